//! A lease: the right to do a job until a moment.

use std::time::Duration;

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::store::database::{StoreError, Writing};
use crate::store::schema::leases;

/// A lease that ends so much later than one taken now was taken by a clock that ran ahead: it binds nobody.
const CLOCKS_APART: Duration = Duration::from_secs(10 * 60);

/// Takes the lease `name` for `holder` until `until`, or extends it; false where another holds it still.
pub fn take(conn: &mut Writing<'_>, name: &str, holder: &str, until: Timestamp, now: Timestamp) -> Result<bool, StoreError> {
    let over = leases::holder.eq(holder).or(leases::until.le(now.as_millis())).or(leases::until.gt(until.plus(CLOCKS_APART).as_millis()));
    let mine = diesel::update(leases::table.filter(leases::name.eq(name)).filter(over))
        .set((leases::holder.eq(holder), leases::until.eq(until.as_millis())))
        .execute(conn.rows())?;
    if mine > 0 {
        return Ok(true);
    }
    let exists = leases::table.filter(leases::name.eq(name)).select(leases::name).get_result::<String>(conn.rows()).optional()?.is_some();
    if exists {
        return Ok(false);
    }
    // Two replicas that insert at once: the key decides, and the loser's job fails and is tried again in a minute.
    diesel::insert_into(leases::table)
        .values((leases::name.eq(name), leases::holder.eq(holder), leases::until.eq(until.as_millis())))
        .execute(conn.rows())?;
    Ok(true)
}
