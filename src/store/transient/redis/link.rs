//! The connection to Redis as it comes and goes.
//!
//! While Redis is away nobody waits for it: the first caller that sees a connection fail puts it away, all after that
//! get [`Unavailable`] at once, and one task tries to connect until it succeeds. The same task asks for a sign of life
//! each second, so that the failure is mostly seen before a caller sees it.

use std::sync::{Arc, PoisonError, RwLock, Weak};
use std::time::Duration;

use ::redis::aio::{ConnectionLike, MultiplexedConnection};
use ::redis::cluster_async::ClusterConnection;
use ::redis::{Cmd, ErrorKind, Msg, Pipeline, PushKind, RedisError, RedisFuture, RedisResult, ServerErrorKind, Value, cmd};
use tokio::sync::{Notify, broadcast, mpsc};
use tokio::time::{Instant, sleep, timeout};

use super::super::Unavailable;
use super::Timeouts;
use super::target::Target;
use crate::secrets::Renewed;

/// How long to rest between two attempts to connect, and between two signs of life.
const RETRY: Duration = Duration::from_millis(200);
const HEARTBEAT: Duration = Duration::from_secs(1);

/// A connection to one server or to all of a Cluster; clones share it.
#[derive(Clone)]
pub(super) enum Link {
    Single(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl ConnectionLike for Link {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        match self {
            Self::Single(connection) => connection.req_packed_command(command),
            Self::Cluster(connection) => connection.req_packed_command(command),
        }
    }

    fn req_packed_commands<'a>(&'a mut self, pipeline: &'a Pipeline, offset: usize, count: usize) -> RedisFuture<'a, Vec<Value>> {
        match self {
            Self::Single(connection) => connection.req_packed_commands(pipeline, offset, count),
            Self::Cluster(connection) => connection.req_packed_commands(pipeline, offset, count),
        }
    }

    fn get_db(&self) -> i64 {
        match self {
            Self::Single(connection) => connection.get_db(),
            Self::Cluster(connection) => connection.get_db(),
        }
    }
}

enum State {
    Up(Link),
    Down(String),
}

struct Shared {
    /// The state, and how many connections there have been: a late failure of an old one must not put away the new.
    state: RwLock<(State, u64)>,
    /// Wakes the task that connects.
    went_down: Notify,
}

/// The connections of one store.
#[derive(Clone)]
pub(super) struct Links(Arc<Shared>);

impl Links {
    /// Tries once to connect, and from then on keeps a connection up and another subscribed to `channel`, until dropped.
    pub(super) async fn start(
        target: Arc<Renewed<Target>>,
        timeouts: Timeouts,
        channel: &'static str,
        notices: broadcast::Sender<String>,
    ) -> Self {
        // Before any TLS configuration is made; who came first has chosen the same provider.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let state = match attempt(&target, timeouts).await {
            Ok(link) => (State::Up(link), 1),
            Err(error) => {
                tracing::warn!(%error, "Redis is away");
                (State::Down(error.to_string()), 0)
            }
        };
        let shared = Arc::new(Shared { state: RwLock::new(state), went_down: Notify::new() });
        tokio::spawn(keep_up(Arc::downgrade(&shared), Arc::clone(&target), timeouts));
        tokio::spawn(keep_listening(Arc::downgrade(&shared), target, timeouts, channel, notices));
        Self(shared)
    }

    /// The connection, and its number for [`Self::failed`]; at once, whether it is there or not.
    pub(super) fn current(&self) -> Result<(Link, u64), Unavailable> {
        self.0.current()
    }

    /// What `error` on connection `generation` means to a caller; puts the connection away where it will not recover.
    pub(super) fn failed(&self, generation: u64, error: &RedisError) -> Unavailable {
        self.0.failed(generation, error)
    }
}

impl Shared {
    fn current(&self) -> Result<(Link, u64), Unavailable> {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        match &state.0 {
            State::Up(link) => Ok((link.clone(), state.1)),
            State::Down(reason) => Err(Unavailable(reason.clone())),
        }
    }

    fn failed(&self, generation: u64, error: &RedisError) -> Unavailable {
        if is_lost(error) {
            let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
            if state.1 == generation && matches!(state.0, State::Up(_)) {
                tracing::warn!(%error, "Redis is away");
                state.0 = State::Down(error.to_string());
                self.went_down.notify_one();
            }
        }
        if takes_no_writes(error) { Unavailable(format!("it takes no writes: {error}")) } else { Unavailable(error.to_string()) }
    }

