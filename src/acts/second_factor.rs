//! A person's second factors: one-time codes by app, and the recovery codes beside them.

use serde::{Deserialize, Serialize};

use super::{ActError, Acting, Standing, content, end_session, must_stand};
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::people::credentials::{self, Credential, CredentialKind, NewCredential};
use crate::people::user;
use crate::secrets::Secret;
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError, Writing};

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

/// A code of the app `id` proved its person, beside the password: its step counts no more, nor an earlier one
/// ([RFC 6238 §5.2](https://www.rfc-editor.org/rfc/rfc6238#section-5.2)).
///
/// # Errors
/// [`ActError::Stale`] where that step or a later one was used meanwhile, the app was taken away, or the person may not sign in
/// with what was proven any more.
pub fn use_totp(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, who: &Standing, id: &str, step: u64) -> Result<(), ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    let credential = of_person(conn, user_id, CredentialKind::Totp, id)?;
    let mut content: TotpContent = open(&credential, ring)?;
    if content.last_step.is_some_and(|last| last >= step) {
        return Err(ActError::Stale);
    }
    content.last_step = Some(step);
    // The row's version is compared as it is written: of two at once one goes on.
    credentials::rewrite(conn, ring, &acting.random, &credential, &self::content(&content)?)?;
    credentials::used(conn, id, acting.now)?;
    Ok(acting
        .record(conn, &acting.event(EventType::SecondFactorUsed).subject(Subject::User(user_id.to_owned())).detail("factor", "totp"))?)
}

/// The recovery code with this hash proved its person, beside the password: it counts no more. Gives how many are left.
///
/// # Errors
/// [`ActError::Stale`] where it was used meanwhile, or replaced, or the person may not sign in with what was proven any more.
pub fn use_recovery_code(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, who: &Standing, hash: &str) -> Result<usize, ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    let credential = credentials::of_kind(conn, user_id, CredentialKind::RecoveryCodes)?.pop().ok_or(ActError::Stale)?;
    let mut content: CodesContent = open(&credential, ring)?;
    let code = content.codes.iter_mut().find(|code| code.hash == hash && code.used_at.is_none()).ok_or(ActError::Stale)?;
    code.used_at = Some(acting.now);
    let left = content.codes.iter().filter(|code| code.used_at.is_none()).count();
    credentials::rewrite(conn, ring, &acting.random, &credential, &self::content(&content)?)?;
    credentials::used(conn, &credential.id, acting.now)?;
    acting.record(conn, &acting.event(EventType::RecoveryCodeUsed).subject(Subject::User(user_id.to_owned())).detail("left", left))?;
    Ok(left)
}

/// How many apps one person may have.
pub const MOST_APPS: usize = 10;

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

/// Keeps an app of a person who proved who they are, and with the first one the hashes of recovery codes, where
/// the person has none. Gives the credential's id, and whether those codes count. Run serializable.
///
/// # Errors
/// [`ActError::Stale`] where what the person proved does not stand any more, [`ActError::Refused`] where they have
/// [`MOST_APPS`].
pub fn enrol_totp(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    who: &Standing,
    new: &NewTotp,
    codes: &[String],
) -> Result<(String, bool), ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    if credentials::of_kind(conn, user_id, CredentialKind::Totp)?.len() >= MOST_APPS {
        return Err(ActError::Refused(format!("a person can have at most {MOST_APPS} authenticator apps")));
    }
    let content = TotpContent { seed: new.seed.expose().to_owned(), last_step: Some(new.step) };
    let id = acting.random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: CredentialKind::Totp, name: &new.name };
    credentials::insert(conn, ring, &acting.random, row, &self::content(&content)?, acting.now)?;
    let event = acting.event(EventType::SecondFactorEnrolled).subject(Subject::User(user_id.to_owned()));
    acting.record(conn, &event.detail("factor", "totp").detail("credential", id.as_str()))?;
    let without_codes = credentials::of_kind(conn, user_id, CredentialKind::RecoveryCodes)?.is_empty();
    if without_codes {
        keep_codes(conn, acting, ring, user_id, codes)?;
    }
    Ok((id, without_codes))
}

