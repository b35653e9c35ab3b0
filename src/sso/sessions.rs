//! Sessions in the transient store: found by the browser's cookie, listed by person, ended.

use super::browser::{BrowserSessions, SessionList};
use super::session::{Lifetimes, Session};
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::transient::{Answer, Key, Operation, Transient, TransientStore, Unavailable};

/// The sessions as they stand at one moment.
pub struct Sessions<'a> {
    store: &'a TransientStore,
    issuer: &'a str,
    lifetimes: Lifetimes,
    now: Timestamp,
}

fn session_key(sid: &str) -> Key {
    Key::new("session", sid)
}

fn list_key(cookie: &Secret) -> Key {
    Key::new("browser-sessions", cookie.expose())
}

fn user_index(user_id: &str) -> Key {
    Key::new("user-sessions", user_id)
}

/// Of one issuer: others may keep theirs in the same store.
fn all_index(issuer: &str) -> Key {
    Key::new("all-sessions", issuer)
}

/// What became of a change to a session's record.
enum Updated {
    Done(Box<Session>),
    Gone,
    /// Others changed it again and again.
    Contended,
}

impl<'a> Sessions<'a> {
    /// The sessions of `issuer` in `store` at `now`.
    pub fn new(store: &'a TransientStore, issuer: &'a str, lifetimes: Lifetimes, now: Timestamp) -> Self {
        Self { store, issuer, lifetimes, now }
    }

    /// What the browser with this session cookie holds; a cookie that names nothing gives an empty browser.
    pub async fn of_browser(&self, cookie: Option<Secret>) -> Result<BrowserSessions, Unavailable> {
        let Some(cookie) = cookie else { return Ok(BrowserSessions::default()) };
        let Some(list) = self.store.get(&list_key(&cookie), self.now).await? else { return Ok(BrowserSessions::default()) };
        let list: SessionList = serde_json::from_slice(&list).unwrap_or_default();
        let reads = list.sids.iter().map(|sid| Operation::Get { key: session_key(sid) }).collect();
        let live = self.store.batch(reads, self.now).await?.into_iter().filter_map(|answer| self.decode(answer)).collect();
        Ok(BrowserSessions { cookie: Some(cookie), list, live })
    }

    fn decode(&self, answer: Answer) -> Option<Session> {
        match answer {
            Answer::Value(Some(bytes)) => Session::decode(&bytes).filter(|session| session.expires_at(self.lifetimes) > self.now),
            _ => None,
        }
    }

    /// One session by its id.
    pub async fn find(&self, sid: &str) -> Result<Option<Session>, Unavailable> {
        Ok(self.decode(Answer::Value(self.store.get(&session_key(sid), self.now).await?)))
    }

    /// Keeps `session` as this browser's current one under a new cookie; the old cookie is void when this returns. The record
    /// of a session that the browser has already is not written: one that ended meanwhile stays ended.
    pub async fn adopt(
        &self,
        browser: &BrowserSessions,
        session: &Session,
        client_id: Option<&str>,
        random: &Random,
    ) -> Result<Secret, Unavailable> {
        let mut list = browser.list.clone();
        list.sids.retain(|sid| browser.session(sid).is_some());
        // One session a person and browser: the one that `session` replaces leaves the list.
        for other in browser.live.iter().filter(|other| other.user_id == session.user_id && other.sid != session.sid) {
            list.remove(&other.sid);
        }
        list.add(&session.sid);
        if let Some(client_id) = client_id {
            list.note_answer(client_id, &session.sid);
        }
        let expires_at = session.expires_at(self.lifetimes);
        let mut operations = Vec::new();
        if !browser.list.sids.contains(&session.sid) {
            operations.push(Operation::Put { key: session_key(&session.sid), value: session.encode(), expires_at });
        }
        operations.extend([
            Operation::IndexAdd {
                key: user_index(&session.user_id),
                member: session.sid.clone(),
                expires_at: session.created_at.plus(self.lifetimes.absolute),
            },
            Operation::IndexAdd {
                key: all_index(&session.issuer),
                member: session.sid.clone(),
                expires_at: session.created_at.plus(self.lifetimes.absolute),
            },
        ]);
        let cookie = self.rename(&mut operations, browser, &list, random);
        self.store.batch(operations, self.now).await?;
        Ok(cookie)
    }

    /// Takes the sessions `sids` out of this browser's list under a new cookie; none is left: no cookie.
    pub async fn forget(&self, browser: &BrowserSessions, sids: &[String], random: &Random) -> Result<Option<Secret>, Unavailable> {
        let mut list = browser.list.clone();
        for sid in sids {
            list.remove(sid);
        }
        let mut operations = Vec::new();
        if list.sids.is_empty() {
            if let Some(cookie) = &browser.cookie {
                operations.push(Operation::Delete { key: list_key(cookie) });
            }
            self.store.batch(operations, self.now).await?;
            return Ok(None);
        }
        let cookie = self.rename(&mut operations, browser, &list, random);
        self.store.batch(operations, self.now).await?;
        Ok(Some(cookie))
    }

