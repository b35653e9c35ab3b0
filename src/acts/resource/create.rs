//! A resource server is registered.

use std::fmt;

use super::{UnfitResource, check, members};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::clients::{ClientError, resources};
use crate::people::rights::Right;
use crate::protocol::resource::{Resource, check_identifier, check_name, is_issuer, is_same};

/// Registers a resource server.
#[derive(Clone, Debug)]
pub struct CreateResource {
    /// What it is to be.
    pub resource: Resource,
}

/// Why a resource server was not registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceNotCreated {
    /// Its identifier names the issuer, which is none itself.
    IsIssuer,
    /// Its identifier is none, and why.
    Identifier(String),
    /// There is one with this identifier.
    Taken,
    /// There is one whose identifier means the same: this one.
    SameAs(String),
    /// Something else of it does not fit.
    Unfit(UnfitResource),
}

impl Act for CreateResource {
    type Done = Resource;
    type Refused = ResourceNotCreated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageResources)
    }

    fn signs_by(&self) -> Vec<&str> {
        self.resource.signing_alg.as_deref().into_iter().collect()
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Resource, NotDone<ResourceNotCreated>> {
        let resource = &self.resource;
        let refused = |why| Err(NotDone::Refused(why));
        if is_issuer(&resource.identifier, doing.means.issuer.as_str()) {
            return refused(ResourceNotCreated::IsIssuer);
        }
        if let Err(why) = check_identifier(&resource.identifier) {
            return refused(ResourceNotCreated::Identifier(why.description.into_owned()));
        }
        if let Err(why) = check_name(&resource.name) {
            return refused(ResourceNotCreated::Unfit(UnfitResource::Name(why.description.into_owned())));
        }
        check(doing.rows, resource).map_err(|unfit| unfit.map(ResourceNotCreated::Unfit))?;
        let is_equivalent = |other: &Resource| other.identifier != resource.identifier && is_same(&other.identifier, &resource.identifier);
        if let Some(other) = resources::all(doing.rows)?.into_iter().find(is_equivalent) {
            return refused(ResourceNotCreated::SameAs(other.identifier));
        }
        resources::insert(doing.rows, resource, doing.now()).map_err(|error| match error {
            ClientError::IdTaken => NotDone::Refused(ResourceNotCreated::Taken),
            other => other.unexpected().into(),
        })?;
        let event = doing.event(EventType::ResourceCreated, Subject::Resource(resource.identifier.clone()));
        doing.record(&event.changed(&Members::of_nothing(), &members(resource)))?;
        Ok(resource.clone())
    }
}

/// In the words of the command line.
impl fmt::Display for ResourceNotCreated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IsIssuer => {
                f.write_str("the identifier cannot be the issuer: its tokens would give access to the issuer's own endpoints")
            }
            Self::Identifier(why) => f.write_str(why),
            Self::Taken => f.write_str("an API with this identifier is already registered"),
            Self::SameAs(other) => write!(f, "the identifier means the same as {other}, which is registered"),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
