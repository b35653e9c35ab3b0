//! What an admin typed into a form that asks them to prove again who they are: kept until they come back, so that nothing
//! typed is lost. Sealed, for that admin alone, and for ten minutes.

use std::time::Duration;

use actix_web::HttpRequest;

use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::transient::{Key, Transient as _};

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
    let (id, now) = (provider.random.uuid().simple().to_string(), provider.now());
    let text = posted.encode("csrf");
    let sealed = provider.keyring.seal().seal(&provider.random, &place(&id, by), text.as_bytes()).map_err(Failure::internal)?;
    provider.transient.put(&key(&id), sealed.as_bytes(), now.plus(KEPT), now).await?;
    Ok(format!("{path}?{NAME}={id}"))
}

/// What `by` typed before, where the address says that something is kept and it is theirs. It is given once.
pub(super) async fn take(provider: &Provider, by: &str, request: &HttpRequest) -> Result<Option<Parameters>, Failure> {
    let query = Parameters::read(request.query_string().as_bytes());
    let Some(id) = query.get(NAME) else { return Ok(None) };
    let Some(sealed) = provider.transient.take(&key(id), provider.now()).await? else { return Ok(None) };
    let opened = provider.keyring.open(&place(id, by), &String::from_utf8_lossy(&sealed)).ok();
    Ok(opened.map(|text| Parameters::read(&text)))
}
