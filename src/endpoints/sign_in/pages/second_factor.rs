//! A code of the app for codes, or a recovery code in its place.

use std::time::Duration;

use actix_web::HttpResponse;

use super::identify;
use crate::acts::Standing;
use crate::acts::door::NotDone;
use crate::acts::second_factor::{CodeNotTaken, RecoveryCodeNotTaken, UseRecoveryCode, UseTotp};
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Moved, Page, SIGN_IN, Step, action, app, hidden, opened_at, shown, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::totp::{Seed, Verdict};
use crate::factors::{Kind, Proof, recovery_code};
use crate::http::{Failure, Stop};
use crate::pages::{RecoveryCode, RecoveryCodesLeft, SecondFactorProblem, SignInProblem, Totp};
use crate::sign_in::journey::Journey;
use crate::sign_in::throttle::{self, Admission, Attempt, Guess};

/// A code of the app.
pub(super) static TOTP: Page = Page {
    path: SIGN_IN,
    named: None,
    posts_to: "/sign-in/code",
    needed: &["journey", "csrf"],
    optional: &["code"],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Totp),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(code_page(visitor, journey, None)),
    take: |visitor, step| Box::pin(prove(visitor, step, Way::App)),
};

/// The parameter of an address that asks for a recovery code in place of a code of the app.
const RECOVERY: &str = "recovery";

/// A recovery code, one of the ten.
pub(super) static RECOVERY_CODE: Page = Page {
    path: SIGN_IN,
    named: Some(RECOVERY),
    posts_to: "/sign-in/recovery-code",
    needed: &["journey", "csrf"],
    optional: &["code"],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::RecoveryCodes),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(recovery_code_page(visitor, journey, None)),
    take: |visitor, step| Box::pin(prove(visitor, step, Way::RecoveryCode)),
};

