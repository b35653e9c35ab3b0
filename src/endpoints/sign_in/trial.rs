//! A trial of an app, from the console: a real sign-in with all that the app's own would ask, and at its end the admin sees
//! what the app would get. Nothing usable comes of it: there is no code and no grant, no consent is remembered, and of the
//! tokens header and claims alone are kept, sealed, for the admin's eyes.

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{adopt, circumstances, falls_short, finished, go_on};
use crate::audit::{EventType, Subject};
use crate::endpoints::authorize;
use crate::endpoints::kept::Kept;
use crate::endpoints::page_answers;
use crate::endpoints::token::{person, with_context};
use crate::endpoints::token_signing::{self, Issue};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::pages::paths;
use crate::protocol::authorization::code::AuthorizationCode;
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::authorization::response::AuthorizationResponse;
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::protocol::sender::Sender;
use crate::protocol::tokens::Preview;
use crate::protocol::tokens::access::{Access, AccessToken};
use crate::protocol::userinfo;
use crate::provider::Provider;
use crate::sign_in::code;
use crate::sign_in::journey::{Journey, Purpose, Trial, Tried};

/// While the admin looks at it; by a random id.
const OUTCOME: Kept<Outcome> = Kept::proven("trial", Duration::from_secs(10 * 60));

/// What a trial showed.
#[derive(Serialize, Deserialize)]
pub(crate) struct Outcome {
    /// The admin who may see it.
    by: String,
    /// The app.
    client_id: String,
    /// How it came out.
    pub came: Came,
}

/// How a trial came out.
#[derive(Serialize, Deserialize)]
pub(crate) enum Came {
    /// The app would get this.
    Given {
        /// Name and address of who signed in.
        who: (String, String),
        /// The answer of `/token`.
        tokens: Box<Preview>,
        /// The answer of `/userinfo`; none where the access token does not open it.
        userinfo: Option<Value>,
    },
    /// The app would get this error.
    Refused {
        /// The registered code.
        error: String,
        /// Why.
        description: String,
    },
}

impl From<&OAuthError> for Came {
    fn from(error: &OAuthError) -> Self {
        Self::Refused { error: error.code.as_str().to_owned(), description: error.description.to_string() }
    }
}

/// Begins with what the app would ask. An outcome at once where that is refused.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn begin(visitor: &mut Visitor<'_>, parameters: &Parameters, by: &str) -> Result<Result<HttpResponse, Came>, Stop> {
    let asked = match authorize::validate(visitor.provider, parameters).await.1 {
        Ok(asked) => asked,
        Err(Rejection::Page(page)) => {
            return Ok(Err(Came::Refused { error: page.kind.as_str().to_owned(), description: page.detail }));
        }
        Err(Rejection::Redirect { error, .. }) => return Ok(Err(Came::from(&error))),
    };
    let purpose = |request: Box<_>| Purpose::Trial(Box::new(Trial { request: *request, by: by.to_owned() }));
    match authorize::begin(visitor, asked, purpose).await? {
        Ok(journey) => go_on(visitor, None, journey).await.map(Ok),
        Err(error) => Ok(Err(Came::from(&error))),
    }
}

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
    let came = if falls_short(&known.client, asked, &session) {
        Came::from(&authorize::unmet())
    } else {
        match given(provider, &tried, circumstances(provider, &known.client, &session)).await? {
            Some(came) => came,
            None => return Ok(page_answers::expired(visitor)),
        }
    };
    let subject = Some(tried.settled.account.user_id.clone());
    let answer = told(visitor, &tried.by, &asked.client_id, subject, came).await?;
    finished::answer(visitor, &id, Some(&tried.settled.sid), answer, "").await
}

/// The trial ends with an error: where the admin sees it.
pub(super) async fn refused(visitor: &mut Visitor<'_>, trial: &Trial, error: &OAuthError) -> Result<AuthorizationResponse, Failure> {
    told(visitor, &trial.by, &trial.request.client_id, None, Came::from(error)).await
}

/// What the app would get by the way of every other sign-in; none where the person is gone.
async fn given(provider: &Provider, tried: &Tried, circumstances: code::Circumstances<'_>) -> Result<Option<Came>, Failure> {
    let Some((who, standing)) = person(provider, &tried.settled.account.user_id).await? else { return Ok(None) };
    let name = who.other.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
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
async fn told(
    visitor: &mut Visitor<'_>,
    by: &str,
    client_id: &str,
    subject: Option<String>,
    came: Came,
) -> Result<AuthorizationResponse, Failure> {
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
    let id = provider.random.uuid().simple().to_string();
    let outcome = Outcome { by: by.to_owned(), client_id: client_id.to_owned(), came };
    OUTCOME.of(&id).keep(visitor, &outcome).await?;
    let path = format!("{}/test?outcome={}", paths::console_app(client_id), id);
    Ok(AuthorizationResponse::Redirect(provider.settings.issuer.local(&path)))
}

/// The outcome `id` of a trial of the app that this admin began, while it is kept.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn read(provider: &Provider, id: &str, by: &str, client_id: &str) -> Result<Option<Outcome>, Failure> {
    Ok(OUTCOME.of(id).find(provider).await?.filter(|outcome| outcome.by == by && outcome.client_id == client_id))
}
