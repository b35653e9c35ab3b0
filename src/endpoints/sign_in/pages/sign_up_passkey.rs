//! Somebody makes an account without a password: once the code of the mail was right, a passkey is made for the person to be, and the
//! account with it. The form carries the code along, which is good until the account is there.

use actix_web::HttpResponse;

use super::sign_up::{USERNAME, note_refusal};
use super::{ANSWER, passkey};
use crate::acts::register::SignsInBy;
use crate::endpoints::sign_in::mailed::Waiting;
use crate::endpoints::sign_in::signing_up::{ChosenWay, SigningUp};
use crate::endpoints::sign_in::step::{SIGN_UP, VERIFY, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::factors::passkey::{Party, options};
use crate::factors::{Kind, recovery_code};
use crate::http::{Failure, Stop};
use crate::pages::{BackBy, CodeProblem, SignUpPasskey};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;
use crate::sign_in::enrolment::Draft;
use crate::sign_in::journey::Journey;

/// Whether the passkey was made.
pub(super) enum Made {
    /// The account may be made with it.
    Yes {
        /// By what its person signs in.
        by: SignsInBy,
        /// The recovery codes that count from then on.
        codes: Vec<Secret>,
    },
    /// It is asked for.
    NotYet(HttpResponse),
}

/// What the browser is asked for, once for each mail: tabs that are open side by side show the same.
async fn drawn(visitor: &Visitor<'_>, waiting: &Waiting<SigningUp>, person: &str) -> Result<Secret, Stop> {
    let provider = visitor.provider;
    let draft = Draft { kind: Kind::Passkey, binding: format!("sign-up.{}", waiting.sent.id) };
    let what = &waiting.sent.what;
    let draw = async || {
        let person = options::Person { id: person, address: &what.email, name: what.name.as_deref().unwrap_or_default() };
        let challenge = Secret::random(&provider.random);
        let (party, name) = (Party::of(&provider.settings), visitor.context("", None).provider_name);
        Ok::<_, Stop>(Secret::new(options::creation(party, &name, person, challenge.expose(), &[])))
    };
    draft.begin(&provider.transient, &provider.keyring, &provider.random, provider.now(), draw).await
}

fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    address: &str,
    parameters: &Parameters,
    drawn: &Secret,
    problem: Option<CodeProblem>,
) -> HttpResponse {
    let carried = ["code", USERNAME].into_iter();
    let carried = carried.filter_map(|name| Some((name.to_owned(), parameters.get(name)?.to_owned())));
    let provider = visitor.provider;
    let view = SignUpPasskey {
        action: action(visitor, VERIFY, journey),
        app: app(visitor, journey),
        hidden: hidden(journey).into_iter().chain(carried).collect(),
        address: address.to_owned(),
        options: drawn.expose().to_owned(),
        back_by: BackBy::of(&provider.settings),
        problem,
        password_url: action(visitor, SIGN_UP, journey),
    };
    step_page(visitor, journey, &opened_at(VERIFY, journey), None, |context| view.render(context))
}

/// What the form brings of the passkey of `person`, whose code was right; else the page that asks for it.
///
/// # Errors
/// Where a store is away.
pub(super) async fn made(
    visitor: &Visitor<'_>,
    journey: &Journey,
    waiting: &Waiting<SigningUp>,
    person: &str,
    parameters: &Parameters,
) -> Result<Made, Stop> {
    let provider = visitor.provider;
    let drawn = drawn(visitor, waiting, person).await?;
    let not_yet = |problem| Made::NotYet(page(visitor, journey, &waiting.sent.what.email, parameters, &drawn, problem));
    let Some(answer) = parameters.get(ANSWER) else { return Ok(not_yet(None)) };
    if answer.trim().is_empty() {
        return Ok(not_yet(Some(CodeProblem::Missing)));
    }
    let new = match passkey::confirm(visitor, &drawn, answer)? {
        Ok(new) => new,
        Err(problem) => {
            note_refusal(visitor, journey, "passkey_mismatch").await;
            return Ok(not_yet(Some(problem)));
        }
    };
    let codes = recovery_code::make(&provider.random);
    let hashes = recovery_code::hashes(&provider.keyring, person, &codes);
    // Told nobody: it stands for what a mail can replace, where the passkey is lost.
    let phc = provider.passwords.hash(&Secret::random(&provider.random)).await.map_err(Failure::unavailable)?;
    let by = SignsInBy::Passkey { id: person.to_owned(), new, codes: hashes, phc: Secret::new(phc.expose()) };
    Ok(Made::Yes { by, codes })
}

/// The page again, where the passkey is somebody's.
///
/// # Errors
/// Where a store is away.
pub(super) async fn taken(
    visitor: &Visitor<'_>,
    journey: &Journey,
    waiting: &Waiting<SigningUp>,
    parameters: &Parameters,
) -> Result<HttpResponse, Stop> {
    let what = &waiting.sent.what;
    let ChosenWay::Passkey { person } = &what.by else { return Err(Failure::internal("a passkey without one who makes it").into()) };
    let drawn = drawn(visitor, waiting, person).await?;
    note_refusal(visitor, journey, "passkey_taken").await;
    Ok(page(visitor, journey, &what.email, parameters, &drawn, Some(CodeProblem::Taken)))
}
