//! A password as its credential holds it, read.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::people::credentials::{self, Credential};
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};

/// What a password's credential holds, sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Content {
    pub(super) phc: String,
    #[serde(default)]
    pub(super) temporary: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) void: bool,
}

/// A password as it is checked.
#[derive(Clone, Debug)]
pub struct StoredPassword {
    /// The credential's id.
    pub id: String,
    /// The PHC string.
    pub phc: Secret,
    /// Whether the person must choose one of their own.
    pub temporary: bool,
    /// Whether it was drawn and told nobody: it is no way in, and stands for what a mail can replace.
    pub void: bool,
    /// When it was set.
    pub set_at: Timestamp,
}

/// Reads a person's password, also one that nobody knows; none where they have none.
pub fn read(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<Option<StoredPassword>, StoreError> {
    let Some(credential) = credentials::password(conn, user_id)? else { return Ok(None) };
    let content: Content = open(&credential, ring)?;
    let Content { phc, temporary, void } = content;
    Ok(Some(StoredPassword { id: credential.id, phc: Secret::new(phc), temporary, void, set_at: credential.created_at }))
}

/// Reads the password that a person signs in with.
pub fn read_known(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<Option<StoredPassword>, StoreError> {
    Ok(read(conn, ring, user_id)?.filter(|stored| !stored.void))
}

pub(super) fn open(credential: &Credential, ring: &KeyRing) -> Result<Content, StoreError> {
    serde_json::from_slice(&credential.open(ring)?).map_err(|_| StoreError::Corrupt(format!("credentials.sealed of {}", credential.id)))
}
