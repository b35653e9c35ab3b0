//! What an account at another provider began ends with what allowed it: the connection, or the provider.

use latchkey::audit::EventType;
use latchkey::upstreams::Accounts;

use crate::console::console;
use crate::scenario::{Browser, PASSWORD, Page};
use crate::upstream::{ALICE, beside_another, come, connect, id_of, is_signed_in, links_of};

/// Posts the form of a provider's settings without a box ticked.
async fn switch_off(browser: &Browser, page: &Page) -> Page {
    let form = page.form("version");
    let fields: Vec<_> = form.fields.into_iter().filter(|(name, _)| name != "enabled").collect();
    browser.post(url::Url::parse(&page.url).unwrap().join(&form.action).unwrap().as_str(), &fields).await
}

#[tokio::test]
async fn an_admin_sees_and_disconnects_a_connected_account_and_what_it_began_ends() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        there.add(&given, "company", Accounts::Any, &[]).await;
        let by_password = given.browser();
        assert_eq!(connect(&given, &there, &by_password, "a1").await.name(), "account");
        let by_company = given.browser();
        assert_eq!(come(&given, &there, &by_company, "company", "a1", ALICE).await.name(), "account");
        let admin = console(&given).await;
        let page = admin.get(&format!("/admin/people/{alice}")).await;
        assert!(page.body.contains("COMPANY") && page.says("person-connected-text"), "{}", page.body);
        let id = links_of(&given, &alice).await[0].id.clone();
        let page = admin.submit(&page, "/disconnect", &[], Some(&id)).await;
        assert!(page.name() == "console-person" && page.says("notice-account-disconnected"), "{}", page.body);
        assert!(links_of(&given, &alice).await.is_empty() && !page.says("person-connected-text"));
        assert_eq!(given.events(EventType::AccountDisconnected).await, 1);
        crate::scenario::until("she is told", async || given.kinds().await.iter().any(|kind| kind == "account_disconnected")).await;
        assert!(!is_signed_in(&by_company, ALICE).await && is_signed_in(&by_password, ALICE).await);

        // Whoever has nothing else keeps it.
        assert_eq!(come(&given, &there, &given.browser(), "company", "m1", "mara@company.example").await.name(), "account");
        let mara = id_of(&given, "mara@company.example").await.unwrap();
        let page = admin.get(&format!("/admin/people/{mara}")).await;
        let page = admin.submit(&page, "/disconnect", &[], Some("account")).await;
        assert!(page.status == 422 && page.says("person-last-way-in"), "{}", page.body);
        assert_eq!(links_of(&given, &mara).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn attack_a6_a_provider_that_is_switched_off_or_deleted_ends_what_it_began_and_says_how_much_before() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add(&given, "company", Accounts::Off, &[]).await;
        let by_password = given.browser();
        assert_eq!(connect(&given, &there, &by_password, "a1").await.name(), "account");
        let signed_in_there = async || {
            let browser = given.browser();
            assert_eq!(come(&given, &there, &browser, "company", "a1", ALICE).await.name(), "account");
            browser
        };
        let admin = console(&given).await;
        let by_company = signed_in_there().await;
        let page = admin.get("/admin/providers/company").await;
        assert!(page.says_count("upstream-ends", 1), "{}", page.body);
        let page = admin.submit(&page, "version", &[("title", "The company")], None).await;
        assert!(page.status == 200 && is_signed_in(&by_company, ALICE).await, "another change ends nothing");
        assert_eq!(switch_off(&admin, &page).await.status, 200);
        assert!(!is_signed_in(&by_company, ALICE).await && is_signed_in(&by_password, ALICE).await);
        let page = admin.get("/admin/providers/company").await;
        assert!(page.says_count("upstream-ends", 0), "{}", page.body);
        admin.submit(&page, "version", &[("enabled", "1")], None).await;

        let by_company = signed_in_there().await;
        let page = admin.get("/admin/providers/company").await;
        let page = admin.submit(&page, "confirm", &[("confirm", "company")], None).await;
        assert!(page.says("notice-upstream-deleted"), "{}", page.body);
        assert!(!is_signed_in(&by_company, ALICE).await && is_signed_in(&by_password, ALICE).await);
        let page = by_company.get("/account").await;
        assert_eq!(by_company.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
    })
    .await;
}
