//! `console-invite` and `console-invite-many`: people are invited, one or many.

use askama::Template;

use super::Frame;
use super::input::{Input, Tick};
use crate::languages::Language;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::parts::Summary;

/// Why somebody is not invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InviteProblem {
    /// A field came twice, is too long or holds what no field may.
    Malformed(Option<String>),
    /// It is no address that mail can be sent to.
    Email,
    /// Nobody can be called so.
    Name,
    /// There is no group of this name.
    NoGroup(String),
    /// The end of the memberships is no day, or over.
    Until,
    /// It would expire too early or too late.
    Expires,
    /// The address is invited already.
    IsInvited,
    /// The address has an account that would get nothing.
    HasAccount,
    /// The account with the address is disabled.
    Disabled,
    /// Another line invites the same address.
    Twice,
    /// Too many were sent within an hour.
    TooMany,
    /// The file holds no invitation.
    FileEmpty,
    /// The file holds too many.
    FileTooMany,
    /// No column holds the addresses.
    NoEmailColumn,
    /// A column means nothing, or stands twice.
    Column(String),
    /// A line has more values than there are columns.
    TooManyValues,
    /// This is no day.
    NotADay(String),
    /// This is neither yes nor no.
    NotYesOrNo(String),
    /// There is no such language.
    NoLanguage(String),
}

impl InviteProblem {
    pub(super) fn text(&self, c: &Chrome<'_>) -> String {
        let id = match self {
            Self::Malformed(_) => "console-field-malformed",
            Self::Email => "setup-email-invalid",
            Self::Name => "person-name-unfit",
            Self::NoGroup(name) => return c.with("invite-no-group", "group", name),
            Self::Until => "member-until-invalid",
            Self::Expires => "invite-expires-invalid",
            Self::IsInvited => "invite-is-invited",
            Self::HasAccount => "invite-has-account",
            Self::Disabled => "invite-disabled",
            Self::Twice => "invite-twice",
            Self::TooMany => "invite-too-many",
            Self::FileEmpty => "invite-file-empty",
            Self::FileTooMany => "invite-file-too-many",
            Self::NoEmailColumn => "invite-no-email-column",
            Self::Column(name) => return c.with("invite-column", "column", name),
            Self::TooManyValues => "invite-too-many-values",
            Self::NotADay(typed) => return c.with("invite-not-a-day", "value", typed),
            Self::NotYesOrNo(typed) => return c.with("invite-not-yes-or-no", "value", typed),
            Self::NoLanguage(typed) => return c.with("invite-no-language", "value", typed),
        };
        c.t(id)
    }

    /// The field beside which it stands, in the form for one.
    fn field(&self) -> &str {
        match self {
            Self::Malformed(Some(name)) if ["name", "until", "expires"].contains(&name.as_str()) => name,
            Self::Name => "name",
            Self::NoGroup(_) => "groups",
            Self::Until => "until",
            Self::Expires => "expires",
            _ => "email",
        }
    }
}

/// Invites one person. Posts `email`, `name`, `group_0` and on (names of groups), `until`, `admin`, `language` and `expires`.
#[derive(Clone, Debug, Default)]
pub struct InvitePerson {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// Where many are invited.
    pub many_url: String,
    /// What was typed.
    pub email: String,
    /// What was typed.
    pub name: String,
    /// Groups to choose from: whether it is chosen, and its name.
    pub groups: Vec<(bool, String)>,
    /// There are more groups than are shown.
    pub more_groups: bool,
    /// What was typed as the last day of the memberships.
    pub until: String,
    /// Whether it makes an administrator.
    pub admin: bool,
    /// The language of the message.
    pub language: Language,
    /// What was typed as the last day of the invitation.
    pub expires: String,
    /// What is wrong.
    pub problem: Option<InviteProblem>,
}

#[derive(Template)]
#[template(path = "console/invite.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a InvitePerson,
    summary: Option<Summary>,
    email: Input,
    name: Input,
    until: Input,
    admin: Tick,
    languages: [Language; 5],
    expires: Input,
    group_error: Option<String>,
}

