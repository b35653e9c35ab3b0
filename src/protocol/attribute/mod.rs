//! Attributes: claims of a person that an admin declared, each with a type. What is declared is checked by [`definition`], what is kept of
//! a person by [`value`]; names that mean something else are in [`reserved`]. A claim that nobody declared may be any JSON, and is told to
//! apps by its name alone ([Core §5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)).

pub mod definition;
mod pattern;
pub mod reserved;
pub mod value;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::protocol::claims::untagged;
use crate::protocol::named_kinds::{kept_by_name, named_kinds};
use crate::protocol::scope::Scopes;

named_kinds! {
    /// What the value of an attribute is.
    pub enum AttributeKind;

    /// One line of text.
    Text = "text";
    /// A JSON number.
    Number = "number";
    /// `true` or `false`.
    Boolean = "boolean";
    /// A day: `YYYY-MM-DD`.
    Date = "date";
    /// One of a fixed list of texts.
    Choice = "choice";
    /// A whole http or https address.
    Url = "url";
    /// A telephone number in the form of [E.164](https://www.itu.int/rec/T-REC-E.164/): `+` and digits.
    Phone = "phone";
}
kept_by_name!(AttributeKind);

named_kinds! {
    /// Who may change the value of an attribute. Admins always may.
    pub enum ChangedBy;

    /// The person.
    Person = "person";
    /// Admins alone.
    Admin = "admin";
}
kept_by_name!(ChangedBy);

named_kinds! {
    /// Whether a person must say it, and when they are asked.
    pub enum Required;

    /// They may leave it out.
    Never = "never";
    /// Whoever makes an account must.
    Registration = "registration";
    /// They must at the next sign-in.
    Later = "later";
    /// They are asked at the next sign-in, and may leave it out for a while.
    Offered = "offered";
}
kept_by_name!(Required);

/// A declared claim of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The name of the claim; chosen once.
    pub name: String,
    /// What its value is; chosen once.
    pub kind: AttributeKind,
    /// Whether a person may have several values: the claim is an array then. Chosen once.
    #[serde(default)]
    pub several: bool,
    /// What people read, where their language has no word of its own.
    pub label: String,
    /// What people read, by the tag of a language.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// A sentence beside the field, as for the label; may be empty.
    #[serde(default)]
    pub help: String,
    /// The same by the tag of a language.
    #[serde(default)]
    pub helps: BTreeMap<String, String>,
    /// What a value must be beside its type.
    #[serde(default)]
    pub rules: Rules,
    /// Whether the person sees it.
    pub seen_by_person: bool,
    /// Who changes it.
    pub changed_by: ChangedBy,
    /// Whether people must say it.
    pub required: Required,
    /// The scope that tells it to apps; none: an app has to ask for it by name.
    #[serde(default)]
    pub scope: Option<String>,
    /// Whether its scope puts it into ID tokens too, and not into the answer of userinfo alone.
    #[serde(default)]
    pub in_id_token: bool,
    /// Where it stands among the others: lower numbers first.
    #[serde(default)]
    pub position: i64,
}

/// What a value must be beside its type. Each is of some types only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Characters of a text at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortest: Option<u32>,
    /// Characters of a text at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest: Option<u32>,
    /// What a whole text must match: a regular expression that takes linear time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The smallest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Number>,
    /// The largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Number>,
    /// The values that there are to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// Characters of a text at most, where the attribute says nothing.
pub const LONGEST: u32 = 254;

impl Attribute {
    /// What people read whose language has this tag.
    pub fn label_in(&self, language: &str) -> &str {
        self.labels.get(language).map_or(&self.label, String::as_str)
    }

    /// The sentence beside the field, in the language of this tag; empty where there is none.
    pub fn help_in(&self, language: &str) -> &str {
        self.helps.get(language).map_or(&self.help, String::as_str)
    }

    /// Characters of a text at most.
    pub fn longest(&self) -> u32 {
        self.rules.longest.unwrap_or(LONGEST)
    }

    /// Whether its person may not go without it, once they were asked.
    pub fn is_required(&self) -> bool {
        matches!(self.required, Required::Registration | Required::Later)
    }

    /// Whether its person may change it: what they do not see they cannot.
    pub fn is_changed_by_person(&self) -> bool {
        self.seen_by_person && self.changed_by == ChangedBy::Person
    }
}

/// Every attribute, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    all: Vec<Attribute>,
    scopes: Scopes,
}

impl Attributes {
    /// These, put in their order.
    pub fn of(mut all: Vec<Attribute>) -> Self {
        all.sort_by(|one, other| (one.position, &one.name).cmp(&(other.position, &other.name)));
        let scopes = all.iter().filter_map(|attribute| attribute.scope.as_deref()).collect();
        Self { all, scopes }
    }

    /// Each, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Attribute> {
        self.all.iter()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The one of this name, with a language tag or without.
    pub fn find(&self, claim: &str) -> Option<&Attribute> {
        let name = untagged(claim);
        self.all.iter().find(|attribute| attribute.name == name)
    }

    /// Those that a scope tells.
    pub fn of_scope<'a>(&'a self, scope: &'a str) -> impl Iterator<Item = &'a Attribute> {
        self.all.iter().filter(move |attribute| attribute.scope.as_deref() == Some(scope))
    }

    /// Those that a person with these claims is asked for at a sign-in: first what they must say. Not everybody came by the page that asks
    /// for what is required when an account is made.
    pub fn missing(&self, claims: &Map<String, Value>) -> Vec<&Attribute> {
        let is_missing = |attribute: &&Attribute| {
            (attribute.is_required() || attribute.required == Required::Offered)
                && attribute.is_changed_by_person()
                && claims.get(&attribute.name).is_none_or(Value::is_null)
        };
        let mut missing: Vec<&Attribute> = self.all.iter().filter(is_missing).collect();
        missing.sort_by_key(|attribute| !attribute.is_required());
        missing
    }

    /// The scopes that tell any.
    pub fn scopes(&self) -> &Scopes {
        &self.scopes
    }
}
