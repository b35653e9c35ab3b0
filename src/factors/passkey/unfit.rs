//! Why an answer of an authenticator is not taken.

use std::fmt;

/// Why an answer is not taken: one for each rule of [§7.1](https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential) and
/// [§7.2](https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion) that it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not written as it should be.
    Malformed,
    /// It is for another thing: made where it was to be used, or used where it was to be made.
    Type,
    /// It answers another challenge.
    Challenge,
    /// It was given on a page of another origin.
    Origin,
    /// It was given in a frame of another page.
    Framed,
    /// It is for another relying party.
    Party,
    /// Nobody was there.
    NotPresent,
    /// The authenticator did not check who was there.
    NotVerified,
    /// It is said to be synced and not to be able to.
    BackupState,
    /// It could be synced before and cannot now, or the other way round.
    BackupEligibility,
    /// Its key is of a kind that was not asked for.
    Algorithm,
    /// It brings an attestation that was not asked for, or that does not fit it.
    Attestation,
    /// Its credential id is too long.
    CredentialId,
    /// It is another's.
    User,
    /// Its key did not sign it.
    Signature,
}

impl Unfit {
    /// As the record names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Type => "wrong_type",
            Self::Challenge => "wrong_challenge",
            Self::Origin => "wrong_origin",
            Self::Framed => "framed",
            Self::Party => "wrong_rp_id",
            Self::NotPresent => "not_present",
            Self::NotVerified => "not_verified",
            Self::BackupState => "wrong_backup_state",
            Self::BackupEligibility => "backup_eligibility_changed",
            Self::Algorithm => "algorithm",
            Self::Attestation => "attestation",
            Self::CredentialId => "credential_id_too_long",
            Self::User => "wrong_user",
            Self::Signature => "wrong_signature",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
