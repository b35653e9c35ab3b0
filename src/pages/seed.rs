//! What an app for codes is set up by: a picture to scan, the same as a key to type, the same as a link for this device.

use askama::Template;
use askama::filters::HtmlSafe;

use super::chrome::Chrome;
use super::qr::Picture;

/// A seed that is being set up.
#[derive(Clone, Debug, Default)]
pub struct SeedView {
    /// The `otpauth:` address.
    pub uri: String,
    /// The key in groups of four.
    pub key: String,
}

/// The part of a page that shows it.
#[derive(Debug, Template)]
#[template(path = "parts/seed.html")]
pub(super) struct SeedPart<'a> {
    c: Chrome<'a>,
    seed: &'a SeedView,
    picture: Option<Picture>,
}

impl HtmlSafe for SeedPart<'_> {}

impl<'a> SeedPart<'a> {
    pub(super) fn new(c: Chrome<'a>, seed: &'a SeedView) -> Self {
        Self { c, seed, picture: Picture::of(&seed.uri) }
    }
}
