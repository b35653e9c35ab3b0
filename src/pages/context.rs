//! What every page is told beside its own values.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::lost_factors::LossBanner;
use crate::languages::{Language, Texts};

/// What every page is told beside its own values.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// The language of the page.
    pub language: Language,
    /// The chosen theme.
    pub theme: Theme,
    /// The value of the hidden field `csrf` of every form that changes something.
    pub csrf: String,
    /// What the provider calls itself.
    pub provider_name: String,
    /// The issuer's host, with the port where it is not the default.
    pub provider_host: String,
    /// The path of the issuer without a slash at the end, empty for most: stands before every link of our own.
    pub base_path: String,
    /// Path and query that the choice of language and theme come back to, with the issuer's path.
    pub return_to: String,
    /// The number of this request in the log, shown on error pages; may be empty.
    pub request_reference: String,
    /// Whether a person's own pages show the way to the console.
    pub console: bool,
    /// What was just done, shown under the title.
    pub notice: Option<Notice>,
    /// Somebody asked to sign in without the second factor of the person who is signed in.
    pub loss: Option<LossBanner>,
    /// Where help is found.
    pub help_url: Option<String>,
    /// The provider's privacy policy.
    pub privacy_url: Option<String>,
    /// The provider's terms.
    pub terms_url: Option<String>,
}

/// Which colours a page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the browser says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The value of the form field `theme` and of the cookie.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a field or cookie.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }

    pub(super) const fn text_id(self) -> &'static str {
        match self {
            Self::Auto => "theme-auto",
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
        }
    }
}

/// What came of a sign-in at another provider. It stands in addresses by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Elsewhere {
    /// They did not sign in there.
    Denied,
    /// It cannot be reached.
    Away,
    /// Its answer does not count.
    Refused,
    /// Nobody here has connected the account there.
    Unknown,
    /// The account there is not the one of whoever is asked.
    Other,
    /// It does not say that it asked for a sign-in lately.
    NotFresh,
    /// The account there is another one's.
    Taken,
    /// Too many came to nothing from this network.
    TooMany,
    /// The account here is disabled.
    Disabled,
    /// The account here waits for an approval.
    Waiting,
}

impl Elsewhere {
    const ALL: [Self; 10] = [
        Self::Denied,
        Self::Away,
        Self::Refused,
        Self::Unknown,
        Self::Other,
        Self::NotFresh,
        Self::Taken,
        Self::TooMany,
        Self::Disabled,
        Self::Waiting,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Away => "away",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Other => "other",
            Self::NotFresh => "not-fresh",
            Self::Taken => "taken",
            Self::TooMany => "too-many",
            Self::Disabled => "disabled",
            Self::Waiting => "waiting",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.as_str() == name)
    }

    const fn text_id(self) -> &'static str {
        match self {
            Self::Denied => "upstream-denied",
            Self::Away => "upstream-away",
            Self::Refused => "upstream-refused",
            Self::Unknown => "upstream-unknown",
            Self::Other => "upstream-other",
            Self::NotFresh => "upstream-not-fresh",
            Self::Taken => "upstream-taken",
            Self::TooMany => "upstream-too-many",
            Self::Disabled => "sign-in-disabled",
            Self::Waiting => "sign-in-waiting",
        }
    }
}

/// What was just done: a status message that stays until the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The password is changed; how many other sessions ended with it.
    PasswordChanged {
        /// Other sessions that ended.
        ended: usize,
    },
    /// What came of a sign-in at another provider.
    Elsewhere {
        /// What that is called.
        name: String,
        /// What came of it.
        said: Elsewhere,
    },
    /// Nobody gets in without the person's second factor.
    LossCancelled,
    /// An account at another provider was connected.
    AccountConnected,
    /// It was disconnected.
    AccountDisconnected,
    /// The password is taken away.
    PasswordRemoved,
    /// One session elsewhere was ended.
    SessionEnded,
    /// All other sessions were ended.
    OtherSessionsEnded {
        /// How many.
        ended: usize,
    },
    /// An app may no longer use the account.
    AppRevoked {
        /// Its name.
        app: String,
    },
    /// An app for codes is set up.
    SecondFactorAdded,
    /// An app for codes has another name.
    SecondFactorRenamed,
    /// An app for codes is removed.
    SecondFactorRemoved,
    /// What proved who the person is was set up a moment ago: it does not vouch for what makes it the only one.
    FactorTooNew,
    /// An app's settings were saved.
    AppSaved,
    /// An app was switched on or off.
    AppSwitched {
        /// Whether it is on.
        on: bool,
    },
    /// An app was deleted.
    AppDeleted {
        /// Its id.
        id: String,
    },
    /// An account no longer stands in the list of this browser.
    AccountRemoved,
    /// The first administrator is made.
    SetUp,
    /// Something was done in the console.
    Console(Done),
    /// The page was old or already used, and the journey goes on from here.
    StalePage,
    /// The session ended meanwhile: sign in again to go on.
    SessionOver,
    /// What was typed is here again, and nothing of it is saved.
    NotSavedYet,
    /// A button is to be pressed again: it did nothing yet.
    PressAgain,
    /// A new password was sent by a sign-in that is over: nothing was replaced.
    PasswordNotReplaced,
    /// Another mail for a forgotten password was asked for: the one before is over.
    RecoverySentAgain,
    /// Too many such mails were asked for.
    RecoveryThrottled {
        /// How long to wait.
        minutes: u32,
    },
    /// Too many wrong codes of such a mail were typed.
    RecoveryUsedUp,
    /// Such a mail is too old, or counts no more.
    RecoveryOver,
    /// Another message to a phone was asked for: the code of the one before is over.
    SmsSentAgain,
    /// Too many wrong codes of such a message were typed.
    SmsUsedUp,
    /// Such a code is too old, or counts no more.
    SmsOver,
    /// Somebody has an account with the address that was proven: sign in to it.
    AddressTaken,
    /// Somebody else has an account with the address that was proven.
    EmailTaken,
    /// The work that is asked of a network was not done: the form is to be sent again.
    WorkNotDone,
    /// A password was set: sign in with it.
    PasswordSet,
    /// An account was made: sign in to it.
    AccountMade,
    /// An admin tries out what an app would get.
    Trial,
}

