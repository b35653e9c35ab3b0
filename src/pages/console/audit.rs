//! `console-audit`: what was done and what was refused.

use askama::Template;

use super::Frame;
use super::input::{Input, Paging};
use super::sorting::Exports;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Lists events. Its form gets `event`, `outcome`, `person`, `app`, `since`, `until` and `reference`.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// What stands round the page.
    pub frame: Frame,
    /// The names of all types of events.
    pub types: Vec<String>,
    /// What was asked for, as typed.
    pub asked: AuditQuery,
    /// What is wrong with it: the field's name.
    pub wrong: Vec<&'static str>,
    /// This page's events.
    pub events: Vec<EventRow>,
    /// The pages beside this.
    pub paging: Paging,
    /// Where the same events are written out.
    pub exports: Exports,
}

/// Which events were asked for, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// A type's name.
    pub event: String,
    /// Refused ones alone.
    pub refused: bool,
    /// A person: address, user name or id.
    pub person: String,
    /// A client's id.
    pub app: String,
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// An event's, a request's or a thing's id.
    pub reference: String,
}

/// An event as the list shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// When it happened, in seconds since the epoch.
    pub at: i64,
    /// Its type's name.
    pub event: String,
    /// It was refused.
    pub refused: bool,
    /// How many events it stands for, where it is a sum of several.
    pub sum: Option<i64>,
    /// `user`, `client`, `command`, `system` or `anonymous`.
    pub actor_kind: String,
    /// Who did it: an address, where there is one, else the id.
    pub actor: Option<String>,
    /// What `subject` names: `user`, `client`, ...
    pub subject_kind: Option<String>,
    /// To whom or what.
    pub subject: Option<String>,
    /// The client that it happened for or through.
    pub client: Option<String>,
    /// Further facts: name and value.
    pub facts: Vec<(String, String)>,
}

impl EventRow {
    fn actor_text(&self) -> &'static str {
        match self.actor_kind.as_str() {
            "user" => "audit-by-person",
            "client" => "audit-by-app",
            "command" => "audit-by-command",
            "system" => "audit-by-system",
            _ => "audit-by-nobody",
        }
    }
}

#[derive(Template)]
#[template(path = "console/audit.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Audit,
    person: Input,
    app: Input,
    since: Input,
    until: Input,
    reference: Input,
}

impl Audit {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-audit");
        let error = |field: &str, text: &str| self.wrong.contains(&field).then(|| c.t(text));
        let input =
            |name, label: &str, value: &str, text: &str| Input::text(&c, name, label).value(value).left_to_right().error(error(name, text));
        let person = input("person", "member-person", &self.asked.person, "member-no-person");
        let app = input("app", "audit-app", &self.asked.app, "console-field-malformed");
        let since = input("since", "audit-since", &self.asked.since, "audit-day-invalid").kind("date");
        let until = input("until", "audit-until", &self.asked.until, "audit-day-invalid").kind("date");
        let reference =
            input("reference", "audit-reference", &self.asked.reference, "console-field-malformed").hint(c.t("audit-reference-hint"));
        drawn(&View { c, frame: &self.frame, section: "audit", page: self, person, app, since, until, reference })
    }

    fn event_is_unknown(&self) -> bool {
        self.wrong.contains(&"event")
    }

    fn is_filtered(&self) -> bool {
        self.asked != AuditQuery::default()
    }

    /// Whether one of the filters is set that are folded on narrow pages: they are then shown.
    fn is_narrowed(&self) -> bool {
        self.asked != AuditQuery { event: self.asked.event.clone(), ..AuditQuery::default() }
    }
}
