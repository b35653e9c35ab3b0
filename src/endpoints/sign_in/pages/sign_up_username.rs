//! The user name of somebody who makes an account. Whether somebody has it is told to whoever proved an address, and to nobody else: each
//! name that is tried costs one of the few tries of a mail's code.

use actix_web::HttpResponse;

use super::sign_up::USERNAME;
use crate::config::{AskedUsername, Settings};
use crate::endpoints::sign_in::signing_up::SigningUp;
use crate::endpoints::sign_in::step::{VERIFY, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::http::Stop;
use crate::pages::{SignUpUsername, UsernameProblem};
use crate::people::{chosen_username, user};
use crate::protocol::parameters::Parameters;
use crate::sign_in::journey::Journey;

/// The name that was chosen: the one that was typed now, else the one of the form. None where none is asked for any more.
pub(super) fn chosen<'a>(settings: &Settings, what: &'a SigningUp, parameters: &'a Parameters) -> Option<&'a str> {
    let of_form = what.username.as_deref().filter(|_| settings.sign_up_username != AskedUsername::Never);
    let typed = parameters.get(USERNAME).map(str::trim).filter(|typed| !typed.is_empty());
    // A form that asked for none takes none.
    of_form.map(|of_form| typed.unwrap_or(of_form))
}

/// The page that asks for another name, where this one cannot be.
///
/// # Errors
/// Where the store is away.
pub(super) async fn in_the_way(
    visitor: &Visitor<'_>,
    journey: &Journey,
    username: Option<&str>,
    parameters: &Parameters,
) -> Result<Option<HttpResponse>, Stop> {
    let provider = visitor.provider;
    let Some(username) = username else { return Ok(None) };
    if let Err(why) = chosen_username::chosen(username) {
        return Ok(Some(page(visitor, journey, Some(username), why.into(), parameters)));
    }
    let sought = username.to_owned();
    let owner = provider.database.read(move |conn| user::find_by_login(conn, &sought)).await?;
    Ok(owner.map(|_| page(visitor, journey, Some(username), UsernameProblem::Taken, parameters)))
}

/// The page that asks for another name.
pub(super) fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    username: Option<&str>,
    problem: UsernameProblem,
    parameters: &Parameters,
) -> HttpResponse {
    let code = parameters.get("code").unwrap_or_default().to_owned();
    let view = SignUpUsername {
        action: action(visitor, VERIFY, journey),
        app: app(visitor, journey),
        hidden: [hidden(journey), vec![("code".to_owned(), code)]].concat(),
        username: username.unwrap_or_default().to_owned(),
        problem: Some(problem),
    };
    step_page(visitor, journey, &opened_at(VERIFY, journey), None, |context| view.render(context))
}
