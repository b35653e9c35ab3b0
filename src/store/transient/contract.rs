//! What both stores hold: each rule is one function, run against the embedded store always and against Redis where
//! `LATCHKEY_TEST_REDIS_URL` names one that may be written to.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::timeout;

use super::embedded::Embedded;
use super::redis::{RedisStore, Timeouts};
use super::{Answer, Counted, Key, Operation, Transient, TransientStore};
use crate::clock::{Random, Timestamp};
use crate::secrets::SecretUrl;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);

fn at(seconds: u64) -> Timestamp {
    NOW.plus(Duration::from_secs(seconds))
}

/// A key that no other test, and no earlier run, has used.
fn key() -> Key {
    Key::new("test", &Random::default().uuid().to_string())
}

async fn all<T: Send + 'static, F>(callers: usize, call: impl Fn(usize) -> F) -> Vec<T>
where
    F: Future<Output = T> + Send + 'static,
{
    let mut running = JoinSet::new();
    for caller in 0..callers {
        running.spawn(call(caller));
    }
    running.join_all().await
}

async fn a_value_is_there_until_it_is_replaced_deleted_or_expires(store: TransientStore) {
    let key = key();
    assert_eq!(store.get(&key, NOW).await.unwrap(), None);
    store.put(&key, b"one", at(10), NOW).await.unwrap();
    assert_eq!(store.get(&key, at(9)).await.unwrap(), Some(b"one".to_vec()));
    assert_eq!(store.get(&key, at(10)).await.unwrap(), None, "gone at the moment it expires");
    store.put(&key, &[0, 255, b'\r', b'\n'], at(20), NOW).await.unwrap();
    assert_eq!(store.get(&key, at(15)).await.unwrap(), Some(vec![0, 255, b'\r', b'\n']));
    store.put(&key, b"", at(20), NOW).await.unwrap();
    assert_eq!(store.get(&key, NOW).await.unwrap(), Some(Vec::new()));
    store.delete(&key).await.unwrap();
    store.delete(&key).await.unwrap();
    assert_eq!(store.get(&key, NOW).await.unwrap(), None);
    store.put(&key, b"for ever", Timestamp::from_millis(i64::MAX), NOW).await.unwrap();
    assert_eq!(store.get(&key, at(1 << 40)).await.unwrap(), Some(b"for ever".to_vec()));
}

async fn of_a_hundred_takes_one_wins(store: TransientStore) {
    let key = key();
    store.put(&key, b"code", at(10), NOW).await.unwrap();
    let taken = all(100, |_| {
        let (store, key) = (store.clone(), key.clone());
        async move { store.take(&key, NOW).await.unwrap() }
    });
    assert_eq!(taken.await.into_iter().flatten().collect::<Vec<_>>(), [b"code".to_vec()]);
    assert_eq!(store.get(&key, NOW).await.unwrap(), None);
    store.put(&key, b"late", at(10), NOW).await.unwrap();
    assert_eq!(store.take(&key, at(10)).await.unwrap(), None, "an expired code is none");
}

async fn of_a_hundred_that_put_where_nothing_is_one_wins(store: TransientStore) {
    let key = key();
    let put = all(100, |caller| {
        let (store, key) = (store.clone(), key.clone());
        async move { store.put_if_absent(&key, caller.to_string().as_bytes(), at(10), NOW).await.unwrap().then_some(caller) }
    });
    let winners: Vec<usize> = put.await.into_iter().flatten().collect();
    assert_eq!(winners.len(), 1);
    assert_eq!(store.get(&key, NOW).await.unwrap(), Some(winners[0].to_string().into_bytes()));
    assert!(!store.put_if_absent(&key, b"later", at(20), at(9)).await.unwrap());
    assert!(store.put_if_absent(&key, b"later", at(20), at(10)).await.unwrap(), "what expired is absent");
}

