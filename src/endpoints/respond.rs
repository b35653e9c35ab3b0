//! The one way out for an answer to an app, in the mode that it asked for.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::page_answers::page;
use super::visitor::Visitor;
use crate::http::answers;
use crate::pages::FormPost;
use crate::pages::security::PageKind;
use crate::protocol::authorization::response::AuthorizationResponse;

/// The answer to the app, in the mode that it asked for.
pub(super) fn send(visitor: &Visitor<'_>, response: AuthorizationResponse, app_name: &str) -> HttpResponse {
    visitor.send(match response {
        AuthorizationResponse::Redirect(location) => answers::see_other(&location),
        AuthorizationResponse::FormPost { action, fields } => {
            let form = FormPost { action, fields, app_name: app_name.to_owned() };
            page(StatusCode::OK, PageKind::Journey, form.render(&visitor.context("form-post", None)))
        }
    })
}
