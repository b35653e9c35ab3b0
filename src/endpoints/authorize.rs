//! `/authorize`, GET and POST ([OpenID Connect Core §3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint)).

use actix_web::{HttpRequest, HttpResponse, web};

use super::page_answers;
use super::posted::{self, Posted};
use super::sign_in::{beginning, driving};
use super::visitor::Visitor;
use super::way_back::{self, WayBack};
use crate::http::{FormBody, FormRefusal, Stop, answers};
use crate::protocol::authorization::request_claims::{RequestClaim, RequestClaims, meaningful};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// Requests that came by POST, for the GET that follows.
const POSTED: Posted = posted::kind("posted-request");

/// GET /authorize.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let query = request.query_string();
        // Only the address that we made is that alone; elsewhere it is a parameter that nobody knows (RFC 6749 §3.1).
        let kept = match query.strip_prefix("posted=").filter(|noted| !noted.contains('&')) {
            // Behind the id stands where the page leads once it is old.
            Some(noted) => match posted::find(&provider, &POSTED, noted.split('.').next().unwrap_or_default()).await? {
                Some(kept) => Some(kept),
                None => {
                    let mut visitor = Visitor::blank(&provider, &request);
                    visitor.comes_for(noted);
                    return Ok(page_answers::expired(&visitor));
                }
            },
            None => None,
        };
        let parameters = Parameters::read(kept.as_deref().map_or(query, String::as_str).as_bytes());
        answer(&provider, &request, &RequestClaims::of_parameters(&parameters)).await
    };
    page_answers::or_failed(&provider, &request, answered.await)
}

/// POST /authorize. From another site it comes without our cookies: it is kept, and a GET goes on with them.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let body = match body {
        Ok(body) => body,
        Err(refusal) => return page_answers::refused_body(&Visitor::blank(&provider, &request), refusal),
    };
    let mut visitor = Visitor::blank(&provider, &request);
    if !visitor.may_begin() {
        return page_answers::too_many(&visitor);
    }
    let parameters = Parameters::read(&body.0);
    let asked = RequestClaims::of_parameters(&parameters);
    let answered = async {
        // Client, address and all the rest are held against the rules first: nothing is kept of what is refused anyway.
        let languages: Vec<String> =
            asked.get(RequestClaim::UiLocales).unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect();
        visitor.prefer_languages(&languages);
        beginning::check(&visitor, &asked).await?;
        let id = posted::keep(&visitor, &POSTED, &meaningful(&parameters)).await?;
        let app = WayBack::App(asked.get(RequestClaim::ClientId).unwrap_or_default().to_owned());
        let noted = way_back::sealed_return(&provider, id.expose(), &app);
        Ok(answers::see_other(&provider.settings.issuer.local(&format!("/authorize?posted={noted}"))))
    };
    page_answers::or_failed(&provider, &request, answered.await)
}

async fn answer(provider: &Provider, request: &HttpRequest, asked: &RequestClaims) -> Result<HttpResponse, Stop> {
    let mut visitor = Visitor::of(provider, request, asked.get(RequestClaim::UiLocales)).await?;
    let journey = beginning::for_request(&mut visitor, asked).await?;
    driving::go_on(&mut visitor, None, journey).await
}
