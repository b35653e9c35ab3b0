//! An ID token of another provider for tokens of ours ([RFC 8693](https://www.rfc-editor.org/rfc/rfc8693)): whoever it is about has an account here
//! that is connected with the one there, or gets one by the rules of the provider, as at a sign-in in a browser. Whoever owes more than the provider
//! proves signs in in a browser.

use std::net::IpAddr;
use std::time::Duration;

use super::{refuse, with_context};
use crate::acts::issued::{ExchangeIdToken, NotExchanged};
use crate::acts::person::NoteSignIn;
use crate::acts::upstream::Shown;
use crate::audit::{EventType, Subject};
use crate::endpoints::from_elsewhere::{self, Registered};
use crate::endpoints::sign_in::known::{self, Known};
use crate::endpoints::token_signing::{self, Issue};
use crate::endpoints::visitor::Visit;
use crate::factors::{Kind, Proof};
use crate::http::Failure;
use crate::issued::consent::{self, Allowed};
use crate::protocol::client_auth::AuthenticatedClient;
use crate::protocol::error::{ErrorCode, ErrorHeader, OAuthError};
use crate::protocol::grants::token_exchange::{self, Asked, Whom};
use crate::protocol::parameters::Parameters;
use crate::protocol::scope::Scopes;
use crate::protocol::tokens::{TokenResponse, Unsigned};
use crate::protocol::upstream::{Identity, TokenFault};
use crate::provider::Provider;
use crate::secrets::sha256;
use crate::sign_in::elsewhere as bounds;
use crate::sign_in::journey::Details;
use crate::store::StoreError;
use crate::store::transient::{Key, Transient as _};
use crate::upstreams::{TalkFault, Upstream};

/// How long an ID token is remembered that was exchanged: longer than one can count, however far the clock of the provider is from ours.
const REMEMBERED: Duration = Duration::from_secs(20 * 60);

pub(super) async fn answer(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
    address: Option<IpAddr>,
) -> Result<TokenResponse, Failure> {
    match exchanged(provider, visit, client, parameters, address).await {
        Err(Failure::OAuth(error)) => Err(refuse(provider, visit, client, None, error).await),
        other => other,
    }
}

async fn exchanged(
    provider: &Provider,
    visit: &Visit,
    client: &AuthenticatedClient,
    parameters: &Parameters,
    address: Option<IpAddr>,
) -> Result<TokenResponse, Failure> {
    let known_scopes = Scopes::standard().union(provider.snapshot().attributes.scopes());
    let asked = with_context(provider, client.sender(), |context| token_exchange::read(client, parameters, &known_scopes, context))?;
    let upstream = upstream_of(provider, &asked.subject_token)
        .ok_or_else(|| token_exchange::unfit("its audience is no app whose ID tokens count here"))?;
    let identity = identity(provider, &upstream, &asked, address).await?;
    let (user_id, credential) = whose(provider, visit, &upstream, &identity).await?;
    from_elsewhere::follow_rules(provider, visit, &upstream, &credential, from_elsewhere::said_of(&upstream, &identity)).await?;
    let known = known::account_at(provider, &user_id, Some(client.client_id().to_owned())).await?.ok_or_else(nobody)?;
    if !known.user.is_active() {
        return Err(OAuthError::lapsed_grant("the account of the user is disabled, or waits for an approval").into());
    }
    let now = provider.now();
    let proof = Proof::from_elsewhere(&credential, identity.asked_at, now);
    owes_nothing(&known, &proof, provider)?;
    let consent_generation = agreed(provider, client, &known, &asked).await?;
    let amr = Kind::Upstream.factor().amr;
    let whom = Whom { user_id: &known.user.id, epoch: known.user.epoch, auth_time: identity.asked_at.unwrap_or(now), amr };
    let id = provider.random.uuid().simple().to_string();
    let exchanged = with_context(provider, client.sender(), |context| token_exchange::decide(client, &asked, whom, id, context))?;
    let keys = token_signing::keys(provider, &exchanged.access, Some(client.client())).await?;
    // Last of all: what was refused for something that can be mended comes again.
    spend(provider, &upstream, &asked).await?;
    let act = ExchangeIdToken { grant: exchanged.grant.clone(), credential, upstream: upstream.name.clone(), consent_generation };
    if let Err(not_done) = provider.perform(visit.acting_client(client.client_id()), act).await {
        let NotExchanged = Failure::unless_refused(not_done)?;
        return Err(OAuthError::lapsed_grant("what the user allowed was taken back at this moment").into());
    }
    note(provider, visit, client, &upstream, &known.user.id).await;
    let (person, _) = super::person(provider, &known.user.id).await?.ok_or_else(nobody)?;
    let issue = Issue {
        grant: &exchanged.grant,
        access: &exchanged.access,
        client: client.client(),
        person: &person,
        nonce: None,
        refresh: exchanged.refresh.then_some(exchanged.grant.generation),
    };
    Ok(token_signing::for_grant(provider, Some(visit), &issue, &keys).await?.of_exchange())
}

