//! `latchkey doctor`: looks at everything that a start needs, and changes no data. It fails where a start would.

mod mail;
mod places;

use serde_json::{Value, json};

use super::{CliError, Output, SettingsSource};
use crate::acts::way_in::count_depending;
use crate::audit::large_id_tokens::{self, LargeIdToken};
use crate::clock::{Clock, Random};
use crate::config::{DatabaseKind, Settings};
use crate::http::tls::Certificates;
use crate::keys::{self, KeyState};
use crate::provider::{Others, open_database, open_talking};
use crate::secrets::Secret;
use crate::store::sealing::{self, KeyRing, MasterKeys};
use crate::store::transient::Transient as _;
use crate::store::transient::embedded::Embedded;
use crate::store::transient::redis::{RedisStore, Timeouts};
use crate::store::{Database, StoreError};
use crate::upstreams;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Ok,
    Warning,
    Failed,
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }
}

/// What was looked at, with what was found.
#[derive(Default)]
struct Findings(Vec<(&'static str, Verdict, String)>);

impl Findings {
    fn add(&mut self, check: &'static str, verdict: Verdict, detail: impl Into<String>) {
        self.0.push((check, verdict, detail.into().trim_end().to_owned()));
    }

    fn result(&mut self, check: &'static str, result: Result<String, String>) {
        match result {
            Ok(detail) => self.add(check, Verdict::Ok, detail),
            Err(detail) => self.add(check, Verdict::Failed, detail),
        }
    }
}

pub fn run(source: &SettingsSource, out: Output) -> Result<(), CliError> {
    let mut findings = Findings::default();
    match source.read() {
        Err(error) => {
            for error in error.errors {
                findings.add("settings", Verdict::Failed, error.to_string());
            }
        }
        Ok(settings) => {
            findings.add("settings", Verdict::Ok, "all settings are valid");
            for warning in settings.warnings() {
                findings.add("settings", Verdict::Warning, warning.to_string());
            }
            issuer(&settings, &mut findings);
            certificate(&settings, &mut findings);
            passkeys(&settings, &mut findings);
            places::breached(&settings, &mut findings);
            places::words(&settings, &mut findings);
            places::data_dir(&settings, &mut findings);
            places::listeners(&settings, &mut findings);
            let _ = rustls::crypto::aws_lc_rs::default_provider().install_default(); // the first of any number of callers decides
            actix_web::rt::System::new().block_on(async {
                stores(&settings, &mut findings).await;
                mail::mail_servers(&settings, &mut findings).await;
            });
            mail::phones(&settings, &mut findings);
        }
    }
    let failed = findings.0.iter().filter(|(_, verdict, _)| *verdict == Verdict::Failed).count();
    let items: Vec<Value> = findings
        .0
        .into_iter()
        .map(|(check, verdict, detail)| json!({ "check": check, "verdict": verdict.as_str(), "detail": detail }))
        .collect();
    out.list(&["check", "verdict", "detail"], &items)?;
    if failed == 0 {
        Ok(())
    } else {
        Err(CliError::Failed(if failed == 1 { "1 check failed".to_owned() } else { format!("{failed} checks failed") }))
    }
}

fn issuer(settings: &Settings, findings: &mut Findings) {
    let issuer = &settings.issuer;
    if !issuer.is_https() && !settings.listen.ip().is_loopback() {
        let detail = format!(
            "{issuer} works on this machine only, but the listener accepts connections from others: set LATCHKEY_ISSUER to an https address"
        );
        return findings.add("issuer", Verdict::Warning, detail);
    }
    if issuer.is_https() && settings.tls.is_none() && settings.trusted_proxies.is_empty() {
        let detail = if settings.listen.ip().is_loopback() {
            "https, so there must be a proxy on this machine, but LATCHKEY_TRUSTED_PROXIES does not contain its address: no one's address \
             is known, and guesses and floods are not limited by address. Set it, for example to 127.0.0.1/32"
        } else {
            "https, but neither LATCHKEY_TLS_CERT nor LATCHKEY_TRUSTED_PROXIES is set: set one of them, or nothing encrypts the connection"
        };
        return findings.add("issuer", Verdict::Warning, detail);
    }
    if issuer.is_https() && settings.tls.is_none() && settings.trusted_proxies.is_empty() {
        let detail = "a proxy ends TLS, but LATCHKEY_TRUSTED_PROXIES is not set: everyone then counts as the address of the proxy and \
                      shares its limit of failed sign-ins. Set it to the address of the proxy";
        return findings.add("issuer", Verdict::Warning, detail);
    }
    match settings.issuer_elsewhere() {
        Some(elsewhere) => findings.add("issuer", Verdict::Warning, elsewhere),
        None => findings.add("issuer", Verdict::Ok, issuer.as_str()),
    }
}

/// Whom passkeys are for; browsers ask the host of another RP ID whether the issuer may use them.
fn passkeys(settings: &Settings, findings: &mut Findings) {
    let (rp_id, origins) = (&settings.passkey_rp_id, settings.related_origins());
    if !settings.owns_rp_id() {
        let detail = format!(
            "they belong to {rp_id} (LATCHKEY_PASSKEY_RP_ID), which is not above {}: browsers use them here only if \
             https://{rp_id}/.well-known/webauthn leads to this Latchkey or answers the same JSON without a redirect",
            settings.issuer.host()
        );
        return findings.add("passkeys", Verdict::Warning, detail);
    }
    let others = if origins.is_empty() { String::new() } else { format!(", and {} can use them too", origins.join(", ")) };
    findings.add("passkeys", Verdict::Ok, format!("they belong to {rp_id}{others}"));
}

/// Whether the certificate can be used, and is the issuer's.
fn certificate(settings: &Settings, findings: &mut Findings) {
    let Some(files) = &settings.tls else { return };
    let host = settings.issuer.host();
    match Certificates::read(files) {
        Err(error) => findings.add("certificate", Verdict::Failed, error),
        Ok(certificates) if !certificates.is_for(host) => findings.add(
            "certificate",
            Verdict::Warning,
            format!("{} is not a certificate for {host} (LATCHKEY_TLS_CERT): browsers and apps will refuse it", files.cert.display()),
        ),
        Ok(_) => findings.add("certificate", Verdict::Ok, format!("{} is for {host}", files.cert.display())),
    }
}

async fn stores(settings: &Settings, findings: &mut Findings) {
    match &settings.redis_url {
        None => {
            let file = settings.transient_file();
            let looked = if file.exists() { Embedded::look_through(&file) } else { Ok(()) };
            findings.result("transient store", looked.map(|()| "embedded".to_owned()));
        }
        Some(url) => {
            let answered = async {
                let store = RedisStore::connect(url.clone(), Timeouts::default()).await?;
                store.ping().await
            };
            findings
                .result("transient store", answered.await.map(|()| "Redis answers and stores data".to_owned()).map_err(|e| e.to_string()));
        }
    }
    let Ok(masters) = master_keys(settings, findings) else { return };
    if let Some(file) = settings.sqlite_file().filter(|file| !file.exists()) {
        return places::can_be_made("database", &file, findings);
    }
    let database = match open_database(settings) {
        Ok(database) => database,
        Err(error) => return findings.add("database", Verdict::Failed, error.to_string()),
    };
    match database.schema().await {
        Err(error) => return findings.add("database", Verdict::Failed, error.to_string()),
        Ok(state) if state.oldest_binary.is_some_and(|oldest| oldest > state.own) => {
            return findings.add(
                "database",
                Verdict::Failed,
                "a later version of Latchkey migrated this database, and this version cannot use it: run the later version",
            );
        }
        Ok(state) if state.version.is_none() => {
            return findings.add("database", Verdict::Ok, "the database is empty: the first start creates the schema");
        }
        Ok(state) if !state.pending.is_empty() => {
            findings.add("database", Verdict::Warning, format!("the next start applies these migrations: {}", state.pending.join(", ")));
            return;
        }
        Ok(_) => match database.refuses_writes().await {
            Ok(None) => findings.add("database", Verdict::Ok, "the database answers and its schema is up to date"),
            Ok(Some(why)) => findings.add(
                "database",
                Verdict::Warning,
                format!("the database answers but accepts no writes ({why}): no one can sign in"),
            ),
            Err(error) => findings.add("database", Verdict::Failed, error.to_string()),
        },
    }
    connections(&database, findings).await;
    id_tokens(&database, findings).await;
    if let Some(ring) = key_ring(settings, &database, masters, findings).await {
        signing_keys(settings, &database, &ring, findings).await;
        providers(settings, &database, &ring, findings).await;
    }
}

/// Whether PostgreSQL gives as many connections as the servers may ask for, as far as it tells how many servers there are.
async fn connections(database: &Database, findings: &mut Findings) {
    let room = match database.connection_room().await {
        Ok(Some(room)) => room,
        Ok(None) => return,
        Err(error) => return findings.add("connections", Verdict::Failed, error.to_string()),
    };
    let (each, given) = (room.each, room.given);
    if room.wanted() > given {
        let servers = if room.servers == 1 { "one server".to_owned() } else { format!("{} servers", room.servers) };
        let detail = format!(
            "{servers} with up to {each} connections each can need {}, but PostgreSQL allows this role only {given} (max_connections without \
             the reserved ones, and the limits of the role and the database): lower LATCHKEY_DATABASE_CONNECTIONS, or raise that limit",
            room.wanted()
        );
        return findings.add("connections", Verdict::Warning, detail);
    }
    let detail = format!("a server uses up to {each}, and PostgreSQL allows this role {given}: enough for {} servers", given / each.max(1));
    findings.add("connections", Verdict::Ok, detail);
}

/// The master keys that are set or lie in the data folder; none where there are none yet, an error where they are of no use.
fn master_keys(settings: &Settings, findings: &mut Findings) -> Result<Option<MasterKeys>, ()> {
    let file = settings.master_key_file();
    let text = match &settings.master_key {
        Some(key) => key.clone(),
        None => match std::fs::read_to_string(&file) {
            Ok(text) => Secret::new(text.trim()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                findings.add("master key", Verdict::Failed, format!("{} cannot be read: {error}", file.display()));
                return Err(());
            }
        },
    };
    MasterKeys::parse(&text).map(Some).map_err(|error| findings.add("master key", Verdict::Failed, error.to_string()))
}

async fn key_ring(settings: &Settings, database: &Database, masters: Option<MasterKeys>, findings: &mut Findings) -> Option<KeyRing> {
    let Some(masters) = masters else {
        match database.read(sealing::may_make_master_key).await {
            Ok(true) if settings.database() == DatabaseKind::Sqlite => {
                findings.add("master key", Verdict::Ok, "the first start creates it")
            }
            Ok(_) => findings.add(
                "master key",
                Verdict::Failed,
                format!(
                    "the database contains data, but its master key is missing: set LATCHKEY_MASTER_KEY or restore {}",
                    settings.master_key_file().display()
                ),
            ),
            Err(error) => findings.add("master key", Verdict::Failed, error.to_string()),
        }
        return None;
    };
    if matches!(database.read(sealing::may_make_master_key).await, Ok(true)) {
        findings.add("master key", Verdict::Ok, "the master key is set: nothing is encrypted with it yet");
        return None;
    }
    match KeyRing::read(database, &masters, &Random::default()).await {
        Ok(ring) => {
            findings.add("master key", Verdict::Ok, "the master key decrypts the keys of this database");
            Some(ring)
        }
        Err(error) => {
            findings.add("master key", Verdict::Failed, error.to_string());
            None
        }
    }
}

async fn signing_keys(settings: &Settings, database: &Database, ring: &KeyRing, findings: &mut Findings) {
    let issuer = settings.issuer.as_str().to_owned();
    let records = match database.read(move |conn| keys::list(conn, &issuer)).await {
        Ok(records) => records,
        Err(error) => return findings.add("signing keys", Verdict::Failed, error.to_string()),
    };
    let active: Vec<_> = records.iter().filter(|record| record.state == KeyState::Active).collect();
    if active.is_empty() {
        let detail = match Others::of(database, &settings.issuer).await {
            Ok(Some(others)) => format!("{}, or configure every app with the new one", others.told(&settings.issuer)),
            _ => format!("there are none for {} yet: the next start creates them", settings.issuer),
        };
        return findings.add("signing keys", Verdict::Warning, detail);
    }
    if let Some(error) = active.iter().find_map(|record| record.open(ring).err()) {
        return findings.add("signing keys", Verdict::Failed, error.to_string());
    }
    let names: Vec<String> = active.iter().map(|record| record.algorithm.name().to_owned()).collect();
    findings.add("signing keys", Verdict::Ok, format!("active: {}", names.join(", ")));
}

/// Whether each provider that people sign in with answers, and who depends on one that is off or does not.
async fn providers(settings: &Settings, database: &Database, ring: &KeyRing, findings: &mut Findings) {
    let read = async || {
        let ring = ring.clone();
        database
            .read(move |conn| {
                let mut all = Vec::new();
                for upstream in upstreams::all(conn)? {
                    let depending = count_depending(conn, &ring, &upstream)?;
                    all.push((upstream, depending));
                }
                Ok::<_, StoreError>(all)
            })
            .await
    };
    let all = match read().await {
        Ok(all) if all.is_empty() => return,
        Ok(all) => all,
        Err(error) => return findings.add("providers", Verdict::Failed, error.to_string()),
    };
    let talking = match open_talking(settings, &Clock::System) {
        Ok(talking) => talking,
        Err(error) => return findings.add("providers", Verdict::Failed, error.to_string()),
    };
    for (upstream, (count, or_more)) in all {
        let more = if or_more { " or more" } else { "" };
        let only = if count == 0 { String::new() } else { format!("; people who can sign in with it only: {count}{more}") };
        let name = &upstream.name;
        if !upstream.enabled {
            let verdict = if count == 0 { Verdict::Ok } else { Verdict::Warning };
            findings.add("providers", verdict, format!("{name} is switched off{only}"));
            continue;
        }
        match talking.test(&upstream).await {
            Ok(_) => findings.add("providers", Verdict::Ok, format!("{name} answers")),
            Err(fault) => findings.add("providers", Verdict::Warning, format!("{name}: {fault}{only}")),
        }
    }
}

/// Names the apps that were given ID tokens lately which browsers and proxies may not carry back at sign-out.
async fn id_tokens(database: &Database, findings: &mut Findings) {
    let since = Clock::System.now().minus(large_id_tokens::LATELY);
    match database.read(move |conn| large_id_tokens::since(conn, since, None)).await {
        Err(error) => findings.add("id tokens", Verdict::Failed, error.to_string()),
        Ok(found) if found.is_empty() => {
            findings.add("id tokens", Verdict::Ok, "no ID token of the last 30 days was too large for a sign-out hint")
        }
        Ok(found) => {
            for LargeIdToken { client_id, bytes, claim, left_out } in found {
                let fate = if left_out.is_empty() { String::new() } else { format!(", without {left_out}") };
                let detail = format!(
                    "{client_id}: about {bytes} bytes, mostly '{claim}'{fate}. Browsers and proxies may not send it back at sign-out: \
                     let the app read this claim from userinfo, or put people in fewer groups"
                );
                findings.add("id tokens", Verdict::Warning, detail);
            }
        }
    }
}
