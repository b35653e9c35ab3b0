//! A code of the app for codes: asked for, and the app set up.

use actix_web::HttpResponse;

use super::second_factor::{REMEMBER, other_ways, prove, remember_box, standing, taken, wait};
use super::way::{Checked, SetUp, Way};
use crate::acts::second_factor::{NewFactor, TakeFactor};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Page, SIGN_IN, action, app, hidden, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::factors::totp::{Content, Seed, Step, Verdict};
use crate::http::Stop;
use crate::pages::{AUTHENTICATOR_APP, AboutFactor, CodeProblem, EnrolSecondFactor, EnrolTotp, SecondFactorProblem, SeedView, Totp};
use crate::secrets::Secret;
use crate::sign_in::journey::Journey;

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some("app"),
    posts_to: "/sign-in/code",
    needed: &["journey", "csrf"],
    optional: &["code", REMEMBER],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Totp),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, None)),
    take: |visitor, step| Box::pin(prove(visitor, step, &WAY)),
};

/// The factor.
pub(super) static WAY: Way = Way {
    kind: Kind::Totp,
    page: &PAGE,
    link: "totp-use",
    recorded_as: "totp",
    field: "code",
    show: |visitor, journey, problem| Box::pin(show(visitor, journey, problem)),
    check: |visitor, journey, known, typed| Box::pin(check(visitor, journey, known, typed)),
    set_up: Some(SetUp {
        words: &AUTHENTICATOR_APP,
        about: |_| Ok(AboutFactor::default()),
        accepted: |_, _, _| Ok(None),
        draw: |visitor, _| Box::pin(async { Ok(Seed::random(&visitor.provider.random).base32()) }),
        field: "code",
        confirm: |visitor, drawn, code| {
            let Some(seed) = Seed::parse(drawn.expose()) else { return Ok(Err(CodeProblem::Mismatch)) };
            match seed.check(code, None, visitor.provider.now()) {
                Verdict::Right { step } => NewFactor::new(&Content::new(&seed, step)).map(Ok),
                Verdict::Used | Verdict::Wrong => Ok(Err(CodeProblem::Mismatch)),
            }
        },
        own: |visitor, drawn, page, context| EnrolTotp { page, seed: seed_view(visitor, drawn, &page.account.address) }.render(context),
        on_the_way: |visitor, drawn, page, context| {
            EnrolSecondFactor { page, seed: seed_view(visitor, drawn, &page.account.address) }.render(context)
        },
    }),
};

async fn show(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let view = Totp {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        problem,
        remember: remember_box(journey),
        other_ways: other_ways(visitor, journey, &known, WAY.kind),
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &WAY.opened_at(journey), wait(problem), |context| view.render(context)))
}

async fn check(visitor: &Visitor<'_>, journey: &Journey, known: &Known, typed: &str) -> Result<Checked, Stop> {
    let mut used = false;
    for held in known.second_factors.of_kind(Kind::Totp) {
        match held.content::<Content>()?.check(typed, visitor.provider.now()) {
            Verdict::Right { step } => {
                let take = TakeFactor { who: standing(journey, known), id: held.id.clone(), shown: Step(step) };
                return taken(visitor, known, take, Some(held.id.clone())).await;
            }
            Verdict::Used => used = true,
            Verdict::Wrong => {}
        }
    }
    Ok(if used { Checked::USED } else { Checked::MISMATCH })
}

/// A seed as its pages show it: for an app of the person with this address.
fn seed_view(visitor: &Visitor<'_>, drawn: &Secret, address: &str) -> SeedView {
    let Some(seed) = Seed::parse(drawn.expose()) else { return SeedView::default() };
    let context = visitor.context("", None);
    // The address of the provider tells two of them apart in the app's list.
    let issuer = format!("{} ({})", context.provider_name, context.provider_host);
    let uri = seed.uri(&issuer, address).map(|uri| uri.expose().to_owned()).unwrap_or_default();
    SeedView { uri, key: seed.grouped().expose().to_owned() }
}
