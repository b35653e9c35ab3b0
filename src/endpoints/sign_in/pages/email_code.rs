//! A code by e-mail is asked for: in place of a password, by whoever knows a name, or beside one. Whether anybody has the name that is typed,
//! and may sign in so, changes neither the answer nor its cost: what depends on that is done behind it.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::HttpResponse;

use super::email_code_sent;
use super::password::expected;
use super::way::Way;
use crate::acts::Acting;
use crate::acts::person::SendEmailCode;
use crate::audit::{Event, EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::emailed::{EmailCode, MAILS, asked_for, may_be_met};
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::recovering::Owner;
use crate::endpoints::sign_in::step::{
    Behind, EMAIL, EMAIL_CODE, Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, step_page_saying, switch_url,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::http::{Failure, Stop, answers};
use crate::pages::{Notice, SendCode};
use crate::people::requirements::{self, Given};
use crate::people::{User, user};
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Admission, Asked, Asker};
use crate::snapshot::KnownClient;
use crate::store::StoreError;
use crate::writing::characters;

/// The page. It may stand in place of the one that asks who it is.
pub(super) static PAGE: Page = Page {
    path: EMAIL,
    named: None,
    posts_to: EMAIL,
    needed: &["journey", "csrf"],
    optional: &["email", "later"],
    repeated: None,
    asks_for: |owed| owed != Owed::Identify && may_be_met(owed),
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(ask(visitor, step)),
};

/// The factor that is asked for beside a first one.
pub(super) static WAY: Way = Way {
    kind: Kind::EmailCodeSecond,
    page: &PAGE,
    link: "email-code-use",
    recorded_as: "email_code",
    field: "code",
    show: |visitor, journey, problem| Box::pin(email_code_sent::show_problem(visitor, journey, problem)),
    check: |visitor, journey, known, typed| Box::pin(email_code_sent::check(visitor, journey, known, typed)),
    set_up: None,
};

/// Why no mail was sent, or why another one is needed.
#[derive(Clone, Copy)]
pub(super) enum Unsent {
    /// No name was typed.
    NoName,
    /// Too many were asked for: the next may be after so long.
    Slowed(Duration),
    /// Too many wrong codes were typed.
    UsedUp,
    /// The mail before is too old, or counts no more.
    Over,
}

/// Where a code is asked for in place of what a page asks for; none where that is not offered.
pub(super) fn url(visitor: &Visitor<'_>, journey: &Journey) -> Option<String> {
    let is_first = journey.next().and_then(asked_for) == Some(Kind::EmailCode);
    (is_first && visitor.provider.settings.email_codes.first()).then(|| action(visitor, EMAIL, journey))
}

/// Which factor a code would be in this journey now; none where the deployment allows none.
pub(super) fn offered(visitor: &Visitor<'_>, journey: &Journey) -> Option<Kind> {
    let allowed = visitor.provider.settings.email_codes;
    journey.next().and_then(asked_for).filter(|kind| if *kind == Kind::EmailCode { allowed.first() } else { allowed.second() })
}

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    if offered(visitor, journey).is_none() {
        return Ok(answers::see_other(&action(visitor, SIGN_IN, journey)));
    }
    page(visitor, journey, None, None).await
}

/// The page, with what was typed and why nothing came of it. A mail that was asked for before stays in reach.
pub(super) async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    typed: Option<&str>,
    unsent: Option<Unsent>,
) -> Result<HttpResponse, Stop> {
    let known = settled(visitor, journey).await?;
    if journey.account().is_some() && known.is_none() {
        return Ok(page_answers::expired(visitor));
    }
    let kind = journey.next().and_then(asked_for).unwrap_or(Kind::EmailCode);
    let is_second = kind == Kind::EmailCodeSecond;
    let waiting = MAILS.of_journey(visitor.provider, &journey.id).await?.filter(|waiting| waiting.sent.what.kind == kind);
    let asked = waiting.as_ref().map(|waiting| waiting.sent.what.login.as_str());
    let view = SendCode {
        action: action(visitor, EMAIL, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.as_ref().map(Known::card),
        login: typed.or(asked).unwrap_or(expected(journey)).to_owned(),
        name_missing: matches!(unsent, Some(Unsent::NoName)),
        is_second,
        may_decline: is_second && journey.may_decline(),
        code_url: waiting.is_some().then(|| action(visitor, EMAIL_CODE, journey)),
        back_url: (!is_second).then(|| action(visitor, SIGN_IN, journey)),
        switch_url: is_second.then(|| switch_url(visitor, journey)),
    };
    let (wait, word) = match unsent {
        None | Some(Unsent::NoName) => (None, None),
        Some(Unsent::Slowed(wait)) => {
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX);
            (Some(wait), Some(Notice::RecoveryThrottled { minutes }))
        }
        Some(Unsent::UsedUp) => (None, Some(Notice::RecoveryUsedUp)),
        Some(Unsent::Over) => (None, Some(Notice::RecoveryOver)),
    };
    Ok(step_page_saying(visitor, journey, &opened_at(EMAIL, journey), wait, word, |context| view.render(context)))
}

/// Asks for a mail: to whoever has the name that was typed, or to the account that the journey settled on.
async fn ask(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    // A second tab or the back button: the journey goes on where it stands.
    let Some(kind) = journey.next().and_then(asked_for) else { return Ok(Moved::On(journey.clone())) };
    if kind == Kind::EmailCodeSecond && step.parameters.get("later").is_some() {
        let mut further = journey.clone();
        return Ok(if further.decline().is_ok() { Moved::On(further) } else { Moved::Unchanged });
    }
    if offered(visitor, journey).is_none() {
        return Ok(Moved::Unchanged);
    }
    let login = match (journey.account().is_some(), settled(visitor, journey).await?) {
        (false, _) => characters::trimmed(step.parameters.get("email").unwrap_or_default()).to_owned(),
        (true, Some(known)) => known.user.email.as_str().to_owned(),
        (true, None) => return Ok(Moved::over(visitor)),
    };
    if login.is_empty() {
        return Ok(Moved::Stays(page(visitor, journey, Some(""), Some(Unsent::NoName)).await?));
    }
    send(visitor, journey, kind, login).await
}

