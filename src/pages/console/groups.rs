//! `console-groups` and `console-group`: groups and who belongs to them.

use askama::Template;

use super::Frame;
use super::input::{Danger, Input, Paging};
use super::person::GroupProblem;
use super::sorting::{Among, Exports, Head, Sorting};
use crate::config::EmailCodes;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists groups and makes one. Its search gets `q`, `factor` and `sort`; its form posts `name`.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form that makes a group goes.
    pub action: String,
    /// What was searched for.
    pub search: String,
    /// `required`, or empty for all.
    pub factor: String,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same groups are written out.
    pub exports: Exports,
    /// This page's groups.
    pub groups: Vec<GroupRow>,
    /// The pages beside this.
    pub paging: Paging,
    /// What was typed as the name of a new one.
    pub name: String,
    /// What is wrong with it.
    pub problem: Option<NameProblem>,
}

/// A group in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupRow {
    /// The address of its page.
    pub url: String,
    /// Its name.
    pub name: String,
    /// How many belong to it.
    pub members: usize,
    /// Who belongs to it needs a second factor.
    pub requires_second_factor: bool,
}

/// What is wrong with a group's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// It is empty, too long, or holds characters that are not seen.
    Unfit,
    /// Another group has it.
    Taken,
}

impl NameProblem {
    const fn text_id(self) -> &'static str {
        match self {
            Self::Unfit => "group-name-unfit",
            Self::Taken => "group-name-taken",
        }
    }
}

#[derive(Template)]
#[template(path = "console/groups.html")]
struct GroupsView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Groups,
    search: Input,
    choices: [Among; 2],
    head: Head,
    name: Input,
}

impl Groups {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-groups");
        let search = Input::text(&c, "q", "groups-search").kind("search").value(&self.search);
        let name = Input::text(&c, "name", "group-name").value(&self.name).hint(c.t("group-name-hint")).required();
        let name = name.error(self.problem.map(|problem| c.t(problem.text_id())));
        let choices = [
            Among::new(&c, "factor", "person-second-factors", &self.factor, &[("", "groups-any-factor"), ("required", "group-requires")]),
            self.sorting.choice(&c, &[("name", "apps-sort-name"), ("-name", "apps-sort-name-down")]),
        ];
        let head = self.sorting.head(&c, "name", "person-group", "");
        drawn(&GroupsView { c, frame: &self.frame, section: "groups", page: self, search, choices, head, name })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.factor.is_empty()
    }

    /// Whether one of the filters is set that are folded on narrow pages: they are then shown.
    fn is_narrowed(&self) -> bool {
        !self.factor.is_empty()
    }
}

/// Shows and changes one group. Every form goes below [`Group::url`].
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// What stands round the page.
    pub frame: Frame,
    /// The address of this page.
    pub url: String,
    /// The address of what the record says of this group.
    pub audit_url: String,
    /// The address of the list of its members among all people.
    pub people_url: String,
    /// The name that is kept.
    pub name: String,
    /// What stands in the form.
    pub typed: String,
    /// The box that makes its members need a second factor is ticked.
    pub requires_second_factor: bool,
    /// What its members may use codes by e-mail for at most.
    pub email_codes: EmailCodes,
    /// What is wrong with it.
    pub problem: Option<NameProblem>,
    /// Somebody else changed the group since the form was opened.
    pub stale: bool,
    /// The version that the form was filled from.
    pub version: i64,
    /// This page's members.
    pub members: Vec<Member>,
    /// How many there are on all pages.
    pub total: usize,
    /// The pages beside this.
    pub paging: Paging,
    /// Who was typed to be added.
    pub person: String,
    /// What was typed as the last day.
    pub until: String,
    /// What is wrong with the member to be added.
    pub member_problem: Option<GroupProblem>,
    /// Something else was typed than what confirms.
    pub not_confirmed: bool,
}

/// A member of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// The person's id.
    pub id: String,
    /// The address of their page.
    pub url: String,
    /// What they are called.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// When the membership ends, in seconds since the epoch.
    pub until: Option<i64>,
}

#[derive(Template)]
#[template(path = "console/group.html")]
struct GroupView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Group,
    name: Input,
    person: Input,
    until: Input,
    delete: Danger,
    email_codes: [(EmailCodes, &'static str); 4],
}

/// What each word says, the mildest first.
const EMAIL_CODES: [(EmailCodes, &str); 4] = [
    (EmailCodes::Both, "group-email-codes-both"),
    (EmailCodes::Second, "group-email-codes-second"),
    (EmailCodes::First, "group-email-codes-first"),
    (EmailCodes::Never, "group-email-codes-never"),
];

impl Group {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-group");
        let mut name = Input::text(&c, "name", "group-name").value(&self.typed).hint(c.t("group-name-hint")).required();
        name.error = self.problem.map(|problem| c.t(problem.text_id()));
        name.now = (self.stale && self.typed != self.name).then(|| c.with("console-now", "value", &self.name));
        let error = |field: &str| self.member_problem.filter(|problem| problem.field() == field).map(|problem| c.t(problem.text_id()));
        let person = Input::text(&c, "person", "member-person")
            .value(&self.person)
            .error(error("person"))
            .left_to_right()
            .hint(c.t("member-person-hint"));
        let until = Input::text(&c, "until", "member-until").kind("date").hint(c.t("member-until-hint")).value(&self.until);
        let until = until.error(error("until")).left_to_right();
        let delete = Danger {
            title: c.t("group-delete"),
            text: c.with("group-delete-text", "count", self.total),
            action: format!("{}/delete", self.url),
            csrf: ctx.csrf.clone(),
            hidden: Vec::new(),
            ask: c.around("console-type-to-confirm", "word"),
            word: self.name.clone(),
            wrong: self.not_confirmed.then(|| c.t("console-not-confirmed")),
            button: c.t("group-delete"),
            icon: c.icon("alert"),
        };
        drawn(&GroupView { c, frame: &self.frame, section: "groups", page: self, name, person, until, delete, email_codes: EMAIL_CODES })
    }
}
