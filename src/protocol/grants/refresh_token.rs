//! The refresh token grant ([RFC 6749 §6](https://www.rfc-editor.org/rfc/rfc6749#section-6)) with rotation and the
//! detection of stolen tokens ([RFC 9700 §4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)).
//!
//! A refresh token names its grant and a generation. The row holds the generation that is good: the one before it answers
//! for a short grace, since answers get lost and callers race; anything older was stolen from somebody.

use super::context::Context;
use super::{Grant, GrantStanding};
use crate::clock::Timestamp;
use crate::protocol::acr::Acr;
use crate::protocol::client::Client;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::scope::{OFFLINE_ACCESS, STANDARD, Scopes};
use crate::protocol::tokens::access::Access;
use crate::protocol::tokens::refresh::RefreshToken;

/// What a good refresh token gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Refreshed {
    /// The grant as its row will be; the refresh token to give names its generation.
    pub grant: Grant,
    /// What the access token is for.
    pub access: Access,
}

/// What is to be done with a refresh token that was presented.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// Swap the row where its generation still is `from` and it is not revoked: `generation`, `advanced_at` and `expires_at`
    /// become those of the grant given here. Where the swap changes no row: read again and decide once more.
    Advance {
        /// The generation that the row must still have.
        from: i64,
        /// The next generation.
        refreshed: Refreshed,
    },
    /// The client does not rotate: the token stays good. Only `expires_at` moved on; write it where it is worth a write.
    Stay(Refreshed),
    /// The token before the newest, within the grace: give the row's generation again and an access token, audit it, and
    /// change nothing.
    Grace(Refreshed),
    /// A token that was used up long ago: revoke the grant, audit it, tell the person, answer [`no_such_token`].
    Reuse,
    /// Answer this; nothing changes.
    Refuse(OAuthError),
}

/// Decides over a refresh token: `token` where it could be read and its MAC is right, `grant` where its row was found.
pub fn decide(
    client: &AuthenticatedClient,
    token: Option<&RefreshToken>,
    grant: Option<&Grant>,
    standing: &GrantStanding,
    parameters: &Parameters,
    context: &Context<'_>,
) -> Decision {
    // (1) not a token of ours, of this client, of this key
    let (Some(token), Some(grant)) = (token, grant) else {
        return Decision::Refuse(no_such_token());
    };
    if grant.id != token.grant_id() || grant.client_id != client.client_id() || grant.issuer != context.issuer {
        return Decision::Refuse(no_such_token());
    }
    if !context.sender.may_use(grant.sender_key.as_deref()) {
        return Decision::Refuse(no_such_token());
    }
    // (2) the grant is over
    let within = grant.within(client.client());
    let has_ended = |grant: &Grant| grant.check(standing, context.now).is_err();
    if has_ended(grant) || within.as_ref().is_ok_and(has_ended) {
        return Decision::Refuse(no_such_token());
    }
    let behind = grant.generation.saturating_sub(token.generation());
    // (6) newer than the row: a backup was restored
    if behind < 0 {
        return Decision::Refuse(no_such_token());
    }
    // (5) older than the one before, or the grace is over
    let graced = behind == 1 && context.now <= grace_ends(grant, context);
    if behind > 0 && !graced {
        return Decision::Reuse;
    }
    // What its admin took away from it since.
    let grant = match &within {
        Ok(grant) => grant,
        Err(error) => return Decision::Refuse(error.clone()),
    };
    // What the application demands now was not proven: only the person can, so it sends them back
    // (RFC 9470 §4 has the same for resources).
    let settings = &client.client().settings;
    if settings.require_second_factor && lacks_second_factor(grant) {
        return Decision::Refuse(second_factor_is_asked());
    }
    let access = match asked(grant, client, parameters, context) {
        Ok(access) => access,
        Err(error) => return Decision::Refuse(error),
    };
    let mut refreshed = Refreshed { grant: grant.clone(), access };
    // (4) the one before, within the grace
    if graced {
        return Decision::Grace(refreshed);
    }
    // (3) the newest
    refreshed.grant.expires_at = extended(grant, context);
    if !grant.rotates {
        return Decision::Stay(refreshed);
    }
    refreshed.grant.generation = grant.generation.saturating_add(1);
    refreshed.grant.advanced_at = context.now;
    Decision::Advance { from: grant.generation, refreshed }
}

