//! The password: with the name of whoever it is, or of the account that is settled.

use actix_web::HttpResponse;

use super::email_code;
use super::identify::{self, forgot_url, wait};
use super::second_factor::other_ways;
use super::sent_by::{MAIL, PHONE};
use super::upstream::{self, Led, WHICH};
use crate::acts::password::RenewPasswordHash;
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, account, settled};
use crate::endpoints::sign_in::step::{
    Moved, Page, SIGN_IN, Step, StepRefusal, action, app, hidden, opened_at, step_page_saying, switch_url,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::password::{Busy, PasswordHash};
use crate::factors::{Kind, Proof};
use crate::http::{Failure, Stop};
use crate::pages::{Notice, Password, PasswordReason, SignInProblem};
use crate::people::{Status, user};
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::secrets::Secret;
use crate::sign_in::journey::{Because, Journey, Misstep, Owed};
use crate::sign_in::throttle::{self, Admission, Attempt, Guess};
use crate::sign_in::way_in;
use crate::writing::characters;

/// The field by which the page says that this device can make a passkey.
pub(super) const CAN_PASSKEY: &str = "can_passkey";

/// Who it is, and the password.
pub(super) static IDENTIFY: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: SIGN_IN,
    needed: &["journey", "csrf", "username", "password"],
    optional: &[CAN_PASSKEY, WHICH],
    repeated: None,
    asks_for: |owed| owed == Owed::Identify,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(async move { Ok(identify::page(visitor, journey, expected(journey), None)) }),
    take: |visitor, step| Box::pin(prove(visitor, step)),
};

/// The password of the account that is settled.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: SIGN_IN,
    needed: &["journey", "csrf", "username", "password"],
    optional: &[CAN_PASSKEY],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Password),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(page(visitor, journey, None, None)),
    take: |visitor, step| Box::pin(prove(visitor, step)),
};

/// Whom the app or the page before expects.
pub(super) fn expected(journey: &Journey) -> &str {
    let hint = journey.request().and_then(|asked| asked.login_hint.as_deref());
    hint.or_else(|| journey.because().and_then(Because::login)).unwrap_or_default()
}

async fn page(
    visitor: &Visitor<'_>,
    journey: &Journey,
    problem: Option<SignInProblem>,
    word: Option<Notice>,
) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let reason = match journey.request() {
        Some(asked) if asked.prompt.login => PasswordReason::Again,
        Some(asked) if asked.max_age.is_some() => PasswordReason::Recent,
        None if journey.account().is_some() => PasswordReason::Confirm,
        _ => PasswordReason::SignIn,
    };
    let view = Password {
        action: action(visitor, SIGN_IN, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        reason,
        problem,
        other_ways: other_ways(visitor, journey, &known, Kind::Password),
        switch_url: Some(switch_url(visitor, journey)),
        forgot_url: forgot_url(visitor, journey),
        email_code_url: email_code::url(visitor, journey, &MAIL),
        sms_code_url: email_code::url(visitor, journey, &PHONE),
        cancel_url: None,
    };
    Ok(step_page_saying(visitor, journey, &opened_at(SIGN_IN, journey), wait(problem), word, |context| view.render(context)))
}

/// The page on which a journey begins anew, with a word about what that is for.
pub(super) async fn anew(visitor: &Visitor<'_>, journey: &Journey, word: Notice) -> Result<HttpResponse, Stop> {
    match journey.next() {
        Some(owed) if owed.asks_for(Kind::Password) => page(visitor, journey, None, Some(word)).await,
        _ => Ok(identify::page_saying(visitor, journey, expected(journey), None, Some(word))),
    }
}

/// A name and a password, or the password of the account that is settled.
async fn prove(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    // A button of the same form: whatever was typed beside it is not looked at.
    if step.parameters.get(WHICH).is_some() {
        return upstream::take(visitor, step).await;
    }
    let provider = visitor.provider;
    let journey = step.kept.journey.clone();
    let typed = characters::trimmed(step.parameters.get("username").unwrap_or_default()).to_owned();
    let word = match upstream::led(visitor, &journey, &typed).await? {
        Led::There(sent) => return Ok(Moved::Stays(sent)),
        Led::Nowhere => None,
        Led::Away(word) => Some(word),
        Led::NotNow(word) => {
            return Ok(Moved::Stays(identify::page_saying(visitor, &journey, &typed, None, Some(word))));
        }
    };
    let again = |visitor: &Visitor<'_>, problem: SignInProblem| {
        Moved::Stays(identify::page_saying(visitor, &journey, &typed, Some(problem), word.clone()))
    };
    let user_id = match (journey.next(), journey.account()) {
        (Some(owed), Some(account)) if owed.asks_for(Kind::Password) => Some(account.user_id.clone()),
        (Some(Owed::Identify), _) if typed.is_empty() => return Ok(again(visitor, SignInProblem::UsernameMissing)),
        (Some(Owed::Identify), _) => {
            let typed = typed.clone();
            provider.database.read(move |conn| user::find_by_login(conn, &typed)).await?.map(|user| user.id)
        }
        // A second tab or the back button: the journey goes on where it stands.
        _ => return Ok(Moved::On(journey)),
    };
    let problem = match step.parameters.get("password") {
        None => Some(SignInProblem::PasswordMissing),
        Some(given) => match check(visitor, &journey, user_id.as_deref(), &typed, &Secret::new(given)).await? {
            Checked::Right(known) => {
                let mut journey = journey;
                if step.parameters.get(CAN_PASSKEY).is_some()
                    && way_in::may_be_offered(&provider.transient, &known.user.id, provider.now()).await?
                {
                    journey.offer_way_in();
                }
                return Ok(proven(visitor, journey, &known));
            }
            Checked::Wrong(problem) => Some(problem),
        },
    };
    match (journey.next(), problem) {
        (Some(Owed::Prove(_)), problem) => Ok(Moved::Stays(page(visitor, &journey, problem, None).await?)),
        (_, Some(problem)) => Ok(again(visitor, problem)),
        (_, None) => Ok(Moved::over(visitor)),
    }
}

