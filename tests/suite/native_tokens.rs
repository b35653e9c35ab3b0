//! ID tokens that apps get on a device are exchanged (RFC 8693): whose, when, and by whom they are not.

use std::time::Duration;

use latchkey::acts::upstream::CreateUpstream;
use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::upstreams::{Accounts, Details};
use serde_json::{Value, json};

use crate::scenario::other_provider::{CLIENT, OtherProvider};
use crate::scenario::relying_party::Answer;
use crate::scenario::{RelyingParty, Scenario, body};
use crate::upstream::{ALICE, beside_another, connect, id_of, links_of};

const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";
const IOS: &str = "example.ios";
const ANDROID: &str = "example.android";

async fn add(given: &Scenario, there: &OtherProvider, accounts: Accounts) {
    let details = Details { native_clients: vec![IOS.to_owned(), ANDROID.to_owned()], ..Details::default() };
    there.add_with(given, "company", |create| CreateUpstream { accounts, details, ..create }).await;
}

async fn app(given: &Scenario, id: &str, first_party: bool) -> RelyingParty {
    let metadata = json!({ "grant_types": ["authorization_code", "refresh_token", EXCHANGE] });
    given.client_with(id, ClientKind::Native, metadata, ClientSettings { first_party, ..ClientSettings::default() }).await
}

fn claims(given: &Scenario, there: &OtherProvider, subject: &str, email: &str) -> Value {
    let now = given.now().as_seconds();
    json!({
        "iss": there.issuer, "aud": IOS, "sub": subject, "iat": now, "exp": now + 300, "email": email, "email_verified": true,
        "jti": latchkey::clock::Random::default().uuid().to_string(),
    })
}

async fn exchange(app: &RelyingParty, token: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [("grant_type", EXCHANGE), ("subject_token", token), ("subject_token_type", ID_TOKEN)];
    app.post("/token", &[&fields, more].concat()).await
}

