//! People who said that their second factor is lost. Each has one row at most, which says when they may go on without it, and whom it was told;
//! for a while it also says that somebody did.
//! [Record 25](../../docs/decisions/0025-lost-factors.md) weighs how long that is.

use std::time::Duration;

use diesel::prelude::*;
use serde::Serialize;

use super::user::{self, User};
use crate::clock::{MOST_SKEW, Rfc3339, Timestamp};
use crate::secrets::sha256;
use crate::store::schema::factor_losses;
use crate::store::{Connection, StoreError, Writing};

/// How long a person whose wait is over may go on.
pub const READY_LASTS: Duration = Duration::from_secs(7 * 86_400);
/// How long it is remembered that somebody got in without their second factor: who loses it again within that time needs an admin.
pub const REMEMBERED: Duration = Duration::from_secs(7 * 86_400).saturating_add(MOST_SKEW);
/// How long it is remembered that a wait was refused or cancelled: who asks again within that time needs an admin.
pub const STOPPED_LASTS: Duration = Duration::from_secs(30 * 86_400).saturating_add(MOST_SKEW);
/// So long an admin may decide where nobody else does; then the person asks again.
const DECIDED_WITHIN: Duration = Duration::from_secs(30 * 86_400);
/// Between two messages while a person waits.
pub const TOLD_EVERY: Duration = Duration::from_secs(86_400);
/// So long before the end the last message goes, or a quarter of the wait where that is shorter.
const WARNED_BEFORE: Duration = Duration::from_secs(6 * 3600);

/// That a person lost their second factor.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = factor_losses, treat_none_as_null = true)]
struct Row {
    id: String,
    user_id: String,
    epoch: i64,
    address: String,
    origin_address: Option<String>,
    origin_agent: Option<String>,
    asked_at: i64,
    due_at: Option<i64>,
    warned_at: Option<i64>,
    ready_at: Option<i64>,
    confirmed_by: Option<String>,
    regained_at: Option<i64>,
    regained_before: Option<i64>,
    next_at: i64,
}

/// That a person lost their second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Its id.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// The person's epoch when they asked.
    pub epoch: i64,
    /// A hash of the key of the address that they proved.
    pub address: String,
    /// From which address of the network they asked.
    pub origin_address: Option<String>,
    /// By which browser, as it names itself.
    pub origin_agent: Option<String>,
    /// When they asked.
    pub asked_at: Timestamp,
    /// When the wait is over; none where only an admin ends it.
    pub due_at: Option<Timestamp>,
    /// When they were told that it is nearly over.
    pub warned_at: Option<Timestamp>,
    /// Since when they may go on.
    pub ready_at: Option<Timestamp>,
    /// The admin who said that they may, by id; `command` for the command line.
    pub confirmed_by: Option<String>,
    /// When they did: nothing waits any more, and it is only remembered.
    pub regained_at: Option<Timestamp>,
    /// When they did the time before, while that is remembered.
    pub regained_before: Option<Timestamp>,
    /// When something is to be done of itself.
    pub next_at: Timestamp,
}

impl From<Row> for Loss {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            user_id: row.user_id,
            epoch: row.epoch,
            address: row.address,
            origin_address: row.origin_address,
            origin_agent: row.origin_agent,
            asked_at: Timestamp::from_millis(row.asked_at),
            due_at: row.due_at.map(Timestamp::from_millis),
            warned_at: row.warned_at.map(Timestamp::from_millis),
            ready_at: row.ready_at.map(Timestamp::from_millis),
            confirmed_by: row.confirmed_by,
            regained_at: row.regained_at.map(Timestamp::from_millis),
            regained_before: row.regained_before.map(Timestamp::from_millis),
            next_at: Timestamp::from_millis(row.next_at),
        }
    }
}

impl From<&Loss> for Row {
    fn from(loss: &Loss) -> Self {
        Self {
            id: loss.id.clone(),
            user_id: loss.user_id.clone(),
            epoch: loss.epoch,
            address: loss.address.clone(),
            origin_address: loss.origin_address.clone(),
            origin_agent: loss.origin_agent.clone(),
            asked_at: loss.asked_at.as_millis(),
            due_at: loss.due_at.map(Timestamp::as_millis),
            warned_at: loss.warned_at.map(Timestamp::as_millis),
            ready_at: loss.ready_at.map(Timestamp::as_millis),
            confirmed_by: loss.confirmed_by.clone(),
            regained_at: loss.regained_at.map(Timestamp::as_millis),
            regained_before: loss.regained_before.map(Timestamp::as_millis),
            next_at: loss.next_at.as_millis(),
        }
    }
}

/// What stands for an address in a row.
pub fn hashed(user: &User) -> String {
    sha256(user.email.key().as_bytes())
}

/// How long before the end of a wait the last message goes.
pub fn warned_before(wait: Duration) -> Duration {
    WARNED_BEFORE.min(wait / 4)
}

