//! What an admin typed into a form that asks them to prove again who they are: kept until they come back, so that nothing
//! typed is lost, and for that admin alone. And that they pressed a button which asks for the same.

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
/// That a button was pressed.
const PRESSED: Kept<bool> = Kept::proven("kept-button", Duration::from_secs(10 * 60));
const BUTTON: &str = "pressed";

/// The form may be taken by the admin who typed it.
fn id(random: &str, by: &str) -> String {
    format!("{random}.{by}")
}

/// Keeps what `by` posted for the page at `path`; gives the address to come back to.
pub(super) async fn keep(visitor: &Visitor<'_>, by: &str, path: &str, posted: &Parameters) -> Result<String, Failure> {
    let random = visitor.provider.random.uuid().simple().to_string();
    TYPED.of(&id(&random, by)).keep(visitor, &posted.encode("csrf")).await?;
    Ok(marked(path, NAME, &random))
}

fn marked(path: &str, name: &str, value: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{name}={value}")
}

/// Keeps that `by` pressed a button of the page at `path`; gives the address to come back to.
pub(super) async fn keep_button(visitor: &Visitor<'_>, by: &str, path: &str) -> Result<String, Failure> {
    let random = visitor.provider.random.uuid().simple().to_string();
    PRESSED.of(&id(&random, by)).keep(visitor, &true).await?;
    Ok(marked(path, BUTTON, &random))
}

/// Whether `by` pressed a button of this page before they proved again who they are. It is told once.
pub(super) async fn take_button(provider: &Provider, by: &str, request: &HttpRequest) -> Result<bool, Failure> {
    let query = Parameters::read(request.query_string().as_bytes());
    let Some(random) = query.get(BUTTON) else { return Ok(false) };
    Ok(PRESSED.of(&id(random, by)).take(provider).await?.unwrap_or(false))
}

/// What `by` typed before, where the address says that something is kept and it is theirs. It is given once.
pub(super) async fn take(provider: &Provider, by: &str, request: &HttpRequest) -> Result<Option<Parameters>, Failure> {
    let query = Parameters::read(request.query_string().as_bytes());
    let Some(random) = query.get(NAME) else { return Ok(None) };
    Ok(TYPED.of(&id(random, by)).take(provider).await?.map(|text| Parameters::read_form(text.as_bytes())))
}
