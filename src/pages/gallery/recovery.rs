//! The pages for whoever forgot the password.

use super::*;

fn ask() -> Recover {
    Recover {
        action: "/recover?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        back_url: "/sign-in?journey=1".into(),
        ..Recover::default()
    }
}

fn sent() -> RecoverSent {
    RecoverSent {
        action: "/recover/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        login: "alice@example.com".into(),
        minutes: 20,
        problem: None,
        again_url: "/recover?journey=1".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let refused = |notice| Recover { login: "alice@example.com".into(), ..ask() }.render(&noticed(notice));
    let reachable = || Recover { login: "alice@example.com".into(), code_url: Some("/recover/code?journey=1".into()), ..ask() };
    let wrong = |problem| RecoverSent { problem: Some(problem), ..sent() }.render(ctx);
    let chosen = |end_others, problems| {
        let reason = NewPasswordReason::Forgotten { end_others };
        NewPassword { action: "/sign-in/new-password".into(), account: alice(), minimum: 8, reason, problems, ..NewPassword::default() }
            .render(ctx)
    };
    vec![
        ("recover", "recover", ask().render(ctx)),
        ("recover-hint", "recover", Recover { login: "alice@example.com".into(), ..ask() }.render(ctx)),
        ("recover-known", "recover", Recover { app: None, account: Some(alice()), ..ask() }.render(ctx)),
        ("recover-known-over", "recover", Recover { account: Some(alice()), ..ask() }.render(&noticed(Notice::RecoveryOver))),
        ("recover-missing", "recover", Recover { name_missing: true, ..ask() }.render(ctx)),
        ("recover-another", "recover", reachable().render(ctx)),
        ("recover-throttled", "recover", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 42 }))),
        ("recover-throttled-hours", "recover", refused(Notice::RecoveryThrottled { minutes: 780 })),
        ("recover-used-up", "recover", refused(Notice::RecoveryUsedUp)),
        ("recover-over", "recover", refused(Notice::RecoveryOver)),
        ("recover-sent", "recover-sent", sent().render(ctx)),
        ("recover-sent-again", "recover-sent", sent().render(&noticed(Notice::RecoverySentAgain))),
        ("recover-sent-missing", "recover-sent", wrong(RecoveryCodeProblem::Missing)),
        ("recover-sent-mismatch", "recover-sent", wrong(RecoveryCodeProblem::Mismatch)),
        (
            "recover-link",
            "verify",
            RecoveryLink { action: "/recover/code?journey=1".into(), app: Some(grafana()), hidden: hidden() }.render(ctx),
        ),
        ("recover-elsewhere", "verify", RecoveryElsewhere { code: "4821 9034".into() }.render(ctx)),
        ("new-password-forgotten", "new-password", chosen(true, Vec::new())),
        ("new-password-forgotten-same", "new-password", chosen(false, vec![NewPasswordProblem::Same])),
    ]
}
