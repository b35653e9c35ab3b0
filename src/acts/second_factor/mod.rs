//! A person's second factors: one-time codes by app, and the recovery codes beside them.

mod duty;
mod enrol_totp;
mod remove_totp;
mod rename_totp;
mod renew_recovery_codes;
mod reset;
mod use_recovery_code;
mod use_totp;

pub use duty::Duty;
pub use enrol_totp::{EnrolTotp, Enrolled, NewTotp, TotpNotEnrolled};
pub use remove_totp::{RemoveTotp, TotpNotRemoved};
pub use rename_totp::{RenameTotp, TotpNotRenamed};
pub use renew_recovery_codes::{CodesNotRenewed, RenewRecoveryCodes};
pub use reset::ResetSecondFactor;
pub use use_recovery_code::{RecoveryCodeNotTaken, UseRecoveryCode};
pub use use_totp::{CodeNotTaken, UseTotp};

use serde::{Deserialize, Serialize};

use super::content;
use super::door::Doing;
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::factors::Kind;
use crate::people::PeopleError;
use crate::people::credentials::{self, Credential, NewCredential};
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};

/// How many apps one person may have.
pub const MOST_APPS: usize = 10;

/// What an app's credential holds, sealed.
#[derive(Serialize, Deserialize)]
struct TotpContent {
    seed: String,
    last_step: Option<u64>,
}

/// One app that makes codes, as it is checked and listed.
#[derive(Clone, Debug)]
pub struct StoredTotp {
    /// The credential's id.
    pub id: String,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The seed in base 32.
    pub seed: Secret,
    /// The step of the code that counted last.
    pub last_step: Option<u64>,
    /// When it was set up.
    pub created_at: Timestamp,
    /// When it last proved its person.
    pub last_used_at: Option<Timestamp>,
}

/// One recovery code as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCode {
    /// The keyed hash.
    pub hash: String,
    /// When it was used; none is good still.
    pub used_at: Option<Timestamp>,
}

/// What the one row of a person's recovery codes holds, sealed.
#[derive(Serialize, Deserialize)]
struct CodesContent {
    codes: Vec<StoredCode>,
}

/// A person's recovery codes.
#[derive(Clone, Debug)]
pub struct StoredCodes {
    /// Every one, used or not.
    pub codes: Vec<StoredCode>,
    /// When they were made.
    pub created_at: Timestamp,
}

impl StoredCodes {
    /// How many are good still.
    pub fn left(&self) -> usize {
        self.codes.iter().filter(|code| code.used_at.is_none()).count()
    }
}

/// A person's second factors.
#[derive(Clone, Debug, Default)]
pub struct SecondFactors {
    /// Apps, oldest first.
    pub totp: Vec<StoredTotp>,
    /// Recovery codes, where there are any.
    pub codes: Option<StoredCodes>,
}

impl SecondFactors {
    /// Whether the person has one. Recovery codes alone are none: they stand in for an app.
    pub fn any(&self) -> bool {
        !self.totp.is_empty()
    }
}

/// Reads a person's second factors.
pub fn read(conn: &mut Connection, ring: &KeyRing, user_id: &str) -> Result<SecondFactors, StoreError> {
    let mut totp = Vec::new();
    for credential in credentials::of_kind(conn, user_id, Kind::Totp)? {
        let content: TotpContent = open(&credential, ring)?;
        totp.push(StoredTotp {
            id: credential.id,
            name: credential.name,
            seed: Secret::new(content.seed),
            last_step: content.last_step,
            created_at: credential.created_at,
            last_used_at: credential.last_used_at,
        });
    }
    let codes = match credentials::of_kind(conn, user_id, Kind::RecoveryCodes)?.pop() {
        None => None,
        Some(credential) => {
            let content: CodesContent = open(&credential, ring)?;
            Some(StoredCodes { codes: content.codes, created_at: credential.created_at })
        }
    };
    Ok(SecondFactors { totp, codes })
}

fn open<T: for<'a> Deserialize<'a>>(credential: &Credential, ring: &KeyRing) -> Result<T, StoreError> {
    serde_json::from_slice(&credential.open(ring)?).map_err(|_| StoreError::Corrupt(format!("credentials.sealed of {}", credential.id)))
}

/// An app of a person's, where it is theirs.
fn totp_of(conn: &mut Connection, user_id: &str, id: &str) -> Result<Option<Credential>, StoreError> {
    Ok(credentials::of_kind(conn, user_id, Kind::Totp)?.into_iter().find(|credential| credential.id == id))
}

/// Puts recovery codes with these hashes in place of all that the person had, as a part of an act.
fn keep_codes(doing: &mut Doing<'_, '_>, user_id: &str, hashes: &[String]) -> Result<(), StoreError> {
    let codes = hashes.iter().map(|hash| StoredCode { hash: hash.clone(), used_at: None }).collect();
    let content = content(&CodesContent { codes })?;
    let (random, now) = (&doing.acting.random, doing.acting.now);
    let id = random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: Kind::RecoveryCodes, name: "" };
    credentials::replace_kind(doing.rows, &doing.means.ring, random, row, &content, now).map_err(PeopleError::unexpected)?;
    doing.record(&doing.event(EventType::RecoveryCodesRenewed, Subject::User(user_id.to_owned())))
}

#[cfg(test)]
mod tests;
