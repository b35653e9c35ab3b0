//! Values of attributes: read as they are typed, held against their type and their rules, and written as a form shows them.

use serde_json::{Number, Value};

use super::{Attribute, AttributeKind, pattern};
use crate::protocol::standard_claims::is_web_address;
use crate::writing::characters;

/// Values of one attribute at most.
pub const MOST_VALUES: usize = 20;

/// Digits of a telephone number, without the `+`.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is none, and there must be.
    Missing,
    /// It is of another type.
    Kind(AttributeKind),
    /// There must be a list of values.
    NotAList,
    /// A text holds what is not seen, turns what stands around it, or has spaces where none may be.
    Unseen,
    /// A text has fewer characters than this.
    Short(u32),
    /// A text has more characters than this.
    Long(u32),
    /// A text does not match the pattern.
    Pattern,
    /// A number is smaller than this.
    Low(Number),
    /// A number is larger than this.
    High(Number),
    /// It is none of the choices.
    NoChoice,
    /// There are more values than this.
    Many(usize),
    /// A value stands twice.
    Twice,
}

impl Fault {
    /// What it must be, to stand behind the name of the claim.
    pub fn expected(&self) -> String {
        match self {
            Self::Missing => "must have a value".to_owned(),
            Self::Kind(kind) => kind.expected().to_owned(),
            Self::NotAList => "must be a list, such as [\"first\", \"second\"]".to_owned(),
            Self::Unseen => "must be a single line of text, without invisible characters and with single spaces".to_owned(),
            Self::Short(least) => format!("must have at least {least} characters"),
            Self::Long(most) => format!("must have at most {most} characters"),
            Self::Pattern => "does not have the required form".to_owned(),
            Self::Low(least) => format!("must be {least} or more"),
            Self::High(most) => format!("must be {most} or less"),
            Self::NoChoice => "must be one of the choices".to_owned(),
            Self::Many(most) => format!("must have at most {most} values"),
            Self::Twice => "has the same value twice".to_owned(),
        }
    }
}

impl AttributeKind {
    /// What a value must be, to stand behind the name of the claim.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Text => "must be text",
            Self::Number => "must be a number",
            Self::Boolean => "must be true or false",
            Self::Date => "must be a date such as 2026-01-31",
            Self::Choice => "must be one of the choices",
            Self::Url => "must be a full http or https address",
            Self::Phone => "must be a phone number such as +491234567",
        }
    }

    /// Whether a value is of the type: what is told to apps is that at least, whatever the rules were when it was kept.
    fn is_of_type(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Number, Value::Number(_)) | (Self::Boolean, Value::Bool(_)) | (Self::Text | Self::Choice, Value::String(_)) => true,
            (Self::Date, Value::String(text)) => is_day(text),
            (Self::Url, Value::String(text)) => is_web_address(text),
            (Self::Phone, Value::String(text)) => is_phone(text),
            _ => false,
        }
    }
}

impl Attribute {
    /// Whether what is kept is of the type, so that apps get what they expect.
    pub fn is_of_type(&self, value: &Value) -> bool {
        match value {
            Value::Array(values) => self.several && values.iter().all(|value| self.kind.is_of_type(value)),
            one => !self.several && self.kind.is_of_type(one),
        }
    }

    /// Whether a value may be kept.
    ///
    /// # Errors
    /// The first that is wrong with it.
    pub fn check(&self, value: &Value) -> Result<(), Fault> {
        match (self.several, value) {
            (false, one) => self.check_one(one),
            (true, Value::Array(values)) => {
                if values.is_empty() {
                    return Err(Fault::Missing);
                }
                if values.len() > MOST_VALUES {
                    return Err(Fault::Many(MOST_VALUES));
                }
                if values.iter().enumerate().any(|(at, value)| values.iter().take(at).any(|other| other == value)) {
                    return Err(Fault::Twice);
                }
                values.iter().try_for_each(|value| self.check_one(value))
            }
            (true, _) => Err(Fault::NotAList),
        }
    }

