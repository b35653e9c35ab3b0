//! One file for each thing that may be done to a person, client, group, key, session or grant. Floor 3.
//!
//! An act is a type ([`door::Act`]): what it needs to be told, what it asks of whoever does it, its refusals, and its effect on rows,
//! the audit event with it, in one transaction. `Provider::perform` is the only way in; it does what follows, too: replicas are
//! told, the records of ended sessions forgotten. Commands, account pages, the console, endpoints and journeys change durable rows
//! in no other way. What several acts do is a part of them: a function that takes the act under way ([`door::Doing`]).

mod act;
pub mod any_act;
pub mod attribute;
pub mod client;
pub mod consent;
pub mod disown;
pub mod door;
mod ended_grants;
mod ended_losses;
mod ended_people;
mod ended_phones;
mod ended_remembered;
mod former_addresses;
pub mod group;
pub mod invitation;
pub mod issued;
pub mod key;
pub mod loss;
pub mod message;
mod owners_ways_in;
pub mod password;
pub mod person;
pub mod register;
pub mod remembered;
pub mod resource;
pub mod rule;
pub mod second_factor;
pub mod session;
pub mod setup;
mod stored_password;
pub mod terms;
pub mod upstream;
pub mod way_in;
mod which;

use std::time::Duration;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::audit::{Actor, Event, EventType, Origin};
use crate::clock::{MOST_SKEW, Random, Timestamp};
use crate::config::Settings;
use crate::factors::proof::RECENT;
use crate::issued::revocation::{self, RevokedKind};
use crate::people::{User, credentials};
use crate::store::{StoreError, Writing};

/// The rooms of the acts, and which of those below them each uses: `tests/suite/floors.rs` holds every file against it.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("invitation", &["door", "group", "password", "person"]),
    ("disown", &["door", "ended_losses", "ended_people", "ended_phones", "former_addresses", "password", "second_factor"]),
    ("setup", &["door", "password", "person"]),
    ("rule", &["door", "owners_ways_in", "password"]),
    ("register", &["door", "password", "person", "second_factor", "terms"]),
    ("remembered", &["door", "ended_remembered", "which"]),
    (
        "second_factor",
        &[
            "any_act",
            "door",
            "ended_losses",
            "ended_phones",
            "ended_remembered",
            "password",
            "person",
            "session",
            "upstream",
            "way_in",
            "which",
        ],
    ),
    ("upstream", &["door", "group", "password", "person", "session", "way_in", "which"]),
    ("loss", &["door", "ended_losses", "ended_people", "ended_phones", "password", "which"]),
    (
        "person",
        &[
            "door",
            "ended_losses",
            "ended_people",
            "ended_phones",
            "ended_remembered",
            "former_addresses",
            "group",
            "password",
            "session",
            "which",
        ],
    ),
    ("terms", &["door"]),
    ("password", &["door", "ended_losses", "ended_people", "ended_remembered", "session", "stored_password", "way_in", "which"]),
    ("group", &["door", "which"]),
    ("issued", &["consent", "door", "ended_grants"]),
    ("consent", &["door", "ended_grants"]),
    ("client", &["door", "ended_grants"]),
    ("session", &["door", "ended_grants"]),
    ("attribute", &["door"]),
    ("resource", &["door"]),
    ("key", &["door"]),
    ("message", &["door"]),
    ("former_addresses", &["door"]),
    ("ended_people", &["door", "ended_grants", "ended_losses", "ended_remembered"]),
    ("ended_losses", &["door"]),
    ("ended_phones", &["door", "ended_remembered"]),
    ("ended_remembered", &["door"]),
    ("ended_grants", &["door"]),
    ("which", &["door"]),
    ("door", &["act", "any_act", "owners_ways_in"]),
    ("owners_ways_in", &["act", "way_in"]),
    ("way_in", &["stored_password"]),
    ("stored_password", &[]),
    ("any_act", &["act"]),
    ("act", &[]),
];

/// What commands say of a refusal because somebody else was first.
const CHANGED_MEANWHILE: &str = "someone else changed this in the meantime: check it and try again";
/// What commands say of a refusal because what was typed does not confirm the act.
const NOT_CONFIRMED: &str = "the confirmation was not entered";

/// So long revocations of tokens are kept at least: the setting may have been shortened a moment ago, and tokens that are older
/// than that live on.
const KEPT_AT_LEAST: Duration = Duration::from_secs(24 * 60 * 60);

