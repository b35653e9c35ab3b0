//! What one browser holds: its own id, and the list of sessions that its session cookie names.

use serde::{Deserialize, Serialize};

use super::session::Session;
use crate::clock::{Random, Timestamp};
use crate::secrets::{Secret, sha256};

/// The value of the browser cookie: 256 random bits, made at the first page.
#[derive(Clone, Debug)]
pub struct BrowserId(Secret);

impl BrowserId {
    /// A new browser.
    pub fn random(random: &Random) -> Self {
        Self(Secret::random(random))
    }

    /// A cookie's value, where it has the shape of one that we made: 43 characters of base64url.
    pub fn parse(value: &str) -> Option<Self> {
        well_formed(value).then(|| Self(Secret::new(value)))
    }

    /// For the cookie, and for MACs over it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// What a journey keeps to know its browser again.
    pub fn hash(&self) -> String {
        sha256(self.0.expose().as_bytes())
    }
}

/// A browser by all the ids that it brings. Pages that are opened at the same moment in a browser without cookies each give it
/// one: what any of them is bound to is this browser's.
#[derive(Clone, Debug)]
pub struct Browser {
    id: BrowserId,
    others: Vec<BrowserId>,
}

impl Browser {
    /// The browser with these ids; the first is what new things are bound to.
    pub fn new(id: BrowserId, others: Vec<BrowserId>) -> Self {
        let mut browser = Self { id, others: Vec::new() };
        for other in others {
            if browser.ids().all(|known| known.expose() != other.expose()) {
                browser.others.push(other);
            }
        }
        browser
    }

    /// One more id of this browser.
    pub fn add(&mut self, id: BrowserId) {
        self.others.push(id);
    }

    /// From now on new things are bound to `id`; what is bound to the one before stays this browser's.
    pub fn renew(&mut self, id: BrowserId) {
        let before = std::mem::replace(&mut self.id, id);
        self.others.push(before);
    }

    /// The id that new things are bound to.
    pub fn id(&self) -> &BrowserId {
        &self.id
    }

    /// Every id, that one first.
    pub fn ids(&self) -> impl Iterator<Item = &BrowserId> {
        std::iter::once(&self.id).chain(&self.others)
    }

    /// The hash of the id that new things are bound to.
    pub fn hash(&self) -> String {
        self.id.hash()
    }

    /// The hashes of all ids, that one first.
    pub fn hashes(&self) -> Vec<String> {
        self.ids().map(BrowserId::hash).collect()
    }
}

/// The value of the session cookie, checked for its shape.
pub fn parse_session_cookie(value: &str) -> Option<Secret> {
    well_formed(value).then(|| Secret::new(value))
}

/// What the accounts know the browser by: of each account, and of each kind of proof, a secret that was drawn when the person last
/// gave that proof here. What was noted before somebody proved who they are is none of theirs. Each secret has a cookie of its own,
/// so that of two answers under way at once neither replaces what the other brings.
#[derive(Clone, Debug, Default)]
pub struct KnownBrowser {
    /// The cookies that it brought, by their names, the oldest first. One of an older release holds several secrets.
    brought: Vec<(String, Vec<Secret>)>,
    drawn: Vec<Secret>,
    over: Vec<String>,
}

/// A password and a code of each account.
const SECRETS_PER_BROWSER: usize = 2 * ACCOUNTS_PER_BROWSER;

impl KnownBrowser {
    /// The browser that brought these cookies, by name and value; what has not the shape of ours counts as absent.
    pub fn new(cookies: Vec<(String, Option<String>)>) -> Self {
        let secrets = |value: &str| -> Vec<Secret> {
            value.split('.').filter(|secret| well_formed(secret)).take(SECRETS_PER_BROWSER).map(Secret::new).collect()
        };
        let brought = cookies.into_iter().filter_map(|(name, value)| Some((name, secrets(&value?))));
        let mut brought: Vec<_> = brought.filter(|(_, secrets)| !secrets.is_empty()).collect();
        let surplus = brought.len().saturating_sub(SECRETS_PER_BROWSER);
        let over = brought.drain(..surplus).map(|(name, _)| name).collect();
        Self { brought, drawn: Vec::new(), over }
    }

    /// What the stores keep of the secrets.
    pub fn hashes(&self) -> Vec<String> {
        let brought = self.brought.iter().flat_map(|(_, secrets)| secrets);
        self.drawn.iter().chain(brought).map(hash_of).take(SECRETS_PER_BROWSER).collect()
    }

