//! The pages for whoever changes the address of their account.

use super::*;

fn ask() -> ChangeEmail {
    ChangeEmail {
        account: alice(),
        action: "/account/email".into(),
        current: "alice@example.com".into(),
        is_offered: true,
        has_password: true,
        back_url: "/account".into(),
        ..ChangeEmail::default()
    }
}

fn sent() -> ChangeEmailSent {
    ChangeEmailSent {
        account: alice(),
        action: "/account/email/code".into(),
        to: "alice@new.example".into(),
        minutes: 30,
        problem: None,
        again_url: "/account/email".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let typed = || ChangeEmail { email: "alice@new.example".into(), ..ask() };
    let refused = |problem| ChangeEmail { problem: Some(problem), ..typed() }.render(ctx);
    let reachable = || ChangeEmail { code_url: Some("/account/email/code".into()), ..typed() };
    let wrong = |problem| ChangeEmailSent { problem: Some(problem), ..sent() }.render(ctx);
    let domains = || vec!["example.com".to_owned(), "*.example.org".to_owned()];
    vec![
        ("change-email", "change-email", ask().render(ctx)),
        ("change-email-no-password", "change-email", ChangeEmail { has_password: false, ..ask() }.render(ctx)),
        ("change-email-off", "change-email", ChangeEmail { is_offered: false, ..ask() }.render(ctx)),
        ("change-email-invalid", "change-email", refused(ChangeEmailProblem::Invalid)),
        ("change-email-same", "change-email", refused(ChangeEmailProblem::Same)),
        ("change-email-domain", "change-email", refused(ChangeEmailProblem::DomainNotAdmitted { domains: domains() })),
        ("change-email-throwaway", "change-email", refused(ChangeEmailProblem::Throwaway)),
        ("change-email-password", "change-email", ChangeEmail { password: Some(CurrentPasswordProblem::Mismatch), ..typed() }.render(ctx)),
        ("change-email-throttled", "change-email", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 42 }))),
        ("change-email-over", "change-email", typed().render(&noticed(Notice::RecoveryOver))),
        ("change-email-used-up", "change-email", typed().render(&noticed(Notice::RecoveryUsedUp))),
        ("change-email-taken", "change-email", typed().render(&noticed(Notice::EmailTaken))),
        ("change-email-sent", "change-email-sent", sent().render(ctx)),
        ("change-email-sent-again", "change-email-sent", sent().render(&noticed(Notice::RecoverySentAgain))),
        ("change-email-sent-missing", "change-email-sent", wrong(MailedCodeProblem::Missing)),
        ("change-email-sent-mismatch", "change-email-sent", wrong(MailedCodeProblem::Mismatch)),
        (
            "change-email-link",
            "change-email-link",
            ChangeEmailLink {
                account: alice(),
                action: "/account/email/code".into(),
                code: "4821 9034".into(),
                to: "alice@new.example".into(),
            }
            .render(ctx),
        ),
    ]
}
