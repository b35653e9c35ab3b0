//! Sessions in the transient store: found by the browser's cookie, listed by person, ended.

use std::collections::HashSet;
use std::time::Duration;

use tokio::task::JoinSet;

use super::browser::{BrowserSessions, SessionList};
use super::session::{Lifetimes, Session};
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::transient::{self, Answer, Key, Operation, Transient, TransientStore, Unavailable};

/// The sessions as they stand at one moment.
pub struct Sessions<'a> {
    pub(super) store: &'a TransientStore,
    issuer: &'a str,
    lifetimes: Lifetimes,
    pub(super) now: Timestamp,
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

/// How often a change is tried that others come before.
const ATTEMPTS: usize = 8;
/// What stands in place of a list whose cookie is void.
const VOID: &[u8] = b"";
const VOID_FOR: Duration = Duration::from_secs(60);

fn too_many_conflicts(what: &str) -> Unavailable {
    Unavailable(format!("others changed {what} {ATTEMPTS} times in a row"))
}

/// A list as it was read: changed only if nobody changed it meanwhile.
struct Found {
    cookie: Secret,
    stored: Vec<u8>,
    list: SessionList,
}

/// Of one client of one issuer: a line break stands in no `client_id`.
fn client_index(issuer: &str, client_id: &str) -> Key {
    Key::new("client-sessions", &format!("{issuer}\n{client_id}"))
}

