//! The code of a mail, or of a message to a phone, that somebody signs in with: typed here, or pressed by the page of the link. It is taken in the journey that asked for
//! it, and so in its browser, alone.

use std::time::Duration;

use actix_web::HttpResponse;

use super::email_code::{self, Unsent, note_refusal};
use super::password::first_proven;
use super::second_factor;
use super::sent_by::{MAIL, PHONE, SentBy};
use super::way::Checked;
use crate::audit::{EventType, Subject};
use crate::endpoints::sign_in::emailed::EmailCode;
use crate::endpoints::sign_in::known::{Known, account};
use crate::endpoints::sign_in::mailed::Waiting;
use crate::endpoints::sign_in::step::{EMAIL_CODE, Moved, Page, SMS_CODE, Step, action, app, hidden, opened_at, step_page_saying};
use crate::endpoints::visitor::Visitor;
use crate::factors::Proof;
use crate::http::{Failure, Stop, answers};
use crate::pages::{CodeBy, MailFor, MailSent, MailedCodeProblem, Notice, SecondFactorProblem};
use crate::sign_in::journey::Journey;
use crate::sign_in::mail_requests;

/// The page.
pub(super) static PAGE: Page = Page {
    path: EMAIL_CODE,
    named: None,
    posts_to: EMAIL_CODE,
    needed: &["journey", "csrf"],
    optional: &["code", second_factor::REMEMBER],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: |owed| MAIL.asked_for(owed).is_some(),
    show: |visitor, journey, _| Box::pin(show(visitor, journey, &MAIL)),
    take: |visitor, step| Box::pin(prove(visitor, step, &MAIL)),
};

/// The same for phones.
pub(super) static SMS_PAGE: Page = Page {
    path: SMS_CODE,
    named: None,
    posts_to: SMS_CODE,
    needed: &["journey", "csrf"],
    optional: &["code", second_factor::REMEMBER],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: |owed| PHONE.asked_for(owed).is_some(),
    show: |visitor, journey, _| Box::pin(show(visitor, journey, &PHONE)),
    take: |visitor, step| Box::pin(prove(visitor, step, &PHONE)),
};

/// The mail that the journey waits for the code of, where that is for what is asked now.
async fn waiting(visitor: &Visitor<'_>, journey: &Journey, sent_by: &SentBy) -> Result<Option<Waiting<EmailCode>>, Failure> {
    let kind = journey.next().and_then(|owed| sent_by.asked_for(owed));
    Ok(sent_by.codes.of_journey(visitor.provider, &journey.id).await?.filter(|waiting| Some(waiting.sent.what.kind) == kind))
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, sent_by: &'static SentBy) -> Result<HttpResponse, Stop> {
    match waiting(visitor, journey, sent_by).await? {
        Some(waiting) if sent_by.offered(visitor, journey).is_some() => Ok(page(visitor, journey, sent_by, &waiting, None, None)),
        // Nothing was asked for, or it is over.
        _ => Ok(answers::see_other(&action(visitor, sent_by.at, journey))),
    }
}

fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    sent_by: &SentBy,
    waiting: &Waiting<EmailCode>,
    problem: Option<MailedCodeProblem>,
    wait: Option<Duration>,
) -> HttpResponse {
    let what = &waiting.sent.what;
    let view = MailSent {
        purpose: match (sent_by.by, sent_by.is_second(what.kind)) {
            (CodeBy::Mail, true) => &MailFor::EMAIL_CODE_SECOND,
            (CodeBy::Mail, false) => &MailFor::EMAIL_CODE,
            (CodeBy::Sms, true) => &MailFor::SMS_CODE_SECOND,
            (CodeBy::Sms, false) => &MailFor::SMS_CODE,
        },
        action: action(visitor, sent_by.code_at, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        to: what.login.clone(),
        minutes: u32::try_from(sent_by.codes.lasts().as_secs() / 60).unwrap_or(10),
        problem,
        remember: second_factor::remember_box(journey).filter(|_| sent_by.is_second(what.kind)),
        again_url: action(visitor, sent_by.at, journey),
    };
    let word = match wait {
        Some(wait) => Some(Notice::RecoveryThrottled { minutes: u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX) }),
        None => (waiting.sent.again && problem.is_none()).then(|| sent_by.words(Notice::RecoverySentAgain, Notice::SmsSentAgain)),
    };
    step_page_saying(visitor, journey, &opened_at(sent_by.code_at, journey), wait, word, |context| view.render(context))
}

/// The page after a code that was asked for beside a first proof, and not taken.
pub(super) async fn show_problem(
    visitor: &Visitor<'_>,
    journey: &Journey,
    sent_by: &'static SentBy,
    problem: Option<SecondFactorProblem>,
) -> Result<HttpResponse, Stop> {
    let Some(waiting) = waiting(visitor, journey, sent_by).await? else {
        return email_code::page(visitor, journey, sent_by, None, Some(Unsent::Over)).await;
    };
    let said = problem.and_then(|problem| match problem {
        SecondFactorProblem::Missing => Some(MailedCodeProblem::Missing),
        SecondFactorProblem::Throttled { .. } => None,
        _ => Some(MailedCodeProblem::Mismatch),
    });
    Ok(page(visitor, journey, sent_by, &waiting, said, second_factor::wait(problem)))
}

