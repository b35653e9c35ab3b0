//! A person says, by the link of a notice, that a change of their account was not them.
//! [Record 13](../../docs/decisions/0013-not-me.md) weighs what the press takes away against who may press.

use std::time::Duration;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::{ended_losses, ended_people, ended_phones, former_addresses, password, second_factor};
use crate::audit::{EventType, Subject};
use crate::clock::{MOST_SKEW, Timestamp};
use crate::factors::{Kind, Part};
use crate::mail::{AddressBack, DISOWNING_LASTS, Disowning, Message, Staying, WayBack};
use crate::people::cautions::{self, Caution};
use crate::people::credentials::{self, Credential};
use crate::people::former_addresses::{FormerAddress, forget_from, void_links};
use crate::people::phones::{self, Phone};
use crate::people::{PeopleError, User, losses, user};
use crate::secrets::Secret;
use crate::store::{Connection, StoreError};

/// Links that were sent in the moment of a press are over as well.
const AFTER: Duration = Duration::from_millis(1);

/// Ends all that was given to a person, takes away each factor that was set up in the time of which links are good, whichever of them was
/// pressed, a phone that was added in it, and the password. Where the person can be asked for a second factor from before, or had none that went, they choose a new
/// password by mail; else with the help of an admin alone, for whoever reads the mails may be the stranger. What else was changed stays:
/// an admin looks at that. But the address: where the notice went to one that the person had until lately, it is put back.
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
    /// What became of the address.
    pub address: AddressBack,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeNotDisowned {
    /// The link says nothing any more.
    LinkOver,
}

/// Whom a link is about, while it is good.
#[derive(Clone, Debug)]
pub struct Whom {
    /// The person.
    pub person: User,
    /// The address that it puts back, where it was sent to one that they had until lately.
    pub former: Option<FormerAddress>,
}

/// Whom a link is about, while it is good. Of a link that was sent to the address that they have: they neither pressed another since nor got
/// a new password by mail or by an admin's help. Of one to an address that they had until lately: nothing that was done since ends it but the
/// end of that time, and an admin who changes the address.
///
/// # Errors
/// Where the store failed.
pub fn whom(conn: &mut Connection, link: &Disowning, now: Timestamp) -> Result<Option<Whom>, StoreError> {
    match user::find(conn, &link.user_id)? {
        Some(person) => good(conn, link, person, now),
        None => Ok(None),
    }
}

fn good(conn: &mut Connection, link: &Disowning, person: User, now: Timestamp) -> Result<Option<Whom>, StoreError> {
    if !link.is_recent(now) {
        return Ok(None);
    }
    if link.was_sent_to(person.email.key()) {
        let is_void = person.links_void_at.is_some_and(|void| link.at < void);
        return Ok((!is_void).then_some(Whom { person, former: None }));
    }
    let former = former_addresses::of_link(conn, link, &person, now)?;
    Ok(former.map(|former| Whom { person, former: Some(former) }))
}

/// Puts an address back, and forgets each that the person had after it; where somebody else has it by now it stays as it is.
fn put_back<R>(doing: &mut Doing<'_, '_>, person: &User, former: &FormerAddress) -> Result<(User, AddressBack), NotDone<R>> {
    let address = former.email.as_str().to_owned();
    if former_addresses::is_taken(doing.rows, &address, &person.id)? {
        return Ok((person.clone(), AddressBack::Taken(address)));
    }
    let restored = User { email: former.email.clone(), email_verified: former.verified, ..person.clone() };
    let now = doing.now();
    let restored = user::update(doing.rows, &restored, now).map_err(PeopleError::unexpected)?;
    doing.record(&doing.event(EventType::EmailRestored, Subject::User(person.id.clone())))?;
    doing.send_asked(person, Message::EmailTakenBack)?;
    forget_from(doing.rows, &person.id, former.position)?;
    former_addresses::keep_older(doing, &restored)?;
    cautions::note(doing.rows, &person.id, Caution::Moved, now)?;
    Ok((restored, AddressBack::Put(address)))
}

