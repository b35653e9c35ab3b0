//! Records in the transient store that last a few minutes and that nobody may read there: a dump of the store shows nothing of
//! them, and each opens in its own place alone.

use std::time::Duration;

use zeroize::Zeroizing;

use crate::http::Failure;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::store::transient::{Key, Transient as _};

/// Keeps `text` under `key` for as long as `kept`.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn keep(provider: &Provider, key: &Key, place: &str, text: &[u8], kept: Duration) -> Result<(), Failure> {
    let now = provider.now();
    Ok(provider.transient.put(key, &seal(provider, place, text)?, now.plus(kept), now).await?)
}

/// `text`, to be opened in its place alone.
pub(crate) fn seal(provider: &Provider, place: &str, text: &[u8]) -> Result<Vec<u8>, Failure> {
    let sealed = provider.keyring.seal().seal(&provider.random, place, text).map_err(Failure::internal)?;
    Ok(sealed.as_bytes().to_vec())
}

/// What was kept under `key`, while it is.
///
/// # Errors
/// Where the store is away, or the record is of another place.
pub(crate) async fn find(provider: &Provider, key: &Key, place: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Failure> {
    let sealed = provider.transient.get(key, provider.now()).await?;
    Ok(sealed.map(|sealed| open(provider, place, &sealed)).transpose()?)
}

/// The same for a record that is given once; none where it is of another place.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn take(provider: &Provider, key: &Key, place: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Failure> {
    let sealed = provider.transient.take(key, provider.now()).await?;
    Ok(sealed.and_then(|sealed| open(provider, place, &sealed).ok()))
}

/// What was sealed in this place.
pub(crate) fn open(provider: &Provider, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    provider.keyring.open(place, &String::from_utf8_lossy(sealed))
}
