//! `client_secret_basic` and `client_secret_post` ([RFC 6749 §2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

use super::{Claim, Shown, none};
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::secrets::Secret;

/// The value of `WWW-Authenticate` that asks for `client_secret_basic`
/// ([RFC 7617 §2](https://www.rfc-editor.org/rfc/rfc7617#section-2)).
pub(super) const CHALLENGE: &str = r#"Basic realm="clients", charset="UTF-8""#;

/// Far more than any id and secret need; what is longer is not decoded.
const MAX_HEADER: usize = 4096;

/// Reads a Basic header. Id and secret are form-encoded before they are joined; since many clients leave that out, the
/// secret as it stood is kept beside the decoded one where the two differ. An empty secret is none: the client only says its name.
pub(super) fn basic(header: &str, body_id: Option<&str>) -> Result<Claim, OAuthError> {
    let (id, secret) = split(header).ok_or_else(|| {
        OAuthError::new(ErrorCode::InvalidClient, "the Authorization header must be Basic with the base64 of client_id:client_secret")
    })?;
    let client_id = form_decoded(&id);
    if body_id.is_some_and(|body_id| body_id != client_id && body_id != id) {
        return Err(OAuthError::new(
            ErrorCode::InvalidRequest,
            "client_id in the body is different from the one in the Authorization header",
        ));
    }
    if client_id.is_empty() {
        return Err(OAuthError::new(
            ErrorCode::InvalidClient,
            "the request does not identify a client: send client_id, or authenticate the client",
        ));
    }
    if secret.expose().is_empty() {
        return Ok(none::public(&client_id));
    }
    let decoded = form_decoded(secret.expose());
    let raw_secret = (decoded != secret.expose()).then_some(secret);
    Ok(Claim { client_id, shown: Shown::Basic { secret: Secret::new(decoded), raw_secret } })
}

/// Whether a header has credentials of the scheme Basic, readable or not.
pub(super) fn is_basic(header: &str) -> bool {
    header.split_once(' ').is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("Basic"))
}

pub(super) fn post(client_id: &str, secret: &str) -> Claim {
    Claim { client_id: client_id.to_owned(), shown: Shown::Post(Secret::new(secret)) }
}

fn split(header: &str) -> Option<(String, Secret)> {
    if header.len() > MAX_HEADER {
        return None;
    }
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") {
        return None;
    }
    let credentials = credentials.trim_matches(' ');
    let bytes = STANDARD.decode(credentials).or_else(|_| STANDARD_NO_PAD.decode(credentials)).ok()?;
    let text = zeroize::Zeroizing::new(String::from_utf8(bytes).ok()?);
    if text.chars().any(char::is_control) {
        return None;
    }
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), Secret::new(secret)))
}

/// The form-decoded text, or the text itself where it is not validly encoded.
fn form_decoded(text: &str) -> String {
    if !text.contains(['%', '+']) {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes().iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digit =
                    |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
                match (digit(rest.next()), digit(rest.next())) {
                    (Some(high), Some(low)) => bytes.push(high * 16 + low),
                    _ => return text.to_owned(),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
