//! The outbox: the rows in which messages wait, and what became of them.
//!
//! A row is `due` at a moment until it was sent or has failed. Whoever claims it moves that moment on, by a compare-and-swap, and so has
//! it alone until then, which `claimed_until` says while the try lasts: a process that ends while it carries a message leaves it to
//! whoever looks next. What a message says is sealed, and wiped when it was sent or its time is over.

use std::time::Duration;

use diesel::prelude::*;
use serde::Serialize;

use super::message::{Address, Channel, Message, PhoneRecipient, Recipient};
use crate::clock::{MOST_SKEW, Random, Timestamp};
use crate::languages::Language;
use crate::store::schema::messages;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError, Writing};

/// How long a message is tried, where it is of use for so long.
pub const LIFE: Duration = Duration::from_secs(3 * 86_400);
/// How long rows are kept, counted from when they were written.
pub const KEPT: Duration = Duration::from_secs(30 * 86_400);
/// How long one try may take, with every relay.
pub const TRY: Duration = Duration::from_secs(100);
/// How long whoever claimed a message has it alone: until a try is over and noted, also by a clock that runs ahead of theirs.
pub const CLAIM: Duration = Duration::from_secs(120).saturating_add(MOST_SKEW);
/// Messages to an address that are younger become its person's when they make an account.
const ADOPTED: Duration = Duration::from_secs(86_400);
/// Between the first try and the second.
const FIRST_WAIT: Duration = Duration::from_secs(60);
/// Between two tries at most.
const LONGEST_WAIT: Duration = Duration::from_secs(2 * 3600);

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It waits for its first or next try.
    Queued,
    /// A mail server, or the folder, has it.
    Sent,
    /// It was refused for good, or its time is over.
    Failed,
}

impl State {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Failed, Self::Queued, Self::Sent];

    /// Its stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// The state of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// A row without what the message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its id.
    pub id: String,
    /// By which way it goes: the name, which may be one of a later release.
    pub channel: String,
    /// The name of its kind, which may be one of a later release.
    pub kind: String,
    /// To whom, where it is a person.
    pub user_id: Option<String>,
    /// The address, or the number of the phone.
    pub recipient: String,
    /// The tag of its language.
    pub language: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it is tried next; none when it is over.
    pub due_at: Option<Timestamp>,
    /// How often it was tried.
    pub tries: i64,
    /// When it is given up.
    pub expires_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// When it failed for good.
    pub failed_at: Option<Timestamp>,
    /// Until when whoever carries it has it alone; none while nobody does.
    pub claimed_until: Option<Timestamp>,
    /// What went wrong at the last try, in words that hold no secret.
    pub fault: Option<String>,
    /// Whether what it says is still there, so that it can be sent.
    pub has_content: bool,
}

impl Queued {
    /// What became of it.
    pub fn state(&self) -> State {
        match (self.sent_at, self.failed_at) {
            (Some(_), _) => State::Sent,
            (None, Some(_)) => State::Failed,
            (None, None) => State::Queued,
        }
    }

    /// Whether somebody carries it now.
    pub fn is_under_way(&self, now: Timestamp) -> bool {
        self.claimed_until.is_some_and(|until| until > now)
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = messages)]
struct Row {
    id: String,
    channel: String,
    kind: String,
    user_id: Option<String>,
    recipient: String,
    language: String,
    sealed: Option<String>,
    created_at: i64,
    due_at: Option<i64>,
    tries: i64,
    expires_at: i64,
    sent_at: Option<i64>,
    failed_at: Option<i64>,
    fault: Option<String>,
    claimed_until: Option<i64>,
}

impl From<Row> for Queued {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            channel: row.channel,
            kind: row.kind,
            user_id: row.user_id,
            recipient: row.recipient,
            language: row.language,
            created_at: Timestamp::from_millis(row.created_at),
            due_at: row.due_at.map(Timestamp::from_millis),
            tries: row.tries,
            expires_at: Timestamp::from_millis(row.expires_at),
            sent_at: row.sent_at.map(Timestamp::from_millis),
            failed_at: row.failed_at.map(Timestamp::from_millis),
            claimed_until: row.claimed_until.map(Timestamp::from_millis),
            fault: row.fault,
            has_content: row.sealed.is_some(),
        }
    }
}

