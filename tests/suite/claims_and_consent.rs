//! A claim that is asked for by name follows the consent and the box of the scope that stands for it, whichever token it is
//! asked for (OpenID Connect Core §5.4 and §5.5).

use serde_json::{Value, json};

use crate::scenario::relying_party::{RelyingParty, body};
use crate::scenario::{Browser, Page, Scenario, on_each_pairing};

struct Story {
    app: RelyingParty,
    browser: Browser,
}

async fn story(given: &Scenario) -> Story {
    let claims = json!({
        "name": "Alice Example", "phone_number": "+49 30 1", "phone_number_verified": true, "address": {"formatted": "Weg 1"},
        "department": "Dive shop",
    });
    given.person_with("alice@example.com", claims, &[], false).await;
    let story = Story { app: given.client("app").await, browser: given.browser() };
    // Signed in at another app, so that the pages of these stories are about consent alone.
    given.tokens(&story.browser, &given.client("other").await, "openid", "alice@example.com").await;
    story
}

impl Story {
    async fn asked(&self, scope: &str, claims: &Value, prompt: &str) -> Page {
        self.browser.get(&self.app.request(scope, &[("claims", &claims.to_string()), ("prompt", prompt)])).await
    }

    /// Allows with the boxes of `ticked` alone.
    async fn allow(&self, page: &Page, ticked: &[&str]) -> Page {
        assert_eq!(page.name(), "consent");
        let form = page.form("accept");
        let boxes = ticked.iter().map(|scope| ("scope".to_owned(), (*scope).to_owned()));
        let fields = form.fields.into_iter().filter(|(name, _)| name != "scope");
        self.browser.post(&form.action, &fields.chain(boxes).chain([("accept".into(), "yes".into())]).collect::<Vec<_>>()).await
    }

    /// The ID token and what userinfo shows.
    async fn given(&self, page: &Page) -> (Value, Value) {
        let tokens = self.app.redeem(&page.code()).await.good();
        (body(&tokens.text("id_token")), self.app.userinfo(&tokens.text("access_token")).await.good().json)
    }
}

#[tokio::test]
async fn a_claim_of_a_consented_scope_is_not_asked_for_again_and_stands_once_on_the_page() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let both = json!({"id_token": {"email": null, "email_verified": null}, "userinfo": {"email": {"essential": true}}});
        let page = story.asked("openid email", &both, "").await;
        let items = page.body.matches("class=\"item\"").count();
        assert_eq!((page.name().as_str(), items), ("consent", 1), "the address stands once: {}", page.body);
        story.allow(&page, &[]).await.code();
        for claims in [&both, &json!({"id_token": {"email": null}}), &json!({"userinfo": {"email_verified": null}})] {
            for scope in ["openid email", "openid"] {
                let page = story.asked(scope, claims, "none").await;
                assert!(page.answer().contains_key("code"), "{scope} {claims}: {:?}", page.answer());
            }
        }
        let (id_token, _) = story.given(&story.asked("openid email", &both, "none").await).await;
        assert_eq!((&id_token["email"], &id_token["email_verified"]), (&"alice@example.com".into(), &true.into()));
        // What no consent covers is asked for, be it of another scope or of none.
        for claims in [json!({"id_token": {"name": null}}), json!({"userinfo": {"department": null}})] {
            assert_eq!(story.asked("openid email", &claims, "none").await.error(), "consent_required", "{claims}");
            let page = story.asked("openid email", &claims, "").await;
            assert_eq!(page.name(), "consent");
            story.allow(&page, &[]).await.code();
            assert!(story.asked("openid email", &claims, "none").await.answer().contains_key("code"), "{claims}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_claim_whose_box_is_left_empty_is_given_in_no_token() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let claims = json!({
            "userinfo": {"phone_number": {"essential": true}, "address": null, "name": null},
            "id_token": {"phone_number": null, "phone_number_verified": null},
        });
        for scope in ["openid phone address", "openid phone", "openid"] {
            let page = story.asked(scope, &claims, "consent").await;
            for optional in ["phone", "address"] {
                let boxes = page.body.matches(&format!("name=\"scope\" value=\"{optional}\"")).count();
                assert_eq!(boxes, 1, "{scope}: one box for {optional}, however it is asked for");
            }
            let (id_token, shown) = story.given(&story.allow(&page, &[]).await).await;
            assert!(id_token.get("phone_number").is_none() && id_token.get("phone_number_verified").is_none(), "{scope}: {id_token}");
            assert!(shown.get("phone_number").is_none() && shown.get("address").is_none(), "{scope}: {shown}");
            assert_eq!(shown["name"], "Alice Example", "what has no box is given");
            let (id_token, shown) = story.given(&story.asked(scope, &claims, "none").await).await;
            let of_phone = [&id_token, &shown].map(|claims| claims.get("phone_number").is_some());
            assert_eq!(of_phone, [false, false], "{scope}: it was not allowed, and stays so");
        }
        let page = story.asked("openid", &claims, "consent").await;
        let (id_token, shown) = story.given(&story.allow(&page, &["phone"]).await).await;
        assert_eq!((&id_token["phone_number"], &shown["phone_number"]), (&"+49 30 1".into(), &"+49 30 1".into()));
        assert!(shown.get("address").is_none());
        assert!(story.asked("openid", &json!({"id_token": {"phone_number": null}}), "none").await.answer().contains_key("code"));
        let apps = story.browser.get("/account/apps").await;
        assert!(apps.body.contains("phone_number"), "the person sees what was allowed by name");
    })
    .await;
}

#[tokio::test]
async fn a_box_that_was_left_empty_is_remembered_and_nobody_is_asked_again_for_the_same() {
    on_each_pairing(async |given| {
        let story = story(&given).await;
        let none = json!({});
        let ticked = |page: &Page| {
            let boxes = page.form("accept").fields;
            boxes.into_iter().filter(|(name, _)| name == "scope").map(|(_, value)| value).collect::<Vec<_>>()
        };
        let page = story.asked("openid email phone", &none, "").await;
        assert_eq!(ticked(&page), ["phone"]);
        let tokens = story.app.redeem(&story.allow(&page, &[]).await.code()).await.good();
        assert_eq!(tokens.json["scope"], "openid email");
        // The same again asks nobody, aloud or silently, and gives the same.
        for prompt in ["", "none"] {
            let tokens = story.app.redeem(&story.asked("openid email phone", &none, prompt).await.code()).await.good();
            assert_eq!(tokens.json["scope"], "openid email", "{prompt}");
            let again = story.app.refresh(&tokens.text("refresh_token"), &[("scope", "openid email phone")]).await.good();
            assert_eq!(again.json["scope"], "openid email", "{prompt}");
        }
        // Something new asks, with the box as it was left.
        let page = story.asked("openid email phone address", &none, "").await;
        assert_eq!(ticked(&page), ["address"]);
        let page = story.asked("openid email phone", &none, "consent").await;
        assert!(ticked(&page).is_empty());
        // The later answer counts: a yes, and a no after it.
        for (boxes, scope) in [(&["phone"][..], "openid email phone"), (&[], "openid email")] {
            let page = story.asked("openid email phone", &none, "consent").await;
            story.allow(&page, boxes).await.code();
            let tokens = story.app.redeem(&story.asked("openid email phone", &none, "none").await.code()).await.good();
            assert_eq!(tokens.json["scope"], scope);
        }
        // Of what was left out nothing would be given: that is asked.
        assert_eq!(story.asked("phone", &none, "none").await.error(), "consent_required");
    })
    .await;
}
