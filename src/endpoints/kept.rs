//! Records that last some minutes, between two requests. Each kind is one constant, which says for how long its records are kept
//! and who can cause them: so none is without a bound, of an address or of a person; a link that was handed out is its own bound. All of them are sealed: a dump of the transient store
//! shows nothing of them, and each opens under its own key alone.

use std::marker::PhantomData;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::visitor::Visitor;
use crate::http::Failure;
use crate::provider::Provider;
use crate::store::transient::{self, Answer, Key, Operation, Transient as _, Unavailable};

/// How the placeholder of a record begins that somebody claimed and that is going to be written. Behind it stands whose claim it is.
const CLAIMED: &[u8] = b"claimed";
/// How often a claim is given back of which nobody knows whether it was made, and the pause between two tries.
const GIVEN_BACK: (u32, Duration) = (120, Duration::from_millis(250));

/// Raised whenever a kind holds something else, or holds it otherwise: of two releases that serve beside each other neither finds
/// what it cannot read.
const GENERATION: u32 = 2;

/// What a record is for, and who can cause it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// Somebody needs it to sign in or out, and anybody can cause it: it counts among what lies in the store unproven, and may have
    /// to make room for others.
    Beginning,
    /// Nobody needs it, and anybody can cause it: it makes room for others of its kind, and pushes out nothing else.
    Convenience,
    /// Only somebody who has proven who they are, or was handed a link: it counts among what that person left unfinished.
    Proven,
}

/// A kind of record that holds a `T`.
pub(crate) struct Kept<T> {
    kind: &'static str,
    lifetime: Duration,
    bound: Bound,
    holds: PhantomData<fn() -> T>,
}

/// One place for a record: where it lies, and what it is sealed to.
struct Slot {
    key: Key,
    place: String,
}

/// The record of one thing. Where it is a browser's there is a slot for each of its ids: it is written to the first, which new
/// things are bound to, and found in any.
pub(crate) struct Record<'k, T> {
    kept: &'k Kept<T>,
    /// Who left it, where that is known by more than the request.
    left_by: Option<String>,
    first: Slot,
    others: Vec<Slot>,
}

/// What lies at a record.
pub(crate) enum Found<T> {
    /// Nothing, or no more.
    Nothing,
    /// Somebody claimed it and has not written it yet.
    Claimed,
    /// This, as it is stored.
    Value(T, Vec<u8>),
    /// What cannot be read.
    Unreadable,
}

impl<T> Kept<T> {
    /// A kind that strangers can cause and that is needed to sign in or out. `lifetime` is how long a record is kept; beside other
    /// replicas it is longer by as much as their clocks may be ahead.
    pub(crate) const fn beginning(kind: &'static str, lifetime: Duration) -> Self {
        Self { kind, lifetime, bound: Bound::Beginning, holds: PhantomData }
    }

    /// A kind that strangers can cause and nobody needs.
    pub(crate) const fn convenience(kind: &'static str, lifetime: Duration) -> Self {
        Self { kind, lifetime, bound: Bound::Convenience, holds: PhantomData }
    }

    /// A kind that only those can cause who have proven who they are, or were handed a link.
    pub(crate) const fn proven(kind: &'static str, lifetime: Duration) -> Self {
        Self { kind, lifetime, bound: Bound::Proven, holds: PhantomData }
    }

    fn slot(&self, id: &str) -> Slot {
        Slot { key: Key::new(&format!("{}-{GENERATION}", self.kind), id), place: format!("{}.{id}", self.kind) }
    }

    /// The record that lies at `key`, where a room below decides where that is.
    pub(crate) fn at(&self, key: Key) -> Record<'_, T> {
        let place = key.as_str().to_owned();
        Record { kept: self, left_by: None, first: Slot { key, place }, others: Vec::new() }
    }

    /// The record that whoever knows `id` may find.
    pub(crate) fn of(&self, id: &str) -> Record<'_, T> {
        Record { kept: self, left_by: None, first: self.slot(id), others: Vec::new() }
    }

    /// The record `what` of the browser that has the id with this hash alone, see [`Visitor::draw_id`]; it is found by
    /// [`Kept::of_browser`].
    pub(crate) fn of_id(&self, id: &str, what: &str) -> Record<'_, T> {
        Record { kept: self, left_by: None, first: self.slot(&format!("{what}\n{id}")), others: Vec::new() }
    }

    /// The record `what` of this browser: a request without one of its ids finds nothing.
    pub(crate) fn of_browser(&self, visitor: &Visitor<'_>, what: &str) -> Record<'_, T> {
        let slot = |hash: &String| self.slot(&format!("{what}\n{hash}"));
        let others = visitor.browser.hashes().iter().skip(1).map(slot).collect();
        Record { kept: self, left_by: None, first: slot(&visitor.browser.hash()), others }
    }
}

