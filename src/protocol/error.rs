//! The registered error codes, and how each is answered: status, headers and JSON.
//!
//! Which error where: [`OAuthError`] is for a client and names a registered code; what a person sees as a page is
//! `authorization::request::PageRejection`; internal errors never reach this room.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

use super::named_kinds::named_kinds;

named_kinds! {
    /// A registered error code ([OAuth Extensions Error registry](https://www.iana.org/assignments/oauth-parameters/)).
    pub enum ErrorCode;

    /// A parameter is missing, malformed or doubled ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    InvalidRequest = "invalid_request";
    /// Client authentication failed ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidClient = "invalid_client";
    /// The code or refresh token is wrong, over, or another's ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidGrant = "invalid_grant";
    /// The client may not ask for this ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    UnauthorizedClient = "unauthorized_client";
    /// The grant type is unknown here ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    UnsupportedGrantType = "unsupported_grant_type";
    /// The response type is unknown here ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    UnsupportedResponseType = "unsupported_response_type";
    /// The scope is malformed or more than was granted ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidScope = "invalid_scope";
    /// The person or the provider said no ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    AccessDenied = "access_denied";
    /// Something failed inside ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    ServerError = "server_error";
    /// A store is away or overloaded ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    TemporarilyUnavailable = "temporarily_unavailable";
    /// `prompt=none`, but a page would be needed ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InteractionRequired = "interaction_required";
    /// `prompt=none`, but nobody is signed in ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    LoginRequired = "login_required";
    /// `prompt=none`, but several are signed in ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    AccountSelectionRequired = "account_selection_required";
    /// `prompt=none`, but consent is owed ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    ConsentRequired = "consent_required";
    /// `request_uri` is bad ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InvalidRequestUri = "invalid_request_uri";
    /// `request` is bad ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InvalidRequestObject = "invalid_request_object";
    /// `request` is not understood here ([Core §6.1](https://openid.net/specs/openid-connect-core-1_0.html#RequestObject)).
    RequestNotSupported = "request_not_supported";
    /// `request_uri` is not understood here ([Core §6.2](https://openid.net/specs/openid-connect-core-1_0.html#RequestUriParameter)).
    RequestUriNotSupported = "request_uri_not_supported";
    /// `registration` is not understood here ([Core §7.2.1](https://openid.net/specs/openid-connect-core-1_0.html#RegistrationParameter)).
    RegistrationNotSupported = "registration_not_supported";
    /// An essential `acr` was not reached ([Unmet Authentication Requirements 1.0](https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html)).
    UnmetAuthenticationRequirements = "unmet_authentication_requirements";
    /// `resource` is malformed, unknown or was not granted ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).
    InvalidTarget = "invalid_target";
    /// The access token is wrong, over or revoked ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    InvalidToken = "invalid_token";
    /// The access token lacks the scope ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    InsufficientScope = "insufficient_scope";
    /// The token's kind cannot be revoked ([RFC 7009 §2.2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1)).
    UnsupportedTokenType = "unsupported_token_type";
    /// A redirect URI may not be registered ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)).
    InvalidRedirectUri = "invalid_redirect_uri";
    /// A member of the registration is bad ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)).
    InvalidClientMetadata = "invalid_client_metadata";
}

/// Which kind of endpoint answers: the status of one code differs between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointKind {
    /// /token, /par, /introspect, /revoke: the client authenticates itself ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    Client,
    /// /userinfo and our APIs: a bearer token opens them ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    Bearer,
}

impl ErrorCode {
    /// The HTTP status at an endpoint of `kind`.
    pub const fn status(self, kind: EndpointKind) -> u16 {
        match (self, kind) {
            (Self::ServerError, _) => 500,
            (Self::TemporarilyUnavailable, _) => 503,
            (Self::InvalidToken, EndpointKind::Bearer) | (Self::InvalidClient, _) => 401,
            (Self::InsufficientScope, EndpointKind::Bearer) => 403,
            _ => 400,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A header that the answer of an error carries beside its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorHeader {
    /// How to authenticate ([RFC 9110 §11.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1)).
    WwwAuthenticate(Cow<'static, str>),
    /// After what time to try again, told in whole seconds ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    RetryAfter(Duration),
}

impl ErrorHeader {
    /// The name of the header, in lower case.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::WwwAuthenticate(_) => "www-authenticate",
            Self::RetryAfter(_) => "retry-after",
        }
    }

    /// Its value.
    pub fn value(&self) -> Cow<'_, str> {
        match self {
            Self::WwwAuthenticate(challenge) => Cow::Borrowed(challenge),
            Self::RetryAfter(wait) => Cow::Owned(wait.as_secs().to_string()),
        }
    }
}

/// The whole answer to a request that failed, before it is HTTP.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The headers that belong to the error.
    pub headers: Vec<ErrorHeader>,
    /// The body as JSON; none where there is no error to name.
    pub body: Option<Value>,
}

/// An error for a client: a registered code and a sentence that helps its developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthError {
    /// The registered code.
    pub code: ErrorCode,
    /// `error_description`: says what was wrong with the request, never a secret or an internal fact.
    pub description: Cow<'static, str>,
    /// Whether time, or a person, took away what the request rested on: a code that was used, a token that has expired. The
    /// client does nothing wrong, and `error` alone does not tell.
    pub lapsed: bool,
    /// The headers that its answer carries wherever it is answered as JSON.
    pub headers: Vec<ErrorHeader>,
}

