//! The token that every state-changing form carries: a number of the page that it stands on, and a MAC over that number, the
//! browser's cookie and what the form is for. So a form of another browser, another journey or another site is refused, and
//! the same form that comes twice is known from the form of a page that was opened again.

use serde::{Deserialize, Serialize};

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

/// Characters of a page's number, and of the mark of whom it was shown to.
const NUMBER: usize = 32;

/// A page that was shown to somebody who is signed in, as the tokens of its forms say it: by its number, which stays where the page is
/// shown again, and by a mark of the person. So a form can be told to be of a person's page although its session is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPage {
    number: String,
    mark: String,
}

impl ShownPage {
    /// The page of this number, letters and digits, as it is shown to `user_id`; none where it is no number of a page.
    pub fn to(key: &DataKey, number: &str, user_id: &str) -> Option<Self> {
        let is_number = number.len() == NUMBER && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_number.then(|| Self { number: number.to_owned(), mark: mark(key, number, user_id) })
    }

    /// The page that a token says, which replaces no [`is_of_a_page`].
    pub fn of_token(presented: &str) -> Option<Self> {
        let (random, _) = presented.split_once('.')?.0.split_once('-')?;
        let (number, mark) = (random.get(..NUMBER)?, random.get(NUMBER..2 * NUMBER)?);
        Some(Self { number: number.to_owned(), mark: mark.to_owned() })
    }

    /// What stands in the token of its forms as `random`; `fresh` is another one each time.
    pub fn random(&self, fresh: &str) -> String {
        format!("{}{}{fresh}", self.number, self.mark)
    }

    /// Its number.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether it was shown to this person.
    pub fn was_shown_to(&self, key: &DataKey, user_id: &str) -> bool {
        self.mark == mark(key, &self.number, user_id)
    }
}

/// Of letters and digits.
fn mark(key: &DataKey, number: &str, user_id: &str) -> String {
    let mac = key.mac("csrf-shown-to", format!("{number}\n{user_id}").as_bytes());
    let plain = |c| match c {
        '-' => '0',
        '_' => '1',
        c => c,
    };
    mac.chars().take(NUMBER).map(plain).collect()
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
    fn a_page_is_known_by_its_number_and_by_whom_it_was_shown_to() {
        let random = Random::default();
        let key = DataKey::new("k", random.bytes());
        let browser = Browser::new(BrowserId::random(&random), vec![]);
        let number = "n".repeat(NUMBER);
        let shown = ShownPage::to(&key, &number, "alice").unwrap();
        let made = token(&key, &browser, "account-1", &shown.random("fresh1"));
        assert!(verify(&key, &browser, "account-1", &made) && is_of_a_page(&key, &browser, &made));
        let read = ShownPage::of_token(&made).unwrap();
        assert_eq!((&read, read.number()), (&shown, number.as_str()));
        assert!(read.was_shown_to(&key, "alice") && !read.was_shown_to(&key, "bob"));
        let again = token(&key, &browser, "account-2", &ShownPage::to(&key, read.number(), "alice").unwrap().random("fresh2"));
        assert!(again != made && ShownPage::of_token(&again).unwrap() == read, "the same page again, in another session");
        for none in ["", "x", &number, &token(&key, &browser, "p", &number), &format!("{}-é.x", "é".repeat(40))] {
            assert!(!ShownPage::of_token(none).is_some_and(|page| page.was_shown_to(&key, "alice")), "{none}");
        }
        assert!(ShownPage::to(&key, "short", "alice").is_none() && ShownPage::to(&key, &"-".repeat(NUMBER), "alice").is_none());
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
