//! An attribute is deleted, with every value that people have of it.

use std::fmt;

use super::members;
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::people::{PeopleError, attributes};

/// Deletes an attribute. Nobody has a value of it afterwards.
#[derive(Clone, Debug)]
pub struct DeleteAttribute {
    /// Which.
    pub name: String,
    /// The name as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// Why an attribute was not deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeNotDeleted {
    /// There is none of this name.
    NoAttribute(String),
    /// What was typed is not its name.
    NotConfirmed,
}

impl Act for DeleteAttribute {
    /// How many people had a value.
    type Done = usize;
    type Refused = AttributeNotDeleted;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageAttributes)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<AttributeNotDeleted>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != self.name) {
            return Err(NotDone::Refused(AttributeNotDeleted::NotConfirmed));
        }
        let nothing = || NotDone::Refused(AttributeNotDeleted::NoAttribute(self.name.clone()));
        let (before, _) = attributes::find_versioned(doing.rows, &self.name)?.ok_or_else(nothing)?;
        let now = doing.now();
        let erased = attributes::delete(doing.rows, &self.name, now).map_err(|error| match error {
            PeopleError::NotFound => nothing(),
            other => NotDone::Failed(other.unexpected()),
        })?;
        let event = doing.event(EventType::AttributeDeleted, Subject::Attribute(self.name.clone()));
        doing.record(&event.changed(&members(&before), &Members::of_nothing()).detail("people", erased))?;
        Ok(erased)
    }
}

/// In the words of the command line.
impl fmt::Display for AttributeNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAttribute(name) => write!(f, "there is no attribute with the name {name:?}"),
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
        }
    }
}
