//! The form by which somebody makes an account. What it answers, and what that costs, depends on what was typed alone: whether somebody
//! has the address is looked at behind the answer, and told to the address.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde_json::{Map, Value};

use super::new_password::first_password_problem;
use super::password::{CAN_PASSKEY, expected};
use crate::acts::Acting;
use crate::acts::person::SendSignUp;
use crate::audit::EventType;
use crate::config::{AskedUsername, Settings, SignUp as WhoMay, UnfitDomain};
use crate::endpoints::attributes;
use crate::endpoints::page_answers::page as answered;
use crate::endpoints::sign_in::signing_up::{ChosenWay, MAILS, SigningUp, waiting};
use crate::endpoints::sign_in::step::{
    Behind, Moved, Page, SIGN_IN, SIGN_UP, Step, VERIFY, action, app, hidden, opened_at, step_page_saying,
};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop, answers};
use crate::mail::Address;
use crate::pages::security::PageKind;
use crate::pages::{AttributeInput, Notice, SHOWN, SignUp, SignUpClosed, SignUpProblem, UsernameProblem, Work};
use crate::people::{Email, chosen_username, names};
use crate::protocol::attribute::{Attribute, Attributes, Required};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Admission, Asker};
use crate::sign_in::proof_of_work;
use crate::writing::characters;

/// It may stand in place of the page that asks who it is.
pub(super) static PAGE: Page = Page {
    path: SIGN_UP,
    named: None,
    posts_to: SIGN_UP,
    needed: &["journey", "csrf", "email"],
    optional: &["name", USERNAME, "password", WITH, TERMS, CAN_PASSKEY, WORK, WORK_NUMBER, SHOWN],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, parameters| Box::pin(show(visitor, journey, parameters)),
    take: |visitor, step| Box::pin(ask(visitor, step)),
};

/// The field of the user name.
pub(super) const USERNAME: &str = "username";
/// The field and the parameter that say what one is to sign in with: a password, or this.
const WITH: &str = "with";
/// A passkey, and no password.
const PASSKEY: &str = "passkey";

/// The field of the box by which the terms are accepted: their version.
const TERMS: &str = "terms";
/// The field that brings the challenge of the work back.
const WORK: &str = "work";
/// The field that brings what was sought.
const WORK_NUMBER: &str = "work_number";

/// Why no mail was sent, why another one is needed, or why nothing comes of one for a while.
#[derive(Clone, Copy)]
pub(super) enum Unsent {
    /// Too many were asked for: the next may be after so long.
    Slowed(Duration),
    /// The work that is asked of this network was not done.
    NoWork,
    /// Too many wrong codes were typed.
    UsedUp,
    /// The mail before is too old, or counts no more.
    Over,
}

/// What the form shows that was typed before.
#[derive(Clone, Debug, Default)]
struct Typed {
    email: String,
    name: String,
    username: String,
    attributes: Vec<AttributeInput>,
    /// Without a password: with a passkey.
    with_passkey: bool,
}

/// Whether somebody makes an account without a password, where that is allowed.
fn with_passkey(visitor: &Visitor<'_>, parameters: &Parameters) -> bool {
    visitor.provider.settings.sign_up_passkey && parameters.get(WITH) == Some(PASSKEY)
}

/// Where the form without a password is opened, or the other.
fn opened_with(journey: &Journey, with_passkey: bool) -> String {
    let at = opened_at(SIGN_UP, journey);
    if with_passkey { format!("{at}&{WITH}={PASSKEY}") } else { at }
}

/// What whoever makes an account must say beside address and password.
pub(super) fn asked_of_all(declared: &Attributes) -> impl Iterator<Item = &Attribute> {
    declared.iter().filter(|attribute| attribute.required == Required::Registration && attribute.is_changed_by_person())
}

fn required(mut inputs: Vec<AttributeInput>) -> Vec<AttributeInput> {
    inputs.iter_mut().for_each(|input| input.required = true);
    inputs
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, parameters: &Parameters) -> Result<HttpResponse, Stop> {
    if is_closed(visitor, journey) {
        return Ok(closed(visitor, Some(journey)));
    }
    said_on(visitor, journey, Some(with_passkey(visitor, parameters)), None, None).await
}

