//! A step of a journey: what a page is, what its form brings, what becomes of the journey then, and how the page is rendered.

use std::pin::Pin;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::audit::Event;
use crate::endpoints::page_answers::{self, app_card, page};
use crate::endpoints::refused::{self, StepPage};
use crate::endpoints::visitor::Visitor;
use crate::http::Stop;
use crate::pages::security::PageKind;
use crate::pages::{AppCard, Hidden, Notice, PageContext};
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Because, Journey, Owed, Purpose};
use crate::sign_in::journeys::KeptJourney;

/// What a page answers with later, with its types erased: each page is compiled once.
pub(super) type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Stop>> + 'a>>;

/// A page of the journey. A new step has one in a file of its own, and a row in `pages::PAGES`.
pub(super) struct Page {
    /// Where it is opened by GET: a path below the issuer.
    pub path: &'static str,
    /// The parameter of the address that names it, where another page may come first.
    pub named: Option<&'static str>,
    /// Where its form is posted: a path below the issuer.
    pub posts_to: &'static str,
    /// The fields that its form cannot do without.
    pub needed: &'static [&'static str],
    /// The others.
    pub optional: &'static [&'static str],
    /// The field that its form may send more than once.
    pub repeated: Option<&'static str>,
    /// Whether it asks for that.
    pub asks_for: fn(Owed) -> bool,
    /// Whether it may stand in place of the page that asks for that, where the address names it.
    pub stands_in_for: fn(Owed) -> bool,
    /// Shows it, at an address with these parameters.
    pub show: for<'a> fn(&'a Visitor<'a>, &'a Journey, &'a Parameters) -> Later<'a, HttpResponse>,
    /// Takes its form.
    pub take: for<'a, 'v> fn(&'a mut Visitor<'v>, &'a Step) -> Later<'a, Moved>,
}

/// The form of a step: its fields, and the journey in this browser that it names.
pub(super) struct Step {
    pub parameters: Parameters,
    pub body: Vec<u8>,
    pub kept: KeptJourney,
}

/// What becomes of a journey after a form of it.
pub(super) enum Moved {
    /// It goes on: to what it owes next, or to its end.
    On(Journey),
    /// It is kept, and this page is shown once before it goes on.
    Paused(Journey, ShownOnce),
    /// It ends with an error for whoever began it.
    Refused(Box<StepRefusal>),
    /// It stands where it stood: the browser is led there.
    Unchanged,
    /// It stands where it stood, and this is the answer: the page again, or another one.
    Stays(HttpResponse),
    /// The same, and this is done behind the answer, whose time tells nothing of it.
    Answered(HttpResponse, Behind),
}

/// What is done behind an answer.
pub(super) type Behind = Box<dyn FnOnce(web::Data<Provider>) -> Pin<Box<dyn Future<Output = ()>>>>;

impl Moved {
    /// What the page stood for is over: another page says where it begins again.
    pub fn over(visitor: &Visitor<'_>) -> Self {
        Self::Stays(page_answers::expired(visitor))
    }
}

