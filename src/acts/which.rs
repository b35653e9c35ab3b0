//! Who or what is meant, where an act can be told so in more than one way.

use std::fmt;

use super::door::NotDone;
use crate::people::groups::{self, Group};
use crate::people::{User, user};
use crate::store::{Connection, StoreError};

/// Which person is meant.
#[derive(Clone, Debug)]
pub enum WhichPerson {
    /// The one with this id.
    Id(String),
    /// The one with this id, e-mail address or user name.
    Named(String),
}

/// There is nobody by this id, address or user name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPerson(pub String);

impl WhichPerson {
    fn as_asked(&self) -> &str {
        match self {
            Self::Id(asked) | Self::Named(asked) => asked,
        }
    }

    /// The person.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn find(&self, conn: &mut Connection) -> Result<User, NotDone<NoPerson>> {
        let found = match self {
            Self::Id(id) => user::find(conn, id)?,
            Self::Named(named) => user::find_named(conn, named)?,
        };
        found.ok_or_else(|| self.nobody())
    }

    pub(super) fn nobody(&self) -> NotDone<NoPerson> {
        NotDone::Refused(NoPerson(self.as_asked().to_owned()))
    }
}

/// In the words of the command line.
impl fmt::Display for NoPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no person with the ID, email address or username {:?}", self.0)
    }
}

/// Which group is meant.
#[derive(Clone, Debug)]
pub enum WhichGroup {
    /// The one with this id.
    Id(String),
    /// The one with this name, in upper or lower case.
    Name(String),
}

impl WhichGroup {
    /// The group, where there is one.
    pub(super) fn find(&self, conn: &mut Connection) -> Result<Option<Group>, StoreError> {
        match self {
            Self::Id(id) => groups::find(conn, id),
            Self::Name(name) => groups::find_by_name(conn, name),
        }
    }
}
