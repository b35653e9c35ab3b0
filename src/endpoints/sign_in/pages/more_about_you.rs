//! What is declared of people and this person has not said: a few fields at a time. What they must say is asked until it is said; the rest
//! they may leave out, and are asked again after a while.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::Map;

use crate::acts::attribute::{FillIn, NotFilledIn};
use crate::acts::door::NotDone;
use crate::endpoints::attributes;
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, account, settled};
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::pages::{AttributeInput, MoreAboutYou, SHOWN};
use crate::protocol::attribute::Attributes;
use crate::sign_in::details;
use crate::sign_in::journey::{Journey, Owed};

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/details",
    needed: &["journey", "csrf"],
    optional: &[SHOWN, SKIP],
    repeated: None,
    asks_for: |owed| owed == Owed::FillIn,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(fill_in(visitor, step)),
};

/// The button by which what may be left out is.
const SKIP: &str = "skip";

/// Fields of one page at most.
const AT_ONCE: usize = 3;

/// The first few that are missing, as the form asks for them.
fn asked(declared: &Attributes, known: &Known, may_skip: bool, language: &str) -> Vec<AttributeInput> {
    let missing = declared.missing(&known.user.claims);
    // What may be left out is asked where nothing else is: a sign-in asks for as little as it can.
    let now = missing.into_iter().filter(|attribute| may_skip || attribute.is_required()).take(AT_ONCE);
    let input = |input: AttributeInput| {
        let required = declared.find(&input.name).is_some_and(crate::protocol::attribute::Attribute::is_required);
        AttributeInput { required, ..input }
    };
    attributes::kept(now, &Map::new(), language).into_iter().map(input).collect()
}

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let snapshot = visitor.provider.snapshot();
    let inputs = asked(&snapshot.attributes, &known, journey.may_skip_details(), visitor.language().tag());
    Ok(page(visitor, journey, &known, inputs, false))
}

fn page(visitor: &Visitor<'_>, journey: &Journey, known: &Known, inputs: Vec<AttributeInput>, too_long: bool) -> HttpResponse {
    let is_wrong = too_long || inputs.iter().any(|input| input.fault.is_some());
    let view = MoreAboutYou {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        inputs,
        too_long,
        may_skip: journey.may_skip_details(),
        switch_url: switch_url(visitor, journey),
    };
    let mut shown = step_page(visitor, journey, &opened_at(SIGN_IN, journey), None, |context| view.render(context));
    if is_wrong {
        *shown.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    shown
}

async fn fill_in(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let mut journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::FillIn) {
        return Ok(Moved::On(journey));
    }
    let (Some(known), Some(who)) = (settled(visitor, &journey).await?, journey.standing()) else { return Ok(Moved::over(visitor)) };
    let snapshot = provider.snapshot();
    let declared = &snapshot.attributes;
    let skips = journey.may_skip_details() && step.parameters.get(SKIP).is_some();
    let missing = declared.missing(&known.user.claims);
    let mut inputs = attributes::typed(&step.parameters, missing, visitor.language().tag());
    for input in &mut inputs {
        input.required = declared.find(&input.name).is_some_and(crate::protocol::attribute::Attribute::is_required);
    }
    // Another page was shown than is asked now, or none of its fields came.
    if inputs.is_empty() && !skips {
        return Ok(Moved::Stays(show(visitor, &journey).await?));
    }
    let values = if skips {
        Map::new()
    } else {
        match attributes::changes(inputs.clone(), |name| declared.find(name), &known.user.claims) {
            Ok(values) => values,
            Err(wrong) => return Ok(Moved::Stays(page(visitor, &journey, &known, wrong, false))),
        }
    };
    let user_id = who.user_id.clone();
    if skips || inputs.iter().any(|input| input.typed.is_empty()) {
        details::left_out(&provider.transient, &user_id, provider.now()).await?;
    }
    if !values.is_empty() {
        match provider.perform(visitor.visit.acting_user(&user_id), FillIn { who, values }).await {
            Ok(_) => {}
            Err(NotDone::NoStanding) => {
                journey.lose_account();
                return Ok(Moved::On(journey));
            }
            Err(other) => match Failure::unless_refused(other)? {
                NotFilledIn::Unfit(name, fault) => {
                    if let Some(input) = inputs.iter_mut().find(|input| input.name == name) {
                        input.fault = Some(fault);
                    }
                    return Ok(Moved::Stays(page(visitor, &journey, &known, inputs, false)));
                }
                NotFilledIn::TooLong => return Ok(Moved::Stays(page(visitor, &journey, &known, inputs, true))),
                // What is declared changed at this moment: asked at another sign-in.
                NotFilledIn::NotTheirs(_) => {}
            },
        }
    }
    let Some(known) = account(provider, &user_id, journey.request()).await? else { return Ok(Moved::over(visitor)) };
    if journey.filled_in(known.facts, provider.now()).is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}
