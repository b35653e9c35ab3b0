//! What a provider says of somebody fills in what is kept of them here: one rule, as an admin writes it, and what rules in their order make of
//! what was said. The address, the user name, whether something is verified and what somebody may do are never filled in: those are proven.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::group_rule::{is_known, meets};
use super::user::found;
use crate::protocol::attribute::value::{Fault, MOST_VALUES};
use crate::protocol::attribute::{Attributes, definition};
use crate::protocol::standard_claims::{self, ClaimKind};

/// Characters of each part of a rule.
const LONGEST: usize = 200;
/// Bytes of one text that a provider says.
const LONGEST_SAID: usize = 2_048;

/// Standard claims that may be filled in: what somebody is called, and how things are shown to them. By no other does the specification let an
/// app know a person, so that whoever answers at a provider makes nobody another one at an app.
const STANDARD: [&str; 10] =
    ["name", "given_name", "family_name", "middle_name", "gender", "birthdate", "zoneinfo", "locale", "picture", "website"];

/// When a rule fills in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// At the first sign-in that says it, and never again.
    Once,
    /// At each sign-in, but for what somebody set here by hand.
    #[default]
    Each,
    /// At each sign-in, also over what somebody set here by hand.
    Always,
}

/// What a rule fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Source {
    /// What stands at this path.
    Path(String),
    /// This.
    Text(String),
}

/// Fills in one claim of a person: `department = $org.department`, `once name = $name`, `always staff = true if groups = engineering`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct AttributeRule {
    filling: Filling,
    target: String,
    source: Source,
    /// A claim, and the value that it must have.
    condition: Option<(String, String)>,
}

impl AttributeRule {
    /// Reads a rule; none where it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let (head, rest) = line.split_once('=')?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let (filling, target) = match words[..] {
            [target] => (Filling::Each, target),
            ["once", target] => (Filling::Once, target),
            ["always", target] => (Filling::Always, target),
            _ => return None,
        };
        let fits = |part: &str| (1..=LONGEST).contains(&part.chars().count()) && !part.chars().any(char::is_control);
        // Behind the last `if` that a test follows; any other is part of a text.
        let test = rest.rsplit_once(" if ").and_then(|(value, test)| Some((value, test.split_once('=')?)));
        let (value, condition) = match test {
            Some((value, (claim, wanted))) => (value, Some((claim.trim(), wanted.trim()))),
            None => (rest, None),
        };
        let value = value.trim();
        if condition.is_some_and(|(claim, wanted)| !fits(claim) || !fits(wanted)) || !fits(value) || !definition::is_name(target) {
            return None;
        }
        let source = match value.strip_prefix('$') {
            Some("") => return None,
            Some(path) => Source::Path(path.to_owned()),
            None => Source::Text(value.to_owned()),
        };
        let condition = condition.map(|(claim, wanted)| (claim.to_owned(), wanted.to_owned()));
        Some(Self { filling, target: target.to_owned(), source, condition })
    }

    /// The claim that it fills in.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The claims that it asks for.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let source = match &self.source {
            Source::Path(path) => Some(path.as_str()),
            Source::Text(_) => None,
        };
        source.into_iter().chain(self.condition.as_ref().map(|(claim, _)| claim.as_str()))
    }

    /// Whether nothing is said of a claim that it asks for.
    pub fn lacks(&self, claims: &Map<String, Value>) -> bool {
        self.paths().any(|path| found(claims, path).is_none())
    }

    /// What it makes of what was said.
    fn says(&self, claims: &Map<String, Value>, is_whole: bool) -> Says {
        if !self.paths().all(|path| is_known(claims, path, is_whole)) {
            return Says::Undecided;
        }
        if self.condition.as_ref().is_some_and(|(claim, wanted)| !meets(claims, claim, wanted)) {
            return Says::Nothing;
        }
        match &self.source {
            Source::Text(text) => Says::Texts(vec![text.clone()]),
            Source::Path(path) => found(claims, path).map_or(Says::Nothing, texts),
        }
    }
}

impl fmt::Display for AttributeRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filling = match self.filling {
            Filling::Once => "once ",
            Filling::Each => "",
            Filling::Always => "always ",
        };
        let (mark, value) = match &self.source {
            Source::Path(path) => ("$", path),
            Source::Text(text) => ("", text),
        };
        write!(f, "{filling}{} = {mark}{value}", self.target)?;
        match &self.condition {
            Some((claim, wanted)) => write!(f, " if {claim} = {wanted}"),
            None => Ok(()),
        }
    }
}

impl From<AttributeRule> for String {
    fn from(rule: AttributeRule) -> Self {
        rule.to_string()
    }
}

impl TryFrom<String> for AttributeRule {
    type Error = String;

    fn try_from(line: String) -> Result<Self, String> {
        Self::parse(&line).ok_or(line)
    }
}

