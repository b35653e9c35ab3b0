//! A person's password: set by an admin or by a one-time link, or chosen by the person.

mod change;
mod former;
mod offer_link;
mod remove;
mod renew_hash;
mod replace_forgotten;
mod replace_temporary;
mod send_recovery;
mod set;
mod set_by_link;
mod way_in;

pub(super) use set::{set, set_first};
pub(super) use way_in::{is_last_way_in, ways_in};

pub use change::{ChangePassword, PasswordChanged};
pub use offer_link::{LinkNotOffered, LinkOffered, OfferPasswordLink};
pub use remove::{PasswordNotRemoved, RemovePassword};
pub use renew_hash::RenewPasswordHash;
pub use replace_forgotten::{PasswordNotRecovered, PasswordRecovered, ReplaceForgottenPassword};
pub use replace_temporary::{PasswordNotReplaced, ReplaceTemporaryPassword};
pub use send_recovery::SendRecovery;
pub use set::SetPassword;
pub use set_by_link::{LinkNotTaken, SetPasswordByLink};

use serde::{Deserialize, Serialize};

use super::content;
use super::door::Doing;
use crate::clock::Timestamp;
use crate::factors::Kind;
use crate::people::PeopleError;
use crate::people::credentials::{self, Credential, NewCredential};
use crate::people::user;
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};

/// A password that is to be kept.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// The PHC string.
    pub phc: Secret,
    /// Whether the person must choose one of their own.
    pub temporary: bool,
}

/// What a password's credential holds, sealed.
#[derive(Serialize, Deserialize)]
struct Content {
    phc: String,
    #[serde(default)]
    temporary: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    void: bool,
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

fn open(credential: &Credential, ring: &KeyRing) -> Result<Content, StoreError> {
    serde_json::from_slice(&credential.open(ring)?).map_err(|_| StoreError::Corrupt(format!("credentials.sealed of {}", credential.id)))
}

/// Keeps a password in place of the one before, and gives the credential's id.
pub(super) fn keep(doing: &mut Doing<'_, '_>, user_id: &str, new: &NewPassword) -> Result<String, StoreError> {
    keep_content(doing, user_id, &Content { phc: new.phc.expose().to_owned(), temporary: new.temporary, void: false })
}

/// Keeps in its place one that was drawn and told nobody, until the person replaces it by mail or an admin helps.
pub(super) fn keep_void(doing: &mut Doing<'_, '_>, user_id: &str, phc: &Secret) -> Result<(), StoreError> {
    keep_content(doing, user_id, &Content { phc: phc.expose().to_owned(), temporary: false, void: true }).map(drop)
}

/// Takes the password away.
pub(super) fn take_away(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), StoreError> {
    former::remember(doing, user_id)?;
    credentials::delete_kind(doing.rows, user_id, Kind::Password)
}

fn keep_content(doing: &mut Doing<'_, '_>, user_id: &str, kept: &Content) -> Result<String, StoreError> {
    let content = content(kept)?;
    // Of two that set one at once the second sees the first's, and leaves none of it.
    user::lock(doing.rows, user_id)?;
    former::remember(doing, user_id)?;
    let (random, now) = (&doing.acting.random, doing.acting.now);
    let id = random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: Kind::Password, name: "" };
    credentials::replace_kind(doing.rows, &doing.means.ring, random, row, &content, now).map_err(PeopleError::unexpected)?;
    Ok(id)
}
