//! A lease: the right to do a job until a moment.

use std::time::Duration;

use diesel::prelude::*;

use crate::clock::{MOST_SKEW, Timestamp};
use crate::store::database::{StoreError, Writing};
use crate::store::schema::leases;

/// How long whoever took a lease has it: longer than the pause between two rounds, also by a clock that runs ahead of theirs.
const LASTS: Duration = Duration::from_secs(5 * 60).saturating_add(MOST_SKEW);

/// Takes the lease `name` for `holder`, or extends it; false where another holds it still.
pub fn take(conn: &mut Writing<'_>, name: &str, holder: &str, now: Timestamp) -> Result<bool, StoreError> {
    let until = now.plus(LASTS);
    // One that ends so much later than one taken now was taken by a clock that ran ahead: it binds nobody.
    let ran_ahead = leases::until.gt(until.plus(MOST_SKEW).as_millis());
    let over = leases::holder.eq(holder).or(leases::until.le(now.as_millis())).or(ran_ahead);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::database::scratch::Scratch;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    #[tokio::test]
    async fn a_lease_binds_replicas_whose_clocks_differ_and_nobody_for_long() {
        for Scratch { database, folder: _folder, .. } in Scratch::each().await {
            database
                .write::<_, StoreError>(|conn| {
                    let second = Duration::from_secs(1);
                    assert!(take(conn, "sweep", "a", NOW)? && !take(conn, "sweep", "b", NOW)?);
                    assert!(take(conn, "sweep", "a", NOW.plus(Duration::from_secs(60)))?, "whoever holds it goes on");
                    let noted = NOW.plus(Duration::from_secs(60));
                    assert!(!take(conn, "sweep", "b", noted.plus(MOST_SKEW + Duration::from_secs(60)))?, "at the next round of one ahead");
                    assert!(!take(conn, "sweep", "b", noted.minus(MOST_SKEW))?, "by one behind");
                    assert!(take(conn, "sweep", "b", noted.plus(LASTS))?, "it is over");
                    let over = noted.plus(LASTS);
                    assert!(!take(conn, "sweep", "a", over.minus(MOST_SKEW))?);
                    assert!(take(conn, "sweep", "a", over.minus(MOST_SKEW + second))?, "taken by a clock that ran ahead");
                    Ok(())
                })
                .await
                .unwrap();
        }
    }
}