fn wait(problem: Option<SecondFactorProblem>) -> Option<Duration> {
    match problem {
        Some(SecondFactorProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    }
}

/// The page that asks for a code of the app.
async fn code_page(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let issuer = &visitor.provider.settings.issuer;
    let has_codes = known.second_factors.codes.as_ref().is_some_and(|codes| codes.left() > 0);
    let view = Totp {
        action: action(visitor, TOTP.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        problem,
        recovery_url: has_codes.then(|| issuer.local(&recovery_at(journey))),
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &opened_at(TOTP.path, journey), wait(problem), |context| view.render(context)))
}

/// Where the page that asks for a recovery code is opened.
fn recovery_at(journey: &Journey) -> String {
    format!("{}&{RECOVERY}=1", opened_at(RECOVERY_CODE.path, journey))
}

/// The page that asks for a recovery code.
async fn recovery_code_page(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let issuer = &visitor.provider.settings.issuer;
    let view = RecoveryCode {
        action: action(visitor, RECOVERY_CODE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        problem,
        code_url: issuer.local(&opened_at(TOTP.path, journey)),
    };
    Ok(step_page(visitor, journey, &recovery_at(journey), wait(problem), |context| view.render(context)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    App,
    RecoveryCode,
}

impl Way {
    fn kind(self) -> Kind {
        match self {
            Self::App => Kind::Totp,
            Self::RecoveryCode => Kind::RecoveryCodes,
        }
    }
}

async fn prove(visitor: &mut Visitor<'_>, step: &Step, way: Way) -> Result<Moved, Stop> {
    let mut journey = step.kept.journey.clone();
    let known = match journey.next() {
        Some(owed) if owed.asks_for(way.kind()) => settled(visitor, &journey).await?,
        // A second tab or the back button: the journey goes on where it stands.
        _ => return Ok(Moved::On(journey)),
    };
    let Some(known) = known else { return Ok(Moved::over(visitor)) };
    let typed = step.parameters.get("code").filter(|code| !code.trim().is_empty());
    let checked = match typed {
        None => Checked::Wrong(SecondFactorProblem::Missing),
        Some(typed) => check(visitor, &journey, &known, typed, way).await?,
    };
    match checked {
        Checked::Right { credential, left } => {
            let (who, now) = (known.standing(), visitor.provider.now());
            if journey.prove(&who, Proof { kind: way.kind(), credential, at: now }, known.facts, now).is_err() {
                return Ok(Moved::over(visitor));
            }
            Ok(match left.filter(|left| *left <= recovery_code::FEW) {
                None => Moved::On(journey),
                Some(left) => Moved::Paused(
                    journey,
                    Box::new(move |visitor, journey, next_url| {
                        let view = RecoveryCodesLeft { app: app(visitor, journey), left, next_url };
                        shown(visitor, journey, |context| view.render(context))
                    }),
                ),
            })
        }
        Checked::Wrong(problem) if way == Way::App => Ok(Moved::Stays(code_page(visitor, &journey, Some(problem)).await?)),
        Checked::Wrong(problem) => Ok(Moved::Stays(recovery_code_page(visitor, &journey, Some(problem)).await?)),
        Checked::UsedUp => {
            journey.lose_account();
            let problem = Some(SignInProblem::CodesUsedUp);
            let again = move |visitor: &Visitor<'_>, journey: &Journey, _: String| {
                identify::page(visitor, journey, known.user.email.as_str(), problem)
            };
            Ok(Moved::Paused(journey, Box::new(again)))
        }
    }
}

enum Checked {
    /// It counts, and no more from now on.
    Right {
        /// What makes codes of its kind, where more than this one.
        credential: Option<String>,
        /// How many recovery codes are left.
        left: Option<usize>,
    },
    /// It doesn't.
    Wrong(SecondFactorProblem),
    /// This journey has had its share of wrong ones: the password is asked again.
    UsedUp,
}

async fn check(visitor: &mut Visitor<'_>, journey: &Journey, known: &Known, typed: &str, way: Way) -> Result<Checked, Failure> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let browser = visitor.known_browser_hashes();
    let account = known.user.id.as_str();
    let attempt = Attempt { guess: Guess::Code, account, name: account, browser: &browser, sid: None, address: visitor.address() };
    // Counted before the code is looked at, so that parallel tries count too.
    let proven_at = journey.first_proven_at().unwrap_or(journey.started_at);
    if !throttle::admit_in_journey(&provider.transient, &journey.id, proven_at, journey.expires_at, now).await? {
        note_refusal(visitor, journey, known, way, "journey_throttled").await;
        return Ok(Checked::UsedUp);
    }
    let counter = match throttle::admit(&provider.transient, attempt, now).await? {
        Admission::Admitted(counter) => counter,
        Admission::Slowed(wait) => {
            note_refusal(visitor, journey, known, way, "throttled").await;
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(60);
            return Ok(Checked::Wrong(SecondFactorProblem::Throttled { minutes }));
        }
    };
    let checked = match way {
        Way::App => check_app(visitor, journey, known, typed).await?,
        Way::RecoveryCode => check_recovery_code(visitor, journey, known, typed).await?,
    };
    match &checked {
        Checked::Right { .. } => {
            let drawn = visitor.renew_known_browser(counter.browser());
            throttle::succeeded(&provider.transient, attempt, &counter, &drawn, now).await?;
        }
        Checked::Wrong(problem) => {
            throttle::failed(&provider.transient, attempt, &counter, now).await?;
            let reason = if *problem == SecondFactorProblem::Used { "used_before" } else { "mismatch" };
            note_refusal(visitor, journey, known, way, reason).await;
        }
        Checked::UsedUp => {}
    }
    Ok(checked)
}

/// From now on this browser is no stranger to the person's codes: they have just set up there what makes them.
pub(crate) async fn know_browser(visitor: &mut Visitor<'_>, user_id: &str) -> Result<(), Failure> {
    let browser = visitor.known_browser_hashes();
    let attempt = Attempt { guess: Guess::Code, account: user_id, name: user_id, browser: &browser, sid: None, address: visitor.address() };
    Ok(throttle::know_browser(&visitor.provider.transient, attempt, &visitor.renew_known_browser(None), visitor.provider.now()).await?)
}

/// What the journey proved so far: where that does not stand any more no code counts.
fn standing(journey: &Journey, known: &Known) -> Standing {
    journey.standing().unwrap_or_else(|| known.standing())
}

async fn check_app(visitor: &Visitor<'_>, journey: &Journey, known: &Known, typed: &str) -> Result<Checked, Failure> {
    let provider = visitor.provider;
    let mut used = false;
    for stored in &known.second_factors.totp {
        let Some(seed) = Seed::parse(stored.seed.expose()) else { continue };
        let step = match seed.check(typed, stored.last_step, provider.now()) {
            Verdict::Right { step } => step,
            Verdict::Used => {
                used = true;
                continue;
            }
            Verdict::Wrong => continue,
        };
        let take = UseTotp { who: standing(journey, known), id: stored.id.clone(), step };
        return match provider.perform(visitor.visit.acting_user(&known.user.id), take).await {
            Ok(()) => Ok(Checked::Right { credential: Some(stored.id.clone()), left: None }),
            Err(NotDone::NoStanding | NotDone::Refused(CodeNotTaken::NoApp | CodeNotTaken::Used)) => {
                Ok(Checked::Wrong(SecondFactorProblem::Used))
            }
            Err(NotDone::Failed(error)) => Err(error.into()),
            Err(NotDone::NoRight) => Err(Failure::NoRight),
        };
    }
    Ok(Checked::Wrong(if used { SecondFactorProblem::Used } else { SecondFactorProblem::Mismatch }))
}

async fn check_recovery_code(visitor: &Visitor<'_>, journey: &Journey, known: &Known, typed: &str) -> Result<Checked, Failure> {
    let provider = visitor.provider;
    let codes = known.second_factors.codes.iter().flat_map(|stored| &stored.codes).collect::<Vec<_>>();
    let hashes: Vec<&str> = codes.iter().map(|code| code.hash.as_str()).collect();
    let found = recovery_code::find(&provider.keyring, &known.user.id, typed, &hashes).and_then(|at| codes.get(at));
    let Some(code) = found else { return Ok(Checked::Wrong(SecondFactorProblem::Mismatch)) };
    if code.used_at.is_some() {
        return Ok(Checked::Wrong(SecondFactorProblem::Used));
    }
    let take = UseRecoveryCode { who: standing(journey, known), hash: code.hash.clone() };
    match provider.perform(visitor.visit.acting_user(&known.user.id), take).await {
        Ok(left) => Ok(Checked::Right { credential: None, left: Some(left) }),
        Err(NotDone::NoStanding | NotDone::Refused(RecoveryCodeNotTaken::Used)) => Ok(Checked::Wrong(SecondFactorProblem::Used)),
        Err(NotDone::Failed(error)) => Err(error.into()),
        Err(NotDone::NoRight) => Err(Failure::NoRight),
    }
}

async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, known: &Known, way: Way, reason: &'static str) {
    visitor.provider.telemetry.sign_in("second_factor");
    let factor = if way == Way::App { "totp" } else { "recovery_code" };
    let event = visitor.visit.acting_anonymous().event(EventType::SecondFactorRefused).refused(reason);
    let mut event = event.subject(Subject::User(known.user.id.clone())).detail("factor", factor);
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}
