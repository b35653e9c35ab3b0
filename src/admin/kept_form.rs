//! What an admin typed into a form that asks them to prove again who they are: kept until they come back, so that nothing
//! typed is lost. Sealed, for that admin alone, and for ten minutes.

use std::time::Duration;

use actix_web::HttpRequest;

use crate::endpoints::sealed;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::transient::Key;

const KEPT: Duration = Duration::from_secs(10 * 60);
/// The parameter of the address that one comes back to.
const NAME: &str = "kept";

fn key(id: &str) -> Key {
    Key::new("kept-form", id)
}

/// Where the form may be taken from: by the admin who typed it.
fn place(id: &str, by: &str) -> String {
    format!("kept-form.{id}.{by}")
}

/// Keeps what `by` posted for the page at `path`; gives the address to come back to.
pub(super) async fn keep(provider: &Provider, by: &str, path: &str, posted: &Parameters) -> Result<String, Failure> {
    let id = provider.random.uuid().simple().to_string();
    sealed::keep(provider, &key(&id), &place(&id, by), posted.encode("csrf").as_bytes(), KEPT).await?;
    Ok(format!("{path}?{NAME}={id}"))
}

/// What `by` typed before, where the address says that something is kept and it is theirs. It is given once.
pub(super) async fn take(provider: &Provider, by: &str, request: &HttpRequest) -> Result<Option<Parameters>, Failure> {
    let query = Parameters::read(request.query_string().as_bytes());
    let Some(id) = query.get(NAME) else { return Ok(None) };
    Ok(sealed::take(provider, &key(id), &place(id, by)).await?.map(|text| Parameters::read_form(&text)))
}
