//! `/token` ([RFC 6749 §3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)): client authentication, then the grant.

use std::sync::Arc;
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};

use super::client_authentication::authenticate;
use super::token_signing::{self, Issue};
use super::visitor::Visit;
use crate::acts::issued::{AdvanceGrant, CodeNotRedeemed, EndMisusedGrant, ExtendGrant, Misuse, RedeemCode};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::issued::{code, grant};
use crate::people::user;
use crate::protocol::authorization::code::{AuthorizationCode, CodeRecord};
use crate::protocol::claims::Person;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::OAuthError;
use crate::protocol::grants::authorization_code::{self, Refusal, Replay};
use crate::protocol::grants::refresh_token::{self, Decision};
use crate::protocol::grants::{self, Context, Grant, GrantType, PersonStanding, Standing, client_credentials};
use crate::protocol::parameters::Parameters;
use crate::protocol::scope::Scopes;
use crate::protocol::tokens::TokenResponse;
use crate::protocol::tokens::refresh;
use crate::provider::Provider;
use crate::store::StoreError;

/// POST /token.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    body: Result<FormBody, FormRefusal>,
) -> Result<HttpResponse, actix_web::Error> {
    let body = body?;
    let answered = answer(&provider, &request, &body.0).await;
    let (kind, answered) = match answered {
        Ok((kind, response)) => (kind.as_str(), Ok(response)),
        Err((kind, failure)) => (kind.map_or("none", GrantType::as_str), Err(failure)),
    };
    provider.telemetry.token(kind, if answered.is_ok() { "given" } else { "refused" });
    let document = serde_json::to_value(answered?).map_err(Failure::internal)?;
    Ok(answers::json(StatusCode::OK, &document))
}

type Failed = (Option<GrantType>, Failure);

async fn answer(provider: &Provider, request: &HttpRequest, body: &[u8]) -> Result<(GrantType, TokenResponse), Failed> {
    let before = |failure: Failure| (None, failure);
    let parameters = Parameters::parse(body).map_err(|error| before(Failure::OAuth(error.into())))?;
    let client = authenticate(provider, request, &parameters).await.map_err(before)?;
    let visit = Visit::of(provider, request);
    let kind = match grants::requested(&client, &parameters) {
        Ok(kind) => kind,
        Err(error) => return Err(before(refuse(provider, &visit, &client, None, error).await)),
    };
    if parameters.resources().iter().any(|identifier| provider.snapshot().resource(identifier).is_none() && identifier != provider.issuer())
    {
        provider.catch_up().await;
    }
    let response = match kind {
        GrantType::AuthorizationCode => redeem(provider, &visit, &client, &parameters).await,
        GrantType::RefreshToken => refresh(provider, &visit, &client, &parameters).await,
        GrantType::ClientCredentials => client_token(provider, &visit, &client, &parameters).await,
    };
    response.map(|response| (kind, response)).map_err(|failure| (Some(kind), failure))
}

/// Tells the record that a request of a client, which proved who it is, is refused; gives the refusal.
async fn refuse(provider: &Provider, visit: &Visit, client: &AuthenticatedClient, grant: Option<&str>, error: OAuthError) -> Failure {
    let mut event = visit.acting_client(client.client_id()).event(EventType::TokenRefused).refused_with(&error);
    if let Some(grant) = grant {
        event = event.subject(Subject::Grant(grant.to_owned()));
    }
    provider.note(event.client(client.client_id())).await;
    error.into()
}

