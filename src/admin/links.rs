//! Addresses of the console that hold what others chose: an id as one segment, filters as a query.

use crate::pages::paths::{self, segment};

/// The page of a person.
pub(super) fn person(id: &str) -> String {
    format!("{}/{}", paths::CONSOLE_PEOPLE, segment(id))
}

/// The page of a group.
pub(super) fn group(id: &str) -> String {
    format!("{}/{}", paths::CONSOLE_GROUPS, segment(id))
}

/// The page of an app.
pub(super) fn app(client_id: &str) -> String {
    paths::console_app(client_id)
}

/// A path with a query of what is not empty.
pub(super) fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
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