/// A message that this process alone may carry until it is due again.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The row, with the try that begins now.
    pub row: Queued,
    sealed: Option<String>,
}

impl Claimed {
    /// What it says.
    ///
    /// # Errors
    /// Where it cannot be read: another key, or a kind of a later release.
    pub fn open(&self, ring: &KeyRing) -> Result<Message, StoreError> {
        let corrupt = || StoreError::Corrupt(format!("messages.sealed of {}", self.row.id));
        let content = ring.open(&place(&self.row.id), self.sealed.as_deref().ok_or_else(corrupt)?)?;
        serde_json::from_slice(&content).map_err(|_| corrupt())
    }

    /// Until when this claim holds, in milliseconds, as its row says while nobody else has claimed it.
    fn until(&self) -> Option<i64> {
        self.row.due_at.map(Timestamp::as_millis)
    }

    /// The language that its reader reads.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.row.language).unwrap_or_default()
    }
}

fn place(id: &str) -> String {
    format!("messages.sealed.{id}")
}

/// Writes a message, which is due at once, and gives its id. In the transaction of the change that it tells of.
///
/// # Errors
/// Where the store failed.
pub fn insert(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    to: &Recipient,
    message: &Message,
    now: Timestamp,
) -> Result<String, StoreError> {
    let to = To { channel: Channel::Mail, recipient: to.address.to_string(), user_id: to.user_id.as_deref(), language: to.language };
    write(conn, ring, random, &to, message, now)
}

/// The same to a phone.
///
/// # Errors
/// Where the store failed.
pub fn insert_sms(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    to: &PhoneRecipient,
    message: &Message,
    now: Timestamp,
) -> Result<String, StoreError> {
    let recipient = to.number.as_str().to_owned();
    let to = To { channel: Channel::Sms, recipient, user_id: Some(&to.user_id), language: to.language };
    write(conn, ring, random, &to, message, now)
}

/// Where a message goes, as its row keeps it.
struct To<'a> {
    channel: Channel,
    recipient: String,
    user_id: Option<&'a str>,
    language: Language,
}

fn write(
    conn: &mut Writing<'_>,
    ring: &KeyRing,
    random: &Random,
    to: &To<'_>,
    message: &Message,
    now: Timestamp,
) -> Result<String, StoreError> {
    let content = serde_json::to_vec(message).map_err(|_| StoreError::Unwritable("the content of a message".into()))?;
    let id = random.uuid().to_string();
    let row = Row {
        channel: to.channel.as_str().to_owned(),
        kind: message.kind().to_owned(),
        user_id: to.user_id.map(ToOwned::to_owned),
        recipient: to.recipient.clone(),
        language: to.language.tag().to_owned(),
        sealed: Some(ring.seal().seal(random, &place(&id), &content)?),
        created_at: now.as_millis(),
        due_at: Some(now.as_millis()),
        tries: 0,
        expires_at: now.plus(message.life()).as_millis(),
        sent_at: None,
        failed_at: None,
        fault: None,
        claimed_until: None,
        id,
    };
    diesel::insert_into(messages::table).values(&row).execute(conn.rows())?;
    Ok(row.id)
}

/// Gives a person the messages that were written to their address before they were one, a day back, so that these go with them.
///
/// # Errors
/// Where the store failed.
pub fn adopt(conn: &mut Writing<'_>, address: &Address, user_id: &str, now: Timestamp) -> Result<(), StoreError> {
    let lately = messages::created_at.ge(now.minus(ADOPTED).as_millis());
    let nobodys = messages::user_id.is_null().and(messages::recipient.eq(address.to_string()));
    diesel::update(messages::table.filter(lately.and(nobodys))).set(messages::user_id.eq(user_id)).execute(conn.rows())?;
    Ok(())
}

