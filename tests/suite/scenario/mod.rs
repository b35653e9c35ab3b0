//! A running provider with people and clients, told as a story: `given.person(...)`, `given.client(...)`, a browser signs
//! in, a relying party redeems.
//!
//! The server runs in this process, so that a test moves its clock. [`on_each_pairing`] runs a test on SQLite with the
//! embedded transient store always, and on PostgreSQL with Redis where both are given.

pub mod authenticator;
pub mod browser;
pub mod certificate;
pub mod http_gateway;
mod interventions;
pub mod mail_server;
pub mod other_provider;
pub mod relying_party;
pub mod sources;
mod tabs;
mod texts;
pub mod waiting;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use latchkey::acts::client::CreateClient;
use latchkey::acts::door::NotDone;
use latchkey::acts::group::{CreateGroup, UnfitGroupName};
use latchkey::acts::password::NewPassword;
use latchkey::acts::person::{CreatePerson, Description};
use latchkey::acts::resource::CreateResource;
use latchkey::audit::Actor;
use latchkey::clock::{Clock, Random, Timestamp};
use latchkey::config::Settings;
use latchkey::factors::password;
use latchkey::protocol::client::{ClientKind, ClientSettings, Provenance};
use latchkey::protocol::registration::{self, Registrar};
use latchkey::protocol::resource::Resource;
use latchkey::protocol::scope::Scopes;
use latchkey::provider::Provider;
use latchkey::secrets::Secret;
use latchkey::server;
use serde_json::{Value, json};

pub use browser::{Browser, Page};
pub use relying_party::{Answer, RelyingParty, body, head};
pub use tabs::{Tabs, UnderWay};
pub use texts::{said, said_count, said_moment, said_with};
pub use waiting::{NEVER, until};

/// When every story begins: 2026-01-01T00:00:00Z.
pub const START: Timestamp = Timestamp::from_seconds(1_767_225_600);
/// Every person's password.
pub const PASSWORD: &str = "violet otter rides tram 9";

/// Which stores a story runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// SQLite and the embedded transient store.
    Embedded,
    /// PostgreSQL and Redis, at the addresses of the environment.
    Servers,
}

/// The pairings that can be had here.
pub fn pairings() -> Vec<Pairing> {
    let given = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let servers = given("LATCHKEY_TEST_DATABASE_URL") && given("LATCHKEY_TEST_REDIS_URL");
    if servers { vec![Pairing::Embedded, Pairing::Servers] } else { vec![Pairing::Embedded] }
}

/// A provider that serves on a port of its own.
pub struct Scenario {
    pub provider: Arc<Provider>,
    pub issuer: String,
    pub management: String,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    served: Option<std::thread::JoinHandle<()>>,
    place: Arc<Place>,
    flags: BTreeMap<String, String>,
}

/// Where a story keeps what it writes: gone with the last server of it.
struct Place {
    _folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Tells a story on each pairing.
pub async fn on_each_pairing<F: Future<Output = ()>>(story: impl Fn(Scenario) -> F) {
    for pairing in pairings() {
        eprintln!("on {pairing:?}");
        story(Scenario::on(pairing, &[]).await).await;
    }
}

/// A port that no other story of this process gets, below those that the system gives to outgoing connections.
pub fn free_port() -> u16 {
    use std::sync::atomic::{AtomicU16, Ordering};
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 10_000).unwrap();
    loop {
        let port = 12_000 + (first + NEXT.fetch_add(1, Ordering::SeqCst)) % 20_000;
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// The address of a database of its own on the test server. It is deleted soon after this value, whoever is connected to it.
pub struct FreshDatabase {
    server: String,
    name: String,
    url: String,
}

/// Makes one.
pub fn fresh_database(server: &str) -> FreshDatabase {
    use diesel::Connection as _;
    use diesel::RunQueryDsl as _;
    let name = format!("suite_{}", Random::default().uuid().simple());
    let mut admin = diesel::PgConnection::establish(server).unwrap();
    diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut admin).unwrap();
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(&name);
    FreshDatabase { server: server.to_owned(), name, url: url.into() }
}

impl std::ops::Deref for FreshDatabase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.url
    }
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        use diesel::Connection as _;
        use diesel::RunQueryDsl as _;
        // Beside the next story, which does not wait for it: what the last ones leave goes with the server.
        let (server, name) = (self.server.clone(), self.name.clone());
        std::thread::spawn(move || {
            let Ok(mut admin) = diesel::PgConnection::establish(&server) else { return };
            let _ = diesel::sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut admin);
        });
    }
}

