//! The terms in the console: listed, published, and withdrawn before anybody accepts them. What is done is an act of `acts::terms`.

mod list;
mod new;

pub(super) use list::LIST;

use crate::http::addresses::{Address, console};
use crate::pages::console::sections::TERMS;

/// The list.
const HERE: &str = TERMS.path;
/// The form of a new version.
const NEW: &str = "/admin/new-terms";
/// Where one that nobody accepted yet is withdrawn.
const WITHDRAW: &str = "/admin/terms/withdraw";

pub(super) fn addresses() -> [Address; 3] {
    [
        LIST.page().get(list::get),
        console(NEW, TERMS.right).get(new::get).post(new::post, &["csrf", "version"], new::FIELDS).query(&["kept"]),
        console(WITHDRAW, TERMS.right).post(list::withdraw, &["csrf", "version"], &[]),
    ]
}