async fn a_swap_needs_what_it_expects(store: TransientStore) {
    let key = key();
    assert!(!store.compare_and_swap(&key, b"", b"new", at(10), NOW).await.unwrap(), "nothing is not an empty value");
    store.put(&key, b"0", at(10), NOW).await.unwrap();
    assert!(!store.compare_and_swap(&key, b"1", b"2", at(10), NOW).await.unwrap());
    assert!(!store.compare_and_swap(&key, b"0", b"1", at(20), at(10)).await.unwrap(), "an expired value is none");
    let swapped = all(50, |_| {
        let (store, key) = (store.clone(), key.clone());
        async move { store.compare_and_swap(&key, b"0", b"1", at(20), NOW).await.unwrap() }
    });
    assert_eq!(swapped.await.into_iter().filter(|swapped| *swapped).count(), 1);
    assert_eq!(store.get(&key, at(15)).await.unwrap(), Some(b"1".to_vec()), "the swap's own expiry holds");
}

async fn a_window_ends_when_its_first_count_said(store: TransientStore) {
    let key = key();
    let mut counts = all(50, |_| {
        let (store, key) = (store.clone(), key.clone());
        async move { store.increment(&key, at(60), NOW).await.unwrap().count }
    })
    .await;
    counts.sort_unstable();
    assert_eq!(counts, (1..=50).collect::<Vec<u64>>());
    let counted = |count, until| Counted { count, until: at(until) };
    assert_eq!(store.increment(&key, at(119), at(59)).await.unwrap(), counted(51, 60), "a later count does not move the end");
    assert_eq!(store.increment(&key, at(120), at(60)).await.unwrap(), counted(1, 120));
    assert_eq!(store.increment(&key, at(130), at(61)).await.unwrap(), counted(2, 120));
}

async fn a_set_forgets_members_one_by_one(store: TransientStore) {
    let key = key();
    let add = |member: &str, expires_at| Operation::IndexAdd { key: key.clone(), member: member.into(), expires_at };
    store.batch(vec![add("a", at(10)), add("b", at(30)), add("c", at(20)), add("a", at(40))], NOW).await.unwrap();
    assert_eq!(store.index(&key, NOW).await.unwrap(), ["c", "b", "a"], "in the order in which they expire");
    assert_eq!(store.index(&key, at(20)).await.unwrap(), ["b", "a"]);
    assert_eq!((store.index_count(&key, NOW).await.unwrap(), store.index_count(&key, at(20)).await.unwrap()), (3, 2));
    assert_eq!(store.index_page(&key, 0, 2, NOW).await.unwrap(), ["a", "b"], "those that expire last in front");
    assert_eq!(store.index_page(&key, 1, 9, at(20)).await.unwrap(), ["b"]);
    store.batch(vec![Operation::IndexRemove { key: key.clone(), member: "b".into() }], NOW).await.unwrap();
    assert_eq!(store.index(&key, at(20)).await.unwrap(), ["a"]);
    assert_eq!(store.get(&key, NOW).await.unwrap(), None, "a set is not a value");
    store.put(&key, b"beside it", at(10), NOW).await.unwrap();
    assert_eq!(store.index(&key, NOW).await.unwrap(), ["c", "a"]);
    store.delete(&key).await.unwrap();
    assert_eq!(store.index(&key, NOW).await.unwrap(), Vec::<String>::new());
}

async fn a_batch_answers_in_order(store: TransientStore) {
    let (one, two, three) = (key(), key(), key());
    store.put(&two, b"two", at(10), NOW).await.unwrap();
    let answers = store
        .batch(
            vec![
                Operation::Put { key: one.clone(), value: b"one".to_vec(), expires_at: at(10) },
                Operation::Get { key: one.clone() },
                Operation::Take { key: two.clone() },
                Operation::Take { key: two.clone() },
                Operation::Delete { key: one.clone() },
                Operation::Get { key: one.clone() },
                Operation::Get { key: three.clone() },
            ],
            NOW,
        )
        .await
        .unwrap();
    let value = |value: &[u8]| Answer::Value(Some(value.to_vec()));
    let none = Answer::Value(None);
    assert_eq!(answers, [Answer::Done, value(b"one"), value(b"two"), none.clone(), Answer::Done, none.clone(), none.clone()]);
    let reads = vec![Operation::Get { key: one }, Operation::Get { key: two }];
    assert_eq!(store.batch(reads, NOW).await.unwrap(), [none.clone(), none]);
    assert_eq!(store.batch(Vec::new(), NOW).await.unwrap(), []);
}

