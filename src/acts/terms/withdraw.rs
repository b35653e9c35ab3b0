//! A version of the terms that is not in force yet is withdrawn.

use std::fmt;

use super::members;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::people::terms;

/// Withdraws a version that nobody could accept yet.
#[derive(Clone, Debug)]
pub struct WithdrawTerms {
    /// Which.
    pub version: String,
}

/// Why a version was not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermsNotWithdrawn {
    /// There is none of this name.
    NoTerms(String),
    /// It is in force, or was: people accepted it.
    InForce,
}

impl Act for WithdrawTerms {
    type Done = ();
    type Refused = TermsNotWithdrawn;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageTerms)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<TermsNotWithdrawn>> {
        let all = terms::all(doing.rows)?;
        let found = all.iter().find(|terms| terms.version == self.version);
        let found = found.ok_or_else(|| NotDone::Refused(TermsNotWithdrawn::NoTerms(self.version.clone())))?;
        if found.since <= doing.now() {
            return Err(NotDone::Refused(TermsNotWithdrawn::InForce));
        }
        terms::delete(doing.rows, &self.version)?;
        let event = doing.event(EventType::TermsWithdrawn, Subject::Terms(self.version.clone()));
        Ok(doing.record(&event.changed(&members(found), &Members::of_nothing()))?)
    }
}

/// In the words of the command line.
impl fmt::Display for TermsNotWithdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerms(version) => write!(f, "there is no version {version:?} of the terms"),
            Self::InForce => f.write_str("this version is in force, or was: it stays, since people accepted it. Publish a newer one"),
        }
    }
}
