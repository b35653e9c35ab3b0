use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::protocol::authorization::code::CodeRecord;
use crate::protocol::client::ClientKind;
use crate::protocol::error::ErrorCode;
use crate::protocol::grants::context::Context;
use crate::protocol::grants::samples::*;
use crate::protocol::grants::{CodeOrigin, PersonStanding};

fn good() -> String {
    format!("grant_type=authorization_code&redirect_uri={REDIRECT_URI}&code_verifier={VERIFIER}")
}

fn ask(client_id: &str, record: &CodeRecord, request: &str) -> Result<Redemption, CodeRefusal> {
    let mut client = client(ClientKind::Web, client_id);
    client.metadata.scope = Some("openid email offline_access api:read other".into());
    decide(&proven(client), record, &alive(), &parameters(request), &context())
}

#[test]
fn attack_a_code_whose_grant_is_bound_to_a_key_or_whose_origin_cannot_be_read_gives_nothing() {
    let mut bound = code();
    bound.grant.sender_key = Some("jkt".into());
    assert!(matches!(ask("app", &bound, &good()), Err(CodeRefusal::End(_))));
    let mut unread = code();
    unread.grant.code = None;
    for request in [good(), format!("grant_type=authorization_code&redirect_uri={REDIRECT_URI}")] {
        assert!(matches!(ask("app", &unread, &request), Err(CodeRefusal::End(_))));
    }
}

#[test]
fn a_code_works_for_its_client_its_redirect_uri_and_its_verifier() {
    let redeemed = ask("app", &code(), &good()).unwrap();
    assert_eq!(redeemed.nonce.as_deref(), Some("n-1"));
    assert!(redeemed.refresh);
    assert_eq!(redeemed.grant.created_at, NOW);
    assert_eq!(redeemed.grant.advanced_at, NOW);
    assert_eq!(redeemed.grant.expires_at, NOW.plus(LIFETIMES.refresh_idle));
    assert_eq!(redeemed.access.audience.identifier(), ISSUER);
    assert_eq!(redeemed.access.scopes, scopes("openid email offline_access"));
}

#[test]
fn without_a_refresh_token_the_grant_ends_with_its_access_token() {
    let redeemed = ask("app", &CodeRecord { refresh: false, ..code() }, &good()).unwrap();
    assert_eq!(redeemed.grant.expires_at, NOW.plus(Duration::from_secs(600)));
}

#[test]
fn attack_c3_a_foreign_client_gets_nothing_and_the_code_stays() {
    let refused = ask("mallory", &code(), &good()).unwrap_err();
    assert!(matches!(&refused, CodeRefusal::Keep(error) if error.code == ErrorCode::InvalidGrant));
    // also where everything else is wrong too
    assert!(matches!(ask("mallory", &code(), "").unwrap_err(), CodeRefusal::Keep(_)));
}

#[test]
fn attack_c3_its_own_client_with_a_wrong_request_ends_the_code() {
    for request in [
        format!("redirect_uri={REDIRECT_URI}/&code_verifier={VERIFIER}"),
        format!("redirect_uri=https://app.example/CB&code_verifier={VERIFIER}"),
        format!("code_verifier={VERIFIER}"),
        format!("redirect_uri={REDIRECT_URI}"),
        format!("redirect_uri={REDIRECT_URI}&code_verifier={CHALLENGE}"),
        format!("redirect_uri={REDIRECT_URI}&code_verifier=short"),
    ] {
        let refused = ask("app", &code(), &request).unwrap_err();
        assert!(matches!(&refused, CodeRefusal::End(error) if error.code == ErrorCode::InvalidGrant), "{request}: {refused:?}");
    }
}

#[test]
fn attack_c3_an_expired_code_gives_nothing() {
    let mut early = code();
    early.grant.created_at = NOW.plus(crate::clock::MOST_SKEW).plus(Duration::from_millis(1));
    for record in [CodeRecord { expires_at: NOW, ..code() }, early] {
        assert!(matches!(ask("app", &record, &good()).unwrap_err(), CodeRefusal::End(error) if error.code == ErrorCode::InvalidGrant));
    }
}

