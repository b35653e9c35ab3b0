//! The pages for whoever forgot the password.

use std::time::Duration;

use super::*;
use crate::clock::Timestamp;
use crate::factors::Kind;
use crate::mail::{AddressBack, Staying, WayBack};

fn ask() -> Recover {
    Recover {
        action: "/recover?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        back_url: "/sign-in?journey=1".into(),
        ..Recover::default()
    }
}

fn sent() -> MailSent {
    MailSent {
        remember: None,
        purpose: &MailFor::RECOVERY,
        action: "/recover/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        to: "alice@example.com".into(),
        minutes: 20,
        problem: None,
        again_url: "/recover?journey=1".into(),
    }
}

fn locked(way_back: WayBack, stays: Vec<Staying>) -> NotMeDone {
    NotMeDone { address: AddressBack::Unchanged, stays, way_back, recover_url: "/recover".into(), sign_in_url: "/account".into() }
}

fn stays() -> Vec<Staying> {
    let staying = |kind, name: &str, days: u64| Staying {
        kind,
        name: name.into(),
        since: Timestamp::from_seconds(NOW).minus(Duration::from_secs(days * 86_400)),
    };
    vec![staying(Kind::Passkey, "Pocket", 400), staying(Kind::Totp, "", 90), staying(Kind::RecoveryCodes, "", 90)]
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let refused = |notice| Recover { login: "alice@example.com".into(), ..ask() }.render(&noticed(notice));
    let reachable = || Recover { login: "alice@example.com".into(), code_url: Some("/recover/code?journey=1".into()), ..ask() };
    let wrong = |problem| MailSent { problem: Some(problem), ..sent() }.render(ctx);
    let chosen = |end_others, problems| {
        let reason = NewPasswordReason::Forgotten { end_others };
        NewPassword { action: "/sign-in/new-password".into(), account: alice(), minimum: 8, reason, problems, ..NewPassword::default() }
            .render(ctx)
    };
    let of_address = |address| NotMeDone { address, ..locked(WayBack::Mail, Vec::new()) }.render(ctx);
    let address = || "alice@example.com".to_owned();
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
        ("recover-sent-missing", "recover-sent", wrong(MailedCodeProblem::Missing)),
        ("recover-sent-mismatch", "recover-sent", wrong(MailedCodeProblem::Mismatch)),
        (
            "recover-link",
            "verify",
            VerifyLink { purpose: &MailFor::RECOVERY, action: "/recover/code?journey=1".into(), app: Some(grafana()), hidden: hidden() }
                .render(ctx),
        ),
        ("recover-elsewhere", "verify", VerifyElsewhere { code: "4821 9034".into() }.render(ctx)),
        ("not-me", "not-me", NotMe { action: "/not-me".into(), hidden: hidden(), address: None }.render(ctx)),
        ("not-me-address", "not-me", NotMe { action: "/not-me".into(), hidden: hidden(), address: Some(address()) }.render(ctx)),
        ("not-me-done-address", "not-me-done", of_address(AddressBack::Put(address()))),
        (
            "not-me-done-taken",
            "not-me-done",
            NotMeDone { address: AddressBack::Taken(address()), ..locked(WayBack::Admin, stays()) }.render(ctx),
        ),
        ("not-me-done", "not-me-done", locked(WayBack::Mail, Vec::new()).render(ctx)),
        ("not-me-done-stays", "not-me-done", locked(WayBack::Mail, stays()).render(ctx)),
        ("not-me-done-ask", "not-me-done", locked(WayBack::Admin, stays()).render(ctx)),
        ("not-me-done-factor", "not-me-done", locked(WayBack::AdminForFactor, Vec::new()).render(ctx)),
        ("new-password-forgotten", "new-password", chosen(true, Vec::new())),
        ("new-password-forgotten-same", "new-password", chosen(false, vec![NewPasswordProblem::Same])),
    ]
}
