//! A passkey was used: [§7.2](https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion). Steps 1 to 4 are the page's.

use serde::Deserialize;

use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony, ClientData};
use super::cose::PublicKey;
use super::{Bytes, Content, Party, Unfit, is_handle_of, row_id};
use crate::clock::Timestamp;
use crate::factors::{Shown, Taking};

/// What the page sends of what the browser gave it.
#[derive(Debug, Deserialize)]
pub struct Assertion {
    id: Bytes,
    response: Response,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: Bytes,
    authenticator_data: Bytes,
    signature: Bytes,
    #[serde(default)]
    user_handle: Option<Bytes>,
}

/// A passkey was used by its person: how often until now, and whether it was synced then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    counter: u32,
    backed_up: bool,
}

impl Assertion {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(answer: &str) -> Result<Self, Unfit> {
        serde_json::from_str(answer).map_err(|_| Unfit::Malformed)
    }

    /// The id of the row that keeps the passkey, where it is one of ours.
    pub fn row_id(&self) -> String {
        row_id(&self.id)
    }

    /// The credential id, in base64url.
    pub fn credential_id(&self) -> String {
        self.id.text()
    }

    /// Step 6, where nobody said yet who they are: it says whose it is.
    ///
    /// # Errors
    /// Where it doesn't.
    pub fn names_its_person(&self) -> Result<(), Unfit> {
        if self.response.user_handle.as_ref().is_some_and(|handle| !handle.0.is_empty()) { Ok(()) } else { Err(Unfit::User) }
    }

    /// Whether it was made for people of this issuer: another that has the same RP ID marks its handles otherwise.
    pub fn was_made_for(&self, party: Party<'_>) -> bool {
        self.response.user_handle.as_ref().is_some_and(|handle| handle.0.starts_with(&party.mark()))
    }

    /// The challenge that it answers, in base64url.
    ///
    /// # Errors
    /// Where what the browser says cannot be read.
    pub fn challenge(&self) -> Result<String, Unfit> {
        Ok(ClientData::parse(&self.response.client_data)?.challenge)
    }

    /// Checks it against what is kept of the passkey of the person `user_id`. `is_challenge` tells whether a challenge, in base64url, is
    /// one that was given here.
    ///
    /// # Errors
    /// Where it is none that §7.2 takes.
    pub fn check(&self, party: Party<'_>, user_id: &str, kept: &Content, is_challenge: &dyn Fn(&str) -> bool) -> Result<Use, Unfit> {
        let Response { client_data, authenticator_data, signature, .. } = &self.response;
        self.is_of(user_id, kept)?;
        ClientData::parse(client_data)?.check(Ceremony::Get, party, is_challenge)?;
        let data = AuthenticatorData::parse(&authenticator_data.0).ok_or(Unfit::Malformed)?;
        data.check(party)?;
        is_as_eligible_as_before(&data, kept)?;
        let signed = [authenticator_data.0.as_slice(), client_data::hash(client_data).as_ref()].concat();
        is_signed(kept, &signed, &signature.0)?;
        Ok(Use { counter: data.counter, backed_up: data.is_backed_up() })
    }

    /// Steps 5 and 6: it is this passkey, and where it says whose it is, it is this person's.
    fn is_of(&self, user_id: &str, kept: &Content) -> Result<(), Unfit> {
        let handle = self.response.user_handle.as_ref().filter(|handle| !handle.0.is_empty());
        let is_theirs = handle.is_none_or(|handle| is_handle_of(handle, user_id));
        if self.id == kept.id && is_theirs { Ok(()) } else { Err(Unfit::User) }
    }
}

/// Step 19: whether a passkey may be synced never changes.
fn is_as_eligible_as_before(data: &AuthenticatorData<'_>, kept: &Content) -> Result<(), Unfit> {
    if data.is_backup_eligible() == kept.backup_eligible { Ok(()) } else { Err(Unfit::BackupEligibility) }
}

/// Step 21.
fn is_signed(kept: &Content, signed: &[u8], signature: &[u8]) -> Result<(), Unfit> {
    let key = PublicKey::parse(&kept.key.0).ok_or(Unfit::Signature)?;
    if key.signed(signed, signature) { Ok(()) } else { Err(Unfit::Signature) }
}

/// Steps 22 and 24. A counter that does not go on says that somebody copied the key: an answer counts once by its challenge already. One
/// that stays 0 says nothing: such an authenticator does not count.
impl Shown for Use {
    type Content = Content;

    fn take(&self, content: &mut Content, _: Timestamp) -> Taking {
        let counts = self.counter != 0 || content.counter != 0;
        if counts && self.counter <= content.counter {
            return Taking::Copied;
        }
        content.counter = self.counter;
        content.backed_up = self.backed_up;
        Taking::Counts
    }
}
