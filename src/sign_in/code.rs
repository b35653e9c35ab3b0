//! From the proof of a finished journey to an authorization code: without a [`SignedIn`] there is none.

use std::time::Duration;

use super::journey::{Settled, SignedIn};
use crate::clock::{Random, Timestamp};
use crate::issued::code;
use crate::protocol::acr::Acr;
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::protocol::client::Client;
use crate::protocol::grants::{CodeOrigin, Grant};
use crate::sso::session::Session;
use crate::store::sealing::KeyRing;
use crate::store::transient::{TransientStore, Unavailable};

/// What a code needs beside the proof.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The issuer in whose name it is given.
    pub issuer: &'a str,
    /// The client that asked.
    pub client: &'a Client,
    /// The session that answers.
    pub session: &'a Session,
    /// How long the code lives.
    pub lifetime: Duration,
    /// The present.
    pub now: Timestamp,
}

/// Keeps what will be granted, and gives the code for it.
///
/// # Errors
/// Where the transient store is away.
pub async fn issue(
    store: &TransientStore,
    ring: &KeyRing,
    random: &Random,
    proof: &SignedIn,
    circumstances: Circumstances<'_>,
) -> Result<AuthorizationCode, Unavailable> {
    let Circumstances { lifetime, now, .. } = circumstances;
    let settled = proof.settled();
    let code = AuthorizationCode::random(random);
    let record = CodeRecord {
        grant: grant(settled, code.grant_id.clone(), code::hash(ring, &code), circumstances),
        redirect_uri: settled.request.answer_to.redirect_uri.clone(),
        nonce: settled.request.nonce.clone(),
        refresh: settled.request.refresh,
        consent_generation: settled.consent_generation,
        expires_at: now.plus(lifetime),
        unsettled: Vec::new(),
    };
    code::put(store, &code, &record, now).await?;
    Ok(code)
}

/// The grant `id` that a sign-in leads to; `code_hash` knows its code again.
pub fn grant(settled: &Settled, id: String, code_hash: String, circumstances: Circumstances<'_>) -> Grant {
    let Circumstances { issuer, client, session, lifetime, now } = circumstances;
    let request = &settled.request;
    let (scopes, claims) = match &settled.agreement {
        Some(agreement) => (agreement.scopes.clone(), agreement.claims(request)),
        None => (request.scopes.clone(), request.claims.clone()),
    };
    let offline = request.offline && scopes.contains(crate::protocol::scope::OFFLINE_ACCESS);
    Grant {
        id,
        issuer: issuer.to_owned(),
        user_id: settled.account.user_id.clone(),
        client_id: request.client_id.clone(),
        sid: Some(session.sid.clone()),
        epoch: settled.account.epoch,
        left_out: request.left_out.union(&request.scopes.difference(&scopes)),
        scopes,
        resources: request.resources.clone(),
        claims,
        details: serde_json::Value::Null,
        auth_time: session.auth_time(),
        acr: session.acr().as_str().to_owned(),
        amr: session.amr(),
        sender_key: None,
        code: Some(CodeOrigin { hash: code_hash, challenge: request.code_challenge.clone() }),
        offline,
        rotates: client.rotates_refresh_tokens(),
        generation: 0,
        advanced_at: now,
        created_at: now,
        expires_at: now.plus(lifetime),
        revoked_at: None,
        remembered_browser: session.remembered.clone().filter(|_| session.acr() < Acr::Two),
    }
}
