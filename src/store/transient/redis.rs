//! The transient store on Redis (or Valkey) 6.2 or later: one server, Sentinel or Cluster.
//!
//! A value is kept at `latchkey:{kind:hash}` and a set at `latchkey:{kind:hash}:index`; the braces put both on one slot
//! of a Cluster. A value begins with the 16 digits of the millisecond at which it expires in Provider time, and that is
//! what readers and scripts compare with `now`; Redis' own time to live only collects what expired five minutes ago.
//! Each primitive is one command or one script, so it happens at once or not at all, and none is ever sent twice.

mod link;
mod scripts;
mod target;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ::redis::{Cmd, FromRedisValue, Pipeline, ScriptInvocation, Value, cmd};
use tokio::sync::broadcast;

use super::{Answer, Counted, FORGOTTEN_AFTER, Key, Operation, Transient, Unavailable};
use crate::clock::Timestamp;
use crate::secrets::{Renewed, SecretUrl};
use link::{Link, Links};
use scripts::{COMPARE_AND_SWAP, INCREMENT, INDEX_ADD, PUT_IF_ABSENT};
use target::Target;

/// Where replicas tell each other what changed.
const CHANNEL: &str = "latchkey:notices";
/// How many notices a slow subscriber may fall behind before it misses some.
const NOTICES: usize = 256;
/// The digits before each value.
const PREFIX: usize = 16;
/// The largest moment that these digits, and a Lua number, hold exactly.
const LATEST: i64 = (1 << 53) - 1;
/// Redis refuses a time to live near the end of time; ten years are as good as any.
const LONGEST: i64 = 315_576_000_000;

/// How long Redis may take before it counts as away.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For a connection to stand.
    pub connect: Duration,
    /// For an answer.
    pub response: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(1), response: Duration::from_secs(1) }
    }
}

/// The Redis store; clones share its connections, which close with the last of them.
#[derive(Clone)]
pub struct RedisStore {
    links: Links,
    notices: broadcast::Sender<String>,
    takes_writes: bool,
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedisStore")
    }
}

impl RedisStore {
    /// Connects to `url` and keeps the connection up from then on, on the runtime that calls this.
    ///
    /// `redis://[[user]:password@]host[:port][/database]` (`rediss://` for TLS, which trusts the system's certificates or
    /// those of `SSL_CERT_FILE`), `redis+sentinel://[[user]:password@]host[:port],host.../master[/database]` with
    /// `?sentinel_password=` and `?sentinel_username=` where the sentinels ask for them, or
    /// `redis+cluster://[[user]:password@]host[:port],host...`; `rediss+sentinel` and `rediss+cluster` for TLS.
    ///
    /// A URL that came from a file is read again for each new connection.
    ///
    /// Where Redis is away this returns all the same, after `timeouts` at most, and the store is there once Redis is.
    ///
    /// # Errors
    /// Where `url` is none of these.
    pub async fn connect(url: impl Into<SecretUrl>, timeouts: Timeouts) -> Result<Self, Unavailable> {
        let url = url.into();
        let first = Target::parse(url.expose())?;
        let target = Arc::new(Renewed::new(url, first, |text| Target::parse(text).map_err(|error| error.to_string())));
        let (notices, _) = broadcast::channel(NOTICES);
        let links = Links::start(target, timeouts, CHANNEL, notices.clone()).await;
        Ok(Self { links, notices, takes_writes: true })
    }

    /// The same store for whoever only reads.
    #[must_use]
    pub fn to_read(self) -> Self {
        Self { takes_writes: false, ..self }
    }

    /// Whether it was opened for more than reading.
    pub(super) fn takes_writes(&self) -> bool {
        self.takes_writes
    }

    async fn command<T: FromRedisValue>(&self, command: &Cmd) -> Result<T, Unavailable> {
        let (mut link, generation) = self.links.current()?;
        command.query_async(&mut link).await.map_err(|error| self.links.failed(generation, &error))
    }

    async fn script<T: FromRedisValue>(&self, invocation: &ScriptInvocation<'_>) -> Result<T, Unavailable> {
        let (mut link, generation) = self.links.current()?;
        invocation.invoke_async(&mut link).await.map_err(|error| self.links.failed(generation, &error))
    }

    /// A Cluster takes no pipeline over several slots, so there the commands go side by side.
    async fn commands(&self, commands: Vec<Cmd>) -> Result<Vec<Value>, Unavailable> {
        let (mut link, generation) = self.links.current()?;
        if matches!(link, Link::Single(_)) {
            let mut pipeline = Pipeline::with_capacity(commands.len());
            for command in commands {
                pipeline.add_command(command);
            }
            return pipeline.query_async(&mut link).await.map_err(|error| self.links.failed(generation, &error));
        }
        let running: Vec<_> = commands
            .into_iter()
            .map(|command| {
                let mut link = link.clone();
                tokio::spawn(async move { command.query_async::<Value>(&mut link).await })
            })
            .collect();
        let mut values = Vec::with_capacity(running.len());
        for command in running {
            let answer = command.await.map_err(|error| Unavailable(error.to_string()))?;
            values.push(answer.map_err(|error| self.links.failed(generation, &error))?);
        }
        Ok(values)
    }
}

