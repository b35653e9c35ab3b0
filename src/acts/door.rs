//! The one way in. Whatever may be done is an [`Act`]. [`Door::run`] opens the transaction, checks inside it what the act asks of whoever
//! does it, runs the act, commits, and says what follows from it. `Provider::perform` does what follows.

use std::sync::Arc;

use super::act::has;
pub use super::act::{Act, Aftermath, Doing, Ended, Means, Needs, NotDone};
use super::any_act::{AnyAct, Left};
use super::owners_ways_in::locks_every_owner_out;
use super::{Acting, stands};
use crate::audit::Actor;
use crate::issued::revocation;
use crate::people::user;
use crate::store::{Database, Writing};

/// The way in.
#[derive(Clone, Debug)]
pub struct Door {
    database: Database,
    means: Arc<Means>,
}

impl Door {
    /// The way to the rows of `database`.
    pub fn new(database: Database, means: Means) -> Self {
        Self { database, means: Arc::new(means) }
    }

    /// Does `act` for `acting`, in one transaction, and then `also`, a part of the same that the server adds. What came of the act is
    /// left for its [`Answer`](super::any_act::Answer); gives what follows.
    ///
    /// # Errors
    /// Where it was not done.
    pub async fn run(&self, acting: Acting, act: AnyAct, also: Option<AnyAct>) -> Result<Aftermath, NotDone<Left>> {
        let means = Arc::clone(&self.means);
        let serializable = act.is_serializable() || also.as_ref().is_some_and(AnyAct::is_serializable);
        let job = move |rows: &mut Writing<'_>| {
            admit(rows, &acting, &act)?;
            let asks = [Some(&act), also.as_ref()].into_iter().flatten().any(AnyAct::may_lock_out);
            let let_in = asks && !locks_every_owner_out(rows, &means, acting.now)?;
            let mut doing = Doing::begin(rows, &acting, &means);
            act.carry_out(&mut doing)?;
            if let Some(also) = &also {
                also.carry_out(&mut doing)?;
            }
            let (ended, revoked, has_messages) = doing.end();
            if let_in && locks_every_owner_out(rows, &means, acting.now)? {
                return Err(NotDone::LocksOwnersOut);
            }
            if !revoked.is_empty() {
                revocation::insert(rows, &revoked)?;
            }
            Ok(Aftermath { changed: rows.raised(), ended, has_messages })
        };
        if serializable { self.database.write_serializable(job).await } else { self.database.write(job).await }
    }
}

/// Whether whoever acts has what is needed, as the rows say now.
fn admit(rows: &mut Writing<'_>, acting: &Acting, act: &AnyAct) -> Result<(), NotDone<Left>> {
    match act.needs() {
        Needs::Right(right) => {
            if let Some(who) = &acting.standing {
                if !may_be(&acting.by, &who.user_id) {
                    return Err(NotDone::NoRight);
                }
                // Their row is not held: two admins who act on each other would wait for each other.
                let person = user::find(rows, &who.user_id)?;
                if !stands(rows, who, person)? {
                    return Err(NotDone::NoStanding);
                }
            }
            if !has(rows, acting, right)? {
                return Err(NotDone::NoRight);
            }
            if act.asks_recent() && !acting.is_recent() { Err(NotDone::NotRecent) } else { Ok(()) }
        }
        Needs::Standing(who) if !may_be(&acting.by, &who.user_id) => Err(NotDone::NoRight),
        // Of two acts of one person one waits for the other.
        Needs::Standing(who) => {
            let person = user::lock(rows, &who.user_id)?;
            if stands(rows, who, person)? { Ok(()) } else { Err(NotDone::NoStanding) }
        }
        Needs::Server if acting.by == Actor::System => Ok(()),
        Needs::Server => Err(NotDone::NoRight),
        Needs::OwnProof => Ok(()),
    }
}

/// Whether `by` may act as this person: nobody acts by what another proved.
fn may_be(by: &Actor, user_id: &str) -> bool {
    match by {
        Actor::User(id) => id == user_id,
        Actor::Command | Actor::System => true,
        Actor::Client(_) | Actor::Anonymous => false,
    }
}
