//! The authorization endpoint ([RFC 6749 §3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1),
//! [Core §3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint)): what a request means,
//! what is answered, and what is kept of it until the code is redeemed.
//!
//! The rule above all: client and redirect URI are verified before anything else, and nothing is ever sent to an
//! address that was not.

pub mod code;
pub mod prompt;
pub mod rejection;
pub mod request;
pub mod request_claims;
mod request_object;
pub mod response;
pub mod response_type;
pub mod signed_response;
