//! An account is connected by the word of a provider that an admin trusts for the domain of its address.

use super::{Shown, link};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::{Email, user};
use crate::upstreams::links;

/// Connects the account of whoever has this address here, and proved it here too. Whoever has connected an account already, at
/// any provider and also where it is off, is asked: the address may have been given to somebody else there, and of two providers that are
/// trusted for a domain neither takes over who signs in with the other.
#[derive(Clone, Debug)]
pub struct ConnectTrusted {
    /// The account elsewhere.
    pub shown: Shown,
    /// The address that the provider says it verified.
    pub email: String,
}

/// It is not trusted for that, or nobody is known so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTrusted;

impl Act for ConnectTrusted {
    type Done = String;
    type Refused = NotTrusted;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    /// Gives the person's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<NotTrusted>> {
        let refused = || NotDone::Refused(NotTrusted);
        let upstream = self.shown.upstream(doing)?.ok_or_else(refused)?;
        let email = Email::parse(&self.email).ok().filter(|email| upstream.is_trusted_for(email.domain())).ok_or_else(refused)?;
        let found = user::find_by_login(doing.rows, email.as_str())?;
        // A user name may look like the address of somebody else.
        let found = found.filter(|person| person.email.key() == email.key());
        let person = match found {
            Some(person) => user::lock(doing.rows, &person.id)?,
            None => None,
        };
        let person = person.filter(|person| person.is_active() && person.email_verified && person.email.key() == email.key());
        let person = person.ok_or_else(refused)?;
        if !links::of_person(doing.rows, &person.id)?.is_empty() {
            return Err(refused());
        }
        link(doing, &person.id, &upstream, &self.shown).map_err(|not_linked| not_linked.map(|_| NotTrusted))?;
        Ok(person.id)
    }
}
