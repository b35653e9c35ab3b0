//! The pages of the second factor.

use super::*;
use crate::audit::{EventType, Words};

fn app(value: &str, name: &str, used_ago: Option<i64>) -> FactorRow {
    FactorRow {
        value: value.into(),
        name: name.into(),
        about: AboutFactor::default(),
        created_at: NOW - 100 * 86_400,
        used_at: used_ago.map(|ago| NOW - ago),
        url: format!("/account/second-factor/app?factor={value}"),
    }
}

fn kept_in(text_id: &'static str, maker: &'static str) -> AboutFactor {
    AboutFactor { text_id: Some(text_id), maker: Some(maker) }
}

fn section(factors: Vec<FactorRow>, most: usize) -> FactorSection {
    FactorSection { words: &AUTHENTICATOR_APP, factors, most, enrol_url: "/account/second-factor/enrol".into(), accepted: None }
}

fn passkeys(factors: Vec<FactorRow>, most: usize) -> FactorSection {
    let (enrol_url, accepted) = ("/account/second-factor/enrol?kind=passkey".into(), Some("{}".into()));
    FactorSection { words: &PASSKEY, factors, most, enrol_url, accepted }
}

fn list() -> SecondFactor {
    SecondFactor {
        account: alice(),
        sections: vec![section(Vec::new(), 10), passkeys(Vec::new(), 20)],
        codes_action: "/account/second-factor/recovery-codes".into(),
        now: NOW,
        ..SecondFactor::default()
    }
}

fn one() -> FactorPage {
    FactorPage {
        account: alice(),
        words: &AUTHENTICATOR_APP,
        factor: app("1", "Alice’s phone", Some(7200)),
        refused: None,
        last: false,
        only_way_in: false,
        required: false,
        rename_action: "/account/second-factor/rename".into(),
        remove_action: "/account/second-factor/remove".into(),
    }
}

pub(super) fn seed() -> SeedView {
    SeedView {
        uri: "otpauth://totp/Latchkey%20%28id.example.com%29:alice%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Latchkey%20%28id.example.com%29".into(),
        key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".into(),
    }
}

fn enrol() -> EnrolOwn {
    EnrolOwn { account: alice(), action: "/account/second-factor/enrol".into(), ..EnrolOwn::default() }
}

