//! The console of the admins, `/admin`: what they see and do to apps, people, keys and the rest. Floor 7; uses `account`
//! for the signed-in person and `endpoints` for the visitor and the answers. Each page is a file; who may see it is decided
//! in `administrator` alone; what is done is an act of `acts`.

mod administrator;
mod overview;

use actix_web::web;

use crate::http::answers::{get, only};

/// Mounts the console.
pub fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config.service(resource("/admin").route(get().to(overview::get)).default_service(only("GET, HEAD")));
}
