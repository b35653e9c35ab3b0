//! The pages for a code by e-mail, in place of a password and beside one.

use super::*;

fn ask() -> SendCode {
    SendCode {
        action: "/sign-in/email?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        back_url: Some("/sign-in?journey=1".into()),
        ..SendCode::default()
    }
}

fn beside() -> SendCode {
    SendCode { account: Some(alice()), is_second: true, back_url: None, switch_url: Some("/accounts".into()), ..ask() }
}

fn sent() -> MailSent {
    MailSent {
        remember: None,
        purpose: &MailFor::EMAIL_CODE,
        action: "/sign-in/email/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        to: "alice@example.com".into(),
        minutes: 10,
        problem: None,
        again_url: "/sign-in/email?journey=1".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let reachable = || SendCode { login: "alice@example.com".into(), code_url: Some("/sign-in/email/code?journey=1".into()), ..ask() };
    let second = || MailSent { purpose: &MailFor::EMAIL_CODE_SECOND, ..sent() };
    let wrong = |problem| MailSent { problem: Some(problem), ..sent() }.render(ctx);
    let link = || VerifyLink {
        purpose: &MailFor::EMAIL_CODE,
        action: "/sign-in/email/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
    };
    vec![
        (
            "sign-in-email-code",
            "sign-in",
            SignIn { email_code_url: Some("/sign-in/email?journey=1".into()), sign_up_url: Some("/sign-up".into()), ..sign_in() }
                .render(ctx),
        ),
        ("password-email-code", "password", Password { email_code_url: Some("/sign-in/email?journey=1".into()), ..password() }.render(ctx)),
        ("email-code-send", "email-code-send", ask().render(ctx)),
        ("email-code-send-known", "email-code-send", SendCode { app: None, account: Some(alice()), ..ask() }.render(ctx)),
        ("email-code-send-missing", "email-code-send", SendCode { name_missing: true, ..ask() }.render(ctx)),
        ("email-code-send-another", "email-code-send", reachable().render(ctx)),
        ("email-code-send-throttled", "email-code-send", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 42 }))),
        ("email-code-send-used-up", "email-code-send", reachable().render(&noticed(Notice::RecoveryUsedUp))),
        ("email-code-send-over", "email-code-send", ask().render(&noticed(Notice::RecoveryOver))),
        ("email-code-send-second", "email-code-send", beside().render(ctx)),
        ("email-code-send-second-later", "email-code-send", SendCode { may_decline: true, ..beside() }.render(ctx)),
        ("email-code-send-second-over", "email-code-send", beside().render(&noticed(Notice::RecoveryOver))),
        ("email-code", "email-code", sent().render(ctx)),
        ("email-code-again", "email-code", sent().render(&noticed(Notice::RecoverySentAgain))),
        ("email-code-missing", "email-code", wrong(MailedCodeProblem::Missing)),
        ("email-code-mismatch", "email-code", wrong(MailedCodeProblem::Mismatch)),
        ("email-code-second", "email-code", second().render(ctx)),
        ("email-code-second-throttled", "email-code", second().render(&noticed(Notice::RecoveryThrottled { minutes: 10 }))),
        ("email-code-link", "verify", link().render(ctx)),
    ]
}
