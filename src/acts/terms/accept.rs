//! A person accepts the terms.

use std::convert::Infallible;

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::terms;
use crate::store::StoreError;

/// Notes that a person accepts a version of the terms. Nothing changes where they had.
#[derive(Clone, Debug)]
pub struct AcceptTerms {
    /// Who.
    pub who: Standing,
    /// Which version.
    pub version: String,
}

impl Act for AcceptTerms {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        Ok(accept(doing, &self.who.user_id, &self.version)?)
    }
}

/// The same as a part of another act.
pub(in crate::acts) fn accept(doing: &mut Doing<'_, '_>, user_id: &str, version: &str) -> Result<(), StoreError> {
    let now = doing.now();
    if terms::accept(doing.rows, user_id, version, now)? {
        doing.record(&doing.event(EventType::TermsAccepted, Subject::User(user_id.to_owned())).detail("version", version))?;
    }
    Ok(())
}
