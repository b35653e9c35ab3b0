//! A person says, by the link of a notice, that a change of their account was not them.
//! [Record 13](../../docs/decisions/0013-not-me.md) weighs what the press takes away against who may press.

use std::time::Duration;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{ended_people, password, second_factor};
use crate::audit::{EventType, Subject};
use crate::clock::{MOST_SKEW, Timestamp};
use crate::factors::Part;
use crate::mail::{DISOWNING_LASTS, Disowning, Message, Staying, WayBack};
use crate::people::credentials::{self, Credential};
use crate::people::{User, user};
use crate::secrets::Secret;
use crate::store::{Connection, StoreError};

/// Ends all that was given to a person, takes away each factor that was set up in the time of which links are good, whichever of them was
/// pressed, and the password. Where the person can be asked for a second factor from before, or had none that went, they choose a new
/// password by mail; else with the help of an admin alone, for whoever reads the mails may be the stranger. What else was changed stays:
/// an admin looks at that.
#[derive(Clone, Debug)]
pub struct DisownChange {
    /// What the link says.
    pub link: Disowning,
    /// The PHC string of a password that was drawn and told nobody.
    pub phc: Secret,
    /// Whether passwords are replaced by mail here.
    pub recovery_by_mail: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disowned {
    /// What the person still has.
    pub stays: Vec<Staying>,
    /// How they come to a new password.
    pub way_back: WayBack,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeNotDisowned {
    /// The link says nothing any more.
    LinkOver,
}

/// Whom a link is about, while it is good: their address is the one that it was sent to, and they neither pressed another since nor got
/// a new password by mail or by an admin's help.
///
/// # Errors
/// Where the store failed.
pub fn whom(conn: &mut Connection, link: &Disowning, now: Timestamp) -> Result<Option<User>, StoreError> {
    Ok(user::find(conn, &link.user_id)?.filter(|person| is_good(link, person, now)))
}

fn is_good(link: &Disowning, person: &User, now: Timestamp) -> bool {
    let is_void = person.links_void_at.is_some_and(|void| link.at < void);
    link.is_recent(now) && link.was_sent_to(person.email.key()) && !is_void
}

impl Act for DisownChange {
    type Done = Disowned;
    type Refused = ChangeNotDisowned;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Disowned, NotDone<ChangeNotDisowned>> {
        let now = doing.now();
        let found = user::lock(doing.rows, &self.link.user_id)?.filter(|person| is_good(&self.link, person, now));
        let Some(person) = found else { return Err(NotDone::Refused(ChangeNotDisowned::LinkOver)) };
        // The clock of whoever set a factor up may have been behind.
        let (went, stay) = second_factor::take_away_since(doing, &person.id, now.minus(DISOWNING_LASTS + MOST_SKEW))?;
        let is_second = |credential: &Credential| credential.kind.is(Part::Second);
        let had_password = credentials::password(doing.rows, &person.id)?.is_some();
        let factor_went = went.iter().any(is_second) && !stay.iter().any(is_second);
        let recoverable = stay.iter().any(is_second) || (had_password && !factor_went);
        if recoverable {
            password::keep_void(doing, &person.id, &self.phc)?;
        } else {
            password::take_away(doing, &person.id)?;
        }
        let way_back = match (factor_went, recoverable && self.recovery_by_mail) {
            (_, true) => WayBack::Mail,
            (true, false) => WayBack::AdminForFactor,
            (false, false) => WayBack::Admin,
        };
        let event = doing.event(EventType::ChangeDisowned, Subject::User(person.id.clone()));
        let event = event.detail("factors_removed", went.len()).detail("factors_left", stay.len());
        doing.record(&event.detail("way_back", way_back.as_str()))?;
        user::void_links(doing.rows, &person.id, now.plus(Duration::from_millis(1)))?;
        let stays: Vec<Staying> = stay.into_iter().map(staying).collect();
        doing.send_asked(&person, |happened| Message::ChangeDisowned { stays: stays.clone(), way_back, happened })?;
        ended_people::end_all(doing, &person.id)?;
        Ok(Disowned { stays, way_back })
    }
}

fn staying(credential: Credential) -> Staying {
    Staying { kind: credential.kind, name: credential.name, since: credential.created_at }
}
