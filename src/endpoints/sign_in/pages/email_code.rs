//! A code by e-mail, or by SMS, is asked for: in place of a password, by whoever knows a name, or beside one. Whether anybody has the name that is typed,
//! and may sign in so, changes neither the answer nor its cost: what depends on that is done behind it.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::HttpResponse;

use super::email_code_sent;
use super::password::expected;
use super::sent_by::{MAIL, PHONE, SentBy};
use super::way::Way;
use crate::acts::Acting;
use crate::acts::person::{SendEmailCode, SendSmsCode};
use crate::audit::{Event, EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::emailed::EmailCode;
use crate::endpoints::sign_in::known::{Known, drawn_phone_id, phone_id, settled};
use crate::endpoints::sign_in::mailed::Drawn;
use crate::endpoints::sign_in::recovering::Owner;
use crate::endpoints::sign_in::step::{
    Behind, EMAIL, Moved, Page, SIGN_IN, SMS, Step, action, app, hidden, opened_at, step_page_saying, switch_url,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::http::{Failure, Stop, answers};
use crate::pages::{CodeBy, Notice, SendCode};
use crate::people::phones::{self, Phone};
use crate::people::requirements::{self, Given};
use crate::people::{User, user};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Admission, Asked, Asker};
use crate::sign_in::sms_bounds::{self, By};
use crate::snapshot::KnownClient;
use crate::store::StoreError;
use crate::store::transient::Unavailable;
use crate::writing::characters;

/// The page. It may stand in place of the one that asks who it is.
pub(super) static PAGE: Page = Page {
    path: EMAIL,
    named: None,
    posts_to: EMAIL,
    needed: &["journey", "csrf"],
    optional: &["email", "later"],
    repeated: None,
    asks_for: |owed| owed != Owed::Identify && MAIL.asked_for(owed).is_some(),
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, &MAIL)),
    take: |visitor, step| Box::pin(ask(visitor, step, &MAIL)),
};

/// The same for phones.
pub(super) static SMS_PAGE: Page = Page {
    path: SMS,
    named: None,
    posts_to: SMS,
    needed: &["journey", "csrf"],
    optional: &["email", "later"],
    repeated: None,
    asks_for: |owed| owed != Owed::Identify && PHONE.asked_for(owed).is_some(),
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, &PHONE)),
    take: |visitor, step| Box::pin(ask(visitor, step, &PHONE)),
};

/// The factor that is asked for beside a first one.
pub(super) static WAY: Way = Way {
    kind: Kind::EmailCodeSecond,
    page: &PAGE,
    link: "email-code-use",
    recorded_as: "email_code",
    field: "code",
    show: |visitor, journey, problem| Box::pin(email_code_sent::show_problem(visitor, journey, &MAIL, problem)),
    check: |visitor, journey, known, typed| Box::pin(email_code_sent::check(visitor, journey, &MAIL, known, typed)),
    set_up: None,
};