async fn a_notice_reaches_every_subscriber(store: TransientStore) {
    let (mut first, mut second) = (store.subscribe(), store.subscribe());
    let part = Random::default().uuid().to_string();
    // Redis' subscription may be a moment behind the connection.
    tokio::time::sleep(Duration::from_millis(200)).await;
    store.publish(&part).await.unwrap();
    for notices in [&mut first, &mut second] {
        timeout(Duration::from_secs(2), async { while notices.recv().await.unwrap() != part {} }).await.unwrap();
    }
}

async fn it_answers_a_ping(store: TransientStore) {
    store.ping().await.unwrap();
}

/// Handlers are spawned: what cannot be sent to another thread would not compile here.
#[test]
fn its_futures_are_send() {
    fn send<T: Send>(_: impl Fn(TransientStore, Key) -> T) {}
    send(|store, key| async move {
        let _ = store.put(&key, b"", NOW, NOW).await;
        let _ = store.get(&key, NOW).await;
        let _ = store.take(&key, NOW).await;
        let _ = store.put_if_absent(&key, b"", NOW, NOW).await;
        let _ = store.compare_and_swap(&key, b"", b"", NOW, NOW).await;
        let _ = store.increment(&key, NOW, NOW).await;
        let _ = store.delete(&key).await;
        let _ = store.index(&key, NOW).await;
        let _ = store.batch(Vec::new(), NOW).await;
        let _ = store.publish("").await;
        let _ = store.ping().await;
    });
}

macro_rules! both_hold {
    ($($rule:ident),* $(,)?) => {
        mod embedded {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $rule() {
                let folder = tempfile::tempdir().unwrap();
                let store = super::Embedded::open(&folder.path().join("transient.db")).unwrap();
                super::$rule(super::TransientStore::Embedded(store)).await;
            })*
        }
        mod redis {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $rule() {
                let Ok(url) = std::env::var("LATCHKEY_TEST_REDIS_URL") else { return };
                let store = super::RedisStore::connect(&url, super::Timeouts::default()).await.unwrap();
                super::$rule(super::TransientStore::Redis(store)).await;
            })*
        }
    };
}

both_hold! {
    a_value_is_there_until_it_is_replaced_deleted_or_expires,
    of_a_hundred_takes_one_wins,
    of_a_hundred_that_put_where_nothing_is_one_wins,
    a_swap_needs_what_it_expects,
    a_window_ends_when_its_first_count_said,
    a_set_forgets_members_one_by_one,
    a_batch_answers_in_order,
    a_notice_reaches_every_subscriber,
    it_answers_a_ping,
}

mod of_a_file {
    use super::*;

