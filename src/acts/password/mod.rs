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

pub(super) use set::{set, set_first};

pub use change::{ChangePassword, PasswordChanged};
pub use offer_link::{LinkNotOffered, LinkOffered, OfferPasswordLink};
pub use remove::{PasswordNotRemoved, RemovePassword};
pub use renew_hash::RenewPasswordHash;
pub use replace_forgotten::{PasswordNotRecovered, PasswordRecovered, ReplaceForgottenPassword};
pub use replace_temporary::{PasswordNotReplaced, ReplaceTemporaryPassword};
pub use send_recovery::SendRecovery;
pub use set::SetPassword;
pub use set_by_link::{LinkNotTaken, SetPasswordByLink};

pub use super::stored_password::{StoredPassword, read, read_known};

use super::content;
use super::door::Doing;
use super::stored_password::{Content, open};
use crate::factors::Kind;
use crate::people::PeopleError;
use crate::people::credentials::{self, NewCredential};
use crate::people::user;
use crate::secrets::Secret;
use crate::store::StoreError;

/// A password that is to be kept.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// The PHC string.
    pub phc: Secret,
    /// Whether the person must choose one of their own.
    pub temporary: bool,
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
