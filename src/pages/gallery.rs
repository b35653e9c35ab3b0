//! Every page in every state: drawn for the rules that hold for all, and, with `LATCHKEY_GALLERY_DIR`, into a folder to be looked at.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

mod attributes;
mod change_email;
mod elsewhere;
mod email_code;
mod invitation;
mod lost_factors;
mod phone;
mod recovery;
mod second_factor;
mod sign_in_second_factor;
mod sign_up;
mod sms_code;

use super::*;
use crate::languages::Language;

#[path = "console/gallery.rs"]
mod console;
#[path = "console/gallery_attributes.rs"]
mod console_attributes;
#[path = "console/gallery_invitations.rs"]
mod console_invitations;
#[path = "console/gallery_messages.rs"]
mod console_messages;
#[path = "console/gallery_people.rs"]
mod console_people;
#[path = "console/gallery_rules.rs"]
mod console_rules;
#[path = "console/gallery_terms.rs"]
mod console_terms;
#[path = "console/gallery_upstreams.rs"]
mod console_upstreams;

const NOW: i64 = 1_795_532_640;

fn context(language: Language, theme: Theme) -> PageContext {
    PageContext {
        language,
        theme,
        csrf: "csrf-value".into(),
        provider_name: "Latchkey".into(),
        provider_host: "id.example.com".into(),
        base_path: std::env::var("LATCHKEY_GALLERY_BASE").unwrap_or_default(),
        return_to: "/sign-in?transaction=1&x=2".into(),
        request_reference: "7F3K-Q2MD".into(),
        console: false,
        notice: None,
        loss: None,
        help_url: Some("https://example.com/help".into()),
        privacy_url: Some("https://example.com/privacy".into()),
        terms_url: Some("https://example.com/terms".into()),
    }
}

fn app(client_id: &str, name: &str, host: &str) -> AppCard {
    AppCard { client_id: client_id.into(), name: name.into(), host: Some(host.into()), https: true, ..AppCard::default() }
}

fn grafana() -> AppCard {
    app("grafana", "Grafana", "grafana.example.com")
}

fn alice() -> AccountCard {
    AccountCard { name: "Alice".into(), address: "alice@example.com".into() }
}

fn hidden() -> Vec<Hidden> {
    vec![("transaction".into(), "a-transaction".into())]
}

fn sign_in() -> SignIn {
    SignIn {
        action: "/sign-in".into(),
        app: Some(grafana()),
        hidden: hidden(),
        accounts_url: Some("/accounts".into()),
        forgot_url: Some("/recover?journey=1".into()),
        cancel_url: Some("/cancel".into()),
        passkey: sign_in_passkey(),
        ..SignIn::default()
    }
}

fn without_password() -> ChangePassword {
    ChangePassword { has_password: false, password_set_at: None, ..change_password() }
}

fn sign_in_passkey() -> SignInPasskey {
    // A browser reads them as soon as it shows the page.
    let options = r#"{"challenge":"AAAA","rpId":"localhost","userVerification":"required"}"#.into();
    SignInPasskey { action: "/sign-in/passkey?journey=1".into(), options, ..SignInPasskey::default() }
}

fn password() -> Password {
    Password {
        action: "/password".into(),
        app: Some(grafana()),
        hidden: hidden(),
        account: AccountCard { name: String::new(), address: "alice@example.com".into() },
        switch_url: Some("/accounts".into()),
        forgot_url: Some("/recover?journey=1".into()),
        ..Password::default()
    }
}

fn item(kind: ConsentKind, scope: &str, value: &str, optional: bool) -> ConsentItem {
    ConsentItem { kind, scope: scope.into(), value: value.into(), optional, chosen: scope == "groups", new: scope == "groups" }
}

