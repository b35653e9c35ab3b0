use std::time::Duration;

use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::PersonStanding;
use crate::protocol::grants::samples::{API, GRANT_ID, NOW, alive, authenticated, context, grant, scopes};
use crate::protocol::tokens::access::Access;
use crate::protocol::tokens::refresh::{Unverified, issue};
use crate::secrets::DataKey;

fn token() -> AccessToken {
    let grant = Grant { resources: vec![API.into()], scopes: scopes("openid api:read"), ..grant() };
    let access = Access::of_grant(&grant, authenticated(ClientKind::Web, "app").client(), None, &[], &context()).unwrap();
    AccessToken::of_grant(&grant, &access, "jti-1".into(), NOW)
}

fn refresh(generation: i64) -> RefreshToken {
    let key = DataKey::new("k", [1; 32]);
    Unverified::parse(issue(GRANT_ID, generation, &key).expose()).unwrap().verify(&key).unwrap()
}

#[test]
fn rfc7662_2_2_its_own_client_and_one_bound_to_its_audience_learn_of_a_token() {
    for id in ["app", "gateway"] {
        let told = serde_json::to_value(of_access_token(&authenticated(ClientKind::Web, id), &token(), false, &context())).unwrap();
        assert_eq!(told["active"], true, "{id}");
        assert_eq!((told["aud"].as_str(), told["scope"].as_str(), told["sub"].as_str()), (Some(API), Some("api:read"), Some("alice")));
        assert_eq!((told["client_id"].as_str(), told["token_type"].as_str()), (Some("app"), Some("Bearer")));
    }
}

#[test]
fn attack_t5_any_other_client_learns_nothing() {
    let told = of_access_token(&authenticated(ClientKind::Web, "mallory"), &token(), false, &context());
    assert_eq!(serde_json::to_value(told).unwrap(), serde_json::json!({"active": false}));
    // bound to a resource, but not to this audience
    let mut own = token();
    own.aud = "https://op.example".into();
    assert!(!of_access_token(&authenticated(ClientKind::Web, "gateway"), &own, false, &context()).active);
    let refused = may_ask(&authenticated(ClientKind::Spa, "app")).unwrap_err();
    assert_eq!(refused.code, ErrorCode::InvalidClient);
    assert_eq!(may_ask(&authenticated(ClientKind::Web, "app")), Ok(()));
}

#[test]
fn a_revoked_or_expired_token_is_inactive() {
    let app = authenticated(ClientKind::Web, "app");
    assert_eq!(of_access_token(&app, &token(), true, &context()), Introspection::inactive());
    let later = Context { now: NOW.plus(Duration::from_secs(300)), ..context() };
    assert_eq!(of_access_token(&app, &token(), false, &later), Introspection::inactive());
}

#[test]
fn a_refresh_token_is_shown_to_its_own_client_alone() {
    let (app, gateway) = (authenticated(ClientKind::Web, "app"), authenticated(ClientKind::Web, "gateway"));
    let told = serde_json::to_value(of_refresh_token(&app, &refresh(5), Some(&grant()), &alive(), &context())).unwrap();
    assert_eq!((told["active"].as_bool(), told["sub"].as_str()), (Some(true), Some("alice")));
    assert!(told.get("token_type").is_none() && told.get("aud").is_none());
    let disabled = GrantStanding { person: Some(PersonStanding { enabled: false, epoch: 3 }), session_alive: true };
    for told in [
        of_refresh_token(&gateway, &refresh(5), Some(&grant()), &alive(), &context()),
        of_refresh_token(&app, &refresh(4), Some(&grant()), &alive(), &context()),
        of_refresh_token(&app, &refresh(6), Some(&grant()), &alive(), &context()),
        of_refresh_token(&app, &refresh(5), None, &alive(), &context()),
        of_refresh_token(&app, &refresh(5), Some(&grant()), &disabled, &context()),
    ] {
        assert_eq!(told, Introspection::inactive());
    }
}
