//! The pages for a code by SMS, in place of a password and beside one.

use super::*;

fn ask() -> SendCode {
    SendCode {
        by: CodeBy::Sms,
        action: "/sign-in/sms?journey=1".into(),
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
        purpose: &MailFor::SMS_CODE,
        action: "/sign-in/sms/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        to: "alice@example.com".into(),
        minutes: 10,
        problem: None,
        again_url: "/sign-in/sms?journey=1".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let reachable = || SendCode { login: "alice@example.com".into(), code_url: Some("/sign-in/sms/code?journey=1".into()), ..ask() };
    let second = || MailSent { purpose: &MailFor::SMS_CODE_SECOND, to: "+49…67".into(), ..sent() };
    let wrong = |problem| MailSent { problem: Some(problem), ..sent() }.render(ctx);
    let both = || SendCode { other_url: Some("/sign-in/email?journey=1".into()), ..beside() };
    vec![
        (
            "sign-in-sms-code",
            "sign-in",
            SignIn {
                email_code_url: Some("/sign-in/email?journey=1".into()),
                sms_code_url: Some("/sign-in/sms?journey=1".into()),
                ..sign_in()
            }
            .render(ctx),
        ),
        ("password-sms-code", "password", Password { sms_code_url: Some("/sign-in/sms?journey=1".into()), ..password() }.render(ctx)),
        ("sms-code-send", "sms-code-send", ask().render(ctx)),
        ("sms-code-send-known", "sms-code-send", SendCode { app: None, account: Some(alice()), ..ask() }.render(ctx)),
        ("sms-code-send-missing", "sms-code-send", SendCode { name_missing: true, ..ask() }.render(ctx)),
        ("sms-code-send-another", "sms-code-send", reachable().render(ctx)),
        ("sms-code-send-used-up", "sms-code-send", reachable().render(&noticed(Notice::SmsUsedUp))),
        ("sms-code-send-over", "sms-code-send", ask().render(&noticed(Notice::SmsOver))),
        ("sms-code-send-second", "sms-code-send", both().render(ctx)),
        ("sms-code-send-second-later", "sms-code-send", SendCode { may_decline: true, ..beside() }.render(ctx)),
        ("email-code-send-second-or-sms", "email-code-send", SendCode { by: CodeBy::Mail, ..both() }.render(ctx)),
        ("sms-code", "sms-code", sent().render(ctx)),
        ("sms-code-again", "sms-code", sent().render(&noticed(Notice::SmsSentAgain))),
        ("sms-code-missing", "sms-code", wrong(MailedCodeProblem::Missing)),
        ("sms-code-mismatch", "sms-code", wrong(MailedCodeProblem::Mismatch)),
        ("sms-code-second", "sms-code", second().render(ctx)),
        ("sms-code-second-throttled", "sms-code", second().render(&noticed(Notice::RecoveryThrottled { minutes: 10 }))),
    ]
}
