//! People: made, changed, disabled, enabled, deleted; all that was given to them ended.

use serde_json::{Map, Value};

use super::{ActError, Acting, revoke_grant};
use crate::audit::{EventType, Subject};
use crate::people::assignments::{self, Assignment, EVERYWHERE, OWNER};
use crate::people::claims;
use crate::people::{Email, NewUser, PeopleError, Status, User, Username, user};
use crate::store::{Connection, Writing};

/// A person to be, as a command, an admin or the setup page describes them.
#[derive(Clone, Debug)]
pub struct Description {
    /// The address as typed.
    pub email: String,
    /// Whether it was proven to be theirs.
    pub email_verified: bool,
    /// The user name as typed.
    pub username: Option<String>,
    /// The claims that have no column of their own.
    pub claims: Map<String, Value>,
    /// Names of groups.
    pub groups: Vec<String>,
    /// Whether they get the role owner.
    pub owner: bool,
}

/// Makes a person, without a way to sign in yet.
pub fn create(conn: &mut Writing<'_>, acting: &Acting, new: &Description) -> Result<User, ActError> {
    let refused = |error: crate::people::NameError| ActError::from(PeopleError::Name(error));
    claims::check(&new.claims)?;
    let person = NewUser {
        id: acting.random.uuid().to_string(),
        email: Email::parse(&new.email).map_err(refused)?,
        email_verified: new.email_verified,
        username: new.username.as_deref().map(Username::parse).transpose().map_err(refused)?,
        external_id: None,
        claims: new.claims.clone(),
    };
    let person = user::insert(conn, person, acting.now)?;
    acting.about(conn, EventType::UserCreated, Subject::User(person.id.clone()))?;
    for name in &new.groups {
        super::group::add_named(conn, acting, name, &person.id)?;
    }
    if new.owner {
        make_owner(conn, acting, &person.id)?;
    }
    Ok(person)
}

/// Gives the role owner, everywhere and for good; nothing where the person has it.
pub fn make_owner(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    if assignments::has_role(conn, user_id, OWNER, acting.now)? {
        return Ok(());
    }
    let right = Assignment {
        id: acting.random.uuid().to_string(),
        user_id: user_id.to_owned(),
        role: OWNER.to_owned(),
        place: EVERYWHERE.to_owned(),
        until: None,
        created_at: acting.now,
    };
    assignments::insert(conn, &right)?;
    Ok(acting.record(conn, &acting.event(EventType::RoleAssigned).subject(Subject::User(user_id.to_owned())).detail("role", OWNER))?)
}

/// Takes the role owner away; nothing where the person has it not. Run serializable: the last owner stays.
pub fn remove_owner(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    if !assignments::has_role(conn, user_id, OWNER, acting.now)? {
        return Ok(());
    }
    keep_an_owner(conn, acting, user_id)?;
    assignments::delete(conn, user_id, OWNER, EVERYWHERE)?;
    Ok(acting.record(conn, &acting.event(EventType::RoleRemoved).subject(Subject::User(user_id.to_owned())).detail("role", OWNER))?)
}

/// What is to be other than it was; none leaves a thing as it is.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The address as typed; a new one is unverified unless `email_verified` says otherwise.
    pub email: Option<String>,
    /// Whether the address was proven.
    pub email_verified: Option<bool>,
    /// The user name; an empty one takes it away.
    pub username: Option<String>,
    /// Claims to set; null takes one away.
    pub claims: Map<String, Value>,
    /// Groups to be added to.
    pub groups: Vec<String>,
    /// Whether they are to be an owner.
    pub owner: bool,
    /// The version of the row that these changes were decided on; none where it does not matter.
    pub version: Option<i64>,
}

/// Changes a person.
///
/// # Errors
/// [`ActError::Stale`] where the row has another version than `changes` were decided on.
pub fn update(conn: &mut Writing<'_>, acting: &Acting, user_id: &str, changes: &Changes) -> Result<User, ActError> {
    let refused = |error: crate::people::NameError| ActError::from(PeopleError::Name(error));
    let mut person = find(conn, user_id)?;
    if changes.version.is_some_and(|version| version != person.version) {
        return Err(ActError::Stale);
    }
    if let Some(email) = &changes.email {
        let email = Email::parse(email).map_err(refused)?;
        if email.key() != person.email.key() {
            person.email_verified = false;
        }
        person.email = email;
    }
    person.email_verified = changes.email_verified.unwrap_or(person.email_verified);
    if let Some(username) = &changes.username {
        person.username = if username.is_empty() { None } else { Some(Username::parse(username).map_err(refused)?) };
    }
    // What is changed alone: an old value of another type is no reason to refuse all else.
    claims::check(&changes.claims)?;
    for (name, value) in &changes.claims {
        if value.is_null() {
            person.claims.remove(name);
        } else {
            person.claims.insert(name.clone(), value.clone());
        }
    }
    let person = user::update(conn, &person, acting.now)?;
    acting.about(conn, EventType::UserUpdated, Subject::User(person.id.clone()))?;
    for name in &changes.groups {
        super::group::add_named(conn, acting, name, &person.id)?;
    }
    if changes.owner {
        make_owner(conn, acting, &person.id)?;
    }
    Ok(person)
}

/// Disables a person: nothing that was given to them works any more. Run serializable: the last owner stays.
pub fn disable(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    let mut person = find(conn, user_id)?;
    if !person.is_active() {
        return Ok(());
    }
    keep_an_owner(conn, acting, user_id)?;
    person.status = Status::Disabled;
    user::update(conn, &person, acting.now)?;
    end_all(conn, acting, user_id)?;
    Ok(acting.about(conn, EventType::UserDisabled, Subject::User(user_id.to_owned()))?)
}

/// Lets a person sign in again; what ended stays ended.
pub fn enable(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    let mut person = find(conn, user_id)?;
    if person.is_active() {
        return Ok(());
    }
    person.status = Status::Active;
    user::update(conn, &person, acting.now)?;
    Ok(acting.about(conn, EventType::UserEnabled, Subject::User(user_id.to_owned()))?)
}

/// Deletes a person and retires the id. Run serializable: the last owner stays.
pub fn delete(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    find(conn, user_id)?;
    keep_an_owner(conn, acting, user_id)?;
    end_all(conn, acting, user_id)?;
    user::delete(conn, user_id, acting.now)?;
    Ok(acting.about(conn, EventType::UserDeleted, Subject::User(user_id.to_owned()))?)
}

/// Ends every session and grant of a person: an older epoch is refused wherever the row is read, and tokens are revoked.
pub fn end_all(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    user::raise_epoch(conn, user_id)?;
    revoke_grant::all_of_user(conn, acting, user_id)?;
    Ok(acting.about(conn, EventType::SessionsEnded, Subject::User(user_id.to_owned()))?)
}

fn keep_an_owner(conn: &mut Connection, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    let owners = assignments::holders(conn, OWNER, acting.now)?;
    if owners.iter().all(|owner| owner == user_id) && !owners.is_empty() {
        return Err(ActError::LastOwner);
    }
    Ok(())
}

fn find(conn: &mut Connection, user_id: &str) -> Result<User, ActError> {
    user::find(conn, user_id)?.ok_or(ActError::NotFound("person"))
}

/// Notes when a person last signed in; the event itself is queued.
pub fn note_sign_in(conn: &mut Writing<'_>, acting: &Acting, user_id: &str) -> Result<(), ActError> {
    Ok(user::signed_in(conn, user_id, acting.now)?)
}
