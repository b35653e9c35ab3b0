//! Where a database is. The scheme decides the backend; without one nothing is opened, since a PostgreSQL connection
//! string taken for a file name would make an empty database.

use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::error::OpenError;
use super::{Backend, lock_holder};
use crate::secrets::ServerUrl;

/// What libpq takes behind the `?` ([its parameters](https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-PARAMKEYWORDS),
/// and `ssl` of JDBC). It repeats the name of any other in its error, and that may be a piece of a password with an unescaped `&`.
const PARAMETERS: &[&str] = &[
    "application_name",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "dbname",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "gsslib",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "oauth_client_id",
    "oauth_client_secret",
    "oauth_issuer",
    "oauth_scope",
    "options",
    "passfile",
    "password",
    "port",
    "replication",
    "require_auth",
    "requirepeer",
    "scram_client_key",
    "scram_server_key",
    "service",
    "ssl",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "sslcert",
    "sslcertmode",
    "sslcompression",
    "sslcrl",
    "sslcrldir",
    "sslkey",
    "sslkeylogfile",
    "sslmode",
    "sslnegotiation",
    "sslpassword",
    "sslrootcert",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
    "user",
];
const UNKNOWN_PARAMETER: &str =
    "a parameter behind the ? is none that PostgreSQL's library knows; where it is a piece of a password, write & as %26 and = as %3D";

/// A parsed address.
pub(super) enum Address {
    /// A file, never one of SQLite's own names (`:memory:`, `file:` URIs).
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Server),
}

/// A PostgreSQL server, or several of which one takes writes.
pub(super) struct Server {
    /// A libpq URI with the limits of [`with_limits`].
    url: String,
    /// Set once a pooler was met that hands a session on between transactions.
    pooled: AtomicBool,
}

impl Address {
    pub(super) fn parse(address: &str) -> Result<Self, OpenError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            return sqlite(path.strip_prefix("//").unwrap_or(path));
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let parsed = ServerUrl::parse(address).map_err(|fault| OpenError::Address(fault.to_string()))?;
            if !parsed.parameter_names().all(|name| PARAMETERS.contains(&name)) {
                return Err(OpenError::Address(UNKNOWN_PARAMETER.into()));
            }
            return Ok(Self::Postgres(Server { url: with_limits(address, &parsed), pooled: AtomicBool::new(false) }));
        }
        Err(OpenError::Address("it begins with none of `sqlite:`, `postgres://` and `postgresql://`".into()))
    }

    /// Which kind of database it names.
    pub(super) fn backend(&self) -> Backend {
        match self {
            Self::Sqlite(_) => Backend::Sqlite,
            Self::Postgres(_) => Backend::Postgres,
        }
    }

    /// Who holds the write lock of the file.
    pub(super) fn lock_told(&self) -> String {
        match self {
            Self::Sqlite(path) => lock_holder::told(path),
            Self::Postgres(_) => "another session holds a lock".to_owned(),
        }
    }

    /// A PostgreSQL address that takes the place of another.
    pub(super) fn parse_postgres(address: &str) -> Result<Self, String> {
        match Self::parse(address).map_err(|error| error.to_string())? {
            Self::Sqlite(_) => Err("it names a file, and another kind of database needs a restart".to_owned()),
            server => Ok(server),
        }
    }
}

impl Server {
    /// For a connection whose session is shared: nothing but what the address says.
    pub(super) fn plain(&self) -> &str {
        &self.url
    }

    /// For a connection that is ours alone: `settings` hold from its first moment on.
    pub(super) fn with_session(&self, settings: &[(&str, String)]) -> String {
        let options: String = settings.iter().map(|(name, value)| format!("%20-c{name}%3D{value}")).collect();
        let own = ServerUrl::parse(&self.url).ok().and_then(|url| url.parameter("options")).map(str::to_owned);
        match own {
            Some(own) => self.url.replacen(&format!("options={own}"), &format!("options={own}{options}"), 1),
            None => format!("{}&options={}", self.url, options.trim_start_matches("%20")),
        }
    }

    /// Whether a pooler stands between, as far as is known.
    pub(super) fn is_pooled(&self) -> bool {
        self.pooled.load(Ordering::Relaxed)
    }

    /// A pooler stands between.
    pub(super) fn note_pooled(&self) {
        if !self.pooled.swap(true, Ordering::Relaxed) {
            tracing::info!("a pooler stands before PostgreSQL: no named statement, session setting or session lock is used");
        }
    }
}

fn sqlite(path: &str) -> Result<Address, OpenError> {
    if path.is_empty() || path.starts_with(':') || path.contains(['?', '\0']) {
        return Err(OpenError::Address("`sqlite:` takes the path of a file, without parameters".into()));
    }
    let path = PathBuf::from(path);
    // A leading folder keeps SQLite from reading the name as a URI.
    Ok(Address::Sqlite(if path.is_absolute() { path } else { PathBuf::from(".").join(path) }))
}