/// The ids of at most `limit` messages that are due, the longest waiting first.
///
/// # Errors
/// Where the store failed.
pub fn due(conn: &mut Connection, now: Timestamp, limit: i64) -> Result<Vec<String>, StoreError> {
    let known: Vec<&str> = Channel::ALL.into_iter().map(Channel::as_str).collect();
    Ok(messages::table
        .filter(messages::due_at.le(now.as_millis()).and(messages::channel.eq_any(known)))
        .order(messages::due_at)
        .limit(limit)
        .select(messages::id)
        .load(conn)?)
}

/// Takes a message that is due; none where another has it, or it is over.
///
/// # Errors
/// Where the store failed.
pub fn claim(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
    let row = messages::table.find(id).select(Row::as_select()).get_result::<Row>(conn.rows()).optional()?;
    let Some(mut row) = row.filter(|row| row.due_at.is_some_and(|due| due <= now.as_millis())) else { return Ok(None) };
    let again = now.plus(CLAIM).as_millis();
    let claimed = diesel::update(messages::table.filter(messages::id.eq(id).and(messages::due_at.eq(row.due_at))))
        .set((messages::due_at.eq(again), messages::claimed_until.eq(again), messages::tries.eq(row.tries + 1)))
        .execute(conn.rows())?;
    if claimed == 0 {
        return Ok(None);
    }
    (row.due_at, row.claimed_until, row.tries) = (Some(again), Some(again), row.tries + 1);
    let sealed = row.sealed.take();
    let has_content = sealed.is_some();
    Ok(Some(Claimed { row: Queued { has_content, ..row.into() }, sealed }))
}

/// A message was sent; what it said is wiped.
///
/// # Errors
/// Where the store failed.
pub fn sent(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    diesel::update(messages::table.find(id))
        .set((
            messages::sent_at.eq(now.as_millis()),
            messages::failed_at.eq(None::<i64>),
            messages::fault.eq(None::<String>),
            messages::due_at.eq(None::<i64>),
            messages::claimed_until.eq(None::<i64>),
            messages::sealed.eq(None::<String>),
        ))
        .execute(conn.rows())?;
    Ok(())
}

/// A try failed: the message is tried again after a while, twice as long each time, or its time is over. Says whether it is over.
/// Where another has claimed the message meanwhile nothing changes.
///
/// # Errors
/// Where the store failed.
pub fn postpone(conn: &mut Writing<'_>, claimed: &Claimed, fault: &str, now: Timestamp) -> Result<bool, StoreError> {
    let next = now.plus(wait(claimed.row.tries));
    if next >= claimed.row.expires_at {
        return fail(conn, claimed, fault, now);
    }
    let still_claimed = messages::id.eq(&claimed.row.id).and(messages::due_at.eq(claimed.until()));
    diesel::update(messages::table.filter(still_claimed))
        .set((messages::due_at.eq(next.as_millis()), messages::claimed_until.eq(None::<i64>), messages::fault.eq(fault)))
        .execute(conn.rows())?;
    Ok(false)
}

/// How long after the try of this number the next one comes.
fn wait(tries: i64) -> Duration {
    let doubled = u32::try_from(tries.saturating_sub(1).clamp(0, 16)).unwrap_or(16);
    FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doubled)).min(LONGEST_WAIT)
}

/// A message failed for good. What it says is kept until its time is over, so that it can be sent again. Where another has claimed it
/// meanwhile nothing changes, and it is not over.
///
/// # Errors
/// Where the store failed.
pub fn fail(conn: &mut Writing<'_>, claimed: &Claimed, fault: &str, now: Timestamp) -> Result<bool, StoreError> {
    let still_claimed = messages::id.eq(&claimed.row.id).and(messages::due_at.eq(claimed.until()));
    let failed = diesel::update(messages::table.filter(still_claimed))
        .set((
            messages::failed_at.eq(now.as_millis()),
            messages::due_at.eq(None::<i64>),
            messages::claimed_until.eq(None::<i64>),
            messages::fault.eq(fault),
        ))
        .execute(conn.rows())?;
    Ok(failed > 0)
}

