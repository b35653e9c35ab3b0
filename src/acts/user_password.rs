//! A person's password: set by an admin, or chosen by the person.

use serde::{Deserialize, Serialize};

use super::{ActError, Acting, Standing, content, must_stand, user};
use crate::audit::{EventType, Subject};
use crate::people::credentials::{self, Credential, CredentialKind, NewCredential};
use crate::people::user as people_user;
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError, Writing};

/// What a password's credential holds, sealed.
#[derive(Serialize, Deserialize)]
struct Content {
    phc: String,
    #[serde(default)]
    temporary: bool,
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
}

/// Reads a person's password; none where they have none.
pub fn read(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<Option<StoredPassword>, StoreError> {
    let Some(credential) = credentials::password(conn, user_id)? else { return Ok(None) };
    let content: Content = open(&credential, ring)?;
    Ok(Some(StoredPassword { id: credential.id, phc: Secret::new(content.phc), temporary: content.temporary }))
}

fn open(credential: &Credential, ring: &KeyRing) -> Result<Content, StoreError> {
    serde_json::from_slice(&credential.open(ring)?).map_err(|_| StoreError::Corrupt(format!("credentials.sealed of {}", credential.id)))
}

fn keep(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, user_id: &str, phc: &Secret, temporary: bool) -> Result<String, ActError> {
    let content = content(&Content { phc: phc.expose().to_owned(), temporary })?;
    // Of two that set one at once the second sees the first's, and leaves none of it.
    people_user::lock(conn, user_id)?;
    let id = acting.random.uuid().to_string();
    let new = NewCredential { id: &id, user_id, kind: CredentialKind::Password, name: "" };
    credentials::replace_kind(conn, ring, &acting.random, new, &content, acting.now)?;
    Ok(id)
}

/// Sets the first password of a person who was just made.
pub fn set_first(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    user_id: &str,
    phc: &Secret,
    temporary: bool,
) -> Result<(), ActError> {
    keep(conn, acting, ring, user_id, phc, temporary)?;
    Ok(acting.about(conn, EventType::PasswordSet, Subject::User(user_id.to_owned()))?)
}

/// Sets a person's password in their place: whoever knew the old one loses every session and grant.
pub fn set(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, user_id: &str, phc: &Secret, temporary: bool) -> Result<(), ActError> {
    set_first(conn, acting, ring, user_id, phc, temporary)?;
    user::end_all(conn, acting, user_id)
}

/// The person set one by a one-time link. `made_for` is who, their epoch and the credential id of their password when it was
/// made. Run serializable: of any number of forms with one link one sets a password, since that ends what was given before, the
/// link too.
///
/// # Errors
/// [`ActError::Stale`] where the person may not sign in any more, all that was given to them was ended since, or they chose a
/// password meanwhile.
pub fn set_by_link(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    made_for: (&str, i64, Option<&str>),
    phc: &Secret,
) -> Result<(), ActError> {
    let (user_id, epoch, password) = made_for;
    let stands = people_user::lock(conn, user_id)?.is_some_and(|person| person.is_active() && person.epoch == epoch);
    if !stands || credentials::password(conn, user_id)?.map(|credential| credential.id).as_deref() != password {
        return Err(ActError::Stale);
    }
    set(conn, acting, ring, user_id, phc, false)
}

/// The person chose one of their own in place of a temporary one that they proved. Run serializable: what was ended or set
/// anew since is not undone by it. Gives the new credential's id.
///
/// # Errors
/// [`ActError::Stale`] where what they proved does not stand any more.
pub fn replace_temporary(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    who: &Standing,
    phc: &Secret,
) -> Result<String, ActError> {
    if !read(conn, ring, &who.user_id)?.is_some_and(|stored| stored.temporary) {
        return Err(ActError::Stale);
    }
    change(conn, acting, ring, who, phc)
}

/// The person chose a new one: sessions and grants stay, unless they are ended with [`super::end_session`]; a sign-in that was
/// begun with the old one does not go on. Run serializable: what was set in their place meanwhile is not overwritten. Gives
/// the new credential's id.
///
/// # Errors
/// [`ActError::Stale`] where what they proved does not stand any more.
pub fn change(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, who: &Standing, phc: &Secret) -> Result<String, ActError> {
    people_user::lock(conn, &who.user_id)?;
    must_stand(conn, who)?;
    let id = keep(conn, acting, ring, &who.user_id, phc, false)?;
    acting.about(conn, EventType::PasswordChanged, Subject::User(who.user_id.clone()))?;
    Ok(id)
}