/// What was just done in the console: the text that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done(Cow<'static, str>);

impl Done {
    /// Details were kept.
    pub const SAVED: Self = Self::of("notice-saved");
    /// What something was to be done to is not there.
    pub const GONE: Self = Self::of("notice-console-gone");
    /// A version of the terms stays, since people accepted it.
    pub const TERMS_ACCEPTED: Self = Self::of("notice-terms-accepted");
    /// The next key was published too short a time ago to sign.
    pub const KEY_NOT_KNOWN_YET: Self = Self::of("notice-key-not-known-yet");

    /// What the text of this id says.
    pub const fn of(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<Done> for Notice {
    fn from(done: Done) -> Self {
        Self::Console(done)
    }
}

impl Notice {
    pub(super) fn text(&self, texts: Texts) -> String {
        match self {
            Self::PasswordChanged { ended } => texts.text_with("notice-password-changed", &[("count", (*ended).into())]),
            Self::SessionEnded => texts.text("notice-session-ended"),
            Self::OtherSessionsEnded { ended } => texts.text_with("notice-other-sessions-ended", &[("count", (*ended).into())]),
            Self::AppRevoked { app } => texts.text_with("notice-app-revoked", &[("app", app.into())]),
            Self::SecondFactorAdded => texts.text("notice-second-factor-added"),
            Self::SecondFactorRenamed => texts.text("notice-second-factor-renamed"),
            Self::Elsewhere { name, said } => texts.text_with(said.text_id(), &[("name", name.into())]),
            Self::LossCancelled => texts.text("lost-factors-cancelled-title"),
            Self::AccountConnected => texts.text("notice-account-connected"),
            Self::AccountDisconnected => texts.text("notice-account-disconnected"),
            Self::PasswordRemoved => texts.text("notice-password-removed"),
            Self::SecondFactorRemoved => texts.text("notice-second-factor-removed"),
            Self::FactorTooNew => texts.text("notice-factor-too-new"),
            Self::AppSaved => texts.text("console-saved"),
            Self::AppSwitched { on } => texts.text(if *on { "console-switched-on" } else { "console-switched-off" }),
            Self::AppDeleted { id } => texts.text_with("console-app-deleted", &[("id", id.into())]),
            Self::AccountRemoved => texts.text("notice-account-removed"),
            Self::SetUp => texts.text("notice-set-up"),
            Self::Console(Done(text)) => texts.text(text),
            Self::StalePage => texts.text("notice-stale-page"),
            Self::SessionOver => texts.text("notice-session-over"),
            Self::NotSavedYet => texts.text("notice-not-saved-yet"),
            Self::PressAgain => texts.text("notice-press-again"),
            Self::Trial => texts.text("notice-trial"),
            Self::AccountMade => texts.text("notice-account-made"),
            Self::PasswordSet => texts.text("notice-password-set"),
            Self::WorkNotDone => texts.text("notice-work-not-done"),
            Self::EmailTaken => texts.text("setup-email-taken"),
            Self::AddressTaken => texts.text("notice-address-taken"),
            Self::PasswordNotReplaced => texts.text("notice-password-not-replaced"),
            Self::RecoverySentAgain => texts.text("recover-sent-again"),
            Self::RecoveryThrottled { minutes } if *minutes >= 120 => {
                texts.text_with("throttled-hours", &[("hours", minutes.div_ceil(60).into())])
            }
            Self::RecoveryThrottled { minutes } => texts.text_with("throttled", &[("minutes", (*minutes).into())]),
            Self::RecoveryUsedUp => texts.text("recover-used-up"),
            Self::RecoveryOver => texts.text("recover-over"),
            Self::SmsSentAgain => texts.text("sms-code-sent-again"),
            Self::SmsUsedUp => texts.text("sms-code-used-up"),
            Self::SmsOver => texts.text("sms-code-over"),
        }
    }

    /// Done well, as against merely to be known.
    pub(super) fn is_done(&self) -> bool {
        !matches!(
            self,
            Self::StalePage | Self::SessionOver | Self::Trial | Self::RecoverySentAgain | Self::SmsSentAgain | Self::AddressTaken
        ) && !matches!(self, Self::Elsewhere { said: Elsewhere::Unknown | Elsewhere::Denied, .. })
            && !matches!(self, Self::Console(done) if [Done::GONE, Done::TERMS_ACCEPTED].contains(done))
            && !self.is_waiting()
    }

    /// Something is still to be done by whoever reads it.
    pub(super) fn is_waiting(&self) -> bool {
        let of_recovery = matches!(self, Self::RecoveryThrottled { .. } | Self::RecoveryUsedUp | Self::RecoveryOver);
        let of_recovery = of_recovery || matches!(self, Self::SmsUsedUp | Self::SmsOver);
        of_recovery
            || matches!(
                self,
                Self::NotSavedYet
                    | Self::PressAgain
                    | Self::EmailTaken
                    | Self::WorkNotDone
                    | Self::PasswordNotReplaced
                    | Self::FactorTooNew
            )
            || matches!(self, Self::Elsewhere { said, .. } if !matches!(said, Elsewhere::Unknown | Elsewhere::Denied))
            || *self == Self::Console(Done::KEY_NOT_KNOWN_YET)
    }
}
