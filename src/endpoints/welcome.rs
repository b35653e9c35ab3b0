//! `/welcome/{token}`: a person sets a password by the one-time link that an admin made for them. Looking changes nothing,
//! so that a program that follows links uses none up; setting the password is a POST.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::page_answers::{self, or_failed, page};
use super::sign_in::{self, Known};
use super::visitor::Visitor;
use crate::acts::{ActError, user_password};
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::pages::security::PageKind;
use crate::pages::{NewPassword, NewPasswordProblem, NewPasswordReason};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::factors::password;
use crate::sign_in::setup_link::{self, SetupLink};

const PURPOSE: &str = "welcome";

/// The link of a token with the person whose it is, while it is good.
async fn open(provider: &Provider, token: &str) -> Result<Option<(SetupLink, Known)>, Failure> {
    let Some(link) = setup_link::find(&provider.transient, token, provider.now()).await? else { return Ok(None) };
    let known = sign_in::account(provider, &link.user_id, None).await?;
    let good = |known: &Known| known.user.is_active() && known.user.epoch == link.epoch && known.password_id() == link.password.as_deref();
    Ok(known.filter(good).map(|known| (link, known)))
}

fn shown(visitor: &Visitor<'_>, token: &str, known: &Known, problems: Vec<NewPasswordProblem>) -> HttpResponse {
    let view = NewPassword {
        action: visitor.provider.settings.issuer.local("/welcome"),
        app: None,
        hidden: vec![("token".to_owned(), token.to_owned())],
        account: known.card(),
        reason: NewPasswordReason::First,
        minimum: u32::try_from(password::SHORTEST).unwrap_or(8),
        problems,
    };
    visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context(PURPOSE, None))))
}

/// GET /welcome/{token}.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local("/account"));
        match open(&provider, &token).await? {
            Some((_, known)) => Ok(shown(&visitor, &token, &known, Vec::new())),
            None => Ok(page_answers::expired(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /welcome: `token` and `new_password`.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        visitor.return_to(provider.settings.issuer.local("/account"));
        let body = match body {
            Ok(body) => body,
            Err(refusal) => return Ok(page_answers::refused_body(&visitor, refusal)),
        };
        let typed = Parameters::read(&body.0);
        if !visitor.form_is_ours(&typed, PURPOSE) {
            return Ok(page_answers::foreign_form(&visitor, None).await);
        }
        if let Some(fault) = typed.fault() {
            return Ok(page_answers::malformed(&visitor, fault));
        }
        let token = typed.get("token").unwrap_or_default();
        let Some((link, known)) = open(&provider, token).await? else { return Ok(page_answers::expired(&visitor)) };
        let phc = match sign_in::new_password(&provider, &known, typed.get("new_password")).await? {
            Ok(phc) => Secret::new(phc.expose()),
            Err(problems) => return Ok(shown(&visitor, token, &known, problems)),
        };
        let (acting, ring, used) = (visitor.visit.acting_user(&link.user_id), provider.keyring.clone(), link.clone());
        let set = provider
            .database
            .write_serializable(move |conn| {
                user_password::set_by_link(conn, &acting, &ring, (&used.user_id, used.epoch, used.password.as_deref()), &phc)
            })
            .await;
        match set {
            Ok(()) => {}
            // Of two forms with one link the other was first.
            Err(ActError::Stale) => return Ok(page_answers::expired(&visitor)),
            Err(error) => return Err(error.into()),
        }
        provider.learn_revocations().await;
        setup_link::end(&provider.transient, token, &link, provider.now()).await?;
        Ok(visitor.send(answers::see_other(&provider.settings.issuer.local("/account"))))
    };
    or_failed(&provider, &request, answered.await)
}
