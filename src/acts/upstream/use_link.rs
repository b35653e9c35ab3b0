//! An account elsewhere signs its person in.

use super::Shown;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::credentials;
use crate::upstreams::links::{self, Whom};

/// Finds whom an account elsewhere signs in, and notes that it did.
#[derive(Clone, Debug)]
pub struct UseLink {
    /// The account elsewhere.
    pub shown: Shown,
}

/// Nobody is connected with it, or the provider is off, gone or another one now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkNotUsed;

impl Act for UseLink {
    type Done = (String, String);
    type Refused = LinkNotUsed;
    // Compares nothing with rows that others change: whoever disconnects it at this moment finds the session, or is found by it.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    /// Gives the person's id and the credential's.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(String, String), NotDone<LinkNotUsed>> {
        let upstream = self.shown.upstream(doing)?.ok_or(NotDone::Refused(LinkNotUsed))?;
        let owner = links::owner(doing.rows, Whom { upstream: &upstream, subject: &self.shown.subject })?;
        let (id, user_id) = owner.ok_or(NotDone::Refused(LinkNotUsed))?;
        let now = doing.now();
        credentials::used(doing.rows, &id, now)?;
        Ok((user_id, id))
    }
}
