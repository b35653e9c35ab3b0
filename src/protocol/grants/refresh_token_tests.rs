use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::protocol::client::ClientKind;
use crate::protocol::grants::PersonStanding;
use crate::protocol::grants::samples::*;
use crate::protocol::tokens::refresh::{Unverified, issue};
use crate::secrets::DataKey;

fn token(generation: i64) -> RefreshToken {
    let key = DataKey::new("k1", [1; 32]);
    Unverified::parse(issue(GRANT_ID, generation, &key).expose()).unwrap().verify(&key).unwrap()
}

fn ask_with(generation: i64, grant: &Grant, standing: &GrantStanding, request: &str, context: &Context<'_>) -> Decision {
    decide(&authenticated(ClientKind::Web, "app"), Some(&token(generation)), Some(grant), standing, &parameters(request), context)
}

fn ask(generation: i64, grant: &Grant) -> Decision {
    ask_with(generation, grant, &alive(), "", &context())
}

fn refused(decision: &Decision) -> Option<ErrorCode> {
    match decision {
        Decision::Refuse(error) => Some(error.code),
        _ => None,
    }
}

#[test]
fn refresh_1_a_token_that_is_not_ours_or_of_another_client_changes_nothing() {
    let (app, mallory) = (authenticated(ClientKind::Web, "app"), authenticated(ClientKind::Web, "mallory"));
    let empty = parameters("");
    for decision in [
        decide(&app, None, None, &alive(), &empty, &context()),
        decide(&app, None, Some(&grant()), &alive(), &empty, &context()),
        decide(&app, Some(&token(5)), None, &alive(), &empty, &context()),
        decide(&mallory, Some(&token(5)), Some(&grant()), &alive(), &empty, &context()),
        // a used-up token of another client proves no reuse
        decide(&mallory, Some(&token(1)), Some(&grant()), &alive(), &empty, &context()),
        decide(&app, Some(&token(5)), Some(&Grant { id: "f".repeat(32), ..grant() }), &alive(), &empty, &context()),
        decide(&app, Some(&token(5)), Some(&Grant { issuer: "https://x".into(), ..grant() }), &alive(), &empty, &context()),
        decide(&app, Some(&token(1)), Some(&Grant { sender_key: Some("jkt".into()), ..grant() }), &alive(), &empty, &context()),
    ] {
        assert_eq!(decision, Decision::Refuse(no_such_token()));
    }
}

#[test]
fn refresh_2_a_grant_that_is_over_gives_nothing() {
    let standing = |enabled, epoch, session_alive| GrantStanding { person: Some(PersonStanding { enabled, epoch }), session_alive };
    let revoked = Grant { revoked_at: Some(NOW), ..grant() };
    let expired = Grant { expires_at: NOW, ..grant() };
    for (grant, standing) in [
        (&revoked, alive()),
        (&expired, alive()),
        (&grant(), standing(false, 3, true)),
        (&grant(), standing(true, 4, true)),
        (&grant(), standing(true, 3, false)),
        (&grant(), GrantStanding { person: None, session_alive: true }),
    ] {
        for generation in [1, 4, 5, 6] {
            assert_eq!(ask_with(generation, grant, &standing, "", &context()), Decision::Refuse(no_such_token()));
        }
    }
    let offline = Grant { offline: true, ..grant() };
    assert!(matches!(ask_with(5, &offline, &standing(true, 3, false), "", &context()), Decision::Advance { .. }));
}

#[test]
fn refresh_3_the_newest_token_advances_the_grant() {
    let Decision::Advance { from, refreshed } = ask(5, &grant()) else { panic!("not advanced") };
    assert_eq!((from, refreshed.grant.generation, refreshed.grant.advanced_at), (5, 6, NOW));
    assert_eq!(refreshed.grant.expires_at, NOW.plus(LIFETIMES.refresh_idle));
    assert_eq!(refreshed.access.scopes, grant().scopes);
}

#[test]
fn a_refresh_never_extends_a_grant_beyond_its_longest_life() {
    let old = Grant { created_at: NOW.minus(Duration::from_secs(179 * 86_400)), ..grant() };
    let Decision::Advance { refreshed, .. } = ask(5, &old) else { panic!("not advanced") };
    assert_eq!(refreshed.grant.expires_at, NOW.plus(Duration::from_secs(86_400)));
}

#[test]
fn refresh_4_the_one_before_answers_within_the_grace_and_changes_nothing() {
    for age in [0, 1, 30_000] {
        let grant = Grant { advanced_at: NOW.minus(Duration::from_millis(age)), ..grant() };
        let Decision::Grace(refreshed) = ask(4, &grant) else { panic!("{age}") };
        assert_eq!(refreshed.grant, grant);
    }
}

