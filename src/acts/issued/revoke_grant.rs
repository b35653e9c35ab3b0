//! A grant is revoked.

use std::fmt;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_grants;
use crate::issued::grant;
use crate::people::rights::Right;

/// Ends a grant, with every token drawn from it.
#[derive(Clone, Debug)]
pub struct RevokeGrant {
    /// Which.
    pub grant_id: String,
}

/// Why a grant was not revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrantNotRevoked {
    /// There is no grant with this id.
    NoGrant(String),
}

impl Act for RevokeGrant {
    type Done = ();
    type Refused = GrantNotRevoked;
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::EndSessions)
    }

    /// Nothing changes where it ended before.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<GrantNotRevoked>> {
        if grant::find(doing.rows, &self.grant_id)?.is_none() {
            return Err(NotDone::Refused(GrantNotRevoked::NoGrant(self.grant_id.clone())));
        }
        ended_grants::end_one(doing, &self.grant_id, None)?;
        Ok(())
    }
}

/// In the words of the command line.
impl fmt::Display for GrantNotRevoked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoGrant(id) => write!(f, "there is no session or grant {id:?}"),
        }
    }
}
