//! Bearer tokens at `/userinfo` and our APIs ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)): where a request may carry
//! one, and how a request without a good one is answered.

use crate::protocol::error::{EndpointKind, ErrorAnswer, ErrorCode, OAuthError, bearer_challenge};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;

/// Why a request is not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BearerRefusal {
    /// It brought no token: 401 with a challenge that names no error ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    Missing,
    /// `invalid_request` or `invalid_token`.
    Error(OAuthError),
    /// `insufficient_scope`, with the scope that is needed.
    Scope(&'static str),
}

impl BearerRefusal {
    /// `invalid_token`, in the same words whatever is wrong with it.
    pub fn invalid_token() -> Self {
        Self::Error(OAuthError::new(ErrorCode::InvalidToken, "the access token is unknown, expired, revoked or for another audience"))
    }

    fn invalid_request(description: &'static str) -> Self {
        Self::Error(OAuthError::invalid_request(description))
    }

    fn error(&self) -> Option<OAuthError> {
        match self {
            Self::Missing => None,
            Self::Error(error) => Some(error.clone()),
            Self::Scope(scope) => {
                Some(OAuthError::new(ErrorCode::InsufficientScope, format!("the access token does not have the {scope} scope")))
            }
        }
    }

    /// The answer: 400, 401 or 403 with a challenge whose realm is the issuer, and the error as JSON where there is one to name.
    pub fn answer(&self, issuer: &str) -> ErrorAnswer {
        let error = self.error();
        let scope = match self {
            Self::Scope(scope) => Some(*scope),
            Self::Missing | Self::Error(_) => None,
        };
        let mut headers = error.as_ref().map(|error| error.headers.clone()).unwrap_or_default();
        headers.push(bearer_challenge(issuer, error.as_ref(), scope));
        let status = error.as_ref().map_or(401, |error| error.status(EndpointKind::Bearer));
        ErrorAnswer { status, headers, body: error.map(|error| error.to_json()) }
    }
}

/// Finds the one access token of a request: in the `Authorization` header, or in the form of a POST where `form` is given.
///
/// # Errors
/// [`BearerRefusal::Missing`] without a token; `invalid_request` for two ways at once, for an empty one, and for one in the query,
/// which ends up in logs and histories ([RFC 9700 §4.3.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2)).
pub fn presented(
    authorization_header: Option<&str>,
    form: Option<&Parameters>,
    query: Option<&Parameters>,
) -> Result<Secret, BearerRefusal> {
    if query.is_some_and(|query| query.get("access_token").is_some()) {
        return Err(BearerRefusal::invalid_request(
            "access tokens in the query are not accepted: send the token in the Authorization header",
        ));
    }
    let in_form = form.and_then(|form| form.get("access_token"));
    let in_header = match authorization_header.map(|header| header.split_once(' ').unwrap_or((header, ""))) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("Bearer") => Some(token.trim_matches(' ')),
        _ => None,
    };
    match (in_header, in_form) {
        (Some(_), Some(_)) => Err(BearerRefusal::invalid_request("the access token was sent in 2 ways: send it in one")),
        (Some(""), None) => Err(BearerRefusal::invalid_request("the Authorization header contains no token")),
        (Some(token), None) | (None, Some(token)) => Ok(Secret::new(token)),
        (None, None) => Err(BearerRefusal::Missing),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parameters(text: &str) -> Parameters {
        Parameters::parse(text.as_bytes()).unwrap()
    }

    fn challenge(answer: &ErrorAnswer) -> String {
        assert_eq!((answer.headers.len(), answer.headers[0].name()), (1, "www-authenticate"));
        answer.headers[0].value().into_owned()
    }

    #[test]
    fn rfc6750_2_a_token_comes_in_the_header_or_the_form() {
        for header in ["Bearer abc", "bearer abc", "BEARER  abc "] {
            assert_eq!(presented(Some(header), None, None).unwrap().expose(), "abc", "{header}");
        }
        assert_eq!(presented(None, Some(&parameters("access_token=abc")), None).unwrap().expose(), "abc");
    }

    #[test]
    fn attack_t4_a_token_in_the_query_or_in_two_ways_is_an_invalid_request() {
        let token = parameters("access_token=abc");
        for refused in [
            presented(None, None, Some(&token)),
            presented(Some("Bearer abc"), None, Some(&token)),
            presented(Some("Bearer abc"), Some(&token), None),
            presented(Some("Bearer"), None, None),
            presented(Some("Bearer  "), None, None),
        ] {
            let answer = refused.unwrap_err().answer("https://op");
            assert_eq!(answer.status, 400);
            assert!(challenge(&answer).contains(r#"error="invalid_request""#));
        }
    }

    #[test]
    fn rfc6750_3_1_without_a_token_the_challenge_names_no_error() {
        for header in [None, Some("Basic YTpi"), Some("DPoP abc"), Some("")] {
            let refused = presented(header, None, None).unwrap_err();
            assert_eq!(refused, BearerRefusal::Missing);
            let answer = refused.answer("https://op");
            assert_eq!((answer.status, challenge(&answer), &answer.body), (401, r#"Bearer realm="https://op""#.into(), &None));
        }
    }

    #[test]
    fn rfc6750_3_1_each_error_has_its_status() {
        let invalid = BearerRefusal::invalid_token().answer("https://op");
        assert_eq!(invalid.status, 401);
        assert!(challenge(&invalid).contains(r#"error="invalid_token""#));
        let scope = BearerRefusal::Scope("openid").answer("https://op");
        assert_eq!(scope.status, 403);
        assert!(challenge(&scope).ends_with(r#"scope="openid""#));
        assert_eq!(scope.body.unwrap()["error"], "insufficient_scope");
    }

    proptest! {
        #[test]
        fn no_header_breaks_it(header in "\\PC{0,60}") {
            let _ = presented(Some(&header), None, None);
        }
    }
}
