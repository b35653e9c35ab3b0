//! People and groups as the outside sees them: what commands print as JSON, and what exports take their columns from.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Number, Value};

use crate::clock::{Rfc3339, Timestamp};
use crate::people::assignments::{self, OWNER};
use crate::people::groups::{self, Group};
use crate::people::terms;
use crate::people::user::{self, User};
use crate::protocol::attribute::{Attribute, AttributeKind, ChangedBy, Required};
use crate::protocol::claims::full_name;
use crate::store::{Connection, StoreError};

/// A person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonRepresentation {
    /// The `sub`.
    pub id: String,
    /// The address as typed.
    pub email: String,
    /// Whether it was proven to be theirs.
    pub email_verified: bool,
    /// The user name as typed, if any.
    pub username: Option<String>,
    /// The user name, else the address.
    pub preferred_username: String,
    /// The claim `name`: what stands among `claims`, else the given and the family name.
    pub name: Option<Value>,
    /// `active`, `disabled`, or `waiting` for an approval.
    pub status: &'static str,
    /// Whether they have the role [`OWNER`] now.
    pub admin: bool,
    /// The names of the groups that they are in now, in the order of these names.
    pub groups: Vec<String>,
    /// The claims that have no column of their own.
    pub claims: Map<String, Value>,
    /// Which versions of the terms they accepted, and when.
    pub terms_accepted: BTreeMap<String, Rfc3339>,
    /// When the account was made.
    pub created_at: Rfc3339,
    /// When it was last changed.
    pub updated_at: Rfc3339,
    /// When they last signed in, if ever.
    pub last_sign_in_at: Option<Rfc3339>,
}

impl PersonRepresentation {
    /// A person with what they belong to and may do at `now`.
    ///
    /// # Errors
    /// Where the database is away.
    pub fn of(conn: &mut Connection, person: &User, now: Timestamp) -> Result<Self, StoreError> {
        let admin = assignments::has_role(conn, &person.id, OWNER, now)?;
        let accepted = terms::accepted(conn, &person.id)?;
        Ok(Self::new(person, admin, groups::names_of(conn, &person.id, now)?, accepted))
    }

    /// Each of `people`, in their order: three queries, however many there are.
    ///
    /// # Errors
    /// Where the database is away.
    pub fn of_each(conn: &mut Connection, people: &[User], now: Timestamp) -> Result<Vec<Self>, StoreError> {
        let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
        let admins = assignments::with_role(conn, &ids, OWNER, now)?;
        let mut groups = groups::names_of_each(conn, &ids, now)?;
        let mut accepted = terms::accepted_of_each(conn, &ids)?;
        let represented = |person: &User| {
            let groups = groups.remove(&person.id).unwrap_or_default();
            Self::new(person, admins.contains(&person.id), groups, accepted.remove(&person.id).unwrap_or_default())
        };
        Ok(people.iter().map(represented).collect())
    }

    fn new(person: &User, admin: bool, groups: Vec<String>, accepted: BTreeMap<String, Timestamp>) -> Self {
        Self {
            id: person.id.clone(),
            email: person.email.as_str().to_owned(),
            email_verified: person.email_verified,
            username: person.username.as_ref().map(|name| name.as_str().to_owned()),
            preferred_username: person.preferred_username().to_owned(),
            name: person.claims.get("name").cloned().or_else(|| full_name(&person.claims).map(Value::from)),
            status: person.status.as_str(),
            admin,
            groups,
            claims: person.claims.clone(),
            terms_accepted: accepted.into_iter().map(|(version, at)| (version, Rfc3339(at))).collect(),
            created_at: Rfc3339(person.created_at),
            updated_at: Rfc3339(person.updated_at),
            last_sign_in_at: person.last_sign_in_at.map(Rfc3339),
        }
    }
}

