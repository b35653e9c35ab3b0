//! Events that are not part of a change: gathered in memory and written in groups.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::bounds::{Admission, Bounds, Concerned};
use super::event::{Actor, Event, Outcome};
use super::event_type::{EventType, Keeping};
use super::record::{Row, insert_rows};
use crate::clock::{Clock, Random, Timestamp};
use crate::store::{Database, StoreError};

/// Events in one write.
const GROUP: usize = 256;

/// How long the first event of a group waits for others.
const PATIENCE: Duration = Duration::from_millis(200);

/// Events that wait; a caller that finds it full waits too.
const CAPACITY: usize = 4_096;

/// How long to wait before a write that failed is tried again.
const RETRY: Duration = Duration::from_millis(500);

/// What becomes of the types that are [`Keeping::Counted`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// One event per type, outcome, reason, client and minute, with `count` in its details.
    #[default]
    PerMinute,
    /// Each by itself.
    Each,
}

/// The way of queued and counted events to their rows. Clones share it; when the last is dropped, what waits is written.
#[derive(Clone)]
pub struct AuditQueue {
    sender: mpsc::Sender<Message>,
    counts: Arc<Counts>,
    bounds: Arc<Bounds>,
    counting: Counting,
    random: Random,
}

enum Message {
    Event(Box<Row>),
    Flush(oneshot::Sender<()>),
}

impl AuditQueue {
    /// Starts the task that writes; call it within a tokio runtime, whose end is the task's.
    pub fn start(database: Database, clock: Clock, random: Random, counting: Counting) -> Self {
        let (sender, receiver) = mpsc::channel(CAPACITY);
        let counts = Arc::new(Counts::default());
        let writer = Writer { database, receiver, counts: Arc::clone(&counts), random: random.clone(), clock, group: Vec::new() };
        tokio::spawn(writer.run());
        Self { sender, counts, bounds: Arc::default(), counting, random }
    }

    /// Takes an event of any type that is not inserted with its change. Returns at once, unless the queue is full: then it
    /// waits for room. Nothing is dropped while the process lives; of refusals that are too many, the number is kept.
    pub async fn record(&self, mut event: Event, now: Timestamp) {
        if event.event.keeping() == Keeping::Counted && self.counting == Counting::PerMinute {
            self.counts.add(&event, None, now);
            return;
        }
        if let Admission::Counted(concerned) = self.bounds.admit(&event, now) {
            if !matches!(event.actor, Actor::Client(_)) {
                event.client_id = None; // as it was asked for: there may be as many as there are refusals
            }
            self.counts.add(&event, concerned, now);
            return;
        }
        let row = Box::new(Row::new(&event, &self.random, now));
        // the task ends with the runtime only: then nobody can be told any more
        if self.sender.send(Message::Event(row)).await.is_err() {
            tracing::error!(event = event.event.name(), "the audit queue has stopped: an event was lost");
        }
    }

    /// Writes all that was recorded before the call, sums of the running minute too. False where that took longer than
    /// `limit` of real time (the database is away): the shutdown goes on and what waits is lost.
    pub async fn flush(&self, limit: Duration) -> bool {
        let (done, written) = oneshot::channel();
        let flushed = async { self.sender.send(Message::Flush(done)).await.is_ok() && written.await.is_ok() };
        timeout(limit, flushed).await.unwrap_or(false)
    }
}

impl std::fmt::Debug for AuditQueue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuditQueue").field("counting", &self.counting).finish_non_exhaustive()
    }
}

