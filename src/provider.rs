//! The assembled application: settings, stores, snapshot, keys, clock, randomness. Nothing is global. Floor 5.

mod advances;
mod aftermath;
pub mod complete_listings;
mod ended_sessions;
mod issuers;
mod signing_keys;
mod stores;

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

pub use advances::Advances;

use crate::acts::door::{Door, Means};
use crate::acts::{Acting, Longest};
use crate::audit::{Actor, AuditQueue, Counting, Event, large_id_tokens};
use crate::clock::{Clock, Random, Timestamp};
use crate::config::{DatabaseKind, Settings};
use crate::issued::revocation::{self, Kind, Revocation};
use crate::jose::{Algorithm, Expected, ExpectedType};
use crate::keys::{KeysError, Retention};
use crate::people::names;
use crate::protocol::grants::Lifetimes;
use crate::protocol::tokens::access::{self, AccessToken};
use crate::protocol::tokens::refresh::{self, RefreshToken};
use crate::secrets::sha256;
use crate::sign_in::factors::password::Passwords;
use crate::sign_in::strangers::Strangers;
use crate::snapshot::Snapshot;
use crate::sso::session::Lifetimes as SessionLifetimes;
use crate::sso::sessions::Sessions;
use crate::store::database::OpenError;
use crate::store::revisions::part;
use crate::store::sealing::{KeyRing, KeyRingError, MasterKeyError, Purpose};
use crate::store::transient::{Transient as _, TransientStore, Unavailable};
use crate::store::{Database, Reader, StoreError};
use crate::telemetry::Telemetry;

pub use ended_sessions::{NotForgotten, honoured};
pub use issuers::Others;
use stores::OpenedFor;
pub use stores::{make_folder, open_database, prepare};

/// How often a replica asks for news, beside every notice.
const NEWS: Duration = Duration::from_millis(300);
/// How often revocations that are over are forgotten.
const TIDY: Duration = Duration::from_secs(60);
/// Without news for so long a replica answers nothing that a revocation may have changed.
const STALE: Duration = Duration::from_secs(10);

/// How long a store may take to take a row before it counts as away, and how long what was found holds.
const PROBE: Duration = Duration::from_secs(2);
const PROBED: Duration = Duration::from_millis(500);

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
    /// Grants that this replica moved to the next refresh token lately.
    pub advances: Advances,
    /// Apps whose large ID tokens the record was told of lately.
    pub large_id_tokens: large_id_tokens::Told,
    /// Events that are written behind the request.
    pub audit: AuditQueue,
    /// Counters.
    pub telemetry: Telemetry,
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

/// The revocations of this replica.
#[derive(Default)]
pub struct Revoked {
    set: RwLock<revocation::Revocations>,
    seen: AtomicI64,
    /// When those that are over were last forgotten, in milliseconds.
    tidied: AtomicI64,
}

impl Revoked {
    fn contains(&self, kind: Kind, key: &str) -> bool {
        self.set.read().unwrap_or_else(PoisonError::into_inner).contains(kind, key)
    }

    /// Whether a session was ended.
    pub fn session(&self, sid: &str) -> bool {
        self.contains(Kind::Session, sid)
    }

    /// Whether a token was revoked: itself, its grant or its session.
    fn token(&self, token: &AccessToken) -> bool {
        self.contains(Kind::Token, &token.jti)
            || token.gid.as_deref().is_some_and(|gid| self.contains(Kind::Grant, gid))
            || token.sid.as_deref().is_some_and(|sid| self.contains(Kind::Session, sid))
    }

    fn learn(&self, news: Vec<Revocation>, revision: i64, now: Timestamp) {
        // Tidying walks through all of them while every request waits: once a minute is enough.
        let tidy = now.since(Timestamp::from_millis(self.tidied.load(Ordering::SeqCst))) >= TIDY;
        if tidy || !news.is_empty() {
            let mut set = self.set.write().unwrap_or_else(PoisonError::into_inner);
            set.merge(news);
            if tidy {
                set.expire(now);
                self.tidied.store(now.as_millis(), Ordering::SeqCst);
            }
        }
        self.seen.fetch_max(revision, Ordering::SeqCst);
    }
}

