//! How large a form may be: those of somebody who is signed in may hold the metadata of an app or the claims of a person.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::visitor::Visitor;
use crate::http::form;
use crate::protocol::parameters::MAX_FORM_BYTES;
use crate::provider::Provider;

/// Middleware for every page: the form of a browser that brings a session which stands may be larger than a stranger's.
///
/// # Errors
/// What the inner services could not turn into an answer themselves.
pub async fn sized<B: MessageBody + 'static>(
    provider: web::Data<Provider>,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.method() == Method::POST && form::may_be_large(request.headers()) {
        // Where the store is away nobody is known, and the form is held to the smaller bound.
        let visitor = Visitor::of(&provider, request.request(), None).await;
        if visitor.is_ok_and(|visitor| visitor.sessions.current().is_some()) {
            form::allow(request.request(), MAX_FORM_BYTES);
        }
    }
    next.call(request).await
}
