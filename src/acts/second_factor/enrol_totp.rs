//! An app for one-time codes is set up.

use std::fmt;

use super::{MOST_APPS, TotpContent, content, keep_codes};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::factors::Kind;
use crate::people::PeopleError;
use crate::people::credentials::{self, NewCredential};
use crate::secrets::Secret;

/// An app that proved that it has the seed.
#[derive(Clone, Debug)]
pub struct NewTotp {
    /// What the person calls it; may be empty.
    pub name: String,
    /// The seed in base 32.
    pub seed: Secret,
    /// The step of the code that confirmed it: it counts no more.
    pub step: u64,
}

/// Keeps an app of a person who proved who they are, and with the first one recovery codes, where the person has none.
#[derive(Clone, Debug)]
pub struct EnrolTotp {
    /// Who.
    pub who: Standing,
    /// The app.
    pub app: NewTotp,
    /// The keyed hashes of the recovery codes.
    pub codes: Vec<String>,
    /// Whether it must be their first: where another was set up meanwhile, that one is asked for, and this adds none beside it.
    pub must_be_first: bool,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// The app's credential id.
    pub id: String,
    /// Whether the recovery codes count: the person had none.
    pub codes_count: bool,
}

/// Why an app was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotpNotEnrolled {
    /// The person has [`MOST_APPS`].
    TooMany,
    /// Another was set up meanwhile.
    NotFirst,
}

impl Act for EnrolTotp {
    type Done = Enrolled;
    type Refused = TotpNotEnrolled;
    const SERIALIZABLE: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Enrolled, NotDone<TotpNotEnrolled>> {
        let (user_id, random, now) = (&self.who.user_id, &doing.acting.random, doing.now());
        let apps = credentials::of_kind(doing.rows, user_id, Kind::Totp)?.len();
        if self.must_be_first && apps > 0 {
            return Err(NotDone::Refused(TotpNotEnrolled::NotFirst));
        }
        if apps >= MOST_APPS {
            return Err(NotDone::Refused(TotpNotEnrolled::TooMany));
        }
        let sealed = content(&TotpContent { seed: self.app.seed.expose().to_owned(), last_step: Some(self.app.step) })?;
        let id = random.uuid().to_string();
        let row = NewCredential { id: &id, user_id, kind: Kind::Totp, name: &self.app.name };
        credentials::insert(doing.rows, &doing.means.ring, random, row, &sealed, now).map_err(PeopleError::unexpected)?;
        let event = doing.event(EventType::SecondFactorEnrolled, Subject::User(user_id.clone()));
        doing.record(&event.detail("factor", "totp").detail("credential", id.as_str()))?;
        let codes_count = credentials::of_kind(doing.rows, user_id, Kind::RecoveryCodes)?.is_empty();
        if codes_count {
            keep_codes(doing, user_id, &self.codes)?;
        }
        Ok(Enrolled { id, codes_count })
    }
}

impl fmt::Display for TotpNotEnrolled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany => write!(f, "a person can have at most {MOST_APPS} authenticator apps"),
            Self::NotFirst => f.write_str("another authenticator app was set up in the meantime"),
        }
    }
}
