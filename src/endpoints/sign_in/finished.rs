//! The answer of a journey that has just ended, for a page of it that is opened again in the same moment: another tab, or a
//! reload. Kept for a few seconds, for the browser of the journey alone. A form that is sent twice is answered by
//! [`crate::endpoints::once`].

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::endpoints::kept::Kept;
use crate::endpoints::page_answers::{self, authorization_response};
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::protocol::authorization::response::AuthorizationResponse;

/// By the id of its journey.
const FINISHED: Kept<Finished> = Kept::proven("finished", Duration::from_secs(10));

/// What a journey led to.
#[derive(Serialize, Deserialize)]
struct Finished {
    answer: AuthorizationResponse,
    app_name: String,
}

/// Gives the answer, and keeps it for a page of the same journey.
pub(in crate::endpoints) async fn answer(
    visitor: &Visitor<'_>,
    journey: &str,
    answer: AuthorizationResponse,
    app_name: &str,
) -> Result<HttpResponse, Failure> {
    let finished = Finished { answer, app_name: app_name.to_owned() };
    FINISHED.of_browser(visitor, journey).keep(visitor, &finished).await?;
    Ok(authorization_response(visitor, finished.answer, &finished.app_name))
}

/// The answer that a journey of this browser ended with a moment ago, else that it is over.
pub(in crate::endpoints) async fn a_moment_ago(visitor: &Visitor<'_>, journey: &str) -> Result<HttpResponse, Failure> {
    Ok(match FINISHED.of_browser(visitor, journey).find(visitor.provider).await? {
        Some(Finished { answer, app_name }) => authorization_response(visitor, answer, &app_name),
        None => page_answers::expired(visitor),
    })
}
