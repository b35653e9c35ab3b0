//! Client authentication: exactly one method, the registered one (RFC 6749 §2.3, §3.2.1, §5.2; OpenID Connect Core §9).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use latchkey::acts::client::{DeleteClient, RotateSecret, WhichClient};
use latchkey::audit::EventType;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::relying_party::{Answer, RelyingParty};
use crate::scenario::{Scenario, on_each_pairing};

const GRANT: (&str, &str) = ("grant_type", "client_credentials");

fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

/// Asks an endpoint with these `Authorization` headers and fields.
async fn ask(given: &Scenario, path: &str, headers: &[&str], fields: &[(&str, &str)]) -> Answer {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut request = http.post(format!("{}{path}", given.issuer));
    for header in headers {
        request = request.header("authorization", *header);
    }
    Answer::of(request.form(fields).send().await.unwrap()).await
}

async fn token(given: &Scenario, headers: &[&str], fields: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = std::iter::once(GRANT).chain(fields.iter().copied()).collect();
    ask(given, "/token", headers, &fields).await
}

fn secret(app: &RelyingParty) -> &str {
    app.secret.as_deref().unwrap()
}

async fn pinned(given: &Scenario, id: &str, method: &str) -> RelyingParty {
    let metadata = json!({"token_endpoint_auth_method": method});
    given.client_with(id, ClientKind::Service, metadata, ClientSettings::default()).await
}

#[tokio::test]
async fn rfc6749_2_3_1_a_secret_comes_by_basic_or_in_the_body() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        token(&given, &[&basic("job", secret(&job))], &[]).await.good();
        token(&given, &[&basic("job", secret(&job)).replace("Basic", "bAsIc")], &[]).await.good();
        token(&given, &[&basic("job", secret(&job))], &[("client_id", "job")]).await.good();
        token(&given, &[], &[("client_id", "job"), ("client_secret", secret(&job))]).await.good();
    })
    .await;
}

#[tokio::test]
async fn core_9_a_client_that_is_registered_for_one_method_may_use_no_other() {
    on_each_pairing(async |given| {
        for (id, method) in [("b", "client_secret_basic"), ("p", "client_secret_post")] {
            let job = pinned(&given, id, method).await;
            let by_header = token(&given, &[&basic(id, secret(&job))], &[]).await;
            let by_body = token(&given, &[], &[("client_id", id), ("client_secret", secret(&job))]).await;
            let (right, wrong) = if method == "client_secret_basic" { (by_header, by_body) } else { (by_body, by_header) };
            right.good();
            assert_eq!(wrong.refused(401), "invalid_client");
        }
    })
    .await;
}

#[tokio::test]
async fn rfc6749_2_3_more_than_one_method_in_a_request_is_refused() {
    on_each_pairing(async |given| {
        let (job, other) = (given.service("job", "").await, given.service("other", "").await);
        let header = basic("job", secret(&job));
        let assertion =
            [("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", "a.b.c")];
        for fields in [
            &[("client_secret", secret(&job))][..],
            &[("client_id", "job"), ("client_secret", secret(&job))],
            &[("client_id", "other"), ("client_secret", secret(&other))],
            &[("client_id", "other")],
            &assertion,
        ] {
            assert_eq!(token(&given, &[&header], fields).await.refused(400), "invalid_request", "{fields:?}");
        }
        let both = [("client_id", "job"), ("client_secret", secret(&job)), assertion[0], assertion[1]];
        assert_eq!(token(&given, &[], &both).await.refused(400), "invalid_request");
        assert_eq!(token(&given, &[], &assertion).await.refused(401), "invalid_client", "assertions are not taken, and not advertised");
    })
    .await;
}

#[tokio::test]
async fn attack_h1_doubled_headers_and_parameters_are_refused() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        let (right, wrong) = (basic("job", secret(&job)), basic("job", "guess"));
        for headers in [[&right, &right], [&right, &wrong], [&wrong, &right]] {
            let answer = token(&given, &headers.map(String::as_str), &[]).await;
            assert_eq!(answer.refused(400), "invalid_request");
        }
        let twice = [("client_id", "job"), ("client_secret", secret(&job)), ("client_secret", secret(&job))];
        assert_eq!(token(&given, &[], &twice).await.refused(400), "invalid_request");
        let twice = [("client_id", "job"), ("client_id", "job"), ("client_secret", secret(&job))];
        assert_eq!(token(&given, &[], &twice).await.refused(400), "invalid_request");
        assert_eq!(token(&given, &[&right], &[GRANT]).await.refused(400), "invalid_request");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_5_2_a_wrong_secret_and_an_unknown_client_look_the_same() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        given.spa("spa").await;
        let mut answers = Vec::new();
        for (id, tried) in [("job", "guess"), ("unknown", "guess"), ("spa", "guess"), ("JOB", secret(&job)), ("job", &secret(&job)[1..])] {
            let by_header = token(&given, &[&basic(id, tried)], &[]).await;
            assert!(by_header.headers["www-authenticate"].to_str().unwrap().starts_with("Basic "), "RFC 6749 §5.2");
            assert_eq!(by_header.headers["cache-control"], "no-store");
            answers.push(by_header);
            answers.push(token(&given, &[], &[("client_id", id), ("client_secret", tried)]).await);
            answers.push(token(&given, &[], &[("client_id", id)]).await);
        }
        // A public client that says its name is one that may not have this grant: its kind is no secret.
        answers.retain(|answer| answer.status != 400);
        assert_eq!(answers.len(), 14);
        for answer in &answers {
            assert_eq!((answer.status, &answer.json), (401, &answers[0].json));
            assert_eq!(answer.refused(401), "invalid_client");
        }
        assert!(given.events(EventType::ClientAuthenticationFailed).await >= 14);
    })
    .await;
}

