//! A password of one's own in place of a temporary one, or of one that was forgotten.

use actix_web::HttpResponse;

use super::identify;
use super::password::{anew, expected};
use crate::acts::door::NotDone;
use crate::acts::loss::{LossSettings, NotRegained, RegainAccount};
use crate::acts::password::{PasswordNotRecovered, PasswordNotReplaced, ReplaceForgottenPassword, ReplaceTemporaryPassword};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, step_page};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::factors::password::{self, PasswordHash, Unfit};
use crate::http::{Failure, Stop};
use crate::pages::{NewPassword, NewPasswordProblem, NewPasswordReason, Notice};
use crate::people::{Username, former_passwords};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Owed, Recovering};
use crate::sign_in::throttle::{self, Attempt, Guess};

/// A password that takes the place of a temporary or a forgotten one.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/new-password",
    needed: &["journey", "csrf", "new_password"],
    optional: &[END_OTHERS],
    repeated: None,
    asks_for: |owed| owed == Owed::Replace(Kind::Password),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(page(visitor, journey, true, Vec::new())),
    take: |visitor, step| Box::pin(replace(visitor, step)),
};

/// The box that ends all sessions and grants with a forgotten password.
const END_OTHERS: &str = "end_others";

async fn page(visitor: &Visitor<'_>, journey: &Journey, end_others: bool, problems: Vec<NewPasswordProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let view = NewPassword {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        reason: match journey.recovering() {
            Some(Recovering { loss: Some(_), .. }) => NewPasswordReason::Lost,
            Some(_) => NewPasswordReason::Forgotten { end_others },
            None => NewPasswordReason::Temporary,
        },
        minimum: visitor.provider.passwords.least(),
        problems,
    };
    Ok(step_page(visitor, journey, &opened_at(PAGE.path, journey), None, |context| view.render(context)))
}

/// One of the person's own in place of a temporary or a forgotten one.
async fn replace(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let mut journey = step.kept.journey.clone();
    let known = match journey.next() {
        Some(Owed::Replace(Kind::Password)) => settled(visitor, &journey).await?,
        // What it was for is lost: else whoever sent the form believes that the password is theirs now.
        Some(owed) if owed.asks_for_password() => return not_replaced(visitor, journey).await,
        _ => return Ok(Moved::On(journey)),
    };
    let Some(known) = known else { return not_replaced(visitor, journey).await };
    let end_others = step.parameters.get(END_OTHERS).is_some();
    let phc = match new_password(provider, &known, step.parameters.get("new_password")).await? {
        Ok(phc) => phc,
        Err(problems) => return Ok(Moved::Stays(page(visitor, &journey, end_others, problems).await?)),
    };
    let (acting, phc) = (visitor.visit.acting_user(&known.user.id), Secret::new(phc.expose()));
    if let Some(recovering) = journey.recovering().cloned() {
        return replace_forgotten(visitor, journey, &known, &recovering, phc, end_others).await;
    }
    let Some(who) = journey.standing() else { return not_replaced(visitor, journey).await };
    let password = match provider.perform(acting, ReplaceTemporaryPassword { who, phc }).await {
        Ok(password) => password,
        Err(NotDone::NoStanding) => return not_replaced(visitor, journey).await,
        Err(other) => {
            let PasswordNotReplaced::NotTemporary = Failure::unless_refused(other)?;
            return not_replaced(visitor, journey).await;
        }
    };
    if journey.replace(Kind::Password, &password).is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}

/// Nothing was replaced, since the journey is no more about who could: it begins anew, and says so.
async fn not_replaced(visitor: &Visitor<'_>, mut journey: Journey) -> Result<Moved, Stop> {
    let word = Notice::PasswordNotReplaced;
    if journey.next().is_some_and(Owed::asks_for_password) {
        return Ok(Moved::Stays(anew(visitor, &journey, word).await?));
    }
    journey.lose_account();
    let page =
        |visitor: &Visitor<'_>, journey: &Journey, _: String| identify::page_saying(visitor, journey, expected(journey), None, Some(word));
    Ok(Moved::Paused(journey, Box::new(page)))
}

