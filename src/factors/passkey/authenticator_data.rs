//! What the authenticator says of itself: authenticator data ([§6.1](https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data)).

use aws_lc_rs::digest;
use uuid::Uuid;

use super::{Party, Unfit, cose};

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const ATTESTED: u8 = 1 << 6;
const EXTENDED: u8 = 1 << 7;

/// As the authenticator wrote it.
#[derive(Debug)]
pub(super) struct AuthenticatorData<'a> {
    party_hash: &'a [u8],
    flags: u8,
    /// How often the key was used, as far as the authenticator counts.
    pub counter: u32,
    /// The key that was made.
    pub attested: Option<Attested<'a>>,
}

/// A key that was made ([§6.5.1](https://www.w3.org/TR/webauthn-3/#sctn-attested-credential-data)).
#[derive(Debug)]
pub(super) struct Attested<'a> {
    /// The model of the authenticator; none where it does not say.
    pub aaguid: Option<Uuid>,
    pub credential_id: &'a [u8],
    /// The public key, as COSE writes it.
    pub key: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    /// Reads it; none where a byte is missing or too many.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (party_hash, rest) = bytes.split_at_checked(32)?;
        let (flags, rest) = rest.split_first()?;
        let (counter, mut rest) = rest.split_first_chunk::<4>()?;
        let mut attested = None;
        if flags & ATTESTED != 0 {
            let (aaguid, after) = rest.split_first_chunk::<16>()?;
            let aaguid = Some(Uuid::from_bytes(*aaguid)).filter(|id| !id.is_nil());
            let (length, after) = after.split_first_chunk::<2>()?;
            let (credential_id, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
            let (key, after) = cose::split(after)?;
            attested = Some(Attested { aaguid, credential_id, key });
            rest = after;
        }
        if flags & EXTENDED != 0 {
            rest = cose::split(rest)?.1;
        }
        rest.is_empty().then_some(Self { party_hash, flags: *flags, counter: u32::from_be_bytes(*counter), attested })
    }

    /// §7.1 steps 14 to 17, §7.2 steps 15 to 18.
    pub(super) fn check(&self, party: Party<'_>) -> Result<(), Unfit> {
        self.is_for(party)?;
        self.shows_a_person()?;
        self.shows_which_person()?;
        self.agrees_on_backup()
    }

    /// §7.1 step 14, §7.2 step 15.
    fn is_for(&self, party: Party<'_>) -> Result<(), Unfit> {
        let expected = digest::digest(&digest::SHA256, party.id.as_bytes());
        if self.party_hash == expected.as_ref() { Ok(()) } else { Err(Unfit::Party) }
    }

    /// §7.1 step 15, §7.2 step 16.
    fn shows_a_person(&self) -> Result<(), Unfit> {
        if self.has(PRESENT) { Ok(()) } else { Err(Unfit::NotPresent) }
    }

    /// §7.1 step 16, §7.2 step 17: a passkey counts as two factors, so it is always required.
    fn shows_which_person(&self) -> Result<(), Unfit> {
        if self.has(VERIFIED) { Ok(()) } else { Err(Unfit::NotVerified) }
    }

    /// §7.1 step 17, §7.2 step 18.
    fn agrees_on_backup(&self) -> Result<(), Unfit> {
        if self.is_backed_up() && !self.is_backup_eligible() { Err(Unfit::BackupState) } else { Ok(()) }
    }

    pub(super) fn is_backup_eligible(&self) -> bool {
        self.has(BACKUP_ELIGIBLE)
    }

    pub(super) fn is_backed_up(&self) -> bool {
        self.has(BACKED_UP)
    }

    fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
