//! [OpenID Connect RP-Initiated Logout 1.0](https://openid.net/specs/openid-connect-rpinitiated-1_0.html): what a request
//! to /logout may do. It ends a session without asking only where it shows an ID token of that very session and comes
//! from the browser that has it; a link or a token alone signs nobody out.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::jose::UnverifiedClaims;
use crate::protocol::authorization::response::redirect;
use crate::protocol::client::Client;
use crate::protocol::named_kinds::named_kinds;
use crate::protocol::parameters::Parameters;
use crate::protocol::redirect_uri::{UnverifiedRedirectUri, VerifiedRedirectUri};
use crate::protocol::subject::Subject;

/// Every parameter of a request.
pub const PARAMETERS: &[&str] = &["client_id", "id_token_hint", "logout_hint", "post_logout_redirect_uri", "state", "ui_locales"];

/// What an `id_token_hint` says, once its signature and `iss` are verified. Its `exp` does not matter: it only names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintClaims {
    /// The person.
    pub sub: Subject,
    /// The session.
    pub sid: Option<String>,
    /// The clients it was for; ours name one.
    pub aud: Vec<String>,
}

/// What came of the `id_token_hint` parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// There was none.
    Absent,
    /// It cannot be verified as an ID token of this issuer: another's, or its key is gone.
    Unverified {
        /// The clients that it says it was for ([`claimed_audience`]): to name the app, and for nothing else.
        aud: Vec<String>,
    },
    /// It is.
    Verified(HintClaims),
}

/// A request to sign out that may be followed; it is kept while a page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoutRequest {
    /// The client that asks, where it is known.
    pub client_id: Option<String>,
    /// Where the browser goes afterwards; the signed-out page where none.
    pub return_to: Option<VerifiedRedirectUri>,
    /// What the client wants back.
    pub state: Option<String>,
    /// The session that the hint names: person and `sid`.
    pub session: Option<NamedSession>,
    /// Whose sign-out it is, in the client's words; only for showing.
    pub logout_hint: Option<String>,
    /// Languages for the pages, best first (BCP 47).
    pub ui_locales: Vec<String>,
}

/// One session as a verified hint names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedSession {
    /// The person.
    pub sub: Subject,
    /// The session's public id; none in a token without one.
    pub sid: Option<String>,
}

/// What is to happen to the sessions of a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending<'a> {
    /// The hint names this session of the browser: it ends at once.
    AtOnce {
        /// The `sid` of the session.
        sid: &'a str,
    },
    /// A page names the account and asks.
    Ask,
    /// Nobody is signed in here: nothing to end, the browser goes on.
    Nothing,
}

/// A request to sign out that a page refuses, with status 400. Nothing is ended, nobody is sent anywhere; the page offers to
/// sign out here, as [`LogoutRejection::offer`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutRejection {
    /// What is wrong.
    pub kind: LogoutRejectionKind,
    /// A sentence for the developer.
    pub detail: String,
    /// The address that was asked for, as it came.
    pub asked: Option<String>,
    /// The addresses that would have matched.
    pub registered: Vec<String>,
    /// What the person may be asked all the same: the app that the request names and the session that it proves, with no
    /// way back.
    pub offer: Box<LogoutRequest>,
}

named_kinds! {
    /// What is wrong with a request to sign out. Names and meaning are stable.
    pub enum LogoutRejectionKind;

    /// A parameter is malformed or doubled.
    MalformedRequest = "malformed_request";
    /// `id_token_hint` is not an ID token of this issuer.
    InvalidIdTokenHint = "invalid_id_token_hint";
    /// `client_id` is not the client that the hint was for.
    ClientMismatch = "client_mismatch";
    /// No enabled client has this `client_id`.
    UnknownClient = "unknown_client";
    /// `post_logout_redirect_uri` is not one of the client's.
    UnregisteredPostLogoutRedirectUri = "unregistered_post_logout_redirect_uri";
}

