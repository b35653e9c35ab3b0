//! Nobody's name and somebody's cost the same: the stores are asked as often, so that no time tells which names are known.

use crate::scenario::{Scenario, on_each_pairing};

/// What a wrong password costs the database. Other work of the server, its look for news every 300 ms, only adds to it: the least
/// counts, once it came twice.
async fn cost(given: &Scenario, name: &str) -> u64 {
    let app = given.client(&format!("app-{}", given.provider.random.uuid().simple())).await;
    let (mut least, mut times) = (u64::MAX, 0);
    // On a busy machine a quiet moment may take a while to come.
    for round in 0..60 {
        if round >= 7 && times >= 2 {
            break;
        }
        let browser = given.browser();
        let page = browser.get(&app.request("openid profile", &[])).await;
        // Counted tries would be refused before anything is read.
        given.later(std::time::Duration::from_secs(3 * 60));
        let before = given.provider.upkeep_database().statements();
        let refused = browser.sign_in(&page, name, "not the password 83").await;
        assert_eq!((refused.status, refused.name().as_str()), (200, "sign-in"), "{name}: {}", refused.body);
        let counted = given.provider.upkeep_database().statements() - before;
        times = match counted.cmp(&least) {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => times + 1,
            std::cmp::Ordering::Greater => times,
        };
        least = least.min(counted);
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
