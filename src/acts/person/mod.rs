//! People: made, changed, disabled, enabled, deleted; made an owner, or not any more; all that was given to them ended.

mod add_phone;
mod ask_email_change;
mod change;
mod change_own_email;
mod create;
mod decide;
mod delete;
mod disable;
mod enable;
mod end_all;
mod note_sign_in;
mod owner;
mod remove_phone;
mod send_email_code;
mod send_phone_code;
mod send_sign_up;
mod send_sms_code;

pub(super) use create::{make, make_as};
pub(super) use owner::give as give_owner;

pub use add_phone::{AddPhone, PhoneNotAdded};
pub use ask_email_change::AskEmailChange;
pub use change::{ChangePerson, Changes, PersonNotChanged};
pub use change_own_email::{ChangeOwnEmail, EmailNotChanged};
pub use create::{CreatePerson, Description, PersonNotCreated};
pub use decide::{ApprovePerson, LONGEST_REASON, NotDecided, RefusePerson};
pub use delete::{DeletePerson, PersonNotDeleted};
pub use disable::DisablePerson;
pub use enable::EnablePerson;
pub use end_all::{EndAllOfEach, EndAllOfPerson, EndNotConfirmed};
pub use note_sign_in::NoteSignIn;
pub use owner::{MakeOwner, RemoveOwner};
pub use remove_phone::{NoPhone, PhoneNotTaken, RemovePhone, TakePhone};
pub use send_email_code::SendEmailCode;
pub use send_phone_code::SendPhoneCode;
pub use send_sign_up::SendSignUp;
pub use send_sms_code::SendSmsCode;

pub use super::which::{NoPerson, WhichPerson};

use std::fmt;

use super::door::{Doing, NotDone};
use super::ended_people::end_all;
use super::group::MembershipEnd;
use crate::people::assignments::{self, OWNER};
use crate::people::names::NameError;
use crate::people::{PeopleError, User, Username, groups, user};
use crate::protocol::attribute::value::Fault;
use crate::protocol::standard_claims::ClaimKind;

/// What a person cannot be called, or have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitPerson {
    /// Another person has the address.
    EmailTaken,
    /// Another person has the user name.
    UsernameTaken,
    /// The address is none.
    Email(NameError),
    /// The user name is none.
    Username(NameError),
    /// The claims, and why.
    Claims(String),
    /// A claim (of this name) belongs to tokens.
    ClaimOfToken(String),
    /// A claim (of this name) is an empty text.
    ClaimEmpty(String),
    /// A standard claim has a value of another type.
    ClaimKind {
        /// Which.
        name: String,
        /// What its value must be.
        kind: ClaimKind,
    },
    /// A standard claim is not one line of text that looks like what it is.
    ClaimText {
        /// Which.
        name: String,
        /// What is wrong with it.
        fault: NameError,
    },
    /// A declared claim is not what its attribute takes.
    Attribute {
        /// Which.
        name: String,
        /// What is wrong with its value.
        fault: Fault,
    },
    /// There is no group of this name.
    NoGroup(String),
}

impl UnfitPerson {
    /// As the rows say it.
    fn of(error: PeopleError) -> NotDone<Self> {
        NotDone::Refused(match error {
            PeopleError::EmailTaken => Self::EmailTaken,
            PeopleError::UsernameTaken => Self::UsernameTaken,
            PeopleError::BadClaims(why) => Self::Claims(why),
            PeopleError::ClaimOfToken(name) => Self::ClaimOfToken(name),
            PeopleError::ClaimEmpty(name) => Self::ClaimEmpty(name),
            PeopleError::Claim { name, kind } => Self::ClaimKind { name, kind },
            PeopleError::ClaimText { name, fault } => Self::ClaimText { name, fault },
            PeopleError::Attribute { name, fault } => Self::Attribute { name, fault },
            other => return NotDone::Failed(other.unexpected()),
        })
    }
}

/// Why access was not taken from a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessNotTaken {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// Nobody would be left who may do everything.
    LastOwner,
}

/// Refuses to take access from the last owner. Needs a SERIALIZABLE transaction.
fn keep_an_owner<R>(doing: &mut Doing<'_, '_>, user_id: &str, last_owner: R) -> Result<(), NotDone<R>> {
    let now = doing.now();
    let owners = assignments::holders(doing.rows, OWNER, now)?;
    if owners.iter().all(|owner| owner == user_id) && !owners.is_empty() {
        return Err(NotDone::Refused(last_owner));
    }
    Ok(())
}

/// Refuses a user name that is the id of somebody else: commands and apps would take one for the other.
fn keep_ids_apart(doing: &mut Doing<'_, '_>, username: Option<&Username>, user_id: &str) -> Result<(), NotDone<UnfitPerson>> {
    for name in username.into_iter().flat_map(|name| [name.as_str(), name.key()]) {
        if name != user_id && user::find(doing.rows, name)?.is_some() {
            return Err(NotDone::Refused(UnfitPerson::UsernameTaken));
        }
    }
    Ok(())
}

/// Adds a person to groups, for good where they are no member, as a part of another act.
fn add_to_groups(doing: &mut Doing<'_, '_>, names: &[String], person: &User) -> Result<(), NotDone<UnfitPerson>> {
    for name in names {
        let no_group = || NotDone::Refused(UnfitPerson::NoGroup(name.clone()));
        let group = groups::find_by_name(doing.rows, name)?.ok_or_else(no_group)?;
        super::group::add(doing, &group, person, MembershipEnd::AsItIs)?.ok_or_else(no_group)?;
    }
    Ok(())
}

/// In the words of the command line.
impl fmt::Display for UnfitPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmailTaken => PeopleError::EmailTaken.fmt(f),
            Self::UsernameTaken => PeopleError::UsernameTaken.fmt(f),
            Self::Email(why) => f.write_str(&why.of_address()),
            Self::Username(why) => write!(f, "the username {}", why.fault()),
            Self::Claims(why) => PeopleError::BadClaims(why.clone()).fmt(f),
            Self::ClaimOfToken(name) => PeopleError::ClaimOfToken(name.clone()).fmt(f),
            Self::ClaimEmpty(name) => PeopleError::ClaimEmpty(name.clone()).fmt(f),
            Self::ClaimKind { name, kind } => PeopleError::Claim { name: name.clone(), kind: *kind }.fmt(f),
            Self::ClaimText { name, fault } => PeopleError::ClaimText { name: name.clone(), fault: *fault }.fmt(f),
            Self::Attribute { name, fault } => PeopleError::Attribute { name: name.clone(), fault: fault.clone() }.fmt(f),
            Self::NoGroup(_) => f.write_str("there is no such group"),
        }
    }
}

const LAST_OWNER: &str = "this is the last administrator: make someone else an administrator first (`latchkey user update USER --admin`)";

/// In the words of the command line.
impl fmt::Display for AccessNotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::LastOwner => f.write_str(LAST_OWNER),
        }
    }
}
