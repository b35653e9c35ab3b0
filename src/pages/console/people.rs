//! `console-people`: everybody, found and paged.

use askama::Template;

use super::Frame;
use super::input::{Input, Paging};
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists people. Its form gets `q`, `status`, `factor`, `role`, `group` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// What stands round the page.
    pub frame: Frame,
    /// What was searched for.
    pub search: String,
    /// `active`, `waiting`, `disabled`, or empty for all.
    pub status: String,
    /// `with` or `without` a second factor, or empty for both.
    pub factor: String,
    /// `admin`, or empty for everybody.
    pub role: String,
    /// The name of a group whose members are asked for.
    pub group: String,
    /// There is no group of this name.
    pub no_group: bool,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same people are written out.
    pub exports: Exports,
    /// This page's people.
    pub people: Vec<PersonRow>,
    /// How many there are on all pages.
    pub total: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// Whether a person may sign in, as the console shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonState {
    /// They may.
    #[default]
    Active,
    /// They made the account themselves, and it is to be approved.
    Waiting,
    /// They may not.
    Disabled,
}

impl PersonState {
    /// The tone and the text of its tag.
    pub(super) const fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::Active => ("ok", "person-active"),
            Self::Waiting => ("new", "person-waiting"),
            Self::Disabled => ("neutral", "person-disabled"),
        }
    }
}

/// A person in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// The address of their page.
    pub url: String,
    /// What they are called.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The user name, where there is one.
    pub username: Option<String>,
    /// Whether they may sign in.
    pub state: PersonState,
    /// May do everything here.
    pub owner: bool,
    /// The last sign-in, in seconds since the epoch.
    pub last_sign_in_at: Option<i64>,
    /// When the account was created, in seconds since the epoch.
    pub created_at: i64,
}

#[derive(Template)]
#[template(path = "console/people.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a People,
    search: Input,
    choices: [Among; 4],
    group: Input,
    heads: [Head; 3],
}

impl People {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-people");
        let search = Input::text(&c, "q", "people-search").kind("search").value(&self.search);
        let group = Input::text(&c, "group", "person-group").value(&self.group).error(self.no_group.then(|| c.t("member-no-group")));
        let choices = [
            Among::new(
                &c,
                "status",
                "people-status",
                &self.status,
                &[
                    ("", "people-status-all"),
                    ("active", "people-status-active"),
                    ("waiting", "people-status-waiting"),
                    ("disabled", "people-status-disabled"),
                ],
            ),
            Among::new(
                &c,
                "factor",
                "person-second-factors",
                &self.factor,
                &[
                    ("", "people-factor-all"),
                    ("with", "people-factor-with"),
                    ("without", "people-factor-without"),
                    ("lost", "people-factor-lost"),
                ],
            ),
            Among::new(&c, "role", "person-rights", &self.role, &[("", "people-role-any"), ("admin", "person-admin")]),
            self.sorting.choice(
                &c,
                &[
                    ("address", "people-sort-address"),
                    ("-address", "people-sort-address-down"),
                    ("-seen", "people-sort-seen-down"),
                    ("seen", "people-sort-seen"),
                    ("-created", "people-sort-created-down"),
                    ("created", "people-sort-created"),
                ],
            ),
        ];
        let heads = [
            self.sorting.head(&c, "address", "people-person", ""),
            self.sorting.head(&c, "seen", "people-last-sign-in", ""),
            self.sorting.head(&c, "created", "person-created", ""),
        ];
        drawn(&View { c, frame: &self.frame, section: "people", page: self, search, choices, group, heads })
    }

    fn is_filtered(&self) -> bool {
        [&self.search, &self.status, &self.factor, &self.role, &self.group].iter().any(|filter| !filter.is_empty())
    }

    /// Whether one of the filters is set that are folded on narrow pages: they are then shown.
    fn is_narrowed(&self) -> bool {
        [&self.status, &self.factor, &self.role, &self.group].iter().any(|filter| !filter.is_empty())
    }
}