impl Loss {
    /// Whether it waits, or may be used, of this person as they are now: nothing ended all that they had, and the address is the one that was proven.
    pub fn stands(&self, person: &User) -> bool {
        self.regained_at.is_none() && person.is_active() && person.epoch == self.epoch && hashed(person) == self.address
    }

    /// When the last message goes before the end of the wait.
    pub fn warned_from(&self) -> Option<Timestamp> {
        self.due_at.map(|due| due.minus(warned_before(due.since(self.asked_at))))
    }

    /// When it is told next while it waits.
    pub fn told_next(&self, now: Timestamp) -> Timestamp {
        let tomorrow = now.plus(TOLD_EVERY);
        match (self.warned_at, self.due_at, self.warned_from()) {
            (Some(_), Some(due), _) => due,
            (None, _, Some(warned_from)) => tomorrow.min(warned_from.max(now)),
            _ => tomorrow,
        }
    }

    /// Until when the person may go on, once they may.
    pub fn ready_until(&self) -> Option<Timestamp> {
        self.ready_at.map(|at| at.plus(READY_LASTS))
    }

    /// Whether it is over at `now`, where something is due of it: nobody went on in time, or no admin decided.
    pub fn has_lapsed(&self, now: Timestamp) -> bool {
        self.ready_at.is_some() || self.due_at.is_none() && now >= self.asked_at.plus(DECIDED_WITHIN)
    }

    /// Whether they may go on at `now`.
    pub fn is_ready(&self, now: Timestamp) -> bool {
        self.ready_until().is_some_and(|until| now < until)
    }
}

/// What is kept of a person, whatever it is worth.
///
/// # Errors
/// Where the store failed.
pub fn find(conn: &mut Connection, user_id: &str) -> Result<Option<Loss>, StoreError> {
    let row = factor_losses::table.filter(factor_losses::user_id.eq(user_id)).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Loss::from))
}

/// The one of this id.
///
/// # Errors
/// Where the store failed.
pub fn of_id(conn: &mut Connection, id: &str) -> Result<Option<Loss>, StoreError> {
    Ok(factor_losses::table.find(id).select(Row::as_select()).first(conn).optional()?.map(Loss::from))
}

/// That of a person which waits or may be used.
///
/// # Errors
/// Where the store failed.
pub fn standing(conn: &mut Connection, person: &User) -> Result<Option<Loss>, StoreError> {
    Ok(find(conn, &person.id)?.filter(|loss| loss.stands(person)))
}

/// Whether a person got in without their second factor lately.
///
/// # Errors
/// Where the store failed.
pub fn was_regained(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<bool, StoreError> {
    Ok(last_regained(conn, user_id)?.is_some_and(|at| at.is_within(REMEMBERED, now)))
}

/// When a person last got in without their second factor, while that is remembered.
///
/// # Errors
/// Where the store failed.
pub fn last_regained(conn: &mut Connection, user_id: &str) -> Result<Option<Timestamp>, StoreError> {
    Ok(find(conn, user_id)?.and_then(|loss| loss.regained_at.or(loss.regained_before)))
}

/// Each that waits or may be used, with its person, the oldest first.
///
/// # Errors
/// Where the store failed.
pub fn all_standing(conn: &mut Connection) -> Result<Vec<(Loss, User)>, StoreError> {
    let rows: Vec<Row> = factor_losses::table
        .filter(factor_losses::regained_at.is_null())
        .order((factor_losses::asked_at, factor_losses::id))
        .select(Row::as_select())
        .load(conn)?;
    let mut found = Vec::new();
    for loss in rows.into_iter().map(Loss::from) {
        if let Some(person) = user::find(conn, &loss.user_id)?.filter(|person| loss.stands(person)) {
            found.push((loss, person));
        }
    }
    Ok(found)
}

/// The ids of those of which something is due, at most `batch`.
///
/// # Errors
/// Where the store failed.
pub fn due(conn: &mut Connection, now: Timestamp, batch: i64) -> Result<Vec<String>, StoreError> {
    let due = factor_losses::table.filter(factor_losses::next_at.le(now.as_millis())).order(factor_losses::next_at);
    Ok(due.limit(batch).select(factor_losses::id).load(conn)?)
}

/// Looks at one again at `next_at`.
///
/// # Errors
/// Where the store failed.
pub fn put_off(conn: &mut Writing<'_>, id: &str, next_at: Timestamp) -> Result<(), StoreError> {
    diesel::update(factor_losses::table.find(id)).set(factor_losses::next_at.eq(next_at.as_millis())).execute(conn.rows())?;
    Ok(())
}

/// Keeps it in place of what was kept of the person.
///
/// # Errors
/// Where the store failed.
pub fn replace(conn: &mut Writing<'_>, loss: &Loss) -> Result<(), StoreError> {
    delete(conn, &loss.user_id)?;
    diesel::insert_into(factor_losses::table).values(Row::from(loss)).execute(conn.rows())?;
    Ok(())
}

/// Keeps what changed of it.
///
/// # Errors
/// Where the store failed.
pub fn update(conn: &mut Writing<'_>, loss: &Loss) -> Result<(), StoreError> {
    diesel::update(factor_losses::table.find(&loss.id)).set(Row::from(loss)).execute(conn.rows())?;
    Ok(())
}

/// Forgets all of a person's.
///
/// # Errors
/// Where the store failed.
pub fn delete(conn: &mut Writing<'_>, user_id: &str) -> Result<(), StoreError> {
    diesel::delete(factor_losses::table.filter(factor_losses::user_id.eq(user_id))).execute(conn.rows())?;
    Ok(())
}

/// Forgets what waits of a person, and not that they got in lately. Says whether there was something.
///
/// # Errors
/// Where the store failed.
pub fn end(conn: &mut Writing<'_>, user_id: &str) -> Result<bool, StoreError> {
    let Some(loss) = find(conn, user_id)?.filter(|loss| loss.regained_at.is_none()) else { return Ok(false) };
    match loss.regained_before {
        Some(before) => update(conn, &Loss { regained_at: Some(before), next_at: before.plus(REMEMBERED), ..loss })?,
        None => delete(conn, user_id)?,
    }
    Ok(true)
}

/// A lost second factor as the outside sees it: what commands print as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LossRepresentation {
    /// The id of the person.
    pub user_id: String,
    /// Their address.
    pub email: String,
    /// When they asked.
    pub asked_at: Rfc3339,
    /// When the wait is over; null where only an administrator ends it.
    pub due_at: Option<Rfc3339>,
    /// Since when they can go on; null while they wait.
    pub ready_at: Option<Rfc3339>,
    /// The id of the administrator who confirmed it, `command` for the command line; null where nobody did.
    pub confirmed_by: Option<String>,
    /// The network address from which they asked.
    pub address: Option<String>,
    /// The browser in which they asked, as it names itself.
    pub user_agent: Option<String>,
}

