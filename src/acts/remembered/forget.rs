//! Remembered browsers are forgotten, by their person or by an admin.

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::which::{NoPerson, WhichPerson};
use crate::acts::{Standing, ended_remembered};
use crate::people::rights::Right;
use crate::people::{User, remembered};

/// Forgets remembered browsers of one's own.
#[derive(Clone, Debug)]
pub struct ForgetOwnBrowsers {
    /// Whose.
    pub who: Standing,
    /// Which; `None`: all.
    pub id: Option<String>,
}

impl Act for ForgetOwnBrowsers {
    type Done = usize;
    type Refused = std::convert::Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    /// Gives how many there were.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<usize, NotDone<Self::Refused>> {
        let count = remembered::forget(doing.rows, &self.who.user_id, self.id.as_deref())?;
        ended_remembered::tell(doing, &self.who.user_id, count, "person")?;
        Ok(count)
    }
}

/// Forgets all remembered browsers of a person.
#[derive(Clone, Debug)]
pub struct ForgetBrowsers {
    /// Whose.
    pub person: WhichPerson,
}

impl Act for ForgetBrowsers {
    type Done = User;
    type Refused = NoPerson;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageCredentials)
    }

    /// Gives whose they were.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<User, NotDone<NoPerson>> {
        let person = self.person.find(doing.rows)?;
        ended_remembered::forget(doing, &person.id, "admin")?;
        Ok(person)
    }
}
