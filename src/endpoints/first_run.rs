//! The one-time link that makes the first admin: a MAC over a row that every replica reads, so that each prints the same.

use crate::acts::door::NotDone;
use crate::acts::setup::{self, DrawSetupNonce};
use crate::audit::Actor;
use crate::people::user;
use crate::provider::Provider;
use crate::secrets::{Secret, constant_time_eq, sha256};
use crate::store::StoreError;

const CONTEXT: &str = "first-run";

async fn token(provider: &Provider) -> Result<Secret, StoreError> {
    let fresh = Secret::random(&provider.random);
    let drawn = provider.perform(provider.acting(Actor::System), DrawSetupNonce { fresh }).await;
    let nonce = drawn.map_err(NotDone::into_failure)?;
    Ok(Secret::new(provider.keyring.cookie().mac(CONTEXT, nonce.as_bytes())))
}

/// The link, while there is nobody who may do everything; it goes to standard output, never through the log.
///
/// # Errors
/// Where the database is away.
pub async fn link(provider: &Provider) -> Result<Option<Secret>, StoreError> {
    let now = provider.now();
    if !provider.database.read(move |conn| setup::is_open(conn, now)).await? {
        return Ok(None);
    }
    let token = token(provider).await?;
    Ok(Some(Secret::new(provider.settings.issuer.url(&format!("/setup/{}", token.expose())))))
}

/// Whether the link is still to be opened and there is nobody yet who could sign in: a form to sign in would lead nowhere.
///
/// # Errors
/// Where the database is away.
pub async fn waits(provider: &Provider) -> Result<bool, StoreError> {
    let now = provider.now();
    provider.database.read(move |conn| Ok(setup::is_open(conn, now)? && !user::is_any(conn)?)).await
}

/// Whether `presented` is the link's token, and the link still open.
pub(super) async fn is_good(provider: &Provider, presented: &str) -> Result<bool, StoreError> {
    is_good_hash(provider, &hash(presented)).await
}

/// The same of a hash of the token, which is all that is kept of it.
pub(super) async fn is_good_hash(provider: &Provider, presented: &str) -> Result<bool, StoreError> {
    let now = provider.now();
    // Nothing is written for strangers once there is an admin.
    if !provider.database.read(move |conn| setup::is_open(conn, now)).await? {
        return Ok(false);
    }
    let expected = hash(token(provider).await?.expose());
    Ok(constant_time_eq(expected.as_bytes(), presented.as_bytes()))
}

/// What is kept of a presented token: a dump of the store makes nobody an admin.
pub(super) fn hash(token: &str) -> String {
    sha256(token.as_bytes())
}
