//! Sessions that count no more: their rows refuse them, and their records in the transient store are forgotten.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use super::Provider;
use crate::people::user::{self, User};
use crate::sign_in::throttle;
use crate::sso::session::Session;
use crate::sso::sessions::Which;
use crate::store::transient::Unavailable;
use crate::store::{Connection, StoreError};

/// Sessions that are read at once.
const READ: usize = 200;

/// Why records were not forgotten: a store is away.
#[derive(Debug)]
pub enum NotForgotten {
    /// The database.
    Database(StoreError),
    /// The transient store.
    Transient(Unavailable),
}

impl From<StoreError> for NotForgotten {
    fn from(error: StoreError) -> Self {
        Self::Database(error)
    }
}

impl From<Unavailable> for NotForgotten {
    fn from(error: Unavailable) -> Self {
        Self::Transient(error)
    }
}

impl fmt::Display for NotForgotten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Transient(error) => error.fmt(f),
        }
    }
}

impl Provider {
    /// Forgets the records of sessions that ended: the rows refuse them already, and where the transient store is away the
    /// records expire.
    pub(super) async fn forget_sessions(&self, sids: &[String]) {
        if let Err(error) = self.sessions().end(sids).await {
            tracing::warn!(%error, "the records of ended sessions could not be deleted: they expire by themselves");
        }
    }

    /// The sessions that count, with whose they are: without those that ended though their record is there still, revoked or
    /// of an older epoch.
    ///
    /// # Errors
    /// Where the database is away.
    pub async fn alive(&self, mut sessions: Vec<Session>) -> Result<Vec<(Session, User)>, StoreError> {
        sessions.retain(|session| !self.revocations.session(&session.sid));
        self.database.read(move |conn| honoured(conn, sessions)).await
    }

    /// The ids of those that count no more.
    async fn ended(&self, sessions: Vec<Session>) -> Result<Vec<String>, StoreError> {
        let mut sids: Vec<String> = sessions.iter().map(|session| session.sid.clone()).collect();
        let alive = self.alive(sessions).await?;
        sids.retain(|sid| alive.iter().all(|(session, _)| session.sid != *sid));
        Ok(sids)
    }

    /// Forgets the records of a person's sessions that ended: the rows refuse them already. One that began since stays. Where a
    /// store is away the records expire. The caller has learned what was revoked.
    pub(super) async fn forget_sessions_of(&self, user_id: &str) {
        let found = async { Ok::<_, NotForgotten>(self.ended(self.sessions().of_user(user_id).await?).await?) };
        let sids = found.await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the records of ended sessions could not be deleted: they expire by themselves");
            Vec::new()
        });
        self.forget_sessions(&sids).await;
    }

    /// Makes every browser a stranger to a person's account, where all that they had was ended: whoever knows a password of theirs later
    /// does not sign in unseen. Where the store is away the browsers stay known for their time.
    pub async fn forget_browsers_of(&self, user_id: &str) {
        if let Err(error) = throttle::forget_browsers(&self.transient, user_id, &[], self.now()).await {
            tracing::warn!(%error, "the browsers that an account knows could not be forgotten");
        }
    }

    /// Forgets the records of everybody's sessions that ended, page by page: the rows refuse them already. Those that began
    /// since stay.
    ///
    /// # Errors
    /// Where a store is away: the records expire.
    pub async fn forget_ended_sessions(&self) -> Result<(), NotForgotten> {
        let sessions = self.sessions();
        let mut skip = Some(0);
        while let Some(at) = skip {
            let page = sessions.page(Which::All, at, READ).await?;
            let over = self.ended(page.sessions).await?;
            sessions.end(&over).await?;
            // What was forgotten stands in the list no more.
            skip = page.next.map(|next| next.saturating_sub(over.len()));
        }
        Ok(())
    }
}

/// Those of `sessions` whose person may still sign in and was not signed out everywhere since, with whose they are.
///
/// # Errors
/// Where the database is away.
pub fn honoured(conn: &mut Connection, sessions: Vec<Session>) -> Result<Vec<(Session, User)>, StoreError> {
    let (mut honoured, mut people) = (Vec::new(), BTreeMap::new());
    for session in sessions {
        let person = match people.entry(session.user_id.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(user::find(conn, &session.user_id)?),
        };
        let person = person.as_ref().filter(|person| person.honours(session.epoch)).cloned();
        honoured.extend(person.map(|person| (session, person)));
    }
    Ok(honoured)
}
