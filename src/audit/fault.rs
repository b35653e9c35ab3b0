//! Whose fault a refusal is: what makes an app need attention, which its developer or its admin can mend by changing the app or
//! its registration. Not what a person mistyped or denied, what time ended, or what failed here. An event type says it in its row
//! ([`EventType::blame`]); an error code and a page have their line here, so that a new one does not compile without a decision.

use super::event_type::{Blame, EventType};
use super::record::Recorded;
use crate::protocol::authorization::rejection::PageRejectionKind;
use crate::protocol::error::ErrorCode;
use crate::protocol::logout::rp_initiated::LogoutRejectionKind;

/// Whose fault a refusal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The app's: a wrong address, secret, grant type, scope, PKCE. It goes on until somebody mends it.
    App,
    /// Not the app's: a person's typo or no, a code or token whose time is over, a silent sign-in that needs a person.
    NotApp,
}

/// Whose fault an error code tells of, unless what the request rested on had lapsed.
pub const fn of_code(code: ErrorCode) -> Fault {
    use ErrorCode as C;
    match code {
        C::InvalidRequest
        | C::InvalidClient
        | C::InvalidGrant
        | C::UnauthorizedClient
        | C::UnsupportedGrantType
        | C::UnsupportedResponseType
        | C::InvalidScope
        | C::InvalidRequestUri
        | C::InvalidRequestObject
        | C::RequestNotSupported
        | C::RequestUriNotSupported
        | C::RegistrationNotSupported
        | C::UnmetAuthenticationRequirements
        | C::InvalidTarget
        | C::InsufficientScope
        | C::UnsupportedTokenType
        | C::InvalidRedirectUri
        | C::InvalidClientMetadata => Fault::App,
        C::AccessDenied
        | C::ServerError
        | C::TemporarilyUnavailable
        | C::InteractionRequired
        | C::LoginRequired
        | C::AccountSelectionRequired
        | C::ConsentRequired
        | C::InvalidToken => Fault::NotApp,
    }
}

/// Whose fault it is that a person got a page instead of a sign-in.
const fn of_page(kind: PageRejectionKind) -> Fault {
    use PageRejectionKind as P;
    match kind {
        P::MissingClientId | P::UnknownClient | P::MissingRedirectUri | P::UnregisteredRedirectUri | P::MalformedRequest => Fault::App,
        P::DisabledClient => Fault::NotApp,
    }
}

/// Whose fault it is that a person got a page instead of a sign-out.
const fn of_logout(kind: LogoutRejectionKind) -> Fault {
    use LogoutRejectionKind as L;
    match kind {
        L::MalformedRequest | L::ClientMismatch | L::UnknownClient | L::UnregisteredPostLogoutRedirectUri => Fault::App,
        // The keys of an old ID token are gone after a while: the app did what it should.
        L::InvalidIdTokenHint => Fault::NotApp,
    }
}

/// Whose fault a refused event of a type is. `lapsed` where what the request rested on was good once.
pub fn of(event: EventType, reason: &str, lapsed: bool) -> Fault {
    match event.blame() {
        Blame::App => Fault::App,
        Blame::NotApp => Fault::NotApp,
        Blame::ByLogoutReason => LogoutRejectionKind::parse(reason).map_or(Fault::NotApp, of_logout),
        Blame::ByErrorCode if lapsed => Fault::NotApp,
        Blame::ByErrorCode => match (ErrorCode::parse(reason), PageRejectionKind::parse(reason)) {
            (Some(code), _) => of_code(code),
            (None, Some(kind)) => of_page(kind),
            (None, None) => Fault::NotApp,
        },
    }
}

/// The types among which refusals are an app's fault.
pub(super) fn types() -> impl Iterator<Item = EventType> {
    EventType::ALL.iter().copied().filter(|event| event.blame() != Blame::NotApp)
}

impl Recorded {
    /// Why it was refused: a word or an error code; empty where none is told.
    pub fn reason(&self) -> &str {
        self.detail("reason")
    }

    /// A detail that is a text; empty where it is none.
    pub fn detail(&self, name: &str) -> &str {
        self.details.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()
    }

    /// Whether what the request rested on was good once.
    pub fn lapsed(&self) -> bool {
        self.details.get("lapsed").and_then(serde_json::Value::as_bool).unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the rule, so that a changed line of the table is noticed.
    #[test]
    fn only_what_the_developer_of_an_app_can_mend_is_its_fault() {
        let not = [
            "access_denied",
            "account_selection_required",
            "consent_required",
            "interaction_required",
            "invalid_token",
            "login_required",
            "server_error",
            "temporarily_unavailable",
        ];
        for code in ErrorCode::ALL {
            let expected = if not.contains(&code.as_str()) { Fault::NotApp } else { Fault::App };
            for event in [EventType::AuthorizationRefused, EventType::TokenRefused] {
                assert_eq!(of(event, code.as_str(), false), expected, "{event} {code}");
                assert_eq!(of(event, code.as_str(), true), Fault::NotApp, "{event} {code}: what lapsed is nobody's fault");
            }
        }
        for kind in PageRejectionKind::ALL {
            let expected = if kind.as_str() == "disabled_client" { Fault::NotApp } else { Fault::App };
            assert_eq!(of(EventType::AuthorizationRefused, kind.as_str(), false), expected, "{kind}");
        }
        for kind in LogoutRejectionKind::ALL {
            let expected = if kind.as_str() == "invalid_id_token_hint" { Fault::NotApp } else { Fault::App };
            assert_eq!(of(EventType::SignOutRefused, kind.as_str(), false), expected, "{kind}");
        }
        assert_eq!(of(EventType::ClientAuthenticationFailed, "invalid_client", false), Fault::App);
        for (event, reason) in [
            (EventType::SignInRefused, "mismatch"),
            (EventType::SecondFactorRefused, "throttled"),
            (EventType::ConsentDenied, "denied"),
            (EventType::FormRefused, "foreign"),
            (EventType::AccessRefused, "not_an_owner"),
            (EventType::TokenRefused, "a reason of a later release"),
        ] {
            assert_eq!(of(event, reason, false), Fault::NotApp, "{event} {reason}");
        }
    }

    #[test]
    fn each_reason_reads_back_and_names_one_thing() {
        for code in ErrorCode::ALL {
            assert_eq!(ErrorCode::parse(code.as_str()), Some(*code));
            assert_eq!(PageRejectionKind::parse(code.as_str()), None, "{code}");
        }
        for kind in PageRejectionKind::ALL {
            assert_eq!(PageRejectionKind::parse(kind.as_str()), Some(*kind));
        }
    }
}