impl<T: Serialize + DeserializeOwned> Record<'_, T> {
    /// The same record, where it counts among what `whose` left unfinished: a person who has proven who they are, or a link that was
    /// handed out.
    pub(crate) fn left_by(mut self, whose: &str) -> Self {
        self.left_by = Some(whose.to_owned());
        self
    }

    fn slots(&self) -> impl Iterator<Item = &Slot> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// Keeps `value` in place of what was there.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn keep(&self, visitor: &Visitor<'_>, value: &T) -> Result<(), Failure> {
        let provider = visitor.provider;
        let text = Zeroizing::new(serde_json::to_vec(value).map_err(Failure::internal)?);
        let sealed = provider.keyring.seal().seal(&provider.random, &self.first.place, &text).map_err(Failure::internal)?;
        let (now, lasts) = (provider.now(), self.kept.lifetime.saturating_add(provider.clock_skew()));
        provider.transient.put(&self.first.key, sealed.as_bytes(), now.plus(lasts), now).await?;
        self.count(visitor, sealed.len(), lasts).await;
        Ok(())
    }

    async fn count(&self, visitor: &Visitor<'_>, bytes: usize, lasts: Duration) {
        let until = visitor.provider.now().plus(lasts);
        let signed_in = visitor.sessions.current().map(|session| session.user_id.as_str()).filter(|_| self.kept.bound == Bound::Proven);
        match (self.left_by.as_deref().or(signed_in), self.kept.bound) {
            (Some(whose), _) => visitor.keep_in_bounds_of(whose, &self.first.key, bytes, until).await,
            (None, Bound::Beginning) => visitor.keep_in_bounds(&self.first.key, bytes, until).await,
            (None, Bound::Convenience | Bound::Proven) => visitor.keep_convenience_in_bounds(&self.first.key, bytes, until).await,
        }
    }

    fn read(&self, provider: &Provider, slot: &Slot, sealed: &[u8]) -> Option<T> {
        let opened = provider.keyring.open(&slot.place, &String::from_utf8_lossy(sealed));
        match opened {
            Ok(text) => transient::read(&text, self.kept.kind),
            Err(error) => {
                tracing::warn!(%error, what = self.kept.kind, "a stored record cannot be decrypted: it is treated as missing");
                None
            }
        }
    }

    /// What is kept.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn find(&self, provider: &Provider) -> Result<Option<T>, Unavailable> {
        let reads = self.slots().map(|slot| Operation::Get { key: slot.key.clone() }).collect();
        let answers = provider.transient.batch(reads, provider.now()).await?;
        Ok(self.slots().zip(answers).find_map(|(slot, answer)| match answer {
            Answer::Value(Some(sealed)) => self.read(provider, slot, &sealed),
            _ => None,
        }))
    }

    /// The same, given once. Of several slots the first that holds something is taken, and the others keep what they hold.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn take(&self, provider: &Provider) -> Result<Option<T>, Unavailable> {
        for slot in self.slots() {
            if let Some(sealed) = provider.transient.take(&slot.key, provider.now()).await? {
                provider.strangers.release(&slot.key);
                if let Some(value) = self.read(provider, slot, &sealed) {
                    return Ok(Some(value));
                }
            }
        }
        Ok(None)
    }

    /// Takes what was found there as `stored`, where that is there still: of any number of callers one takes it, and what was kept in
    /// its place meanwhile stays.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn take_as(&self, provider: &Provider, stored: &[u8]) -> Result<bool, Unavailable> {
        let (key, now) = (&self.first.key, provider.now());
        // Over at once: nothing is there then.
        let taken = provider.transient.compare_and_swap(key, stored, stored, now, now).await?;
        if taken {
            provider.strangers.release(key);
        }
        Ok(taken)
    }

    /// Forgets what is kept, or claimed.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn forget(&self, provider: &Provider) -> Result<(), Unavailable> {
        let deletes = self.slots().map(|slot| Operation::Delete { key: slot.key.clone() }).collect();
        provider.transient.batch(deletes, provider.now()).await?;
        self.slots().for_each(|slot| provider.strangers.release(&slot.key));
        Ok(())
    }

    /// What lies there.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn look(&self, provider: &Provider) -> Result<Found<T>, Unavailable> {
        let slot = &self.first;
        Ok(match provider.transient.get(&slot.key, provider.now()).await? {
            None => Found::Nothing,
            Some(stored) if stored.starts_with(CLAIMED) => Found::Claimed,
            Some(stored) => match self.read(provider, slot, &stored) {
                Some(value) => Found::Value(value, stored),
                None => Found::Unreadable,
            },
        })
    }

    /// Claims the record for `lasts`: nobody else does until it is written or forgotten. With `instead_of` it is claimed where
    /// that is stored still, else where nothing is. False where somebody was first.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn claim(&self, visitor: &Visitor<'_>, instead_of: Option<&[u8]>, lasts: Duration) -> Result<bool, Unavailable> {
        let provider = visitor.provider;
        let (store, key, now) = (&provider.transient, &self.first.key, provider.now());
        let lasts = lasts.saturating_add(provider.clock_skew());
        let (until, mine) = (now.plus(lasts), [CLAIMED, provider.random.uuid().as_bytes()].concat());
        let claimed = match instead_of {
            Some(stored) => store.compare_and_swap(key, stored, &mine, until, now).await,
            None => store.put_if_absent(key, &mine, until, now).await,
        };
        let claimed = claimed.inspect_err(|_| give_back(provider, key.clone(), mine.clone()))?;
        if claimed {
            self.count(visitor, mine.len(), lasts).await;
        }
        Ok(claimed)
    }
}

/// Gives back a claim that got no answer in time, as soon as the store answers again: it may be carried out after all, and everybody
/// would wait for somebody who went on without it.
fn give_back(provider: &Provider, key: Key, mine: Vec<u8>) {
    let (store, clock) = (provider.transient.clone(), provider.clock.clone());
    tokio::spawn(async move {
        for _ in 0..GIVEN_BACK.0 {
            tokio::time::sleep(GIVEN_BACK.1).await;
            let now = clock.now();
            // Over at once: nothing is there then.
            if store.compare_and_swap(&key, &mine, &mine, now, now).await.is_ok() {
                return;
            }
        }
    });
}
