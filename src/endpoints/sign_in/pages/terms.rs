//! The terms, where the person has not accepted the version that is in force.

use actix_web::HttpResponse;

use crate::acts::door::NotDone;
use crate::acts::terms::AcceptTerms;
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::settled;
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, StepRefusal, action, app, hidden, opened_at, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::pages::TermsPage;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::sign_in::journey::{Journey, Owed};

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/terms",
    needed: &["journey", "csrf", "accept"],
    optional: &["deny", VERSION],
    repeated: None,
    asks_for: |owed| owed == Owed::AcceptTerms,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(decide(visitor, step)),
};

/// The field that says which version the page showed.
const VERSION: &str = "version";

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    let (Some(terms), Some(known)) = (visitor.terms(), settled(visitor, journey).await?) else {
        return Ok(page_answers::expired(visitor));
    };
    let view = TermsPage {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: [hidden(journey), vec![(VERSION.to_owned(), terms.version.clone())]].concat(),
        account: known.card(),
        terms,
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &opened_at(SIGN_IN, journey), None, |context| view.render(context)))
}

/// `accept` or `deny`.
async fn decide(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::AcceptTerms) {
        return Ok(Moved::On(journey));
    }
    if step.parameters.get("deny").is_some() {
        return Ok(denied(journey));
    }
    let in_force = visitor.terms().map(|terms| terms.version);
    // Another version came into force while the page stood open.
    let shown = step.parameters.get(VERSION).filter(|shown| Some(*shown) == in_force.as_deref());
    let (Some(version), Some(_)) = (shown, step.parameters.get("accept")) else {
        return Ok(Moved::Stays(show(visitor, &journey).await?));
    };
    let Some(who) = journey.standing() else { return Ok(Moved::over(visitor)) };
    let accept = AcceptTerms { version: version.to_owned(), who };
    match provider.perform(visitor.visit.acting_user(&accept.who.user_id), accept).await {
        Ok(()) => {}
        Err(NotDone::NoStanding) => {
            journey.lose_account();
            return Ok(Moved::On(journey));
        }
        Err(other) => match Failure::unless_refused(other)? {},
    }
    if journey.accept_terms().is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}

/// The app is told so; without one the sign-in begins anew.
fn denied(mut journey: Journey) -> Moved {
    if journey.request().is_none() {
        journey.lose_account();
        return Moved::On(journey);
    }
    let sid = journey.account().and_then(|account| account.sid.clone());
    let error = OAuthError::new(ErrorCode::AccessDenied, "the user did not accept the terms");
    Moved::Refused(Box::new(StepRefusal { journey, error, sid, event: None }))
}
