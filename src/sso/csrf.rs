//! The token that every state-changing form carries: a MAC over the browser's cookie and what the form is for, so that
//! a form of another browser, another journey or another site is refused.

use super::browser::{Browser, BrowserId};
use crate::secrets::DataKey;

/// The token of the form `purpose` (a journey's id, or a page's name with its session) in this browser.
pub fn token(key: &DataKey, browser: &Browser, purpose: &str) -> String {
    key.mac("csrf", message(browser.id(), purpose).as_bytes())
}

/// Whether `presented` is that token by any of the browser's ids; constant time.
pub fn verify(key: &DataKey, browser: &Browser, purpose: &str, presented: &str) -> bool {
    browser.ids().fold(false, |found, id| key.verify("csrf", message(id, purpose).as_bytes(), presented) | found)
}

fn message(browser: &BrowserId, purpose: &str) -> String {
    format!("{}\n{purpose}", browser.expose())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Random;

    #[test]
    fn a_token_serves_one_browser_and_one_purpose() {
        let random = Random::default();
        let key = DataKey::new("k", random.bytes());
        let (id, another) = (BrowserId::random(&random), BrowserId::random(&random));
        let (mine, other) = (Browser::new(id.clone(), vec![]), Browser::new(another.clone(), vec![]));
        let made = token(&key, &mine, "journey-1");
        assert!(verify(&key, &mine, "journey-1", &made));
        assert!(!verify(&key, &other, "journey-1", &made));
        assert!(!verify(&key, &mine, "journey-2", &made));
        assert!(!verify(&key, &mine, "journey-1", ""));
        let both = Browser::new(another, vec![id]);
        assert!(verify(&key, &both, "journey-1", &made), "by whichever of its ids the page was made");
        assert!(!verify(&key, &both, "journey-2", &made));
    }
}