/// The same to a phone.
pub(super) static SMS_WAY: Way = Way {
    kind: Kind::SmsCodeSecond,
    page: &SMS_PAGE,
    link: "sms-code-use",
    recorded_as: "sms_code",
    field: "code",
    show: |visitor, journey, problem| Box::pin(email_code_sent::show_problem(visitor, journey, &PHONE, problem)),
    check: |visitor, journey, known, typed| Box::pin(email_code_sent::check(visitor, journey, &PHONE, known, typed)),
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
pub(super) fn url(visitor: &Visitor<'_>, journey: &Journey, sent_by: &SentBy) -> Option<String> {
    (sent_by.offered(visitor, journey) == Some(sent_by.first())).then(|| action(visitor, sent_by.at, journey))
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, sent_by: &'static SentBy) -> Result<HttpResponse, Stop> {
    if sent_by.offered(visitor, journey).is_none() {
        return Ok(answers::see_other(&action(visitor, SIGN_IN, journey)));
    }
    page(visitor, journey, sent_by, None, None).await
}

/// The page, with what was typed and why nothing came of it. A code that was asked for before stays in reach.
pub(super) async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    sent_by: &'static SentBy,
    typed: Option<&str>,
    unsent: Option<Unsent>,
) -> Result<HttpResponse, Stop> {
    let known = settled(visitor, journey).await?;
    if journey.account().is_some() && known.is_none() {
        return Ok(page_answers::expired(visitor));
    }
    let kind = journey.next().and_then(|owed| sent_by.asked_for(owed)).unwrap_or(sent_by.first());
    let is_second = sent_by.is_second(kind);
    let waiting = sent_by.codes.of_journey(visitor.provider, &journey.id).await?.filter(|waiting| waiting.sent.what.kind == kind);
    let asked = waiting.as_ref().map(|waiting| waiting.sent.what.login.as_str());
    let other = Some(sent_by.other()).filter(|other| is_second && other.offered(visitor, journey).is_some());
    let view = SendCode {
        by: sent_by.by,
        action: action(visitor, sent_by.at, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.as_ref().map(Known::card),
        login: typed.or(asked).unwrap_or(expected(journey)).to_owned(),
        name_missing: matches!(unsent, Some(Unsent::NoName)),
        is_second,
        may_decline: is_second && journey.may_decline(),
        code_url: waiting.is_some().then(|| action(visitor, sent_by.code_at, journey)),
        other_url: other.map(|other| action(visitor, other.at, journey)),
        back_url: (!is_second).then(|| action(visitor, SIGN_IN, journey)),
        switch_url: is_second.then(|| switch_url(visitor, journey)),
    };
    let (wait, word) = match unsent {
        None | Some(Unsent::NoName) => (None, None),
        Some(Unsent::Slowed(wait)) => {
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX);
            (Some(wait), Some(Notice::RecoveryThrottled { minutes }))
        }
        Some(Unsent::UsedUp) => (None, Some(sent_by.words(Notice::RecoveryUsedUp, Notice::SmsUsedUp))),
        Some(Unsent::Over) => (None, Some(sent_by.words(Notice::RecoveryOver, Notice::SmsOver))),
    };
    Ok(step_page_saying(visitor, journey, &opened_at(sent_by.at, journey), wait, word, |context| view.render(context)))
}

/// Asks for a code: to whoever has the name that was typed, or to the account that the journey settled on.
async fn ask(visitor: &mut Visitor<'_>, step: &Step, sent_by: &'static SentBy) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    // A second tab or the back button: the journey goes on where it stands.
    let Some(kind) = journey.next().and_then(|owed| sent_by.asked_for(owed)) else { return Ok(Moved::On(journey.clone())) };
    if sent_by.is_second(kind) && step.parameters.get("later").is_some() {
        let mut further = journey.clone();
        return Ok(if further.decline().is_ok() { Moved::On(further) } else { Moved::Unchanged });
    }
    if sent_by.offered(visitor, journey).is_none() {
        return Ok(Moved::Unchanged);
    }
    let login = match (journey.account().is_some(), settled(visitor, journey).await?) {
        (false, _) => characters::trimmed(step.parameters.get("email").unwrap_or_default()).to_owned(),
        (true, Some(known)) => known.user.email.as_str().to_owned(),
        (true, None) => return Ok(Moved::over(visitor)),
    };
    if login.is_empty() {
        return Ok(Moved::Stays(page(visitor, journey, sent_by, Some(""), Some(Unsent::NoName)).await?));
    }
    send(visitor, journey, sent_by, kind, login).await
}

