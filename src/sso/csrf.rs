//! The token that every state-changing form carries: a number of the page that it stands on, and a MAC over that number, the
//! browser's cookie and what the form is for. So a form of another browser, another journey or another site is refused, and
//! the same form that comes twice is known from the form of a page that was opened again.

use super::browser::{Browser, BrowserId};
use crate::secrets::DataKey;

/// The token of the form `purpose` (a journey's id, or a page's name with its session) in this browser; `random` is the
/// page's own: letters and digits.
pub fn token(key: &DataKey, browser: &Browser, purpose: &str, random: &str) -> String {
    let number = format!("{random}-{}", key.mac("csrf-page", page(browser.id(), random).as_bytes()));
    let mac = key.mac("csrf", message(browser.id(), purpose, &number).as_bytes());
    format!("{number}.{mac}")
}

/// Whether the number in `presented` was made for a page of ours in this browser. It says nothing of what the form is for, and
/// so replaces no [`verify`]: it tells what came from one of our pages from what anybody made up, before it is known which page.
pub fn is_of_a_page(key: &DataKey, browser: &Browser, presented: &str) -> bool {
    let number = presented.split_once('.').map(|(number, _)| number);
    let Some((random, mac)) = number.and_then(|number| number.split_once('-')) else { return false };
    browser.ids().fold(false, |found, id| key.verify("csrf-page", page(id, random).as_bytes(), mac) | found)
}

/// Whether `presented` is such a token by any of the browser's ids; constant time.
pub fn verify(key: &DataKey, browser: &Browser, purpose: &str, presented: &str) -> bool {
    let Some((number, mac)) = presented.split_once('.') else { return false };
    browser.ids().fold(false, |found, id| key.verify("csrf", message(id, purpose, number).as_bytes(), mac) | found)
}

fn page(browser: &BrowserId, random: &str) -> String {
    format!("{}\n{random}", browser.expose())
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

    #[test]
    fn a_number_is_of_a_page_of_one_browser_and_nobody_can_make_one() {
        let random = Random::default();
        let key = DataKey::new("k", random.bytes());
        let (id, another) = (BrowserId::random(&random), BrowserId::random(&random));
        let (mine, other) = (Browser::new(id.clone(), vec![]), Browser::new(another.clone(), vec![]));
        let made = token(&key, &mine, "journey-1", "n1");
        assert!(is_of_a_page(&key, &mine, &made) && is_of_a_page(&key, &Browser::new(another, vec![id]), &made));
        assert!(!is_of_a_page(&key, &other, &made), "another browser");
        assert!(!is_of_a_page(&key, &mine, &made.replacen("n1", "n2", 1)), "a number of another page");
        for made_up in ["", "x", "n1", "n1.x", "n1-x.y", "-.", "n1-."] {
            assert!(!is_of_a_page(&key, &mine, made_up), "{made_up:?}");
        }
    }
}
