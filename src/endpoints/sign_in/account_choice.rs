//! Which of the browser's accounts, another one, or one to be removed.

use actix_web::{HttpRequest, HttpResponse, web};

use super::step::{action, shown};
use super::{account, account_card, adopt, app, end_here, go_on, hidden, opened_at, step};
use crate::endpoints::page_answers::{self, or_failed};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::{AccountChoice, ChoiceMode, KnownAccount};
use crate::people::user;
use crate::provider::Provider;
use crate::sign_in::journey::{Journey, Owed};
use crate::store::StoreError;

pub(super) async fn choice_page(visitor: &Visitor<'_>, journey: &Journey, removing: bool) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let issuer = &provider.settings.issuer;
    let sessions = visitor.sessions.live.clone();
    let accounts = provider
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
    let here = format!("/sign-in?journey={}&choose=1", journey.id);
    let mode = if removing {
        ChoiceMode::Remove { back_url: issuer.local(&here) }
    } else {
        ChoiceMode::Choose { remove_url: (!accounts.is_empty()).then(|| issuer.local(&format!("{here}&remove=1"))) }
    };
    let view = AccountChoice {
        action: action(visitor, "/sign-in/account", journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        accounts,
        mode,
    };
    Ok(shown(visitor, journey, |context| view.render(context)))
}

/// POST /sign-in/account: one of the browser's accounts, another one, or one to be removed.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let step = step(&mut visitor, body).await?;
        let mut journey = step.kept.journey.clone();
        if let Some(sid) = step.parameters.get("remove") {
            remove(&mut visitor, sid).await?;
            let here = format!("/sign-in?journey={}&choose=1", journey.id);
            return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&here))));
        }
        if step.parameters.get("another").is_some() {
            if journey.next() == Some(Owed::Consent) && journey.switch_account().is_err() {
                return Ok(page_answers::expired(&visitor));
            }
            // Where something else is owed, the page was an old one: the journey goes on where it stands.
            let _ = journey.use_another_account();
            return go_on(&mut visitor, Some(&step.kept), journey).await;
        }
        let chosen = step.parameters.get("account").and_then(|sid| visitor.sessions.session(sid)).cloned();
        let Some(session) = chosen else {
            return Ok(answers::see_other(&provider.settings.issuer.local(&opened_at(&journey, ""))));
        };
        let Some(known) = account(&provider, &session.user_id, journey.request()).await? else {
            return Ok(page_answers::expired(&visitor));
        };
        journey.choose_again();
        if journey.choose(&session, known.facts, provider.now()).is_err() {
            return go_on(&mut visitor, Some(&step.kept), step.kept.journey.clone()).await;
        }
        // Another account is another set of rights: the cookie that the old one was reached by ends.
        adopt(&mut visitor, &session, None).await?;
        go_on(&mut visitor, Some(&step.kept), journey).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Takes an account out of this browser's list and ends its session.
async fn remove(visitor: &mut Visitor<'_>, sid: &str) -> Result<(), Failure> {
    let Some(session) = visitor.sessions.session(sid).cloned() else { return Ok(()) };
    end_here(visitor, std::slice::from_ref(&session)).await
}
