//! What waits in the outbox is carried: at once where this process wrote it, within a second where another did.
//!
//! It needs no lease: each row is claimed by itself, so that any number of replicas carry at the same time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::audit::{self, Actor, Event, EventType, Subject};
use crate::mail::{Address, Channel, Claimed, Message, Undelivered, outbox, render, render_sms, sender};
use crate::people::{User, phones, user};
use crate::provider::Provider;
use crate::store::StoreError;
use crate::writing::phone::PhoneNumber;

/// How often is looked for what others wrote, and for what is due again.
const LOOK: Duration = Duration::from_secs(1);
/// Messages that are carried at the same time.
const AT_ONCE: usize = 8;
/// How long messages that are under way are waited for when the process ends.
const GRACE: Duration = Duration::from_secs(10);
/// How often what became of a message is written, where the database is away for a moment: a message that left must not leave twice.
const WRITTEN: u32 = 5;

/// Carries until `stopped` comes; then what is under way is finished.
pub async fn run(provider: Arc<Provider>, stopped: oneshot::Receiver<()>) {
    let mut under_way = JoinSet::new();
    tokio::select! {
        () = carry_on(&provider, &mut under_way) => {}
        _ = stopped => {}
    }
    let rest = async { while under_way.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(GRACE, rest).await; // what is not done by then is carried again by whoever looks next
    provider.delivery.rest().await;
}

async fn carry_on(provider: &Arc<Provider>, under_way: &mut JoinSet<()>) {
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = provider.posted.notified() => {}
            Some(ended) = under_way.join_next() => if let Err(error) = ended {
                tracing::error!(%error, "the delivery of a message was interrupted and will be tried again");
            }
        }
        if let Err(error) = fill(provider, under_way).await {
            provider.telemetry.store_error("database");
            tracing::warn!(%error, "the outbox could not be read: trying again");
        }
        if under_way.is_empty() {
            provider.delivery.rest().await;
        }
    }
}

/// Begins to carry what is due, up to as much as may be under way.
async fn fill(provider: &Arc<Provider>, under_way: &mut JoinSet<()>) -> Result<(), StoreError> {
    let room = AT_ONCE.saturating_sub(under_way.len());
    let (now, limit) = (provider.now(), i64::try_from(room).unwrap_or(0));
    if limit == 0 {
        return Ok(());
    }
    let due = provider.database.read(move |conn| outbox::due(conn, now, limit)).await?;
    for id in due {
        let now = provider.now();
        if let Some(claimed) = provider.upkeep_database().write(move |conn| outbox::claim(conn, &id, now)).await? {
            let provider = Arc::clone(provider);
            under_way.spawn(async move { carry(&provider, &claimed).await });
        }
    }
    Ok(())
}

async fn carry(provider: &Provider, claimed: &Claimed) {
    let left = match tokio::time::timeout(outbox::TRY, try_once(provider, claimed)).await {
        Ok(left) => left,
        Err(_) => Err(Undelivered::Yet("no mail server answered in time".to_owned())),
    };
    let mut wait = Duration::from_millis(200);
    for round in 1..=WRITTEN {
        match settle(provider, claimed, &left).await {
            Ok(()) => return,
            Err(error) if round == WRITTEN => {
                provider.telemetry.store_error("database");
                tracing::error!(%error, message = claimed.row.id, "what became of a message could not be written: it may be sent twice");
            }
            Err(_) => tokio::time::sleep(wait).await,
        }
        wait *= 3;
    }
}

async fn try_once(provider: &Provider, claimed: &Claimed) -> Result<(), Undelivered> {
    let row = &claimed.row;
    if row.expires_at <= provider.now() {
        return Err(Undelivered::Refused("it could not be sent before it expired".to_owned()));
    }
    if row.channel == Channel::Sms.as_str() {
        return send_sms(provider, claimed).await;
    }
    let to = Address::parse(&row.recipient).map_err(|error| Undelivered::Refused(error.to_string()))?;
    let message = claimed.open(&provider.keyring).map_err(|error| Undelivered::Yet(error.to_string()))?;
    let mail = render(&message, claimed.language(), &provider.settings.issuer);
    provider.delivery.send(&row.id, &sender(&provider.settings), &to, &mail, provider.now()).await
}

