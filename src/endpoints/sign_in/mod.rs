//! The journey's pages: who, password, new password, which account. Each step is a POST bound to journey and browser; what
//! follows is what the journey owes next. Here: how a journey begins for a page of ours, goes on and ends.

mod account_choice;
mod adoption;
mod asks;
mod endings;
mod enrol_second_factor;
mod finished;
mod known;
mod new_password;
mod password;
mod recent;
mod second_factor;
mod step;
mod trial;

pub use account_choice::post as post_account;
pub(crate) use adoption::adopt;
pub(crate) use endings::{end_everywhere, end_here};
pub use enrol_second_factor::post as post_second_factor;
pub(crate) use enrol_second_factor::seed_view;
pub(super) use finished::{Meant, a_moment_ago, end as end_journey, or_given_back};
pub use known::account_card;
pub(crate) use known::{Known, account};
pub use new_password::post as post_new_password;
pub(crate) use new_password::{new_password, problem_of};
pub use password::post;
pub use recent::{is_recent, prove_again};
pub(crate) use second_factor::know_browser;
pub use second_factor::{post_code, post_recovery_code};
pub(super) use step::{app, consent_step, find, hidden, opened_at, step, step_page};
pub(crate) use trial::{Came, begin as begin_trial, read as read_trial};

use actix_web::{HttpRequest, HttpResponse, web};

use crate::acts::person::NoteSignIn;
use crate::audit::{EventType, Subject};
use crate::endpoints::authorize;
use crate::endpoints::page_answers::{self, authorization_response, or_failed};
use crate::endpoints::visitor::Visitor;
use crate::endpoints::way_back;
use crate::http::{Failure, Stop, answers};
use crate::people::user;
use crate::protocol::acr::Acr;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::authorization::response::{self, AuthorizationResponse};
use crate::protocol::client::Client;
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::code::{self, Circumstances};
use crate::sign_in::journey::{Because, Beginning, Demands, Journey, Owed, Purpose};
use crate::sign_in::journeys::{self, KeptJourney};
use crate::sso::session::Session;
use account_choice::choice_page;
use known::account_facts;
use password::identify_page;

/// Begins a sign-in for a page of the person's own, or of `person` where it must be shown that it is still them.
pub(crate) async fn begin_for_account(
    visitor: &mut Visitor<'_>,
    return_to: &str,
    demands: Demands,
    person: Option<String>,
) -> Result<HttpResponse, Stop> {
    begin(visitor, return_to, demands, person, None).await
}

/// The same for somebody who was just doing something: the page says why they are asked to sign in.
pub(crate) async fn begin_because(visitor: &mut Visitor<'_>, return_to: &str, because: Because) -> Result<HttpResponse, Stop> {
    begin(visitor, return_to, Demands::default(), None, Some(because)).await
}

async fn begin(
    visitor: &mut Visitor<'_>,
    return_to: &str,
    demands: Demands,
    person: Option<String>,
    because: Option<Because>,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    authorize::drop_the_dead(visitor, None).await?;
    let now = provider.now();
    let purpose = Purpose::Account { return_to: return_to.to_owned(), because };
    let mut journey = Journey::begin(Beginning {
        id: way_back::journey_id(provider, &purpose),
        browser: visitor.browser.hash(),
        purpose,
        demands,
        sessions: &visitor.sessions.live,
        must_be: None,
        hinted: person.is_some(),
        login_hint: person,
        last_for_client: visitor.sessions.current().map(|session| session.sid.clone()),
        now,
        expires_at: now.plus(journeys::LIFETIME),
    });
    if let Some(account) = journey.account().cloned() {
        match account_facts(provider, &account.user_id).await? {
            Some(facts) => journey.learn(facts, now),
            None => journey.lose_account(),
        }
    }
    go_on(visitor, None, journey).await
}

/// Binds a journey in which something was proven for the first time to an id that was drawn at that moment: whoever noted the
/// browser's lasting id before has no part in what the person proved. Once a session holds it the session's cookie is asked for
/// too.
fn bind_to_proof(visitor: &mut Visitor<'_>, kept: Option<&KeptJourney>, journey: &mut Journey) {
    if kept.is_some_and(|kept| kept.journey.proven().is_empty()) && !journey.proven().is_empty() {
        journey.browser = visitor.draw_id();
    }
}

