//! Where a database is. The scheme decides the backend; without one nothing is opened, since a PostgreSQL connection
//! string taken for a file name would make an empty database.

use std::fmt;
use std::path::PathBuf;

use super::error::OpenError;

/// A parsed address.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A file, never one of SQLite's own names (`:memory:`, `file:` URIs).
    Sqlite(PathBuf),
    /// A libpq URI with the limits of [`with_limits`].
    Postgres(String),
}

impl Address {
    pub(super) fn parse(address: &str) -> Result<Self, OpenError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            return sqlite(path.strip_prefix("//").unwrap_or(path));
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(with_limits(address)));
        }
        Err(OpenError::Address("it begins with none of `sqlite:`, `postgres://` and `postgresql://`".into()))
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

/// Short times to notice that the server is away, unless the address says otherwise.
fn with_limits(address: &str) -> String {
    let mut whole = address.to_owned();
    let mut separator = if address.contains('?') { '&' } else { '?' };
    for (name, value) in [("connect_timeout", "3"), ("tcp_user_timeout", "5000"), ("application_name", "latchkey")] {
        if !address.contains(&format!("{name}=")) {
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
        assert_eq!(Address::parse("sqlite:/a/b.db").unwrap(), Address::Sqlite("/a/b.db".into()));
        assert_eq!(Address::parse("sqlite:///a/b.db").unwrap(), Address::Sqlite("/a/b.db".into()));
        assert_eq!(Address::parse("sqlite:file:b.db").unwrap(), Address::Sqlite("./file:b.db".into()));
    }

    #[test]
    fn a_postgresql_address_gets_short_timeouts_and_keeps_its_own() {
        let Address::Postgres(whole) = Address::parse("postgres://u:p@h/d?connect_timeout=9").unwrap() else { panic!() };
        assert_eq!(whole, "postgres://u:p@h/d?connect_timeout=9&tcp_user_timeout=5000&application_name=latchkey");
        assert_eq!(format!("{:?}", Address::Postgres(whole)), "Postgres(redacted)");
    }
}
