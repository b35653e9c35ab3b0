//! What kind of value each standard claim of a person has
//! ([Core §5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims)). Applications rely on it: what is kept
//! is checked by [`check`], and what an earlier release kept otherwise is sent as [`healed`] says.

use serde_json::{Map, Value};
use url::Url;

use crate::protocol::claims::untagged;

/// What the value of a standard claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// One line of text.
    Text,
    /// A whole http or https address.
    WebAddress,
    /// `YYYY-MM-DD`, `0000-MM-DD` without the year, or the year alone.
    BirthDate,
    /// `true` or `false`.
    Boolean,
    /// An object of texts ([Core §5.1.1](https://openid.net/specs/openid-connect-core-1_0.html#AddressClaim)).
    Address,
}

/// The kind of each standard claim that is kept with a person; the others stand in columns of their own.
const KINDS: [(&str, ClaimKind); 15] = [
    ("name", ClaimKind::Text),
    ("given_name", ClaimKind::Text),
    ("family_name", ClaimKind::Text),
    ("middle_name", ClaimKind::Text),
    ("nickname", ClaimKind::Text),
    ("profile", ClaimKind::WebAddress),
    ("picture", ClaimKind::WebAddress),
    ("website", ClaimKind::WebAddress),
    ("gender", ClaimKind::Text),
    ("birthdate", ClaimKind::BirthDate),
    ("zoneinfo", ClaimKind::Text),
    ("locale", ClaimKind::Text),
    ("phone_number", ClaimKind::Text),
    ("phone_number_verified", ClaimKind::Boolean),
    ("address", ClaimKind::Address),
];

const LONGEST_ADDRESS: usize = 2048;

/// The kind of a standard claim, with a language tag or without; none of any other.
pub fn kind_of(claim: &str) -> Option<ClaimKind> {
    KINDS.iter().find(|(name, _)| *name == untagged(claim)).map(|(_, kind)| *kind)
}

impl ClaimKind {
    /// Whether the value is written as a text, so that `1990` and `true` are texts too.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::WebAddress | Self::BirthDate)
    }

    /// What the value must be, to stand behind the name of the claim.
    pub const fn expected(self) -> &'static str {
        match self {
            Self::Text => "must be a single line of text",
            Self::WebAddress => "must be a full http or https address",
            Self::BirthDate => "must be a date (YYYY-MM-DD), a year (YYYY), or a day without a year (0000-MM-DD)",
            Self::Boolean => "must be true or false",
            Self::Address => "must be an object whose values are strings, such as {\"formatted\": \"...\"}",
        }
    }

    fn fits(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text, Value::String(text)) => !text.chars().any(char::is_control),
            (Self::WebAddress, Value::String(text)) => is_web_address(text),
            (Self::BirthDate, Value::String(text)) => is_birth_date(text),
            (Self::Address, Value::Object(members)) => members.values().all(Value::is_string),
            (Self::Boolean, Value::Bool(_)) => true,
            _ => false,
        }
    }
}

/// Whether `value` may be kept as `claim`; whatever is no standard claim may be any JSON.
///
/// # Errors
/// The kind of value that it must be.
pub fn check(claim: &str, value: &Value) -> Result<(), ClaimKind> {
    kind_of(claim).map_or(Ok(()), |kind| if kind.fits(value) { Ok(()) } else { Err(kind) })
}

/// The value that is sent for what is kept: the same where it fits, one that says the same where a scalar was kept as
/// another type, none where nothing fits.
pub fn healed(claim: &str, value: &Value) -> Option<Value> {
    let Some(kind) = kind_of(claim) else { return Some(value.clone()) };
    if kind.fits(value) {
        return Some(value.clone());
    }
    let meant = match (kind, value) {
        (kind, Value::Number(number)) if kind.is_text() => Value::from(number.to_string()),
        (kind, Value::Bool(yes)) if kind.is_text() => Value::from(yes.to_string()),
        (ClaimKind::Boolean, Value::String(text)) => Value::Bool(text.parse().ok()?),
        (ClaimKind::Address, Value::String(text)) => Value::Object(Map::from_iter([("formatted".to_owned(), Value::from(text.as_str()))])),
        _ => return None,
    };
    kind.fits(&meant).then_some(meant)
}

pub(in crate::protocol) fn is_web_address(text: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
    web && text.len() <= LONGEST_ADDRESS
        && !text.contains(|c: char| c.is_control() || c.is_whitespace())
        && Url::parse(text).is_ok_and(|url| url.has_host())
}

fn is_birth_date(text: &str) -> bool {
    let number = |text: &str, digits: usize| -> Option<u32> {
        (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [year] => number(year, 4).is_some(),
        [year, month, day] => {
            number(year, 4).is_some()
                && number(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && number(day, 2).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::claims;

    #[test]
    fn core_5_1_each_standard_claim_has_its_type() {
        for (claim, right, wrong) in [
            ("given_name", json!("Alice"), json!(true)),
            ("nickname", json!("1e5"), json!(1e5)),
            ("name#ja", json!("\u{5c71}"), json!(["a"])),
            ("phone_number", json!("+49 30 1"), json!(49_301)),
            ("phone_number", json!("4930"), json!("49\n30")),
            ("phone_number_verified", json!(true), json!("true")),
            ("birthdate", json!("1990"), json!(1990)),
            ("birthdate", json!("0000-12-31"), json!("1990-13-01")),
            ("birthdate", json!("1990-02-28"), json!("28.2.1990")),
            ("address", json!({"formatted": "Weg 1\nBonn", "country": "DE"}), json!("Weg 1")),
            ("address", json!({}), json!({"postal_code": 53111})),
            ("picture", json!("https://people.example/a.png"), json!("javascript:alert(1)")),
            ("website", json!("http://people.example"), json!("/a.png")),
            ("locale", json!("de"), json!({"a": 1})),
            ("zoneinfo", json!("Europe/Lisbon"), json!(null)),
        ] {
            assert_eq!(check(claim, &right), Ok(()), "{claim} {right}");
            assert!(check(claim, &wrong).is_err(), "{claim} {wrong}");
        }
        for any in [json!(1), json!("x"), json!([1, {"a": null}])] {
            assert_eq!(check("department", &any), Ok(()));
        }
    }

    #[test]
    fn every_standard_claim_that_is_kept_with_a_person_has_a_kind() {
        let own_columns = ["preferred_username", "updated_at", "email", "email_verified", "groups"];
        for claim in claims::of_scopes().filter(|claim| !own_columns.contains(claim)) {
            assert!(kind_of(claim).is_some(), "{claim}");
        }
    }

    #[test]
    fn what_was_kept_as_another_type_is_sent_as_what_it_says_or_not_at_all() {
        for (claim, kept, sent) in [
            ("birthdate", json!(1990), Some(json!("1990"))),
            ("phone_number", json!(4_930_123), Some(json!("4930123"))),
            ("given_name", json!(true), Some(json!("true"))),
            ("phone_number_verified", json!("true"), Some(json!(true))),
            ("phone_number_verified", json!("perhaps"), None),
            ("address", json!("Weg 1"), Some(json!({"formatted": "Weg 1"}))),
            ("name", json!({"a": 1}), None),
            ("picture", json!("javascript:x"), None),
            ("department", json!({"a": 1}), Some(json!({"a": 1}))),
        ] {
            assert_eq!(healed(claim, &kept), sent, "{claim} {kept}");
        }
    }
}
