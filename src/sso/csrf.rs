//! The token that every state-changing form carries: a MAC over the browser's cookie and what the form is for, so that
//! a form of another browser, another journey or another site is refused.

use super::browser::BrowserId;
use crate::secrets::DataKey;

/// The token of the form `purpose` (a journey's id, or a page's name with its session) in this browser.
pub fn token(key: &DataKey, browser: &BrowserId, purpose: &str) -> String {
    key.mac("csrf", message(browser, purpose).as_bytes())
}

/// Whether `presented` is that token; constant time.
pub fn verify(key: &DataKey, browser: &BrowserId, purpose: &str, presented: &str) -> bool {
    key.verify("csrf", message(browser, purpose).as_bytes(), presented)
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
        let (mine, other) = (BrowserId::random(&random), BrowserId::random(&random));
        let made = token(&key, &mine, "journey-1");
        assert!(verify(&key, &mine, "journey-1", &made));
        assert!(!verify(&key, &other, "journey-1", &made));
        assert!(!verify(&key, &mine, "journey-2", &made));
        assert!(!verify(&key, &mine, "journey-1", ""));
    }
}
