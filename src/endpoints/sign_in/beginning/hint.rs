//! Whom a request allows alone: by `id_token_hint`, or by a demand for a value of the `sub` claim.

use crate::jose::{Algorithm, Expected, ExpectedType, UnverifiedClaims, VerificationError};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::subject::Subject;
use crate::protocol::tokens::id;
use crate::provider::Provider;

/// The subject of `id_token_hint`. An app may hold an ID token for longer than its key is known here: it says nothing then, and
/// where nobody may be asked the app gets the error that it expects of a hint that is not met
/// ([Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)). What is no ID token of ours is a
/// mistake of the app.
pub(super) fn hint(provider: &Provider, asked: &AuthorizationRequest) -> Result<Option<Subject>, OAuthError> {
    let Some(raw) = &asked.id_token_hint else { return Ok(None) };
    let expected = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &Algorithm::ALL };
    let ours = Some(provider.issuer());
    let text = |value: Option<&serde_json::Value>| value.and_then(serde_json::Value::as_str).map(str::to_owned);
    let subject = match provider.snapshot().keys.verify_hint(&raw.0, &expected, provider.now()) {
        Ok(verified) if id::is_one(&verified.claims) => {
            text(verified.claims.get("sub")).filter(|_| text(verified.claims.get("iss")).as_deref() == ours)
        }
        Err(VerificationError::UnknownKey) if text(UnverifiedClaims::read(&raw.0).get("iss")).as_deref() == ours => {
            return match asked.prompt.none {
                true => {
                    Err(OAuthError::new(ErrorCode::LoginRequired, "the key of id_token_hint is no longer valid: the user must sign in"))
                }
                false => Ok(None),
            };
        }
        Ok(_) | Err(_) => None,
    };
    subject
        .map(|subject| Some(Subject::sent(&subject)))
        .ok_or_else(|| OAuthError::invalid_request("id_token_hint is not an ID token from this issuer"))
}

/// The subject that the hint, or a demand for the `sub` claim, allows alone.
pub(super) fn must_be(hint: Option<Subject>, asked: &AuthorizationRequest) -> Result<Option<Subject>, OAuthError> {
    match (hint, asked.claims.required_subject()) {
        (Some(hint), Some(demanded)) if hint != demanded => {
            Err(OAuthError::invalid_request("id_token_hint and the requested sub claim are for different users"))
        }
        (hint, demanded) => Ok(hint.or(demanded)),
    }
}
