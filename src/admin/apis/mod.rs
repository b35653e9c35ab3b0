//! APIs in the console (resource servers): found, added, changed, deleted. What is done is an act of `acts::resource`; which
//! app may ask for which of their scopes is said on the page of the app.

mod form;
mod list;
mod one;

pub(super) use list::{LIST, matches};

use actix_web::web;

use crate::admin::links;
use crate::http::answers::{get, only};

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

pub(super) fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/admin/apis").route(get().to(list::get)).default_service(only("GET, HEAD")))
        .service(
            resource("/admin/new-api")
                .route(get().to(one::get_new))
                .route(web::post().to(one::post_new))
                .default_service(only("GET, POST")),
        )
        .service(resource("/admin/api").route(get().to(one::get)).route(web::post().to(one::post)).default_service(only("GET, POST")))
        .service(resource("/admin/api/delete").route(web::post().to(one::delete)).default_service(only("POST")));
}
