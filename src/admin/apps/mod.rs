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

pub(super) use list::LIST;
pub(super) use one::{DAY, state};

use crate::http::addresses::{Address, console};
use crate::people::rights::Right::ManageClients;

pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(list::get),
        console("/admin/check-address", ManageClients).get(address::get),
        console("/admin/connect", ManageClients).get(connect::get).post(connect::post, &["csrf"], &[]).query(&["what", "address", "kept"]),
        console("/admin/apps/{id}", ManageClients).get(edit::get).post(edit::post, &["csrf"], &[]),
        console("/admin/apps/{id}/state", ManageClients).post(remove::state, &["csrf", "state"], &[]),
        console("/admin/apps/{id}/delete", ManageClients).post(remove::delete, &["csrf", "confirm"], &[]),
        console("/admin/apps/{id}/errors", ManageClients).get(errors::get),
        console("/admin/apps/{id}/set-up", ManageClients).get(set_up::get),
        console("/admin/apps/{id}/test", ManageClients)
            .get(trial::get)
            .post(trial::post, &["csrf"], &["redirect_uri", "scope", "prompt"])
            .query(&["outcome"]),
        console("/admin/apps/{id}/secrets", ManageClients).get(secrets::get).post(secrets::post, &["csrf"], &["keep", "seen"]),
    ]
}
