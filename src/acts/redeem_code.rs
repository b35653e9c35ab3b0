//! A code is redeemed: its grant is written. A second use ends what the first gave
//! ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)).

use super::{ActError, Acting, Standing, must_stand, revoke_grant};
use crate::audit::{EventType, Subject};
use crate::clients::registered;
use crate::clock::Timestamp;
use crate::issued::grant;
use crate::protocol::grants::Grant;
use crate::store::Writing;

/// Whether this redemption is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// It is: the grant stands.
    Now,
    /// The grant was there: the code was used before.
    Before,
    /// The person was disabled, deleted or signed out everywhere since the code was read, or the client was disabled or
    /// deleted: there is no grant.
    Ended,
}

/// Writes the grant. `unsettled` are the times of grants that earlier redemptions of the code tried to write and failed: one
/// that was written all the same is taken up.
///
/// Run serializable: whoever ends all of a person's, or of a client's, at the same moment comes before and is seen, or comes
/// after and sees the grant.
pub fn redeem(conn: &mut Writing<'_>, acting: &Acting, new: &Grant, unsettled: &[Timestamp]) -> Result<Redeemed, ActError> {
    // Read again in the transaction: between the decision and this, everything may have been taken from the person.
    match must_stand(conn, &Standing::of_session(&new.user_id, new.epoch)) {
        Err(ActError::Stale) => return Ok(Redeemed::Ended),
        stands => stands?,
    }
    if !registered::hold(conn, &new.client_id)? {
        return Ok(Redeemed::Ended);
    }
    if !grant::insert(conn, new)? && !grant::take_up(conn, new, unsettled)? {
        return Ok(Redeemed::Before);
    }
    let event = acting
        .event(EventType::GrantCreated)
        .subject(Subject::Grant(new.id.clone()))
        .client(&new.client_id)
        .detail("user", new.user_id.as_str())
        .detail("scope", new.scopes.to_string());
    acting.record(conn, &event)?;
    Ok(Redeemed::Now)
}

/// A proven replay ends the grant. False, and nothing is written, where it ended before.
pub fn replayed(conn: &mut Writing<'_>, acting: &Acting, grant_id: &str) -> Result<bool, ActError> {
    revoke_grant::one_since(conn, acting, EventType::CodeReplayed, grant_id)
}
