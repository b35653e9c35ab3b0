//! `console`: how the sign-in does, at one look.

use askama::Template;

use super::chart::{Chart, clock};
use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;

/// Shows the last 24 hours and what there is.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// What stands round it.
    pub frame: Frame,
    /// The present, in seconds since the epoch.
    pub now: i64,
    /// The hours that are shown, the oldest first.
    pub hours: Vec<Hour>,
    /// How many people there are.
    pub people: i64,
    /// How many apps there are.
    pub apps: usize,
    /// How many sessions there are.
    pub sessions: usize,
}

/// What happened in one hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hour {
    /// Its beginning, in seconds since the epoch.
    pub start: i64,
    /// Sign-ins that succeeded.
    pub signed_in: i64,
    /// Sign-ins that failed.
    pub failed: i64,
}

struct Row {
    time: String,
    signed_in: i64,
    failed: i64,
}

#[derive(Template)]
#[template(path = "console/overview.html")]
struct View<'a> {
    c: Chrome<'a>,
    frame: &'a Frame,
    section: &'static str,
    page: &'a Overview,
    until: String,
    signed_in: i64,
    failed: i64,
    chart: Option<Chart>,
    rows: Vec<Row>,
}

impl Overview {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console");
        let signed_in = self.hours.iter().map(|hour| hour.signed_in).sum();
        let failed = self.hours.iter().map(|hour| hour.failed).sum();
        let chart = (signed_in + failed > 0).then(|| Chart::new(&c, &self.hours));
        let rows = self.hours.iter().map(|hour| Row { time: clock(hour.start), signed_in: hour.signed_in, failed: hour.failed }).collect();
        let until = c.with("console-overview-until", "time", &c.texts.time(self.now));
        drawn(&View { c, frame: &self.frame, section: "overview", page: self, until, signed_in, failed, chart, rows })
    }
}