/// What every decision is made in the light of, handed to `decide`.
pub(super) fn with_context<T>(provider: &Provider, decide: impl FnOnce(&Context<'_>) -> T) -> T {
    let snapshot = provider.snapshot();
    let resources = |identifier: &str| snapshot.resource(identifier).map(Arc::clone);
    let owners = |scopes: &Scopes| snapshot.resources().filter(|api| !api.scopes.intersection(scopes).is_empty()).map(Arc::clone).collect();
    let lifetimes = provider.token_lifetimes();
    decide(&Context {
        issuer: provider.issuer(),
        resources: &resources,
        owners: &owners,
        lifetimes: &lifetimes,
        clock_skew: provider.clock_skew(),
        sender_key: None,
        now: provider.now(),
    })
}

async fn client_token(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
) -> Result<TokenResponse, Failure> {
    let access = match with_context(provider, |context| client_credentials::decide(client, parameters, context)) {
        Ok(access) => access,
        Err(error) => return Err(refuse(provider, visit, client, None, error).await),
    };
    let keys = token_signing::keys(provider, &access, None).await?;
    provider.note(visit.acting_client(client.client_id()).event(EventType::TokenIssued).client(client.client_id())).await;
    token_signing::for_client(provider, client.client_id(), &access, &keys)
}

/// The person behind a grant, as tokens speak of them, and whether grants of theirs may be used.
pub(super) async fn person(provider: &Provider, user_id: &str) -> Result<Option<(Person, PersonStanding)>, Failure> {
    let (user_id, now) = (user_id.to_owned(), provider.now());
    let person = provider
        .database
        .read(move |conn| {
            let Some(user) = user::find(conn, &user_id)? else { return Ok(None) };
            let standing = PersonStanding { enabled: user.is_active(), epoch: user.epoch };
            Ok::<_, StoreError>(Some((user::person(conn, &user, now)?, standing)))
        })
        .await?;
    Ok(person)
}

/// Whether the session of a grant is alive, where it must be. A foreign client's request is no use of the session.
async fn session_alive(provider: &Provider, client: &AuthenticatedClient, grant: &Grant) -> Result<bool, Failure> {
    if grant.client_id != client.client_id() {
        return Ok(false);
    }
    if grant.outlives_session(client.client()) {
        return Ok(true);
    }
    Ok(!provider.revocations.session(&grant.sid) && provider.sessions().touch(&grant.sid).await?)
}

async fn redeem(
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
    let standing = Standing { person: standing, session_alive };
    let decided = with_context(provider, |context| authorization_code::decide(client, record, &standing, parameters, context));
    let redemption = match decided {
        Ok(redemption) => redemption,
        Err(refusal) => {
            if matches!(refusal, Refusal::End(_)) {
                code::end(&provider.transient, presented).await?;
            }
            return Err(refuse(provider, visit, client, Some(&record.grant.id), refusal.error().clone()).await);
        }
    };
    let person = person.ok_or_else(authorization_code::no_such_code)?;
    let keys = token_signing::keys(provider, &redemption.access, Some(client.client())).await?;
    let (acting, unsettled) = (visit.acting_client(client.client_id()), record.unsettled.clone());
    let grant = Grant { created_at: record.next_attempt(redemption.grant.created_at), ..redemption.grant.clone() };
    *attempt = Some(grant.created_at);
    let written = match provider.perform(acting, RedeemCode { grant, unsettled }).await {
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
    if let Some(grant) = grant
        && authorization_code::replay(client, &grant, &code::hash_like(&provider.keyring, &grant.code_hash, presented), parameters)
            == Replay::Proven
    {
        if grant.revoked_at.is_none() {
            let end = EndMisusedGrant { grant_id: grant.id.clone(), misuse: Misuse::CodeReplayed };
            if provider.perform(visit.acting_client(client.client_id()), end).await? {
                return Ok(authorization_code::no_such_code().into());
            }
        }
        // What it gave has ended already: it is one more refusal of this client, and there are bounds for those.
        return Ok(refuse(provider, visit, client, Some(&grant.id), authorization_code::no_such_code()).await);
    }
    // Nobody's code, or one that another client guesses at: its grant is not named, since nothing was proven of it.
    Ok(refuse(provider, visit, client, None, authorization_code::no_such_code()).await)
}

async fn refresh(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
) -> Result<TokenResponse, Failure> {
    let token = match parameters.require("refresh_token") {
        Ok(text) => provider.verify_refresh_token(text),
        Err(error) => return Err(refuse(provider, visit, client, None, error).await),
    };
    provider.news_are_fresh()?;
    // A swap of no row reads again and decides once more; a row that moves on each time is answered by its grace.
    for _ in 0..3 {
        let Some((decision, grant, person)) = decide_refresh(provider, client, token.as_ref(), parameters).await? else {
            return Err(refuse(provider, visit, client, None, refresh_token::no_such_token()).await);
        };
        let acting = visit.acting_client(client.client_id());
        let keys = match &decision {
            Decision::Advance { refreshed, .. } | Decision::Stay(refreshed) | Decision::Grace(refreshed) => {
                Some(token_signing::keys(provider, &refreshed.access, Some(client.client())).await?)
            }
            Decision::Reuse | Decision::Refuse(_) => None,
        };
        let refreshed = match decision {
            Decision::Advance { from, refreshed } => {
                let advance = AdvanceGrant { grant_id: grant.id.clone(), from, expires_at: refreshed.grant.expires_at };
                if !provider.perform(acting, advance).await? {
                    continue;
                }
                provider.advances.note(&grant.id, refreshed.grant.generation);
                refreshed
            }
            Decision::Stay(refreshed) => {
                let expires_at = refreshed.grant.expires_at;
                // Worth a write once an hour: the grant's life is counted in days.
                if expires_at > grant.expires_at.plus(Duration::from_secs(3600)) {
                    provider.perform(acting, ExtendGrant { grant_id: grant.id.clone(), expires_at }).await?;
                }
                refreshed
            }
            Decision::Grace(refreshed) => {
                provider.note(acting.event(EventType::RefreshRepeated).client(client.client_id())).await;
                refreshed
            }
            Decision::Reuse => {
                let end = EndMisusedGrant { grant_id: grant.id.clone(), misuse: Misuse::RefreshReused };
                if provider.perform(acting, end).await? {
                    return Err(refresh_token::no_such_token().into());
                }
                return Err(refuse(provider, visit, client, Some(&grant.id), refresh_token::no_such_token()).await);
            }
            Decision::Refuse(error) => {
                return Err(refuse(provider, visit, client, Some(&grant.id), error).await);
            }
        };
        let keys = keys.ok_or_else(|| Failure::internal("tokens without keys"))?;
        let generation = Some(refreshed.grant.generation);
        let issue = Issue {
            grant: &refreshed.grant,
            access: &refreshed.access,
            client: client.client(),
            person: &person,
            nonce: None,
            refresh: generation,
        };
        provider.note(visit.acting_client(client.client_id()).event(EventType::TokenRefreshed).client(client.client_id())).await;
        return token_signing::for_grant(provider, Some(visit), &issue, &keys).await;
    }
    Err(Failure::unavailable("a grant was changed by other requests during all 3 attempts to refresh it"))
}

async fn decide_refresh(
    provider: &Provider,
    client: &AuthenticatedClient,
    token: Option<&refresh::RefreshToken>,
    parameters: &Parameters,
) -> Result<Option<(Decision, Grant, Person)>, Failure> {
    let Some(token) = token else { return Ok(None) };
    let (id, now) = (token.grant_id().to_owned(), provider.now());
    let read = provider
        .database
        .read(move |conn| {
            let Some(grant) = grant::find(conn, &id)? else { return Ok(None) };
            let Some(user) = user::find(conn, &grant.user_id)? else { return Ok(None) };
            let standing = PersonStanding { enabled: user.is_active(), epoch: user.epoch };
            Ok::<_, StoreError>(Some((grant, user::person(conn, &user, now)?, standing)))
        })
        .await?;
    let Some((grant, person, standing)) = read else { return Ok(None) };
    let session_alive = session_alive(provider, client, &grant).await?;
    let standing = Standing { person: Some(standing), session_alive };
    let ours = provider.advances.is_ours(&grant.id, grant.generation);
    let decision = with_context(provider, |context| {
        // The time of an advance that this replica made is of this clock.
        let clock_skew = if ours { Duration::ZERO } else { context.clock_skew };
        refresh_token::decide(client, Some(token), Some(&grant), &standing, parameters, &Context { clock_skew, ..*context })
    });
    Ok(Some((decision, grant, person)))
}
