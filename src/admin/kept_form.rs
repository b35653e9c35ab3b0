//! What an admin typed into a form that could not be taken: they had to prove again who they are, or the session that the form was
//! opened in is over. It is kept for that admin in that browser, and the page of the form shows it again until it is saved; nothing is
//! done by itself. And that they pressed a button which asks for the same.

use std::time::Duration;

use actix_web::HttpRequest;
use serde::{Deserialize, Serialize};

use crate::endpoints::kept::{Kept, Record};
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sso::csrf::ShownPage;

const FOR: Duration = Duration::from_secs(10 * 60);
/// Whoever was shown a page can cause one, also when they are signed out.
static TYPED: Kept<Typed> = Kept::convenience("typed-form", FOR);
/// The parameter of the address that one comes back to.
const NAME: &str = "kept";
/// That a button was pressed.
const PRESSED: Kept<bool> = Kept::proven("kept-button", FOR);
const BUTTON: &str = "pressed";

/// A form as it was typed.
#[derive(Serialize, Deserialize)]
struct Typed {
    page: ShownPage,
    /// Parameters as a form.
    fields: String,
}

/// What was typed before.
pub(super) struct TypedBefore {
    /// The number of the page that it was typed into.
    pub number: String,
    pub fields: Parameters,
}

/// That a button was pressed may be told to the admin who pressed it.
fn id(random: &str, by: &str) -> String {
    format!("{random}.{by}")
}

fn record(visitor: &Visitor<'_>, path: &str, number: &str) -> Record<'static, Typed> {
    TYPED.of_browser(visitor, &format!("{path}\n{number}"))
}

/// The page that a form was typed into.
fn page_of(posted: &Parameters) -> Option<ShownPage> {
    ShownPage::of_token(posted.get("csrf").unwrap_or_default())
}

/// The number of the page that a form was typed into.
pub(super) fn number_of(posted: &Parameters) -> Option<String> {
    page_of(posted).map(|page| page.number().to_owned())
}

/// Whether a form was typed into a page that was shown to this person in this browser.
pub(super) fn was_shown_to(visitor: &Visitor<'_>, user_id: &str, posted: &Parameters) -> bool {
    visitor.form_is_of_a_page(posted) && page_of(posted).is_some_and(|page| page.was_shown_to(visitor.provider.keyring.cookie(), user_id))
}

/// Keeps what was posted from the page at `path`, by this person where they are signed in; gives the address to come back to. It is kept
/// for whom the page was shown to. None where the page was shown to nobody.
pub(super) async fn keep(visitor: &Visitor<'_>, by: Option<&str>, path: &str, posted: &Parameters) -> Result<Option<String>, Failure> {
    let Some(page) = page_of(posted).filter(|_| visitor.form_is_of_a_page(posted)) else { return Ok(None) };
    let record = record(visitor, path, page.number());
    let record = match by {
        Some(person) => record.left_by(person),
        None => record,
    };
    let back = marked(path, NAME, page.number());
    record.keep(visitor, &Typed { page, fields: posted.encode("csrf") }).await?;
    Ok(Some(back))
}

fn marked(path: &str, name: &str, value: &str) -> String {
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}{name}={value}")
}

/// The page and the number that an address says, see [`marked`].
fn read(asked: &str) -> Option<(&str, &str)> {
    let (path, rest) = ['?', '&'].into_iter().find_map(|sign| asked.split_once(&format!("{sign}{NAME}=")))?;
    Some((path, rest.split('&').next().unwrap_or_default()))
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

/// What `by` typed before into the page at the address that is asked for, where the address says that something is kept.
pub(super) async fn find(visitor: &Visitor<'_>, by: &str, asked: &str) -> Result<Option<TypedBefore>, Failure> {
    let Some((path, number)) = read(asked) else { return Ok(None) };
    let found = record(visitor, path, number).find(visitor.provider).await?;
    let theirs = found.filter(|typed| typed.page.was_shown_to(visitor.provider.keyring.cookie(), by));
    Ok(theirs.map(|typed| TypedBefore { number: typed.page.number().to_owned(), fields: Parameters::read_form(typed.fields.as_bytes()) }))
}

/// Forgets what was kept of the page at `path`: its form was saved. Where the store is away it expires.
pub(super) async fn forget(visitor: &Visitor<'_>, path: &str, posted: &Parameters) {
    let Some(number) = number_of(posted) else { return };
    if let Err(error) = record(visitor, path, &number).forget(visitor.provider).await {
        tracing::warn!(%error, "a kept form that was saved could not be deleted: it expires by itself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_page_that_something_is_kept_of() {
        for path in ["/admin/people/a%2Fb", "/admin/api?identifier=https%3A%2F%2Fapi.example%2Fkept"] {
            let back = marked(path, NAME, "n1");
            assert_eq!((read(&back), read(&format!("{back}&x=1"))), (Some((path, "n1")), Some((path, "n1"))), "{back}");
            assert_eq!(read(path), None);
        }
    }
}
