//! Sessions end: here or wherever they are.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::acts::end_session;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::people::user::{self, User};
use crate::provider::Provider;
use crate::sso::session::Session;
use crate::sso::sessions::Which;
use crate::store::{Connection, StoreError};

/// Sessions that are read at once.
const READ: usize = 200;
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
    let endings: Vec<end_session::Ending> = sessions.iter().cloned().map(end_session::Ending::from).collect();
    let sids: Vec<String> = endings.iter().map(|ending| ending.sid.clone()).collect();
    let lifetime = provider.settings.session_lifetime;
    provider.database.write(move |conn| end_session::end(conn, &acting, &endings, lifetime)).await?;
    forget(provider, &sids).await;
    Ok(())
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

/// Forgets the records of sessions that ended: the rows refuse them already, and where the transient store is away the records
/// expire.
pub(crate) async fn forget(provider: &Provider, sids: &[String]) {
    if let Err(error) = provider.sessions().end(sids).await {
        tracing::warn!(%error, "the records of ended sessions could not be deleted: they expire by themselves");
    }
    provider.learn_revocations().await;
}

/// The sessions that count, with whose they are: without those that ended though their record is there still, revoked or
/// of an older epoch.
///
/// # Errors
/// Where the database is away.
pub(crate) async fn alive(provider: &Provider, mut sessions: Vec<Session>) -> Result<Vec<(Session, User)>, StoreError> {
    sessions.retain(|session| !provider.revocations.session(&session.sid));
    provider.database.read(move |conn| honoured(conn, sessions)).await
}

/// Those of `sessions` whose person may still sign in and was not signed out everywhere since, with whose they are.
///
/// # Errors
/// Where the database is away.
pub(crate) fn honoured(conn: &mut Connection, sessions: Vec<Session>) -> Result<Vec<(Session, User)>, StoreError> {
    let (mut honoured, mut people) = (Vec::new(), BTreeMap::new());
    for session in sessions {
        let person = match people.entry(session.user_id.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(user::find(conn, &session.user_id)?),
        };
        let person = person.as_ref().filter(|person| person.honours(session.epoch)).cloned();
        honoured.extend(person.map(|person| (session, person)));
    }
    Ok(honoured)
}

/// The ids of those that count no more.
async fn ended(provider: &Provider, sessions: Vec<Session>) -> Result<Vec<String>, StoreError> {
    let mut sids: Vec<String> = sessions.iter().map(|session| session.sid.clone()).collect();
    let alive = alive(provider, sessions).await?;
    sids.retain(|sid| alive.iter().all(|(session, _)| session.sid != *sid));
    Ok(sids)
}

/// Forgets the records of a person's sessions that ended: the rows refuse them already. One that began since stays. Where a
/// store is away the records expire.
pub(crate) async fn forget_all_of(provider: &Provider, user_id: &str) {
    // Rows that another process wrote a moment ago, too.
    provider.learn_revocations().await;
    let found = async { Ok::<_, Failure>(ended(provider, provider.sessions().of_user(user_id).await?).await?) };
    let sids = found.await.unwrap_or_else(|failure| {
        tracing::warn!(?failure, "the records of ended sessions could not be deleted: they expire by themselves");
        Vec::new()
    });
    forget(provider, &sids).await;
}

/// Forgets the records of everybody's sessions that ended, page by page: the rows refuse them already. Those that began since
/// stay.
///
/// # Errors
/// Where a store is away: the records expire.
pub async fn forget_ended(provider: &Provider) -> Result<(), Failure> {
    let sessions = provider.sessions();
    let mut skip = Some(0);
    while let Some(at) = skip {
        let page = sessions.page(Which::All, at, READ).await?;
        let over = ended(provider, page.sessions).await?;
        sessions.end(&over).await?;
        // What was forgotten stands in the list no more.
        skip = page.next.map(|next| next.saturating_sub(over.len()));
    }
    Ok(())
}
