//! Sessions end, with the online grants that were given in them. The records in the transient store are the caller's to
//! forget; the rows written here refuse the session also where that store is away.

use super::{ActError, Acting, CLOCKS_APART, revoke_grant};
use crate::audit::{EventType, Subject};
use crate::issued::grant::Whose;
use crate::issued::revocation::{self, Kind, Revocation};
use crate::sso::session::Session;
use crate::store::Writing;

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

/// Ends sessions.
pub fn end(conn: &mut Writing<'_>, acting: &Acting, sessions: &[Ending]) -> Result<(), ActError> {
    let until = acting.now.plus(acting.lifetimes.session.max(acting.lifetimes.token)).plus(CLOCKS_APART);
    let mut news = Vec::new();
    for session in sessions {
        let event =
            acting.event(EventType::SessionEnded).subject(Subject::Session(session.sid.clone())).detail("user", session.user_id.as_str());
        acting.record(conn, &event)?;
        news.extend(revoke_grant::end(conn, acting, Whose::OnlineOfSession { sid: &session.sid })?);
        news.push(Revocation { kind: Kind::Session, key: session.sid.clone(), until });
    }
    if !news.is_empty() {
        revocation::insert(conn, &news)?;
    }
    Ok(())
}