/// What one rule makes of what was said.
enum Says {
    /// Its claim stands elsewhere, or could not be read.
    Undecided,
    /// It does not apply, or nothing is said.
    Nothing,
    /// These values, as they would be typed.
    Texts(Vec<String>),
    /// What no claim here can be.
    Unfit(Unfit),
}

/// Why a value is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is an object, or an array in an array.
    Shape,
    /// It is longer than anything that is kept.
    TooLong,
    /// The attribute takes none like it.
    Attribute(Fault),
    /// The standard claim takes none like it.
    Standard(ClaimKind),
    /// It does not read as it is written.
    Text,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("must be a text, a number, true or false, or a list of these"),
            Self::TooLong => f.write_str("is too long"),
            Self::Attribute(fault) => f.write_str(&fault.expected()),
            Self::Standard(kind) => f.write_str(kind.expected()),
            Self::Text => f.write_str("must be a single line of text, without invisible characters and with single spaces"),
        }
    }
}

fn texts(value: &Value) -> Says {
    let one = |value: &Value| match value {
        Value::String(text) if text.len() > LONGEST_SAID => Err(Unfit::TooLong),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(truth) => Ok(truth.to_string()),
        Value::Null => Ok(String::new()),
        Value::Array(_) | Value::Object(_) => Err(Unfit::Shape),
    };
    let all: Result<Vec<String>, Unfit> = match value {
        Value::Array(values) if values.len() > MOST_VALUES => Err(Unfit::Attribute(Fault::Many(MOST_VALUES))),
        Value::Array(values) => values.iter().map(one).collect(),
        other => one(other).map(|text| vec![text]),
    };
    match all {
        Ok(all) if all.iter().all(|text| text.trim().is_empty()) => Says::Nothing,
        Ok(all) => Says::Texts(all),
        Err(unfit) => Says::Unfit(unfit),
    }
}

/// What becomes of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has this value there.
    Value(Value),
    /// No rule gives it one.
    Nothing,
    /// Nobody knows: what decides it was left out, or could not be read.
    Undecided,
    /// It has one that is not kept.
    Unfit(Unfit),
}

/// What rules make of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled<'a> {
    /// The claim.
    pub target: &'a str,
    /// The rule that decided, or the first that might have.
    pub rule: &'a AttributeRule,
    /// When that fills in.
    pub filling: Filling,
    /// What it makes of it.
    pub outcome: Outcome,
}

/// Whether a rule may fill this in.
pub fn is_target(name: &str, declared: &Attributes) -> bool {
    STANDARD.contains(&name) || declared.iter().any(|attribute| attribute.name == name)
}

/// What the rules make of what was said, each claim once: the first rule that applies decides it. What may not be filled in is left out, also
/// where a rule of before names it.
pub fn filled<'a>(rules: &'a [AttributeRule], claims: &Map<String, Value>, is_whole: bool, declared: &Attributes) -> Vec<Filled<'a>> {
    let mut all: Vec<Filled<'a>> = Vec::new();
    for first in rules {
        let target = first.target.as_str();
        if all.iter().any(|known| known.target == target) || !is_target(target, declared) {
            continue;
        }
        let mut decided = (first, Outcome::Nothing);
        for rule in rules.iter().filter(|rule| rule.target == target) {
            match rule.says(claims, is_whole) {
                Says::Nothing => continue,
                Says::Undecided => decided = (rule, Outcome::Undecided),
                Says::Unfit(unfit) => decided = (rule, Outcome::Unfit(unfit)),
                Says::Texts(texts) => decided = (rule, read(target, &texts, declared)),
            }
            break;
        }
        let (rule, outcome) = decided;
        all.push(Filled { target, rule, filling: rule.filling, outcome });
    }
    all
}