impl LossRepresentation {
    /// Of this person.
    pub fn of(loss: &Loss, person: &User) -> Self {
        Self {
            user_id: person.id.clone(),
            email: person.email.as_str().to_owned(),
            asked_at: Rfc3339(loss.asked_at),
            due_at: loss.due_at.map(Rfc3339),
            ready_at: loss.ready_at.map(Rfc3339),
            confirmed_by: loss.confirmed_by.clone(),
            address: loss.origin_address.clone(),
            user_agent: loss.origin_agent.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);
    const ASKED: Timestamp = Timestamp::from_seconds(1_000_000);

    fn loss(due_at: Option<Timestamp>) -> Loss {
        Loss {
            id: "l1".into(),
            user_id: "u1".into(),
            epoch: 0,
            address: String::new(),
            origin_address: None,
            origin_agent: None,
            asked_at: ASKED,
            due_at,
            warned_at: None,
            ready_at: None,
            confirmed_by: None,
            regained_at: None,
            regained_before: None,
            next_at: ASKED,
        }
    }

    #[test]
    fn it_is_told_each_day_before_the_end_and_at_the_end() {
        let mut loss = loss(Some(ASKED.plus(HOUR * 72)));
        let mut told = Vec::new();
        let mut now = ASKED;
        while Some(now) < loss.due_at {
            now = loss.told_next(now);
            told.push(now.since(ASKED).as_secs() / 3600);
            if loss.warned_from().is_some_and(|from| now >= from) {
                loss.warned_at = Some(now);
            }
        }
        assert_eq!(told, [24, 48, 66, 72]);
    }

    #[test]
    fn a_short_wait_is_told_before_its_end_and_one_without_an_end_each_day() {
        let short = loss(Some(ASKED.plus(HOUR)));
        assert_eq!(short.told_next(ASKED), ASKED.plus(HOUR * 3 / 4));
        assert_eq!(loss(None).told_next(ASKED), ASKED.plus(TOLD_EVERY));
    }

    #[test]
    fn who_waits_for_an_admin_does_for_a_month_at_most() {
        let (day, timed) = (HOUR * 24, loss(Some(ASKED)));
        assert!(!loss(None).has_lapsed(ASKED.plus(day * 29)) && loss(None).has_lapsed(ASKED.plus(day * 30)));
        assert!(!timed.has_lapsed(ASKED.plus(day * 99)) && Loss { ready_at: Some(ASKED), ..timed }.has_lapsed(ASKED));
    }

    #[test]
    fn who_may_go_on_may_for_a_week() {
        let ready = Loss { ready_at: Some(ASKED), ..loss(None) };
        assert!(ready.is_ready(ASKED) && !ready.is_ready(ASKED.plus(READY_LASTS)) && !loss(None).is_ready(ASKED));
    }
}
