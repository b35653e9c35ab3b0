//! The pages of the terms, in every state.

use super::console::{frame, long};
use super::{NOW, PageContext};
use crate::pages::Done;
use crate::pages::console::*;

fn row(version: &str, state: TermsState, since: i64, again: bool) -> TermsRow {
    TermsRow {
        version: version.into(),
        title: "Terms of use".into(),
        url: "https://example.com/terms".into(),
        languages: vec!["en".into(), "de".into()],
        since,
        again,
        accepted: if state == TermsState::Coming { 0 } else { 1_204 },
        state,
    }
}

pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    let list = |versions| TermsList {
        frame: frame(),
        new_url: "/admin/new-terms".into(),
        withdraw_action: "/admin/terms/withdraw".into(),
        versions,
        ..TermsList::default()
    };
    let versions = vec![
        row("2027-01-01", TermsState::Coming, NOW + 86_400 * 30, true),
        TermsRow { title: long(), ..row("2026-11-30b", TermsState::InForce, NOW - 3_600, false) },
        row("2026-11-30", TermsState::Over, NOW - 86_400 * 90, true),
    ];
    let kept = PageContext { notice: Some(Done::TERMS_ACCEPTED.into()), ..ctx.clone() };
    let new = |problem| {
        let mut page = NewTerms {
            frame: frame(),
            action: "/admin/new-terms".into(),
            back_url: "/admin/terms".into(),
            version: "2026-11-30".into(),
            since: "2026-12-01".into(),
            again: true,
            problem,
            ..NewTerms::default()
        };
        page.texts[0] = ("Terms of use".into(), "https://example.com/terms".into());
        page.render(ctx)
    };
    vec![
        ("console-terms-accepted", "console-terms", list(versions.clone()).render(&kept)),
        ("console-terms", "console-terms", list(versions).render(ctx)),
        ("console-terms-none", "console-terms", list(Vec::new()).render(ctx)),
        ("console-terms-new", "console-terms-new", new(None)),
        ("console-terms-new-taken", "console-terms-new", new(Some(NewTermsProblem::Taken))),
        ("console-terms-new-past", "console-terms-new", new(Some(NewTermsProblem::Past))),
        ("console-terms-new-url", "console-terms-new", new(Some(NewTermsProblem::Address("de".into())))),
    ]
}
