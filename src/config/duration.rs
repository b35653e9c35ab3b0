//! Durations as settings and arguments write them: one grammar for all.

use std::time::Duration;

/// `30s`, `10m`, `1h30m`, `7d`; a day has 24 hours. A bare number is one of seconds.
///
/// # Errors
/// What was expected.
pub fn parse(text: &str) -> Result<Duration, String> {
    let expected = || "expected a duration such as 30s, 10m, 12h or 7d".to_owned();
    if is_number(text) {
        return text.parse().map(Duration::from_secs).map_err(|_| expected());
    }
    let span: jiff::Span = text.parse().map_err(|_| expected())?;
    let exact = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| expected())?;
    Duration::try_from(exact).map_err(|_| expected())
}

/// Whether a number stands there without a unit, which may have been meant as hours or days.
pub fn lacks_unit(text: &str) -> bool {
    is_number(text) && !text.trim_start_matches('0').is_empty()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// As it is written: in the largest unit that it is a whole number of.
pub fn written(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let units = [(86_400, 'd'), (3600, 'h'), (60, 'm')];
    let unit = units.into_iter().find(|(length, _)| seconds > 0 && seconds.is_multiple_of(*length));
    unit.map_or_else(|| format!("{seconds}s"), |(length, name)| format!("{}{name}", seconds / length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_unit_or_is_in_seconds() {
        for (text, seconds) in [("30s", 30), ("10m", 600), ("1h30m", 5400), ("7d", 604_800), ("0", 0), ("0s", 0)] {
            assert_eq!(parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        assert_eq!(parse("12"), Ok(Duration::from_secs(12)));
        assert!(lacks_unit("12") && !lacks_unit("12s") && !lacks_unit("0") && !lacks_unit(""));
        for bad in ["", "x", "-1h", "1 fortnight", "99999999999999999999"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_duration_is_written_in_its_largest_whole_unit() {
        for text in ["0s", "59s", "90s", "2m", "12h", "7d"] {
            assert_eq!(written(parse(text).unwrap()), text);
        }
    }
}
