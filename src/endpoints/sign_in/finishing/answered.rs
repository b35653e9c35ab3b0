//! The answer of a journey that has just ended, for a page of it that is opened again in the same moment: another tab, or a
//! reload. Kept for a few seconds, for the session that it was given in, and as long as the app has not redeemed its code: one
//! that comes again ends what the first gave, and an app that heard no refuses the same answer. A form that is sent twice is
//! answered by [`crate::endpoints::once`]; a form of an ended journey that means something else leads back to
//! the app.

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use crate::endpoints::kept::{Found, Kept};
use crate::endpoints::page_answers;
use crate::endpoints::respond::{self, AppAnswer};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::issued::code;
use crate::people::user;
use crate::protocol::authorization::response::Handed;
use crate::protocol::parameters::Parameters;
use crate::sign_in::journeys;
use crate::store::transient::Transient as _;

/// By the id of its journey.
const FINISHED: Kept<Finished> = Kept::proven("finished", Duration::from_secs(10));
/// How long whoever ends a journey may take for the answer; then the claim counts as broken off.
const CLAIMED: Duration = Duration::from_secs(10);
/// So often, with such a pause, is looked for an answer that somebody works on: a second and a half.
const LOOKS: u32 = 60;
const PAUSE: Duration = Duration::from_millis(25);

/// Whose an answer is.
#[derive(Serialize, Deserialize)]
enum Owner {
    /// That of this session.
    Session(String),
    /// Nobody signed in: that of the browser with these hashes of its ids.
    Browser(Vec<String>),
}

/// What a journey led to.
#[derive(Serialize, Deserialize)]
struct Finished {
    owner: Owner,
    #[serde(flatten)]
    answer: AppAnswer,
}

/// Ends a journey: of any number of forms one does and may go on to what it led to. The answer is claimed before the journey goes,
/// so that the others wait for it and never find neither.
///
/// # Errors
/// Where the store is away: the journey goes on.
pub(super) async fn end(visitor: &Visitor<'_>, journey: &str) -> Result<bool, Failure> {
    let provider = visitor.provider;
    if !FINISHED.of(journey).claim(visitor, None, CLAIMED).await? {
        return Ok(false);
    }
    let ended = journeys::end(&provider.transient, journey, provider.now()).await;
    if matches!(ended, Ok(true)) {
        provider.strangers.release(&journeys::key(journey));
    } else {
        let_go(visitor, journey).await;
    }
    Ok(ended?)
}

/// What the end of a journey led to. Where that is nothing, since a store is away, the journey is given back, and the form may be
/// sent again.
pub(super) async fn or_given_back<T>(visitor: &Visitor<'_>, ended: &journeys::KeptJourney, led_to: Result<T, Stop>) -> Result<T, Stop> {
    if let Err(Stop::Failure(failure)) = &led_to {
        let_go(visitor, &ended.journey.id).await;
        if matches!(failure, Failure::Unavailable(_)) {
            journeys::give_back(&visitor.provider.transient, ended, visitor.provider.now()).await;
        }
    }
    led_to
}

/// The journey led to no answer: nobody waits for one.
async fn let_go(visitor: &Visitor<'_>, journey: &str) {
    if let Err(error) = FINISHED.of(journey).forget(visitor.provider).await {
        tracing::warn!(%error, "the claim on the answer of a sign-in is left to expire");
    }
}

/// Gives the answer, and keeps it for a page of the same journey in the session `sid`.
pub(super) async fn answer(visitor: &Visitor<'_>, journey: &str, sid: Option<&str>, answer: AppAnswer) -> Result<HttpResponse, Stop> {
    let owner = sid.map_or_else(|| Owner::Browser(visitor.browser.hashes()), |sid| Owner::Session(sid.to_owned()));
    let finished = Finished { owner, answer };
    FINISHED.of(journey).keep(visitor, &finished).await?;
    Ok(respond::send(visitor, finished.answer))
}

