//! Proof Key for Code Exchange ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)), method S256 only.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::named_kinds;
use crate::secrets::{Secret, constant_time_eq, sha256};

named_kinds! {
    /// How a challenge is made of its verifier ([RFC 7636 §4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)). `plain` is none:
    /// it proves nothing once the request is seen ([RFC 9700 §2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)).
    pub enum CodeChallengeMethod;

    /// `BASE64URL(SHA256(code_verifier))`.
    S256 = "S256";
}

/// `BASE64URL(SHA256(code_verifier))` ([RFC 7636 §4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CodeChallenge(String);

impl CodeChallenge {
    /// A `code_challenge` with method S256: 43 characters of base64url. `invalid_request` else.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        if text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            Ok(Self(text.to_owned()))
        } else {
            Err(OAuthError::invalid_request(
                "code_challenge must be the base64url-encoded SHA-256 of the code_verifier: 43 characters, without padding",
            ))
        }
    }

    /// `code_challenge` and `code_challenge_method` of an authorization request; none where neither came.
    /// `invalid_request` for `plain`, for a method left out (it would mean `plain`), and for a method without a challenge
    /// ([RFC 7636 §4.4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1)).
    pub fn from_request(challenge: Option<&str>, method: Option<&str>) -> Result<Option<Self>, OAuthError> {
        match (challenge, method) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(OAuthError::invalid_request("code_challenge_method was sent without code_challenge")),
            (Some(challenge), Some(method)) => match CodeChallengeMethod::parse(method) {
                Some(CodeChallengeMethod::S256) => Self::parse(challenge).map(Some),
                None => Err(OAuthError::invalid_request("code_challenge_method must be S256")),
            },
            (Some(_), None) => {
                Err(OAuthError::invalid_request("code_challenge_method is missing, which means plain: send code_challenge_method=S256"))
            }
        }
    }

    /// The text, as the grant's row keeps it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `verifier` is what the challenge was made of ([RFC 7636 §4.6](https://www.rfc-editor.org/rfc/rfc7636#section-4.6)); constant time.
    pub fn is_met_by(&self, verifier: &CodeVerifier) -> bool {
        constant_time_eq(self.0.as_bytes(), sha256(verifier.0.expose().as_bytes()).as_bytes())
    }
}

impl fmt::Debug for CodeChallenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeChallenge({})", self.0)
    }
}

impl TryFrom<String> for CodeChallenge {
    type Error = OAuthError;

    fn try_from(text: String) -> Result<Self, OAuthError> {
        Self::parse(&text)
    }
}

impl From<CodeChallenge> for String {
    fn from(challenge: CodeChallenge) -> Self {
        challenge.0
    }
}

/// A `code_verifier` of the right form ([RFC 7636 §4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)).
#[derive(Clone, Debug)]
pub struct CodeVerifier(Secret);

impl CodeVerifier {
    /// 43 to 128 characters of `A-Za-z0-9-._~`; `invalid_grant` else.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        let unreserved = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
        if (43..=128).contains(&text.len()) && text.bytes().all(unreserved) {
            Ok(Self(Secret::new(text)))
        } else {
            Err(OAuthError::invalid_grant("code_verifier must be 43 to 128 characters from A-Z a-z 0-9 - . _ ~"))
        }
    }
}

/// What the token endpoint asks of the verifier ([RFC 7636 §4.6](https://www.rfc-editor.org/rfc/rfc7636#section-4.6),
/// [RFC 9700 §2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)): the right one where a challenge was sent,
/// none where none was, or somebody tries a downgrade.
pub fn check(challenge: Option<&CodeChallenge>, verifier: Option<&str>) -> Result<(), OAuthError> {
    match (challenge, verifier) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(OAuthError::invalid_grant("code_verifier was sent, but the authorization request had no code_challenge")),
        (Some(_), None) => Err(OAuthError::invalid_grant("code_verifier is missing")),
        (Some(challenge), Some(verifier)) if challenge.is_met_by(&CodeVerifier::parse(verifier)?) => Ok(()),
        (Some(_), Some(_)) => Err(OAuthError::invalid_grant("code_verifier does not match code_challenge")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn rfc7636_appendix_b_the_example_is_met() {
        let challenge = CodeChallenge::parse(CHALLENGE).unwrap();
        assert_eq!(check(Some(&challenge), Some(VERIFIER)), Ok(()));
    }

    #[test]
    fn attack_p1_missing_wrong_short_long_and_strange_verifiers_are_refused() {
        let challenge = CodeChallenge::parse(CHALLENGE).unwrap();
        let wrong = VERIFIER.replace('d', "e");
        let strange = VERIFIER.replace('-', "+");
        for verifier in [None, Some(wrong.as_str()), Some(&VERIFIER[1..]), Some(&"a".repeat(129)), Some(strange.as_str()), Some(CHALLENGE)]
        {
            assert!(check(Some(&challenge), verifier).is_err(), "{verifier:?}");
        }
    }

    #[test]
    fn attack_p2_a_verifier_without_a_challenge_is_refused() {
        assert!(check(None, Some(VERIFIER)).is_err());
        assert_eq!(check(None, None), Ok(()));
    }

    #[test]
    fn attack_p3_plain_and_a_missing_method_are_refused() {
        assert!(CodeChallenge::from_request(Some(CHALLENGE), Some("plain")).is_err());
        assert!(CodeChallenge::from_request(Some(CHALLENGE), Some("s256")).is_err());
        assert!(CodeChallenge::from_request(Some(CHALLENGE), None).is_err());
        assert!(CodeChallenge::from_request(None, Some("S256")).is_err());
        assert!(CodeChallenge::from_request(Some(VERIFIER.split_at(42).0), Some("S256")).is_err());
        assert_eq!(CodeChallenge::from_request(None, None), Ok(None));
        assert!(CodeChallenge::from_request(Some(CHALLENGE), Some("S256")).unwrap().is_some());
    }

    #[test]
    fn a_verifier_never_shows_in_debug() {
        assert!(!format!("{:?}", CodeVerifier::parse(VERIFIER).unwrap()).contains(VERIFIER));
    }
}
