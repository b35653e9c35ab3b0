//! An admin tries a sign-in at a provider, and sees what it says and what would become of it.

use latchkey::acts::upstream::{ChangeUpstream, CreateUpstream};
use latchkey::audit::EventType;
use latchkey::protocol::upstream::{AttributeRule, GroupRule};
use latchkey::upstreams::{Accounts, Details};
use serde_json::json;

use crate::console::{console, events};
use crate::scenario::other_provider::{OtherProvider, SentThere, Signed};
use crate::scenario::{Browser, Page, Scenario};
use crate::upstream::{ALICE, beside_another, come, connect, id_of, is_signed_in, links_of, press};

const TRIAL: &str = "/admin/providers/company/trial";

async fn begin(admin: &Browser) -> SentThere {
    let page = admin.get(TRIAL).await;
    assert_eq!(page.name(), "console-upstream-trial", "{}", page.body);
    SentThere::of(&admin.submit(&page, "/trial", &[], None).await)
}

/// The admin signs in there as somebody, and comes back.
async fn tried(given: &Scenario, there: &OtherProvider, admin: &Browser, email: &str, said: serde_json::Value) -> Page {
    let sent = begin(admin).await;
    let mut claims = there.claims(given, &sent, email, email);
    claims.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
    admin.get(&sent.back(&[("code", &there.code(claims, Signed::Well))])).await
}

#[tokio::test]
async fn a_trial_shows_claims_rules_and_the_account_and_changes_nothing() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        given.group("staff").await;
        let details = Details {
            group_rules: vec![GroupRule::parse("groups = engineering -> staff").unwrap()],
            attribute_rules: vec![AttributeRule::parse("given_name = $first").unwrap(), AttributeRule::parse("picture = $pic").unwrap()],
            ..Details::default()
        };
        let domains = Accounts::Domains(vec!["company.example".into()]);
        let off = |create| CreateUpstream { accounts: domains.clone(), details: details.clone(), enabled: false, ..create };
        there.add_with(&given, "company", off).await;
        there.userinfo(json!({ "sub": "mara@company.example", "from": "userinfo" }));
        let admin = console(&given).await;
        // One that is off is tried before people are let in by it.
        let said = json!({ "groups": ["engineering"], "first": "<b>Mara</b>", "pic": "javascript:x" });
        let page = tried(&given, &there, &admin, "mara@company.example", said.clone()).await;
        assert!(page.name() == "console-upstream-trial" && page.body.contains("&#60;b&#62;Mara"), "{}", page.body);
        assert!(!page.body.contains("<b>Mara"), "attack: markup of a claim");
        assert!(page.says_with("upstream-trial-made", &[("address", "mara@company.example".into())]), "{}", page.body);
        for text in ["upstream-trial-met", "upstream-trial-fills", "upstream-trial-unfit"] {
            assert!(page.says(text), "{text}: {}", page.body);
        }
        assert!(page.body.contains("userinfo") && page.body.contains("engineering") && !page.body.contains("access_token"));
        assert_eq!(id_of(&given, "mara@company.example").await, None);
        assert!(is_signed_in(&admin, "root@example.com").await, "nobody else");
        let told = events(&given, EventType::UpstreamTried).await;
        assert!(told.len() == 1 && !serde_json::to_string(&told[0].details).unwrap().contains("Mara"), "{told:?}");

        there.userinfo(json!(null));
        let page = tried(&given, &there, &admin, ALICE, json!({})).await;
        assert!(page.says("upstream-trial-asked") && page.says("upstream-trial-not-admitted"), "{}", page.body);
        let page = tried(&given, &there, &admin, ALICE, json!({ "email_verified": false })).await;
        assert!(page.says("upstream-trial-unverified"), "{}", page.body);
        there.userinfo(json!({ "sub": ALICE, "huge": "x".repeat(70_000) }));
        let page = tried(&given, &there, &admin, ALICE, json!({})).await;
        assert!(page.says("upstream-trial-too-long"), "{}", page.body);
        there.userinfo(json!(null));
        given.perform(ChangeUpstream { name: "company".into(), enabled: Some(true), ..ChangeUpstream::default() }).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let page = tried(&given, &there, &admin, ALICE, json!({ "sub": "a1" })).await;
        assert!(page.says("upstream-trial-known") && page.body.contains(ALICE), "{}", page.body);

        let sent = begin(&admin).await;
        let page = admin.get(&sent.back(&[("error", "access_denied")])).await;
        assert!(page.says("upstream-trial-nothing") && page.body.contains("access_denied"), "{}", page.body);
        assert!(events(&given, EventType::SignInRefused).await.is_empty(), "a trial is no sign-in");
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_trial_is_the_admins_alone_and_its_state_is_no_sign_ins() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        assert_eq!(connect(&given, &there, &given.browser(), "a1").await.name(), "account");
        let admin = console(&given).await;
        let sent = begin(&admin).await;
        let code = there.code(there.claims(&given, &sent, "a1", ALICE), Signed::Well);
        let back = sent.back(&[("code", &code)]);
        let victim = given.browser();
        press(&victim, "company").await;
        assert_eq!(victim.get(&back).await.name(), "error", "another browser");
        assert!(!is_signed_in(&victim, ALICE).await && there.asked() == 1);
        let page = admin.get(&back).await;
        assert!(page.says("upstream-trial-known") && is_signed_in(&admin, "root@example.com").await, "{}", page.body);
        let outcome = page.url.clone();
        assert_eq!(admin.get(&back).await.name(), "console-upstream-trial", "once: a reload leads to the page");

        // The state of a sign-in of the same browser stays a sign-in, and that of a trial a trial.
        let other = given.browser();
        let real = SentThere::of(&press(&other, "company").await);
        let trial = begin(&admin).await;
        let code = there.code(there.claims(&given, &trial, "a1", ALICE), Signed::Well);
        let swapped = SentThere {
            query: [trial.query.clone(), [("state".to_owned(), real.get("state").to_owned())].into()].into_iter().flatten().collect(),
        };
        assert_eq!(admin.get(&swapped.back(&[("code", &code)])).await.name(), "error");
        let swapped = SentThere {
            query: [real.query.clone(), [("state".to_owned(), trial.get("state").to_owned())].into()].into_iter().flatten().collect(),
        };
        assert_eq!(other.get(&swapped.back(&[("code", &code)])).await.name(), "error");
        assert!(!is_signed_in(&other, ALICE).await);

        // Nobody else sees the outcome, nor who may not manage providers.
        let alices = given.browser();
        assert_eq!(come(&given, &there, &alices, "company", "a1", ALICE).await.name(), "account");
        assert_ne!(alices.get(&outcome).await.status, 200);
        given.admin("second@example.com").await;
        let second = given.browser();
        let page = second.get("/admin").await;
        second.sign_in(&page, "second@example.com", crate::scenario::PASSWORD).await;
        let page = second.get(&outcome).await;
        assert!(page.says("upstream-trial-over") && !page.body.contains("&#34;sub&#34;"), "{}", page.body);
        assert_eq!(links_of(&given, &alice).await.len(), 1);
    })
    .await;
}
