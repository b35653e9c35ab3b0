//! The console of the admins, `/admin`: what they see and do to apps, people, keys and the rest. Floor 7; uses `account`
//! for the signed-in person and `endpoints` for the visitor and the answers. Each page is a file; who may see it is decided
//! in `administrator` alone; what is done is an act of `acts`.

mod administrator;
mod apis;
mod apps;
mod audit;
mod export;
mod exports;
mod first_way;
mod groups;
mod kept_form;
mod keys;
mod links;
mod lists;
mod membership;
mod overview;
mod paging;
mod people;
mod person;
mod person_acts;
mod profile;
mod recent;
mod search;
mod sessions;

pub(crate) use first_way::make_link;
pub(crate) use person_acts::reset_second_factor;
pub(crate) use sessions::end_everybodys;

use actix_web::web;

use crate::http::answers::{get, only};
use crate::protocol::parameters::Parameters;

/// The lists that can be taken along as files.
const LISTS: [&lists::List; 5] = [&people::LIST, &apps::LIST, &apis::LIST, &groups::LIST, &sessions::LIST];

/// The version of the row that a form changes, as the form holds it.
fn version(form: &Parameters) -> Option<i64> {
    form.get("version").and_then(|version| version.parse().ok())
}

/// Mounts the console.
pub fn mount(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/admin").route(get().to(overview::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/search").route(get().to(search::get)).default_service(only("GET, HEAD")))
        .configure(apps::mount)
        .configure(apis::mount)
        .configure(mount_people)
        .configure(mount_rest);
}

fn mount_people(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/admin/people").route(get().to(people::get)).default_service(only("GET, HEAD")))
        .service(
            resource("/admin/new-person")
                .route(get().to(people::get_new))
                .route(web::post().to(people::post_new))
                .default_service(only("GET, POST")),
        )
        .service(
            resource("/admin/people/{id}")
                .route(get().to(person::get))
                .route(web::post().to(person::post))
                .default_service(only("GET, POST")),
        )
        .service(resource("/admin/people/{id}/{act}").route(web::post().to(person_acts::post)).default_service(only("POST")))
        .service(
            resource("/admin/groups").route(get().to(groups::get)).route(web::post().to(groups::post)).default_service(only("GET, POST")),
        )
        .service(
            resource("/admin/groups/{id}")
                .route(get().to(groups::get_one))
                .route(web::post().to(groups::post_one))
                .default_service(only("GET, POST")),
        )
        .service(resource("/admin/groups/{id}/{act}").route(web::post().to(groups::post_act)).default_service(only("POST")));
}

fn mount_rest(config: &mut web::ServiceConfig) {
    let resource = web::resource::<&str>;
    config
        .service(resource("/admin/sessions").route(get().to(sessions::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/sessions/end").route(web::post().to(sessions::end)).default_service(only("POST")))
        .service(resource("/admin/sessions/end-all").route(web::post().to(sessions::end_all)).default_service(only("POST")))
        .service(resource("/admin/keys").route(get().to(keys::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/keys/rotate").route(web::post().to(keys::rotate)).default_service(only("POST")))
        .service(
            resource("/admin/keys/revoke")
                .route(get().to(keys::get_revoke))
                .route(web::post().to(keys::post_revoke))
                .default_service(only("GET, POST")),
        )
        .service(resource("/admin/export/{list}").route(get().to(exports::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/audit").route(get().to(audit::get)).default_service(only("GET, HEAD")))
        .service(resource("/admin/audit/export").route(get().to(export::get)).default_service(only("GET, HEAD")));
}
