//! The page that asks who it is: with the password, or with a passkey in its place.

use std::time::Duration;

use actix_web::HttpResponse;

use super::email_code;
use super::sent_by::{MAIL, PHONE};
use super::sign_up::is_closed;
use super::upstream::buttons;
use crate::endpoints::sign_in::step::{PASSKEY, RECOVER, SIGN_IN, SIGN_UP, action, app, hidden, opened_at, step_page_saying, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::passkey::{Party, options};
use crate::pages::{Notice, SecondFactorProblem, SignIn, SignInPasskey, SignInProblem};
use crate::sign_in::challenge;
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
    shown(visitor, journey, username, (problem, word), passkey(visitor, journey))
}

/// The same after a passkey that was not taken. `unknown` is the credential id of one that nobody has, so that the browser may forget it.
pub(super) fn page_after_passkey(
    visitor: &Visitor<'_>,
    journey: &Journey,
    problem: SecondFactorProblem,
    unknown: Option<String>,
) -> HttpResponse {
    let passkey = SignInPasskey { problem: Some(problem), unknown, ..passkey(visitor, journey) };
    shown(visitor, journey, "", (None, None), passkey)
}

/// What the browser is asked for: any passkey that it has for us. Whatever name was typed or is expected, no passkey is named: that
/// would tell who has one.
fn passkey(visitor: &Visitor<'_>, journey: &Journey) -> SignInPasskey {
    let provider = visitor.provider;
    let challenge = challenge::draw(&provider.keyring, &provider.random, journey);
    SignInPasskey {
        action: action(visitor, PASSKEY, journey),
        options: options::request_any(Party::of(&provider.settings), &challenge),
        ..SignInPasskey::default()
    }
}

fn shown(
    visitor: &Visitor<'_>,
    journey: &Journey,
    username: &str,
    (problem, word): (Option<SignInProblem>, Option<Notice>),
    passkey: SignInPasskey,
) -> HttpResponse {
    let others = !visitor.sessions.live.is_empty();
    let view = SignIn {
        upstreams: buttons(visitor),
        action: action(visitor, SIGN_IN, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        username: username.to_owned(),
        passkey,
        for_one_account: journey.is_for_one_account(),
        problem,
        accounts_url: others.then(|| switch_url(visitor, journey)),
        forgot_url: forgot_url(visitor, journey),
        email_code_url: email_code::url(visitor, journey, &MAIL),
        sms_code_url: email_code::url(visitor, journey, &PHONE),
        sign_up_url: (!is_closed(visitor, journey)).then(|| action(visitor, SIGN_UP, journey)),
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
