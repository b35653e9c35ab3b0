//! `/lost-factors/{token}`: the link of the mails to a person who is said to have lost their second factor, by which they end that. No sign-in is
//! needed, for whoever holds the factor may not be able to, and looking changes nothing: a press does.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::followed_link::{LINK, LinkKind, Posted};
use super::page_answers::{self, or_failed, page};
use super::visitor::Visitor;
use crate::acts::loss::{CancelLoss, LossOver};
use crate::http::{Failure, FormBody, FormRefusal};
use crate::mail::LossLink;
use crate::pages::security::PageKind;
use crate::pages::{Cause, LostFactorsCancel, LostFactorsCancelled};
use crate::people::{losses, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

const HERE: &str = "/lost-factors";
const LINKS: LinkKind = LinkKind::new("lost-factors", HERE, Cause::LostFactorsOver);

/// The link is over; or this browser followed none.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    if visitor.browser_is_known { LINKS.over(visitor) } else { page_answers::link_over(visitor, Cause::NoCookies, "/account") }
}

/// What the link of a token ends, while it waits.
async fn open(provider: &Provider, token: &str) -> Result<Option<LossLink>, Failure> {
    let Some(link) = LossLink::open(&provider.keyring, token) else { return Ok(None) };
    let asked = link.clone();
    let waits = provider.database.read(move |conn| {
        let Some(person) = user::find(conn, &asked.user_id)? else { return Ok(false) };
        Ok::<_, StoreError>(losses::standing(conn, &person)?.is_some_and(|loss| loss.id == asked.id))
    });
    Ok(waits.await?.then_some(link))
}

/// GET /lost-factors/{token}.
pub async fn link(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local("/account"));
        match open(&provider, &token).await? {
            Some(_) => Ok(LINKS.follow(&mut visitor, &token).await?),
            None => Ok(LINKS.over(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// GET /lost-factors.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let handle = asked.get(LINK).unwrap_or_default();
        let Some(token) = LINKS.token_of(&visitor, handle).await? else { return Ok(over(&visitor)) };
        if open(&provider, &token).await?.is_none() {
            return Ok(over(&visitor));
        }
        let view = LostFactorsCancel { action: provider.settings.issuer.local(HERE), hidden: vec![(LINK.to_owned(), handle.to_owned())] };
        Ok(visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context(&LINKS.purpose(handle), None)))))
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /lost-factors.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let Posted { handle, token, .. } = LINKS.posted(&visitor, body).await?;
        let Some(link) = open(&provider, &token).await? else { return Ok(over(&visitor)) };
        if let Err(refused) = provider.perform(visitor.visit.acting_anonymous(), CancelLoss { link }).await {
            let LossOver::LinkOver = Failure::unless_refused(refused)?;
            return Ok(over(&visitor));
        }
        LINKS.forget(&visitor, &handle).await?;
        let view = LostFactorsCancelled { sign_in_url: provider.settings.issuer.local("/account") };
        Ok(visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context("lost-factors-cancelled", None)))))
    };
    or_failed(&provider, &request, answered.await)
}
