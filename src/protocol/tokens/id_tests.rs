use serde_json::json;

use super::*;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{ISSUER, LIFETIMES, NOW, client, grant, scopes};

fn person() -> Person {
    let mut other = Map::new();
    other.insert("name".into(), "Alice".into());
    other.insert("nonce".into(), "planted".into());
    other.insert("iss".into(), "https://evil".into());
    Person {
        sub: crate::protocol::subject::Subject::of_person("alice"),
        preferred_username: "alice".into(),
        email: "a@example.com".into(),
        groups: vec!["staff".into()],
        other,
        ..Person::default()
    }
}

fn made(grant: &Grant, scopes: &Scopes, nonce: Option<&str>) -> Map<String, Value> {
    let occasion = Occasion {
        scopes,
        nonce,
        access_token: Some("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
        algorithm: Algorithm::RS256,
        now: NOW,
    };
    claims(grant, &person(), &client(ClientKind::Web, "app"), &LIFETIMES, &occasion)
}

#[test]
fn core_2_the_claims_of_an_id_token() {
    assert_eq!(
        Value::Object(made(&grant(), &scopes("openid email"), Some("n-1"))),
        json!({
            "iss": ISSUER, "sub": "alice", "aud": "app", "azp": "app", "exp": NOW.as_seconds() + 3600, "iat": NOW.as_seconds(),
            "auth_time": NOW.as_seconds() - 60, "nonce": "n-1", "acr": "urn:latchkey:acr:1", "amr": ["pwd"],
            "at_hash": "77QmUPtjPfzWtF2AnpK9RQ", "sid": "sid-1",
        })
    );
}

#[test]
fn core_12_2_a_refresh_gives_the_same_without_nonce() {
    let (first, again) = (made(&grant(), &scopes("openid"), Some("n-1")), made(&grant(), &scopes("openid"), None));
    assert!(!again.contains_key("nonce"));
    for name in ["iss", "sub", "aud", "auth_time", "sid", "acr"] {
        assert_eq!(first[name], again[name], "{name}");
    }
}

#[test]
fn groups_stand_in_the_id_token_whenever_their_scope_was_granted() {
    assert_eq!(made(&grant(), &scopes("openid groups"), None)["groups"], json!(["staff"]));
    assert!(!made(&grant(), &scopes("openid"), None).contains_key("groups"));
}

#[test]
fn no_data_of_a_person_stands_for_a_claim_of_the_token() {
    let asked = ClaimsRequest::parse(r#"{"id_token":{"nonce":null,"iss":null,"name":null,"azp":null,"cnf":null}}"#).unwrap();
    let claims = made(&Grant { claims: asked, ..grant() }, &scopes("openid"), None);
    assert_eq!((claims["iss"].as_str(), claims["name"].as_str()), (Some(ISSUER), Some("Alice")));
    assert!(!claims.contains_key("nonce") && !claims.contains_key("cnf"));
}

#[test]
fn the_lifetime_is_the_shorter_of_provider_and_client() {
    for (own, expected) in [(None, 3600), (Some(60), 60), (Some(90_000), 3600)] {
        let mut client = client(ClientKind::Web, "app");
        client.settings.id_token_lifetime = own;
        let occasion = Occasion { scopes: &scopes("openid"), nonce: None, access_token: None, algorithm: Algorithm::EdDsa, now: NOW };
        let claims = claims(&grant(), &person(), &client, &LIFETIMES, &occasion);
        assert_eq!(claims["exp"], NOW.as_seconds() + expected);
        assert!(!claims.contains_key("at_hash"));
    }
}

#[test]
fn a_token_that_would_be_too_large_leaves_the_largest_claims_to_userinfo_and_says_so() {
    let groups = |count: usize| (0..count).map(|n| Value::from(format!("a group with a long name {n:05}"))).collect::<Vec<_>>();
    let with = |count: usize| {
        let mut claims = Map::new();
        claims.insert("sub".into(), "u".into());
        claims.insert("nonce".into(), "n".repeat(crate::protocol::parameters::CARRIED).into());
        claims.insert("email".into(), "alice@example.com".into());
        claims.insert("groups".into(), Value::Array(groups(count)));
        claims
    };
    let mut small = Map::new();
    small.insert("email".into(), "alice@example.com".into());
    assert!(!fit(&mut small).is_notable());
    let mut carried = with(300);
    let weight = fit(&mut carried);
    assert!(weight.is_notable() && weight.left_out.is_empty() && carried.contains_key("groups"));
    assert_eq!(weight.largest.as_deref(), Some("groups"));
    let mut claims = with(3_000);
    let weight = fit(&mut claims);
    assert_eq!(weight.left_out, ["groups"]);
    assert!(weight.bytes <= LARGEST);
    assert!(claims.contains_key("email") && claims.contains_key("nonce") && claims.contains_key("sub"));
}
