//! Attributes of people in the console: declared, found, changed, deleted. What is done is an act of `acts::attribute`.

mod form;
mod list;
mod one;

pub(super) use list::LIST;

use crate::http::addresses::{Address, console};
use crate::pages::console::sections::ATTRIBUTES;
use crate::pages::paths::{CONSOLE_NEW_ATTRIBUTE as NEW, with_query};
use crate::people::rights::Right::ManageAttributes;

/// The list.
const HERE: &str = ATTRIBUTES.path;
/// One of them. Its name may hold slashes: it stands in the query, where no proxy takes them apart.
const ONE: &str = "/admin/attribute";
const DELETE: &str = "/admin/attribute/delete";
/// The parameter that says which.
const WHICH: &str = "name";

/// The page of an attribute.
fn page_of(name: &str) -> String {
    with_query(ONE, &[(WHICH, name)])
}

pub(super) fn addresses() -> Vec<Address> {
    const FIELDS: &[&str] = &["name", "kind", "label", "help", "scope", "choices", "pattern", "position", "required", "changed_by"];
    vec![
        LIST.page().get(list::get),
        console(NEW, ManageAttributes).get(one::get_new).post(one::post_new, &["csrf"], FIELDS),
        console(ONE, ManageAttributes).get(one::get).post(one::post, &["csrf"], &[]).query(&[WHICH, "kept"]),
        console(DELETE, ManageAttributes).post(one::delete, &["csrf", WHICH, "confirm"], &[]),
    ]
}
