//! A recovery code, one of the ten, in place of a second factor.

use actix_web::HttpResponse;

use super::second_factor::{other_ways, prove, standing, taken, wait};
use super::way::{Checked, Way};
use crate::acts::second_factor::TakeFactor;
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Page, SIGN_IN, action, app, hidden, step_page};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::factors::recovery_code::{self, CodeHash, Content};
use crate::http::Stop;
use crate::pages::{RecoveryCode, SecondFactorProblem};
use crate::sign_in::journey::Journey;

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some("recovery"),
    posts_to: "/sign-in/recovery-code",
    needed: &["journey", "csrf"],
    optional: &["code"],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::RecoveryCodes),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, None)),
    take: |visitor, step| Box::pin(prove(visitor, step, &WAY)),
};

/// The factor.
pub(super) static WAY: Way = Way {
    kind: Kind::RecoveryCodes,
    page: &PAGE,
    link: "recovery-code-use",
    recorded_as: "recovery_code",
    field: "code",
    show: |visitor, journey, problem| Box::pin(show(visitor, journey, problem)),
    check: |visitor, journey, known, typed| Box::pin(check(visitor, journey, known, typed)),
    set_up: None,
};

async fn show(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let view = RecoveryCode {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        problem,
        other_ways: other_ways(visitor, journey, &known, WAY.kind),
    };
    Ok(step_page(visitor, journey, &WAY.opened_at(journey), wait(problem), |context| view.render(context)))
}

async fn check(visitor: &Visitor<'_>, journey: &Journey, known: &Known, typed: &str) -> Result<Checked, Stop> {
    let Some(held) = known.second_factors.codes() else { return Ok(Checked::MISMATCH) };
    let codes = held.content::<Content>()?.codes;
    let hashes: Vec<&str> = codes.iter().map(|code| code.hash.as_str()).collect();
    let found = recovery_code::find(&visitor.provider.keyring, &known.user.id, typed, &hashes).and_then(|at| codes.get(at));
    let Some(code) = found else { return Ok(Checked::MISMATCH) };
    if code.used_at.is_some() {
        return Ok(Checked::USED);
    }
    let take = TakeFactor { who: standing(journey, known), id: held.id.clone(), shown: CodeHash(code.hash.clone()) };
    taken(visitor, known, take, None).await
}