fn nobody() -> OAuthError {
    OAuthError::lapsed_grant("nobody here is connected with this account: the user must sign in in a browser once and connect it")
}

/// The provider that the token says it is of, where it is for an app whose ID tokens count. It proves nothing yet.
fn upstream_of(provider: &Provider, token: &str) -> Option<Upstream> {
    let claims = Unsigned::of(token).claims;
    let issuer = claims.get("iss").and_then(|issuer| issuer.as_str());
    let audience: Vec<&str> = match claims.get("aud") {
        Some(serde_json::Value::Array(several)) => several.iter().filter_map(|one| one.as_str()).collect(),
        one => one.and_then(|one| one.as_str()).into_iter().collect(),
    };
    let snapshot = provider.snapshot();
    let is_for = |upstream: &Upstream| upstream.details.native_clients.iter().any(|client| audience.contains(&client.as_str()));
    let mut fit: Vec<_> = snapshot.upstreams().iter().filter(|upstream| upstream.takes_native_tokens() && is_for(upstream)).collect();
    // Of several the one with the issuer: what is the issuer of several tenants names none.
    fit.sort_by_key(|upstream| Some(upstream.issuer.as_str()) != issuer);
    fit.first().map(|upstream| Upstream::clone(upstream))
}

/// Whom the provider signed in, where its token counts.
async fn identity(provider: &Provider, upstream: &Upstream, asked: &Asked, address: Option<IpAddr>) -> Result<Identity, Failure> {
    let counted = bounds::Asked { issuer: provider.issuer(), upstream: &upstream.id, counted: bounds::Counted::AppTokens, address };
    let now = provider.now();
    if !bounds::may_try(&provider.transient, counted, now).await? {
        let later = OAuthError::new(ErrorCode::TemporarilyUnavailable, "too many tokens of this network were refused: try again later");
        return Err(later.with_header(ErrorHeader::RetryAfter(bounds::WINDOW)).into());
    }
    // Before anything is fetched or written: what was used once says nothing new.
    if provider.transient.get(&place(provider, upstream, asked), now).await?.is_some() {
        return Err(used_before().into());
    }
    match provider.talking.of_app(upstream, &asked.subject_token, asked.nonce.as_deref()).await {
        Ok(identity) => Ok(identity),
        Err(fault) => {
            tracing::warn!(upstream = %upstream.name, %fault, "an ID token of an app was not taken");
            if fault.is_away() {
                return Err(Failure::unavailable(format!("{} cannot be reached to check an ID token", upstream.name)));
            }
            if !fault.is_of_provider() {
                bounds::failed(&provider.transient, counted, now).await?;
            }
            Err(match fault {
                TalkFault::Token(TokenFault::Time) => token_exchange::lapsed("it has expired, is too old, or says no time"),
                TalkFault::Token(TokenFault::Nonce) => token_exchange::unfit("its nonce is not the nonce of the request, or of none"),
                TalkFault::Token(TokenFault::Audience | TokenFault::Party) => token_exchange::unfit("it is for another app"),
                TalkFault::Token(TokenFault::Issuer) => token_exchange::unfit("it is of another issuer"),
                _ => token_exchange::unfit("it cannot be verified"),
            }
            .into())
        }
    }
}

/// Where it is kept that an ID token was exchanged: by what is signed, since a signature may be written in several ways.
fn place(provider: &Provider, upstream: &Upstream, asked: &Asked) -> Key {
    let signed = asked.subject_token.rsplit_once('.').map_or("", |(signed, _)| signed);
    Key::new("upstream-app-token", &format!("{}\n{}\n{}", provider.issuer(), upstream.id, sha256(signed.as_bytes())))
}

