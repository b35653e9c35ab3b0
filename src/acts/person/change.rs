//! A person is changed.

use std::fmt;

use serde_json::{Map, Value};

use super::{AccessNotTaken, NoPerson, UnfitPerson, WhichPerson, add_to_groups, keep_ids_apart, owner, remove_phone};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_losses;
use crate::acts::ended_remembered;
use crate::acts::password::{self, NewPassword};
use crate::audit::{EventType, Subject};
use crate::mail::Message;
use crate::people::cautions::{self, Caution};
use crate::people::rights::Right;
use crate::people::{Email, PeopleError, User, Username, attributes, claims, former_addresses, user};
use crate::protocol::claims::untagged;

/// What is to be other than it was. `None` leaves a value unchanged.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The address as typed; a new one is unverified unless `email_verified` says otherwise.
    pub email: Option<String>,
    /// Whether the address was proven.
    pub email_verified: Option<bool>,
    /// The user name; an empty one takes it away.
    pub username: Option<String>,
    /// Claims to set; null takes one away.
    pub claims: Map<String, Value>,
}

impl Changes {
    /// What becomes of `before`.
    fn of(&self, before: &User) -> Result<User, UnfitPerson> {
        let mut person = before.clone();
        if let Some(email) = &self.email {
            let email = Email::parse(email).map_err(UnfitPerson::Email)?;
            if email.key() != person.email.key() {
                person.email_verified = false;
            }
            person.email = email;
        }
        person.email_verified = self.email_verified.unwrap_or(person.email_verified);
        if let Some(username) = &self.username {
            let parsed = if username.is_empty() { None } else { Some(Username::parse(username)) };
            person.username = parsed.transpose().map_err(UnfitPerson::Username)?;
        }
        for (name, value) in &self.claims {
            if value.is_null() {
                person.claims.remove(name);
            } else {
                person.claims.insert(name.clone(), value.clone());
            }
        }
        Ok(person)
    }
}

/// Claims by which no app knows a person: what they are called, and how things are shown to them. All others may be what an
/// app takes people by: an address, a user name or a number, a nickname (which some apps make the user name), an attribute
/// that the presets let them choose.
const ONLY_SHOWN: [&str; 11] =
    ["name", "given_name", "family_name", "middle_name", "gender", "birthdate", "zoneinfo", "locale", "picture", "website", "address"];

/// Changes a person.
#[derive(Clone, Debug)]
pub struct ChangePerson {
    /// Who.
    pub person: WhichPerson,
    /// What of their profile.
    pub changes: Changes,
    /// Names of groups that they are added to, for good.
    pub groups: Vec<String>,
    /// Whether they are to have the role owner.
    pub owner: Option<bool>,
    /// Their password: whoever knew the old one loses every session and grant.
    pub password: Option<NewPassword>,
    /// The version of the row that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

impl ChangePerson {
    /// Changes a person's profile alone, whatever it was.
    pub fn profile(person: WhichPerson, changes: Changes) -> Self {
        Self { person, changes, groups: Vec::new(), owner: None, password: None, seen: None }
    }
}

/// Why a person was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonNotChanged {
    /// There is nobody by this name.
    NoPerson(NoPerson),
    /// Somebody else changed the person since they were seen.
    Stale,
    /// They cannot be changed to that.
    Unfit(UnfitPerson),
    /// Nobody would be left who may do everything.
    LastOwner,
}

impl Act for ChangePerson {
    type Done = User;
    type Refused = PersonNotChanged;
    // It asks where an app may know the person by what changes, and where their access does.
    const ASKS_RECENT: bool = false;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<PersonNotChanged>> {
        if !self.groups.is_empty() {
            doing.must_have(Right::ManageGroups)?;
        }
        if self.owner.is_some() {
            doing.must_have(Right::AssignRoles)?;
        }
        if self.password.is_some() {
            doing.must_have(Right::ManageCredentials)?;
        }
        let before = self.person.find(doing.rows).map_err(|nobody| nobody.map(PersonNotChanged::NoPerson))?;
        if self.is_sensitive(&before) {
            doing.must_be_recent()?;
        }
        let unfit = |why: UnfitPerson| NotDone::Refused(PersonNotChanged::Unfit(why));
        let changed = self.changes.of(&before).map_err(unfit)?;
        let person = match self.seen {
            // The same form again is no conflict, and nothing is told of what changes nothing.
            _ if changed == before => before,
            Some(seen) if seen != before.version => return Err(NotDone::Refused(PersonNotChanged::Stale)),
            _ => self.write(doing, &before, &changed)?,
        };
        add_to_groups(doing, &self.groups, &person).map_err(|refused| refused.map(PersonNotChanged::Unfit))?;
        match self.owner {
            Some(true) => owner::give(doing, &person.id)?,
            Some(false) => owner::take(doing, &person.id, PersonNotChanged::LastOwner)?,
            None => {}
        }
        if let Some(password) = &self.password {
            password::set(doing, &person.id, password)?;
        }
        Ok(person)
    }
}