/// Whether nobody makes an account in this journey: the setting says so, or the app takes one account alone.
pub(super) fn is_closed(visitor: &Visitor<'_>, journey: &Journey) -> bool {
    !visitor.provider.settings.sign_up.is_offered() || journey.is_for_one_account()
}

/// Says who makes accounts, where people do not themselves.
pub(in crate::endpoints::sign_in) fn closed(visitor: &Visitor<'_>, journey: Option<&Journey>) -> HttpResponse {
    let view = SignUpClosed {
        app: journey.and_then(|journey| app(visitor, journey)),
        by_invitation: visitor.provider.settings.sign_up == WhoMay::Invitation,
        back_url: match journey {
            Some(journey) => action(visitor, SIGN_IN, journey),
            None => visitor.provider.settings.issuer.local(SIGN_IN),
        },
    };
    let html = view.render(&visitor.context(journey.map_or("sign-up", |journey| journey.id.as_str()), None));
    visitor.send(answered(StatusCode::OK, PageKind::Journey, html))
}

/// The page with what was typed before, and why nothing came of it. A mail that was asked for before stays in reach; of one that is over
/// `typed` is what was typed for it.
pub(super) async fn page_saying(
    visitor: &Visitor<'_>,
    journey: &Journey,
    typed: Option<&SigningUp>,
    unsent: Unsent,
) -> Result<HttpResponse, Stop> {
    said_on(visitor, journey, None, typed, Some(unsent)).await
}

/// The same on the form that was asked for, else on the one that was sent before.
async fn said_on(
    visitor: &Visitor<'_>,
    journey: &Journey,
    asked: Option<bool>,
    before: Option<&SigningUp>,
    unsent: Option<Unsent>,
) -> Result<HttpResponse, Stop> {
    let waiting = waiting(visitor, &journey.id).await?;
    let snapshot = visitor.provider.snapshot();
    let of_all = |kept: &Map<String, Value>| required(attributes::kept(asked_of_all(&snapshot.attributes), kept, visitor.language().tag()));
    let before = waiting.as_ref().map(|waiting| &waiting.sent.what).or(before);
    let typed = before.map_or_else(
        || Typed {
            email: expected(journey).to_owned(),
            name: String::new(),
            username: String::new(),
            attributes: of_all(&Map::new()),
            with_passkey: asked.unwrap_or_default(),
        },
        |what| Typed {
            email: what.email.clone(),
            name: what.name.clone().unwrap_or_default(),
            username: what.username.clone().unwrap_or_default(),
            attributes: of_all(&what.attributes),
            with_passkey: asked.unwrap_or(matches!(what.by, ChosenWay::Passkey { .. })) && visitor.provider.settings.sign_up_passkey,
        },
    );
    page(visitor, journey, typed, waiting.is_some(), Vec::new(), unsent).await
}

async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    typed: Typed,
    waits: bool,
    problems: Vec<SignUpProblem>,
    unsent: Option<Unsent>,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let asks_work = proof_of_work::is_asked(&provider.transient, provider.issuer(), visitor.address(), provider.now()).await?;
    let local = |path: String| Some(provider.settings.issuer.local(&path));
    let at = opened_with(journey, typed.with_passkey);
    let view = SignUp {
        action: action(visitor, SIGN_UP, journey),
        app: app(visitor, journey),
        hidden: if typed.with_passkey { [hidden(journey), vec![(WITH.to_owned(), PASSKEY.to_owned())]].concat() } else { hidden(journey) },
        with_passkey: typed.with_passkey,
        other_way_url: local(opened_with(journey, !typed.with_passkey)).filter(|_| provider.settings.sign_up_passkey),
        email: typed.email,
        name: typed.name,
        username: match provider.settings.sign_up_username {
            AskedUsername::Never => None,
            AskedUsername::Optional => Some((typed.username, false)),
            AskedUsername::Required => Some((typed.username, true)),
        },
        attributes: typed.attributes,
        minimum: provider.passwords.least(),
        terms: visitor.terms(),
        problems,
        work: asks_work
            .then(|| Work { challenge: proof_of_work::draw(&provider.keyring, &provider.random, journey), bits: proof_of_work::BITS }),
        code_url: waits.then(|| action(visitor, VERIFY, journey)),
        back_url: action(visitor, SIGN_IN, journey),
    };
    let (wait, word) = match unsent {
        None => (None, None),
        Some(Unsent::Slowed(wait)) => {
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX);
            (Some(wait), Some(Notice::RecoveryThrottled { minutes }))
        }
        Some(Unsent::NoWork) => (None, Some(Notice::WorkNotDone)),
        Some(Unsent::UsedUp) => (None, Some(Notice::RecoveryUsedUp)),
        Some(Unsent::Over) => (None, Some(Notice::RecoveryOver)),
    };
    Ok(step_page_saying(visitor, journey, &at, wait, word, |context| view.render(context)))
}