fn used_before() -> OAuthError {
    token_exchange::lapsed("it was exchanged before")
}

/// Uses the token up.
async fn spend(provider: &Provider, upstream: &Upstream, asked: &Asked) -> Result<(), Failure> {
    let now = provider.now();
    let until = now.plus(REMEMBERED).plus(provider.clock_skew());
    if provider.transient.put_if_absent(&place(provider, upstream, asked), b"", until, now).await? {
        Ok(())
    } else {
        Err(used_before().into())
    }
}

/// The person and the credential: connected, or connected or made by what an admin said of the provider.
async fn whose(provider: &Provider, visit: &Visit, upstream: &Upstream, identity: &Identity) -> Result<(String, String), Failure> {
    let shown = Shown::of(upstream, identity);
    if let Some(linked) = from_elsewhere::used(provider, visit, &shown).await? {
        return Ok(linked);
    }
    if let Some(linked) = from_elsewhere::trusted(provider, visit, &shown, identity).await? {
        return Ok(linked);
    }
    match from_elsewhere::registered(provider, visit, upstream, identity, None).await? {
        Registered::Made(user_id, credential) => Ok((user_id, credential)),
        Registered::Waits(_) => Err(OAuthError::lapsed_grant("the account of the user waits for an approval").into()),
        Registered::No => Err(nobody().into()),
    }
}

/// Whether the provider's word is all that is asked of the person at this app.
fn owes_nothing(known: &Known, proof: &Proof, provider: &Provider) -> Result<(), OAuthError> {
    let facts = &known.facts;
    let owed = if facts.falls_short(std::slice::from_ref(proof), None, provider.now()) {
        "the user must show or set up another factor"
    } else if facts.terms_are_owed {
        "the user must accept the terms"
    } else if facts.details == Details::Owed {
        "the user must fill in details of the account"
    } else if facts.loss.is_some() {
        "the user must be told something about the account"
    } else {
        return Ok(());
    };
    Err(OAuthError::new(ErrorCode::InteractionRequired, format!("{owed}: send the user to the authorization endpoint")))
}

/// Whether the app may have this without asking the person: it is one of ours, or they allowed it before. Gives the generation of that.
async fn agreed(provider: &Provider, client: &AuthenticatedClient, known: &Known, asked: &Asked) -> Result<i64, Failure> {
    let (user_id, client_id, now) = (known.user.id.clone(), client.client_id().to_owned(), provider.now());
    let switched_off = provider.snapshot().client(&client_id).map_or(0, |known| known.switched_off);
    let (generation, remembered) = provider
        .database
        .read(move |conn| {
            // First: what is taken back after this is no part of it.
            let withdrawals = consent::withdrawals(conn, &user_id, &client_id)?;
            Ok::<_, StoreError>((consent::generation(withdrawals, switched_off), consent::find(conn, &user_id, &client_id)?))
        })
        .await?;
    let registered = client.client();
    let wanted = Allowed { scopes: asked.scopes.clone(), resources: asked.resources.iter().cloned().collect(), ..Allowed::default() };
    // A consent is remembered of whoever can be proven to be the one that has it.
    let may_remember = !registered.is_public() || registered.settings.trusted;
    let allowed = may_remember && remembered.is_some_and(|remembered| remembered.covers(&wanted, now));
    if registered.settings.first_party || allowed {
        return Ok(generation);
    }
    Err(OAuthError::new(
        ErrorCode::ConsentRequired,
        "the user must allow this app what it asks for: send the user to the authorization endpoint",
    )
    .into())
}

/// Tells the record of the sign-in, and the person's row.
async fn note(provider: &Provider, visit: &Visit, client: &AuthenticatedClient, upstream: &Upstream, user_id: &str) {
    let event = visit.acting_user(user_id).event(EventType::SignedIn).subject(Subject::User(user_id.to_owned()));
    provider.note(event.client(client.client_id()).detail("upstream", upstream.name.as_str())).await;
    provider.telemetry.sign_in("done");
    let note = NoteSignIn { user_id: user_id.to_owned(), new_browser: false, remembered: None };
    if let Err(error) = provider.perform(visit.acting_user(user_id), note).await {
        tracing::warn!(?error, "the time of a sign-in could not be saved");
    }
}