pub(super) fn events() -> Vec<SecurityEvent> {
    let words = |own| {
        let each = EventType::told_to_people().flat_map(move |event| [true, false].map(|done| event.told().words(done, own).unwrap()));
        let mut each: Vec<Words> = each.collect();
        each.dedup();
        each
    };
    let theirs = words(true).into_iter().enumerate().map(|(at, words)| SecurityEvent {
        words,
        at: NOW - 3_600 * i64::try_from(at).unwrap(),
        user_agent: if at % 3 == 2 { "something".into() } else { FIREFOX.into() },
        place: "192.0.2.x".into(),
    });
    let of_admins = words(false).into_iter().filter(|told| !words(true).contains(told));
    theirs
        .chain(of_admins.map(|words| SecurityEvent { words, at: NOW - 90_000, user_agent: String::new(), place: String::new() }))
        .collect()
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |notice: Notice| PageContext { notice: Some(notice), ..ctx.clone() };
    let codes = |left| Some(CodesLeft { left, few: 3, created_at: Some(NOW - 100 * 86_400) });
    let refused = |problem| FactorPage { refused: Some(("x".into(), problem)), ..one() }.render(ctx);
    let enrolled = |page: &EnrolOwn| EnrolTotp { page, seed: seed() }.render(ctx);
    vec![
        ("second-factor-none", "second-factor", list().render(&noticed(Notice::SecondFactorRemoved))),
        (
            "second-factor",
            "second-factor",
            SecondFactor {
                sections: vec![section(vec![app("1", "Alice’s phone", Some(7200)), app("2", "", None)], 10)],
                codes: codes(10),
                ..list()
            }
            .render(&noticed(Notice::SecondFactorRenamed)),
        ),
        (
            "second-factor-few-codes",
            "second-factor",
            SecondFactor {
                sections: vec![section(vec![app("1", "A name that is sixty-four characters long, as long as one may be", None)], 10)],
                codes: codes(3),
                required: true,
                ..list()
            }
            .render(&noticed(Notice::SecondFactorAdded)),
        ),
        (
            "second-factor-full",
            "second-factor",
            SecondFactor {
                sections: vec![section(vec![app("1", "هاتف", Some(60)), app("2", "", None)], 2)],
                codes: Some(CodesLeft { left: 0, few: 3, created_at: None }),
                ..list()
            }
            .render(ctx),
        ),
        ("passkeys-none", "passkeys", SecondFactor { of_passkeys: true, sections: vec![passkeys(Vec::new(), 20)], ..list() }.render(ctx)),
        (
            "passkeys",
            "passkeys",
            SecondFactor {
                of_passkeys: true,
                sections: vec![passkeys(
                    vec![
                        FactorRow { about: kept_in("passkey-synced", "1Password"), ..app("1", "Alice’s password manager", Some(7200)) },
                        FactorRow { about: AboutFactor { text_id: Some("passkey-bound"), maker: None }, ..app("2", "", None) },
                    ],
                    20,
                )],
                required: true,
                ..list()
            }
            .render(&noticed(Notice::SecondFactorAdded)),
        ),
        (
            "second-factor-passkeys",
            "second-factor",
            SecondFactor {
                sections: vec![
                    section(Vec::new(), 10),
                    passkeys(
                        vec![
                            FactorRow {
                                about: kept_in("passkey-synced", "Google Password Manager"),
                                ..app("1", "Alice’s phone", Some(7200))
                            },
                            FactorRow { about: AboutFactor { text_id: Some("passkey-bound"), maker: None }, ..app("2", "", None) },
                        ],
                        2,
                    ),
                ],
                codes: codes(10),
                ..list()
            }
            .render(ctx),
        ),
        ("passkey-enrol", "passkey-enrol", EnrolPasskey { page: &enrol(), options: "{}" }.render(ctx)),
        (
            "passkey-enrol-mismatch",
            "passkey-enrol",
            EnrolPasskey {
                page: &EnrolOwn {
                    name: "Phone".into(),
                    name_problem: Some(LabelProblem::TooLong),
                    code_problem: Some(CodeProblem::Mismatch),
                    ..enrol()
                },
                options: "{}",
            }
            .render(ctx),
        ),
        (
            "second-factor-passkey",
            "second-factor-app",
            FactorPage {
                words: &PASSKEY,
                factor: FactorRow { about: kept_in("passkey-synced", "Apple Passwords"), ..app("1", "", Some(60)) },
                ..one()
            }
            .render(ctx),
        ),
        ("second-factor-app", "second-factor-app", one().render(ctx)),
        (
            "second-factor-passkey-only-way-in",
            "second-factor-app",
            FactorPage { words: &PASSKEY, last: true, only_way_in: true, ..one() }.render(ctx),
        ),
        ("second-factor-app-last", "second-factor-app", FactorPage { last: true, ..one() }.render(ctx)),
        ("second-factor-app-required", "second-factor-app", FactorPage { last: true, required: true, ..one() }.render(ctx)),
        ("second-factor-app-missing", "second-factor-app", refused(LabelProblem::Missing)),
        ("second-factor-app-long", "second-factor-app", refused(LabelProblem::TooLong)),
        ("second-factor-app-character", "second-factor-app", refused(LabelProblem::Character)),
        ("second-factor-enrol", "second-factor-enrol", enrolled(&enrol())),
        ("second-factor-enrol-missing", "second-factor-enrol", enrolled(&EnrolOwn { code_problem: Some(CodeProblem::Missing), ..enrol() })),
        (
            "second-factor-enrol-mismatch",
            "second-factor-enrol",
            enrolled(&EnrolOwn {
                name: "Phone".into(),
                name_problem: Some(LabelProblem::TooLong),
                code_problem: Some(CodeProblem::Mismatch),
                ..enrol()
            }),
        ),
        (
            "recovery-codes",
            "recovery-codes",
            RecoveryCodes {
                account: alice(),
                codes: (0..10).map(|at| format!("k3m9{at}-2vq7t")).collect(),
                next_url: "/account/second-factor".into(),
            }
            .render(&noticed(Notice::SecondFactorAdded)),
        ),
    ]
}
