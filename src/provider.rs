//! The assembled application: settings, stores, snapshot, keys, clock, randomness. Nothing is global but the words
//! that the program speaks. Floor 5.

mod aftermath;
pub mod complete_listings;
mod ended_sessions;
mod issuers;
mod news;
mod own_times;
mod presented_tokens;
mod readiness;
mod revoked;
mod signing_keys;
mod start_error;
mod stores;

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

pub use own_times::OwnTimes;

use crate::acts::door::{Door, Means};
use crate::acts::{Acting, Longest};
use crate::audit::{Actor, AuditQueue, Counting, Event, EventType, large_id_tokens};
use crate::clock::{Clock, Random, Timestamp};
use crate::config::{DatabaseKind, Settings};
use crate::factors::password::{Cost, Passwords, Rules};
use crate::issued::revocation;
use crate::jose::Algorithm;
use crate::languages::OwnWords;
use crate::mail::{Delivery, SmsDelivery};
use crate::people::names;
use crate::protocol::grants::context::Lifetimes;
use crate::secrets::sha256;
use crate::sign_in::mail_requests::{Admission, Asked};
use crate::sign_in::sms_bounds::Reached;
use crate::sign_in::strangers::Strangers;
use crate::snapshot::Snapshot;
use crate::sso::session::Lifetimes as SessionLifetimes;
use crate::sso::sessions::Sessions;
use crate::store::sealing::KeyRing;
use crate::store::transient::TransientStore;
use crate::store::{Database, Reader};
use crate::telemetry::Telemetry;
use crate::upstreams::Talking;

pub use ended_sessions::{NotForgotten, honoured};
pub use issuers::Others;
pub use revoked::Revoked;
pub use start_error::StartError;
use stores::OpenedFor;
pub use stores::{hold_alone, make_folder, open_database, open_talking, prepare};

/// The application. Shared by every request; changed only through its stores.
pub struct Provider {
    /// What it runs by.
    pub settings: Settings,
    /// The durable store, for reading. What is done goes through [`Provider::perform`].
    pub database: Reader,
    /// The transient store.
    pub transient: TransientStore,
    /// The data keys.
    pub keyring: KeyRing,
    /// Where the present comes from.
    pub clock: Clock,
    /// Where randomness comes from.
    pub random: Random,
    /// The pool that hashes passwords.
    pub passwords: Passwords,
    /// What was begun from which address lately.
    pub strangers: Strangers,
    /// Codes that this replica gave lately, and grants that it moved to the next refresh token.
    pub own_times: OwnTimes,
    /// Apps whose large ID tokens the record was told of lately.
    pub large_id_tokens: large_id_tokens::Told,
    /// Events that are written behind the request.
    pub audit: AuditQueue,
    /// Counters.
    pub telemetry: Telemetry,
    /// How other providers are talked to.
    pub talking: Talking,
    /// How messages leave.
    pub delivery: Delivery,
    /// How messages to phones leave.
    pub sms: SmsDelivery,
    /// Told when this process wrote a message.
    pub posted: tokio::sync::Notify,
    /// What is revoked.
    pub revocations: Revoked,
    door: Door,
    /// The durable store with its writes.
    rows: Database,
    snapshot: RwLock<Arc<Snapshot>>,
    /// When the last news were read, in real milliseconds since `started`.
    heard: AtomicI64,
    /// When the snapshot was last read, in the same. Held while it is read: of two that read at once, the one that began
    /// first must not put its older parts in place of newer ones.
    read_at: tokio::sync::Mutex<Option<i64>>,
    /// Set when the process was asked to end.
    draining: AtomicBool,
    /// What the last look at both stores found.
    probed: tokio::sync::Mutex<Option<(std::time::Instant, Result<(), String>)>>,
    started: std::time::Instant,
}

/// Reads the operator's own words, where there are any.
fn speak_own_words(settings: &Settings) -> Result<(), StartError> {
    if let Some(folder) = &settings.words_dir {
        OwnWords::read(folder).map_err(StartError::Words)?.speak();
    }
    Ok(())
}

