//! OAuth 2 and OpenID Connect as decisions. Floor 1.
//!
//! Everything here is pure: it is handed values (a request, a client, a code's record, the time) and gives back what is
//! to happen; it knows no SQL, no HTML, no actix and no async. Of floor 0 it uses `jose`, `secrets` and the value types
//! of `clock`. One specification, one file; each rule is a function with a table of cases as its test. `upstream` is the other side: what a relying party asks of another provider.
//!
//! Answers to: RFC 6749, 6750, 7009, 7591, 7636, 7662, 8252, 8414, 8707, 9068, 9207, 9700; OpenID Connect Core 1.0,
//! Discovery 1.0, Dynamic Client Registration 1.0, RP-Initiated Logout 1.0, Form Post Response Mode, Initiating User
//! Registration 1.0.

pub mod acr;
pub mod app_url;
pub mod attribute;
pub mod authorization;
pub mod bearer;
pub mod claims;
pub mod client;
pub mod client_auth;
pub mod error;
pub mod grants;
pub mod introspection;
pub mod logout;
pub mod metadata;
mod named_kinds;
pub mod parameters;
pub mod pkce;
pub mod redirect_uri;
pub mod registration;
pub mod resource;
pub mod revocation;
pub mod scope;
pub mod sender;
pub mod standard_claims;
pub mod subject;
pub mod tokens;
pub mod upstream;
pub mod userinfo;