#[test]
fn refresh_5_anything_older_is_reuse() {
    let late = Grant { advanced_at: NOW.minus(Duration::from_millis(30_001)), ..grant() };
    assert_eq!(ask(4, &late), Decision::Reuse);
    // within the grace, once the successor was used
    let fresh = Grant { advanced_at: NOW, ..grant() };
    assert_eq!(ask(3, &fresh), Decision::Reuse);
    assert_eq!(ask(0, &fresh), Decision::Reuse);
    // a bad scope hides no theft
    assert_eq!(ask_with(3, &fresh, &alive(), "scope=admin", &context()), Decision::Reuse);
}

#[test]
fn refresh_6_newer_than_the_row_revokes_nothing() {
    for generation in [6, 7, i64::MAX] {
        assert_eq!(ask(generation, &grant()), Decision::Refuse(no_such_token()));
    }
}

#[test]
fn attack_t2_of_two_at_once_both_hold_the_same_next_generation() {
    let Decision::Advance { refreshed, .. } = ask(5, &grant()) else { panic!("not advanced") };
    let Decision::Grace(second) = ask(5, &refreshed.grant) else { panic!("no grace") };
    assert_eq!(second.grant.generation, refreshed.grant.generation);
}

#[test]
fn a_client_that_does_not_rotate_keeps_its_token() {
    let steady = Grant { rotates: false, ..grant() };
    let Decision::Stay(refreshed) = ask(5, &steady) else { panic!("not kept") };
    assert_eq!((refreshed.grant.generation, refreshed.grant.advanced_at), (5, steady.advanced_at));
    assert_eq!(refreshed.grant.expires_at, NOW.plus(LIFETIMES.refresh_idle));
}

#[test]
fn an_app_that_demands_a_second_factor_now_refreshes_no_grant_that_was_given_for_one() {
    let mut strict = client(ClientKind::Web, "app");
    strict.settings.require_second_factor = true;
    let strict = proven(strict);
    let ask = |generation, acr: &str| {
        let grant = Grant { acr: acr.into(), ..grant() };
        decide(&strict, Some(&token(generation)), Some(&grant), &alive(), &parameters(""), &context())
    };
    for acr in ["urn:latchkey:acr:1", "", "urn:other"] {
        assert_eq!(refused(&ask(5, acr)), Some(ErrorCode::InvalidGrant), "{acr}");
    }
    assert!(matches!(ask(5, "urn:latchkey:acr:2"), Decision::Advance { .. }));
    assert_eq!(ask(1, "urn:latchkey:acr:1"), Decision::Reuse, "a stolen token is one all the same");
}

#[test]
fn rfc6749_6_the_scope_may_shrink_but_not_grow() {
    let Decision::Advance { refreshed, .. } = ask_with(5, &grant(), &alive(), "scope=email", &context()) else { panic!("not advanced") };
    assert_eq!(refreshed.access.scopes, scopes("email"));
    assert_eq!(refreshed.grant.scopes, grant().scopes);
    for request in ["scope=openid+phone", "scope=admin", "scope=%22", "scope=openid+email+groups+unknown"] {
        assert_eq!(refused(&ask_with(5, &grant(), &alive(), request, &context())), Some(ErrorCode::InvalidScope), "{request}");
    }
}

#[test]
fn rfc6749_3_3_what_authorize_left_out_is_left_out_again_and_never_given() {
    let mut narrow = client(ClientKind::Web, "app");
    narrow.metadata.scope = Some("openid email api:read".into());
    let of_an_api = Grant { resources: vec![API.into()], scopes: scopes("openid email api:read"), ..grant() };
    let online = Grant { scopes: scopes("openid email"), ..grant() };
    let declined = Grant { left_out: scopes("phone"), ..online.clone() };
    for (client, grant, named, gives) in [
        (client(ClientKind::Web, "app"), &online, "openid email offline_access", "openid email"),
        (client(ClientKind::Web, "app"), &online, "openid unknown", "openid"),
        (client(ClientKind::Web, "app"), &online, "openid email api:read", "openid email"),
        (client(ClientKind::Web, "app"), &declined, "openid email phone", "openid email"),
        (narrow.clone(), &online, "openid email profile", "openid email"),
        (narrow.clone(), &online, "openid email api:read", "openid email"),
        (narrow.clone(), &of_an_api, "openid email api:read api:write profile", "api:read"),
        (client(ClientKind::Web, "app"), &online, " ", "openid email"),
    ] {
        let request = parameters(&format!("scope={}", named.replace(' ', "+")));
        let decision = decide(&proven(client), Some(&token(5)), Some(grant), &alive(), &request, &context());
        let Decision::Advance { refreshed, .. } = decision else { panic!("{named}: {decision:?}") };
        assert_eq!(refreshed.access.scopes, scopes(gives), "{named}");
        assert!(refreshed.access.asked.is_subset(&grant.scopes), "{named}");
    }
    // what the client could have asked for and did not is more than was granted
    let asks = |client, grant: &Grant, named: &str| {
        let request = parameters(&format!("scope={}", named.replace(' ', "+")));
        refused(&decide(&proven(client), Some(&token(5)), Some(grant), &alive(), &request, &context()))
    };
    let wide = Grant { scopes: scopes("openid"), ..of_an_api };
    assert_eq!(asks(narrow.clone(), &wide, "openid api:read"), Some(ErrorCode::InvalidScope));
    assert_eq!(asks(narrow, &online, "offline_access"), Some(ErrorCode::InvalidScope), "nothing is left");
}

