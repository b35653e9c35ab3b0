//! Whoever came with an account at another provider, and then proved who they are here, is asked whether that account is to sign them in from
//! now on.

use actix_web::HttpResponse;

use crate::acts::door::NotDone;
use crate::acts::upstream::{AccountNotConnected, ConnectAccount};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::elsewhere::{self, Brought, For, MARK};
use crate::endpoints::sign_in::known::settled;
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::pages::{ConnectProblem, ConnectQuestion};
use crate::sign_in::journey::{Journey, Owed};

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/connect",
    needed: &["journey", "csrf", "connect"],
    optional: &[MARK],
    repeated: None,
    asks_for: |owed| owed == Owed::Connect,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, None)),
    take: |visitor, step| Box::pin(decide(visitor, step)),
};

async fn show(visitor: &Visitor<'_>, journey: &Journey, problem: Option<ConnectProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let brought = elsewhere::brought(visitor, &For::Journey(journey.id.clone())).await?;
    let unproven = brought.as_ref().is_some_and(Brought::is_unproven);
    let named = brought.and_then(|brought| Some((brought.title(visitor)?, brought.address().to_owned(), brought.mark())));
    // Nothing that could be connected is there any more: all that is left is to go on.
    let problem = problem.or_else(|| named.is_none().then_some(ConnectProblem::Gone));
    let (name, address, mark) = named.unwrap_or_default();
    let mut hidden = hidden(journey);
    if !mark.is_empty() {
        hidden.push((MARK.to_owned(), mark));
    }
    let view = ConnectQuestion {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden,
        account: known.card(),
        name,
        address,
        unproven,
        problem,
    };
    Ok(step_page(visitor, journey, &opened_at(SIGN_IN, journey), None, |context| view.render(context)))
}

/// What they said.
async fn decide(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::Connect) {
        return Ok(Moved::On(journey));
    }
    let for_what = For::Journey(journey.id.clone());
    if step.parameters.get("connect") == Some("yes") {
        let mark = step.parameters.get(MARK).unwrap_or_default();
        let brought = elsewhere::take_brought(visitor, &for_what, mark).await?;
        let (Some(brought), Some(who)) = (brought, journey.standing()) else {
            // Where another tab brought another one the page asks about that one.
            return Ok(Moved::Stays(show(visitor, &journey, None).await?));
        };
        let acting = visitor.visit.acting_user(&who.user_id);
        match visitor.provider.perform(acting, ConnectAccount { who, shown: brought.shown() }).await {
            Ok(credential) => elsewhere::follow_rules_of(visitor, &credential, &brought).await,
            Err(NotDone::NoStanding) => {
                journey.lose_account();
                return Ok(Moved::On(journey));
            }
            Err(other) => {
                let problem = match Failure::unless_refused(other)? {
                    AccountNotConnected::Taken => ConnectProblem::Taken,
                    AccountNotConnected::TooMany => ConnectProblem::TooMany,
                    AccountNotConnected::Gone => ConnectProblem::Gone,
                };
                return Ok(Moved::Stays(show(visitor, &journey, Some(problem)).await?));
            }
        }
    } else {
        elsewhere::forget_brought(visitor, &for_what).await?;
    }
    if journey.connected_or_not().is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}
