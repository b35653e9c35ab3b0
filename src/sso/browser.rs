//! What one browser holds: its own id, and the list of sessions that its session cookie names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::session::Session;
use crate::clock::Random;
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

/// The value of the session cookie, checked for its shape.
pub fn parse_session_cookie(value: &str) -> Option<Secret> {
    well_formed(value).then(|| Secret::new(value))
}

fn well_formed(value: &str) -> bool {
    value.len() == 43 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// How many accounts one browser may hold at once.
pub const ACCOUNTS_PER_BROWSER: usize = 8;

const CLIENTS_REMEMBERED: usize = 64;

/// The list that a session cookie names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SessionList {
    /// Session ids, the oldest first.
    pub sids: Vec<String>,
    /// The session that the account pages show.
    pub current: Option<String>,
    /// Which session last answered each client in this browser.
    pub answered: BTreeMap<String, String>,
}

impl SessionList {
    /// Adds a session, or makes one that is there the current one.
    pub fn add(&mut self, sid: &str) {
        self.sids.retain(|known| known != sid);
        self.sids.push(sid.to_owned());
        if self.sids.len() > ACCOUNTS_PER_BROWSER {
            let oldest = self.sids.remove(0);
            self.answered.retain(|_, known| *known != oldest);
        }
        self.current = Some(sid.to_owned());
    }

    /// Forgets a session.
    pub fn remove(&mut self, sid: &str) {
        self.sids.retain(|known| known != sid);
        self.answered.retain(|_, known| known != sid);
        if self.current.as_deref() == Some(sid) {
            self.current = self.sids.last().cloned();
        }
    }

    /// Notes which session answered `client_id`.
    pub fn note_answer(&mut self, client_id: &str, sid: &str) {
        if self.answered.len() >= CLIENTS_REMEMBERED && !self.answered.contains_key(client_id) {
            self.answered.pop_first();
        }
        self.answered.insert(client_id.to_owned(), sid.to_owned());
        self.current = Some(sid.to_owned());
    }
}

/// A browser as a request shows it: its list and the sessions of it that are alive.
#[derive(Clone, Debug, Default)]
pub struct BrowserSessions {
    /// The secret that names the list; none where the browser has no session.
    pub cookie: Option<Secret>,
    /// The list as stored.
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
        self.list.answered.get(client_id).and_then(|sid| self.session(sid))
    }
}
