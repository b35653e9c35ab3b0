//! What may be kept as a claim of a person: standard ones have the type that applications expect, declared ones the type and the rules of
//! their attribute, and a text of one line is one that looks like what it is, whoever sets it: a command, the console or an import.

use serde_json::{Map, Value};

use crate::people::error::PeopleError;
use crate::people::names::{self, NameError};
use crate::protocol::attribute::Attributes;
use crate::protocol::claims::{is_of_a_token, untagged};
use crate::protocol::standard_claims::{self, ClaimKind};
use crate::writing::characters::Unfit;

/// Checks claims that are to be set; null, which takes one away, is no value.
///
/// # Errors
/// For the first that may not be kept: [`PeopleError::ClaimOfToken`], [`PeopleError::ClaimEmpty`], [`PeopleError::Claim`],
/// [`PeopleError::ClaimText`] or [`PeopleError::Attribute`].
pub fn check(claims: &Map<String, Value>, declared: &Attributes) -> Result<(), PeopleError> {
    claims.iter().filter(|(_, value)| !value.is_null()).try_for_each(|(name, value)| {
        check_one(name, value)?;
        let fault = declared.find(name).and_then(|attribute| attribute.check(value).err());
        fault.map_or(Ok(()), |fault| Err(PeopleError::Attribute { name: name.clone(), fault }))
    })
}

/// Whether a text in the value holds U+0000, which PostgreSQL keeps in none
/// ([character types](https://www.postgresql.org/docs/current/datatype-character.html)).
fn holds_null(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(holds_null),
        Value::Object(members) => members.iter().any(|(name, value)| name.contains('\0') || holds_null(value)),
        _ => false,
    }
}

fn check_one(name: &str, value: &Value) -> Result<(), PeopleError> {
    if name.contains('\0') || holds_null(value) {
        return Err(PeopleError::ClaimText { name: name.to_owned(), fault: NameError::Unfit(Unfit::Unseen('\0')) });
    }
    // Kept, either would be sent to nobody.
    if is_of_a_token(untagged(name)) {
        return Err(PeopleError::ClaimOfToken(name.to_owned()));
    }
    if value.as_str() == Some("") {
        return Err(PeopleError::ClaimEmpty(name.to_owned()));
    }
    standard_claims::check(name, value).map_err(|kind| PeopleError::Claim { name: name.to_owned(), kind })?;
    match (standard_claims::kind_of(name), value.as_str()) {
        (Some(ClaimKind::Text), Some(text)) => {
            names::full_name(text).map_err(|fault| PeopleError::ClaimText { name: name.to_owned(), fault })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(claims: Value) -> Option<String> {
        check(claims.as_object().unwrap(), &Attributes::default()).err().map(|error| error.to_string())
    }

    #[test]
    fn a_claim_that_may_not_be_kept_is_named_with_what_would_be() {
        assert_eq!(refused(json!({"phone_number_verified": true, "birthdate": "1990", "department": [1], "nickname": null})), None);
        for holds_null in [json!({"team": "a\0b"}), json!({"team": {"a": ["\0"]}}), json!({"team": {"\0": 1}}), json!({"te\0am": 1})] {
            assert!(refused(holds_null).is_some_and(|told| told.contains("U+0000")));
        }
        for name in ["iss", "exp", "acr", "scope", "act", "may_act", "events", "toe", "vot", "cnf", "nonce", "act#de"] {
            let told = refused(json!({ name: {"sub": "x"} })).unwrap();
            assert!(told.contains(&format!("`{name}`")), "{told}");
            assert_eq!(refused(json!({ name: null })), None, "what was kept before can be taken away");
        }
        for name in ["department", "nickname"] {
            assert_eq!(refused(json!({ name: "" })).unwrap(), format!("the claim `{name}` is empty: set it to null to remove it"));
        }
        let told = refused(json!({"phone_number_verified": "true"})).unwrap();
        assert!(told.contains("phone_number_verified") && told.contains("true or false"), "{told}");
    }

    #[test]
    fn a_name_is_one_line_that_reads_as_it_is_written() {
        for name in ["name", "given_name", "family_name", "middle_name", "nickname", "name#ar"] {
            assert_eq!(
                refused(json!({ name: "Ann  Lee" })).unwrap(),
                format!("the claim `{name}` has a space at the start or end, or two spaces in a row")
            );
            for bad in ["a\nb", "a\u{1b}[31mb", "\u{202e}eliH", "a\u{2066}b", "a\u{2028}b", &"x".repeat(255)] {
                assert!(refused(json!({ name: bad })).is_some_and(|told| told.contains(name)), "{name} {bad:?}");
            }
            assert_eq!(refused(json!({ name: "Ana\u{ef}s O\u{2019}Neil" })), None);
        }
    }
}
