//! What a page asks the browser for, as JSON with bytes in base64url
//! ([§5.1.8 to §5.1.10](https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON)).

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Content, Party, cose, user_handle};

/// How long a browser lets the person take, in milliseconds
/// ([§15.1](https://www.w3.org/TR/webauthn-3/#sctn-timeout-recommended-range)).
const TIMEOUT: u32 = 5 * 60 * 1000;

/// For whom a passkey is made.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// Their id.
    pub id: &'a str,
    /// Their address, by which they tell accounts apart.
    pub address: &'a str,
    /// Their name; may be empty.
    pub name: &'a str,
}

/// To make a passkey for a person at this challenge, on an authenticator that has none of `kept`. `provider` is the name of the
/// provider.
pub fn creation(party: Party<'_>, provider: &str, person: Person<'_>, challenge: &str, kept: &[Content]) -> String {
    let name = if person.name.is_empty() { person.address } else { person.name };
    json!({
        "challenge": challenge,
        "rp": { "id": party.id, "name": provider },
        "user": { "id": user_handle(party, person.id), "name": person.address, "displayName": name },
        "pubKeyCredParams": cose::ALGORITHMS.map(|alg| json!({ "type": "public-key", "alg": alg })),
        "excludeCredentials": descriptors(kept),
        "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "attestation": "none",
        "timeout": TIMEOUT,
    })
    .to_string()
}

/// To use any passkey at this challenge, with autofill or without. The page that asks for it is sent to everybody: it is kept short.
pub fn request_any(party: Party<'_>, challenge: &str) -> String {
    json!({ "challenge": challenge, "rpId": party.id, "userVerification": "required" }).to_string()
}

/// To use one of these passkeys at this challenge.
pub fn request(party: Party<'_>, challenge: &str, kept: &[Content]) -> String {
    json!({
        "challenge": challenge,
        "rpId": party.id,
        "allowCredentials": descriptors(kept),
        "userVerification": "required",
        "timeout": TIMEOUT,
    })
    .to_string()
}

/// Which passkeys of a person the browser is to keep ([§5.1.11](https://www.w3.org/TR/webauthn-3/#sctn-signal-methods)).
pub fn accepted(party: Party<'_>, user_id: &str, kept: &[Content]) -> String {
    let ids: Vec<String> = kept.iter().map(|content| content.id.text()).collect();
    json!({ "rpId": party.id, "userId": user_handle(party, user_id), "allAcceptedCredentialIds": ids }).to_string()
}

fn descriptors(kept: &[Content]) -> Vec<Value> {
    let descriptor = |content: &Content| json!({ "type": "public-key", "id": content.id.text(), "transports": content.transports });
    kept.iter().map(descriptor).collect()
}

/// The challenge that options hold.
pub fn challenge(options: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Options {
        challenge: String,
    }
    serde_json::from_str::<Options>(options).ok().map(|options| options.challenge)
}