/// A page that is shown once; it is given the address where the journey goes on.
pub(super) type ShownOnce = Box<dyn FnOnce(&Visitor<'_>, &Journey, String) -> HttpResponse>;

/// How a journey ends with an error.
pub(super) struct StepRefusal {
    /// The journey.
    pub journey: Journey,
    /// What the app is told.
    pub error: OAuthError,
    /// The session whose person may get the same answer again.
    pub sid: Option<String>,
    /// What is noted of it, once it has ended.
    pub event: Option<Event>,
}

/// What the form of a journey carries along.
pub(super) fn hidden(journey: &Journey) -> Vec<Hidden> {
    vec![("journey".to_owned(), journey.id.clone())]
}

/// The app of a journey.
pub(super) fn app(visitor: &Visitor<'_>, journey: &Journey) -> Option<AppCard> {
    let asked = journey.request()?;
    let snapshot = visitor.provider.snapshot();
    let known = snapshot.client(&asked.client_id)?;
    Some(app_card(visitor, &known.client, Some(asked.answer_to.redirect_uri.as_str())))
}

/// Where a form of a journey is posted. The journey stands in the address too, so that it is found where the address is opened.
pub(super) fn action(visitor: &Visitor<'_>, path: &str, journey: &Journey) -> String {
    visitor.provider.settings.issuer.local(&opened_at(path, journey))
}

/// Where most pages of a journey are opened.
pub(super) const SIGN_IN: &str = "/sign-in";

/// Where a mail is asked for by which a forgotten password is replaced.
pub(super) const RECOVER: &str = "/recover";
/// Where the code of such a mail is typed.
pub(super) const RECOVERY_CODE: &str = "/recover/code";
/// Where a person says that their second factor is lost.
pub(super) const LOST: &str = "/sign-in/lost-factors";
/// Where the code of the mail is typed that proves their address then.
pub(super) const LOST_CODE: &str = "/sign-in/lost-factors/code";
/// Where a mail with a code to sign in with is asked for.
pub(super) const EMAIL: &str = "/sign-in/email";
/// Where the code of such a mail is typed.
pub(super) const EMAIL_CODE: &str = "/sign-in/email/code";
/// Where a code by SMS is asked for.
pub(super) const SMS: &str = "/sign-in/sms";
/// Where it is typed.
pub(super) const SMS_CODE: &str = "/sign-in/sms/code";
/// Where somebody makes an account.
pub(super) const SIGN_UP: &str = "/sign-up";
/// Where the code of the mail is typed that proves their address.
pub(super) const VERIFY: &str = "/verify";
/// Where the form of a passkey is posted.
pub(super) const PASSKEY: &str = "/sign-in/passkey";

/// Where the form is posted that leads to another provider.
pub(super) const UPSTREAM: &str = "/sign-in/upstream";

/// The parameter of an address that asks for the choice of another account.
pub(super) const CHOOSE: &str = "choose";

/// Where the page of a step leads whoever wants to be another account.
pub(super) fn switch_url(visitor: &Visitor<'_>, journey: &Journey) -> String {
    visitor.provider.settings.issuer.local(&format!("{}&{CHOOSE}=1", opened_at(SIGN_IN, journey)))
}

/// Where a journey is opened at `path`: a path below the issuer.
pub(super) fn opened_at(path: &str, journey: &Journey) -> String {
    format!("{path}?journey={}", journey.id)
}

/// The page of the step that a journey owes; `at` is where it is opened.
pub(super) fn step_page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    wait: Option<Duration>,
    render: impl FnOnce(&PageContext) -> String,
) -> HttpResponse {
    step_page_saying(visitor, journey, at, wait, None, render)
}

/// The same with a word about what has just happened, or did not.
pub(super) fn step_page_saying(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    wait: Option<Duration>,
    word: Option<Notice>,
    render: impl FnOnce(&PageContext) -> String,
) -> HttpResponse {
    let shown = with_wait(rendered(visitor, journey, at, status(wait), word, render), wait);
    refused::mark_step_page(shown, StepPage::of_journey(visitor, at, journey))
}

/// The same for a page that shows `secret`, a draft that is to be confirmed.
pub(super) fn draft_page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    secret: &Secret,
    render: impl FnOnce(&PageContext) -> String,
) -> HttpResponse {
    let shown = rendered(visitor, journey, at, StatusCode::OK, None, render);
    refused::mark_step_page(shown, StepPage::of_journey(visitor, at, journey).with_draft(secret))
}

fn rendered(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    status: StatusCode,
    word: Option<Notice>,
    render: impl FnOnce(&PageContext) -> String,
) -> HttpResponse {
    let notice = word.or_else(|| match (&journey.purpose, journey.because()) {
        (Purpose::Trial(_), _) => Some(Notice::Trial),
        (_, Some(Because::AccountMade(_))) => Some(Notice::AccountMade),
        (_, Some(Because::PasswordSet(_))) => Some(Notice::PasswordSet),
        (_, Some(Because::SignedOut)) => Some(Notice::SessionOver),
        (_, None) => None,
    });
    visitor.send(page(status, PageKind::Journey, render(&visitor.context_at(at, &journey.id, notice))))
}

fn status(wait: Option<Duration>) -> StatusCode {
    if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK }
}

fn with_wait(mut response: HttpResponse, wait: Option<Duration>) -> HttpResponse {
    if let Some(wait) = wait {
        page_answers::retry_after(&mut response, wait);
    }
    response
}

/// A page of the journey beside its steps: it is shown once, or changes nothing.
pub(super) fn shown(visitor: &Visitor<'_>, journey: &Journey, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
    visitor.send(page(StatusCode::OK, PageKind::Journey, render(&visitor.context(&journey.id, None))))
}
