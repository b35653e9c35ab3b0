//! Which of the browser's accounts, another one, or one to be removed.

use actix_web::HttpResponse;

use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::endings::end_here;
use crate::endpoints::sign_in::known::{account, account_card};
use crate::endpoints::sign_in::step::{CHOOSE, Moved, Page, SIGN_IN, Step, action, app, hidden, shown, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::pages::{AccountChoice, ChoiceMode, KnownAccount};
use crate::people::user;
use crate::sign_in::journey::{Journey, Owed};
use crate::store::StoreError;

/// The choice of an account. It may be asked for in place of most other pages.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some(CHOOSE),
    posts_to: "/sign-in/account",
    needed: &["journey", "csrf"],
    optional: &["account", "another", "remove"],
    repeated: None,
    asks_for: |owed| owed == Owed::AccountChoice,
    stands_in_for: |owed| !matches!(owed, Owed::Replace(_)),
    show: |visitor, journey, parameters| Box::pin(page(visitor, journey, parameters.get("remove").is_some())),
    take: |visitor, step| Box::pin(choose(visitor, step)),
};

async fn page(visitor: &Visitor<'_>, journey: &Journey, removing: bool) -> Result<HttpResponse, Stop> {
    let sessions = visitor.sessions.live.clone();
    let accounts = visitor
        .provider
        .database
        .read(move |conn| {
            let mut accounts = Vec::new();
            for session in sessions.iter().rev() {
                if let Some(user) = user::find(conn, &session.user_id)? {
                    accounts.push(KnownAccount { value: session.sid.clone(), account: account_card(&user), signed_in: true });
                }
            }
            Ok::<_, StoreError>(accounts)
        })
        .await?;
    let here = switch_url(visitor, journey);
    let mode = if removing {
        ChoiceMode::Remove { back_url: here }
    } else {
        ChoiceMode::Choose { remove_url: (!accounts.is_empty()).then(|| format!("{here}&remove=1")) }
    };
    let view = AccountChoice {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        accounts,
        mode,
    };
    Ok(shown(visitor, journey, |context| view.render(context)))
}

/// One of the browser's accounts, another one, or one to be removed.
async fn choose(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let mut journey = step.kept.journey.clone();
    if let Some(sid) = step.parameters.get("remove") {
        remove(visitor, sid).await?;
        return Ok(Moved::Stays(visitor.send(answers::see_other(&switch_url(visitor, &journey)))));
    }
    if step.parameters.get("another").is_some() {
        if journey.next() == Some(Owed::Consent) && journey.switch_account().is_err() {
            return Ok(Moved::over(visitor));
        }
        // Where something else is owed, the page was an old one: the journey goes on where it stands.
        let _ = journey.use_another_account();
        return Ok(Moved::On(journey));
    }
    let chosen = step.parameters.get("account").and_then(|sid| visitor.sessions.session(sid)).cloned();
    let Some(session) = chosen else { return Ok(Moved::Unchanged) };
    let Some(known) = account(provider, &session.user_id, journey.request()).await? else {
        return Ok(Moved::over(visitor));
    };
    journey.choose_again();
    if journey.choose(&session, known.facts, provider.now()).is_err() {
        return Ok(Moved::On(step.kept.journey.clone()));
    }
    // Another account is another set of rights: the cookie that the old one was reached by ends.
    adopt(visitor, &session, None).await?;
    Ok(Moved::On(journey))
}

/// Takes an account out of this browser's list and ends its session.
async fn remove(visitor: &mut Visitor<'_>, sid: &str) -> Result<(), Failure> {
    let Some(session) = visitor.sessions.session(sid).cloned() else { return Ok(()) };
    end_here(visitor, std::slice::from_ref(&session)).await
}
