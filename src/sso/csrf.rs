//! The token that every state-changing form carries: a number of the page that it stands on, and a MAC over that number, the
//! browser's cookie and what the form is for. So a form of another browser, another journey or another site is refused, and
//! the same form that comes twice is known from the form of a page that was opened again.

use super::browser::{Browser, BrowserId};
use crate::secrets::DataKey;

/// The token of the form `purpose` (a journey's id, or a page's name with its session) in this browser; `number` is the
/// page's own: letters and digits.
pub fn token(key: &DataKey, browser: &Browser, purpose: &str, number: &str) -> String {
    format!("{number}.{}", key.mac("csrf", message(browser.id(), purpose, number).as_bytes()))
}

/// Whether `presented` is such a token by any of the browser's ids; constant time.
pub fn verify(key: &DataKey, browser: &Browser, purpose: &str, presented: &str) -> bool {
    let Some((number, mac)) = presented.split_once('.') else { return false };
    browser.ids().fold(false, |found, id| key.verify("csrf", message(id, purpose, number).as_bytes(), mac) | found)
}

fn message(browser: &BrowserId, purpose: &str, number: &str) -> String {
    format!("{}\n{number}\n{purpose}", browser.expose())
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
        let made = token(&key, &mine, "journey-1", "n1");
        assert!(verify(&key, &mine, "journey-1", &made));
        assert!(!verify(&key, &other, "journey-1", &made));
        assert!(!verify(&key, &mine, "journey-2", &made));
        assert!(!verify(&key, &mine, "journey-1", ""));
        let opened_again = token(&key, &mine, "journey-1", "n2");
        assert!(opened_again != made && verify(&key, &mine, "journey-1", &opened_again));
        let mixed = made.replacen("n1", "n2", 1);
        assert!(!verify(&key, &mine, "journey-1", &mixed), "a number of another page");
        let both = Browser::new(another, vec![id]);
        assert!(verify(&key, &both, "journey-1", &made), "by whichever of its ids the page was made");
        assert!(!verify(&key, &both, "journey-2", &made));
    }
}
