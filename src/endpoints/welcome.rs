//! `/welcome/{token}`: a person sets a password by the one-time link that an admin made for them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::followed_link::{LINK, LinkKind, Posted};
use super::page_answers::{or_failed, page};
use super::refused::{self, StepPage};
use super::sign_in::driving::begin_because;
use super::sign_in::known::{Known, account};
use super::sign_in::pages::new_password;
use super::visitor::Visitor;
use crate::acts::password::{LinkNotTaken, SetPasswordByLink};
use crate::http::{Failure, FormBody, FormRefusal};
use crate::pages::security::PageKind;
use crate::pages::{Cause, NewPassword, NewPasswordProblem, NewPasswordReason};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::Because;
use crate::sign_in::setup_link::{self, SetupLink};

static WELCOME: LinkKind = LinkKind::new("welcome", "/welcome", Cause::LinkOver);

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
        hidden: vec![(LINK.to_owned(), LinkKind::handle(token))],
        account: known.card(),
        reason: NewPasswordReason::First { has_one: known.has_password() },
        minimum: visitor.provider.passwords.least(),
        problems,
    };
    let handle = LinkKind::handle(token);
    let (at, purpose) = (WELCOME.stands_at(&handle), WELCOME.purpose(&handle));
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
            return Ok(WELCOME.over(&visitor));
        }
        Ok(WELCOME.follow(&mut visitor, &token).await?)
    };
    or_failed(&provider, &request, answered.await)
}

/// GET /welcome.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let token = WELCOME.token_of(&visitor, asked.get(LINK).unwrap_or_default()).await?;
        let Some(token) = token else { return Ok(WELCOME.over(&visitor)) };
        match open(&provider, &token).await? {
            Some((_, known)) => Ok(shown(&visitor, &token, &known, Vec::new())),
            None => Ok(WELCOME.over(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /welcome: `new_password`.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let Posted { typed, handle, token } = WELCOME.posted(&visitor, body).await?;
        let Some((link, known)) = open(&provider, &token).await? else { return Ok(WELCOME.over(&visitor)) };
        let phc = match new_password(&provider, &known, typed.get("new_password")).await? {
            Ok(phc) => Secret::new(phc.expose()),
            Err(problems) => return Ok(shown(&visitor, &token, &known, problems)),
        };
        let set = SetPasswordByLink { user_id: link.user_id.clone(), epoch: link.epoch, before: link.password.clone(), phc };
        if let Err(not_done) = provider.perform(visitor.visit.acting_user(&link.user_id), set).await {
            // Of two forms with one link the other was first.
            let LinkNotTaken::Over = Failure::unless_refused(not_done)?;
            return Ok(WELCOME.over(&visitor));
        }
        setup_link::end(&provider.transient, &token, &link, provider.now()).await?;
        WELCOME.forget(&visitor, &handle).await?;
        let login = known.user.email.as_str().to_owned();
        begin_because(&mut visitor, "/account", Because::PasswordSet(login)).await
    };
    or_failed(&provider, &request, answered.await)
}
