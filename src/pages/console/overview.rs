//! `console`: how the sign-in does, at one look.

use askama::Template;

use super::app_errors::words;
use super::chart::{Chart, Hour, clock};
use super::frame::Frame;
use super::needs::{Need, NeedRow};
use crate::pages::chrome::Chrome;
use crate::pages::context::PageContext;
use crate::pages::drawn;
use crate::pages::moment::Moment;

/// Shows the last 24 hours and what there is.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// What stands round it.
    pub frame: Frame,
    /// The present, in seconds since the epoch.
    pub now: i64,
    /// The hours that are shown, the oldest first.
    pub hours: Vec<Hour>,
    /// Sign-ins and failures in the same span of a usual day; none while the record is too young to say.
    pub usual: Option<Usual>,
    /// How many there are of what: its text, and the number.
    pub counts: Vec<(&'static str, i64)>,
    /// There is no app yet: the page says how to begin.
    pub is_new: bool,
    /// What somebody should look at, what is worst first.
    pub needs: Vec<Need>,
    /// The keys that sign: algorithm, and for how many days they have.
    pub keys: Vec<(String, i64)>,
    /// What was refused last, the newest first; none is shown where the record is not to be seen.
    pub failures: Option<Vec<Failure>>,
    /// The address of everything that was refused, in the record.
    pub failures_url: String,
}

/// What happens on a usual day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// Sign-ins that succeed.
    pub signed_in: i64,
    /// Sign-ins that fail.
    pub failed: i64,
}

impl Usual {
    /// Whether `now` is out of all proportion to what is usual.
    pub fn is_far_more(now: i64, usual: i64) -> bool {
        now - usual >= 10 && now >= usual.saturating_mul(3)
    }
}

/// What was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// When, in seconds since the epoch.
    pub at: i64,
    /// The type of the event.
    pub event: String,
    /// The reason: a word or an error code.
    pub reason: String,
    /// Whether what the request rested on was good once.
    pub lapsed: bool,
    /// The name of the app that it was for.
    pub app: Option<String>,
    /// The address of such refusals in the record.
    pub url: String,
}

struct FailureRow<'a> {
    what: String,
    fix: String,
    app: Option<&'a str>,
    ago: String,
    url: &'a str,
    label: String,
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
    until: Moment,
    signed_in: i64,
    failed: i64,
    chart: Option<Chart>,
    rows: Vec<Row>,
    needs: Vec<NeedRow>,
    compared: Option<(String, String)>,
    keys: Vec<String>,
    failures: Option<Vec<FailureRow<'a>>>,
}

impl Overview {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "console");
        let signed_in = self.hours.iter().map(|hour| hour.signed_in).sum();
        let failed = self.hours.iter().map(|hour| hour.failed).sum();
        let chart = (signed_in + failed > 0).then(|| Chart::new(&c, &self.hours));
        let rows = self.hours.iter().map(|hour| Row { time: clock(hour.start), signed_in: hour.signed_in, failed: hour.failed }).collect();
        let until = Moment::time_within(c.texts, "console-overview-until", "time", self.now);
        let needs = self.needs.iter().map(|need| need.row(&c)).collect();
        let compared = self.usual.map(|usual| (against(&c, signed_in, usual.signed_in), against(&c, failed, usual.failed)));
        let age = |(algorithm, days): &(String, i64)| {
            c.texts.text_with("console-key-age", &[("algorithm", algorithm.into()), ("count", (*days).into())])
        };
        let keys = self.keys.iter().map(age).collect();
        let row = |failure| row_of(&c, failure, self.now);
        let failures = self.failures.as_ref().map(|failures| failures.iter().map(row).collect());
        drawn(&View {
            c,
            frame: &self.frame,
            section: "overview",
            page: self,
            until,
            signed_in,
            failed,
            chart,
            rows,
            needs,
            compared,
            keys,
            failures,
        })
    }
}

fn row_of<'a>(c: &Chrome<'_>, failure: &'a Failure, now: i64) -> FailureRow<'a> {
    let (what, fix) = words(&failure.event, &failure.reason, failure.lapsed);
    let what = c.t(what);
    FailureRow {
        fix: c.t(fix),
        app: failure.app.as_deref(),
        ago: c.ago(&now, &failure.at),
        url: &failure.url,
        label: c.with("console-failures-like", "what", &what),
        what,
    }
}

/// A number against what is usual, in words.
fn against(c: &Chrome<'_>, now: i64, usual: i64) -> String {
    let id = match now - usual {
        _ if Usual::is_far_more(now, usual) => "console-usual-far-more",
        more if more > (usual / 4).max(3) => "console-usual-more",
        fewer if -fewer > (usual / 4).max(3) => "console-usual-fewer",
        _ => return c.t("console-usual-same"),
    };
    c.with(id, "usual", usual)
}