/// Makes a message that was not sent due now; false where what it says is gone, it is not there, or a try is under way: a message that
/// is carried at this moment would leave twice.
///
/// # Errors
/// Where the store failed.
pub fn send_again(conn: &mut Writing<'_>, id: &str, now: Timestamp) -> Result<bool, StoreError> {
    let there = messages::id.eq(id).and(messages::sent_at.is_null()).and(messages::sealed.is_not_null());
    // A try that was interrupted is over when its claim is.
    let rests = messages::claimed_until.is_null().or(messages::claimed_until.le(now.as_millis()));
    let changed = diesel::update(messages::table.filter(there.and(rests).and(messages::expires_at.gt(now.as_millis()))))
        .set((messages::due_at.eq(now.as_millis()), messages::failed_at.eq(None::<i64>), messages::claimed_until.eq(None::<i64>)))
        .execute(conn.rows())?;
    Ok(changed > 0)
}

/// A message goes with this person when they are deleted: it went to their address before they had an account.
///
/// # Errors
/// Where the store failed.
pub fn belongs_to(conn: &mut Writing<'_>, id: &str, user_id: &str) -> Result<(), StoreError> {
    diesel::update(messages::table.find(id)).set(messages::user_id.eq(user_id)).execute(conn.rows())?;
    Ok(())
}

/// Deletes a message that was not sent: what it says holds no more.
///
/// # Errors
/// Where the store failed.
pub fn forget_unsent(conn: &mut Writing<'_>, id: &str) -> Result<(), StoreError> {
    diesel::delete(messages::table.filter(messages::id.eq(id).and(messages::sent_at.is_null()))).execute(conn.rows())?;
    Ok(())
}

/// Whether a person was written a message of the same kind, by the same way, after this one.
///
/// # Errors
/// Where the store failed.
pub fn has_newer(conn: &mut Connection, row: &Queued) -> Result<bool, StoreError> {
    let theirs = messages::user_id
        .eq(row.user_id.as_deref())
        .and(messages::channel.eq(row.channel.as_str()))
        .and(messages::kind.eq(row.kind.as_str()));
    let newer = messages::table.filter(theirs.and(messages::created_at.gt(row.created_at.as_millis())));
    Ok(newer.count().get_result::<i64>(conn)? > 0)
}

/// The messages of these kinds that were written to a person at `since` or later.
///
/// # Errors
/// Where the store failed.
pub fn of_kinds_since(conn: &mut Connection, user_id: &str, kinds: &[&str], since: Timestamp) -> Result<Vec<Queued>, StoreError> {
    let theirs = messages::user_id.eq(user_id).and(messages::created_at.ge(since.as_millis()));
    let rows: Vec<Row> = messages::table.filter(theirs.and(messages::kind.eq_any(kinds))).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Queued::from).collect())
}

/// The message with this id.
///
/// # Errors
/// Where the store failed.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<Queued>, StoreError> {
    Ok(messages::table.find(id).select(Row::as_select()).get_result::<Row>(conn).optional()?.map(Queued::from))
}

/// How many messages were written to a person at `since` or later, those that anybody can cause aside: they take the place of no other.
///
/// # Errors
/// Where the store failed.
pub fn count_since(conn: &mut Connection, user_id: &str, since: Timestamp) -> Result<i64, StoreError> {
    let theirs = messages::user_id.eq(user_id).and(messages::created_at.ge(since.as_millis()));
    Ok(messages::table.filter(theirs.and(messages::kind.ne_all(Message::CAUSED_BY_ANYBODY))).count().get_result(conn)?)
}

/// Which messages a list names.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of which this became; none is any.
    pub state: Option<State>,
    /// Goes on behind this message, the last of the page before: when it was written, and its id.
    pub after: Option<(Timestamp, String)>,
}

