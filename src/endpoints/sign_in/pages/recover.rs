//! A forgotten password: a mail is asked for. Whether anybody has the name that is typed changes neither the answer nor its cost: what
//! depends on that is done behind it.

use std::time::Duration;

use actix_web::HttpResponse;

use super::password::expected;
use crate::acts::Acting;
use crate::acts::password::SendRecovery;
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::recovering::{self, Owner};
use crate::endpoints::sign_in::step::{
    Behind, Moved, Page, RECOVER, RECOVERY_CODE, SIGN_IN, Step, action, app, hidden, opened_at, step_page,
};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::pages::{Recover, RecoverProblem};
use crate::people::{credentials, user};
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::recovery_requests::{self, Asker};
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
    show: |visitor, journey, _| Box::pin(page(visitor, journey, expected(journey), None)),
    take: |visitor, step| Box::pin(ask(visitor, step)),
};

/// The page, with what was typed and what is wrong.
pub(super) async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    login: &str,
    problem: Option<RecoverProblem>,
) -> Result<HttpResponse, Stop> {
    let known = settled(visitor, journey).await?;
    if journey.account().is_some() && known.is_none() {
        return Ok(page_answers::expired(visitor));
    }
    let view = Recover {
        action: action(visitor, RECOVER, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.as_ref().map(Known::card),
        login: login.to_owned(),
        problem,
        back_url: action(visitor, SIGN_IN, journey),
    };
    let wait = match problem {
        Some(RecoverProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    };
    Ok(step_page(visitor, journey, &opened_at(RECOVER, journey), wait, |context| view.render(context)))
}

/// Asks for a mail to the account that the journey settled on, or to whoever has the name that was typed.
async fn ask(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, journey) = (visitor.provider, &step.kept.journey);
    // A second tab or the back button: the journey goes on where it stands.
    if !journey.next().is_some_and(Owed::asks_for_password) {
        return Ok(Moved::On(journey.clone()));
    }
    let login = match (journey.account().is_some(), settled(visitor, journey).await?) {
        (false, _) => characters::trimmed(step.parameters.get("email").unwrap_or_default()).to_owned(),
        (true, Some(known)) => known.user.email.as_str().to_owned(),
        (true, None) => return Ok(Moved::over(visitor)),
    };
    if login.is_empty() {
        return Ok(Moved::Stays(page(visitor, journey, &login, Some(RecoverProblem::Missing)).await?));
    }
    let owner = owner(visitor, journey, &login).await?;
    let (name, browser) = (provider.login_key(&login), visitor.known_browser_hashes());
    let account = owner.as_ref().map_or(name.as_str(), |owner| owner.user_id.as_str());
    let asker = Asker { issuer: provider.issuer(), account, name: &name, browser: &browser, address: visitor.address() };
    if let Some(wait) = recovery_requests::admit(&provider.transient, asker, provider.now()).await? {
        note_refusal(visitor, journey, owner.as_ref(), "throttled").await;
        let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(60);
        return Ok(Moved::Stays(page(visitor, journey, &login, Some(RecoverProblem::Throttled { minutes })).await?));
    }
    let asked = owner.as_ref().map(|owner| (owner.user_id.clone(), owner.address.clone()));
    let drawn = recovering::begin(visitor, journey, &login, &name, owner).await?;
    let send = asked.map(|(user_id, address)| SendRecovery { user_id, address, token: drawn.token, code: drawn.code });
    let next = answers::see_other(&provider.settings.issuer.local(&opened_at(RECOVERY_CODE, journey)));
    Ok(Moved::Answered(visitor.send(next), sending(visitor.visit.acting_anonymous(), journey.answers(), send)))
}

/// Who has the name; of a name that nobody has the same is read, statement by statement.
async fn owner(visitor: &Visitor<'_>, journey: &Journey, login: &str) -> Result<Option<Owner>, Failure> {
    let (settled, login) = (journey.account().map(|account| account.user_id.clone()), login.to_owned());
    let found = visitor.provider.database.read(move |conn| {
        let person = match &settled {
            Some(id) => user::find(conn, id)?,
            None => user::find_by_login(conn, &login)?,
        };
        let password = credentials::password(conn, person.as_ref().map_or("", |person| person.id.as_str()))?;
        Ok::<_, StoreError>(person.map(|person| Owner::of(&person, password.map(|credential| credential.id))))
    });
    Ok(found.await?)
}

/// What is done once the browser has its answer.
fn sending(acting: Acting, client_id: Option<&str>, send: Option<SendRecovery>) -> Behind {
    let nobody = acting.event(EventType::RecoveryRefused).refused("unknown");
    let nobody = match client_id {
        Some(client_id) => nobody.client(client_id),
        None => nobody,
    };
    Box::new(move |provider| {
        Box::pin(async move {
            let Some(send) = send else { return provider.note(nobody).await };
            if let Err(error) = provider.perform(acting, send).await {
                tracing::error!(?error, "a mail for a forgotten password could not be written: the person has to ask again");
            }
        })
    })
}

/// Notes that a mail was not sent, or what it held not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, owner: Option<&Owner>, reason: &'static str) {
    let mut event = visitor.visit.acting_anonymous().event(EventType::RecoveryRefused).refused(reason);
    if let Some(owner) = owner {
        event = event.subject(Subject::User(owner.user_id.clone()));
    }
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}