/// Keeps a changed journey; false where another request changed it first. The page that refused a form of the step that is over
/// is counted no more.
async fn keep(visitor: &Visitor<'_>, kept: &KeptJourney, journey: &Journey) -> Result<bool, Failure> {
    let provider = visitor.provider;
    let stored = journeys::keep(&provider.transient, kept, journey, provider.now()).await?;
    if stored && kept.journey.next() != journey.next() {
        provider.strangers.release_refused_page(&journeys::key(&journey.id));
    }
    Ok(stored)
}

/// Stops for a page that is shown once: a session begins where one is due, the journey is kept, and `page` is given the
/// address where it goes on.
async fn pause(
    visitor: &mut Visitor<'_>,
    kept: &KeptJourney,
    mut journey: Journey,
    page: impl FnOnce(&Visitor<'_>, &Journey, String) -> HttpResponse,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if journey.session_is_due() {
        begin_session(visitor, &mut journey).await?;
    }
    bind_to_proof(visitor, Some(kept), &mut journey);
    keep(visitor, kept, &journey).await?;
    let next = provider.settings.issuer.local(&format!("/sign-in?journey={}", journey.id));
    Ok(page(visitor, &journey, next))
}

/// Goes on with a journey after a step: a session begins where one is due; then the next page, or the end.
pub(super) async fn go_on(visitor: &mut Visitor<'_>, kept: Option<&KeptJourney>, mut journey: Journey) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    if journey.session_is_due() {
        begin_session(visitor, &mut journey).await?;
    }
    let now = provider.now();
    if journey.next().is_some() {
        bind_to_proof(visitor, kept, &mut journey);
        let stored = match kept {
            Some(kept) => keep(visitor, kept, &journey).await?,
            None if !visitor.may_begin() => return Ok(page_answers::too_many(visitor)),
            None => {
                let bytes = journeys::begin(&provider.transient, &journey, now).await?;
                let key = journeys::key(&journey.id);
                match journey.account().filter(|_| journey.is_proven()) {
                    Some(account) => visitor.keep_in_bounds_of(&account.user_id, &key, bytes, journey.expires_at).await,
                    None => visitor.keep_in_bounds(&key, bytes, journey.expires_at).await,
                }
                true
            }
        };
        if let Some(account) = journey.account().filter(|_| kept.is_some() && journey.is_proven()) {
            let key = journeys::key(&journey.id);
            provider.strangers.release(&key);
            visitor.keep_in_bounds_of(&account.user_id, &key, journeys::bytes(&journey), journey.expires_at).await;
        }
        if !stored {
            tracing::debug!("another tab continued this sign-in first");
        }
        return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&opened_at(&journey, "")))));
    }
    // Of any number of forms that finish a journey one goes on to what it leads to.
    if kept.is_some() && !finished::end(visitor, &journey.id).await? {
        return a_moment_ago(visitor, &journey.id, Meant::GoOn).await;
    }
    let led_to = match &journey.purpose {
        Purpose::Account { return_to, .. } => {
            let sid = journey.account().and_then(|account| account.sid.as_deref());
            let location = AuthorizationResponse::Redirect(provider.settings.issuer.local(return_to));
            finished::answer(visitor, &journey.id, sid, location, "").await
        }
        Purpose::Authorize(_) => finish(visitor, kept.is_some(), journey).await,
        Purpose::Trial(_) => trial::finish(visitor, journey).await,
    };
    match kept {
        Some(kept) => finished::or_given_back(visitor, kept, led_to).await,
        None => led_to,
    }
}