fn place(key: &Key) -> String {
    format!("latchkey:{{{}}}", key.as_str())
}

fn index_place(key: &Key) -> String {
    format!("latchkey:{{{}}}:index", key.as_str())
}

/// A moment as scripts and prefixes have it.
fn moment(at: Timestamp) -> i64 {
    at.as_millis().clamp(0, LATEST)
}

fn prefix(expires_at: Timestamp) -> String {
    format!("{:016}", moment(expires_at))
}

fn record(value: &[u8], expires_at: Timestamp) -> Vec<u8> {
    let mut record = Vec::with_capacity(PREFIX + value.len());
    record.extend_from_slice(prefix(expires_at).as_bytes());
    record.extend_from_slice(value);
    record
}

/// The time to live in milliseconds.
fn lifetime(expires_at: Timestamp, now: Timestamp) -> i64 {
    let left = expires_at.as_millis().saturating_sub(now.as_millis()).clamp(0, LONGEST);
    // In real time.
    Timestamp::from_millis(left).plus(FORGOTTEN_AFTER).as_millis()
}

/// The value of a record that has not expired at `now`.
fn unexpired(record: Option<Vec<u8>>, now: Timestamp) -> Option<Vec<u8>> {
    let mut record = record?;
    let expires_at: i64 = std::str::from_utf8(record.get(..PREFIX)?).ok()?.parse().ok()?;
    (expires_at > moment(now)).then(|| record.split_off(PREFIX))
}