async fn send_sms(provider: &Provider, claimed: &Claimed) -> Result<(), Undelivered> {
    let row = &claimed.row;
    // The settings may have changed since it was written.
    let to = PhoneNumber::parse(&row.recipient).ok().filter(|number| provider.settings.sms.prefix_of(number).is_some());
    let to = to.ok_or_else(|| Undelivered::Refused("no messages are sent to this number: see LATCHKEY_SMS_PREFIXES".to_owned()))?;
    let message = claimed.open(&provider.keyring).map_err(|error| Undelivered::Yet(error.to_string()))?;
    if !is_awaited(provider, claimed, &message, &to).await.map_err(|error| Undelivered::Yet(error.to_string()))? {
        return Err(Undelivered::Refused("nobody waits for this code any more".to_owned()));
    }
    let text = render_sms(&message, claimed.language(), &provider.settings.issuer);
    let text = text.ok_or_else(|| Undelivered::Refused("this message is none for a phone".to_owned()))?;
    provider.sms.send(&row.id, &to, &text, provider.now()).await
}

/// Whether a code is of use still: its person is active, and has the phone; and where it could not be sent at once, they asked for no other.
async fn is_awaited(provider: &Provider, claimed: &Claimed, message: &Message, to: &PhoneNumber) -> Result<bool, StoreError> {
    let (row, to) = (claimed.row.clone(), to.clone());
    let adds = matches!(message, Message::SmsCode { adds_phone: true, .. } | Message::PhoneGone);
    let read = provider.database.read(move |conn| {
        let user_id = row.user_id.as_deref().unwrap_or_default();
        let Some(person) = user::find(conn, user_id)?.filter(User::is_active) else { return Ok(false) };
        let is_theirs = adds || phones::of(conn, user_id, Some(&person))?.is_some_and(|phone| phone.number == to);
        Ok::<_, StoreError>(is_theirs && !(row.tries > 1 && outbox::has_newer(conn, &row)?))
    });
    read.await
}

/// Writes what became of a try. A message that failed for good is told by the log, `/metrics` and the record.
async fn settle(provider: &Provider, claimed: &Claimed, left: &Result<(), Undelivered>) -> Result<(), StoreError> {
    let (written, left_there, now, random) = (claimed.clone(), left.clone(), provider.now(), provider.random.clone());
    let over = provider.upkeep_database().write(move |conn| {
        let over = match &left_there {
            Ok(()) => return outbox::sent(conn, &written.row.id, now).map(|()| false),
            Err(Undelivered::Yet(why)) => outbox::postpone(conn, &written, why, now)?,
            Err(Undelivered::Refused(why)) => outbox::fail(conn, &written, why, now)?,
        };
        if over {
            let subject = Subject::Message { id: written.row.id.clone(), user_id: written.row.user_id.clone() };
            let event = Event::new(EventType::MessageFailed, Actor::System).subject(subject);
            audit::insert(conn, &event.detail("kind", written.row.kind.as_str()).detail("tries", written.row.tries), &random, now)?;
        }
        Ok::<_, StoreError>(over)
    });
    let over = over.await?;
    let row = &claimed.row;
    match left {
        Ok(()) => {
            provider.telemetry.message("sent");
            tracing::debug!(message = row.id, kind = row.kind, "a message was sent");
        }
        Err(undelivered) if over => {
            provider.telemetry.message("failed");
            tracing::warn!(message = row.id, kind = row.kind, tries = row.tries, why = undelivered.why(), "a message was not delivered");
        }
        Err(undelivered) => {
            provider.telemetry.message("postponed");
            tracing::warn!(message = row.id, kind = row.kind, tries = row.tries, why = undelivered.why(), "a message will be tried again");
        }
    }
    Ok(())
}
