//! Every page of the console in every state.

use super::{NOW, PageContext, alice};
use crate::pages::console::{Frame, Hour, Overview};

pub(super) fn frame() -> Frame {
    Frame { account: alice() }
}

fn overview() -> Overview {
    let signed_in = [340, 294, 251, 188, 140, 117, 96, 72, 51, 38, 21, 13, 9, 7, 15, 41, 119, 266, 402, 355, 309, 288, 330, 371];
    let hours = signed_in.iter().zip(0i64..).map(|(&signed_in, n)| Hour {
        start: NOW - NOW % 3_600 - (23 - n) * 3_600,
        signed_in,
        failed: if n == 23 { 61 } else { signed_in / 40 },
    });
    Overview { frame: frame(), now: NOW, hours: hours.collect(), people: 1_284, apps: 24, sessions: 2_903 }
}

/// Name, `data-page` and HTML.
pub(super) fn pages(ctx: &PageContext) -> Vec<(&'static str, &'static str, String)> {
    vec![
        ("console", "console", overview().render(ctx)),
        ("console-quiet", "console", Overview { frame: frame(), now: NOW, ..Overview::default() }.render(ctx)),
    ]
}
