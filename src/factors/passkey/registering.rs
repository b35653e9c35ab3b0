//! A passkey was made: [§7.1](https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential). Steps 1 to 4 are the page's. Whether
//! the credential id is another's (step 26) says the row that it is kept in.

use serde::Deserialize;

use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony, ClientData};
use super::cose::{self, Map, PublicKey};
use super::{Bytes, Content, Party, Unfit};

/// The longest credential id, in bytes (step 25).
const LONGEST_ID: usize = 1023;
/// How many ways to an authenticator are kept, and how long the name of one may be: browsers name six, of at most ten letters.
const TRANSPORTS: (usize, usize) = (8, 32);

/// As the page sends what the browser gave it.
#[derive(Debug, Deserialize)]
struct Answer {
    response: Response,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: Bytes,
    attestation_object: Bytes,
    #[serde(default)]
    transports: Vec<String>,
}

/// What is to be kept of a passkey that was made for `party` at this challenge, in base64url.
///
/// # Errors
/// Where the answer is none that §7.1 takes.
pub fn register(party: Party<'_>, challenge: &str, answer: &str) -> Result<Content, Unfit> {
    let Answer { response } = serde_json::from_str(answer).map_err(|_| Unfit::Malformed)?;
    ClientData::parse(&response.client_data)?.check(Ceremony::Create, party, &|given| given == challenge)?;
    let hash = client_data::hash(&response.client_data);
    let object = AttestationObject::parse(&response.attestation_object).ok_or(Unfit::Malformed)?;
    let data = AuthenticatorData::parse(&object.authenticator_data).ok_or(Unfit::Malformed)?;
    data.check(party)?;
    let attested = data.attested.as_ref().ok_or(Unfit::Malformed)?;
    // Step 20: it is one of those that were asked for.
    let key = PublicKey::parse(attested.key).ok_or(Unfit::Algorithm)?;
    object.statement.check(&key, &[&object.authenticator_data, hash.as_ref()].concat())?;
    is_of_bearable_length(attested.credential_id)?;
    let (most, longest) = TRANSPORTS;
    Ok(Content {
        id: Bytes(attested.credential_id.to_vec()),
        key: Bytes(attested.key.to_vec()),
        counter: data.counter,
        backup_eligible: data.is_backup_eligible(),
        backed_up: data.is_backed_up(),
        transports: response.transports.into_iter().filter(|name| name.len() <= longest).take(most).collect(),
        aaguid: attested.aaguid,
    })
}

/// Step 25.
fn is_of_bearable_length(id: &[u8]) -> Result<(), Unfit> {
    if (1..=LONGEST_ID).contains(&id.len()) { Ok(()) } else { Err(Unfit::CredentialId) }
}

/// Step 13 ([§6.5](https://www.w3.org/TR/webauthn-3/#sctn-attestation)).
struct AttestationObject {
    authenticator_data: Vec<u8>,
    statement: Statement,
}

/// What vouches for the authenticator. None is asked for; a browser may leave a key's word for itself.
enum Statement {
    /// Nothing ([§8.7](https://www.w3.org/TR/webauthn-3/#sctn-none-attestation)).
    None,
    /// The key itself ([§8.2](https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation), self attestation).
    Itself { algorithm: i64, signature: Vec<u8> },
    /// Another.
    Other,
}

impl AttestationObject {
    fn parse(bytes: &Bytes) -> Option<Self> {
        let mut object = Map::parse(&bytes.0)?;
        let format = object.take("fmt")?.into_text().ok()?;
        let authenticator_data = object.take("authData")?.into_bytes().ok()?;
        let mut statement = Map::of(object.take("attStmt")?)?;
        // Step 21.
        let statement = match format.as_str() {
            "none" if statement.is_empty() => Statement::None,
            "packed" => match (statement.take("alg"), statement.take("sig")) {
                (Some(algorithm), Some(signature)) if statement.is_empty() => {
                    Statement::Itself { algorithm: cose::as_number(&algorithm)?, signature: signature.into_bytes().ok()? }
                }
                _ => Statement::Other,
            },
            _ => Statement::Other,
        };
        Some(Self { authenticator_data, statement })
    }
}

impl Statement {
    /// Step 22: it fits what was signed. Nobody is trusted for it (steps 23 and 24).
    fn check(&self, key: &PublicKey, signed: &[u8]) -> Result<(), Unfit> {
        match self {
            Self::None => Ok(()),
            Self::Itself { algorithm, signature } if *algorithm == key.algorithm && key.signed(signed, signature) => Ok(()),
            Self::Itself { .. } | Self::Other => Err(Unfit::Attestation),
        }
    }
}