/// A declared attribute of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttributeRepresentation {
    /// The name of the claim.
    pub name: String,
    /// `text`, `number`, `boolean`, `date`, `choice`, `url` or `phone`.
    #[serde(rename = "type")]
    pub kind: AttributeKind,
    /// Whether the claim is an array of several values.
    pub several: bool,
    /// What people read, where their language has no word of its own.
    pub label: String,
    /// What people read, by the tag of a language.
    pub labels: BTreeMap<String, String>,
    /// The sentence beside the field; may be empty.
    pub help: String,
    /// The same by the tag of a language.
    pub helps: BTreeMap<String, String>,
    /// Characters of a text at least; null means any.
    pub min_length: Option<u32>,
    /// Characters of a text at most; null means 254.
    pub max_length: Option<u32>,
    /// What a whole text must match, as a regular expression.
    pub pattern: Option<String>,
    /// The smallest number.
    pub min: Option<Number>,
    /// The largest number.
    pub max: Option<Number>,
    /// The values that there are to choose from.
    pub choices: Vec<String>,
    /// Whether the person sees it.
    pub seen_by_person: bool,
    /// `person` or `admin`.
    pub changed_by: ChangedBy,
    /// `never`, `registration`, `later` or `offered`.
    pub required: Required,
    /// The scope that tells it to apps; null: they have to ask for it by name.
    pub scope: Option<String>,
    /// Whether its scope puts it into ID tokens too.
    pub in_id_token: bool,
    /// Where it stands among the others: lower numbers first.
    pub position: i64,
}

impl From<&Attribute> for AttributeRepresentation {
    fn from(attribute: &Attribute) -> Self {
        let Attribute { rules, .. } = attribute;
        Self {
            name: attribute.name.clone(),
            kind: attribute.kind,
            several: attribute.several,
            label: attribute.label.clone(),
            labels: attribute.labels.clone(),
            help: attribute.help.clone(),
            helps: attribute.helps.clone(),
            min_length: rules.shortest,
            max_length: rules.longest,
            pattern: rules.pattern.clone(),
            min: rules.least.clone(),
            max: rules.most.clone(),
            choices: rules.choices.clone(),
            seen_by_person: attribute.seen_by_person,
            changed_by: attribute.changed_by,
            required: attribute.required,
            scope: attribute.scope.clone(),
            in_id_token: attribute.in_id_token,
            position: attribute.position,
        }
    }
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupRepresentation {
    /// Its id.
    pub id: String,
    /// The name, as it stands in the claim `groups`.
    pub name: String,
    /// Whether its members must have a second factor.
    pub require_second_factor: bool,
    /// What its members may use codes by e-mail for at most: `never`, `second`, `first` or `both`.
    pub email_codes: &'static str,
    /// When it was made.
    pub created_at: Rfc3339,
    /// When it was last changed.
    pub updated_at: Rfc3339,
}

impl From<&Group> for GroupRepresentation {
    fn from(group: &Group) -> Self {
        Self {
            id: group.id.clone(),
            name: group.name.clone(),
            require_second_factor: group.requires_second_factor,
            email_codes: group.email_codes.as_str(),
            created_at: Rfc3339(group.created_at),
            updated_at: Rfc3339(group.updated_at),
        }
    }
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberRepresentation {
    /// The person's id.
    pub id: String,
    /// The person's address.
    pub email: String,
    /// When the membership ends; null is never.
    pub until: Option<Rfc3339>,
}

/// One group with everybody who is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupWithMembers {
    /// The group.
    #[serde(flatten)]
    pub group: GroupRepresentation,
    /// Its members, in the order of their addresses.
    pub members: Vec<MemberRepresentation>,
}

impl GroupWithMembers {
    /// The group with its members at `now`.
    ///
    /// # Errors
    /// Where the database is away.
    pub fn of(conn: &mut Connection, group: &Group, now: Timestamp) -> Result<Self, StoreError> {
        let mut members = Vec::new();
        for (id, until) in groups::members_listed(conn, &group.id, None, i64::MAX, now)? {
            if let Some(member) = user::find(conn, &id)? {
                members.push(MemberRepresentation { id, email: member.email.as_str().to_owned(), until: until.map(Rfc3339) });
            }
        }
        Ok(Self { group: group.into(), members })
    }
}