    /// Draws a secret in place of the one with the hash `before`, and gives its hash. The oldest of too many is dropped.
    pub fn draw(&mut self, random: &Random, before: Option<&str>) -> String {
        let drawn = Secret::random(random);
        let hash = hash_of(&drawn);
        self.drawn.retain(|secret| Some(hash_of(secret).as_str()) != before);
        self.drawn.push(drawn);
        let mut over = Vec::new();
        self.brought.retain_mut(|(name, secrets)| {
            secrets.retain(|secret| Some(hash_of(secret).as_str()) != before);
            if secrets.is_empty() {
                over.push(std::mem::take(name));
            }
            !secrets.is_empty()
        });
        let surplus = (self.brought.len() + self.drawn.len()).saturating_sub(SECRETS_PER_BROWSER).min(self.brought.len());
        over.extend(self.brought.drain(..surplus).map(|(name, _)| name));
        self.over.extend(over);
        hash
    }

    /// The secrets that the browser gets, each in a cookie of its own.
    pub fn drawn(&self) -> &[Secret] {
        &self.drawn
    }

    /// The names of the cookies that it is to forget, once it gets others.
    pub fn over(&self) -> &[String] {
        if self.drawn.is_empty() { &[] } else { &self.over }
    }
}

fn hash_of(secret: &Secret) -> String {
    sha256(secret.expose().as_bytes())
}

fn well_formed(value: &str) -> bool {
    value.len() == 43 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// How many accounts one browser may hold at once.
pub const ACCOUNTS_PER_BROWSER: usize = 8;

const CLIENTS_REMEMBERED: usize = 64;

/// Which session last answered a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAnswer {
    /// The client.
    pub client_id: String,
    /// The session.
    pub sid: String,
}

/// The list that a session cookie names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// Session ids, the oldest first.
    pub sids: Vec<String>,
    /// The session that the account pages and the console show: the one with which the person did something last.
    pub current: Option<String>,
    /// Which session last answered each client in this browser, the latest answer last.
    #[serde(default)]
    pub last_answers: Vec<LastAnswer>,
    /// When the list was written under its cookie.
    #[serde(default)]
    pub written_at: Option<Timestamp>,
}

impl SessionList {
    /// Adds a session, or makes one that is there the current one.
    pub fn add(&mut self, sid: &str) {
        self.sids.retain(|known| known != sid);
        self.sids.push(sid.to_owned());
        self.current = Some(sid.to_owned());
    }

    /// Forgets a session.
    pub fn remove(&mut self, sid: &str) {
        self.sids.retain(|known| known != sid);
        self.last_answers.retain(|answer| answer.sid != sid);
        if self.current.as_deref() == Some(sid) {
            self.current = self.sids.last().cloned();
        }
    }

    /// Notes which session answered `client_id`. Of more clients than are remembered the one whose answer is the longest ago
    /// is forgotten.
    pub fn note_answer(&mut self, client_id: &str, sid: &str) {
        self.last_answers.retain(|answer| answer.client_id != client_id);
        self.last_answers.push(LastAnswer { client_id: client_id.to_owned(), sid: sid.to_owned() });
        if self.last_answers.len() > CLIENTS_REMEMBERED {
            self.last_answers.remove(0);
        }
    }

    /// The session that last answered `client_id`.
    pub fn last_for(&self, client_id: &str) -> Option<&str> {
        self.last_answers.iter().find(|answer| answer.client_id == client_id).map(|answer| answer.sid.as_str())
    }

    /// Several lists of one browser as one: two answers under way at once each wrote theirs. The later one says which session
    /// is the current one.
    pub fn merged(mut lists: Vec<Self>) -> Self {
        lists.sort_by_key(|list| list.written_at);
        let mut merged = Self::default();
        for list in lists {
            merged.sids.retain(|known| !list.sids.contains(known));
            merged.sids.extend(list.sids);
            for answer in list.last_answers {
                merged.note_answer(&answer.client_id, &answer.sid);
            }
            merged.current = list.current.or(merged.current);
            merged.written_at = list.written_at;
        }
        merged
    }
}

/// A browser as a request shows it: its list and the sessions of it that are alive.
#[derive(Clone, Debug, Default)]
pub struct BrowserSessions {
    /// The secrets that name its lists: one, but where two answers were under way at once; none where the browser has no session.
    pub cookies: Vec<Secret>,
    /// The lists as stored, as one.
    pub list: SessionList,
    /// Those of its sessions that are alive.
    pub live: Vec<Session>,
}

impl BrowserSessions {
    /// The live session with this id.
    pub fn session(&self, sid: &str) -> Option<&Session> {
        self.live.iter().find(|session| session.sid == sid)
    }

    /// The live session of this person.
    pub fn of_user(&self, user_id: &str) -> Option<&Session> {
        self.live.iter().find(|session| session.user_id == user_id)
    }

    /// The session that account pages show.
    pub fn current(&self) -> Option<&Session> {
        self.list.current.as_deref().and_then(|sid| self.session(sid)).or_else(|| self.live.last())
    }

