//! A request that an app posted. It comes from another site, and so without our cookies: what was read of it is kept for a
//! moment, sealed, and a GET goes on with them.

use std::time::Duration;

use zeroize::Zeroizing;

use super::sealed;
use super::visitor::Visitor;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::store::transient::Key;

/// How long the GET may take.
const KEPT: Duration = Duration::from_secs(2 * 60);

fn place(kind: &str, id: &str) -> String {
    format!("{kind}.{id}")
}

/// Keeps `parameters`, and gives the id by which the GET finds them.
///
/// # Errors
/// Where the store is away.
pub(super) async fn keep(visitor: &Visitor<'_>, kind: &str, parameters: &Parameters) -> Result<Secret, Failure> {
    let provider = visitor.provider;
    let (id, text) = (Secret::random(&provider.random), Zeroizing::new(parameters.to_query()));
    let key = Key::new(kind, id.expose());
    sealed::keep(provider, &key, &place(kind, id.expose()), text.as_bytes(), KEPT).await?;
    // Sealed, it is a third longer.
    visitor.keep_in_bounds(&key, text.len().saturating_mul(4) / 3, provider.now().plus(KEPT)).await;
    Ok(id)
}

/// What was kept; none where it is over or another's.
///
/// # Errors
/// Where the store is away.
pub(super) async fn find(provider: &Provider, kind: &str, id: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Failure> {
    sealed::find(provider, &Key::new(kind, id), &place(kind, id)).await
}
