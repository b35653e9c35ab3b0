//! The user name of somebody who makes an account. Whether somebody has it is told to whoever proved an address, and to nobody else: the
//! forms with a mail's code are counted, and so are the names of which one network is told.

use actix_web::HttpResponse;

use super::sign_up::{USERNAME, note_refusal};
use crate::config::{AskedUsername, Settings};
use crate::endpoints::sign_in::signing_up::{ChosenWay, SigningUp};
use crate::endpoints::sign_in::step::{VERIFY, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::factors::password::PasswordHash;
use crate::http::{Failure, Stop};
use crate::pages::{SignUpUsername, UsernameProblem};
use crate::people::{Email, chosen_username, user};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;
use crate::sign_in::journey::Journey;
use crate::sign_in::mail_requests;

/// The name that was chosen: the one that was typed now, else the one of the form. None where none is asked for any more.
pub(super) fn chosen<'a>(settings: &Settings, what: &'a SigningUp, parameters: &'a Parameters) -> Option<&'a str> {
    let of_form = what.username.as_deref().filter(|_| settings.sign_up_username != AskedUsername::Never);
    let typed = parameters.get(USERNAME).map(str::trim).filter(|typed| !typed.is_empty());
    // A form that asked for none takes none.
    of_form.map(|of_form| typed.unwrap_or(of_form))
}

/// Why a name cannot be.
pub(super) enum InTheWay {
    /// Another one is asked for.
    Problem(UsernameProblem),
    /// People of this network were told of too many: no name is looked for.
    Slowed,
}

/// What is in the way of this name; nothing where none is asked for.
///
/// # Errors
/// Where a store is away.
pub(super) async fn in_the_way(visitor: &Visitor<'_>, what: &SigningUp, username: Option<&str>) -> Result<Option<InTheWay>, Stop> {
    let provider = visitor.provider;
    let Some(username) = username else { return Ok(None) };
    let name = match chosen_username::chosen(username) {
        Ok(name) => name,
        Err(why) => return Ok(Some(InTheWay::Problem(why.into()))),
    };
    if mail_requests::taken_names_are_used_up(&provider.transient, provider.issuer(), visitor.address(), provider.now()).await? {
        return Ok(Some(InTheWay::Slowed));
    }
    let sought = username.to_owned();
    if let Some(owner) = provider.database.read(move |conn| user::find_by_login(conn, &sought)).await? {
        // The account that this form made a moment ago is no other person's.
        let is_own = Email::parse(&what.email).is_ok_and(|email| email.key() == owner.email.key());
        return Ok((!is_own).then_some(InTheWay::Problem(UsernameProblem::Taken)));
    }
    // The form held the password against the name that was typed there.
    if let ChosenWay::Password { phc } = &what.by
        && what.username.as_deref() != Some(username)
    {
        for typed in [name.as_str(), name.key()] {
            let is_it = provider.passwords.verify(&Secret::new(typed), Some(PasswordHash::stored(phc.as_str()))).await;
            if is_it.map_err(Failure::unavailable)? {
                return Ok(Some(InTheWay::Problem(UsernameProblem::Password)));
            }
        }
    }
    Ok(None)
}

/// Notes that a name was refused, counts one that somebody has, and asks for another.
///
/// # Errors
/// Where the store is away.
pub(super) async fn refused(
    visitor: &Visitor<'_>,
    journey: &Journey,
    username: Option<&str>,
    problem: UsernameProblem,
    parameters: &Parameters,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if problem == UsernameProblem::Taken {
        mail_requests::count_taken_name(&provider.transient, provider.issuer(), visitor.address(), provider.now()).await?;
        note_refusal(visitor, journey, "username_taken").await;
    } else {
        note_refusal(visitor, journey, "username_unfit").await;
    }
    Ok(page(visitor, journey, username, problem, parameters))
}

/// The page that asks for another name.
fn page(
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
