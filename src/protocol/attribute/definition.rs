//! What may be declared as an attribute.

use std::collections::BTreeMap;
use std::fmt;

use super::{Attribute, AttributeKind, ChangedBy, Required, pattern, reserved};
use crate::protocol::scope::{STANDARD, StandardScope, is_scope_token, meant_by};
use crate::writing::characters;

/// Attributes at most.
pub const MOST: usize = 100;
/// Characters of a name at most.
const LONGEST_NAME: usize = 64;
/// Characters of a label, and of a choice, at most.
const LONGEST_LABEL: usize = 100;
/// Characters of the sentence beside a field at most.
const LONGEST_HELP: usize = 500;
/// Characters of a text that an attribute may allow.
pub const LONGEST_TEXT: u32 = 1_000;
/// Choices at most.
const MOST_CHOICES: usize = 100;
/// The standard scope that may tell attributes beside what it tells: what the others tell is said by their specification, or may be left
/// out by a person.
const OPEN: StandardScope = StandardScope::Profile;

/// What is wrong with a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The name is none.
    Name,
    /// The name means something else.
    Reserved,
    /// There is no label, or one that cannot be read as it is written.
    Label,
    /// The sentence beside the field cannot be read as it is written, or is too long.
    Help,
    /// This is no tag of a language.
    Language,
    /// The bounds of the length leave nothing, or are too large.
    Length,
    /// The pattern is none, or too large.
    Pattern,
    /// The bounds of the number leave nothing.
    Range,
    /// There are no choices, too many, one twice, or one that cannot be read as it is written.
    Choices,
    /// Rules that belong to another type.
    Rules,
    /// A yes or no has one value.
    Several,
    /// The scope is none.
    Scope,
    /// The scope is one that the specification defines.
    StandardScope,
    /// The scope is an API's.
    ScopeOfApi,
    /// What a person must say they must be able to see and change.
    Required,
    /// What goes into ID tokens by a scope needs one.
    IdToken,
}

impl Unfit {
    /// The member that it is about.
    pub const fn member(self) -> &'static str {
        match self {
            Self::Name | Self::Reserved => "name",
            Self::Label | Self::Language => "label",
            Self::Help => "help",
            Self::Length => "longest",
            Self::Pattern => "pattern",
            Self::Range => "most",
            Self::Choices => "choices",
            Self::Rules => "kind",
            Self::Several => "several",
            Self::Scope | Self::StandardScope | Self::ScopeOfApi => "scope",
            Self::Required => "required",
            Self::IdToken => "in_id_token",
        }
    }
}

/// In the words of the command line.
impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the name must be 1 to 64 letters, digits and . _ - : / and start with a letter",
            Self::Reserved => "this name is a registered claim or has a meaning of its own here: choose another one",
            Self::Label => "the label must be 1 to 100 characters on one line",
            Self::Help => "the help text must be at most 500 characters on one line",
            Self::Language => "the language must be a tag such as de",
            Self::Length => "the length must be between 1 and 1000 characters, and the shortest no more than the longest",
            Self::Pattern => "the pattern is not a regular expression of at most 200 characters, or it is too large",
            Self::Range => "the smallest number must not be greater than the largest",
            Self::Choices => "there must be 1 to 100 choices, each of 1 to 100 characters and none of them twice",
            Self::Rules => "length and pattern belong to text, smallest and largest to numbers, choices to the type choice",
            Self::Several => "true or false can have one value only",
            Self::Scope => "the scope must be one scope value without spaces",
            Self::StandardScope => "this scope has a meaning of its own: choose profile or a name of your own",
            Self::ScopeOfApi => "this scope belongs to an API: choose another name",
            Self::Required => "what a person must fill in they must be able to see and change",
            Self::IdToken => "only what a scope tells can go into ID tokens: choose a scope",
        })
    }
}

/// Whether this can be the name of an attribute.
pub fn is_name(name: &str) -> bool {
    (1..=LONGEST_NAME).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-:/".contains(&byte))
}

fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && characters::line(text).is_ok()
}

