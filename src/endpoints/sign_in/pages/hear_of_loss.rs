//! Somebody waits to get in without the second factor of a person whose session, which holds it, answers an app. They say whether it is them.

use std::convert::Infallible;

use actix_web::HttpResponse;

use crate::acts::door::NotDone;
use crate::acts::loss::{CancelOwnLoss, LossSettings, judged};
use crate::clock::Timestamp;
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::settled;
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::pages::{HearOfLoss, LossBanner};
use crate::people::losses;
use crate::sign_in::heard_of;
use crate::sign_in::journey::{Journey, Owed};
use crate::store::StoreError;

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/lost-factors/heard",
    needed: &["journey", "csrf"],
    optional: &[STOP],
    repeated: None,
    asks_for: |owed| owed == Owed::HearOfLoss,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(decide(visitor, step)),
};

/// The button that ends the wait.
const STOP: &str = "stop";

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let (person, ring, settings) = (known.user.clone(), provider.keyring.clone(), LossSettings::from(&provider.settings));
    let read = provider.database.read(move |conn| match losses::standing(conn, &person)? {
        Some(loss) => Ok::<_, StoreError>(Some(judged(conn, &ring, loss, settings, now)?)),
        None => Ok(None),
    });
    // It was ended meanwhile: the journey goes on when it is opened again.
    let Some(loss) = read.await? else { return Ok(page_answers::expired(visitor)) };
    let view = HearOfLoss {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        loss: LossBanner::of(loss.ready_at.is_some(), loss.due_at.map(Timestamp::as_seconds)),
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &opened_at(SIGN_IN, journey), None, |context| view.render(context)))
}

/// It ends, or goes on and is not said again here for a while.
async fn decide(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::HearOfLoss) {
        return Ok(Moved::On(journey));
    }
    let (Some(known), Some(who)) = (settled(visitor, &journey).await?, journey.standing()) else { return Ok(Moved::over(visitor)) };
    let loss = known.facts.loss.unwrap_or_default();
    if step.parameters.get(STOP).is_some() {
        match provider.perform(visitor.visit.acting_user(&who.user_id), CancelOwnLoss { who: who.clone() }).await {
            Ok(_) => {}
            Err(NotDone::NoStanding) => {
                journey.lose_account();
                return Ok(Moved::On(journey));
            }
            Err(other) => match Failure::unless_refused::<Infallible>(other)? {},
        }
    } else {
        heard_of::note(&provider.transient, &journey.browser, &loss, provider.now()).await?;
    }
    journey.heard_of_loss(loss);
    Ok(Moved::On(journey))
}
