//! A code for tokens ([RFC 6749 §4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)).

use std::time::Duration;

use super::{person, refuse, session_alive, with_context};
use crate::acts::issued::{CodeNotRedeemed, EndMisusedGrant, Misuse, RedeemCode};
use crate::clock::Timestamp;
use crate::endpoints::token_signing::{self, Issue};
use crate::endpoints::visitor::Visit;
use crate::http::Failure;
use crate::issued::{code, grant};
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::grants::authorization_code::{self, CodeRefusal, Replay};
use crate::protocol::grants::context::Context;
use crate::protocol::grants::{CodeOrigin, Grant, GrantStanding};
use crate::protocol::parameters::Parameters;
use crate::protocol::tokens::TokenResponse;
use crate::provider::Provider;

pub(super) async fn answer(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
) -> Result<TokenResponse, Failure> {
    let presented = parameters.require("code").and_then(|text| AuthorizationCode::parse(text).ok_or_else(authorization_code::no_such_code));
    let presented = match presented {
        Ok(presented) => presented,
        Err(error) => return Err(refuse(provider, visit, client, None, error).await),
    };
    let Some(record) = code::get(&provider.transient, &presented, provider.now()).await? else {
        return Err(replayed(provider, visit, client, &presented, parameters).await?);
    };
    let mut attempt = None;
    let redeemed = redeem_found(provider, visit, client, parameters, (&presented, &record), &mut attempt).await;
    if matches!(redeemed, Err(Failure::Unavailable(_) | Failure::Internal(_)))
        && let Err(error) = code::failed(&provider.transient, &presented, &record, attempt, provider.now()).await
    {
        tracing::warn!(%error, "an authorization code whose redemption failed could not be kept for another try");
    }
    redeemed
}

/// Redeems a code whose record is there. Nothing is spent before its grant is written, and of any number of requests at once
/// one writes it: its id is the row's key. `attempt` becomes the time of the grant that a write was tried for: where it fails,
/// nobody knows whether it happened.
async fn redeem_found(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
    (presented, record): (&AuthorizationCode, &CodeRecord),
    attempt: &mut Option<Timestamp>,
) -> Result<TokenResponse, Failure> {
    let (person, standing) = match person(provider, &record.grant.user_id).await? {
        Some((person, standing)) => (Some(person), Some(standing)),
        None => (None, None),
    };
    let session_alive = session_alive(provider, client, &record.grant).await?;
    let standing = GrantStanding { person: standing, session_alive };
    let ours = provider.own_times.gave_code(&record.grant.id);
    let decided = with_context(provider, client.sender(), |context| {
        // The time of a code that this replica gave is of this clock.
        let clock_skew = if ours { Duration::ZERO } else { context.clock_skew };
        authorization_code::decide(client, record, &standing, parameters, &Context { clock_skew, ..*context })
    });
    let redemption = match decided {
        Ok(redemption) => redemption,
        Err(refusal) => {
            if matches!(refusal, CodeRefusal::End(_)) {
                code::end(&provider.transient, presented).await?;
            }
            return Err(refuse(provider, visit, client, Some(&record.grant), refusal.error().clone()).await);
        }
    };
    let person = person.ok_or_else(authorization_code::no_such_code)?;
    let keys = token_signing::keys(provider, &redemption.access, Some(client.client())).await?;
    let (acting, unsettled) = (visit.acting_client(client.client_id()), record.unsettled.clone());
    let grant = Grant { created_at: record.next_attempt(redemption.grant.created_at), ..redemption.grant.clone() };
    *attempt = Some(grant.created_at);
    let written = match provider.perform(acting, RedeemCode { grant, consent_generation: record.consent_generation, unsettled }).await {
        Ok(()) => Ok(()),
        Err(not_done) => Err(Failure::unless_refused(not_done)?),
    };
    *attempt = None;
    match written {
        Ok(()) => {}
        Err(CodeNotRedeemed::Ended) => return Err(authorization_code::no_such_code().into()),
        Err(CodeNotRedeemed::UsedBefore) => return Err(replayed(provider, visit, client, presented, parameters).await?),
    }
    // The row tells a second use also where the record stays.
    if let Err(error) = code::end(&provider.transient, presented).await {
        tracing::warn!(%error, "the record of a redeemed authorization code could not be deleted");
    }
    let issue = Issue {
        grant: &redemption.grant,
        access: &redemption.access,
        client: client.client(),
        person: &person,
        nonce: redemption.nonce.as_deref(),
        refresh: redemption.refresh.then_some(redemption.grant.generation),
    };
    token_signing::for_grant(provider, Some(visit), &issue, &keys).await
}

/// A code whose record is gone: where its grant proves that it was used before, the grant ends. The answer is the same.
async fn replayed(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    presented: &AuthorizationCode,
    parameters: &Parameters,
) -> Result<Failure, Failure> {
    let id = presented.grant_id.clone();
    let grant = provider.database.read(move |conn| grant::find(conn, &id)).await?;
    let hash = |code: &CodeOrigin| code::hash_like(&provider.keyring, &code.hash, presented);
    if let Some(grant) = grant
        && let Some(hash) = grant.code.as_ref().map(hash)
        && authorization_code::replay(client, &grant, &hash, parameters) == Replay::Proven
    {
        if grant.revoked_at.is_none() {
            let end = EndMisusedGrant { grant_id: grant.id.clone(), misuse: Misuse::CodeReplayed };
            if provider.perform(visit.acting_client(client.client_id()), end).await? {
                return Ok(authorization_code::no_such_code().into());
            }
        }
        // What it gave has ended already: it is one more refusal of this client, and there are bounds for those.
        return Ok(refuse(provider, visit, client, Some(&grant), authorization_code::no_such_code()).await);
    }
    // Nobody's code, or one that another client guesses at: its grant is not named, since nothing was proven of it.
    Ok(refuse(provider, visit, client, None, authorization_code::no_such_code()).await)
}
