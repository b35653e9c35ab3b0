//! The sessions that began with an account at a provider: they end with what allowed them.

use std::collections::HashSet;

use crate::acts::Acting;
use crate::acts::door::NotDone;
use crate::acts::session::Ending;
use crate::acts::upstream::{
    AccountNotRemoved, ChangeUpstream, DeleteUpstream, EndSessionsOfUpstream, RemoveAccount, UpstreamNotChanged, UpstreamNotDeleted,
};
use crate::factors::Kind;
use crate::provider::Provider;
use crate::sso::session::Session;
use crate::store::StoreError;
use crate::store::transient::Unavailable;
use crate::upstreams::links::{self, Connected};
use crate::upstreams::{self, Upstream};

/// So many people's sessions are counted for a page.
const COUNTED: usize = 500;

/// How many sessions began with an account at a provider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Begun {
    /// So many were found.
    pub found: usize,
    /// There may be more: not everybody was asked for.
    pub or_more: bool,
}

fn unavailable(error: Unavailable) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

/// The sessions of these people that one of these credentials began: the credentials' ids and the people's.
async fn begun(provider: &Provider, connected: &[(String, String)]) -> Result<Vec<Ending>, StoreError> {
    let people: HashSet<String> = connected.iter().map(|(_, user_id)| user_id.clone()).collect();
    let links: HashSet<(&str, &str)> = connected.iter().map(|(id, user_id)| (id.as_str(), user_id.as_str())).collect();
    let of_people = provider.sessions().of_users(&people).await.map_err(unavailable)?;
    let rests_on_one = |session: &Session| {
        let credentials =
            session.proofs.iter().filter(|proof| proof.kind == Kind::Upstream).filter_map(|proof| proof.credential.as_deref());
        credentials.into_iter().any(|id| links.contains(&(id, session.user_id.as_str())))
    };
    let mut found: Vec<Ending> = of_people.into_iter().filter(rests_on_one).map(Ending::from).collect();
    // Somebody may have two accounts there, and have shown both.
    found.sort_by(|one, other| one.sid.cmp(&other.sid));
    found.dedup_by(|one, other| one.sid == other.sid);
    Ok(found)
}

/// Those of the people who are connected with a provider whose connection is one of these.
async fn connected_with(provider: &Provider, name: &str, picks: impl Fn(&Connected) -> bool) -> Result<Vec<(String, String)>, StoreError> {
    let name = name.to_owned();
    let read = provider.database.read(move |conn| match upstreams::find_by_name(conn, &name)? {
        Some(upstream) => links::of_upstream(conn, &upstream.id),
        None => Ok(Vec::new()),
    });
    Ok(read.await?.into_iter().filter(picks).map(|link| (link.id, link.user_id)).collect())
}

/// How many sessions end where a provider is turned off or deleted, as a page and a command say it before.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn count(provider: &Provider, name: &str) -> Result<Begun, StoreError> {
    let connected = connected_with(provider, name, |_| true).await?;
    let asked = connected.get(..COUNTED).unwrap_or(&connected);
    let found = begun(provider, asked).await?;
    let found = found.into_iter().filter(|ending| !provider.revocations.session(&ending.sid)).count();
    Ok(Begun { found, or_more: asked.len() < connected.len() })
}

/// Ends what began while the provider was turned off: it was not there yet when the act looked.
async fn end_late(
    provider: &Provider,
    acting: &Acting,
    connected: &[(String, String)],
    ended: &[Ending],
) -> Result<(), NotDone<std::convert::Infallible>> {
    let mut late = begun(provider, connected).await?;
    late.retain(|ending| ended.iter().all(|before| before.sid != ending.sid));
    if late.is_empty() {
        return Ok(());
    }
    // The admin's own session may be one of those that ended.
    let acting = Acting { standing: None, ..acting.clone() };
    provider.perform(acting, EndSessionsOfUpstream { ends: late }).await
}

/// Changes a provider. The sessions of those whom it signs in no more end.
///
/// # Errors
/// As of the act, or a store is away.
pub(crate) async fn change(provider: &Provider, acting: &Acting, change: ChangeUpstream) -> Result<Upstream, NotDone<UpstreamNotChanged>> {
    let named = change.name.clone();
    let before = provider.database.read(move |conn| upstreams::find_by_name(conn, &named)).await?;
    let Some(before) = before.filter(|before| change.shuts_out(before)) else {
        return provider.perform(acting.clone(), change).await;
    };
    let after = change.would_be(&before);
    let connected = connected_with(provider, &change.name, |link| !after.signs_in(&link.authority, &link.subject)).await?;
    let ends = begun(provider, &connected).await?;
    let changed = provider.perform(acting.clone(), ChangeUpstream { ends: ends.clone(), ..change }).await?;
    end_late(provider, acting, &connected, &ends).await.map_err(|not_done| not_done.map(|never| match never {}))?;
    Ok(changed)
}

/// Deletes a provider, and ends the sessions that began with it.
///
/// # Errors
/// As of the act, or a store is away.
pub(crate) async fn delete(provider: &Provider, acting: &Acting, delete: DeleteUpstream) -> Result<(), NotDone<UpstreamNotDeleted>> {
    let connected = connected_with(provider, &delete.name, |_| true).await?;
    let ends = begun(provider, &connected).await?;
    provider.perform(acting.clone(), DeleteUpstream { ends: ends.clone(), ..delete }).await?;
    end_late(provider, acting, &connected, &ends).await.map_err(|not_done| not_done.map(|never| match never {}))
}

/// Takes an account at a provider away from a person, and ends the sessions that it began.
///
/// # Errors
/// As of the act, or a store is away.
pub(crate) async fn remove_account(
    provider: &Provider,
    acting: &Acting,
    (user_id, id): (&str, &str),
) -> Result<(), NotDone<AccountNotRemoved>> {
    let connected = [(id.to_owned(), user_id.to_owned())];
    let ends = begun(provider, &connected).await?;
    let remove = RemoveAccount { user_id: user_id.to_owned(), id: id.to_owned(), ends };
    provider.perform(acting.clone(), remove).await
}
