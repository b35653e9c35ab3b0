//! A provider is deleted.

use std::fmt;

use super::super::session::{self, Ending};
use super::{members, take_given};
use crate::acts::NOT_CONFIRMED;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::upstreams::{self, links};

/// Deletes a provider. Nobody who was connected with it signs in with it any more, also where it is added again.
#[derive(Clone, Debug)]
pub struct DeleteUpstream {
    /// Which: its name.
    pub name: String,
    /// The name as it was typed to confirm this; `None`: whoever asked has confirmed it in another way.
    pub confirmed_by: Option<String>,
    /// The sessions that began with an account there.
    pub ends: Vec<Ending>,
}

/// Why a provider was not deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpstreamNotDeleted {
    /// There is none of this name.
    NoUpstream(String),
    /// What was typed is not its name.
    NotConfirmed,
}

impl Act for DeleteUpstream {
    type Done = ();
    type Refused = UpstreamNotDeleted;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageUpstreams)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<UpstreamNotDeleted>> {
        if self.confirmed_by.as_deref().is_some_and(|typed| typed.trim() != self.name) {
            return Err(NotDone::Refused(UpstreamNotDeleted::NotConfirmed));
        }
        let found = upstreams::find_by_name(doing.rows, &self.name)?;
        let before = found.ok_or_else(|| NotDone::Refused(UpstreamNotDeleted::NoUpstream(self.name.clone())))?;
        for link in links::of_upstream(doing.rows, &before.id)? {
            take_given(doing, &link.id, &link.user_id)?;
        }
        let connected = links::delete_of_upstream(doing.rows, &before.id)?;
        upstreams::delete(doing.rows, &before.id)?;
        let event = doing.event(EventType::UpstreamDeleted, Subject::Upstream(before.id.clone()));
        let event = event.changed(&members(&before), &Members::of_nothing()).detail("connected", connected);
        doing.record(&event.detail("sessions", self.ends.len()))?;
        Ok(session::end(doing, &self.ends)?)
    }
}

/// In the words of the command line.
impl fmt::Display for UpstreamNotDeleted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUpstream(name) => write!(f, "there is no provider with the name {name:?}"),
            Self::NotConfirmed => f.write_str(NOT_CONFIRMED),
        }
    }
}
