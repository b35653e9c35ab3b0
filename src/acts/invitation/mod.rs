//! Invitations: sent, one or many at once, sent again, withdrawn, accepted.

mod accept;
mod given;
mod invite;
mod invite_many;
mod join;
mod send_again;
mod withdraw;

pub use accept::{AcceptInvitation, NotAccepted};
pub use invite::{Invite, Invited, MOST_AN_HOUR, NotInvited};
pub use invite_many::{InviteMany, ManyInvited, ManyNotInvited};
pub use join::{JoinByInvitation, NotJoined};
pub use send_again::{NotSentAgain, SendInvitationAgain};
pub use withdraw::{NotWithdrawn, WithdrawInvitation};

use std::fmt;

use super::door::NotDone;
use crate::people::Email;
use crate::people::invitations::{self, Invitation};
use crate::store::{Connection, StoreError};

/// Which invitation is meant.
#[derive(Clone, Debug)]
pub enum WhichInvitation {
    /// The one with this id.
    Id(String),
    /// The one with this id, or the newest one to this address.
    Named(String),
}

/// There is no invitation with this id, and none to this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoInvitation(pub String);

impl WhichInvitation {
    /// The invitation.
    ///
    /// # Errors
    /// Where there is none, or the store failed.
    pub fn find(&self, conn: &mut Connection) -> Result<Invitation, NotDone<NoInvitation>> {
        let (Self::Id(asked) | Self::Named(asked)) = self;
        let mut found = invitations::find(conn, asked)?;
        if let (Self::Named(_), None, Ok(email)) = (self, &found, Email::parse(asked)) {
            found = newest_to(conn, &email)?;
        }
        found.ok_or_else(|| NotDone::Refused(NoInvitation(asked.clone())))
    }
}

fn newest_to(conn: &mut Connection, email: &Email) -> Result<Option<Invitation>, StoreError> {
    Ok(invitations::to_address(conn, email.key())?.into_iter().next())
}

/// In the words of the command line.
impl fmt::Display for NoInvitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no invitation with the ID {0:?}, and none to this address", self.0)
    }
}
