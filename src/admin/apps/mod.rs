//! Apps in the console: found, connected, changed, given secrets, tried, switched off, deleted. What is done is an act of
//! `acts::client`; what an address or a name may be is decided by `protocol::registration`, as for every other registrar.

mod address;
mod connect;
mod edit;
mod errors;
mod form;
mod libraries;
mod list;
mod one;
mod presets;
mod remove;
mod secrets;
mod set_up;
mod trial;

pub(super) use list::{LIST, matches};
pub(super) use one::{DAY, state};

use actix_web::web;

use crate::http::answers::{get, only};

pub(super) fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/admin/apps").route(get().to(list::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/check-address").route(get().to(address::get)).default_service(only("GET, HEAD")))
        .service(
            resource("/admin/connect")
                .route(get().to(connect::get))
                .route(web::post().to(connect::post))
                .default_service(only("GET, POST")),
        )
        .service(
            resource("/admin/apps/{id}").route(get().to(edit::get)).route(web::post().to(edit::post)).default_service(only("GET, POST")),
        )
        .service(resource("/admin/apps/{id}/state").route(web::post().to(remove::state)).default_service(only("POST")))
        .service(resource("/admin/apps/{id}/delete").route(web::post().to(remove::delete)).default_service(only("POST")))
        .service(resource("/admin/apps/{id}/errors").route(get().to(errors::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/apps/{id}/set-up").route(get().to(set_up::get)).default_service(only("GET, HEAD")))
        .service(
            resource("/admin/apps/{id}/test")
                .route(get().to(trial::get))
                .route(web::post().to(trial::post))
                .default_service(only("GET, POST")),
        )
        .service(
            resource("/admin/apps/{id}/secrets")
                .route(get().to(secrets::get))
                .route(web::post().to(secrets::post))
                .default_service(only("GET, POST")),
        );
}
