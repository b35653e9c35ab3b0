//! An ID token of another provider is exchanged: its grant is written ([RFC 8693](https://www.rfc-editor.org/rfc/rfc8693)).

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{Standing, consent, stands};
use crate::audit::{EventType, Subject};
use crate::issued::grant;
use crate::people::user;
use crate::protocol::grants::Grant;

/// Writes the grant of an exchange. SERIALIZABLE, as [`RedeemCode`](super::RedeemCode): whoever ends all of a person's, or of a client's, at the same
/// moment comes before and is seen, or comes after and sees the grant.
#[derive(Clone, Debug)]
pub struct ExchangeIdToken {
    /// The grant.
    pub grant: Grant,
    /// The credential by which the account elsewhere is connected.
    pub credential: String,
    /// What addresses call the provider.
    pub upstream: String,
    /// The [generation](crate::issued::consent::generation) of consent under which the exchange was decided.
    pub consent_generation: i64,
}

/// Since the exchange was decided the person was disabled, deleted or signed out everywhere, the account elsewhere was disconnected, the client was
/// disabled or deleted, or the person took back what they allowed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotExchanged;

impl Act for ExchangeIdToken {
    type Done = ();
    type Refused = NotExchanged;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<NotExchanged>> {
        let new = &self.grant;
        let who = Standing::of_session(&new.user_id, new.epoch).by(Some(&self.credential));
        let person = user::hold(doing.rows, &new.user_id)?;
        let generation = consent::hold_generation(doing.rows, &new.user_id, &new.client_id)?;
        if !stands(doing.rows, &who, person)? || generation != Some(self.consent_generation) || !grant::insert(doing.rows, new)? {
            return Err(NotDone::Refused(NotExchanged));
        }
        let event = doing
            .event(EventType::GrantCreated, Subject::from(new))
            .detail("user", new.user_id.as_str())
            .detail("scope", new.scopes.to_string())
            .detail("upstream", self.upstream.as_str());
        Ok(doing.record(&event)?)
    }
}
