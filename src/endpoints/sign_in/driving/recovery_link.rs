//! `/recover/{token}`: the link of a mail by which a forgotten password is replaced. Opening it changes nothing but what this browser
//! may see, so that a program that follows links uses none up, and moves on to `/recover/link?link=..`, an address without the secret.
//! In the browser that asked, a press goes on; in any other the page shows the code to type there: no link that somebody else asked for
//! lets them in.
//!
//! A browser without cookies cannot be known again behind that: it is told so.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::find::find;
use crate::endpoints::page_answers::{self, Problem, or_failed, page as answered};
use crate::endpoints::sign_in::recovering;
use crate::endpoints::sign_in::step::{RECOVERY_CODE, SIGN_IN, action, app, hidden, shown};
use crate::endpoints::visitor::Visitor;
use crate::http::addresses::{Address, page};
use crate::http::answers;
use crate::pages::security::PageKind;
use crate::pages::{Cause, RecoveryElsewhere, RecoveryLink};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journey::Owed;
use crate::sign_in::journeys;

const HERE: &str = "/recover/link";
/// The parameter that names the link.
const LINK: &str = "link";

/// The addresses of the link. That with the token comes last: any segment is one.
pub(super) fn addresses() -> [Address; 2] {
    [page(HERE).get(show).query(&[LINK]), page("/recover/{token}").get(follow)]
}

/// The link was used, replaced or is too old, or mails are not offered any more; or this browser followed none.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    page_answers::link_over(visitor, Cause::RecoveryLinkOver, SIGN_IN)
}

/// The browser came from its own link a moment ago, and brings nothing of it.
fn without_cookies(visitor: &Visitor<'_>) -> HttpResponse {
    tracing::info!("a link of a mail was opened in a browser without cookies");
    Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::RecoveryLinkNoCookies).answer(visitor)
}

/// GET /recover/{token}.
async fn follow(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let moved_on = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local(SIGN_IN));
        if !provider.settings.recovery_by_mail {
            return Ok(over(&visitor));
        }
        match recovering::follow(&mut visitor, &token).await? {
            Some(handle) => Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&format!("{HERE}?{LINK}={handle}"))))),
            None => Ok(over(&visitor)),
        }
    };
    or_failed(&provider, &request, moved_on.await)
}

/// GET /recover/link.
async fn show(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let page = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let handle = parameters.get(LINK).unwrap_or_default();
        let followed = match recovering::followed(&visitor, handle).await? {
            Some(followed) if provider.settings.recovery_by_mail => followed,
            None if !visitor.browser_is_known => return Ok(without_cookies(&visitor)),
            _ => return Ok(over(&visitor)),
        };
        let kept = find(&mut visitor, &followed.journey).await?;
        let (waits, now) = (Owed::asks_for_password, provider.now());
        let Some(kept) = kept else {
            // The person remembered the password, or the sign-in is over: the code fits nowhere.
            if !journeys::owes(&provider.transient, &followed.journey, waits, now).await? {
                return Ok(over(&visitor));
            }
            let html = RecoveryElsewhere { code: followed.code }.render(&visitor.context("recovery-link", None));
            return Ok(visitor.send(answered(StatusCode::OK, PageKind::Own, html)));
        };
        let journey = &kept.journey;
        if !journey.next().is_some_and(waits) {
            return Ok(visitor.send(answers::see_other(&action(&visitor, SIGN_IN, journey))));
        }
        let view = RecoveryLink {
            action: action(&visitor, RECOVERY_CODE, journey),
            app: app(&visitor, journey),
            hidden: [hidden(journey), vec![("code".to_owned(), followed.code)]].concat(),
        };
        Ok(shown(&visitor, journey, |context| view.render(context)))
    };
    or_failed(&provider, &request, page.await)
}
