//! The code of the mail by which a person who lost their second factor proves the address: typed here, or pressed by the page of the link.

use actix_web::HttpResponse;

use super::lost_factors::{self, Unsent, note_refusal, proven};
use crate::endpoints::sign_in::known::{Known, account, settled};
use crate::endpoints::sign_in::mailed::Waiting;
use crate::endpoints::sign_in::recovering::{LOSS_MAILS, Recovery};
use crate::endpoints::sign_in::step::{LOST, LOST_CODE, Moved, Page, Step, action, app, hidden, opened_at, step_page_saying};
use crate::endpoints::visitor::Visitor;
use crate::http::{Stop, answers};
use crate::pages::{MailFor, MailSent, MailedCodeProblem, Notice};
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests;

/// The page.
pub(super) static PAGE: Page = Page {
    path: LOST_CODE,
    named: None,
    posts_to: LOST_CODE,
    needed: &["journey", "csrf"],
    optional: &["code"],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: Owed::asks_for_second_factor,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(prove(visitor, step)),
};

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    match LOSS_MAILS.of_journey(visitor.provider, &journey.id).await? {
        Some(waiting) if visitor.provider.settings.recovery_by_mail => Ok(page(visitor, journey, &waiting, None)),
        // Nothing was asked for, or it is over.
        _ => Ok(answers::see_other(&action(visitor, LOST, journey))),
    }
}

fn page(visitor: &Visitor<'_>, journey: &Journey, waiting: &Waiting<Recovery>, problem: Option<MailedCodeProblem>) -> HttpResponse {
    let view = MailSent {
        remember: None,
        purpose: &MailFor::FACTOR_LOSS,
        action: action(visitor, LOST_CODE, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        to: waiting.sent.what.login.clone(),
        minutes: u32::try_from(LOSS_MAILS.lasts().as_secs() / 60).unwrap_or(20),
        problem,
        again_url: action(visitor, LOST, journey),
    };
    let word = (waiting.sent.again && problem.is_none()).then_some(Notice::RecoverySentAgain);
    step_page_saying(visitor, journey, &opened_at(LOST_CODE, journey), None, word, |context| view.render(context))
}

/// Of any number of forms with one code one goes on.
async fn prove(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_second_factor) {
        return Ok(Moved::On(journey));
    }
    if !provider.settings.recovery_by_mail {
        return Ok(Moved::Unchanged);
    }
    let Some(known) = settled(visitor, &journey).await? else { return Ok(Moved::over(visitor)) };
    let again = async |visitor: &Visitor<'_>, known: &Known, why| {
        Ok::<_, Stop>(Moved::Stays(lost_factors::page(visitor, &step.kept.journey, known, Some(why)).await?))
    };
    let Some(waiting) = LOSS_MAILS.of_journey(provider, &journey.id).await? else {
        return again(visitor, &known, Unsent::Over).await;
    };
    let (id, owner) = (&waiting.sent.id, &waiting.sent.what.owner);
    let Some(typed) = step.parameters.get("code").filter(|code| !code.trim().is_empty()) else {
        return Ok(Moved::Stays(page(visitor, &journey, &waiting, Some(MailedCodeProblem::Missing))));
    };
    // Counted before the code is looked at, so that parallel guesses count too.
    if !mail_requests::admit_guess(&provider.transient, id, now.plus(LOSS_MAILS.lasts()), now).await? {
        LOSS_MAILS.take(provider, &journey.id, &waiting).await?;
        note_refusal(visitor, &journey, &known.user.id, "used_up").await;
        return again(visitor, &known, Unsent::UsedUp).await;
    }
    if !waiting.sent.is_code(typed) {
        note_refusal(visitor, &journey, &known.user.id, "mismatch").await;
        return Ok(Moved::Stays(page(visitor, &journey, &waiting, Some(MailedCodeProblem::Mismatch))));
    }
    // Read once more, by whom the mail was for: the journey may be about another one by now.
    let stands = account(provider, &owner.user_id, journey.request()).await?.filter(|of_mail| owner.is_still(of_mail));
    let is_first = LOSS_MAILS.take(provider, &journey.id, &waiting).await?;
    match stands.filter(|of_mail| is_first && of_mail.user.id == known.user.id) {
        Some(known) => proven(visitor, journey, known).await,
        None => {
            note_refusal(visitor, &journey, &known.user.id, "over").await;
            again(visitor, &known, Unsent::Over).await
        }
    }
}
