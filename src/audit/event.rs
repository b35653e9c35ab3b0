//! One event, as it is told to the record.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use super::changed::{self, Changed, Members};
use super::event_type::EventType;
use super::text;
use crate::protocol::error::OAuthError;
use crate::protocol::grants::Grant;

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person, by id.
    User(String),
    /// A client, by `client_id`.
    Client(String),
    /// The command line, on the machine itself.
    Command,
    /// The server by itself (rotation, sweeping).
    System,
    /// Nobody that was proven.
    Anonymous,
}

impl Actor {
    pub(super) fn columns(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::User(id) => ("user", Some(id)),
            Self::Client(id) => ("client", Some(id)),
            Self::Command => ("command", None),
            Self::System => ("system", None),
            Self::Anonymous => ("anonymous", None),
        }
    }
}

/// To whom or what it was done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A person, by id.
    User(String),
    /// A person, by id, as a member of a group.
    Member {
        /// Who.
        user_id: String,
        /// Of which group.
        group_id: String,
    },
    /// A client, by `client_id`.
    Client(String),
    /// A group, by id.
    Group(String),
    /// A resource server, by identifier.
    Resource(String),
    /// An attribute of people, by the name of its claim.
    Attribute(String),
    /// A provider whose accounts people sign in with: its id.
    Upstream(String),
    /// A rule who must use what: `deployment`, `group:ID` or `app:ID`.
    Rule(String),
    /// A version of the terms, by its name.
    Terms(String),
    /// A signing key, by `kid`.
    Key(String),
    /// A session, by `sid`.
    Session {
        /// Its public id.
        sid: String,
        /// Whose it is.
        user_id: String,
    },
    /// A grant, by `gid`.
    Grant {
        /// Its id.
        id: String,
        /// Who gave it.
        user_id: String,
        /// To which client.
        client_id: String,
    },
    /// A message to somebody.
    Message {
        /// Its id.
        id: String,
        /// The person to whom it goes, where it is one.
        user_id: Option<String>,
    },
    /// An invitation.
    Invitation {
        /// Its id.
        id: String,
        /// The person whose address it went to, or who accepted it, where there is one.
        user_id: Option<String>,
    },
    /// An access token, by `jti`.
    Token {
        /// Its id.
        jti: String,
        /// Whom it speaks of; none where that is the client itself, or is not known any more.
        user_id: Option<String>,
        /// To which client it was given.
        client_id: String,
    },
}

impl From<&Grant> for Subject {
    fn from(grant: &Grant) -> Self {
        Self::Grant { id: grant.id.clone(), user_id: grant.user_id.clone(), client_id: grant.client_id.clone() }
    }
}

impl Subject {
    pub(super) fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::User(id) | Self::Member { user_id: id, .. } => ("user", id),
            Self::Client(id) => ("client", id),
            Self::Group(id) => ("group", id),
            Self::Resource(id) => ("resource", id),
            Self::Attribute(id) => ("attribute", id),
            Self::Upstream(id) => ("upstream", id),
            Self::Rule(id) => ("rule", id),
            Self::Terms(id) => ("terms", id),
            Self::Key(id) => ("key", id),
            Self::Message { id, .. } => ("message", id),
            Self::Invitation { id, .. } => ("invitation", id),
            Self::Session { sid, .. } => ("session", sid),
            Self::Grant { id, .. } => ("grant", id),
            Self::Token { jti, .. } => ("token", jti),
        }
    }

    /// The person whom it is or belongs to.
    pub(super) fn user_id(&self) -> Option<&str> {
        match self {
            Self::User(user_id) | Self::Member { user_id, .. } | Self::Session { user_id, .. } | Self::Grant { user_id, .. } => {
                Some(user_id)
            }
            Self::Token { user_id, .. } | Self::Message { user_id, .. } | Self::Invitation { user_id, .. } => user_id.as_deref(),
            Self::Client(_)
            | Self::Group(_)
            | Self::Resource(_)
            | Self::Attribute(_)
            | Self::Upstream(_)
            | Self::Rule(_)
            | Self::Terms(_)
            | Self::Key(_) => None,
        }
    }

    /// The client that it is or was given to.
    pub(super) fn client_id(&self) -> Option<&str> {
        match self {
            Self::Client(client_id) | Self::Grant { client_id, .. } | Self::Token { client_id, .. } => Some(client_id),
            Self::User(_)
            | Self::Member { .. }
            | Self::Group(_)
            | Self::Resource(_)
            | Self::Attribute(_)
            | Self::Upstream(_)
            | Self::Rule(_)
            | Self::Terms(_)
            | Self::Key(_)
            | Self::Message { .. }
            | Self::Invitation { .. }
            | Self::Session { .. } => None,
        }
    }

    /// The group that it is or belongs to.
    pub(super) fn group_id(&self) -> Option<&str> {
        match self {
            Self::Group(group_id) | Self::Member { group_id, .. } => Some(group_id),
            Self::User(_)
            | Self::Client(_)
            | Self::Resource(_)
            | Self::Attribute(_)
            | Self::Upstream(_)
            | Self::Rule(_)
            | Self::Terms(_)
            | Self::Key(_)
            | Self::Message { .. }
            | Self::Invitation { .. }
            | Self::Session { .. }
            | Self::Grant { .. }
            | Self::Token { .. } => None,
        }
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused.
    Refused,
}

