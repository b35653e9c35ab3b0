//! Admins are told by mail of what needs them: at most once an hour of each kind, with all that came since they were told last.
//!
//! It needs no lease: what was told last is a row that is moved on in the transaction of the mails, by a compare-and-swap. Only what lies
//! before the last moment by every replica's clock is counted, so that nothing is counted twice or never.

use std::time::Duration;

use diesel::prelude::*;

use crate::audit::{self, EventType, Filter};
use crate::clock::Timestamp;
use crate::config::AdminMails;
use crate::languages::Language;
use crate::mail::{Address, Message, Recipient, outbox};
use crate::people::assignments::{self, OWNER};
use crate::people::user;
use crate::provider::Provider;
use crate::store::schema::leases;
use crate::store::{Connection, StoreError, Writing};

/// Between two mails of one kind to an admin, at least.
const HOUR: Duration = Duration::from_secs(3600);
/// What is older was told to nobody, and is not told any more.
const DAY: Duration = Duration::from_secs(86_400);
/// So many reports are counted at most.
const MOST: u32 = 1_000;

/// The row that says until when it is not said again that nobody is told.
const NOBODY: &str = "tell_admins.nobody";

/// What admins are told of.
#[derive(Clone, Copy)]
enum Kind {
    /// Accounts that people made wait for an approval.
    Waiting,
    /// People said of changes that they were not them.
    Disowned,
    /// People lost their second factor.
    Lost,
}

impl Kind {
    /// The row that says until when admins are told no more of it.
    const fn row(self) -> &'static str {
        match self {
            Self::Waiting => "tell_admins.waiting",
            Self::Disowned => "tell_admins.disowned",
            Self::Lost => "tell_admins.lost",
        }
    }

    /// How often it happened from `since` on and before `until`.
    fn count(self, conn: &mut Connection, since: Timestamp, until: Timestamp) -> Result<i64, StoreError> {
        match self {
            Self::Waiting => user::count_waiting(conn, since, until),
            Self::Disowned | Self::Lost => {
                let event = if matches!(self, Self::Lost) { EventType::FactorLossAsked } else { EventType::ChangeDisowned };
                let events = [event].into();
                let filter = Filter { since: Some(since), until: Some(until), events, ..Filter::default() };
                Ok(i64::try_from(audit::list(conn, &filter, MOST)?.len()).unwrap_or(i64::MAX))
            }
        }
    }

    const fn message(self, count: i64) -> Message {
        match self {
            Self::Waiting => Message::AdminWaiting { count },
            Self::Disowned => Message::AdminDisowned { count },
            Self::Lost => Message::AdminLost { count },
        }
    }
}

/// One round.
pub(super) async fn run(provider: &Provider) -> Result<(), StoreError> {
    if provider.settings.admin_mails == AdminMails::Off {
        return Ok(());
    }
    for kind in [Kind::Waiting, Kind::Disowned, Kind::Lost] {
        let (who, now) = (provider.settings.admin_mails.clone(), provider.now());
        let (ring, random) = (provider.keyring.clone(), provider.random.clone());
        let until = now.minus(provider.clock_skew());
        let told = provider
            .upkeep_database()
            .write(move |conn| {
                let to_whom = recipients(conn, &who, now)?;
                if to_whom.is_empty() {
                    // It is told once there is somebody to tell.
                    warn_of_nobody(conn, kind, until)?;
                    return Ok::<_, StoreError>(false);
                }
                let Some(message) = due(conn, kind, until)? else { return Ok(false) };
                for to in to_whom {
                    outbox::insert(conn, &ring, &random, &to, &message, now)?;
                }
                Ok(true)
            })
            .await?;
        if told {
            provider.posted.notify_one();
        }
    }
    Ok(())
}

/// Says in the log, once a day at most, that there is nobody whom admins' mails reach while there is something to tell.
fn warn_of_nobody(conn: &mut Writing<'_>, kind: Kind, until: Timestamp) -> Result<(), StoreError> {
    let row = leases::table.find(NOBODY).select(leases::until).get_result::<i64>(conn.rows()).optional()?;
    if row.is_some_and(|over| over > until.as_millis()) || kind.count(conn, until.minus(DAY), until)? == 0 {
        return Ok(());
    }
    let over = until.plus(DAY).as_millis();
    let moved = match row {
        Some(before) => diesel::update(leases::table.filter(leases::name.eq(NOBODY).and(leases::until.eq(before))))
            .set(leases::until.eq(over))
            .execute(conn.rows())?,
        None => diesel::insert_into(leases::table)
            .values((leases::name.eq(NOBODY), leases::holder.eq(""), leases::until.eq(over)))
            .execute(conn.rows())?,
    };
    if moved > 0 {
        tracing::warn!("no owner has a confirmed address: nobody is told by mail what needs an administrator");
    }
    Ok(())
}

/// What is to be told of a kind now, where anything is; then it is told no more for an hour.
fn due(conn: &mut Writing<'_>, kind: Kind, until: Timestamp) -> Result<Option<Message>, StoreError> {
    let row = leases::table.find(kind.row()).select(leases::until).get_result::<i64>(conn.rows()).optional()?;
    let since = match row {
        Some(over) if over > until.as_millis() => return Ok(None),
        Some(over) => Timestamp::from_millis(over).minus(HOUR),
        None => until.minus(DAY),
    };
    let count = kind.count(conn, since, until)?;
    if count == 0 {
        return Ok(None);
    }
    let over = until.plus(HOUR).as_millis();
    let moved = match row {
        Some(before) => diesel::update(leases::table.filter(leases::name.eq(kind.row()).and(leases::until.eq(before))))
            .set(leases::until.eq(over))
            .execute(conn.rows())?,
        // Of two replicas that insert at once the key decides, and the loser's job fails and is tried again in a minute.
        None => diesel::insert_into(leases::table)
            .values((leases::name.eq(kind.row()), leases::holder.eq(""), leases::until.eq(over)))
            .execute(conn.rows())?,
    };
    Ok((moved > 0).then(|| kind.message(count)))
}

/// Who is told: an address that nobody proved may be anybody's.
fn recipients(conn: &mut Connection, who: &AdminMails, now: Timestamp) -> Result<Vec<Recipient>, StoreError> {
    let mut found = Vec::new();
    match who {
        AdminMails::Off => {}
        AdminMails::To(addresses) => {
            let addresses = addresses.iter().filter_map(|address| Address::parse(address).ok());
            found.extend(addresses.map(|address| Recipient { address, user_id: None, language: Language::default() }));
        }
        AdminMails::Owners => {
            for id in assignments::holders(conn, OWNER, now)? {
                let Some(person) = user::find(conn, &id)?.filter(|person| person.email_verified) else { continue };
                let Ok(address) = Address::parse(person.email.as_str()) else { continue };
                let language = person.language().unwrap_or_default();
                found.push(Recipient { address, user_id: Some(person.id), language });
            }
        }
    }
    Ok(found)
}
