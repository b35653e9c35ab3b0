//! A code or a refresh token came again that was used up: somebody else may have it, and everything of its grant ends
//! ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2),
//! [RFC 9700 §4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)).

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_grants;
use crate::audit::EventType;

/// What came again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misuse {
    /// A code that was redeemed.
    CodeReplayed,
    /// A refresh token that was used up long ago.
    RefreshReused,
}

/// Ends the grant of what came again.
#[derive(Clone, Debug)]
pub struct EndMisusedGrant {
    /// Which.
    pub grant_id: String,
    /// Why.
    pub misuse: Misuse,
}

impl Act for EndMisusedGrant {
    type Done = bool;
    type Refused = Infallible;
    /// It ends a row that it holds. Whoever redeems the code at this moment must not be run again for it: they would find it ended.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    /// False, and nothing is written, where it ended before: whoever comes again and again fills no record.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<bool, NotDone<Infallible>> {
        let why = match self.misuse {
            Misuse::CodeReplayed => EventType::CodeReplayed,
            Misuse::RefreshReused => EventType::RefreshReused,
        };
        Ok(ended_grants::end_one(doing, &self.grant_id, Some(why))?)
    }
}