async fn begin_session(visitor: &mut Visitor<'_>, journey: &mut Journey) -> Result<(), Failure> {
    let provider = visitor.provider;
    let now = provider.now();
    let Some(account) = journey.account().cloned() else { return Ok(()) };
    let before =
        account.sid.as_deref().and_then(|sid| visitor.sessions.session(sid)).or_else(|| visitor.sessions.of_user(&account.user_id));
    let before = before.filter(|session| session.epoch == account.epoch && session.user_id == account.user_id);
    let prove = |session: &mut Session| {
        journey.carry_into(session, now);
        session.last_used_at = now;
        session.address = visitor.visit.address().map(str::to_owned);
        session.user_agent = visitor.visit.user_agent().map(str::to_owned);
    };
    let going_on = match before {
        Some(session) => provider.sessions().renew(&session.sid, prove).await?,
        None => None,
    };
    let session = if let Some(session) = going_on {
        session
    } else {
        let mut session = Session {
            sid: provider.random.uuid().simple().to_string(),
            issuer: provider.issuer().to_owned(),
            user_id: account.user_id.clone(),
            epoch: account.epoch,
            proofs: Vec::new(),
            clients: Vec::new(),
            created_at: now,
            listed_until: None,
            last_used_at: now,
            address: None,
            user_agent: None,
        };
        prove(&mut session);
        let is_valid = |other: &Session| !provider.revocations.session(&other.sid);
        provider.sessions().begin(session, &visitor.browser.hashes(), is_valid, prove).await?
    };
    let client_id = journey.answers().map(str::to_owned);
    adopt(visitor, &session, client_id.as_deref()).await?;
    // Read again now that the record is there: whoever ended all, changed the password or reset the second factor a moment ago
    // found no session to end.
    let known = known::account(provider, &account.user_id, None).await?;
    let stands = known.is_some_and(|known| known.user.honours(account.epoch) && journey.is_borne_out(&known.facts));
    if !stands {
        end_here(visitor, std::slice::from_ref(&session)).await?;
        journey.lose_account();
        return Ok(());
    }
    if journey.session_began(&session.sid).is_err() {
        return Err(Failure::internal("a session was started before the sign-in was complete"));
    }
    endings::end_surplus_of(visitor, &account.user_id).await;
    let acting = visitor.visit.acting_user(&account.user_id);
    let event = acting.event(EventType::SignedIn).subject(Subject::User(account.user_id.clone())).detail("session", session.sid.as_str());
    provider
        .note(match &client_id {
            Some(client_id) => event.client(client_id),
            None => event,
        })
        .await;
    provider.telemetry.sign_in("done");
    if let Err(error) = provider.perform(acting, NoteSignIn { user_id: account.user_id }).await {
        tracing::warn!(?error, "the time of a sign-in could not be saved");
    }
    Ok(())
}

/// The journey owes nothing: the app gets its code.
async fn finish(visitor: &Visitor<'_>, kept: bool, journey: Journey) -> Result<HttpResponse, Stop> {
    let id = journey.id.clone();
    let provider = visitor.provider;
    let proof = journey.finish().map_err(|_| Failure::internal("a sign-in ended before it was complete"))?;
    let snapshot = provider.snapshot();
    let settled = proof.settled();
    let asked = &settled.request;
    let session = visitor.sessions.session(&settled.sid);
    let (Some(known), Some(session)) = (snapshot.client(&asked.client_id).filter(|known| known.client.enabled), session) else {
        // The app or the session went while the person was on the way.
        return Ok(page_answers::expired(visitor));
    };
    if falls_short(&known.client, asked, session) {
        return Ok(authorize::refuse(visitor, asked, &authorize::unmet()).await);
    }
    let code =
        code::issue(&provider.transient, &provider.keyring, &provider.random, &proof, circumstances(provider, &known.client, session))
            .await?;
    provider.sessions().note_answer(&visitor.sessions, &settled.sid, &asked.client_id).await?;
    let answer = response::success(&asked.answer_to, provider.issuer(), &code);
    let name = known.client.name(&[visitor.language().tag()]);
    if kept {
        finished::answer(visitor, &id, Some(&settled.sid), answer, name).await
    } else {
        Ok(authorization_response(visitor, answer, name))
    }
}

/// Whether the session lacks a factor that the app or its request demands. The journey asked for it; held against the session
/// once more, since everything rests on it.
fn falls_short(client: &Client, asked: &AuthorizationRequest, session: &Session) -> bool {
    (client.settings.require_second_factor && session.acr() < Acr::Two) || !asked.acr.is_met_by(session.acr())
}

fn circumstances<'a>(provider: &'a Provider, client: &'a Client, session: &'a Session) -> Circumstances<'a> {
    Circumstances { issuer: provider.issuer(), client, session, lifetime: provider.settings.code_lifetime, now: provider.now() }
}

