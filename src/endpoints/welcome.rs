//! `/welcome/{token}`: a person sets a password by the one-time link that an admin made for them. The link's page keeps the
//! token for this browser, sealed, and moves on to `/welcome?link=..`, an address without it. Looking uses no link up, so that a program
//! that follows links uses none up either; setting the password is a POST.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::kept::Kept;
use super::page_answers::{self, or_failed, page};
use super::refused::{self, StepPage};
use super::sign_in::driving::begin_because;
use super::sign_in::known::{Known, account};
use super::sign_in::pages::new_password;
use super::visitor::Visitor;
use crate::acts::password::{LinkNotTaken, SetPasswordByLink};
use crate::factors::password;
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::pages::security::PageKind;
use crate::pages::{Cause, NewPassword, NewPasswordProblem, NewPasswordReason};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::{Secret, sha256};
use crate::sign_in::journey::Because;
use crate::sign_in::setup_link::{self, SetupLink};

const PURPOSE: &str = "welcome";
/// The parameter that names the link.
const LINK: &str = "link";
/// The token of a link, for the browser that followed it.
const TOKEN: Kept<String> = Kept::proven("welcome", Duration::from_secs(60 * 60));

/// What the form of a link is bound to: of two links that a browser follows each has a page of its own.
fn purpose(handle: &str) -> String {
    format!("{PURPOSE}-{handle}")
}

/// What names the link in the address: nobody finds the token by it.
fn handle(token: &str) -> String {
    sha256(token.as_bytes()).chars().take(16).collect()
}

/// The link was used already, replaced or is too old; or this browser followed none.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    page_answers::link_over(visitor, Cause::LinkOver, "/account")
}

/// The token of the link that this browser followed by this name.
async fn token_of(visitor: &Visitor<'_>, handle: &str) -> Result<Option<String>, Failure> {
    Ok(TOKEN.of_browser(visitor, handle).find(visitor.provider).await?)
}

/// The link of a token with the person whose it is, while it is good.
async fn open(provider: &Provider, token: &str) -> Result<Option<(SetupLink, Known)>, Failure> {
    let Some(link) = setup_link::find(&provider.transient, token, provider.now()).await? else { return Ok(None) };
    let known = account(provider, &link.user_id, None).await?;
    let good = |known: &Known| known.user.is_active() && known.user.epoch == link.epoch && known.password_id() == link.password.as_deref();
    Ok(known.filter(good).map(|known| (link, known)))
}

fn shown(visitor: &Visitor<'_>, token: &str, known: &Known, problems: Vec<NewPasswordProblem>) -> HttpResponse {
    let view = NewPassword {
        action: visitor.provider.settings.issuer.local("/welcome"),
        app: None,
        hidden: vec![(LINK.to_owned(), handle(token))],
        account: known.card(),
        reason: NewPasswordReason::First { has_one: known.stored.is_some() },
        minimum: u32::try_from(password::SHORTEST).unwrap_or(8),
        problems,
    };
    let (at, purpose) = (format!("/welcome?{LINK}={}", handle(token)), purpose(&handle(token)));
    let shown = visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context_at(&at, &purpose, None))));
    refused::mark_step_page(shown, StepPage::of_browser(visitor, &at, &purpose))
}

/// GET /welcome/{token}: changes nothing but what this browser may do, and goes on without the secret.
pub async fn link(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local("/account"));
        if open(&provider, &token).await?.is_none() {
            return Ok(over(&visitor));
        }
        let handle = handle(&token);
        // An id that was noted before the link was opened opens nothing.
        let id = visitor.draw_id();
        TOKEN.of_id(&id, &handle).left_by(&format!("link {handle}")).keep(&visitor, &token).await?;
        Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&format!("/welcome?{LINK}={handle}")))))
    };
    or_failed(&provider, &request, answered.await)
}

/// GET /welcome.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let Some(token) = token_of(&visitor, asked.get(LINK).unwrap_or_default()).await? else { return Ok(over(&visitor)) };
        match open(&provider, &token).await? {
            Some((_, known)) => Ok(shown(&visitor, &token, &known, Vec::new())),
            None => Ok(over(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /welcome: `new_password`.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let body = body.map_err(|refusal| page_answers::refused_body(&visitor, refusal))?;
        let typed = Parameters::typed(&body.0);
        let handle = typed.get(LINK).unwrap_or_default();
        let token = token_of(&visitor, handle).await?;
        // Nothing is left to prove or to do for a form whose link this browser used, or let run out.
        if token.is_none() && visitor.form_comes_from_us() {
            return Ok(over(&visitor));
        }
        if !visitor.form_is_ours(&typed, &purpose(handle)) {
            return Ok(page_answers::foreign_form(&visitor, None).await);
        }
        if let Some(fault) = typed.fault() {
            return Ok(page_answers::malformed(&visitor, fault));
        }
        let Some(token) = token else { return Ok(over(&visitor)) };
        let Some((link, known)) = open(&provider, &token).await? else { return Ok(over(&visitor)) };
        let phc = match new_password(&provider, &known, typed.get("new_password")).await? {
            Ok(phc) => Secret::new(phc.expose()),
            Err(problems) => return Ok(shown(&visitor, &token, &known, problems)),
        };
        let set = SetPasswordByLink { user_id: link.user_id.clone(), epoch: link.epoch, before: link.password.clone(), phc };
        if let Err(not_done) = provider.perform(visitor.visit.acting_user(&link.user_id), set).await {
            // Of two forms with one link the other was first.
            let LinkNotTaken::Over = Failure::unless_refused(not_done)?;
            return Ok(over(&visitor));
        }
        setup_link::end(&provider.transient, &token, &link, provider.now()).await?;
        TOKEN.of_browser(&visitor, handle).forget(&provider).await?;
        let login = known.user.email.as_str().to_owned();
        begin_because(&mut visitor, "/account", Because::PasswordSet(login)).await
    };
    or_failed(&provider, &request, answered.await)
}
