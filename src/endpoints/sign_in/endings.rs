//! Sessions end: here or wherever they are.

use crate::acts::session::{EndOwnSessions, Ending};
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::sso::session::Session;

/// So many sessions a person may have: whoever signs in again and again without cookies fills no store.
const MOST_OF_ONE: usize = 200;

/// Ends sessions of this browser, and whatever else it holds of the same people: their rows, their records, their place in the
/// list. Who comes next at this browser has another id.
pub(crate) async fn end_here(visitor: &mut Visitor<'_>, sessions: &[Session]) -> Result<(), Failure> {
    let provider = visitor.provider;
    if !sessions.is_empty() {
        visitor.renew_id();
    }
    let mut sessions = sessions.to_vec();
    for held in &visitor.sessions.live {
        let is_theirs = sessions.iter().any(|session| session.user_id == held.user_id);
        if is_theirs && sessions.iter().all(|session| session.sid != held.sid) {
            sessions.push(held.clone());
        }
    }
    end_everywhere(visitor, &sessions).await?;
    let sids: Vec<String> = sessions.iter().map(|session| session.sid.clone()).collect();
    let cookie = provider.sessions().forget(&visitor.sessions, &sids, &provider.random).await?;
    visitor.set_session_cookie(cookie.clone());
    visitor.sessions = provider.sessions().of_browser(cookie.into_iter().collect()).await?;
    Ok(())
}

/// Ends sessions wherever they are.
pub(crate) async fn end_everywhere(visitor: &Visitor<'_>, sessions: &[Session]) -> Result<(), Failure> {
    let provider = visitor.provider;
    let Some(first) = sessions.first() else { return Ok(()) };
    let acting = visitor.visit.acting_user(&first.user_id);
    let sessions = sessions.iter().cloned().map(Ending::from).collect();
    Ok(provider.perform(acting, EndOwnSessions { sessions }).await?)
}

/// Ends those of a person's sessions that are more than one may have: the ones unused for longest. Where a store is away that is
/// for their next sign-in.
pub(super) async fn end_surplus_of(visitor: &Visitor<'_>, user_id: &str) {
    let ended = async {
        let surplus = visitor.provider.sessions().beyond(user_id, MOST_OF_ONE).await?;
        end_everywhere(visitor, &surplus).await
    };
    if let Err(failure) = ended.await {
        tracing::warn!(?failure, "sessions that are more than a person may have could not be ended");
    }
}
