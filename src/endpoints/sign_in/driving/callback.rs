//! `/upstream/{name}/callback`: the browser comes back from another provider. The state is good once, and in the browser that was sent alone.

use actix_web::{HttpRequest, HttpResponse, web};

use super::find::find;
use super::posted::moved;
use super::{go_on_at, opened_at};
use crate::endpoints::page_answers::{self, or_failed};
use crate::endpoints::sign_in::elsewhere::{self, Answered, For};
use crate::endpoints::sign_in::finishing::{self, Meant};
use crate::endpoints::sign_in::pages::{CONNECTED, Came, SAID, WHICH, came, said_at};
use crate::endpoints::sign_in::step::SIGN_IN;
use crate::endpoints::visitor::Visitor;
use crate::http::addresses::{Address, page};
use crate::http::{Stop, answers};
use crate::pages::Elsewhere;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// The addresses.
pub(super) fn addresses() -> Vec<Address> {
    vec![page("/upstream/{name}/callback").get(get).query(&[
        "state",
        "code",
        "iss",
        "error",
        "error_description",
        "error_uri",
        "session_state",
    ])]
}

async fn get(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let came = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let Some(answered) = elsewhere::answered(&visitor, &name, &parameters).await? else {
            return Ok(page_answers::expired(&visitor));
        };
        match answered.for_what.clone() {
            For::Journey(id) => to_journey(&provider, &mut visitor, &id, answered).await,
            For::Session(sid) => to_session(&mut visitor, sid, answered).await,
        }
    };
    or_failed(&provider, &request, came.await)
}

async fn to_journey(provider: &web::Data<Provider>, visitor: &mut Visitor<'_>, id: &str, answered: Answered) -> Result<HttpResponse, Stop> {
    let Answered { upstream, outcome, .. } = answered;
    let Some(kept) = find(visitor, id).await? else { return finishing::a_moment_ago(visitor, id, Meant::GoOn).await };
    let came = match outcome {
        Ok(identity) => came(visitor, &kept.journey, &upstream, &identity).await?,
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

/// It is to be connected with the account of a session of this browser, whose page asks for a press.
async fn to_session(visitor: &mut Visitor<'_>, sid: String, answered: Answered) -> Result<HttpResponse, Stop> {
    let Answered { upstream, outcome, .. } = answered;
    let to = |visitor: &Visitor<'_>, path: &str| visitor.send(answers::see_other(&visitor.provider.settings.issuer.local(path)));
    if visitor.sessions.session(&sid).is_none() {
        return Ok(page_answers::expired(visitor));
    }
    let said = |said: Elsewhere| format!("{CONNECTED}?{WHICH}={}&{SAID}={}", upstream.name, said.as_str());
    match outcome {
        Ok(identity) => {
            elsewhere::bring(visitor, &For::Session(sid), elsewhere::shown(&upstream, &identity)).await?;
            Ok(to(visitor, &format!("{CONNECTED}/confirm")))
        }
        Err(why) => Ok(to(visitor, &said(why))),
    }
}