/// What was said, as it may be kept.
fn read(target: &str, texts: &[String], declared: &Attributes) -> Outcome {
    if let Some(attribute) = declared.iter().find(|attribute| attribute.name == target) {
        return match attribute.read(texts) {
            Ok(Some(value)) => Outcome::Value(value),
            Ok(None) => Outcome::Nothing,
            Err(fault) => Outcome::Unfit(Unfit::Attribute(fault)),
        };
    }
    let [text] = texts else { return Outcome::Unfit(Unfit::Attribute(Fault::Many(1))) };
    let value = Value::from(text.trim());
    match standard_claims::check(target, &value) {
        Ok(()) => Outcome::Value(value),
        Err(kind) => Outcome::Unfit(Unfit::Standard(kind)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::attribute::definition::tests::attribute;
    use crate::protocol::attribute::{AttributeKind, Rules};

    fn declared() -> Attributes {
        let mut several = attribute("teams");
        several.several = true;
        let mut number = attribute("desk");
        number.kind = AttributeKind::Number;
        let mut choice = attribute("site");
        choice.kind = AttributeKind::Choice;
        choice.rules = Rules { choices: vec!["Berlin".into(), "Paris".into()], ..Rules::default() };
        Attributes::of(vec![attribute("department"), several, number, choice])
    }

    fn outcomes(rules: &[&str], claims: &Value, is_whole: bool) -> Vec<(String, Outcome)> {
        let rules: Vec<AttributeRule> = rules.iter().map(|line| AttributeRule::parse(line).unwrap()).collect();
        let all = filled(&rules, claims.as_object().unwrap(), is_whole, &declared());
        all.into_iter().map(|one| (one.target.to_owned(), one.outcome)).collect()
    }

    fn outcome(rule: &str, claims: &Value) -> Outcome {
        outcomes(&[rule], claims, true).remove(0).1
    }

    #[test]
    fn a_rule_is_read_as_it_is_written() {
        for (typed, written) in [
            ("department=$org.department", "department = $org.department"),
            (" once  name = $name ", "once name = $name"),
            ("always site = Berlin if office = b-1", "always site = Berlin if office = b-1"),
            ("department = what if", "department = what if"),
            ("department = as if so if groups = a = b", "department = as if so if groups = a = b"),
            ("once = $once", "once = $once"),
        ] {
            let rule = AttributeRule::parse(typed).unwrap();
            assert_eq!(rule.to_string(), written);
            assert_eq!(serde_json::from_value::<AttributeRule>(serde_json::to_value(&rule).unwrap()).unwrap(), rule);
        }
        for bad in
            ["", "department", "= $x", "department =", "department = $", "never department = $x", "a b c = $x", "1x = $y", "x = $y if = z"]
        {
            assert_eq!(AttributeRule::parse(bad), None, "{bad}");
        }
        assert_eq!(AttributeRule::parse(&format!("department = {}", "x".repeat(201))), None);
    }

    #[test]
    fn a_value_takes_the_type_that_was_declared_or_is_left_out() {
        let is = |rule: &str, claims: Value, value: Value| assert_eq!(outcome(rule, &claims), Outcome::Value(value), "{rule} {claims}");
        is("department = $org.unit", json!({ "org": { "unit": " Engineering " } }), json!("Engineering"));
        is("department = $org.units.1", json!({ "org": { "units": ["a", "b"] } }), json!("b"));
        is("department = $n", json!({ "n": 7 }), json!("7"));
        is("desk = $n", json!({ "n": "7" }), json!(7));
        is("teams = $groups", json!({ "groups": ["a", "b"] }), json!(["a", "b"]));
        is("teams = $groups", json!({ "groups": "a" }), json!(["a"]));
        is("site = Berlin if office = b-1", json!({ "office": ["b-1"] }), json!("Berlin"));
        is("locale = $locale", json!({ "locale": "de" }), json!("de"));
        for (rule, claims) in [
            ("department = $x", json!({ "x": ["a", "b"] })),
            ("department = $x", json!({ "x": { "a": 1 } })),
            ("department = $x", json!({ "x": "x".repeat(3_000) })),
            ("department = $x", json!({ "x": "a\u{202e}b" })),
            ("teams = $x", json!({ "x": vec!["a"; 21] })),
            ("teams = $x", json!({ "x": [["a"]] })),
            ("desk = $x", json!({ "x": "one" })),
            ("site = $x", json!({ "x": "Rome" })),
            ("picture = $x", json!({ "x": "javascript:alert(1)" })),
        ] {
            assert!(matches!(outcome(rule, &claims), Outcome::Unfit(_)), "{rule} {claims}");
        }
        for said in [json!({}), json!({ "x": null }), json!({ "x": "" }), json!({ "x": [] }), json!({ "x": "  " })] {
            assert_eq!(outcome("department = $x", &said), Outcome::Nothing, "{said}");
        }
    }

    #[test]
    fn the_first_rule_that_applies_decides_and_of_what_is_not_known_nothing_does() {
        let rules = ["department = Board if role = chair", "department = $department", "department = Guests"];
        let of = |claims: Value, is_whole| outcomes(&rules, &claims, is_whole).remove(0).1;
        assert_eq!(of(json!({ "role": "chair", "department": "x" }), true), Outcome::Value(json!("Board")));
        assert_eq!(of(json!({ "role": "other", "department": "x" }), true), Outcome::Value(json!("x")));
        assert_eq!(of(json!({}), true), Outcome::Value(json!("Guests")));
        assert_eq!(of(json!({}), false), Outcome::Undecided);
        assert_eq!(of(json!({ "role": "other", "_claim_names": { "department": "src1" } }), true), Outcome::Undecided);
    }

    #[test]
    fn attack_a6_no_rule_fills_in_what_is_proven() {
        let claims = json!({ "x": "root@evil.example", "t": true });
        for target in
            ["email", "email_verified", "username", "preferred_username", "sub", "roles", "groups", "phone_number", "nickname", "iss"]
        {
            assert!(!is_target(target, &declared()), "{target}");
            assert!(outcomes(&[&format!("always {target} = $x")], &claims, true).is_empty(), "{target}");
        }
    }
}
