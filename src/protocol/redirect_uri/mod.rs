//! Redirect URIs: what may be registered (`registration`), and which of an authorization request may be followed (`matching`)
//! ([RFC 9700 §2.1 and §4.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1),
//! [RFC 8252 §7 and §8](https://www.rfc-editor.org/rfc/rfc8252#section-7)).
//!
//! They are compared as strings, character for character: nothing is normalized, so nothing can be normalized in two ways.
//! What is registered must already be in the one form that every parser reads the same.

mod difference;
mod matching;
mod registration;

pub use matching::{RedirectUriMismatch, UnverifiedRedirectUri, VerifiedRedirectUri};
pub(crate) use registration::is_private;
pub use registration::{RESPONSE_PARAMETERS, RedirectUriFault, check_registration};

#[cfg(test)]
mod tests;