/// Why the application could not be assembled, in words for the operator.
#[derive(Debug)]
pub enum StartError {
    /// The data folder or a file in it.
    Folder(String),
    /// A command found no store.
    Missing(String),
    /// The database.
    Database(OpenError),
    /// A query.
    Store(StoreError),
    /// The transient store.
    Transient(Unavailable),
    /// The master key.
    MasterKey(String),
    /// The signing keys.
    Keys(KeysError),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(why) | Self::Missing(why) | Self::MasterKey(why) => f.write_str(why),
            Self::Database(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Transient(error) => error.fmt(f),
            Self::Keys(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for StartError {}

impl From<OpenError> for StartError {
    fn from(error: OpenError) -> Self {
        Self::Database(error)
    }
}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Unavailable> for StartError {
    fn from(error: Unavailable) -> Self {
        Self::Transient(error)
    }
}

impl From<KeysError> for StartError {
    fn from(error: KeysError) -> Self {
        Self::Keys(error)
    }
}

impl From<KeyRingError> for StartError {
    fn from(error: KeyRingError) -> Self {
        Self::MasterKey(error.to_string())
    }
}

impl From<MasterKeyError> for StartError {
    fn from(error: MasterKeyError) -> Self {
        Self::MasterKey(error.to_string())
    }
}

impl Provider {
    /// Opens the stores, migrates, opens or makes the keys, and reads the first snapshot.
    ///
    /// # Errors
    /// What stands in the way of a start, with its remedy.
    pub async fn open(settings: Settings, clock: Clock, random: Random) -> Result<Self, StartError> {
        stores::make_folder(&settings.data_dir)?;
        Self::assemble(settings, clock, random, OpenedFor::Serving).await
    }

    /// As [`Provider::open`], for a command: it works on the stores that are there, and makes neither a store nor a master key.
    ///
    /// # Errors
    /// As [`Provider::open`], and where a store is not there: which path was looked at.
    pub async fn open_beside(settings: Settings, clock: Clock, random: Random) -> Result<Self, StartError> {
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
        let door = Door::new(database.clone(), Means { issuer: settings.issuer.as_str().to_owned(), ring: keyring.clone() });
        if opened_for != OpenedFor::Reading {
            let starting = Acting::without_request(Actor::System, now, &random, Longest::of(&settings));
            signing_keys::complete(&database, &door, &keyring, settings.issuer.as_str(), &[Algorithm::RS256], starting).await?;
        }
        let provider = Self {
            door,
            audit: AuditQueue::start(database.clone(), clock.clone(), random.clone(), Counting::PerMinute),
            telemetry: Telemetry::new(),
            strangers: Strangers::default(),
            advances: Advances::default(),
            large_id_tokens: large_id_tokens::Told::default(),
            passwords: Passwords::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get), &random),
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
            OpenedFor::Serving | OpenedFor::Changing => provider.ensure_keys(None).await?,
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
        if self.must_be_alone() { Duration::ZERO } else { self.settings.clock_skew }
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

    /// The sessions as they are now.
    pub fn sessions(&self) -> Sessions<'_> {
        let lifetimes = SessionLifetimes { idle: self.settings.session_idle, absolute: self.settings.session_lifetime };
        Sessions::new(&self.transient, self.issuer(), lifetimes, self.now())
    }

    /// An act that no request led to.
    pub fn acting(&self, by: Actor) -> Acting {
        Acting::without_request(by, self.now(), &self.random, Longest::of(&self.settings))
    }

    /// An id for an access token: 128 random bits.
    pub fn new_jti(&self) -> String {
        self.random.uuid().simple().to_string()
    }

    /// Reads an access token of ours that is neither over nor revoked, and whose client is still there.
    pub fn verify_access_token(&self, presented: &str) -> Option<AccessToken> {
        let expected = Expected { typ: ExpectedType::Exactly(access::TYP), algorithms: &Algorithm::ALL };
        let snapshot = self.snapshot();
        let verified = snapshot.keys.verify_token(presented, &expected, self.now()).ok()?;
        let token = access::read_claims(verified.claims, self.issuer(), self.now()).ok()?;
        let client_stands = snapshot.client(&token.client_id).is_some_and(|known| known.client.enabled);
        (client_stands && !self.revocations.token(&token)).then_some(token)
    }

    /// Reads an access token of ours that is to be revoked: also one that is over by this clock, since that may be ahead and
    /// the token live again once it is set right.
    pub fn read_token_to_revoke(&self, presented: &str) -> Option<AccessToken> {
        let expected = Expected { typ: ExpectedType::Exactly(access::TYP), algorithms: &Algorithm::ALL };
        let verified = self.snapshot().keys.verify_hint(presented, &expected, self.now()).ok()?;
        let token = access::read_claims(verified.claims, self.issuer(), Timestamp::from_millis(i64::MIN)).ok()?;
        (self.now() < token.expires_at().plus(revocation::KEPT) && !self.revocations.token(&token)).then_some(token)
    }

    /// Reads a refresh token that we made, of whichever generation.
    pub fn verify_refresh_token(&self, presented: &str) -> Option<RefreshToken> {
        let unverified = refresh::Unverified::parse(presented)?;
        let key = self.keyring.by_id(Purpose::Refresh, unverified.key_id())?;
        unverified.verify(key)
    }

    /// Writes an event behind the request.
    pub async fn note(&self, event: Event) {
        self.audit.record(event, self.now()).await;
    }

    /// Tells every replica that `part` changed. A notice that is lost costs 300 ms.
    pub async fn tell(&self, part: &str) {
        if let Err(error) = self.transient.publish(part).await {
            self.telemetry.store_error("transient");
            tracing::debug!(%error, "a change notice was lost");
        }
    }

    /// Reads the parts of the snapshot that changed. What was committed before the call is in the snapshot after it.
    ///
    /// # Errors
    /// Where the database is away.
    pub async fn learn_changes(&self) -> Result<(), StoreError> {
        self.read_changes(0).await
    }

    /// Reads what changed before something is refused that a command may have made a moment ago. Callers share a reading,
    /// and readings are 20 ms apart, so that requests for what does not exist cost the database nothing to speak of.
    pub async fn catch_up(&self) {
        if let Err(error) = self.read_changes(20).await {
            tracing::warn!(%error, "recent changes could not be read before a request was refused");
        }
    }

    /// Reads the snapshot's parts at least `apart` milliseconds after they were last read, unless a reading that began
    /// since the call has done it.
    async fn read_changes(&self, apart: i64) -> Result<(), StoreError> {
        let asked = self.elapsed_millis();
        let mut read_at = self.read_at.lock().await;
        if let Some(last) = *read_at {
            if last > asked {
                return Ok(());
            }
            let wait = last.saturating_add(apart).saturating_sub(self.elapsed_millis());
            tokio::time::sleep(Duration::from_millis(u64::try_from(wait).unwrap_or(0))).await;
        }
        let began = self.elapsed_millis();
        let (before, ring, issuer) = (self.snapshot(), self.keyring.clone(), self.issuer().to_owned());
        let retention = Retention {
            // A minute more: a replica that has not heard of a rotation signs by the old key for a moment yet, by a clock that
            // may be ahead of the one that retired it.
            tokens: self
                .settings
                .access_token_lifetime
                .max(self.settings.id_token_lifetime)
                .saturating_add(Duration::from_secs(60))
                .saturating_add(self.settings.clock_skew),
            hints: self.settings.session_lifetime.saturating_add(self.settings.clock_skew),
        };
        let next = self.database.read(move |conn| before.next(conn, &ring, &issuer, retention)).await?;
        if let Some(next) = next {
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        }
        *read_at = Some(began);
        Ok(())
    }

    async fn read_revocations(&self) -> Result<(), StoreError> {
        let seen = self.revocations.seen.load(Ordering::SeqCst);
        let (news, revision) = self.database.read(move |conn| revocation::since(conn, seen)).await?;
        self.revocations.learn(news, revision, self.now());
        Ok(())
    }

    /// After a revocation: this replica knows it when this returns, the others are told.
    pub async fn learn_revocations(&self) {
        if let Err(error) = self.read_revocations().await {
            tracing::warn!(%error, "revocations could not be read: trying again within 300 ms");
        }
        self.tell(part::REVOCATIONS).await;
    }

    /// Whether revocations were read lately enough to answer for a token.
    ///
    /// # Errors
    /// Where they were not: the answer is 503.
    pub fn news_are_fresh(&self) -> Result<(), StoreError> {
        let since = self.elapsed_millis().saturating_sub(self.heard.load(Ordering::SeqCst));
        if since > i64::try_from(STALE.as_millis()).unwrap_or(i64::MAX) {
            return Err(StoreError::Unavailable("no revocations could be read for ten seconds".into()));
        }
        Ok(())
    }

    fn elapsed_millis(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// Reads news every 300 ms and at every notice; runs until it is dropped.
    pub async fn listen(&self) {
        let mut notices = self.transient.subscribe();
        let mut round = tokio::time::interval(NEWS);
        round.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = round.tick() => {}
                // A receiver that lagged has missed notices: what they told is read all the same.
                _ = notices.recv() => {}
            }
            let heard = self.elapsed_millis();
            // Each by itself: what cannot be read of clients or keys keeps no revocation back.
            let (changes, revocations) = tokio::join!(self.learn_changes(), self.read_revocations());
            if revocations.is_ok() {
                self.heard.store(heard, Ordering::SeqCst);
            }
            for error in [changes.err(), revocations.err()].into_iter().flatten() {
                self.telemetry.store_error("database");
                tracing::warn!(%error, "changes could not be read");
            }
            // A notice may come with every request of a busy minute: the stores are asked at most every 20 ms.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// From now on not ready: no balancer sends anything more.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::SeqCst);
    }

    /// Whether requests can be served: every algorithm has its key, both stores take writes and the news are fresh.
    ///
    /// # Errors
    /// What is away.
    pub async fn ready(&self) -> Result<(), String> {
        if self.draining.load(Ordering::SeqCst) {
            return Err("shutting down: waiting for open requests".into());
        }
        let snapshot = self.snapshot();
        if let Some(missing) = snapshot.algorithms().into_iter().find(|algorithm| snapshot.keys.signing(*algorithm).is_none()) {
            return Err(format!("no key signs {}", missing.name()));
        }
        let mut probed = self.probed.lock().await;
        // Who asks more often than this hears what the last one heard: each asking writes.
        if let Some((at, heard)) = &*probed
            && at.elapsed() < PROBED
        {
            return heard.clone();
        }
        let heard = self.probe().await;
        *probed = Some((std::time::Instant::now(), heard.clone()));
        heard
    }

    /// Writes into both stores, side by side.
    async fn probe(&self) -> Result<(), String> {
        let durable = async { self.rows.probe(self.now()).await.map_err(|error| error.to_string()) };
        let transient = async { self.transient.probe(self.now()).await.map_err(|error| error.to_string()) };
        let (durable, transient) = tokio::join!(tokio::time::timeout(PROBE, durable), tokio::time::timeout(PROBE, transient));
        let told: Vec<String> = [
            durable.unwrap_or_else(|_| Err("the database is unavailable: it does not answer".to_owned())).err(),
            transient.unwrap_or_else(|_| Err("the transient store is unavailable: it does not answer".to_owned())).err(),
            self.news_are_fresh().err().map(|error| error.to_string()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if told.is_empty() { Ok(()) } else { Err(told.join("\n")) }
    }

    /// Whether a `serve` over these stores must be the only one.
    pub fn must_be_alone(&self) -> bool {
        matches!(self.transient, TransientStore::Embedded(_)) || matches!(self.settings.database(), DatabaseKind::Sqlite)
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer()).finish_non_exhaustive()
    }
}