#[test]
fn attack_o3_a_code_of_another_replica_lives_longer_by_the_clock_skew() {
    let skewed = Context { clock_skew: Duration::from_secs(30), ..context() };
    for (ago, lives) in [(29, true), (30, false)] {
        let record = CodeRecord { expires_at: NOW.minus(Duration::from_secs(ago)), ..code() };
        let decided = decide(&authenticated(ClientKind::Web, "app"), &record, &alive(), &parameters(&good()), &skewed);
        assert_eq!(decided.is_ok(), lives, "{ago}");
    }
}

#[test]
fn attack_p2_a_verifier_without_a_challenge_is_refused() {
    let mut record = code();
    record.grant.code = record.grant.code.map(|code| CodeOrigin { challenge: None, ..code });
    assert!(matches!(ask("app", &record, &good()).unwrap_err(), CodeRefusal::End(error) if error.code == ErrorCode::InvalidGrant));
    assert!(ask("app", &record, &format!("redirect_uri={REDIRECT_URI}")).is_ok());
}

#[test]
fn a_code_of_another_issuer_is_none_here() {
    let other = Context { issuer: "https://other-op.example", ..context() };
    let refused = decide(&authenticated(ClientKind::Web, "app"), &code(), &alive(), &parameters(&good()), &other).unwrap_err();
    assert!(matches!(refused, CodeRefusal::Keep(_)));
}

#[test]
fn a_code_of_a_disabled_person_or_a_session_that_ended_gives_nothing() {
    let client = authenticated(ClientKind::Web, "app");
    let person = |enabled, epoch| Some(PersonStanding { enabled, epoch });
    for (person, session_alive) in [(person(false, 3), true), (person(true, 4), true), (None, true), (person(true, 3), false)] {
        let refused = decide(&client, &code(), &GrantStanding { person, session_alive }, &parameters(&good()), &context()).unwrap_err();
        assert!(matches!(refused, CodeRefusal::End(error) if error.code == ErrorCode::InvalidGrant));
    }
}

#[test]
fn rfc8707_2_2_a_resource_at_the_token_endpoint_must_have_been_granted() {
    let mut record = code();
    record.grant.scopes = scopes("openid api:read other");
    record.grant.resources = vec![API.into()];
    let redeemed = ask("app", &record, &format!("{}&resource={API}", good())).unwrap();
    assert_eq!(redeemed.access.audience.identifier(), API);
    assert_eq!(redeemed.access.scopes, scopes("api:read"));
    assert_eq!(redeemed.access.asked, scopes("openid api:read other"));
    assert_eq!(redeemed.access.lifetime, Duration::from_secs(300));
    assert_eq!(redeemed.access.signing_alg(), Some("ES256"));
    let refused = ask("app", &record, &format!("{}&resource={OTHER_API}", good())).unwrap_err();
    assert!(matches!(refused, CodeRefusal::Keep(error) if error.code == ErrorCode::InvalidTarget));
}

#[test]
fn attack_c1_a_second_use_is_proven_by_the_same_code_its_client_and_its_verifier() {
    let (app, mallory) = (authenticated(ClientKind::Web, "app"), authenticated(ClientKind::Web, "mallory"));
    let right = parameters(&format!("code_verifier={VERIFIER}"));
    let wrong = parameters(&format!("code_verifier={CHALLENGE}"));
    let grant = grant();
    assert_eq!(replay(&app, &grant, "k1.hash", &right), Replay::Proven);
    assert_eq!(replay(&app, &grant, "k1.other", &right), Replay::No);
    assert_eq!(replay(&mallory, &grant, "k1.hash", &right), Replay::No);
    assert_eq!(replay(&app, &grant, "k1.hash", &wrong), Replay::No);
    assert_eq!(replay(&app, &grant, "k1.hash", &parameters("")), Replay::No);
    let plain = Grant { code: grant.code.clone().map(|code| CodeOrigin { challenge: None, ..code }), ..grant };
    assert_eq!(replay(&app, &plain, "k1.hash", &parameters("")), Replay::Proven);
    let of_no_code = Grant { code: None, ..plain };
    assert_eq!(replay(&app, &of_no_code, "", &parameters("")), Replay::No);
}

proptest! {
    #[test]
    fn only_the_exact_redirect_uri_and_verifier_redeem(uri in "[a-z:/.]{0,30}", verifier in "[A-Za-z0-9._~-]{0,130}") {
        let request = format!("redirect_uri={uri}&code_verifier={verifier}");
        prop_assert!(ask("app", &code(), &request).is_err());
    }
}
