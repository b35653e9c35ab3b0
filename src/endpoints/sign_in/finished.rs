//! The answer of a journey that has just ended, for a form that was sent twice: a double click shows the second answer, and
//! that must be the first one again. Kept for a few seconds, sealed, for the browser of the journey alone.

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::endpoints::page_answers::{self, authorization_response};
use crate::endpoints::visitor::Visitor;
use crate::endpoints::{of_browser, sealed};
use crate::http::Failure;
use crate::protocol::authorization::response::AuthorizationResponse;

/// How long a second click may take.
const KEPT: Duration = Duration::from_secs(10);
/// The second form may overtake the end of the first: it waits so long for its answer.
const PATIENCE: Duration = Duration::from_millis(1500);
const PAUSE: Duration = Duration::from_millis(50);
const KIND: &str = "finished";

/// What a journey led to.
#[derive(Serialize, Deserialize)]
pub(in crate::endpoints) struct Finished {
    answer: AuthorizationResponse,
    app_name: String,
}

fn place(journey: &str) -> String {
    format!("finished.{journey}")
}

/// Gives the answer and keeps it for a second form of the same page.
pub(in crate::endpoints) async fn answer(
    visitor: &Visitor<'_>,
    journey: &str,
    answer: AuthorizationResponse,
    app_name: &str,
) -> Result<HttpResponse, Failure> {
    let finished = Finished { answer, app_name: app_name.to_owned() };
    let text = serde_json::to_vec(&finished).map_err(Failure::internal)?;
    // Sealed: a dump of the store holds no code that can be used.
    of_browser::keep(visitor, KIND, journey, &sealed::seal(visitor.provider, &place(journey), &text)?, KEPT).await?;
    Ok(authorization_response(visitor, finished.answer, &finished.app_name))
}

/// The answer that a journey of this browser ended with a moment ago, else that it is over.
pub(in crate::endpoints) async fn again(visitor: &Visitor<'_>, journey: &str) -> Result<HttpResponse, Failure> {
    let began = std::time::Instant::now();
    loop {
        if let Some(answer) = kept(visitor, journey).await? {
            return Ok(answer);
        }
        if began.elapsed() >= PATIENCE {
            return Ok(page_answers::expired(visitor));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The same for a page of the journey that is opened again: it waits for nothing.
pub(super) async fn a_moment_ago(visitor: &Visitor<'_>, journey: &str) -> Result<HttpResponse, Failure> {
    Ok(kept(visitor, journey).await?.unwrap_or_else(|| page_answers::expired(visitor)))
}

async fn kept(visitor: &Visitor<'_>, journey: &str) -> Result<Option<HttpResponse>, Failure> {
    let Some(kept) = of_browser::find(visitor, KIND, journey).await? else { return Ok(None) };
    let opened = sealed::open(visitor.provider, &place(journey), &kept)?;
    let Finished { answer, app_name } = serde_json::from_slice(&opened).map_err(Failure::internal)?;
    Ok(Some(authorization_response(visitor, answer, &app_name)))
}
