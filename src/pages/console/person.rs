//! `console-person`: one person: profile, groups, ways to sign in, rights, and the end of it.

use askama::Template;

use super::Frame;
use super::input::{Danger, Input};
use super::people::PersonState;
use super::profile::{Fields, Profile, ProfileProblem};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Shows and changes one person. Every form goes below [`Person::url`].
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// What stands round the page.
    pub frame: Frame,
    /// The address of this page; forms go to it and to addresses below it.
    pub url: String,
    /// The `sub`.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// The e-mail address that is kept.
    pub email: String,
    /// Whether they may sign in.
    pub state: PersonState,
    /// Why the account is refused, as it was typed, and whether that cannot be told.
    pub reason: String,
    /// The reason is too long, or holds characters that are not seen.
    pub reason_unfit: bool,
    /// May do everything here.
    pub owner: bool,
    /// The version of the row that the form was filled from.
    pub version: i64,
    /// What stands in the form.
    pub typed: Profile,
    /// What is kept, where somebody else changed it since the form was opened.
    pub kept: Option<Profile>,
    /// What is wrong with what was typed.
    pub problems: Vec<ProfileProblem>,
    /// The groups they belong to.
    pub groups: Vec<PersonGroup>,
    /// Names of groups to choose from.
    pub group_names: Vec<String>,
    /// What was typed to add a group, and what is wrong with it.
    pub group: String,
    /// What was typed as the last day.
    pub until: String,
    /// What is wrong with the group to be added.
    pub group_problem: Option<GroupProblem>,
    /// When the account was made, in seconds since the epoch.
    pub created_at: i64,
    /// The last sign-in, in seconds since the epoch.
    pub last_sign_in_at: Option<i64>,
    /// When the password was set, in seconds since the epoch.
    pub password_set_at: Option<i64>,
    /// The password is a temporary one.
    pub password_is_temporary: bool,
    /// How many apps for one-time codes there are.
    pub second_factors: usize,
    /// How many passkeys sign in without the password.
    pub passkeys: usize,
    /// The accounts at other providers that they are connected with.
    pub connected: Vec<PersonAccount>,
    /// The phone that they proved.
    pub phone: Option<String>,
    /// In how many browsers no second factor is asked for.
    pub remembered: usize,
    /// They said that their second factor is lost.
    pub loss: Option<PersonLoss>,
    /// Live sessions.
    pub sessions: usize,
    /// Names of the apps that have access without a session.
    pub offline_apps: Vec<String>,
    /// What is shown this once.
    pub once: Option<Once>,
    /// Why something was not done.
    pub refusal: Option<Refusal>,
    /// The address of this person's sessions.
    pub sessions_url: String,
    /// The address of what the record says of this person.
    pub audit_url: String,
}

/// What waits of a person who lost their second factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonLoss {
    /// When they asked, in seconds since the epoch.
    pub asked_at: i64,
    /// From which address and by which browser.
    pub from: Option<String>,
    /// When the wait is over; none where an admin has to help.
    pub due_at: Option<i64>,
    /// Until when they may go on, once they may.
    pub ready_until: Option<i64>,
    /// It is the account of whoever looks.
    pub own: bool,
}

/// A group that a person belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonGroup {
    /// The group's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The address of its page.
    pub url: String,
    /// When the membership ends, in seconds since the epoch.
    pub until: Option<i64>,
}

/// An account at another provider that a person is connected with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonAccount {
    /// What the form sends for it.
    pub id: String,
    /// What the provider is called.
    pub name: String,
    /// The address of its page.
    pub url: String,
    /// How the account there is shown; may be empty.
    pub address: String,
    /// Since when, in seconds since the epoch.
    pub since: i64,
    /// Whether it signs in now.
    pub live: bool,
}

/// What is shown once and kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Once {
    /// A temporary password.
    Password(String),
    /// A link by which the person sets a password.
    Link {
        /// The link.
        url: String,
        /// Until when it is good, in seconds since the epoch.
        until: i64,
    },
}

/// Why something was not done to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody would be left who may do everything.
    LastOwner,
    /// Something else was typed than what confirms.
    NotConfirmed,
    /// The account is disabled.
    Disabled,
    /// The account waits no more.
    NotWaiting,
    /// Nothing else would show who the person is.
    LastWayIn,
    /// The person does not wait to get in without a second factor.
    NothingLost,
    /// It is the account of whoever decides.
    OwnLoss,
}

/// What is wrong with a membership to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupProblem {
    /// There is no such group.
    NoGroup,
    /// There is no such person.
    NoPerson,
    /// The last day is none, or is over.
    Until,
}

impl GroupProblem {
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::NoGroup => "group",
            Self::NoPerson => "person",
            Self::Until => "until",
        }
    }

    pub(super) const fn text_id(self) -> &'static str {
        match self {
            Self::NoGroup => "member-no-group",
            Self::NoPerson => "member-no-person",
            Self::Until => "member-until-invalid",
        }
    }
}

#[derive(Template)]
#[template(path = "console/person.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Person,
    fields: Fields,
    group: Input,
    until: Input,
    reason: Input,
    delete: Danger,
    refusal: Option<String>,
}

impl Person {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-person");
        let fields = Fields::of(&c, &self.typed, self.kept.as_ref(), &self.problems);
        let error = |field: &str| self.group_problem.filter(|problem| problem.field() == field).map(|problem| c.t(problem.text_id()));
        let group = Input::text(&c, "group", "person-group").value(&self.group).error(error("group")).suggestions("group-names");
        let until = Input::text(&c, "until", "member-until").kind("date").hint(c.t("member-until-hint")).value(&self.until);
        let until = until.error(error("until")).left_to_right();
        let reason = Input::text(&c, "reason", "person-refuse-reason").hint(c.t("person-refuse-reason-hint")).value(&self.reason);
        let reason = reason.error(self.reason_unfit.then(|| c.t("person-reason-unfit")));
        let delete = Danger {
            title: c.t("person-delete"),
            text: c.with("person-delete-text", "sessions", self.sessions),
            action: format!("{}/delete", self.url),
            csrf: ctx.csrf.clone(),
            hidden: Vec::new(),
            ask: c.around("console-type-to-confirm", "word"),
            word: self.email.clone(),
            wrong: (self.refusal == Some(Refusal::NotConfirmed)).then(|| c.t("console-not-confirmed")),
            button: c.t("person-delete"),
            icon: c.icon("alert"),
        };
        let refusal = self.refusal.map(|refusal| {
            c.t(match refusal {
                Refusal::LastOwner => "person-last-admin",
                Refusal::NotConfirmed => "console-not-confirmed",
                Refusal::Disabled => "person-disabled-first",
                Refusal::NotWaiting => "person-not-waiting",
                Refusal::LastWayIn => "person-last-way-in",
                Refusal::NothingLost => "person-loss-over",
                Refusal::OwnLoss => "person-loss-own",
            })
        });
        drawn(&View { c, frame: &self.frame, section: "people", page: self, fields, group, until, reason, delete, refusal })
    }
}