impl Attribute {
    /// Everything that is wrong with a definition, by itself: whether its name is taken and its scope an API's is for others to see.
    pub fn faults(&self) -> Vec<Unfit> {
        let mut faults = Vec::new();
        let mut wrong = |is_wrong: bool, fault: Unfit| {
            if is_wrong && !faults.contains(&fault) {
                faults.push(fault);
            }
        };
        wrong(!is_name(&self.name), Unfit::Name);
        wrong(reserved::is_reserved(&self.name), Unfit::Reserved);
        wrong(self.label.is_empty(), Unfit::Label);
        let texts = |plain: &str, by_language: &BTreeMap<String, String>, most| {
            !is_line(plain, most) || by_language.values().any(|text| text.is_empty() || !is_line(text, most))
        };
        wrong(texts(&self.label, &self.labels, LONGEST_LABEL), Unfit::Label);
        wrong(texts(&self.help, &self.helps, LONGEST_HELP), Unfit::Help);
        let is_tag = |tag: &String| (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase());
        wrong(!self.labels.keys().chain(self.helps.keys()).all(is_tag), Unfit::Language);
        let rules = &self.rules;
        let (shortest, longest) = (rules.shortest.unwrap_or(1), self.longest());
        wrong(shortest == 0 || longest == 0 || longest > LONGEST_TEXT || shortest > longest, Unfit::Length);
        wrong(rules.pattern.as_deref().is_some_and(|pattern| pattern::compiled(pattern).is_none()), Unfit::Pattern);
        let bound = |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
        wrong(matches!((bound(&rules.least), bound(&rules.most)), (Some(least), Some(most)) if least > most), Unfit::Range);
        let (is_text, is_number, is_choice) =
            (self.kind == AttributeKind::Text, self.kind == AttributeKind::Number, self.kind == AttributeKind::Choice);
        let of_text = rules.shortest.is_some() || rules.longest.is_some() || rules.pattern.is_some();
        let of_number = rules.least.is_some() || rules.most.is_some();
        wrong((of_text && !is_text) || (of_number && !is_number) || (!rules.choices.is_empty() && !is_choice), Unfit::Rules);
        let choices = &rules.choices;
        let twice = choices.iter().enumerate().any(|(at, choice)| choices.iter().take(at).any(|other| other == choice));
        let unfit = choices.iter().any(|choice| choice.is_empty() || !is_line(choice, LONGEST_LABEL));
        wrong(is_choice && (choices.is_empty() || choices.len() > MOST_CHOICES || twice || unfit), Unfit::Choices);
        wrong(self.several && self.kind == AttributeKind::Boolean, Unfit::Several);
        if let Some(scope) = &self.scope {
            wrong(!is_scope_token(scope) || meant_by(scope).is_some(), Unfit::Scope);
            wrong(STANDARD.contains(&scope.as_str()) && scope != OPEN.as_str(), Unfit::StandardScope);
        }
        wrong(self.required != Required::Never && (!self.seen_by_person || self.changed_by != ChangedBy::Person), Unfit::Required);
        wrong(self.in_id_token && self.scope.is_none(), Unfit::IdToken);
        faults
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A text that its person may change; with choices, for where it is made one.
    pub(crate) fn attribute(name: &str) -> Attribute {
        Attribute {
            name: name.to_owned(),
            kind: AttributeKind::Text,
            several: false,
            label: "Label".to_owned(),
            labels: BTreeMap::new(),
            help: String::new(),
            helps: BTreeMap::new(),
            rules: super::super::Rules { choices: vec!["red".into(), "blue".into()], ..super::super::Rules::default() },
            seen_by_person: true,
            changed_by: ChangedBy::Person,
            required: Required::Never,
            scope: None,
            in_id_token: false,
            position: 0,
        }
    }

    fn plain(name: &str) -> Attribute {
        Attribute { rules: super::super::Rules::default(), ..attribute(name) }
    }

    #[test]
    fn what_is_wrong_with_a_definition_is_told() {
        assert_eq!(plain("department").faults(), []);
        let found = |change: fn(&mut Attribute)| {
            let mut attribute = plain("department");
            change(&mut attribute);
            attribute.faults()
        };
        assert_eq!(found(|a| a.name = "1x".into()), [Unfit::Name]);
        assert_eq!(found(|a| a.name = "a#de".into()), [Unfit::Name]);
        assert_eq!(found(|a| a.name = "ISS".into()), [Unfit::Reserved]);
        assert_eq!(found(|a| a.label = String::new()), [Unfit::Label]);
        assert_eq!(found(|a| drop(a.labels.insert("de".into(), "a\u{202e}b".into()))), [Unfit::Label]);
        assert_eq!(found(|a| drop(a.labels.insert("Deutsch".into(), "x".into()))), [Unfit::Language]);
        assert_eq!(found(|a| a.help = "x".repeat(501)), [Unfit::Help]);
        assert_eq!(found(|a| a.rules.longest = Some(1_001)), [Unfit::Length]);
        assert_eq!(found(|a| (a.rules.shortest, a.rules.longest) = (Some(5), Some(4))), [Unfit::Length]);
        assert_eq!(found(|a| a.rules.pattern = Some("(".into())), [Unfit::Pattern]);
        assert_eq!(found(|a| a.rules.least = Some(1.into())), [Unfit::Rules]);
        assert_eq!(found(|a| a.kind = AttributeKind::Choice), [Unfit::Choices]);
        assert_eq!(found(|a| (a.kind, a.several) = (AttributeKind::Boolean, true)), [Unfit::Several]);
        for scope in ["openid", "email", "groups", "offline_access", "address"] {
            let unfit = Attribute { scope: Some(scope.into()), ..plain("x") };
            assert_eq!(unfit.faults(), [Unfit::StandardScope], "{scope}");
        }
        assert_eq!(found(|a| a.scope = Some("a b".into())), [Unfit::Scope]);
        assert_eq!(found(|a| a.scope = Some("profile".into())), []);
        assert_eq!(found(|a| a.in_id_token = true), [Unfit::IdToken]);
        assert_eq!(found(|a| (a.required, a.changed_by) = (Required::Later, ChangedBy::Admin)), [Unfit::Required]);
    }
}
