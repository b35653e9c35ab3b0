//! Providers whose accounts people sign in with, in the console: found, added, changed, tried and deleted. What is done is an act of
//! `acts::upstream`.

mod form;
mod list;
mod one;
mod trial;

pub(super) use list::LIST;

use crate::account::signed_in::Pages;
use crate::http::addresses::{Address, console};
use crate::pages::console::sections::UPSTREAMS;
use crate::pages::security::PageKind;
use crate::people::rights::Right::ManageUpstreams;

/// Pages whose form leads to a provider.
struct LeadingAway;

impl Pages for LeadingAway {
    const KIND: PageKind = PageKind::Journey;
}

/// The list.
const HERE: &str = UPSTREAMS.path;
/// The form of a new one.
const NEW: &str = "/admin/new-provider";

/// The fields of the form of a new one beside its token.
const NEW_FIELDS: &[&str] = &[
    "preset",
    "name",
    "title",
    "issuer",
    "client_id",
    "secret",
    "signs",
    "scopes",
    "tenants",
    "team_id",
    "key_id",
    "authorization_endpoint",
    "token_endpoint",
    "user_endpoint",
    "members",
    "secret_in_header",
    "account_domains",
    "trusted_domains",
    "login_domains",
    "native_clients",
    "group_rules",
    "attribute_rules",
    "sign_out_upstream",
    "enabled",
];
/// The same of one that is there: what it is, and its name, stay.
const FIELDS: &[&str] = NEW_FIELDS.split_at(2).1;

pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(list::get),
        console(NEW, ManageUpstreams).get(one::get_new).post(one::post_new, &["csrf"], NEW_FIELDS).query(&["preset", "kept"]),
        console("/admin/providers/{name}", ManageUpstreams).get(one::get).post(one::post, &["csrf", "version"], FIELDS).query(&["kept"]),
        console("/admin/providers/{name}/test", ManageUpstreams).post(one::test, &["csrf"], &[]),
        console("/admin/providers/{name}/trial", ManageUpstreams).get(trial::get).post(trial::post, &["csrf"], &[]).query(&["outcome"]),
        console("/admin/providers/{name}/delete", ManageUpstreams).post(one::delete, &["csrf", "confirm"], &[]),
    ]
}
