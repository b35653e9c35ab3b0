//! Providers that are not as OpenID Connect says: GitHub, any with OAuth 2, Microsoft Entra, Apple; and a key of our own.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use latchkey::acts::upstream::CreateUpstream;
use latchkey::jose::{Algorithm, Expected, ExpectedType, KeySet, SigningKey, Unverified};
use latchkey::people::user;
use latchkey::secrets::Secret;
use latchkey::upstreams::{Accounts, Details, Preset};
use serde_json::{Value, json};

use crate::console::console;
use crate::scenario::Scenario;
use crate::scenario::other_provider::{CLIENT, SentThere, Signed};
use crate::upstream::{ALICE, beside_another, id_of, is_signed_in, links_of, press, says};

const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const OTHER_TENANT: &str = "99999999-2222-3333-4444-555555555555";
const OID: &str = "aaaaaaaa-2222-3333-4444-555555555555";

/// Alice showed here that her address is hers.
async fn verified(given: &Scenario) -> String {
    let alice = given.person(ALICE).await;
    given
        .rows(|conn, now| {
            let person = user::find_by_login(conn.rows(), ALICE)?.unwrap();
            user::update(conn, &user::User { email_verified: true, ..person }, now).map(drop)
        })
        .await;
    alice
}

#[tokio::test]
async fn attack_a6_of_github_the_number_is_who_somebody_is_and_the_verified_primary_address_theirs() {
    beside_another(&[], |given, there| async move {
        let issuer = format!("{}/login/oauth", there.issuer);
        let github = |create| CreateUpstream {
            preset: Preset::Github,
            issuer: issuer.clone(),
            scopes: "read:user user:email".to_owned(),
            accounts: Accounts::Any,
            ..create
        };
        there.add_with(&given, "github", github).await;
        let come = async |user: Value, emails: Value| {
            there.userinfo(user);
            there.emails(emails);
            let browser = given.browser();
            let page = press(&browser, "github").await;
            let sent = SentThere::of(&page);
            assert!(page.left_to.unwrap().starts_with(&format!("{issuer}/authorize?")));
            assert!(!sent.query.contains_key("nonce") && sent.get("code_challenge").len() == 43, "{:?}", sent.query);
            (browser.get(&sent.back(&[("code", &there.code(json!({}), Signed::Well))])).await, browser)
        };
        let octocat = |login: &str| json!({ "id": 583_231, "login": login, "email": "shown@victim.example", "name": "Mona" });
        let address = |email: &str, verified: bool| json!([{ "email": email, "primary": true, "verified": verified, "visibility": null }]);
        let (page, _) = come(octocat("octocat"), address("shown@victim.example", false)).await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-unknown", "GITHUB"), "{}", page.body);
        assert_eq!(id_of(&given, "shown@victim.example").await, None, "nobody showed that it is theirs");
        let (page, _) = come(octocat("octocat"), address("mona@company.example", true)).await;
        assert!(page.name() == "account" && page.body.contains("mona@company.example"), "{}", page.body);
        let (head, asked) = there.last_asked();
        assert!(asked.contains("client_secret=") && asked.contains("code_verifier=") && !head.to_lowercase().contains("authorization:"));
        let (page, _) = come(octocat("renamed"), json!([])).await;
        assert_eq!(page.name(), "account", "the same number is the same person");
        let (page, _) = come(json!({ "id": 7, "login": "octocat" }), json!([])).await;
        assert_eq!(page.name(), "sign-in", "a name that was given to another");
        // An error comes with 200.
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "github").await);
        let page = browser.get(&sent.back(&[("code", "guessed")])).await;
        assert!(says(&page, "upstream-refused", "GITHUB"), "{}", page.body);
        // And a response that names another issuer is another's.
        let sent = SentThere::of(&press(&browser, "github").await);
        let code = there.code(json!({}), Signed::Well);
        let page = browser.get(&sent.back(&[("code", &code), ("iss", "https://evil.example")])).await;
        assert!(says(&page, "upstream-refused", "GITHUB"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_an_oauth_2_provider_is_read_as_told_and_who_is_whose_is_changed_with_its_issuer_alone() {
    beside_another(&[], |given, there| async move {
        let details = Details {
            authorization_endpoint: format!("{}/authorize", there.issuer),
            token_endpoint: format!("{}/token", there.issuer),
            user_endpoint: format!("{}/userinfo", there.issuer),
            members: "subject=data.id email=mail email_verified=confirmed".to_owned(),
            ..Details::default()
        };
        let create = |create| CreateUpstream { preset: Preset::Oauth2, scopes: String::new(), accounts: Accounts::Any, details, ..create };
        there.add_with(&given, "forum", create).await;
        there.userinfo(json!({ "data": { "id": "u7" }, "mail": "mara@company.example", "confirmed": true }));
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "forum").await);
        let page = browser.get(&sent.back(&[("code", &there.code(json!({}), Signed::Well))])).await;
        assert!(page.name() == "account" && page.body.contains("mara@company.example"), "{}", page.body);
        let (head, asked) = there.last_asked();
        assert!(asked.contains("client_secret=") && !head.to_lowercase().contains("authorization:"), "{head}");
        let admin = console(&given).await;
        let page = admin.get("/admin/providers/forum").await;
        // Some take the secret in the head of a request alone (RFC 6749 section 2.3.1).
        let page = admin.submit(&page, "version", &[("secret_in_header", "1")], None).await;
        assert!(page.status == 200 && !page.attribute("[name=secret_in_header][checked]", "name").is_empty(), "{}", page.body);
        let again = given.browser();
        let sent = SentThere::of(&press(&again, "forum").await);
        assert_eq!(again.get(&sent.back(&[("code", &there.code(json!({}), Signed::Well))])).await.name(), "account");
        let (head, asked) = there.last_asked();
        assert!(head.to_lowercase().contains("authorization: basic ") && !asked.contains("client_secret"), "{head} {asked}");
        for (name, value) in [("token_endpoint", "https://evil.example/token"), ("members", "subject=mail")] {
            let refused = admin.submit(&page, "version", &[(name, value)], None).await;
            assert!(refused.status == 422 && refused.says("upstream-fixed-wrong"), "{name}: {}", refused.body);
        }
        let changed = [("token_endpoint", "http://evil.example/token"), ("issuer", "http://evil.example")];
        let page = admin.submit(&page, "version", &changed, None).await;
        assert_eq!(page.status, 200);
        let mara = id_of(&given, "mara@company.example").await.unwrap();
        assert!(!links_of(&given, &mara).await[0].is_live && !is_signed_in(&browser, "mara@company.example").await);
        // There and back: whoever answers now is another than the one who had this issuer.
        let page = admin.submit(&page, "version", &[("issuer", there.issuer.as_str())], None).await;
        assert_eq!(page.status, 200, "{}", page.body);
        assert!(!links_of(&given, &mara).await[0].is_live);
        let as_before = [("token_endpoint", format!("{}/token", there.issuer)), ("issuer", "http://evil.example".to_owned())];
        let as_before: Vec<(&str, &str)> = as_before.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = admin.submit(&page, "version", &as_before, None).await;
        assert_eq!(admin.submit(&page, "version", &[("issuer", there.issuer.as_str())], None).await.status, 200);
        assert!(links_of(&given, &mara).await[0].is_live, "all as it was");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_tenant_of_anybody_at_microsoft_takes_no_account_over_by_an_address() {
    beside_another(&[], |given, there| async move {
        let alice = verified(&given).await;
        there.document("issuer", json!(format!("{}/{{tenantid}}/v2.0", there.issuer)));
        let entra = |create| CreateUpstream {
            preset: Preset::Entra,
            issuer: format!("{}/organizations/v2.0", there.issuer),
            accounts: Accounts::Any,
            trusted_domains: vec!["example.com".to_owned()],
            details: Details { tenants: vec![TENANT.to_owned()], ..Details::default() },
            ..create
        };
        there.add_with(&given, "microsoft", entra).await;
        let come = async |tenant: &str, change: &dyn Fn(&mut Value)| {
            let browser = given.browser();
            let sent = SentThere::of(&press(&browser, "microsoft").await);
            let mut claims = there.claims(&given, &sent, "pairwise", ALICE);
            claims["iss"] = json!(format!("{}/{tenant}/v2.0", there.issuer));
            (claims["tid"], claims["oid"]) = (json!(tenant), json!(OID));
            change(&mut claims);
            browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await
        };
        let page = come(TENANT, &|_| {}).await;
        assert!(says(&page, "upstream-unknown", "MICROSOFT") && links_of(&given, &alice).await.is_empty(), "nOAuth: {}", page.body);
        let page = come(OTHER_TENANT, &|claims| claims["xms_edov"] = json!(true)).await;
        assert!(says(&page, "upstream-refused", "MICROSOFT"), "a tenant that nobody named: {}", page.body);
        let page = come(TENANT, &|claims| claims["iss"] = json!(format!("{}/{OTHER_TENANT}/v2.0", there.issuer))).await;
        assert!(says(&page, "upstream-refused", "MICROSOFT"), "{}", page.body);
        let page = come(TENANT, &|claims| claims["xms_edov"] = json!(true)).await;
        assert_eq!((page.name(), links_of(&given, &alice).await.len()), ("account".to_owned(), 1), "{}", page.body);
        let page = come(TENANT, &|claims| claims["sub"] = json!("of another registration")).await;
        assert_eq!(page.name(), "account", "an account is known by tenant and object");

        // What allowed it goes with the tenant: the session, and the way in.
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "microsoft").await);
        let mut claims = there.claims(&given, &sent, "pairwise", ALICE);
        claims["iss"] = json!(format!("{}/{TENANT}/v2.0", there.issuer));
        (claims["tid"], claims["oid"]) = (json!(TENANT), json!(OID));
        browser.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await;
        assert!(is_signed_in(&browser, ALICE).await);
        let admin = console(&given).await;
        let page = admin.get("/admin/providers/microsoft").await;
        assert!(!page.body.contains("backchannel-logout"), "its logout tokens would be refused");
        assert_eq!(admin.submit(&page, "version", &[("tenants", OTHER_TENANT)], None).await.status, 200);
        assert!(!links_of(&given, &alice).await[0].is_live && !is_signed_in(&browser, ALICE).await);
        let form = admin.get("/admin/new-provider?preset=github").await;
        let typed = [("client_id", CLIENT), ("trusted_domains", "company.example")];
        let refused = admin.submit(&form, "issuer", &typed, None).await;
        let told = refused.says_with("upstream-domain-not-given-out", &[("domain", "company.example".into())]);
        assert!(refused.status == 422 && told, "{}", refused.body);
        let form = admin.get("/admin/new-provider?preset=entra").await;
        let typed = [("issuer", "https://login.microsoftonline.com/common/v2.0"), ("client_id", CLIENT)];
        let refused = admin.submit(&form, "issuer", &typed, None).await;
        assert!(refused.status == 422 && refused.says("upstream-tenants-missing"), "{}", refused.body);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_apple_posts_its_answer_which_counts_once_and_in_the_browser_that_was_sent_alone() {
    beside_another(&[], |given, there| async move {
        let key = SigningKey::generate(Algorithm::ES256).unwrap();
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----", STANDARD.encode(&*key.to_pkcs8().unwrap()));
        let apple = |create| CreateUpstream {
            preset: Preset::Apple,
            secret: Some(Secret::new(pem)),
            scopes: "openid email name".to_owned(),
            accounts: Accounts::Any,
            details: Details { team_id: "AB1C23D4EF".to_owned(), key_id: "12AB3C456D".to_owned(), ..Details::default() },
            ..create
        };
        there.document("token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
        there.add_with(&given, "apple", apple).await;
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        // As from Apple's page: without cookies of ours.
        let post = async |form: &[(&str, &str)]| {
            let request = http.post(format!("{}/upstream/apple/callback", given.issuer)).header("origin", "https://appleid.apple.com");
            let answer = request.header("sec-fetch-site", "cross-site").form(form).send().await.unwrap();
            assert!(answer.headers().get("set-cookie").is_none(), "{answer:?}");
            (answer.status().as_u16(), answer.headers().get("location").map(|at| at.to_str().unwrap().to_owned()).unwrap_or_default())
        };
        let browser = given.browser();
        let sent = SentThere::of(&press(&browser, "apple").await);
        assert_eq!(sent.get("response_mode"), "form_post");
        let mut claims = there.claims(&given, &sent, "000123.abc", "mara@company.example");
        claims.as_object_mut().unwrap().remove("name");
        claims["email_verified"] = json!("true");
        let (state, code) = (sent.get("state"), there.code(claims, Signed::Well));
        let page = browser.get(&sent.back(&[("code", &code)])).await;
        assert_eq!((page.name(), there.asked()), ("error".to_owned(), 0), "an address is no answer of it");
        let user = json!({ "name": { "firstName": "Mara", "lastName": "Jade" }, "email": "victim@example.com" }).to_string();
        let (status, at) = post(&[("state", state), ("code", &code), ("user", &user)]).await;
        assert!(status == 303 && at.starts_with("/upstream/apple/callback?state=") && !at.contains(&code), "{status} {at}");
        for name in ["%0a", "%C3%A9", "nowhere"] {
            let odd = http.post(format!("{}/upstream/{name}/callback", given.issuer)).form(&[("state", "x")]).send().await.unwrap();
            assert_eq!(odd.status().as_u16(), 400, "{name}");
        }
        assert_eq!(given.browser().get(&at).await.name(), "error", "another browser has no part in it");
        let page = browser.get(&at).await;
        assert!(page.name() == "account" && page.body.contains("Mara Jade") && page.body.contains("mara@company.example"), "{}", page.body);

        let (_, asked) = there.last_asked();
        let form: std::collections::HashMap<String, String> = url::form_urlencoded::parse(asked.as_bytes()).into_owned().collect();
        let part = |at: usize| {
            let part = form["client_secret"].split('.').nth(at).unwrap();
            serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
        };
        assert_eq!((&part(0)["alg"], &part(0)["kid"]), (&json!("ES256"), &json!("12AB3C456D")));
        assert_eq!((&part(1)["iss"], &part(1)["sub"], &part(1)["aud"]), (&json!("AB1C23D4EF"), &json!(CLIENT), &json!(there.issuer)));

        let another = given.browser();
        let cancelled = SentThere::of(&press(&another, "apple").await);
        let (_, at) = post(&[("state", cancelled.get("state")), ("error", "user_cancelled_authorize")]).await;
        let page = another.get(&at).await;
        assert!(says(&page, "upstream-denied", "APPLE"), "{}", page.body);

        let asked = there.asked();
        let (status, at) = post(&[("state", state), ("code", "another")]).await;
        assert_eq!((status, browser.get(&at).await.name()), (303, "account".to_owned()), "posted again it leads where it stands");
        assert_eq!(there.asked(), asked);
        assert_eq!(post(&[("code", "x")]).await.0, 400);
        // Of a provider that does not post nothing is taken by a form.
        there.document("token_endpoint_auth_methods_supported", json!(["client_secret_basic"]));
        there.add(&given, "company", Accounts::Any, &[]).await;
        let sent = SentThere::of(&press(&given.browser(), "company").await);
        assert_eq!(post(&[("state", sent.get("state")), ("code", "x")]).await.0, 400);
    })
    .await;
}

#[tokio::test]
async fn a_key_of_our_own_signs_what_the_provider_reads_by_its_public_half() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add_with(&given, "company", |create| CreateUpstream { secret: None, signs: true, ..create }).await;
        let browser = given.browser();
        let sent = press(&browser, "company").await;
        let page = there.come_back(&given, &browser, &sent, "a1", ALICE).await;
        assert!(says(&page, "upstream-unknown", "COMPANY"), "{}", page.body);
        let (head, asked) = there.last_asked();
        let form: std::collections::HashMap<String, String> = url::form_urlencoded::parse(asked.as_bytes()).into_owned().collect();
        assert!(!head.to_lowercase().contains("authorization:") && !form.contains_key("client_secret"), "{asked}");
        assert_eq!(form["client_assertion_type"], "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        let jwks: Value = reqwest::get(format!("{}/upstream/company/jwks", given.issuer)).await.unwrap().json().await.unwrap();
        assert!(jwks["keys"][0]["d"].is_null() && jwks["keys"].as_array().unwrap().len() == 1, "{jwks}");
        let expected = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &[Algorithm::ES256] };
        let signed = Unverified::parse(&form["client_assertion"]).unwrap().verify(&KeySet::from_jwks(&jwks).unwrap(), &expected).unwrap();
        let claims = signed.claims;
        assert_eq!((&claims["iss"], &claims["sub"]), (&json!(CLIENT), &json!(CLIENT)));
        assert_eq!(claims["aud"], json!(format!("{}/token", there.issuer)));
        let (made, until) = (claims["iat"].as_i64().unwrap(), claims["exp"].as_i64().unwrap());
        assert!(made == given.now().as_seconds() && until - made <= 300 && !claims["jti"].as_str().unwrap().is_empty(), "{claims:?}");
        let absent = reqwest::get(format!("{}/upstream/nowhere/jwks", given.issuer)).await.unwrap();
        assert_eq!(absent.status(), 404);
        let page = console(&given).await.get("/admin/providers/company").await;
        assert!(page.body.contains("/upstream/company/jwks"), "{}", page.body);
    })
    .await;
}
