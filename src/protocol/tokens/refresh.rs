//! Refresh tokens: `<grant id>.<generation>.<key id>.<mac>`. No row per token: the grant's row says which generation is good,
//! the MAC that we made it.

use std::fmt;

use crate::secrets::{DataKey, Secret};

const CONTEXT: &str = "refresh-token";
const MAX_LENGTH: usize = 256;

/// Makes the refresh token of one generation of a grant.
pub fn issue(grant_id: &str, generation: i64, key: &DataKey) -> Secret {
    let mac = key.mac(CONTEXT, &signed(grant_id, generation));
    Secret::new(format!("{grant_id}.{generation}.{}.{mac}", key.id()))
}

/// A text in the shape of a refresh token: the next step is to find the key it names and to [`Unverified::verify`] it.
#[derive(Clone)]
pub struct Unverified {
    grant_id: String,
    generation: i64,
    key_id: String,
    mac: Secret,
}

impl Unverified {
    /// Reads the shape; none for anything else, also for another way of writing the same number.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let mut parts = text.split('.');
        let (Some(grant_id), Some(number), Some(key_id), Some(mac), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let generation = number.parse::<i64>().ok().filter(|value| *value >= 0 && value.to_string() == number)?;
        let hexadecimal = grant_id.len() == 32 && grant_id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        hexadecimal.then(|| Self { grant_id: grant_id.to_owned(), generation, key_id: key_id.to_owned(), mac: Secret::new(mac) })
    }

    /// The data key that it says it was made with.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The token, where `key` made it; constant time.
    pub fn verify(self, key: &DataKey) -> Option<RefreshToken> {
        let right = key.id() == self.key_id && key.verify(CONTEXT, &signed(&self.grant_id, self.generation), self.mac.expose());
        right.then_some(RefreshToken { grant_id: self.grant_id, generation: self.generation })
    }
}

impl fmt::Debug for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unverified").field("generation", &self.generation).field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// A refresh token that we made: only verifying gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    grant_id: String,
    generation: i64,
}

impl RefreshToken {
    /// The grant that it refreshes.
    pub fn grant_id(&self) -> &str {
        &self.grant_id
    }

    /// Which of the grant's refresh tokens it is.
    pub const fn generation(&self) -> i64 {
        self.generation
    }
}

fn signed(grant_id: &str, generation: i64) -> Vec<u8> {
    format!("{grant_id}.{generation}").into_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GRANT: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn only_the_key_that_made_a_token_verifies_it() {
        let key = DataKey::new("k1", [1; 32]);
        let token = issue(GRANT, 3, &key);
        let read = Unverified::parse(token.expose()).unwrap();
        assert_eq!(read.key_id(), "k1");
        assert_eq!(read.clone().verify(&key).unwrap(), RefreshToken { grant_id: GRANT.into(), generation: 3 });
        assert_eq!(read.clone().verify(&DataKey::new("k1", [2; 32])), None);
        assert_eq!(read.verify(&DataKey::new("k2", [1; 32])), None);
    }

    #[test]
    fn a_generation_cannot_be_changed() {
        let key = DataKey::new("k1", [1; 32]);
        let changed = issue(GRANT, 3, &key).expose().replace(".3.", ".4.");
        assert_eq!(Unverified::parse(&changed).unwrap().verify(&key), None);
    }

    #[test]
    fn one_token_has_one_spelling() {
        let mac = "m".repeat(43);
        for number in ["+3", "03", "-1", "", " 3", "9223372036854775808"] {
            assert!(Unverified::parse(&format!("{GRANT}.{number}.k1.{mac}")).is_none(), "{number}");
        }
        for text in [
            "",
            "...",
            "a.b.c.d",
            &format!("{GRANT}.3.k1"),
            &format!("{GRANT}.3.k1.{mac}.x"),
            &format!("{}.3.k1.{mac}", GRANT.to_uppercase()),
        ] {
            assert!(Unverified::parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_was_issued_is_read_back(generation in 0_i64..i64::MAX, key in any::<[u8; 32]>()) {
            let key = DataKey::new("k", key);
            let token = Unverified::parse(issue(GRANT, generation, &key).expose()).unwrap().verify(&key).unwrap();
            prop_assert_eq!((token.grant_id(), token.generation()), (GRANT, generation));
        }

        #[test]
        fn nothing_else_is_one(text in "\\PC{0,300}") {
            let key = DataKey::new("k", [1; 32]);
            prop_assert!(Unverified::parse(&text).and_then(|token| token.verify(&key)).is_none());
        }
    }
}
