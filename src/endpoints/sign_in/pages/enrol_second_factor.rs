//! A second factor is set up on the way: where the app, a group or being an admin demands one, or the app would like one. What is
//! set up, and how, is in the file of each.

use actix_web::HttpResponse;

use super::keep_factor::{Confirmed, Kept, keep};
use super::way::Way;
use super::{ANSWER, KIND, second_factor, set_up_named, set_ups};
use crate::acts::door::NotDone;
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{
    Moved, Page, SIGN_IN, ShownOnce, Step, action, app, draft_page, hidden, opened_at, shown, switch_url,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::rule::{Asked, Reason, Source};
use crate::factors::{Kinds, Proof};
use crate::http::{Failure, Stop};
use crate::pages::{AccountCard, CodeProblem, EnrolOnTheWay, EnrolReason, NewRecoveryCodes, OtherWay};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;
use crate::sign_in::enrolment::Draft;
use crate::sign_in::journey::{Journey, Owed, TwoFactors};
use crate::sign_in::way_in;

/// A second factor is set up.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/second-factor",
    needed: &["journey", "csrf"],
    optional: &["code", ANSWER, "later", KIND],
    repeated: None,
    asks_for: |owed| kinds(owed).is_some(),
    stands_in_for: |_| false,
    show: |visitor, journey, parameters| Box::pin(page(visitor, journey, parameters, None)),
    take: |visitor, step| Box::pin(enrol(visitor, step)),
};

/// The kinds one of which is to be set up, where that is owed and something here can.
fn kinds(owed: Owed) -> Option<Kinds> {
    match owed {
        Owed::Enrol(kinds) if set_ups().any(|(way, _)| kinds.contains(way.kind)) => Some(kinds),
        _ => None,
    }
}

/// What is set up is bound to this journey, and to this person in it.
fn draft(journey: &Journey, known: &Known, way: &Way) -> Draft {
    Draft { kind: way.kind, binding: format!("journey.{}.{}", journey.id, known.user.id) }
}

/// Where the page is opened for this factor; the first one's is the page's own.
fn at(journey: &Journey, way: &Way, is_first: bool) -> String {
    let here = opened_at(PAGE.path, journey);
    if is_first { here } else { format!("{here}&{KIND}={}", way.kind.as_str()) }
}

/// The page with what is to be confirmed.
async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    parameters: &Parameters,
    problem: Option<CodeProblem>,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let kinds = journey.next().and_then(kinds).unwrap_or_default();
    let Some((way, set_up)) = set_up_named(kinds, parameters) else { return Ok(page_answers::expired(visitor)) };
    let drawn = draft(journey, &known, way)
        .begin(&provider.transient, &provider.keyring, &provider.random, provider.now(), async || (set_up.draw)(visitor, &known).await)
        .await?;
    let app = app(visitor, journey);
    // What is set up is what the rules name: the app's own, or those of the account.
    let asks = |reason: &Reason| matches!(reason.source, Source::App(_)) && !matches!(reason.part, Asked::MaxAge(_));
    let by_app = known.facts.rule.reasons.iter().any(asks);
    let reason = if journey.offers_way_in() {
        EnrolReason::Faster
    } else if journey.may_decline() {
        EnrolReason::Offered
    } else if journey.two_factors() == TwoFactors::Demanded || by_app {
        EnrolReason::App
    } else {
        EnrolReason::Account
    };
    let may = || set_ups().filter(|(other, _)| kinds.contains(other.kind)).enumerate();
    let is_first = may().next().is_some_and(|(_, (first, _))| first.kind == way.kind);
    let others = may().filter(|(_, (other, _))| other.kind != way.kind);
    let other_ways = others.map(|(place, (other, set_up))| OtherWay {
        text_id: set_up.words.add,
        url: provider.settings.issuer.local(&at(journey, other, place == 0)),
        stands_in: false,
    });
    let mut carried = hidden(journey);
    if !is_first {
        carried.push((KIND.to_owned(), way.kind.as_str().to_owned()));
    }
    let view = EnrolOnTheWay {
        action: action(visitor, PAGE.posts_to, journey),
        app,
        hidden: carried,
        account: known.card(),
        reason,
        problem,
        other_ways: other_ways.collect(),
        switch_url: switch_url(visitor, journey),
    };
    let render = |context: &_| (set_up.on_the_way)(visitor, &drawn, &view, context);
    Ok(draft_page(visitor, journey, &at(journey, way, is_first), &drawn, render))
}