/// Sums of the counted events.
#[derive(Default)]
struct Counts(Mutex<HashMap<Counted, u64>>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Counted {
    event: EventType,
    outcome: Outcome,
    client_id: Option<String>,
    /// Whom it concerns, where it is counted by that.
    concerned: Option<Concerned>,
    /// Why it was refused, and whether that had lapsed: a few words of ours.
    refusal: Option<(String, bool)>,
    /// Minutes since the epoch.
    minute: i64,
}

/// In milliseconds.
pub(super) const MINUTE: i64 = 60_000;

impl Counts {
    fn add(&self, event: &Event, concerned: Option<Concerned>, now: Timestamp) {
        let counted = Counted {
            event: event.event,
            outcome: event.outcome,
            client_id: event.client_id.clone(),
            concerned,
            refusal: event.refusal(),
            minute: now.as_millis().div_euclid(MINUTE),
        };
        let mut sums = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = sums.entry(counted).or_insert(0);
        *sum = sum.saturating_add(1);
    }

    /// Takes out the sums of the minutes that are over at `now`, or all.
    fn take(&self, now: Option<Timestamp>) -> Vec<(Counted, u64)> {
        let mut sums = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let running = now.map(|now| now.as_millis().div_euclid(MINUTE));
        sums.extract_if(|counted, _| running.is_none_or(|running| counted.minute < running)).collect()
    }
}

impl Counted {
    fn event(self, count: u64) -> (Event, Timestamp) {
        let by_client = self.client_id.clone().map_or(Actor::Anonymous, Actor::Client);
        let (actor, subject) = match self.concerned {
            Some(Concerned::Person(id)) => (Actor::User(id), None),
            Some(Concerned::Subject(subject)) => (by_client, Some(subject)),
            Some(Concerned::Client(_)) | None => (by_client, None),
        };
        let mut event = Event::new(self.event, actor).detail("count", count).detail("seconds", 60);
        event.subject = subject;
        if let Some((reason, lapsed)) = self.refusal {
            event = event.refused(&reason);
            if lapsed {
                event = event.detail("lapsed", true);
            }
        }
        (event.outcome, event.client_id) = (self.outcome, self.client_id);
        (event, Timestamp::from_millis(self.minute.saturating_mul(MINUTE)))
    }
}

/// The task.
struct Writer {
    database: Database,
    receiver: mpsc::Receiver<Message>,
    counts: Arc<Counts>,
    random: Random,
    clock: Clock,
    group: Vec<Row>,
}

impl Writer {
    async fn run(mut self) {
        let mut next_sums = Instant::now() + PATIENCE;
        loop {
            tokio::select! {
                biased;
                message = self.receiver.recv() => match message {
                    Some(Message::Event(row)) => {
                        self.group.push(*row);
                        self.gather().await;
                    }
                    Some(Message::Flush(done)) => self.flush(done).await,
                    None => break,
                },
                () = sleep_until(next_sums) => {}
            }
            // looked at after every group, too: a steady stream of events must not keep the sums waiting
            if Instant::now() >= next_sums {
                self.sum(Some(self.clock.now()));
                self.write().await;
                next_sums = Instant::now() + PATIENCE;
            }
        }
        self.sum(None);
        self.write().await;
    }

    /// Waits for further events until the group is full or the first has waited long enough, and writes it.
    async fn gather(&mut self) {
        let deadline = sleep(PATIENCE);
        tokio::pin!(deadline);
        while self.group.len() < GROUP {
            tokio::select! {
                biased;
                message = self.receiver.recv() => match message {
                    Some(Message::Event(row)) => self.group.push(*row),
                    Some(Message::Flush(done)) => return self.flush(done).await,
                    None => break,
                },
                () = &mut deadline => break,
            }
        }
        self.write().await;
    }

    async fn flush(&mut self, done: oneshot::Sender<()>) {
        self.sum(None);
        self.write().await;
        let _ = done.send(()); // who asked may have given up
    }

    fn sum(&mut self, now: Option<Timestamp>) {
        for (counted, count) in self.counts.take(now) {
            let (event, at) = counted.event(count);
            self.group.push(Row::new(&event, &self.random, at));
        }
    }

    /// Writes the group, again and again while the database is away: meanwhile the queue fills and its callers wait.
    async fn write(&mut self) {
        while !self.group.is_empty() {
            let rows: Arc<[Row]> = self.group.iter().take(GROUP).cloned().collect();
            let job = Arc::clone(&rows);
            match self.database.write(move |conn| insert_rows(conn, &job)).await {
                Ok(()) => {
                    self.group.drain(..rows.len());
                }
                Err(error @ StoreError::Unavailable(_)) => {
                    tracing::warn!(%error, events = self.group.len(), "audit events are waiting for the database");
                    sleep(RETRY).await;
                }
                Err(error) => {
                    tracing::error!(%error, events = self.group.len(), "audit events cannot be written: trying again");
                    sleep(RETRY).await;
                }
            }
        }
    }
}