/// What somebody is to be called and found by, once the form held it against the rules.
struct Fit {
    email: Email,
    name: Option<String>,
    username: Option<String>,
    /// None: they sign in with a passkey.
    password: Option<Secret>,
    terms: Option<String>,
    attributes: Map<String, Value>,
}

/// Why nobody with an address in this domain makes an account.
fn unfit_domain(settings: &Settings, domain: &str) -> Option<SignUpProblem> {
    settings.unfit_domain(domain).map(|why| match why {
        UnfitDomain::NotAdmitted(domains) => SignUpProblem::DomainNotAdmitted { domains },
        UnfitDomain::Throwaway => SignUpProblem::Throwaway,
        UnfitDomain::Dotless => SignUpProblem::EmailInvalid,
    })
}

/// What was typed into the form, with the attributes that are asked for now.
fn typed(visitor: &Visitor<'_>, parameters: &Parameters) -> Typed {
    let text = |name: &str| parameters.get(name).map(characters::trimmed).unwrap_or_default().to_owned();
    let (snapshot, language) = (visitor.provider.snapshot(), visitor.language().tag());
    // One that was declared since the page was opened is asked for as well.
    let inputs = asked_of_all(&snapshot.attributes).map(|attribute| {
        let typed = attributes::typed(parameters, [attribute], language).pop();
        typed.unwrap_or_else(|| AttributeInput::of(attribute, language, Vec::new()))
    });
    let with_passkey = with_passkey(visitor, parameters);
    Typed { email: text("email"), name: text("name"), username: text(USERNAME), attributes: required(inputs.collect()), with_passkey }
}

/// Holds the form against the rules, and says in `inputs` what is wrong with them. Nothing of it asks who has an account.
async fn read(
    visitor: &Visitor<'_>,
    parameters: &Parameters,
    with_passkey: bool,
    inputs: &mut Vec<AttributeInput>,
) -> Result<Result<Fit, Vec<SignUpProblem>>, Failure> {
    let provider = visitor.provider;
    let field = |name: &str| parameters.get(name).map(characters::trimmed).filter(|text| !text.is_empty());
    let (typed, name) = (field("email").unwrap_or_default(), field("name"));
    let mut problems = Vec::new();
    let email = Email::parse(typed).ok().filter(|email| Address::parse(email.as_str()).is_ok());
    match &email {
        None => problems.push(SignUpProblem::EmailInvalid),
        Some(email) => problems.extend(unfit_domain(&provider.settings, email.domain())),
    }
    if name.is_some_and(|name| names::full_name(name).is_err()) {
        problems.push(SignUpProblem::NameUnfit);
    }
    // Whether somebody has it is told once the address is proven.
    let username = field(USERNAME).filter(|_| provider.settings.sign_up_username != AskedUsername::Never);
    match username.map(chosen_username::chosen) {
        None if provider.settings.sign_up_username == AskedUsername::Required => {
            problems.push(SignUpProblem::Username(UsernameProblem::Missing));
        }
        Some(Err(why)) => problems.push(SignUpProblem::Username(why.into())),
        None | Some(Ok(_)) => {}
    }
    let snapshot = provider.snapshot();
    let said = attributes::changes(inputs.clone(), |name| snapshot.attributes.find(name), &Map::new());
    let said = said.map_err(|wrong| *inputs = wrong).ok();
    let chosen = parameters.get("password").filter(|chosen| !chosen.is_empty()).map(Secret::new);
    if !with_passkey {
        let words: Vec<&str> = [Some(typed), name, username].into_iter().flatten().collect();
        problems.extend(first_password_problem(provider, chosen.as_ref(), &words).await?.map(SignUpProblem::Password));
    }
    let terms = visitor.terms().map(|terms| terms.version);
    if terms.is_some() && field(TERMS) != terms.as_deref() {
        problems.push(SignUpProblem::TermsNotAccepted);
    }
    Ok(match (email, said) {
        (Some(email), Some(attributes)) if problems.is_empty() => {
            let password = chosen.filter(|_| !with_passkey);
            Ok(Fit { email, name: name.map(str::to_owned), username: username.map(str::to_owned), password, terms, attributes })
        }
        _ => Err(problems),
    })
}

