//! What lately touched the security of an account, as its owner reads it: a part of the account page.

use super::browser::browser_and_system;
use super::chrome::Chrome;
use super::icons::Svg;
use super::moment::Moment;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    /// What happened.
    pub kind: SecurityEventKind,
    /// When, in seconds since the epoch.
    pub at: i64,
    /// The `User-Agent` of the browser; empty where it is not the person's to know.
    pub user_agent: String,
    /// The network of the browser, roughly; may be empty.
    pub place: String,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityEventKind {
    /// The person signed in.
    SignedIn,
    /// A sign-in was refused before a password was right.
    SignInRefused,
    /// The person changed the password.
    PasswordChanged,
    /// A change of the password was refused.
    PasswordChangeRefused,
    /// The person chose the password by a one-time link.
    PasswordChosen,
    /// Somebody else set the password.
    PasswordSet,
    /// An app was set up.
    FactorEnrolled,
    /// An app got another name.
    FactorRenamed,
    /// An app was removed.
    FactorRemoved,
    /// An admin took every second factor away.
    FactorReset,
    /// A code was right.
    FactorUsed,
    /// The password was right, and the code was not.
    FactorRefused,
    /// New recovery codes were made.
    CodesRenewed,
    /// A recovery code was used.
    CodeUsed,
    /// All sessions were ended.
    SessionsEnded,
}

impl SecurityEventKind {
    const fn text_id(self) -> &'static str {
        match self {
            Self::SignedIn => "event-signed-in",
            Self::SignInRefused => "event-sign-in-refused",
            Self::PasswordChanged => "event-password-changed",
            Self::PasswordChangeRefused => "event-password-change-refused",
            Self::PasswordChosen => "event-password-chosen",
            Self::PasswordSet => "event-password-set",
            Self::FactorEnrolled => "event-factor-enrolled",
            Self::FactorRenamed => "event-factor-renamed",
            Self::FactorRemoved => "event-factor-removed",
            Self::FactorReset => "event-factor-reset",
            Self::FactorUsed => "event-factor-used",
            Self::FactorRefused => "event-factor-refused",
            Self::CodesRenewed => "event-codes-renewed",
            Self::CodeUsed => "event-code-used",
            Self::SessionsEnded => "event-sessions-ended",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::SignedIn | Self::SessionsEnded => "leave",
            Self::SignInRefused | Self::PasswordChangeRefused | Self::FactorRefused | Self::FactorReset => "warning",
            Self::PasswordChanged | Self::PasswordChosen | Self::PasswordSet | Self::CodesRenewed | Self::CodeUsed => "key",
            Self::FactorEnrolled | Self::FactorRenamed | Self::FactorRemoved | Self::FactorUsed => "phone",
        }
    }
}

pub(super) struct EventRow {
    pub icon: Svg,
    pub title: String,
    pub when: Moment,
    pub place: String,
    pub browser: String,
}

impl EventRow {
    pub(super) fn of(c: &Chrome<'_>, event: &SecurityEvent) -> Self {
        let browser = match browser_and_system(&event.user_agent) {
            _ if event.user_agent.is_empty() => String::new(),
            (None, None) => c.t("browser-unknown"),
            (Some(browser), Some(system)) => {
                c.texts.text_with("browser-on-system", &[("browser", browser.into()), ("system", system.into())])
            }
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
        };
        Self {
            icon: c.icon(event.kind.icon()),
            title: c.t(event.kind.text_id()),
            when: c.moment(&event.at),
            place: event.place.clone(),
            browser,
        }
    }
}
