//! Somebody is invited.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{Actor, Event, EventType, Subject};
use crate::clock::Timestamp;
use crate::config::Issuer;
use crate::mail::{Address, Handed, Message, Recipient};
use crate::people::invitations::file;
use crate::people::invitations::{self, GivenGroup, Invitation, LIFETIME, LONGEST, NewInvitation, State, link_hash};
use crate::people::rights::Right;
use crate::people::{Email, NameError, User, groups, names, user};
use crate::secrets::Secret;
use crate::store::StoreError;

/// Invitations that one person sends in an hour at most, those that are sent again among them: as many as one file holds.
pub const MOST_AN_HOUR: usize = file::MOST;
/// How often one address is invited by people at most, by one invitation or by several: nobody's mailbox is filled with it.
const MOST_TIMES: i64 = 20;
const AN_HOUR: Duration = Duration::from_secs(3600);

/// Invites somebody: a message with a link goes to the address. Nobody is told whether there is an account with it but whoever follows the
/// link.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Whom, and to what.
    pub invitation: NewInvitation,
}

/// Somebody who was invited, or to whom the invitation was sent again.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// The token of its link.
    pub token: Secret,
}

impl Invited {
    /// The link.
    pub fn link(&self, issuer: &Issuer) -> Secret {
        Secret::new(issuer.url(&format!("/invitation/{}", self.token.expose())))
    }
}

/// Why somebody was not invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotInvited {
    /// It is no address, or none that mail can be sent to.
    Email(NameError),
    /// Nobody can be called so.
    Name(NameError),
    /// There is no group of this name.
    NoGroup(String),
    /// The memberships would be over already.
    UntilOver,
    /// It would be over already, or lasts longer than one may.
    Expires,
    /// The address was invited, and that invitation can be accepted.
    IsInvited,
    /// There is an account with this address, and it would get nothing.
    HasAccount,
    /// The account with this address is disabled.
    Disabled,
    /// Another line of the same file invites this address.
    Twice,
    /// Whoever invites has sent too many within an hour.
    TooMany,
}

impl Act for Invite {
    type Done = Invited;
    type Refused = NotInvited;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Invited, NotDone<NotInvited>> {
        may_send(doing, 1, NotInvited::TooMany)?;
        let checked = check(doing, &self.invitation)?;
        Ok(send(doing, checked)?)
    }
}

/// Refuses where a person would have sent more than [`MOST_AN_HOUR`].
pub(super) fn may_send<R>(doing: &mut Doing<'_, '_>, more: usize, too_many: R) -> Result<(), NotDone<R>> {
    let Actor::User(by) = &doing.acting.by else { return Ok(()) };
    let since = doing.now().minus(AN_HOUR);
    let sent = usize::try_from(invitations::count_sent(doing.rows, by, since)?).unwrap_or(usize::MAX);
    if sent.saturating_add(more) > MOST_AN_HOUR { Err(NotDone::Refused(too_many)) } else { Ok(()) }
}

/// Refuses where people would have invited the address more than [`MOST_TIMES`], as far as invitations are kept.
pub(super) fn may_send_to(doing: &mut Doing<'_, '_>, email: &Email) -> Result<(), NotDone<NotInvited>> {
    if by(doing).is_none() {
        return Ok(());
    }
    let times: i64 = invitations::to_address(doing.rows, email.key())?.iter().map(Invitation::times_sent).sum();
    if times >= MOST_TIMES { Err(NotDone::Refused(NotInvited::TooMany)) } else { Ok(()) }
}

/// An invitation that may be sent.
pub(super) struct Checked {
    pub email: Email,
    address: Address,
    name: String,
    groups: Vec<GivenGroup>,
    groups_until: Option<Timestamp>,
    owner: bool,
    language: crate::languages::Language,
    expires_at: Timestamp,
    /// The id of the person who has the address.
    person: Option<String>,
}

/// Asks for the rights to what an invitation gives.
pub(super) fn may_give<R>(doing: &mut Doing<'_, '_>, gives_groups: bool, owner: bool) -> Result<(), NotDone<R>> {
    if gives_groups {
        doing.must_have(Right::ManageGroups)?;
    }
    if owner {
        doing.must_have(Right::AssignRoles)?;
    }
    Ok(())
}

/// Whether somebody may be invited so.
pub(super) fn check(doing: &mut Doing<'_, '_>, new: &NewInvitation) -> Result<Checked, NotDone<NotInvited>> {
    may_give(doing, !new.groups.is_empty(), new.owner)?;
    let refused = |why| NotDone::Refused(why);
    let now = doing.now();
    let email = Email::parse(&new.email).map_err(|why| refused(NotInvited::Email(why)))?;
    let address = Address::parse(email.as_str()).map_err(|_| refused(NotInvited::Email(NameError::NotAnAddress)))?;
    let name = new.name.trim();
    names::full_name(name).map_err(|why| refused(NotInvited::Name(why)))?;
    let mut given: Vec<GivenGroup> = Vec::new();
    for named in &new.groups {
        let group = groups::find_by_name(doing.rows, named)?.ok_or_else(|| refused(NotInvited::NoGroup(named.clone())))?;
        if given.iter().all(|other| other.id != group.id) {
            given.push(GivenGroup { id: group.id, name: group.name });
        }
    }
    if new.groups_until.is_some_and(|until| until <= now) {
        return Err(refused(NotInvited::UntilOver));
    }
    let expires_at = new.expires_at.unwrap_or_else(|| now.plus(LIFETIME));
    if expires_at <= now || expires_at > now.plus(LONGEST) {
        return Err(refused(NotInvited::Expires));
    }
    let person = recipient(doing, &email, new.owner || !given.is_empty())?;
    if is_invited(doing, &email, None)? {
        return Err(refused(NotInvited::IsInvited));
    }
    may_send_to(doing, &email)?;
    Ok(Checked {
        email,
        address,
        name: name.to_owned(),
        groups: given,
        groups_until: new.groups_until,
        owner: new.owner,
        language: new.language,
        expires_at,
        person: person.map(|person| person.id),
    })
}

