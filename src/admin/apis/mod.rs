//! APIs in the console (resource servers): found, added, changed, deleted. What is done is an act of `acts::resource`; which
//! app may ask for which of their scopes is said on the page of the app.

mod form;
mod list;
mod one;

pub(super) use list::LIST;

use crate::http::addresses::{Address, console};
use crate::pages::console::sections::APIS;
use crate::pages::paths::with_query;
use crate::people::rights::Right::ManageResources;

/// The list.
const HERE: &str = APIS.path;
/// The form of a new one.
const NEW: &str = "/admin/new-api";
/// One of them. Its identifier is an address: it stands in the query, where no proxy takes its slashes apart.
const ONE: &str = "/admin/api";
const DELETE: &str = "/admin/api/delete";
/// The parameter that says which.
const WHICH: &str = "identifier";

/// The page of an API.
pub(super) fn page_of(identifier: &str) -> String {
    with_query(ONE, &[(WHICH, identifier)])
}

pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(list::get),
        console(NEW, ManageResources).get(one::get_new).post(
            one::post_new,
            &["csrf"],
            &["identifier", "name", "scopes", "lifetime", "clients"],
        ),
        console(ONE, ManageResources).get(one::get).post(one::post, &["csrf"], &[]).query(&[WHICH, "kept"]),
        console(DELETE, ManageResources).post(one::delete, &["csrf", WHICH, "confirm"], &[]),
    ]
}
