//! A session becomes the current one of this browser: one that begins, or one that is there already.

use super::end_everywhere;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::sso::session::Session;

/// Keeps the record of a session that begins; where this person has one in this browser already, begun by a form that was
/// sent at the same moment, `change` brings into that one what was proven, and it is the session.
pub(super) async fn begin(visitor: &Visitor<'_>, fresh: Session, change: impl Fn(&mut Session)) -> Result<Session, Failure> {
    let provider = visitor.provider;
    let sessions = provider.sessions();
    sessions.keep(&fresh).await?;
    let honoured = |session: &Session| !provider.revocations.session(&session.sid);
    let Some(first) = sessions.beside(&fresh, &visitor.browser.hashes(), honoured).await? else { return Ok(fresh) };
    let Some(joined) = sessions.renew(&first.sid, change).await? else { return Ok(fresh) };
    sessions.end(&[fresh.sid]).await?;
    Ok(joined)
}

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
    let honoured = |other: &Session| visitor.sessions.session(&other.sid).is_some();
    provider.sessions().beside(session, &visitor.browser.hashes(), honoured).await?;
    let cookie = provider.sessions().adopt(&visitor.sessions, session, client_id, &provider.random).await?;
    visitor.set_session_cookie(Some(cookie.clone()));
    visitor.sessions = provider.sessions().of_browser(vec![cookie]).await?;
    Ok(())
}
