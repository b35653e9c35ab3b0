//! Invitations in the console: found, sent to one or to many, sent again, withdrawn. What is done is an act of `acts::invitation`.

mod list;
mod many;
mod new;
mod one;

pub(super) use list::LIST;

use crate::acts::invitation::NotInvited;
use crate::http::addresses::{Address, console};
use crate::pages::console::InviteProblem;
use crate::pages::console::sections::INVITATIONS;
use crate::people::invitations::file::FileFault;
use crate::people::rights::Right::ManagePeople;

/// The list.
const HERE: &str = INVITATIONS.path;
/// The form for one.
const NEW: &str = "/admin/new-invitation";
/// The form for many.
const MANY: &str = "/admin/new-invitations";

pub(super) fn addresses() -> Vec<Address> {
    vec![
        LIST.page().get(list::get),
        console(NEW, ManagePeople).get(new::get).post(new::post, &["csrf"], &["email", "name", "until", "admin", "language", "expires"]),
        console(MANY, ManagePeople).get(many::get).post(many::post, &["csrf"], &["rows", "check", "skip_known"]),
        console("/admin/invitations/{id}", ManagePeople).get(one::get),
        console("/admin/invitations/{id}/{act}", ManagePeople).post(one::post, &["csrf"], &[]),
    ]
}

/// The sentence for why somebody is not invited.
fn problem_of(why: &NotInvited) -> InviteProblem {
    match why {
        NotInvited::Email(_) => InviteProblem::Email,
        NotInvited::Name(_) => InviteProblem::Name,
        NotInvited::NoGroup(name) => InviteProblem::NoGroup(name.clone()),
        NotInvited::UntilOver => InviteProblem::Until,
        NotInvited::Expires => InviteProblem::Expires,
        NotInvited::IsInvited => InviteProblem::IsInvited,
        NotInvited::HasAccount => InviteProblem::HasAccount,
        NotInvited::Disabled => InviteProblem::Disabled,
        NotInvited::Twice => InviteProblem::Twice,
        NotInvited::TooMany => InviteProblem::TooMany,
    }
}

/// The sentence for what cannot be read.
fn problem_of_file(fault: &FileFault) -> InviteProblem {
    match fault {
        FileFault::Empty => InviteProblem::FileEmpty,
        FileFault::TooMany => InviteProblem::FileTooMany,
        FileFault::NoEmailColumn => InviteProblem::NoEmailColumn,
        FileFault::Column(name) => InviteProblem::Column(name.clone()),
        FileFault::TooManyValues => InviteProblem::TooManyValues,
        FileFault::Time(_, typed) => InviteProblem::NotADay(typed.clone()),
        FileFault::Admin(typed) => InviteProblem::NotYesOrNo(typed.clone()),
        FileFault::Language(typed) => InviteProblem::NoLanguage(typed.clone()),
    }
}