    /// The session that last answered `client_id` here.
    pub fn last_for(&self, client_id: &str) -> Option<&Session> {
        self.list.last_for(client_id).and_then(|sid| self.session(sid))
    }

    /// The sessions that have no place beside `session` once it is the current one: another one of the same person, and the
    /// oldest where there would be more than [`ACCOUNTS_PER_BROWSER`].
    pub fn pushed_out_by(&self, session: &Session) -> Vec<Session> {
        let (same, mut others): (Vec<&Session>, Vec<&Session>) =
            self.live.iter().filter(|other| other.sid != session.sid).partition(|other| other.user_id == session.user_id);
        let place = |other: &Session| self.list.sids.iter().position(|sid| *sid == other.sid);
        others.sort_by_key(|other| place(other));
        let surplus = (others.len() + 1).saturating_sub(ACCOUNTS_PER_BROWSER);
        same.into_iter().chain(others.into_iter().take(surplus)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_more_clients_than_are_remembered_the_one_answered_the_longest_ago_is_forgotten() {
        let mut list = SessionList::default();
        // Names against the order of the answers.
        for n in (0..CLIENTS_REMEMBERED).rev() {
            list.note_answer(&format!("client-{n:02}"), "s");
        }
        list.note_answer("client-63", "t");
        list.note_answer("zz", "s");
        assert_eq!(list.last_for("client-62"), None, "the oldest answer");
        assert_eq!((list.last_for("client-63"), list.last_for("client-00")), (Some("t"), Some("s")));
        assert_eq!(list.last_answers.len(), CLIENTS_REMEMBERED);
    }

    #[test]
    fn two_lists_of_one_browser_are_one_and_the_later_says_which_is_current() {
        let list = |sids: &[&str], at| SessionList {
            sids: sids.iter().map(|sid| (*sid).to_owned()).collect(),
            current: sids.last().map(|sid| (*sid).to_owned()),
            last_answers: vec![LastAnswer { client_id: "app".into(), sid: (*sids.last().unwrap()).to_owned() }],
            written_at: Some(Timestamp::from_seconds(at)),
        };
        for lists in [[list(&["x", "a"], 1), list(&["x", "b"], 2)], [list(&["x", "b"], 2), list(&["x", "a"], 1)]] {
            let merged = SessionList::merged(lists.to_vec());
            assert_eq!(merged.sids, ["a", "x", "b"]);
            assert_eq!((merged.current.as_deref(), merged.last_for("app")), (Some("b"), Some("b")));
        }
    }

    #[test]
    fn a_browser_is_known_by_a_secret_for_each_proof_and_the_oldest_of_too_many_goes() {
        let random = Random::default();
        let brings = |cookies: &[(&str, String)]| {
            KnownBrowser::new(cookies.iter().map(|(name, value)| ((*name).to_owned(), Some(value.clone()))).collect())
        };
        let mut known = brings(&[]);
        let first = known.draw(&random, None);
        let value = known.drawn()[0].expose().to_owned();
        let mut known = brings(&[("a", value.clone()), ("b", Secret::random(&random).expose().to_owned())]);
        let second = known.hashes()[1].clone();
        assert!(known.over().is_empty());
        let again = known.draw(&random, Some(&first));
        assert_eq!((known.over(), known.drawn().len()), (&["a".to_owned()][..], 1), "the other cookie is left alone");
        assert_eq!(known.hashes(), [again.clone(), second.clone()]);
        // One of an older release, with several secrets.
        let mut known = brings(&[("old", format!("{value}.{}", Secret::random(&random).expose()))]);
        known.draw(&random, Some(&first));
        assert!(known.over().is_empty() && known.hashes().len() == 2, "it holds another account's still");
        let many: Vec<(String, Option<String>)> =
            (0..SECRETS_PER_BROWSER).map(|n| (n.to_string(), Some(Secret::random(&random).expose().to_owned()))).collect();
        let mut known = KnownBrowser::new(many);
        let drawn = known.draw(&random, None);
        assert_eq!(
            (known.hashes().len(), known.hashes().contains(&drawn), known.over()),
            (SECRETS_PER_BROWSER, true, &["0".to_owned()][..])
        );
        assert!(brings(&[("a", "x.y..z".into())]).hashes().is_empty());
    }

    #[test]
    fn a_browser_is_known_by_each_of_its_ids_once() {
        let random = Random::default();
        let (one, two) = (BrowserId::random(&random), BrowserId::random(&random));
        let browser = Browser::new(one.clone(), vec![two.clone(), one.clone(), two]);
        assert_eq!((browser.ids().count(), browser.hash()), (2, one.hash()));
    }
}
