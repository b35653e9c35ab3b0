//! `/account/second-factor/enrol`: a second factor is set up after a recent sign-in, and a code or an answer shows that the person has
//! it; and recovery codes, which are shown in the answer that makes them and never again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use super::second_factor::{HERE as LIST, label_problem, settled};
use crate::acts::second_factor::{NewFactor, RenewRecoveryCodes};
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::pages::{Confirmed, KIND, Kept, SetUp, Way, keep_factor, know_browser, set_up_named, set_ups};
use crate::factors::{Kinds, Proof, recovery_code};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{CodeProblem, EnrolOwn, LabelProblem, Notice, RecoveryCodes};
use crate::people::names::{self, NameError};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::enrolment::Draft;

const HERE: &str = "/account/second-factor/enrol";

/// Where a factor is set up. The first of the table needs no name.
pub(super) fn page_of(way: &Way) -> String {
    let is_first = set_ups().next().is_some_and(|(first, _)| first.kind == way.kind);
    if is_first { HERE.to_owned() } else { format!("{HERE}?{KIND}={}", way.kind.as_str()) }
}

/// The factor that the address of a request names.
struct Asked {
    way: &'static Way,
    set_up: &'static SetUp,
    /// Where its page is.
    here: String,
}

impl Asked {
    fn by(request: &HttpRequest) -> Result<Self, Failure> {
        let query = Parameters::read(request.query_string().as_bytes());
        let (way, set_up) = set_up_named(Kinds::set_up_on_the_way(), &query).ok_or_else(|| Failure::internal("nothing can be set up"))?;
        Ok(Self { way, set_up, here: page_of(way) })
    }

    /// What is set up is bound to the session.
    fn draft(&self, member: &Member<'_>) -> Draft {
        Draft { kind: self.way.kind, binding: member.session.sid.clone() }
    }

    fn show(&self, member: &Member<'_>, drawn: &Secret, typed: Typed) -> HttpResponse {
        let view = EnrolOwn {
            account: member.card(),
            action: member.local(&self.here),
            name: typed.name,
            name_problem: typed.name_problem,
            code_problem: typed.code_problem,
        };
        member.show_draft(&self.here, drawn, |context| (self.set_up.own)(&member.visitor, drawn, &view, context))
    }
}

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
        let asked = Asked::by(&request)?;
        let mut member = Member::of(&provider, &request, &asked.here).await?;
        member.must_be_recent(&asked.here).await?;
        member.must_show_both(&asked.here).await?;
        let (ring, random) = (&provider.keyring, &provider.random);
        let draw = async || (asked.set_up.draw)(&member.visitor, &member.known).await;
        let drawn = asked.draft(&member).begin(&provider.transient, ring, random, provider.now(), draw).await?;
        Ok(asked.show(&member, &drawn, Typed::default()))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /account/second-factor/enrol: the factor is kept once a code or an answer shows that the person has it.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let asked = Asked::by(&request)?;
        let (mut member, form) = Member::strong_form(&provider, &request, body, &asked.here).await?;
        let now = provider.now();
        let Some(drawn) = asked.draft(&member).find(&provider.transient, &provider.keyring, now).await? else {
            return member.done(LIST, Notice::StalePage).await;
        };
        let typed = form.get("name").unwrap_or_default();
        let (name, name_problem) = match names::label(typed) {
            Ok(name) => (name, None),
            Err(NameError::Empty) => (String::new(), None),
            Err(error) => (typed.to_owned(), Some(label_problem(error))),
        };
        let new = match form.get(asked.set_up.field).filter(|shown| !shown.trim().is_empty()) {
            Some(shown) => (asked.set_up.confirm)(&member.visitor, &drawn, shown)?,
            None => Err(CodeProblem::Missing),
        };
        match new {
            Ok(new) if name_problem.is_none() => keep(&mut member, &asked, &drawn, new, name).await,
            new => Ok(asked.show(&member, &drawn, Typed { name, name_problem, code_problem: new.err() })),
        }
    };
    or_failed(&provider, &request, answer.await)
}

async fn keep(member: &mut Member<'_>, asked: &Asked, drawn: &Secret, new: NewFactor, name: String) -> Result<HttpResponse, Stop> {
    let provider = member.visitor.provider;
    let draft = asked.draft(member);
    let confirmed = Confirmed { draft: &draft, drawn, new, name: name.clone(), must_be_first: false };
    let (id, codes) = match keep_factor(provider, member.acting(), member.standing(), confirmed).await? {
        Kept::Yes { id, codes } => (id, codes),
        Kept::DraftOver => return member.done(LIST, Notice::StalePage).await,
        Kept::Taken => {
            return Ok(asked.show(member, drawn, Typed { name, name_problem: None, code_problem: Some(CodeProblem::Taken) }));
        }
        Kept::Refused(refused) => return settled(member, Err(refused), Notice::StalePage).await,
    };
    proven(member, Proof::by(asked.way.kind, &id, provider.now())).await?;
    know_browser(&mut member.visitor, &member.session.user_id).await?;
    if !codes.is_empty() {
        return Ok(shown_once(member, &codes, Some(Notice::SecondFactorAdded)));
    }
    member.done(LIST, Notice::SecondFactorAdded).await
}

/// The code that confirmed the factor is a proof like any other: the session holds it, under a new cookie. An earlier proof of the same kind
/// stays in its place: it is by a factor that was there before.
async fn proven(member: &mut Member<'_>, proof: Proof) -> Result<(), Failure> {
    let sessions = member.visitor.provider.sessions();
    let renewed = sessions.renew(&member.session.sid, |session| {
        if !session.kinds().contains(proof.kind) {
            session.prove(std::slice::from_ref(&proof));
        }
    });
    let renewed = renewed.await?;
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
        let (member, _) = Member::strong_form(&provider, &request, body, LIST).await?;
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