/// Short times to notice that the server, or what stands before it, is away, unless the address says otherwise. Of several
/// servers the one that takes writes is wanted: after a failover the first of them may be the demoted one.
fn with_limits(address: &str, parsed: &ServerUrl<'_>) -> String {
    const LIMITS: &[(&str, &str)] = &[
        ("connect_timeout", "3"),
        ("keepalives_idle", "10"),
        ("keepalives_interval", "5"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "5000"),
        ("application_name", "latchkey"),
    ];
    let several = parsed.hosts().nth(1).is_some().then_some(("target_session_attrs", "read-write"));
    let mut whole = address.to_owned();
    let mut separator = if address.contains('?') { '&' } else { '?' };
    for (name, value) in LIMITS.iter().copied().chain(several) {
        if !parsed.has_parameter(name) {
            whole.push(separator);
            whole.push_str(&format!("{name}={value}"));
            separator = '&';
        }
    }
    whole
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "Sqlite({})", path.display()),
            Self::Postgres(_) => f.write_str("Postgres(redacted)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_with_a_known_scheme_is_opened() {
        for refused in
            ["host=db user=latchkey password=hunter2", "latchkey.db", "mysql://db/latchkey", "", "SQLITE:x", "sqlite:", "sqlite::memory:"]
        {
            let error = Address::parse(refused).unwrap_err();
            assert!(matches!(error, OpenError::Address(_)), "{refused}");
            assert!(!error.to_string().contains("hunter2"));
        }
        for (address, path) in [("sqlite:/a/b.db", "/a/b.db"), ("sqlite:///a/b.db", "/a/b.db"), ("sqlite:file:b.db", "./file:b.db")] {
            let Ok(Address::Sqlite(found)) = Address::parse(address) else { panic!("{address}") };
            assert_eq!(found, PathBuf::from(path));
        }
    }

    fn server(address: &str) -> Server {
        let Ok(Address::Postgres(server)) = Address::parse(address) else { panic!("{address}") };
        server
    }

    #[test]
    fn a_postgresql_address_gets_short_timeouts_and_keepalives_and_keeps_its_own() {
        let keepalives = "keepalives_idle=10&keepalives_interval=5&keepalives_count=3";
        assert_eq!(
            server("postgres://u:p@h/d?connect_timeout=9").plain(),
            format!("postgres://u:p@h/d?connect_timeout=9&{keepalives}&tcp_user_timeout=5000&application_name=latchkey")
        );
        assert!(server("postgres://u:p@a,b/d").plain().ends_with("&target_session_attrs=read-write"));
        assert!(server("postgres://u:p@a,b/d?target_session_attrs=any").plain().contains("d?target_session_attrs=any&"));
        assert_eq!(format!("{:?}", Address::parse("postgres://u:hunter2@h/d").unwrap()), "Postgres(redacted)");
    }

    #[test]
    fn settings_of_a_session_stand_behind_the_address_own() {
        let settings = [("statement_timeout", "5000".to_owned()), ("lock_timeout", "1".to_owned())];
        let own = server("postgres://h/d?options=-csearch_path%3Dx&sslmode=disable").with_session(&settings);
        assert!(own.contains("options=-csearch_path%3Dx%20-cstatement_timeout%3D5000%20-clock_timeout%3D1&sslmode"), "{own}");
        assert!(server("postgres://h/d").with_session(&settings).ends_with("&options=-cstatement_timeout%3D5000%20-clock_timeout%3D1"));
    }

    #[test]
    fn a_password_that_cannot_be_read_is_in_no_error() {
        for address in ["postgres://u:hun/ter2@h/d", "postgres://u:hun@ter2@h/d", "postgres://u:hun%ter2@h/d", "postgres://u:hunter2"] {
            let error = Address::parse(address).unwrap_err().to_string();
            assert!(!error.contains("hun") && !error.contains("ter2") && error.contains("%25"), "{error}");
        }
    }

    /// Whatever is not refused here goes to libpq, so that its own errors are tried too. Nothing listens at the address.
    #[test]
    fn attack_h4_no_character_of_a_password_makes_libpq_or_us_repeat_it() {
        use diesel::{Connection as _, PgConnection};
        let hosts = "[::1]:1,127.0.0.1:1";
        for character in (0..=0x7f_u8).map(char::from).chain(['\u{a0}', '\u{3000}', 'é']) {
            for password in [format!("hunt{character}erz"), format!("{character}hunterz"), format!("hunterz{character}")] {
                for address in [
                    format!("postgres://u:{password}@{hosts}/d"),
                    format!("postgres://u@{hosts}/d?password={password}"),
                    format!("postgres://u@{hosts}/d?password=x{password}=y"),
                ] {
                    let told = match Address::parse(&address) {
                        Err(error) => error.to_string(),
                        Ok(Address::Sqlite(_)) => panic!("{address}"),
                        Ok(Address::Postgres(server)) => match PgConnection::establish(server.plain()) {
                            Err(error) => error.to_string(),
                            Ok(_) => panic!("somebody listens at port 1"),
                        },
                    };
                    assert!(!told.contains("hunt") && !told.contains("erz"), "{character:?}: {told}");
                }
            }
        }
    }
}
