//! The pages for whoever makes an account.

use super::*;

fn ask() -> SignUp {
    SignUp {
        action: "/sign-up?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        minimum: 8,
        back_url: "/sign-in?journey=1".into(),
        ..SignUp::default()
    }
}

fn sent() -> MailSent {
    MailSent {
        remember: None,
        purpose: &MailFor::SIGN_UP,
        action: "/verify?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        to: "alice@example.com".into(),
        minutes: 30,
        problem: None,
        again_url: "/sign-up?journey=1".into(),
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let typed = || SignUp { email: "alice@example.com".into(), name: "Alice".into(), ..ask() };
    let refused = |problem| SignUp { problems: vec![problem], ..typed() }.render(ctx);
    let reachable = || SignUp { code_url: Some("/verify?journey=1".into()), ..typed() };
    let working = || SignUp { work: Some(Work { challenge: "AAAA".into(), bits: 8 }), ..typed() };
    let in_force = || Terms { version: "2026-11-30".into(), title: "Terms of use".into(), url: "https://example.com/terms".into() };
    let terms = || Some(in_force());
    let accept = |app| TermsPage {
        action: "/sign-in/terms?journey=1".into(),
        app,
        hidden: hidden(),
        account: alice(),
        terms: in_force(),
        switch_url: "/sign-in?journey=1&choose=1".into(),
    };
    let wrong = |problem| MailSent { problem: Some(problem), ..sent() }.render(ctx);
    let closed = |by_invitation, app| SignUpClosed { app, by_invitation, back_url: "/sign-in?journey=1".into() }.render(ctx);
    let waits = |codes| {
        SignUpWaiting { app: Some(grafana()), address: "alice@example.com".into(), codes, back_url: "/sign-in?journey=1".into() }
            .render(ctx)
    };
    let named = |name: &str, problem| {
        SignUp { username: Some((name.into(), true)), problems: vec![SignUpProblem::Username(problem)], ..typed() }.render(ctx)
    };
    let another = |problem| {
        SignUpUsername {
            action: "/verify?journey=1".into(),
            app: Some(grafana()),
            hidden: hidden(),
            username: "alice".into(),
            problem: Some(problem),
        }
        .render(ctx)
    };
    let other_way = || Some("/sign-up?journey=1&with=passkey".to_owned());
    let with_passkey = |problem, back_by| {
        SignUpPasskey {
            action: "/verify?journey=1".into(),
            app: Some(grafana()),
            hidden: hidden(),
            address: "alice@example.com".into(),
            options: "{}".into(),
            back_by,
            problem,
            password_url: "/sign-up?journey=1".into(),
        }
        .render(ctx)
    };
    let domains = || vec!["example.com".to_owned(), "*.example.org".to_owned()];
    let all = || {
        let problems = vec![
            SignUpProblem::EmailInvalid,
            SignUpProblem::NameUnfit,
            SignUpProblem::Password(NewPasswordProblem::TooShort { minimum: 8 }),
        ];
        SignUp { email: "alice".into(), problems, ..typed() }.render(ctx)
    };
    vec![
        ("sign-up", "sign-up", ask().render(ctx)),
        ("sign-up-attributes", "sign-up", SignUp { attributes: attributes::inputs(), ..typed() }.render(ctx)),
        ("sign-up-attributes-wrong", "sign-up", SignUp { attributes: attributes::wrong(), ..typed() }.render(ctx)),
        ("sign-up-alone", "sign-up", SignUp { app: None, ..ask() }.render(ctx)),
        ("sign-up-problems", "sign-up", all()),
        ("sign-up-domain", "sign-up", refused(SignUpProblem::DomainNotAdmitted { domains: domains() })),
        ("sign-up-throwaway", "sign-up", refused(SignUpProblem::Throwaway)),
        ("sign-up-work", "sign-up", working().render(ctx)),
        ("sign-up-work-not-done", "sign-up", working().render(&noticed(Notice::WorkNotDone))),
        ("sign-up-terms", "sign-up", SignUp { terms: terms(), ..ask() }.render(ctx)),
        (
            "sign-up-terms-missing",
            "sign-up",
            SignUp { terms: terms(), problems: vec![SignUpProblem::TermsNotAccepted], ..typed() }.render(ctx),
        ),
        ("terms", "terms", accept(Some(grafana())).render(ctx)),
        ("terms-alone", "terms", accept(None).render(ctx)),
        ("sign-up-password", "sign-up", refused(SignUpProblem::Password(NewPasswordProblem::Missing))),
        ("sign-up-another", "sign-up", reachable().render(ctx)),
        ("sign-up-throttled", "sign-up", reachable().render(&noticed(Notice::RecoveryThrottled { minutes: 42 }))),
        ("sign-up-used-up", "sign-up", typed().render(&noticed(Notice::RecoveryUsedUp))),
        ("sign-up-over", "sign-up", typed().render(&noticed(Notice::RecoveryOver))),
        ("sign-up-closed", "sign-up", closed(false, Some(grafana()))),
        ("sign-up-invitation", "sign-up", closed(true, None)),
        ("sign-up-sent", "sign-up-sent", sent().render(ctx)),
        ("sign-up-sent-again", "sign-up-sent", sent().render(&noticed(Notice::RecoverySentAgain))),
        ("sign-up-sent-missing", "sign-up-sent", wrong(MailedCodeProblem::Missing)),
        ("sign-up-sent-mismatch", "sign-up-sent", wrong(MailedCodeProblem::Mismatch)),
        (
            "sign-up-link",
            "verify",
            VerifyLink { purpose: &MailFor::SIGN_UP, action: "/verify?journey=1".into(), app: Some(grafana()), hidden: hidden() }
                .render(ctx),
        ),
        ("sign-up-waiting", "sign-up-waiting", waits(Vec::new())),
        ("sign-up-waiting-codes", "sign-up-waiting", waits(vec!["abcd-efgh-ijkl".into(), "mnop-qrst-uvwx".into()])),
        ("sign-up-without-password", "sign-up", SignUp { with_passkey: true, other_way_url: other_way(), ..typed() }.render(ctx)),
        ("sign-up-username-field", "sign-up", SignUp { username: Some((String::new(), false)), ..ask() }.render(ctx)),
        ("sign-up-username-reserved", "sign-up", named("admin", UsernameProblem::Reserved)),
        ("sign-up-username", "sign-up-username", another(UsernameProblem::Taken)),
        ("sign-up-username-password", "sign-up-username", another(UsernameProblem::Password)),
        ("sign-up-both-ways", "sign-up", SignUp { other_way_url: other_way(), ..ask() }.render(ctx)),
        ("sign-up-passkey", "sign-up-passkey", with_passkey(None, BackBy::Recovery)),
        ("sign-up-passkey-email-code", "sign-up-passkey", with_passkey(None, BackBy::EmailCode)),
        ("sign-up-passkey-mismatch", "sign-up-passkey", with_passkey(Some(CodeProblem::Mismatch), BackBy::Admin)),
        ("sign-in-waiting", "sign-in", SignIn { problem: Some(SignInProblem::Waiting), ..sign_in() }.render(ctx)),
        ("sign-in-sign-up", "sign-in", SignIn { sign_up_url: Some("/sign-up?journey=1".into()), ..sign_in() }.render(ctx)),
        (
            "sign-in-address-taken",
            "sign-in",
            SignIn { username: "alice@example.com".into(), ..sign_in() }.render(&noticed(Notice::AddressTaken)),
        ),
    ]
}
