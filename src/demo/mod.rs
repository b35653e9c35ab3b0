//! `latchkey demo`: a provider in a throw-away folder, sample apps and a sample API, people in each state, a second provider that some of
//! them sign in with, and a page with every mail. Floor 9.
//!
//! The apps (`app`, `relying_party`) and the API (`api`) know Latchkey by HTTP alone, and the mailbox by its files; this file, which starts
//! everything, and what makes the sample people (`people`) and the provider of the company (`company`) know it from inside.

mod api;
mod app;
mod company;
mod mailbox;
mod people;
mod places;
mod relying_party;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use actix_web::{App as Application, HttpServer, web};
use serde_json::json;

use crate::acts::Standing;
use crate::acts::client::CreateClient;
use crate::acts::group::CreateGroup;
use crate::acts::resource::CreateResource;
use crate::acts::second_factor::{EnrolFactor, NewFactor};
use crate::audit::Actor;
use crate::clock::{Clock, Random};
use crate::config::Settings;
use crate::factors::recovery_code;
use crate::factors::totp::{self, Seed};
use crate::protocol::client::{ClientKind, ClientSettings, Provenance};
use crate::protocol::registration::{self, Registrar};
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::server;
use crate::telemetry;

use company::Company;
use mailbox::Mailbox;
use people::People;
pub use places::{Places, Wishes};
use relying_party::{Registration, RelyingParty};

/// A folder that is gone when this is.
struct ThrowAway(PathBuf);

impl Drop for ThrowAway {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}

/// Runs the demo until Ctrl-C; nothing of it stays.
///
/// # Errors
/// What stands in the way, in words.
pub fn run(places: &Places) -> Result<(), String> {
    // The first of any number of callers decides; all of them want the same.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    telemetry::init_log("warn,actix_server=error", false)?;
    places.must_be_free()?;
    let random = Random::default();
    let folder = std::env::temp_dir().join(format!("latchkey-demo-{}", random.uuid().simple()));
    let folder = ThrowAway(folder);
    let settings = settings(&folder, places)?;
    actix_web::rt::System::new().block_on(serve(settings, places, random))
}

/// Everything that people can do here is allowed.
fn settings(folder: &ThrowAway, places: &Places) -> Result<Settings, String> {
    let mut settings = vec![
        ("issuer", places.issuer.clone()),
        ("listen", places.listen.to_string()),
        ("management-listen", places.management.to_string()),
        ("data-dir", folder.0.display().to_string()),
        ("sign-up", "open".to_owned()),
        ("sign-up-passkey", "true".to_owned()),
        ("email-code", "both".to_owned()),
        // Phones are files here, which the mailbox shows.
        ("sms-prefixes", "+1,+33,+34,+44,+49,+971".to_owned()),
        ("sms-code", "second".to_owned()),
        ("recovery-by-mail", "true".to_owned()),
        ("own-email-change", "true".to_owned()),
    ];
    if places.has_company() {
        // Its provider is on this machine.
        settings.push(("fetch-allow", "127.0.0.0/8,::1/128".to_owned()));
    }
    settings_of(&settings)
}

fn settings_of(flags: &[(&str, String)]) -> Result<Settings, String> {
    let flags = flags.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let mut settings = Settings::of_flags(&flags).map_err(|errors| errors.to_string())?;
    settings.demo = true;
    Ok(settings)
}