async fn send(visitor: &mut Visitor<'_>, journey: &Journey, sent_by: &'static SentBy, kind: Kind, login: String) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let found = look_up(visitor, journey, sent_by, kind, &login).await?;
    let (name, browser) = (provider.login_key(&login), visitor.known_browser_hashes());
    let account = found.as_ref().map_or(name.as_str(), |found| found.user.id.as_str());
    let asked = sent_by.counted_as(kind);
    let (issuer, per_day) = (provider.issuer(), sent_by.words(provider.settings.email_codes_per_day, mail_requests::BOUNDED_BY_SMS));
    let asker = Asker { asked, issuer, account, name: &name, browser: &browser, address: visitor.address(), per_day };
    let admission = mail_requests::admit(&provider.transient, asker, provider.now()).await?;
    match sent_by.by {
        CodeBy::Mail => provider.telemetry.email_code_request(admission.outcome()),
        CodeBy::Sms => provider.telemetry.sms_request(admission.outcome()),
    }
    provider.note_mail_bound(asked, admission).await;
    let client_id = journey.answers();
    let refusal = |acting: &Acting, user_id: Option<&str>, reason| refused(acting, sent_by, client_id, user_id, reason);
    if let Admission::Slowed(wait) | Admission::Exhausted { wait, .. } = admission {
        let user_id = found.as_ref().map(|found| found.user.id.as_str());
        provider.note(refusal(&visitor.visit.acting_anonymous(), user_id, "throttled")).await;
        return Ok(Moved::Stays(page(visitor, journey, sent_by, Some(&login), Some(Unsent::Slowed(wait))).await?));
    }
    let owner = Owner::of(found.as_ref().filter(|found| found.may()).map(|found| (&found.user, None)), &provider.random);
    let acting = visitor.visit.acting_anonymous();
    let withheld = match &found {
        None => refusal(&acting, None, "unknown"),
        Some(found) if !found.may() => refusal(&acting, Some(&found.user.id), "not_allowed"),
        Some(found) => refusal(&acting, Some(&found.user.id), "withheld"),
    };
    let beside = sent_by.is_second(kind);
    let phone = found.as_ref().and_then(|found| found.phone.as_ref());
    let rests_on = sent_by.words(None, Some(phone.map_or_else(|| drawn_phone_id(&provider.random), phone_id)));
    let phone = phone.filter(|_| beside);
    let login = phone.map_or(login, |phone| phone.number.masked());
    let drawn = sent_by.begin(visitor, &journey.id, EmailCode { login, owner, kind, phone: rests_on }).await?;
    let send = found.filter(Found::may).and_then(|found| drawn.message(found, beside));
    let next = answers::see_other(&provider.settings.issuer.local(&opened_at(sent_by.code_at, journey)));
    let counted = Counted { asked, by_stranger: admission == Admission::Stranger, address: visitor.address() };
    Ok(Moved::Answered(visitor.send(next), sending(acting, counted, withheld, send)))
}

/// Who has a name.
struct Found {
    user: User,
    /// Whether the rules allow them such a code, and it can be sent to them.
    allowed: bool,
    /// Their phone, where it is sent to one.
    phone: Option<Phone>,
}

impl Found {
    /// Whether they may use such a code.
    fn may(&self) -> bool {
        self.allowed && self.user.is_active()
    }
}

/// Who has the name; of a name that nobody has the same is read, statement by statement.
async fn look_up(
    visitor: &Visitor<'_>,
    journey: &Journey,
    sent_by: &'static SentBy,
    kind: Kind,
    login: &str,
) -> Result<Option<Found>, Failure> {
    let (settled, login) = (journey.account().map(|account| account.user_id.clone()), login.to_owned());
    let (given, now, snapshot) = (Given::from(&visitor.provider.settings), visitor.provider.now(), visitor.provider.snapshot());
    let app = journey.request().and_then(|asked| snapshot.client(&asked.client_id)).map(KnownClient::ruled);
    let sms = visitor.provider.settings.sms.clone();
    let found = visitor.provider.database.read(move |conn| {
        let person = match &settled {
            Some(id) => user::find(conn, id)?,
            None => user::find_by_login(conn, &login)?,
        };
        let whose = person.as_ref().map_or("", |person| person.id.as_str());
        let is_allowed = requirements::of_person(conn, whose, (given, &snapshot.rules), app.as_ref(), now)?.allows(kind);
        let phone = match sent_by.by {
            CodeBy::Mail => None,
            CodeBy::Sms => phones::of(conn, whose, person.as_ref())?.filter(|phone| sms.reaches(&phone.number)),
        };
        Ok::<_, StoreError>(person.map(|user| {
            let is_reached = match sent_by.by {
                CodeBy::Mail => user.email_verified,
                CodeBy::Sms => phone.is_some(),
            };
            Found { allowed: is_allowed && is_reached, phone, user }
        }))
    });
    Ok(found.await?)
}

/// What a message hands over.
enum Handing {
    /// By mail.
    Mail(Drawn),
    /// To a phone.
    Sms(Secret),
}

