//! A passkey: a pair of keys that an authenticator made for this provider alone, and that it uses once the person has shown it who they
//! are. [Web Authentication Level 3](https://www.w3.org/TR/webauthn-3/): the rules of §7.1 are in [`registering`], those of §7.2 in
//! [`asserting`]. Pure: an answer and what is expected of it come in, and what is kept of it, or why it is [`Unfit`], comes out.
//! [Record 12](../../docs/decisions/0012-passkeys.md) says why this is no crate.

mod asserting;
mod authenticator_data;
mod client_data;
mod cose;
mod maker;
pub mod options;
mod registering;
mod unfit;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

pub use asserting::{Assertion, Use};
pub use registering::register;
pub use unfit::Unfit;

use super::{Element, Enrolment, Factor, Kind, Part};
use crate::config::Settings;

/// How many bytes of the hash of an issuer handles begin with.
const MARK: usize = 8;

/// Its row of the table. User verification is always asked for: it shows that the device is there, and who uses it.
pub const FACTOR: Factor = Factor {
    name: "passkey",
    proves: &[Element::Possession, Element::Inherence],
    phishing_resistant: true,
    guessable: false,
    // A key that was used, and a person who was there. Where the key is kept nobody can tell without attestation.
    amr: &["pop", "user"],
    parts: &[Part::First, Part::Second],
    enrolment: Enrolment::OnTheWay,
    most: 20,
    left: |_| Ok(None),
};

/// The relying party that passkeys are for ([§4](https://www.w3.org/TR/webauthn-3/#rp-id)).
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// The RP ID: the host of the issuer, or what settings say in its place.
    pub id: &'a str,
    /// Where its pages are: `scheme://host[:port]`.
    pub origin: &'a str,
    /// The issuer: others may have the same RP ID, at another port or path.
    pub issuer: &'a str,
}

impl<'a> Party<'a> {
    /// The one that a provider with these settings is. Its pages are at the issuer's origin alone: what was answered on a page of a related
    /// origin was not answered to us.
    pub fn of(settings: &'a Settings) -> Self {
        let issuer = &settings.issuer;
        Self { id: &settings.passkey_rp_id, origin: issuer.origin(), issuer: issuer.as_str() }
    }

    /// What the handles begin with of people of this issuer.
    fn mark(self) -> Vec<u8> {
        hash(self.issuer.as_bytes()).into_iter().take(MARK).collect()
    }
}

/// What a passkey's credential holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    /// The credential id that the authenticator gave it.
    id: Bytes,
    /// The public key, as COSE writes it.
    key: Bytes,
    /// How often the authenticator used it, as far as it counts; 0 where it doesn't.
    counter: u32,
    /// Whether it may be synced. That never changes.
    backup_eligible: bool,
    /// Whether it was synced when it was used last.
    backed_up: bool,
    /// By which ways a browser reaches the authenticator.
    transports: Vec<String>,
    /// Which model the authenticator says it is; none where it does not say, and of passkeys that were made before this was kept.
    #[serde(default)]
    aaguid: Option<Uuid>,
}

impl super::Content for Content {
    const KIND: Kind = Kind::Passkey;
}

impl Content {
    /// The id of the row that keeps it: so none stands twice, whoever has it.
    pub fn row_id(&self) -> String {
        row_id(&self.id)
    }

    /// The product that keeps it, as far as that is known.
    pub fn maker(&self) -> Option<&'static str> {
        self.aaguid.and_then(maker::name)
    }

    /// Whether it can be on several devices of its person.
    pub fn is_synced(&self) -> bool {
        self.backup_eligible
    }
}

/// Where a passkey with this credential id is kept: a UUID that is a hash of it.
fn row_id(id: &Bytes) -> String {
    let bytes = hash(&id.0).first_chunk::<16>().copied().unwrap_or_default();
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

fn hash(bytes: &[u8]) -> Vec<u8> {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().to_vec()
}

/// By which handle authenticators know a person ([§5.4.3](https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialuserentity-id)): it
/// says nothing of them, and begins with the mark of the issuer, 40 bytes in all.
pub fn user_handle(party: Party<'_>, user_id: &str) -> String {
    URL_SAFE_NO_PAD.encode([party.mark(), hash(user_id.as_bytes())].concat())
}

/// Whether a handle is this person's. It may begin with the mark of a former issuer, whose passkeys go on where the RP ID stayed.
fn is_handle_of(handle: &Bytes, user_id: &str) -> bool {
    handle.0.get(MARK..) == Some(hash(user_id.as_bytes()).as_slice())
}

/// Bytes, which JSON holds as base64url without padding.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.0)
    }
}

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        URL_SAFE_NO_PAD.decode(text).map(Self).map_err(|_| serde::de::Error::custom("not base64url"))
    }
}
