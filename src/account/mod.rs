//! A person's own pages: their apps, profile, sessions, what apps may do, the password and the second factor. Floor 7; uses `endpoints` for
//! the visitor, the way to sign in and the ending of sessions.

mod apps;
mod connected;
mod current_password;
mod details;
mod email;
mod enrol;
mod events;
mod home;
mod invitation;
mod lost_factors;
pub(crate) mod member;
mod password;
mod phone;
mod profile;
mod second_factor;
mod sessions;
pub(crate) mod signed_in;

use crate::endpoints::followed_link::LINK;
use crate::endpoints::sign_in::pages::{ANSWER, CONNECTED, KIND, SAID, WHICH};
use crate::http::addresses::{Address, page};
use crate::pages::SHOWN;

/// What a page says that was just done.
const DONE: &[&str] = &["done", "count", "app"];

/// The pages of a person's own.
pub fn addresses() -> Vec<Address> {
    vec![
        page("/").get(home::get).query(DONE),
        page("/account").get(profile::get).query(DONE),
        page(email::HERE).get(email::get).post(email::post, &["csrf", "email"], &["current_password"]).query(DONE),
        page(email::CODE).get(email::get_code).post(email::post_code, &["csrf"], &["code"]).query(DONE),
        page(email::LINK_PAGE).get(email::get_link).query(&[LINK]),
        page("/account/email/link/{token}").get(email::link),
        page(phone::HERE).get(phone::get).post(phone::post, &["csrf", "phone"], &["current_password"]).query(DONE),
        page(phone::CODE).get(phone::get_code).post(phone::post_code, &["csrf"], &["code"]).query(DONE),
        page(phone::REMOVE).post(phone::remove, &["csrf"], &[]),
        page("/account/details").get(details::get).post(details::post, &["csrf"], &[SHOWN]).query(DONE),
        page("/account/invitation").get(invitation::get).post(invitation::post, &["csrf", "link"], &[]).query(&[LINK]),
        page("/account/sessions").get(sessions::get).query(DONE),
        page("/account/sessions/end").post(sessions::end, &["csrf", "session"], &[]),
        page("/account/sessions/end-others").post(sessions::end_others, &["csrf"], &[]),
        page(sessions::FORGET).post(sessions::forget, &["csrf"], &["browser"]),
        page("/account/apps").get(apps::get).query(DONE),
        page("/account/apps/revoke").post(apps::revoke, &["csrf", "app"], &[]),
        page("/account/second-factor").get(second_factor::get),
        page("/account/lost-factors/cancel").post(lost_factors::cancel, &["csrf"], &[]),
        page("/account/passkeys").get(second_factor::get_passkeys),
        page("/account/second-factor/app").get(second_factor::get_app).query(&["factor"]),
        page("/account/second-factor/rename").post(second_factor::rename, &["csrf", "factor"], &["name"]),
        page("/account/second-factor/remove").post(second_factor::remove, &["csrf", "factor"], &[]),
        page("/account/second-factor/recovery-codes").post(enrol::renew_codes, &["csrf"], &[]),
        page("/account/second-factor/enrol").get(enrol::get).post(enrol::post, &["csrf"], &["name", "code", ANSWER]).query(&[KIND]),
        page(CONNECTED).get(connected::get).query(DONE).query(&[WHICH, SAID]),
        page("/account/connected/connect").post(connected::connect, &["csrf", "upstream"], &[]),
        page("/account/connected/confirm").get(connected::get_confirm).post(connected::post_confirm, &["csrf"], &["connect", "brought"]),
        page("/account/connected/disconnect").post(connected::disconnect, &["csrf", "account"], &[]),
        page("/account/password/remove").post(password::remove, &["csrf", "password"], &[]),
        page("/account/password")
            .get(password::get)
            .post(password::post, &["csrf", "current_password", "new_password"], &["end_others"])
            .query(DONE),
    ]
}