fn put(key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Cmd {
    cmd("SET").arg(place(key)).arg(record(value, expires_at)).arg("PX").arg(lifetime(expires_at, now)).take()
}

fn get(key: &Key) -> Cmd {
    cmd("GET").arg(place(key)).take()
}

fn take(key: &Key) -> Cmd {
    cmd("GETDEL").arg(place(key)).take()
}

fn delete(key: &Key) -> Cmd {
    cmd("DEL").arg(place(key)).arg(index_place(key)).take()
}

fn command_of(operation: &Operation, now: Timestamp) -> Cmd {
    match operation {
        Operation::Put { key, value, expires_at } => put(key, value, *expires_at, now),
        Operation::Get { key } => get(key),
        Operation::Take { key } => take(key),
        Operation::Delete { key } => delete(key),
        Operation::IndexAdd { key, member, expires_at } => cmd("EVAL") // whole: a pipeline cannot load what is missing and go on
            .arg(INDEX_ADD)
            .arg(1)
            .arg(index_place(key))
            .arg(moment(now))
            .arg(lifetime(*expires_at, now))
            .arg(moment(*expires_at))
            .arg(member)
            .take(),
        Operation::IndexRemove { key, member } => cmd("ZREM").arg(index_place(key)).arg(member).take(),
    }
}

fn answer_to(operation: &Operation, value: Value, now: Timestamp) -> Result<Answer, Unavailable> {
    if !matches!(operation, Operation::Get { .. } | Operation::Take { .. }) {
        return Ok(Answer::Done);
    }
    let record = Option::<Vec<u8>>::from_redis_value(value).map_err(|error| Unavailable(error.to_string()))?;
    Ok(Answer::Value(unexpired(record, now)))
}

impl Transient for RedisStore {
    async fn put(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<(), Unavailable> {
        self.command(&put(key, value, expires_at, now)).await
    }

    async fn get(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        Ok(unexpired(self.command(&get(key)).await?, now))
    }

    async fn take(&self, key: &Key, now: Timestamp) -> Result<Option<Vec<u8>>, Unavailable> {
        Ok(unexpired(self.command(&take(key)).await?, now))
    }

    async fn put_if_absent(&self, key: &Key, value: &[u8], expires_at: Timestamp, now: Timestamp) -> Result<bool, Unavailable> {
        let mut script = PUT_IF_ABSENT.key(place(key));
        self.script(script.arg(moment(now)).arg(lifetime(expires_at, now)).arg(record(value, expires_at))).await
    }

    async fn compare_and_swap(
        &self,
        key: &Key,
        expected: &[u8],
        value: &[u8],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Unavailable> {
        let mut script = COMPARE_AND_SWAP.key(place(key));
        script.arg(moment(now)).arg(lifetime(expires_at, now)).arg(record(value, expires_at)).arg(expected);
        self.script(&script).await
    }

    async fn increment(&self, key: &Key, expires_at: Timestamp, now: Timestamp) -> Result<Counted, Unavailable> {
        let mut script = INCREMENT.key(place(key));
        let script = script.arg(moment(now)).arg(lifetime(expires_at, now)).arg(prefix(expires_at));
        let (count, until): (u64, i64) = self.script(script).await?;
        Ok(Counted { count, until: Timestamp::from_millis(until) })
    }

    async fn delete(&self, key: &Key) -> Result<(), Unavailable> {
        self.command(&delete(key)).await
    }

    async fn index(&self, key: &Key, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        self.command(cmd("ZRANGEBYSCORE").arg(index_place(key)).arg(format!("({}", moment(now))).arg("+inf")).await
    }

    async fn index_count(&self, key: &Key, now: Timestamp) -> Result<u64, Unavailable> {
        self.command(cmd("ZCOUNT").arg(index_place(key)).arg(format!("({}", moment(now))).arg("+inf")).await
    }

    async fn index_page(&self, key: &Key, skip: usize, limit: usize, now: Timestamp) -> Result<Vec<String>, Unavailable> {
        let mut page = cmd("ZREVRANGEBYSCORE");
        page.arg(index_place(key)).arg("+inf").arg(format!("({}", moment(now))).arg("LIMIT").arg(skip).arg(limit);
        self.command(&page).await
    }

    async fn batch(&self, operations: Vec<Operation>, now: Timestamp) -> Result<Vec<Answer>, Unavailable> {
        if operations.is_empty() {
            return Ok(Vec::new());
        }
        let values = self.commands(operations.iter().map(|operation| command_of(operation, now)).collect()).await?;
        if values.len() != operations.len() {
            return Err(Unavailable(format!("{} answers to {} commands", values.len(), operations.len())));
        }
        operations.iter().zip(values).map(|(operation, value)| answer_to(operation, value, now)).collect()
    }

    async fn publish(&self, part: &str) -> Result<(), Unavailable> {
        let published = self.command(cmd("PUBLISH").arg(CHANNEL).arg(part)).await;
        if published.is_err() {
            let _ = self.notices.send(part.to_owned()); // at least this replica hears of it; no subscriber is no error
        }
        published
    }

    fn subscribe(&self) -> broadcast::Receiver<String> {
        self.notices.subscribe()
    }

    async fn ping(&self) -> Result<(), Unavailable> {
        self.command::<Value>(&cmd("PING")).await?;
        // An account that may not ask for INFO is taken to be set up as it should be.
        let (mut link, generation) = self.links.current()?;
        match cmd("INFO").arg("memory").query_async::<Value>(&mut link).await {
            Ok(memory) => keeps_what_it_is_given(&memory),
            Err(error) if error.code() == Some("NOPERM") => Ok(()),
            Err(error) => Err(self.links.failed(generation, &error)),
        }
    }
}

/// Refuses a server (of a Cluster: any) that throws away what has not expired when its memory is full.
fn keeps_what_it_is_given(memory: &Value) -> Result<(), Unavailable> {
    let check = |text: &str| {
        let field = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'));
        match (field("maxmemory"), field("maxmemory_policy")) {
            (Some("0"), _) | (_, Some("noeviction") | None) => Ok(()),
            (_, Some(policy)) => Err(Unavailable(format!("maxmemory-policy is {policy}; it must be noeviction"))),
        }
    };
    match memory {
        Value::BulkString(text) => check(&String::from_utf8_lossy(text)),
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => check(text),
        Value::Array(nodes) => nodes.iter().try_for_each(keeps_what_it_is_given),
        Value::Map(nodes) => nodes.iter().try_for_each(|(_, memory)| keeps_what_it_is_given(memory)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_evicts_is_refused() {
        let memory = |max, policy| {
            Value::BulkString(format!("# Memory\r\nmaxmemory:{max}\r\nmaxmemory_human:x\r\nmaxmemory_policy:{policy}\r\n").into())
        };
        assert!(keeps_what_it_is_given(&memory("0", "allkeys-lru")).is_ok());
        assert!(keeps_what_it_is_given(&memory("1000", "noeviction")).is_ok());
        let one_of_a_cluster = Value::Map(vec![(Value::Nil, memory("0", "noeviction")), (Value::Nil, memory("1000", "allkeys-lru"))]);
        assert!(keeps_what_it_is_given(&one_of_a_cluster).unwrap_err().0.contains("allkeys-lru"));
    }

    #[test]
    fn a_record_carries_its_expiry_and_one_without_is_none() {
        let at = Timestamp::from_millis;
        assert_eq!(unexpired(Some(record(b"v", at(10))), at(9)), Some(b"v".to_vec()));
        assert_eq!(unexpired(Some(record(b"v", at(10))), at(10)), None);
        assert_eq!(unexpired(Some(record(b"", at(i64::MAX))), at(9)), Some(Vec::new()));
        assert_eq!(unexpired(Some(b"short".to_vec()), at(0)), None);
        assert_eq!(lifetime(at(1000), at(400)), 300_600);
        assert_eq!(lifetime(at(400), at(1000)), 300_000);
    }
}
