//! Acts, done: what must be there before, the door, and what follows once they are committed.

use super::{Provider, StartError};
use crate::acts::Acting;
use crate::acts::any_act::{AnyAct, Left, any};
use crate::acts::door::{Act, Aftermath, NotDone};
use crate::store::StoreError;
use crate::store::revisions::part;

impl Provider {
    /// Does `act` for `acting`. When this returns, this replica knows of the change, the others are told, the keys that it asks for are
    /// there, and the records of sessions that it ended are forgotten; where a store was away, [`Self::follow`] says who makes up for it.
    ///
    /// # Errors
    /// Where it was not done; nothing changed then.
    pub async fn perform<A: Act>(&self, acting: Acting, act: A) -> Result<A::Done, NotDone<A::Refused>> {
        let (act, answer) = any(act);
        answer.of(self.perform_any(acting, act).await).map(|(done, ())| done)
    }

    async fn perform_any(&self, acting: Acting, act: AnyAct) -> Result<(), NotDone<Left>> {
        let keys = self.keys_for(&act.signs_by()).await.map_err(|error| NotDone::Failed(not_made(error)))?;
        let aftermath = self.door.run(acting, act, keys).await?;
        self.follow(aftermath).await;
        Ok(())
    }

    /// What is committed stays done: where a store is away, what follows is made up for by whoever comes next (news every 300 ms, the
    /// upkeep, the expiry of records).
    async fn follow(&self, Aftermath { changed, ended, has_messages }: Aftermath) {
        if has_messages {
            self.posted.notify_one();
        }
        if changed.contains(part::REVOCATIONS) || !ended.all_of.is_empty() {
            self.learn_revocations().await;
        }
        if !ended.sids.is_empty() {
            self.forget_sessions(&ended.sids).await;
        }
        for user_id in &ended.all_of {
            self.forget_sessions_of(user_id).await;
            self.forget_browsers_of(user_id).await;
        }
        let in_snapshot: Vec<&str> = changed.into_iter().filter(|changed| *changed != part::REVOCATIONS).collect();
        if in_snapshot.is_empty() {
            return;
        }
        if let Err(error) = self.ensure_keys().await {
            tracing::warn!(%error, "what follows from a change could not be done at once");
        }
        for part in in_snapshot {
            self.tell(part).await;
        }
    }
}

fn not_made(error: StartError) -> StoreError {
    match error {
        StartError::Store(error) => error,
        other => StoreError::Unavailable(other.to_string()),
    }
}
