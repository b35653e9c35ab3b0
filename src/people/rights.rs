//! What a person may do: the rights that the roles of their assignments hold.

use serde::{Deserialize, Serialize};

use super::assignments::{self, EVERYWHERE, OWNER};
use super::user;
use crate::clock::Timestamp;
use crate::store::{Connection, StoreError};

/// A right: to do something, or to see something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Open the console.
    SeeConsole,
    /// Read the record of what was done.
    ReadRecord,
    /// Add, change and delete groups, and who belongs to them.
    ManageGroups,
    /// Register, change and delete clients, and give them secrets.
    ManageClients,
    /// Register, change and delete resource servers.
    ManageResources,
    /// Declare, change and delete attributes of people.
    ManageAttributes,
    /// Add, change and delete providers whose accounts people sign in with.
    ManageUpstreams,
    /// Say who must use what to sign in.
    ManageRules,
    /// Publish and withdraw versions of the terms.
    ManageTerms,
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
    /// See which messages wait, were sent or failed, send them again, and send test messages.
    ManageMessages,
}

impl Right {
    /// Each of them.
    pub const ALL: [Self; 15] = [
        Self::SeeConsole,
        Self::ReadRecord,
        Self::ManageGroups,
        Self::ManageClients,
        Self::ManageResources,
        Self::ManageAttributes,
        Self::ManageUpstreams,
        Self::ManageRules,
        Self::ManageTerms,
        Self::ManagePeople,
        Self::ManageCredentials,
        Self::AssignRoles,
        Self::EndSessions,
        Self::ManageKeys,
        Self::ManageMessages,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SeeConsole => "see_console",
            Self::ReadRecord => "read_record",
            Self::ManageGroups => "manage_groups",
            Self::ManageClients => "manage_clients",
            Self::ManageResources => "manage_resources",
            Self::ManageAttributes => "manage_attributes",
            Self::ManageUpstreams => "manage_upstreams",
            Self::ManageRules => "manage_rules",
            Self::ManageTerms => "manage_terms",
            Self::ManagePeople => "manage_people",
            Self::ManageCredentials => "manage_credentials",
            Self::AssignRoles => "assign_roles",
            Self::EndSessions => "end_sessions",
            Self::ManageKeys => "manage_keys",
            Self::ManageMessages => "manage_messages",
        }
    }
}

/// Whether a role holds a right: the owner holds each, and a role that is called like a right holds that one alone.
fn holds(role: &str, right: Right) -> bool {
    role == OWNER || role == right.as_str()
}

/// The rights that a person has everywhere.
#[derive(Clone, Debug, Default)]
pub struct Rights {
    roles: Vec<String>,
}

impl Rights {
    /// Whether `right` is one of them.
    pub fn has(&self, right: Right) -> bool {
        self.roles.iter().any(|role| holds(role, right))
    }
}

/// What a person may do everywhere at `now`, by the roles that they are assigned. Whether they may sign in is not asked.
///
/// # Errors
/// Where the store failed.
pub fn of_user(conn: &mut Connection, user_id: &str, now: Timestamp) -> Result<Rights, StoreError> {
    let assigned = assignments::of_user(conn, user_id, now)?;
    let roles = assigned.into_iter().filter(|assignment| assignment.place == EVERYWHERE).map(|assignment| assignment.role);
    Ok(Rights { roles: roles.collect() })
}

/// Whether a person has a right, everywhere, at `now`: somebody who may not sign in has none.
///
/// # Errors
/// Where the store failed.
pub fn has(conn: &mut Connection, user_id: &str, right: Right, now: Timestamp) -> Result<bool, StoreError> {
    Ok(user::find(conn, user_id)?.is_some_and(|person| person.is_active()) && of_user(conn, user_id, now)?.has(right))
}
