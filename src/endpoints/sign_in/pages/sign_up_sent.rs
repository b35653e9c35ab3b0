//! The code of the mail by which somebody who makes an account proves the address: typed here, or pressed by the page of the link. The
//! account is made by it.

use actix_web::HttpResponse;
use serde_json::{Map, Value};

use super::enrol_second_factor::codes_once;
use super::password::first_proven;
use super::sign_up::{self, Unsent, note_refusal};
use super::sign_up_passkey::{self, Made};
use super::sign_up_username::{self, InTheWay};
use super::{ANSWER, know_browser};
use crate::acts::person::Description;
use crate::acts::register::{NotRegistered, Register, Registered, SignsInBy};
use crate::endpoints::sign_in::known::account;
use crate::endpoints::sign_in::mailed::Waiting;
use crate::endpoints::sign_in::signing_up::{ChosenWay, MAILS, SigningUp, waiting};
use crate::endpoints::sign_in::step::{
    Moved, Page, SIGN_IN, SIGN_UP, Step, VERIFY, action, app, hidden, opened_at, shown, step_page_saying,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::{Kind, Proof};
use crate::http::{Failure, Stop, answers};
use crate::pages::{MailFor, MailSent, MailedCodeProblem, Notice, SignUpWaiting, UsernameProblem};
use crate::people::Status;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests;
use crate::sign_in::throttle::{self, Attempt, Guess};

/// The page.
pub(super) static PAGE: Page = Page {
    path: VERIFY,
    named: None,
    posts_to: VERIFY,
    needed: &["journey", "csrf"],
    optional: &["code", sign_up::USERNAME, ANSWER],
    repeated: None,
    asks_for: |_| false,
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(prove(visitor, step)),
};

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    match waiting(visitor, &journey.id).await? {
        Some(waiting) if !sign_up::is_closed(visitor, journey) => Ok(page(visitor, journey, &waiting, None)),
        // Nothing was asked for, or it is over.
        _ => Ok(answers::see_other(&action(visitor, SIGN_UP, journey))),
    }
}