#[tokio::test]
async fn rfc8693_an_id_token_of_another_provider_signs_its_person_in_at_an_app_once() {
    beside_another(&[], |given, there| async move {
        let offers = async || {
            let listed = given.document("/.well-known/openid-configuration").await["grant_types_supported"].clone();
            listed.as_array().unwrap().contains(&json!(EXCHANGE))
        };
        assert!(!offers().await, "of no provider are any exchanged");
        let alice = given.person(ALICE).await;
        add(&given, &there, Accounts::Off).await;
        given.provider.learn_changes().await.unwrap();
        assert!(offers().await);
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let app = app(&given, "app", true).await;
        let before = given.events(EventType::SignedIn).await;

        let mut said = claims(&given, &there, "a1", "elsewhere@example.net");
        // What the app drew, hashed: so it is sent to Apple.
        said["nonce"] = json!("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let token = there.signed(&said, "JWT");
        let answer = exchange(&app, &token, &[("nonce", "abc"), ("scope", "openid email offline_access")]).await.good();
        assert_eq!(answer.text("issued_token_type"), "urn:ietf:params:oauth:token-type:access_token");
        let ours = body(&answer.text("id_token"));
        assert_eq!((&ours["sub"], &ours["amr"]), (&json!(alice), &json!(["fed"])));
        assert_eq!((&ours["aud"], ours.get("nonce"), ours.get("sid")), (&json!("app"), None, None));
        let shown = app.userinfo(&answer.text("access_token")).await.good();
        assert_eq!((shown.text("sub"), shown.text("email")), (alice, ALICE.to_owned()));
        app.refresh(&answer.text("refresh_token"), &[]).await.good();
        assert_eq!(given.events(EventType::SignedIn).await, before + 1);

        assert_eq!(exchange(&app, &token, &[("nonce", "abc")]).await.refused(400), "invalid_request", "it works once");
        assert_eq!(given.events(EventType::TokenRefused).await, 1);
    })
    .await;
}

#[tokio::test]
async fn attack_x1_no_token_of_another_audience_key_issuer_or_time_is_exchanged_and_none_without_a_signature() {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        add(&given, &there, Accounts::Any).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let app = app(&given, "app", true).await;
        let now = given.now().as_seconds();
        let good = || claims(&given, &there, "a1", ALICE);
        let changed = |name: &str, value: Value| {
            let mut claims = good();
            claims[name] = value;
            there.signed(&claims, "JWT")
        };
        let stranger = OtherProvider::start();
        let payload = URL_SAFE_NO_PAD.encode(good().to_string());
        for (what, token) in [
            ("for our own client, whose tokens are none of an app", changed("aud", json!(CLIENT))),
            ("for another app", changed("aud", json!("another"))),
            ("for several and none of them said", changed("aud", json!([IOS, "another"]))),
            ("made for another party", changed("azp", json!("another"))),
            ("over", changed("exp", json!(now - 120))),
            ("too old", changed("iat", json!(now - 1200))),
            ("of the future", changed("iat", json!(now + 1200))),
            ("of no time", changed("iat", Value::Null)),
            ("with a nonce that the request does not tell", changed("nonce", json!("abc"))),
            ("of another issuer", changed("iss", json!(stranger.issuer))),
            ("of nobody", changed("sub", json!(""))),
            ("by another key", stranger.signed(&good(), "JWT")),
            ("by nobody", format!("{}.{payload}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#))),
            ("of another type", there.signed(&good(), "at+jwt")),
            ("no token", "x".to_owned()),
        ] {
            assert_eq!(exchange(&app, &token, &[]).await.refused(400), "invalid_request", "{what}");
        }
        let told_a_nonce = exchange(&app, &there.signed(&good(), "JWT"), &[("nonce", "abc")]).await;
        assert_eq!(told_a_nonce.refused(400), "invalid_request", "a nonce that the token does not hold");
        let other = given.client("other").await;
        assert_eq!(exchange(&other, &there.signed(&good(), "JWT"), &[]).await.refused(400), "unauthorized_client");
        // One signature of two that say the same is enough: the record knows what is signed.
        let token = there.signed(&good(), "JWT");
        let both = tokio::join!(exchange(&app, &token, &[]), exchange(&app, &token, &[]));
        let status = |answer: &Answer| answer.status;
        let mut given_and_refused = [status(&both.0), status(&both.1)];
        given_and_refused.sort_unstable();
        assert_eq!(given_and_refused, [200, 400]);
        given.later(Duration::from_secs(19 * 60));
        assert_eq!(exchange(&app, &token, &[]).await.refused(400), "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn attack_x1_nobody_gets_more_by_an_exchange_than_by_a_sign_in() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        add(&given, &there, Accounts::Off).await;
        let (ours, foreign) = (app(&given, "app", true).await, app(&given, "foreign", false).await);
        let token = |subject: &str, email: &str| there.signed(&claims(&given, &there, subject, email), "JWT");
        // An equal address is no account: nobody has connected it.
        assert_eq!(exchange(&ours, &token("a1", ALICE), &[]).await.refused(400), "invalid_grant");
        assert!(links_of(&given, &alice).await.is_empty());
        assert_eq!(exchange(&ours, &token("n1", "new@example.com"), &[]).await.refused(400), "invalid_grant");
        assert_eq!(id_of(&given, "new@example.com").await, None, "no rule makes an account");

        let browser = given.browser();
        assert_eq!(connect(&given, &there, &browser, "a1").await.name(), "account");
        exchange(&ours, &token("a1", ALICE), &[]).await.good();
        assert_eq!(exchange(&foreign, &token("a1", ALICE), &[]).await.refused(400), "consent_required");
        let strict = ClientSettings { first_party: true, require_second_factor: true, ..ClientSettings::default() };
        let metadata = json!({ "grant_types": ["authorization_code", EXCHANGE] });
        let strict = given.client_with("strict", ClientKind::Native, metadata, strict).await;
        assert_eq!(exchange(&strict, &token("a1", ALICE), &[]).await.refused(400), "interaction_required");

        given.disable(&alice).await;
        assert_eq!(exchange(&ours, &token("a1", ALICE), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}

#[tokio::test]
async fn an_exchange_makes_an_account_where_a_rule_of_the_provider_does() {
    beside_another(&[], |given, there| async move {
        add(&given, &there, Accounts::Domains(vec!["example.com".to_owned()])).await;
        let app = app(&given, "app", true).await;
        let token = |email: &str| there.signed(&claims(&given, &there, email, email), "JWT");
        let answer = exchange(&app, &token("new@example.com"), &[("scope", "openid email")]).await.good();
        let made = id_of(&given, "new@example.com").await.unwrap();
        assert_eq!(body(&answer.text("id_token"))["sub"], json!(made));
        assert_eq!(exchange(&app, &token("new@example.net"), &[]).await.refused(400), "invalid_grant");
    })
    .await;
}
