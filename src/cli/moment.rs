//! Moments as a command line writes them.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::config::duration;

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Which way a span counts from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// `8h` is in eight hours: where something is to end.
    Ahead,
    /// `8h` is eight hours ago: where it is about what was.
    Ago,
}

/// Where something begins: `2026-12-31T18:00:00Z`, `2026-12-31` (the beginning of that day in UTC), or a span such as `8h` or `30d`.
pub fn beginning(text: &str, spans: Span, now: Timestamp) -> Result<Timestamp, String> {
    parse(text, spans, now).map(|(moment, _)| moment)
}

/// The same for an end: a day that is named is the last one, and counts in full.
pub fn end(text: &str, spans: Span, now: Timestamp) -> Result<Timestamp, String> {
    parse(text, spans, now).map(|(moment, is_day)| if is_day { moment.plus(A_DAY) } else { moment })
}

/// The moment, and whether it was named by its day.
fn parse(text: &str, spans: Span, now: Timestamp) -> Result<(Timestamp, bool), String> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok((Timestamp::from_millis(moment.as_millisecond()), false));
    }
    // A date is read out of a time too, which would lose the time of day without a word.
    if text.contains(':') && text.parse::<jiff::civil::DateTime>().is_ok() {
        return Err(format!("{text:?} has no time zone: add Z for UTC, or an offset such as +02:00"));
    }
    if let Ok(date) = text.parse::<jiff::civil::Date>()
        && !text.contains(['T', 't', ' '])
        && let Ok(zoned) = date.to_zoned_datetime(jiff::tz::TimeZone::UTC)
    {
        return Ok((Timestamp::from_millis(zoned.timestamp().as_millisecond()), true));
    }
    let expected = || format!("expected a time such as 2026-12-31T18:00:00Z, a date, or a duration such as 8h or 30d; found {text:?}");
    let span = duration::parse(text).map_err(|_| expected())?;
    Ok((if spans == Span::Ahead { now.plus(span) } else { now.minus(span) }, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000_000);

    #[test]
    fn a_moment_is_a_time_with_its_zone_a_date_or_a_span() {
        let ahead = |text: &str| beginning(text, Span::Ahead, NOW);
        assert_eq!(ahead("2001-09-09T02:46:40+01:00"), Ok(NOW));
        assert_eq!(ahead("1970-01-02"), Ok(Timestamp::from_seconds(86_400)));
        assert_eq!(ahead("8h"), Ok(Timestamp::from_seconds(1_000_028_800)));
        assert_eq!(ahead("30d"), Ok(Timestamp::from_seconds(1_002_592_000)));
        assert!(ahead("tomorrow").is_err() && ahead("-1h").is_err());
    }

    #[test]
    fn a_time_without_a_zone_is_refused_and_never_read_as_its_day() {
        for text in ["2027-06-30T18:00:00", "2027-06-30 18:00", "2027-06-30t18:00", "2027-06-30T18:00:00.5"] {
            assert!(end(text, Span::Ahead, NOW).unwrap_err().contains("time zone"), "{text}");
        }
        for text in ["2027-06-30T18", "20270630T180000"] {
            assert!(end(text, Span::Ahead, NOW).is_err(), "{text}");
        }
    }

    #[test]
    fn a_span_of_what_was_counts_back_and_a_last_day_counts_in_full() {
        assert_eq!(beginning("1h", Span::Ago, NOW), Ok(Timestamp::from_seconds(999_996_400)));
        assert_eq!(end("1h", Span::Ago, NOW), Ok(Timestamp::from_seconds(999_996_400)));
        assert_eq!(end("1970-01-02", Span::Ahead, NOW), Ok(Timestamp::from_seconds(2 * 86_400)));
        assert_eq!(end("1970-01-02T00:00:00Z", Span::Ahead, NOW), Ok(Timestamp::from_seconds(86_400)));
    }
}
