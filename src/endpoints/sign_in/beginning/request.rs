//! From the claims of a request to a journey, or to its refusal.

use std::sync::Arc;
use std::time::Duration;

use super::hint::{hint, must_be};
use crate::endpoints::sign_in::known::{self, drop_the_dead};
use crate::endpoints::sign_in::refusing::{self, unmet};
use crate::endpoints::visitor::Visitor;
use crate::endpoints::way_back;
use crate::http::{Failure, Stop};
use crate::people::user;
use crate::protocol::acr::Acr;
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::authorization::request::{self, AuthorizationRequest, ServerRules};
use crate::protocol::authorization::request_claims::{RequestClaim, RequestClaims};
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::subject::Subject;
use crate::provider::Provider;
use crate::sign_in::heard_of;
use crate::sign_in::journey::{Beginning, Demands, Journey, Owed, Purpose, Trial, TwoFactors};
use crate::sign_in::journeys;

/// Begins for the request of an app. Stops with its refusal where the rules refuse it, and where `prompt=none` finds something owed.
pub(in crate::endpoints) async fn for_request(visitor: &mut Visitor<'_>, claims: &RequestClaims) -> Result<Journey, Stop> {
    let (client, begun) = begin_or_reject(visitor, claims, Purpose::Authorize).await?;
    match begun {
        Ok(journey) => Ok(journey),
        Err(rejection) => Err(refusing::rejected(visitor, claims, client.as_deref(), rejection).await?.into()),
    }
}

/// Begins a trial by the admin `by` of what an app would ask. What is refused is theirs to see.
pub(in crate::endpoints) async fn for_trial(
    visitor: &mut Visitor<'_>,
    claims: &RequestClaims,
    by: &str,
) -> Result<Result<Journey, Rejection>, Failure> {
    let purpose = |request: Box<_>| Purpose::Trial(Box::new(Trial { request: *request, by: by.to_owned() }));
    Ok(begin_or_reject(visitor, claims, purpose).await?.1)
}

/// Holds a request against the rules, and begins nothing. Stops with its refusal.
pub(in crate::endpoints) async fn check(visitor: &Visitor<'_>, claims: &RequestClaims) -> Result<(), Stop> {
    match validate(visitor.provider, claims).await {
        (_, Ok(_)) => Ok(()),
        (client, Err(rejection)) => Err(refusing::rejected(visitor, claims, client.as_deref(), rejection).await?.into()),
    }
}

async fn begin_or_reject(
    visitor: &mut Visitor<'_>,
    claims: &RequestClaims,
    purpose: impl FnOnce(Box<AuthorizationRequest>) -> Purpose,
) -> Result<(Option<Arc<Client>>, Result<Journey, Rejection>), Failure> {
    let (client, validated) = validate(visitor.provider, claims).await;
    let asked = match validated {
        Ok(asked) => asked,
        Err(rejection) => return Ok((client, Err(rejection))),
    };
    let (answer_to, none) = (asked.answer_to.clone(), asked.prompt.none);
    let begun = begin(visitor, asked, purpose).await?.map_err(|error| {
        let page_first = !none && !client.as_deref().is_some_and(Client::is_vouched_for);
        Rejection::Redirect { answer_to, error, page_first }
    });
    Ok((client, begun))
}

/// The client that a request names, and what the rules say of it. What is unknown to memory may have been told a moment ago.
async fn validate(provider: &Provider, claims: &RequestClaims) -> (Option<Arc<Client>>, Result<AuthorizationRequest, Rejection>) {
    let validated = against_memory(provider, claims);
    if validated.1.is_ok() {
        return validated;
    }
    provider.catch_up().await;
    against_memory(provider, claims)
}

fn against_memory(provider: &Provider, claims: &RequestClaims) -> (Option<Arc<Client>>, Result<AuthorizationRequest, Rejection>) {
    let snapshot = provider.snapshot();
    let client = claims.get(RequestClaim::ClientId).and_then(|id| snapshot.client(id)).map(|known| Arc::clone(&known.client));
    let rules = ServerRules {
        issuer: provider.issuer(),
        enrolment: provider.settings.sign_up.is_offered(),
        attribute_scopes: snapshot.attributes.scopes(),
    };
    let resources = |id: &str| snapshot.resource(id).map(|resource| (**resource).clone());
    let validated = request::validate(claims, client.as_deref(), &rules, &resources);
    (client, validated)
}