impl Outcome {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// Where a request or a command came from; empty for what the server does by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The request's id, as the log has it.
    pub request_id: Option<String>,
    /// The address of who asked.
    pub address: Option<String>,
    /// The browser or program that asked, in its own words.
    pub user_agent: Option<String>,
    /// Who ran the command, as the machine calls them, and which machine: `mara@host`.
    pub operator: Option<String>,
}

/// One event. What comes from outside may be put in as it is: it is bounded and neutralized here.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub(super) event: EventType,
    pub(super) outcome: Outcome,
    pub(super) actor: Actor,
    pub(super) subject: Option<Subject>,
    pub(super) client_id: Option<String>,
    pub(super) origin: Origin,
    pub(super) details: Map<String, Value>,
}

impl Event {
    /// That `actor` did this.
    pub fn new(event: EventType, actor: Actor) -> Self {
        Self { event, outcome: Outcome::Done, actor, subject: None, client_id: None, origin: Origin::default(), details: Map::new() }
    }

    /// It was refused, for this reason (a word or an error code, never what was typed).
    #[must_use]
    pub fn refused(mut self, reason: &str) -> Self {
        self.outcome = Outcome::Refused;
        self.detail("reason", reason)
    }

    /// It was refused, with this answer.
    #[must_use]
    pub fn refused_with(self, error: &OAuthError) -> Self {
        let refused = self.refused(error.code.as_str()).detail("description", error.safe_description());
        if error.lapsed { refused.detail("lapsed", true) } else { refused }
    }

    /// To whom or what. The person, client and group that this is or belongs to are those that the event concerns.
    #[must_use]
    pub fn subject(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The client that it happened for or through, where the subject does not tell it.
    #[must_use]
    pub fn client(mut self, client_id: &str) -> Self {
        self.client_id = Some(client_id.to_owned());
        self
    }

    /// Where the request came from.
    #[must_use]
    pub fn origin(mut self, origin: &Origin) -> Self {
        self.origin = origin.clone();
        match &origin.operator {
            Some(operator) => self.detail("operator", operator.as_str()),
            None => self,
        }
    }

    /// A further fact. No secrets, and no more of a person than the subject names.
    #[must_use]
    pub fn detail(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), text::value(value.into()));
        self
    }

    /// What a change changed of an object: the names of all members that differ, and the values before and after of those that may be
    /// told by value.
    #[must_use]
    pub fn changed(self, before: &Members, after: &Members) -> Self {
        let Changed { names, before, after } = changed::between(before, after);
        self.names(names).detail("before", before).detail("after", after)
    }

    /// The same of a person: which members, and not their values, for what is erased of a person must not live on here.
    #[must_use]
    pub fn changed_of_person(self, before: &impl Serialize, after: &impl Serialize) -> Self {
        let all = |of: Map<String, Value>| Members::of(&of, Map::new());
        self.names(changed::between(&all(changed::members(before)), &all(changed::members(after))).names)
    }

    /// The names of the members that changed, however many they are.
    fn names(mut self, names: BTreeSet<String>) -> Self {
        self.details.insert("changed".to_owned(), names.iter().map(|name| text::id(name)).collect());
        self
    }

    /// Why it was refused, and whether what the request rested on had lapsed.
    pub(super) fn refusal(&self) -> Option<(String, bool)> {
        let reason = self.details.get("reason")?.as_str()?.to_owned();
        Some((reason, self.details.contains_key("lapsed")))
    }
}