fn consent() -> Consent {
    Consent {
        action: "/consent".into(),
        app: app("outline", "Outline", "wiki.example.com"),
        hidden: hidden(),
        account: alice(),
        switch_url: Some("/accounts".into()),
        run_by: Some("Example Ltd, your company".into()),
        return_to: Some("https://wiki.example.com".into()),
        policy_url: Some("https://wiki.example.com/privacy".into()),
        terms_url: Some("https://wiki.example.com/terms".into()),
        items: vec![
            item(ConsentKind::Profile, "profile", "Alice", false),
            item(ConsentKind::Email { confirmed: true }, "email", "alice@example.com", false),
            item(ConsentKind::Groups, "groups", "engineering, wiki-editors", true),
            item(ConsentKind::OfflineAccess { days: 90, until: NOW + 90 * 86_400 }, "offline_access", "", true),
        ],
        resources: Vec::new(),
    }
}

fn everything_asked() -> Consent {
    Consent {
        app: AppCard {
            client_id: "m".into(),
            name: "An app with a name that is rather long, as some have".into(),
            host: Some("localhost:8081".into()),
            local: true,
            unchecked: true,
            ..AppCard::default()
        },
        return_to: Some("http://localhost:8081".into()),
        items: vec![
            item(
                ConsentKind::Profile,
                "profile",
                "Alice, alice, born 1990-01-01, https://example.com/alice-with-a-very-long-address-that-wraps",
                false,
            ),
            item(ConsentKind::Email { confirmed: false }, "email", "alice@example.com", false),
            item(ConsentKind::Phone, "phone", "", false),
            item(ConsentKind::Address, "address", "1 Main Street, Lisbon", false),
            item(ConsentKind::Attributes(vec!["Department".into(), "<b>Desk</b>".into()]), "", "Dive shop, 12.5", false),
            item(ConsentKind::Claim("birthdate".into()), "", "1990-01-01", false),
            item(ConsentKind::Scope("widgets:read".into()), "widgets:read", "", true),
        ],
        resources: vec![ConsentResource {
            name: "Files".into(),
            identifier: "https://files.example.com/api".into(),
            scopes: vec!["files:read".into(), "files:write".into()],
        }],
        ..consent()
    }
}

fn error(cause: Cause) -> ErrorPage {
    ErrorPage {
        app: Some(app("gitea", "Gitea", "git.example.com")),
        back_url: Some("https://git.example.com/".into()),
        retry_url: Some("/authorize?x=1".into()),
        developer: Some(DeveloperPart {
            error: "invalid_request".into(),
            description: "redirect_uri must equal a registered address, character by character.".into(),
            parameter: Some("redirect_uri".into()),
            received: Some("https://git.example.com/user/oauth2/Latchkey/callback/".into()),
            registered: Registered::Nearest { value: "https://git.example.com/user/oauth2/latchkey/callback".into(), of: 2 },
        }),
        ..ErrorPage::of(cause, NOW)
    }
}

fn remembered(value: &str, user_agent: &str, current: bool) -> RememberedRow {
    let place = "203.0.113.7".to_owned();
    let (since, until) = (NOW - 3 * 86_400, NOW + 27 * 86_400);
    RememberedRow { value: value.into(), user_agent: user_agent.into(), place, since, until, current }
}

fn session(value: &str, user_agent: &str, used_ago: i64, current: bool) -> SessionRow {
    SessionRow {
        value: value.into(),
        user_agent: user_agent.into(),
        place: "192.0.2.7".into(),
        started_at: NOW - 5 * 86_400,
        used_at: NOW - used_ago,
        current,
        apps: if current { vec!["Grafana".into(), "Gitea".into()] } else { Vec::new() },
    }
}

fn known(value: &str, name: &str, address: &str, signed_in: bool) -> KnownAccount {
    KnownAccount { value: value.into(), account: AccountCard { name: name.into(), address: address.into() }, signed_in }
}

fn choice(mode: ChoiceMode) -> AccountChoice {
    AccountChoice {
        action: "/accounts".into(),
        app: Some(app("gitea", "Gitea", "git.example.com")),
        hidden: hidden(),
        accounts: vec![
            known("1", "Alice", "alice@example.com", true),
            known("2", "Alice (admin)", "alice.admin@example.com", true),
            known("3", "", "bob@example.com", false),
        ],
        mode,
    }
}

fn setup() -> Setup {
    Setup { action: "/setup".into(), hidden: hidden(), minimum: 12, ..Setup::default() }
}

