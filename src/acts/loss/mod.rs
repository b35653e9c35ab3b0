//! A person lost their second factor: they say so, wait, and get in without it; everybody who can tell whether that is right is told meanwhile,
//! and may end it. [Record 25](../../../docs/decisions/0025-lost-factors.md) weighs it.

mod ask;
mod by_time;
mod cancel;
mod decide;
mod go_on;
mod regain;
mod send_code;
mod told;

pub use ask::{AskWithoutFactor, Asked, NothingLost};
pub use by_time::{LossSettings, judged};
pub use cancel::{CancelLoss, CancelOwnLoss, LossOver};
pub use decide::{ConfirmLoss, LossNotDecided, RefuseLoss};
pub use go_on::{PutLossOff, TakeLossFurther};
pub use regain::{NotRegained, RegainAccount};
pub use send_code::SendLossCode;

use super::door::Doing;
use super::ended_losses::asked;
use crate::mail::{LossLink, LossStage, Message};
use crate::people::User;
use crate::people::losses::Loss;
use crate::people::phones;
use crate::store::StoreError;

/// Tells a person how far it is, with the link that ends it. It takes no share of the notices of an hour: the wait bounds it. Whoever asks may be
/// the one who reads the mails: a phone that they proved is told the beginning and the end as well.
fn tell(doing: &mut Doing<'_, '_>, person: &User, loss: &Loss, stage: LossStage) -> Result<(), StoreError> {
    let cancel = LossLink::of(&loss.id, &loss.user_id).token(&doing.means.ring, &doing.acting.random)?;
    let until = if stage == LossStage::Ready { loss.ready_until() } else { loss.due_at };
    doing.send_asked(person, |_| Message::FactorLoss { stage, until, cancel, happened: asked(loss) })?;
    if stage != LossStage::Waiting
        && let Some(phone) = phones::of(doing.rows, &person.id, Some(person))?
    {
        doing.tell_phone(person, &phone.number, &Message::FactorLossText { stage })?;
    }
    Ok(())
}
