//! The pages for whoever lost their second factor.

use super::*;

fn ask() -> LostFactors {
    LostFactors {
        action: "/sign-in/lost-factors?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        account: alice(),
        until: Some(NOW + 3 * 86_400),
        mailbox_is_proven: false,
        code_url: None,
        back_url: "/sign-in?journey=1".into(),
    }
}

fn sent() -> MailSent {
    MailSent {
        remember: None,
        purpose: &MailFor::FACTOR_LOSS,
        action: "/sign-in/lost-factors/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        to: "alice@example.com".into(),
        minutes: 20,
        problem: None,
        again_url: "/sign-in/lost-factors?journey=1".into(),
    }
}

fn waiting() -> LostFactorsWaiting {
    LostFactorsWaiting {
        app: Some(grafana()),
        account: alice(),
        until: Some(NOW + 3 * 86_400),
        again: false,
        next_url: "/sign-in?journey=1".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let reachable = || LostFactors { code_url: Some("/sign-in/lost-factors/code?journey=1".into()), ..ask() };
    let wrong = |problem| MailSent { problem: Some(problem), ..sent() }.render(ctx);
    let home = |loss| Home { account: alice(), now: NOW, ..Home::default() }.render(&PageContext { loss: Some(loss), ..ctx.clone() });
    let link = || VerifyLink {
        purpose: &MailFor::FACTOR_LOSS,
        action: "/sign-in/lost-factors/code?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
    };
    let chosen = NewPassword {
        action: "/sign-in/new-password".into(),
        hidden: hidden(),
        account: alice(),
        reason: NewPasswordReason::Lost,
        minimum: 8,
        ..NewPassword::default()
    };
    let hear = |loss| {
        let hear = HearOfLoss {
            action: "/sign-in/lost-factors/heard?journey=1".into(),
            app: Some(grafana()),
            hidden: hidden(),
            account: alice(),
            loss,
            switch_url: "/sign-in?choose=1".into(),
        };
        hear.render(ctx)
    };
    vec![
        ("hear-of-loss", "hear-of-loss", hear(LossBanner::Until(NOW + 86_400))),
        ("hear-of-loss-admin", "hear-of-loss", hear(LossBanner::Admin)),
        ("hear-of-loss-ready", "hear-of-loss", hear(LossBanner::Ready)),
        ("lost-factors", "lost-factors", ask().render(ctx)),
        ("lost-factors-admin", "lost-factors", LostFactors { app: None, until: None, ..ask() }.render(ctx)),
        ("lost-factors-proven", "lost-factors", LostFactors { mailbox_is_proven: true, ..ask() }.render(ctx)),
        ("lost-factors-another", "lost-factors", reachable().render(ctx)),
        ("lost-factors-throttled", "lost-factors", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 42 }))),
        ("lost-factors-used-up", "lost-factors", ask().render(&noticed(Notice::RecoveryUsedUp))),
        ("lost-factors-over", "lost-factors", ask().render(&noticed(Notice::RecoveryOver))),
        ("lost-factors-sent", "lost-factors-sent", sent().render(ctx)),
        ("lost-factors-sent-again", "lost-factors-sent", sent().render(&noticed(Notice::RecoverySentAgain))),
        ("lost-factors-sent-missing", "lost-factors-sent", wrong(MailedCodeProblem::Missing)),
        ("lost-factors-sent-mismatch", "lost-factors-sent", wrong(MailedCodeProblem::Mismatch)),
        ("lost-factors-link", "verify", link().render(ctx)),
        ("lost-factors-waiting", "lost-factors-waiting", waiting().render(ctx)),
        ("lost-factors-waiting-again", "lost-factors-waiting", LostFactorsWaiting { again: true, ..waiting() }.render(ctx)),
        ("lost-factors-waiting-admin", "lost-factors-waiting", LostFactorsWaiting { until: None, ..waiting() }.render(ctx)),
        ("lost-factors-new-password", "new-password", chosen.render(ctx)),
        ("lost-factors-cancel", "lost-factors-cancel", LostFactorsCancel { action: "/lost-factors".into(), hidden: hidden() }.render(ctx)),
        ("lost-factors-cancelled", "lost-factors-cancelled", LostFactorsCancelled { sign_in_url: "/account".into() }.render(ctx)),
        ("home-loss", "home", home(LossBanner::Until(NOW + 86_400))),
        ("home-loss-admin", "home", home(LossBanner::Admin)),
        ("home-loss-ready", "home", home(LossBanner::Ready)),
        ("home-loss-cancelled", "home", Home { account: alice(), now: NOW, ..Home::default() }.render(&noticed(Notice::LossCancelled))),
    ]
}