    #[tokio::test]
    async fn it_survives_reopening() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        let (session, sessions) = (key(), key());
        let store = Embedded::open(&path).unwrap();
        store.put(&session, b"session", at(10), NOW).await.unwrap();
        let add = Operation::IndexAdd { key: sessions.clone(), member: "m".into(), expires_at: at(10) };
        store.batch(vec![add], NOW).await.unwrap();
        drop(store);
        let store = Embedded::open(&path).unwrap();
        assert_eq!(store.get(&session, NOW).await.unwrap(), Some(b"session".to_vec()));
        assert_eq!(store.index(&sessions, NOW).await.unwrap(), ["m"]);
    }

    /// 100 ms, and what a busy machine adds.
    const SOON: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn what_another_process_writes_is_seen_soon() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        let (server, command) = (Embedded::open(&path).unwrap(), Embedded::open(&path).unwrap());
        let (ended, kept) = (key(), key());
        server.put(&ended, b"session", at(10), NOW).await.unwrap();
        server.put(&kept, b"old", at(10), NOW).await.unwrap();
        let mut notices = server.subscribe();
        assert_eq!(command.take(&ended, NOW).await.unwrap(), Some(b"session".to_vec()));
        command.put(&kept, b"new", at(10), NOW).await.unwrap();
        command.publish("clients").await.unwrap();
        timeout(SOON, async {
            while server.get(&ended, NOW).await.unwrap().is_some() || server.get(&kept, NOW).await.unwrap() != Some(b"new".to_vec()) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
        .unwrap();
        assert_eq!(timeout(SOON, notices.recv()).await.unwrap().unwrap(), "clients");
        assert_eq!(server.take(&ended, NOW).await.unwrap(), None);
        command.put(&ended, b"again", at(10), NOW).await.unwrap();
        assert_eq!(server.take(&ended, NOW).await.unwrap(), Some(b"again".to_vec()), "the writer is never behind");
    }

    #[tokio::test]
    async fn what_expired_is_swept_after_a_grace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        let store = Embedded::open(&path).unwrap();
        let keys: Vec<Key> = (0..450).map(|_| key()).collect();
        let puts = keys.iter().map(|key| Operation::Put { key: key.clone(), value: b"v".to_vec(), expires_at: at(10) });
        store.batch(puts.collect(), NOW).await.unwrap();
        let lasting = key();
        store.put(&lasting, b"v", at(1000), at(311)).await.unwrap();
        timeout(Duration::from_secs(20), async {
            // Each handle reads the file afresh; were they still in it, a clock set back would see them.
            let is_there = async |key: &Key| Embedded::open(&path).unwrap().get(key, NOW).await.unwrap().is_some();
            while is_there(&keys[0]).await || is_there(&keys[449]).await {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            assert!(is_there(&lasting).await);
        })
        .await
        .unwrap();
    }

    #[tokio::test]
    async fn opened_to_read_it_changes_nothing_and_finds_what_others_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        assert!(Embedded::open_to_read(&path).is_err(), "none is made");
        let (server, kept) = (Embedded::open(&path).unwrap(), key());
        let reading = TransientStore::Embedded(Embedded::open_to_read(&path).unwrap());
        assert_eq!(reading.get(&kept, NOW).await.unwrap(), None);
        server.put(&kept, b"v", at(10), NOW).await.unwrap();
        refuses_writes(&reading, &kept).await;
    }

    #[tokio::test]
    async fn so_does_redis() {
        let Ok(url) = std::env::var("LATCHKEY_TEST_REDIS_URL") else { return };
        let (server, kept) = (RedisStore::connect(&url, Timeouts::default()).await.unwrap(), key());
        server.put(&kept, b"v", at(10), NOW).await.unwrap();
        refuses_writes(&TransientStore::Redis(server.to_read()), &kept).await;
    }

    async fn refuses_writes(store: &TransientStore, kept: &Key) {
        assert!(!store.takes_writes());
        let delete = Operation::Delete { key: kept.clone() };
        for refused in [
            store.put(kept, b"w", at(10), NOW).await.is_err(),
            store.take(kept, NOW).await.is_err(),
            store.put_if_absent(&key(), b"w", at(10), NOW).await.is_err(),
            store.compare_and_swap(kept, b"v", b"w", at(10), NOW).await.is_err(),
            store.increment(&key(), at(10), NOW).await.is_err(),
            store.delete(kept).await.is_err(),
            store.batch(vec![Operation::Get { key: kept.clone() }, delete], NOW).await.is_err(),
            store.publish("clients").await.is_err(),
        ] {
            assert!(refused);
        }
        let read = store.batch(vec![Operation::Get { key: kept.clone() }], NOW).await.unwrap();
        assert_eq!(read, [Answer::Value(Some(b"v".to_vec()))]);
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn it_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        let store = Embedded::open(&path).unwrap();
        store.put(&key(), b"v", at(10), NOW).await.unwrap();
        for name in ["transient.db", "transient.db-wal", "transient.db-shm"] {
            let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name}");
        }
    }
}

mod of_a_damaged_file {
    use super::*;

