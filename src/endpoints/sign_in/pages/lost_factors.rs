//! A second factor is lost, and whatever stands in for it: the person says so, proves their mailbox and waits.
//! [Record 25](../../../../../docs/decisions/0025-lost-factors.md) weighs it.
//!
//! Only who proved a first factor, or by mail that they forgot the password, comes here: so the page may say what it knows of the account.

use std::time::Duration;

use actix_web::HttpResponse;

use super::second_factor::standing;
use crate::acts::door::NotDone;
use crate::acts::loss::{AskWithoutFactor, Asked, LossSettings, NothingLost, SendLossCode, judged};
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::recovering::{LOSS_MAILS, Owner, Recovery};
use crate::endpoints::sign_in::step::{
    LOST, LOST_CODE, Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, shown, step_page_saying,
};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::pages::{LostFactors, LostFactorsWaiting, Notice, OtherWay};
use crate::people::losses;
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Admission, Asker};
use crate::store::StoreError;

/// The page. It may stand in place of every page that asks for a second factor.
pub(super) static PAGE: Page = Page {
    path: LOST,
    named: None,
    posts_to: LOST,
    needed: &["journey", "csrf"],
    optional: &[],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: Owed::asks_for_second_factor,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(ask(visitor, step)),
};

/// Why no mail was sent, or why another one is needed.
#[derive(Clone, Copy)]
pub(super) enum Unsent {
    /// Too many were asked for: the next may be after so long.
    Slowed(Duration),
    /// Too many wrong codes were typed.
    UsedUp,
    /// The mail before is too old, or counts no more.
    Over,
}

/// Whether this person can get in without what they lost: there is a password to replace with it, and a mail reaches them.
fn is_offered(visitor: &Visitor<'_>, journey: &Journey, known: &Known) -> bool {
    let is_asked = journey.next().is_some_and(Owed::asks_for_second_factor);
    is_asked && visitor.provider.settings.recovery_by_mail && known.password_id().is_some() && known.facts.has_second_factor()
}

/// The link to the page, on those that ask for a second factor.
pub(super) fn way(visitor: &Visitor<'_>, journey: &Journey, known: &Known) -> Option<OtherWay> {
    is_offered(visitor, journey, known).then(|| OtherWay {
        text_id: "lost-factors-use",
        url: action(visitor, LOST, journey),
        stands_in: false,
    })
}

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    if !is_offered(visitor, journey, &known) {
        return Ok(answers::see_other(&action(visitor, SIGN_IN, journey)));
    }
    page(visitor, journey, &known, None).await
}

/// The page, with why nothing came of it. A mail that was asked for before stays in reach.
pub(super) async fn page(visitor: &Visitor<'_>, journey: &Journey, known: &Known, unsent: Option<Unsent>) -> Result<HttpResponse, Stop> {
    let waiting = LOSS_MAILS.of_journey(visitor.provider, &journey.id).await?;
    let now = visitor.provider.now();
    let view = LostFactors {
        action: action(visitor, LOST, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        until: visitor.provider.settings.lost_factors_wait.map(|wait| now.plus(wait).as_seconds()),
        mailbox_is_proven: journey.recovering().is_some(),
        code_url: waiting.is_some().then(|| action(visitor, LOST_CODE, journey)),
        back_url: action(visitor, SIGN_IN, journey),
    };
    let (wait, word) = match unsent {
        None => (None, None),
        Some(Unsent::Slowed(wait)) => {
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX);
            (Some(wait), Some(Notice::RecoveryThrottled { minutes }))
        }
        Some(Unsent::UsedUp) => (None, Some(Notice::RecoveryUsedUp)),
        Some(Unsent::Over) => (None, Some(Notice::RecoveryOver)),
    };
    Ok(step_page_saying(visitor, journey, &opened_at(LOST, journey), wait, word, |context| view.render(context)))
}

/// Asks for the mail; whoever proved the mailbox a moment ago, since they forgot the password too, needs none.
async fn ask(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_second_factor) {
        return Ok(Moved::On(journey.clone()));
    }
    let Some(known) = settled(visitor, journey).await? else { return Ok(Moved::over(visitor)) };
    if !is_offered(visitor, journey, &known) {
        return Ok(Moved::Unchanged);
    }
    match journey.recovering() {
        Some(recovering) if recovering.address == known.user.email.key() => proven(visitor, journey.clone(), known).await,
        Some(_) => Ok(Moved::over(visitor)),
        None => send(visitor, journey, &known).await,
    }
}

