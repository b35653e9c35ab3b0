//! A person changes attributes of their own.

use serde_json::{Map, Value};

use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::{PeopleError, User, attributes, user};
use crate::protocol::attribute::value::Fault;

/// What somebody may say of themselves in one attribute, in bytes, so that no one of them takes the room of all.
const MOST: usize = 4 * 1024;

/// Changes attributes of whoever acts: those alone that are theirs to change, whatever a form brought.
#[derive(Clone, Debug)]
pub struct FillIn {
    /// What they proved.
    pub who: Standing,
    /// The values by their names; null takes one away.
    pub values: Map<String, Value>,
}

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFilledIn {
    /// This is no attribute, or not theirs to change.
    NotTheirs(String),
    /// This value may not be kept.
    Unfit(String, Fault),
    /// One value, or all claims together, are too long.
    TooLong,
}

impl Act for FillIn {
    /// The person as they are now.
    type Done = User;
    type Refused = NotFilledIn;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NotFilledIn>> {
        let declared = attributes::all(doing.rows)?;
        let before = user::find(doing.rows, &self.who.user_id)?.ok_or(NotDone::NoStanding)?;
        let mut changed = before.clone();
        for (name, value) in &self.values {
            let theirs = declared.iter().find(|attribute| attribute.name == *name && attribute.is_changed_by_person());
            let attribute = theirs.ok_or_else(|| NotDone::Refused(NotFilledIn::NotTheirs(name.clone())))?;
            if value.is_null() {
                changed.claims.shift_remove(name);
            } else {
                attribute.check(value).map_err(|fault| NotDone::Refused(NotFilledIn::Unfit(name.clone(), fault)))?;
                if value.to_string().len() > MOST {
                    return Err(NotDone::Refused(NotFilledIn::TooLong));
                }
                changed.claims.insert(name.clone(), value.clone());
            }
        }
        if changed == before {
            return Ok(before);
        }
        let now = doing.now();
        let person = user::update(doing.rows, &changed, now).map_err(|error| match error {
            PeopleError::BadClaims(_) => NotDone::Refused(NotFilledIn::TooLong),
            // The row is locked: whoever changes it waits.
            other => NotDone::Failed(other.unexpected()),
        })?;
        let event = doing.event(EventType::UserUpdated, Subject::User(person.id.clone()));
        doing.record(&event.changed_of_person(&before.claims, &changed.claims))?;
        Ok(person)
    }
}
