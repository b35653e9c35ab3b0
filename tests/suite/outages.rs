//! A store that goes while the server runs: what needs it says so at once, the rest goes on, and it comes back by itself.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use latchkey::audit::{self, EventType, Filter};
use latchkey::protocol::client::{ClientKind, ClientSettings};
use latchkey::store::transient::{Key, Transient as _};
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::scenario::{NEVER, PASSWORD, Pairing, RelyingParty, Scenario, free_port, on_each_pairing, pairings, until};

/// A wire between the provider and a server that a test cuts, stalls and mends.
struct Wire {
    address: SocketAddr,
    to: String,
    carrying: Arc<Mutex<Vec<JoinHandle<()>>>>,
    accepting: Option<JoinHandle<()>>,
    stalled: Arc<Mutex<watch::Sender<bool>>>,
    /// Connections that answer nothing any more, though new ones do.
    hung: Vec<watch::Sender<bool>>,
}

impl Wire {
    async fn to(server: &url::Url, port: u16) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let to = format!("{}:{}", server.host_str().unwrap(), server.port().unwrap_or(port));
        let mut wire = Self {
            address,
            to,
            carrying: Arc::default(),
            accepting: None,
            stalled: Arc::new(Mutex::new(watch::Sender::new(false))),
            hung: Vec::new(),
        };
        wire.mend().await;
        wire
    }

    /// The server's address by way of the wire.
    fn by_way(&self, server: &url::Url) -> url::Url {
        let mut url = server.clone();
        url.set_host(Some("127.0.0.1")).unwrap();
        url.set_port(Some(self.address.port())).unwrap();
        url
    }

    /// Carries from now on; what was carried before is cut.
    async fn mend(&mut self) {
        self.cut().await;
        self.hung.clear();
        self.stalled.lock().unwrap().send_replace(false);
        let listener = TcpListener::bind(self.address).await.unwrap();
        let (to, carrying, stalled) = (self.to.clone(), Arc::clone(&self.carrying), Arc::clone(&self.stalled));
        self.accepting = Some(tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let stalled = stalled.lock().unwrap().subscribe();
                carrying.lock().unwrap().push(tokio::spawn(carry(near, to.clone(), stalled)));
            }
        }));
    }

    /// Takes everything and answers nothing.
    fn stall(&self) {
        self.stalled.lock().unwrap().send_replace(true);
    }

    /// Carries what is connected from now on; what hangs goes on hanging.
    fn carry_new(&mut self) {
        self.hung.push(std::mem::replace(&mut *self.stalled.lock().unwrap(), watch::Sender::new(false)));
    }

    async fn cut(&mut self) {
        if let Some(accepting) = self.accepting.take() {
            accepting.abort();
            let _ = accepting.await;
        }
        let carried = std::mem::take(&mut *self.carrying.lock().unwrap());
        for task in carried {
            task.abort();
            let _ = task.await;
        }
    }
}

async fn carry(mut near: TcpStream, to: String, mut stalled: watch::Receiver<bool>) {
    let carried = async {
        if let Ok(mut far) = TcpStream::connect(to).await {
            let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
        }
    };
    tokio::select! {
        biased;
        _ = stalled.wait_for(|stalled| *stalled) => {}
        () = carried => return,
    }
    std::future::pending::<()>().await; // the connection stands, and nothing comes of it
}

fn server(name: &str) -> url::Url {
    url::Url::parse(&std::env::var(name).unwrap()).unwrap()
}

async fn status(url: &str) -> u16 {
    reqwest::Client::builder().no_proxy().build().unwrap().get(url).send().await.unwrap().status().as_u16()
}

async fn becomes(url: &str, wanted: u16) {
    until(&format!("{url} answers {wanted}"), async || status(url).await == wanted).await;
}

async fn service(given: &Scenario) -> RelyingParty {
    given.client_with("service", ClientKind::Service, json!({"scope": "api"}), ClientSettings::default()).await
}

async fn goes_on(given: &Scenario, service: &RelyingParty) {
    assert_eq!(status(&format!("{}/jwks", given.issuer)).await, 200);
    assert_eq!(status(&format!("{}/.well-known/openid-configuration", given.issuer)).await, 200);
    assert_eq!(status(&format!("{}/healthz", given.management)).await, 200);
    service.post("/token", &[("grant_type", "client_credentials")]).await.good();
}

/// A page for people, with the time to wait.
async fn says_so(given: &Scenario, app: &RelyingParty) {
    let page = given.browser().get(&app.request("openid", &[])).await;
    assert_eq!((page.status, page.name().as_str()), (503, "error"), "{}", page.body);
    assert!(page.headers.contains_key("retry-after"));
}

