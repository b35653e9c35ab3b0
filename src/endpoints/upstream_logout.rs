//! `/upstream/{name}/backchannel-logout`: a provider says that it signed somebody out
//! ([Back-Channel Logout 1.0 §2.5](https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest)). The sessions that their account
//! there began end; what they proved in another way goes on.

use std::borrow::Cow;

use actix_web::http::header;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, web};

use super::visitor::Visit;
use crate::acts::session::Ending;
use crate::acts::upstream::SignedOutThere;
use crate::factors::Kind;
use crate::http::{ClientAddress, Failure, FormBody, FormRefusal};
use crate::protocol::error::OAuthError;
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
    let asked = bounds::Asked { issuer: provider.issuer(), upstream: &upstream.id, address };
    let now = provider.now();
    if !bounds::may_try(&provider.transient, asked, now).await.map_err(Failure::from)? {
        return Err(refused("too many requests of this network were refused").into());
    }
    let said = match said(&provider, &upstream, token).await {
        Ok(said) => said,
        Err(fault) => {
            tracing::warn!(upstream = %upstream.name, %fault, "a sign-out at another provider was not taken");
            if !fault.is_of_provider() {
                bounds::failed(&provider.transient, asked, now).await.map_err(Failure::from)?;
            }
            let why = match fault {
                TalkFault::Logout(fault) => fault.to_string(),
                _ => "the logout token cannot be verified".to_owned(),
            };
            return Err(refused(why).into());
        }
    };
    sign_out(&provider, &request, &upstream, said.subject).await?;
    Ok(HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).finish())
}

/// What a logout token says, once.
async fn said(provider: &Provider, upstream: &Upstream, token: &str) -> Result<LogoutToken, TalkFault> {
    let said = provider.talking.signed_out(upstream, token).await?;
    let now = provider.now();
    let key = Key::new("upstream-logout", &format!("{}\n{}\n{}", provider.issuer(), upstream.id, said.jti));
    let until = said.until.plus(provider.clock_skew());
    match provider.transient.put_if_absent(&key, b"", until, now).await {
        Ok(true) => Ok(said),
        Ok(false) => Err(TalkFault::Logout(LogoutFault::Repeated)),
        // Who is signed out twice has lost nothing.
        Err(error) => {
            tracing::warn!(%error, "whether a logout token was used before is not known");
            Ok(said)
        }
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
    Ok(provider.perform(Visit::of(provider, request).acting_anonymous(), SignedOutThere { ends }).await?)
}
