//! A password that is replaced or removed is remembered, as a part of what replaces it.

use super::{Content, open};
use crate::acts::door::Doing;
use crate::people::credentials;
use crate::people::former_passwords::{self, FormerPassword};
use crate::store::StoreError;

/// Keeps the hash of a person's present password, so that they do not choose it again, as far as the setting asks for it, and deletes what it
/// asks for no more. One that somebody else set for a moment, or that nobody knows, was never theirs.
pub(super) fn remember(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), StoreError> {
    let former = doing.means.former_passwords;
    if former > 0
        && let Some(credential) = credentials::password(doing.rows, user_id)?
    {
        let Content { phc, temporary, void } = open(&credential, &doing.means.ring)?;
        if !temporary && !void {
            let replaced = FormerPassword { id: &credential.id, user_id, hash: &phc };
            former_passwords::insert(doing.rows, &doing.means.ring, &doing.acting.random, replaced, doing.acting.now)?;
        }
    }
    former_passwords::keep_last(doing.rows, user_id, former)
}
