//! A wait goes on by itself: the person is told, and at its end they may go on.

use std::convert::Infallible;
use std::time::Duration;

use super::by_time::{LossSettings, only_admin};
use super::tell;
use super::told::{Told, told_since};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses::{end, tell_end};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::mail::{LossEnd, LossStage};
use crate::people::losses::{self, Loss, warned_before};
use crate::people::user;

/// What is done later than that is late.
const LATE: Duration = Duration::from_secs(3600);

/// Does what is due of a wait. The person is told before its end in any case: where nothing ran meanwhile, the end is put off until they were.
#[derive(Clone, Debug)]
pub struct TakeLossFurther {
    /// The row.
    pub id: String,
    /// What the settings say of now.
    pub settings: LossSettings,
}

/// Looks at a wait again later, where what was due of it failed: it stands before no other.
#[derive(Clone, Debug)]
pub struct PutLossOff {
    /// The row.
    pub id: String,
    /// Until when.
    pub until: Timestamp,
}

impl Act for PutLossOff {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Server
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(losses::put_off(doing.rows, &self.id, self.until)?)
    }
}

impl Act for TakeLossFurther {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Server
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let now = doing.now();
        let Some(found) = losses::of_id(doing.rows, &self.id)? else { return Ok(()) };
        let person = user::lock(doing.rows, &found.user_id)?;
        // Read again, now that nobody else changes it: another replica may have been first.
        let Some(mut loss) = losses::of_id(doing.rows, &self.id)?.filter(|loss| loss.next_at <= now) else { return Ok(()) };
        let Some(person) = person.filter(|person| loss.stands(person)) else {
            // It is over, or was only remembered.
            if !end(doing, &loss.user_id, "ended")? {
                losses::delete(doing.rows, &loss.user_id)?;
            }
            return Ok(());
        };
        if loss.has_lapsed(now) {
            losses::end(doing.rows, &person.id)?;
            doing.record(&doing.event(EventType::FactorLossLapsed, Subject::User(person.id.clone())))?;
            return Ok(tell_end(doing, &person, &loss, LossEnd::Lapsed)?);
        }
        let by_time = only_admin(doing.rows, &doing.means.ring, &person.id, self.settings, now)?.is_none();
        let told = match loss.warned_at {
            Some(warned) => told_since(doing.rows, &person.id, warned)?,
            None => Told::NotYet,
        };
        let stage = step(&mut loss, self.settings.wait.filter(|_| by_time), told, now);
        losses::update(doing.rows, &loss)?;
        match stage {
            Some(stage) => Ok(tell(doing, &person, &loss, stage)?),
            None => Ok(()),
        }
    }
}

