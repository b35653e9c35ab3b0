use proptest::prelude::*;

use super::*;
use crate::jose::{self, Algorithm, Expected, ExpectedType, KeySet, SigningKey, VerifyingKey};
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{API, GRANT_ID, ISSUER, NOW, OTHER_API, authenticated, client, context, grant, scopes};

/// Reads an access token as the server does: type and signature first, then the claims.
fn verified(jws: &str, keys: &KeySet, issuer: &str, now: Timestamp) -> Result<AccessToken, NoAccessToken> {
    let expected = Expected { typ: ExpectedType::Exactly(TYP), algorithms: &Algorithm::ALL };
    let verified = jose::verify(jws, keys, &expected).map_err(|_| NoAccessToken)?;
    read_claims(verified.claims, issuer, now)
}

fn list(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

#[test]
fn the_audience_is_what_was_asked_for_or_the_one_that_was_granted_or_the_issuer() {
    for (asked, granted, expected) in [
        (vec![], vec![], Ok(ISSUER)),
        (vec![], vec![API], Ok(API)),
        (vec![], vec![API, OTHER_API], Ok(ISSUER)),
        (vec![API], vec![API, OTHER_API], Ok(API)),
        (vec![API, API], vec![API], Ok(API)),
        (vec![ISSUER], vec![API], Ok(ISSUER)),
        (vec![ISSUER], vec![], Ok(ISSUER)),
        (vec![API], vec![], Err(ErrorCode::InvalidTarget)),
        (vec![API], vec![OTHER_API], Err(ErrorCode::InvalidTarget)),
        (vec![API, OTHER_API], vec![API, OTHER_API], Err(ErrorCode::InvalidTarget)),
        // granted once, removed since
        (vec!["https://gone.example"], vec!["https://gone.example"], Err(ErrorCode::InvalidTarget)),
        (vec![], vec!["https://gone.example"], Err(ErrorCode::InvalidTarget)),
    ] {
        let chosen = Audience::choose(&list(&asked), &list(&granted), &context());
        assert_eq!(chosen.as_ref().map(Audience::identifier).map_err(|error| error.code), expected, "{asked:?} {granted:?}");
    }
}

#[test]
fn scopes_shrink_to_the_audiences_own() {
    let mut granted = grant();
    granted.scopes = scopes("openid email api:read custom");
    granted.resources = list(&[API, OTHER_API]);
    let app = client(ClientKind::Web, "app");
    let of = |resource: &str| Access::of_grant(&granted, &app, None, &list(&[resource]), &context()).unwrap().scopes.to_string();
    assert_eq!(of(API), "api:read");
    assert_eq!(of(ISSUER), "openid custom email");
    assert_eq!(of(OTHER_API), "");
}

#[test]
fn the_lifetime_is_the_shortest_of_provider_client_and_resource() {
    for (own, resource, expected) in
        [(None, ISSUER, 600), (Some(60), ISSUER, 60), (Some(9000), ISSUER, 600), (None, API, 300), (Some(60), API, 60)]
    {
        let mut client = client(ClientKind::Web, "app");
        client.settings.access_token_lifetime = own;
        let audience = Audience::for_client(&list(&[resource]), &Scopes::none(), &context()).unwrap();
        let access = Access::new(audience, Scopes::default(), Scopes::default(), &client, &context());
        assert_eq!(access.lifetime.as_secs(), expected);
    }
}

fn access(resources: &[&str]) -> Access {
    let mut granted = grant();
    granted.resources = list(resources);
    Access::of_grant(&granted, authenticated(ClientKind::Web, "app").client(), None, &[], &context()).unwrap()
}

#[test]
fn rfc9068_2_2_the_claims_of_an_access_token() {
    let token = AccessToken::of_grant(&grant(), &access(&[]), "jti-1".into(), NOW);
    let claims = serde_json::to_value(&token).unwrap();
    assert_eq!(
        claims,
        serde_json::json!({
            "iss": ISSUER, "sub": "alice", "aud": ISSUER, "exp": NOW.as_seconds() + 600, "iat": NOW.as_seconds(), "jti": "jti-1",
            "client_id": "app", "scope": "openid email offline_access", "auth_time": NOW.as_seconds() - 60,
            "acr": "urn:latchkey:acr:1", "amr": ["pwd"], "gid": GRANT_ID, "sid": "sid-1",
        })
    );
}

#[test]
fn an_offline_token_names_no_session_and_no_token_outlives_its_grant() {
    let offline = Grant { offline: true, expires_at: NOW.plus(Duration::from_secs(100)), ..grant() };
    let token = AccessToken::of_grant(&offline, &access(&[]), "j".into(), NOW);
    assert_eq!((token.sid, token.exp), (None, NOW.as_seconds() + 100));
}

#[test]
fn rfc9068_2_2_a_client_that_acts_for_itself_is_the_subject() {
    let token = AccessToken::of_client("job", &access(&[]), ISSUER, "j".into(), NOW);
    assert_eq!((token.sub.as_str(), token.client_id.as_str(), token.gid.is_some()), ("job", "job", false));
    let claims = serde_json::to_value(&token).unwrap();
    for absent in ["gid", "sid", "auth_time", "acr", "amr", "nbf"] {
        assert!(claims.get(absent).is_none(), "{absent}");
    }
}

fn signed(claims: &impl Serialize, typ: &str) -> (String, KeySet) {
    let key = SigningKey::generate(Algorithm::ES256).unwrap();
    let public: VerifyingKey = VerifyingKey::from_jwk(key.public_jwk()).unwrap();
    (key.sign(claims, typ).unwrap(), KeySet::new(vec![public]))
}

#[test]
fn a_signed_access_token_is_read_back() {
    let token = AccessToken::of_grant(&grant(), &access(&[]), "j".into(), NOW);
    let (jws, keys) = signed(&token, TYP);
    assert_eq!(verified(&jws, &keys, ISSUER, NOW), Ok(token.clone()));
    // to the second, without tolerance
    assert!(verified(&jws, &keys, ISSUER, NOW.plus(Duration::from_millis(599_999))).is_ok());
    assert_eq!(verified(&jws, &keys, ISSUER, NOW.plus(Duration::from_secs(600))), Err(NoAccessToken));
    assert_eq!(verified(&jws, &keys, "https://other.example", NOW), Err(NoAccessToken));
    let (_, others) = signed(&token, TYP);
    assert_eq!(verified(&jws, &others, ISSUER, NOW), Err(NoAccessToken));
}

#[test]
fn attack_j7_nothing_of_another_type_is_an_access_token() {
    let token = AccessToken::of_grant(&grant(), &access(&[]), "j".into(), NOW);
    for typ in ["JWT", "logout+jwt", "oauth-authz-req+jwt", "dpop+jwt", ""] {
        let (jws, keys) = signed(&token, typ);
        assert_eq!(verified(&jws, &keys, ISSUER, NOW), Err(NoAccessToken), "{typ}");
    }
}

#[test]
fn attack_j4_j5_claims_of_the_wrong_shape_are_refused() {
    let token = serde_json::to_value(AccessToken::of_grant(&grant(), &access(&[]), "j".into(), NOW)).unwrap();
    let changes = [
        ("exp", serde_json::json!(null)),
        ("exp", serde_json::json!("9999999999")),
        ("exp", serde_json::json!(1e300)),
        ("sub", serde_json::json!(7)),
        ("aud", serde_json::json!([ISSUER, API])),
        ("scope", serde_json::json!(["openid"])),
        ("jti", serde_json::json!(null)),
        ("client_id", serde_json::json!({})),
        ("cnf", serde_json::json!({"jkt": "x"})),
    ];
    for (name, value) in changes {
        let mut claims = token.clone();
        claims[name] = value.clone();
        let (jws, keys) = signed(&claims, TYP);
        assert_eq!(verified(&jws, &keys, ISSUER, NOW), Err(NoAccessToken), "{name} = {value}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,200}") {
        prop_assert_eq!(verified(&text, &KeySet::new(vec![]), ISSUER, NOW), Err(NoAccessToken));
    }

    /// Whatever is asked for, a token is never for more than was granted.
    #[test]
    fn no_token_holds_more_than_its_grant(granted in "(openid |email |api:read |x )*", resources in proptest::sample::subsequence(vec![API, OTHER_API], 0..=2), asked in proptest::sample::select(vec![None, Some(API), Some(OTHER_API), Some(ISSUER)])) {
        let mut grant = grant();
        grant.scopes = scopes(&granted);
        grant.resources = list(&resources);
        let asked: Vec<String> = asked.iter().map(|&asked| asked.to_owned()).collect();
        if let Ok(access) = Access::of_grant(&grant, &client(ClientKind::Web, "app"), None, &asked, &context()) {
            prop_assert!(access.scopes.is_subset(&grant.scopes));
            let audience = access.audience.identifier();
            prop_assert!(audience == ISSUER || resources.contains(&audience));
        }
    }
}