enum Checked {
    Right(Box<Known>),
    Wrong(SignInProblem),
}

async fn check(
    visitor: &mut Visitor<'_>,
    journey: &Journey,
    user_id: Option<&str>,
    typed: &str,
    given: &Secret,
) -> Result<Checked, Failure> {
    let provider = visitor.provider;
    let now = provider.now();
    let browser = visitor.known_browser_hashes();
    // Known and unknown names are counted alike, so that being slowed tells nothing.
    let name = match (journey.account(), user_id) {
        (Some(_), Some(user_id)) => user_id.to_owned(),
        _ => provider.login_key(typed),
    };
    let whose = user_id.unwrap_or(&name);
    // Asked again in a session of this browser: whoever holds it is no stranger to the account.
    let session = journey.account().and_then(|settled| visitor.sessions.session(settled.sid.as_deref()?));
    let sid = session.filter(|session| session.user_id == whose).map(|session| session.sid.clone());
    let sid = sid.as_deref();
    let attempt = Attempt { guess: Guess::Password, account: whose, name: &name, browser: &browser, sid, address: visitor.address() };
    let counter = match throttle::admit(&provider.transient, attempt, now).await? {
        Admission::Admitted(counter) => counter,
        Admission::Slowed(wait) => {
            note_refusal(visitor, journey, user_id, "throttled").await;
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(10);
            return Ok(Checked::Wrong(SignInProblem::Throttled { minutes }));
        }
    };
    let known = match user_id {
        Some(user_id) => account(provider, user_id, journey.request()).await?,
        // A look for nobody, so that an unknown name takes as many turns at the store.
        None => account(provider, "", journey.request()).await?,
    };
    let stored = known.as_ref().and_then(|known| known.stored.as_ref()).map(|stored| PasswordHash::stored(stored.phc.expose()));
    let is_current = stored.as_ref().is_none_or(|stored| provider.passwords.is_current(stored));
    let matches = provider.passwords.verify(given, stored).await.map_err(|Busy| Failure::unavailable(Busy))?;
    match known {
        Some(known) if matches && known.user.is_active() => {
            let drawn = visitor.renew_known_browser(counter.browser());
            throttle::succeeded(&provider.transient, attempt, &counter, &drawn, now).await?;
            if !is_current {
                renew_hash(visitor, &known, given).await;
            }
            Ok(Checked::Right(Box::new(known)))
        }
        Some(known) if matches => {
            throttle::failed(&provider.transient, attempt, &counter, now).await?;
            let (reason, problem) = match known.user.status {
                Status::Waiting => ("waiting", SignInProblem::Waiting),
                Status::Active | Status::Disabled => ("disabled", SignInProblem::Disabled),
            };
            note_refusal(visitor, journey, user_id, reason).await;
            Ok(Checked::Wrong(problem))
        }
        _ => {
            throttle::failed(&provider.transient, attempt, &counter, now).await?;
            note_refusal(visitor, journey, user_id, "mismatch").await;
            Ok(Checked::Wrong(SignInProblem::Mismatch))
        }
    }
}

/// Makes the hash of the password anew that was just proven. Where that cannot be now, the next sign-in does it.
async fn renew_hash(visitor: &Visitor<'_>, known: &Known, given: &Secret) {
    let provider = visitor.provider;
    let Ok(hash) = provider.passwords.hash(given).await else { return };
    let renew = RenewPasswordHash { who: known.standing(), phc: Secret::new(hash.expose()) };
    if let Err(not_done) = provider.perform(visitor.visit.acting_user(&known.user.id), renew).await {
        tracing::warn!(error = %not_done, "the hash of a password was not made anew");
    }
}

async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, user_id: Option<&str>, reason: &'static str) {
    visitor.provider.telemetry.sign_in(reason);
    let mut event = visitor.visit.acting_anonymous().event(EventType::SignInRefused).refused(reason);
    if let Some(user_id) = user_id {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}

fn proven(visitor: &Visitor<'_>, journey: Journey, known: &Known) -> Moved {
    let Some(credential) = known.password_id() else { return Moved::over(visitor) };
    first_proven(journey, known, Proof::by(Kind::Password, credential, visitor.provider.now()))
}

/// Somebody proved who they are.
pub(super) fn first_proven(journey: Journey, known: &Known, proof: Proof) -> Moved {
    let (mut further, now) = (journey.clone(), proof.at);
    match further.prove(&known.standing(), proof, known.facts.clone(), now) {
        Ok(()) => Moved::On(further),
        Err(Misstep::OutOfOrder) => Moved::On(journey),
        Err(Misstep::AnotherPerson) => another_person(further),
    }
}

/// The app takes one account alone, and somebody else proved who they are.
pub(super) fn another_person(journey: Journey) -> Moved {
    let error = OAuthError::new(
        ErrorCode::LoginRequired,
        "the user who signed in is not the one that the request asks for (id_token_hint, or a value of the sub claim)",
    );
    Moved::Refused(Box::new(StepRefusal { journey, error, sid: None, event: None }))
}
