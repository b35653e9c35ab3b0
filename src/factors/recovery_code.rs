//! Recovery codes: ten, each good once, for whoever lost the app. Each is 50 random bits, and kept as a keyed hash.

use serde::{Deserialize, Serialize};

use super::{Element, Enrolment, Factor, Kind, Part, Shown, Taking, is_separator};
use crate::clock::{Random, Timestamp};
use crate::secrets::Secret;
use crate::store::KeyRing;
use crate::store::sealing::KeyPurpose;

/// Their row of the table.
pub const FACTOR: Factor = Factor {
    name: "recovery_codes",
    proves: &[Element::Possession],
    phishing_resistant: false,
    guessable: true,
    amr: &["otp"],
    parts: &[Part::StandIn],
    enrolment: Enrolment::WithAnother,
    most: 1,
    left: |content| Ok(Some(serde_json::from_slice::<Content>(content)?.left())),
};

/// How many there are.
pub const COUNT: usize = 10;
/// From how many left on the person is warned.
pub const FEW: usize = 3;
const LENGTH: usize = 10;
/// Without letters that are taken for others (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// One code as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredCode {
    /// The keyed hash.
    pub hash: String,
    /// When it was used; none is good still.
    pub used_at: Option<Timestamp>,
}

/// What the credential of a person's codes holds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    /// Every one, used or not.
    pub codes: Vec<StoredCode>,
}

impl super::Content for Content {
    const KIND: Kind = Kind::RecoveryCodes;
}

impl Content {
    /// Codes with these keyed hashes, none of them used.
    pub fn new(hashes: &[String]) -> Self {
        Self { codes: hashes.iter().map(|hash| StoredCode { hash: hash.clone(), used_at: None }).collect() }
    }

    /// How many are good still.
    fn left(&self) -> usize {
        self.codes.iter().filter(|code| code.used_at.is_none()).count()
    }
}

/// The keyed hash of a right code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeHash(pub String);

impl Shown for CodeHash {
    type Content = Content;

    fn take(&self, content: &mut Content, now: Timestamp) -> Taking {
        let code = content.codes.iter_mut().find(|code| code.hash == self.0 && code.used_at.is_none());
        Taking::counts(code.map(|code| code.used_at = Some(now)).is_some())
    }
}

/// Ten new ones, as they are shown once: `k3m9x-2vq7t`.
pub fn make(random: &Random) -> Vec<Secret> {
    (0..COUNT).map(|_| code(random)).collect()
}

fn code(random: &Random) -> Secret {
    let bytes: [u8; LENGTH] = random.bytes();
    let mut text = String::with_capacity(LENGTH + 1);
    for (at, byte) in bytes.iter().enumerate() {
        if at == LENGTH / 2 {
            text.push('-');
        }
        // 256 is a multiple of 32: each letter is as likely as any other.
        text.push(ALPHABET.get(usize::from(byte % 32)).copied().map_or('0', char::from));
    }
    Secret::new(text)
}

/// The code in what was typed: capitals, spaces, hyphens and full-width letters do not matter, nor which of `1 i l` and `0 o`.
fn normalized(typed: &str) -> Option<Secret> {
    let mut text = String::with_capacity(LENGTH);
    for letter in typed.chars() {
        if is_separator(letter) {
            continue;
        }
        let plain = match u32::from(letter) {
            wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0)?,
            _ => letter,
        };
        let plain = match plain.to_ascii_lowercase() {
            'i' | 'l' => '1',
            'o' => '0',
            other => other,
        };
        if !plain.is_ascii() || !ALPHABET.contains(&u8::try_from(plain).ok()?) || text.len() == LENGTH {
            return None;
        }
        text.push(plain);
    }
    (text.len() == LENGTH).then(|| Secret::new(text))
}

fn context(user_id: &str) -> String {
    format!("recovery_code.{user_id}")
}

/// What is kept of a code: the key's id and a hash that is bound to the person.
fn hash(ring: &KeyRing, user_id: &str, code: &Secret) -> Option<String> {
    let plain = normalized(code.expose())?;
    Some(format!("{}.{}", ring.hash().id(), ring.hash().mac(&context(user_id), plain.expose().as_bytes())))
}

/// What is kept of each of a person's codes; what is no code is left out.
pub fn hashes(ring: &KeyRing, user_id: &str, codes: &[Secret]) -> Vec<String> {
    codes.iter().filter_map(|code| hash(ring, user_id, code)).collect()
}

/// Which of `hashes` is that of what was typed; every one is compared.
pub fn find(ring: &KeyRing, user_id: &str, typed: &str, hashes: &[&str]) -> Option<usize> {
    let plain = normalized(typed)?;
    hashes.iter().enumerate().fold(None, |found, (at, hash)| {
        let key = hash.split_once('.').and_then(|(id, mac)| Some((ring.by_id(KeyPurpose::Hash, id)?, mac)));
        let matches = key.is_some_and(|(key, mac)| key.verify(&context(user_id), plain.expose().as_bytes(), mac));
        if matches { Some(at) } else { found }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed_and_only_for_its_person() {
        let random = Random::default();
        let ring = KeyRing::scratch(&random);
        let codes = make(&random);
        assert_eq!(codes.len(), COUNT);
        let kept = hashes(&ring, "u1", &codes);
        assert_eq!(kept.len(), codes.len());
        let hashes: Vec<&str> = kept.iter().map(String::as_str).collect();
        for (at, code) in codes.iter().enumerate() {
            assert!(!kept.iter().any(|hash| hash.contains(code.expose())));
            let shouted = code.expose().to_uppercase().replace('-', "  ");
            for typed in [code.expose(), &shouted] {
                assert_eq!(find(&ring, "u1", typed, &hashes), Some(at));
                assert_eq!(find(&ring, "u2", typed, &hashes), None);
            }
        }
        assert_eq!(find(&ring, "u1", "", &hashes), None);
        assert_eq!(normalized("Ｋ3M9X 2vqOl").unwrap().expose(), "k3m9x2vq01");
        for around in ["\u{2066}k3m9x-2vq7t\u{2069}", "\u{202b}k3m9x\u{ff0d}2vq7t\u{202c}", "\u{61c}k3m9x\u{2212}2vq7t"] {
            assert_eq!(normalized(around).unwrap().expose(), "k3m9x2vq7t", "{around:?}");
        }
        for typed in ["k3m9x-2vq7", "k3m9x-2vq7tt", "k3m9x-2vq7ü", "k3m9x-2vq7u"] {
            assert!(normalized(typed).is_none(), "{typed}");
        }
    }
}
