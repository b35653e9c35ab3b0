//! A refresh token for tokens ([RFC 6749 §6](https://www.rfc-editor.org/rfc/rfc6749#section-6)).

use std::sync::Arc;
use std::time::Duration;

use super::{refuse, session_alive, with_context};
use crate::acts::issued::{AdvanceGrant, EndMisusedGrant, ExtendGrant, Misuse};
use crate::audit::EventType;
use crate::endpoints::token_signing::{self, Issue};
use crate::endpoints::visitor::Visit;
use crate::factors::rule::Requirement;
use crate::http::Failure;
use crate::issued::grant;
use crate::people::remembered;
use crate::people::requirements::{Given, of_everybody};
use crate::people::user;
use crate::protocol::claims::Person;
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::grants::context::Context;
use crate::protocol::grants::refresh_token::{self, Decision};
use crate::protocol::grants::{Grant, GrantStanding, PersonStanding};
use crate::protocol::parameters::Parameters;
use crate::protocol::tokens::TokenResponse;
use crate::protocol::tokens::refresh;
use crate::provider::Provider;
use crate::store::StoreError;

pub(super) async fn answer(
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
                provider.own_times.note_advance(&grant.id, refreshed.grant.generation);
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
                provider.note(acting.event(EventType::RefreshRepeated).subject((&grant).into()).client(client.client_id())).await;
                refreshed
            }
            Decision::Reuse => {
                let end = EndMisusedGrant { grant_id: grant.id.clone(), misuse: Misuse::RefreshReused };
                if provider.perform(acting, end).await? {
                    return Err(refresh_token::no_such_token().into());
                }
                return Err(refuse(provider, visit, client, Some(&grant), refresh_token::no_such_token()).await);
            }
            Decision::Refuse(error) => {
                return Err(refuse(provider, visit, client, Some(&grant), error).await);
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
        let event = visit.acting_client(client.client_id()).event(EventType::TokenRefreshed).subject((&grant).into());
        provider.note(event.client(client.client_id())).await;
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
    let rule = rule(provider, client.client_id());
    let (asks_for_two, remembers) = (rule.asks_for_two(), rule.remembers_for().is_some());
    let declared = Arc::clone(&provider.snapshot().attributes);
    let read = provider
        .database
        .read(move |conn| {
            let Some(mut grant) = grant::find(conn, &id)? else { return Ok(None) };
            let Some(user) = user::find(conn, &grant.user_id)? else { return Ok(None) };
            if let Some(browser) = &grant.remembered_browser {
                let stands = remembers && remembered::of(conn, &user.id, Some(&user), now)?.iter().any(|kept| kept.id == *browser);
                grant.remembered_browser = grant.remembered_browser.filter(|_| stands);
            }
            let standing = PersonStanding { enabled: user.is_active(), epoch: user.epoch };
            Ok::<_, StoreError>(Some((grant, user::person(conn, &user, &declared, now)?, standing)))
        })
        .await?;
    let Some((grant, person, standing)) = read else { return Ok(None) };
    let session_alive = session_alive(provider, client, &grant).await?;
    let standing = GrantStanding { person: Some(standing), session_alive };
    let ours = provider.own_times.advanced(&grant.id, grant.generation);
    let decision = with_context(provider, client.sender(), |context| {
        // The time of an advance that this replica made is of this clock.
        let clock_skew = if ours { Duration::ZERO } else { context.clock_skew };
        refresh_token::decide(client, Some(token), Some(&grant), &standing, parameters, &Context { clock_skew, ..*context })
    });
    // A rule that came since is asked of the next sign-in; of this one it takes what two factors gave.
    let decision = match decision {
        Decision::Advance { .. } | Decision::Stay(_) | Decision::Grace(_) if asks_for_two && refresh_token::lacks_second_factor(&grant) => {
            Decision::Refuse(refresh_token::second_factor_is_asked())
        }
        decision => decision,
    };
    Ok(Some((decision, grant, person)))
}

/// What the rules ask of everybody who signs in to this client.
fn rule(provider: &Provider, client_id: &str) -> Requirement {
    let (snapshot, given) = (provider.snapshot(), Given::from(&provider.settings));
    snapshot.client(client_id).map_or(Requirement::NONE, |known| of_everybody(given, &snapshot.rules, &known.ruled()))
}
