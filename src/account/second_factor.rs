//! `/account/second-factor`: a person's second factors: listed, named and removed; `/account/passkeys`: the passkeys among them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::enrol;
use super::member::Member;
use super::sessions::not_ended;
use crate::acts::door::NotDone;
use crate::acts::second_factor::{self, Bound, Duty, FactorNotRemoved, Held, RemoveFactor, RenameFactor, SecondFactors};
use crate::acts::session::Ending;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::{Problem, or_failed};
use crate::endpoints::sign_in::pages::{SetUp, set_ups};
use crate::factors::{Kind, Kinds, Part, Proof, recovery_code};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{Cause, CodesLeft, FactorPage, FactorRow, FactorSection, LabelProblem, Notice, SecondFactor};
use crate::people::names::{self, NameError};
use crate::people::requirements::{Given, of_everybody};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::snapshot::KnownClient;
use crate::store::StoreError;

pub(super) const HERE: &str = "/account/second-factor";

/// What would make a second factor a person's duty.
fn duty(provider: &Provider) -> Duty {
    let (snapshot, given) = (provider.snapshot(), Given::from(&provider.settings));
    let asks_for_two = |known: &&KnownClient| of_everybody(given, &snapshot.rules, &known.ruled()).asks_for_two();
    let clients = snapshot.clients().filter(|known| known.client.enabled).filter(asks_for_two);
    Duty { clients: clients.map(|known| known.client.client_id.clone()).collect(), given }
}

/// The person's second factors, and what of them they must have.
async fn factors(provider: &Provider, member: &Member<'_>) -> Result<(SecondFactors, Bound), Failure> {
    let (user_id, ring, duty, now) = (member.session.user_id.clone(), provider.keyring.clone(), duty(provider), provider.now());
    let read = provider
        .database
        .read(move |conn| Ok::<_, StoreError>((second_factor::read(conn, &ring, &user_id)?, duty.binds(conn, &user_id, now)?)));
    Ok(read.await?)
}

fn row(member: &Member<'_>, held: &Held, set_up: &SetUp) -> Result<FactorRow, StoreError> {
    Ok(FactorRow {
        value: held.id.clone(),
        name: held.name.clone(),
        about: (set_up.about)(held)?,
        created_at: held.created_at.as_seconds(),
        used_at: held.last_used_at.map(Timestamp::as_seconds),
        url: member.local(&page_of(&held.id)),
    })
}

fn page_of(id: &str) -> String {
    format!("{HERE}/app?factor={id}")
}

/// GET /account/second-factor.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, HERE).await?;
        list(&provider, &request, &member, None).await
    };
    or_failed(&provider, &request, shown.await)
}

/// GET /account/passkeys.
pub async fn get_passkeys(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, "/account/passkeys").await?;
        list(&provider, &request, &member, Some(Kind::Passkey)).await
    };
    or_failed(&provider, &request, shown.await)
}

/// The list of what a person has set up: all of it, or that of one kind.
async fn list(provider: &Provider, request: &HttpRequest, member: &Member<'_>, only: Option<Kind>) -> Result<HttpResponse, Stop> {
    let (stored, bound) = factors(provider, member).await?;
    let codes = stored.codes();
    let listed = set_ups().filter(|(way, _)| only.is_none_or(|kind| way.kind == kind));
    let sections = listed.map(|(way, set_up)| {
        Ok(FactorSection {
            words: set_up.words,
            factors: stored.of_kind(way.kind).map(|held| row(member, held, set_up)).collect::<Result<_, _>>()?,
            most: way.kind.factor().most,
            enrol_url: member.local(&enrol::page_of(way)),
            accepted: (set_up.accepted)(provider, &member.known.user.id, &stored)?,
        })
    });
    let view = SecondFactor {
        account: member.card(),
        sections: sections.collect::<Result<_, StoreError>>()?,
        of_passkeys: only == Some(Kind::Passkey),
        codes: (only.is_none() && stored.any()).then(|| CodesLeft {
            left: codes.and_then(|codes| codes.left).unwrap_or(0),
            few: recovery_code::FEW,
            created_at: codes.map(|codes| codes.created_at.as_seconds()),
        }),
        required: bound.second_factor,
        codes_action: member.local("/account/second-factor/recovery-codes"),
        now: provider.now().as_seconds(),
    };
    Ok(member.show(member.notice(request).await, |context| view.render(context)))
}

