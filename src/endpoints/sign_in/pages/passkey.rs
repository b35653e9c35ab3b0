//! A passkey: asked for, and set up. A script of ours asks the browser for it, and posts what it answers.

use actix_web::HttpResponse;

use super::ANSWER;
use super::second_factor::{other_ways, prove, standing, taken, wait};
use super::way::{Checked, Confirming, SetUp, Way};
use crate::acts::second_factor::{Held, NewFactor, SecondFactors, TakeFactor};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Page, SIGN_IN, action, app, hidden, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::factors::passkey::{Assertion, Content, Party, Unfit, options, register};
use crate::http::Stop;
use crate::pages::{CodeProblem, EnrolPasskey, EnrolPasskeyOnTheWay, PASSKEY, Passkey, SecondFactorProblem};
use crate::secrets::Secret;
use crate::sign_in::challenge;
use crate::sign_in::journey::Journey;
use crate::store::StoreError;

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some("passkey"),
    posts_to: "/sign-in/passkey",
    needed: &["journey", "csrf"],
    optional: &[ANSWER],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Passkey),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, None)),
    take: |visitor, step| Box::pin(prove(visitor, step, &WAY)),
};

/// The factor.
pub(super) static WAY: Way = Way {
    kind: Kind::Passkey,
    page: &PAGE,
    link: "passkey-use",
    recorded_as: "passkey",
    field: ANSWER,
    show: |visitor, journey, problem| Box::pin(show(visitor, journey, problem)),
    check: |visitor, journey, known, answer| Box::pin(check(visitor, journey, known, answer)),
    set_up: Some(SetUp {
        words: &PASSKEY,
        about: |held| Ok(Some(if held.content::<Content>()?.is_synced() { "passkey-synced" } else { "passkey-bound" })),
        draw: |visitor, known| Box::pin(async { Ok(creation(visitor, known)?) }),
        field: ANSWER,
        confirm,
        own: |_, drawn, page, context| EnrolPasskey { page, options: drawn.expose() }.render(context),
        on_the_way: |_, drawn, page, context| EnrolPasskeyOnTheWay { page, options: drawn.expose() }.render(context),
    }),
};

/// What the person has of them.
fn kept(factors: &SecondFactors) -> Result<Vec<Content>, StoreError> {
    factors.of_kind(Kind::Passkey).map(Held::content).collect()
}

/// What the browser is asked for to make one. It holds the challenge, and stays where it was drawn: what is confirmed answers that.
fn creation(visitor: &Visitor<'_>, known: &Known) -> Result<Secret, StoreError> {
    let (card, provider) = (known.card(), visitor.provider);
    let person = options::Person { id: &known.user.id, address: &card.address, name: &card.name };
    let challenge = Secret::random(&provider.random);
    let (party, name) = (Party::of(&provider.settings.issuer), visitor.context("", None).provider_name);
    Ok(Secret::new(options::creation(party, &name, person, challenge.expose(), &kept(&known.second_factors)?)))
}

fn confirm(visitor: &Visitor<'_>, drawn: &Secret, answer: &str) -> Confirming {
    let Some(challenge) = options::challenge(drawn.expose()) else { return Ok(Err(CodeProblem::Mismatch)) };
    match register(Party::of(&visitor.provider.settings.issuer), &challenge, answer) {
        Ok(content) => Ok(Ok(NewFactor::new(&content)?.known_by(content.row_id()))),
        Err(unfit) => {
            tracing::info!(%unfit, "a new passkey was refused");
            Ok(Err(if unfit == Unfit::NotVerified { CodeProblem::Unverified } else { CodeProblem::Mismatch }))
        }
    }
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let provider = visitor.provider;
    let challenge = challenge::draw(&provider.keyring, &provider.random, journey);
    let view = Passkey {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        options: options::request(Party::of(&provider.settings.issuer), &challenge, &kept(&known.second_factors)?),
        problem,
        other_ways: other_ways(visitor, journey, &known, WAY.kind),
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &WAY.opened_at(journey), wait(problem), |context| view.render(context)))
}

async fn check(visitor: &Visitor<'_>, journey: &Journey, known: &Known, answer: &str) -> Result<Checked, Stop> {
    let wrong = |problem, reason| Checked::Wrong { problem, reason };
    let unfit = |unfit: Unfit| match unfit {
        Unfit::NotVerified => wrong(SecondFactorProblem::Unverified, unfit.as_str()),
        _ => wrong(SecondFactorProblem::Mismatch, unfit.as_str()),
    };
    let assertion = match Assertion::parse(answer) {
        Ok(assertion) => assertion,
        Err(refused) => return Ok(unfit(refused)),
    };
    let id = assertion.row_id();
    let Some(held) = known.second_factors.of_kind(Kind::Passkey).find(|held| held.id == id) else {
        return Ok(wrong(SecondFactorProblem::Unknown, "unknown_credential"));
    };
    let provider = visitor.provider;
    let is_challenge = |given: &str| challenge::is_of(&provider.keyring, journey, given);
    let party = Party::of(&provider.settings.issuer);
    let checked =
        assertion.check(party, &known.user.id, &held.content()?, &is_challenge).and_then(|shown| Ok((shown, assertion.challenge()?)));
    let (shown, challenge) = match checked {
        Ok(checked) => checked,
        Err(refused) => return Ok(unfit(refused)),
    };
    if !challenge::spend(&provider.transient, journey, &challenge, provider.now()).await? {
        return Ok(Checked::USED);
    }
    let take = TakeFactor { who: standing(journey, known), id: held.id.clone(), shown };
    taken(visitor, known, take, Some(held.id.clone())).await
}
