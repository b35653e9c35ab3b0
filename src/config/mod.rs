//! Every setting once: name, default, environment variable, file key, flag, meaning; validated before anything starts.
//!
//! Floor 0; used by `cli` and `provider`. A TOML file counts less than the environment, the environment less than the
//! command line. An unknown or impossible setting stops the start with its name, its place and what was expected; but a
//! variable that has our name and is no setting is warned of, since others write into the environment too.
//! [`Settings::load`] reads the machine's file and environment, [`Settings::from_sources`] what it is given.

mod admin_mails;
pub mod duration;
mod email_codes;
mod gateway;
mod issuer;
mod links;
mod lost_factors;
mod parse;
mod passkeys;
mod relay;
mod sign_up;
mod sms;
mod sources;
mod table;
mod throwaway;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ipnet::IpNet;
use lettre::message::Mailbox;

use crate::clock::MOST_SKEW;
pub use crate::secrets::without_mark;
use crate::secrets::{Secret, SecretUrl};

pub use admin_mails::AdminMails;
pub use email_codes::EmailCodes;
pub use gateway::{Gateway, GatewayUrl};
pub use issuer::Issuer;
pub use relay::{Encryption, Login, Relay};
pub use sign_up::{AddressDomain, AskedUsername, SignUp, UnfitDomain};
pub use sms::{Sms, SmsPrefix};
pub use sources::{Effective, Origin, Sources};
pub use table::{SETTINGS, Secrecy, Setting};
pub use throwaway::ThrowawayDomains;

use sources::Values;

/// The file that is read where `--config` names none.
pub const DEFAULT_FILE: &str = "latchkey.toml";

/// What the provider runs by. Secrets are redacted in `Debug`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer: what tokens and metadata say, and the base of every public URL.
    pub issuer: Issuer,
    /// Address of the public listener.
    pub listen: SocketAddr,
    /// Certificate chain and key of built-in TLS, PEM files; none where a proxy speaks TLS.
    pub tls: Option<TlsFiles>,
    /// How long browsers are told to use https alone for this host; zero where they are told nothing.
    pub hsts: Duration,
    /// Address of the listener for `/healthz`, `/readyz` and `/metrics`.
    pub management_listen: SocketAddr,
    /// Where embedded things live.
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://...`; see [`Settings::database`].
    pub database_url: SecretUrl,
    /// `postgres://...` of the role that may change the schema; none means that of `database_url`.
    pub database_migrate_url: Option<SecretUrl>,
    /// Connections to the database at most; none follows from the cores.
    pub database_connections: Option<usize>,
    /// How long an unused connection to the database stays open.
    pub database_idle: Duration,
    /// `redis://...` and its kin; none means the embedded transient store.
    pub redis_url: Option<SecretUrl>,
    /// One or several 32-byte keys as base64, separated by commas; none means the one in [`Settings::master_key_file`].
    pub master_key: Option<Secret>,
    /// Networks whose `X-Forwarded-*` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Private networks that requests to other providers may reach.
    pub fetch_allow: Vec<IpNet>,
    /// Authorities (PEM) that are trusted for them beside those of the system.
    pub fetch_ca: Option<PathBuf>,
    /// The mail servers that take mail, in the order in which they are tried.
    pub relays: Vec<Relay>,
    /// What takes mails where there are no mail servers; without it too, mails are files in [`Settings::mails_folder`].
    pub gateway: Option<Gateway>,
    /// The sender of mails; set where there are relays.
    pub mail_from: Option<Mailbox>,
    /// Who is told by mail of what needs an admin.
    pub admin_mails: AdminMails,
    /// Whether a forgotten password can be replaced by mail.
    pub recovery_by_mail: bool,
    /// How long people wait who lost their second factor; none where an admin alone helps.
    pub lost_factors_wait: Option<Duration>,
    /// Whether people change the address of their account by themselves.
    pub own_email_change: bool,
    /// What a code by e-mail may prove.
    pub email_codes: EmailCodes,
    /// Mails with a code of one kind that all together may ask for in a day.
    pub email_codes_per_day: u64,
    /// What is sent to phones.
    pub sms: Sms,
    /// Memory that the hash of a password costs, in KiB.
    pub password_memory: u32,
    /// How often the hash of a password goes over its memory.
    pub password_iterations: u32,
    /// The least number of characters of a password that a person chooses.
    pub password_length: u32,
    /// How many of their last passwords people cannot choose again, with the present one.
    pub password_history: u8,
    /// The list of passwords that were stolen elsewhere.
    pub breached_file: Option<PathBuf>,
    /// The operator's own words for pages and mails.
    pub words_dir: Option<PathBuf>,
    /// Who may make an account by themselves.
    pub sign_up: SignUp,
    /// Whether an admin must approve an account that somebody made before they sign in to it.
    pub sign_up_approval: bool,
    /// Whether people may make one with a passkey and without a password.
    pub sign_up_passkey: bool,
    /// Whom passkeys are for: the RP ID, a host.
    pub passkey_rp_id: String,
    /// The origins beside the issuer's that browsers let use them, as they were set.
    pub passkey_origins: Vec<String>,
    /// Whether they choose a user name with it.
    pub sign_up_username: AskedUsername,
    /// Domains in which nobody may.
    pub throwaway_domains: ThrowawayDomains,
    /// How long an unused single-sign-on session lives.
    pub session_idle: Duration,
    /// How long a single-sign-on session lives at most.
    pub session_lifetime: Duration,
    /// Life of an authorization code.
    pub code_lifetime: Duration,
    /// Life of an access token, unless a client or resource server shortens it.
    pub access_token_lifetime: Duration,
    /// Life of an ID token, unless a client shortens it.
    pub id_token_lifetime: Duration,
    /// How long a grant with a refresh token lives unused.
    pub refresh_idle: Duration,
    /// How long a grant with a refresh token lives at most.
    pub refresh_lifetime: Duration,
    /// How long the last refresh token may come again, for lost answers.
    pub refresh_grace: Duration,
    /// How far the clocks of replicas may be apart.
    pub clock_skew: Duration,
    /// Whether admins must have a second factor.
    pub require_second_factor_for_admins: bool,
    /// Whether browsers of admins may be remembered, in which no second factor is asked for.
    pub remember_admins: bool,
    /// How long the record is kept.
    pub audit_retention: Duration,
    /// Who may register clients over HTTP.
    pub registration: Registration,
    /// Filter of the log, such as `info` or `info,latchkey::http=debug`.
    pub log: String,
    /// How a log line looks.
    pub log_format: LogFormat,
    /// Sample data is served: what is registered may be shown to everybody. Set by the demo alone.
    pub demo: bool,
    effective: Vec<Effective>,
    warnings: Vec<SettingError>,
}

