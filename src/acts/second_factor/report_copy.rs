//! A copy of a second factor was used.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_remembered;
use crate::audit::{EventType, Subject};
use crate::factors::Kind;
use crate::mail::Message;

/// Tells a person that a copy of a factor of theirs was used, which proved nobody.
#[derive(Clone, Debug)]
pub struct ReportCopiedFactor {
    /// Whose.
    pub user_id: String,
    /// Which kind of factor.
    pub kind: Kind,
    /// The credential's id.
    pub id: String,
}

impl Act for ReportCopiedFactor {
    type Done = ();
    type Refused = Infallible;
    /// It compares nothing.
    const SERIALIZABLE: bool = false;

    /// Whoever has the copy has the key.
    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let event = doing.event(EventType::SecondFactorCopied, Subject::User(self.user_id.clone()));
        doing.record(&event.detail("factor", self.kind.as_str()).detail("credential", self.id.as_str()))?;
        ended_remembered::forget(doing, &self.user_id, "factor_copied")?;
        Ok(doing.tell(&self.user_id, Message::SecondFactorCopied)?)
    }
}
