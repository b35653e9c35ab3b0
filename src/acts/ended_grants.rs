//! Grants end, with every token drawn from them: a part of many acts.

use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::issued::grant::{self, Whose};
use crate::issued::revocation::{Revocation, RevokedKind};
use crate::store::StoreError;

/// Ends one grant. `why`, where it is given, is told with its end. False, and nothing is written, where it ended before.
pub(super) fn end_one(doing: &mut Doing<'_, '_>, grant_id: &str, why: Option<EventType>) -> Result<bool, StoreError> {
    let now = doing.now();
    let Some(ended) = grant::find(doing.rows, grant_id)? else { return Ok(false) };
    if !grant::revoke(doing.rows, grant_id, now)? {
        return Ok(false);
    }
    for kind in why.into_iter().chain([EventType::GrantRevoked]) {
        doing.record(&doing.event(kind, Subject::from(&ended)))?;
    }
    doing.revoke(Revocation { kind: RevokedKind::Grant, key: grant_id.to_owned(), until: doing.acting.tokens_end() });
    Ok(true)
}

/// Ends every grant of a person, of a client, of a person at a client, or of a session. Says whether one was live.
pub(super) fn end(doing: &mut Doing<'_, '_>, whose: Whose<'_>) -> Result<bool, StoreError> {
    let (now, mut ended) = (doing.now(), false);
    for grant in grant::revoke_all(doing.rows, whose, now)? {
        if grant.live {
            ended = true;
            let subject = Subject::Grant { id: grant.id.clone(), user_id: grant.user_id, client_id: grant.client_id };
            doing.record(&doing.event(EventType::GrantRevoked, subject))?;
        }
        doing.revoke(Revocation { kind: RevokedKind::Grant, key: grant.id, until: doing.acting.tokens_end() });
    }
    Ok(ended)
}
