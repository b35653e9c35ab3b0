//! A resource server is changed.

use std::fmt;

use super::{UnfitResource, check, members};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::clients::{ClientError, resources};
use crate::people::rights::Right;
use crate::protocol::resource::{Resource, check_name};
use crate::protocol::scope::Scopes;

/// Changes a resource server. `None` leaves a value unchanged. Its identifier cannot change.
#[derive(Clone, Debug, Default)]
pub struct ChangeResource {
    /// Which.
    pub identifier: String,
    /// The name that people see.
    pub name: Option<String>,
    /// Its scopes.
    pub scopes: Option<Scopes>,
    /// The algorithm by which its tokens are signed.
    pub signing_alg: Option<String>,
    /// How long its tokens live, in seconds; `Some(None)`: as long as the server's setting says.
    pub lifetime: Option<Option<u64>>,
    /// The ids of the clients that may introspect its tokens.
    pub clients: Option<Vec<String>>,
    /// The version of the row that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why a resource server was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceNotChanged {
    /// There is none with this identifier.
    NoResource(String),
    /// Somebody else changed it since it was seen.
    Stale,
    /// It cannot be changed to that.
    Unfit(UnfitResource),
}

impl ChangeResource {
    fn of(&self, before: &Resource) -> Resource {
        Resource {
            identifier: before.identifier.clone(),
            name: self.name.clone().unwrap_or_else(|| before.name.clone()),
            scopes: self.scopes.clone().unwrap_or_else(|| before.scopes.clone()),
            signing_alg: self.signing_alg.clone().or_else(|| before.signing_alg.clone()),
            lifetime: self.lifetime.unwrap_or(before.lifetime),
            clients: self.clients.clone().unwrap_or_else(|| before.clients.clone()),
        }
    }
}

impl Act for ChangeResource {
    type Done = Resource;
    type Refused = ResourceNotChanged;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageResources)
    }

    fn signs_by(&self) -> Vec<&str> {
        self.signing_alg.as_deref().into_iter().collect()
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Resource, NotDone<ResourceNotChanged>> {
        let nothing = || NotDone::Refused(ResourceNotChanged::NoResource(self.identifier.clone()));
        let (before, version) = resources::find_versioned(doing.rows, &self.identifier)?.ok_or_else(nothing)?;
        let changed = self.of(&before);
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if changed == before {
            return Ok(before);
        }
        if self.seen.is_some_and(|seen| seen != version) {
            return Err(NotDone::Refused(ResourceNotChanged::Stale));
        }
        check(doing.rows, &changed).map_err(|unfit| unfit.map(ResourceNotChanged::Unfit))?;
        if changed.name != before.name
            && let Err(why) = check_name(&changed.name)
        {
            return Err(NotDone::Refused(ResourceNotChanged::Unfit(UnfitResource::Name(why.description.into_owned()))));
        }
        resources::update(doing.rows, &changed, doing.now()).map_err(|error| match error {
            ClientError::NotFound => nothing(),
            other => other.unexpected().into(),
        })?;
        let event = doing.event(EventType::ResourceUpdated, Subject::Resource(self.identifier.clone()));
        doing.record(&event.changed(&members(&before), &members(&changed)))?;
        Ok(changed)
    }
}

/// In the words of the command line.
impl fmt::Display for ResourceNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoResource(identifier) => write!(f, "there is no API with the identifier {identifier:?}"),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