    #[tokio::test]
    async fn it_is_set_aside_at_the_start_where_nobody_serves_it_and_named_where_somebody_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        std::fs::write(&path, [b'x'; 9000]).unwrap();
        let serving = std::fs::File::create(folder.path().join("serve.lock")).unwrap();
        serving.lock().unwrap();
        let told = Embedded::open(&path).unwrap_err().to_string();
        assert!(told.contains(&path.display().to_string()) && told.contains("may be removed"), "{told}");
        assert_eq!(Embedded::look_through(&path).map_err(|told| told.contains("may be removed")), Err(true));
        drop(serving);
        let store = Embedded::open(&path).unwrap();
        store.put(&key(), b"v", at(10), NOW).await.unwrap();
        assert_eq!(std::fs::read(folder.path().join("transient.db.damaged")).unwrap(), [b'x'; 9000]);
        Embedded::look_through(&path).unwrap();
    }

    #[tokio::test]
    async fn a_bad_page_met_while_serving_costs_what_the_file_held_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("transient.db");
        let keys: Vec<Key> = (0..400).map(|_| key()).collect();
        let store = Embedded::open(&path).unwrap();
        let puts = keys.iter().map(|key| Operation::Put { key: key.clone(), value: vec![b'v'; 400], expires_at: at(10) });
        store.batch(puts.collect(), NOW).await.unwrap();
        drop(store);
        // Every page behind those that the tables begin with: the file opens, and what it holds cannot be read.
        let mut file = std::fs::read(&path).unwrap();
        file[8 * 4096..].fill(0xff);
        std::fs::write(&path, file).unwrap();
        let store = TransientStore::Embedded(Embedded::open(&path).unwrap());
        assert!(store.get(&keys[0], NOW).await.unwrap_err().to_string().contains(&path.display().to_string()));
        store.serve();
        timeout(Duration::from_secs(10), async {
            while store.get(&keys[0], NOW).await.is_err() || store.probe(NOW).await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
        .unwrap();
        assert_eq!(store.get(&keys[0], NOW).await.unwrap(), None);
        store.put(&keys[0], b"again", at(10), NOW).await.unwrap();
        assert_eq!(Embedded::open(&path).unwrap().get(&keys[0], NOW).await.unwrap(), Some(b"again".to_vec()), "in the new file");
    }
}

mod of_a_server_that_goes_away {
    use std::process::{Child, Command, Stdio};
    use std::time::Instant;

    use super::*;

    struct Server(Child);

    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn start(port: u16) -> Server {
        start_with(port, &[])
    }

    fn start_with(port: u16, more: &[&str]) -> Server {
        let mut command = Command::new("redis-server");
        command.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp"]);
        command.args(more);
        Server(command.stdout(Stdio::null()).spawn().unwrap())
    }

    fn free_port() -> u16 {
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
    }

