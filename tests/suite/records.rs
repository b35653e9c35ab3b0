//! What is kept is kept whole or not at all, and what cannot be read is never made up.

use std::path::Path;

use latchkey::sign_in::journeys;
use latchkey::store::transient::{Key, Transient as _};

use crate::scenario::sources::sources;
use crate::scenario::{PASSWORD, on_each_pairing};

/// Statements that write or read a record and take a default where that fails.
fn made_up(text: &str) -> Vec<String> {
    let record = ["serde_json::to_vec(", "serde_json::to_string(", "serde_json::from_slice(", "serde_json::from_str(", "from_slice::<"];
    let statements = text.split([';', '{', '}']).map(|statement| statement.split_whitespace().collect::<String>());
    let hidden = |statement: &String| statement.contains("unwrap_or_default()") || statement.contains("unwrap_or(");
    statements.filter(|statement| record.iter().any(|call| statement.contains(call)) && hidden(statement)).collect()
}

#[test]
fn nothing_empty_is_kept_or_read_in_place_of_a_record() {
    assert_eq!(made_up("let x = serde_json::to_vec(record)\n .unwrap_or_default();").len(), 1, "the search finds what it looks for");
    let files = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 300);
    for file in files {
        // What is shown and nothing more: a token taken apart for the admin who looks at it, the demo's pages.
        if file.ends_with("protocol/tokens/mod.rs")
            || file.ends_with("tests.rs")
            || file.components().any(|part| part.as_os_str() == "demo")
        {
            continue;
        }
        assert_eq!(made_up(&std::fs::read_to_string(&file).unwrap()), Vec::<String>::new(), "{}", file.display());
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_read_is_as_good_as_gone_and_the_browser_signs_in_anew() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let browser = given.browser();
        given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let cookie = browser
            .cookies()
            .split("; ")
            .find_map(|pair| pair.strip_prefix("latchkey_session")?.split_once('=').map(|(_, value)| value.to_owned()))
            .unwrap();
        let (store, now) = (&given.provider.transient, given.now());
        let expires_at = now.plus(journeys::LIFETIME);
        for damaged in [&b""[..], b"{", b"[]", b"{\"sids\":7}", &[0xff, 0x00]] {
            store.put(&Key::new("browser-sessions", &cookie), damaged, expires_at, now).await.unwrap();
            let page = browser.get("/account").await;
            assert_eq!((page.status, page.name().as_str()), (200, "sign-in"), "{damaged:?}");
        }
        let page = browser.get("/account").await;
        assert_eq!(browser.sign_in(&page, "alice@example.com", PASSWORD).await.name(), "account");

        // A journey that cannot be read is over; the app begins another.
        let page = browser.get(&app.request("openid", &[("prompt", "login")])).await;
        let journey = page.form("password").fields.into_iter().find(|(name, _)| name == "journey").unwrap().1;
        store.put(&Key::new("journey", &journey), b"", expires_at, now).await.unwrap();
        let over = browser.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((over.status, over.name().as_str()), (400, "error"));
        assert_eq!(browser.get(&app.request("openid", &[("prompt", "login")])).await.name(), "password");
    })
    .await;
}
