//! What a person must have, and what they may use, because of who they are; what an app demands comes on top of it.

use crate::clock::Timestamp;
use crate::config::EmailCodes;
use crate::people::groups;
use crate::people::rights::{self, Right};
use crate::store::{Connection, StoreError};

/// Whether a person must have a second factor at `now`: by one of their groups, or as an admin where `for_admins` holds.
pub fn second_factor(conn: &mut Connection, user_id: &str, for_admins: bool, now: Timestamp) -> Result<bool, StoreError> {
    // Both are asked of everybody: no time tells who is an admin.
    let may_see_console = rights::of_user(conn, user_id, now)?.has(Right::SeeConsole);
    let by_group = groups::require_second_factor(conn, user_id, now)?;
    Ok((for_admins && may_see_console) || by_group)
}

/// What a person may use codes by e-mail for at `now`: what the deployment allows, and each of their groups.
/// Of admins who must have a second factor (`for_admins`) a mailbox is none.
pub fn email_codes(
    conn: &mut Connection,
    user_id: &str,
    deployment: EmailCodes,
    for_admins: bool,
    now: Timestamp,
) -> Result<EmailCodes, StoreError> {
    let may_see_console = rights::of_user(conn, user_id, now)?.has(Right::SeeConsole);
    let allowed = deployment.and(groups::email_codes_of(conn, user_id, now)?);
    Ok(if for_admins && may_see_console { allowed.and(EmailCodes::First) } else { allowed })
}
