//! Sessions end, with the online grants that were given in them. The rows written here refuse a session also where the transient
//! store is away; its record there is forgotten once the act is done.

mod end;
mod end_own;

pub use end::EndSessions;
pub use end_own::EndOwnSessions;

use super::door::Doing;
use super::ended_grants;
use crate::audit::{EventType, Subject};
use crate::clock::MOST_SKEW;
use crate::issued::grant::Whose;
use crate::issued::revocation::{Revocation, RevokedKind};
use crate::sso::session::Session;
use crate::store::StoreError;

/// A session that is to end.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Its public id.
    pub sid: String,
    /// Whose it is.
    pub user_id: String,
}

impl From<Session> for Ending {
    fn from(session: Session) -> Self {
        Self { sid: session.sid, user_id: session.user_id }
    }
}

/// Ends sessions, as a part of an act.
pub(super) fn end(doing: &mut Doing<'_, '_>, sessions: &[Ending]) -> Result<(), StoreError> {
    end_by(doing, sessions, None)
}

/// The same by the word of this provider.
pub(super) fn end_by(doing: &mut Doing<'_, '_>, sessions: &[Ending], upstream: Option<&str>) -> Result<(), StoreError> {
    let lifetimes = doing.acting.lifetimes;
    let until = doing.now().plus(lifetimes.session.max(lifetimes.token)).plus(MOST_SKEW);
    for session in sessions {
        let subject = Subject::Session { sid: session.sid.clone(), user_id: session.user_id.clone() };
        let mut event = doing.event(EventType::SessionEnded, subject).detail("user", session.user_id.as_str());
        if let Some(upstream) = upstream {
            event = event.detail("upstream", upstream);
        }
        doing.record(&event)?;
        ended_grants::end(doing, Whose::OnlineOfSession { sid: &session.sid })?;
        doing.revoke(Revocation { kind: RevokedKind::Session, key: session.sid.clone(), until });
        doing.ended(&session.sid);
    }
    Ok(())
}
