//! The answer of a journey that has just ended, for a page of it that is opened again in the same moment: another tab, or a
//! reload. Kept for a few seconds, for the session that it was given in. A form that is sent twice is answered by
//! [`crate::endpoints::once`].

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::endings::alive;
use crate::endpoints::kept::Kept;
use crate::endpoints::page_answers::{self, authorization_response};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, answers};
use crate::protocol::authorization::response::AuthorizationResponse;
use crate::sign_in::journeys;
use crate::store::transient::Transient as _;

/// By the id of its journey.
const FINISHED: Kept<Finished> = Kept::proven("finished", Duration::from_secs(10));

/// Whose an answer is.
#[derive(Serialize, Deserialize)]
enum Owner {
    /// That of this session.
    Session(String),
    /// Nobody signed in: that of the browser with these hashes of its ids.
    Browser(Vec<String>),
}

/// What a journey led to.
#[derive(Serialize, Deserialize)]
struct Finished {
    owner: Owner,
    answer: AuthorizationResponse,
    app_name: String,
}

/// Gives the answer, and keeps it for a page of the same journey in the session `sid`.
pub(in crate::endpoints) async fn answer(
    visitor: &Visitor<'_>,
    journey: &str,
    sid: Option<&str>,
    answer: AuthorizationResponse,
    app_name: &str,
) -> Result<HttpResponse, Failure> {
    let owner = sid.map_or_else(|| Owner::Browser(visitor.browser.hashes()), |sid| Owner::Session(sid.to_owned()));
    let finished = Finished { owner, answer, app_name: app_name.to_owned() };
    FINISHED.of(journey).keep(visitor, &finished).await?;
    Ok(authorization_response(visitor, finished.answer, &finished.app_name))
}

/// Whether the answer is this browser's still: an id alone proves nobody, and a session may have ended.
async fn is_for(visitor: &Visitor<'_>, owner: &Owner) -> Result<bool, Failure> {
    let session = match owner {
        Owner::Browser(ids) => return Ok(visitor.browser.hashes().iter().any(|id| ids.contains(id))),
        Owner::Session(sid) => visitor.sessions.session(sid).cloned(),
    };
    Ok(match session {
        Some(session) => !alive(visitor.provider, vec![session]).await?.is_empty(),
        None => false,
    })
}

/// The answer that a journey of this browser ended with a moment ago, else that it is over.
pub(in crate::endpoints) async fn a_moment_ago(visitor: &Visitor<'_>, journey: &str) -> Result<HttpResponse, Failure> {
    Ok(match FINISHED.of(journey).find(visitor.provider).await? {
        Some(Finished { owner, answer, app_name }) if is_for(visitor, &owner).await? => authorization_response(visitor, answer, &app_name),
        _ => page_answers::expired(visitor),
    })
}

/// The same for a form. Another form of the same journey may have been first, and its answer brings the cookies that the journey
/// is bound to now: the journey is opened again, with those.
pub(super) async fn where_it_stands(visitor: &Visitor<'_>, journey: &str) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    let goes_on = provider.transient.get(&journeys::key(journey), provider.now()).await?.is_some();
    if goes_on || FINISHED.of(journey).find(provider).await?.is_some() {
        return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&format!("/sign-in?journey={journey}")))));
    }
    Ok(page_answers::expired(visitor))
}
