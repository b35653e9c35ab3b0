//! Moments as a command line writes them, and as results show them.

use std::time::Duration;

use serde_json::Value;

use crate::clock::Timestamp;

/// `2026-12-31T18:00:00Z`, `2026-12-31` (its beginning, UTC), or a span from now such as `8h` or `30d`.
pub fn parse(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Ok(Timestamp::from_millis(moment.as_millisecond()));
    }
    if let Ok(date) = text.parse::<jiff::civil::Date>()
        && let Ok(zoned) = date.to_zoned_datetime(jiff::tz::TimeZone::UTC)
    {
        return Ok(Timestamp::from_millis(zoned.timestamp().as_millisecond()));
    }
    let expected = || format!("expected a time such as 2026-12-31T18:00:00Z, a date, or a span such as 8h or 30d; found {text:?}");
    let span: jiff::Span = text.parse().map_err(|_| expected())?;
    let exact = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| expected())?;
    Ok(now.plus(Duration::try_from(exact).map_err(|_| expected())?))
}

/// RFC 3339, UTC.
pub fn shown(moment: Timestamp) -> Value {
    Value::from(moment.to_string())
}

/// RFC 3339, or null.
pub fn shown_or_null(moment: Option<Timestamp>) -> Value {
    moment.map_or(Value::Null, shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_time_a_date_or_a_span_from_now() {
        let now = Timestamp::from_seconds(1_000_000_000);
        assert_eq!(parse("2001-09-09T02:46:40+01:00", now), Ok(now));
        assert_eq!(parse("1970-01-02", now), Ok(Timestamp::from_seconds(86_400)));
        assert_eq!(parse("8h", now), Ok(Timestamp::from_seconds(1_000_028_800)));
        assert_eq!(parse("30d", now), Ok(Timestamp::from_seconds(1_002_592_000)));
        assert!(parse("tomorrow", now).is_err() && parse("-1h", now).is_err());
        assert_eq!(shown(now), "2001-09-09T01:46:40Z");
    }
}
