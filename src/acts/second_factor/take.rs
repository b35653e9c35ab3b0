//! A second factor, or what stands in for one, is used.

use super::{content, corrupt};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses;
use crate::audit::{EventType, Subject};
use crate::factors::{Content, Kinds, Part, Shown, Taking};
use crate::mail::Message;
use crate::people::PeopleError;
use crate::people::credentials;

/// What a person showed of a factor proved them, beside what they proved before: it counts no more.
#[derive(Clone, Debug)]
pub struct TakeFactor<S> {
    /// Who.
    pub who: Standing,
    /// The factor's credential id.
    pub id: String,
    /// What they showed of it.
    pub shown: S,
}

/// Why it did not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNotTaken {
    /// The factor was taken away or replaced.
    NoFactor,
    /// What was shown counted meanwhile.
    Used,
    /// What was shown comes from a copy of the factor.
    Copied,
}

impl<S: Shown> Act for TakeFactor<S> {
    /// How many proofs the factor is good for still; none where there is no end to them.
    type Done = Option<usize>;
    type Refused = FactorNotTaken;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Option<usize>, NotDone<FactorNotTaken>> {
        let (user_id, ring, now) = (&self.who.user_id, &doing.means.ring, doing.now());
        let kind = <S::Content as Content>::KIND;
        let mut of_kind = credentials::of_kinds(doing.rows, user_id, Kinds::of(&[kind]))?.into_iter();
        let credential = of_kind.find(|credential| credential.id == self.id).ok_or(NotDone::Refused(FactorNotTaken::NoFactor))?;
        let mut kept: S::Content = serde_json::from_slice(&credential.open(ring)?).map_err(|_| corrupt(&credential.id))?;
        match self.shown.take(&mut kept, now) {
            Taking::Counts => {}
            Taking::CountedBefore => return Err(NotDone::Refused(FactorNotTaken::Used)),
            Taking::Copied => return Err(NotDone::Refused(FactorNotTaken::Copied)),
        }
        let kept = content(&kept)?;
        credentials::rewrite(doing.rows, ring, &doing.acting.random, &credential, &kept).map_err(PeopleError::unexpected)?;
        credentials::used(doing.rows, &credential.id, now)?;
        // Who said that all of it is lost was wrong, or is another one.
        ended_losses::end(doing, user_id, "factor")?;
        let left = (kind.factor().left)(&kept).map_err(|_| corrupt(&credential.id))?;
        let subject = Subject::User(user_id.clone());
        if kind.is(Part::StandIn) {
            let left = left.unwrap_or_default();
            doing.record(&doing.event(EventType::RecoveryCodeUsed, subject).detail("left", left))?;
            doing.tell(user_id, |happened| Message::RecoveryCodeUsed { left, happened })?;
        } else {
            doing.record(&doing.event(EventType::SecondFactorUsed, subject).detail("factor", kind.as_str()))?;
        }
        Ok(left)
    }
}
