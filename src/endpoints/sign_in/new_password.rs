//! A password of one's own in place of a temporary one.

use actix_web::{HttpRequest, HttpResponse, web};

use super::known::{Known, settled};
use super::step::{action, opened_at, step_page};
use super::{app, go_on, hidden, step};
use crate::acts::door::NotDone;
use crate::acts::password::{PasswordNotReplaced, ReplaceTemporaryPassword};
use crate::endpoints::page_answers::{self, or_failed};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::factors::password::{self, PasswordHash, Unfit};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{NewPassword, NewPasswordProblem, NewPasswordReason};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Owed};

pub(super) async fn page(visitor: &Visitor<'_>, journey: &Journey, problems: Vec<NewPasswordProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let view = NewPassword {
        action: action(visitor, "/sign-in/new-password", journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        reason: NewPasswordReason::Temporary,
        minimum: u32::try_from(password::SHORTEST).unwrap_or(8),
        problems,
    };
    Ok(step_page(visitor, journey, &opened_at(journey, ""), None, |context| view.render(context)))
}

/// POST /sign-in/new-password: one of the person's own in place of a temporary one.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let step = step(&mut visitor, body).await?;
        let mut journey = step.kept.journey.clone();
        let known = match journey.next() {
            Some(Owed::Replace(Kind::Password)) => settled(&visitor, &journey).await?,
            _ => return go_on(&mut visitor, Some(&step.kept), journey).await,
        };
        let Some(known) = known else { return Ok(page_answers::expired(&visitor)) };
        let phc = match new_password(&provider, &known, step.parameters.get("new_password")).await? {
            Ok(phc) => phc,
            Err(problems) => return page(&visitor, &journey, problems).await,
        };
        let (acting, phc) = (visitor.visit.acting_user(&known.user.id), Secret::new(phc.expose()));
        let Some(who) = journey.standing() else { return Ok(page_answers::expired(&visitor)) };
        let password = match provider.perform(acting, ReplaceTemporaryPassword { who, phc }).await {
            Ok(password) => password,
            Err(NotDone::NoStanding) => return Ok(page_answers::expired(&visitor)),
            Err(other) => {
                let PasswordNotReplaced::NotTemporary = Failure::unless_refused(other)?;
                return Ok(page_answers::expired(&visitor));
            }
        };
        if journey.replace(Kind::Password, &password).is_err() {
            return Ok(page_answers::expired(&visitor));
        }
        go_on(&mut visitor, Some(&step.kept), journey).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Judges a password that a person chose and hashes it, or says what is wrong with it.
pub(crate) async fn new_password(
    provider: &Provider,
    known: &Known,
    given: Option<&str>,
) -> Result<Result<PasswordHash, Vec<NewPasswordProblem>>, Failure> {
    let Some(given) = given.map(Secret::new) else { return Ok(Err(vec![NewPasswordProblem::Missing])) };
    if let Err(unfit) = provider.passwords.check_choice(&given, &known.user.known_words()).await.map_err(Failure::unavailable)? {
        return Ok(Err(vec![problem_of(unfit)]));
    }
    let before = known.stored.as_ref().map(|stored| PasswordHash::stored(stored.phc.expose()));
    if before.is_some() && provider.passwords.verify(&given, before).await.map_err(Failure::unavailable)? {
        return Ok(Err(vec![NewPasswordProblem::Same]));
    }
    Ok(Ok(provider.passwords.hash(&given).await.map_err(Failure::unavailable)?))
}

/// The sentence for an unfit password.
pub(crate) fn problem_of(unfit: Unfit) -> NewPasswordProblem {
    match unfit {
        Unfit::TooShort => NewPasswordProblem::TooShort { minimum: u32::try_from(password::SHORTEST).unwrap_or(8) },
        Unfit::TooLong => NewPasswordProblem::TooLong { maximum: u32::try_from(password::LONGEST).unwrap_or(1024) },
        Unfit::ControlCharacter | Unfit::Guessable => NewPasswordProblem::Guessable(None),
    }
}
