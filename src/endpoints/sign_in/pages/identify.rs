//! The page that asks who it is, with the password.

use std::time::Duration;

use actix_web::HttpResponse;

use crate::endpoints::sign_in::step::{RECOVER, SIGN_IN, action, app, hidden, opened_at, step_page_saying, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::pages::{Notice, SignIn, SignInProblem};
use crate::sign_in::journey::Journey;

/// The page with the name that was typed or is expected.
pub(super) fn page(visitor: &Visitor<'_>, journey: &Journey, username: &str, problem: Option<SignInProblem>) -> HttpResponse {
    page_saying(visitor, journey, username, problem, None)
}

/// The same with a word about what has just happened, or did not.
pub(super) fn page_saying(
    visitor: &Visitor<'_>,
    journey: &Journey,
    username: &str,
    problem: Option<SignInProblem>,
    word: Option<Notice>,
) -> HttpResponse {
    let others = !visitor.sessions.live.is_empty();
    let view = SignIn {
        action: action(visitor, SIGN_IN, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        username: username.to_owned(),
        for_one_account: journey.is_for_one_account(),
        problem,
        accounts_url: others.then(|| switch_url(visitor, journey)),
        forgot_url: forgot_url(visitor, journey),
        cancel_url: None,
    };
    step_page_saying(visitor, journey, &opened_at(SIGN_IN, journey), wait(problem), word, |context| view.render(context))
}

/// Where a forgotten password is replaced; none where that is not offered.
pub(super) fn forgot_url(visitor: &Visitor<'_>, journey: &Journey) -> Option<String> {
    visitor.provider.settings.recovery_by_mail.then(|| action(visitor, RECOVER, journey))
}

/// How long whoever is slowed has to wait.
pub(super) fn wait(problem: Option<SignInProblem>) -> Option<Duration> {
    match problem {
        Some(SignInProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    }
}
