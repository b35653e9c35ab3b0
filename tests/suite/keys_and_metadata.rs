//! Discovery 1.0, RFC 8414 and the published keys: what they say is true.

use latchkey::jose::Algorithm;
use latchkey::protocol::client::{ClientKind, ClientSettings};
use serde_json::json;

use crate::scenario::{Pairing, Scenario, body, head, on_each_pairing};

#[tokio::test]
async fn both_documents_are_one_and_every_endpoint_they_name_is_there() {
    on_each_pairing(async |given| {
        let document = given.document("/.well-known/openid-configuration").await;
        assert_eq!(document, given.document("/.well-known/oauth-authorization-server").await);
        assert_eq!(document["issuer"], given.issuer.as_str());
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        for (name, address) in document.as_object().unwrap().iter().filter(|(name, _)| name.ends_with("_endpoint") || *name == "jwks_uri") {
            let status = http.post(address.as_str().unwrap()).form(&[("x", "y")]).send().await.unwrap().status();
            assert_ne!(status, 404, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_issuer_with_a_path_has_its_metadata_below_it_and_at_the_host() {
    let port = crate::scenario::free_port();
    let issuer = format!("http://localhost:{port}/tenant");
    let listen = format!("127.0.0.1:{port}");
    let given = Scenario::on(Pairing::Embedded, &[("issuer", &issuer), ("listen", &listen)]).await;
    assert_eq!(given.document("/.well-known/openid-configuration").await["token_endpoint"], format!("{issuer}/token"));
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for form in ["oauth-authorization-server", "openid-configuration"] {
        let host = format!("http://localhost:{port}/.well-known/{form}/tenant");
        let document = http.get(host).send().await.unwrap().json::<serde_json::Value>().await.unwrap();
        assert_eq!(document["issuer"], issuer.as_str(), "{form}");
    }

    given.person("alice@example.com").await;
    let app = given.client("app").await;
    let browser = given.browser();
    let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
    assert_eq!(body(&tokens.text("id_token"))["iss"], issuer.as_str());
    assert_eq!(browser.get(&format!("{issuer}/account")).await.name(), "account");
    // With a slash behind it a page is meant all the same; nothing else leads anywhere.
    assert_eq!(browser.get(&format!("{issuer}/account/")).await.url, format!("{issuer}/account"));
    assert_eq!(browser.get(&format!("{issuer}/account/apps/")).await.url, format!("{issuer}/account/apps"));
    for nowhere in ["/accounts/", "//evil.example/", "/account//evil.example//"] {
        assert_eq!(browser.get(&format!("{issuer}{nowhere}")).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn attack_j9_keys_are_published_without_private_members_and_each_kid_once() {
    on_each_pairing(async |given| {
        let keys = given.document("/jwks").await["keys"].as_array().unwrap().clone();
        assert!(keys.len() >= 2, "the next key is published ahead");
        let mut kids: Vec<&str> = keys.iter().map(|key| key["kid"].as_str().unwrap()).collect();
        kids.sort_unstable();
        kids.dedup();
        assert_eq!(kids.len(), keys.len());
        for key in &keys {
            assert!(["d", "p", "q", "dp", "dq", "qi", "k"].iter().all(|private| key.get(private).is_none()), "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn core_10_1_1_a_rotation_while_running_loses_no_token_and_a_revoked_key_verifies_nothing() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        let before = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let published = given.document("/jwks").await;
        given.rotate_key(Algorithm::RS256).await;
        app.userinfo(&before.text("access_token")).await.good();
        let after = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let (old, new) = (head(&before.text("id_token"))["kid"].clone(), head(&after.text("id_token"))["kid"].clone());
        assert_ne!(old, new);
        let knew = published["keys"].as_array().unwrap().iter().any(|key| key["kid"] == new);
        assert!(knew, "who kept the key set knew the new key already");

        given.revoke_key(Algorithm::RS256, new.as_str().unwrap()).await;
        assert_eq!(app.userinfo(&after.text("access_token")).await.status, 401);
        app.userinfo(&before.text("access_token")).await.good();
        let keys = given.document("/jwks").await;
        assert!(!keys["keys"].as_array().unwrap().iter().any(|key| key["kid"] == new));
    })
    .await;
}

#[tokio::test]
async fn a_client_gets_its_id_token_by_the_algorithm_that_it_registered() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let metadata = json!({"id_token_signed_response_alg": "ES256"});
        let app = given.client_with("app", ClientKind::Web, metadata, ClientSettings::default()).await;
        given.later(std::time::Duration::from_secs(3));
        let now = given.now();
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        assert_eq!(head(&tokens.text("id_token"))["alg"], "ES256");
        assert_eq!(head(&tokens.text("access_token"))["alg"], "RS256");
        assert_eq!(body(&tokens.text("id_token"))["iat"], now.as_seconds());
        let offered = given.document("/.well-known/openid-configuration").await;
        assert_eq!(offered["id_token_signing_alg_values_supported"], json!(["RS256", "ES256"]));
    })
    .await;
}

#[tokio::test]
async fn attack_h3_cors_is_open_without_credentials_and_only_where_browsers_need_it() {
    on_each_pairing(async |given| {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        for (path, open) in
            [("/jwks", true), ("/.well-known/openid-configuration", true), ("/userinfo", true), ("/sign-in", false), ("/account", false)]
        {
            let answer = http.get(format!("{}{path}", given.issuer)).header("origin", "https://evil.example").send().await.unwrap();
            let allowed = answer.headers().get("access-control-allow-origin").map(|origin| origin.to_str().unwrap().to_owned());
            assert_eq!(allowed.as_deref(), open.then_some("*"), "{path}");
            assert!(answer.headers().get("access-control-allow-credentials").is_none());
        }
    })
    .await;
}

#[tokio::test]
async fn any_request_header_passes_a_preflight_where_no_cookies_are_taken_and_errors_can_be_read() {
    on_each_pairing(async |given| {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let wanted = "authorization,cache-control,mcp-protocol-version,traceparent,x-requested-with,x-anything-new";
        for (path, method) in [
            ("/token", "POST"),
            ("/revoke", "POST"),
            ("/userinfo", "GET"),
            ("/userinfo", "POST"),
            ("/jwks", "GET"),
            ("/.well-known/openid-configuration", "GET"),
            ("/.well-known/oauth-authorization-server", "GET"),
        ] {
            for headers in [wanted, "traceparent", ""] {
                let mut request = http.request(reqwest::Method::OPTIONS, format!("{}{path}", given.issuer));
                request = request.header("origin", "https://spa.example").header("access-control-request-method", method);
                if !headers.is_empty() {
                    request = request.header("access-control-request-headers", headers);
                }
                let answer = request.send().await.unwrap();
                assert_eq!(answer.status().as_u16(), 200, "{path} {headers}");
                let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
                assert_eq!(header("access-control-allow-origin"), "*", "{path}");
                let (allowed, methods) = (header("access-control-allow-headers"), header("access-control-allow-methods"));
                assert!(headers.split(',').all(|name| allowed.contains(name)), "{path}: {allowed}");
                assert!(methods.contains(method), "{path}: {methods}");
                assert_eq!(header("access-control-allow-credentials"), "", "{path}");
            }
        }
        let origin = ("origin", "https://spa.example");
        let url = |path: &str| format!("{}{path}", given.issuer);
        for (what, request) in [
            ("no client", http.post(url("/token")).form(&[("grant_type", "authorization_code")])),
            ("a wrong client", http.post(url("/token")).basic_auth("nobody", Some("x")).form(&[("grant_type", "refresh_token")])),
            ("no form", http.post(url("/token")).header("content-type", "application/json").body("{}")),
            ("too much", http.post(url("/token")).form(&[("x", "y".repeat(200_000))])),
            ("no token", http.get(url("/userinfo"))),
            ("a bad token", http.get(url("/userinfo")).bearer_auth("x")),
            ("no client", http.post(url("/revoke")).form(&[("token", "x")])),
            ("a wrong method", http.delete(url("/token"))),
        ] {
            let answer = request.header(origin.0, origin.1).send().await.unwrap();
            assert!(answer.status().as_u16() >= 400, "{what}");
            assert_eq!(answer.headers()["access-control-allow-origin"], "*", "{what}");
            let exposed = answer.headers()["access-control-expose-headers"].to_str().unwrap().to_lowercase();
            assert!(["www-authenticate", "retry-after", "x-request-id"].iter().all(|name| exposed.contains(name)), "{what}: {exposed}");
        }
    })
    .await;
}