/// Nobody waits for a store that is known to be away. One quick answer is enough: the machine may be busy, and whoever waits for
/// the store never gets one.
async fn at_once(given: &Scenario, app: &RelyingParty) {
    until("an answer sooner than a store is given to answer", async || {
        let begun = Instant::now();
        says_so(given, app).await;
        begun.elapsed() < Duration::from_millis(900)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o2_without_redis_what_needs_it_is_503_at_once_and_the_rest_goes_on() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let redis = server("LATCHKEY_TEST_REDIS_URL");
        let mut wire = Wire::to(&redis, 6379).await;
        let given = Scenario::on(pairing, &[("redis-url", wire.by_way(&redis).as_str())]).await;
        given.person("alice@example.com").await;
        let (app, service) = (given.client("app").await, service(&given).await);
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let code = browser.get(&app.request("openid", &[])).await.code();
        becomes(&format!("{}/readyz", given.management), 200).await;

        wire.cut().await;
        says_so(&given, &app).await;
        becomes(&format!("{}/readyz", given.management), 503).await;
        at_once(&given, &app).await;
        for answer in [app.redeem(&code).await, app.refresh(&tokens.text("refresh_token"), &[]).await] {
            assert_eq!(answer.refused(503), "temporarily_unavailable");
            assert!(answer.headers.contains_key("retry-after"));
        }
        goes_on(&given, &service).await;
        app.userinfo(&tokens.text("access_token")).await.good();
        assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json["active"], true);

        wire.mend().await;
        becomes(&format!("{}/readyz", given.management), 200).await;
        app.redeem(&code).await.good();
        app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o2_a_redis_that_takes_everything_and_answers_nothing_is_as_one_that_is_away() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let redis = server("LATCHKEY_TEST_REDIS_URL");
        let mut wire = Wire::to(&redis, 6379).await;
        let given = Scenario::on(pairing, &[("redis-url", wire.by_way(&redis).as_str())]).await;
        given.person("alice@example.com").await;
        let (app, service) = (given.client("app").await, service(&given).await);
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;

        wire.stall();
        says_so(&given, &app).await;
        becomes(&format!("{}/readyz", given.management), 503).await;
        at_once(&given, &app).await;
        goes_on(&given, &service).await;
        app.userinfo(&tokens.text("access_token")).await.good();

        wire.mend().await;
        becomes(&format!("{}/readyz", given.management), 200).await;
        browser.get(&app.request("openid", &[("prompt", "none")])).await.code();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o2_without_postgresql_what_needs_it_is_503_and_the_rest_goes_on() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let database = server("LATCHKEY_TEST_DATABASE_URL");
        let mut wire = Wire::to(&database, 5432).await;
        let fresh = crate::scenario::fresh_database(database.as_str());
        let by_way = wire.by_way(&url::Url::parse(&fresh).unwrap());
        let given = Scenario::on(pairing, &[("database-url", by_way.as_str())]).await;
        given.person("alice@example.com").await;
        let (app, service) = (given.client("app").await, service(&given).await);
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let code = browser.get(&app.request("openid", &[])).await.code();
        let sign_in = given.browser();
        let page = sign_in.get(&app.request("openid", &[])).await;

        wire.cut().await;
        becomes(&format!("{}/readyz", given.management), 503).await;
        let refused = sign_in.sign_in(&page, "alice@example.com", PASSWORD).await;
        assert_eq!((refused.status, refused.name().as_str()), (503, "error"));
        assert!(refused.headers.contains_key("retry-after"));
        for answer in [app.redeem(&code).await, app.refresh(&tokens.text("refresh_token"), &[]).await] {
            assert_eq!(answer.refused(503), "temporarily_unavailable");
            assert!(answer.headers.contains_key("retry-after"));
        }
        assert_eq!(app.userinfo(&tokens.text("access_token")).await.status, 503);
        goes_on(&given, &service).await;
        assert_eq!(app.introspect(&tokens.text("access_token")).await.good().json["active"], true, "from memory");

        wire.mend().await;
        becomes(&format!("{}/readyz", given.management), 200).await;
        app.redeem(&code).await.good();
        app.refresh(&tokens.text("refresh_token"), &[]).await.good();
        sign_in.sign_in(&page, "alice@example.com", PASSWORD).await.code();
    }
}

/// The longest that anybody waits for a server that is silent: a statement's bound, and what a busy machine adds.
const SILENCE: Duration = Duration::from_secs(15);

