//! The chart of sign-ins: bars above the line for those that succeeded, hatched ones below it for those that failed, at
//! one scale. Drawn on the server; a table says the same.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::pages::chrome::Chrome;

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

const WIDTH: i64 = 720;
const LEFT: i64 = 44;
/// Where the line stands, and how far bars may reach from it.
const ABOVE: i64 = 150;
const TOP: i64 = 26;

/// One bar, in the units of the drawing.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// A line across, with the number that it stands for.
#[derive(Clone, Debug)]
pub(super) struct Level {
    y: i64,
    value: i64,
}

/// A time of day under the bars.
#[derive(Clone, Debug)]
pub(super) struct Label {
    x: i64,
    text: String,
    /// Left out where the drawing is small.
    second: bool,
}

/// The drawing.
#[derive(Debug, Template)]
#[template(path = "console/chart.html")]
pub(super) struct Chart {
    title: String,
    height: i64,
    line: i64,
    good: Vec<Bar>,
    bad: Vec<Bar>,
    levels: Vec<Level>,
    labels: Vec<Label>,
    labels_y: i64,
    /// What the highest bar says, and where.
    peak: Option<(i64, i64, &'static str, String)>,
}

impl HtmlSafe for Chart {}

/// The smallest of 1, 2 and 5 times a power of ten that is not below a quarter of `most`.
fn step(most: i64) -> i64 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power * 4 >= most {
                return factor * power;
            }
        }
        power *= 10;
        if power > i64::MAX / 100 {
            return power;
        }
    }
}

impl Chart {
    pub(super) fn new(c: &Chrome<'_>, hours: &[Hour]) -> Self {
        let most = hours.iter().map(|hour| hour.signed_in).max().unwrap_or(0).max(1);
        let worst = hours.iter().map(|hour| hour.failed).max().unwrap_or(0);
        let step = step(most.max(worst));
        let top = (most + step - 1) / step * step;
        let scaled = |count: i64| if count == 0 { 0 } else { (count.saturating_mul(ABOVE) / top).max(2) };
        let below = scaled(worst).max(12);
        let line = TOP + ABOVE;
        let slot = (WIDTH - LEFT) / i64::try_from(hours.len().max(1)).unwrap_or(1);
        let mut chart = Self {
            title: c.t("console-chart-title"),
            height: line + below + 30,
            line,
            good: Vec::new(),
            bad: Vec::new(),
            levels: (0..=top / step).map(|n| Level { y: line - scaled_exactly(n * step, top), value: n * step }).collect(),
            labels: Vec::new(),
            labels_y: line + below + 20,
            peak: None,
        };
        for (n, hour) in hours.iter().enumerate() {
            let n = i64::try_from(n).unwrap_or(0);
            let (x, width) = (LEFT + n * slot + 2, slot - 6);
            let (good, bad) = (scaled(hour.signed_in), scaled(hour.failed));
            if good > 0 {
                chart.good.push(Bar { x, y: line - good, width, height: good });
            }
            if bad > 0 {
                chart.bad.push(Bar { x, y: line + 3, width, height: bad });
            }
            if n % 3 == 0 {
                chart.labels.push(Label { x: x + width / 2, text: clock(hour.start), second: n % 6 == 3 });
            }
            if hour.signed_in == most && chart.peak.is_none() && hour.signed_in > 0 {
                let anchor = if n < 4 {
                    "start"
                } else if n > 19 {
                    "end"
                } else {
                    "middle"
                };
                let text = c
                    .texts
                    .text_with("console-chart-peak", &[("count", hour.signed_in.into()), ("time", clock(hour.start).as_str().into())]);
                let at = match anchor {
                    "start" => x,
                    "end" => x + width,
                    _ => x + width / 2,
                };
                chart.peak = Some((at, line - good - 6, anchor, text));
            }
        }
        chart
    }
}

fn scaled_exactly(count: i64, top: i64) -> i64 {
    count.saturating_mul(ABOVE) / top
}

/// The hour of the day of a moment, UTC.
pub(super) fn clock(seconds: i64) -> String {
    format!("{:02}:00", seconds.rem_euclid(86_400) / 3_600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_numbers() {
        for (most, expected) in [(1, 1), (4, 1), (5, 2), (9, 5), (402, 200), (1_000, 500)] {
            assert_eq!(step(most), expected, "{most}");
        }
        assert!(step(i64::MAX / 8) > 0);
    }
}
