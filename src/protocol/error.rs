//! The registered error codes, and how each reads as JSON and as a status.
//!
//! Which error where: [`OAuthError`] is for a client and names a registered code; what a person sees as a page is
//! `authorization::request::PageRejection`; internal errors never reach this room.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

/// A registered error code ([OAuth Extensions Error registry](https://www.iana.org/assignments/oauth-parameters/)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// A parameter is missing, malformed or doubled ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    InvalidRequest,
    /// Client authentication failed ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidClient,
    /// The code or refresh token is wrong, over, or another's ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidGrant,
    /// The client may not ask for this ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    UnauthorizedClient,
    /// The grant type is unknown here ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    UnsupportedGrantType,
    /// The response type is unknown here ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    UnsupportedResponseType,
    /// The scope is malformed or more than was granted ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    InvalidScope,
    /// The person or the provider said no ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    AccessDenied,
    /// Something failed inside ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    ServerError,
    /// A store is away or overloaded ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
    TemporarilyUnavailable,
    /// `prompt=none`, but a page would be needed ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InteractionRequired,
    /// `prompt=none`, but nobody is signed in ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    LoginRequired,
    /// `prompt=none`, but several are signed in ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    AccountSelectionRequired,
    /// `prompt=none`, but consent is owed ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    ConsentRequired,
    /// `request_uri` is bad ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InvalidRequestUri,
    /// `request` is bad ([Core §3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)).
    InvalidRequestObject,
    /// `request` is not understood here ([Core §6.1](https://openid.net/specs/openid-connect-core-1_0.html#RequestObject)).
    RequestNotSupported,
    /// `request_uri` is not understood here ([Core §6.2](https://openid.net/specs/openid-connect-core-1_0.html#RequestUriParameter)).
    RequestUriNotSupported,
    /// `registration` is not understood here ([Core §7.2.1](https://openid.net/specs/openid-connect-core-1_0.html#RegistrationParameter)).
    RegistrationNotSupported,
    /// An essential `acr` was not reached ([Unmet Authentication Requirements 1.0](https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html)).
    UnmetAuthenticationRequirements,
    /// `resource` is malformed, unknown or was not granted ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).
    InvalidTarget,
    /// The access token is wrong, over or revoked ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    InvalidToken,
    /// The access token lacks the scope ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    InsufficientScope,
    /// The token's kind cannot be revoked ([RFC 7009 §2.2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1)).
    UnsupportedTokenType,
    /// A redirect URI may not be registered ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)).
    InvalidRedirectUri,
    /// A member of the registration is bad ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)).
    InvalidClientMetadata,
}

/// Which kind of endpoint answers: the status of one code differs between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointKind {
    /// /token, /par, /introspect, /revoke: the client authenticates itself ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)).
    Client,
    /// /userinfo and our APIs: a bearer token opens them ([RFC 6750 §3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)).
    Bearer,
    /// /register ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)).
    Registration,
}

impl ErrorCode {
    /// The code as it stands in the registry.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::AccessDenied => "access_denied",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::InteractionRequired => "interaction_required",
            Self::LoginRequired => "login_required",
            Self::AccountSelectionRequired => "account_selection_required",
            Self::ConsentRequired => "consent_required",
            Self::InvalidRequestUri => "invalid_request_uri",
            Self::InvalidRequestObject => "invalid_request_object",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::RegistrationNotSupported => "registration_not_supported",
            Self::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            Self::InvalidTarget => "invalid_target",
            Self::InvalidToken => "invalid_token",
            Self::InsufficientScope => "insufficient_scope",
            Self::UnsupportedTokenType => "unsupported_token_type",
            Self::InvalidRedirectUri => "invalid_redirect_uri",
            Self::InvalidClientMetadata => "invalid_client_metadata",
        }
    }

    /// The HTTP status at an endpoint of `kind`.
    pub const fn status(self, kind: EndpointKind) -> u16 {
        match (self, kind) {
            (Self::ServerError, _) => 500,
            (Self::TemporarilyUnavailable, _) => 503,
            (Self::InvalidToken, EndpointKind::Bearer | EndpointKind::Registration) | (Self::InvalidClient, _) => 401,
            (Self::InsufficientScope, EndpointKind::Bearer | EndpointKind::Registration) => 403,
            _ => 400,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An error for a client: a registered code and a sentence that helps its developer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthError {
    /// The registered code.
    pub code: ErrorCode,
    /// `error_description`: says what was wrong with the request, never a secret or an internal fact.
    pub description: Cow<'static, str>,
}

impl OAuthError {
    /// An error with its description. Characters that `error_description` may not hold
    /// ([RFC 6749 §5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)) are replaced when it is sent.
    pub fn new(code: ErrorCode, description: impl Into<Cow<'static, str>>) -> Self {
        Self { code, description: description.into() }
    }

    /// `invalid_request` with a description.
    pub fn invalid_request(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::InvalidRequest, description)
    }

    /// `invalid_grant` with a description.
    pub fn invalid_grant(description: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorCode::InvalidGrant, description)
    }

    /// The HTTP status at an endpoint of `kind`.
    pub const fn status(&self, kind: EndpointKind) -> u16 {
        self.code.status(kind)
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
    fn a_description_holds_only_characters_of_its_grammar() {
        let error = OAuthError::invalid_request("bad \"x\" \\ \n\u{e4}");
        assert_eq!(error.to_json()["error_description"], "bad 'x' ' ??");
    }
}
