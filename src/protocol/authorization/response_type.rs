//! The `response_type` parameter ([RFC 6749 §3.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.1)).

use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::named_kinds::{kept_by_name, named_kinds};

named_kinds! {
    /// What an authorization response brings.
    #[derive(Default)]
    pub enum ResponseType;

    /// An authorization code ([RFC 6749 §4.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1)).
    #[default]
    Code = "code";
}

kept_by_name!(ResponseType);

impl ResponseType {
    /// The grant type that a client must be registered for beside it
    /// ([RFC 7591 §2.1](https://www.rfc-editor.org/rfc/rfc7591#section-2.1)).
    pub const fn grant_type(self) -> GrantType {
        match self {
            Self::Code => GrantType::AuthorizationCode,
        }
    }
}
