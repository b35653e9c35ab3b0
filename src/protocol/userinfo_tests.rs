use super::*;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{API, ISSUER, NOW, client, context, grant, scopes};
use crate::protocol::tokens::access::Access;

fn token(grant: &Grant, asked: Option<&str>) -> AccessToken {
    let asked = asked.map(scopes);
    let access = Access::of_grant(grant, &client(ClientKind::Web, "app"), asked.as_ref(), &[], &context()).unwrap();
    AccessToken::of_grant(grant, &access, "j".into(), NOW)
}

fn app() -> Client {
    client(ClientKind::Web, "app")
}

fn person() -> Person {
    Person {
        sub: crate::protocol::subject::Subject::of_person("alice"),
        email: "a@example.com".into(),
        preferred_username: "alice".into(),
        ..Person::default()
    }
}

const GOOD: PersonStanding = PersonStanding { enabled: true, epoch: 3 };

#[test]
fn core_5_3_a_token_for_the_issuer_with_openid_opens_it() {
    let grant = grant();
    let token = token(&grant, None);
    assert_eq!(opens(&token, ISSUER), Ok(grant.id.as_str()));
    let claims = answer(&token, Some(&grant), Some(&app()), Some((&person(), GOOD)), NOW).unwrap();
    assert_eq!((claims["sub"].as_str(), claims["email"].as_str()), (Some("alice"), Some("a@example.com")));
}

#[test]
fn core_5_5_claims_asked_for_at_userinfo_are_answered() {
    let asked = ClaimsRequest::parse(r#"{"userinfo":{"preferred_username":null}}"#).unwrap();
    let grant = Grant { claims: asked, scopes: scopes("openid"), ..grant() };
    let claims = answer(&token(&grant, None), Some(&grant), Some(&app()), Some((&person(), GOOD)), NOW).unwrap();
    assert_eq!(claims["preferred_username"], "alice");
    assert!(!claims.contains_key("email"));
}

#[test]
fn attack_t4_a_token_for_another_audience_is_refused() {
    let grant = Grant { resources: vec![API.into()], scopes: scopes("openid api:read"), ..grant() };
    assert_eq!(opens(&token(&grant, None), ISSUER), Err(BearerRefusal::invalid_token()));
}

#[test]
fn without_openid_the_scope_is_insufficient() {
    assert_eq!(opens(&token(&grant(), Some("email")), ISSUER).unwrap_err().answer(ISSUER).status, 403);
    let access = Access::of_grant(&grant(), &client(ClientKind::Web, "app"), Some(&scopes("x")), &[], &context()).unwrap();
    assert_eq!(
        opens(&AccessToken::of_client("job", &access, ISSUER, "j".into(), NOW), ISSUER).unwrap_err(),
        BearerRefusal::Scope("openid")
    );
}

#[test]
fn attack_t4_a_token_of_a_disabled_person_or_an_ended_grant_is_refused() {
    let (grant, person) = (grant(), person());
    let token = token(&grant, None);
    let revoked = Grant { revoked_at: Some(NOW), ..grant.clone() };
    let foreign = Grant { id: "f".repeat(32), ..grant.clone() };
    for (grant, standing) in [
        (Some(&grant), Some(PersonStanding { enabled: false, epoch: 3 })),
        (Some(&grant), Some(PersonStanding { enabled: true, epoch: 4 })),
        (Some(&grant), None),
        (Some(&revoked), Some(GOOD)),
        (Some(&foreign), Some(GOOD)),
        (None, Some(GOOD)),
    ] {
        let refused = answer(&token, grant, Some(&app()), standing.map(|standing| (&person, standing)), NOW).unwrap_err();
        assert_eq!(refused, BearerRefusal::invalid_token());
    }
}

#[test]
fn rfc6749_3_3_it_shows_what_the_clients_registration_reaches_now() {
    let grant = grant();
    let token = token(&grant, None);
    let registered = |scope: &str| {
        let mut app = app();
        app.metadata.scope = Some(scope.into());
        answer(&token, Some(&grant), Some(&app), Some((&person(), GOOD)), NOW)
    };
    assert!(registered("openid email").unwrap().contains_key("email"));
    assert!(!registered("openid").unwrap().contains_key("email"));
    assert_eq!(registered("email").unwrap_err(), BearerRefusal::Scope("openid"));
    assert_eq!(answer(&token, Some(&grant), None, Some((&person(), GOOD)), NOW).unwrap_err(), BearerRefusal::invalid_token());
}
