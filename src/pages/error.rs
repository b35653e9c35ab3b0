//! `error`: what happened and what to do, and, folded, what the app's developer needs.

use askama::Template;

use super::chrome::{Chrome, Plate, app_link};
use super::context::PageContext;
use super::difference::{self, Piece};
use super::drawn;
use super::parts::{AccountCard, AppCard, Hidden};

/// Says that it does not go on here.
#[derive(Clone, Debug)]
pub struct ErrorPage {
    /// What happened.
    pub cause: Cause,
    /// The app that sent the person here, where that is certain.
    pub app: Option<AppCard>,
    /// Back to the app: only an address that belongs to it; or a path of ours.
    pub back_url: Option<String>,
    /// What the link back is called.
    pub back: Back,
    /// The same again, where that may help.
    pub retry_url: Option<String>,
    /// The sign-out that is offered, though the request for it cannot be followed.
    pub sign_out: Option<SignOutOffer>,
    /// When, in seconds since the epoch.
    pub at: i64,
    /// What the app's developer needs.
    pub developer: Option<DeveloperPart>,
}

/// What the link back is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Back {
    /// After the app, or 'back' to a page of ours.
    #[default]
    ByAddress,
    /// The way to sign in.
    SignIn,
    /// The person's home page.
    Home,
    /// The host of the issuer.
    Issuer,
    /// The choice of another account.
    AnotherAccount,
}

/// A form that signs out here. Posts `accept` or `deny`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignOutOffer {
    /// Where the form goes.
    pub action: String,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// The accounts that would be signed out in this browser.
    pub accounts: Vec<AccountCard>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The app's request does not fit: it cannot be sent back to the app.
    AppRequest,
    /// The redirect address is none of the app's.
    RedirectAddress,
    /// There is no such app.
    UnknownApp,
    /// The app is switched off.
    AppDisabled,
    /// The person may not use this app.
    NotAllowed,
    /// The rules accept nothing that the person has or could set up.
    NoWay,
    /// The page is for admins, and the person is none.
    AdminsOnly,
    /// No owner could sign in any more, by the rules who must use what: nothing was done.
    LocksOwnersOut,
    /// The link or page was used already, or is too old.
    Expired,
    /// The browser sent no cookie.
    NoCookies,
    /// The form came from somewhere else (CSRF), or from before a sign-out.
    ForeignForm,
    /// The page was opened under another host than the issuer's.
    AnotherHost,
    /// A one-time link for a password was used already, replaced, or is too old.
    LinkOver,
    /// A link by which a forgotten password is replaced was used already, replaced, or is too old.
    RecoveryLinkOver,
    /// A link by which a person says that a change was not them was used already, or is too old.
    NotMeOver,
    /// What a link ends does not wait any more.
    LostFactorsOver,
    /// A link by which a forgotten password is replaced was followed in a browser without cookies.
    RecoveryLinkNoCookies,
    /// An invitation was accepted, withdrawn or sent again, or has expired.
    InvitationOver,
    /// A link by which somebody signs in was used already, replaced, or is too old.
    EmailCodeLinkOver,
    /// A link by which the address of an account to be is proven was used already, replaced, or is too old.
    SignUpLinkOver,
    /// A link by which the address that is to be an account's is proven was used already, replaced, or is too old.
    EmailLinkOver,
    /// The link that makes the first administrator is over.
    SetupLinkOver,
    /// A request to sign out shows an ID token that cannot be verified.
    SignOutHint,
    /// A request to sign out names an address that is not registered.
    SignOutAddress,
    /// A request to sign out names an app that is not known, or another than its ID token.
    SignOutApp,
    /// A request to sign out cannot be read.
    SignOutMalformed,
    /// No such page.
    NotFound,
    /// Not this way: the method is not taken here.
    Method,
    /// The request is malformed.
    Malformed,
    /// The request is too large.
    TooLarge,
    /// Too many requests.
    TooMany,
    /// A store does not answer.
    Unavailable,
    /// Something of ours went wrong.
    Internal,
}

/// The title where somebody is signed in, who may sign out here all the same.
const SIGN_OUT: &str = "error-sign-out";

