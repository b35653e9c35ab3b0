//! The table of settings.

/// How much of a value may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    /// All of it.
    Open,
    /// A URL: all but the password in it.
    Url,
    /// Nothing; no flag takes it, only `--NAME-file`.
    Secret,
}

/// One setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its flag without the dashes; the environment variable is made of it.
    pub name: &'static str,
    /// Where it stands in the file: `section.key`, or a key alone.
    pub key: &'static str,
    /// What holds where nothing sets it; none where it is then absent or follows from another setting.
    pub default: Option<&'static str>,
    /// The flag that names a file with the value, where that may hold a password.
    pub file_flag: Option<&'static str>,
    /// How its value is named in help.
    pub value: &'static str,
    /// How much of it may be shown.
    pub secrecy: Secrecy,
    /// Whether this version reads it; setting another one stops the start.
    pub available: bool,
    /// What it means.
    pub meaning: &'static str,
}

impl Setting {
    /// Its environment variable.
    pub fn variable(&self) -> String {
        format!("LATCHKEY_{}", self.name.replace('-', "_").to_ascii_uppercase())
    }

    /// Its key in the file with the sections joined by underscores.
    pub(super) fn flat_key(&self) -> String {
        self.name.replace('-', "_")
    }

    const fn new(name: &'static str, key: &'static str, default: Option<&'static str>, value: &'static str, meaning: &'static str) -> Self {
        Self { name, key, default, value, file_flag: None, secrecy: Secrecy::Open, available: true, meaning }
    }

    const fn url(mut self, file_flag: &'static str) -> Self {
        self.file_flag = Some(file_flag);
        self.secrecy = Secrecy::Url;
        self
    }

    const fn secret(mut self, file_flag: &'static str) -> Self {
        self.file_flag = Some(file_flag);
        self.secrecy = Secrecy::Secret;
        self
    }

    /// For a setting that is planned and read by nothing yet: better refused than ignored.
    const fn not_yet(mut self) -> Self {
        self.available = false;
        self
    }
}

macro_rules! settings {
    ($($constant:ident = $setting:expr;)*) => {
        $(pub(super) static $constant: Setting = $setting;)*
        /// Every setting, in the order in which they are shown.
        pub static SETTINGS: &[&Setting] = &[$(&$constant),*];
    };
}

