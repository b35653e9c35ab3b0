//! `console`: how the sign-in does, at one look.

use askama::Template;

use super::apps::{AppState, state_tag};
use super::chart::{Chart, clock};
use super::frame::Frame;
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::paths;

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
    /// What somebody should look at.
    pub needs: Vec<Need>,
    /// The oldest key that signs: its algorithm, and its age in days.
    pub oldest_key: Option<(String, i64)>,
}

/// What somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The app.
    pub client_id: String,
    /// Its name.
    pub name: String,
    /// What is with it.
    pub state: AppState,
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

struct NeedRow {
    title: String,
    url: String,
    label: String,
    tag: (&'static str, &'static str, String),
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
    needs: Vec<NeedRow>,
    key: Option<String>,
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
        let needs = self
            .needs
            .iter()
            .map(|need| NeedRow {
                title: need.name.clone(),
                url: c.url(&format!(
                    "{}{}",
                    paths::console_app(&need.client_id),
                    if matches!(need.state, AppState::Failures(_)) { "/errors" } else { "/secrets" }
                )),
                label: c.with("console-open-which", "name", &need.name),
                tag: state_tag(&c, need.state),
            })
            .collect();
        let key = self
            .oldest_key
            .as_ref()
            .map(|(algorithm, days)| c.texts.text_with("console-key-age", &[("algorithm", algorithm.into()), ("count", (*days).into())]));
        drawn(&View { c, frame: &self.frame, section: "overview", page: self, until, signed_in, failed, chart, rows, needs, key })
    }
}
