//! The nonce of the setup link is drawn.

use std::convert::Infallible;

use diesel::Connection as _;
use diesel::prelude::*;

use super::ROW;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::secrets::Secret;
use crate::store::StoreError;
use crate::store::schema::setup;

/// Draws the nonce that the link's MAC is made over: once, before the first start prints the link.
#[derive(Clone, Debug)]
pub struct DrawSetupNonce {
    /// A nonce, for where there is none yet.
    pub fresh: Secret,
}

impl Act for DrawSetupNonce {
    type Done = String;
    type Refused = Infallible;
    /// It reads what another replica committed after it began.
    const SERIALIZABLE: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Server
    }

    /// Gives the nonce that counts.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<Infallible>> {
        let rows = doing.rows.rows();
        if let Some(nonce) = setup::table.find(ROW).select(setup::nonce).get_result::<String>(rows).optional()? {
            return Ok(nonce);
        }
        // Of replicas that start at once on an empty database one makes it: in a transaction of its own, since PostgreSQL ends
        // one in which a key was met.
        let row = (setup::id.eq(ROW), setup::nonce.eq(self.fresh.expose()));
        match rows.transaction(|conn| diesel::insert_into(setup::table).values(row).execute(conn).map_err(StoreError::from)) {
            Ok(_) => Ok(self.fresh.expose().to_owned()),
            Err(error) if error.is_unique_violation() => Ok(setup::table.find(ROW).select(setup::nonce).get_result(rows)?),
            Err(error) => Err(error.into()),
        }
    }
}
