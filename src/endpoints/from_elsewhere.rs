//! Whose account here somebody has whom another provider signed in: the one that is connected, or one that is connected or made by what an admin
//! said of the provider. The same for a browser that comes back from there and for an app that brings an ID token.

use serde_json::{Map, Value};

use super::visitor::Visit;
use crate::acts::person::Description;
use crate::acts::upstream::{
    ConnectTrusted, FillInFromThere, GiveGroups, LinkNotUsed, NotRegisteredThere, NotTrusted, RegisterThere, Shown, UseLink,
};
use crate::config::SignUp as WhoMay;
use crate::http::Failure;
use crate::people::{Email, Status, names};
use crate::protocol::upstream::Identity;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::store::StoreError;
use crate::upstreams::{Upstream, links};

/// What rules are held against: the account, what was said of it, and whether that is all.
pub(super) type Said = (Shown, Map<String, Value>, bool);

/// What a provider said of whom it signed in.
pub(super) fn said_of(upstream: &Upstream, identity: &Identity) -> Said {
    (Shown::of(upstream, identity), identity.claims.clone(), identity.is_whole)
}

/// Does for whoever signed in with the connection `credential` what rules say: groups, and claims that are filled in.
///
/// # Errors
/// Where a store is away.
pub(super) async fn follow_rules(
    provider: &Provider,
    visit: &Visit,
    upstream: &Upstream,
    credential: &str,
    (shown, claims, is_whole): Said,
) -> Result<(), Failure> {
    let id = credential.to_owned();
    let read = provider.database.read(move |conn| Ok::<_, StoreError>((links::given(conn, &id)?, links::filled(conn, &id)?)));
    let (given, filled) = read.await?;
    if !upstream.details.group_rules.is_empty() || !given.is_empty() {
        let give = GiveGroups { shown: shown.clone(), claims: claims.clone(), is_whole };
        provider.perform(visit.acting_anonymous(), give).await?;
    }
    if !upstream.details.attribute_rules.is_empty() || !filled.is_empty() {
        provider.perform(visit.acting_anonymous(), FillInFromThere { shown, claims, is_whole }).await?;
    }
    Ok(())
}

/// The person and the credential that an account there is connected with.
///
/// # Errors
/// Where a store is away.
pub(super) async fn used(provider: &Provider, visit: &Visit, shown: &Shown) -> Result<Option<(String, String)>, Failure> {
    match provider.perform(visit.acting_anonymous(), UseLink { shown: shown.clone() }).await.map_err(Failure::unless_refused) {
        Ok(used) => Ok(Some(used)),
        Err(refused) => {
            let LinkNotUsed = refused?;
            Ok(None)
        }
    }
}

/// The same where an admin trusts the provider for the address.
///
/// # Errors
/// Where a store is away.
pub(super) async fn trusted(
    provider: &Provider,
    visit: &Visit,
    shown: &Shown,
    identity: &Identity,
) -> Result<Option<(String, String)>, Failure> {
    let Some(email) = identity.verified_email() else { return Ok(None) };
    let connect = ConnectTrusted { shown: shown.clone(), email: email.to_owned() };
    match provider.perform(visit.acting_anonymous(), connect).await.map_err(Failure::unless_refused) {
        Ok(_) => used(provider, visit, shown).await,
        Err(refused) => {
            let NotTrusted = refused?;
            Ok(None)
        }
    }
}

/// Whether an account was made.
pub(super) enum Registered {
    /// The person, and the credential.
    Made(String, String),
    /// The account with this address waits for an approval.
    Waits(String),
    /// No rule says so.
    No,
}

/// An account is made where a rule says so. What no form would let through is not let through here; the terms are asked for by the journey.
///
/// # Errors
/// Where a store is away.
pub(super) async fn registered(
    provider: &Provider,
    visit: &Visit,
    upstream: &Upstream,
    identity: &Identity,
    locale: Option<&str>,
) -> Result<Registered, Failure> {
    let settings = &provider.settings;
    let Some(email) = identity.verified_email().and_then(|email| Email::parse(email).ok()) else { return Ok(Registered::No) };
    let domain = email.domain();
    let is_admitted = match &settings.sign_up {
        WhoMay::Domains(_) => settings.sign_up.admits(domain),
        WhoMay::Closed | WhoMay::Invitation | WhoMay::Open => true,
    };
    if !upstream.accounts.admit(domain) || !is_admitted || settings.throwaway_domains.has(domain) {
        return Ok(Registered::No);
    }
    let mut claims = Map::new();
    if let Some(name) = identity.name.as_deref().filter(|name| names::full_name(name).is_ok()) {
        claims.insert("name".to_owned(), Value::from(name));
    }
    if let Some(locale) = locale {
        claims.insert("locale".to_owned(), Value::from(locale));
    }
    let drawn = provider.passwords.hash(&Secret::random(&provider.random)).await.map_err(Failure::unavailable)?;
    let register = RegisterThere {
        shown: Shown::of(upstream, identity),
        person: Description { email: email.as_str().to_owned(), email_verified: true, username: None, claims },
        phc: Secret::new(drawn.expose()),
        waits: settings.sign_up_approval,
    };
    match provider.perform(visit.acting_anonymous(), register).await.map_err(Failure::unless_refused) {
        Ok((person, credential)) if person.status == Status::Waiting => {
            // Whoever approves it sees what is said of them.
            follow_rules(provider, visit, upstream, &credential, said_of(upstream, identity)).await?;
            Ok(Registered::Waits(email.as_str().to_owned()))
        }
        Ok((person, credential)) => Ok(Registered::Made(person.id, credential)),
        Err(refused) => {
            let NotRegisteredThere::ProveIt = refused?;
            Ok(Registered::No)
        }
    }
}
