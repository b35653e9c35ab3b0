//! Dates and spans of time in words.

use jiff::tz::TimeZone;

use super::{Texts, Value};

impl Texts {
    /// The day of a moment (seconds since the epoch, UTC): `24 November 2026`.
    pub fn date(self, seconds: i64) -> String {
        let Some(moment) = utc(seconds) else { return seconds.to_string() };
        let month = self.text(&format!("month-{}", moment.month()));
        let year = moment.year().to_string();
        self.text_with(
            "date",
            &[("day", Value::Number(i64::from(moment.day()))), ("month", Value::Words(&month)), ("year", Value::Words(&year))],
        )
    }

    /// A moment (seconds since the epoch) to the minute: `24 November 2026, 15:04 UTC`.
    pub fn date_time(self, seconds: i64) -> String {
        self.text_with("date-time", &[("date", Value::Words(&self.date(seconds))), ("time", Value::Words(&self.time(seconds)))])
    }

    /// The time of day of a moment (seconds since the epoch, UTC): `15:04 UTC`.
    pub fn time(self, seconds: i64) -> String {
        let Some(moment) = utc(seconds) else { return seconds.to_string() };
        self.text_with("time", &[("time", Value::Words(&format!("{:02}:{:02}", moment.hour(), moment.minute())))])
    }

    /// How long before `now` a moment was, both in seconds since the epoch: `2 hours ago`; beyond 30 days the date.
    pub fn ago(self, now: i64, then: i64) -> String {
        match now.saturating_sub(then) / 60 {
            minutes if minutes < 2 => self.text("ago-now"),
            minutes if minutes < 60 => self.text_with("ago-minutes", &[("count", minutes.into())]),
            minutes if minutes < 48 * 60 => self.text_with("ago-hours", &[("count", (minutes / 60).into())]),
            minutes if minutes < 30 * 24 * 60 => self.text_with("ago-days", &[("count", (minutes / 60 / 24).into())]),
            _ => self.date(then),
        }
    }
}

fn utc(seconds: i64) -> Option<jiff::civil::DateTime> {
    jiff::Timestamp::from_second(seconds).ok().map(|moment| TimeZone::UTC.to_datetime(moment))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    const MOMENT: i64 = 1_795_532_640;

    #[test]
    fn a_moment_is_written_in_words_in_each_language() {
        let of = |language| Texts::of(language).date_time(MOMENT);
        assert_eq!(of(Language::English), "24 November 2026, 15:04 UTC");
        assert_eq!(of(Language::German), "24. November 2026, 15:04 Uhr UTC");
        assert_eq!(of(Language::French), "24 novembre 2026 à 15:04 UTC");
        assert_eq!(of(Language::Spanish), "24 de noviembre de 2026, 15:04 UTC");
        assert!(of(Language::Arabic).contains("نوفمبر"));
        assert_eq!(Texts::of(Language::French).date(1_793_491_200), "1er novembre 2026");
    }

    #[test]
    fn a_span_is_counted_in_the_largest_unit_that_says_enough() {
        let texts = Texts::of(Language::English);
        let of = |id: &str, count: i64| texts.text_with(id, &[("count", count.into())]);
        assert_eq!(texts.ago(MOMENT, MOMENT - 30), texts.text("ago-now"));
        assert_eq!(texts.ago(MOMENT, MOMENT - 5 * 60), of("ago-minutes", 5));
        assert_eq!(texts.ago(MOMENT, MOMENT - 60 * 60), of("ago-hours", 1));
        assert_eq!(texts.ago(MOMENT, MOMENT - 3 * 86_400), of("ago-days", 3));
        assert_eq!(texts.ago(MOMENT, MOMENT - 60 * 86_400), texts.date(MOMENT - 60 * 86_400));
        assert_eq!(texts.ago(MOMENT, i64::MAX), texts.text("ago-now"));
        assert!(!texts.date_time(i64::MAX).is_empty());
    }
}
