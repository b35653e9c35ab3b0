//! Another provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0).

use latchkey::audit::EventType;
use latchkey::upstreams::Accounts;
use serde_json::{Value, json};

use crate::scenario::other_provider::{CLIENT, OtherProvider, SentThere};
use crate::upstream::{ALICE, beside_another, come, connect, is_signed_in, press};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

#[tokio::test]
async fn attack_a6_a_logout_token_counts_once_and_nothing_else_signs_anybody_out() {
    beside_another(&[("trusted-proxies", "127.0.0.1/32")], |given, there: OtherProvider| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let by_password = given.browser();
        assert_eq!(connect(&given, &there, &by_password, "a1").await.name(), "account");
        let http = reqwest::Client::new();
        let post = async |token: &str| {
            let url = format!("{}/upstream/company/backchannel-logout", given.issuer);
            let answer = http.post(url).header("x-forwarded-for", "192.0.2.9").form(&[("logout_token", token)]).send().await.unwrap();
            (answer.status().as_u16(), answer.headers().get("cache-control").is_some_and(|value| value == "no-store"))
        };
        let now = given.now().as_seconds();
        let claims = |jti: &str| {
            json!({
                "iss": there.issuer, "aud": CLIENT, "sub": "a1", "jti": jti, "iat": now, "exp": now + 120, "sid": "s1", "events": { EVENT: {} },
            })
        };
        let by_company = given.browser();
        assert_eq!(come(&given, &there, &by_company, "company", "a1", ALICE).await.name(), "account");
        let changed = |name: &str, value: Value| {
            let mut claims = claims("bad");
            claims[name] = value;
            there.signed(&claims, "logout+jwt")
        };
        let stranger = OtherProvider::start();
        let id_token = there.claims(&given, &SentThere::of(&press(&given.browser(), "company").await), "a1", ALICE);
        for (what, token) in [
            ("of another issuer", changed("iss", json!(stranger.issuer))),
            ("for another", changed("aud", json!("another"))),
            ("without the event", changed("events", json!({}))),
            ("with a nonce", changed("nonce", json!("n"))),
            ("over", changed("exp", json!(now - 120))),
            ("of nobody", changed("sub", Value::Null)),
            ("by another key", stranger.signed(&claims("bad"), "logout+jwt")),
            ("of another type", there.signed(&claims("bad"), "at+jwt")),
            ("an ID token", there.signed(&id_token, "JWT")),
            ("no token", "x".to_owned()),
        ] {
            assert_eq!(post(&token).await.0, 400, "{what}");
        }
        assert!(is_signed_in(&by_company, ALICE).await);
        // Somebody whom nobody knows is signed out as well as anybody: nothing is told of it.
        let mut unknown = claims("2");
        unknown["sub"] = json!("nobody");
        assert_eq!(post(&there.signed(&unknown, "logout+jwt")).await, (200, true));

        let token = there.signed(&claims("1"), "logout+jwt");
        assert_eq!(post(&token).await, (200, true));
        assert!(!is_signed_in(&by_company, ALICE).await && is_signed_in(&by_password, ALICE).await);
        let again = given.browser();
        assert_eq!(come(&given, &there, &again, "company", "a1", ALICE).await.name(), "account");
        assert_eq!(post(&token).await.0, 400, "once");
        assert!(is_signed_in(&again, ALICE).await);
        assert_eq!(post(&there.signed(&claims("3"), "JWT")).await.0, 200, "the type is recommended alone");
        assert!(!is_signed_in(&again, ALICE).await);

        // What the provider signed is held against nobody: all of its tokens come from one address.
        for _ in 0..31 {
            assert_eq!(post(&changed("sub", Value::Null)).await.0, 400);
        }
        assert_eq!(post(&there.signed(&claims("4"), "logout+jwt")).await.0, 200);
        for _ in 0..30 {
            post("x").await;
        }
        assert_eq!(post(&there.signed(&claims("5"), "logout+jwt")).await.0, 503, "it may send it again");
        let page = come(&given, &there, &given.browser(), "company", "a1", ALICE).await;
        assert_eq!(page.name(), "account", "sign-ins are counted apart");
        assert!(given.events(EventType::SignOutRefused).await > 0);
    })
    .await;
}
