//! People: who they are (`user`, `names`), what proves them (`credentials`), where they belong (`groups`) and what they
//! may do (`assignments`). Floor 2.
//!
//! Rows with their queries, no HTTP and no decisions: those are in `acts` and `sign_in`. May use `protocol` and the
//! ground floor. [`user::person`] draws the claims of [Core §5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims).

pub mod assignments;
pub mod attributes;
pub mod cautions;
pub mod chosen_username;
pub mod claims;
pub mod credentials;
mod error;
pub mod former_addresses;
pub mod former_passwords;
pub mod groups;
pub mod invitations;
pub mod listing;
pub mod losses;
pub mod names;
pub mod phones;
pub mod remembered;
mod representation;
pub mod requirements;
pub mod rights;
mod rule_representation;
pub mod rules;
mod search_text;
mod sort_place;
mod status;
pub mod terms;
pub mod user;

pub use error::PeopleError;
pub use names::{Email, NameError, Username};
pub use representation::{AttributeRepresentation, GroupRepresentation, GroupWithMembers, MemberRepresentation, PersonRepresentation};
pub use rule_representation::RuleRepresentation;
pub use status::Status;
pub use user::{NewUser, User};