/// Takes a row that waits one step further; gives what its person is told, where it is something. `wait`: how long people wait by now, none
/// where an admin alone decides; `told`: what became of the last warning, where one was written.
fn step(loss: &mut Loss, wait: Option<Duration>, told: Told, now: Timestamp) -> Option<LossStage> {
    match (loss.due_at, wait) {
        (_, None) => (loss.due_at, loss.warned_at) = (None, None),
        // Time counts by now: from now on, as for who asks now.
        (None, Some(wait)) => loss.due_at = Some(now.plus(wait)),
        // A wait that is longer by now is longer for those who wait; one that is shorter is not shorter for them.
        (Some(due), Some(wait)) => loss.due_at = Some(due.max(loss.asked_at.plus(wait))),
    }
    let stage = match (loss.due_at, loss.warned_at, loss.warned_from()) {
        (Some(due), Some(_), _) if now >= due => match (told, wait) {
            // Written is not told: the last hours count from when it was sent.
            (Told::At(sent), _) => {
                let over = sent.plus(warned_before(due.since(loss.asked_at)));
                if now < over {
                    (loss.due_at, loss.next_at) = (Some(over), over);
                    return None;
                }
                loss.ready_at = Some(now);
                LossStage::Ready
            }
            (Told::NotYet, _) => {
                loss.next_at = now.plus(LATE);
                return None;
            }
            // Nothing reached them: they wait from now on, as whoever asks now.
            (Told::Never, wait) => {
                (loss.due_at, loss.warned_at) = (wait.map(|wait| now.plus(wait)), None);
                LossStage::Waiting
            }
        },
        (Some(due), None, Some(from)) if now >= from => {
            loss.warned_at = Some(now);
            loss.due_at = Some(due.max(now.plus(warned_before(due.since(loss.asked_at)))));
            LossStage::Soon
        }
        _ => LossStage::Waiting,
    };
    // From when it was due, so that a round that is late by a minute does not move the days.
    let round = if now.since(loss.next_at) < LATE { loss.next_at } else { now };
    loss.next_at = loss.ready_until().unwrap_or_else(|| loss.told_next(round));
    Some(stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);
    const ASKED: Timestamp = Timestamp::from_seconds(1_000_000);
    const WAIT: Option<Duration> = Some(Duration::from_secs(72 * 3600));

    fn loss() -> Loss {
        Loss {
            id: "l1".into(),
            user_id: "u1".into(),
            epoch: 0,
            address: String::new(),
            origin_address: None,
            origin_agent: None,
            asked_at: ASKED,
            due_at: Some(ASKED.plus(HOUR * 72)),
            warned_at: None,
            ready_at: None,
            confirmed_by: None,
            regained_at: None,
            regained_before: None,
            next_at: ASKED,
        }
    }

    #[test]
    fn attack_a4_a_server_that_slept_through_the_wait_tells_before_it_ends() {
        let mut loss = loss();
        let late = ASKED.plus(HOUR * 500);
        assert_eq!(step(&mut loss, WAIT, Told::NotYet, late), Some(LossStage::Soon));
        assert_eq!((loss.ready_at, loss.due_at, loss.next_at), (None, Some(late.plus(HOUR * 6)), late.plus(HOUR * 6)));
        assert_eq!(step(&mut loss, WAIT, Told::At(late), late.plus(HOUR * 6)), Some(LossStage::Ready));
        assert_eq!(loss.next_at, late.plus(HOUR * 6).plus(losses::READY_LASTS));
    }

    #[test]
    fn attack_a4_a_wait_that_is_longer_by_now_is_so_for_who_waits_and_a_shorter_one_is_not() {
        let mut longer = loss();
        longer.warned_at = Some(ASKED.plus(HOUR * 66));
        let told = Told::At(ASKED.plus(HOUR * 66));
        assert_eq!(step(&mut longer, Some(HOUR * 100), told, ASKED.plus(HOUR * 72)), Some(LossStage::Waiting));
        assert_eq!(longer.due_at, Some(ASKED.plus(HOUR * 100)));
        let mut shorter = loss();
        assert_eq!(step(&mut shorter, Some(HOUR), Told::NotYet, ASKED.plus(HOUR * 24)), Some(LossStage::Waiting));
        assert_eq!(shorter.due_at, Some(ASKED.plus(HOUR * 72)));
    }

    #[test]
    fn attack_a4_while_an_admin_decides_it_is_told_each_day_and_over_by_no_time_and_where_time_counts_again_it_begins_anew() {
        let mut loss = Loss { warned_at: Some(ASKED), ..loss() };
        for day in 1..20_u32 {
            assert_eq!(step(&mut loss, None, Told::Never, ASKED.plus(HOUR * 24 * day)), Some(LossStage::Waiting));
            assert_eq!((loss.due_at, loss.ready_at, loss.next_at), (None, None, ASKED.plus(HOUR * 24 * (day + 1))));
        }
        let free = ASKED.plus(HOUR * 24 * 20);
        assert_eq!(step(&mut loss, WAIT, Told::Never, free), Some(LossStage::Waiting));
        assert_eq!((loss.due_at, loss.warned_at), (Some(free.plus(HOUR * 72)), None));
    }

    #[test]
    fn attack_a4_a_warning_that_did_not_leave_is_none_and_the_last_hours_count_from_when_it_did() {
        let (warned, due) = (ASKED.plus(HOUR * 66), ASKED.plus(HOUR * 72));
        let loss = || Loss { warned_at: Some(warned), next_at: due, ..loss() };
        let mut waits = loss();
        assert_eq!(step(&mut waits, WAIT, Told::NotYet, due), None);
        assert_eq!((waits.ready_at, waits.due_at, waits.next_at), (None, Some(due), due.plus(HOUR)));
        let sent = due.plus(HOUR / 2);
        assert_eq!(step(&mut waits, WAIT, Told::At(sent), due.plus(HOUR)), None);
        assert_eq!((waits.ready_at, waits.due_at, waits.next_at), (None, Some(sent.plus(HOUR * 6)), sent.plus(HOUR * 6)));
        assert_eq!(step(&mut waits, WAIT, Told::At(sent), sent.plus(HOUR * 6)), Some(LossStage::Ready));
        let mut failed = loss();
        assert_eq!(step(&mut failed, WAIT, Told::Never, due), Some(LossStage::Waiting));
        assert_eq!((failed.ready_at, failed.due_at, failed.warned_at), (None, Some(due.plus(HOUR * 72)), None));
    }
}
