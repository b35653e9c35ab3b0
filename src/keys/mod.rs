//! Signing keys: their rows, their states and how they rotate. Floor 2; may use `store`, `jose`, `clock` and `secrets`.
//!
//! A key is *next* (published ahead of its use), *active* (signs), *retired* (verifies until the last token that it signed
//! has expired, then only sign-out hints as long as the longest session) or *revoked* (verifies nothing). The private part
//! is sealed, and is wiped from its row as soon as the key may no longer sign.
//!
//! [`rotation`] decides and touches nothing; what it plans is carried out by [`apply`] in the transaction of an act.
//! [`ActiveKeys`] is what the hot paths read from memory. Answers to
//! [OpenID Connect Core §10.1.1](https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys).

mod active;
mod missing;
mod record;
mod representation;
pub mod rotation;

pub use active::{ActiveKeys, Retention};
pub use missing::{KeysError, missing_keys};
pub use record::{KeyRecord, KeyState, apply, issuers, list, sweep};
pub use representation::KeyRepresentation;