/// The person who has the address, where it is one to whom the invitation can give something.
pub(super) fn recipient(doing: &mut Doing<'_, '_>, email: &Email, gives_more: bool) -> Result<Option<User>, NotDone<NotInvited>> {
    let person = user::find_by_login(doing.rows, email.as_str())?;
    match &person {
        Some(person) if !person.is_active() => Err(NotDone::Refused(NotInvited::Disabled)),
        Some(_) if !gives_more => Err(NotDone::Refused(NotInvited::HasAccount)),
        _ => Ok(person),
    }
}

/// Whether another invitation than the one with the id `beside` to this address can be accepted.
pub(super) fn is_invited(doing: &mut Doing<'_, '_>, email: &Email, beside: Option<&str>) -> Result<bool, StoreError> {
    let now = doing.now();
    let found = invitations::to_address(doing.rows, email.key())?;
    Ok(found.iter().any(|other| other.state(now) == State::Open && beside != Some(other.id.as_str())))
}

/// What a message of an invitation goes by.
pub(super) struct ToSend<'a> {
    pub address: &'a Address,
    pub language: crate::languages::Language,
    pub expires_at: Timestamp,
    /// The id of the person who has the address.
    pub person: Option<&'a str>,
}

/// Writes the message with a link that nobody has seen. Gives its id and the token of the link.
pub(super) fn write(doing: &mut Doing<'_, '_>, to: &ToSend<'_>) -> Result<(String, Secret), StoreError> {
    let token = Secret::random(&doing.acting.random);
    let by = match &doing.acting.by {
        Actor::User(id) => user::find(doing.rows, id)?.map(|person| person.display_name()),
        Actor::Client(_) | Actor::Command | Actor::System | Actor::Anonymous => None,
    };
    let message = Message::Invitation { token: Handed::from(&token), by, expires_at: to.expires_at };
    let recipient = Recipient { address: to.address.clone(), user_id: to.person.map(str::to_owned), language: to.language };
    Ok((doing.send(&recipient, &message)?, token))
}

/// Who answers for an invitation: the person who sends it; `None` is the command line.
pub(super) fn by(doing: &Doing<'_, '_>) -> Option<String> {
    match &doing.acting.by {
        Actor::User(id) => Some(id.clone()),
        Actor::Client(_) | Actor::Command | Actor::System | Actor::Anonymous => None,
    }
}

/// Keeps and sends an invitation.
pub(super) fn send(doing: &mut Doing<'_, '_>, checked: Checked) -> Result<Invited, StoreError> {
    let now = doing.now();
    let (address, person) = (checked.address, checked.person.as_deref());
    let to = ToSend { address: &address, language: checked.language, expires_at: checked.expires_at, person };
    let (message_id, token) = write(doing, &to)?;
    let invitation = Invitation {
        id: doing.acting.random.uuid().to_string(),
        email: checked.email,
        name: checked.name,
        groups: checked.groups,
        groups_until: checked.groups_until,
        owner: checked.owner,
        language: checked.language,
        invited_by: by(doing),
        message_id,
        created_at: now,
        sent_at: now,
        expires_at: checked.expires_at,
        accepted_at: None,
        accepted_by: None,
        withdrawn_at: None,
        version: 1,
    };
    invitations::insert(doing.rows, &invitation, &link_hash(token.expose()))?;
    let event = event(doing, EventType::InvitationCreated, &invitation, checked.person);
    doing.record(&event)?;
    Ok(Invited { invitation, token })
}

/// An event of an invitation, with what it gives; `person` is whose address it went to.
pub(super) fn event(doing: &Doing<'_, '_>, kind: EventType, invitation: &Invitation, person: Option<String>) -> Event {
    let groups: BTreeSet<&str> = invitation.groups.iter().map(|group| group.id.as_str()).collect();
    let event = doing.event(kind, Subject::Invitation { id: invitation.id.clone(), user_id: person });
    let event = event.detail("groups", groups.into_iter().map(str::to_owned).collect::<Vec<String>>());
    event.detail("admin", invitation.owner).detail("expires_at", invitation.expires_at.to_string())
}

/// In the words of the command line.
impl fmt::Display for NotInvited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Email(why) | Self::Name(why) => why.fmt(f),
            Self::NoGroup(name) => write!(f, "there is no group {name:?}"),
            Self::UntilOver => f.write_str("the end of the memberships is in the past"),
            Self::Expires => f.write_str("an invitation must expire in the future, and within 90 days"),
            Self::IsInvited => f.write_str(
                "this address is invited already: send that invitation again (`latchkey invitation send-again`), or withdraw it first",
            ),
            Self::HasAccount => f.write_str("there is an account with this address, and the invitation would give it nothing"),
            Self::Disabled => f.write_str("the account with this address is disabled, or waits for approval: enable or approve it first"),
            Self::Twice => f.write_str("another line invites the same address"),
            Self::TooMany => write!(f, "a person can send {MOST_AN_HOUR} invitations in an hour, and {MOST_TIMES} to one address"),
        }
    }
}
