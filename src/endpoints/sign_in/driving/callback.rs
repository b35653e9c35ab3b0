//! `/upstream/{name}`: a sign-in that begins at another provider's button; and `/upstream/{name}/callback`: the browser comes back from there.
//! The state is good once, and in the browser that was sent alone.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::find::find;
use super::posted::moved;
use super::{beginning, go_on_at, opened_at};
use crate::endpoints::page_answers::{self, or_failed};
use crate::endpoints::sign_in::elsewhere::{self, Answered, CameBack, For};
use crate::endpoints::sign_in::finishing::{self, Meant};
use crate::endpoints::sign_in::pages::{CONNECTED, Came, SAID, WHICH, came, named_at, said_at};
use crate::endpoints::sign_in::step::SIGN_IN;
use crate::endpoints::sign_in::tries;
use crate::endpoints::visitor::Visitor;
use crate::http::addresses::{Address, document, page};
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::Elsewhere;
use crate::pages::paths::with_query;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journey::{Demands, Journey};

/// The addresses.
pub(super) fn addresses() -> Vec<Address> {
    vec![
        page("/upstream/{name}").get(begin).query(&["journey"]),
        document("/upstream/{name}/jwks").get(jwks),
        page("/upstream/{name}/callback").get(get).post(post, &["state"], &["code", "iss", "error", "user"]).query(&[
            "state",
            "code",
            "iss",
            "error",
            "error_description",
            "error_uri",
            "session_state",
        ]),
    ]
}

/// A link that leads to the button of a provider: in a sign-in of this browser that the address names, or in a new one. It sends nobody there by
/// itself: else any page could sign a person in to an account that they did not choose.
async fn begin(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let begun = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let snapshot = provider.snapshot();
        let upstream = snapshot.upstreams().iter().find(|upstream| upstream.enabled && upstream.name == *name);
        let at = |journey: &Journey| upstream.map_or_else(|| opened_at(SIGN_IN, journey), |upstream| named_at(journey, upstream));
        let parameters = Parameters::read(request.query_string().as_bytes());
        if let Some(id) = parameters.get("journey") {
            let Some(kept) = find(&mut visitor, id).await? else {
                return finishing::a_moment_ago(&visitor, id, Meant::GoOn).await;
            };
            return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&at(&kept.journey)))));
        }
        let journey = beginning::for_page(&mut visitor, "/", Demands::default(), None, None).await?;
        go_on_at(&mut visitor, None, journey, at).await
    };
    or_failed(&provider, &request, begun.await)
}

async fn get(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let came = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let answered = match elsewhere::answered(&visitor, &name, &parameters).await? {
            CameBack::Answered(answered) => *answered,
            // Where it stands now says what became of it, or where it begins again.
            CameBack::Again(For::Journey(id)) => {
                let at = provider.settings.issuer.local(&format!("{SIGN_IN}?journey={id}"));
                return Ok(visitor.send(answers::see_other(&at)));
            }
            CameBack::Again(For::Session(_)) => {
                return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(CONNECTED))));
            }
            // What it showed is gone, or on the page that was left for it.
            CameBack::Again(For::Trial(_)) => {
                return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&tries::page(&name)))));
            }
            CameBack::Nobody => return Ok(page_answers::expired(&visitor)),
        };
        match answered.for_what.clone() {
            For::Journey(id) => to_journey(&provider, &mut visitor, &id, answered).await,
            For::Session(sid) => to_session(&mut visitor, sid, answered).await,
            For::Trial(sid) => to_trial(&visitor, &sid, answered).await,
        }
    };
    or_failed(&provider, &request, came.await)
}

