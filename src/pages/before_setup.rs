//! `before-setup`: there is nobody yet who could sign in; the link that the server printed makes the first administrator.

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;

/// Says where the link for the first administrator is found. The link itself is never shown: whoever reads what the server
/// printed may use it, and nobody else.
#[derive(Clone, Copy, Debug, Default)]
pub struct BeforeSetup;

#[derive(Template)]
#[template(path = "before-setup.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
}

impl BeforeSetup {
    /// The page as HTML.
    pub fn render(self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "before-setup");
        let plate = c.plate(None, "plate-setup", 1);
        drawn(&View { c, plate })
    }
}