    fn rename(&self, operations: &mut Vec<Operation>, browser: &BrowserSessions, list: &SessionList, random: &Random) -> Secret {
        let cookie = Secret::random(random);
        operations.push(Operation::Put {
            key: list_key(&cookie),
            value: encode_list(list),
            expires_at: self.now.plus(self.lifetimes.absolute),
        });
        if let Some(old) = &browser.cookie {
            operations.push(Operation::Delete { key: list_key(old) });
        }
        cookie
    }

    /// Notes that a session answered a client: in the session's record, and in the browser's list without a new cookie.
    pub async fn note_answer(&self, browser: &BrowserSessions, sid: &str, client_id: &str) -> Result<(), Unavailable> {
        self.update(sid, |session| session.note_client(client_id, self.now)).await?;
        if let Some(cookie) = &browser.cookie
            && browser.list.answered.get(client_id).map(String::as_str) != Some(sid)
        {
            let mut list = browser.list.clone();
            list.note_answer(client_id, sid);
            let expires_at = self.now.plus(self.lifetimes.absolute);
            // Swapped, not put: a list that was renamed meanwhile stays void.
            self.store.compare_and_swap(&list_key(cookie), &encode_list(&browser.list), &encode_list(&list), expires_at, self.now).await?;
        }
        Ok(())
    }

    /// Counts a use of the session, at most once a minute; false where it is gone.
    pub async fn touch(&self, sid: &str) -> Result<bool, Unavailable> {
        let Some(session) = self.find(sid).await? else { return Ok(false) };
        if self.now.since(session.last_used_at).as_secs() >= 60 {
            // Where others changed it again and again it is in use, which is all that this would say.
            let touched = self.update(sid, |session| session.last_used_at = session.last_used_at.max(self.now)).await?;
            return Ok(!matches!(touched, Updated::Gone));
        }
        Ok(true)
    }

    /// Changes a session that goes on: more was proven in it. None where it has ended.
    pub async fn renew(&self, sid: &str, change: impl Fn(&mut Session)) -> Result<Option<Session>, Unavailable> {
        match self.update(sid, change).await? {
            Updated::Done(session) => Ok(Some(*session)),
            Updated::Gone => Ok(None),
            Updated::Contended => Err(Unavailable("others changed a session eight times in a row".into())),
        }
    }

    async fn update(&self, sid: &str, change: impl Fn(&mut Session)) -> Result<Updated, Unavailable> {
        for _ in 0..8 {
            let Some(stored) = self.store.get(&session_key(sid), self.now).await? else { return Ok(Updated::Gone) };
            let Some(mut session) = Session::decode(&stored) else { return Ok(Updated::Gone) };
            change(&mut session);
            let expires_at = session.expires_at(self.lifetimes);
            if self.store.compare_and_swap(&session_key(sid), &stored, &session.encode(), expires_at, self.now).await? {
                return Ok(Updated::Done(Box::new(session)));
            }
        }
        Ok(Updated::Contended)
    }

    /// Forgets the records of sessions that have been ended.
    pub async fn end(&self, sids: &[String]) -> Result<(), Unavailable> {
        let leave = |sid: &String| {
            [Operation::Delete { key: session_key(sid) }, Operation::IndexRemove { key: all_index(self.issuer), member: sid.clone() }]
        };
        self.store.batch(sids.iter().flat_map(leave).collect(), self.now).await.map(|_| ())
    }

    /// A person's live sessions.
    pub async fn of_user(&self, user_id: &str) -> Result<Vec<Session>, Unavailable> {
        let mut found = self.indexed(&user_index(user_id)).await?;
        found.retain(|session| session.user_id == user_id);
        Ok(found)
    }

    /// Every live session of the issuer, the newest first.
    pub async fn all(&self) -> Result<Vec<Session>, Unavailable> {
        self.indexed(&all_index(self.issuer)).await
    }

    /// At most `limit` live sessions behind the first `skip`, the newest first, and how many there are about, see
    /// [`Self::count`].
    pub async fn page(&self, skip: usize, limit: usize) -> Result<(Vec<Session>, usize), Unavailable> {
        // The index is in the order of the last moments, which follow the first.
        let sids = self.store.index_page(&all_index(self.issuer), skip, limit, self.now).await?;
        let reads = sids.iter().map(|sid| Operation::Get { key: session_key(sid) }).collect();
        let found = self.store.batch(reads, self.now).await?.into_iter().filter_map(|answer| self.decode(answer)).collect();
        Ok((found, self.count().await?))
    }

    /// How many live sessions there are about: those whose idle time is over are counted until their last moment.
    pub async fn count(&self) -> Result<usize, Unavailable> {
        Ok(usize::try_from(self.store.index_count(&all_index(self.issuer), self.now).await?).unwrap_or(usize::MAX))
    }

    async fn indexed(&self, index: &Key) -> Result<Vec<Session>, Unavailable> {
        let mut found = Vec::new();
        for sids in self.store.index(index, self.now).await?.chunks(200) {
            let reads = sids.iter().map(|sid| Operation::Get { key: session_key(sid) }).collect();
            found.extend(self.store.batch(reads, self.now).await?.into_iter().filter_map(|answer| self.decode(answer)));
        }
        found.sort_by_key(|session| std::cmp::Reverse(session.created_at));
        Ok(found)
    }
}

fn encode_list(list: &SessionList) -> Vec<u8> {
    serde_json::to_vec(list).unwrap_or_default()
}
