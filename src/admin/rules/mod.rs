//! Who must use what to sign in, in the console: the table of rules with the preview of one person, and one rule. What is done is an act of
//! `acts::rule`.

mod one;
mod table;

use crate::http::addresses::{Address, console};
use crate::pages::console::sections::RULES;
use crate::pages::paths::with_query;

/// The table.
const HERE: &str = RULES.path;
/// One rule. The id of an app may hold slashes: it stands in the query.
const ONE: &str = "/admin/rule";
const REMOVE: &str = "/admin/rule/remove";

/// The page of a rule, by what people call its place.
fn page_of(kind: &str, name: &str) -> String {
    with_query(ONE, &[("kind", kind), ("name", name)])
}

pub(super) fn addresses() -> Vec<Address> {
    const FIELDS: &[&str] =
        &["name", "second_factor", "max_age", "remember", "allow_password", "allow_passkey", "allow_totp", "need_passkey"];
    vec![
        console(HERE, RULES.right).get(table::get).query(&["kind", "name", "person", "app"]),
        console(ONE, RULES.right).get(one::get).post(one::post, &["csrf", "kind", "version"], FIELDS).query(&["kind", "name", "kept"]),
        console(REMOVE, RULES.right).post(one::remove, &["csrf", "kind"], &["name"]),
    ]
}