/// Puts new recovery codes in place of all that the person had; `hashes` are of the new ones.
///
/// # Errors
/// [`ActError::Refused`] where the person has no app that they could stand in for.
pub fn renew_recovery_codes(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    who: &Standing,
    hashes: &[String],
) -> Result<(), ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    if credentials::of_kind(conn, user_id, CredentialKind::Totp)?.is_empty() {
        return Err(ActError::Refused("set up an authenticator app before creating recovery codes".into()));
    }
    keep_codes(conn, acting, ring, user_id, hashes)
}

fn keep_codes(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, user_id: &str, hashes: &[String]) -> Result<(), ActError> {
    let codes = hashes.iter().map(|hash| StoredCode { hash: hash.clone(), used_at: None }).collect();
    let id = acting.random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: CredentialKind::RecoveryCodes, name: "" };
    let content = self::content(&CodesContent { codes })?;
    credentials::replace_kind(conn, ring, &acting.random, row, &content, acting.now)?;
    Ok(acting.about(conn, EventType::RecoveryCodesRenewed, Subject::User(user_id.to_owned()))?)
}

/// Gives an app of a person's another name.
///
/// # Errors
/// [`ActError::Stale`] where it was taken away, or what the person proved does not stand any more.
pub fn rename(conn: &mut Writing<'_>, acting: &Acting, who: &Standing, id: &str, name: &str) -> Result<(), ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    if of_person(conn, user_id, CredentialKind::Totp, id)?.name == name {
        return Ok(());
    }
    credentials::rename(conn, user_id, id, name)?;
    let event = acting.event(EventType::SecondFactorRenamed).subject(Subject::User(user_id.to_owned()));
    Ok(acting.record(conn, &event.detail("credential", id))?)
}

/// Takes an app away from a person; with the last one the recovery codes go. Run serializable.
///
/// # Errors
/// [`ActError::Stale`] where it was taken away meanwhile, or what the person proved does not stand any more,
/// [`ActError::Refused`] where it is the last one and the person must have one (`required`).
pub fn remove(conn: &mut Writing<'_>, acting: &Acting, who: &Standing, id: &str, required: bool) -> Result<(), ActError> {
    must_stand(conn, who)?;
    let user_id = who.user_id.as_str();
    of_person(conn, user_id, CredentialKind::Totp, id)?;
    let is_last = credentials::of_kind(conn, user_id, CredentialKind::Totp)?.len() == 1;
    if is_last && required {
        return Err(ActError::Refused("a second factor is required: the last one cannot be removed".into()));
    }
    credentials::delete(conn, user_id, id)?;
    if is_last {
        credentials::delete_kind(conn, user_id, CredentialKind::RecoveryCodes)?;
    }
    let event = acting.event(EventType::SecondFactorRemoved).subject(Subject::User(user_id.to_owned()));
    Ok(acting.record(conn, &event.detail("factor", "totp").detail("credential", id).detail("last", is_last))?)
}

/// Takes every second factor and the recovery codes away from a person who lost them, and ends `sessions`, those of the
/// person that live: what was proven by the factors counts no more. Says how many apps there were. Run serializable: what is set up at the same moment in one of those sessions goes too.
pub fn reset(conn: &mut Writing<'_>, acting: &Acting, user_id: &str, sessions: &[end_session::Ending]) -> Result<usize, ActError> {
    user::lock(conn, user_id)?.ok_or(ActError::NotFound("person"))?;
    let apps = credentials::of_kind(conn, user_id, CredentialKind::Totp)?.len();
    credentials::delete_kind(conn, user_id, CredentialKind::Totp)?;
    credentials::delete_kind(conn, user_id, CredentialKind::RecoveryCodes)?;
    acting.record(conn, &acting.event(EventType::SecondFactorReset).subject(Subject::User(user_id.to_owned())).detail("apps", apps))?;
    end_session::end(conn, acting, sessions)?;
    Ok(apps)
}

#[cfg(test)]
#[path = "second_factor_tests.rs"]
mod tests;