/// The form: which factor the code is follows from what the journey owes.
async fn prove(visitor: &mut Visitor<'_>, step: &Step, sent_by: &'static SentBy) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    match journey.next().and_then(|owed| sent_by.asked_for(owed)) {
        // A second tab or the back button: the journey goes on where it stands.
        None => Ok(Moved::On(journey.clone())),
        Some(_) if sent_by.offered(visitor, journey).is_none() => Ok(Moved::Unchanged),
        Some(kind) if sent_by.is_second(kind) => second_factor::prove(visitor, step, sent_by.way).await,
        Some(_) => prove_first(visitor, step, sent_by).await,
    }
}

/// The code shows who somebody is. Of any number of forms with one code one goes on.
async fn prove_first(visitor: &mut Visitor<'_>, step: &Step, sent_by: &'static SentBy) -> Result<Moved, Stop> {
    let (provider, now, journey) = (visitor.provider, visitor.provider.now(), &step.kept.journey);
    let again = async |visitor: &Visitor<'_>, login: Option<&str>, why| {
        Ok::<_, Stop>(Moved::Stays(email_code::page(visitor, journey, sent_by, login, Some(why)).await?))
    };
    let Some(mail) = waiting(visitor, journey, sent_by).await? else { return again(visitor, None, Unsent::Over).await };
    let (id, EmailCode { login, owner, .. }) = (&mail.sent.id, &mail.sent.what);
    let wrong = |visitor: &Visitor<'_>, mail: &Waiting<EmailCode>, problem| {
        Moved::Stays(page(visitor, journey, sent_by, mail, Some(problem), None))
    };
    let Some(typed) = step.parameters.get("code").filter(|code| !code.trim().is_empty()) else {
        return Ok(wrong(visitor, &mail, MailedCodeProblem::Missing));
    };
    // Counted before the code is looked at, so that parallel guesses count too.
    if !mail_requests::admit_guess(&provider.transient, id, now.plus(sent_by.codes.lasts()), now).await? {
        sent_by.codes.take(provider, &journey.id, &mail).await?;
        note_refusal(visitor, journey, sent_by, owner.somebody(), "used_up").await;
        return again(visitor, Some(login), Unsent::UsedUp).await;
    }
    // Of a name that nobody has somebody is looked for who is not there: it takes as many turns at the store.
    let known = account(provider, &owner.user_id, journey.request()).await?;
    if !mail.sent.is_code(typed) || owner.somebody().is_none() {
        note_refusal(visitor, journey, sent_by, owner.somebody(), "mismatch").await;
        return Ok(wrong(visitor, &mail, MailedCodeProblem::Mismatch));
    }
    let stands = known.filter(|known| sent_by.is_still(&mail.sent.what, known) && known.facts.has.contains(sent_by.first()));
    let is_first = sent_by.codes.take(provider, &journey.id, &mail).await?;
    let Some(known) = stands.filter(|_| is_first) else {
        note_refusal(visitor, journey, sent_by, owner.somebody(), "over").await;
        return match waiting(visitor, journey, sent_by).await? {
            // Another mail was asked for at the same moment: its code is the one.
            Some(newer) => Ok(wrong(visitor, &newer, MailedCodeProblem::Mismatch)),
            None => again(visitor, Some(login), Unsent::Over).await,
        };
    };
    let moved =
        first_proven(journey.clone(), &known, Proof { kind: sent_by.first(), credential: sent_by.rests_on(&known), at: now, came: None });
    if matches!(moved, Moved::On(_)) {
        note_use(visitor, journey, sent_by, &known, "first").await;
    }
    Ok(moved)
}

/// Checks a code that is asked for beside a first proof. Tries are counted by the caller for the person, and here for the mail.
pub(super) async fn check(
    visitor: &Visitor<'_>,
    journey: &Journey,
    sent_by: &'static SentBy,
    known: &Known,
    typed: &str,
) -> Result<Checked, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let Some(mail) = waiting(visitor, journey, sent_by).await? else { return Ok(Checked::USED) };
    if !mail_requests::admit_guess(&provider.transient, &mail.sent.id, now.plus(sent_by.codes.lasts()), now).await? {
        sent_by.codes.take(provider, &journey.id, &mail).await?;
        return Ok(Checked::MISMATCH);
    }
    let stands = sent_by.is_still(&mail.sent.what, known) && known.facts.has.contains(sent_by.way.kind);
    if !stands || !mail.sent.is_code(typed) {
        return Ok(Checked::MISMATCH);
    }
    if !sent_by.codes.take(provider, &journey.id, &mail).await? {
        return Ok(Checked::USED);
    }
    note_use(visitor, journey, sent_by, known, "second").await;
    Ok(Checked::Right { credential: sent_by.rests_on(known), left: None })
}

async fn note_use(visitor: &Visitor<'_>, journey: &Journey, sent_by: &SentBy, known: &Known, part: &'static str) {
    let acting = visitor.visit.acting_user(&known.user.id);
    let used = match sent_by.by {
        CodeBy::Mail => EventType::EmailCodeUsed,
        CodeBy::Sms => EventType::SmsCodeUsed,
    };
    let event = acting.event(used).subject(Subject::User(known.user.id.clone())).detail("factor", part);
    visitor
        .provider
        .note(match journey.answers() {
            Some(client_id) => event.client(client_id),
            None => event,
        })
        .await;
}
