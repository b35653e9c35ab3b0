//! `console-person-new`: an account for somebody, with a first way in.

use askama::Template;

use super::Frame;
use super::profile::{Fields, Profile, ProfileProblem};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Makes a person. Posts the fields of [`Profile`], `way` (`link` or `password`), and `group_0` and on: names of
/// groups.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// What was typed.
    pub typed: Profile,
    /// Groups to choose from: whether it is chosen, and its name.
    pub groups: Vec<(bool, String)>,
    /// There are more groups than are shown.
    pub more_groups: bool,
    /// The first way in is a temporary password instead of a link.
    pub by_password: bool,
    /// What is wrong.
    pub problems: Vec<ProfileProblem>,
}

#[derive(Template)]
#[template(path = "console/person-new.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a NewPerson,
    fields: Fields,
}

impl NewPerson {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-person-new");
        let fields = Fields::of(&c, &self.typed, None, &self.problems);
        drawn(&View { c, frame: &self.frame, section: "people", page: self, fields })
    }
}
