//! The pages of rules who must use what.

use super::PageContext;
use super::console::{frame, long};
use crate::factors::rule::{Asked, Reason, Rule, Source};
use crate::factors::{Kind, Kinds};
use crate::pages::Done;
use crate::pages::console::*;
use crate::sign_in::preview::{Path, Then};

const PASSKEY: Kinds = Kinds::of(&[Kind::Passkey]);

fn full() -> Rule {
    Rule {
        one_of: PASSKEY.or(Kinds::of(&[Kind::Totp])),
        max_age: Some(43_200),
        ..Rule { second_factor: true, ..Rule::all_but(Kinds::of(&[Kind::EmailCode])) }
    }
}

fn lines() -> Vec<RuleLine> {
    let line = |source: Source, rule: Rule, is_rule: bool| {
        let url = (is_rule || matches!(source, Source::Group(_))).then(|| "/admin/rule?kind=deployment".to_owned());
        RuleLine { source, rule, is_rule, url }
    };
    vec![
        line(Source::Deployment, Rule { max_age: Some(604_800), remember: Some(30), ..Rule::default() }, true),
        line(Source::EmailCodeSetting, Rule::all_but(Kinds::of(&[Kind::EmailCode, Kind::EmailCodeSecond])), false),
        line(Source::AdminsSetting, Rule::two_factors(), false),
        line(Source::RememberAdminsSetting, Rule { remember: Some(0), ..Rule::default() }, false),
        line(Source::Group("staff".into()), Rule::two_factors(), false),
        line(Source::Group(long()), full(), true),
        line(Source::App("Wiki".into()), Rule { allowed: Some(PASSKEY), ..Rule::default() }, true),
    ]
}

fn previewed() -> Previewed {
    let path = |first, counts, then| Path { first, counts, then };
    let because = |source: Source, part: Asked| Reason { source, part };
    Previewed {
        person: "mara@example.com".into(),
        app: Some("Wiki".into()),
        paths: vec![
            path(Kind::Password, false, vec![Then::Prove(Kinds::of(&[Kind::Totp, Kind::RecoveryCodes])), Then::SetUp(PASSKEY)]),
            path(Kind::Passkey, true, vec![]),
            path(Kind::Upstream, true, vec![Then::Stuck]),
        ],
        reasons: vec![
            because(Source::EmailCodeSetting, Asked::NotAllowed(Kinds::of(&[Kind::EmailCode, Kind::EmailCodeSecond]))),
            because(Source::AdminsSetting, Asked::SecondFactor),
            because(Source::Group("staff".into()), Asked::OneOf(PASSKEY)),
            because(Source::App("Wiki".into()), Asked::MaxAge(3_600)),
        ],
    }
}

fn one() -> RulePage {
    RulePage {
        frame: frame(),
        action: "/admin/rule".into(),
        remove_action: Some("/admin/rule/remove".into()),
        audit_url: "/admin/audit".into(),
        source: Source::Group("staff".into()),
        kind: "group",
        name: "staff".into(),
        version: 2,
        rule: full(),
        max_age: "12h".into(),
        remember: "30".into(),
        kept: None,
        problem: None,
    }
}

/// Name, `data-page` and HTML.
pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let removed = PageContext { notice: Some(Done::of("notice-rule-removed").into()), ..ctx.clone() };
    let table = || Rules { frame: frame(), rule_url: "/admin/rule".into(), lines: lines(), ..Rules::default() };
    let asked = || Rules { person: "mara".into(), app: "wiki".into(), ..table() };
    let wrong = |problem| RulePage { problem: Some(problem), ..one() }.render(ctx);
    let nothing = Previewed { person: "bare@example.com".into(), ..Previewed::default() };
    let new = RulePage {
        remove_action: None,
        source: Source::Deployment,
        kind: "deployment",
        name: String::new(),
        rule: Rule::default(),
        ..one()
    };
    vec![
        ("console-rules", "console-rules", table().render(&removed)),
        ("console-rules-none", "console-rules", Rules { lines: Vec::new(), ..table() }.render(ctx)),
        ("console-rules-no-place", "console-rules", Rules { kind: "app".into(), name: "x".into(), no_place: true, ..table() }.render(ctx)),
        ("console-rules-preview", "console-rules", Rules { previewed: Some(previewed()), ..asked() }.render(ctx)),
        ("console-rules-preview-none", "console-rules", Rules { previewed: Some(nothing), ..asked() }.render(ctx)),
        ("console-rules-no-person", "console-rules", Rules { problem: Some(PreviewProblem::NoPerson), ..asked() }.render(ctx)),
        ("console-rules-no-app", "console-rules", Rules { problem: Some(PreviewProblem::NoApp), ..asked() }.render(ctx)),
        ("console-rule", "console-rule", one().render(ctx)),
        ("console-rule-new", "console-rule", RulePage { max_age: String::new(), version: 0, ..new }.render(ctx)),
        ("console-rule-stale", "console-rule", RulePage { kept: Some(Rule::two_factors()), ..one() }.render(ctx)),
        ("console-rule-empty", "console-rule", wrong(RuleProblem::Empty)),
        ("console-rule-no-first", "console-rule", wrong(RuleProblem::NoFirst)),
        ("console-rule-no-second", "console-rule", wrong(RuleProblem::NoSecond)),
        ("console-rule-nobody", "console-rule", wrong(RuleProblem::NobodyCanSetUp)),
        ("console-rule-age", "console-rule", wrong(RuleProblem::Age)),
        ("console-rule-locks-out", "console-rule", wrong(RuleProblem::LocksOwnersOut)),
    ]
}
