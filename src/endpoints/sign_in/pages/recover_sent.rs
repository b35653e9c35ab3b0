//! The code of the mail by which a forgotten password is replaced: typed here, or pressed by the page of the link.

use actix_web::HttpResponse;

use super::password::another_person;
use super::recover::{self, Unsent, note_refusal};
use crate::endpoints::sign_in::known::account;
use crate::endpoints::sign_in::mailed::Waiting;
use crate::endpoints::sign_in::recovering::{MAILS, Recovery};
use crate::endpoints::sign_in::step::{Moved, Page, RECOVER, RECOVERY_CODE, Step, action, app, hidden, opened_at, step_page_saying};
use crate::endpoints::visitor::Visitor;
use crate::http::{Stop, answers};
use crate::pages::{MailFor, MailSent, MailedCodeProblem, Notice};
use crate::sign_in::journey::{Journey, Misstep, Owed};
use crate::sign_in::mail_requests;

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
    match MAILS.of_journey(visitor.provider, &journey.id).await? {
        Some(waiting) if visitor.provider.settings.recovery_by_mail => Ok(page(visitor, journey, &waiting, None)),
        // Nothing was asked for, or it is over.
        _ => Ok(answers::see_other(&action(visitor, RECOVER, journey))),
    }
}

fn page(visitor: &Visitor<'_>, journey: &Journey, waiting: &Waiting<Recovery>, problem: Option<MailedCodeProblem>) -> HttpResponse {
    let view = MailSent {
        remember: None,
        purpose: &MailFor::RECOVERY,
        action: action(visitor, RECOVERY_CODE, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        to: waiting.sent.what.login.clone(),
        minutes: u32::try_from(MAILS.lasts().as_secs() / 60).unwrap_or(20),
        problem,
        again_url: action(visitor, RECOVER, journey),
    };
    let word = (waiting.sent.again && problem.is_none()).then_some(Notice::RecoverySentAgain);
    step_page_saying(visitor, journey, &opened_at(RECOVERY_CODE, journey), None, word, |context| view.render(context))
}

/// The code shows who somebody is who forgot the password. Of any number of forms with one code one goes on.
async fn prove(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_password) {
        return Ok(Moved::On(journey));
    }
    if !provider.settings.recovery_by_mail {
        return Ok(Moved::Unchanged);
    }
    let again = async |visitor: &Visitor<'_>, login: Option<&str>, why| {
        Ok::<_, Stop>(Moved::Stays(recover::page(visitor, &step.kept.journey, login, Some(why)).await?))
    };
    let Some(waiting) = MAILS.of_journey(provider, &journey.id).await? else {
        return again(visitor, None, Unsent::Over).await;
    };
    let (id, Recovery { login, owner }) = (&waiting.sent.id, &waiting.sent.what);
    let wrong = |visitor: &Visitor<'_>, waiting: &Waiting<Recovery>, problem| {
        Moved::Stays(page(visitor, &step.kept.journey, waiting, Some(problem)))
    };
    let Some(typed) = step.parameters.get("code").filter(|code| !code.trim().is_empty()) else {
        return Ok(wrong(visitor, &waiting, MailedCodeProblem::Missing));
    };
    // Counted before the code is looked at, so that parallel guesses count too.
    if !mail_requests::admit_guess(&provider.transient, id, now.plus(MAILS.lasts()), now).await? {
        MAILS.take(provider, &journey.id, &waiting).await?;
        note_refusal(visitor, &journey, owner.somebody(), "used_up").await;
        return again(visitor, Some(login), Unsent::UsedUp).await;
    }
    // Of a name that nobody has somebody is looked for who is not there: it takes as many turns at the store.
    let known = account(provider, &owner.user_id, journey.request()).await?;
    if !waiting.sent.is_code(typed) || owner.somebody().is_none() {
        note_refusal(visitor, &journey, owner.somebody(), "mismatch").await;
        return Ok(wrong(visitor, &waiting, MailedCodeProblem::Mismatch));
    }
    let stands = known.filter(|known| owner.is_still(known));
    let is_first = MAILS.take(provider, &journey.id, &waiting).await?;
    let Some(known) = stands.filter(|_| is_first) else {
        note_refusal(visitor, &journey, owner.somebody(), "over").await;
        return match MAILS.of_journey(provider, &journey.id).await? {
            // Another mail was asked for at the same moment: its code is the one.
            Some(newer) => Ok(wrong(visitor, &newer, MailedCodeProblem::Mismatch)),
            None => again(visitor, Some(login), Unsent::Over).await,
        };
    };
    match journey.recover(&known.standing(), known.user.email.key(), known.facts, now) {
        Ok(()) => Ok(Moved::On(journey)),
        Err(Misstep::OutOfOrder) => Ok(Moved::On(step.kept.journey.clone())),
        Err(Misstep::AnotherPerson) => Ok(another_person(journey)),
    }
}
