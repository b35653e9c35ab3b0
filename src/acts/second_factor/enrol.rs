//! A second factor is set up.

use std::fmt;

use zeroize::Zeroizing;

use super::{content, keep_codes, second_factors};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses;
use crate::audit::{EventType, Subject};
use crate::factors::{Content, Kind, Kinds, Part};
use crate::mail::Message;
use crate::people::PeopleError;
use crate::people::credentials::{self, NewCredential};
use crate::store::StoreError;

/// A factor that proved that it is there: its kind, and what its credential is to hold.
#[derive(Clone)]
pub struct NewFactor {
    kind: Kind,
    id: Option<String>,
    content: Zeroizing<Vec<u8>>,
}

impl NewFactor {
    /// One whose credential is to hold this.
    ///
    /// # Errors
    /// Where that cannot be written.
    pub fn new<C: Content>(holds: &C) -> Result<Self, StoreError> {
        Ok(Self { kind: C::KIND, id: None, content: content(holds)? })
    }

    /// The same under a credential id that follows from what it is, so that nobody has it twice.
    #[must_use]
    pub fn known_by(self, id: String) -> Self {
        Self { id: Some(id), ..self }
    }
}

/// Keeps a second factor of a person who proved who they are, and with the first one recovery codes, where the person has none.
#[derive(Clone)]
pub struct EnrolFactor {
    /// Who.
    pub who: Standing,
    /// The factor.
    pub new: NewFactor,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The keyed hashes of the recovery codes.
    pub codes: Vec<String>,
    /// Whether it must be their first: where another was set up meanwhile, that one is asked for, and this adds none beside it.
    pub must_be_first: bool,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// The credential's id.
    pub id: String,
    /// Whether the recovery codes count: the person had none.
    pub codes_count: bool,
}

/// Why a factor was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNotEnrolled {
    /// The person has as many of this kind as one may have.
    TooMany,
    /// Another was set up meanwhile.
    NotFirst,
    /// It is set up already, for this person or for another.
    Taken,
}

impl Act for EnrolFactor {
    type Done = Enrolled;
    type Refused = FactorNotEnrolled;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Enrolled, NotDone<FactorNotEnrolled>> {
        let user_id = &self.who.user_id;
        if self.must_be_first && !second_factors(doing.rows, user_id)?.is_empty() {
            return Err(NotDone::Refused(FactorNotEnrolled::NotFirst));
        }
        if credentials::of_kinds(doing.rows, user_id, Kinds::of(&[self.new.kind]))?.len() >= self.new.kind.factor().most {
            return Err(NotDone::Refused(FactorNotEnrolled::TooMany));
        }
        let id = keep(doing, user_id, &self.new, &self.name)?.ok_or(NotDone::Refused(FactorNotEnrolled::Taken))?;
        // What was lost is replaced: whoever waits is another one, or needs no wait.
        ended_losses::end(doing, user_id, "factor")?;
        doing.tell(user_id, Message::SecondFactorEnrolled)?;
        let codes_count = credentials::of_kinds(doing.rows, user_id, Kinds::with_part(Part::StandIn))?.is_empty();
        if codes_count {
            keep_codes(doing, user_id, &self.codes)?;
        }
        Ok(Enrolled { id, codes_count })
    }
}

/// Keeps a factor, and gives its credential's id; none where it is set up already, for this person or for another.
fn keep(doing: &mut Doing<'_, '_>, user_id: &str, new: &NewFactor, name: &str) -> Result<Option<String>, StoreError> {
    let (random, now) = (&doing.acting.random, doing.now());
    let id = new.id.clone().unwrap_or_else(|| random.uuid().to_string());
    if credentials::is_there(doing.rows, &id)? {
        return Ok(None);
    }
    let row = NewCredential { id: &id, user_id, kind: new.kind, name };
    credentials::insert(doing.rows, &doing.means.ring, random, row, &new.content, now).map_err(PeopleError::unexpected)?;
    let event = doing.event(EventType::SecondFactorEnrolled, Subject::User(user_id.to_owned()));
    doing.record(&event.detail("factor", new.kind.as_str()).detail("credential", id.as_str()))?;
    Ok(Some(id))
}

/// Keeps the factor by which a person signs in who is made by the same act, and their recovery codes. Nothing is told to them: they see it.
pub(in crate::acts) fn enrol_first(
    doing: &mut Doing<'_, '_>,
    user_id: &str,
    new: &NewFactor,
    codes: &[String],
) -> Result<Option<String>, StoreError> {
    let kept = keep(doing, user_id, new, "")?;
    if kept.is_some() {
        keep_codes(doing, user_id, codes)?;
    }
    Ok(kept)
}

impl fmt::Display for FactorNotEnrolled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooMany => "a person cannot have more second factors of this kind",
            Self::NotFirst => "another second factor was set up in the meantime",
            Self::Taken => "this factor is set up already",
        })
    }
}
