//! When a person last signed in is noted.

use std::convert::Infallible;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::mail::Message;
use crate::people::{remembered, user};

/// Notes that a person signed in now; the event itself is queued.
#[derive(Clone, Debug)]
pub struct NoteSignIn {
    /// Who.
    pub user_id: String,
    /// Whether the account did not know the browser.
    pub new_browser: bool,
    /// The id of the remembered browser that took the place of a second factor, where one did.
    pub remembered: Option<String>,
}

impl Act for NoteSignIn {
    type Done = ();
    type Refused = Infallible;
    /// It changes one row and compares nothing; each sign-in does it.
    const SERIALIZABLE: bool = false;

    /// The sign-in is complete.
    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let now = doing.now();
        // At the first sign-in of all every browser is new.
        let signed_in_before =
            self.new_browser && user::find(doing.rows, &self.user_id)?.is_some_and(|person| person.last_sign_in_at.is_some());
        if signed_in_before {
            doing.tell(&self.user_id, Message::NewBrowser)?;
        }
        if let Some(id) = &self.remembered {
            remembered::used(doing.rows, id, now)?;
        }
        Ok(user::signed_in(doing.rows, &self.user_id, now)?)
    }
}
