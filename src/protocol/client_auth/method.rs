//! The methods by which a client may authenticate: which there are, and which of them prove a client.

use crate::protocol::named_kinds::named_kinds;

named_kinds! {
    /// A client authentication method, by its
    /// [registered name](https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml#token-endpoint-auth-method).
    /// What metadata and registration list is this list.
    pub enum ClientAuthMethod;

    /// Id and secret in the `Authorization` header ([RFC 6749 §2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
    ClientSecretBasic = "client_secret_basic";
    /// Id and secret in the body ([RFC 6749 §2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
    ClientSecretPost = "client_secret_post";
    /// The client says who it is and proves nothing ([RFC 7591 §2](https://www.rfc-editor.org/rfc/rfc7591#section-2)).
    None = "none";
}

impl ClientAuthMethod {
    /// Whether it proves who the client is: a name alone does not.
    pub const fn proves(self) -> bool {
        match self {
            Self::ClientSecretBasic | Self::ClientSecretPost => true,
            Self::None => false,
        }
    }
}