/// Asks for a mail to the address that was typed.
async fn ask(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, journey) = (visitor.provider, &step.kept.journey);
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::Identify) {
        return Ok(Moved::On(journey.clone()));
    }
    if is_closed(visitor, journey) {
        return Ok(Moved::Stays(closed(visitor, Some(journey))));
    }
    let mut typed = typed(visitor, &step.parameters);
    let fit = match read(visitor, &step.parameters, typed.with_passkey, &mut typed.attributes).await? {
        Ok(fit) => fit,
        Err(problems) => return Ok(Moved::Stays(page(visitor, journey, typed, false, problems, None).await?)),
    };
    let (store, issuer, address, now) = (&provider.transient, provider.issuer(), visitor.address(), provider.now());
    if proof_of_work::is_asked(store, issuer, address, now).await? {
        let done = [WORK, WORK_NUMBER].map(|name| step.parameters.get(name).unwrap_or_default());
        if !proof_of_work::spend(store, &provider.keyring, journey, done.into(), now).await? {
            note_refusal(visitor, journey, "no_work").await;
            return Ok(Moved::Stays(page(visitor, journey, typed, false, Vec::new(), Some(Unsent::NoWork)).await?));
        }
    }
    proof_of_work::count(store, issuer, address, now).await?;
    let name = provider.login_key(fit.email.as_str());
    let asker = Asker {
        asked: &mail_requests::SIGN_UP,
        issuer: provider.issuer(),
        account: &name,
        name: &name,
        browser: &[],
        address: visitor.address(),
        per_day: provider.settings.email_codes_per_day,
    };
    let admission = mail_requests::admit(&provider.transient, asker, provider.now()).await?;
    provider.telemetry.sign_up_request(admission.outcome());
    provider.note_mail_bound(asker.asked, admission).await;
    if let Admission::Slowed(wait) | Admission::Exhausted { wait, .. } = admission {
        note_refusal(visitor, journey, "throttled").await;
        let waits = waiting(visitor, &journey.id).await?.is_some();
        return Ok(Moved::Stays(page(visitor, journey, typed, waits, Vec::new(), Some(Unsent::Slowed(wait))).await?));
    }
    let by = match &fit.password {
        Some(password) => {
            let phc = provider.passwords.hash(password).await.map_err(Failure::unavailable)?;
            ChosenWay::Password { phc: phc.expose().to_owned() }
        }
        None => ChosenWay::Passkey { person: provider.random.uuid().to_string() },
    };
    let what = SigningUp {
        email: fit.email.as_str().to_owned(),
        name: fit.name,
        username: fit.username,
        attributes: fit.attributes,
        by,
        terms: fit.terms,
        can_passkey: step.parameters.get(CAN_PASSKEY).is_some_and(|can| !can.is_empty()),
        browser: visitor.draw_id(),
    };
    let drawn = MAILS.begin(visitor, &journey.id, what).await?;
    let send = SendSignUp { email: fit.email, language: visitor.language(), token: drawn.token, code: drawn.code };
    let next = answers::see_other(&provider.settings.issuer.local(&opened_at(VERIFY, journey)));
    Ok(Moved::Answered(visitor.send(next), sending(visitor.visit.acting_anonymous(), send)))
}

/// What is done once the browser has its answer.
fn sending(acting: Acting, send: SendSignUp) -> Behind {
    Box::new(move |provider| {
        Box::pin(async move {
            if let Err(error) = provider.perform(acting, send).await {
                tracing::error!(?error, "a mail that proves an address could not be written: the person has to ask again");
            }
        })
    })
}

/// Notes that a mail was not sent, or what it held not taken.
pub(super) async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, reason: &'static str) {
    let event = visitor.visit.acting_anonymous().event(EventType::SignUpRefused).refused(reason);
    let event = match journey.answers() {
        Some(client_id) => event.client(client_id),
        None => event,
    };
    visitor.provider.note(event).await;
}