/// Who acts, when and by which request.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who.
    pub by: Actor,
    /// When.
    pub now: Timestamp,
    /// The request that led to it; empty for commands and what runs by itself.
    pub origin: Origin,
    /// For new ids.
    pub random: Random,
    /// How long what is given lives at most.
    pub lifetimes: Longest,
    /// What a person proved who acts for others, in the session of their browser: it must stand when they act.
    pub standing: Option<Standing>,
    /// Since when all is proven that shows who the person is who acts: by each factor that they have. `None`: it was not looked for.
    pub proved_at: Option<Timestamp>,
}

/// How long what is given lives at most: so long what ends it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Longest {
    /// An access token.
    pub token: Duration,
    /// A session.
    pub session: Duration,
}

impl Longest {
    /// As the settings say.
    pub fn of(settings: &Settings) -> Self {
        Self { token: settings.access_token_lifetime, session: settings.session_lifetime }
    }
}

impl Acting {
    /// An act that no request led to: a command's, or of what runs by itself.
    pub fn without_request(by: Actor, now: Timestamp, random: &Random, lifetimes: Longest) -> Self {
        Self { by, now, origin: Origin::default(), random: random.clone(), lifetimes, standing: None, proved_at: None }
    }

    /// Whether it was proven lately who acts. The command line and the server are not asked.
    pub fn is_recent(&self) -> bool {
        match self.by {
            Actor::Command | Actor::System => true,
            Actor::User(_) => self.proved_at.is_some_and(|at| at.is_within(RECENT, self.now)),
            Actor::Client(_) | Actor::Anonymous => false,
        }
    }

    /// When the last access token that may exist now has expired, by every replica's clock.
    fn tokens_end(&self) -> Timestamp {
        self.now.plus(self.lifetimes.token.max(KEPT_AT_LEAST)).plus(MOST_SKEW)
    }

    /// An event of this act.
    pub fn event(&self, kind: EventType) -> Event {
        Event::new(kind, self.by.clone()).origin(&self.origin)
    }
}

/// The content of a credential, to be sealed.
///
/// # Errors
/// Where it cannot be written: nothing is kept rather than nothing in its place.
fn content(value: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    serde_json::to_vec(value).map(Zeroizing::new).map_err(|_| StoreError::Unwritable("the content of a credential".into()))
}

/// What a person who acts by themselves has proven. Acts take it and hold it against the rows in their own transaction: hours
/// of a page that stands open, or turns at the password check, may lie between the look and the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub user_id: String,
    /// Their epoch when they proved who they are.
    pub epoch: i64,
    /// The ids of the credentials that they proved and that no session holds yet: each change gives a new one.
    pub credentials: Vec<String>,
    /// The session that they act in, where they act in one: once it was ended it stands for nothing.
    pub sid: Option<String>,
}

impl Standing {
    /// What a session stands for.
    pub fn of_session(user_id: &str, epoch: i64) -> Self {
        Self { user_id: user_id.to_owned(), epoch, credentials: Vec::new(), sid: None }
    }

    /// The same of a person who acts in the session `sid`.
    #[must_use]
    pub fn in_session(self, sid: &str) -> Self {
        Self { sid: Some(sid.to_owned()), ..self }
    }

    /// The same of a person who has just proven this credential.
    #[must_use]
    pub fn by(mut self, credential: Option<&str>) -> Self {
        self.credentials.extend(credential.map(str::to_owned));
        self
    }
}

/// Whether a person may still act by what they proved: they may sign in, and neither all that was given to them nor the session
/// that they act in was ended, nor a credential changed that they proved. `user` is their row. Where it is held until the transaction is over
/// (`people::user::hold`, `lock`), whoever ends all of a person's at the same moment waits, and then sees what was written.
///
/// # Errors
/// Where the store failed.
fn stands(conn: &mut Writing<'_>, who: &Standing, user: Option<User>) -> Result<bool, StoreError> {
    let Some(user) = user else { return Ok(false) };
    if let Some(sid) = &who.sid
        && revocation::is_there(conn, RevokedKind::Session, sid)?
    {
        return Ok(false);
    }
    if !user.honours(who.epoch) || who.credentials.is_empty() {
        return Ok(user.honours(who.epoch));
    }
    let present = credentials::ids_of(conn, &who.user_id)?;
    Ok(who.credentials.iter().all(|proven| present.contains(proven)))
}