impl InvitePerson {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-invite");
        let error = |field: &str| self.problem.as_ref().filter(|problem| problem.field() == field).map(|problem| problem.text(&c));
        let email = Input::text(&c, "email", "setup-email").kind("email").value(&self.email).left_to_right().required();
        let email = email.error(error("email"));
        let name = Input::text(&c, "name", "setup-name").value(&self.name).hint(c.t("invite-name-hint")).optional(&c).error(error("name"));
        let until = Input::text(&c, "until", "member-until").kind("date").hint(c.t("invite-until-hint")).value(&self.until);
        let until = until.left_to_right().error(error("until"));
        let expires = Input::text(&c, "expires", "invite-expires").kind("date").hint(c.t("invite-expires-hint")).value(&self.expires);
        let expires = expires.left_to_right().error(error("expires"));
        let admin = Tick::new(&c, "admin", "invite-admin", Some("person-admin-text"), self.admin, None);
        let entries = self.problem.iter().map(|problem| (problem.field().to_owned(), problem.text(&c))).collect();
        let summary = Summary::from_entries(&c, entries);
        let group_error = error("groups");
        let languages = Language::ALL;
        drawn(&View {
            c,
            frame: &self.frame,
            section: "invitations",
            page: self,
            summary,
            email,
            name,
            until,
            admin,
            languages,
            expires,
            group_error,
        })
    }
}

/// Invites everybody whom a file names. Posts `rows`, and `check` where it is only looked whether the file is good.
#[derive(Clone, Debug, Default)]
pub struct InvitePeople {
    /// What stands round the page.
    pub frame: Frame,
    /// Where the form goes.
    pub action: String,
    /// Where one person is invited.
    pub one_url: String,
    /// The folder that takes mails where no mail server is set.
    pub folder: Option<String>,
    /// The file as it was typed.
    pub rows: String,
    /// What is wrong, each with its line; none is the file as a whole.
    pub problems: Vec<(Option<u64>, InviteProblem)>,
    /// Whether people are left out who have an account or an invitation.
    pub skip_known: bool,
    /// How many a good file invites and how many it leaves out, where that was asked.
    pub checked: Option<(usize, usize)>,
}

/// Bytes of a file at most.
const LONGEST: u32 = 256 * 1024;
/// Lines that a page names at most.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "console/invite-many.html")]
struct ManyView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a InvitePeople,
    rows: Input,
    skip: Tick,
    problems: Vec<String>,
    more: Option<String>,
    checked: Option<String>,
}

impl InvitePeople {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-invite-many");
        let error = (!self.problems.is_empty()).then(|| c.t("invite-nobody"));
        let rows = Input::text(&c, "rows", "invite-rows").kind("area").value(&self.rows).hint(c.t("invite-rows-hint")).longest(LONGEST);
        let rows = rows.left_to_right().error(error);
        let said = |(line, problem): &(Option<u64>, InviteProblem)| match line {
            Some(line) => {
                let (line, problem) = (i64::try_from(*line).unwrap_or(0), problem.text(&c));
                c.texts.text_with("invite-line", &[("line", line.into()), ("problem", problem.as_str().into())])
            }
            None => problem.text(&c),
        };
        let problems = self.problems.iter().take(MOST).map(said).collect();
        let more = self.problems.len().checked_sub(MOST).filter(|more| *more > 0).map(|more| c.with("invite-more-problems", "count", more));
        let checked = self.checked.map(|(good, known)| {
            let counts = [c.with("invite-checked", "count", good), c.with("invite-known", "count", known)];
            counts.into_iter().take(if known > 0 { 2 } else { 1 }).collect::<Vec<_>>().join(" ")
        });
        let skip = Tick::new(&c, "skip_known", "invite-skip-known", None, self.skip_known, None);
        drawn(&ManyView { c, frame: &self.frame, section: "invitations", page: self, rows, skip, problems, more, checked })
    }
}