impl Provider {
    /// Opens the stores, migrates, opens or makes the keys, and reads the first snapshot.
    ///
    /// # Errors
    /// What stands in the way of a start, with its remedy.
    pub async fn open(settings: Settings, clock: Clock, random: Random) -> Result<Self, StartError> {
        speak_own_words(&settings)?;
        stores::make_folder(&settings.data_dir)?;
        Self::assemble(settings, clock, random, OpenedFor::Serving).await
    }

    /// As [`Provider::open`], for a command: it works on the stores that are there, and makes neither a store nor a master key.
    ///
    /// # Errors
    /// As [`Provider::open`], and where a store is not there: which path was looked at.
    pub async fn open_beside(settings: Settings, clock: Clock, random: Random) -> Result<Self, StartError> {
        speak_own_words(&settings)?;
        stores::must_be_there(&settings)?;
        Self::assemble(settings, clock, random, OpenedFor::Changing).await
    }

    /// As [`Provider::open_beside`], for a command that only reads: nothing is written, neither a schema nor a key.
    ///
    /// # Errors
    /// As [`Provider::open_beside`], and where the schema is that of an older release.
    pub async fn open_to_read(settings: Settings, clock: Clock, random: Random) -> Result<Self, StartError> {
        stores::must_be_there(&settings)?;
        Self::assemble(settings, clock, random, OpenedFor::Reading).await
    }

