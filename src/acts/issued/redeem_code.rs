//! A code is redeemed: its grant is written ([RFC 6749 §4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)).

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{Standing, consent, stands};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::issued::grant;
use crate::people::user;
use crate::protocol::grants::Grant;

/// Writes the grant of a code. SERIALIZABLE: whoever ends all of a person's, or of a client's, at the same moment comes before and is
/// seen, or comes after and sees the grant.
#[derive(Clone, Debug)]
pub struct RedeemCode {
    /// The grant.
    pub grant: Grant,
    /// The [generation](crate::issued::consent::generation) of consent under which the code was given.
    pub consent_generation: i64,
    /// The times of grants that earlier redemptions of the code tried to write and failed: one that was written all the same is
    /// taken up.
    pub unsettled: Vec<Timestamp>,
}

/// Why a code was not redeemed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeNotRedeemed {
    /// The grant is there: the code was used before.
    UsedBefore,
    /// Since the code was given the person was disabled, deleted or signed out everywhere, its session was ended, the client was
    /// disabled or deleted, or the person took back what they allowed it.
    Ended,
}

impl Act for RedeemCode {
    type Done = ();
    type Refused = CodeNotRedeemed;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<CodeNotRedeemed>> {
        let new = &self.grant;
        // Read again in the transaction: between the decision and this, everything may have been taken from the person.
        // The grant may outlive its session, but not begin after the end of it.
        let who = Standing::of_session(&new.user_id, new.epoch);
        let who = new.sid.iter().fold(who, |who, sid| who.in_session(sid));
        let person = user::hold(doing.rows, &new.user_id)?;
        let generation = consent::hold_generation(doing.rows, &new.user_id, &new.client_id)?;
        if !stands(doing.rows, &who, person)? || generation != Some(self.consent_generation) {
            return Err(NotDone::Refused(CodeNotRedeemed::Ended));
        }
        if !grant::insert(doing.rows, new)? && !grant::take_up(doing.rows, new, &self.unsettled)? {
            return Err(NotDone::Refused(CodeNotRedeemed::UsedBefore));
        }
        let event = doing
            .event(EventType::GrantCreated, Subject::from(new))
            .detail("user", new.user_id.as_str())
            .detail("scope", new.scopes.to_string());
        Ok(doing.record(&event)?)
    }
}
