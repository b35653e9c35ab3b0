//! `console-app-errors`: what was refused to an app lately, in words, with what to do about it.

use askama::Template;

use super::app::{AppHead, Tab};
use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::difference::{self, Piece};
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
    /// Whether what the request rested on was good once: a code that was used, a token that has expired.
    pub lapsed: bool,
    /// What the app was answered: a sentence for its developer, or empty.
    pub description: String,
    /// The address that was refused, of after the sign-in or after the sign-out.
    pub address: Option<RefusedAddress>,
    /// What finds the line of the log.
    pub reference: String,
}

/// An address that was refused, beside what is registered now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedAddress {
    /// What the app sent.
    pub asked: String,
    /// What would match now; none where what was sent matches by now.
    pub registered: Option<Vec<String>>,
}

/// Ids of what happened and of what to do about it. `lapsed` as in [`AppError`].
pub(super) fn words(event: &str, reason: &str, lapsed: bool) -> (&'static str, &'static str) {
    match (event, reason) {
        (_, "unregistered_redirect_uri") => ("console-error-redirect", "console-error-redirect-fix"),
        ("sign_out.refused", "unregistered_post_logout_redirect_uri") => {
            ("console-error-sign-out-address", "console-error-sign-out-address-fix")
        }
        ("sign_out.refused", "invalid_id_token_hint") => ("console-error-sign-out-hint", "console-error-sign-out-hint-fix"),
        ("sign_out.refused", _) => ("console-error-sign-out", "console-error-request-fix"),
        ("authorization.refused", "unknown_client") => ("console-error-unknown-app", "console-error-unknown-app-fix"),
        ("authorization.refused", "missing_client_id") => ("console-error-no-app", "console-error-unknown-app-fix"),
        (_, "missing_redirect_uri") => ("console-error-no-redirect", "console-error-no-redirect-fix"),
        (_, "disabled_client") => ("console-error-off", "console-error-off-fix"),
        (_, "invalid_scope" | "insufficient_scope") => ("console-error-scope", "console-error-scope-fix"),
        (_, "invalid_target") => ("console-error-target", "console-error-target-fix"),
        (_, "login_required" | "consent_required" | "interaction_required" | "account_selection_required") => {
            ("console-error-silent", "console-error-silent-fix")
        }
        ("client.authentication_failed", _) | (_, "invalid_client") => ("console-error-secret", "console-error-secret-fix"),
        (_, "invalid_token") => ("console-error-grant", "console-error-grant-fix"),
        (_, "invalid_grant") if lapsed => ("console-error-grant", "console-error-grant-fix"),
        (_, "invalid_grant") => ("console-error-mismatch", "console-error-mismatch-fix"),
        (_, "unauthorized_client" | "unsupported_grant_type" | "unsupported_response_type") => {
            ("console-error-grant-type", "console-error-grant-type-fix")
        }
        ("form.refused", _) => ("console-error-form", "console-error-form-fix"),
        ("access.refused", _) => ("console-error-access", "console-error-access-fix"),
        ("client.registration_refused", _) => ("console-error-registration", "console-error-registration-fix"),
        (
            "user.sign_in_refused" | "user.recovery_refused" | "user.sign_up_refused" | "second_factor.refused" | "user.password_changed",
            _,
        ) => ("console-error-person", "console-error-person-fix"),
        ("consent.denied", _) | (_, "access_denied") => ("console-error-denied", "console-error-denied-fix"),
        (_, "server_error" | "temporarily_unavailable") => ("console-error-ours", "console-error-ours-fix"),
        _ => (REQUEST, "console-error-request-fix"),
    }
}

/// What is said where nothing more exact is known: the request was wrong.
const REQUEST: &str = "console-error-request";

struct Compared<'a> {
    sent: Vec<Piece<'a>>,
    registered: Vec<Piece<'a>>,
    of: usize,
}

impl RefusedAddress {
    fn compared(&self) -> Option<Compared<'_>> {
        let all = self.registered.as_deref()?;
        let nearest = difference::nearest(&self.asked, all)?;
        let (sent, registered, _) = difference::pieces(&self.asked, nearest);
        Some(Compared { sent, registered, of: all.len() })
    }

    /// What is said where there is nothing to compare with.
    fn note(&self, c: &Chrome<'_>, after_sign_out: bool) -> Option<String> {
        match self.registered.as_deref() {
            Some([]) if after_sign_out => Some(c.t("console-error-sign-out-address-none")),
            None => Some(c.t("console-error-address-now")),
            Some([]) => Some(c.t("console-error-address-none")),
            Some(_) => None,
        }
    }
}

struct Row<'a> {
    error: &'a AppError,
    at: Moment,
    what: String,
    fix: String,
    compared: Option<Compared<'a>>,
    note: Option<String>,
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
                let (what, fix) = words(&error.event, &error.reason, error.lapsed);
                let compared = error.address.as_ref().and_then(RefusedAddress::compared);
                let note = error.address.as_ref().and_then(|address| address.note(&c, error.event == "sign_out.refused"));
                Row { error, at: c.moment(&error.at), what: c.t(what), fix: c.t(fix), compared, note }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::EventType;
    use crate::audit::fault::{self, Fault};
    use crate::protocol::error::ErrorCode;

    #[test]
    fn what_is_not_the_apps_fault_is_never_told_as_a_bad_request() {
        for code in ErrorCode::ALL {
            for (event, lapsed) in
                [(EventType::AuthorizationRefused, false), (EventType::TokenRefused, false), (EventType::TokenRefused, true)]
            {
                let is_lapse = lapsed && *code == ErrorCode::InvalidGrant;
                if is_lapse || (!lapsed && fault::of(event, code.as_str(), lapsed) == Fault::NotApp) {
                    assert_ne!(words(event.name(), code.as_str(), lapsed).0, REQUEST, "{event} {code}");
                }
            }
        }
        for event in EventType::FAILED_SIGN_INS.iter().chain(&[EventType::ConsentDenied, EventType::FormRefused, EventType::AccessRefused])
        {
            assert_ne!(words(event.name(), "mismatch", false).0, REQUEST, "{event}");
        }
    }
}
