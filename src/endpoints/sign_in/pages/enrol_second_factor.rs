//! A second factor is set up on the way: where the app, a group or being an admin demands one, or the app would like one.

use actix_web::HttpResponse;

use super::second_factor;
use crate::acts::door::NotDone;
use crate::acts::second_factor::{EnrolTotp, Enrolled, NewTotp, TotpNotEnrolled};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, draft_page, hidden, opened_at, shown, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::totp::{Seed, Verdict};
use crate::factors::{Kind, Proof, recovery_code};
use crate::http::{Failure, Stop};
use crate::pages::{CodeProblem, EnrolReason, EnrolSecondFactor, NewRecoveryCodes, SeedView};
use crate::sign_in::enrolment;
use crate::sign_in::journey::{Journey, Owed, TwoFactors};

/// An app for codes is set up.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/second-factor",
    needed: &["journey", "csrf"],
    optional: &["code", "later"],
    repeated: None,
    asks_for: |owed| matches!(owed, Owed::Enrol(kinds) if kinds.contains(Kind::Totp)),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(page(visitor, journey, None)),
    take: |visitor, step| Box::pin(enrol(visitor, step)),
};

/// What a seed that is being set up is bound to: this journey, and this person in it.
fn binding(journey: &Journey, known: &Known) -> String {
    format!("journey.{}.{}", journey.id, known.user.id)
}

/// The page with the seed, as a picture and to be typed.
async fn page(visitor: &Visitor<'_>, journey: &Journey, problem: Option<CodeProblem>) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let binding = binding(journey, &known);
    let seed = enrolment::begin(&provider.transient, &provider.keyring, &provider.random, &binding, provider.now()).await?;
    let app = app(visitor, journey);
    let by_app = journey.request().and_then(|asked| provider.snapshot().client(&asked.client_id).cloned());
    let reason = if journey.may_decline() {
        EnrolReason::Offered
    } else if journey.two_factors() == TwoFactors::Demanded || by_app.is_some_and(|known| known.client.settings.require_second_factor) {
        EnrolReason::App
    } else {
        EnrolReason::Account
    };
    let view = EnrolSecondFactor {
        action: action(visitor, PAGE.posts_to, journey),
        app,
        hidden: hidden(journey),
        account: known.card(),
        seed: seed_view(visitor, &seed, &known.card().address),
        reason,
        problem,
        switch_url: switch_url(visitor, journey),
    };
    Ok(draft_page(visitor, journey, &opened_at(PAGE.path, journey), &seed.base32(), |context| view.render(context)))
}

/// A seed as its pages show it: for an app of the person with this address.
pub(crate) fn seed_view(visitor: &Visitor<'_>, seed: &Seed, address: &str) -> SeedView {
    let context = visitor.context("", None);
    // The address of the provider tells two of them apart in the app's list.
    let issuer = format!("{} ({})", context.provider_name, context.provider_host);
    let uri = seed.uri(&issuer, address).map(|uri| uri.expose().to_owned()).unwrap_or_default();
    SeedView { uri, key: seed.grouped().expose().to_owned() }
}

/// `code`, which shows that the app has the seed; or `later`, where it was only offered.
async fn enrol(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let mut journey = step.kept.journey.clone();
    let known = match journey.next() {
        Some(Owed::Enrol(kinds)) if kinds.contains(Kind::Totp) => settled(visitor, &journey).await?,
        // A second tab or the back button: the journey goes on where it stands.
        _ => return Ok(Moved::On(journey)),
    };
    let Some(known) = known else { return Ok(Moved::over(visitor)) };
    if step.parameters.get("later").is_some() {
        // Where it is required the page has no such button: it is shown again.
        let _ = journey.decline();
        return Ok(Moved::On(journey));
    }
    let binding = binding(&journey, &known);
    // One that took too long, or was kept by another tab: the page shows where it stands.
    let Some(seed) = enrolment::find(&provider.transient, &provider.keyring, &binding, now).await? else {
        return Ok(Moved::On(journey));
    };
    let typed = step.parameters.get("code").filter(|code| !code.trim().is_empty());
    let confirmed = match typed.map(|code| seed.check(code, None, now)) {
        None => return Ok(Moved::Stays(page(visitor, &journey, Some(CodeProblem::Missing)).await?)),
        Some(Verdict::Used | Verdict::Wrong) => return Ok(Moved::Stays(page(visitor, &journey, Some(CodeProblem::Mismatch)).await?)),
        Some(Verdict::Right { step }) => step,
    };
    if !enrolment::end(&provider.transient, &binding, now).await? {
        return Ok(Moved::On(journey));
    }
    let kept = keep(visitor, &journey, &known, &seed, confirmed).await;
    if kept.is_err() {
        enrolment::give_back(&provider.transient, &provider.keyring, &provider.random, &binding, &seed, now).await;
    }
    let Some((id, codes)) = kept? else { return Ok(Moved::over(visitor)) };
    second_factor::know_browser(visitor, &known.user.id).await?;
    if journey.enrol(Proof::by(Kind::Totp, &id, now), known.facts.clone().with(Kind::Totp, &id), now).is_err() {
        return Ok(Moved::over(visitor));
    }
    if codes.is_empty() {
        return Ok(Moved::On(journey));
    }
    let account = known.card();
    let codes_once = move |visitor: &Visitor<'_>, journey: &Journey, next_url: String| {
        let view = NewRecoveryCodes { app: app(visitor, journey), account, codes, next_url };
        shown(visitor, journey, |context| view.render(context))
    };
    Ok(Moved::Paused(journey, Box::new(codes_once)))
}

/// Keeps the app, and gives its credential id with the recovery codes that were made with it; none where the person may not any more.
async fn keep(
    visitor: &Visitor<'_>,
    journey: &Journey,
    known: &Known,
    seed: &Seed,
    step: u64,
) -> Result<Option<(String, Vec<String>)>, Failure> {
    let provider = visitor.provider;
    let codes = recovery_code::make(&provider.random);
    let hashes = recovery_code::hashes(&provider.keyring, &known.user.id, &codes);
    let Some(who) = journey.standing() else { return Ok(None) };
    let app = NewTotp { name: String::new(), seed: seed.base32(), step };
    let enrol = EnrolTotp { who, app, codes: hashes, must_be_first: true };
    match provider.perform(visitor.visit.acting_user(&known.user.id), enrol).await {
        Ok(Enrolled { id, codes_count: true }) => Ok(Some((id, codes.iter().map(|code| code.expose().to_owned()).collect()))),
        Ok(Enrolled { id, codes_count: false }) => Ok(Some((id, Vec::new()))),
        Err(NotDone::NoStanding | NotDone::Refused(TotpNotEnrolled::NotFirst | TotpNotEnrolled::TooMany)) => Ok(None),
        Err(NotDone::Failed(error)) => Err(error.into()),
        Err(NotDone::NoRight) => Err(Failure::NoRight),
    }
}
