//! Attributes of people: declared, changed, deleted; and changed by the person whose they are.

mod change;
mod create;
mod delete;
mod fill_in;

pub use change::{AttributeNotChanged, ChangeAttribute};
pub use create::{AttributeNotCreated, CreateAttribute};
pub use delete::{AttributeNotDeleted, DeleteAttribute};
pub use fill_in::{FillIn, NotFilledIn};

use std::fmt;

use super::door::NotDone;
use crate::audit::Members;
use crate::clients::resources;
use crate::people::AttributeRepresentation;
use crate::protocol::attribute::Attribute;
use crate::protocol::attribute::definition::{MOST, Unfit};
use crate::store::Connection;

/// A definition as the record sees it: there is nothing of a person in it.
fn members(attribute: &Attribute) -> Members {
    Members::whole(&AttributeRepresentation::from(attribute))
}

/// What cannot be declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitAttribute {
    /// All that is wrong with it.
    Faults(Vec<Unfit>),
    /// There are as many as there may be.
    TooMany,
}

/// Holds a definition against the rules, and its scope against those of APIs.
fn check(conn: &mut Connection, attribute: &Attribute) -> Result<(), NotDone<UnfitAttribute>> {
    let mut faults = attribute.faults();
    if let Some(scope) = &attribute.scope
        && resources::all(conn)?.iter().any(|api| api.scopes.contains(scope))
    {
        faults.push(Unfit::ScopeOfApi);
    }
    if faults.is_empty() { Ok(()) } else { Err(NotDone::Refused(UnfitAttribute::Faults(faults))) }
}

/// In the words of the command line.
impl fmt::Display for UnfitAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => f.write_str(&faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
            Self::TooMany => write!(f, "there are {MOST} attributes already, which is the most there can be"),
        }
    }
}
