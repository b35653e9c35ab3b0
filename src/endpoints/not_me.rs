//! `/not-me/{token}`: the link of a notice by which a person says that what it told of was not them. No sign-in is needed, for they may not be
//! able to. The press ends all that the person had, lets nobody in with the password, and is seen by the admins. No other link of theirs is good
//! after it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::followed_link::{LINK, LinkKind, Posted};
use super::page_answers::{self, or_failed, page};
use super::visitor::Visitor;
use crate::acts::disown::{self, ChangeNotDisowned, DisownChange, Whom};
use crate::http::{Failure, FormBody, FormRefusal};
use crate::mail::Disowning;
use crate::pages::security::PageKind;
use crate::pages::{Cause, NotMe, NotMeDone};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;

const HERE: &str = "/not-me";
const LINKS: LinkKind = LinkKind::new("not-me", HERE, Cause::NotMeOver);

/// The link is over; or this browser followed none.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    if visitor.browser_is_known { LINKS.over(visitor) } else { page_answers::link_over(visitor, Cause::NoCookies, "/account") }
}

/// What the link of a token says, and of whom, while it is good.
async fn open(provider: &Provider, token: &str) -> Result<Option<(Disowning, Whom)>, Failure> {
    let now = provider.now();
    let Some(link) = Disowning::open(&provider.keyring, token, now) else { return Ok(None) };
    let asked = link.clone();
    let whom = provider.database.read(move |conn| disown::whom(conn, &asked, now)).await?;
    Ok(whom.map(|whom| (link, whom)))
}

/// GET /not-me/{token}.
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

/// GET /not-me.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let handle = asked.get(LINK).unwrap_or_default();
        let Some(token) = LINKS.token_of(&visitor, handle).await? else { return Ok(over(&visitor)) };
        let Some((_, whom)) = open(&provider, &token).await? else { return Ok(over(&visitor)) };
        let view = NotMe {
            action: provider.settings.issuer.local(HERE),
            hidden: vec![(LINK.to_owned(), handle.to_owned())],
            // Whoever opens the link reads the mails of this address; the present one is none of theirs.
            address: whom.former.map(|former| former.email.as_str().to_owned()),
        };
        Ok(visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context(&LINKS.purpose(handle), None)))))
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /not-me.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let Posted { handle, token, .. } = LINKS.posted(&visitor, body).await?;
        let Some((link, _)) = open(&provider, &token).await? else { return Ok(over(&visitor)) };
        let drawn = provider.passwords.hash(&Secret::random(&provider.random)).await.map_err(Failure::unavailable)?;
        let disown = DisownChange { link, phc: Secret::new(drawn.expose()), recovery_by_mail: provider.settings.recovery_by_mail };
        let done = match provider.perform(visitor.visit.acting_anonymous(), disown).await {
            Ok(done) => done,
            Err(refused) => {
                let ChangeNotDisowned::LinkOver = Failure::unless_refused(refused)?;
                return Ok(over(&visitor));
            }
        };
        LINKS.forget(&visitor, &handle).await?;
        let local = |path| provider.settings.issuer.local(path);
        let view = NotMeDone {
            address: done.address,
            stays: done.stays,
            way_back: done.way_back,
            recover_url: local("/recover"),
            sign_in_url: local("/account"),
        };
        Ok(visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context("not-me-done", None)))))
    };
    or_failed(&provider, &request, answered.await)
}