#[tokio::test]
async fn rfc6749_5_2_no_browser_is_asked_for_a_password_that_an_app_has_not() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        given.spa("spa").await;
        let basic_alone = json!({"token_endpoint_auth_method": "client_secret_basic"});
        given.client_with("basic", ClientKind::Web, basic_alone, ClientSettings::default()).await;
        let challenge = |answer: &Answer| answer.headers.get("www-authenticate").map(|value| value.to_str().unwrap().to_owned());
        for path in ["/token", "/revoke", "/introspect"] {
            for fields in [
                &[("client_id", "unknown")][..],
                &[("client_id", "spa"), ("client_secret", "x")],
                &[("client_id", "job"), ("client_secret", "x")],
                &[("client_id", "job")],
                &[("client_assertion", "x")],
                &[],
            ] {
                let answer = ask(&given, path, &[], fields).await;
                assert_eq!((answer.refused(401).as_str(), challenge(&answer)), ("invalid_client", None), "{path} {fields:?}");
            }
            for (headers, fields) in [
                (&[basic("job", "x")][..], &[][..]),
                (&[basic("unknown", "x")], &[]),
                (&["Bearer x".to_owned()], &[]),
                (&[], &[("client_id", "basic"), ("client_secret", "x")]),
                (&[], &[("client_id", "basic")]),
            ] {
                let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
                let answer = ask(&given, path, &headers, fields).await;
                assert_eq!(answer.refused(401), "invalid_client", "{path} {headers:?} {fields:?}");
                assert!(challenge(&answer).is_some_and(|value| value.starts_with("Basic realm=")), "{path} {headers:?} {fields:?}");
            }
        }
        assert!(job.secret.is_some());
    })
    .await;
}

#[tokio::test]
async fn rfc6749_2_3_a_header_of_another_scheme_hides_no_client_of_the_body() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        given.spa("spa").await;
        for header in ["", " ", "Bearer abc", "DPoP abc", "Negotiate"] {
            let by_post = [("client_id", "job"), ("client_secret", secret(&job))];
            let granted = token(&given, &[header], &by_post).await.good().text("access_token");
            let answer = ask(&given, "/introspect", &[header], &[by_post[0], by_post[1], ("token", &granted)]).await;
            assert_eq!(answer.good().json["active"], true, "{header:?}");
            assert_eq!(ask(&given, "/revoke", &[header], &[by_post[0], by_post[1], ("token", &granted)]).await.status, 200);
            // A public client is known, and what it asks for is judged.
            let fields = [("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", "spa")];
            assert_eq!(ask(&given, "/token", &[header], &fields).await.refused(400), "invalid_grant", "{header:?}");
            // No token of a person stands for a client, and no browser is asked for a password.
            for fields in [&[("client_id", "job")][..], &[("client_id", "job"), ("client_secret", "wrong")]] {
                let refused = token(&given, &[header], fields).await;
                assert_eq!(refused.refused(401), "invalid_client", "{header:?}");
                assert!(!refused.headers.contains_key("www-authenticate"), "{header:?}");
            }
        }
        let two = token(&given, &[&basic("job", secret(&job))], &[("client_secret", secret(&job))]).await;
        assert_eq!(two.refused(400), "invalid_request", "two methods are two");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_2_3_1_headers_that_are_none_prove_nothing() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        let valid = STANDARD.encode(format!("job:{}", secret(&job)));
        for header in [
            "Basic",
            "Basic ",
            "Basic !!!",
            "Basic am9i",
            &format!("Bearer {valid}"),
            &valid,
            &format!("Basic {valid}{valid}"),
            &basic("", secret(&job)),
            &basic("job", ""),
            &basic("job", &"x".repeat(6000)),
            &format!("Basic {}", STANDARD.encode(b"job:\xff\xfe")),
            &format!("Basic {}", STANDARD.encode("job:a\0b")),
        ] {
            assert_eq!(token(&given, &[header], &[]).await.refused(401), "invalid_client", "{header}");
        }
        assert_eq!(token(&given, &[], &[]).await.refused(401), "invalid_client");
        assert_eq!(token(&given, &[], &[("client_id", "")]).await.refused(401), "invalid_client");
        assert_eq!(token(&given, &[], &[("client_secret", secret(&job))]).await.refused(400), "invalid_request");
        assert_eq!(token(&given, &[], &[("client_id", "job"), ("client_secret", &"x".repeat(9000))]).await.refused(400), "invalid_request");
        // In the query it is not looked for.
        let query = format!("/token?client_id=job&client_secret={}", secret(&job));
        assert_eq!(ask(&given, &query, &[], &[GRANT]).await.refused(401), "invalid_client");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_2_3_1_id_and_secret_may_be_form_encoded_in_basic() {
    on_each_pairing(async |given| {
        let metadata = json!({});
        let job = given.client_with("job~1@x", ClientKind::Service, metadata, ClientSettings::default()).await;
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        token(&given, &[&basic("job~1@x", secret(&job))], &[]).await.good();
        token(&given, &[&basic("job%7E1%40x", secret(&job))], &[]).await.good();
        token(&given, &[&basic(&encoded("job~1@x"), &encoded(secret(&job)))], &[]).await.good();
        assert_eq!(token(&given, &[&basic("job~1@x", &encoded("guess"))], &[]).await.refused(401), "invalid_client");
    })
    .await;
}

