//! `/account/second-factor/enrol`: an app for codes is set up after a recent sign-in, and a code of it confirms it; and
//! recovery codes, which are shown in the answer that makes them and never again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use super::second_factor::{HERE as LIST, label_problem, settled};
use crate::acts::door::NotDone;
use crate::acts::second_factor::{EnrolTotp as Enrol, NewTotp, RenewRecoveryCodes};
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::pages::{know_browser, seed_view};
use crate::factors::totp::{Seed, Verdict};
use crate::factors::{Kind, Proof, recovery_code};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{CodeProblem, EnrolTotp, LabelProblem, Notice, RecoveryCodes};
use crate::people::names::{self, NameError};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::enrolment;

const HERE: &str = "/account/second-factor/enrol";

/// What a form that was not taken brought, and what is wrong with it.
#[derive(Default)]
struct Typed {
    name: String,
    name_problem: Option<LabelProblem>,
    code_problem: Option<CodeProblem>,
}

/// GET /account/second-factor/enrol.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut member = Member::of(&provider, &request, HERE).await?;
        member.must_be_recent(HERE).await?;
        let (ring, random) = (&provider.keyring, &provider.random);
        let seed = enrolment::begin(&provider.transient, ring, random, &member.session.sid, provider.now()).await?;
        Ok(show(&member, &seed, Typed::default()))
    };
    or_failed(&provider, &request, shown.await)
}

fn show(member: &Member<'_>, seed: &Seed, typed: Typed) -> HttpResponse {
    let view = EnrolTotp {
        account: member.card(),
        action: member.local(HERE),
        seed: seed_view(&member.visitor, seed, &member.card().address),
        name: typed.name,
        name_problem: typed.name_problem,
        code_problem: typed.code_problem,
    };
    member.show_draft(HERE, &seed.base32(), |context| view.render(context))
}

/// POST /account/second-factor/enrol: the app is kept once a code shows that it has the seed.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::recent_form(&provider, &request, body, HERE).await?;
        let (sid, now) = (member.session.sid.clone(), provider.now());
        let Some(seed) = enrolment::find(&provider.transient, &provider.keyring, &sid, now).await? else {
            return member.done(LIST, Notice::StalePage).await;
        };
        let typed = form.get("name").unwrap_or_default();
        let (name, name_problem) = match names::label(typed) {
            Ok(name) => (name, None),
            Err(NameError::Empty) => (String::new(), None),
            Err(error) => (typed.to_owned(), Some(label_problem(error))),
        };
        let code = form.get("code").filter(|code| !code.trim().is_empty());
        let step = match code.map(|code| seed.check(code, None, now)) {
            Some(Verdict::Right { step }) => Ok(step),
            Some(Verdict::Used | Verdict::Wrong) => Err(CodeProblem::Mismatch),
            None => Err(CodeProblem::Missing),
        };
        match step {
            Ok(step) if name_problem.is_none() => keep(&provider, &mut member, &seed, name, step).await,
            step => Ok(show(&member, &seed, Typed { name, name_problem, code_problem: step.err() })),
        }
    };
    or_failed(&provider, &request, answer.await)
}

async fn keep(provider: &Provider, member: &mut Member<'_>, seed: &Seed, name: String, step: u64) -> Result<HttpResponse, Stop> {
    let now = provider.now();
    if !enrolment::end(&provider.transient, &member.session.sid, now).await? {
        return member.done(LIST, Notice::StalePage).await;
    }
    let who = member.standing();
    let codes = recovery_code::make(&provider.random);
    let hashes = recovery_code::hashes(&provider.keyring, &who.user_id, &codes);
    let app = NewTotp { name, seed: seed.base32(), step };
    let enrol = Enrol { who, app, codes: hashes, must_be_first: false };
    let enrolled = match provider.perform(member.acting(), enrol).await {
        Ok(enrolled) => enrolled,
        Err(NotDone::Failed(error)) => {
            enrolment::give_back(&provider.transient, &provider.keyring, &provider.random, &member.session.sid, seed, now).await;
            return Err(error.into());
        }
        Err(refused) => return settled(member, Err(refused), Notice::StalePage).await,
    };
    proven(provider, member, &enrolled.id).await?;
    know_browser(&mut member.visitor, &member.session.user_id).await?;
    if enrolled.codes_count {
        return Ok(shown_once(member, &codes, Some(Notice::SecondFactorAdded)));
    }
    member.done(LIST, Notice::SecondFactorAdded).await
}

/// The code that confirmed the app is a proof like any other: the session holds it, under a new cookie.
async fn proven(provider: &Provider, member: &mut Member<'_>, credential: &str) -> Result<(), Failure> {
    let proof = Proof::by(Kind::Totp, credential, provider.now());
    let renewed = provider.sessions().renew(&member.session.sid, |session| session.prove(std::slice::from_ref(&proof))).await?;
    // A session that ended meanwhile stays ended.
    let Some(session) = renewed else { return Ok(()) };
    adopt(&mut member.visitor, &session, None).await
}

fn shown_once(member: &Member<'_>, codes: &[Secret], notice: Option<Notice>) -> HttpResponse {
    let view = RecoveryCodes {
        account: member.card(),
        codes: codes.iter().map(|code| code.expose().to_owned()).collect(),
        next_url: member.local(LIST),
    };
    member.show(notice, |context| view.render(context))
}

/// POST /account/second-factor/recovery-codes: new ones in place of all that there are.
pub async fn renew_codes(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, _) = Member::recent_form(&provider, &request, body, LIST).await?;
        let who = member.standing();
        let codes = recovery_code::make(&provider.random);
        let hashes = recovery_code::hashes(&provider.keyring, &who.user_id, &codes);
        match provider.perform(member.acting(), RenewRecoveryCodes { who, hashes }).await {
            Ok(()) => Ok(shown_once(&member, &codes, None)),
            Err(error) => settled(&member, Err(error), Notice::StalePage).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}