fn page(visitor: &Visitor<'_>, journey: &Journey, waiting: &Waiting<SigningUp>, problem: Option<MailedCodeProblem>) -> HttpResponse {
    let view = MailSent {
        remember: None,
        purpose: &MailFor::SIGN_UP,
        action: action(visitor, VERIFY, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        to: waiting.sent.what.email.clone(),
        minutes: u32::try_from(MAILS.lasts().as_secs() / 60).unwrap_or(20),
        problem,
        again_url: action(visitor, SIGN_UP, journey),
    };
    let word = (waiting.sent.again && problem.is_none()).then_some(Notice::RecoverySentAgain);
    step_page_saying(visitor, journey, &opened_at(VERIFY, journey), None, word, |context| view.render(context))
}

/// The code shows who reads the mails of the address: the account is made, and the journey goes on as that of its person. Of any number of
/// forms with one code one makes it.
async fn prove(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let journey = step.kept.journey.clone();
    // A second tab or the back button: the journey goes on where it stands.
    if journey.next() != Some(Owed::Identify) {
        return Ok(Moved::On(journey));
    }
    if sign_up::is_closed(visitor, &journey) {
        return Ok(Moved::Stays(sign_up::closed(visitor, Some(&journey))));
    }
    let Some(waiting) = waiting(visitor, &journey.id).await? else {
        return Ok(Moved::Stays(sign_up::page_saying(visitor, &journey, None, Unsent::Over).await?));
    };
    let what = &waiting.sent.what;
    let again =
        async |visitor: &Visitor<'_>, why| Ok::<_, Stop>(Moved::Stays(sign_up::page_saying(visitor, &journey, Some(what), why).await?));
    let wrong = |visitor: &Visitor<'_>, problem| Moved::Stays(page(visitor, &journey, &waiting, Some(problem)));
    let Some(typed) = step.parameters.get("code").filter(|code| !code.trim().is_empty()) else {
        return Ok(wrong(visitor, MailedCodeProblem::Missing));
    };
    let is_right = waiting.sent.is_code(typed);
    // Counted before anything is told of the code, so that parallel guesses count too.
    if !mail_requests::admit_form(&provider.transient, &waiting.sent.id, is_right, now.plus(MAILS.lasts()), now).await? {
        MAILS.take(provider, &journey.id, &waiting).await?;
        note_refusal(visitor, &journey, "used_up").await;
        return again(visitor, Unsent::UsedUp).await;
    }
    if !is_right {
        note_refusal(visitor, &journey, "mismatch").await;
        return Ok(wrong(visitor, MailedCodeProblem::Mismatch));
    }
    let waits = provider.settings.sign_up_approval;
    let username = sign_up_username::chosen(&provider.settings, what, &step.parameters);
    match sign_up_username::in_the_way(visitor, what, username).await? {
        None => {}
        Some(InTheWay::Slowed) => {
            note_refusal(visitor, &journey, "username_throttled").await;
            return again(visitor, Unsent::Slowed(mail_requests::HOUR)).await;
        }
        Some(InTheWay::Problem(problem)) => {
            let page = sign_up_username::refused(visitor, &journey, username, problem, &step.parameters).await?;
            return Ok(Moved::Stays(page));
        }
    }
    let (by, codes) = match &what.by {
        ChosenWay::Password { phc } => (SignsInBy::Password(Secret::new(phc.as_str())), Vec::new()),
        // The setting changed since the form came.
        ChosenWay::Passkey { .. } if !provider.settings.sign_up_passkey => return again(visitor, Unsent::Over).await,
        ChosenWay::Passkey { person } => match sign_up_passkey::made(visitor, &journey, &waiting, person, &step.parameters).await? {
            Made::Yes { by, codes } => (by, codes),
            Made::NotYet(page) => return Ok(Moved::Stays(page)),
        },
    };
    let with_passkey = matches!(by, SignsInBy::Passkey { .. });
    let register = Register { person: described(visitor, what, username), by, terms: what.terms.clone(), waits };
    let registered = provider.perform(visitor.visit.acting_anonymous(), register).await.map_err(Failure::unless_refused);
    if matches!(registered, Err(Ok(NotRegistered::UsernameTaken))) {
        let taken = sign_up_username::refused(visitor, &journey, username, UsernameProblem::Taken, &step.parameters).await?;
        return Ok(Moved::Stays(taken));
    }
    if matches!(registered, Err(Ok(NotRegistered::PasskeyTaken))) {
        let taken = sign_up_passkey::taken(visitor, &journey, &waiting, &step.parameters).await?;
        return Ok(Moved::Stays(taken));
    }
    // Kept until the account is there: where a store is away for a moment the same code is good again.
    MAILS.take(provider, &journey.id, &waiting).await?;
    let registered = match registered {
        Ok(registered) => registered,
        Err(refused) => match refused? {
            // Made a moment ago, in another tab or by an admin. Whoever reads the mails of the address may know that.
            NotRegistered::AddressTaken => {
                note_refusal(visitor, &journey, "taken").await;
                return Ok(Moved::Stays(super::identify::page_saying(visitor, &journey, &what.email, None, Some(Notice::AddressTaken))));
            }
            // The form was held against these before, and what is taken above.
            other @ (NotRegistered::Unfit(_) | NotRegistered::UsernameTaken | NotRegistered::PasskeyTaken) => {
                return Err(Failure::internal(format!("{other:?}")).into());
            }
        },
    };
    if registered.person.status == Status::Waiting {
        let view = SignUpWaiting {
            app: app(visitor, &journey),
            address: what.email.clone(),
            codes: codes.iter().map(|code| code.expose().to_owned()).collect(),
            back_url: action(visitor, SIGN_IN, &journey),
        };
        return Ok(Moved::Stays(shown(visitor, &journey, |context| view.render(context))));
    }
    if with_passkey {
        return by_passkey(visitor, journey, &registered, codes).await;
    }
    let Some(known) = account(provider, &registered.person.id, journey.request()).await? else { return Ok(Moved::over(visitor)) };
    let browser = visitor.known_browser_hashes();
    let (id, address) = (registered.person.id.as_str(), visitor.address());
    let of_password = Attempt { guess: Guess::Password, account: id, name: id, browser: &browser, sid: None, address };
    throttle::know_browser(&provider.transient, of_password, &visitor.renew_known_browser(None), now).await?;
    let mut journey = step.kept.journey.clone();
    if what.can_passkey {
        journey.offer_way_in();
    }
    Ok(first_proven(journey, &known, Proof::by(Kind::Password, &registered.credential, now)))
}

/// They made a passkey just now, and are shown the recovery codes that came with it once.
async fn by_passkey(visitor: &mut Visitor<'_>, journey: Journey, registered: &Registered, codes: Vec<Secret>) -> Result<Moved, Stop> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let Some(known) = account(provider, &registered.person.id, journey.request()).await? else { return Ok(Moved::over(visitor)) };
    know_browser(visitor, &registered.person.id).await?;
    let card = known.card();
    Ok(match first_proven(journey, &known, Proof::by(Kind::Passkey, &registered.credential, now)) {
        Moved::On(journey) => Moved::Paused(journey, codes_once(card, codes)),
        other => other,
    })
}

/// The person to be. They read the language in which they came.
fn described(visitor: &Visitor<'_>, what: &SigningUp, username: Option<&str>) -> Description {
    let mut claims = Map::new();
    if let Some(name) = &what.name {
        claims.insert("name".to_owned(), Value::from(name.as_str()));
    }
    claims.insert("locale".to_owned(), Value::from(visitor.language().tag()));
    // What was declared may be another since the form came: what does not fit any more is left out, and asked for again.
    let snapshot = visitor.provider.snapshot();
    for attribute in sign_up::asked_of_all(&snapshot.attributes) {
        if let Some(value) = what.attributes.get(&attribute.name).filter(|value| attribute.check(value).is_ok()) {
            claims.insert(attribute.name.clone(), value.clone());
        }
    }
    Description { email: what.email.clone(), email_verified: true, username: username.map(str::to_owned), claims }
}
