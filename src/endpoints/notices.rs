//! What was just done, told once on the next page. It is kept for the session in which it was done, in the browser that did it: no
//! link can make a page say it, nor can whoever noted the browser's id or planted it there.

use std::time::Duration;

use actix_web::HttpRequest;

use super::kept::Kept;
use super::visitor::Visitor;
use crate::http::Failure;
use crate::pages::Notice;

/// Until the next page comes.
const NOTICE: Kept<Notice> = Kept::proven("notice", Duration::from_secs(5 * 60));
/// The query that says that there is something to tell.
const MARK: &str = "done";

/// What the notices of this browser's present session are kept by; of a browser without one, its id alone.
fn whose<'v>(visitor: &'v Visitor<'_>) -> &'v str {
    visitor.sessions.current().map(|session| session.sid.as_str()).unwrap_or_default()
}

/// Leaves `notice` for the page at `path`; gives the path to go to.
///
/// # Errors
/// Where the transient store is away.
pub async fn leave(visitor: &Visitor<'_>, path: &str, notice: &Notice) -> Result<String, Failure> {
    NOTICE.of_browser(visitor, whose(visitor)).keep(visitor, notice).await?;
    let sign = if path.contains('?') { '&' } else { '?' };
    Ok(format!("{path}{sign}{MARK}"))
}

/// What was left for this page; told once. A store that is away tells nothing.
pub async fn take(visitor: &Visitor<'_>, request: &HttpRequest) -> Option<Notice> {
    if !request.query_string().split('&').any(|part| part == MARK) {
        return None;
    }
    let of_session = NOTICE.of_browser(visitor, whose(visitor)).take(visitor.provider).await.ok().flatten();
    match of_session {
        // Left before the first sign-in, by the one who set everything up.
        None => NOTICE.of_browser(visitor, "").take(visitor.provider).await.ok().flatten(),
        told => told,
    }
}
