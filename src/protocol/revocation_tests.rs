use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::samples::{GRANT_ID, NOW, authenticated, context, grant};
use crate::protocol::tokens::access::Access;
use crate::protocol::tokens::refresh::{Unverified, issue};
use crate::secrets::DataKey;

fn refresh(generation: i64) -> RefreshToken {
    let key = DataKey::new("k", [1; 32]);
    Unverified::parse(issue(GRANT_ID, generation, &key).expose()).unwrap().verify(&key).unwrap()
}

#[test]
fn attack_t6_a_refresh_token_of_any_generation_ends_its_grant() {
    for kind in [ClientKind::Web, ClientKind::Spa] {
        for generation in [0, 4, 5, 6] {
            let ended = of_refresh_token(&authenticated(kind, "app"), &refresh(generation), Some(&grant()));
            assert_eq!(ended, Revocation::Grant { grant_id: GRANT_ID.into() });
        }
    }
}

#[test]
fn attack_t5_revocation_by_another_client_ends_nothing() {
    let mallory = authenticated(ClientKind::Web, "mallory");
    assert_eq!(of_refresh_token(&mallory, &refresh(5), Some(&grant())), Revocation::Nothing);
    assert_eq!(of_access_token(&mallory, &token()), Revocation::Nothing);
}

#[test]
fn a_grant_that_is_unknown_or_over_is_left_alone() {
    let app = authenticated(ClientKind::Web, "app");
    assert_eq!(of_refresh_token(&app, &refresh(5), None), Revocation::Nothing);
    let revoked = Grant { revoked_at: Some(NOW), ..grant() };
    assert_eq!(of_refresh_token(&app, &refresh(5), Some(&revoked)), Revocation::Nothing);
}

#[test]
fn rfc7009_2_1_an_access_token_ends_alone() {
    let ended = of_access_token(&authenticated(ClientKind::Web, "app"), &token());
    assert_eq!(ended, Revocation::AccessToken { jti: "jti-1".into(), grant_id: Some(GRANT_ID.into()), until: token().expires_at() });
}

fn token() -> AccessToken {
    let access = Access::of_grant(&grant(), authenticated(ClientKind::Web, "app").client(), None, &[], &context()).unwrap();
    AccessToken::of_grant(&grant(), &access, "jti-1".into(), NOW)
}