impl OAuthError {
    /// An error with its description. Characters that `error_description` may not hold
    /// ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)) are replaced when it is sent.
    pub fn new(code: ErrorCode, description: impl Into<Cow<'static, str>>) -> Self {
        Self { code, description: description.into(), lapsed: false, headers: Vec::new() }
    }

    /// `invalid_request` with a description.
    pub fn invalid_request(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::InvalidRequest, description)
    }

    /// `invalid_grant` with a description.
    pub fn invalid_grant(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::InvalidGrant, description)
    }

    /// `invalid_grant` for what was good once and is over, or may have been.
    pub fn lapsed_grant(description: impl Into<Cow<'static, str>>) -> Self {
        Self { lapsed: true, ..Self::invalid_grant(description) }
    }

    /// The same, with one more header in its answer.
    #[must_use]
    pub fn with_header(mut self, header: ErrorHeader) -> Self {
        self.headers.push(header);
        self
    }

    /// The HTTP status at an endpoint of `kind`.
    pub const fn status(&self, kind: EndpointKind) -> u16 {
        self.code.status(kind)
    }

    /// The answer of an endpoint of `kind`: where a bearer token opens it, with the challenge of
    /// [RFC 6750 §3](https://www.rfc-editor.org/rfc/rfc6750#section-3). `invalid_client` brings its challenge itself, where one is
    /// due: Basic for everybody would open a browser's password dialogue under an app that has no password.
    pub fn answer(&self, kind: EndpointKind) -> ErrorAnswer {
        let mut headers = self.headers.clone();
        if kind == EndpointKind::Bearer {
            headers.push(bearer_challenge("latchkey", Some(self), None));
        }
        ErrorAnswer { status: self.status(kind), headers, body: Some(self.to_json()) }
    }

    /// The description with only the characters of its grammar (`%x20-21 / %x23-5B / %x5D-7E`), at most 400 of them.
    pub fn safe_description(&self) -> String {
        self.description
            .chars()
            .take(400)
            .map(|c| match c {
                '"' | '\\' => '\'',
                ' '..='~' => c,
                _ => '?',
            })
            .collect()
    }

    /// `{"error": ..., "error_description": ...}` ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    pub fn to_json(&self) -> Value {
        let mut object = Map::new();
        object.insert("error".into(), Value::from(self.code.as_str()));
        if !self.description.is_empty() {
            object.insert("error_description".into(), Value::from(self.safe_description()));
        }
        Value::Object(object)
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.safe_description())
    }
}

impl std::error::Error for OAuthError {}

/// The challenge for a bearer token ([RFC 6750 §3](https://www.rfc-editor.org/rfc/rfc6750#section-3)); `scope` is what would have
/// been enough. Characters that a quoted string may not hold are left out of `realm`.
pub(super) fn bearer_challenge(realm: &str, error: Option<&OAuthError>, scope: Option<&str>) -> ErrorHeader {
    let realm: String = realm.chars().filter(|c| matches!(c, ' '..='~') && !matches!(c, '"' | '\\')).collect();
    let mut challenge = format!(r#"Bearer realm="{realm}""#);
    if let Some(error) = error {
        challenge.push_str(&format!(r#", error="{}", error_description="{}""#, error.code, error.safe_description()));
    }
    if let Some(scope) = scope {
        challenge.push_str(&format!(r#", scope="{scope}""#));
    }
    ErrorHeader::WwwAuthenticate(challenge.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_follows_the_code_and_the_endpoint() {
        for (code, kind, status) in [
            (ErrorCode::InvalidClient, EndpointKind::Client, 401),
            (ErrorCode::InvalidGrant, EndpointKind::Client, 400),
            (ErrorCode::InvalidToken, EndpointKind::Bearer, 401),
            (ErrorCode::InvalidToken, EndpointKind::Client, 400),
            (ErrorCode::InsufficientScope, EndpointKind::Bearer, 403),
            (ErrorCode::InvalidRequest, EndpointKind::Bearer, 400),
            (ErrorCode::TemporarilyUnavailable, EndpointKind::Client, 503),
        ] {
            assert_eq!(code.status(kind), status, "{code} {kind:?}");
        }
    }

    #[test]
    fn rfc6750_3_a_bearer_error_stands_in_the_challenge_of_its_answer() {
        let answer = OAuthError::new(ErrorCode::InvalidToken, "over \"now\"").answer(EndpointKind::Bearer);
        let challenge = r#"Bearer realm="latchkey", error="invalid_token", error_description="over 'now'""#;
        assert_eq!((answer.status, answer.headers), (401, vec![ErrorHeader::WwwAuthenticate(challenge.into())]));
        assert!(OAuthError::invalid_grant("no").answer(EndpointKind::Client).headers.is_empty());
    }

    #[test]
    fn a_description_holds_only_characters_of_its_grammar() {
        let error = OAuthError::invalid_request("bad \"x\" \\ \n\u{e4}");
        assert_eq!(error.to_json()["error_description"], "bad 'x' ' ??");
    }
}