/// The PEM files of built-in TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate chain, the server's own first.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Which durable store a database URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseKind {
    /// `sqlite:PATH`
    Sqlite,
    /// `postgres://...`
    Postgres,
}

/// Dynamic client registration ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Nobody.
    Closed,
    /// Who holds an initial access token.
    Token,
    /// Anybody.
    Open,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

impl Settings {
    /// Reads the file (`config`, else `LATCHKEY_CONFIG`, else `latchkey.toml` if present), the environment and `flags`
    /// (long names without dashes, and their values).
    ///
    /// # Errors
    /// Everything that is unknown or impossible, all at once.
    pub fn load(config: Option<&Path>, flags: &BTreeMap<String, String>) -> Result<Self, SettingsErrors> {
        let environment: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
            .filter(|(name, _)| name.starts_with("LATCHKEY_"))
            .collect();
        let named =
            config.map(Path::to_path_buf).or_else(|| environment.get("LATCHKEY_CONFIG").filter(|v| !v.is_empty()).map(PathBuf::from));
        let path = named.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_FILE));
        let file = match std::fs::read_to_string(&path) {
            Ok(text) => Some((path, text)),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let problem = format!("the settings file cannot be read: {error}");
                let error = SettingError { name: "config".to_owned(), place: path.display().to_string(), problem };
                let of_the_rest = Self::from_sources(&Sources { file: None, environment, flags: flags.clone() }, &|_| Ok(String::new()));
                let log_format = of_the_rest.map_or_else(|errors| errors.log_format, |settings| settings.log_format);
                return Err(SettingsErrors { errors: vec![error], log_format });
            }
        };
        Self::from_sources(&Sources { file, environment, flags: flags.clone() }, &|path| std::fs::read_to_string(path))
    }

    /// From `flags` alone: neither the environment nor a file is asked (the demo, tests).
    ///
    /// # Errors
    /// Everything that is unknown or impossible, all at once.
    pub fn of_flags(flags: &BTreeMap<String, String>) -> Result<Self, SettingsErrors> {
        let sources = Sources { file: None, environment: BTreeMap::new(), flags: flags.clone() };
        Self::from_sources(&sources, &|path| std::fs::read_to_string(path))
    }

    /// The same from given texts: nothing is read but, through `read`, the files that `NAME_FILE` settings name.
    ///
    /// # Errors
    /// Everything that is unknown or impossible, all at once.
    pub fn from_sources(sources: &Sources, read: &dyn Fn(&Path) -> std::io::Result<String>) -> Result<Self, SettingsErrors> {
        let mut values = Values::gather(sources, read);
        let settings = Self::build(&mut values);
        match settings {
            Some(settings) if values.errors.is_empty() => Ok(settings),
            _ => {
                let errors = std::mem::take(&mut values.errors);
                let log_format = values.parse(&table::LOG_FORMAT, parse::log_format).unwrap_or(LogFormat::Text);
                Err(SettingsErrors { errors, log_format })
            }
        }
    }

    fn build(values: &mut Values) -> Option<Self> {
        use table as t;
        values.refuse_unavailable();
        values.warn_of_missing_units();
        let data_dir = values.parse(&t::DATA_DIR, parse::path)?;
        values.set_default(&t::DATABASE_URL, format!("sqlite:{}", data_dir.join("latchkey.db").display()));
        // Every value is parsed before the first `?` on a value, so that one run names every mistake.
        let listen = values.parse(&t::LISTEN, parse::address);
        if let Some(own) = listen.and_then(issuer::of_listener) {
            values.default_to(&t::ISSUER, own);
        }
        let issuer = values.parse(&t::ISSUER, |text| Issuer::parse(text).map_err(|e| e.to_string()));
        let management_listen = values.parse(&t::MANAGEMENT_LISTEN, parse::address);
        let tls_cert = values.parse_optional(&t::TLS_CERT, parse::path);
        let tls_key = values.parse_optional(&t::TLS_KEY, parse::path);
        let hsts = values.parse(&t::HSTS, |text| parse::duration_up_to(text, Duration::from_secs(2 * 365 * 86_400)));
        let database_url = values.parse_url(&t::DATABASE_URL, parse::database_url).flatten();
        let database_migrate_url = values.parse_url(&t::DATABASE_MIGRATE_URL, parse::postgres_url);
        let database_connections = values.parse_optional(&t::DATABASE_CONNECTIONS, parse::connections);
        let database_idle = values.parse(&t::DATABASE_IDLE, |text| parse::lifetime_up_to(text, Duration::from_secs(3600)));
        let redis_url = values.parse_url(&t::REDIS_URL, parse::redis_url);
        let master_key = values.parse_optional(&t::MASTER_KEY, parse::master_key);
        let trusted_proxies = values.parse_optional(&t::TRUSTED_PROXIES, parse::networks);
        let fetch_allow = values.parse_optional(&t::FETCH_ALLOW, parse::networks);
        let fetch_ca = values.parse_optional(&t::FETCH_CA, parse::path);
        let relays = values.parse_optional(&t::SMTP_URL, relay::relays);
        let gateway_url = values.parse_optional(&t::GATEWAY_URL, gateway::url);
        let odd = relays.iter().flatten().flatten().find_map(relay::Relay::odd_port);
        if let Some(odd) = odd {
            values.warn(&t::SMTP_URL, odd);
        }
        let gateway_secret = values.parse_optional(&t::GATEWAY_SECRET, gateway::secret);
        let mail_from = values.parse_optional(&t::MAIL_FROM, relay::sender);
        let admin_mails = values.parse(&t::ADMIN_MAILS, admin_mails::parse);
        let is_here = issuer.as_ref().is_some_and(Issuer::is_loopback);
        // A file on a server that people do not sit at is nothing that anybody gets.
        let reaches_people = is_here || relays.as_ref().is_some_and(Option::is_some) || gateway_url.as_ref().is_some_and(Option::is_some);
        values.default_to(&t::RECOVERY_BY_MAIL, reaches_people.to_string());
        let recovery_by_mail = values.parse(&t::RECOVERY_BY_MAIL, parse::boolean);
        if recovery_by_mail == Some(true) && !reaches_people {
            values.warn(
                &t::RECOVERY_BY_MAIL,
                "is true, and no mail server is set (LATCHKEY_SMTP_URL): the emails are files on the server, and people wait for them in vain",
            );
        }
        let lost_factors_wait = values.parse(&t::LOST_FACTORS_WAIT, lost_factors::wait);
        values.default_to(&t::OWN_EMAIL_CHANGE, reaches_people.to_string());
        let own_email_change = values.parse(&t::OWN_EMAIL_CHANGE, parse::boolean);
        if own_email_change == Some(true) && !reaches_people {
            values.warn(
                &t::OWN_EMAIL_CHANGE,
                "is true, and no mail server is set (LATCHKEY_SMTP_URL): the emails that confirm an address are files on the server, and people wait for them in vain",
            );
        }
        let email_codes = values.parse(&t::EMAIL_CODE, email_codes::parse);
        if email_codes.is_some_and(|codes| codes != EmailCodes::Never) && !reaches_people {
            values.warn(
                &t::EMAIL_CODE,
                "lets people sign in with codes by email, and no mail server is set (LATCHKEY_SMTP_URL): the emails are files on the server, and people wait for them in vain",
            );
        }
        let email_codes_per_day = values.parse(&t::EMAIL_CODES_PER_DAY, sms::a_day);
        let sms_codes = values.parse(&t::SMS_CODE, email_codes::parse);
        let sms_prefixes = values.parse_optional(&t::SMS_PREFIXES, sms::prefixes);
        let sms_per_prefix = values.parse(&t::SMS_PER_PREFIX, sms::a_day);
        let sms_per_day = values.parse(&t::SMS_PER_DAY, sms::a_day);
        let password_memory = values.parse(&t::PASSWORD_MEMORY, parse::password_memory);
        let password_iterations = values.parse(&t::PASSWORD_ITERATIONS, parse::password_iterations);
        let password_length = values.parse(&t::PASSWORD_LENGTH, parse::password_length);
        let password_history = values.parse(&t::PASSWORD_HISTORY, parse::password_history);
        let breached_file = values.parse_optional(&t::BREACHED_FILE, parse::path);
        let words_dir = values.parse_optional(&t::WORDS_DIR, parse::path);
        let sign_up_mode = values.parse(&t::SIGN_UP, sign_up::mode);
        let sign_up_domains = values.parse_optional(&t::SIGN_UP_DOMAINS, sign_up::domains);
        if matches!(sign_up_mode, Some(sign_up::Mode::Domains | sign_up::Mode::Open)) && !reaches_people {
            values.warn(
                &t::SIGN_UP,
                "lets people create accounts, and no mail server is set (LATCHKEY_SMTP_URL): the emails that confirm their addresses are files on the server, and people wait for them in vain",
            );
        }
        let sign_up_approval = values.parse(&t::SIGN_UP_APPROVAL, parse::boolean);
        let sign_up_passkey = values.parse(&t::SIGN_UP_PASSKEY, parse::boolean);
        let comes_back = recovery_by_mail != Some(false) || email_codes.is_some_and(EmailCodes::first);
        if sign_up_passkey == Some(true) && !comes_back {
            values.warn(
                &t::SIGN_UP_PASSKEY,
                "is true, LATCHKEY_RECOVERY_BY_MAIL is false, and no email code is the first factor (LATCHKEY_EMAIL_CODE): people who lose their passkey need an administrator",
            );
        }
        let passkey_origins = values.parse_optional(&t::PASSKEY_ORIGINS, passkeys::origins);
        if let Some(issuer) = &issuer {
            values.default_to(&t::PASSKEY_RP_ID, issuer.host().to_owned());
        }
        let related = passkey_origins.clone().flatten().unwrap_or_default();
        let passkey_rp_id = match &issuer {
            Some(issuer) => values.parse(&t::PASSKEY_RP_ID, |text| passkeys::rp_id(text, issuer, &related)),
            None => None,
        };
        let with_own: Vec<String> = issuer.iter().map(|issuer| issuer.origin().to_owned()).chain(related).collect();
        if !passkeys::are_bearable(&with_own) {
            values.refuse::<()>(
                &t::PASSKEY_ORIGINS,
                "has origins of more than five registrable domains, with the issuer's: browsers look at no more",
            );
        }
        let sign_up_username = values.parse(&t::SIGN_UP_USERNAME, sign_up::username);
        let throwaway_domains = values.parse_optional(&t::SIGN_UP_THROWAWAY_DOMAINS, throwaway::parse);
        let session_idle = values.parse(&t::SESSION_IDLE, parse::lifetime);
        let session_lifetime = values.parse(&t::SESSION_LIFETIME, parse::lifetime);
        let code_lifetime = values.parse(&t::CODE_LIFETIME, |text| parse::lifetime_up_to(text, Duration::from_secs(600)));
        let access_token_lifetime = values.parse(&t::ACCESS_TOKEN_LIFETIME, parse::lifetime);
        let id_token_lifetime = values.parse(&t::ID_TOKEN_LIFETIME, parse::lifetime);
        let refresh_idle = values.parse(&t::REFRESH_IDLE, parse::lifetime);
        let refresh_lifetime = values.parse(&t::REFRESH_LIFETIME, parse::lifetime);
        let refresh_grace = values.parse(&t::REFRESH_GRACE, |text| parse::duration_up_to(text, Duration::from_secs(300)));
        let clock_skew = values.parse(&t::CLOCK_SKEW, |text| parse::duration_up_to(text, MOST_SKEW));
        let remember_admins = values.parse(&t::REMEMBER_ADMINS, parse::boolean);
        let require_second_factor_for_admins = values.parse(&t::REQUIRE_SECOND_FACTOR_FOR_ADMINS, parse::boolean);
        let audit_retention = values.parse(&t::AUDIT_RETENTION, parse::lifetime);
        let registration = values.parse(&t::REGISTRATION, parse::registration);
        let log = values.parse(&t::LOG, parse::log_filter);
        let log_format = values.parse(&t::LOG_FORMAT, parse::log_format);

        if trusted_proxies.iter().flatten().flatten().any(|network| network.prefix_len() == 0) {
            values.warn(
                &t::TRUSTED_PROXIES,
                "names every address, so anybody can pretend to be at another one (X-Forwarded-For): name the networks of your proxies alone",
            );
        }
        if fetch_allow.iter().flatten().flatten().any(|network| network.prefix_len() == 0) {
            values.warn(
                &t::FETCH_ALLOW,
                "names every address, so requests to other providers can reach this machine and your whole network: name the networks of those providers alone",
            );
        }
        if access_token_lifetime.is_some_and(|lifetime| lifetime > LONG_ACCESS) {
            values.warn(
                &t::ACCESS_TOKEN_LIFETIME,
                "is longer than a day: an API that checks tokens by itself accepts them for so long after the sign-in was ended",
            );
        }
        let tls = match (tls_cert?, tls_key?) {
            (Some(cert), Some(key)) => Some(TlsFiles { cert, key }),
            (None, None) => None,
            (Some(_), None) => return values.refuse(&t::TLS_KEY, "is required if LATCHKEY_TLS_CERT is set"),
            (None, Some(_)) => return values.refuse(&t::TLS_CERT, "is required if LATCHKEY_TLS_KEY is set"),
        };
        let (database_url, database_migrate_url, master_key) = (database_url?, database_migrate_url?, master_key?);
        if database_migrate_url.is_some() && kind_of(database_url.expose()) != DatabaseKind::Postgres {
            return values
                .refuse(&t::DATABASE_MIGRATE_URL, "is only for PostgreSQL, and LATCHKEY_DATABASE_URL is not a PostgreSQL address");
        }
        if kind_of(database_url.expose()) == DatabaseKind::Postgres && master_key.is_none() {
            return values.refuse(&t::MASTER_KEY, "is required with PostgreSQL: 32 random bytes as base64 (openssl rand -base64 32)");
        }
        let (relays, mail_from) = (relays?.unwrap_or_default(), mail_from?);
        if !relays.is_empty() && mail_from.is_none() {
            return values.refuse(&t::MAIL_FROM, "is required if LATCHKEY_SMTP_URL is set: the sender of mails, such as id@example.com");
        }
        let gateway = match (gateway_url?, gateway_secret?) {
            (Some(url), Some(secret)) => Some(Gateway { url, secret }),
            (Some(_), None) => {
                return values.refuse(&t::GATEWAY_SECRET, "is required if LATCHKEY_GATEWAY_URL is set: it signs the messages");
            }
            (None, Some(_)) => return values.refuse(&t::GATEWAY_URL, "is required if LATCHKEY_GATEWAY_SECRET is set"),
            (None, None) => None,
        };
        if gateway.is_some() && !relays.is_empty() && sms_prefixes.as_ref().is_some_and(Option::is_none) {
            values.warn(&t::GATEWAY_URL, "takes no mails, because a mail server is set (LATCHKEY_SMTP_URL)");
        }
        let sms =
            Sms { codes: sms_codes?, prefixes: sms_prefixes?.unwrap_or_default(), per_prefix: sms_per_prefix?, per_day: sms_per_day? };
        if sms.codes != EmailCodes::Never && !sms.takes_phones() {
            return values.refuse(
                &t::SMS_PREFIXES,
                "is required if LATCHKEY_SMS_CODE is not never: the country codes of the numbers that messages are sent to, such as +49,+43",
            );
        }
        if sms.takes_phones() && gateway.is_none() && !is_here {
            return values.refuse(&t::GATEWAY_URL, "is required if LATCHKEY_SMS_PREFIXES is set: it takes the messages to phones");
        }
        let sign_up = match (sign_up_mode?, sign_up_domains?) {
            (sign_up::Mode::Domains, Some(domains)) => SignUp::Domains(domains),
            (sign_up::Mode::Domains, None) => return values.refuse(&t::SIGN_UP_DOMAINS, "is required if LATCHKEY_SIGN_UP is domains"),
            (other, domains) => {
                if domains.is_some() {
                    values.warn(&t::SIGN_UP_DOMAINS, "has no effect, because LATCHKEY_SIGN_UP is not domains");
                }
                match other {
                    sign_up::Mode::Invitation => SignUp::Invitation,
                    sign_up::Mode::Open => SignUp::Open,
                    sign_up::Mode::Closed | sign_up::Mode::Domains => SignUp::Closed,
                }
            }
        };
        if clash(listen?, management_listen?) {
            return values.refuse(&t::MANAGEMENT_LISTEN, "must be different from LATCHKEY_LISTEN");
        }
        if u64::from(password_memory?) * u64::from(password_iterations?) < LEAST_HASH {
            return values.refuse(
                &t::PASSWORD_ITERATIONS,
                "is too few for LATCHKEY_PASSWORD_MEMORY: memory times iterations must be 35MiB or more, such as 19MiB and 2, or 7MiB and 5",
            );
        }
        if session_idle? > session_lifetime? {
            return values.refuse(&t::SESSION_IDLE, "must not be longer than LATCHKEY_SESSION_LIFETIME");
        }
        if refresh_idle? > refresh_lifetime? {
            return values.refuse(&t::REFRESH_IDLE, "must not be longer than LATCHKEY_REFRESH_LIFETIME");
        }
        Some(Self {
            issuer: issuer?,
            listen: listen?,
            tls,
            hsts: hsts?,
            management_listen: management_listen?,
            data_dir,
            database_url,
            database_migrate_url,
            database_connections: database_connections?,
            database_idle: database_idle?,
            redis_url: redis_url?,
            master_key,
            trusted_proxies: trusted_proxies?.unwrap_or_default(),
            fetch_allow: fetch_allow?.unwrap_or_default(),
            fetch_ca: fetch_ca?,
            relays,
            gateway,
            mail_from,
            admin_mails: admin_mails?,
            recovery_by_mail: recovery_by_mail?,
            lost_factors_wait: lost_factors_wait?,
            own_email_change: own_email_change?,
            email_codes: email_codes?,
            email_codes_per_day: email_codes_per_day?,
            sms,
            password_memory: password_memory?,
            password_iterations: password_iterations?,
            password_length: password_length?,
            password_history: password_history?,
            breached_file: breached_file?,
            words_dir: words_dir?,
            sign_up,
            sign_up_approval: sign_up_approval?,
            sign_up_passkey: sign_up_passkey?,
            passkey_rp_id: passkey_rp_id?,
            passkey_origins: passkey_origins?.unwrap_or_default(),
            sign_up_username: sign_up_username?,
            throwaway_domains: throwaway_domains?.unwrap_or_else(ThrowawayDomains::built_in),
            session_idle: session_idle?,
            session_lifetime: session_lifetime?,
            code_lifetime: code_lifetime?,
            access_token_lifetime: access_token_lifetime?,
            id_token_lifetime: id_token_lifetime?,
            refresh_idle: refresh_idle?,
            refresh_lifetime: refresh_lifetime?,
            refresh_grace: refresh_grace?,
            clock_skew: clock_skew?,
            require_second_factor_for_admins: require_second_factor_for_admins?,
            remember_admins: remember_admins?,
            audit_retention: audit_retention?,
            registration: registration?,
            log: log?,
            log_format: log_format?,
            demo: false,
            effective: values.effective(),
            warnings: std::mem::take(&mut values.warnings),
        })
    }

    /// Which durable store the database URL names.
    pub fn database(&self) -> DatabaseKind {
        kind_of(self.database_url.expose())
    }

    /// How many passwords of a person are remembered beside the present one.
    pub fn former_passwords(&self) -> i64 {
        i64::from(self.password_history.saturating_sub(1))
    }

    /// Whether a `serve` over these stores must be the only one.
    pub fn must_be_alone(&self) -> bool {
        self.redis_url.is_none() || self.database() == DatabaseKind::Sqlite
    }

    /// The file of an SQLite database; none with PostgreSQL.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        self.database_url.expose().strip_prefix("sqlite:").map(PathBuf::from)
    }

    /// Where the master key lies (mode 0600) on the embedded default, when none is set.
    pub fn master_key_file(&self) -> PathBuf {
        self.data_dir.join("master.key")
    }

    /// The file of the embedded transient store.
    pub fn transient_file(&self) -> PathBuf {
        self.data_dir.join("transient.db")
    }

    /// Whether mails reach nobody but whoever reads the files of [`Settings::mails_folder`].
    pub const fn mails_are_files(&self) -> bool {
        self.relays.is_empty() && self.gateway.is_none()
    }

    /// Where messages to phones lie as files (mode 0600) where no gateway takes them.
    pub fn sms_folder(&self) -> PathBuf {
        self.data_dir.join("sms")
    }

    /// Where mails lie as files (mode 0600) where nothing takes them.
    pub fn mails_folder(&self) -> PathBuf {
        self.data_dir.join("mails")
    }

    /// What is said where people are sent to another port than the one that is listened on; none where that is right, or a
    /// proxy may stand between.
    pub fn issuer_elsewhere(&self) -> Option<String> {
        issuer::elsewhere(&self.issuer, self.listen).filter(|_| self.trusted_proxies.is_empty())
    }

    /// Every setting with its value, redacted where it is secret, and where it came from.
    pub fn effective(&self) -> &[Effective] {
        &self.effective
    }

    /// What is likely a mistake and stops nothing: variables with our name that are no setting.
    pub fn warnings(&self) -> &[SettingError] {
        &self.warnings
    }
}

