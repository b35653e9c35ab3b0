//! A person gets in without the second factor that they lost.

use super::by_time::{LossSettings, judged};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_people;
use crate::acts::password::{NewPassword, PasswordRecovered, keep};
use crate::audit::{EventType, Subject};
use crate::factors::Kinds;
use crate::mail::Message;
use crate::people::losses::{self, Loss, REMEMBERED};
use crate::people::{credentials, user};
use crate::secrets::Secret;

/// Takes every second factor away from a person whose wait is over, with what stands in for it, keeps the password that they chose, and ends all
/// that was given to them. Once: what they proved counts no more after it.
#[derive(Clone, Debug)]
pub struct RegainAccount {
    /// Who, with what they proved.
    pub who: Standing,
    /// The key of the address that they proved.
    pub address: String,
    /// The row of the wait.
    pub loss: String,
    /// The PHC string of the new password.
    pub phc: Secret,
    /// What the settings say of now.
    pub settings: LossSettings,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRegained {
    /// The wait was ended, is not over or is long over, or the address is another one.
    NotReady,
}

impl Act for RegainAccount {
    type Done = PasswordRecovered;
    type Refused = NotRegained;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<PasswordRecovered, NotDone<NotRegained>> {
        let (user_id, now) = (self.who.user_id.as_str(), doing.now());
        let not_ready = || NotDone::Refused(NotRegained::NotReady);
        let person = user::find(doing.rows, user_id)?.filter(|person| person.email.key() == self.address).ok_or_else(not_ready)?;
        let loss = losses::standing(doing.rows, &person)?.filter(|loss| loss.id == self.loss).ok_or_else(not_ready)?;
        let loss = judged(doing.rows, &doing.means.ring, loss, self.settings, now)?;
        if !loss.is_ready(now) {
            return Err(not_ready());
        }
        let mut factors = 0;
        for kind in Kinds::beside().iter() {
            factors += credentials::of_kinds(doing.rows, user_id, Kinds::of(&[kind]))?.len();
            credentials::delete_kind(doing.rows, user_id, kind)?;
        }
        crate::acts::ended_phones::forget(doing, &person)?;
        let password = keep(doing, user_id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        let event = doing.event(EventType::AccountRegained, Subject::User(user_id.to_owned()));
        doing.record(&event.detail("factors_removed", factors).detail("by", if loss.confirmed_by.is_some() { "admin" } else { "time" }))?;
        // Before the notice of this, whose link is the only one that counts from now on.
        user::void_links(doing.rows, user_id, now)?;
        doing.tell(user_id, Message::AccountRegained)?;
        losses::update(doing.rows, &Loss { regained_at: Some(now), next_at: now.plus(REMEMBERED), ..loss })?;
        ended_people::end_all(doing, user_id)?;
        let epoch = user::find(doing.rows, user_id)?.map_or(person.epoch, |person| person.epoch);
        Ok(PasswordRecovered { password, epoch })
    }
}
