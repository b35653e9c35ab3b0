//! Whatever is asked for beside the first factor: how it is proven is in the file of each.

use std::time::Duration;

use super::WAYS;
use super::identify;
use super::lost_factors;
use super::way::{Checked, Way};
use crate::acts::Standing;
use crate::acts::door::NotDone;
use crate::acts::second_factor::{FactorNotTaken, ReportCopiedFactor, TakeFactor};
use crate::audit::{EventType, Subject};
use crate::endpoints::sign_in::known::{Known, settled};
use crate::endpoints::sign_in::step::{Moved, SIGN_IN, Step, app, opened_at, shown};
use crate::endpoints::visitor::Visitor;
use crate::factors::{Content, Kind, Part, Proof, Shown, recovery_code};
use crate::http::{Failure, Stop};
use crate::pages::{OtherWay, RecoveryCodesLeft, RememberBox, SecondFactorProblem, SignInProblem};
use crate::sign_in::journey::Journey;
use crate::sign_in::throttle::{self, Admission, Attempt, Guess};

/// The box of a page that asks for a second factor, by which the browser is remembered.
pub(super) const REMEMBER: &str = "remember";

/// That box, where the rules let a browser be remembered.
pub(super) fn remember_box(journey: &Journey) -> Option<RememberBox> {
    let (time, ticked) = journey.may_remember()?;
    Some(RememberBox { days: usize::try_from(time.as_secs() / 86_400).unwrap_or(usize::MAX), ticked })
}

/// How long a page says that one is to wait.
pub(super) fn wait(problem: Option<SecondFactorProblem>) -> Option<Duration> {
    match problem {
        Some(SecondFactorProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    }
}

/// The other factors by which the person can prove who they are in place of this one.
pub(super) fn other_ways(visitor: &Visitor<'_>, journey: &Journey, known: &Known, this: Kind) -> Vec<OtherWay> {
    let usable = known.second_factors.usable_kinds();
    let is_asked_for = |kind: Kind| journey.next().is_some_and(|owed| owed.asks_for(kind));
    let others = WAYS.into_iter().filter(|way| way.kind != this && usable.contains(way.kind) && is_asked_for(way.kind));
    let issuer = &visitor.provider.settings.issuer;
    let elsewhere = (this != Kind::Upstream && !known.links.is_empty() && is_asked_for(Kind::Upstream)).then(|| OtherWay {
        text_id: "upstream-use",
        url: issuer.local(&format!("{}&upstream=", opened_at(SIGN_IN, journey))),
        stands_in: false,
    });
    others
        .map(|way| OtherWay { text_id: way.link, url: issuer.local(&way.opened_at(journey)), stands_in: way.kind.is(Part::StandIn) })
        .chain(elsewhere)
        .chain(lost_factors::way(visitor, journey, known))
        .collect()
}

/// The form of a page that asks for such a factor.
pub(super) async fn prove(visitor: &mut Visitor<'_>, step: &Step, way: &'static Way) -> Result<Moved, Stop> {
    let mut journey = step.kept.journey.clone();
    // A code on paper proves no browser to be theirs: it is for whoever lost what they have.
    if !way.kind.is(Part::StandIn) && step.parameters.get(REMEMBER).is_some() {
        journey.tick_remember();
    }
    let known = match journey.next() {
        Some(owed) if owed.asks_for(way.kind) => settled(visitor, &journey).await?,
        // A second tab or the back button: the journey goes on where it stands.
        _ => return Ok(Moved::On(journey)),
    };
    let Some(known) = known else { return Ok(Moved::over(visitor)) };
    let Some(shown_of_it) = step.parameters.get(way.field).filter(|shown| !shown.trim().is_empty()) else {
        return Ok(Moved::Stays((way.show)(visitor, &journey, Some(SecondFactorProblem::Missing)).await?));
    };
    let checked = if way.kind.factor().guessable {
        check_guess(visitor, &journey, &known, shown_of_it, way).await?
    } else {
        (way.check)(visitor, &journey, &known, shown_of_it).await?
    };
    if let Checked::Wrong { reason, .. } = &checked {
        note_refusal(visitor, &journey, &known, way, reason).await;
    }
    match checked {
        Checked::Right { credential, left } => {
            let (who, now) = (known.standing(), visitor.provider.now());
            if journey.prove(&who, Proof { kind: way.kind, credential, at: now, came: None }, known.facts, now).is_err() {
                return Ok(Moved::over(visitor));
            }
            journey.remember_browser();
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
        Checked::Wrong { problem, .. } => Ok(Moved::Stays((way.show)(visitor, &journey, Some(problem)).await?)),
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

/// Checks what was typed where the person has not tried too often.
async fn check_guess(visitor: &mut Visitor<'_>, journey: &Journey, known: &Known, typed: &str, way: &Way) -> Result<Checked, Stop> {
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
            let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(60);
            return Ok(Checked::Wrong { problem: SecondFactorProblem::Throttled { minutes }, reason: "throttled" });
        }
    };
    let checked = (way.check)(visitor, journey, known, typed).await?;
    match &checked {
        Checked::Right { .. } => {
            let drawn = visitor.renew_known_browser(counter.browser());
            throttle::succeeded(&provider.transient, attempt, &counter, &drawn, now).await?;
        }
        Checked::Wrong { .. } => throttle::failed(&provider.transient, attempt, &counter, now).await?,
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
pub(super) fn standing(journey: &Journey, known: &Known) -> Standing {
    journey.standing().unwrap_or_else(|| known.standing())
}

/// Takes what was right; the proof rests on `credential`.
pub(super) async fn taken<S: Shown>(
    visitor: &Visitor<'_>,
    known: &Known,
    take: TakeFactor<S>,
    credential: Option<String>,
) -> Result<Checked, Stop> {
    let acting = || visitor.visit.acting_user(&known.user.id);
    let (kind, id) = (<S::Content as Content>::KIND, take.id.clone());
    match visitor.provider.perform(acting(), take).await {
        Ok(left) => Ok(Checked::Right { credential, left }),
        Err(NotDone::NoStanding | NotDone::Refused(FactorNotTaken::NoFactor | FactorNotTaken::Used)) => Ok(Checked::USED),
        Err(NotDone::Refused(FactorNotTaken::Copied)) => {
            let report = ReportCopiedFactor { user_id: known.user.id.clone(), kind, id };
            visitor.provider.perform(acting(), report).await.map_err(Failure::from)?;
            Ok(Checked::Wrong { problem: SecondFactorProblem::Mismatch, reason: "counter_went_back" })
        }
        Err(NotDone::Failed(error)) => Err(error.into()),
        Err(NotDone::NoRight | NotDone::NotRecent | NotDone::LocksOwnersOut) => Err(Failure::NoRight.into()),
    }
}

async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, known: &Known, way: &Way, reason: &'static str) {
    visitor.provider.telemetry.sign_in("second_factor");
    let event = visitor.visit.acting_anonymous().event(EventType::SecondFactorRefused).refused(reason);
    let mut event = event.subject(Subject::User(known.user.id.clone())).detail("factor", way.recorded_as);
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}
