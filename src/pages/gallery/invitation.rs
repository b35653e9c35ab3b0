//! The page by which an invitation is accepted, in every state.

use super::{AccountCard, PageContext};
use crate::pages::{Invitation, InvitationProblem, InvitationWay, NewPasswordProblem};

fn page(way: InvitationWay) -> Invitation {
    Invitation {
        action: "/invitation".into(),
        hidden: vec![("link".into(), "3x4mpl3".into())],
        account: AccountCard { name: String::new(), address: "mara@example.com".into() },
        by: Some("Alice Example".into()),
        groups: vec!["staff".into(), "on-call".into()],
        admin: false,
        way,
    }
}

fn new_account(problems: Vec<InvitationProblem>) -> InvitationWay {
    InvitationWay::NewAccount { name: "Mara Lind".into(), minimum: 8, problems }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let wrong = vec![InvitationProblem::NameUnfit, InvitationProblem::Password(NewPasswordProblem::TooShort { minimum: 8 })];
    let plain = Invitation { by: None, groups: vec![], ..page(new_account(vec![])) };
    let markup = Invitation {
        by: Some("<b>Bobby</b> Tables von und zu Unnachgiebig-Langenscheidtbach-Hohenstein".into()),
        account: AccountCard { name: String::new(), address: "a.very.long.address.that.wraps@subdomain.of.a.domain.example.com".into() },
        admin: true,
        ..page(new_account(vec![]))
    };
    vec![
        ("invitation", "invitation", page(new_account(vec![])).render(ctx)),
        ("invitation-plain", "invitation", plain.render(ctx)),
        ("invitation-long", "invitation", markup.render(ctx)),
        ("invitation-wrong", "invitation", page(new_account(wrong)).render(ctx)),
        (
            "invitation-has-account",
            "invitation",
            page(InvitationWay::SignIn { url: "/account/invitation?link=3x4mpl3".into() }).render(ctx),
        ),
        ("invitation-this-account", "invitation", page(InvitationWay::ThisAccount).render(ctx)),
    ]
}
