//! A trial of an app begins, from the console: a real sign-in with all that the app's own would ask. What it leads to is
//! [`super::finishing`]'s, and what it showed [`super::tried`].

use actix_web::HttpResponse;

use super::tried::Came;
use super::{beginning, driving};
use crate::endpoints::visitor::Visitor;
use crate::http::Stop;
use crate::protocol::authorization::request_claims::RequestClaims;

/// Begins with what the app would ask. An outcome at once where that is refused.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn begin(visitor: &mut Visitor<'_>, claims: &RequestClaims, by: &str) -> Result<Result<HttpResponse, Came>, Stop> {
    match beginning::for_trial(visitor, claims, by).await? {
        Ok(journey) => driving::go_on(visitor, None, journey).await.map(Ok),
        Err(rejection) => Ok(Err(Came::from(&rejection))),
    }
}
