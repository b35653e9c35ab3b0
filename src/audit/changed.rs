//! What a change changed: for the record, and for whoever asks what it was before.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

/// Members that change with every change.
const ALWAYS: [&str; 1] = ["updated_at"];

/// The members of a representation that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// Their names, in alphabetical order.
    pub names: BTreeSet<String>,
    /// Their values before; a member that was not there is left out.
    pub before: Map<String, Value>,
    /// Their values after.
    pub after: Map<String, Value>,
}

/// Compares an object's representation before and after a change.
pub(super) fn between(before: &impl Serialize, after: &impl Serialize) -> Changed {
    let (mut before, mut after) = (members(before), members(after));
    let all: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    let names: BTreeSet<String> =
        all.into_iter().filter(|name| !ALWAYS.contains(&name.as_str()) && before.get(name) != after.get(name)).collect();
    before.retain(|name, _| names.contains(name));
    after.retain(|name, _| names.contains(name));
    Changed { names, before, after }
}

/// The members of an object; none of anything else.
fn members(object: &impl Serialize) -> Map<String, Value> {
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
        let changed = between(&before, &after);
        assert_eq!(changed.names.into_iter().collect::<Vec<_>>(), ["gone", "name", "new"]);
        assert_eq!(Value::Object(changed.before), json!({"name": "Staff", "gone": 1}));
        assert_eq!(Value::Object(changed.after), json!({"name": "Crew", "new": [2]}));
    }
}
