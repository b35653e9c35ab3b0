//! What people are found by: every part of it, made comparable.

use serde_json::{Map, Value};

use super::names::{Email, Username};
use crate::writing::collation;

/// What parts are looked for in: address and user name, as typed and by their keys, and every text among the claims, made
/// comparable here, since the databases fold letters in different ways. Each stands in a line of its own, so that no part goes
/// from one into the next.
pub(super) fn of_person(email: &Email, username: Option<&Username>, claims: &Map<String, Value>) -> String {
    let mut lines = vec![collation::searched(email.key())];
    let typed = collation::searched(email.as_str());
    if !lines.contains(&typed) {
        lines.push(typed);
    }
    lines.extend(username.map(|name| collation::searched(name.as_str())));
    let mut waiting: Vec<&Value> = claims.values().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) => lines.push(collation::searched(text)),
            Value::Array(values) => waiting.extend(values),
            Value::Object(members) => waiting.extend(members.values()),
            _ => {}
        }
    }
    lines.join("\n")
}

/// A word of so many characters may be a part of an ID, where fewer would be found in the IDs of many.
const PART_OF_ID: usize = 6;

/// A pattern of LIKE for what holds the word.
pub(super) fn holding(word: &str) -> String {
    format!("%{}%", escaped(&collation::searched(word)))
}

/// A pattern of LIKE for IDs that hold the word, where it is long enough.
pub(super) fn holding_in_id(word: &str) -> Option<String> {
    (word.chars().count() >= PART_OF_ID).then(|| format!("%{}%", escaped(word)))
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
