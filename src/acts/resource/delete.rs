//! A resource server is deleted.

use std::fmt;

use super::members;
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::clients::{ClientError, resources};
use crate::people::rights::Right;

/// Deletes a resource server: nobody gets tokens for it any more.
#[derive(Clone, Debug)]
pub struct DeleteResource {
    /// Which.
    pub identifier: String,
    /// The identifier as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
}

/// Why a resource server was not deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceNotDeleted {
    /// There is none with this identifier.
    NoResource(String),
    /// What was typed is not its identifier.
    NotConfirmed,
}

impl Act for DeleteResource {
    type Done = ();
    type Refused = ResourceNotDeleted;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageResources)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<ResourceNotDeleted>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != self.identifier) {
            return Err(NotDone::Refused(ResourceNotDeleted::NotConfirmed));
        }
        let nothing = || NotDone::Refused(ResourceNotDeleted::NoResource(self.identifier.clone()));
        let before = resources::find(doing.rows, &self.identifier)?.ok_or_else(nothing)?;
        resources::delete(doing.rows, &self.identifier).map_err(|error| match error {
            ClientError::NotFound => nothing(),
            other => other.unexpected().into(),
        })?;
        let event = doing.event(EventType::ResourceDeleted, Subject::Resource(self.identifier.clone()));
        Ok(doing.record(&event.changed(&members(&before), &Members::of_nothing()))?)
    }
}

/// In the words of the command line.
impl fmt::Display for ResourceNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoResource(identifier) => write!(f, "there is no API with the identifier {identifier:?}"),
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
        }
    }
}