/// The next refresh token, asked for again while the answer is 503.
async fn refreshed(app: &RelyingParty, refresh: &str) -> String {
    let begun = Instant::now();
    loop {
        let answer = app.refresh(refresh, &[]).await;
        if answer.status != 503 {
            return answer.good().text("refresh_token");
        }
        assert!(begun.elapsed() < NEVER, "no refresh is ever answered");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn attack_o2_a_postgresql_that_takes_everything_and_answers_nothing_keeps_nobody_waiting_nor_the_process_from_ending() {
    for pairing in pairings().into_iter().filter(|pairing| *pairing == Pairing::Servers) {
        let database = server("LATCHKEY_TEST_DATABASE_URL");
        let mut wire = Wire::to(&database, 5432).await;
        let fresh = crate::scenario::fresh_database(database.as_str());
        let by_way = wire.by_way(&url::Url::parse(&fresh).unwrap());
        let given = Scenario::on(pairing, &[("database-url", by_way.as_str())]).await;
        given.person("alice@example.com").await;
        let (app, service) = (given.client("app").await, service(&given).await);
        let browser = given.browser();
        let tokens = given.tokens(&browser, &app, "openid", "alice@example.com").await;
        let (refresh, access) = (tokens.text("refresh_token"), tokens.text("access_token"));

        wire.stall();
        let begun = Instant::now();
        let ready =
            reqwest::Client::builder().no_proxy().build().unwrap().get(format!("{}/readyz", given.management)).send().await.unwrap();
        assert_eq!(ready.status().as_u16(), 503);
        assert!(ready.text().await.unwrap().contains("the database is unavailable"));
        assert!(begun.elapsed() < SILENCE, "{:?}", begun.elapsed());
        let begun = Instant::now();
        let (refused, other) = tokio::join!(app.refresh(&refresh, &[]), app.userinfo(&access));
        assert_eq!((refused.refused(503).as_str(), other.status), ("temporarily_unavailable", 503));
        assert!(begun.elapsed() < SILENCE, "{:?}", begun.elapsed());
        goes_on(&given, &service).await;

        // More calls than there are connections: none holds a place for ever.
        for _ in 0..3 {
            let many: Vec<_> = (0..30)
                .map(|_| {
                    let (app, refresh) = (app.clone(), refresh.clone());
                    tokio::spawn(async move { app.refresh(&refresh, &[]).await.status })
                })
                .collect();
            for one in many {
                assert_eq!(one.await.unwrap(), 503);
            }
        }
        // The server answers again, and what was connected before hangs for ever.
        wire.carry_new();
        becomes(&format!("{}/readyz", given.management), 200).await;
        // A call that still hung may have told of the silence a moment after that: whoever obeys `Retry-After` goes on.
        let refresh = refreshed(&app, &refresh).await;
        wire.mend().await;
        becomes(&format!("{}/readyz", given.management), 200).await;
        refreshed(&app, &refresh).await;

        // It ends, with calls that hang and a record that cannot be written.
        wire.stall();
        let hanging = tokio::spawn(async move { app.refresh(&refresh, &[]).await.status });
        let begun = Instant::now();
        tokio::task::spawn_blocking(move || drop(given)).await.unwrap();
        assert!(begun.elapsed() < SILENCE + Duration::from_secs(10), "{:?}", begun.elapsed());
        let _ = hanging.await; // answered or cut off
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_graceful_end_finishes_what_is_under_way_and_writes_the_audit() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let settings = ClientSettings { first_party: true, ..ClientSettings::default() };
        let app = given.client_with("app", ClientKind::Web, json!({}), settings).await;
        let browser = given.browser();
        let page = browser.get(&app.request("openid", &[])).await;
        let tries = Key::new("tries-account", &alice);
        let under_way = tokio::spawn(async move { browser.sign_in(&page, "alice@example.com", PASSWORD).await });
        // The try was counted, so the password is being hashed while the server is asked to end.
        let (provider, finished) = (&given.provider, &under_way);
        until("the try is counted", async || {
            finished.is_finished() || provider.transient.get(&tries, provider.now()).await.unwrap().is_some()
        })
        .await;
        let given = given.restart().await;
        let answered = under_way.await.unwrap();
        let events = given
            .provider
            .database
            .read(move |conn| {
                let filter = Filter { user_id: Some(alice.clone()), events: [EventType::SignedIn].into(), ..Filter::default() };
                audit::list(conn, &filter, 10)
            })
            .await
            .unwrap();
        assert_eq!(events.len(), 1, "what was done stands in the record");
        app.redeem(&answered.code()).await.good();
    })
    .await;
}
