//! The code of the mail by which a forgotten password is replaced: typed here, or pressed by the page of the link.

use actix_web::HttpResponse;

use super::password::another_person;
use super::recover::{self, note_refusal};
use crate::endpoints::sign_in::known::account;
use crate::endpoints::sign_in::recovering::{self, Recovery};
use crate::endpoints::sign_in::step::{Moved, Page, RECOVER, RECOVERY_CODE, Step, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::http::{Stop, answers};
use crate::mail::RECOVERY_LASTS;
use crate::pages::{RecoverProblem, RecoverSent, RecoveryCodeProblem};
use crate::sign_in::journey::{Journey, Misstep, Owed};
use crate::sign_in::recovery_requests;

/// The page.
pub(super) static PAGE: Page = Page {
    path: RECOVERY_CODE,
    named: None,
    posts_to: RECOVERY_CODE,
    needed: &["journey", "csrf"],
    optional: &["code"],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: Owed::asks_for_password,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(prove(visitor, step)),
};

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    match recovering::of_journey(visitor.provider, &journey.id).await? {
        Some(recovery) => Ok(page(visitor, journey, &recovery, None)),
        // Nothing was asked for, or it is over.
        None => Ok(answers::see_other(&action(visitor, RECOVER, journey))),
    }
}

fn page(visitor: &Visitor<'_>, journey: &Journey, recovery: &Recovery, problem: Option<RecoveryCodeProblem>) -> HttpResponse {
    let view = RecoverSent {
        action: action(visitor, RECOVERY_CODE, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        login: recovery.login.clone(),
        minutes: u32::try_from(RECOVERY_LASTS.as_secs() / 60).unwrap_or(20),
        problem,
        again_url: action(visitor, RECOVER, journey),
    };
    step_page(visitor, journey, &opened_at(RECOVERY_CODE, journey), None, |context| view.render(context))
}

/// The code shows who somebody is who forgot the password. Of any number of forms with one code one goes on.
async fn prove(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_password) {
        return Ok(Moved::On(journey));
    }
    let again = async |visitor: &Visitor<'_>, login: &str, problem| {
        Ok::<_, Stop>(Moved::Stays(recover::page(visitor, &step.kept.journey, login, Some(problem)).await?))
    };
    let Some(recovery) = recovering::of_journey(provider, &journey.id).await? else {
        return again(visitor, "", RecoverProblem::Over).await;
    };
    let Some(typed) = step.parameters.get("code").filter(|code| !code.trim().is_empty()) else {
        return Ok(Moved::Stays(page(visitor, &journey, &recovery, Some(RecoveryCodeProblem::Missing))));
    };
    // Counted before the code is looked at, so that parallel guesses count too.
    if !recovery_requests::admit_guess(&provider.transient, &recovery.id, now.plus(RECOVERY_LASTS), now).await? {
        recovering::take(provider, &journey.id, &recovery).await?;
        note_refusal(visitor, &journey, recovery.owner.as_ref(), "used_up").await;
        return again(visitor, &recovery.login, RecoverProblem::UsedUp).await;
    }
    // A look for nobody, so that a name that nobody has takes as many turns at the store.
    let owner = recovery.owner.as_ref();
    let known = account(provider, owner.map_or("", |owner| owner.user_id.as_str()), journey.request()).await?;
    if !recovery.is_code(typed) || owner.is_none() {
        note_refusal(visitor, &journey, owner, "mismatch").await;
        return Ok(Moved::Stays(page(visitor, &journey, &recovery, Some(RecoveryCodeProblem::Mismatch))));
    }
    let stands = owner.zip(known).filter(|(owner, known)| owner.is_still(known));
    let is_first = recovering::take(provider, &journey.id, &recovery).await?;
    let Some((owner, known)) = stands.filter(|_| is_first) else {
        note_refusal(visitor, &journey, owner, "over").await;
        return again(visitor, &recovery.login, RecoverProblem::Over).await;
    };
    match journey.recover(&known.standing(), &owner.address, known.facts, now) {
        Ok(()) => Ok(Moved::On(journey)),
        Err(Misstep::OutOfOrder) => Ok(Moved::On(step.kept.journey.clone())),
        Err(Misstep::AnotherPerson) => Ok(another_person(journey)),
    }
}