/// The same text where no name of an app can stand in it: no language puts an article into another's sentence.
const fn without_name(id: &'static str) -> &'static str {
    match id.as_bytes() {
        b"back-to-app" => "back-to-the-app",
        b"error-app-disabled" => "error-the-app-disabled",
        b"error-app-request-text" => "error-the-app-request-text",
        b"error-expired-text" => "error-the-app-expired-text",
        b"error-not-allowed" => "error-the-app-not-allowed",
        b"error-not-allowed-text" => "error-the-app-not-allowed-text",
        b"error-redirect-address" => "error-the-app-redirect-address",
        b"error-redirect-address-text" => "error-the-app-redirect-address-text",
        b"error-sign-out-address" => "error-the-app-sign-out-address",
        b"error-sign-out-hint" => "error-the-app-sign-out-hint",
        _ => id,
    }
}

impl Cause {
    /// Whether an app sent the person here, known or not: its people can mend it.
    const fn is_of_an_app(self) -> bool {
        matches!(
            self,
            Self::AppRequest
                | Self::RedirectAddress
                | Self::UnknownApp
                | Self::AppDisabled
                | Self::NotAllowed
                | Self::SignOutHint
                | Self::SignOutAddress
                | Self::SignOutApp
                | Self::SignOutMalformed
        )
    }

    /// Ids of the title and of the sentence.
    const fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::AppRequest => ("error-app-request", "error-app-request-text"),
            Self::RedirectAddress => ("error-redirect-address", "error-redirect-address-text"),
            Self::UnknownApp => ("error-unknown-app", "error-unknown-app-text"),
            Self::AppDisabled => ("error-app-disabled", "error-app-disabled-text"),
            Self::NotAllowed => ("error-not-allowed", "error-not-allowed-text"),
            Self::NoWay => ("error-no-way", "error-no-way-text"),
            Self::AdminsOnly => ("error-admins-only", "error-admins-only-text"),
            Self::LocksOwnersOut => ("error-locks-out", "error-locks-out-text"),
            Self::Expired => ("error-expired", "error-expired-text"),
            Self::NoCookies => ("error-no-cookies", "error-no-cookies-text"),
            Self::ForeignForm => ("error-foreign-form", "error-foreign-form-text"),
            Self::AnotherHost => ("error-another-host", "error-another-host-text"),
            Self::LinkOver => ("error-link-over", "error-link-over-text"),
            Self::RecoveryLinkOver => ("error-link-over", "error-recovery-link-over-text"),
            Self::NotMeOver => ("error-link-over", "error-not-me-over-text"),
            Self::LostFactorsOver => ("error-link-over", "error-lost-factors-over-text"),
            Self::RecoveryLinkNoCookies => ("error-no-cookies", "error-recovery-no-cookies-text"),
            Self::InvitationOver => ("error-link-over", "error-invitation-over-text"),
            Self::EmailCodeLinkOver => ("error-link-over", "error-email-code-link-over-text"),
            Self::SignUpLinkOver => ("error-link-over", "error-sign-up-link-over-text"),
            Self::EmailLinkOver => ("error-link-over", "error-email-link-over-text"),
            Self::SetupLinkOver => ("error-link-over", "error-setup-link-over-text"),
            Self::SignOutHint => (SIGN_OUT, "error-sign-out-hint"),
            Self::SignOutAddress => (SIGN_OUT, "error-sign-out-address"),
            Self::SignOutApp => (SIGN_OUT, "error-sign-out-app"),
            Self::SignOutMalformed => (SIGN_OUT, "error-sign-out-malformed"),
            Self::NotFound => ("error-not-found", "error-not-found-text"),
            Self::Method => ("error-method", "error-method-text"),
            Self::Malformed => ("error-malformed", "error-malformed-text"),
            Self::TooLarge => ("error-too-large", "error-too-large-text"),
            Self::TooMany => ("error-too-many", "error-too-many-text"),
            Self::Unavailable => ("error-unavailable", "error-unavailable-text"),
            Self::Internal => ("error-internal", "error-internal-text"),
        }
    }
}

/// For the developer of the app: in the specification's words, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeveloperPart {
    /// The error code: `invalid_request`.
    pub error: String,
    /// The sentence about it.
    pub description: String,
    /// The parameter at fault.
    pub parameter: Option<String>,
    /// What was received in it.
    pub received: Option<String>,
    /// What would have been right.
    pub registered: Registered,
}

