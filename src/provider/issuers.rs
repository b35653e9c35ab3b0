//! Whose provider a database is: the issuers that it keeps signing keys of. A shell beside a server often lacks the server's
//! settings, and a command that then worked for another issuer would say done and change nothing that anybody sees.

use std::fmt;

use super::StartError;
use crate::config::{Issuer, Origin, Settings};
use crate::keys;
use crate::store::{Database, StoreError};

/// The issuers of a database that has keys of others alone.
pub struct Others(Vec<String>);

impl Others {
    /// Those of `database`; none where it is this issuer's, or nobody's yet.
    ///
    /// # Errors
    /// Where the database is away.
    pub async fn of(database: &Database, issuer: &Issuer) -> Result<Option<Self>, StoreError> {
        let known = database.read(keys::issuers).await?;
        let is_other = !known.is_empty() && !known.iter().any(|known| known == issuer.as_str());
        Ok(is_other.then_some(Self(known)))
    }

    fn only(&self) -> Option<&str> {
        let [only] = self.0.as_slice() else { return None };
        Some(only)
    }

    /// What is said of it, and what to do.
    pub fn told(&self, issuer: &Issuer) -> String {
        format!("this database serves {self}, but the issuer here is {issuer}: set LATCHKEY_ISSUER (or --issuer) to the server's issuer")
    }
}

impl fmt::Display for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

/// The issuer that a command works for: the one that is set, or the only one of the database where nothing is set.
///
/// # Errors
/// Where the database is another's: whose.
pub(super) async fn of_command(settings: &mut Settings, database: &Database) -> Result<(), StartError> {
    let Some(others) = Others::of(database, &settings.issuer).await? else { return Ok(()) };
    let is_default = settings.effective().iter().any(|set| set.setting.name == "issuer" && set.origin == Origin::Default);
    match others.only() {
        Some(only) if is_default => {
            settings.issuer =
                Issuer::parse(only).map_err(|why| StartError::Missing(format!("the issuer {only} of the database: {why}")))?;
            Ok(())
        }
        _ => Err(StartError::Missing(others.told(&settings.issuer))),
    }
}

/// Says that an issuer is new to a database that served another: its clients and people are there, but no key, session or
/// token of before counts.
pub(super) async fn of_server(settings: &Settings, database: &Database) -> Result<(), StartError> {
    if let Some(others) = Others::of(database, &settings.issuer).await? {
        tracing::warn!(
            issuer = %settings.issuer,
            before = %others,
            "this database served another issuer before: configure every app with the new one. Everyone has to sign in again"
        );
    }
    Ok(())
}
