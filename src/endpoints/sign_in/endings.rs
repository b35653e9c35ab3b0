//! Sessions end: here or wherever they are.

use crate::acts::end_session;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::provider::Provider;
use crate::sso::session::Session;

/// Ends sessions of this browser, and whatever else it holds of the same people: their rows, their records, their place in the
/// list.
pub(crate) async fn end_here(visitor: &mut Visitor<'_>, sessions: &[Session]) -> Result<(), Failure> {
    let provider = visitor.provider;
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
    let endings: Vec<end_session::Ending> = sessions.iter().cloned().map(end_session::Ending::from).collect();
    let sids: Vec<String> = endings.iter().map(|ending| ending.sid.clone()).collect();
    let lifetime = provider.settings.session_lifetime;
    provider.database.write(move |conn| end_session::end(conn, &acting, &endings, lifetime)).await?;
    forget(provider, &sids).await;
    Ok(())
}

/// Forgets the records of sessions that ended: the rows refuse them already, and where the transient store is away the records
/// expire.
pub(crate) async fn forget(provider: &Provider, sids: &[String]) {
    if let Err(error) = provider.sessions().end(sids).await {
        tracing::warn!(%error, "the records of ended sessions could not be deleted: they expire by themselves");
    }
    provider.learn_revocations().await;
}

/// Forgets the records of a person's sessions, all of which ended: the rows refuse them already, and where the transient
/// store is away the records expire.
pub(crate) async fn forget_all_of(provider: &Provider, user_id: &str) {
    let theirs = provider.sessions().of_user(user_id).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the records of ended sessions could not be deleted: they expire by themselves");
        Vec::new()
    });
    let sids: Vec<String> = theirs.into_iter().map(|session| session.sid).collect();
    forget(provider, &sids).await;
}