    async fn assemble(mut settings: Settings, clock: Clock, random: Random, opened_for: OpenedFor) -> Result<Self, StartError> {
        let database = open_database(&settings)?;
        if settings.database() == DatabaseKind::Sqlite && opened_for == OpenedFor::Serving {
            // A connection that stays: the last one to close writes all that waits into the file, which takes tens of
            // milliseconds, and without this one that would be the one of the migrations.
            database.ping().await?;
        }
        if opened_for != OpenedFor::Serving {
            stores::must_be_ours(&settings, &database).await?;
        }
        match opened_for {
            OpenedFor::Reading => database.must_be_current().await?,
            OpenedFor::Serving | OpenedFor::Changing => drop(database.migrate().await?),
        }
        match opened_for {
            OpenedFor::Serving => issuers::of_server(&settings, &database).await?,
            OpenedFor::Changing | OpenedFor::Reading => issuers::of_command(&mut settings, &database).await?,
        }
        if opened_for != OpenedFor::Reading {
            complete_listings::at_start(&database).await?;
        }
        let transient = stores::open_transient(&settings, opened_for).await?;
        let masters = stores::master_keys(&settings, &database, &random, opened_for).await?;
        let now = clock.now();
        let keyring = match opened_for {
            OpenedFor::Reading => KeyRing::read(&database, &masters, &random).await?,
            OpenedFor::Serving | OpenedFor::Changing => KeyRing::load(&database, &masters, &random, now).await?,
        };
        let door = Door::new(database.clone(), Means::new(&settings, keyring.clone()));
        if opened_for != OpenedFor::Reading {
            let starting = Acting::without_request(Actor::System, now, &random, Longest::of(&settings));
            signing_keys::complete(&database, &door, &keyring, settings.issuer.as_str(), &[Algorithm::RS256], starting).await?;
        }
        let rules = Rules {
            cost: Cost { memory: settings.password_memory, iterations: settings.password_iterations },
            least: settings.password_length,
            breached: match &settings.breached_file {
                Some(file) if opened_for != OpenedFor::Reading => Some(Arc::new(stores::breached(file)?)),
                _ => None,
            },
        };
        let provider = Self {
            door,
            audit: AuditQueue::start(database.clone(), clock.clone(), random.clone(), Counting::PerMinute),
            telemetry: Telemetry::new(),
            strangers: Strangers::default(),
            own_times: OwnTimes::default(),
            large_id_tokens: large_id_tokens::Told::default(),
            passwords: Passwords::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get), rules, &random),
            talking: stores::open_talking(&settings, &clock)?,
            delivery: Delivery::of(&settings),
            sms: SmsDelivery::of(&settings),
            posted: tokio::sync::Notify::new(),
            revocations: Revoked::default(),
            snapshot: RwLock::default(),
            heard: AtomicI64::new(0),
            read_at: tokio::sync::Mutex::new(None),
            draining: AtomicBool::new(false),
            probed: tokio::sync::Mutex::new(None),
            started: std::time::Instant::now(),
            settings,
            database: database.clone().into(),
            rows: database,
            transient,
            keyring,
            clock,
            random,
        };
        match opened_for {
            OpenedFor::Reading => provider.learn_changes().await?,
            OpenedFor::Serving | OpenedFor::Changing => provider.ensure_keys().await?,
        }
        let (live, revision) = provider.database.read(move |conn| revocation::live(conn, now)).await?;
        provider.revocations.learn(live, revision, now);
        Ok(provider)
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The issuer.
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    /// The snapshot as it is now.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How long tokens and grants live.
    pub fn token_lifetimes(&self) -> Lifetimes {
        let settings = &self.settings;
        Lifetimes {
            access_token: settings.access_token_lifetime,
            id_token: settings.id_token_lifetime,
            refresh_idle: settings.refresh_idle,
            refresh_lifetime: settings.refresh_lifetime,
            refresh_grace: settings.refresh_grace,
        }
    }

    /// How far the clock of another replica may be from this one; a replica that is alone has one clock.
    pub fn clock_skew(&self) -> Duration {
        if self.settings.must_be_alone() { Duration::ZERO } else { self.settings.clock_skew }
    }

    /// The hash of a login name, spelled in whichever way, for counting tries without keeping what was typed: each issuer over a
    /// store counts for itself.
    pub fn login_key(&self, typed: &str) -> String {
        sha256(format!("{}\n{}", self.issuer(), names::login_key(typed)).as_bytes())
    }

    /// The durable store with its writes, for what runs by itself and is no act: leases, sweeping, sort keys of an older release.
    pub fn upkeep_database(&self) -> &Database {
        &self.rows
    }

    /// How long sessions live.
    pub fn session_lifetimes(&self) -> SessionLifetimes {
        SessionLifetimes { idle: self.settings.session_idle, absolute: self.settings.session_lifetime }
    }

    /// The sessions as they are now.
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions::new(&self.transient, self.issuer(), self.session_lifetimes(), self.now())
    }

    /// An act that no request led to.
    pub fn acting(&self, by: Actor) -> Acting {
        Acting::without_request(by, self.now(), &self.random, Longest::of(&self.settings))
    }

    /// An id for an access token: 128 random bits.
    pub fn new_jti(&self) -> String {
        self.random.uuid().simple().to_string()
    }

    /// Writes an event behind the request.
    pub async fn note(&self, event: Event) {
        self.audit.record(event, self.now()).await;
    }

    /// Records that no more mails of a kind are sent, where that request was the first that was refused.
    pub async fn note_mail_bound(&self, asked: &Asked, admission: Admission) {
        if let Admission::Exhausted { is_first: true, .. } = admission {
            self.note(Event::new(EventType::MessageBoundReached, Actor::System).detail("bound", asked.name())).await;
        }
    }

    /// Counts a message that was not sent, and records that no more are, to phones, to those of a prefix or for a network, where that one was
    /// the first.
    pub async fn note_sms_bound(&self, reached: &Reached) {
        self.telemetry.sms_request(reached.bound.withheld());
        if reached.is_first {
            tracing::warn!(
                bound = reached.bound.as_str(),
                prefix = reached.prefix,
                "no more messages are sent to phones until the day is over"
            );
            let event = Event::new(EventType::MessageBoundReached, Actor::System);
            let event = event.detail("bound", format!("sms_{}", reached.bound.as_str()));
            self.note(event.detail("prefix", reached.prefix.as_str())).await;
        }
    }

    fn elapsed_millis(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer()).finish_non_exhaustive()
    }
}
