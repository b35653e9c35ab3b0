//! Whose provider a database is: the issuers that it keeps signing keys of. A shell beside a server often lacks the server's
//! settings, and a command that then worked for another issuer would say done and change nothing that anybody sees.

use super::StartError;
use crate::config::{Issuer, Origin, Settings};
use crate::keys;
use crate::store::Database;

fn named(issuers: &[String]) -> String {
    issuers.join(", ")
}

/// The issuer that a command works for: the one that is set, or the only one of the database where nothing is set.
///
/// # Errors
/// Where the database is another's: whose.
pub(super) async fn of_command(settings: &mut Settings, database: &Database) -> Result<(), StartError> {
    let known = database.read(keys::issuers).await?;
    if known.is_empty() || known.iter().any(|issuer| issuer == settings.issuer.as_str()) {
        return Ok(());
    }
    let is_default = settings.effective().iter().any(|set| set.setting.name == "issuer" && set.origin == Origin::Default);
    match known.as_slice() {
        [only] if is_default => {
            settings.issuer =
                Issuer::parse(only).map_err(|why| StartError::Missing(format!("the issuer {only} of the database: {why}")))?;
            Ok(())
        }
        _ => Err(StartError::Missing(format!(
            "this database serves {}, and the issuer here is {}: set LATCHKEY_ISSUER, or --issuer, to the server's",
            named(&known),
            settings.issuer
        ))),
    }
}

/// Says that an issuer is new to a database that served another: its clients and people are there, but no key, session or
/// token of before counts.
pub(super) async fn of_server(settings: &Settings, database: &Database) -> Result<(), StartError> {
    let known = database.read(keys::issuers).await?;
    if !known.is_empty() && !known.iter().any(|issuer| issuer == settings.issuer.as_str()) {
        tracing::warn!(
            issuer = %settings.issuer,
            before = named(&known),
            "this database served another issuer: applications must be told the new one, and everybody signs in again"
        );
    }
    Ok(())
}
