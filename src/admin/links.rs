//! Addresses of the console that hold what others chose: an id as one segment, filters as a query.

use std::fmt::Write as _;

/// The page of a person.
pub(super) fn person(id: &str) -> String {
    format!("/admin/people/{}", segment(id))
}

/// The page of a group.
pub(super) fn group(id: &str) -> String {
    format!("/admin/groups/{}", segment(id))
}

/// A path with a query of what is not empty.
pub(super) fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Text as one segment of a path: an id may hold slashes and question marks.
fn segment(text: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            segment.push(char::from(byte));
        } else {
            let _ = write!(segment, "%{byte:02X}"); // writing to a string cannot fail
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment_whatever_it_holds() {
        assert_eq!(person("a/b?c#d%2F&\"<"), "/admin/people/a%2Fb%3Fc%23d%252F%26%22%3C");
        assert_eq!(with_query("/admin/audit", &[("event", ""), ("app", "a b&c")]), "/admin/audit?app=a+b%26c");
        assert_eq!(with_query("/admin/audit", &[("event", "")]), "/admin/audit");
    }
}
