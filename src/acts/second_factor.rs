//! A person's second factors: one-time codes by app, and the recovery codes beside them.

use serde::{Deserialize, Serialize};

use super::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::people::credentials::{self, Credential, CredentialKind};
use crate::people::user;
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};

/// What an app's credential holds, sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct TotpContent {
    pub(super) seed: String,
    pub(super) last_step: Option<u64>,
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
pub(super) struct CodesContent {
    pub(super) codes: Vec<StoredCode>,
}

/// A person's recovery codes.
#[derive(Clone, Debug)]
pub struct StoredCodes {
    /// The credential's id.
    pub id: String,
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
    for credential in credentials::of_kind(conn, user_id, CredentialKind::Totp)? {
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
    let codes = match credentials::of_kind(conn, user_id, CredentialKind::RecoveryCodes)?.pop() {
        None => None,
        Some(credential) => {
            let content: CodesContent = open(&credential, ring)?;
            Some(StoredCodes { id: credential.id, codes: content.codes, created_at: credential.created_at })
        }
    };
    Ok(SecondFactors { totp, codes })
}

pub(super) fn open<T: for<'a> Deserialize<'a>>(credential: &Credential, ring: &KeyRing) -> Result<T, StoreError> {
    serde_json::from_slice(&credential.open(ring)?).map_err(|_| StoreError::Corrupt(format!("credentials.sealed of {}", credential.id)))
}

fn of_person(conn: &mut Connection, user_id: &str, kind: CredentialKind, id: &str) -> Result<Credential, ActError> {
    credentials::of_kind(conn, user_id, kind)?.into_iter().find(|credential| credential.id == id).ok_or(ActError::Stale)
}

/// Whether the person may still sign in with what they proved at `epoch`.
fn must_stand(conn: &mut Connection, user_id: &str, epoch: i64) -> Result<(), ActError> {
    let stands = user::find(conn, user_id)?.is_some_and(|person| person.is_active() && epoch >= person.epoch);
    if stands { Ok(()) } else { Err(ActError::Stale) }
}

/// A code of the app `id` proved its person, who had proven the password at `epoch`: its step counts no more, nor an earlier one
/// ([RFC 6238 §5.2](https://www.rfc-editor.org/rfc/rfc6238#section-5.2)).
///
/// # Errors
/// [`ActError::Stale`] where that step or a later one was used meanwhile, the app was taken away, or the person may not sign in
/// with what was proven any more.
pub fn use_totp(
    conn: &mut Connection,
    acting: &Acting,
    ring: &KeyRing,
    user_id: &str,
    epoch: i64,
    id: &str,
    step: u64,
) -> Result<(), ActError> {
    must_stand(conn, user_id, epoch)?;
    let credential = of_person(conn, user_id, CredentialKind::Totp, id)?;
    let mut content: TotpContent = open(&credential, ring)?;
    if content.last_step.is_some_and(|last| last >= step) {
        return Err(ActError::Stale);
    }
    content.last_step = Some(step);
    // The row's version is compared as it is written: of two at once one goes on.
    credentials::rewrite(conn, ring, &acting.random, &credential, &serde_json::to_vec(&content).unwrap_or_default())?;
    credentials::used(conn, id, acting.now)?;
    acting.record(conn, &acting.event(EventType::SecondFactorUsed).subject(Subject::User(user_id.to_owned())).detail("factor", "totp"))
}

/// The recovery code with this hash proved its person, who had proven the password at `epoch`: it counts no more.
/// Gives how many are left.
///
/// # Errors
/// [`ActError::Stale`] where it was used meanwhile, or replaced, or the person may not sign in with what was proven any more.
pub fn use_recovery_code(
    conn: &mut Connection,
    acting: &Acting,
    ring: &KeyRing,
    user_id: &str,
    epoch: i64,
    hash: &str,
) -> Result<usize, ActError> {
    must_stand(conn, user_id, epoch)?;
    let credential = credentials::of_kind(conn, user_id, CredentialKind::RecoveryCodes)?.pop().ok_or(ActError::Stale)?;
    let mut content: CodesContent = open(&credential, ring)?;
    let code = content.codes.iter_mut().find(|code| code.hash == hash && code.used_at.is_none()).ok_or(ActError::Stale)?;
    code.used_at = Some(acting.now);
    let left = content.codes.iter().filter(|code| code.used_at.is_none()).count();
    credentials::rewrite(conn, ring, &acting.random, &credential, &serde_json::to_vec(&content).unwrap_or_default())?;
    credentials::used(conn, &credential.id, acting.now)?;
    acting.record(conn, &acting.event(EventType::RecoveryCodeUsed).subject(Subject::User(user_id.to_owned())).detail("left", left))?;
    Ok(left)
}
