//! The recent sign-in that a sensitive act needs: account pages and the console ask for it in one way.

use std::time::Duration;

use actix_web::HttpResponse;

use super::begin_for_account;
use crate::clock::Timestamp;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::sign_in::journey::Demands;
use crate::sso::session::Session;

/// How old the proof of any factor may be for a sensitive act.
pub const RECENT: Duration = Duration::from_secs(10 * 60);

/// Whether every factor that the session holds was proven within [`RECENT`].
pub fn is_recent(session: &Session, now: Timestamp) -> bool {
    !session.factors.is_empty() && now.since(session.auth_time()) <= RECENT
}

/// Asks the person of `session` to prove again who they are, and then brings them to `return_to`, a path of ours that is
/// opened with GET. Whoever signs in as somebody else there comes back as that person: the page looks again.
///
/// # Errors
/// Where a store is away.
pub async fn prove_again(visitor: &mut Visitor<'_>, session: &Session, return_to: &str) -> Result<HttpResponse, Failure> {
    let user_id = session.user_id.clone();
    begin_for_account(visitor, return_to, Demands { login: true, ..Demands::default() }, Some(user_id)).await
}