settings! {
    ISSUER = Setting::new("issuer", "issuer", Some("http://localhost:8080"), "URL",
        "The address that every app knows Latchkey by: https, or http on loopback only; no trailing slash; it can have a path. Without one it is http://localhost with the port of LATCHKEY_LISTEN");
    LISTEN = Setting::new("listen", "listen", Some("127.0.0.1:8080"), "ADDRESS",
        "Address of the public listener");
    TLS_CERT = Setting::new("tls-cert", "tls.cert", None, "FILE",
        "Certificate chain (PEM) for built-in TLS");
    TLS_KEY = Setting::new("tls-key", "tls.key", None, "FILE",
        "Private key (PEM) for built-in TLS");
    HSTS = Setting::new("hsts", "hsts", Some("365d"), "DURATION",
        "How long browsers must use only https for this host (Strict-Transport-Security), if the issuer is https; 0 sends no such header");
    TLS_CLIENT_CA = Setting::new("tls-client-ca", "tls.client_ca", None, "FILE",
        "Authorities (PEM) whose client certificates are accepted").not_yet();
    MTLS_LISTEN = Setting::new("mtls-listen", "mtls.listen", None, "ADDRESS",
        "Second TLS listener, which asks for client certificates").not_yet();
    MTLS_URL = Setting::new("mtls-url", "mtls.url", None, "URL",
        "Public base of the second listener, for mtls_endpoint_aliases").not_yet();
    FETCH_ALLOW = Setting::new("fetch-allow", "fetch.allow", None, "NETWORKS",
        "Private networks that requests to other providers can reach, separated by commas, such as 10.0.0.0/8; there http:// is possible, too. By default only public addresses are reached, by https");
    FETCH_CA = Setting::new("fetch-ca", "fetch.ca", None, "FILE",
        "Authorities (PEM) that are trusted for requests to other providers, beside those of the system");
    MANAGEMENT_LISTEN = Setting::new("management-listen", "management.listen", Some("127.0.0.1:9080"), "ADDRESS",
        "Address of the listener for /healthz, /readyz and /metrics");
    DATA_DIR = Setting::new("data-dir", "data_dir", Some("./latchkey-data"), "FOLDER",
        "Folder for everything that Latchkey stores itself: SQLite, the embedded store, the master key");
    DATABASE_URL = Setting::new("database-url", "database.url", None, "URL",
        "sqlite:PATH or postgres://...; by default sqlite:<data dir>/latchkey.db").url("database-url-file");
    DATABASE_MIGRATE_URL = Setting::new("database-migrate-url", "database.migrate_url", None, "URL",
        "postgres://... with the role that can change the schema; by default the role in database-url").url("database-migrate-url-file");
    DATABASE_CONNECTIONS = Setting::new("database-connections", "database.connections", None, "NUMBER",
        "Maximum number of connections to the database for each server, 1 to 1000; by default 4 for each core, from 4 to 64");
    DATABASE_IDLE = Setting::new("database-idle", "database.idle", Some("30s"), "DURATION",
        "How long an unused connection to the database stays open, at most 1h");
    REDIS_URL = Setting::new("redis-url", "redis.url", None, "URL",
        "redis://, rediss://, redis+sentinel:// or redis+cluster://; without it the transient store is embedded").url("redis-url-file");
    MASTER_KEY = Setting::new("master-key", "master_key", None, "KEY",
        "32 bytes as base64; separate several with commas: the first encrypts, all can decrypt; required with PostgreSQL").secret("master-key-file");
    TRUSTED_PROXIES = Setting::new("trusted-proxies", "trusted_proxies", None, "NETWORKS",
        "Networks of your proxies, separated by commas: X-Forwarded-For and X-Forwarded-Proto are accepted only from them");
    SMTP_URL = Setting::new("smtp-url", "smtp.url", None, "URL",
        "Mail server that sends the mails: smtp:// (STARTTLS) or smtps:// (TLS), with USER:PASSWORD@ if it needs a login; separate several with commas, they are tried in order. Without one, every mail is a file in <data dir>/mails").secret("smtp-url-file");
    GATEWAY_URL = Setting::new("gateway-url", "gateway.url", None, "URL",
        "HTTP gateway that takes the messages to phones, and the mails if smtp-url is not set: https, or http on this machine. Each is posted to it as signed JSON; requires gateway-secret").secret("gateway-url-file");
    GATEWAY_SECRET = Setting::new("gateway-secret", "gateway.secret", None, "SECRET",
        "What signs the messages to the gateway, as Standard Webhooks do: whsec_ and 24 to 64 random bytes as base64").secret("gateway-secret-file");
    MAIL_FROM = Setting::new("mail-from", "mail.from", None, "ADDRESS",
        "Sender of mails: id@example.com or Example <id@example.com>; required with smtp-url");
    ADMIN_MAILS = Setting::new("admin-mails", "admin_mails", Some("on"), "WHO",
        "Who gets an email when an account waits for approval, a person reports a change that was not theirs or has lost the second factor: on (administrators with a verified address), off (nobody) or email addresses separated by commas");
    RECOVERY_BY_MAIL = Setting::new("recovery-by-mail", "recovery.by_mail", None, "BOOL",
        "Whether people can reset a forgotten password by email: true or false; by default true if smtp-url is set or the issuer is on this machine");
    LOST_FACTORS_WAIT = Setting::new("lost-factors-wait", "lost_factors.wait", Some("72h"), "DURATION",
        "How long people wait who lost their second factor and proved their email address, before they can choose a new password without it: 24h to 30d, or off (an administrator must confirm each). Administrators always need another administrator; requires recovery-by-mail");
    OWN_EMAIL_CHANGE = Setting::new("own-email-change", "own_email_change", None, "BOOL",
        "Whether people can change the email address of their account themselves: true or false; by default true if smtp-url is set or the issuer is on this machine");
    EMAIL_CODE = Setting::new("email-code", "email_code", Some("never"), "MODE",
        "What a code by email can be used for: never (nothing), second (as a second factor, by people who have no other), first (to sign in without a password) or both; only with a confirmed address. A group can allow less");
    EMAIL_CODES_PER_DAY = Setting::new("email-codes-per-day", "email_codes_per_day", Some("10000"), "NUMBER",
        "How many emails with a code of one kind (sign-in, second factor, reset of a password, new account, new address) are sent in a day at most, to everyone together");
    SMS_CODE = Setting::new("sms-code", "sms.code", Some("never"), "MODE",
        "What a code by SMS can be used for: never (nothing), second (as a second factor, by people who have no other), first (to sign in without a password) or both; only with a confirmed phone number. Requires sms-prefixes");
    SMS_PREFIXES = Setting::new("sms-prefixes", "sms.prefixes", None, "PREFIXES",
        "Country codes of the phone numbers that people can add and that messages are sent to, separated by commas, such as +49,+43; +1204 is a part of a country. Requires gateway-url, unless the issuer is on this machine");
    SMS_PER_PREFIX = Setting::new("sms-per-prefix", "sms.per_prefix", Some("200"), "NUMBER",
        "How many messages are sent in a day to the numbers of one of sms-prefixes at most; messages that confirm a new number get half of it");
    SMS_PER_DAY = Setting::new("sms-per-day", "sms.per_day", Some("1000"), "NUMBER",
        "How many messages are sent to phones in a day at most; messages that confirm a new number get half of it");
    PASSWORD_MEMORY = Setting::new("password-memory", "password.memory", Some("19MiB"), "SIZE",
        "Memory that the hash of a password costs (argon2id), such as 19MiB or 1GiB: 7MiB to 1GiB. More is harder to guess for whoever steals the database, and slower at sign-in");
    PASSWORD_ITERATIONS = Setting::new("password-iterations", "password.iterations", Some("2"), "NUMBER",
        "How often the hash of a password goes over its memory, 1 to 100; memory times iterations must be 35MiB or more");
    PASSWORD_LENGTH = Setting::new("password-length", "password.length", Some("8"), "NUMBER",
        "The least number of characters of a password that a person chooses, 8 to 64; NIST asks for 15 where the password is the only factor");
    PASSWORD_HISTORY = Setting::new("password-history", "password.history", Some("1"), "NUMBER",
        "How many of their last passwords people cannot choose again, the present one included, 1 to 24");
    BREACHED_FILE = Setting::new("breached-file", "breached.file", None, "FILE",
        "List of passwords that were stolen elsewhere, made by `latchkey breached build`: nobody can choose one of them. Without it, the most common passwords are refused");
    WORDS_DIR = Setting::new("words-dir", "words.dir", None, "FOLDER",
        "Folder with your own words for pages and mails: files named en.ftl, de.ftl, fr.ftl, es.ftl or ar.ftl, each with the texts that you want to read differently");
    SIGN_UP = Setting::new("sign-up", "sign_up", Some("closed"), "MODE",
        "Who can create an account: closed (nobody), invitation (invited people), domains (people with an address in sign-up-domains) or open (everybody)");
    SIGN_UP_DOMAINS = Setting::new("sign-up-domains", "sign_up_domains", None, "DOMAINS",
        "Domains of the addresses that can create an account if sign-up is domains, separated by commas; *.example.com means every domain below example.com");
    SIGN_UP_APPROVAL = Setting::new("sign-up-approval", "sign_up_approval", Some("false"), "BOOL",
        "Whether an administrator must approve an account that somebody created before they can sign in: true or false");
    SIGN_UP_PASSKEY = Setting::new("sign-up-passkey", "sign_up_passkey", Some("false"), "BOOL",
        "Whether people who create an account can do so with a passkey and without a password: true or false");
    PASSKEY_RP_ID = Setting::new("passkey-rp-id", "passkey.rp_id", None, "HOST",
        "The host that passkeys belong to: the host of the issuer (the default), a domain above it that can be registered, or the host of one of passkey-origins. Passkeys of another host no longer work, so set it before the first one is created, or to the former host when the issuer moves");
    PASSKEY_ORIGINS = Setting::new("passkey-origins", "passkey.origins", None, "ORIGINS",
        "Other origins that browsers let use the passkeys of passkey-rp-id, separated by commas, such as https://login.example.net: served at /.well-known/webauthn. Of at most 5 registrable domains, with the issuer's");
    SIGN_UP_USERNAME = Setting::new("sign-up-username", "sign_up_username", Some("never"), "WHEN",
        "Whether people choose a username in the sign-up form: never, optional or required");
    SIGN_UP_THROWAWAY_DOMAINS = Setting::new("sign-up-throwaway-domains", "sign_up_throwaway_domains", None, "DOMAINS",
        "Domains of throw-away addresses, which cannot create an account, and every domain below them; by default a short built-in list; none: all can");
    SESSION_IDLE = Setting::new("session-idle", "session.idle", Some("12h"), "DURATION",
        "How long a session lasts if it is not used");
    SESSION_LIFETIME = Setting::new("session-lifetime", "session.lifetime", Some("7d"), "DURATION",
        "How long a session lasts at most");
    CODE_LIFETIME = Setting::new("code-lifetime", "code.lifetime", Some("60s"), "DURATION",
        "How long an authorization code is valid, at most 10m");
    ACCESS_TOKEN_LIFETIME = Setting::new("access-token-lifetime", "access_token.lifetime", Some("10m"), "DURATION",
        "How long an access token is valid; an app or API can have a shorter time");
    ID_TOKEN_LIFETIME = Setting::new("id-token-lifetime", "id_token.lifetime", Some("1h"), "DURATION",
        "How long an ID token is valid; an app can have a shorter time");
    REFRESH_IDLE = Setting::new("refresh-idle", "refresh.idle", Some("30d"), "DURATION",
        "How long a grant with a refresh token lasts if it is not used");
    REFRESH_LIFETIME = Setting::new("refresh-lifetime", "refresh.lifetime", Some("180d"), "DURATION",
        "How long a grant with a refresh token lasts at most");
    REFRESH_GRACE = Setting::new("refresh-grace", "refresh.grace", Some("30s"), "DURATION",
        "How long the previous refresh token still works, in case a response was lost; at most 5m");
    CLOCK_SKEW = Setting::new("clock-skew", "clock_skew", Some("30s"), "DURATION",
        "Largest difference between the clocks of replicas, at most 5m");
    REQUIRE_SECOND_FACTOR_FOR_ADMINS = Setting::new("require-second-factor-for-admins", "require_second_factor_for_admins", Some("false"), "BOOL",
        "Whether administrators must have a second factor of their own: true or false");
    REMEMBER_ADMINS = Setting::new("remember-admins", "remember_admins", Some("false"), "BOOL",
        "Whether browsers of administrators may be remembered too, where a rule lets browsers be: true or false");
    AUDIT_RETENTION = Setting::new("audit-retention", "audit.retention", Some("400d"), "DURATION",
        "How long the audit log keeps events; older events are deleted");
    REGISTRATION = Setting::new("registration", "registration", Some("closed"), "MODE",
        "Dynamic client registration: closed, token or open").not_yet();
    LOG = Setting::new("log", "log", Some("info"), "FILTER",
        "What to log: error, warn, info, debug, trace, or a filter such as info,latchkey::http=debug");
    LOG_FORMAT = Setting::new("log-format", "log_format", Some("text"), "FORMAT",
        "Format of log lines: text or json");
}