/// Which sessions a list names.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// Those of everybody.
    All,
    /// Those that answered this client.
    OfClient(&'a str),
    /// Those of this person.
    OfUser(&'a str),
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Page {
    /// The sessions, the newest first. There may be fewer than asked for, or none, though more follow.
    pub sessions: Vec<Session>,
    /// How many entries to skip for the next page. None: this was the last one.
    pub next: Option<usize>,
    /// How many entries the list has, see [`Sessions::count`].
    pub total: usize,
}

impl Which<'_> {
    fn index(self, issuer: &str) -> Key {
        match self {
            Self::All => all_index(issuer),
            Self::OfClient(client_id) => client_index(issuer, client_id),
            Self::OfUser(user_id) => user_index(user_id),
        }
    }

    fn names(self, session: &Session, issuer: &str) -> bool {
        match self {
            Self::All => true,
            Self::OfClient(client_id) => session.answered(client_id),
            Self::OfUser(user_id) => session.user_id == user_id && session.issuer == issuer,
        }
    }
}

/// Sessions that are read at once.
const AT_ONCE: usize = 200;
/// At most so many entries of an index are read for one page.
const LOOKED_AT: usize = 2_000;

/// `last_used_at` is written at most once in this time.
const COUNTED_AT_MOST: Duration = Duration::from_secs(60);

/// What became of a change to a session's record.
enum Updated {
    Done(Box<Session>),
    Gone,
    /// Others changed it [`ATTEMPTS`] times in a row.
    TooManyConflicts,
}

impl<'a> Sessions<'a> {
    /// The sessions of `issuer` in `store` at `now`.
    pub fn new(store: &'a TransientStore, issuer: &'a str, lifetimes: Lifetimes, now: Timestamp) -> Self {
        Self { store, issuer, lifetimes, now }
    }

    /// What the browser with these session cookies holds; a cookie that names nothing adds nothing.
    pub async fn of_browser(&self, cookies: Vec<Secret>) -> Result<BrowserSessions, Unavailable> {
        if cookies.is_empty() {
            return Ok(BrowserSessions::default());
        }
        let found = self.lists(cookies).await?;
        let list = SessionList::merged(found.iter().map(|found| found.list.clone()).collect());
        let reads = list.sids.iter().map(|sid| Operation::Get { key: session_key(sid) }).collect();
        let read = self.store.batch(reads, self.now).await?.into_iter().filter_map(decode);
        let live = read.filter(|session| self.is_live(session)).collect();
        Ok(BrowserSessions { cookies: found.into_iter().map(|found| found.cookie).collect(), list, live })
    }

    /// The lists that are there.
    async fn lists(&self, cookies: Vec<Secret>) -> Result<Vec<Found>, Unavailable> {
        let reads = cookies.iter().map(|cookie| Operation::Get { key: list_key(cookie) }).collect();
        let read = self.store.batch(reads, self.now).await?;
        let found = |(cookie, answer): (Secret, Answer)| {
            let Answer::Value(Some(stored)) = answer else { return None };
            let list = (stored != VOID).then(|| transient::read(&stored, "a browser's list of sessions")).flatten()?;
            Some(Found { cookie, stored, list })
        };
        Ok(cookies.into_iter().zip(read).filter_map(found).collect())
    }

    /// Whether a session's time is not over by the lifetimes of this process. Where another's are longer, a server's beside a
    /// command's, its record is there still, and counts there.
    pub fn is_live(&self, session: &Session) -> bool {
        session.expires_at(self.lifetimes) > self.now
    }

    /// One live session by its id.
    pub async fn find(&self, sid: &str) -> Result<Option<Session>, Unavailable> {
        Ok(self.find_record(sid).await?.filter(|session| self.is_live(session)))
    }

    /// One session by its id, whether it is live by the lifetimes of this process or not: for what ends it.
    pub async fn find_record(&self, sid: &str) -> Result<Option<Session>, Unavailable> {
        Ok(decode(Answer::Value(self.store.get(&session_key(sid), self.now).await?)))
    }

    /// Keeps the record of a session that begins.
    pub async fn keep(&self, session: &Session) -> Result<(), Unavailable> {
        let until = session.absolute_end(self.lifetimes);
        let session = &Session { listed_until: Some(until), ..session.clone() };
        let expires_at = session.expires_at(self.lifetimes);
        let mut operations = vec![
            Operation::Put { key: session_key(&session.sid), value: session.encode()?, expires_at },
            Operation::IndexAdd { key: user_index(&session.user_id), member: session.sid.clone(), expires_at: until },
            Operation::IndexAdd { key: all_index(&session.issuer), member: session.sid.clone(), expires_at: until },
        ];
        operations.extend(session.clients.iter().map(|used| self.list_for(&used.client_id, &session.sid, until)));
        self.store.batch(operations, self.now).await.map(|_| ())
    }

    /// Makes `session`, whose record is kept, this browser's current one under a new cookie; the old ones are void when this
    /// returns. What [`BrowserSessions::pushed_out_by`] names leaves the list: it is the caller's to end.
    pub async fn adopt(
        &self,
        browser: &BrowserSessions,
        session: &Session,
        client_id: Option<&str>,
        random: &Random,
    ) -> Result<Secret, Unavailable> {
        let cookie = Secret::random(random);
        let leaving = browser.pushed_out_by(session);
        let stays = |sid: &String| browser.session(sid).is_some() && leaving.iter().all(|leaving| leaving.sid != *sid);
        self.rewrite(browser, &cookie, |list| {
            for gone in list.sids.clone().iter().filter(|sid| !stays(sid)) {
                list.remove(gone);
            }
            list.add(&session.sid);
            if let Some(client_id) = client_id {
                list.note_answer(client_id, &session.sid);
            }
        })
        .await?;
        Ok(cookie)
    }

    /// Takes the sessions `sids` out of this browser's list under a new cookie; none is left: no cookie.
    pub async fn forget(&self, browser: &BrowserSessions, sids: &[String], random: &Random) -> Result<Option<Secret>, Unavailable> {
        let cookie = Secret::random(random);
        let some_left = self
            .rewrite(browser, &cookie, |list| {
                for sid in sids {
                    list.remove(sid);
                }
            })
            .await?;
        Ok(some_left.then_some(cookie))
    }

    /// Writes the browser's lists anew as one under `cookie` and makes the old cookies void; false where nothing is left in it.
    /// A list that another answer took meanwhile stays that one's, under a cookie that is on its way to the browser.
    async fn rewrite(&self, browser: &BrowserSessions, cookie: &Secret, change: impl Fn(&mut SessionList)) -> Result<bool, Unavailable> {
        let mut pending = browser.cookies.clone();
        let mut taken = vec![browser.list.clone()];
        for _ in 0..ATTEMPTS {
            let found = self.lists(pending).await?;
            let mut list = SessionList::merged(taken.iter().chain(found.iter().map(|found| &found.list)).cloned().collect());
            change(&mut list);
            list.written_at = Some(self.now);
            let some_left = !list.sids.is_empty();
            // The new list is written first. If a later step fails, every session is still in a list.
            if some_left {
                self.store.put(&list_key(cookie), &encode_list(&list)?, self.now.plus(self.lifetimes.absolute), self.now).await?;
            }
            pending = Vec::new();
            for Found { cookie: old, stored, list } in found {
                if self.store.compare_and_swap(&list_key(&old), &stored, VOID, self.now.plus(VOID_FOR), self.now).await? {
                    taken.push(list);
                } else {
                    pending.push(old);
                }
            }
            if pending.is_empty() {
                return Ok(some_left);
            }
        }
        Err(too_many_conflicts("a browser's list of sessions"))
    }

    /// The entry of a session in the list of a client.
    fn list_for(&self, client_id: &str, sid: &str, expires_at: Timestamp) -> Operation {
        Operation::IndexAdd { key: client_index(self.issuer, client_id), member: sid.to_owned(), expires_at }
    }

    /// Notes that a session answered a client: in the session's record, and in the browser's list without a new cookie. It becomes the
    /// current one where the person did something for it (`by_hand`): an app that asks by itself, such as with `prompt=none`, moves
    /// nobody's own pages to another account.
    pub async fn note_answer(&self, browser: &BrowserSessions, sid: &str, client_id: &str, by_hand: bool) -> Result<(), Unavailable> {
        let session = browser.session(sid);
        if !session.is_some_and(|session| session.answered(client_id)) {
            // Listed first: an entry may name a session that did not answer, but none that did may be missing.
            let until = session.map_or(self.now.plus(self.lifetimes.absolute), |session| session.absolute_end(self.lifetimes));
            self.store.batch(vec![self.list_for(client_id, sid, until)], self.now).await?;
        }
        self.update(sid, |session| session.note_client(client_id, self.now)).await?;
        if browser.list.last_for(client_id) == Some(sid) && (!by_hand || browser.list.current.as_deref() == Some(sid)) {
            return Ok(());
        }
        // Where others change it again and again, or took it, only the memory of this answer is lost.
        for _ in 0..ATTEMPTS {
            let found =
                self.lists(browser.cookies.clone()).await?.into_iter().rfind(|found| found.list.sids.iter().any(|known| known == sid));
            let Some(Found { cookie, stored, mut list }) = found else { return Ok(()) };
            list.note_answer(client_id, sid);
            if by_hand {
                list.current = Some(sid.to_owned());
            }
            let expires_at = self.now.plus(self.lifetimes.absolute);
            // Swapped, not put: a list that was renamed meanwhile stays void.
            if self.store.compare_and_swap(&list_key(&cookie), &stored, &encode_list(&list)?, expires_at, self.now).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Counts a use of the session, at most once a minute and ten times in its idle time; false where it is gone.
    pub async fn touch(&self, sid: &str) -> Result<bool, Unavailable> {
        let Some(session) = self.find(sid).await? else { return Ok(false) };
        if self.now.since(session.last_used_at) >= (self.lifetimes.idle / 10).min(COUNTED_AT_MOST) {
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
            Updated::TooManyConflicts => Err(too_many_conflicts("a session")),
        }
    }

    async fn update(&self, sid: &str, change: impl Fn(&mut Session)) -> Result<Updated, Unavailable> {
        for _ in 0..ATTEMPTS {
            let Some(stored) = self.store.get(&session_key(sid), self.now).await? else { return Ok(Updated::Gone) };
            let Some(mut session) = Session::decode(&stored) else { return Ok(Updated::Gone) };
            change(&mut session);
            let expires_at = session.expires_at(self.lifetimes);
            if self.store.compare_and_swap(&session_key(sid), &stored, &session.encode()?, expires_at, self.now).await? {
                return Ok(Updated::Done(Box::new(session)));
            }
        }
        Ok(Updated::TooManyConflicts)
    }

    /// Forgets the records of sessions that have been ended, and their places in the lists.
    pub async fn end(&self, sids: &[String]) -> Result<(), Unavailable> {
        for sids in sids.chunks(AT_ONCE) {
            let mut operations = Vec::new();
            for (sid, session) in sids.iter().zip(self.records(sids).await?.into_iter().map(decode)) {
                let leave = |key| Operation::IndexRemove { key, member: sid.clone() };
                operations.push(Operation::Delete { key: session_key(sid) });
                operations.push(leave(all_index(self.issuer)));
                if let Some(session) = session {
                    operations.push(leave(user_index(&session.user_id)));
                    operations.extend(session.clients.iter().map(|used| leave(client_index(self.issuer, &used.client_id))));
                }
            }
            self.store.batch(operations, self.now).await?;
        }
        Ok(())
    }

    /// What the store holds of the sessions of these ids, each in its place: None where there is no record.
    async fn records(&self, sids: &[String]) -> Result<Vec<Answer>, Unavailable> {
        let reads = sids.iter().map(|sid| Operation::Get { key: session_key(sid) }).collect();
        self.store.batch(reads, self.now).await
    }

    /// All sessions of a person, also those whose time is over by the lifetimes of this process: for what ends them.
    pub async fn of_user(&self, user_id: &str) -> Result<Vec<Session>, Unavailable> {
        let mut found = Vec::new();
        for sids in self.store.index(&user_index(user_id), self.now).await?.chunks(AT_ONCE) {
            found.extend(self.records(sids).await?.into_iter().filter_map(decode).filter(|session| session.user_id == user_id));
        }
        found.sort_by_key(|session| std::cmp::Reverse(session.created_at));
        Ok(found)
    }

    /// The same of many people: what names them is asked for at once, and their records in few reads.
    ///
    /// # Errors
    /// Where the store is away.
    pub async fn of_users(&self, user_ids: &HashSet<String>) -> Result<Vec<Session>, Unavailable> {
        let (ids, mut sids) = (user_ids.iter().cloned().collect::<Vec<_>>(), Vec::new());
        for some in ids.chunks(AT_ONCE) {
            let mut reads = JoinSet::new();
            for user_id in some {
                let (store, index, now) = (self.store.clone(), user_index(user_id), self.now);
                reads.spawn(async move { store.index(&index, now).await });
            }
            while let Some(read) = reads.join_next().await {
                sids.extend(read.map_err(|error| Unavailable(error.to_string()))??);
            }
        }
        let mut found = Vec::new();
        for some in sids.chunks(AT_ONCE) {
            let read = self.records(some).await?.into_iter().filter_map(decode);
            found.extend(read.filter(|session| user_ids.contains(&session.user_id)));
        }
        Ok(found)
    }

    /// A person's sessions beyond the `most` that were used last. Where there may be some, entries of the index whose record is
    /// gone are taken out on the way: else they would be looked at again and again.
    pub async fn beyond(&self, user_id: &str, most: usize) -> Result<Vec<Session>, Unavailable> {
        if self.count(Which::OfUser(user_id)).await? <= most {
            return Ok(Vec::new());
        }
        let (index, mut found) = (user_index(user_id), Vec::new());
        for sids in self.store.index(&index, self.now).await?.chunks(AT_ONCE) {
            let mut gone = Vec::new();
            for (sid, answer) in sids.iter().zip(self.records(sids).await?) {
                match answer {
                    Answer::Value(None) => gone.push(Operation::IndexRemove { key: index.clone(), member: sid.clone() }),
                    answer => found.extend(decode(answer)),
                }
            }
            self.store.batch(gone, self.now).await?;
        }
        found.retain(|session| session.user_id == user_id && session.issuer == self.issuer);
        found.sort_by_key(|session| std::cmp::Reverse((session.last_used_at, session.created_at)));
        Ok(found.split_off(most.min(found.len())))
    }

    /// The newest of a person's live sessions, among the last `most` that began: for lists.
    pub async fn newest_of_user(&self, user_id: &str, most: usize) -> Result<Vec<Session>, Unavailable> {
        let mut found = Vec::new();
        for sids in self.store.index_page(&user_index(user_id), 0, most, self.now).await?.chunks(AT_ONCE) {
            let read = self.records(sids).await?.into_iter().filter_map(decode);
            found.extend(read.filter(|session| session.user_id == user_id && self.is_live(session)));
        }
        found.sort_by_key(|session| std::cmp::Reverse(session.created_at));
        Ok(found)
    }

    /// At most `limit` live sessions of a list behind its first `skip` entries, the newest first. Entries whose record is gone are
    /// taken out on the way, where the store takes writes. One whose record is there stays, and is passed over where its session
    /// is not live by the lifetimes of this process, or does not belong to the list: another process may have longer ones, and the
    /// session may be about to answer the client, see [`Self::note_answer`].
    pub async fn page(&self, which: Which<'_>, skip: usize, limit: usize) -> Result<Page, Unavailable> {
        let index = which.index(self.issuer);
        let (mut sessions, mut at, mut looked_at, mut is_last) = (Vec::new(), skip, 0, false);
        while sessions.len() < limit && looked_at < LOOKED_AT && !is_last {
            // The index is in the order of the last moments, which follow the first.
            let wanted = (limit - sessions.len()).min(AT_ONCE);
            let sids = self.store.index_page(&index, at, wanted, self.now).await?;
            looked_at += sids.len();
            is_last = sids.len() < wanted;
            let (mut gone, mut passed) = (Vec::new(), sids.len());
            for (sid, record) in sids.iter().zip(self.records(&sids).await?) {
                if record == Answer::Value(None) {
                    gone.push(Operation::IndexRemove { key: index.clone(), member: sid.clone() });
                }
                sessions.extend(decode(record).filter(|session| self.is_live(session) && which.names(session, self.issuer)));
            }
            if self.store.takes_writes() {
                passed -= gone.len();
                self.store.batch(gone, self.now).await?;
            }
            at = at.saturating_add(passed);
        }
        let total = self.count(which).await?;
        Ok(Page { sessions, next: (!is_last && total > at).then_some(at), total })
    }

    /// How many live sessions a list has about: one whose record is gone is counted until its last moment, or until a page
    /// meets it.
    pub async fn count(&self, which: Which<'_>) -> Result<usize, Unavailable> {
        Ok(usize::try_from(self.store.index_count(&which.index(self.issuer), self.now).await?).unwrap_or(usize::MAX))
    }
}

/// The session whose record was read.
fn decode(answer: Answer) -> Option<Session> {
    match answer {
        Answer::Value(Some(bytes)) => Session::decode(&bytes),
        _ => None,
    }
}

fn encode_list(list: &SessionList) -> Result<Vec<u8>, Unavailable> {
    transient::written(list, "a browser's list of sessions")
}
