//! The first admin is made; the one-time link is dead with that.

mod complete;
mod draw_nonce;

pub use complete::{CompleteSetup, SetupNotCompleted};
pub use draw_nonce::DrawSetupNonce;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::people::assignments::{self, OWNER};
use crate::store::schema::setup;
use crate::store::{Connection, StoreError};

const ROW: &str = "setup";

/// Whether there is nobody yet who may do everything.
///
/// # Errors
/// Where the store failed.
pub fn is_open(conn: &mut Connection, now: Timestamp) -> Result<bool, StoreError> {
    let completed = setup::table.find(ROW).select(setup::completed_at).get_result::<Option<i64>>(conn).optional()?.flatten();
    Ok(completed.is_none() && assignments::holders(conn, OWNER, now)?.is_empty())
}
