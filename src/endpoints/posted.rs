//! A request that an app posted. It comes from another site, and so without our cookies: what was read of it is kept for a
//! moment, and a GET goes on with them.

use std::time::Duration;

use zeroize::Zeroizing;

use super::kept::Kept;
use super::visitor::Visitor;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;

/// Parameters as a query, until the GET comes.
pub(super) type Posted = Kept<String>;

/// Requests of this kind.
pub(super) const fn kind(kind: &'static str) -> Posted {
    Kept::beginning(kind, Duration::from_secs(2 * 60))
}

/// Keeps `parameters`, and gives the id by which the GET finds them.
///
/// # Errors
/// Where the store is away.
pub(super) async fn keep(visitor: &Visitor<'_>, posted: &Posted, parameters: &Parameters) -> Result<Secret, Failure> {
    let (id, text) = (Secret::random(&visitor.provider.random), Zeroizing::new(parameters.to_query()));
    posted.of(id.expose()).keep(visitor, &text).await?;
    Ok(id)
}

/// What was kept; none where it is over.
///
/// # Errors
/// Where the store is away.
pub(super) async fn find(provider: &Provider, posted: &Posted, id: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    Ok(posted.of(id).find(provider).await?.map(Zeroizing::new))
}
