//! The recent sign-in that a sensitive act needs: account pages and the console ask for it in one way.

use actix_web::HttpResponse;

use super::driving::begin_for_account;
use crate::endpoints::visitor::Visitor;
use crate::factors::proof::RECENT;
use crate::http::Stop;
use crate::sign_in::journey::{Demands, TwoFactors};
use crate::sso::session::Session;

/// Asks the person of `session` for the factors that they did not prove lately, and then brings them to `return_to`, a path of
/// ours that is opened with GET. Whoever signs in as somebody else there comes back as that person: the page looks again.
///
/// # Errors
/// Where a store is away.
pub async fn prove_again(visitor: &mut Visitor<'_>, session: &Session, return_to: &str) -> Result<HttpResponse, Stop> {
    let user_id = session.user_id.clone();
    begin_for_account(visitor, return_to, Demands { max_age: Some(RECENT), ..Demands::default() }, Some(user_id)).await
}

/// The same, where nothing less than two factors will do.
///
/// # Errors
/// Where a store is away.
pub async fn prove_both(visitor: &mut Visitor<'_>, session: &Session, return_to: &str) -> Result<HttpResponse, Stop> {
    let demands = Demands { max_age: Some(RECENT), two_factors: TwoFactors::Demanded, ..Demands::default() };
    begin_for_account(visitor, return_to, demands, Some(session.user_id.clone())).await
}
