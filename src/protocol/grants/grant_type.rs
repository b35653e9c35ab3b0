//! The grant types that `/token` accepts.

use crate::protocol::named_kinds::named_kinds;

named_kinds! {
    /// A grant type, by the value of `grant_type`. What metadata and registration list is this list.
    pub enum GrantType;

    /// A code for tokens ([RFC 6749 §4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)).
    AuthorizationCode = "authorization_code";
    /// A refresh token for tokens ([RFC 6749 §6](https://www.rfc-editor.org/rfc/rfc6749#section-6)).
    RefreshToken = "refresh_token";
    /// A client's own proof for a token ([RFC 6749 §4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)).
    ClientCredentials = "client_credentials";
    /// An ID token of another provider for tokens ([RFC 8693](https://www.rfc-editor.org/rfc/rfc8693)).
    TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
}

impl GrantType {
    /// Whether only a client that proves who it is may use it ([RFC 6749 §4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)).
    pub const fn needs_proof_of_client(self) -> bool {
        match self {
            Self::AuthorizationCode | Self::RefreshToken | Self::TokenExchange => false,
            Self::ClientCredentials => true,
        }
    }

    /// Whether only an admin gives it to a client: a client that registers itself may not have it.
    pub const fn is_given_by_admins(self) -> bool {
        match self {
            Self::AuthorizationCode | Self::RefreshToken => false,
            Self::ClientCredentials | Self::TokenExchange => true,
        }
    }

    /// The grant type without which it never gets anything to redeem.
    pub const fn follows(self) -> Option<Self> {
        match self {
            Self::AuthorizationCode | Self::ClientCredentials | Self::TokenExchange => None,
            Self::RefreshToken => Some(Self::AuthorizationCode),
        }
    }
}
