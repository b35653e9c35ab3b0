//! A forgotten password: a mail is asked for. Whether anybody has the name that is typed changes neither the answer nor its cost: what
//! depends on that is done behind it.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::HttpResponse;

use super::password::expected;
use crate::acts::Acting;
use crate::acts::password::SendRecovery;
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::recovering::{MAILS, Owner, Recovery};
use crate::endpoints::sign_in::step::{
    Behind, Moved, Page, RECOVER, RECOVERY_CODE, SIGN_IN, Step, action, app, hidden, opened_at, step_page_saying,
};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::pages::{Notice, Recover};
use crate::people::{User, credentials, former_addresses, user};
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Admission, Asker};
use crate::store::StoreError;
use crate::writing::characters;

/// It may stand in place of every page that asks for the password.
pub(super) static PAGE: Page = Page {
    path: RECOVER,
    named: None,
    posts_to: RECOVER,
    needed: &["journey", "csrf"],
    optional: &["email"],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: Owed::asks_for_password,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(ask(visitor, step)),
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

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    if !visitor.provider.settings.recovery_by_mail {
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
    let waiting = MAILS.of_journey(visitor.provider, &journey.id).await?;
    let asked = waiting.as_ref().map(|waiting| waiting.sent.what.login.as_str());
    let view = Recover {
        action: action(visitor, RECOVER, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.as_ref().map(Known::card),
        login: typed.or(asked).unwrap_or(expected(journey)).to_owned(),
        name_missing: matches!(unsent, Some(Unsent::NoName)),
        code_url: waiting.is_some().then(|| action(visitor, RECOVERY_CODE, journey)),
        back_url: action(visitor, SIGN_IN, journey),
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
    Ok(step_page_saying(visitor, journey, &opened_at(RECOVER, journey), wait, word, |context| view.render(context)))
}

/// Who has a name.
struct Found {
    user: User,
    /// The key of the address by which they were found, where they had it until lately and have another one now.
    former: Option<String>,
    /// The credential id of their password, where a mail to their address may replace it.
    password: Option<String>,
}

/// Asks for a mail to the account that the journey settled on, or to whoever has the name that was typed.
async fn ask(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, journey) = (visitor.provider, &step.kept.journey);
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_password) {
        return Ok(Moved::On(journey.clone()));
    }
    if !provider.settings.recovery_by_mail {
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
    let found = look_up(visitor, journey, &login).await?;
    let (name, browser) = (provider.login_key(&login), visitor.known_browser_hashes());
    let account = found.as_ref().map_or(name.as_str(), |found| found.user.id.as_str());
    let asker = Asker {
        asked: &mail_requests::RECOVERY,
        issuer: provider.issuer(),
        account,
        name: &name,
        browser: &browser,
        address: visitor.address(),
        per_day: provider.settings.email_codes_per_day,
    };
    let admission = mail_requests::admit(&provider.transient, asker, provider.now()).await?;
    provider.telemetry.recovery_request(admission.outcome());
    provider.note_mail_bound(asker.asked, admission).await;
    if let Admission::Slowed(wait) | Admission::Exhausted { wait, .. } = admission {
        note_refusal(visitor, journey, found.as_ref().map(|found| found.user.id.as_str()), "throttled").await;
        return Ok(Moved::Stays(page(visitor, journey, Some(&login), Some(Unsent::Slowed(wait))).await?));
    }
    let owner = Owner::of(found.as_ref().map(|found| (&found.user, found.password.as_deref())), &provider.random);
    let drawn = MAILS.begin(visitor, &journey.id, Recovery { login, owner }).await?;
    let send = found.map(|Found { user, former, .. }| SendRecovery {
        address: former.unwrap_or_else(|| user.email.key().to_owned()),
        user_id: user.id,
        token: drawn.token,
        code: drawn.code,
    });
    let next = answers::see_other(&provider.settings.issuer.local(&opened_at(RECOVERY_CODE, journey)));
    let by_stranger = (admission == Admission::Stranger).then(|| visitor.address());
    Ok(Moved::Answered(visitor.send(next), sending(visitor.visit.acting_anonymous(), journey.answers(), send, by_stranger)))
}

/// Who has the name; of a name that nobody has the same is read, statement by statement.
async fn look_up(visitor: &Visitor<'_>, journey: &Journey, login: &str) -> Result<Option<Found>, Failure> {
    let (settled, login) = (journey.account().map(|account| account.user_id.clone()), login.to_owned());
    let now = visitor.provider.now();
    let found = visitor.provider.database.read(move |conn| {
        let person = match &settled {
            Some(id) => user::find(conn, id)?,
            None => user::find_by_login(conn, &login)?,
        };
        let (owner, key) = former_addresses::owner(conn, &login, now)?.unzip();
        let before = user::find(conn, owner.as_deref().unwrap_or_default())?;
        let password = credentials::password(conn, person.as_ref().map_or("", |person| person.id.as_str()))?;
        let (person, former) = if person.is_some() { (person, None) } else { (before, key) };
        Ok::<_, StoreError>(person.map(|user| Found { user, former, password: password.map(|credential| credential.id) }))
    });
    Ok(found.await?)
}

/// What is done once the browser has its answer. A mail that a stranger asked for counts for the account, and for the network of
/// their address.
fn sending(acting: Acting, client_id: Option<&str>, send: Option<SendRecovery>, by_stranger: Option<Option<IpAddr>>) -> Behind {
    let refused = |reason, user_id: Option<&str>| {
        let event = acting.event(EventType::RecoveryRefused).refused(reason);
        let event = match user_id {
            Some(user_id) => event.subject(Subject::User(user_id.to_owned())),
            None => event,
        };
        match client_id {
            Some(client_id) => event.client(client_id),
            None => event,
        }
    };
    let withheld = match &send {
        None => refused("unknown", None),
        Some(send) => refused("withheld", Some(&send.user_id)),
    };
    Box::new(move |provider| {
        Box::pin(async move {
            let Some(send) = send else { return provider.note(withheld).await };
            let is_sent = match by_stranger {
                Some(address) => {
                    let (store, asked) = (&provider.transient, &mail_requests::RECOVERY);
                    mail_requests::admit_mail(store, asked, &send.user_id, address, provider.now()).await
                }
                None => Ok(true),
            };
            match is_sent {
                Ok(true) => {}
                Ok(false) => return provider.note(withheld).await,
                Err(error) => {
                    return tracing::error!(%error, "a mail for a forgotten password could not be counted: the person has to ask again");
                }
            }
            if let Err(error) = provider.perform(acting, send).await {
                tracing::error!(?error, "a mail for a forgotten password could not be written: the person has to ask again");
            }
        })
    })
}

/// Notes that a mail was not sent, or what it held not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, user_id: Option<&str>, reason: &'static str) {
    let mut event = visitor.visit.acting_anonymous().event(EventType::RecoveryRefused).refused(reason);
    if let Some(user_id) = user_id {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}