impl SentBy {
    async fn begin(&self, visitor: &Visitor<'_>, journey: &str, what: EmailCode) -> Result<Handing, Failure> {
        Ok(match self.by {
            CodeBy::Mail => Handing::Mail(self.codes.begin(visitor, journey, what).await?),
            CodeBy::Sms => Handing::Sms(self.codes.begin_without_link(visitor, journey, what).await?),
        })
    }
}

/// What is sent.
enum Message {
    /// A mail.
    Mail(SendEmailCode),
    /// A message to a phone.
    Sms(SendSmsCode),
}

impl Message {
    /// To whom.
    fn user_id(&self) -> &str {
        match self {
            Self::Mail(send) => &send.user_id,
            Self::Sms(send) => &send.user_id,
        }
    }
}

impl Handing {
    /// What is sent to a person.
    fn message(self, found: Found, beside: bool) -> Option<Message> {
        Some(match self {
            Self::Mail(Drawn { token, code }) => Message::Mail(SendEmailCode {
                address: found.user.email.key().to_owned(),
                user_id: found.user.id,
                token,
                code,
                after_password: beside,
            }),
            Self::Sms(code) => Message::Sms(SendSmsCode { number: found.phone?.number, user_id: found.user.id, code, beside }),
        })
    }
}

/// What a message counts for.
#[derive(Clone, Copy)]
struct Counted {
    asked: &'static Asked,
    /// Asked for in a browser that the account does not know: it counts for the account, and for the network of the address.
    by_stranger: bool,
    address: Option<IpAddr>,
}

/// Counts a message; why it may not be sent, as the record says it.
async fn withheld_by(provider: &Provider, counted: Counted, message: &Message) -> Result<Option<&'static str>, Unavailable> {
    let (store, now) = (&provider.transient, provider.now());
    let Counted { asked, by_stranger, address } = counted;
    if by_stranger && !mail_requests::admit_mail(store, asked, message.user_id(), address, now).await? {
        return Ok(Some("withheld"));
    }
    let Message::Sms(send) = message else { return Ok(None) };
    let by = if by_stranger { By::Stranger } else { By::KnownBrowser };
    let asked = sms_bounds::Asked { issuer: provider.issuer(), number: &send.number, address, by };
    let reached = sms_bounds::admit(store, &provider.settings.sms, asked, now).await?;
    if let Some(reached) = &reached {
        provider.note_sms_bound(reached).await;
    }
    Ok(reached.map(|reached| reached.bound.withheld()))
}

/// What is done once the browser has its answer.
fn sending(acting: Acting, counted: Counted, withheld: Event, message: Option<Message>) -> Behind {
    Box::new(move |provider| {
        Box::pin(async move {
            let Some(message) = message else { return provider.note(withheld).await };
            match withheld_by(&provider, counted, &message).await {
                Ok(None) => {}
                Ok(Some(reason)) => return provider.note(withheld.refused(reason)).await,
                Err(error) => return tracing::error!(%error, "a message with a code could not be counted: the person has to ask again"),
            }
            let written = match message {
                Message::Mail(send) => provider.perform(acting, send).await,
                Message::Sms(send) => provider.perform(acting, send).await,
            };
            if let Err(error) = written {
                tracing::error!(?error, "a message with a code could not be written: the person has to ask again");
            }
        })
    })
}

/// That a code was not sent, or not taken.
fn refused(acting: &Acting, sent_by: &SentBy, client_id: Option<&str>, user_id: Option<&str>, reason: &'static str) -> Event {
    let kind = match sent_by.by {
        CodeBy::Mail => EventType::EmailCodeRefused,
        CodeBy::Sms => EventType::SmsCodeRefused,
    };
    let mut event = acting.event(kind).refused(reason);
    if let Some(user_id) = user_id {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    if let Some(client_id) = client_id {
        event = event.client(client_id);
    }
    event
}

/// Notes that a code was not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, sent_by: &SentBy, user_id: Option<&str>, reason: &'static str) {
    let event = refused(&visitor.visit.acting_anonymous(), sent_by, journey.answers(), user_id, reason);
    visitor.provider.note(event).await;
}
