//! `console-app-errors`: what was refused to an app lately, in words, with what to do about it.

use askama::Template;

use super::app::{AppHead, Tab};
use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::moment::Moment;

/// Shows the last refusals.
#[derive(Clone, Debug, Default)]
pub struct AppErrors {
    /// What stands round it.
    pub frame: Frame,
    /// Which app.
    pub head: AppHead,
    /// The refusals, the newest first.
    pub errors: Vec<AppError>,
}

/// A refusal, as the record has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppError {
    /// When, in seconds since the epoch.
    pub at: i64,
    /// The type of the event.
    pub event: String,
    /// The reason: a word or an error code.
    pub reason: String,
    /// What finds the line of the log.
    pub reference: String,
}

/// Ids of what happened and of what to do about it.
pub(super) fn words(event: &str, reason: &str) -> (&'static str, &'static str) {
    match (event, reason) {
        (_, "unregistered_redirect_uri") => ("console-error-redirect", "console-error-redirect-fix"),
        (_, "missing_redirect_uri") => ("console-error-no-redirect", "console-error-no-redirect-fix"),
        (_, "disabled_client") => ("console-error-off", "console-error-off-fix"),
        (_, "invalid_scope") => ("console-error-scope", "console-error-scope-fix"),
        (_, "invalid_target") => ("console-error-target", "console-error-target-fix"),
        (_, "login_required" | "consent_required" | "interaction_required" | "account_selection_required") => {
            ("console-error-silent", "console-error-silent-fix")
        }
        ("client.authentication_failed", _) => ("console-error-secret", "console-error-secret-fix"),
        (_, "invalid_grant") => ("console-error-grant", "console-error-grant-fix"),
        (_, "unauthorized_client" | "unsupported_grant_type" | "unsupported_response_type") => {
            ("console-error-grant-type", "console-error-grant-type-fix")
        }
        ("form.refused", _) => ("console-error-form", "console-error-form-fix"),
        ("access.refused", _) => ("console-error-access", "console-error-access-fix"),
        ("client.registration_refused", _) => ("console-error-registration", "console-error-registration-fix"),
        ("user.sign_in_refused" | "second_factor.refused", _) => ("console-error-person", "console-error-person-fix"),
        ("consent.denied", _) => ("console-error-denied", "console-error-denied-fix"),
        _ => ("console-error-request", "console-error-request-fix"),
    }
}

struct Row<'a> {
    error: &'a AppError,
    at: Moment,
    what: String,
    fix: String,
}

#[derive(Template)]
#[template(path = "console/app-errors.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    head: &'a AppHead,
    tabs: Vec<Tab>,
    tag: (&'static str, &'static str, String),
    rows: Vec<Row<'a>>,
}

impl AppErrors {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console-app-errors");
        let rows = self
            .errors
            .iter()
            .map(|error| {
                let (what, fix) = words(&error.event, &error.reason);
                Row { error, at: c.moment(&error.at), what: c.t(what), fix: c.t(fix) }
            })
            .collect();
        drawn(&View {
            frame: &self.frame,
            section: "apps",
            head: &self.head,
            tabs: self.head.tabs(&c, "/errors"),
            tag: self.head.state_tag(&c),
            rows,
            c,
        })
    }
}