/// At most `limit` messages, newest first.
///
/// # Errors
/// Where the store failed.
pub fn list(conn: &mut Connection, filter: &Filter, limit: i64) -> Result<Vec<Queued>, StoreError> {
    let mut query =
        messages::table.select(Row::as_select()).order((messages::created_at.desc(), messages::id.desc())).limit(limit).into_boxed();
    query = match filter.state {
        None => query,
        Some(State::Queued) => query.filter(messages::due_at.is_not_null()),
        Some(State::Sent) => query.filter(messages::sent_at.is_not_null()),
        Some(State::Failed) => query.filter(messages::failed_at.is_not_null()),
    };
    if let Some((at, id)) = &filter.after {
        let at = at.as_millis();
        query = query.filter(messages::created_at.lt(at).or(messages::created_at.eq(at).and(messages::id.lt(id.clone()))));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(Queued::from).collect())
}

/// Deletes at most `batch` messages that were written before `before` and are over, and wipes what as many say whose time is over by
/// `now`. Gives how many rows it changed.
///
/// # Errors
/// Where the store failed.
pub fn sweep(conn: &mut Writing<'_>, before: Timestamp, now: Timestamp, batch: i64) -> Result<usize, StoreError> {
    let old: Vec<String> = messages::table
        .filter(messages::created_at.lt(before.as_millis()).and(messages::due_at.is_null()))
        .order(messages::created_at)
        .limit(batch)
        .select(messages::id)
        .load(conn.rows())?;
    let deleted = diesel::delete(messages::table.filter(messages::id.eq_any(old))).execute(conn.rows())?;
    let over: Vec<String> = messages::table
        .filter(messages::failed_at.is_not_null().and(messages::sealed.is_not_null()).and(messages::expires_at.le(now.as_millis())))
        .limit(batch)
        .select(messages::id)
        .load(conn.rows())?;
    let wiped =
        diesel::update(messages::table.filter(messages::id.eq_any(over))).set(messages::sealed.eq(None::<String>)).execute(conn.rows())?;
    Ok(deleted + wiped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Address;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    fn mara() -> Recipient {
        Recipient { address: Address::parse("mara@example.com").unwrap(), user_id: None, language: Language::German }
    }

    #[test]
    fn the_waits_double_up_to_two_hours() {
        let minutes: Vec<u64> = (1..10).map(|tries| wait(tries).as_secs() / 60).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 120, 120]);
        assert_eq!(wait(i64::MAX), LONGEST_WAIT);
    }

    #[tokio::test]
    async fn a_message_is_claimed_once_and_again_when_nobody_said_what_became_of_it() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    let random = Random::default();
                    let ring = KeyRing::scratch(&random);
                    let id = insert(conn, &ring, &random, &mara(), &Message::Test, NOW)?;
                    assert_eq!(due(conn, NOW.minus(Duration::from_millis(1)), 10)?, Vec::<String>::new());
                    assert_eq!(due(conn, NOW, 10)?, [id.as_str()]);
                    let claimed = claim(conn, &id, NOW)?.unwrap();
                    assert_eq!((claimed.open(&ring)?, claimed.language(), claimed.row.tries), (Message::Test, Language::German, 1));
                    for ahead in [Duration::ZERO, MOST_SKEW + TRY] {
                        let there = NOW.plus(ahead);
                        assert!(claim(conn, &id, there)?.is_none() && due(conn, there, 10)?.is_empty(), "{ahead:?}");
                    }
                    let later = NOW.plus(CLAIM);
                    let second = claim(conn, &id, later)?.unwrap();
                    assert_eq!(second.row.tries, 2);
                    // The first, which comes back late, takes nothing from the second.
                    assert!(!postpone(conn, &claimed, "late", later)?);
                    assert!(!fail(conn, &claimed, "late", later)?);
                    assert_eq!(find(conn, &id)?.unwrap(), second.row);
                    sent(conn, &id, later)?;
                    let row = find(conn, &id)?.unwrap();
                    assert_eq!((row.state(), row.has_content, row.due_at), (State::Sent, false, None));
                    assert!(claim(conn, &id, later.plus(LIFE))?.is_none() && !send_again(conn, &id, later)?);
                    Ok(())
                })
                .await
                .unwrap();
        }
    }

    #[tokio::test]
    async fn a_message_is_tried_for_three_days_and_can_be_sent_again_while_they_last() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    let random = Random::default();
                    let ring = KeyRing::scratch(&random);
                    let id = insert(conn, &ring, &random, &mara(), &Message::Test, NOW)?;
                    let (mut now, mut tries) = (NOW, 0);
                    loop {
                        let claimed = claim(conn, &id, now)?.unwrap();
                        tries += 1;
                        let under_way = find(conn, &id)?.unwrap();
                        assert!(under_way.is_under_way(now) && under_way == claimed.row);
                        assert_eq!(under_way.fault.as_deref(), (tries > 1).then_some("away"), "the last fault stays while it is tried");
                        if postpone(conn, &claimed, "away", now)? {
                            break;
                        }
                        now = find(conn, &id)?.unwrap().due_at.unwrap();
                    }
                    assert!(now > NOW.plus(LIFE).minus(LONGEST_WAIT) && now < NOW.plus(LIFE) && tries > 35, "{tries} tries");
                    let row = find(conn, &id)?.unwrap();
                    assert_eq!((row.state(), row.fault.as_deref(), row.has_content), (State::Failed, Some("away"), true));
                    assert!(!row.is_under_way(now) && send_again(conn, &id, now)?);
                    let row = find(conn, &id)?.unwrap();
                    assert_eq!((row.state(), row.fault.as_deref()), (State::Queued, Some("away")));
                    claim(conn, &id, now)?.unwrap();
                    assert!(!send_again(conn, &id, now)?, "it is under way");
                    assert!(send_again(conn, &id, now.plus(CLAIM))?, "whoever carried it is gone");
                    let claimed = claim(conn, &id, now.plus(CLAIM))?.unwrap();
                    fail(conn, &claimed, "no such person", now)?;
                    let over = NOW.plus(LIFE);
                    assert!(!send_again(conn, &id, over)?, "its time is over");
                    assert_eq!((sweep(conn, NOW, over.minus(Duration::from_secs(1)), 10)?, sweep(conn, NOW, over, 10)?), (0, 1));
                    assert!(!find(conn, &id)?.unwrap().has_content, "what it says is wiped");
                    assert_eq!(sweep(conn, NOW.plus(Duration::from_secs(1)), over, 10)?, 1);
                    assert_eq!(find(conn, &id)?, None);
                    Ok(())
                })
                .await
                .unwrap();
        }
    }

    #[tokio::test]
    async fn a_list_goes_on_page_by_page_and_knows_what_became_of_each() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    let random = Random::default();
                    let ring = KeyRing::scratch(&random);
                    let mut ids = Vec::new();
                    for second in [0, 0, 0, 1, 2] {
                        ids.push(insert(conn, &ring, &random, &mara(), &Message::Test, NOW.plus(Duration::from_secs(second)))?);
                    }
                    let now = NOW.plus(Duration::from_secs(5));
                    sent(conn, &ids[3], now)?;
                    let claimed = claim(conn, &ids[4], now)?.unwrap();
                    fail(conn, &claimed, "refused", now)?;
                    for (state, count) in [(None, 5), (Some(State::Queued), 3), (Some(State::Sent), 1), (Some(State::Failed), 1)] {
                        let (mut filter, mut seen) = (Filter { state, after: None }, Vec::new());
                        loop {
                            let page = list(conn, &filter, 2)?;
                            let Some(last) = page.last() else { break };
                            filter.after = Some((last.created_at, last.id.clone()));
                            seen.extend(page);
                        }
                        assert_eq!(seen.len(), count, "{state:?}");
                        assert!(seen.is_sorted_by_key(|row| std::cmp::Reverse((row.created_at, row.id.clone()))));
                        assert!(seen.iter().all(|row| state.is_none_or(|state| row.state() == state)));
                    }
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
