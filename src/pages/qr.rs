//! A QR code as SVG of our own: one path, dark on white whatever the theme, with the quiet zone that readers need
//! (ISO/IEC 18004: four modules).

use std::fmt;

use askama::filters::HtmlSafe;
use qrcode::{Color, EcLevel, QrCode};

const QUIET: usize = 4;

/// The picture of a text.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    width: usize,
    path: String,
}

impl Picture {
    /// None where the text is too long for a code that a phone reads.
    pub(super) fn of(text: &str) -> Option<Self> {
        // A screen is clean: larger modules help a camera more than redundancy does.
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.into_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    path.push_str(&format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len()));
                }
                x += run.len();
            }
        }
        Some(Self { width: width + 2 * QUIET, path })
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { width, path } = self;
        write!(
            f,
            r##"<svg class="qr" viewBox="0 0 {width} {width}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{width}v{width}H0z"/><path fill="#000" d="{path}"/></svg>"##
        )
    }
}

impl HtmlSafe for Picture {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_finder_patterns_and_its_quiet_zone() {
        let text = "otpauth://totp/Latchkey:alice%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Latchkey";
        let picture = Picture::of(text).unwrap();
        assert!(picture.path.starts_with("M4 4h7v1h-7z"), "{}", picture.path);
        assert!(picture.to_string().contains(&format!("viewBox=\"0 0 {0} {0}\"", picture.width)));
        assert!(Picture::of(&"x".repeat(4000)).is_none());
    }
}