async fn is_there(provider: &Provider, subject: &Subject) -> Result<bool, Failure> {
    let id = subject.meant_person().to_owned();
    Ok(provider.database.read(move |conn| user::find(conn, &id)).await?.is_some())
}

/// Settles which session answers and what is owed, and for `prompt=none` whether anything may be.
/// `purpose` says what the request is for.
async fn begin(
    visitor: &mut Visitor<'_>,
    mut asked: AuthorizationRequest,
    purpose: impl FnOnce(Box<AuthorizationRequest>) -> Purpose,
) -> Result<Result<Journey, OAuthError>, Failure> {
    let provider = visitor.provider;
    let hint = match hint(provider, &asked) {
        Ok(hint) => hint,
        Err(error) => return Ok(Err(error)),
    };
    let hint = match hint {
        // Nobody could ever be that person: whoever there is may sign in, and where nobody may be asked the hint is not met.
        Some(subject) if !is_there(provider, &subject).await? => {
            if asked.prompt.none {
                return Ok(Err(OAuthError::new(ErrorCode::LoginRequired, "the user of id_token_hint no longer exists")));
            }
            None
        }
        hint => hint,
    };
    let hinted = hint.is_some() || asked.login_hint.is_some();
    let must_be = match must_be(hint, &asked) {
        Ok(must_be) => must_be,
        Err(error) => return Ok(Err(error)),
    };
    // Read: the store, whose dump must hold no token, keeps what it said and not the hint itself.
    asked.id_token_hint = None;
    // Whoever has no second factor may set one up on the way: only what is none of our classes is out of reach.
    if !asked.acr.is_met_by(Acr::Two) {
        return Ok(Err(unmet()));
    }
    let two_factors = match asked.acr.wanted() {
        _ if !asked.acr.is_met_by(Acr::One) => TwoFactors::Demanded,
        Some(Acr::Two) => TwoFactors::Wanted,
        Some(Acr::One) | None => TwoFactors::NotAsked,
    };
    let login_hint = drop_the_dead(visitor, asked.login_hint.clone()).await?;
    let now = provider.now();
    let purpose = purpose(Box::new(asked.clone()));
    let mut journey = Journey::begin(Beginning {
        id: way_back::journey_id(provider, &purpose),
        browser: visitor.browser.hash(),
        demands: Demands {
            login: asked.prompt.login,
            select_account: asked.prompt.select_account,
            create: asked.prompt.create,
            max_age: asked.max_age.map(Duration::from_secs),
            two_factors,
        },
        purpose,
        sessions: &visitor.sessions.live,
        must_be: must_be.map(|subject| subject.meant_person().to_owned()),
        login_hint,
        hinted,
        last_for_client: visitor.sessions.last_for(&asked.client_id).map(|session| session.sid.clone()),
        remembered_by: visitor.remembered_hashes(),
        now,
        expires_at: now.plus(journeys::LIFETIME),
    });
    if let Some(account) = journey.account().cloned() {
        match known::account(provider, &account.user_id, Some(&asked)).await? {
            Some(known) => {
                let heard = match known.facts.loss.clone() {
                    Some(loss) if heard_of::lately(&provider.transient, &journey.browser, &loss, now).await? => Some(loss),
                    _ => None,
                };
                journey.learn(known.facts, now);
                if let Some(loss) = heard {
                    journey.heard_of_loss(loss);
                }
            }
            None => journey.lose_account(),
        }
    }
    if !asked.prompt.none {
        return Ok(Ok(journey));
    }
    let refused = |code, description: &'static str| Ok(Err(OAuthError::new(code, description)));
    match journey.next() {
        None => Ok(Ok(journey)),
        Some(Owed::AccountChoice) => {
            refused(ErrorCode::AccountSelectionRequired, "more than one account is signed in: the user must choose one")
        }
        Some(Owed::AcceptTerms) => refused(ErrorCode::InteractionRequired, "the user must accept the terms"),
        Some(Owed::FillIn) => refused(ErrorCode::InteractionRequired, "the user must fill in details of the account"),
        Some(Owed::HearOfLoss) => refused(ErrorCode::InteractionRequired, "the user must be told something about the account"),
        Some(Owed::Consent) => refused(ErrorCode::ConsentRequired, "the user must give consent"),
        Some(owed) if owed.takes_second_factor() => refused(ErrorCode::LoginRequired, "the user must sign in with a second factor"),
        Some(_) => refused(ErrorCode::LoginRequired, "the user must sign in"),
    }
}
