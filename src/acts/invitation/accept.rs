//! Somebody without an account accepts an invitation.

use serde_json::{Map, Value};

use super::given::give;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password::{self, NewPassword};
use crate::acts::person::{self, Description, UnfitPerson};
use crate::languages::Language;
use crate::mail::outbox;
use crate::people::invitations::{self, State};
use crate::people::{NameError, User, names};
use crate::secrets::Secret;
use crate::store::StoreError;

/// Makes the account that an invitation asks for, with its address verified. Of any number of forms with one link one makes an account,
/// since that ends the invitation.
#[derive(Clone, Debug)]
pub struct AcceptInvitation {
    /// The hash of the link.
    pub link: String,
    /// What they are called; may be empty.
    pub name: String,
    /// The language that they read.
    pub language: Language,
    /// The PHC string of their password.
    pub phc: Secret,
}

/// Why no account was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAccepted {
    /// The invitation was accepted, withdrawn or sent again, or has expired.
    Over,
    /// There is an account with this address: it can be accepted by that one.
    HasAccount,
    /// Nobody can be called so.
    Name(NameError),
}

impl Act for AcceptInvitation {
    type Done = User;
    type Refused = NotAccepted;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NotAccepted>> {
        let now = doing.now();
        let found = invitations::find_by_link(doing.rows, &self.link)?.filter(|found| found.state(now) == State::Open);
        let invitation = found.ok_or(NotDone::Refused(NotAccepted::Over))?;
        let name = self.name.trim();
        names::full_name(name).map_err(|why| NotDone::Refused(NotAccepted::Name(why)))?;
        let mut claims = Map::new();
        if !name.is_empty() {
            claims.insert("name".to_owned(), Value::from(name));
        }
        claims.insert("locale".to_owned(), Value::from(self.language.tag()));
        let new = Description { email: invitation.email.as_str().to_owned(), email_verified: true, username: None, claims };
        let person = person::make(doing, &new).map_err(|not_done| match not_done {
            NotDone::Refused(UnfitPerson::EmailTaken) => NotDone::Refused(NotAccepted::HasAccount),
            NotDone::Refused(other) => NotDone::Failed(StoreError::Corrupt(other.to_string())),
            other => other.map(|_| NotAccepted::Over),
        })?;
        password::set_first(doing, &person.id, &NewPassword { phc: self.phc.clone(), temporary: false })?;
        // The message goes with the person when they are deleted.
        outbox::belongs_to(doing.rows, &invitation.message_id, &person.id)?;
        if give(doing, &invitation, &person)? { Ok(person) } else { Err(NotDone::Refused(NotAccepted::Over)) }
    }
}
