//! `more-about-you`: what is declared of people and this person has not said.

use askama::Template;

use super::attributes::{AttributeFields, AttributeInput};
use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden, Summary};

/// Asks for a few attributes. Posts their fields, or `skip`.
#[derive(Clone, Debug, Default)]
pub struct MoreAboutYou {
    /// Where the form goes.
    pub action: String,
    /// The app that asks to sign in.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Who is asked.
    pub account: AccountCard,
    /// What is asked.
    pub inputs: Vec<AttributeInput>,
    /// What was typed is too long in all.
    pub too_long: bool,
    /// All of it may be left out.
    pub may_skip: bool,
    /// Where another account is chosen.
    pub switch_url: String,
}

#[derive(Template)]
#[template(path = "more-about-you.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a MoreAboutYou,
    attributes: AttributeFields,
    summary: Option<Summary>,
}

impl MoreAboutYou {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "more-about-you");
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        let attributes = AttributeFields::of(&c, &self.inputs);
        let summary = Summary::from_entries(&c, attributes.errors());
        drawn(&View { c, plate, page: self, attributes, summary })
    }
}
