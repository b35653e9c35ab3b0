//! What a change changed: for the record, and for whoever asks what it was before.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

/// Members that change with every change.
const ALWAYS: [&str; 1] = ["updated_at"];

/// An object as the record sees it. Which members change is told of all, and the values of those alone that are named: what an app
/// registered beside that may be a secret, or of a person, and would stay here when it is taken away.
#[derive(Clone, Debug, Default)]
pub struct Members {
    all: Map<String, Value>,
    by_value: Map<String, Value>,
}

impl Members {
    /// Of an object that is not there: before it was made, and after it was deleted.
    pub fn of_nothing() -> Self {
        Self::default()
    }

    /// Of an object with this representation, of which each value may be told.
    pub fn whole(representation: &impl Serialize) -> Self {
        let all = members(representation);
        Self { by_value: all.clone(), all }
    }

    /// Of an object with this representation, and with what may be told of it by value.
    pub fn of(representation: &impl Serialize, by_value: Map<String, Value>) -> Self {
        Self { all: members(representation), by_value }
    }
}

/// The members that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// Their names, in alphabetical order.
    pub names: BTreeSet<String>,
    /// Their values before, of those that are told by value; a member that was not there is left out.
    pub before: Map<String, Value>,
    /// Their values after.
    pub after: Map<String, Value>,
}

/// Compares an object before and after a change. A member that is null is none.
pub(super) fn between(before: &Members, after: &Members) -> Changed {
    let all: BTreeSet<&String> = before.all.keys().chain(after.all.keys()).collect();
    let value = |of: &Members, name: &str| of.all.get(name).filter(|value| !value.is_null()).cloned();
    let differs = |name: &&String| !ALWAYS.contains(&name.as_str()) && value(before, name) != value(after, name);
    let names: BTreeSet<String> = all.into_iter().filter(differs).cloned().collect();
    let told = |of: &Members| {
        let told = of.by_value.iter().filter(|(name, _)| names.contains(*name));
        told.map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    let (before, after) = (told(before), told(after));
    Changed { names, before, after }
}

/// The members of an object; none of anything else.
pub(super) fn members(object: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(object) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_that_differ_are_told_with_their_values() {
        let before = json!({"name": "Staff", "require_second_factor": false, "gone": 1, "updated_at": "2026-01-01T00:00:00Z"});
        let after = json!({"name": "Crew", "require_second_factor": false, "new": [2], "updated_at": "2026-01-02T00:00:00Z"});
        let changed = between(&Members::whole(&before), &Members::whole(&after));
        assert_eq!(changed.names.into_iter().collect::<Vec<_>>(), ["gone", "name", "new"]);
        assert_eq!(Value::Object(changed.before), json!({"name": "Staff", "gone": 1}));
        assert_eq!(Value::Object(changed.after), json!({"name": "Crew", "new": [2]}));
    }

    #[test]
    fn attack_f7_of_a_member_that_is_not_named_its_name_alone_is_told() {
        let before = Members::of(&json!({"name": "Wiki", "x_hook": "hunter2"}), members(&json!({"name": "Wiki"})));
        let after = Members::of(&json!({"name": "Docs", "x_hook": "hunter3"}), members(&json!({"name": "Docs"})));
        let changed = between(&before, &after);
        assert_eq!(changed.names.into_iter().collect::<Vec<_>>(), ["name", "x_hook"]);
        assert_eq!(Value::Object(changed.before), json!({"name": "Wiki"}));
        assert_eq!(Value::Object(changed.after), json!({"name": "Docs"}));
    }

    #[test]
    fn what_is_made_or_deleted_is_a_change_from_or_to_nothing() {
        let object = json!({"name": "Staff", "lifetime": null});
        let made = between(&Members::of_nothing(), &Members::whole(&object));
        assert_eq!((made.names.len(), made.before.len(), made.after), (1, 0, members(&json!({"name": "Staff"}))));
        let deleted = between(&Members::whole(&object), &Members::of_nothing());
        assert_eq!((deleted.names.len(), deleted.before, deleted.after.len()), (1, members(&json!({"name": "Staff"})), 0));
    }
}
