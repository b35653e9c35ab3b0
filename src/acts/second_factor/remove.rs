//! A second factor is taken away by its person.

use super::{Duty, second_factors};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::session::{self, Ending};
use crate::acts::way_in::is_last_way_in;
use crate::acts::{Standing, ended_remembered};
use crate::audit::{EventType, Subject};
use crate::factors::{Kinds, Part};
use crate::mail::Message;
use crate::people::credentials;

/// Takes a second factor away from a person; with the last one what stands in for it goes.
#[derive(Clone, Debug)]
pub struct RemoveFactor {
    /// Who.
    pub who: Standing,
    /// The credential's id.
    pub id: String,
    /// What would make a second factor their duty.
    pub duty: Duty,
    /// The other sessions that it began by itself: whoever has a copy of it is signed out.
    pub ends: Vec<Ending>,
}

/// Why a factor was not taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNotRemoved {
    /// It was taken away meanwhile, or is not theirs.
    NoFactor,
    /// It is the last one, or the last that a rule asks for by its name, and the person must have one.
    Required,
    /// Nothing else shows who the person is.
    LastWayIn,
}

impl Act for RemoveFactor {
    type Done = ();
    type Refused = FactorNotRemoved;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<FactorNotRemoved>> {
        let (user_id, id) = (&self.who.user_id, self.id.as_str());
        let now = doing.now();
        let bound = self.duty.binds(doing.rows, user_id, now)?;
        let factors = second_factors(doing.rows, user_id)?;
        let Some(factor) = factors.iter().find(|factor| factor.id == id) else {
            return Err(NotDone::Refused(FactorNotRemoved::NoFactor));
        };
        let is_last = factors.len() == 1;
        let others: Kinds = factors.iter().filter(|other| other.id != id).map(|other| other.kind).collect();
        if (is_last && bound.second_factor) || bound.keeps(Kinds::of(&[factor.kind]), others) {
            return Err(NotDone::Refused(FactorNotRemoved::Required));
        }
        if is_last_way_in(doing.rows, &doing.means.ring, user_id, |way_in| way_in.id == id)? {
            return Err(NotDone::Refused(FactorNotRemoved::LastWayIn));
        }
        credentials::delete(doing.rows, user_id, id)?;
        if is_last {
            for kind in Kinds::with_part(Part::StandIn).iter() {
                credentials::delete_kind(doing.rows, user_id, kind)?;
            }
        }
        let event = doing.event(EventType::SecondFactorRemoved, Subject::User(user_id.clone()));
        doing.record(&event.detail("factor", factor.kind.as_str()).detail("credential", id).detail("last", is_last))?;
        ended_remembered::forget(doing, user_id, "factor_removed")?;
        doing.tell(user_id, Message::SecondFactorRemoved)?;
        Ok(session::end(doing, &self.ends)?)
    }
}
