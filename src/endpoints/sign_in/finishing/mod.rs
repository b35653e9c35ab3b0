//! A journey ends: what is granted becomes a code and an answer, which each page of the journey that is opened again gets once more.

mod answered;
mod trial;

use actix_web::HttpResponse;

use super::refusing;
use super::step::StepRefusal;
use crate::acts::Standing;
use crate::acts::consent::GiveConsent;
use crate::endpoints::page_answers;
use crate::endpoints::respond;
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::people::requirements::{Given, of_everybody};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::authorization::response::{Handed, Outcome};
use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::client::Client;
use crate::protocol::error::OAuthError;
use crate::provider::Provider;
use crate::sign_in::code::{self, Circumstances};
use crate::sign_in::consent;
use crate::sign_in::journey::{Agreement, Journey, Purpose, Settled};
use crate::sign_in::journeys::KeptJourney;
use crate::snapshot::KnownClient;
use crate::sso::session::Session;

pub(super) use answered::{Meant, SAID_NO, a_moment_ago, where_it_stands};

/// Ends a journey that owes nothing any more, and gives what it led to. `kept` is how it lies in the store, where it does.
pub(super) async fn finish(visitor: &mut Visitor<'_>, kept: Option<&KeptJourney>, journey: Journey) -> Result<HttpResponse, Stop> {
    // Of any number of forms that finish a journey one goes on to what it leads to.
    if kept.is_some() && !answered::end(visitor, &journey.id).await? {
        return a_moment_ago(visitor, &journey.id, Meant::GoOn).await;
    }
    let led_to = match &journey.purpose {
        Purpose::Account { return_to, .. } => {
            let sid = journey.account().and_then(|account| account.sid.as_deref());
            answered::answer(visitor, &journey.id, sid, respond::to_ours(visitor, return_to)).await
        }
        Purpose::Authorize(_) => grant(visitor, kept.is_some(), journey).await,
        Purpose::Trial(_) => trial::finish(visitor, journey).await,
    };
    match kept {
        Some(kept) => answered::or_given_back(visitor, kept, led_to).await,
        None => led_to,
    }
}

/// Ends a journey with an error.
pub(super) async fn refuse(visitor: &mut Visitor<'_>, kept: &KeptJourney, refusal: StepRefusal) -> Result<HttpResponse, Stop> {
    let StepRefusal { journey, error, sid, event } = refusal;
    if !answered::end(visitor, &journey.id).await? {
        return a_moment_ago(visitor, &journey.id, Meant::No).await;
    }
    if let Some(event) = event {
        visitor.provider.note(event).await;
    }
    let told = refused(visitor, &journey, &error, sid.as_deref()).await;
    answered::or_given_back(visitor, kept, told).await
}

/// The journey owes nothing: the app gets its code.
async fn grant(visitor: &Visitor<'_>, kept: bool, journey: Journey) -> Result<HttpResponse, Stop> {
    let id = journey.id.clone();
    let provider = visitor.provider;
    let agreed = journey.agreed().cloned().zip(journey.standing());
    let proof = journey.finish().map_err(|_| Failure::internal("a sign-in ended before it was complete"))?;
    let snapshot = provider.snapshot();
    let settled = proof.settled();
    let asked = &settled.request;
    let session = visitor.sessions.session(&settled.sid);
    let (Some(known), Some(session)) = (snapshot.client(&asked.client_id).filter(|known| known.client.enabled), session) else {
        // The app or the session went while the person was on the way.
        return Ok(page_answers::expired(visitor));
    };
    if falls_short(provider, known, asked, session) {
        return Ok(respond::send(visitor, refusing::refusal(visitor, asked, &known.client, &refusing::unmet()).await?));
    }
    if let Some((agreement, who)) = agreed {
        remember(visitor, &known.client, settled, who, &agreement).await?;
    }
    let circumstances = circumstances(provider, &known.client, session);
    let handed = match asked.response_type {
        ResponseType::Code => {
            let code = code::issue(&provider.transient, &provider.keyring, &provider.random, &proof, circumstances).await?;
            provider.own_times.note_code(&code.grant_id);
            [Handed::Code(code)]
        }
    };
    provider.sessions().note_answer(&visitor.sessions, &settled.sid, &asked.client_id, kept).await?;
    let name = known.client.name(&[visitor.language().tag()]);
    let answer = respond::to_app(visitor, &asked.answer_to, &known.client, Outcome::Granted(&handed), name).await?;
    if kept { answered::answer(visitor, &id, Some(&settled.sid), answer).await } else { Ok(respond::send(visitor, answer)) }
}

/// Remembers to what the person agreed, where the answer can reach nobody but this app. The journey has ended with a yes: a no that
/// was pressed at the same moment ended it instead, and nothing is remembered.
async fn remember(visitor: &Visitor<'_>, client: &Client, settled: &Settled, who: Standing, agreement: &Agreement) -> Result<(), Failure> {
    let asked = &settled.request;
    if !client.is_proven_at(asked.answer_to.redirect_uri.as_str()) {
        return Ok(());
    }
    let acting = visitor.visit.acting_user(&who.user_id);
    let (client_id, allowed) = (asked.client_id.clone(), consent::agreed(asked, agreement));
    let give = GiveConsent { who, client_id, allowed, consent_generation: settled.consent_generation };
    Ok(visitor.provider.perform(acting, give).await?)
}

/// Whether the session lacks what the rules ask of everybody at this app, or what its request demands. The journey asked for it, and for what
/// the rules ask of the person; held against the session once more, since everything rests on it.
fn falls_short(provider: &Provider, known: &KnownClient, asked: &AuthorizationRequest, session: &Session) -> bool {
    let ruled = of_everybody(Given::from(&provider.settings), &provider.snapshot().rules, &known.ruled());
    !ruled.is_met_by(session.kinds()) || !asked.acr.is_met_by(session.acr())
}

fn circumstances<'a>(provider: &'a Provider, client: &'a Client, session: &'a Session) -> Circumstances<'a> {
    Circumstances { issuer: provider.issuer(), client, session, lifetime: provider.settings.code_lifetime, now: provider.now() }
}

/// The journey ended with an error: the app gets it, or the admin who tries the app out. A page of it that is opened again in the
/// session `sid` gets the same answer.
async fn refused(visitor: &mut Visitor<'_>, journey: &Journey, error: &OAuthError, sid: Option<&str>) -> Result<HttpResponse, Stop> {
    let answer = match &journey.purpose {
        Purpose::Authorize(asked) => {
            let snapshot = visitor.provider.snapshot();
            // The app went while the person was on the way.
            let Some(known) = snapshot.client(&asked.client_id) else { return Ok(page_answers::expired(visitor)) };
            refusing::refusal(visitor, asked, &known.client, error).await?
        }
        Purpose::Trial(trial) => trial::refused(visitor, trial, error).await?,
        Purpose::Account { .. } => return Ok(page_answers::expired(visitor)),
    };
    answered::answer(visitor, &journey.id, sid, answer).await
}
