//! What an admin typed into a form that asks them to prove again who they are: kept until they come back, so that nothing
//! typed is lost, and for that admin alone.

use std::time::Duration;

use actix_web::HttpRequest;

use crate::endpoints::kept::Kept;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// Parameters as a form.
const TYPED: Kept<String> = Kept::proven("kept-form", Duration::from_secs(10 * 60));
/// The parameter of the address that one comes back to.
const NAME: &str = "kept";

/// The form may be taken by the admin who typed it.
fn id(random: &str, by: &str) -> String {
    format!("{random}.{by}")
}

/// Keeps what `by` posted for the page at `path`; gives the address to come back to.
pub(super) async fn keep(visitor: &Visitor<'_>, by: &str, path: &str, posted: &Parameters) -> Result<String, Failure> {
    let random = visitor.provider.random.uuid().simple().to_string();
    TYPED.of(&id(&random, by)).keep(visitor, &posted.encode("csrf")).await?;
    let sign = if path.contains('?') { '&' } else { '?' };
    Ok(format!("{path}{sign}{NAME}={random}"))
}

/// What `by` typed before, where the address says that something is kept and it is theirs. It is given once.
pub(super) async fn take(provider: &Provider, by: &str, request: &HttpRequest) -> Result<Option<Parameters>, Failure> {
    let query = Parameters::read(request.query_string().as_bytes());
    let Some(random) = query.get(NAME) else { return Ok(None) };
    Ok(TYPED.of(&id(random, by)).take(provider).await?.map(|text| Parameters::read_form(text.as_bytes())))
}