/// A provider's page posts its answer (`response_mode=form_post`). From there the browser brings no cookies of ours (`SameSite=Lax`), so nothing
/// is known of it: the answer is kept by its state, and the browser comes again by GET, with them.
async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let body = body.map_err(|refusal| page_answers::refused_body(&visitor, refusal))?;
        let form = Parameters::read(&body.0);
        if let Some(fault) = form.fault() {
            return Err(page_answers::malformed(&visitor, fault).into());
        }
        // A name that is none does not come into an address of ours.
        if !provider.snapshot().upstreams().iter().any(|upstream| upstream.name == *name) {
            return Ok(page_answers::expired(&visitor));
        }
        let Some(state) = elsewhere::posted(&visitor, &name, &form).await? else { return Ok(page_answers::expired(&visitor)) };
        let at = with_query(&format!("/upstream/{}/callback", *name), &[("state", &state)]);
        Ok(answers::see_other(&provider.settings.issuer.local(&at)))
    };
    or_failed(&provider, &request, answer.await)
}

/// The public key by which we say there who we are, for the provider to read.
async fn jwks(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let snapshot = provider.snapshot();
    let upstream = snapshot.upstreams().iter().find(|upstream| upstream.name == *name);
    match upstream.map(|upstream| upstream.public_key(&provider.keyring)) {
        Some(Ok(Some(key))) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "application/json"))
            .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
            .body(json!({ "keys": [key] }).to_string()),
        Some(Ok(None)) | None => answers::not_found(request).await,
        Some(Err(error)) => or_failed(&provider, &request, Err(Failure::internal(error).into())),
    }
}

async fn to_journey(provider: &web::Data<Provider>, visitor: &mut Visitor<'_>, id: &str, answered: Answered) -> Result<HttpResponse, Stop> {
    let Answered { upstream, outcome, id_token, .. } = answered;
    let Some(kept) = find(visitor, id).await? else { return finishing::a_moment_ago(visitor, id, Meant::GoOn).await };
    let came = match outcome {
        Ok(identity) => came(visitor, &kept.journey, &upstream, (&identity, id_token.as_ref())).await?,
        Err(said) => Came::Said(kept.journey.clone(), said),
    };
    match came {
        Came::Moved(what) => moved(provider, visitor, &kept, what).await,
        Came::Said(journey, said) if journey == kept.journey => {
            Ok(visitor.send(answers::see_other(&visitor.provider.settings.issuer.local(&said_at(&journey, &upstream, said)))))
        }
        Came::Said(journey, said) => {
            go_on_at(visitor, Some(&kept), journey, |journey| match journey.next() {
                Some(_) => said_at(journey, &upstream, said),
                None => opened_at(SIGN_IN, journey),
            })
            .await
        }
    }
}

/// An admin tried it: what was said is kept for them, and they see it in the console. Whoever they signed in as there, nobody is signed in here.
async fn to_trial(visitor: &Visitor<'_>, sid: &str, answered: Answered) -> Result<HttpResponse, Stop> {
    let to = |path: &str| visitor.send(answers::see_other(&visitor.provider.settings.issuer.local(path)));
    let page = tries::page(&answered.upstream.name);
    // Whoever signed out meanwhile begins again there.
    let Some(session) = visitor.sessions.session(sid) else { return Ok(to(&page)) };
    Ok(to(&tries::keep(visitor, &session.user_id, answered).await?))
}

/// It is to be connected with the account of a session of this browser, whose page asks for a press.
async fn to_session(visitor: &mut Visitor<'_>, sid: String, answered: Answered) -> Result<HttpResponse, Stop> {
    let Answered { upstream, outcome, .. } = answered;
    let to = |visitor: &Visitor<'_>, path: &str| visitor.send(answers::see_other(&visitor.provider.settings.issuer.local(path)));
    // Whoever signed out meanwhile begins again there.
    if visitor.sessions.session(&sid).is_none() {
        return Ok(to(visitor, CONNECTED));
    }
    let said = |said: Elsewhere| format!("{CONNECTED}?{WHICH}={}&{SAID}={}", upstream.name, said.as_str());
    match outcome {
        Ok(identity) => {
            elsewhere::bring(visitor, &For::Session(sid), &upstream, &identity).await?;
            Ok(to(visitor, &format!("{CONNECTED}/confirm")))
        }
        Err(why) => Ok(to(visitor, &said(why))),
    }
}
