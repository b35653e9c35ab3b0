//! What a person has beside what shows who they are: second factors, and what stands in for them. Which kinds these are, how many
//! of each a person may have and what their use takes of them says the table of `factors`.

mod duty;
mod enrol;
mod remove;
mod rename;
mod renew_recovery_codes;
mod report_copy;
mod reset;
mod take;

pub use duty::{Bound, Duty};
pub(super) use enrol::enrol_first;
pub use enrol::{EnrolFactor, Enrolled, FactorNotEnrolled, NewFactor};
pub use remove::{FactorNotRemoved, RemoveFactor};
pub use rename::{FactorNotRenamed, RenameFactor};
pub use renew_recovery_codes::{CodesNotRenewed, RenewRecoveryCodes};
pub use report_copy::ReportCopiedFactor;
pub use reset::{ResetSecondFactor, SecondFactorNotReset};
pub use take::{FactorNotTaken, TakeFactor};

use zeroize::Zeroizing;

use super::content;
use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::factors::recovery_code::Content as CodesContent;
use crate::factors::{Content, Kind, Kinds, Part};
use crate::people::PeopleError;
use crate::people::credentials::{self, Credential, NewCredential};
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};
use crate::upstreams::links;

/// One factor that a person has, as it is listed and checked.
#[derive(Clone)]
pub struct Held {
    /// Which factor.
    pub kind: Kind,
    /// The credential's id.
    pub id: String,
    /// What the person calls it; may be empty.
    pub name: String,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it last proved its person.
    pub last_used_at: Option<Timestamp>,
    /// How many proofs it is good for still; none where there is no end to them.
    pub left: Option<usize>,
    content: Zeroizing<Vec<u8>>,
}

impl Held {
    /// What its credential holds.
    ///
    /// # Errors
    /// Where that is none of this type.
    pub fn content<C: Content>(&self) -> Result<C, StoreError> {
        serde_json::from_slice(&self.content).map_err(|_| corrupt(&self.id))
    }

    /// Whether it can prove its person once more.
    pub fn is_usable(&self) -> bool {
        self.left != Some(0)
    }
}

/// A person's second factors, and what stands in for them: oldest first.
#[derive(Clone, Default)]
pub struct SecondFactors(Vec<Held>);

impl SecondFactors {
    /// Whether the person has one. What stands in for one alone is none.
    pub fn any(&self) -> bool {
        self.second().next().is_some()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Held> {
        self.0.iter()
    }

    /// The second factors themselves.
    pub fn second(&self) -> impl Iterator<Item = &Held> {
        self.0.iter().filter(|held| held.kind.is(Part::Second))
    }

    /// How many of them sign the person in by themselves.
    pub fn ways_in(&self) -> usize {
        self.second().filter(|held| held.kind.is(Part::First)).count()
    }

    /// Those of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Held> {
        self.0.iter().filter(move |held| held.kind == kind)
    }

    /// The person's recovery codes, where they have some.
    pub fn codes(&self) -> Option<&Held> {
        self.of_kind(Kind::RecoveryCodes).next()
    }

    /// The kinds by which the person can prove who they are, beside what they proved first.
    pub fn usable_kinds(&self) -> Kinds {
        self.0.iter().filter(|held| held.is_usable()).map(|held| held.kind).collect()
    }
}

/// Reads a person's second factors, and what stands in for them.
///
/// # Errors
/// Where the store failed, or what is kept of one cannot be read.
pub fn read(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<SecondFactors, StoreError> {
    let kept = credentials::of_kinds(conn, user_id, Kinds::beside())?;
    let held = kept.into_iter().map(|credential| {
        let content = credential.open(ring)?;
        let left = (credential.kind.factor().left)(&content).map_err(|_| corrupt(&credential.id))?;
        let Credential { id, kind, name, created_at, last_used_at, .. } = credential;
        Ok(Held { kind, id, name, created_at, last_used_at, left, content })
    });
    Ok(SecondFactors(held.collect::<Result<_, StoreError>>()?))
}

fn corrupt(id: &str) -> StoreError {
    StoreError::Corrupt(format!("credentials.sealed of {id}"))
}

/// The credentials of a person's second factors, without what stands in for them.
fn second_factors(conn: &mut Connection, user_id: &str) -> Result<Vec<Credential>, StoreError> {
    credentials::of_kinds(conn, user_id, Kinds::with_part(Part::Second))
}

/// Takes away what a person set up or connected at `since` or later, as a part of an act, and with the last second factor what stands in for
/// it. Gives what went, and what stays and counts.
pub(super) fn take_away_since(
    doing: &mut Doing<'_, '_>,
    user_id: &str,
    since: Timestamp,
) -> Result<(Vec<Credential>, Vec<Credential>), StoreError> {
    let held = credentials::of_kinds(doing.rows, user_id, Kinds::beside().or(Kinds::of(&[Kind::Upstream])))?;
    let live = links::live(doing.rows, user_id)?;
    let is_new = |credential: &Credential| credential.created_at >= since;
    let keeps_one = held.iter().any(|credential| credential.kind.is(Part::Second) && !is_new(credential));
    let goes = |credential: &Credential| is_new(credential) || (!keeps_one && credential.kind.is(Part::StandIn));
    let (went, mut stay): (Vec<_>, Vec<_>) = held.into_iter().partition(goes);
    stay.retain(|credential| credential.kind != Kind::Upstream || live.iter().any(|link| link.id == credential.id));
    for credential in &went {
        if credential.kind == Kind::Upstream {
            super::upstream::take_given(doing, &credential.id, user_id)?;
        }
        credentials::delete(doing.rows, user_id, &credential.id)?;
    }
    Ok((went, stay))
}

/// Puts recovery codes with these hashes in place of all that the person had, as a part of an act.
fn keep_codes(doing: &mut Doing<'_, '_>, user_id: &str, hashes: &[String]) -> Result<(), StoreError> {
    let content = content(&CodesContent::new(hashes))?;
    let (random, now) = (&doing.acting.random, doing.acting.now);
    let id = random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: Kind::RecoveryCodes, name: "" };
    credentials::replace_kind(doing.rows, &doing.means.ring, random, row, &content, now).map_err(PeopleError::unexpected)?;
    doing.record(&doing.event(EventType::RecoveryCodesRenewed, Subject::User(user_id.to_owned())))
}

#[cfg(test)]
mod tests;
