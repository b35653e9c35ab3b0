//! One thin file per endpoint of the protocol, and the pages of the journey. Floor 7.
//!
//! An endpoint reads, asks `protocol`, writes through `acts`, and answers; it decides nothing that a specification decides.

pub mod assets;
pub mod authorize;
mod client_authentication;
pub mod consent;
pub mod discovery;
pub(crate) mod first_run;
pub mod form_size;
pub mod introspect;
pub mod jwks;
pub(crate) mod kept;
pub mod logout;
pub mod notices;
pub mod once;
pub mod page_answers;
mod posted;
pub mod preferences;
pub mod refused;
pub mod revoke;
pub mod setup;
pub mod sign_in;
pub mod token;
mod token_signing;
pub mod userinfo;
pub mod visitor;
pub(crate) mod way_back;
pub mod welcome;

pub use first_run::link as first_run_link;
