//! The console's pages of invitations, in every state.

use super::console::frame;
use super::{NOW, PageContext};
use crate::languages::Language;
use crate::pages::console::*;

/// A name that is markup and longer than a line.
const MARKUP: &str = "<b>Bobby</b> \"Tables\" von und zu Unnachgiebig-Langenscheidtbach-Hohenstein";

fn row(email: &str, name: &str, state: &'static str, groups: &[&str]) -> InvitationRow {
    InvitationRow {
        url: "/admin/invitations/1".into(),
        email: email.into(),
        name: name.into(),
        state,
        groups: groups.iter().map(|name| (*name).to_owned()).collect(),
        admin: state == "withdrawn",
        created_at: NOW - 86_400,
        expires_at: NOW + 6 * 86_400,
    }
}

fn list() -> Invitations {
    Invitations {
        frame: frame(),
        url: "/admin/invitations".into(),
        new_url: "/admin/new-invitation".into(),
        many_url: "/admin/new-invitations".into(),
        sorting: Sorting {
            by: "age".into(),
            columns: ["age", "address", "expires"].iter().map(|column| (*column, "/admin/invitations".to_owned())).collect(),
        },
        exports: Exports { lines: "/admin/export/invitations?format=jsonl".into(), csv: "/admin/export/invitations?format=csv".into() },
        invitations: vec![
            row("mara@example.com", "Mara Lind", "open", &["staff", "on-call"]),
            row("a.very.long.address.that.wraps.somewhere@subdomain.of.a.domain.example.com", MARKUP, "expired", &[MARKUP]),
            row("bob@example.com", "", "accepted", &[]),
            row("ali@example.com", "علي", "withdrawn", &["staff"]),
        ],
        paging: Paging { previous: None, next: Some("/admin/invitations?after=1".into()) },
        now: NOW,
        ..Invitations::default()
    }
}

fn one() -> Invitation {
    Invitation {
        frame: frame(),
        url: "/admin/invitations/1".into(),
        audit_url: "/admin/audit?reference=1".into(),
        id: "5a0c7e1c-3a6a-4f0e-9b5e-0c6f1d2e3f40".into(),
        email: "mara@example.com".into(),
        name: "Mara Lind".into(),
        state: "open",
        groups: vec!["staff".into(), "on-call".into()],
        groups_until: Some(NOW + 200 * 86_400),
        admin: true,
        language: Language::German.native_name(),
        invited_by: Some(NamedPerson { url: "/admin/people/1".into(), name: "Alice".into() }),
        created_at: NOW - 86_400,
        sent_at: NOW - 3_600,
        message: Some("sent"),
        expires_at: NOW + 6 * 86_400,
        ..Invitation::default()
    }
}

fn invite(problem: Option<InviteProblem>) -> InvitePerson {
    InvitePerson {
        frame: frame(),
        action: "/admin/new-invitation".into(),
        many_url: "/admin/new-invitations".into(),
        email: "mara@example.com".into(),
        name: "Mara Lind".into(),
        groups: vec![(true, "staff".into()), (false, MARKUP.into())],
        more_groups: problem.is_some(),
        until: "2027-06-30".into(),
        language: Language::German,
        problem,
        ..InvitePerson::default()
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    use InviteProblem as P;
    let filtered = Invitations { search: "mara".into(), state: "expired".into(), ..list() };
    let accepted = Invitation {
        state: "accepted",
        admin: false,
        invited_by: None,
        message: None,
        groups: vec![],
        accepted_at: Some(NOW - 60),
        accepted_by: Some(NamedPerson { url: "/admin/people/2".into(), name: MARKUP.into() }),
        ..one()
    };
    let withdrawn = Invitation { state: "withdrawn", by_command: true, invited_by: None, withdrawn_at: Some(NOW), ..one() };
    let until = NOW + 7 * 86_400;
    let link = Once::Link { url: "https://id.example.com/invitation/3x4mpl3-0f-a-l1nk-that-is-shown-once-and-n0t-again".into(), until };
    let of_file = |problems: Vec<(Option<u64>, InviteProblem)>| InvitePeople {
        frame: frame(),
        action: "/admin/new-invitations".into(),
        one_url: "/admin/new-invitation".into(),
        rows: "email,name,groups,until\nmara@example.com,Mara Lind,staff;on-call,2027-06-30\n".into(),
        problems,
        ..InvitePeople::default()
    };
    let markup = || "<b>tomorrow</b>".to_owned();
    let of_one = [
        P::Email,
        P::Name,
        P::NoGroup("staff".into()),
        P::Until,
        P::Expires,
        P::IsInvited,
        P::HasAccount,
        P::Disabled,
        P::TooMany,
        P::Malformed(Some("until".into())),
    ];
    let at_lines = [
        P::FileEmpty,
        P::FileTooMany,
        P::NoEmailColumn,
        P::Column(markup()),
        P::TooManyValues,
        P::NotADay(markup()),
        P::NotYesOrNo(markup()),
        P::NoLanguage(markup()),
        P::NoGroup(markup()),
        P::Twice,
    ];
    let many_wrong = at_lines.iter().cycle().take(64).zip(2..).map(|(problem, line)| (Some(line), problem.clone())).collect();
    let mut pages = vec![
        ("console-invitations", "console-invitations", list().render(ctx)),
        ("console-invitations-filtered", "console-invitations", filtered.render(ctx)),
        (
            "console-invitations-none",
            "console-invitations",
            Invitations { invitations: vec![], paging: Paging::default(), ..filtered.clone() }.render(ctx),
        ),
        (
            "console-invitations-empty",
            "console-invitations",
            Invitations { invitations: vec![], paging: Paging::default(), ..list() }.render(ctx),
        ),
        ("console-invitation", "console-invitation", one().render(ctx)),
        ("console-invitation-link", "console-invitation", Invitation { once: Some(link), message: Some("queued"), ..one() }.render(ctx)),
        ("console-invitation-accepted", "console-invitation", accepted.render(ctx)),
        ("console-invitation-withdrawn", "console-invitation", withdrawn.render(ctx)),
        (
            "console-invitation-not-sent",
            "console-invitation",
            Invitation { state: "expired", message: Some("failed"), invited_by: None, problem: Some(P::IsInvited), ..one() }.render(ctx),
        ),
        ("console-invite", "console-invite", invite(None).render(ctx)),
        ("console-invite-no-groups", "console-invite", InvitePerson { groups: vec![], ..invite(None) }.render(ctx)),
        ("console-invite-many", "console-invite-many", of_file(vec![]).render(ctx)),
        (
            "console-invite-many-checked",
            "console-invite-many",
            InvitePeople { checked: Some((2, 1)), skip_known: true, folder: Some("/var/lib/latchkey/mails".into()), ..of_file(vec![]) }
                .render(ctx),
        ),
        ("console-invite-many-wrong", "console-invite-many", of_file(many_wrong).render(ctx)),
        ("console-invite-many-refused", "console-invite-many", of_file(vec![(None, P::TooMany)]).render(ctx)),
    ];
    pages.extend(of_one.into_iter().map(|problem| ("console-invite-wrong", "console-invite", invite(Some(problem)).render(ctx))));
    pages
}