impl Act for DisownChange {
    type Done = Disowned;
    type Refused = ChangeNotDisowned;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Disowned, NotDone<ChangeNotDisowned>> {
        let now = doing.now();
        let found = match user::lock(doing.rows, &self.link.user_id)? {
            Some(person) => good(doing.rows, &self.link, person, now)?,
            None => None,
        };
        let Some(Whom { person, former }) = found else { return Err(NotDone::Refused(ChangeNotDisowned::LinkOver)) };
        let (person, address) = match &former {
            Some(former) => put_back(doing, &person, former)?,
            None => (person, AddressBack::Unchanged),
        };
        // Who reads the mails may be the stranger: for a while no wait gives them the account.
        ended_losses::end(doing, &person.id, "not_me")?;
        cautions::note(doing.rows, &person.id, Caution::Disowned, now)?;
        // The clock of whoever set a factor up may have been behind.
        let (went, stay) = second_factor::take_away_since(doing, &person.id, now.minus(DISOWNING_LASTS + MOST_SKEW))?;
        let is_second = |credential: &Credential| credential.kind.is(Part::Second);
        let had_password = credentials::password(doing.rows, &person.id)?.is_some();
        // So did those that were given up for lost: who reads the mails may have been who said so.
        let was_lost = losses::was_regained(doing.rows, &person.id, now)?;
        let factor_went = (was_lost || went.iter().any(is_second)) && !stay.iter().any(is_second);
        // Mails go to an address that is not theirs while theirs could not be put back.
        let is_reached = !matches!(address, AddressBack::Taken(_));
        let recoverable = is_reached && (stay.iter().any(is_second) || (had_password && !factor_went));
        // Whoever has a phone that was added lately, or reads the mails where an admin alone helps, may be the stranger.
        let since = now.minus(DISOWNING_LASTS + MOST_SKEW);
        let phone = phone_of(doing.rows, &person.id)?;
        let phone_goes = phone.as_ref().is_some_and(|phone| !recoverable || phone.added_at >= since);
        let phone = if phone_goes {
            forget_phone(doing, &person.id)?;
            None
        } else {
            phone
        };
        if recoverable {
            password::keep_void(doing, &person.id, &self.phc)?;
        } else {
            password::take_away(doing, &person.id)?;
            no_mail_lets_in(doing, &person)?;
        }
        if let (AddressBack::Taken(_), Some(former)) = (&address, &former) {
            // What is said of it is said: the same link does not end all that an admin gives the person anew.
            void_links(doing.rows, &person.id, former.position, now.plus(AFTER))?;
        }
        let way_back = match (factor_went && is_reached, recoverable && self.recovery_by_mail) {
            (_, true) => WayBack::Mail,
            (true, false) => WayBack::AdminForFactor,
            (false, false) => WayBack::Admin,
        };
        let event = doing.event(EventType::ChangeDisowned, Subject::User(person.id.clone()));
        let event = event.detail("factors_removed", went.len()).detail("factors_left", stay.len()).detail("phone_removed", phone_goes);
        doing.record(&event.detail("way_back", way_back.as_str()))?;
        user::void_links(doing.rows, &person.id, now.plus(AFTER))?;
        let stays: Vec<Staying> = stay.into_iter().map(staying).chain(phone.map(staying_phone)).collect();
        let said = |happened| Message::ChangeDisowned { address: address.clone(), stays: stays.clone(), way_back, happened };
        doing.send_asked(&person, said)?;
        if let (AddressBack::Taken(_), Some(former)) = (&address, &former) {
            doing.send_asked(&User { email: former.email.clone(), ..person.clone() }, said)?;
        }
        ended_people::end_all(doing, &person.id)?;
        Ok(Disowned { stays, way_back, address })
    }
}

/// An admin alone lets the person in from now on: whoever reads the mails of the address may be the stranger, so no code by e-mail, and no
/// provider that names the address, does, until an admin says that it is the person's.
fn no_mail_lets_in(doing: &mut Doing<'_, '_>, person: &User) -> Result<(), StoreError> {
    // As the row is by now: what was taken away may have changed it.
    let Some(person) = user::find(doing.rows, &person.id)?.filter(|person| person.email_verified) else { return Ok(()) };
    let unproven = User { email_verified: false, ..person.clone() };
    let now = doing.now();
    user::update(doing.rows, &unproven, now).map_err(PeopleError::unexpected)?;
    let event = doing.event(EventType::UserUpdated, Subject::User(person.id.clone()));
    doing.record(&event.detail("changed", vec!["email_verified".to_owned()]))
}

/// The phone of a person, as their row is by now.
fn phone_of(conn: &mut Connection, user_id: &str) -> Result<Option<Phone>, StoreError> {
    let person = user::find(conn, user_id)?;
    phones::of(conn, user_id, person.as_ref())
}

fn forget_phone(doing: &mut Doing<'_, '_>, user_id: &str) -> Result<(), StoreError> {
    // What was taken away before may have changed the row.
    match user::find(doing.rows, user_id)? {
        Some(person) => ended_phones::forget(doing, &person).map(drop),
        None => Ok(()),
    }
}

fn staying_phone(phone: Phone) -> Staying {
    Staying { kind: Kind::SmsCode, name: phone.number.masked(), since: phone.added_at }
}

fn staying(credential: Credential) -> Staying {
    Staying { kind: credential.kind, name: credential.name, since: credential.created_at }
}
