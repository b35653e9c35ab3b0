//! The console's pages of attributes, in every state.

use super::console::frame;
use super::{Done, PageContext};
use crate::pages::console::*;
use crate::protocol::attribute::definition::Unfit;
use crate::protocol::attribute::{AttributeKind, Required};

/// A label that is markup and longer than a line.
const MARKUP: &str = "<b>Bobby</b> \"Tables\" von und zu Unnachgiebig-Langenscheidtbach-Hohenstein";

fn row(name: &str, label: &str, kind: AttributeKind, required: Required, scope: Option<&str>) -> AttributeRow {
    AttributeRow {
        url: "/admin/attribute?name=department".into(),
        name: name.into(),
        label: label.into(),
        kind,
        several: kind == AttributeKind::Choice,
        required,
        scope: scope.map(str::to_owned),
    }
}

fn list() -> AttributeList {
    AttributeList {
        frame: frame(),
        attributes: vec![
            row("department", "Department", AttributeKind::Text, Required::Registration, Some("profile")),
            row("cost_center", "Cost center", AttributeKind::Number, Required::Never, Some("hr")),
            row("shirt", "Shirt sizes", AttributeKind::Choice, Required::Later, None),
            row(
                "https://example.com/claims/a.very.long.name-that-wraps",
                MARKUP,
                AttributeKind::Url,
                Required::Never,
                Some(&"scope.".repeat(20)),
            ),
            row("on_call", "هل أنت مناوب؟", AttributeKind::Boolean, Required::Never, None),
            row("since", "Since", AttributeKind::Date, Required::Never, None),
            row("desk_phone", "Desk phone", AttributeKind::Phone, Required::Never, None),
        ],
        all: 30,
        paging: Paging { previous: Some("/admin/attributes?page=1".into()), next: Some("/admin/attributes?page=3".into()) },
        sorting: Sorting {
            by: "order".into(),
            columns: vec![("order", "/admin/attributes".to_owned()), ("name", "/admin/attributes".to_owned())],
        },
        ..AttributeList::default()
    }
}

fn form(kind: AttributeKind) -> AttributeForm {
    AttributeForm {
        name: "department".into(),
        kind: kind.as_str().into(),
        several: kind == AttributeKind::Choice,
        label: "Department".into(),
        labels: [("de".to_owned(), "Abteilung".to_owned())].into(),
        help: "As it stands in your contract.".into(),
        choices: if kind == AttributeKind::Choice { "Sales\nSupport".into() } else { String::new() },
        seen_by_person: true,
        changed_by: "person".into(),
        required: "later".into(),
        scope: "profile".into(),
        position: "10".into(),
        ..AttributeForm::default()
    }
}

fn page(kind: AttributeKind) -> AttributePage {
    AttributePage {
        frame: frame(),
        action: "/admin/attribute?name=department".into(),
        delete_action: "/admin/attribute/delete".into(),
        audit_url: "/admin/audit?reference=department".into(),
        name: "department".into(),
        form: form(kind),
        version: 3,
        people: 1_284,
        ..AttributePage::default()
    }
}

fn new(problems: Vec<AttributeProblem>) -> NewAttribute {
    NewAttribute { frame: frame(), action: "/admin/new-attribute".into(), form: form(AttributeKind::Text), problems }
}

fn unfit(faults: &[Unfit]) -> Vec<AttributeProblem> {
    faults.iter().copied().map(AttributeProblem::from).collect()
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let noticed = |done: Done| PageContext { notice: Some(done.into()), ..ctx.clone() };
    let at = |field, fault| vec![AttributeProblem { field, fault }];
    let kept = AttributeForm { label: "Team".into(), help: String::new(), seen_by_person: false, ..form(AttributeKind::Text) };
    let wrong = unfit(&[Unfit::Name, Unfit::Label, Unfit::Help, Unfit::Length, Unfit::Pattern, Unfit::Range, Unfit::Choices, Unfit::Scope]);
    let otherwise = unfit(&[Unfit::Reserved, Unfit::Rules, Unfit::Several, Unfit::StandardScope, Unfit::Required, Unfit::IdToken]);
    let numbers = ["shortest", "longest", "least", "most", "position"];
    let numbers = numbers.map(|field| AttributeProblem { field, fault: AttributeFault::NotANumber }).to_vec();
    vec![
        ("console-attributes", "console-attributes", list().render(&noticed(Done::of("notice-attribute-deleted")))),
        ("console-attributes-none", "console-attributes", AttributeList { frame: frame(), ..AttributeList::default() }.render(ctx)),
        (
            "console-attributes-no-match",
            "console-attributes",
            AttributeList { frame: frame(), all: 2, search: "x".into(), ..AttributeList::default() }.render(ctx),
        ),
        ("console-attribute-new", "console-attribute-new", new(Vec::new()).render(ctx)),
        ("console-attribute-new-wrong", "console-attribute-new", new(wrong).render(ctx)),
        ("console-attribute-new-wrong-otherwise", "console-attribute-new", new(otherwise).render(ctx)),
        ("console-attribute-new-numbers", "console-attribute-new", new(numbers).render(ctx)),
        ("console-attribute-new-taken", "console-attribute-new", new(at("name", AttributeFault::Taken)).render(ctx)),
        ("console-attribute-new-many", "console-attribute-new", new(at("name", AttributeFault::TooMany)).render(ctx)),
        ("console-attribute-new-unchosen", "console-attribute-new", new(at("kind", AttributeFault::NoChoice)).render(ctx)),
        ("console-attribute", "console-attribute", page(AttributeKind::Text).render(&noticed(Done::of("notice-attribute-added")))),
        ("console-attribute-choice", "console-attribute", AttributePage { people: 0, ..page(AttributeKind::Choice) }.render(ctx)),
        ("console-attribute-number", "console-attribute", AttributePage { people: 1, ..page(AttributeKind::Number) }.render(ctx)),
        (
            "console-attribute-wrong",
            "console-attribute",
            AttributePage { problems: unfit(&[Unfit::ScopeOfApi]), ..page(AttributeKind::Date) }.render(ctx),
        ),
        ("console-attribute-stale", "console-attribute", AttributePage { kept: Some(kept), ..page(AttributeKind::Text) }.render(ctx)),
        (
            "console-attribute-not-confirmed",
            "console-attribute",
            AttributePage { not_confirmed: true, ..page(AttributeKind::Phone) }.render(ctx),
        ),
    ]
}
