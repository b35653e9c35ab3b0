//! A version of the terms that nobody accepted yet is withdrawn.

use std::fmt;

use super::members;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::people::terms;

/// Withdraws a version that nobody accepted yet, also one that is in force: what a slip published asks nobody any more.
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
    /// People accepted it.
    Accepted,
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
        if terms::is_accepted(doing.rows, &self.version)? {
            return Err(NotDone::Refused(TermsNotWithdrawn::Accepted));
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
            Self::Accepted => f.write_str("people accepted this version: it stays. Publish a newer one"),
        }
    }
}
