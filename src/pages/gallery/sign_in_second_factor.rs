//! The pages of the second factor on the way of a sign-in.

use super::*;

fn totp() -> Totp {
    Totp {
        action: "/sign-in/code".into(),
        app: Some(grafana()),
        account: alice(),
        other_ways: vec![OtherWay { text_id: "recovery-code-use", url: "/sign-in?journey=1&recovery=1".into(), stands_in: true }],
        switch_url: "/sign-in?journey=1&choose=1".into(),
        ..Totp::default()
    }
}

fn recovery() -> RecoveryCode {
    RecoveryCode {
        action: "/sign-in/recovery-code".into(),
        app: Some(grafana()),
        account: alice(),
        other_ways: vec![OtherWay { text_id: "totp-use", url: "/sign-in?journey=1".into(), stands_in: false }],
        ..RecoveryCode::default()
    }
}

fn enrol() -> EnrolOnTheWay {
    EnrolOnTheWay {
        action: "/sign-in/second-factor".into(),
        app: Some(grafana()),
        account: alice(),
        switch_url: "/sign-in?journey=1&choose=1".into(),
        ..EnrolOnTheWay::default()
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let wrong = |problem| Totp { problem: Some(problem), ..totp() }.render(ctx);
    let not_one = |problem| RecoveryCode { problem: Some(problem), ..recovery() }.render(ctx);
    let enrolled = |page: &EnrolOnTheWay| EnrolSecondFactor { page, seed: second_factor::seed() }.render(ctx);
    let unfit = |problem| enrolled(&EnrolOnTheWay { problem: Some(problem), ..enrol() });
    let left = |left| RecoveryCodesLeft { app: Some(grafana()), left, next_url: "/sign-in?journey=1".into() }.render(ctx);
    let mut pages = vec![
        ("totp", "totp", totp().render(ctx)),
        ("totp-no-codes", "totp", Totp { app: None, other_ways: Vec::new(), ..totp() }.render(ctx)),
        ("totp-remember", "totp", Totp { remember: Some(RememberBox { days: 30, ticked: false }), ..totp() }.render(ctx)),
        (
            "totp-remember-mismatch",
            "totp",
            Totp { remember: Some(RememberBox { days: 30, ticked: true }), problem: Some(SecondFactorProblem::Mismatch), ..totp() }
                .render(ctx),
        ),
        ("totp-missing", "totp", wrong(SecondFactorProblem::Missing)),
        ("totp-mismatch", "totp", wrong(SecondFactorProblem::Mismatch)),
        ("totp-used", "totp", wrong(SecondFactorProblem::Used)),
        ("totp-throttled", "totp", wrong(SecondFactorProblem::Throttled { minutes: 4 })),
        ("recovery-code", "recovery-code", recovery().render(ctx)),
        ("recovery-code-missing", "recovery-code", not_one(SecondFactorProblem::Missing)),
        ("recovery-code-mismatch", "recovery-code", not_one(SecondFactorProblem::Mismatch)),
        ("recovery-code-used", "recovery-code", not_one(SecondFactorProblem::Used)),
        ("recovery-codes-left", "recovery-codes-left", left(3)),
        ("recovery-codes-gone", "recovery-codes-left", left(0)),
        ("enrol-second-factor", "enrol-second-factor", enrolled(&enrol())),
        (
            "enrol-second-factor-account",
            "enrol-second-factor",
            enrolled(&EnrolOnTheWay { reason: EnrolReason::Account, app: None, ..enrol() }),
        ),
        ("enrol-second-factor-offered", "enrol-second-factor", enrolled(&EnrolOnTheWay { reason: EnrolReason::Offered, ..enrol() })),
        ("enrol-second-factor-missing", "enrol-second-factor", unfit(CodeProblem::Missing)),
        ("enrol-second-factor-mismatch", "enrol-second-factor", unfit(CodeProblem::Mismatch)),
        (
            "new-recovery-codes",
            "new-recovery-codes",
            NewRecoveryCodes {
                app: Some(grafana()),
                account: alice(),
                codes: (0..10).map(|n| format!("k3m9x-2vq7{n}")).collect(),
                next_url: "/sign-in?journey=1".into(),
            }
            .render(ctx),
        ),
    ];
    pages.extend(passkey_pages(ctx));
    pages
}

fn passkey() -> Passkey {
    Passkey {
        action: "/sign-in/passkey".into(),
        app: Some(grafana()),
        account: alice(),
        options: "{}".into(),
        other_ways: vec![
            OtherWay { text_id: "totp-use", url: "/sign-in?journey=1&app=1".into(), stands_in: false },
            OtherWay { text_id: "recovery-code-use", url: "/sign-in?journey=1&recovery=1".into(), stands_in: true },
        ],
        switch_url: "/sign-in?journey=1&choose=1".into(),
        ..Passkey::default()
    }
}

fn passkey_pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let wrong = |problem| Passkey { problem: Some(problem), ..passkey() }.render(ctx);
    let enrolled = |page: &EnrolOnTheWay| EnrolPasskeyOnTheWay { page, options: "{}" }.render(ctx);
    let unfit = |problem| enrolled(&EnrolOnTheWay { problem: Some(problem), ..enrol() });
    vec![
        ("passkey", "passkey", passkey().render(ctx)),
        ("passkey-alone", "passkey", Passkey { app: None, other_ways: Vec::new(), ..passkey() }.render(ctx)),
        ("passkey-missing", "passkey", wrong(SecondFactorProblem::Missing)),
        ("passkey-mismatch", "passkey", wrong(SecondFactorProblem::Mismatch)),
        ("passkey-unverified", "passkey", wrong(SecondFactorProblem::Unverified)),
        ("passkey-unknown", "passkey", wrong(SecondFactorProblem::Unknown)),
        ("enrol-passkey", "enrol-passkey", enrolled(&enrol())),
        ("enrol-passkey-offered", "enrol-passkey", enrolled(&EnrolOnTheWay { reason: EnrolReason::Offered, ..enrol() })),
        ("enrol-passkey-faster", "enrol-passkey", enrolled(&EnrolOnTheWay { reason: EnrolReason::Faster, ..enrol() })),
        ("enrol-passkey-mismatch", "enrol-passkey", unfit(CodeProblem::Mismatch)),
        ("enrol-passkey-taken", "enrol-passkey", unfit(CodeProblem::Taken)),
    ]
}
