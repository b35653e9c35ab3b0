//! The keys that must be there are made.

use std::convert::Infallible;

use super::carry_out;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::jose::Algorithm;
use crate::keys::rotation::{self, Plan};
use crate::keys::{self, KeyRecord};
use crate::people::rights::Right;

/// Keeps those of `fresh` that are still missing: of replicas that start at once one adds them and the others find them.
#[derive(Clone, Debug)]
pub struct CompleteKeys {
    /// The algorithms that must have an active and a next key.
    pub wanted: Vec<Algorithm>,
    /// Keys for what was missing.
    pub fresh: Vec<KeyRecord>,
}

impl Act for CompleteKeys {
    type Done = Vec<KeyRecord>;
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageKeys)
    }

    /// Gives the keys that were kept.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Vec<KeyRecord>, NotDone<Infallible>> {
        let records = keys::list(doing.rows, doing.means.issuer.as_str())?;
        let plan = rotation::complete(&records, &self.wanted, &self.fresh, doing.now());
        if plan != Plan::default() {
            carry_out(doing, &plan)?;
        }
        Ok(plan.inserts)
    }
}
