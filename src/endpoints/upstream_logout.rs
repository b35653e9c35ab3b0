//! `/upstream/{name}/backchannel-logout`: a provider says that it signed somebody out
//! ([Back-Channel Logout 1.0 §2.5](https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest)). The sessions that their account
//! there began end; what they proved in another way goes on.

use std::borrow::Cow;

use actix_web::http::header;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};

use super::visitor::Visit;
use crate::acts::session::Ending;
use crate::acts::upstream::SignedOutThere;
use crate::audit::EventType;
use crate::factors::Kind;
use crate::http::{ClientAddress, Failure, FormBody, FormRefusal};
use crate::jose::VerificationError;
use crate::protocol::error::{ErrorCode, ErrorHeader, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::{LogoutFault, LogoutToken};
use crate::provider::Provider;
use crate::sign_in::elsewhere as bounds;
use crate::store::transient::{Key, Transient as _};
use crate::upstreams::{TalkFault, Upstream, links};

fn refused(why: impl Into<Cow<'static, str>>) -> Failure {
    Failure::OAuth(OAuthError::invalid_request(why))
}

/// POST of a logout token.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> Result<HttpResponse, actix_web::Error> {
    let body = body?;
    let parameters = Parameters::parse(&body.0).map_err(|error| Failure::OAuth(error.into()))?;
    let token = parameters.require("logout_token").map_err(Failure::OAuth)?;
    let snapshot = provider.snapshot();
    let found = snapshot.upstreams().iter().find(|upstream| upstream.enabled && upstream.name == *name);
    let upstream = found.map(|upstream| Upstream::clone(upstream)).ok_or_else(|| refused("there is no such provider"))?;
    let address = request.extensions().get::<ClientAddress>().map(|address| address.ip);
    let counted = bounds::Counted::LogoutTokens;
    let asked = bounds::Asked { issuer: provider.issuer(), upstream: &upstream.id, counted, address };
    let now = provider.now();
    if !bounds::may_try(&provider.transient, asked, now).await.map_err(Failure::from)? {
        let later = OAuthError::new(ErrorCode::TemporarilyUnavailable, "too many tokens of this network were refused: try again later");
        return Err(Failure::OAuth(later.with_header(ErrorHeader::RetryAfter(bounds::WINDOW))).into());
    }
    let said = match said(&provider, &upstream, token).await {
        Ok(said) => said,
        Err(fault) => {
            tracing::warn!(upstream = %upstream.name, %fault, "a sign-out at another provider was not taken");
            note_refusal(&provider, &request, &upstream, &fault).await;
            if is_by_a_stranger(&fault) {
                bounds::failed(&provider.transient, asked, now).await.map_err(Failure::from)?;
            }
            let why = match fault {
                TalkFault::Logout(fault) => fault.to_string(),
                _ => "the logout token cannot be verified".to_owned(),
            };
            return Err(refused(why).into());
        }
    };
    sign_out(&provider, &request, &upstream, said.subject.clone()).await?;
    used(&provider, &upstream, &said).await;
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).finish())
}

/// Whether none of the provider's keys signed it. What it did sign is never held against the network that it comes from, which is its own.
fn is_by_a_stranger(fault: &TalkFault) -> bool {
    matches!(fault, TalkFault::Signature(fault) if *fault != VerificationError::Type)
}

async fn note_refusal(provider: &Provider, request: &HttpRequest, upstream: &Upstream, fault: &TalkFault) {
    let event = Visit::of(provider, request).acting_anonymous().event(EventType::SignOutRefused).refused(fault.as_str());
    provider.note(event.detail("upstream", upstream.name.as_str())).await;
}

/// Where it is kept that a logout token was used.
fn place(provider: &Provider, upstream: &Upstream, said: &LogoutToken) -> Key {
    Key::new("upstream-logout", &format!("{}\n{}\n{}", provider.issuer(), upstream.id, said.jti))
}

/// What a logout token says that was not used before.
async fn said(provider: &Provider, upstream: &Upstream, token: &str) -> Result<LogoutToken, TalkFault> {
    let said = provider.talking.signed_out(upstream, token).await?;
    match provider.transient.get(&place(provider, upstream, &said), provider.now()).await {
        Ok(Some(_)) => Err(TalkFault::Logout(LogoutFault::Repeated)),
        Ok(None) => Ok(said),
        // Who is signed out twice has lost nothing.
        Err(error) => {
            tracing::warn!(%error, "whether a logout token was used before is not known");
            Ok(said)
        }
    }
}

/// Keeps that a logout token was used, once what it says is done: one that came to nothing may come again.
async fn used(provider: &Provider, upstream: &Upstream, said: &LogoutToken) {
    let until = said.until.plus(provider.clock_skew());
    if let Err(error) = provider.transient.put(&place(provider, upstream, said), b"", until, provider.now()).await {
        tracing::warn!(%error, "a logout token can be used again");
    }
}

async fn sign_out(provider: &Provider, request: &HttpRequest, upstream: &Upstream, subject: String) -> Result<(), Failure> {
    let whom = upstream.clone();
    let read = provider.database.read(move |conn| links::owner(conn, links::Whom { upstream: &whom, subject: &subject }));
    // Nobody is connected with it: there is nothing to end, and nothing is told of that.
    let Some((id, user_id)) = read.await? else { return Ok(()) };
    let mut began = provider.sessions().of_user(&user_id).await?;
    began.retain(|session| session.proofs.iter().any(|proof| proof.kind == Kind::Upstream && proof.credential.as_ref() == Some(&id)));
    if began.is_empty() {
        return Ok(());
    }
    let ends = began.into_iter().map(Ending::from).collect();
    Ok(provider.perform(Visit::of(provider, request).acting_anonymous(), SignedOutThere { upstream: upstream.name.clone(), ends }).await?)
}
