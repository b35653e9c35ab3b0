//! A session becomes the current one of this browser: one that begins, or one that is there already.

use super::endings::end_everywhere;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::sso::session::Session;

/// Makes a session whose record is kept the current one of this browser, under a new cookie. What it pushes out of the list
/// ends as at sign-out, before the list forgets it: nobody could end it from here any more.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn adopt(visitor: &mut Visitor<'_>, session: &Session, client_id: Option<&str>) -> Result<(), Failure> {
    let provider = visitor.provider;
    for gone in visitor.sessions.pushed_out_by(session) {
        end_everywhere(visitor, std::slice::from_ref(&gone)).await?;
    }
    // Forms that are under way and bring the old cookie find it so.
    let is_valid = |other: &Session| visitor.sessions.session(&other.sid).is_some();
    provider.sessions().join_or_register(session, &visitor.browser.hashes(), is_valid).await?;
    let cookie = provider.sessions().adopt(&visitor.sessions, session, client_id, &provider.random).await?;
    visitor.set_session_cookie(Some(cookie.clone()));
    visitor.sessions = provider.sessions().of_browser(vec![cookie]).await?;
    Ok(())
}