/// Whether the answer is this browser's still: an id alone proves nobody, and a session may have ended.
async fn is_for(visitor: &Visitor<'_>, owner: &Owner) -> Result<bool, Failure> {
    let session = match owner {
        Owner::Browser(ids) => return Ok(visitor.browser.hashes().iter().any(|id| ids.contains(id))),
        Owner::Session(sid) => visitor.sessions.session(sid).cloned(),
    };
    Ok(match session {
        Some(session) => !visitor.provider.alive(vec![session]).await?.is_empty(),
        None => false,
    })
}

/// What somebody means who comes to a journey that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::endpoints::sign_in) enum Meant {
    /// To go on to the app.
    GoOn,
    /// No.
    No,
}

/// In the address of a journey: whoever is sent there said no.
pub(in crate::endpoints::sign_in) const SAID_NO: &str = "denied";

/// Whether the answer is what was meant, and nobody has made use of it: a code that is not redeemed, an error for a no, or a page
/// of ours.
async fn fits(visitor: &Visitor<'_>, answer: &AppAnswer, meant: Meant) -> Result<bool, Failure> {
    let provider = visitor.provider;
    let ours = provider.settings.issuer.local("/");
    let is_ours = answer.location().is_some_and(|location| location.starts_with(&ours));
    let Some(handed) = answer.handed() else { return Ok(is_ours) };
    if handed.is_empty() {
        return Ok(is_ours || meant == Meant::No);
    }
    for thing in handed {
        let is_unused = match thing {
            Handed::Code(code) => code::get(&provider.transient, code, provider.now()).await?.is_some(),
        };
        if !is_unused {
            return Ok(false);
        }
    }
    Ok(meant == Meant::GoOn)
}

/// Whether a form names, if anybody, the person whose answer it is.
async fn names_its_person(visitor: &Visitor<'_>, form: &Parameters, owner: &Owner) -> Result<bool, Failure> {
    let (Some(typed), Owner::Session(sid)) = (form.get("username").map(str::to_owned), owner) else { return Ok(true) };
    let provider = visitor.provider;
    let named = provider.database.read(move |conn| user::find_by_login(conn, &typed)).await?;
    let session = provider.sessions().find(sid).await?;
    Ok(named.zip(session).is_some_and(|(named, session)| named.id == session.user_id))
}

/// The answer that a journey of this browser ended with a moment ago, or is about to end with; else that it is over.
pub(in crate::endpoints::sign_in) async fn a_moment_ago(visitor: &Visitor<'_>, journey: &str, meant: Meant) -> Result<HttpResponse, Stop> {
    for _ in 0..LOOKS {
        match FINISHED.of(journey).look(visitor.provider).await? {
            Found::Value(Finished { owner, answer }, _) if is_for(visitor, &owner).await? && fits(visitor, &answer, meant).await? => {
                return Ok(respond::send(visitor, answer));
            }
            Found::Claimed => tokio::time::sleep(PAUSE).await,
            Found::Value(..) | Found::Nothing | Found::Unreadable => break,
        }
    }
    Ok(page_answers::expired(visitor))
}

/// The same for a form. Another form of the same journey that meant the same may have been first, and its answer brings the
/// cookies that the journey is bound to now: the journey is opened again, with those.
pub(in crate::endpoints::sign_in) async fn where_it_stands(
    visitor: &Visitor<'_>,
    journey: &str,
    form: &Parameters,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let goes_on = provider.transient.get(&journeys::key(journey), provider.now()).await?.is_some();
    let meant = if form.get("deny").is_some() { Meant::No } else { Meant::GoOn };
    let is_over_as_meant = match FINISHED.of(journey).look(provider).await? {
        Found::Value(finished, _) => {
            fits(visitor, &finished.answer, meant).await? && names_its_person(visitor, form, &finished.owner).await?
        }
        // Whether it is what was meant shows once it is there.
        Found::Claimed => true,
        Found::Nothing | Found::Unreadable => false,
    };
    if goes_on || is_over_as_meant {
        let no = if meant == Meant::No { format!("&{SAID_NO}=1") } else { String::new() };
        return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&format!("/sign-in?journey={journey}{no}")))));
    }
    Ok(page_answers::expired(visitor))
}
