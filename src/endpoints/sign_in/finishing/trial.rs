//! A trial of an app ends: the admin sees what the app would get. Nothing usable comes of it: there is no code and no grant, no
//! consent is remembered, and of the tokens header and claims alone are kept, sealed, for the admin's eyes.

use actix_web::HttpResponse;
use serde_json::Value;

use super::{answered, circumstances, falls_short};
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::respond::{self, AppAnswer};
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::refusing::unmet;
use crate::endpoints::sign_in::tried::{self, Came};
use crate::endpoints::token::{person, with_context};
use crate::endpoints::token_signing::{self, Issue};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::protocol::authorization::code::AuthorizationCode;
use crate::protocol::claims::full_name;
use crate::protocol::error::OAuthError;
use crate::protocol::sender::Sender;
use crate::protocol::tokens::access::{Access, AccessToken};
use crate::protocol::userinfo;
use crate::provider::Provider;
use crate::sign_in::code;
use crate::sign_in::journey::{Journey, Trial, Tried};

/// The journey owes nothing: the admin sees what the app would get.
pub(super) async fn finish(visitor: &mut Visitor<'_>, journey: Journey) -> Result<HttpResponse, Stop> {
    let id = journey.id.clone();
    let tried = journey.finish_trial().map_err(|_| Failure::internal("a test sign-in ended before it was complete"))?;
    let provider = visitor.provider;
    let snapshot = provider.snapshot();
    let asked = &tried.settled.request;
    let session = visitor.sessions.session(&tried.settled.sid).cloned();
    let (Some(known), Some(session)) = (snapshot.client(&asked.client_id).filter(|known| known.client.enabled), session) else {
        return Ok(page_answers::expired(visitor));
    };
    let came = if falls_short(provider, known, asked, &session) {
        Came::from(&unmet())
    } else {
        match given(provider, &tried, circumstances(provider, &known.client, &session)).await? {
            Some(came) => came,
            None => return Ok(page_answers::expired(visitor)),
        }
    };
    let subject = Some(tried.settled.account.user_id.clone());
    let answer = told(visitor, &tried.by, &asked.client_id, subject, came).await?;
    answered::answer(visitor, &id, Some(&tried.settled.sid), answer).await
}

/// The trial ends with an error: where the admin sees it.
pub(super) async fn refused(visitor: &mut Visitor<'_>, trial: &Trial, error: &OAuthError) -> Result<AppAnswer, Failure> {
    told(visitor, &trial.by, &trial.request.client_id, None, Came::from(error)).await
}

/// What the app would get by the way of every other sign-in; none where the person is gone.
async fn given(provider: &Provider, tried: &Tried, circumstances: code::Circumstances<'_>) -> Result<Option<Came>, Failure> {
    let Some((who, standing)) = person(provider, &tried.settled.account.user_id).await? else { return Ok(None) };
    let name = full_name(&who.other).unwrap_or_default();
    let client = circumstances.client;
    let grant = code::grant(&tried.settled, AuthorizationCode::random(&provider.random).grant_id, String::new(), circumstances);
    let access = match with_context(provider, &Sender::Bearer, |context| Access::of_grant(&grant, client, None, &[], context)) {
        Ok(access) => access,
        Err(error) => return Ok(Some(Came::from(&error))),
    };
    let asked = &tried.settled.request;
    let issue = Issue {
        grant: &grant,
        access: &access,
        client,
        person: &who,
        nonce: asked.nonce.as_deref(),
        refresh: asked.refresh.then_some(grant.generation),
    };
    // Signed, since a token's header and hash are the key's; what is kept of it is good for nothing.
    let keys = token_signing::keys(provider, &access, Some(client)).await?;
    let tokens = Box::new(token_signing::for_grant(provider, None, &issue, &keys).await?.preview());
    let token = AccessToken::of_grant(&grant, &access, provider.new_jti(), provider.now());
    let userinfo = userinfo::opens(&token, provider.issuer())
        .and_then(|_| userinfo::answer(&token, Some(&grant), Some(client), Some((&who, standing)), provider.now()))
        .ok()
        .map(Value::Object);
    Ok(Some(Came::Given { who: (name, who.email), tokens, userinfo }))
}

/// Keeps the outcome, and the way to where the admin sees it. Whoever signed in on the way: the console is the admin's.
async fn told(visitor: &mut Visitor<'_>, by: &str, client_id: &str, subject: Option<String>, came: Came) -> Result<AppAnswer, Failure> {
    let provider = visitor.provider;
    let admin = visitor.sessions.of_user(by).cloned();
    if let Some(session) = admin.filter(|session| visitor.sessions.current().is_none_or(|current| current.sid != session.sid)) {
        adopt(visitor, &session, None).await?;
    }
    let mut event = visitor.visit.acting_user(by).event(EventType::ClientTried);
    if let Some(subject) = subject {
        event = event.subject(Subject::User(subject));
    }
    if let Came::Refused { error, .. } = &came {
        event = event.detail("error", error.as_str());
    }
    provider.note(event.client(client_id)).await;
    let path = tried::keep(visitor, by, client_id, came).await?;
    Ok(respond::to_ours(visitor, &path))
}
