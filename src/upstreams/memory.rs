//! What was read of providers, for a while: what was good, and that nothing came. Whatever is away for some time is used as it was last.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::TalkFault;
use crate::clock::Timestamp;
use crate::fetch::FetchError;

/// So long nobody asks again who got no answer.
const SILENT_FOR: Duration = Duration::from_secs(10);
/// So long a silence is told of as one of now.
const LATELY: Duration = Duration::from_secs(15 * 60);
/// Places that are remembered; with more all are asked again.
const MOST: usize = 256;

/// How old what is remembered may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ages {
    /// So that nobody asks again.
    pub good_for: Duration,
    /// So that it stands in while nothing comes.
    pub stands_in_for: Duration,
}

/// What was read at a place.
struct Known<T> {
    good: Option<(Arc<T>, Timestamp)>,
    fault: Option<(TalkFault, Timestamp)>,
}

impl<T> Known<T> {
    fn at_hand(&self, ages: Ages, now: Timestamp) -> Option<Result<Arc<T>, TalkFault>> {
        if let Some((good, at)) = &self.good
            && at.is_within(ages.good_for, now)
        {
            return Some(Ok(Arc::clone(good)));
        }
        let (fault, at) = self.fault.as_ref()?;
        at.is_within(SILENT_FOR, now).then(|| self.in_place_of(fault, ages, now))
    }

    /// What answers where this went wrong: what was good last, where the provider is only away.
    fn in_place_of(&self, fault: &TalkFault, ages: Ages, now: Timestamp) -> Result<Arc<T>, TalkFault> {
        match &self.good {
            Some((good, at)) if fault.is_away() && at.is_within(ages.stands_in_for, now) => Ok(Arc::clone(good)),
            _ => Err(fault.clone()),
        }
    }
}

/// What was read at each place.
pub(super) struct Memory<T>(Mutex<HashMap<String, Known<T>>>);

impl<T> Memory<T> {
    /// Of nothing.
    pub(super) fn new() -> Self {
        Self(Mutex::default())
    }

    /// What is known, where nothing is to be asked; none where it is.
    pub(super) fn at_hand(&self, place: &str, ages: Ages, now: Timestamp) -> Option<Result<Arc<T>, TalkFault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(place)?.at_hand(ages, now)
    }

    /// Why nothing came when it was asked for last, where that is not long ago and nothing good came since.
    pub(super) fn lately(&self, place: &str, now: Timestamp) -> Option<TalkFault> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (fault, at) = all.get(place)?.fault.as_ref()?;
        at.is_within(LATELY, now).then(|| fault.clone())
    }

    /// Notes what came at `now`, and gives what answers.
    pub(super) fn note(&self, place: &str, came: Result<T, TalkFault>, ages: Ages, now: Timestamp) -> Result<Arc<T>, TalkFault> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(place) {
            all.clear();
        }
        let known = all.entry(place.to_owned()).or_insert(Known { good: None, fault: None });
        match came {
            Ok(good) => {
                let good = Arc::new(good);
                *known = Known { good: Some((Arc::clone(&good), now)), fault: None };
                Ok(good)
            }
            Err(fault) => {
                let answers = known.in_place_of(&fault, ages, now);
                // That we were busy says nothing of the provider: whoever comes next asks.
                if fault != TalkFault::Fetch(FetchError::Busy) {
                    known.fault = Some((fault, now));
                }
                answers
            }
        }
    }
}

impl<T> fmt::Debug for Memory<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGES: Ages = Ages { good_for: Duration::from_secs(60), stands_in_for: Duration::from_secs(600) };
    const AWAY: TalkFault = TalkFault::Fetch(FetchError::TooSlow);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(10_000 + seconds)
    }

    fn at_hand(memory: &Memory<u8>, seconds: i64) -> Option<Result<u8, TalkFault>> {
        memory.at_hand("here", AGES, at(seconds)).map(|known| known.map(|good| *good))
    }

    fn note(memory: &Memory<u8>, came: Result<u8, TalkFault>, seconds: i64) -> Result<u8, TalkFault> {
        memory.note("here", came, AGES, at(seconds)).map(|good| *good)
    }

    #[test]
    fn what_is_good_is_not_asked_for_again_and_a_silence_is_remembered_for_a_moment() {
        let memory = Memory::new();
        assert_eq!(at_hand(&memory, 0), None);
        assert_eq!(note(&memory, Err(AWAY), 0), Err(AWAY));
        assert_eq!((at_hand(&memory, 10), at_hand(&memory, 11)), (Some(Err(AWAY)), None));
        assert_eq!(note(&memory, Ok(1), 11), Ok(1));
        assert_eq!((at_hand(&memory, 71), at_hand(&memory, 72)), (Some(Ok(1)), None));
    }

    #[test]
    fn what_was_good_last_stands_in_while_a_provider_is_away_and_not_for_ever() {
        let memory = Memory::new();
        assert_eq!(note(&memory, Ok(1), 0), Ok(1));
        assert_eq!(note(&memory, Err(AWAY), 100), Ok(1));
        assert_eq!((at_hand(&memory, 110), at_hand(&memory, 111)), (Some(Ok(1)), None), "it is asked again, later");
        assert_eq!(note(&memory, Err(TalkFault::NoDocument(503)), 200), Ok(1));
        assert_eq!(note(&memory, Err(TalkFault::NoDocument(404)), 300), Err(TalkFault::NoDocument(404)), "it is not away");
        assert_eq!(note(&memory, Err(AWAY), 601), Err(AWAY));
        assert_eq!(note(&memory, Ok(2), 602), Ok(2));
    }

    #[test]
    fn that_we_were_busy_is_held_against_no_provider() {
        let (memory, busy) = (Memory::new(), TalkFault::Fetch(FetchError::Busy));
        assert_eq!(note(&memory, Err(busy.clone()), 0), Err(busy.clone()));
        assert_eq!(at_hand(&memory, 0), None);
        assert_eq!(note(&memory, Ok(1), 0), Ok(1));
        assert_eq!(note(&memory, Err(busy), 100), Ok(1));
        assert_eq!(at_hand(&memory, 100), None);
    }
}
