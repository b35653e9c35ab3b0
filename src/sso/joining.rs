//! One session a person and browser, also where two of their forms are sent at once: whoever comes second joins the session
//! that the first began. Known by the browser's ids, since neither form brought a session cookie that names it.

use std::time::Duration;

use super::session::Session;
use super::sessions::Sessions;
use crate::store::transient::{Key, Transient as _, Unavailable};

/// How long a session can be found so after it was last adopted: two answers may be under way at once, or one got lost.
const JOINABLE: Duration = Duration::from_secs(10 * 60);
const ATTEMPTS: usize = 8;

impl Sessions<'_> {
    /// Keeps the record of `fresh`, a session that begins; where this person has one in the browser with these ids already, begun
    /// by a form that was sent at the same moment, `change` brings into that one what was proven, and it is the session. Where
    /// this fails nothing is left of `fresh`: no cookie would name it.
    ///
    /// # Errors
    /// Where the store is away, or the session that is there cannot be changed.
    pub async fn begin(
        &self,
        fresh: Session,
        browser: &[String],
        is_valid: impl Fn(&Session) -> bool,
        change: impl Fn(&mut Session),
    ) -> Result<Session, Unavailable> {
        self.keep(&fresh).await?;
        let joined = async {
            match self.join_or_register(&fresh, browser, is_valid).await? {
                Some(first) => self.renew(&first.sid, change).await,
                None => Ok(None),
            }
        };
        match joined.await {
            Ok(None) => Ok(fresh),
            Ok(Some(joined)) => self.end(&[fresh.sid]).await.map(|()| joined),
            Err(error) => {
                if let Err(error) = self.end(&[fresh.sid]).await {
                    tracing::warn!(%error, "the record of a session that did not start could not be deleted: it expires by itself");
                }
                Err(error)
            }
        }
    }

    /// The session that this person has in the browser with these ids already, where it is another than `session` and still
    /// counts by `is_valid`; none: from now on it is `session`, whose record is kept. Of any number of callers one is first.
    ///
    /// The entry only decides which of several parallel sign-ins keeps its session. It cannot be used to sign in.
    ///
    /// # Errors
    /// Where the store is away.
    pub async fn join_or_register(
        &self,
        session: &Session,
        browser: &[String],
        is_valid: impl Fn(&Session) -> bool,
    ) -> Result<Option<Session>, Unavailable> {
        // In one order, so that callers who know different ids of the browser meet at one that they share.
        let mut ids: Vec<&String> = browser.iter().collect();
        ids.sort();
        for id in &ids {
            if let Some(first) = self.first(id, session, &session.sid, &is_valid).await? {
                // The ids where `session` came first lead to the same one.
                for id in ids {
                    self.first(id, session, &first.sid, |known| known.sid != session.sid && is_valid(known)).await?;
                }
                return Ok(Some(first));
            }
        }
        Ok(None)
    }

    /// The session that stands at one id of the browser for the person of `session`; where none that counts does, `sid` does
    /// from now on.
    async fn first(
        &self,
        id: &str,
        session: &Session,
        sid: &str,
        is_valid: impl Fn(&Session) -> bool,
    ) -> Result<Option<Session>, Unavailable> {
        let key = Key::new("session-beside", &format!("{id}\n{}\n{}", session.issuer, session.user_id));
        let until = self.now.plus(JOINABLE);
        for _ in 0..ATTEMPTS {
            let Some(stored) = self.store.get(&key, self.now).await? else {
                if self.store.put_if_absent(&key, sid.as_bytes(), until, self.now).await? {
                    return Ok(None);
                }
                continue;
            };
            let known = String::from_utf8_lossy(&stored).into_owned();
            let found = if known == sid { None } else { self.find(&known).await? };
            let counts =
                |found: &Session| found.user_id == session.user_id && found.epoch == session.epoch && found.issuer == session.issuer;
            if let Some(found) = found.filter(|found| counts(found) && is_valid(found)) {
                return Ok(Some(found));
            }
            if self.store.compare_and_swap(&key, &stored, sid.as_bytes(), until, self.now).await? {
                return Ok(None);
            }
        }
        Ok(None)
    }
}
