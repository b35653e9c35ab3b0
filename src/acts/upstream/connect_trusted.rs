//! An account is connected by the word of a provider that an admin trusts for the domain of its address.

use super::{Shown, link};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::people::{Email, User, user};
use crate::store::{Connection, StoreError};
use crate::upstreams::{Upstream, links};

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

/// Why nobody is connected by an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTrust {
    /// The provider is not trusted for its domain.
    NotTrusted,
    /// Nobody has it here who may sign in and proved it here too.
    Nobody,
    /// Whoever has it has connected an account already.
    Connected,
}

/// Whose account the word of a provider would connect that this address is verified.
///
/// # Errors
/// Where the store failed.
pub fn would_connect(conn: &mut Connection, upstream: &Upstream, email: &str) -> Result<Result<User, NoTrust>, StoreError> {
    let Some(email) = Email::parse(email).ok().filter(|email| upstream.is_trusted_for(email.domain())) else {
        return Ok(Err(NoTrust::NotTrusted));
    };
    let found = user::find_by_login(conn, email.as_str())?;
    // A user name may look like the address of somebody else.
    let person = found.filter(|person| person.is_active() && person.email_verified && person.email.key() == email.key());
    let Some(person) = person else { return Ok(Err(NoTrust::Nobody)) };
    Ok(if links::of_person(conn, &person.id)?.is_empty() { Ok(person) } else { Err(NoTrust::Connected) })
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
        let found = would_connect(doing.rows, &upstream, &self.email)?.map_err(|_| refused())?;
        // What was read may have changed until now.
        user::lock(doing.rows, &found.id)?;
        let person = would_connect(doing.rows, &upstream, &self.email)?.map_err(|_| refused())?;
        link(doing, &person.id, &upstream, &self.shown).map_err(|not_linked| not_linked.map(|_| NotTrusted))?;
        Ok(person.id)
    }
}