/// One of the sixteen databases of the test's Redis. Stories share them: their keys are hashes of random ids and their issuers
/// differ, but wrong passwords are counted by the address too, which is the same for all.
fn some_database(server: &str) -> String {
    use std::sync::atomic::{AtomicU8, Ordering};
    static NEXT: AtomicU8 = AtomicU8::new(0);
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(&format!("/{}", NEXT.fetch_add(1, Ordering::SeqCst) % 16));
    url.into()
}

impl Scenario {
    /// A provider on `pairing` with further settings, at the beginning of time.
    pub async fn on(pairing: Pairing, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut database = None;
        let port = free_port();
        let mut flags: BTreeMap<String, String> = [
            ("issuer", format!("http://localhost:{port}")),
            ("listen", format!("127.0.0.1:{port}")),
            ("management-listen", "127.0.0.1:0".to_owned()),
            // A job tells them once a minute of real time, of which no story knows how long it takes.
            ("admin-mails", "off".to_owned()),
            ("data-dir", folder.path().join("data").display().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        if pairing == Pairing::Servers {
            let key = folder.path().join("master.key");
            std::fs::write(&key, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").unwrap();
            flags.insert("master-key-file".into(), key.display().to_string());
            // Some stories bring one of their own.
            if !settings.iter().any(|(name, _)| name.starts_with("database-url")) {
                let fresh = fresh_database(&std::env::var("LATCHKEY_TEST_DATABASE_URL").unwrap());
                flags.insert("database-url".into(), fresh.to_owned());
                database = Some(fresh);
            }
            flags.insert("redis-url".into(), some_database(&std::env::var("LATCHKEY_TEST_REDIS_URL").unwrap()));
        }
        for (name, value) in settings {
            if let Some(by_file) = name.strip_suffix("-file") {
                flags.remove(by_file);
            }
            flags.insert((*name).to_owned(), (*value).to_owned());
        }
        Self::start(Arc::new(Place { _folder: folder, _database: database }), flags, Clock::manual(START)).await
    }

    async fn start(place: Arc<Place>, flags: BTreeMap<String, String>, clock: Clock) -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let settings = Settings::of_flags(&flags).unwrap_or_else(|errors| panic!("{errors}"));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (ready, started) = tokio::sync::oneshot::channel();
        let served = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let provider = Arc::new(Provider::open(settings, clock, Random::default()).await.unwrap_or_else(|error| panic!("{error}")));
                let running = server::bind(&provider).unwrap();
                ready.send((Arc::clone(&provider), running.management)).ok().unwrap();
                running
                    .serve(async move {
                        let _ = stopped.await;
                    })
                    .await
                    .unwrap();
            });
        });
        let (provider, management) = started.await.unwrap();
        let issuer = provider.issuer().to_owned();
        Self { provider, issuer, management: format!("http://{management}"), stop: Some(stop), served: Some(served), place, flags }
    }

    /// Stops the server and starts it again on the same stores and clock.
    pub async fn restart(self) -> Self {
        self.restart_with(&[]).await
    }

    /// The same with other settings.
    pub async fn restart_with(mut self, settings: &[(&str, &str)]) -> Self {
        let (place, mut flags, clock) = (Arc::clone(&self.place), self.flags.clone(), self.provider.clock.clone());
        flags.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.end();
        drop(self);
        Self::start(place, flags, clock).await
    }

    /// A second server over the same stores and clock, on another port, with the same issuer: a replica.
    pub async fn replica(&self) -> (Self, String) {
        let port = free_port();
        let mut flags = self.flags.clone();
        flags.insert("listen".into(), format!("127.0.0.1:{port}"));
        let replica = Self::start(Arc::clone(&self.place), flags, self.provider.clock.clone()).await;
        (replica, format!("http://localhost:{port}"))
    }

    /// A replica whose clock is `behind` this one's.
    pub async fn replica_behind(&self, behind: Duration) -> (Self, String) {
        let port = free_port();
        let mut flags = self.flags.clone();
        flags.insert("listen".into(), format!("127.0.0.1:{port}"));
        let replica = Self::start(Arc::clone(&self.place), flags, Clock::manual(self.now().minus(behind))).await;
        (replica, format!("http://localhost:{port}"))
    }

    /// The Redis of the story, on the pairing that has one.
    pub fn redis_url(&self) -> &str {
        &self.flags["redis-url"]
    }

    /// The flags by which a command reaches the same stores.
    pub fn store_flags(&self) -> Vec<String> {
        let of_stores = ["issuer", "data-dir", "database-url", "redis-url", "master-key-file"];
        let given = self.flags.iter().filter(|(name, _)| of_stores.contains(&name.as_str()));
        given.flat_map(|(name, value)| [format!("--{name}"), value.clone()]).collect()
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(served) = self.served.take() {
            served.join().unwrap();
        }
    }

    /// Moves the clock.
    pub fn later(&self, duration: Duration) {
        self.provider.clock.advance(duration);
    }

    /// The same, for what is kept beside other replicas longer by as much as their clocks may differ.
    pub fn later_for_all(&self, duration: Duration) {
        self.later(duration + self.provider.clock_skew());
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        self.provider.now()
    }

    /// A browser with nothing in it.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.issuer)
    }

    /// A person with [`PASSWORD`]; gives the id.
    pub async fn person(&self, email: &str) -> String {
        self.person_with(email, json!({"name": "Alice Example", "given_name": "Alice", "family_name": "Example"}), &[], false).await
    }

    /// A person with [`PASSWORD`] who may use the console; gives the id.
    pub async fn admin(&self, email: &str) -> String {
        let id = self.person(email).await;
        self.make_owner(&id).await;
        id
    }

    /// A person with claims and groups, whose password is a temporary one where that is wanted.
    pub async fn person_with(&self, email: &str, claims: Value, groups: &[&str], temporary: bool) -> String {
        let phc =
            Secret::new(password::hash(&Secret::new(PASSWORD), self.provider.passwords.cost(), &self.provider.random).unwrap().expose());
        let claims = claims.as_object().unwrap().clone();
        let person = Description { email: email.to_owned(), email_verified: true, username: None, claims };
        for name in groups {
            self.group(name).await;
        }
        let groups = groups.iter().map(|name| (*name).to_owned()).collect();
        let password = Some(NewPassword { phc, temporary });
        self.perform(CreatePerson { person, groups, owner: false, password }).await.id
    }

    /// A group of this name; nothing where there is one.
    pub async fn group(&self, name: &str) {
        let made = self.provider.perform(self.provider.acting(Actor::Command), CreateGroup { name: name.to_owned() }).await;
        assert!(matches!(made, Ok(_) | Err(NotDone::Refused(UnfitGroupName::Taken))), "{made:?}");
    }

    /// A confidential web client.
    pub async fn client(&self, id: &str) -> RelyingParty {
        self.client_with(id, ClientKind::Web, json!({}), ClientSettings::default()).await
    }

    /// A client of a kind with metadata and settings beside the defaults.
    pub async fn client_with(&self, id: &str, kind: ClientKind, metadata: Value, settings: ClientSettings) -> RelyingParty {
        let mut whole = json!({ "client_name": format!("App {id}") });
        if kind != ClientKind::Service {
            whole["redirect_uris"] = json!([format!("https://{id}.example/callback")]);
            whole["post_logout_redirect_uris"] = json!([format!("https://{id}.example/bye")]);
        }
        whole.as_object_mut().unwrap().extend(metadata.as_object().unwrap().clone());
        let registration = registration::validate(&whole, Some(kind), Registrar::Admin).unwrap();
        let redirect_uri = registration.metadata.redirect_uris.first().cloned().unwrap_or_default();
        let create = CreateClient { client_id: Some(id.to_owned()), registration, settings, provenance: Provenance::Command };
        let created = self.perform(create).await;
        RelyingParty {
            issuer: self.issuer.clone(),
            client_id: id.to_owned(),
            secret: created.secret.map(|secret| secret.expose().to_owned()),
            redirect_uri,
            http: reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap(),
        }
    }

    /// A resource server with scopes; `clients` may introspect its tokens.
    pub async fn resource(&self, identifier: &str, scopes: &str, clients: &[&str]) {
        let made = Resource {
            identifier: identifier.to_owned(),
            name: "An API".to_owned(),
            scopes: Scopes::parse(scopes).unwrap(),
            signing_alg: None,
            lifetime: None,
            clients: clients.iter().map(|id| (*id).to_owned()).collect(),
        };
        self.perform(CreateResource { resource: made }).await;
    }

    /// The whole way of one sign-in, to the token answer.
    pub async fn tokens(&self, browser: &Browser, app: &RelyingParty, scope: &str, email: &str) -> Answer {
        let page = browser.authorize(&app.request(scope, &[]), email, PASSWORD).await;
        app.redeem(&page.code()).await.good()
    }
}

impl Drop for Scenario {
    fn drop(&mut self) {
        self.end();
    }
}