/// Whether a sign-in with fewer than two factors gave it, and no remembered browser took the place of one.
pub fn lacks_second_factor(grant: &Grant) -> bool {
    grant.remembered_browser.is_none() && Acr::parse(&grant.acr).is_none_or(|acr| acr < Acr::Two)
}

/// What is answered where the client asks for a second factor now, or a rule does for it, and the sign-in did not use one.
pub fn second_factor_is_asked() -> OAuthError {
    OAuthError::lapsed_grant("the client now requires a second factor, and this sign-in did not use one: the user must sign in again")
}

/// What is answered where a refresh token is unknown, over, used up, or another client's: always the same.
pub fn no_such_token() -> OAuthError {
    OAuthError::lapsed_grant("the refresh token is unknown, expired, revoked, already used or was issued to another client")
}

/// Scope and resources of the access token: the scope may shrink for it, never the grant.
fn asked(grant: &Grant, client: &AuthenticatedClient, parameters: &Parameters, context: &Context<'_>) -> Result<Access, OAuthError> {
    let named = parameters.get("scope").map(Scopes::parse).transpose()?.filter(|named| !named.is_empty());
    let scopes = named.map(|named| wanted(grant, client.client(), &named, context)).transpose()?;
    Access::of_grant(grant, client.client(), scopes.as_ref(), parameters.resources(), context)
}

/// Those of the named scopes that were granted. Many clients send the scopes they are configured for at every refresh, so
/// what the authorization endpoint left out, or would leave out, is left out again
/// ([RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)). What could have been granted and was never asked
/// for is more than was granted, and so is a request for nothing else ([RFC 6749 §6](https://www.rfc-editor.org/rfc/rfc6749#section-6)).
fn wanted(grant: &Grant, client: &Client, named: &Scopes, context: &Context<'_>) -> Result<Scopes, OAuthError> {
    let granted = named.intersection(&grant.scopes);
    let more = named.difference(&grant.scopes);
    if granted.is_empty() || !more.iter().all(|scope| is_left_out(scope, grant, client, context)) {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "scope contains a value that was not granted"));
    }
    Ok(granted)
}

/// Whether the authorization endpoint left `scope` out, or would: it means nothing for the resources that were granted, the
/// client may not ask for it, or it is `offline_access`, whose effect was decided there.
fn is_left_out(scope: &str, grant: &Grant, client: &Client, context: &Context<'_>) -> bool {
    let of_a_resource = || {
        let resources = grant.resources.iter().filter_map(|identifier| (context.resources)(identifier));
        resources.into_iter().any(|resource| resource.scopes.contains(scope))
    };
    grant.left_out.contains(scope)
        || scope == OFFLINE_ACCESS
        || !client.may_ask_for(scope)
        || !(STANDARD.contains(&scope) || of_a_resource())
}

/// When the token before the newest stops to answer. Another replica's clock may be behind this one: its grace would be over
/// before it began. Without a grace there is none to be late for.
fn grace_ends(grant: &Grant, context: &Context<'_>) -> Timestamp {
    let grace = context.lifetimes.refresh_grace;
    grant.advanced_at.plus(if grace.is_zero() { grace } else { grace.saturating_add(context.clock_skew) })
}

/// Used now, the grant lives on for the idle time, never beyond its longest life, and never shorter than it would have.
fn extended(grant: &Grant, context: &Context<'_>) -> Timestamp {
    let idle = context.now.plus(context.lifetimes.refresh_idle);
    let longest = grant.created_at.plus(context.lifetimes.refresh_lifetime);
    idle.min(longest).max(grant.expires_at)
}

#[cfg(test)]
#[path = "refresh_token_tests.rs"]
mod tests;