impl fmt::Display for LogoutRejectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for LogoutRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.as_str(), self.detail)
    }
}

impl std::error::Error for LogoutRejection {}

/// The `aud` of an ID token that nobody verified.
pub fn claimed_audience(jws: &str) -> Vec<String> {
    audience(UnverifiedClaims::read(jws).get("aud"))
}

/// An `aud`, which may be one or several ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
pub fn audience(aud: Option<&Value>) -> Vec<String> {
    match aud {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// Validates the parameters of a GET's query or a POST's body
/// ([§2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)). `clients` finds a client by its id.
///
/// A `post_logout_redirect_uri` is followed only where the hint or `client_id` says whose it is
/// ([§3](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout)); where nobody is named it is ignored.
pub fn validate(parameters: &Parameters, hint: &Hint, clients: &dyn Fn(&str) -> Option<Client>) -> Result<LogoutRequest, LogoutRejection> {
    let claims = match hint {
        Hint::Verified(claims) => Some(claims),
        Hint::Absent | Hint::Unverified { .. } => None,
    };
    let client = named(parameters, hint, clients);
    let request = LogoutRequest {
        client_id: client.as_ref().map(|client| client.client_id.clone()),
        return_to: None,
        state: None,
        session: claims.map(|claims| NamedSession { sub: claims.sub.clone(), sid: claims.sid.clone() }),
        logout_hint: parameters.get("logout_hint").map(str::to_owned),
        ui_locales: parameters.get("ui_locales").unwrap_or_default().split_ascii_whitespace().take(20).map(str::to_owned).collect(),
    };
    let refused =
        |kind, detail: String, asked, registered| LogoutRejection { kind, detail, asked, registered, offer: Box::new(request.clone()) };
    let wrong = |kind, detail: &str| refused(kind, detail.to_owned(), None, Vec::new());
    if let Some(fault) = parameters.fault() {
        return Err(wrong(LogoutRejectionKind::MalformedRequest, &fault.to_string()));
    }
    if matches!(hint, Hint::Unverified { .. }) {
        return Err(wrong(LogoutRejectionKind::InvalidIdTokenHint, "id_token_hint is not an ID token from this issuer"));
    }
    match (parameters.get("client_id"), claims) {
        (Some(client_id), Some(claims)) if !claims.aud.iter().any(|aud| aud == client_id) => {
            let detail = "client_id is different from the client that id_token_hint was issued to";
            return Err(wrong(LogoutRejectionKind::ClientMismatch, detail));
        }
        (Some(_), None) if client.is_none() => {
            return Err(wrong(LogoutRejectionKind::UnknownClient, "there is no client with this client_id"));
        }
        _ => {}
    }
    let return_to = match (&client, parameters.get("post_logout_redirect_uri").map(UnverifiedRedirectUri::new)) {
        (Some(client), Some(asked)) => Some(asked.verify_post_logout(client).map_err(|mismatch| {
            let kind = LogoutRejectionKind::UnregisteredPostLogoutRedirectUri;
            refused(kind, mismatch.to_string(), Some(mismatch.asked), mismatch.registered)
        })?),
        _ => None,
    };
    Ok(LogoutRequest { return_to, state: parameters.get("state").map(str::to_owned), ..request })
}

/// The client that the request names, by `client_id` or by its hint. It may be gone or disabled meanwhile: then the person may
/// still sign out here, but nobody is sent back to it.
fn named(parameters: &Parameters, hint: &Hint, clients: &dyn Fn(&str) -> Option<Client>) -> Option<Client> {
    let of_hint = match hint {
        Hint::Absent => None,
        Hint::Unverified { aud } | Hint::Verified(HintClaims { aud, .. }) => match aud.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        },
    };
    let client_id = parameters.get("client_id").or(of_hint)?;
    clients(client_id).filter(|client| client.enabled && client.client_id == client_id)
}

impl LogoutRequest {
    /// What is to happen in a browser with these sessions, each a person and a `sid`.
    pub fn ending<'a>(&self, sessions: impl IntoIterator<Item = (&'a str, &'a str)>) -> Ending<'a> {
        let mut ending = Ending::Nothing;
        for (user_id, sid) in sessions {
            if self.session.as_ref().is_some_and(|named| named.sub.is_of_person(user_id) && named.sid.as_deref() == Some(sid)) {
                return Ending::AtOnce { sid };
            }
            ending = Ending::Ask;
        }
        ending
    }

    /// The address that the browser is sent to when all is done, `state` added; none means the signed-out page.
    pub fn location(&self) -> Option<String> {
        let state = self.state.clone().map(|state| ("state", state));
        self.return_to.as_ref().map(|uri| redirect(uri, &state.into_iter().collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;
    use crate::protocol::client::ClientKind;
    use crate::protocol::client::samples::client;

    fn app() -> Client {
        let mut app = client(ClientKind::Web, &["https://rp.example/cb"]);
        app.metadata.post_logout_redirect_uris = vec!["https://rp.example/bye".into(), "https://rp.example/bye?x=1".into()];
        app
    }

    fn hint(aud: &str, sid: Option<&str>) -> Hint {
        Hint::Verified(HintClaims { sub: Subject::of_person("u1"), sid: sid.map(str::to_owned), aud: vec![aud.into()] })
    }

    fn run(query: &str, hint: &Hint) -> Result<LogoutRequest, LogoutRejection> {
        let clients = |id: &str| match id {
            "app" => Some(app()),
            "off" => Some(Client { client_id: "off".into(), enabled: false, ..app() }),
            _ => None,
        };
        validate(&Parameters::read(query.as_bytes()), hint, &clients)
    }

    const BYE: &str = "post_logout_redirect_uri=https://rp.example/bye";

    #[test]
    fn a_hint_of_a_session_of_this_browser_ends_it_at_once_and_returns_with_state() {
        let request = run(&format!("{BYE}&state=s+1"), &hint("app", Some("sid1"))).unwrap();
        assert_eq!(request.ending([("u2", "sid2"), ("u1", "sid1")]), Ending::AtOnce { sid: "sid1" });
        assert_eq!(request.location().as_deref(), Some("https://rp.example/bye?state=s%201"));
        assert_eq!(request.client_id.as_deref(), Some("app"));
        assert_eq!(run(BYE, &hint("app", None)).unwrap().location().as_deref(), Some("https://rp.example/bye"));
    }

    #[test]
    fn without_a_matching_hint_a_page_asks() {
        for (hint, sessions) in [
            (Hint::Absent, [("u1", "sid1")]),
            (hint("app", None), [("u1", "sid1")]),
            (hint("app", Some("other")), [("u1", "sid1")]),
            (hint("app", Some("sid1")), [("u2", "sid1")]),
        ] {
            assert_eq!(run("", &hint).unwrap().ending(sessions), Ending::Ask, "{hint:?}");
        }
        assert_eq!(run("", &hint("app", Some("sid1"))).unwrap().ending([]), Ending::Nothing);
    }

    #[test]
    fn attack_r7_only_a_registered_post_logout_redirect_uri_is_followed() {
        for asked in ["https://rp.example/bye/", "https://rp.example/bye?y=1", "https://rp.example/cb", "//evil", "https://evil.example/"] {
            for (more, hint) in [("", hint("app", Some("sid1"))), ("&client_id=app", Hint::Absent)] {
                let refused = run(&format!("post_logout_redirect_uri={asked}{more}"), &hint).unwrap_err();
                assert_eq!(refused.kind, LogoutRejectionKind::UnregisteredPostLogoutRedirectUri, "{asked}");
                assert_eq!(refused.asked.as_deref(), Some(asked));
            }
        }
        assert_eq!(run("post_logout_redirect_uri=https://evil.example/&state=x", &Hint::Absent).unwrap().location(), None);
        assert_eq!(run(BYE, &hint("gone", Some("sid1"))).unwrap().location(), None);
        assert_eq!(run(BYE, &hint("off", Some("sid1"))).unwrap().location(), None);
    }

    #[test]
    fn a_client_id_alone_lets_its_own_address_be_followed() {
        let request = run(&format!("{BYE}&client_id=app"), &Hint::Absent).unwrap();
        assert_eq!(request.location().as_deref(), Some("https://rp.example/bye"));
        assert_eq!(run("client_id=none", &Hint::Absent).unwrap_err().kind, LogoutRejectionKind::UnknownClient);
        assert_eq!(run("client_id=off", &Hint::Absent).unwrap_err().kind, LogoutRejectionKind::UnknownClient);
    }

    #[test]
    fn hint_and_client_id_must_name_the_same_client() {
        assert!(run("client_id=app", &hint("app", None)).is_ok());
        assert_eq!(run("client_id=app", &hint("other", None)).unwrap_err().kind, LogoutRejectionKind::ClientMismatch);
    }

    #[test]
    fn a_bad_hint_and_doubled_parameters_are_refused() {
        let unverified = Hint::Unverified { aud: vec!["app".into()] };
        assert_eq!(run("id_token_hint=x", &unverified).unwrap_err().kind, LogoutRejectionKind::InvalidIdTokenHint);
        assert_eq!(run("state=a&state=b", &Hint::Absent).unwrap_err().kind, LogoutRejectionKind::MalformedRequest);
    }

    #[test]
    fn whatever_is_refused_still_says_which_app_asked_and_offers_no_way_back() {
        let unverified = |aud: &str| Hint::Unverified { aud: vec![aud.to_owned()] };
        let mismatch = hint("other", Some("sid1"));
        for (query, hint, app, session) in [
            (BYE.to_owned(), unverified("app"), Some("app"), None),
            (format!("{BYE}&client_id=app"), unverified("gone"), Some("app"), None),
            (BYE.to_owned(), unverified("gone"), None, None),
            ("post_logout_redirect_uri=https://rp.example/other&client_id=app".to_owned(), Hint::Absent, Some("app"), None),
            ("post_logout_redirect_uri=https://rp.example/other".to_owned(), hint("app", Some("sid1")), Some("app"), Some("u1")),
            (format!("{BYE}&client_id=app"), mismatch, Some("app"), Some("u1")),
            (format!("{BYE}&client_id=none"), Hint::Absent, None, None),
            (format!("{BYE}&client_id=app&state=a&state=b"), Hint::Absent, Some("app"), None),
        ] {
            let offer = run(&query, &hint).unwrap_err().offer;
            assert_eq!((offer.client_id.as_deref(), offer.location()), (app, None), "{query} {hint:?}");
            assert_eq!(offer.session.map(|named| named.sub), session.map(Subject::of_person), "{query} {hint:?}");
        }
    }

    #[test]
    fn the_audience_of_any_token_can_be_read_and_of_nothing_else_none() {
        let token = |claims: &str| format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims));
        assert_eq!(claimed_audience(&token(r#"{"aud":"app"}"#)), ["app"]);
        assert_eq!(claimed_audience(&token(r#"{"aud":["a","b"]}"#)), ["a", "b"]);
        for nonsense in ["", "a.b.c", "no.token.atall", &token("[]"), &token(r#"{"aud":1}"#)] {
            assert!(claimed_audience(nonsense).is_empty(), "{nonsense}");
        }
    }

    #[test]
    fn a_kept_request_reads_back() {
        let request = run(&format!("{BYE}&state=s&ui_locales=de+en"), &hint("app", Some("sid1"))).unwrap();
        assert_eq!(request.ui_locales, ["de", "en"]);
        assert_eq!(serde_json::from_str::<LogoutRequest>(&serde_json::to_string(&request).unwrap()).unwrap(), request);
    }
}
