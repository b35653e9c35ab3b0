//! Nobody's name and somebody's cost the same: the stores are asked as often, so that no time tells which names are known.

use crate::scenario::{Scenario, on_each_pairing};

/// What a wrong password costs the database. Other work of the server only adds to it: of several tries the least counts.
async fn cost(given: &Scenario, name: &str) -> u64 {
    let app = given.client(&format!("app-{}", given.provider.random.uuid().simple())).await;
    let mut least = u64::MAX;
    for _ in 0..7 {
        let browser = given.browser();
        let page = browser.get(&app.request("openid profile", &[])).await;
        // Counted tries would be refused before anything is read.
        given.later(std::time::Duration::from_secs(3 * 60));
        let before = given.provider.database.statements();
        let refused = browser.sign_in(&page, name, "not the password 83").await;
        assert_eq!((refused.status, refused.name().as_str()), (200, "sign-in"), "{name}: {}", refused.body);
        least = least.min(given.provider.database.statements() - before);
    }
    least
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_a1_a_wrong_password_for_nobody_asks_the_database_as_often_as_one_for_somebody() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        given.admin("root@example.com").await;
        let somebody = cost(&given, "alice@example.com").await;
        assert!(somebody > 3, "{somebody}");
        for name in ["root@example.com", "nobody@example.com", "nobody", "a@@b@c"] {
            assert_eq!(cost(&given, name).await, somebody, "{name}");
        }
    })
    .await;
}