    fn connected(&self, link: Link) {
        tracing::info!("Redis is back");
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        *state = (State::Up(link), state.1.wrapping_add(1));
    }

    fn still_away(&self, error: &RedisError) {
        self.state.write().unwrap_or_else(PoisonError::into_inner).0 = State::Down(error.to_string());
    }
}

/// Whether another connection is needed: this one broke or does not answer, or the server is no master (any more).
fn is_lost(error: &RedisError) -> bool {
    use ServerErrorKind::{BusyLoading, MasterDown, ReadOnly};
    error.is_unrecoverable_error()
        || error.is_io_error()
        || error.is_timeout()
        || matches!(error.kind(), ErrorKind::Server(BusyLoading | MasterDown | ReadOnly) | ErrorKind::ClusterConnectionNotFound)
        || is_refused(error)
}

/// Whether the password is not the right one (any more): another connection reads it again. A Cluster's client knows only the one
/// that it began with.
fn is_refused(error: &RedisError) -> bool {
    error.kind() == ErrorKind::AuthenticationFailed || matches!(error.code(), Some("NOAUTH" | "WRONGPASS"))
}

/// Whether Redis answers and refuses what changes it: a replica, full memory, a disk that takes no snapshot, too few replicas.
fn takes_no_writes(error: &RedisError) -> bool {
    matches!(error.code(), Some("READONLY" | "OOM" | "MISCONF" | "NOREPLICAS"))
}

fn too_slow() -> RedisError {
    std::io::Error::from(std::io::ErrorKind::TimedOut).into()
}

/// What the URL says now; its file is not read on a worker.
async fn now(target: &Arc<Renewed<Target>>) -> Arc<Target> {
    let asked = Arc::clone(target);
    tokio::task::spawn_blocking(move || asked.now()).await.unwrap_or_else(|_| target.last())
}

/// One attempt, within the timeouts whatever it has to go through.
async fn attempt(target: &Arc<Renewed<Target>>, timeouts: Timeouts) -> RedisResult<Link> {
    timeout(timeouts.connect + timeouts.response, async { now(target).await.connect(timeouts).await })
        .await
        .unwrap_or_else(|_| Err(too_slow()))
}

async fn keep_up(shared: Weak<Shared>, target: Arc<Renewed<Target>>, timeouts: Timeouts) {
    let mut connected_at = Instant::now();
    loop {
        let Some(there) = shared.upgrade() else { return };
        match there.current() {
            Ok((link, generation)) => {
                // A Cluster's client looks after its nodes by itself.
                if let Link::Single(mut connection) = link
                    && let Err(error) = cmd("PING").exec_async(&mut connection).await
                {
                    there.failed(generation, &error);
                }
                tokio::select! {
                    () = there.went_down.notified() => {}
                    () = sleep(HEARTBEAT) => {}
                }
                // A server that takes connections but no work (a replica, say) is not to be stormed.
                if connected_at.elapsed() < RETRY {
                    sleep(RETRY).await;
                }
            }
            Err(_) => match attempt(&target, timeouts).await {
                Ok(link) => {
                    there.connected(link);
                    connected_at = Instant::now();
                }
                Err(error) => {
                    there.still_away(&error);
                    drop(there);
                    sleep(RETRY).await;
                }
            },
        }
    }
}

/// Passes on what is published, over one connection after another. What is published between two is lost.
async fn keep_listening(
    shared: Weak<Shared>,
    target: Arc<Renewed<Target>>,
    timeouts: Timeouts,
    channel: &'static str,
    notices: broadcast::Sender<String>,
) {
    while shared.strong_count() > 0 {
        let (pushed, mut pushes) = mpsc::unbounded_channel();
        let subscribed = timeout(timeouts.connect + timeouts.response, async {
            let mut connection = now(&target).await.listen(timeouts, pushed).await?;
            connection.subscribe(channel).await?;
            RedisResult::Ok(connection)
        });
        if let Ok(Ok(mut connection)) = subscribed.await {
            while shared.strong_count() > 0 {
                match timeout(HEARTBEAT, pushes.recv()).await {
                    Ok(None) => break,
                    Ok(Some(push)) if push.kind == PushKind::Disconnection => break,
                    Ok(Some(push)) => {
                        if let Some(Ok(part)) = Msg::from_push_info(push).map(|message| message.get_payload()) {
                            let _ = notices.send(part); // no subscriber is no error
                        }
                    }
                    Err(_) => {
                        if cmd("PING").exec_async(&mut connection).await.is_err() {
                            break;
                        }
                    }
                }
            }
        }
        sleep(RETRY).await;
    }
}
