//! What is revoked, as this replica knows it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use crate::clock::Timestamp;
use crate::issued::revocation::{self, Revocation, RevokedKind};
use crate::protocol::tokens::access::AccessToken;

/// How often revocations that are over are forgotten.
const TIDY: Duration = Duration::from_secs(60);

/// The revocations of this replica.
#[derive(Default)]
pub struct Revoked {
    set: RwLock<revocation::Revocations>,
    pub(super) seen: AtomicI64,
    /// When those that are over were last forgotten, in milliseconds.
    tidied: AtomicI64,
}

impl Revoked {
    fn contains(&self, kind: RevokedKind, key: &str) -> bool {
        self.set.read().unwrap_or_else(PoisonError::into_inner).contains(kind, key)
    }

    /// Whether a session was ended.
    pub fn session(&self, sid: &str) -> bool {
        self.contains(RevokedKind::Session, sid)
    }

    /// Whether a token was revoked: itself, its grant or its session.
    pub(super) fn token(&self, token: &AccessToken) -> bool {
        self.contains(RevokedKind::Token, &token.jti)
            || token.gid.as_deref().is_some_and(|gid| self.contains(RevokedKind::Grant, gid))
            || token.sid.as_deref().is_some_and(|sid| self.contains(RevokedKind::Session, sid))
    }

    pub(super) fn learn(&self, news: Vec<Revocation>, revision: i64, now: Timestamp) {
        // Tidying walks through all of them while every request waits: once a minute is enough.
        let tidy = now.since(Timestamp::from_millis(self.tidied.load(Ordering::SeqCst))) >= TIDY;
        if tidy || !news.is_empty() {
            let mut set = self.set.write().unwrap_or_else(PoisonError::into_inner);
            set.merge(news);
            if tidy {
                set.expire(now);
                self.tidied.store(now.as_millis(), Ordering::SeqCst);
            }
        }
        self.seen.fetch_max(revision, Ordering::SeqCst);
    }
}
