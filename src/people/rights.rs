//! What a person may do: the rights that the roles of their assignments hold.

use super::assignments::{self, EVERYWHERE, OWNER};
use super::user;
use crate::clock::Timestamp;
use crate::store::{Connection, StoreError};

/// A right: to do something, or to see something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    /// Add, change and delete groups, and who belongs to them.
    ManageGroups,
    /// Register, change and delete clients, and give them secrets.
    ManageClients,
    /// Register, change and delete resource servers.
    ManageResources,
    /// Make, change, disable, enable and delete people.
    ManagePeople,
    /// Set passwords of others, and reset their second factors.
    ManageCredentials,
    /// Give and take roles.
    AssignRoles,
    /// End sessions and grants of others.
    EndSessions,
    /// Rotate and revoke signing keys.
    ManageKeys,
}

/// Whether a role holds a right.
fn holds(role: &str, _right: Right) -> bool {
    role == OWNER
}

/// Whether a person has a right, everywhere, at `now`: somebody who may not sign in has none.
///
/// # Errors
/// Where the store failed.
pub fn has(conn: &mut Connection, user_id: &str, right: Right, now: Timestamp) -> Result<bool, StoreError> {
    if !user::find(conn, user_id)?.is_some_and(|person| person.is_active()) {
        return Ok(false);
    }
    let assigned = assignments::of_user(conn, user_id, now)?;
    Ok(assigned.iter().any(|assignment| assignment.place == EVERYWHERE && holds(&assignment.role, right)))
}
