//! The domain of a typed address decides the way in.

use latchkey::acts::upstream::CreateUpstream;
use latchkey::upstreams::Details;

use crate::scenario::other_provider::SentThere;
use crate::scenario::{PASSWORD, Page};
use crate::upstream::{ALICE, beside_another, links_of, says};

fn leading(create: CreateUpstream) -> CreateUpstream {
    CreateUpstream { details: Details { login_domains: vec!["example.com".to_owned()], ..Details::default() }, ..create }
}

#[tokio::test]
async fn attack_a1_a_domain_leads_to_its_provider_at_once_and_tells_nothing_of_who_is_known() {
    beside_another(&[], |given, there| async move {
        let alice = given.person(ALICE).await;
        given.person("bob@other.example").await;
        there.add_with(&given, "company", leading).await;
        let typed = async |name: &str, password: &str| {
            let browser = given.browser();
            let page = browser.get("/account").await;
            (browser.sign_in(&page, name, password).await, browser)
        };
        let parts = |page: &Page, name: &str| {
            let sent = SentThere::of(page);
            assert_eq!(sent.get("login_hint").to_lowercase(), name);
            let mut names: Vec<String> = sent.query.into_keys().collect();
            names.sort();
            (page.status, names)
        };
        let (known, _) = typed(ALICE, PASSWORD).await;
        let expected = parts(&known, ALICE);
        for (name, password) in [("nobody@example.com", PASSWORD), (ALICE, "wrong"), (ALICE, ""), ("nobody@EXAMPLE.com", "")] {
            assert_eq!(parts(&typed(name, password).await.0, &name.to_lowercase()), expected, "{name} {password}");
        }
        let (page, _) = typed("bob@other.example", PASSWORD).await;
        assert_eq!(page.name(), "account", "another domain");
        let (page, _) = typed("nobody@sub.example.com", PASSWORD).await;
        assert_eq!(page.name(), "sign-in");

        // Whoever comes back with an account that nobody has connected proves here who they are.
        let (sent, browser) = typed(ALICE, "").await;
        let page = there.come_back(&given, &browser, &sent, "a1", ALICE).await;
        assert!(says(&page, "upstream-unknown", "COMPANY"), "{}", page.body);
        let page = browser.sign_in(&page, ALICE, PASSWORD).await;
        assert_eq!(page.name(), "connect-account", "{}", page.body);
        browser.submit(&page, "connect", &[], Some("yes")).await;
        assert_eq!(links_of(&given, &alice).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn while_the_provider_of_a_domain_is_away_the_page_says_so_and_the_password_counts() {
    beside_another(&[], |given, there| async move {
        given.person(ALICE).await;
        there.add_with(&given, "company", leading).await;
        there.is_away(true);
        let browser = given.browser();
        let page = browser.get("/account").await;
        let page = browser.sign_in(&page, ALICE, "wrong").await;
        assert!(page.name() == "sign-in" && says(&page, "upstream-away", "COMPANY"), "{}", page.body);
        assert_eq!(browser.sign_in(&page, ALICE, PASSWORD).await.name(), "account");
    })
    .await;
}
