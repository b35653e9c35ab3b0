//! Bounds and neutralizes what comes from outside: no field may forge a line, hide its text or fill the disk.

use serde_json::{Map, Value};

use crate::secrets::sha256;
use crate::writing::characters;

/// Characters of an identifier.
const MAX_ID: usize = 256;

/// Characters of a free text.
const MAX_TEXT: usize = 512;

/// Members of an object and elements of a list.
const MAX_MEMBERS: usize = 64;

/// How deep values nest.
const MAX_DEPTH: u8 = 5;

/// An identifier: a `client_id`, an address, an id of ours.
pub(super) fn id(text: &str) -> String {
    clean(text, MAX_ID)
}

/// A free text: a user agent, a name.
pub(super) fn free(text: &str) -> String {
    clean(text, MAX_TEXT)
}

/// A value of the details. What is cut of it ends in a hash of the whole, so that two that differ look different.
pub(super) fn value(value: Value) -> Value {
    nested(value, MAX_DEPTH)
}

fn nested(value: Value, depth: u8) -> Value {
    let Some(below) = depth.checked_sub(1) else {
        return Value::String(hash(&value.to_string()));
    };
    match value {
        Value::String(text) if text.chars().nth(MAX_TEXT).is_some() => Value::String(free(&text) + &hash(&text)),
        Value::String(text) => Value::String(free(&text)),
        Value::Array(list) => {
            let cut = Some(&list).filter(|list| list.len() > MAX_MEMBERS).map(|list| hash(&Value::from(list.clone()).to_string()));
            let kept = list.into_iter().take(MAX_MEMBERS).map(|element| nested(element, below));
            kept.chain(cut.map(Value::String)).collect()
        }
        Value::Object(members) => {
            let cut =
                Some(&members).filter(|members| members.len() > MAX_MEMBERS).map(|members| hash(&Value::from(members.clone()).to_string()));
            let kept = members.into_iter().take(MAX_MEMBERS).map(|(name, value)| (id(&name), nested(value, below)));
            Value::Object(kept.chain(cut.map(|hash| ("…".to_owned(), Value::String(hash)))).collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// What stands in place of what is cut: SHA-256 of the whole as base64url.
fn hash(whole: &str) -> String {
    format!("sha256:{}", sha256(whole.as_bytes()))
}

/// At most `max` characters, an ellipsis in place of the rest; each character that is not seen in its place, or turns the text
/// around it, becomes U+FFFD.
fn clean(text: &str, max: usize) -> String {
    let mut cleaned = characters::made_visible(&text.chars().take(max).collect::<String>());
    if text.chars().nth(max).is_some() {
        cleaned.push('…');
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn attack_z4_lines_escapes_and_turned_writing_are_neutralized() {
        assert_eq!(free("a\r\nb\u{1b}[31m\0\u{85}\u{202e}\u{2028}c"), "a\u{fffd}\u{fffd}b\u{fffd}[31m\u{fffd}\u{fffd}\u{fffd}\u{fffd}c");
        assert_eq!(free("Jörg 雪 — fine"), "Jörg 雪 — fine");
        assert_eq!(
            value(json!({ "a\nb": ["x\ny", 1, { "c": "\u{7}" }] })),
            json!({ "a\u{fffd}b": ["x\u{fffd}y", 1, { "c": "\u{fffd}" }] })
        );
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_cut() {
        assert_eq!(id(&"x".repeat(1_000)).chars().count(), 257);
        assert_eq!(free(&"ä".repeat(512)), "ä".repeat(512));
        assert_eq!(value(json!([[[[[[1]]]]]])), json!([[[[[hash("[1]")]]]]]));
        assert_eq!(value(json!(vec![0; 100])).as_array().map(Vec::len), Some(65));
        assert_eq!(value(json!(vec![0; 64])).as_array().map(Vec::len), Some(64));
    }

    #[test]
    fn attack_f7_two_values_that_differ_look_different_though_both_are_cut() {
        let text = |end: &str| json!("x".repeat(600) + end);
        let list = |last: u8| json!([vec![0; 100], vec![last]].concat());
        let object = |last: u8| (0..100).map(|n| (format!("m{n:03}"), json!(if n == 99 { last } else { 0 }))).collect::<Value>();
        let deep = |last: u8| json!([[[[[[last]]]]]]);
        for (one, other) in [(text("a"), text("b")), (list(1), list(2)), (object(1), object(2)), (deep(1), deep(2))] {
            assert_ne!(value(one.clone()), value(other));
            assert_eq!(value(one.clone()), value(one));
        }
    }
}
