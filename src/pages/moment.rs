//! A moment, for people and for programs: in words in UTC, and as `<time>`, beside which `local-time.js` sets the time where
//! the reader is.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::languages::Texts;

/// A moment within the sentence around it, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(source = "{{ before }}<time datetime=\"{{ datetime }}\">{{ words }}</time>{{ after }}", ext = "html")]
pub(super) struct Moment {
    before: String,
    datetime: String,
    words: String,
    after: String,
}

impl HtmlSafe for Moment {}

impl Moment {
    /// Day and time of day.
    pub(super) fn of(texts: Texts, seconds: i64) -> Self {
        Self { before: String::new(), datetime: machine(seconds), words: texts.date_time(seconds), after: String::new() }
    }

    /// The same within the text `id`, which has its place at `name`.
    pub(super) fn within(texts: Texts, id: &str, name: &str, seconds: i64) -> Self {
        let (before, after) = texts.around(id, name);
        Self { before, after, ..Self::of(texts, seconds) }
    }

    /// The time of day alone, within the text `id`.
    pub(super) fn time_within(texts: Texts, id: &str, name: &str, seconds: i64) -> Self {
        Self { words: texts.time(seconds), ..Self::within(texts, id, name, seconds) }
    }
}

/// As HTML writes a moment ([HTML, valid global date and time string](https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#global-dates-and-times)).
fn machine(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_for_programs_too() {
        assert_eq!(machine(1_795_532_640), "2026-11-24T15:04:00Z");
        assert_eq!(machine(i64::MAX), "");
    }
}
