//! Attributes of people in forms, of every type and in every state.

use super::*;
use crate::protocol::attribute::AttributeKind;
use crate::protocol::attribute::value::Fault;

pub(super) fn input(name: &str, label: &str, kind: AttributeKind, typed: &[&str]) -> AttributeInput {
    AttributeInput {
        name: name.into(),
        kind,
        several: false,
        label: label.into(),
        help: String::new(),
        choices: if kind == AttributeKind::Choice { vec!["S".into(), "M".into(), "<b>L</b>".into()] } else { Vec::new() },
        longest: 254,
        required: false,
        typed: typed.iter().map(|value| (*value).to_owned()).collect(),
        kept: None,
        fault: None,
    }
}

pub(super) fn inputs() -> Vec<AttributeInput> {
    vec![
        AttributeInput {
            help: "As it stands in your contract.".into(),
            required: true,
            ..input("department", "Department", AttributeKind::Text, &["Dive shop"])
        },
        input("desk", "Desk", AttributeKind::Number, &["12.5"]),
        input("on_call", "On call", AttributeKind::Boolean, &["true"]),
        input("since", "Since", AttributeKind::Date, &["2026-01-31"]),
        input("shirt", "Shirt size", AttributeKind::Choice, &["M"]),
        AttributeInput { several: true, ..input("sizes", "Other sizes", AttributeKind::Choice, &["S", "M"]) },
        AttributeInput { several: true, ..input("skills", "<b>Skills</b> und Fertigkeiten", AttributeKind::Text, &["Rust", "غوص"]) },
        input("site", "Your page", AttributeKind::Url, &["https://people.example/alice"]),
        input("desk_phone", "Desk phone", AttributeKind::Phone, &["+4930123456"]),
    ]
}

pub(super) fn wrong() -> Vec<AttributeInput> {
    let number = |number: i64| serde_json::Number::from(number);
    let faults = [
        Fault::Missing,
        Fault::Kind(AttributeKind::Number),
        Fault::NoChoice,
        Fault::Kind(AttributeKind::Date),
        Fault::NoChoice,
        Fault::Twice,
        Fault::Many(20),
        Fault::Kind(AttributeKind::Url),
        Fault::Kind(AttributeKind::Phone),
    ];
    let mut wrong: Vec<AttributeInput> =
        inputs().into_iter().zip(faults).map(|(input, fault)| AttributeInput { fault: Some(fault), ..input }).collect();
    let more = [Fault::Unseen, Fault::Short(3), Fault::Long(20), Fault::Pattern, Fault::Low(number(18)), Fault::High(number(99))];
    wrong.extend(
        more.into_iter()
            .enumerate()
            .map(|(at, fault)| AttributeInput { fault: Some(fault), ..input(&format!("more_{at}"), "Code", AttributeKind::Text, &["x"]) }),
    );
    wrong
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let details = |inputs| AccountDetails { account: alice(), action: "/account/details".into(), inputs, too_long: false };
    let more = |inputs, may_skip| MoreAboutYou {
        action: "/sign-in/details?journey=1".into(),
        app: Some(grafana()),
        hidden: hidden(),
        account: alice(),
        inputs,
        too_long: false,
        may_skip,
        switch_url: "/sign-in?journey=1&choose=1".into(),
    };
    let few = || inputs().into_iter().take(3).collect::<Vec<_>>();
    vec![
        ("more-about-you", "more-about-you", more(few(), false).render(ctx)),
        ("more-about-you-offered", "more-about-you", MoreAboutYou { app: None, ..more(few(), true) }.render(ctx)),
        ("more-about-you-wrong", "more-about-you", more(wrong().into_iter().take(3).collect(), false).render(ctx)),
        ("more-about-you-long", "more-about-you", MoreAboutYou { too_long: true, ..more(few(), false) }.render(ctx)),
        ("account-details", "account-details", details(inputs()).render(ctx)),
        ("account-details-wrong", "account-details", details(wrong()).render(ctx)),
        ("account-details-long", "account-details", AccountDetails { too_long: true, ..details(inputs()) }.render(ctx)),
    ]
}
