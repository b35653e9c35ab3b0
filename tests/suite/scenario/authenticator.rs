//! An authenticator in software: it makes a passkey and uses it as a browser would have it do, and does wrong what a test wants wrong.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{self, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value as Cbor;
use latchkey::clock::Random;
use rsa::pkcs1::DecodeRsaPublicKey as _;
use rsa::traits::PublicKeyParts as _;
use serde_json::{Value, json};

use super::Page;

pub const PRESENT: u8 = 1;
pub const VERIFIED: u8 = 1 << 2;
pub const BACKUP_ELIGIBLE: u8 = 1 << 3;
pub const BACKED_UP: u8 = 1 << 4;
const ATTESTED: u8 = 1 << 6;

enum Key {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

/// One with one passkey. What it says of itself may be changed.
pub struct Authenticator {
    key: Key,
    pub credential_id: Vec<u8>,
    /// As which origin the browser stands; none: where the options want it.
    pub origin: String,
    pub rp_id: Option<String>,
    pub flags: u8,
    /// What it counts up before each use; 0: it does not count.
    pub counter: u32,
    pub counts: bool,
    pub cross_origin: bool,
    /// In place of the challenge of the options.
    pub challenge: Option<String>,
    /// In place of `webauthn.create` and `webauthn.get`.
    pub ceremony: Option<&'static str>,
    pub handle: Option<String>,
    /// Which model it says it is; zeros: it does not say.
    pub aaguid: [u8; 16],
    /// In place of its public key as COSE writes it.
    pub cose: Option<Vec<u8>>,
}

impl Authenticator {
    /// One that makes keys of this algorithm: -7, -8 or -257.
    pub fn of(algorithm: i64, origin: &str) -> Self {
        let key = match algorithm {
            -7 => Key::Es256(EcdsaKeyPair::generate(&signature::ECDSA_P256_SHA256_ASN1_SIGNING).unwrap()),
            -8 => Key::EdDsa(Ed25519KeyPair::generate().unwrap()),
            _ => Key::Rs256(RsaKeyPair::generate(KeySize::Rsa2048).unwrap()),
        };
        Self {
            key,
            credential_id: Random::default().bytes::<32>().to_vec(),
            origin: origin.to_owned(),
            rp_id: None,
            flags: PRESENT | VERIFIED,
            counter: 0,
            counts: true,
            cross_origin: false,
            challenge: None,
            ceremony: None,
            handle: None,
            aaguid: [0; 16],
            cose: None,
        }
    }

    /// The usual one.
    pub fn new(origin: &str) -> Self {
        Self::of(-7, origin)
    }

    fn client_data(&self, ceremony: &'static str, options: &Value) -> Vec<u8> {
        let challenge = self.challenge.clone().unwrap_or_else(|| options["challenge"].as_str().unwrap().to_owned());
        let mut data = json!({ "type": self.ceremony.unwrap_or(ceremony), "challenge": challenge, "origin": self.origin });
        data["crossOrigin"] = json!(self.cross_origin);
        data.to_string().into_bytes()
    }

    fn head(&self, rp_id: &str, further: u8) -> Vec<u8> {
        let rp_id = self.rp_id.as_deref().unwrap_or(rp_id);
        let mut data = digest(&SHA256, rp_id.as_bytes()).as_ref().to_vec();
        data.push(self.flags | further);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Its public key.
    pub fn cose(&self) -> Vec<u8> {
        let number = |number: i64| Cbor::from(number);
        let bytes = |bytes: &[u8]| Cbor::Bytes(bytes.to_vec());
        let map = match &self.key {
            Key::Es256(key) => {
                let point = key.public_key().as_ref();
                vec![(1, number(2)), (3, number(-7)), (-1, number(1)), (-2, bytes(&point[1..33])), (-3, bytes(&point[33..]))]
            }
            Key::EdDsa(key) => vec![(1, number(1)), (3, number(-8)), (-1, number(6)), (-2, bytes(key.public_key().as_ref()))],
            Key::Rs256(key) => {
                let key = rsa::RsaPublicKey::from_pkcs1_der(key.public_key().as_ref()).unwrap();
                vec![(1, number(3)), (3, number(-257)), (-1, bytes(&key.n().to_bytes_be())), (-2, bytes(&key.e().to_bytes_be()))]
            }
        };
        written(&Cbor::Map(map.into_iter().map(|(label, value)| (Cbor::from(label), value)).collect()))
    }

    /// Signs as this key does.
    pub fn signature(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match &self.key {
            Key::Es256(key) => key.sign(&random, message).unwrap().as_ref().to_vec(),
            Key::EdDsa(key) => key.sign(message).as_ref().to_vec(),
            Key::Rs256(key) => {
                let mut made = vec![0; key.public_modulus_len()];
                key.sign(&signature::RSA_PKCS1_SHA256, &random, message, &mut made).unwrap();
                made
            }
        }
    }

    /// Makes its passkey for these options, as JSON.
    pub fn make(&mut self, options: &Value) -> String {
        self.make_with(options, |_, _| ("none", Cbor::Map(Vec::new())))
    }

    /// The same with another attestation: `attest` is given what it may sign, and signs.
    pub fn make_with(&mut self, options: &Value, attest: impl Fn(&Self, &[u8]) -> (&'static str, Cbor)) -> String {
        self.handle = options["user"]["id"].as_str().map(str::to_owned);
        let client_data = self.client_data("webauthn.create", options);
        let mut data = self.head(options["rp"]["id"].as_str().unwrap(), ATTESTED);
        data.extend(self.aaguid);
        data.extend(u16::try_from(self.credential_id.len()).unwrap().to_be_bytes());
        data.extend(&self.credential_id);
        data.extend(self.cose.clone().unwrap_or_else(|| self.cose()));
        let (format, statement) = attest(self, &[&data, digest(&SHA256, &client_data).as_ref()].concat());
        let text = |text: &str| Cbor::Text(text.to_owned());
        let object = vec![(text("fmt"), text(format)), (text("attStmt"), statement), (text("authData"), Cbor::Bytes(data))];
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "attestationObject": encoded(&written(&Cbor::Map(object))),
            "transports": ["internal", "hybrid"],
        });
        json!({ "id": encoded(&self.credential_id), "type": "public-key", "response": response }).to_string()
    }

    /// Uses its passkey for these options, as JSON.
    pub fn answer(&mut self, options: &Value) -> String {
        if self.counts {
            self.counter += 1;
        }
        let client_data = self.client_data("webauthn.get", options);
        let data = self.head(options["rpId"].as_str().unwrap(), 0);
        let signature = self.signature(&[&data, digest(&SHA256, &client_data).as_ref()].concat());
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "authenticatorData": encoded(&data),
            "signature": encoded(&signature),
            "userHandle": self.handle,
        });
        json!({ "id": encoded(&self.credential_id), "type": "public-key", "response": response }).to_string()
    }
}

/// What a page asks the browser for.
pub fn options(page: &Page) -> Value {
    serde_json::from_str(&page.attribute("form[data-passkey]", "data-options")).unwrap()
}

pub fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A value as bytes of CBOR.
pub fn written(value: &Cbor) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}
