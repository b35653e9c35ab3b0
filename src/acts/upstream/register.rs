//! Somebody who comes from a provider for the first time gets an account, where a rule says so.

use super::fill_in::marks_of_new;
use super::{Shown, link};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::password;
use crate::acts::person::{Description, UnfitPerson, make};
use crate::audit::{EventType, Subject};
use crate::people::{Email, PeopleError, Status, User, user};
use crate::secrets::Secret;
use crate::store::{Connection, StoreError};
use crate::upstreams::{self, Upstream, links};

/// Makes the account of somebody whose address the provider says it verified, and connects it.
#[derive(Clone, Debug)]
pub struct RegisterThere {
    /// The account elsewhere.
    pub shown: Shown,
    /// Who; the address is the one that the provider verified.
    pub person: Description,
    /// The PHC string of a password that was drawn and told nobody: a mail can replace it.
    pub phc: Secret,
    /// Whether the account waits for an admin's approval.
    pub waits: bool,
}

/// Why no account is made for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAccount {
    /// None is made for anybody in its domain.
    NotAdmitted,
    /// Another provider is trusted for its domain.
    AnotherIsTrusted,
    /// Somebody has it here.
    Taken,
}

/// Whether an account would be made for an address that a provider verified.
///
/// # Errors
/// Where the store failed.
pub fn would_make(conn: &mut Connection, upstream: &Upstream, email: &str) -> Result<Result<(), NoAccount>, StoreError> {
    let Some(email) = Email::parse(email).ok().filter(|email| upstream.accounts.admit(email.domain())) else {
        return Ok(Err(NoAccount::NotAdmitted));
    };
    // Whoever has the address may come from the provider that knows whose it is, and would find an account that is somebody else's.
    if !upstream.is_trusted_for(email.domain())
        && upstreams::all(conn)?.iter().any(|other| other.enabled && other.is_trusted_for(email.domain()))
    {
        return Ok(Err(NoAccount::AnotherIsTrusted));
    }
    // Also where it is somebody's user name, which signs them in as an address does.
    Ok(if user::find_by_login(conn, email.as_str())?.is_some() { Err(NoAccount::Taken) } else { Ok(()) })
}

/// Why no account was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRegisteredThere {
    /// No rule says so, another provider is trusted for the address, or somebody has it or the account elsewhere: whoever it is proves it.
    ProveIt,
}

impl Act for RegisterThere {
    type Done = (User, String);
    type Refused = NotRegisteredThere;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    /// Gives the person and the credential's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(User, String), NotDone<NotRegisteredThere>> {
        let refused = || NotDone::Refused(NotRegisteredThere::ProveIt);
        let upstream = self.shown.upstream(doing)?.ok_or_else(refused)?;
        would_make(doing.rows, &upstream, &self.person.email)?.map_err(|_| refused())?;
        let person = make(doing, &self.person).map_err(|unfit| match unfit {
            NotDone::Refused(UnfitPerson::EmailTaken | UnfitPerson::UsernameTaken) => refused(),
            other => other.map(|_| NotRegisteredThere::ProveIt),
        })?;
        let person = if self.waits {
            let now = doing.now();
            user::update(doing.rows, &User { status: Status::Waiting, ..person }, now).map_err(PeopleError::unexpected)?
        } else {
            person
        };
        password::keep_void(doing, &person.id, &self.phc)?;
        doing.record(
            &doing
                .event(EventType::UserRegistered, Subject::User(person.id.clone()))
                .detail("waits", self.waits)
                .detail("upstream", upstream.name.as_str()),
        )?;
        let id = link(doing, &person.id, &upstream, &self.shown).map_err(|not_linked| not_linked.map(|_| NotRegisteredThere::ProveIt))?;
        let marks = marks_of_new(&upstream, &person.claims);
        if !marks.is_empty() {
            links::set_filled(doing.rows, &id, &marks)?;
        }
        Ok((person, id))
    }
}