#[tokio::test]
async fn rfc6749_2_1_a_public_client_says_its_name_and_proves_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let spa = given.spa("spa").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let tokens = spa.redeem(&given.code(&browser, &spa, "openid").await).await.good();
        let refreshing = [("grant_type", "refresh_token"), ("refresh_token", &tokens.text("refresh_token"))];
        // Some send the name by Basic with an empty password.
        ask(&given, "/token", &[&basic("spa", "")], &refreshing).await.good();
        // A public client is not one that proves itself: no client_credentials, no introspection.
        assert_eq!(token(&given, &[], &[("client_id", "spa")]).await.refused(400), "unauthorized_client");
        let introspecting = [("client_id", "spa"), ("token", &tokens.text("access_token"))];
        assert_eq!(ask(&given, "/introspect", &[], &introspecting).await.refused(401), "invalid_client");
        // A confidential one is never taken for public.
        let code = given.code(&browser, &app, "openid").await;
        assert_eq!(RelyingParty { secret: None, ..app.clone() }.redeem(&code).await.refused(401), "invalid_client");
    })
    .await;
}

#[tokio::test]
async fn every_endpoint_that_clients_authenticate_at_refuses_alike() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        for path in ["/token", "/introspect", "/revoke"] {
            for (headers, fields) in [
                (vec![basic("job", "guess")], vec![("token", "x")]),
                (vec![], vec![("token", "x"), ("client_id", "job")]),
                (vec![], vec![("token", "x"), ("client_id", "nobody"), ("client_secret", "guess")]),
                (vec![], vec![("token", "x")]),
            ] {
                let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
                assert_eq!(ask(&given, path, &headers, &fields).await.refused(401), "invalid_client", "{path}");
            }
            let twice = [basic("job", secret(&job)), basic("job", secret(&job))];
            assert_eq!(ask(&given, path, &[&twice[0], &twice[1]], &[("token", "x")]).await.refused(400), "invalid_request");
        }
    })
    .await;
}

#[tokio::test]
async fn a_rotated_secret_ends_the_old_one_at_once_or_when_it_was_to_be_kept_until() {
    on_each_pairing(async |given| {
        let old = given.service("job", "").await;
        let rotate = async |keep: u64| {
            let client = WhichClient::Id("job".to_owned());
            let made = given.perform(RotateSecret { client, keep_old: Duration::from_secs(keep), seen: None }).await;
            made.secret.expose().to_owned()
        };
        let new = rotate(60).await;
        let works = async |secret: &str| token(&given, &[&basic("job", secret)], &[]).await.status == 200;
        assert!(works(secret(&old)).await && works(&new).await);
        given.later(Duration::from_secs(59));
        assert!(works(secret(&old)).await && works(&new).await);
        given.later(Duration::from_secs(1));
        assert!(!works(secret(&old)).await && works(&new).await);

        let newest = rotate(0).await;
        assert!(!works(&new).await && works(&newest).await && !works(secret(&old)).await);
        // A secret belongs to its client alone.
        let other = given.service("other", "").await;
        assert!(!works(secret(&other)).await);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_or_deleted_client_is_refused_everywhere() {
    on_each_pairing(async |given| {
        let job = given.service("job", "").await;
        let header = basic("job", secret(&job));
        let issued = token(&given, &[&header], &[]).await.good().text("access_token");
        given.change_client("job", |client| client.enabled = false).await;
        for path in ["/token", "/introspect", "/revoke"] {
            let fields = [GRANT, ("token", issued.as_str())];
            assert_eq!(ask(&given, path, &[&header], &fields).await.refused(401), "invalid_client", "{path}");
        }
        given.change_client("job", |client| client.enabled = true).await;
        token(&given, &[&header], &[]).await.good();
        given.perform(DeleteClient { client: WhichClient::Id("job".to_owned()), confirmed_by: None }).await;
        assert_eq!(token(&given, &[&header], &[]).await.refused(401), "invalid_client");
    })
    .await;
}
