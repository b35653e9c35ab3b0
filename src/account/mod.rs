//! A person's own pages: their apps, profile, sessions, what apps may do, the password and the second factor. Floor 7; uses `endpoints` for
//! the visitor, the way to sign in and the ending of sessions.

mod apps;
mod enrol_totp;
mod events;
mod home;
pub(crate) mod member;
mod password;
mod profile;
mod second_factor;
mod sessions;
pub(crate) mod signed_in;

use actix_web::web;

use crate::http::answers::{get, only};

/// Mounts the pages of a person's own.
pub fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/").route(get().to(home::get)).default_service(only("GET, HEAD")))
        .service(resource("/account").route(get().to(profile::get)).default_service(only("GET, HEAD")))
        .service(resource("/account/sessions").route(get().to(sessions::get)).default_service(only("GET, HEAD")))
        .service(resource("/account/sessions/end").route(web::post().to(sessions::end)).default_service(only("POST")))
        .service(resource("/account/sessions/end-others").route(web::post().to(sessions::end_others)).default_service(only("POST")))
        .service(resource("/account/apps").route(get().to(apps::get)).default_service(only("GET, HEAD")))
        .service(resource("/account/apps/revoke").route(web::post().to(apps::revoke)).default_service(only("POST")))
        .service(resource("/account/second-factor").route(get().to(second_factor::get)).default_service(only("GET, HEAD")))
        .service(resource("/account/second-factor/app").route(get().to(second_factor::get_app)).default_service(only("GET, HEAD")))
        .service(resource("/account/second-factor/rename").route(web::post().to(second_factor::rename)).default_service(only("POST")))
        .service(resource("/account/second-factor/remove").route(web::post().to(second_factor::remove)).default_service(only("POST")))
        .service(
            resource("/account/second-factor/recovery-codes").route(web::post().to(enrol_totp::renew_codes)).default_service(only("POST")),
        )
        .service(
            resource("/account/second-factor/enrol")
                .route(get().to(enrol_totp::get))
                .route(web::post().to(enrol_totp::post))
                .default_service(only("GET, POST")),
        )
        .service(
            resource("/account/password")
                .route(get().to(password::get))
                .route(web::post().to(password::post))
                .default_service(only("GET, POST")),
        );
}
