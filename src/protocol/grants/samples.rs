//! Grants, clients and circumstances for the tests of this room.

use std::sync::Arc;
use std::time::Duration;

use super::context::{Context, Lifetimes};
use super::{CodeOrigin, Grant, GrantStanding, PersonStanding};
use crate::clock::Timestamp;
use crate::protocol::authorization::code::CodeRecord;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client::{Client, ClientKind, samples};
use crate::protocol::client_auth::{AuthenticatedClient, ClientEvidence, Decision, KnownClients, decide};
use crate::protocol::parameters::Parameters;
use crate::protocol::pkce::CodeChallenge;
use crate::protocol::redirect_uri::{UnverifiedRedirectUri, VerifiedRedirectUri};
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::protocol::sender::Sender;

pub(crate) const ISSUER: &str = "https://op.example";
pub(crate) const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);
pub(crate) const GRANT_ID: &str = "0123456789abcdef0123456789abcdef";
/// The pair of RFC 7636, appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub(crate) const REDIRECT_URI: &str = "https://app.example/cb";
pub(crate) const API: &str = "https://api.example";
pub(crate) const OTHER_API: &str = "https://other.example";

pub(crate) const LIFETIMES: Lifetimes = Lifetimes {
    access_token: Duration::from_secs(600),
    id_token: Duration::from_secs(3600),
    refresh_idle: Duration::from_secs(30 * 86_400),
    refresh_lifetime: Duration::from_secs(180 * 86_400),
    refresh_grace: Duration::from_secs(30),
};

pub(crate) fn parameters(text: &str) -> Parameters {
    Parameters::parse(text.as_bytes()).unwrap()
}

pub(crate) fn scopes(text: &str) -> Scopes {
    Scopes::parse(text).unwrap()
}

pub(crate) fn client(kind: ClientKind, id: &str) -> Client {
    Client { client_id: id.into(), ..samples::client(kind, &[REDIRECT_URI]) }
}

pub(crate) fn proven(client: Client) -> AuthenticatedClient {
    let secret = if client.is_public() { "" } else { "&client_secret=right" };
    let parameters = parameters(&format!("client_id={}{secret}", client.client_id));
    let client = Arc::new(client);
    let known = KnownClients { find: &|_| Some(Arc::clone(&client)), has_secret: &|_, secret| secret.equals("right"), read_again: true };
    match decide(&ClientEvidence { authorization: None, parameters: &parameters }, &known) {
        Ok(Decision::Authenticated(client)) => client,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn authenticated(kind: ClientKind, id: &str) -> AuthenticatedClient {
    proven(client(kind, id))
}

pub(crate) fn alive() -> GrantStanding {
    GrantStanding { person: Some(PersonStanding { enabled: true, epoch: 3 }), session_alive: true }
}

pub(crate) fn grant() -> Grant {
    Grant {
        id: GRANT_ID.into(),
        issuer: ISSUER.into(),
        user_id: "alice".into(),
        client_id: "app".into(),
        sid: Some("sid-1".into()),
        epoch: 3,
        scopes: scopes("openid email offline_access"),
        left_out: Scopes::default(),
        resources: vec![],
        claims: ClaimsRequest::default(),
        details: serde_json::Value::Null,
        auth_time: NOW.minus(Duration::from_secs(60)),
        acr: "urn:latchkey:acr:1".into(),
        amr: vec!["pwd".into()],
        sender_key: None,
        code: Some(CodeOrigin { hash: "k1.hash".into(), challenge: Some(CodeChallenge::parse(CHALLENGE).unwrap()) }),
        offline: false,
        rotates: true,
        generation: 5,
        advanced_at: NOW.minus(Duration::from_secs(3600)),
        created_at: NOW.minus(Duration::from_secs(86_400)),
        expires_at: NOW.plus(Duration::from_secs(86_400)),
        revoked_at: None,
        remembered_browser: None,
    }
}

/// `REDIRECT_URI`, which the client `app` registered.
pub(crate) fn redirect_uri() -> VerifiedRedirectUri {
    UnverifiedRedirectUri::new(REDIRECT_URI).verify(&client(ClientKind::Web, "app")).unwrap()
}

pub(crate) fn code() -> CodeRecord {
    CodeRecord {
        grant: grant(),
        redirect_uri: redirect_uri(),
        nonce: Some("n-1".into()),
        refresh: true,
        consent_generation: 0,
        expires_at: NOW.plus(Duration::from_secs(60)),
        unsettled: Vec::new(),
    }
}

/// `API` with the scopes api:read and api:write, bound to the client `gateway`, and `OTHER_API` with none.
pub(crate) fn resource(identifier: &str) -> Option<Arc<Resource>> {
    let scopes = match identifier {
        API => scopes("api:read api:write"),
        OTHER_API => Scopes::default(),
        _ => return None,
    };
    Some(Arc::new(Resource {
        identifier: identifier.into(),
        name: "API".into(),
        scopes,
        signing_alg: (identifier == API).then(|| "ES256".into()),
        lifetime: (identifier == API).then_some(300),
        clients: vec!["gateway".into()],
    }))
}

/// `API` has scopes alone.
pub(crate) fn owners(scopes: &Scopes) -> Vec<Arc<Resource>> {
    [API, OTHER_API].into_iter().filter_map(resource).filter(|api| !api.scopes.intersection(scopes).is_empty()).collect()
}

pub(crate) fn context() -> Context<'static> {
    Context {
        issuer: ISSUER,
        resources: &resource,
        owners: &owners,
        lifetimes: &LIFETIMES,
        clock_skew: Duration::ZERO,
        sender: &Sender::Bearer,
        now: NOW,
    }
}
