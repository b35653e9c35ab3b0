//! Metadata, keys and CORS: what the provider says of itself is true (OpenID Connect Discovery 1.0, RFC 8414, RFC 7517).

use std::collections::BTreeSet;
use std::time::Duration;

use latchkey::jose::Algorithm;
use serde_json::Value;

use crate::scenario::relying_party::{RelyingParty, head};
use crate::scenario::{PASSWORD, Pairing, Scenario, on_each_pairing, pairings};

const OPENID: &str = "/.well-known/openid-configuration";
const OAUTH: &str = "/.well-known/oauth-authorization-server";

fn words(document: &Value, member: &str) -> Vec<String> {
    document[member].as_array().unwrap_or_else(|| panic!("{member}")).iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn kids(jwks: &Value) -> Vec<String> {
    jwks["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

#[tokio::test]
async fn discovery_4_3_and_rfc8414_3_both_documents_are_one_and_name_the_issuer() {
    on_each_pairing(async |given| {
        let (openid, oauth) = (given.document(OPENID).await, given.document(OAUTH).await);
        assert_eq!(openid, oauth);
        assert_eq!(openid["issuer"], given.issuer.as_str());
        for path in [OPENID, OAUTH, "/jwks"] {
            let address = format!("{}{path}", given.issuer);
            let answer = http().get(&address).send().await.unwrap();
            assert_eq!(answer.headers()["content-type"], "application/json", "{path}");
            assert_eq!(answer.headers()["cache-control"], "public, max-age=300", "{path}");
            assert_eq!(http().head(&address).send().await.unwrap().status().as_u16(), 200, "{path}");
            assert_eq!(http().post(&address).send().await.unwrap().status().as_u16(), 405, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn discovery_3_every_endpoint_that_is_named_answers_and_no_other_is_named() {
    on_each_pairing(async |given| {
        let document = given.document(OPENID).await;
        let mut named = BTreeSet::new();
        for (member, address) in document.as_object().unwrap() {
            if !(member.ends_with("_endpoint") || member.ends_with("_uri") || member.ends_with("_iframe")) {
                continue;
            }
            named.insert(member.as_str());
            let address = address.as_str().unwrap();
            assert!(address.starts_with(&given.issuer), "{member}");
            let got = http().get(address).send().await.unwrap().status().as_u16();
            let posted = http().post(address).form(&[("x", "y")]).send().await.unwrap().status().as_u16();
            assert!(got != 404 && posted != 404 && got < 500 && posted < 500, "{member}: {got} {posted}");
            assert!(got != 405 || posted != 405, "{member}");
        }
        let expected = [
            "authorization_endpoint",
            "end_session_endpoint",
            "introspection_endpoint",
            "jwks_uri",
            "revocation_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
        ];
        assert_eq!(named, expected.into(), "what is not served is not named");
        for absent in ["/par", "/register", "/device_authorization", "/bc-authorize", "/check-session"] {
            assert_eq!(http().post(format!("{}{absent}", given.issuer)).send().await.unwrap().status().as_u16(), 404, "{absent}");
        }
    })
    .await;
}

#[tokio::test]
async fn discovery_3_what_is_listed_is_what_works() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let document = given.document(OPENID).await;
        assert_eq!(words(&document, "response_types_supported"), ["code"]);
        assert_eq!(words(&document, "grant_types_supported"), ["authorization_code", "refresh_token", "client_credentials"]);
        assert_eq!(words(&document, "code_challenge_methods_supported"), ["S256"]);
        assert_eq!(words(&document, "subject_types_supported"), ["public"]);
        assert_eq!(words(&document, "prompt_values_supported"), ["none", "login", "consent", "select_account"]);
        assert_eq!(document["authorization_response_iss_parameter_supported"], true);
        assert_eq!(document["claims_parameter_supported"], true);
        assert_eq!(document["request_parameter_supported"], false);
        assert_eq!(document["request_uri_parameter_supported"], false, "its default is true (Discovery §3)");
        assert_eq!(words(&document, "id_token_signing_alg_values_supported"), ["RS256"]);

        browser.authorize(&app.request("openid", &[]), "alice@example.com", PASSWORD).await.code();
        for mode in words(&document, "response_modes_supported") {
            let answer = browser.get(&app.request("openid", &[("response_mode", &mode)])).await.answer();
            assert!(answer.contains_key(if mode.ends_with("jwt") { "response" } else { "code" }), "{mode}: {answer:?}");
        }
        let all = words(&document, "scopes_supported").join(" ");
        let code = given.code_for(&browser, &app, &all, &[("prompt", "consent")]).await;
        let granted = app.redeem(&code).await.good().text("scope");
        assert_eq!(granted.split(' ').collect::<BTreeSet<_>>(), all.split(' ').collect::<BTreeSet<_>>());
        for claim in ["sub", "iss", "auth_time", "name", "email", "groups", "address", "phone_number"] {
            assert!(words(&document, "claims_supported").contains(&claim.to_owned()), "{claim}");
        }
        for values in ["ui_locales_supported", "acr_values_supported", "token_endpoint_auth_methods_supported"] {
            assert!(!words(&document, values).is_empty());
        }
        assert!(!words(&document, "introspection_endpoint_auth_methods_supported").contains(&"none".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn discovery_3_a_new_signing_algorithm_is_listed_once_it_signs() {
    on_each_pairing(async |given| {
        assert_eq!(words(&given.document(OPENID).await, "id_token_signing_alg_values_supported"), ["RS256"]);
        given.resource_with("https://api.example", "read", Some("ES256"), None).await;
        // At once, whoever made the key: the call that wanted it, or a round of the upkeep just before.
        assert_eq!(words(&given.document(OPENID).await, "id_token_signing_alg_values_supported"), ["RS256", "ES256"]);
    })
    .await;
}

/// A provider whose issuer has a path.
async fn below_a_path(pairing: Pairing) -> Scenario {
    let port = crate::scenario::free_port();
    let (issuer, listen) = (format!("http://localhost:{port}/tenants/one"), format!("127.0.0.1:{port}"));
    Scenario::on(pairing, &[("issuer", &issuer), ("listen", &listen)]).await
}

#[tokio::test]
async fn rfc8414_3_1_an_issuer_with_a_path_has_its_metadata_below_it_and_at_the_host() {
    for pairing in pairings() {
        let given = below_a_path(pairing).await;
        let document = given.document(OPENID).await;
        assert_eq!(document["issuer"], given.issuer.as_str());
        assert_eq!(given.document(OAUTH).await, document);
        let host = given.issuer.trim_end_matches("/tenants/one");
        let at_host = http().get(format!("{host}{OAUTH}/tenants/one")).send().await.unwrap();
        assert_eq!(at_host.json::<Value>().await.unwrap(), document);
        for elsewhere in [format!("{host}{OPENID}"), format!("{host}{OAUTH}"), format!("{host}/jwks"), format!("{host}/token")] {
            assert_eq!(http().get(&elsewhere).send().await.unwrap().status().as_u16(), 404, "{elsewhere}");
        }
        // The issuer as it is written leads to its own page.
        let itself = http().get(&given.issuer).send().await.unwrap();
        assert_eq!((itself.status().as_u16(), itself.headers()["location"].to_str().unwrap()), (303, "/tenants/one/"));
        // And the whole of it works there.
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let answer = browser.authorize(&app.request("openid email", &[]), "alice@example.com", PASSWORD).await;
        assert_eq!(answer.answer()["iss"], given.issuer);
        let tokens = app.redeem(&answer.code()).await.good();
        app.userinfo(&tokens.text("access_token")).await.good();
        app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        let page = browser.get("/logout").await;
        assert_eq!(browser.submit(&page, "accept", &[], Some("accept")).await.name(), "signed-out");
    }
}

#[tokio::test]
async fn attack_j9_the_key_set_holds_public_members_and_distinct_kids() {
    on_each_pairing(async |given| {
        for (alg, identifier) in [("ES256", "https://es.example"), ("EdDSA", "https://ed.example"), ("PS256", "https://ps.example")] {
            given.resource_with(identifier, "read", Some(alg), None).await;
        }
        given.rotate_key(Algorithm::RS256).await;
        let jwks = given.document("/jwks").await;
        let kids = kids(&jwks);
        assert_eq!(kids.iter().collect::<BTreeSet<_>>().len(), kids.len());
        assert_eq!(kids.len(), 3 + 6, "RS256 retired, active and next; an active and a next of each other");
        for key in jwks["keys"].as_array().unwrap() {
            let members = key.as_object().unwrap();
            for private in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
                assert!(!members.contains_key(private), "{private}");
            }
            assert_eq!(key["use"], "sig");
            assert!(key["alg"].is_string() && key["kty"].is_string());
        }
    })
    .await;
}

#[tokio::test]
async fn key_rotation_while_running_loses_no_token() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let before = app.redeem(&given.code(&browser, &app, "openid email").await).await.good();
        let published = kids(&given.document("/jwks").await);
        given.rotate_key(Algorithm::RS256).await;

        app.userinfo(&before.text("access_token")).await.good();
        assert_eq!(app.introspect(&before.text("access_token")).await.good().json["active"], true);
        let after = app.refresh(&before.text("refresh_token"), &[]).await.good();
        let (old, new) = (head(&before.text("id_token"))["kid"].clone(), head(&after.text("id_token"))["kid"].clone());
        assert_ne!(old, new);
        assert!(published.contains(&new.as_str().unwrap().to_owned()), "the next key was published ahead");
        let now = kids(&given.document("/jwks").await);
        for kid in [&old, &new] {
            assert!(now.contains(&kid.as_str().unwrap().to_owned()));
        }
        app.userinfo(&after.text("access_token")).await.good();

        // Once the last token that it signed is over, the old key is published no more; as a hint its ID token counts still.
        given.later(Duration::from_secs(3_691));
        assert!(!kids(&given.document("/jwks").await).contains(&old.as_str().unwrap().to_owned()));
        let hint = [("prompt", "none"), ("id_token_hint", &before.text("id_token"))];
        browser.get(&app.request("openid email", &hint)).await.code();
    })
    .await;
}

#[tokio::test]
async fn attack_j9_a_revoked_keys_tokens_are_refused_at_once_and_the_next_key_signs() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, browser) = (given.client("app").await, given.browser());
        let before = app.redeem(&given.code(&browser, &app, "openid email").await).await.good();
        let kid = head(&before.text("access_token"))["kid"].as_str().unwrap().to_owned();
        given.revoke_key(Algorithm::RS256, &kid).await;

        assert_eq!(app.userinfo(&before.text("access_token")).await.refused(401), "invalid_token");
        assert_eq!(app.introspect(&before.text("access_token")).await.good().json["active"], false);
        assert!(!kids(&given.document("/jwks").await).contains(&kid));
        let hint = [("prompt", "none"), ("id_token_hint", &before.text("id_token"))];
        assert_eq!(browser.get(&app.request("openid", &hint)).await.error(), "login_required", "not as a hint either");
        // Where somebody may be asked it says nothing: whoever is signed in comes out.
        browser.get(&app.request("openid email", &hint[1..])).await.code();
        // Refresh tokens are no JWTs: they go on, and what they give is signed by the key that was next.
        let after = app.refresh(&before.text("refresh_token"), &[]).await.good();
        assert_ne!(head(&after.text("access_token"))["kid"], kid.as_str());
        app.userinfo(&after.text("access_token")).await.good();
        assert_eq!(kids(&given.document("/jwks").await).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn core_3_1_2_1_a_hint_of_somebody_who_was_deleted_keeps_nobody_out() {
    on_each_pairing(async |given| {
        let gone = given.person("alice@example.com").await;
        given.person("bob@example.com").await;
        let app = given.client("app").await;
        let token = app.redeem(&given.code(&given.browser(), &app, "openid").await).await.good().text("id_token");
        given.delete_person(&gone).await;
        let browser = given.browser();
        let hint = [("id_token_hint", token.as_str()), ("prompt", "none")];
        assert_eq!(browser.get(&app.request("openid", &hint)).await.error(), "login_required");
        browser.authorize(&app.request("openid", &hint[..1]), "bob@example.com", PASSWORD).await.code();
    })
    .await;
}

async fn allowed_origin(given: &Scenario, method: reqwest::Method, path: &str) -> (Option<String>, bool) {
    let request = http().request(method, format!("{}{path}", given.issuer)).header("origin", "https://spa.example");
    let request = request.header("access-control-request-method", "POST").header("access-control-request-headers", "authorization");
    let answer = request.send().await.unwrap();
    let origin = answer.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap().to_owned());
    (origin, answer.headers().contains_key("access-control-allow-credentials"))
}

#[tokio::test]
async fn attack_h3_other_origins_read_only_what_public_clients_need_and_never_with_cookies() {
    on_each_pairing(async |given| {
        let (get, post, options) = (reqwest::Method::GET, reqwest::Method::POST, reqwest::Method::OPTIONS);
        for (method, path) in [(&get, OPENID), (&get, OAUTH), (&get, "/jwks"), (&get, "/userinfo"), (&post, "/token"), (&post, "/revoke")] {
            for method in [method, &options] {
                let (origin, credentials) = allowed_origin(&given, method.clone(), path).await;
                assert_eq!((origin.as_deref(), credentials), (Some("*"), false), "{method} {path}");
            }
        }
        for path in ["/authorize", "/introspect", "/logout", "/sign-in", "/consent", "/account", "/"] {
            for method in [&get, &post, &options] {
                assert_eq!(allowed_origin(&given, method.clone(), path).await, (None, false), "{method} {path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn attack_m9_the_issuer_comes_from_the_configuration_whatever_the_request_says() {
    on_each_pairing(async |given| {
        for (name, value) in [
            ("host", "evil.example"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-proto", "https"),
            ("forwarded", "host=evil.example;proto=https"),
        ] {
            let answer = http().get(format!("{}{OPENID}", given.issuer)).header(name, value).send().await.unwrap();
            assert!(!answer.text().await.unwrap().contains("evil"), "{name}");
        }
        given.person("alice@example.com").await;
        let app: RelyingParty = given.client("app").await;
        let asked = http().get(app.request("openid", &[("prompt", "none")])).header("host", "evil.example").send().await.unwrap();
        assert!(!asked.headers()["location"].to_str().unwrap().contains("evil"));
    })
    .await;
}