fn change_password() -> ChangePassword {
    ChangePassword {
        account: alice(),
        action: "/account/password".into(),
        minimum: 12,
        end_others: true,
        current: None,
        removal: None,
        problems: Vec::new(),
        has_password: true,
        remove_action: None,
        password_set_at: Some(NOW - 40 * 86_400),
    }
}

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

/// Name, `data-page` and HTML of every page in every state.
fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice: Notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let problem = |problem| SignIn { username: "alice".into(), problem: Some(problem), ..sign_in() }.render(ctx);
    let after_passkey = |problem| {
        let unknown = (problem == SecondFactorProblem::Unknown).then(|| "AAAA".to_owned());
        SignIn { passkey: SignInPasskey { problem: Some(problem), unknown, ..sign_in_passkey() }, ..sign_in() }.render(ctx)
    };
    let causes = [
        Cause::AppRequest,
        Cause::UnknownApp,
        Cause::AppDisabled,
        Cause::NotAllowed,
        Cause::NoWay,
        Cause::AdminsOnly,
        Cause::LocksOwnersOut,
        Cause::Expired,
        Cause::NoCookies,
        Cause::ForeignForm,
        Cause::SetupLinkOver,
        Cause::RecoveryLinkOver,
        Cause::SignUpLinkOver,
        Cause::EmailCodeLinkOver,
        Cause::RecoveryLinkNoCookies,
        Cause::InvitationOver,
        Cause::NotMeOver,
        Cause::LostFactorsOver,
        Cause::SignOutHint,
        Cause::SignOutApp,
        Cause::SignOutMalformed,
        Cause::NotFound,
        Cause::Method,
        Cause::Malformed,
        Cause::TooLarge,
        Cause::TooMany,
        Cause::Unavailable,
        Cause::Internal,
    ];
    let mut pages = vec![
        ("sign-in", "sign-in", sign_in().render(ctx)),
        ("sign-in-hint", "sign-in", SignIn { username: "alice@example.com".into(), ..sign_in() }.render(ctx)),
        ("sign-in-one-account", "sign-in", SignIn { for_one_account: true, ..sign_in() }.render(ctx)),
        (
            "sign-in-alone",
            "sign-in",
            SignIn { app: None, hidden: Vec::new(), accounts_url: None, cancel_url: None, ..sign_in() }.render(ctx),
        ),
        ("sign-in-missing", "sign-in", SignIn { problem: Some(SignInProblem::UsernameMissing), ..sign_in() }.render(ctx)),
        ("sign-in-no-password", "sign-in", problem(SignInProblem::PasswordMissing)),
        ("sign-in-mismatch", "sign-in", problem(SignInProblem::Mismatch)),
        ("sign-in-throttled", "sign-in", problem(SignInProblem::Throttled { minutes: 4 })),
        ("sign-in-disabled", "sign-in", problem(SignInProblem::Disabled)),
        ("sign-in-codes-used-up", "sign-in", problem(SignInProblem::CodesUsedUp)),
        ("sign-in-passkey-mismatch", "sign-in", after_passkey(SecondFactorProblem::Mismatch)),
        ("sign-in-passkey-missing", "sign-in", after_passkey(SecondFactorProblem::Missing)),
        ("sign-in-passkey-unverified", "sign-in", after_passkey(SecondFactorProblem::Unverified)),
        ("sign-in-passkey-gone", "sign-in", after_passkey(SecondFactorProblem::Unknown)),
        ("sign-in-stale", "sign-in", sign_in().render(&noticed(Notice::StalePage))),
        ("sign-in-account-made", "sign-in", sign_in().render(&noticed(Notice::AccountMade))),
        ("sign-in-not-replaced", "sign-in", sign_in().render(&noticed(Notice::PasswordNotReplaced))),
        ("sign-in-no-recovery", "sign-in", SignIn { forgot_url: None, ..sign_in() }.render(ctx)),
        ("password-no-recovery", "password", Password { forgot_url: None, ..password() }.render(ctx)),
        ("sign-in-password-set", "sign-in", sign_in().render(&noticed(Notice::PasswordSet))),
        ("sign-in-over", "sign-in", SignIn { app: Some(everything_asked().app), ..sign_in() }.render(&noticed(Notice::SessionOver))),
        ("password", "password", password().render(ctx)),
        (
            "password-or-passkey",
            "password",
            Password {
                other_ways: vec![OtherWay { text_id: "passkey-use", url: "/sign-in?journey=1&passkey=1".into(), stands_in: false }],
                ..password()
            }
            .render(ctx),
        ),
        ("password-mismatch", "password", Password { problem: Some(SignInProblem::Mismatch), ..password() }.render(ctx)),
        ("password-again", "password", Password { reason: PasswordReason::Again, account: alice(), ..password() }.render(ctx)),
        ("password-recent", "password", Password { reason: PasswordReason::Recent, ..password() }.render(ctx)),
        ("password-confirm", "password", Password { reason: PasswordReason::Confirm, app: None, ..password() }.render(ctx)),
        (
            "new-password",
            "new-password",
            NewPassword { action: "/new-password".into(), app: Some(grafana()), account: alice(), minimum: 12, ..NewPassword::default() }
                .render(ctx),
        ),
        ("account-choice", "account-choice", choice(ChoiceMode::Choose { remove_url: Some("/accounts?remove".into()) }).render(ctx)),
        (
            "account-choice-remove",
            "account-choice",
            choice(ChoiceMode::Remove { back_url: "/accounts".into() }).render(&noticed(Notice::AccountRemoved)),
        ),
        ("consent", "consent", consent().render(ctx)),
        ("consent-everything", "consent", everything_asked().render(ctx)),
        ("consent-identity", "consent", Consent { items: Vec::new(), run_by: None, ..consent() }.render(ctx)),
        ("before-setup", "before-setup", BeforeSetup.render(ctx)),
        ("setup", "setup", setup().render(ctx)),
        (
            "setup-errors",
            "setup",
            Setup {
                email: "x".into(),
                username: "a b".into(),
                problems: vec![
                    SetupProblem::EmailInvalid,
                    SetupProblem::NameUnfit,
                    SetupProblem::UsernameInvalid,
                    SetupProblem::Password(NewPasswordProblem::TooShort { minimum: 12 }),
                    SetupProblem::Password(NewPasswordProblem::Guessable(None)),
                ],
                ..setup()
            }
            .render(ctx),
        ),
        ("setup-taken", "setup", Setup { problems: vec![SetupProblem::EmailTaken, SetupProblem::UsernameTaken], ..setup() }.render(ctx)),
        ("error", "error", error(Cause::RedirectAddress).render(ctx)),
        (
            "error-open",
            "error",
            error(Cause::RedirectAddress).render(ctx).replace("<details class=\"developer\">", "<details class=\"developer\" open>"),
        ),
        (
            "signed-out",
            "signed-out",
            SignedOut {
                app: Some(grafana()),
                at: Some(NOW),
                apps: [
                    (grafana(), SignedOutState::SignedOut),
                    (app("gitea", "Gitea", "git.example.com"), SignedOutState::NotTold),
                    (app("nextcloud", "Nextcloud", "cloud.example.com"), SignedOutState::NoAnswer),
                ]
                .map(|(app, state)| SignedOutApp { url: app.host.as_ref().map(|host| format!("https://{host}/")), app, state })
                .to_vec(),
                back_url: Some("https://grafana.example.com/".into()),
                sign_in_url: Some("/sign-in".into()),
            }
            .render(ctx),
        ),
        ("signed-out-nobody", "signed-out", SignedOut { sign_in_url: Some("/sign-in".into()), ..SignedOut::default() }.render(ctx)),
        (
            "signed-out-alone",
            "signed-out",
            SignedOut { at: Some(NOW), sign_in_url: Some("/sign-in".into()), ..SignedOut::default() }.render(ctx),
        ),
        (
            "sign-out",
            "sign-out",
            SignOut { action: "/logout".into(), app: Some(grafana()), hidden: hidden(), accounts: vec![alice()] }.render(ctx),
        ),
        (
            "form-post",
            "form-post",
            FormPost {
                action: "https://grafana.example.com/callback".into(),
                fields: vec![("code".into(), "\"><script>alert(1)</script>".into()), ("state".into(), "s".into())],
                app_name: "Grafana".into(),
            }
            .render(ctx)
            .replace("form-post-", "form-post-kept-"),
        ),
        ("language", "language", LanguageChoice.render(ctx)),
        (
            "home-admin",
            "home",
            Home { account: alice(), now: NOW, ..Home::default() }.render(&PageContext { console: true, ..ctx.clone() }),
        ),
        ("home-empty", "home", Home { account: alice(), now: NOW, ..Home::default() }.render(ctx)),
        (
            "home",
            "home",
            Home {
                account: alice(),
                now: NOW,
                signed_in_at: Some(NOW - 3 * 3600),
                apps: [
                    grafana(),
                    app("gitea", "Gitea", "git.example.com"),
                    app("nextcloud", "Nextcloud", "cloud.example.com"),
                    consent().app,
                ]
                .map(|app| HomeApp { url: (app.name != "Gitea").then(|| "https://app.example.com/".into()), app })
                .to_vec(),
            }
            .render(ctx),
        ),
        (
            "account",
            "account",
            Account {
                account: alice(),
                email: Some("alice@example.com".into()),
                email_confirmed: true,
                own_email_change: true,
                phone: Some("+491701234567".into()),
                takes_phones: true,
                username: Some("alice".into()),
                terms: vec![("2026-11-30".into(), NOW - 86_400)],
                groups: vec!["engineering".into(), "wiki-editors".into()],
                attributes: attributes::inputs()
                    .into_iter()
                    .map(|input| ShownAttribute { label: input.label, kind: input.kind, values: input.typed })
                    .chain([ShownAttribute {
                        label: "Empty".into(),
                        kind: crate::protocol::attribute::AttributeKind::Text,
                        values: vec![],
                    }])
                    .collect(),
                changes_attributes: true,
                created_at: NOW - 400 * 86_400,
                password_set_at: Some(NOW - 40 * 86_400),
                sessions: 3,
                apps: 1,
                second_factors: 1,
                passkeys: 1,
                next_steps: vec![
                    NextStep::ChangePassword,
                    NextStep::RecoveryCodes { left: 3 },
                    NextStep::EndOldSessions { count: 2 },
                    NextStep::ReviewApps { count: 1 },
                ],
                events: second_factor::events(),
            }
            .render(ctx),
        ),
        (
            "account-bare",
            "account",
            Account {
                account: AccountCard { name: String::new(), address: "bob".into() },
                email: Some("b@example.com".into()),
                takes_phones: true,
                next_steps: vec![NextStep::SecondFactor],
                ..Account::default()
            }
            .render(ctx),
        ),
        (
            "sessions",
            "sessions",
            Sessions {
                account: alice(),
                sessions: vec![
                    session("1", FIREFOX, 0, true),
                    session("2", IPHONE, 7300, false),
                    session("3", "kubelogin/1.2 (linux)", 3 * 86_400, false),
                ],
                end_action: "/account/sessions/end".into(),
                end_others_action: "/account/sessions/end-others".into(),
                remembered: vec![remembered("1", FIREFOX, true), remembered("2", IPHONE, false)],
                forget_action: "/account/sessions/forget".into(),
                now: NOW,
            }
            .render(&noticed(Notice::SessionEnded)),
        ),
        (
            "sessions-ended",
            "sessions",
            Sessions { account: alice(), now: NOW, ..Sessions::default() }.render(&noticed(Notice::OtherSessionsEnded { ended: 2 })),
        ),
        (
            "apps",
            "apps",
            GrantedApps {
                account: alice(),
                apps: vec![
                    GrantedApp {
                        value: "outline".into(),
                        app: consent().app,
                        granted: consent().items.into_iter().map(|item| item.kind).collect(),
                        resources: vec!["Files".into()],
                        granted_at: NOW - 90 * 86_400,
                        used_at: Some(NOW - 60 * 60),
                    },
                    GrantedApp {
                        value: "gitea".into(),
                        app: app("gitea", "Gitea", "git.example.com"),
                        granted: vec![ConsentKind::Profile],
                        resources: Vec::new(),
                        granted_at: NOW - 86_400,
                        used_at: None,
                    },
                ],
                revoke_action: "/account/apps/revoke".into(),
                now: NOW,
            }
            .render(&noticed(Notice::AppRevoked { app: "Immich".into() })),
        ),
        ("apps-empty", "apps", GrantedApps { account: alice(), now: NOW, ..GrantedApps::default() }.render(ctx)),
        ("change-password", "change-password", change_password().render(ctx)),
        (
            "change-password-or-remove",
            "change-password",
            ChangePassword { remove_action: Some("/account/password/remove".into()), ..change_password() }.render(ctx),
        ),
        (
            "change-password-not-removed",
            "change-password",
            ChangePassword {
                remove_action: Some("/account/password/remove".into()),
                removal: Some(CurrentPasswordProblem::Mismatch),
                ..change_password()
            }
            .render(ctx),
        ),
        ("change-password-none", "change-password", without_password().render(&noticed(Notice::PasswordRemoved))),
        (
            "change-password-none-errors",
            "change-password",
            ChangePassword { problems: vec![NewPasswordProblem::TooShort { minimum: 12 }], ..without_password() }.render(ctx),
        ),
        (
            "change-password-errors",
            "change-password",
            ChangePassword {
                current: Some(CurrentPasswordProblem::Mismatch),
                problems: vec![NewPasswordProblem::Same],
                ..change_password()
            }
            .render(ctx),
        ),
        (
            "change-password-missing",
            "change-password",
            ChangePassword {
                current: Some(CurrentPasswordProblem::Missing),
                problems: vec![NewPasswordProblem::Missing],
                ..change_password()
            }
            .render(&noticed(Notice::PasswordChanged { ended: 1 })),
        ),
    ];
    pages.extend(console::pages(ctx));
    pages.extend(second_factor::pages(ctx));
    pages.extend(attributes::pages(ctx));
    pages.extend(console_attributes::pages(ctx));
    pages.extend(console_people::pages(ctx));
    pages.extend(console_messages::pages(ctx));
    pages.extend(console_invitations::pages(ctx));
    pages.extend(invitation::pages(ctx));
    pages.extend(sign_in_second_factor::pages(ctx));
    pages.extend(change_email::pages(ctx));
    pages.extend(recovery::pages(ctx));
    pages.extend(email_code::pages(ctx));
    pages.extend(sms_code::pages(ctx));
    pages.extend(phone::pages(ctx));
    pages.extend(lost_factors::pages(ctx));
    pages.extend(sign_up::pages(ctx));
    pages.extend(elsewhere::pages(ctx));
    pages.extend(console_rules::pages(ctx));
    pages.extend(console_upstreams::pages(ctx));
    pages.extend(console_terms::pages(ctx));
    pages.extend(new_password_problems().into_iter().map(|(name, problem)| {
        let page = NewPassword {
            action: "/new-password".into(),
            account: alice(),
            minimum: 12,
            reason: NewPasswordReason::Compromised,
            problems: vec![problem],
            ..NewPassword::default()
        };
        (name, "new-password", page.render(ctx))
    }));
    let first = NewPassword { action: "/welcome".into(), account: alice(), minimum: 8, ..NewPassword::default() };
    for (name, has_one) in [("new-password-first", false), ("new-password-link", true)] {
        let page = NewPassword { reason: NewPasswordReason::First { has_one }, ..first.clone() };
        pages.push((name, "new-password", page.render(ctx)));
    }
    let offer = SignOutOffer { action: "/logout".into(), hidden: hidden(), accounts: vec![alice()] };
    let sign_out = ErrorPage { retry_url: None, sign_out: Some(offer), ..error(Cause::SignOutAddress) };
    pages.push(("error-sign-out", "error", sign_out.render(ctx)));
    let host = ErrorPage {
        app: None,
        back_url: Some("https://id.example.com/".into()),
        back: Back::Issuer,
        ..ErrorPage::of(Cause::AnotherHost, NOW)
    };
    pages.push(("error-another-host", "error", host.render(ctx)));
    for (name, back) in [("error-back-sign-in", Back::SignIn), ("error-back-home", Back::Home)] {
        let page = ErrorPage { back_url: Some("/account".into()), back, ..ErrorPage::of(Cause::LinkOver, NOW) };
        pages.push((name, "error", page.render(ctx)));
    }
    pages.extend(causes.map(|cause| ("error-cause", "error", ErrorPage { app: None, developer: None, ..error(cause) }.render(ctx))));
    pages
}