/// The person goes on as one who has just proven the new password, and is no stranger in this browser any more.
async fn replace_forgotten(
    visitor: &mut Visitor<'_>,
    mut journey: Journey,
    known: &Known,
    recovering: &Recovering,
    phc: Secret,
    end_all: bool,
) -> Result<Moved, Stop> {
    let provider = visitor.provider;
    let Some(who) = journey.standing() else { return not_replaced(visitor, journey).await };
    let browser = visitor.known_browser_hashes();
    let before = throttle::marks(&provider.transient, &known.user.id, &browser, provider.now()).await?;
    let (acting, address) = (visitor.visit.acting_user(&known.user.id), recovering.address.clone());
    let recovered = match recovering.loss.clone() {
        None => match provider.perform(acting, ReplaceForgottenPassword { who, address, phc, end_all }).await {
            Ok(recovered) => recovered,
            Err(NotDone::NoStanding) => return not_replaced(visitor, journey).await,
            Err(other) => {
                let PasswordNotRecovered::AnotherAddress = Failure::unless_refused(other)?;
                return not_replaced(visitor, journey).await;
            }
        },
        Some(loss) => {
            let settings = LossSettings::from(&provider.settings);
            match provider.perform(acting, RegainAccount { who, address, loss, phc, settings }).await {
                Ok(recovered) => recovered,
                Err(NotDone::NoStanding) => return not_replaced(visitor, journey).await,
                Err(other) => {
                    let NotRegained::NotReady = Failure::unless_refused(other)?;
                    return not_replaced(visitor, journey).await;
                }
            }
        }
    };
    let (user, now) = (&known.user, provider.now());
    let logins = [Some(user.email.as_str()), user.username.as_ref().map(Username::as_str)];
    let names: Vec<String> = logins.into_iter().flatten().map(|login| provider.login_key(login)).chain([user.id.clone()]).collect();
    throttle::forgive(&provider.transient, Guess::Password, &names, now).await?;
    let drawn = visitor.renew_known_browser(before.known_by());
    if before.signed_in_before() {
        // That may have been forgotten with all others.
        throttle::signed_in_again(&provider.transient, &user.id, &before, &drawn, now).await?;
    } else {
        let attempt =
            Attempt { guess: Guess::Password, account: &user.id, name: &user.id, browser: &browser, sid: None, address: visitor.address() };
        throttle::know_browser(&provider.transient, attempt, &drawn, now).await?;
    }
    if journey.recovered(&recovered.password, recovered.epoch, now).is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}

/// Judges a password that a person chose and hashes it, or says what is wrong with it.
pub(crate) async fn new_password(
    provider: &Provider,
    known: &Known,
    given: Option<&str>,
) -> Result<Result<PasswordHash, Vec<NewPasswordProblem>>, Failure> {
    let Some(given) = given.map(Secret::new) else { return Ok(Err(vec![NewPasswordProblem::Missing])) };
    if let Err(unfit) = provider.passwords.check_choice(&given, &known.user.known_words()).await.map_err(Failure::unavailable)? {
        return Ok(Err(vec![problem_of(unfit)]));
    }
    let before = known.stored.as_ref().map(|stored| PasswordHash::stored(stored.phc.expose()));
    if before.is_some() && provider.passwords.verify(&given, before).await.map_err(Failure::unavailable)? {
        return Ok(Err(vec![NewPasswordProblem::Same]));
    }
    if was_before(provider, &known.user.id, &given).await? {
        return Ok(Err(vec![NewPasswordProblem::Former]));
    }
    Ok(Ok(provider.passwords.hash(&given).await.map_err(Failure::unavailable)?))
}

/// Whether it is one of the last passwords of a person that are remembered.
async fn was_before(provider: &Provider, user_id: &str, given: &Secret) -> Result<bool, Failure> {
    let most = provider.settings.former_passwords();
    if most == 0 {
        return Ok(false);
    }
    let (ring, user_id) = (provider.keyring.clone(), user_id.to_owned());
    let former = provider.database.read(move |conn| former_passwords::last(conn, &ring, &user_id, most)).await?;
    for hash in former {
        let hash = PasswordHash::stored(String::from_utf8_lossy(&hash));
        if provider.passwords.verify(given, Some(hash)).await.map_err(Failure::unavailable)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is wrong with the password of an account to be; `words` are what a guesser tries first.
///
/// # Errors
/// Where too many passwords wait to be looked at.
pub(crate) async fn first_password_problem(
    provider: &Provider,
    chosen: Option<&Secret>,
    words: &[&str],
) -> Result<Option<NewPasswordProblem>, Failure> {
    let Some(chosen) = chosen else { return Ok(Some(NewPasswordProblem::Missing)) };
    let judged = provider.passwords.check_choice(chosen, words).await.map_err(Failure::unavailable)?;
    Ok(judged.err().map(problem_of))
}

/// The sentence for an unfit password.
fn problem_of(unfit: Unfit) -> NewPasswordProblem {
    match unfit {
        Unfit::TooShort(minimum) => NewPasswordProblem::TooShort { minimum },
        Unfit::TooLong => NewPasswordProblem::TooLong { maximum: u32::try_from(password::LONGEST).unwrap_or(1024) },
        Unfit::Breached => NewPasswordProblem::Breached,
        Unfit::Personal => NewPasswordProblem::Personal,
        Unfit::ControlCharacter => NewPasswordProblem::Guessable(None),
        Unfit::Guessable(warning) => NewPasswordProblem::Guessable(warning),
    }
}
