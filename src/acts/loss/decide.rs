//! An admin looks at a person who lost their second factor: they may go on at once, or not at all.

use std::fmt;

use super::tell;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses::tell_end;
use crate::acts::which::{NoPerson, WhichPerson};
use crate::audit::{Actor, EventType, Subject};
use crate::mail::{LossEnd, LossStage};
use crate::people::cautions::{self, Caution};
use crate::people::losses::{self, Loss};
use crate::people::rights::Right;
use crate::people::{User, user};

/// Lets a person go on without their second factor, before the wait is over or where it has no end. Never does somebody so for themselves.
#[derive(Clone, Debug)]
pub struct ConfirmLoss {
    /// Who.
    pub person: WhichPerson,
}

/// Ends what waits of a person.
#[derive(Clone, Debug)]
pub struct RefuseLoss {
    /// Who.
    pub person: WhichPerson,
}

/// Why nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LossNotDecided {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// Nothing of theirs waits.
    NotWaiting,
    /// It is the account of whoever decides.
    Own,
}

impl fmt::Display for LossNotDecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::NotWaiting => f.write_str("this person does not wait to sign in without a second factor"),
            Self::Own => f.write_str("this is your own account: another administrator has to decide"),
        }
    }
}

/// The person, locked, with what waits of theirs.
fn waiting(doing: &mut Doing<'_, '_>, person: &WhichPerson) -> Result<(User, Loss), NotDone<LossNotDecided>> {
    let found = person.find(doing.rows).map_err(|nobody| nobody.map(LossNotDecided::NoPerson))?;
    let locked = user::lock(doing.rows, &found.id)?;
    let not_waiting = || NotDone::Refused(LossNotDecided::NotWaiting);
    let person = locked.ok_or_else(not_waiting)?;
    let loss = losses::standing(doing.rows, &person)?.ok_or_else(not_waiting)?;
    Ok((person, loss))
}

impl Act for ConfirmLoss {
    type Done = User;
    type Refused = LossNotDecided;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<LossNotDecided>> {
        let (person, loss) = waiting(doing, &self.person)?;
        if doing.acting.by == Actor::User(person.id.clone()) {
            return Err(NotDone::Refused(LossNotDecided::Own));
        }
        if loss.confirmed_by.is_some() && loss.is_ready(doing.now()) {
            return Ok(person);
        }
        let by = match &doing.acting.by {
            Actor::User(id) => id.clone(),
            _ => "command".to_owned(),
        };
        let now = doing.now();
        let mut loss = Loss { ready_at: Some(now), confirmed_by: Some(by), ..loss };
        loss.next_at = loss.ready_until().unwrap_or(now);
        losses::update(doing.rows, &loss)?;
        doing.record(&doing.event(EventType::FactorLossConfirmed, Subject::User(person.id.clone())))?;
        tell(doing, &person, &loss, LossStage::Ready)?;
        Ok(person)
    }
}

impl Act for RefuseLoss {
    type Done = User;
    type Refused = LossNotDecided;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<LossNotDecided>> {
        let (person, loss) = waiting(doing, &self.person)?;
        let now = doing.now();
        losses::end(doing.rows, &person.id)?;
        cautions::note(doing.rows, &person.id, Caution::Stopped, now)?;
        doing.record(&doing.event(EventType::FactorLossRefused, Subject::User(person.id.clone())))?;
        tell_end(doing, &person, &loss, LossEnd::Refused)?;
        Ok(person)
    }
}
