//! `/setup`: the first admin. The link's page keeps the right to set up for this browser and moves on to an address without
//! the secret; making the admin is a POST.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::first_run;
use super::kept::Kept;
use super::notices;
use super::page_answers::{self, Problem, or_failed, page};
use super::refused::{self, StepPage};
use super::sign_in::driving::begin_because;
use super::sign_in::pages::first_password_problem;
use super::visitor::Visitor;
use crate::acts::person::{Description, UnfitPerson};
use crate::acts::setup::{CompleteSetup, SetupNotCompleted};
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::security::PageKind;
use crate::pages::{Cause, Notice, Setup, SetupProblem};
use crate::people::{Email, Username, names};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::Because;

const PURPOSE: &str = "setup";
const HERE: &str = "/setup";
/// The right to set up: the hash of the link's token.
const RIGHT: Kept<String> = Kept::proven("setup", Duration::from_secs(60 * 60));

/// GET /setup/{token}: changes nothing but what this browser may do, and goes on without the secret.
pub async fn link(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        if !first_run::is_good(&provider, &token).await? {
            return over(&visitor).await;
        }
        // Whoever holds the link proved it in this browser a moment ago: an id that was noted before opens nothing.
        let id = visitor.draw_id();
        RIGHT.of_id(&id, "").left_by("link of the first setup").keep(&visitor, &first_run::hash(&token)).await?;
        Ok(visitor.send(answers::see_other(&provider.settings.issuer.local("/setup"))))
    };
    or_failed(&provider, &request, answered.await)
}

/// The link is over: there is an administrator who may sign in, or the server printed a newer link.
async fn over(visitor: &Visitor<'_>) -> Result<HttpResponse, Stop> {
    if first_run::waits(visitor.provider).await? {
        // Nobody can sign in yet: the home page says which link to open.
        return Ok(Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::SetupLinkOver).answer(visitor));
    }
    Ok(page_answers::link_over(visitor, Cause::SetupLinkOver, "/admin"))
}

async fn may(visitor: &Visitor<'_>) -> Result<bool, Failure> {
    match RIGHT.of_browser(visitor, "").find(visitor.provider).await? {
        Some(hash) => Ok(first_run::is_good_hash(visitor.provider, &hash).await?),
        None => Ok(false),
    }
}

fn shown(visitor: &Visitor<'_>, typed: &Parameters, problems: Vec<SetupProblem>) -> HttpResponse {
    let field = |name: &str| typed.get(name).unwrap_or_default().to_owned();
    let view = Setup {
        action: visitor.provider.settings.issuer.local("/setup"),
        hidden: Vec::new(),
        email: field("email"),
        name: field("name"),
        username: field("username"),
        minimum: visitor.provider.passwords.least(),
        problems,
    };
    let shown = visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context_at(HERE, PURPOSE, None))));
    refused::mark_step_page(shown, StepPage::of_browser(visitor, HERE, PURPOSE))
}

/// GET /setup.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        if !may(&visitor).await? {
            return over(&visitor).await;
        }
        Ok(shown(&visitor, &Parameters::read(b""), Vec::new()))
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /setup.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let body = body.map_err(|refusal| page_answers::refused_body(&visitor, refusal))?;
        let typed = Parameters::typed(&body.0);
        if !visitor.form_is_ours(&typed, PURPOSE) {
            return Ok(page_answers::foreign_form(&visitor, None).await);
        }
        if let Some(fault) = typed.fault() {
            return Ok(page_answers::malformed(&visitor, fault));
        }
        if !may(&visitor).await? {
            return over(&visitor).await;
        }
        make(&mut visitor, &typed).await
    };
    or_failed(&provider, &request, answered.await)
}

async fn make(visitor: &mut Visitor<'_>, typed: &Parameters) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let field = |name: &str| typed.get(name).map(str::trim).filter(|text| !text.is_empty());
    let mut problems = Vec::new();
    if field("email").is_none_or(|email| Email::parse(email).is_err()) {
        problems.push(SetupProblem::EmailInvalid);
    }
    if field("name").is_some_and(|name| names::full_name(name).is_err()) {
        problems.push(SetupProblem::NameUnfit);
    }
    if field("username").is_some_and(|username| Username::parse(username).is_err()) {
        problems.push(SetupProblem::UsernameInvalid);
    }
    let chosen = typed.get("password").map(Secret::new);
    let words: Vec<&str> = ["email", "name", "username"].into_iter().filter_map(field).collect();
    problems.extend(first_password_problem(provider, chosen.as_ref(), &words).await?.map(SetupProblem::Password));
    let (Some(chosen), true) = (chosen, problems.is_empty()) else { return Ok(shown(visitor, typed, problems)) };
    let mut person = Description {
        email: field("email").unwrap_or_default().to_owned(),
        email_verified: true,
        username: field("username").map(str::to_owned),
        claims: serde_json::Map::new(),
    };
    if let Some(name) = field("name") {
        person.claims.insert("name".to_owned(), Value::from(name));
    }
    let phc = provider.passwords.hash(&chosen).await.map_err(Failure::unavailable)?;
    let complete = CompleteSetup { person, phc: Secret::new(phc.expose()) };
    match provider.perform(visitor.visit.acting_anonymous(), complete).await.map_err(Failure::unless_refused) {
        Ok(_) => {
            let path = notices::leave(visitor, "/admin", &Notice::SetUp).await?;
            let login = field("email").unwrap_or_default().to_owned();
            begin_because(visitor, &path, Because::AccountMade(login)).await
        }
        Err(refused) => match refused? {
            // Another form made the first admin a moment before.
            SetupNotCompleted::Done => over(visitor).await,
            SetupNotCompleted::Unfit(UnfitPerson::UsernameTaken) => Ok(shown(visitor, typed, vec![SetupProblem::UsernameTaken])),
            SetupNotCompleted::Unfit(UnfitPerson::EmailTaken) => Ok(shown(visitor, typed, vec![SetupProblem::EmailTaken])),
            // The form was held against these before.
            SetupNotCompleted::Unfit(other) => Err(Failure::internal(other).into()),
        },
    }
}
