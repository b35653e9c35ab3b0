//! `form-post`: the answer to the app as a form that sends itself
//! ([Form Post Response Mode](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html)).

use askama::Template;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::Hidden;

/// Carries the answer to the app. Holds a code: never kept by a cache, no foreign content.
#[derive(Clone)]
pub struct FormPost {
    /// The redirect address.
    pub action: String,
    /// The response parameters.
    pub fields: Vec<Hidden>,
    /// The app's name, for the button that shows without scripts.
    pub app_name: String,
}

#[derive(Template)]
#[template(path = "form-post.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a FormPost,
}

impl FormPost {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "form-post");
        let plate = Plate { advice: None, ..c.plate(None, "plate-provider", 4) };
        drawn(&View { c, plate, page: self })
    }
}