#[test]
fn rfc6749_5_1_no_token_is_given_whose_scope_cannot_be_told() {
    let both = Grant { resources: vec![ISSUER.into(), API.into(), OTHER_API.into()], scopes: scopes("openid email api:read"), ..grant() };
    let mut registered = client(ClientKind::Web, "app");
    registered.metadata.scope = Some("openid email api:read".into());
    let registered = proven(registered);
    let ask = |request: &str| decide(&registered, Some(&token(5)), Some(&both), &alive(), &parameters(request), &context());
    for (request, audience, gives) in [
        ("", ISSUER, "openid email"),
        ("scope=email", ISSUER, "email"),
        ("scope=openid+api:read", ISSUER, "openid"),
        ("scope=api:read", API, "api:read"),
        ("scope=openid+api:read&resource=https://api.example", API, "api:read"),
        ("scope=api:read&resource=https://other.example", OTHER_API, ""),
    ] {
        let Decision::Advance { refreshed, .. } = ask(request) else { panic!("{request}: not advanced") };
        assert_eq!((refreshed.access.audience.identifier(), refreshed.access.scopes), (audience, scopes(gives)), "{request}");
    }
    assert_eq!(refused(&ask("scope=api:read&resource=https://op.example")), Some(ErrorCode::InvalidScope));
}

#[test]
fn attack_t3_a_resource_that_was_not_granted_is_an_invalid_target() {
    let granted = Grant { resources: vec![API.into()], scopes: scopes("openid api:read"), ..grant() };
    let request = format!("resource={API}");
    let Decision::Advance { refreshed, .. } = ask_with(5, &granted, &alive(), &request, &context()) else { panic!("not advanced") };
    assert_eq!(refreshed.access.audience.identifier(), API);
    for request in [format!("resource={OTHER_API}"), "resource=https://nowhere.example".into()] {
        assert_eq!(refused(&ask_with(5, &granted, &alive(), &request, &context())), Some(ErrorCode::InvalidTarget));
    }
}

proptest! {
    /// Whatever is presented in whatever order, one line of tokens exists: only the newest advances, and once anything older
    /// than the one before is seen the grant is over.
    #[test]
    fn one_family_has_one_line(uses in proptest::collection::vec((0_i64..12, 0_u64..60), 1..40)) {
        let mut row = Grant { generation: 0, advanced_at: NOW, created_at: NOW, expires_at: NOW.plus(LIFETIMES.refresh_idle), ..grant() };
        let mut now = NOW;
        for (generation, wait) in uses {
            now = now.plus(Duration::from_secs(wait));
            let before = row.clone();
            match ask_with(generation, &row, &alive(), "", &Context { now, ..context() }) {
                Decision::Advance { from, refreshed } => {
                    prop_assert_eq!((from, generation), (before.generation, before.generation));
                    prop_assert_eq!(refreshed.grant.generation, from + 1);
                    row = refreshed.grant;
                }
                Decision::Grace(refreshed) => {
                    prop_assert_eq!(generation + 1, before.generation);
                    prop_assert!(now.since(before.advanced_at) <= LIFETIMES.refresh_grace);
                    prop_assert_eq!(refreshed.grant, before);
                }
                Decision::Reuse => {
                    prop_assert!(generation < before.generation);
                    row.revoked_at = Some(now);
                }
                Decision::Refuse(_) => prop_assert!(before.revoked_at.is_some() || generation > before.generation),
                Decision::Stay(_) => prop_assert!(false, "the grant rotates"),
            }
        }
    }
}