fn new_password_problems() -> Vec<(&'static str, NewPasswordProblem)> {
    use zxcvbn::feedback::Warning;
    let guessable = |warning| NewPasswordProblem::Guessable(Some(warning));
    vec![
        ("new-password-short", NewPasswordProblem::TooShort { minimum: 12 }),
        ("new-password-long", NewPasswordProblem::TooLong { maximum: 1024 }),
        ("new-password-personal", NewPasswordProblem::Personal),
        ("new-password-former", NewPasswordProblem::Former),
        ("new-password-breached", NewPasswordProblem::Breached),
        ("new-password-keyboard", guessable(Warning::StraightRowsOfKeysAreEasyToGuess)),
        ("new-password-repeats", guessable(Warning::RepeatsLikeAaaAreEasyToGuess)),
        ("new-password-sequence", guessable(Warning::SequencesLikeAbcAreEasyToGuess)),
        ("new-password-dates", guessable(Warning::DatesAreOftenEasyToGuess)),
        ("new-password-word", guessable(Warning::AWordByItselfIsEasyToGuess)),
        ("new-password-names", guessable(Warning::CommonNamesAndSurnamesAreEasyToGuess)),
        ("new-password-common", guessable(Warning::ThisIsACommonPassword)),
    ]
}

fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

#[test]
fn every_page_in_every_language_keeps_the_rules_of_all_pages() {
    for language in Language::ALL {
        let mut ctx = context(language, Theme::Auto);
        ctx.base_path = "/realm".into();
        for (name, page, html) in pages(&ctx) {
            let place = format!("{name} in {}", language.tag());
            assert!(!html.contains("[["), "{place} lacks a text");
            assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains("onclick"), "{place} has something inline");
            let document = Html::parse_document(&html);
            let count = |selector: &str| document.select(&select(selector)).count();
            assert_eq!(count("h1"), 1, "{place}");
            assert_eq!(count("main"), 1, "{place}");
            assert_eq!(count(&format!("body[data-page='{page}']")), 1, "{place}");
            assert_eq!(count(&format!("html[lang='{}'][dir='{}']", language.tag(), language.direction().as_str())), 1, "{place}");
            assert!(count("[autofocus]") <= 1, "{place} has two things that want the focus");
            let ids: Vec<_> = document.select(&select("[id]")).filter_map(|e| e.attr("id")).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{place} has an id twice: {ids:?}");
            for element in document.select(&select("[aria-describedby], [aria-labelledby], label[for], a[href^='#']")) {
                for attribute in ["aria-describedby", "aria-labelledby", "for", "href"] {
                    for id in element.attr(attribute).unwrap_or("").split(' ').filter_map(|id| match attribute {
                        "href" => id.strip_prefix('#'),
                        _ => Some(id).filter(|id| !id.is_empty()),
                    }) {
                        assert!(ids.contains(&id), "{place}: nothing has the id {id}");
                    }
                }
            }
            for form in document.select(&select("form[method=post]")) {
                let answers_the_app = form.attr("id") == Some("answer");
                let tokens = form.select(&select("input[name=csrf][value=csrf-value]")).count();
                assert_eq!(tokens, usize::from(!answers_the_app), "{place}");
                assert!(form.select(&select("button[type=submit]")).count() > 0, "{place} has a form without a button");
            }
            for input in document.select(&select("input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not(.unseen)")) {
                assert!(input.attr("autocomplete").is_some_and(|token| !token.is_empty()), "{place} has a field without a purpose");
            }
            for script in document.select(&select("script")) {
                assert!(
                    script.attr("src").is_some_and(|src| src.starts_with("/realm/assets/")) && script.inner_html().is_empty(),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn what_comes_from_outside_is_escaped_and_a_link_that_runs_something_is_left_out() {
    let ctx = context(Language::English, Theme::Auto);
    let evil = AppCard { name: "<img src=x onerror=alert(1)>".into(), logo_url: Some("javascript:alert(1)".into()), ..grafana() };
    let html =
        Consent { app: evil, policy_url: Some("javascript:alert(1)".into()), terms_url: Some("data:text/html,x".into()), ..consent() }
            .render(&ctx);
    assert!(!html.contains("<img") && !html.contains("javascript:") && !html.contains("data:text"));
    let html = ErrorPage { back_url: Some("javascript:alert(1)".into()), ..error(Cause::Expired) }.render(&ctx);
    assert!(!html.contains("javascript:"));
}

#[test]
fn the_field_names_that_others_script_against_are_there() {
    let ctx = context(Language::English, Theme::Auto);
    let has = |html: &str, selector: &str| assert_eq!(Html::parse_document(html).select(&select(selector)).count(), 1, "{selector}");
    let html = SignIn { username: "alice".into(), ..sign_in() }.render(&ctx);
    has(&html, "input[name=username][value=alice][autocomplete='username webauthn']");
    has(&html, "input[name=password][type=password][autocomplete=current-password]:not([value])");
    let html = consent().render(&ctx);
    has(&html, "button[type=submit][name=accept]");
    has(&html, "button[type=submit][name=deny]");
    has(&html, "input[name=scope][value=groups][checked]");
    has(&html, "input[name=scope][value=offline_access]:not([checked])");
    let html = change_password().render(&ctx);
    has(&html, "input[name=current_password]");
    has(&html, "input[name=new_password][autocomplete=new-password]");
    has(&html, "input[name=end_others][checked]");
    has(&html, "form[action='/theme'] button[name=theme][value=auto][aria-pressed=true]");
}

#[test]
fn the_stylesheet_of_the_sign_in_page_holds_its_budget() {
    // Without a compressor at hand: the text compresses to about a quarter, and 9 kB are the budget.
    assert!(include_bytes!("../../static/sign-in.css").len() < 26_000);
}

/// Writes every page into `LATCHKEY_GALLERY_DIR`, to be looked at with a browser; does nothing without it.
#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("LATCHKEY_GALLERY_DIR").map(std::path::PathBuf::from) else { return };
    for language in Language::ALL {
        for theme in Theme::ALL {
            let place = folder.join(language.tag()).join(theme.as_str());
            std::fs::create_dir_all(&place).unwrap();
            let mut of_name = BTreeMap::new();
            for (name, _, html) in pages(&context(language, theme)) {
                let number = *of_name.entry(name).and_modify(|n| *n += 1).or_insert(1);
                let file = if number == 1 { format!("{name}.html") } else { format!("{name}-{number}.html") };
                std::fs::write(place.join(file), html).unwrap();
            }
        }
    }
    let assets = folder.join("assets");
    std::fs::create_dir_all(&assets).unwrap();
    for (name, bytes) in assets::all() {
        std::fs::write(assets.join(name), bytes).unwrap();
    }
}

#[test]
fn no_field_looks_fillable_and_is_not_and_every_password_stands_beside_its_name() {
    let ctx = context(Language::English, Theme::Auto);
    for (name, _, html) in pages(&ctx) {
        let document = Html::parse_document(&html);
        for field in document.select(&select("form input:not([type=hidden])")) {
            let attribute = |name: &str| field.attr(name);
            let is_shown = attribute("hidden").is_none();
            let is_dead = ["readonly", "disabled", "aria-hidden"].iter().any(|name| attribute(name).is_some());
            assert!(!is_dead || !is_shown, "{name}: {:?}", field.value());
            assert!(attribute("readonly").is_none(), "{name}: what fills a form may only edit what can be edited");
        }
        for form in document.select(&select("form")) {
            if form.select(&select("input[type=password]")).next().is_some() {
                assert_eq!(
                    form.select(&select("input[autocomplete~=username]")).count(),
                    1,
                    "{name}: a password manager needs to know whose"
                );
            }
        }
    }
}