/// What is registered: for the app's admins, since the page is anybody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Registered {
    /// There is nothing to hold against what was received.
    #[default]
    Nothing,
    /// Not for whoever looks.
    Hidden,
    /// The registered value that is nearest, see [`super::nearest`].
    Nearest {
        /// The value.
        value: String,
        /// How many are registered.
        of: usize,
    },
}

struct Compared<'a> {
    received: Vec<Piece<'a>>,
    registered: Vec<Piece<'a>>,
    of: usize,
    differences: usize,
}

#[derive(Template)]
#[template(path = "error.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a ErrorPage,
    title: String,
    sentence: String,
    compared: Option<Compared<'a>>,
    back_url: Option<&'a str>,
    back_text: String,
    home_url: Option<String>,
    reference: &'static str,
    at: String,
}

impl ErrorPage {
    /// An error without an app and without a way back.
    pub const fn of(cause: Cause, at: i64) -> Self {
        Self { cause, app: None, back_url: None, back: Back::ByAddress, retry_url: None, sign_out: None, at, developer: None }
    }

    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "error");
        let app = self.app.as_ref().map(|app| app.name.as_str());
        let (title, sentence) = self.cause.texts();
        let compared = self.developer.as_ref().and_then(|part| match (&part.received, &part.registered) {
            (Some(received), Registered::Nearest { value, of }) => {
                let (received, registered, differences) = difference::pieces(received, value);
                Some(Compared { received, registered, of: *of, differences })
            }
            _ => None,
        });
        let plate =
            Plate { advice: None, ..c.plate(self.app.as_ref(), if self.app.is_some() { "plate-sent-you" } else { "plate-provider" }, 0) };
        let title = if title == SIGN_OUT && self.sign_out.is_none() { "error-signed-out-already" } else { title };
        let values = [("app", app.unwrap_or_default().into()), ("host", ctx.provider_host.as_str().into())];
        let said = |id: &'static str| c.texts.text_with(if app.is_some() { id } else { without_name(id) }, &values);
        let (title, sentence) = (said(title), said(sentence));
        // Our own pages are named by no app.
        let is_ours = self.back_url.as_deref().is_some_and(|url| url.starts_with('/'));
        let back_text = match self.back {
            Back::ByAddress if is_ours => c.t("console-back"),
            Back::ByAddress => said("back-to-app"),
            Back::SignIn => c.t("sign-in"),
            Back::Home => c.t("nav-account"),
            Back::AnotherAccount => c.t("sign-in-accounts"),
            Back::Issuer => c.with("open-app", "app", ctx.provider_host.as_str()),
        };
        let at = c.texts.date_time(self.at);
        let back_url = self.back_url.as_deref().and_then(app_link);
        // Nobody is left on a page that leads nowhere.
        let home_url = (back_url.is_none() && self.retry_url.is_none() && self.sign_out.is_none()).then(|| c.url("/"));
        let reference = if app.is_some() || self.cause.is_of_an_app() { "error-reference" } else { "error-reference-administrator" };
        drawn(&View { reference, home_url, c, plate, page: self, title, sentence, compared, back_url, back_text, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages::{Language, Texts};

    #[test]
    fn no_sentence_has_room_for_the_name_of_an_app_where_there_is_none() {
        for language in Language::ALL {
            let texts = Texts::of(language);
            let said = |id: &'static str| texts.text_with(without_name(id), &[("app", "NAME".into()), ("host", "host".into())]);
            for cause in [
                Cause::AppRequest,
                Cause::RedirectAddress,
                Cause::UnknownApp,
                Cause::AppDisabled,
                Cause::NotAllowed,
                Cause::NoWay,
                Cause::AdminsOnly,
                Cause::LocksOwnersOut,
                Cause::Expired,
                Cause::LinkOver,
                Cause::RecoveryLinkOver,
                Cause::SignUpLinkOver,
                Cause::EmailLinkOver,
                Cause::EmailCodeLinkOver,
                Cause::RecoveryLinkNoCookies,
                Cause::InvitationOver,
                Cause::NotMeOver,
                Cause::LostFactorsOver,
                Cause::SignOutHint,
                Cause::SignOutAddress,
                Cause::SignOutApp,
                Cause::SignOutMalformed,
                Cause::NotFound,
                Cause::Method,
            ] {
                let (title, sentence) = cause.texts();
                for id in [title, sentence, "back-to-app"] {
                    assert!(!said(id).contains("NAME"), "{language:?} {id}");
                }
            }
        }
    }
}
