//! A person is given a one-time link by which they set a password.

use std::fmt;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::{NoPerson, WhichPerson};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::people::{User, credentials};

/// Decides that a person gets a one-time link, and tells it. Its token is drawn and kept afterwards: no link is handed out that the
/// record does not tell of.
#[derive(Clone, Debug)]
pub struct OfferPasswordLink {
    /// Who.
    pub person: WhichPerson,
}

/// For whom the link counts, and until what changes.
#[derive(Clone, Debug)]
pub struct LinkOffered {
    /// The person.
    pub person: User,
    /// The credential id of their password, where they have one: the link counts until that is another.
    pub password: Option<String>,
}

/// Why no link is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkNotOffered {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// They are disabled and cannot sign in.
    Disabled,
}

impl Act for OfferPasswordLink {
    type Done = LinkOffered;
    type Refused = LinkNotOffered;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<LinkOffered, NotDone<LinkNotOffered>> {
        let person = self.person.find(doing.rows).map_err(|nobody| nobody.map(LinkNotOffered::NoPerson))?;
        if !person.is_active() {
            return Err(NotDone::Refused(LinkNotOffered::Disabled));
        }
        let password = credentials::password(doing.rows, &person.id)?.map(|credential| credential.id);
        doing.record(&doing.event(EventType::SetupLinkMade, Subject::User(person.id.clone())))?;
        Ok(LinkOffered { person, password })
    }
}

/// In the words of the command line.
impl fmt::Display for LinkNotOffered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::Disabled => f.write_str("the person is disabled and cannot sign in"),
        }
    }
}
