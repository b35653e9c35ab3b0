//! The first admin is made; the one-time link is dead with that.

use diesel::Connection as _;
use diesel::prelude::*;

use super::{ActError, Acting, user, user_password};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::people::User;
use crate::people::assignments::{self, OWNER};
use crate::secrets::Secret;
use crate::store::schema::setup;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError, Writing};

const ROW: &str = "setup";

/// The nonce that the link's MAC is made over: made once, before the first start prints the link.
pub fn nonce(conn: &mut Writing<'_>, fresh: &Secret) -> Result<String, StoreError> {
    if let Some(nonce) = setup::table.find(ROW).select(setup::nonce).first::<String>(conn.rows()).optional()? {
        return Ok(nonce);
    }
    // Of replicas that start at once on an empty database one makes it: in a transaction of its own, since PostgreSQL ends
    // one in which a key was met.
    let row = (setup::id.eq(ROW), setup::nonce.eq(fresh.expose()));
    match conn.rows().transaction(|conn| diesel::insert_into(setup::table).values(row).execute(conn).map_err(StoreError::from)) {
        Ok(_) => Ok(fresh.expose().to_owned()),
        Err(error) if error.is_unique_violation() => Ok(setup::table.find(ROW).select(setup::nonce).first(conn.rows())?),
        Err(error) => Err(error),
    }
}

/// Whether there is nobody yet who may do everything.
pub fn is_open(conn: &mut Connection, now: Timestamp) -> Result<bool, StoreError> {
    let completed = setup::table.find(ROW).select(setup::completed_at).first::<Option<i64>>(conn).optional()?.flatten();
    Ok(completed.is_none() && assignments::holders(conn, OWNER, now)?.is_empty())
}

/// Makes the first admin; stale where there is one. Run serializable: of any number of forms one makes one.
pub fn complete(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, new: &user::Description, phc: &Secret) -> Result<User, ActError> {
    if !is_open(conn, acting.now)? {
        return Err(ActError::Stale);
    }
    let person = user::create(conn, acting, &user::Description { owner: true, ..new.clone() })?;
    user_password::set_first(conn, acting, ring, &person.id, phc, false)?;
    diesel::update(setup::table.find(ROW)).set(setup::completed_at.eq(acting.now.as_millis())).execute(conn.rows())?;
    acting.about(conn, EventType::SetupCompleted, crate::audit::Subject::User(person.id.clone()))?;
    Ok(person)
}
