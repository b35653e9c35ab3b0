//! A person says that their second factor is lost.

use super::by_time::{LossSettings, judged, only_admin};
use super::tell;
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::factors::{Kinds, Part};
use crate::mail::LossStage;
use crate::people::losses::{self, Loss};
use crate::people::{credentials, user};

/// Begins the wait of a person who proved the password, or that they forgot it, and their mailbox. Where one waits already it goes on as it is:
/// nothing is shortened and nothing is longer by asking again.
#[derive(Clone, Debug)]
pub struct AskWithoutFactor {
    /// Who, with what they proved.
    pub who: Standing,
    /// The key of the address that they proved.
    pub address: String,
    /// What the settings say of now.
    pub settings: LossSettings,
}

/// What waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The row.
    pub loss: Loss,
    /// Whether it waited before.
    pub again: bool,
}

/// Why nothing waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingLost {
    /// The person has no second factor by now, or another address than the one that was proven.
    Over,
}

impl Act for AskWithoutFactor {
    type Done = Asked;
    type Refused = NothingLost;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Asked, NotDone<NothingLost>> {
        let (user_id, now) = (self.who.user_id.as_str(), doing.now());
        let over = || NotDone::Refused(NothingLost::Over);
        let person = user::find(doing.rows, user_id)?.filter(|person| person.email.key() == self.address).ok_or_else(over)?;
        if credentials::of_kinds(doing.rows, user_id, Kinds::with_part(Part::Second))?.is_empty() {
            return Err(over());
        }
        let kept = losses::find(doing.rows, user_id)?;
        if let Some(loss) = kept.clone().filter(|loss| loss.stands(&person)) {
            let loss = judged(doing.rows, &doing.means.ring, loss, self.settings, now)?;
            return Ok(Asked { loss, again: true });
        }
        let by_time = only_admin(doing.rows, &doing.means.ring, user_id, self.settings, now)?.is_none();
        let mut loss = Loss {
            id: doing.acting.random.uuid().to_string(),
            user_id: user_id.to_owned(),
            epoch: person.epoch,
            address: losses::hashed(&person),
            origin_address: doing.acting.origin.address.clone(),
            origin_agent: doing.acting.origin.user_agent.clone(),
            asked_at: now,
            due_at: self.settings.wait.filter(|_| by_time).map(|wait| now.plus(wait)),
            warned_at: None,
            ready_at: None,
            confirmed_by: None,
            regained_at: None,
            regained_before: kept.and_then(|kept| kept.regained_at.or(kept.regained_before)),
            next_at: now,
        };
        loss.next_at = loss.told_next(now);
        losses::replace(doing.rows, &loss)?;
        let event = doing.event(EventType::FactorLossAsked, Subject::User(user_id.to_owned()));
        doing.record(&event.detail("by", if loss.due_at.is_some() { "time" } else { "admin" }))?;
        tell(doing, &person, &loss, LossStage::Asked)?;
        Ok(Asked { loss, again: false })
    }
}
