//! APIs in the console (resource servers): found, added, changed, deleted. What is done is an act of `acts::resource`; which
//! app may ask for which of their scopes is said on the page of the app.

mod form;
mod list;
mod one;

pub(super) use list::{LIST, matches};

use crate::admin::links;
use crate::http::addresses::{Address, console};
use crate::people::rights::Right::ManageResources;

/// The list.
const HERE: &str = "/admin/apis";
/// The form of a new one.
const NEW: &str = "/admin/new-api";
/// One of them. Its identifier is an address: it stands in the query, where no proxy takes its slashes apart.
const ONE: &str = "/admin/api";
const DELETE: &str = "/admin/api/delete";
/// The parameter that says which.
const WHICH: &str = "identifier";

/// The page of an API.
pub(super) fn page_of(identifier: &str) -> String {
    links::with_query(ONE, &[(WHICH, identifier)])
}

pub(super) fn addresses() -> [Address; 4] {
    [
        console(HERE, ManageResources).get(list::get).query(&["q", "sort", "page"]),
        console(NEW, ManageResources).get(one::get_new).post(
            one::post_new,
            &["csrf"],
            &["identifier", "name", "scopes", "lifetime", "clients"],
        ),
        console(ONE, ManageResources).get(one::get).post(one::post, &["csrf"], &[]).query(&[WHICH, "kept"]),
        console(DELETE, ManageResources).post(one::delete, &["csrf", WHICH, "confirm"], &[]),
    ]
}