async fn send(visitor: &mut Visitor<'_>, journey: &Journey, known: &Known) -> Result<Moved, Stop> {
    let (provider, user) = (visitor.provider, &known.user);
    let (name, browser) = (provider.login_key(user.email.as_str()), visitor.known_browser_hashes());
    let asker = Asker {
        asked: &mail_requests::FACTOR_LOSS,
        issuer: provider.issuer(),
        account: &user.id,
        name: &name,
        browser: &browser,
        address: visitor.address(),
        per_day: provider.settings.email_codes_per_day,
    };
    let admission = mail_requests::admit(&provider.transient, asker, provider.now()).await?;
    provider.telemetry.recovery_request(admission.outcome());
    provider.note_mail_bound(&mail_requests::FACTOR_LOSS, admission).await;
    if let Admission::Slowed(wait) | Admission::Exhausted { wait, .. } = admission {
        note_refusal(visitor, journey, &user.id, "throttled").await;
        return Ok(Moved::Stays(page(visitor, journey, known, Some(Unsent::Slowed(wait))).await?));
    }
    let owner = Owner::of(Some((user, known.password_id())), &provider.random);
    let drawn = LOSS_MAILS.begin(visitor, &journey.id, Recovery { login: user.email.as_str().to_owned(), owner }).await?;
    let (who, address) = (standing(journey, known), user.email.key().to_owned());
    let send = SendLossCode { who, address, token: drawn.token, code: drawn.code };
    match provider.perform(visitor.visit.acting_user(&user.id), send).await {
        Ok(()) => {}
        Err(NotDone::NoStanding) => return Ok(Moved::over(visitor)),
        Err(other) => match Failure::unless_refused(other)? {},
    }
    Ok(Moved::Stays(visitor.send(answers::see_other(&provider.settings.issuer.local(&opened_at(LOST_CODE, journey))))))
}

/// The person proved the mailbox: they wait from now on or go on waiting, or choose a new password where the wait is over.
pub(super) async fn proven(visitor: &Visitor<'_>, mut journey: Journey, known: Known) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let (person, ring, settings) = (known.user.clone(), provider.keyring.clone(), LossSettings::from(&provider.settings));
    let read = provider.database.read(move |conn| match losses::standing(conn, &person)? {
        Some(loss) => Ok::<_, StoreError>(Some(judged(conn, &ring, loss, settings, now)?)),
        None => Ok(None),
    });
    let loss = read.await?;
    if let Some(loss) = loss.filter(|loss| loss.is_ready(now)) {
        let (who, address) = (known.standing(), known.user.email.key().to_owned());
        return Ok(match journey.go_on_without(&who, &address, &loss.id, known.facts, now) {
            Ok(()) => Moved::On(journey),
            Err(_) => Moved::over(visitor),
        });
    }
    let ask = AskWithoutFactor { who: standing(&journey, &known), address: known.user.email.key().to_owned(), settings };
    let Asked { loss, again } = match provider.perform(visitor.visit.acting_user(&known.user.id), ask).await {
        Ok(asked) => asked,
        Err(NotDone::NoStanding) => return Ok(Moved::over(visitor)),
        Err(other) => {
            let NothingLost::Over = Failure::unless_refused(other)?;
            return Ok(Moved::over(visitor));
        }
    };
    let until = loss.due_at.map(|due| due.as_seconds());
    Ok(Moved::Paused(
        journey,
        Box::new(move |visitor, journey, next_url| {
            let view = LostFactorsWaiting { app: app(visitor, journey), account: known.card(), until, again, next_url };
            shown(visitor, journey, |context| view.render(context))
        }),
    ))
}

/// Notes that a mail was not sent, or what it held not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, user_id: &str, reason: &'static str) {
    let event = visitor.visit.acting_anonymous().event(EventType::FactorLossCodeRefused).refused(reason);
    let mut event = event.subject(Subject::User(user_id.to_owned()));
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}