/// GET /account/second-factor/app: one of them, after a recent sign-in.
pub async fn get_app(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let query = Parameters::read(request.query_string().as_bytes());
        // What stands in the address leads back to it only where it is the id of a row.
        let id = query.get("factor").filter(|id| id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')).unwrap_or_default();
        let here = page_of(id);
        let mut member = Member::of(&provider, &request, &here).await?;
        member.must_be_recent(&here).await?;
        show_app(&provider, &request, &member, id, None).await
    };
    or_failed(&provider, &request, shown.await)
}

async fn show_app(
    provider: &Provider,
    request: &HttpRequest,
    member: &Member<'_>,
    id: &str,
    refused: Option<(String, LabelProblem)>,
) -> Result<HttpResponse, Stop> {
    let (stored, bound) = factors(provider, member).await?;
    let mut listed = set_ups().flat_map(|(way, set_up)| stored.of_kind(way.kind).map(move |held| (held, set_up)));
    let Some((held, set_up)) = listed.find(|(held, _)| held.id == id) else {
        return Ok(Problem::new(&member.visitor, StatusCode::NOT_FOUND, Cause::NotFound).answer(&member.visitor));
    };
    // The last that a rule asks for by its name stays, as the last one of all does.
    let others = stored.second().filter(|other| other.id != held.id).map(|other| other.kind).collect();
    let is_named = bound.keeps(Kinds::of(&[held.kind]), others);
    let view = FactorPage {
        account: member.card(),
        words: set_up.words,
        factor: row(member, held, set_up)?,
        refused,
        last: stored.second().count() == 1 || is_named,
        only_way_in: held.kind.is(Part::First) && member.known.ways_in() == 1,
        required: bound.second_factor,
        rename_action: member.local("/account/second-factor/rename"),
        remove_action: member.local("/account/second-factor/remove"),
    };
    Ok(member.show_at(&page_of(id), StatusCode::OK, member.notice(request).await, |context| view.render(context)))
}

/// What is wrong with a name that a person gave to a thing of their own.
pub(super) fn label_problem(error: NameError) -> LabelProblem {
    match error {
        NameError::Empty => LabelProblem::Missing,
        NameError::TooLong => LabelProblem::TooLong,
        NameError::Unfit(_) | NameError::Character | NameError::NotAnAddress | NameError::Domain | NameError::AtSign => {
            LabelProblem::Character
        }
    }
}

/// POST /account/second-factor/rename.
pub async fn rename(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let id = form.get("factor").unwrap_or_default().to_owned();
        let typed = form.get("name").unwrap_or_default();
        let name = match names::label(typed) {
            Ok(name) => name,
            Err(error) => return show_app(&provider, &request, &member, &id, Some((typed.to_owned(), label_problem(error)))).await,
        };
        let renamed = provider.perform(member.acting(), RenameFactor { who: member.standing(), id, name }).await;
        settled(&member, renamed, Notice::SecondFactorRenamed).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /account/second-factor/remove: not the last one of a person who must have one.
pub async fn remove(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let id = form.get("factor").unwrap_or_default().to_owned();
        member.must_be_vouched_for(None, HERE).await?;
        let mut others = not_ended(&provider, &member).await?;
        let began_by_it = |proof: &Proof| proof.kind.is(Part::First) && proof.credential.as_ref() == Some(&id);
        others.retain(|session| session.sid != member.session.sid && session.proofs.iter().any(began_by_it));
        let ends = others.into_iter().map(Ending::from).collect();
        let remove = RemoveFactor { who: member.standing(), id: id.clone(), duty: duty(&provider), ends };
        match provider.perform(member.acting(), remove).await {
            // The page says why.
            Err(NotDone::Refused(FactorNotRemoved::Required | FactorNotRemoved::LastWayIn)) => Ok(member.go(&page_of(&id))),
            removed => settled(&member, removed, Notice::SecondFactorRemoved).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// What an act came to: done, or the page was an old one.
pub(super) async fn settled<R>(member: &Member<'_>, acted: Result<(), NotDone<R>>, done: Notice) -> Result<HttpResponse, Stop> {
    let notice = match acted {
        Ok(()) => done,
        Err(NotDone::NoStanding) => Notice::StalePage,
        Err(other) => {
            Failure::unless_refused(other)?;
            Notice::StalePage
        }
    };
    member.done(HERE, notice).await
}