    async fn until_it_answers(store: &RedisStore) -> Duration {
        let began = Instant::now();
        timeout(Duration::from_secs(10), async {
            while store.ping().await.is_err() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        })
        .await
        .unwrap();
        began.elapsed()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn callers_are_refused_at_once_until_it_is_back() {
        if std::env::var("LATCHKEY_TEST_REDIS_URL").is_err() {
            return; // no redis-server is expected here
        }
        let port = free_port();
        let began = Instant::now();
        let store = RedisStore::connect(&format!("redis://127.0.0.1:{port}"), Timeouts::default()).await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(3), "starting does not wait for it");
        let key = key();
        let began = Instant::now();
        for _ in 0..100 {
            store.get(&key, NOW).await.unwrap_err();
        }
        assert!(began.elapsed() < Duration::from_millis(200));

        let server = start(port);
        assert!(until_it_answers(&store).await < Duration::from_secs(3));
        store.put(&key, b"v", at(10), NOW).await.unwrap();
        drop(server);
        timeout(Duration::from_secs(2), async { while store.get(&key, NOW).await.is_ok() {} }).await.unwrap();

        let mut notices = store.subscribe();
        let _server = start(port);
        assert!(until_it_answers(&store).await < Duration::from_secs(3));
        assert_eq!(store.get(&key, NOW).await.unwrap(), None);
        // The subscription comes back by itself, too.
        timeout(Duration::from_secs(3), async {
            while notices.try_recv().is_err() {
                store.publish("clients").await.unwrap();
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await
        .unwrap();
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_password_that_was_changed_in_its_file_is_taken_up_by_every_connection() {
        if std::env::var("LATCHKEY_TEST_REDIS_URL").is_err() {
            return; // no redis-server is expected here
        }
        let port = free_port();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("redis_url");
        let url = |password: &str| format!("redis://:{password}@127.0.0.1:{port}");
        let server = start_with(port, &["--requirepass", "first"]);
        std::fs::write(&file, url("first")).unwrap();
        let given = SecretUrl::of_file(url("first"), Some(file.clone()));
        let store = RedisStore::connect(given, Timeouts::default()).await.unwrap();
        until_it_answers(&store).await;
        let mut notices = store.subscribe();
        drop(server);
        let _server = start_with(port, &["--requirepass", "second"]);
        tokio::time::sleep(Duration::from_millis(500)).await;
        store.ping().await.unwrap_err();
        // Half of a replacement first.
        std::fs::write(&file, "redis://:sec").unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
        std::fs::write(&file, format!("{}\n", url("second"))).unwrap();
        assert!(until_it_answers(&store).await < Duration::from_secs(3));
        timeout(Duration::from_secs(3), async {
            while notices.try_recv().is_err() {
                store.publish("clients").await.unwrap();
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        })
        .await
        .unwrap();
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn one_that_freezes_is_waited_for_once() {
        if std::env::var("LATCHKEY_TEST_REDIS_URL").is_err() {
            return; // no redis-server is expected here
        }
        let port = free_port();
        let server = start(port);
        let timeouts = Timeouts { connect: Duration::from_millis(300), response: Duration::from_millis(300) };
        let store = RedisStore::connect(&format!("redis://127.0.0.1:{port}"), timeouts).await.unwrap();
        until_it_answers(&store).await;
        let signal = |signal: &str| {
            let done = Command::new("kill").args([signal, &server.0.id().to_string()]).status().unwrap();
            assert!(done.success());
        };
        signal("-STOP");
        let key = key();
        timeout(Duration::from_secs(2), store.get(&key, NOW)).await.unwrap().unwrap_err();
        let began = Instant::now();
        for _ in 0..100 {
            store.get(&key, NOW).await.unwrap_err();
        }
        assert!(began.elapsed() < Duration::from_millis(200));
        signal("-CONT");
        assert!(until_it_answers(&store).await < Duration::from_secs(3));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn one_that_answers_and_takes_no_writes_is_told_by_a_probe() {
        if std::env::var("LATCHKEY_TEST_REDIS_URL").is_err() {
            return; // no redis-server is expected here
        }
        let port = free_port();
        let _server = start(port);
        let url = format!("redis://127.0.0.1:{port}");
        let store = RedisStore::connect(&url, Timeouts::default()).await.unwrap();
        until_it_answers(&store).await;
        let probed = TransientStore::Redis(store.clone());
        probed.probe(NOW).await.unwrap();
        let mut admin = ::redis::Client::open(url).unwrap().get_multiplexed_async_connection().await.unwrap();
        for (stop, words, go) in [
            (["REPLICAOF", "127.0.0.1", "1"], "takes no writes", ["REPLICAOF", "NO", "ONE"]),
            (["CONFIG SET", "maxmemory", "1"], "takes no writes", ["CONFIG SET", "maxmemory", "0"]),
            (["CONFIG SET", "min-replicas-to-write", "1"], "takes no writes", ["CONFIG SET", "min-replicas-to-write", "0"]),
        ] {
            let command = |words: [&str; 3]| {
                let mut command = ::redis::Cmd::new();
                words[0].split(' ').chain(words[1..].iter().copied()).for_each(|word| {
                    command.arg(word);
                });
                command
            };
            command(stop).exec_async(&mut admin).await.unwrap();
            let told = probed.probe(NOW).await.unwrap_err().to_string();
            assert!(told.contains(words), "{stop:?}: {told}");
            command(go).exec_async(&mut admin).await.unwrap();
            timeout(Duration::from_secs(5), async {
                while probed.probe(NOW).await.is_err() {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            })
            .await
            .unwrap();
        }
    }
}
