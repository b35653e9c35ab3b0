//! The one-time link that makes the first admin: a MAC over a row that every replica reads, so that each prints the same.

use crate::acts::complete_setup;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::store::StoreError;

const CONTEXT: &str = "first-run";

async fn token(provider: &Provider) -> Result<Secret, StoreError> {
    let fresh = Secret::random(&provider.random);
    let nonce = provider.database.write(move |conn| complete_setup::nonce(conn, &fresh)).await?;
    Ok(Secret::new(provider.keyring.cookie().mac(CONTEXT, nonce.as_bytes())))
}

/// The link, while there is nobody who may do everything; it goes to standard output, never through the log.
///
/// # Errors
/// Where the database is away.
pub async fn link(provider: &Provider) -> Result<Option<Secret>, StoreError> {
    let now = provider.now();
    if !provider.database.read(move |conn| complete_setup::is_open(conn, now)).await? {
        return Ok(None);
    }
    let token = token(provider).await?;
    Ok(Some(Secret::new(provider.settings.issuer.url(&format!("/setup/{}", token.expose())))))
}

/// Whether `presented` is the link's token, and the link still open.
pub(super) async fn is_good(provider: &Provider, presented: &str) -> Result<bool, StoreError> {
    let now = provider.now();
    let open = provider.database.read(move |conn| complete_setup::is_open(conn, now)).await?;
    Ok(token(provider).await?.equals(presented) && open)
}
