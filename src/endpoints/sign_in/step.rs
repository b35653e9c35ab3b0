//! A step of a journey: whose form it is, and the journey in this browser that it names.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::account;
use crate::endpoints::authorize;
use crate::endpoints::page_answers::{self, app_card, page};
use crate::endpoints::refused::{self, StepPage};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Notice;
use crate::pages::security::PageKind;
use crate::pages::{AppCard, Hidden};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::parameters::{ParameterError, Parameters};
use crate::protocol::redirect_uri::UnverifiedRedirectUri;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Because, Journey, Owed, Purpose};
use crate::sign_in::journeys::{self, KeptJourney};

/// A step of a journey: the form's parameters, and the journey in this browser that it names.
pub(in crate::endpoints) struct Step {
    pub parameters: Parameters,
    pub body: Vec<u8>,
    pub kept: KeptJourney,
}

/// Reads the form of a step; an answer where it is none of ours, or its journey is over.
pub(in crate::endpoints) async fn step(visitor: &mut Visitor<'_>, body: Result<FormBody, FormRefusal>) -> Result<Step, Stop> {
    read_step(visitor, body, Parameters::fault).await
}

/// The same for the form of the consent page: each box that is ticked sends one `scope`.
pub(in crate::endpoints) async fn consent_step(visitor: &mut Visitor<'_>, body: Result<FormBody, FormRefusal>) -> Result<Step, Stop> {
    read_step(visitor, body, |parameters| parameters.fault_beside_repeated("scope")).await
}

async fn read_step(
    visitor: &mut Visitor<'_>,
    body: Result<FormBody, FormRefusal>,
    fault: fn(&Parameters) -> Option<&ParameterError>,
) -> Result<Step, Stop> {
    let body = body.map_err(|refusal| page_answers::refused_body(visitor, refusal))?.0.to_vec();
    let parameters = Parameters::typed(&body);
    let id = parameters.get("journey").unwrap_or_default().to_owned();
    visitor.comes_for(&id);
    if !visitor.form_is_ours(&parameters, &id) {
        return Err(page_answers::foreign_form(visitor, None).await.into());
    }
    if let Some(fault) = fault(&parameters) {
        return Err(page_answers::malformed(visitor, fault).into());
    }
    match find(visitor, &id).await? {
        Some(kept) => Ok(Step { parameters, body, kept }),
        None => Err(super::finished::where_it_stands(visitor, &id, &parameters).await?.into()),
    }
}

/// The journey `id` of this browser, while its app may still be answered. Where the session that it settled on has ended, or
/// the person may not sign in with what was proven any more, it begins anew with who it is: nothing of them is shown.
pub(in crate::endpoints) async fn find(visitor: &mut Visitor<'_>, id: &str) -> Result<Option<KeptJourney>, Failure> {
    let provider = visitor.provider;
    visitor.comes_for(id);
    let kept = journeys::find(&provider.transient, id, &visitor.browser.hashes(), provider.now()).await?;
    if let Some(asked) = kept.as_ref().and_then(|kept| kept.journey.request()) {
        let languages = asked.ui_locales.clone();
        visitor.prefer_languages(&languages);
    }
    let Some(mut kept) = kept else { return Ok(None) };
    authorize::drop_the_dead(visitor, None).await?;
    if !kept.journey.request().is_none_or(|asked| may_be_answered(provider, asked)) {
        return Ok(None);
    }
    look_again(visitor, &mut kept.journey).await?;
    Ok(Some(kept))
}

/// Takes in what the rows say now of the account that the journey settled on; where it is not signed in here any more, or what
/// was proven has been ended since, the journey begins anew.
async fn look_again(visitor: &Visitor<'_>, journey: &mut Journey) -> Result<(), Failure> {
    let provider = visitor.provider;
    let Some(settled) = journey.account().cloned() else { return Ok(()) };
    let known = account(provider, &settled.user_id, journey.request()).await?;
    let signed_in = settled.sid.as_deref().is_none_or(|sid| visitor.sessions.session(sid).is_some());
    match known.filter(|known| signed_in && known.user.honours(settled.epoch)) {
        Some(known) => journey.learn(known.facts, provider.now()),
        None => journey.lose_account(),
    }
    Ok(())
}

/// Whether the app is still there and the address of its answer still registered: an hour may lie between.
fn may_be_answered(provider: &Provider, asked: &AuthorizationRequest) -> bool {
    let snapshot = provider.snapshot();
    let client = snapshot.client(&asked.client_id).map(|known| &known.client).filter(|client| client.enabled);
    client.is_some_and(|client| UnverifiedRedirectUri::new(asked.answer_to.redirect_uri.as_str()).verify(client).is_ok())
}

/// What the form of a journey carries along.
pub(in crate::endpoints) fn hidden(journey: &Journey) -> Vec<Hidden> {
    vec![("journey".to_owned(), journey.id.clone())]
}

/// The app of a journey.
pub(in crate::endpoints) fn app(visitor: &Visitor<'_>, journey: &Journey) -> Option<AppCard> {
    let asked = journey.request()?;
    let snapshot = visitor.provider.snapshot();
    let known = snapshot.client(&asked.client_id)?;
    Some(app_card(visitor, &known.client, Some(asked.answer_to.redirect_uri.as_str())))
}

/// Where a form of a journey is posted. The journey stands in the address too, so that it is found where the address is opened.
pub(in crate::endpoints) fn action(visitor: &Visitor<'_>, path: &str, journey: &Journey) -> String {
    visitor.provider.settings.issuer.local(&format!("{path}?journey={}", journey.id))
}

/// Where the step that a journey owes is opened; `beside` says which page of it.
pub(in crate::endpoints) fn opened_at(journey: &Journey, beside: &str) -> String {
    let page = if journey.next() == Some(Owed::Consent) { "/consent" } else { "/sign-in" };
    format!("{page}?journey={}{beside}", journey.id)
}

/// The page of the step that a journey owes; `at` is where it is opened.
pub(in crate::endpoints) fn step_page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    wait: Option<Duration>,
    render: impl FnOnce(&crate::pages::PageContext) -> String,
) -> HttpResponse {
    let shown = with_wait(rendered(visitor, journey, at, status(wait), render), wait);
    refused::mark_step_page(shown, StepPage::of_journey(visitor, at, journey))
}

/// The same for a page that shows `secret`, a draft that is to be confirmed.
pub(super) fn draft_page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    secret: &Secret,
    render: impl FnOnce(&crate::pages::PageContext) -> String,
) -> HttpResponse {
    let shown = rendered(visitor, journey, at, StatusCode::OK, render);
    refused::mark_step_page(shown, StepPage::of_journey(visitor, at, journey).with_draft(secret))
}

fn rendered(
    visitor: &Visitor<'_>,
    journey: &Journey,
    at: &str,
    status: StatusCode,
    render: impl FnOnce(&crate::pages::PageContext) -> String,
) -> HttpResponse {
    let notice = match (&journey.purpose, journey.because()) {
        (Purpose::Trial(_), _) => Some(Notice::Trial),
        (_, Some(Because::AccountMade(_))) => Some(Notice::AccountMade),
        (_, Some(Because::PasswordSet(_))) => Some(Notice::PasswordSet),
        (_, Some(Because::SignedOut)) => Some(Notice::SessionOver),
        (_, None) => None,
    };
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
pub(super) fn shown(visitor: &Visitor<'_>, journey: &Journey, render: impl FnOnce(&crate::pages::PageContext) -> String) -> HttpResponse {
    visitor.send(page(StatusCode::OK, PageKind::Journey, render(&visitor.context(&journey.id, None))))
}
