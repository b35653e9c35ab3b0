//! `console-invitations` and `console-invitation`: who was invited, and one invitation.

use askama::Template;

use super::Frame;
use super::input::{Input, Paging};
use super::invite::InviteProblem;
use super::person::Once;
use super::sorting::{Among, Exports, Head, Sorting};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists invitations. Its search gets `q`, `state` and `sort`.
#[derive(Clone, Debug, Default)]
pub struct Invitations {
    /// What stands round the page.
    pub frame: Frame,
    /// The address of this page.
    pub url: String,
    /// Where one person is invited.
    pub new_url: String,
    /// Where many are.
    pub many_url: String,
    /// What was searched for.
    pub search: String,
    /// `open`, `accepted`, `withdrawn`, `expired`, or empty for all.
    pub state: String,
    /// How the list is sorted.
    pub sorting: Sorting,
    /// Where the same invitations are written out.
    pub exports: Exports,
    /// This page's invitations.
    pub invitations: Vec<InvitationRow>,
    /// The pages beside this.
    pub paging: Paging,
    /// The present, in seconds since the epoch.
    pub now: i64,
}

/// An invitation in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvitationRow {
    /// The address of its page.
    pub url: String,
    /// The e-mail address.
    pub email: String,
    /// What the person may be called; may be empty.
    pub name: String,
    /// `open`, `accepted`, `withdrawn` or `expired`.
    pub state: &'static str,
    /// The names of the groups that it gives.
    pub groups: Vec<String>,
    /// Whether it makes an administrator.
    pub admin: bool,
    /// When somebody was invited, in seconds since the epoch.
    pub created_at: i64,
    /// When it expires, in seconds since the epoch.
    pub expires_at: i64,
}

/// The text and the tone of a state.
fn state_of(state: &str) -> (&'static str, &'static str) {
    match state {
        "accepted" => ("invitation-accepted", "ok"),
        "withdrawn" => ("invitation-withdrawn", "neutral"),
        "expired" => ("invitation-expired", "danger"),
        _ => ("invitation-open", "new"),
    }
}

impl InvitationRow {
    fn state_text(&self) -> &'static str {
        state_of(self.state).0
    }

    fn tone(&self) -> &'static str {
        state_of(self.state).1
    }
}

#[derive(Template)]
#[template(path = "console/invitations.html")]
struct ListView<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Invitations,
    search: Input,
    choices: [Among; 2],
    heads: [Head; 3],
}

impl Invitations {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-invitations");
        let search = Input::text(&c, "q", "invitations-search").kind("search").value(&self.search);
        let states = [
            ("", "messages-any-state"),
            ("open", "invitation-open"),
            ("accepted", "invitation-accepted"),
            ("withdrawn", "invitation-withdrawn"),
            ("expired", "invitation-expired"),
        ];
        let orders = [
            ("age", "invitations-sort-age"),
            ("-age", "invitations-sort-age-down"),
            ("address", "people-sort-address"),
            ("-address", "people-sort-address-down"),
            ("expires", "invitations-sort-expires"),
            ("-expires", "invitations-sort-expires-down"),
        ];
        let choices = [Among::new(&c, "state", "people-state", &self.state, &states), self.sorting.choice(&c, &orders)];
        let heads = [
            self.sorting.head(&c, "address", "people-person", ""),
            self.sorting.head(&c, "age", "invitation-created", ""),
            self.sorting.head(&c, "expires", "invitation-expires", ""),
        ];
        drawn(&ListView { c, frame: &self.frame, section: "invitations", page: self, search, choices, heads })
    }

    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.state.is_empty()
    }
}

/// Shows one invitation. Its forms go below [`Invitation::url`].
#[derive(Clone, Debug, Default)]
pub struct Invitation {
    /// What stands round the page.
    pub frame: Frame,
    /// The address of this page.
    pub url: String,
    /// The address of what the record says of it.
    pub audit_url: String,
    /// Its id.
    pub id: String,
    /// The e-mail address.
    pub email: String,
    /// What the person may be called; may be empty.
    pub name: String,
    /// `open`, `accepted`, `withdrawn` or `expired`.
    pub state: &'static str,
    /// The names of the groups that it gives.
    pub groups: Vec<String>,
    /// When the memberships end, in seconds since the epoch.
    pub groups_until: Option<i64>,
    /// Whether it makes an administrator.
    pub admin: bool,
    /// The language of its message, in that language.
    pub language: &'static str,
    /// A command invited, and no person.
    pub by_command: bool,
    /// Who invited, or sent it last, where they are there still.
    pub invited_by: Option<NamedPerson>,
    /// When somebody was invited, in seconds since the epoch.
    pub created_at: i64,
    /// When its newest message was written, in seconds since the epoch.
    pub sent_at: i64,
    /// What became of that: `queued`, `sent` or `failed`; none where it is forgotten.
    pub message: Option<&'static str>,
    /// When it expires, in seconds since the epoch.
    pub expires_at: i64,
    /// When it was accepted, in seconds since the epoch.
    pub accepted_at: Option<i64>,
    /// By whom.
    pub accepted_by: Option<NamedPerson>,
    /// When it was withdrawn, in seconds since the epoch.
    pub withdrawn_at: Option<i64>,
    /// Its link, shown this once.
    pub once: Option<Once>,
    /// Why it was not sent again.
    pub problem: Option<InviteProblem>,
}

/// A person, with the address of their page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedPerson {
    /// The address of their page.
    pub url: String,
    /// What they are called.
    pub name: String,
}

#[derive(Template)]
#[template(path = "console/invitation.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Invitation,
    state: (&'static str, &'static str),
    message: Option<&'static str>,
    link: Option<(&'a str, i64)>,
    problem: Option<String>,
}

impl Invitation {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-invitation");
        let problem = self.problem.as_ref().map(|problem| problem.text(&c));
        let message = self.message.map(|state| match state {
            "sent" => "message-sent",
            "failed" => "message-failed",
            _ => "message-queued",
        });
        let link = match &self.once {
            Some(Once::Link { url, until }) => Some((url.as_str(), *until)),
            Some(Once::Password(_)) | None => None,
        };
        drawn(&View { c, frame: &self.frame, section: "invitations", page: self, state: state_of(self.state), message, link, problem })
    }

    fn is_open(&self) -> bool {
        self.state == "open"
    }

    /// Whether it can be sent again.
    fn can_be_sent(&self) -> bool {
        matches!(self.state, "open" | "expired")
    }
}