/// Memory times iterations of the hash of a password, in KiB, at least: the weakest of the choices that OWASP gives for argon2id.
const LEAST_HASH: u64 = 35 << 10;
/// Access tokens that live longer are warned of.
const LONG_ACCESS: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether two listeners want the same port of an address; an unspecified address is every one.
fn clash(a: SocketAddr, b: SocketAddr) -> bool {
    let everywhere = a.is_ipv4() == b.is_ipv4() && (a.ip().is_unspecified() || b.ip().is_unspecified());
    a.port() == b.port() && a.port() != 0 && (a.ip() == b.ip() || everywhere)
}

fn kind_of(url: &str) -> DatabaseKind {
    if url.starts_with("sqlite:") { DatabaseKind::Sqlite } else { DatabaseKind::Postgres }
}

/// One setting that is unknown or impossible. The value of a secret one is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The setting as its place writes it.
    pub name: String,
    /// The environment, the command line, or a file with its path.
    pub place: String,
    /// What is wrong and what was expected.
    pub problem: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.name, self.place, self.problem)
    }
}

/// Why the settings cannot be used: every reason at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsErrors {
    /// The reasons.
    pub errors: Vec<SettingError>,
    /// How the log that tells of them looks, as far as that was understood.
    pub log_format: LogFormat,
}

impl fmt::Display for SettingsErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for SettingsErrors {}

#[cfg(test)]
mod tests;
