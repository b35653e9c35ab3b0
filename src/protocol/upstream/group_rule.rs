//! What a provider says of somebody puts them in a group: one rule, as an admin writes it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::user::found;

/// What stands for any value.
const ANY: &str = "*";
/// Characters of each part.
const LONGEST: usize = 200;

/// Whoever has this value in this claim is in this group: `groups = engineering -> staff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRule {
    /// The claim; one below another is named with a dot.
    pub claim: String,
    /// Its value, or one of its values; `*` is any.
    pub value: String,
    /// The name of the group.
    pub group: String,
}

impl GroupRule {
    /// Reads a rule; none where it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let (test, group) = line.split_once("->")?;
        let (claim, value) = test.split_once('=')?;
        let [claim, value, group] = [claim, value, group].map(|part| part.trim().to_owned());
        let fits = |part: &String| (1..=LONGEST).contains(&part.chars().count()) && !part.chars().any(char::is_control);
        let all_fit = [&claim, &value, &group].into_iter().all(fits);
        all_fit.then_some(Self { claim, value, group })
    }

    /// Whether it is met.
    pub fn is_met(&self, claims: &Map<String, Value>) -> bool {
        meets(claims, &self.claim, &self.value)
    }

    /// Whether it is known if it is met: its claim is among these, or stands nowhere else where they are all that is said (`is_whole`).
    pub fn is_decided(&self, claims: &Map<String, Value>, is_whole: bool) -> bool {
        is_known(claims, &self.claim, is_whole)
    }

    /// Whether nothing is said of its claim.
    pub fn lacks(&self, claims: &Map<String, Value>) -> bool {
        found(claims, &self.claim).is_none()
    }
}

/// Whether a claim has a value, or has it among others; `*` is any.
pub(super) fn meets(claims: &Map<String, Value>, path: &str, wanted: &str) -> bool {
    let is = |value: &Value| match value {
        Value::String(text) => !text.is_empty() && (wanted == ANY || text == wanted),
        Value::Bool(truth) => wanted == ANY || wanted.parse() == Ok(*truth),
        Value::Number(number) => wanted == ANY || wanted == number.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    };
    match found(claims, path) {
        Some(Value::Array(values)) => values.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

/// Whether it is known what a claim is: it is among these, or stands nowhere else where they are all that is said. Microsoft Entra leaves out
/// the groups of whoever has many, and names where they are.
pub(super) fn is_known(claims: &Map<String, Value>, path: &str, is_whole: bool) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    let is_elsewhere = claims.get("_claim_names").is_some_and(|names| names.get(first).is_some());
    !is_elsewhere && (is_whole || found(claims, path).is_some())
}

impl fmt::Display for GroupRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {} -> {}", self.claim, self.value, self.group)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_written_and_met_by_a_value_letter_for_letter() {
        let rule = GroupRule::parse(" realm_access.roles =  engineering->staff ").unwrap();
        assert_eq!(rule.to_string(), "realm_access.roles = engineering -> staff");
        let met = |rule: &str, claims: Value| GroupRule::parse(rule).unwrap().is_met(claims.as_object().unwrap());
        for (claims, expected) in [
            (json!({ "groups": ["other", "engineering"] }), true),
            (json!({ "groups": "engineering" }), true),
            (json!({ "groups": ["Engineering", "engineering "] }), false),
            (json!({ "groups": "engineering other" }), false),
            (json!({ "groups": [["engineering"]] }), false),
            (json!({ "groups": { "engineering": true } }), false),
            (json!({}), false),
        ] {
            assert_eq!(met("groups = engineering -> staff", claims.clone()), expected, "{claims}");
        }
        assert!(met("a.b = true -> g", json!({ "a": { "b": true } })) && met("n = 7 -> g", json!({ "n": 7 })));
        assert!(
            met("hd = * -> g", json!({ "hd": "x" }))
                && !met("hd = * -> g", json!({ "hd": "" }))
                && !met("hd = * -> g", json!({ "hd": null }))
        );
        for bad in ["", "groups -> staff", "= x -> y", "a = -> y", "a = b ->", "a = b"] {
            assert_eq!(GroupRule::parse(bad), None, "{bad}");
        }
        let many = json!({ "_claim_names": { "groups": "src1" } });
        let rule = GroupRule::parse("groups = a -> b").unwrap();
        let other = GroupRule::parse("roles = a -> b").unwrap();
        let decided = |rule: &GroupRule, is_whole| rule.is_decided(many.as_object().unwrap(), is_whole);
        assert!(!decided(&rule, true) && decided(&other, true) && !decided(&other, false), "each claim for itself");
    }
}