/// `code`, which shows that the person has what is set up; or `later`, where it was only offered.
async fn enrol(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let mut journey = step.kept.journey.clone();
    let named = journey.next().and_then(kinds).and_then(|kinds| set_up_named(kinds, &step.parameters));
    // A second tab or the back button: the journey goes on where it stands.
    let Some((way, set_up)) = named else { return Ok(Moved::On(journey)) };
    let Some(known) = settled(visitor, &journey).await? else { return Ok(Moved::over(visitor)) };
    if step.parameters.get("later").is_some() {
        let offered_way_in = journey.offers_way_in();
        // Where it is required the page has no such button: it is shown again.
        if journey.decline().is_ok() && offered_way_in {
            way_in::declined(&provider.transient, &known.user.id, now).await?;
        }
        return Ok(Moved::On(journey));
    }
    let draft = draft(&journey, &known, way);
    // One that took too long, or was kept by another tab: the page shows where it stands.
    let Some(drawn) = draft.find(&provider.transient, &provider.keyring, now).await? else {
        return Ok(Moved::On(journey));
    };
    let new = match step.parameters.get(set_up.field).filter(|shown| !shown.trim().is_empty()) {
        None => Err(CodeProblem::Missing),
        Some(shown) => (set_up.confirm)(visitor, &drawn, shown)?,
    };
    let new = match new {
        Ok(new) => new,
        Err(problem) => return Ok(Moved::Stays(page(visitor, &journey, &step.parameters, Some(problem)).await?)),
    };
    let Some(who) = journey.standing() else { return Ok(Moved::over(visitor)) };
    // What a rule names is set up beside what the person has shown here; else another that came meanwhile is asked for instead.
    let must_be_first = !journey.offers_way_in() && !known.second_factors.any();
    let confirmed = Confirmed { draft: &draft, drawn: &drawn, new, name: String::new(), must_be_first };
    let (id, codes) = match keep(provider, visitor.visit.acting_user(&known.user.id), who, confirmed).await? {
        Kept::Yes { id, codes } => (id, codes),
        Kept::DraftOver => return Ok(Moved::On(journey)),
        Kept::Taken => return Ok(Moved::Stays(page(visitor, &journey, &step.parameters, Some(CodeProblem::Taken)).await?)),
        Kept::Refused(NotDone::NoStanding) => return Ok(Moved::over(visitor)),
        Kept::Refused(other) => {
            Failure::unless_refused(other)?;
            return Ok(Moved::over(visitor));
        }
    };
    second_factor::know_browser(visitor, &known.user.id).await?;
    if journey.enrol(Proof::by(way.kind, &id, now), known.facts.clone().with(way.kind, &id), now).is_err() {
        return Ok(Moved::over(visitor));
    }
    if codes.is_empty() {
        return Ok(Moved::On(journey));
    }
    Ok(Moved::Paused(journey, codes_once(known.card(), codes)))
}

/// The page that shows the recovery codes which were just made.
pub(super) fn codes_once(account: AccountCard, codes: Vec<Secret>) -> ShownOnce {
    Box::new(move |visitor: &Visitor<'_>, journey: &Journey, next_url: String| {
        let codes = codes.iter().map(|code| code.expose().to_owned()).collect();
        let view = NewRecoveryCodes { app: app(visitor, journey), account, codes, next_url };
        shown(visitor, journey, |context| view.render(context))
    })
}
