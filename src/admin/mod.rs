//! The console of the admins, `/admin`: what they see and do to apps, people, keys and the rest. Floor 7; uses `account`
//! for the signed-in person and `endpoints` for the visitor and the answers. Each page is a file; who may see it is decided
//! in `administrator` alone; what is done is an act of `acts`.

mod administrator;
mod apis;
mod apps;
mod attributes;
mod audit;
mod exports;
mod files;
mod first_way;
mod groups;
mod invitations;
mod kept_form;
mod keys;
mod lists;
mod membership;
mod message_preview;
mod messages;
mod overview;
mod paging;
mod people;
mod person;
mod person_acts;
mod profile;
mod rules;
mod search;
mod sessions;
mod terms;
mod upstream_sessions;
mod upstreams;

pub(crate) use first_way::make_link;
pub(crate) use person_acts::{let_in_by_phone, reset_second_factor};
pub(crate) use sessions::end_everybodys;
pub(crate) use upstream_sessions::{
    change as change_upstream, count as count_sessions_of_upstream, delete as delete_upstream, remove_account as remove_connected_account,
};

use crate::http::addresses::{Address, console};
use crate::pages::console::sections::OVERVIEW;
use crate::people::rights::Right;
use crate::protocol::parameters::Parameters;

/// The rooms of the console, and which of those below them each uses: `tests/suite/floors.rs` holds every file against it.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("search", &["administrator", "paging"]),
    ("exports", &["administrator", "files", "lists"]),
    ("overview", &["administrator", "apps"]),
    ("keys", &["administrator"]),
    ("messages", &["administrator", "files", "lists", "message_preview", "paging"]),
    ("message_preview", &["administrator"]),
    ("audit", &["administrator", "files", "lists", "membership", "paging"]),
    ("sessions", &["administrator", "files", "lists"]),
    ("people", &["administrator", "files", "first_way", "lists", "paging", "person", "person_acts", "profile"]),
    ("invitations", &["administrator", "files", "lists", "membership", "paging"]),
    ("groups", &["administrator", "files", "lists", "membership", "paging"]),
    ("attributes", &["administrator", "files", "lists", "paging"]),
    ("rules", &["administrator"]),
    ("apis", &["administrator", "files", "lists", "paging"]),
    ("upstreams", &["administrator", "files", "lists", "paging", "upstream_sessions"]),
    ("terms", &["administrator", "files", "lists", "membership"]),
    ("apps", &["administrator", "files", "lists", "paging"]),
    ("person_acts", &["administrator", "first_way", "membership", "person", "upstream_sessions"]),
    ("person", &["administrator", "profile"]),
    ("first_way", &[]),
    ("upstream_sessions", &[]),
    ("profile", &["administrator"]),
    ("membership", &[]),
    ("paging", &["administrator", "lists"]),
    ("lists", &["administrator", "files"]),
    ("files", &["administrator"]),
    ("administrator", &["kept_form"]),
    ("kept_form", &[]),
];

/// The lists of the console, in the order in which the page of what was found by one word has them.
const LISTS: [&lists::List; 11] = [
    &people::LIST,
    &invitations::LIST,
    &attributes::LIST,
    &apps::LIST,
    &apis::LIST,
    &upstreams::LIST,
    &groups::LIST,
    &sessions::LIST,
    &terms::LIST,
    &messages::LIST,
    &audit::LIST,
];

/// The version of the row that a form changes, as the form holds it.
fn version(form: &Parameters) -> Option<i64> {
    form.get("version").and_then(|version| version.parse().ok())
}

/// The console.
pub fn addresses() -> Vec<Address> {
    let mut console = vec![
        console(OVERVIEW.path, OVERVIEW.right).get(overview::get).query(&["done", "count", "app"]),
        console("/admin/search", Right::SeeConsole).get(search::get).query(&["for"]),
    ];
    console.extend(people::addresses());
    console.extend(invitations::addresses());
    console.extend(groups::addresses());
    console.extend(attributes::addresses());
    console.extend(apps::addresses());
    console.extend(apis::addresses());
    console.extend(upstreams::addresses());
    console.extend(rules::addresses());
    console.extend(terms::addresses());
    console.extend(sessions::addresses());
    console.extend(keys::addresses());
    console.extend(messages::addresses());
    console.extend(message_preview::addresses());
    console.push(audit::LIST.page().get(audit::get));
    console.extend(LISTS.into_iter().map(|list| list.file().get(exports::get)));
    console
}
