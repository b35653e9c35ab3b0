//! A person is made.

use serde_json::{Map, Value};

use super::{UnfitPerson, add_to_groups, keep_ids_apart, owner};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::people::{Email, NewUser, PeopleError, User, Username, attributes, claims, user};

/// A person to be, as a command, an admin or the setup page describes them.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The address as typed.
    pub email: String,
    /// Whether it was proven to be theirs.
    pub email_verified: bool,
    /// The user name as typed.
    pub username: Option<String>,
    /// The claims that have no column of their own.
    pub claims: Map<String, Value>,
}

/// Makes a person.
#[derive(Clone, Debug)]
pub struct CreatePerson {
    /// Who.
    pub person: Description,
    /// Names of groups that they are in, for good.
    pub groups: Vec<String>,
    /// Whether they get the role owner.
    pub owner: bool,
    /// Their password; `None`: they cannot sign in yet.
    pub password: Option<NewPassword>,
}

/// Why a person was not made.
pub type PersonNotCreated = UnfitPerson;

impl Act for CreatePerson {
    type Done = User;
    type Refused = PersonNotCreated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PersonNotCreated>> {
        if !self.groups.is_empty() {
            doing.must_have(Right::ManageGroups)?;
        }
        if self.owner {
            doing.must_have(Right::AssignRoles)?;
        }
        let person = make(doing, &self.person)?;
        add_to_groups(doing, &self.groups, &person)?;
        if self.owner {
            owner::give(doing, &person.id)?;
        }
        if let Some(password) = &self.password {
            password::set_first(doing, &person.id, password)?;
        }
        Ok(person)
    }
}

/// Makes a person, without a way to sign in yet, as a part of another act.
pub(in crate::acts) fn make(doing: &mut Doing<'_, '_>, new: &Description) -> Result<User, NotDone<UnfitPerson>> {
    let id = doing.acting.random.uuid().to_string();
    make_as(doing, new, id)
}

/// The same of a person whose id was drawn before, with the address: who has the id is who has that.
pub(in crate::acts) fn make_as(doing: &mut Doing<'_, '_>, new: &Description, id: String) -> Result<User, NotDone<UnfitPerson>> {
    claims::check(&new.claims, &attributes::all(doing.rows)?).map_err(UnfitPerson::of)?;
    let unfit_email = |why| NotDone::Refused(UnfitPerson::Email(why));
    let unfit_username = |why| NotDone::Refused(UnfitPerson::Username(why));
    let person = NewUser {
        id,
        email: Email::parse(&new.email).map_err(unfit_email)?,
        email_verified: new.email_verified,
        username: new.username.as_deref().map(Username::parse).transpose().map_err(unfit_username)?,
        external_id: None,
        claims: new.claims.clone(),
    };
    keep_ids_apart(doing, person.username.as_ref(), &person.id)?;
    let now = doing.now();
    let person = user::insert(doing.rows, person, now).map_err(|error| match error {
        PeopleError::IdTaken => NotDone::Refused(UnfitPerson::EmailTaken),
        other => UnfitPerson::of(other),
    })?;
    doing.record(&doing.event(EventType::UserCreated, Subject::User(person.id.clone())))?;
    Ok(person)
}