impl ChangePerson {
    /// Whether it changes more of `before` than how a person is shown.
    fn is_sensitive(&self, before: &User) -> bool {
        let changes = &self.changes;
        let only_shown = changes.email.is_none()
            && changes.username.is_none()
            && changes.email_verified.is_none_or(|verified| verified == before.email_verified)
            && changes.claims.keys().all(|claim| ONLY_SHOWN.contains(&untagged(claim)));
        !only_shown || !self.groups.is_empty() || self.owner.is_some() || self.password.is_some()
    }

    fn write(&self, doing: &mut Doing<'_, '_>, before: &User, changed: &User) -> Result<User, NotDone<PersonNotChanged>> {
        let unfit = |error: PeopleError| UnfitPerson::of(error).map(PersonNotChanged::Unfit);
        // What is changed alone: an old value of another type is no reason to refuse all else.
        claims::check(&self.changes.claims, &attributes::all(doing.rows)?).map_err(unfit)?;
        if changed.username != before.username {
            keep_ids_apart(doing, changed.username.as_ref(), &before.id).map_err(|refused| refused.map(PersonNotChanged::Unfit))?;
        }
        let now = doing.now();
        if changed.email.key() != before.email.key() {
            ended_losses::end(doing, &before.id, "address")?;
            ended_remembered::forget(doing, &before.id, "address")?;
        }
        let person = user::update(doing.rows, changed, now).map_err(|error| match error {
            PeopleError::Stale => NotDone::Refused(PersonNotChanged::Stale),
            other => unfit(other),
        })?;
        if person.email.key() != before.email.key() {
            // Who helps a person to another address decides which one it is: nobody puts one back.
            former_addresses::forget_from(doing.rows, &person.id, 0)?;
            cautions::note(doing.rows, &person.id, Caution::Moved, now)?;
            doing.send_asked(before, Message::EmailReplaced)?;
            doing.send_asked(&person, Message::EmailSet)?;
        }
        let event = doing.event(EventType::UserUpdated, Subject::User(person.id.clone()));
        doing.record(&event.changed_of_person(&members(before), &members(changed)))?;
        remove_phone::follow(doing, before, &person)?;
        Ok(person)
    }
}

/// What can be changed of a person, each claim by its name.
fn members(person: &User) -> Map<String, Value> {
    let mut members = person.claims.clone();
    members.insert("email".into(), person.email.as_str().into());
    members.insert("email_verified".into(), person.email_verified.into());
    members.insert("username".into(), person.username.as_ref().map(Username::as_str).into());
    members
}

/// In the words of the command line.
impl fmt::Display for PersonNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPerson(nobody) => nobody.fmt(f),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Unfit(unfit) => unfit.fmt(f),
            Self::LastOwner => AccessNotTaken::LastOwner.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::clock::Timestamp;
    use crate::people::Status;

    fn person() -> User {
        let at = Timestamp::from_seconds(0);
        User {
            id: "1".into(),
            email: Email::parse("mara@example.com").unwrap(),
            email_verified: true,
            username: None,
            external_id: None,
            status: Status::Active,
            epoch: 0,
            claims: Map::new(),
            created_at: at,
            updated_at: at,
            last_sign_in_at: None,
            links_void_at: None,
            version: 1,
        }
    }

    #[test]
    fn attack_whatever_an_app_may_know_a_person_by_asks_for_a_fresh_sign_in() {
        let before = person();
        let asks = |changes: Changes| ChangePerson::profile(WhichPerson::Id("u".into()), changes).is_sensitive(&before);
        let claim = |name: &str, value: Value| Changes { claims: [(name.to_owned(), value)].into_iter().collect(), ..Changes::default() };
        for shown in ["name", "given_name", "locale", "name#de", "picture"] {
            assert!(!asks(claim(shown, json!("x"))), "{shown}");
        }
        for known_by in ["nickname", "phone_number", "phone_number_verified", "employee_id", "profile", "preferred_username#x"] {
            assert!(asks(claim(known_by, json!("x"))) && asks(claim(known_by, Value::Null)), "{known_by}");
        }
        assert!(!asks(Changes { email_verified: Some(true), ..Changes::default() }), "as it was");
        assert!(asks(Changes { email_verified: Some(false), ..Changes::default() }));
        assert!(asks(Changes { username: Some("mara".into()), ..Changes::default() }));
        assert!(asks(Changes { username: Some(String::new()), ..Changes::default() }), "to take it away, too");
        assert!(asks(Changes { email: Some("x@example.com".into()), ..Changes::default() }));
    }
}