    fn check_one(&self, value: &Value) -> Result<(), Fault> {
        if !self.kind.is_of_type(value) {
            return Err(Fault::Kind(self.kind));
        }
        match value {
            Value::Number(number) => self.check_number(number),
            Value::String(text) => self.check_text(text),
            _ => Ok(()),
        }
    }

    fn check_number(&self, number: &Number) -> Result<(), Fault> {
        let rules = &self.rules;
        let value = number.as_f64().filter(|value| value.is_finite()).ok_or(Fault::Kind(AttributeKind::Number))?;
        let beyond = |bound: &Number, is_beyond: fn(f64, f64) -> bool| bound.as_f64().is_some_and(|bound| is_beyond(value, bound));
        if let Some(least) = rules.least.as_ref().filter(|least| beyond(least, |value, least| value < least)) {
            return Err(Fault::Low(least.clone()));
        }
        match rules.most.as_ref().filter(|most| beyond(most, |value, most| value > most)) {
            Some(most) => Err(Fault::High(most.clone())),
            None => Ok(()),
        }
    }

    fn check_text(&self, text: &str) -> Result<(), Fault> {
        let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        match self.kind {
            AttributeKind::Choice if !self.rules.choices.iter().any(|choice| choice == text) => Err(Fault::NoChoice),
            AttributeKind::Text if text.is_empty() => Err(Fault::Missing),
            AttributeKind::Text if characters > self.longest() => Err(Fault::Long(self.longest())),
            AttributeKind::Text if characters < self.rules.shortest.unwrap_or(0) => Err(Fault::Short(self.rules.shortest.unwrap_or(0))),
            AttributeKind::Text if characters::line(text).is_err() => Err(Fault::Unseen),
            AttributeKind::Text => match &self.rules.pattern {
                // One that cannot be read any more keeps nobody from saying anything.
                Some(pattern) if pattern::compiled(pattern).is_some_and(|pattern| !pattern.is_match(text)) => Err(Fault::Pattern),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// What was typed, as it may be kept: none where nothing was.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(&self, typed: &[String]) -> Result<Option<Value>, Fault> {
        let mut values = Vec::new();
        for text in typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            values.push(self.read_one(text).ok_or(Fault::Kind(self.kind))?);
        }
        let value = match (self.several, values.len()) {
            (_, 0) => return Ok(None),
            (true, _) => Value::Array(values),
            (false, 1) => values.remove(0),
            (false, _) => return Err(Fault::Many(1)),
        };
        self.check(&value).map(|()| Some(value))
    }

    fn read_one(&self, text: &str) -> Option<Value> {
        match self.kind {
            AttributeKind::Number => {
                let bytes_of_a_number = text.len() <= 64 && text.bytes().all(|byte| b"+-.0123456789eE".contains(&byte));
                let number: Number = bytes_of_a_number.then(|| serde_json::from_str(text).ok())??;
                number.as_f64().filter(|value| value.is_finite()).map(|_| Value::Number(number))
            }
            AttributeKind::Boolean => text.parse().ok().map(Value::Bool),
            // As people write them.
            AttributeKind::Phone => {
                let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '-' | '(' | ')' | '.' | '/')).collect();
                Some(digits.into())
            }
            AttributeKind::Text | AttributeKind::Choice | AttributeKind::Date | AttributeKind::Url => Some(text.into()),
        }
    }

    /// What a form shows of what is kept: each value as it would be typed.
    pub fn written(&self, value: Option<&Value>) -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(values)) if self.several => values.iter().map(one).collect(),
            Some(other) => vec![one(other)],
        }
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    PHONE_DIGITS.contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text is a day of the calendar: `YYYY-MM-DD`.
fn is_day(text: &str) -> bool {
    let is_written_so = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    is_written_so && text.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::attribute::definition::tests::attribute;

    #[test]
    fn each_type_takes_its_values_and_no_others() {
        for (kind, right, wrong) in [
            (AttributeKind::Text, vec![json!("Dive shop")], vec![json!(1), json!(""), json!("a\nb"), json!("a\u{202e}b"), json!(" a")]),
            (AttributeKind::Number, vec![json!(1), json!(-2.5), json!(9_007_199_254_740_993_i64)], vec![json!("1"), json!(true)]),
            (AttributeKind::Boolean, vec![json!(true), json!(false)], vec![json!("true"), json!(0)]),
            (AttributeKind::Date, vec![json!("2026-02-28")], vec![json!("2026-02-30"), json!("2026-2-28"), json!("28.02.2026"), json!("")]),
            (AttributeKind::Choice, vec![json!("red")], vec![json!("green"), json!(""), json!(1)]),
            (AttributeKind::Url, vec![json!("https://x.example/a")], vec![json!("javascript:alert(1)"), json!("x.example"), json!("")]),
            (AttributeKind::Phone, vec![json!("+491234567")], vec![json!("01234567"), json!("+49 123"), json!("+4"), json!(49_123_456)]),
        ] {
            let one = Attribute { kind, ..attribute("a") };
            let several = Attribute { several: true, ..one.clone() };
            for value in right {
                assert_eq!(one.check(&value), Ok(()), "{kind:?} {value}");
                assert!(one.is_of_type(&value) && several.is_of_type(&json!([value])) && !several.is_of_type(&value));
                assert_eq!(several.check(&json!([value])), Ok(()), "{kind:?} [{value}]");
                assert_eq!(several.check(&json!([value, value])), Err(Fault::Twice));
                assert_eq!(several.check(&value), Err(Fault::NotAList));
                let typed = one.written(Some(&value));
                assert_eq!(one.read(&typed), Ok(Some(value)), "what is shown is read back");
            }
            for value in wrong.into_iter().chain([json!({}), json!([]), json!(null)]) {
                assert!(one.check(&value).is_err(), "{kind:?} {value}");
            }
            assert_eq!(several.check(&json!([])), Err(Fault::Missing));
        }
    }

    #[test]
    fn rules_bound_texts_and_numbers() {
        let mut code = attribute("code");
        code.rules.pattern = Some("[A-Z]{2}[0-9]+".into());
        (code.rules.shortest, code.rules.longest) = (Some(3), Some(5));
        for (value, found) in [("AB1", Ok(())), ("AB", Err(Fault::Short(3))), ("AB1234", Err(Fault::Long(5))), ("ab1", Err(Fault::Pattern))]
        {
            assert_eq!(code.check(&json!(value)), found, "{value}");
        }
        let mut age = Attribute { kind: AttributeKind::Number, ..attribute("age") };
        (age.rules.least, age.rules.most) = (Some(18.into()), Some(120.into()));
        assert_eq!(age.check(&json!(17.5)), Err(Fault::Low(18.into())));
        assert_eq!(age.check(&json!(121)), Err(Fault::High(120.into())));
        assert_eq!((age.check(&json!(18)), age.check(&json!(120))), (Ok(()), Ok(())));
    }

    #[test]
    fn attack_h1_what_is_typed_is_bounded_and_of_its_type() {
        let typed = |kind, text: &str| Attribute { kind, ..attribute("a") }.read(&[text.to_owned()]);
        assert_eq!(typed(AttributeKind::Text, &"x".repeat(255)), Err(Fault::Long(254)));
        assert_eq!(typed(AttributeKind::Text, "a\u{1b}[31m"), Err(Fault::Unseen));
        for none in ["1e999", "NaN", "0x10", "1_000", "1,5", &"9".repeat(65), "[1]"] {
            assert_eq!(typed(AttributeKind::Number, none), Err(Fault::Kind(AttributeKind::Number)), "{none}");
        }
        assert_eq!(typed(AttributeKind::Number, " 42 "), Ok(Some(json!(42))));
        assert_eq!(typed(AttributeKind::Phone, "+49 (30) 123-456"), Ok(Some(json!("+4930123456"))));
        assert_eq!(typed(AttributeKind::Text, "   "), Ok(None));
        let tags = Attribute { several: true, ..attribute("tags") };
        let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
        assert_eq!(tags.read(&many), Err(Fault::Many(20)));
        assert_eq!(attribute("a").read(&many), Err(Fault::Many(1)));
    }
}
