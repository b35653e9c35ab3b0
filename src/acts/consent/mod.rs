//! A person allows an app something, or takes it back.

mod give;
mod withdraw;

pub use give::GiveConsent;
pub use withdraw::WithdrawConsent;

use crate::clients::registered;
use crate::issued::consent;
use crate::store::{StoreError, Writing};

/// The [generation](consent::generation) of what a client is allowed now; none where the client is gone or switched off. Who switches
/// it off waits until the transaction is over.
pub(super) fn hold_generation(rows: &mut Writing<'_>, user_id: &str, client_id: &str) -> Result<Option<i64>, StoreError> {
    let Some(switched_off) = registered::hold(rows, client_id)? else { return Ok(None) };
    Ok(Some(consent::generation(consent::withdrawals(rows, user_id, client_id)?, switched_off)))
}