/// The journey ended with an error: the app gets it, or the admin who tries the app out. A page of it that is opened again in the
/// session `sid` gets the same answer.
pub(super) async fn refused(
    visitor: &mut Visitor<'_>,
    journey: &Journey,
    error: &OAuthError,
    sid: Option<&str>,
) -> Result<HttpResponse, Stop> {
    let (answer, app_name) = match &journey.purpose {
        Purpose::Authorize(asked) => authorize::refusal(visitor, asked, error).await,
        Purpose::Trial(trial) => (trial::refused(visitor, trial, error).await?, String::new()),
        Purpose::Account { .. } => return Ok(page_answers::expired(visitor)),
    };
    finished::answer(visitor, &journey.id, sid, answer, &app_name).await
}

/// GET of an address that forms of a step are posted to, as a tab that is restored opens it: on to the step of the journey.
pub async fn get_step(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let parameters = Parameters::read(request.query_string().as_bytes());
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters.get("journey").map(|journey| ("journey", journey)));
    let chooser = request.path().ends_with("/account").then_some("choose");
    query.extend_pairs(asks::named_by(request.path()).or(chooser).map(|page| (page, "1")));
    answers::see_other(&provider.settings.issuer.local(&format!("/sign-in?{}", query.finish())))
}

/// Takes in that the person signed in in another tab since this journey began: what it asked for may be there now.
async fn signed_in_elsewhere(visitor: &Visitor<'_>, journey: &Journey) -> Result<Option<Journey>, Failure> {
    let provider = visitor.provider;
    let hinted = match journey.request().and_then(|asked| asked.login_hint.clone()) {
        Some(typed) => Some(provider.database.read(move |conn| user::find_by_login(conn, &typed)).await?.map(|user| user.id)),
        None => None,
    };
    for session in visitor.sessions.live.iter().filter(|session| hinted.as_ref().is_none_or(|id| id.as_ref() == Some(&session.user_id))) {
        if !journey.can_use_session(session) {
            continue;
        }
        let Some(known) = known::account(provider, &session.user_id, journey.request()).await? else { continue };
        if let Some(further) = journey.signed_in_meanwhile(session, known.facts, provider.now()) {
            return Ok(Some(further));
        }
    }
    Ok(None)
}

/// GET /sign-in.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let Some(id) = parameters.get("journey").map(str::to_owned) else {
            let demands = Demands { select_account: parameters.get("choose").is_some(), ..Demands::default() };
            return begin_for_account(&mut visitor, "/", demands, None).await;
        };
        let Some(kept) = find(&mut visitor, &id).await? else {
            let meant = if parameters.get(finished::SAID_NO).is_some() { Meant::No } else { Meant::GoOn };
            return a_moment_ago(&visitor, &id, meant).await;
        };
        if parameters.get("choose").is_none()
            && let Some(further) = signed_in_elsewhere(&visitor, &kept.journey).await?
        {
            return go_on(&mut visitor, Some(&kept), further).await;
        }
        let asks_choice = |owed| !matches!(owed, Owed::AccountChoice | Owed::Replace(_));
        let choosing = parameters.get("choose").is_some() && kept.journey.next().is_some_and(asks_choice);
        match kept.journey.next() {
            _ if choosing => choice_page(&visitor, &kept.journey, parameters.get("remove").is_some()).await,
            Some(Owed::AccountChoice) => choice_page(&visitor, &kept.journey, parameters.get("remove").is_some()).await,
            Some(Owed::Identify) => {
                let hint = kept.journey.request().and_then(|asked| asked.login_hint.as_deref());
                let hint = hint.or_else(|| kept.journey.because().and_then(Because::login)).unwrap_or_default();
                Ok(identify_page(&visitor, &kept.journey, hint, None))
            }
            Some(Owed::Prove(kinds)) => asks::proof(&visitor, &kept.journey, kinds, &parameters).await,
            Some(Owed::Enrol(kinds)) => asks::enrolment(&visitor, &kept.journey, kinds).await,
            Some(Owed::Replace(kind)) => asks::replacement(&visitor, &kept.journey, kind).await,
            Some(Owed::Consent) => Ok(answers::see_other(&provider.settings.issuer.local(&opened_at(&kept.journey, "")))),
            None => {
                let journey = kept.journey.clone();
                go_on(&mut visitor, Some(&kept), journey).await
            }
        }
    };
    or_failed(&provider, &request, shown.await)
}
