//! What a person must have because of who they are; what an app demands comes on top of it.

use crate::clock::Timestamp;
use crate::people::assignments::{self, OWNER};
use crate::people::groups;
use crate::store::{Connection, StoreError};

/// Whether a person must have a second factor at `now`: by one of their groups, or as an admin where `for_admins` holds.
pub fn second_factor(conn: &mut Connection, user_id: &str, for_admins: bool, now: Timestamp) -> Result<bool, StoreError> {
    // Both are asked of everybody: no time tells who is an admin.
    let as_admin = for_admins && assignments::has_role(conn, user_id, OWNER, now)?;
    let by_group = groups::require_second_factor(conn, user_id, now)?;
    Ok(as_admin || by_group)
}