async fn serve(settings: Settings, places: &Places, random: Random) -> Result<(), String> {
    let folder = settings.data_dir.clone();
    let provider = Provider::open(settings, Clock::System, random.clone()).await.map_err(|error| error.to_string())?;
    let company = match places.has_company() {
        true => Some(Company::open(&folder, places, random).await?),
        false => None,
    };
    let sample = sample(&provider, places).await?;
    let provider = Arc::new(provider);
    let (stop, stopped) = tokio::sync::watch::channel(());
    let serve = |running: server::Running| {
        let mut stopped = stopped.clone();
        actix_web::rt::spawn(running.serve(async move {
            let _ = stopped.changed().await; // also when the sender is gone
        }))
    };
    let mut serving = vec![serve(server::bind(&provider).map_err(|error| error.to_string())?)];
    let mut senders = vec![("Latchkey", provider.as_ref())];
    if let Some(company) = &company {
        serving.push(serve(company.bind()?));
        company.add_to(&provider).await?;
        senders.push(("Company", company.provider.as_ref()));
    }
    let mut apps = apps(&provider, &sample, places).await?;
    apps.push(mailbox(&senders, places)?);
    announce(&sample, company.as_ref(), places);
    let codes = actix_web::rt::spawn(show_codes(sample.seed.clone(), provider.clock.clone()));
    server::asked_to_end().await;
    codes.abort();
    println!();
    for app in apps {
        app.stop(false).await;
    }
    drop(stop);
    for serving in serving {
        serving.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The page with every mail that these providers send.
fn mailbox(providers: &[(&str, &Provider)], places: &Places) -> Result<actix_web::dev::ServerHandle, String> {
    let of = |(name, provider): &(&str, &Provider)| {
        let settings = &provider.settings;
        [settings.mails_folder(), settings.sms_folder()].map(|folder| ((*name).to_owned(), folder))
    };
    let folders = providers.iter().flat_map(of).collect();
    let mailbox = web::Data::new(Mailbox { folders });
    let address = places.own(places.mailbox);
    let server = HttpServer::new(move || Application::new().app_data(mailbox.clone()).configure(mailbox::mount))
        .workers(1)
        .disable_signals()
        .bind(address)
        .map_err(|error| format!("port {} cannot be used: {error}; {}", places.mailbox, places::OF_THE_APPS))?
        .run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    Ok(handle)
}

/// What the sample people and apps were given.
struct Sample {
    alice: Secret,
    bob: Secret,
    admin: Secret,
    /// What Bob's app makes his codes from.
    seed: Seed,
    /// The others.
    people: People,
    clients: Vec<(String, Secret)>,
}

fn api_identifier(places: &Places) -> String {
    format!("http://localhost:{}/api", places.app)
}

async fn sample(provider: &Provider, places: &Places) -> Result<Sample, String> {
    let acting = provider.acting(Actor::Command);
    provider.perform(acting.clone(), CreateGroup { name: "staff".to_owned() }).await.map_err(|error| error.to_string())?;
    let mut passwords = Vec::new();
    for (email, name, username, owner) in [
        ("alice@example.com", "Alice Example", "alice", false),
        ("bob@example.com", "Bob Example", "bob", false),
        ("admin@example.com", "Ada Admin", "admin", true),
    ] {
        let (secret, phc) = people::password_of(provider)?;
        passwords.push(secret);
        people::make(provider, people::staff((email, name, Some(username)), phc, owner)).await?;
    }
    let people = people::in_each_state(provider).await?;
    let api = Resource {
        identifier: api_identifier(places),
        name: "Notes".to_owned(),
        scopes: Scopes::parse("notes:read").map_err(|error| error.to_string())?,
        signing_alg: None,
        lifetime: Some(300),
        clients: Vec::new(),
    };
    let made = provider.perform(acting.clone(), CreateResource { resource: api }).await;
    made.map_err(|refused| refused.to_string())?;
    let mut clients = Vec::new();
    let apps = [
        ("sample-app", "Sample App", places.app, false),
        ("second-app", "Second App", places.second_app, false),
        ("guarded-app", "Guarded App", places.guarded_app, true),
    ];
    for (client_id, name, port, require_second_factor) in apps {
        let mut create = sample_client(client_id, name, port)?;
        create.settings.require_second_factor = require_second_factor;
        let created = provider.perform(acting.clone(), create).await.map_err(|refused| refused.to_string())?;
        clients.push((client_id.to_owned(), created.secret.ok_or("the sample app has no secret")?));
    }
    let mut passwords = passwords.into_iter();
    let (Some(alice), Some(bob), Some(admin)) = (passwords.next(), passwords.next(), passwords.next()) else {
        return Err("the sample people were not made".to_owned());
    };
    Ok(Sample { alice, bob, admin, seed: app_of_bob(provider).await?, people, clients })
}

/// Bob has an app for one-time codes: here its codes are printed.
async fn app_of_bob(provider: &Provider) -> Result<Seed, String> {
    let seed = Seed::random(&provider.random);
    // The codes of this moment are to count yet.
    let new = NewFactor::new(&totp::Content::new(&seed, 0)).map_err(|error| error.to_string())?;
    let found = provider.database.read(|conn| crate::people::user::find_by_login(conn, "bob@example.com")).await;
    let bob = found.map_err(|error| error.to_string())?.ok_or("the sample person Bob was not made")?;
    let codes = recovery_code::hashes(&provider.keyring, &bob.id, &recovery_code::make(&provider.random));
    let (who, name) = (Standing::of_session(&bob.id, bob.epoch), "Bob's phone".to_owned());
    let enrol = EnrolFactor { who, new, name, codes, must_be_first: true };
    provider.perform(provider.acting(Actor::Command), enrol).await.map_err(|refused| refused.to_string())?;
    Ok(seed)
}

/// Prints Bob's code and each that follows it: over the last one on a terminal, else on a line of its own.
async fn show_codes(seed: Seed, clock: Clock) {
    let terminal = std::io::stdout().is_terminal();
    loop {
        let now = clock.now();
        let left = totp::STEP - u64::try_from(now.as_seconds()).unwrap_or(0) % totp::STEP;
        let line = format!("  Bob's code   {}   (the next one in {left:>2} s)", seed.code(now));
        if terminal {
            print!("\r{line}");
        } else {
            println!("{line}");
        }
        let _ = std::io::stdout().flush(); // nobody reads: nothing is lost
        tokio::time::sleep(Duration::from_secs(if terminal { 1 } else { left })).await;
    }
}

fn sample_client(client_id: &str, name: &str, port: u16) -> Result<CreateClient, String> {
    let address = format!("http://localhost:{port}");
    let metadata = json!({
        "client_name": name,
        "redirect_uris": [format!("{address}/callback")],
        "post_logout_redirect_uris": [format!("{address}/")],
        "client_uri": address,
        // A scope of an API is granted to an app by name, and with it all others that it may ask for.
        "scope": Scopes::standard().union(&Scopes::parse("notes:read").map_err(|error| error.to_string())?).to_string(),
    });
    let registration =
        registration::validate(&metadata, Some(ClientKind::Web), Registrar::Admin).map_err(|error| error.description.into_owned())?;
    Ok(CreateClient {
        client_id: Some(client_id.to_owned()),
        registration,
        settings: ClientSettings { id_token_claims: true, ..ClientSettings::default() },
        provenance: Provenance::Command,
    })
}

async fn apps(provider: &Provider, sample: &Sample, places: &Places) -> Result<Vec<actix_web::dev::ServerHandle>, String> {
    let names = [
        ("Sample App", places.app, "sample_app"),
        ("Second App", places.second_app, "second_app"),
        ("Guarded App", places.guarded_app, "guarded_app"),
    ];
    let http =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().map_err(|error| error.to_string())?;
    let mut handles = Vec::new();
    for (index, ((name, port, cookie), (client_id, client_secret))) in names.into_iter().zip(&sample.clients).enumerate() {
        let registration = Registration {
            issuer: provider.issuer().to_owned(),
            client_id: client_id.clone(),
            client_secret: client_secret.clone(),
            address: format!("http://localhost:{port}"),
            api: api_identifier(places),
        };
        let relying_party = discover(registration).await?;
        let other = if index == 0 { ("Second App", places.second_app) } else { ("Sample App", places.app) };
        let other = (other.0.to_owned(), format!("http://localhost:{}/", other.1));
        let cookie = format!("{cookie}_{port}");
        let app = web::Data::new(app::App::new(name, &cookie, other, relying_party, provider.random.clone()));
        let api = web::Data::new(api::Api {
            issuer: provider.issuer().to_owned(),
            identifier: api_identifier(places),
            http: http.clone(),
            clock: provider.clock.clone(),
        });
        let server = HttpServer::new(move || {
            Application::new()
                .app_data(app.clone())
                .app_data(api.clone())
                .route("/api/notes", web::get().to(api::notes))
                .configure(app::mount)
        })
        .workers(1)
        .disable_signals()
        .bind((places.listen.ip(), port))
        .map_err(|error| format!("port {port} cannot be used: {error}; {}", places::OF_THE_APPS))?
        .run();
        handles.push(server.handle());
        actix_web::rt::spawn(server);
    }
    Ok(handles)
}

/// The provider has just begun to listen: a few tries are enough.
async fn discover(registration: Registration) -> Result<RelyingParty, String> {
    let mut last = String::new();
    for _ in 0..50 {
        match RelyingParty::discover(registration.clone()).await {
            Ok(found) => return Ok(found),
            Err(why) => last = why,
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("the provider's metadata cannot be read: {last}"))
}

fn announce(sample: &Sample, company: Option<&Company>, places: &Places) {
    println!("Latchkey demo: all data is in a temporary folder and is deleted when you press Ctrl-C.\n");
    println!("  Provider     {}", places.issuer);
    println!("  Sample App   http://localhost:{}", places.app);
    println!("  Second App   http://localhost:{}   (no second sign-in)", places.second_app);
    println!("  Guarded App  http://localhost:{}   (requires a second factor)\n", places.guarded_app);
    println!("  Person       alice@example.com   password: {}", sample.alice.expose());
    println!("  Person       bob@example.com     password: {}   (and a code)", sample.bob.expose());
    println!("  Admin        admin@example.com   password: {}   console: {}/admin\n", sample.admin.expose(), places.issuer);
    println!("  Mailbox      http://localhost:{}   (every mail, with its links and codes; on this machine only)", places.mailbox);
    if let Some(company) = company {
        println!("  Company      {}   (another Latchkey: 'Company' on the sign-in page)", places.company_issuer());
        println!("  Person       cora@company.example   password there: {}\n", company.cora.expose());
    } else {
        println!("  Company      left out: it works on this machine only, at http://localhost\n");
    }
    println!("  In other states, password: {}", sample.people.password.expose());
    for (email, state) in [
        ("carol@example.com", "invited: accept it in the mailbox"),
        ("dan@example.com", "has not confirmed the address"),
        ("erin@example.com", "waits for approval in the console"),
        ("grace@example.com", "disabled"),
        ("heidi@example.com", "locked out for some minutes after wrong passwords"),
        ("ivan.new@example.com", "changed the address: the old one can undo it, in the mailbox"),
        ("judy@example.com", "has a temporary password that nobody was told"),
    ] {
        println!("    {email:<22} {state}");
    }
    let code = sample.people.code.expose();
    println!("    {:<22} has a passkey and no password: a code by email and recovery code {code}\n", "frank@example.com");
    println!("Open http://localhost:{} and sign in as Alice. Press Ctrl-C to stop.\n", places.app);
}
