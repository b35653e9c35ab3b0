//! What the browser says of where and for what a passkey was asked: `CollectedClientData`
//! ([§5.8.1](https://www.w3.org/TR/webauthn-3/#dictionary-client-data)).

use aws_lc_rs::digest::{self, Digest};
use serde::Deserialize;

use super::{Bytes, Party, Unfit};

/// What a passkey was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ceremony {
    /// To be made.
    Create,
    /// To be used.
    Get,
}

/// As the browser wrote it.
#[derive(Debug, Deserialize)]
pub(super) struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    pub challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
    #[serde(default, rename = "topOrigin")]
    top_origin: Option<String>,
}

impl ClientData {
    /// §7.1 steps 5 and 6, §7.2 steps 8 and 9: UTF-8, with or without a byte order mark, and JSON.
    pub(super) fn parse(bytes: &Bytes) -> Result<Self, Unfit> {
        let text = bytes.0.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes.0);
        serde_json::from_slice(text).map_err(|_| Unfit::Malformed)
    }

    /// §7.1 steps 7 to 11, §7.2 steps 10 to 14. `is_challenge` tells whether a challenge, in base64url, is the one that was given.
    pub(super) fn check(&self, ceremony: Ceremony, party: Party<'_>, is_challenge: &dyn Fn(&str) -> bool) -> Result<(), Unfit> {
        self.is_for(ceremony)?;
        if !is_challenge(&self.challenge) {
            return Err(Unfit::Challenge);
        }
        self.comes_from(party)?;
        self.stands_alone()
    }

    /// §7.1 step 7, §7.2 step 10.
    fn is_for(&self, ceremony: Ceremony) -> Result<(), Unfit> {
        let expected = match ceremony {
            Ceremony::Create => "webauthn.create",
            Ceremony::Get => "webauthn.get",
        };
        if self.kind == expected { Ok(()) } else { Err(Unfit::Type) }
    }

    /// §7.1 step 9, §7.2 step 12.
    fn comes_from(&self, party: Party<'_>) -> Result<(), Unfit> {
        if self.origin == party.origin { Ok(()) } else { Err(Unfit::Origin) }
    }

    /// §7.1 steps 10 and 11, §7.2 steps 13 and 14: no page of ours stands in a frame.
    fn stands_alone(&self) -> Result<(), Unfit> {
        if self.cross_origin || self.top_origin.is_some() { Err(Unfit::Framed) } else { Ok(()) }
    }
}

/// §7.1 step 12, §7.2 step 20.
pub(super) fn hash(bytes: &Bytes) -> Digest {
    digest::digest(&digest::SHA256, &bytes.0)
}
