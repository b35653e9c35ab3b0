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
mod search;
mod sessions;

pub(crate) use first_way::make_link;
pub(crate) use person_acts::reset_second_factor;
pub(crate) use sessions::end_everybodys;

use crate::http::addresses::{Address, console};
use crate::people::rights::Right;
use crate::protocol::parameters::Parameters;

/// The lists that can be taken along as files.
const LISTS: [&lists::List; 5] = [&people::LIST, &apps::LIST, &apis::LIST, &groups::LIST, &sessions::LIST];

/// The version of the row that a form changes, as the form holds it.
fn version(form: &Parameters) -> Option<i64> {
    form.get("version").and_then(|version| version.parse().ok())
}

/// The console.
pub fn addresses() -> Vec<Address> {
    let mut console = vec![
        console("/admin", Right::SeeConsole).get(overview::get).query(&["done", "count", "app"]),
        console("/admin/search", Right::SeeConsole).get(search::get).query(&["for"]),
    ];
    console.extend(apps::addresses());
    console.extend(apis::addresses());
    console.extend(of_people());
    console.extend(of_the_rest());
    console
}

fn of_people() -> [Address; 7] {
    use Right::{ManageGroups, ManagePeople};
    [
        console("/admin/people", ManagePeople)
            .get(people::get)
            .query(&["q", "status", "factor", "role", "group", "sort", "after", "before"]),
        console("/admin/new-person", ManagePeople).get(people::get_new).post(
            people::post_new,
            &["csrf"],
            &["email", "name", "username", "way", "email_verified"],
        ),
        console("/admin/people/{id}", ManagePeople).get(person::get).post(
            person::post,
            &["csrf"],
            &["version", "email", "name", "username", "email_verified"],
        ),
        // Which right each act needs is asked by the act itself.
        console("/admin/people/{id}/{act}", ManagePeople).post(person_acts::post, &["csrf"], &["group", "confirm"]),
        console("/admin/groups", ManageGroups)
            .get(groups::get)
            .post(groups::post, &["csrf"], &["name"])
            .query(&["q", "factor", "sort", "after"]),
        console("/admin/groups/{id}", ManageGroups)
            .get(groups::get_one)
            .post(groups::post_one, &["csrf"], &["version", "name", "requires_second_factor"])
            .query(&["after"]),
        console("/admin/groups/{id}/{act}", ManageGroups).post(groups::post_act, &["csrf"], &["user", "confirm"]),
    ]
}

fn of_the_rest() -> [Address; 9] {
    use Right::{EndSessions, ManageKeys, ReadRecord, SeeConsole};
    [
        console("/admin/sessions", EndSessions).get(sessions::get).query(&["person", "app", "from"]),
        console("/admin/sessions/end", EndSessions).post(sessions::end, &["csrf", "session"], &[]),
        console("/admin/sessions/end-all", EndSessions).post(sessions::end_all, &["csrf", "user", "confirm"], &[]),
        console("/admin/keys", ManageKeys).get(keys::get),
        console("/admin/keys/rotate", ManageKeys).post(keys::rotate, &["csrf", "kid"], &[]),
        console("/admin/keys/revoke", ManageKeys)
            .get(keys::get_revoke)
            .post(keys::post_revoke, &["csrf", "kid", "confirm"], &[])
            .query(&["kid"]),
        console("/admin/export/{list}", SeeConsole)
            .get(exports::get)
            .query(&["format", "q", "status", "factor", "role", "group", "sort", "person", "app", "kind", "state"]),
        console("/admin/audit", ReadRecord).get(audit::get).query(&[
            "older",
            "newer",
            "event",
            "user",
            "client",
            "since",
            "until",
            "reference",
            "outcome",
        ]),
        console("/admin/audit/export", ReadRecord).get(export::get).query(&[
            "format",
            "event",
            "user",
            "client",
            "since",
            "until",
            "reference",
            "outcome",
        ]),
    ]
}