/// What mails of a factor are counted as.
fn counted_as(kind: Kind) -> &'static Asked {
    if kind == Kind::EmailCodeSecond { &mail_requests::EMAIL_CODE_SECOND } else { &mail_requests::EMAIL_CODE }
}

async fn send(visitor: &mut Visitor<'_>, journey: &Journey, kind: Kind, login: String) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let found = look_up(visitor, journey, kind, &login).await?;
    let (name, browser) = (provider.login_key(&login), visitor.known_browser_hashes());
    let account = found.as_ref().map_or(name.as_str(), |found| found.user.id.as_str());
    let asked = counted_as(kind);
    let asker = Asker { asked, issuer: provider.issuer(), account, name: &name, browser: &browser, address: visitor.address() };
    let admission = mail_requests::admit(&provider.transient, asker, provider.now()).await?;
    provider.telemetry.email_code_request(admission.outcome());
    let client_id = journey.answers();
    if let Admission::Slowed(wait) | Admission::Exhausted(wait) = admission {
        let event = refused(&visitor.visit.acting_anonymous(), client_id, found.as_ref().map(|found| found.user.id.as_str()), "throttled");
        provider.note(event).await;
        return Ok(Moved::Stays(page(visitor, journey, Some(&login), Some(Unsent::Slowed(wait))).await?));
    }
    let owner = Owner::of(found.as_ref().filter(|found| found.may).map(|found| (&found.user, None)), &provider.random);
    let drawn = MAILS.begin(visitor, &journey.id, EmailCode { login, owner, kind }).await?;
    let acting = visitor.visit.acting_anonymous();
    let withheld = match &found {
        None => refused(&acting, client_id, None, "unknown"),
        Some(found) if !found.may => refused(&acting, client_id, Some(&found.user.id), "not_allowed"),
        Some(found) => refused(&acting, client_id, Some(&found.user.id), "withheld"),
    };
    let send = found.filter(|found| found.may).map(|found| SendEmailCode {
        address: found.user.email.key().to_owned(),
        user_id: found.user.id,
        token: drawn.token,
        code: drawn.code,
        after_password: kind == Kind::EmailCodeSecond,
    });
    let next = answers::see_other(&provider.settings.issuer.local(&opened_at(EMAIL_CODE, journey)));
    let by_stranger = (admission == Admission::Stranger).then(|| visitor.address());
    Ok(Moved::Answered(visitor.send(next), sending(acting, asked, withheld, send, by_stranger)))
}

/// Who has a name.
struct Found {
    user: User,
    /// Whether they may use such a code.
    may: bool,
}

/// Who has the name; of a name that nobody has the same is read, statement by statement.
async fn look_up(visitor: &Visitor<'_>, journey: &Journey, kind: Kind, login: &str) -> Result<Option<Found>, Failure> {
    let (settled, login) = (journey.account().map(|account| account.user_id.clone()), login.to_owned());
    let (given, now, snapshot) = (Given::from(&visitor.provider.settings), visitor.provider.now(), visitor.provider.snapshot());
    let app = journey.request().and_then(|asked| snapshot.client(&asked.client_id)).map(KnownClient::ruled);
    let found = visitor.provider.database.read(move |conn| {
        let person = match &settled {
            Some(id) => user::find(conn, id)?,
            None => user::find_by_login(conn, &login)?,
        };
        let whose = person.as_ref().map_or("", |person| person.id.as_str());
        let is_allowed = requirements::of_person(conn, whose, (given, &snapshot.rules), app.as_ref(), now)?.allows(kind);
        Ok::<_, StoreError>(person.map(|user| Found { may: is_allowed && user.email_verified && user.is_active(), user }))
    });
    Ok(found.await?)
}

/// What is done once the browser has its answer. A mail that a stranger asked for counts for the account, and for the network of
/// their address.
fn sending(
    acting: Acting,
    asked: &'static Asked,
    withheld: Event,
    send: Option<SendEmailCode>,
    by_stranger: Option<Option<IpAddr>>,
) -> Behind {
    Box::new(move |provider| {
        Box::pin(async move {
            let Some(send) = send else { return provider.note(withheld).await };
            let is_sent = match by_stranger {
                Some(address) => mail_requests::admit_mail(&provider.transient, asked, &send.user_id, address, provider.now()).await,
                None => Ok(true),
            };
            match is_sent {
                Ok(true) => {}
                Ok(false) => return provider.note(withheld).await,
                Err(error) => return tracing::error!(%error, "a mail with a code could not be counted: the person has to ask again"),
            }
            if let Err(error) = provider.perform(acting, send).await {
                tracing::error!(?error, "a mail with a code could not be written: the person has to ask again");
            }
        })
    })
}

/// That a mail was not sent, or what it held not taken.
fn refused(acting: &Acting, client_id: Option<&str>, user_id: Option<&str>, reason: &'static str) -> Event {
    let mut event = acting.event(EventType::EmailCodeRefused).refused(reason);
    if let Some(user_id) = user_id {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    if let Some(client_id) = client_id {
        event = event.client(client_id);
    }
    event
}

/// Notes that a code was not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, user_id: Option<&str>, reason: &'static str) {
    let event = refused(&visitor.visit.acting_anonymous(), journey.answers(), user_id, reason);
    visitor.provider.note(event).await;
}
