//! How long people wait who lost their second factor.

use std::time::Duration;

use super::duration;

/// Shorter, a person who is away for a night is told too late.
const SHORTEST: Duration = Duration::from_secs(24 * 3600);
/// Longer, an admin is quicker.
const LONGEST: Duration = Duration::from_secs(30 * 86_400);

/// A duration, or `off`: none. A number without a unit is one of hours.
pub(super) fn wait(text: &str) -> Result<Option<Duration>, String> {
    if text == "off" {
        return Ok(None);
    }
    let expected = || "expected a duration from 24h to 30d, or off".to_owned();
    let hours = text.parse::<u32>().ok().map(|hours| Duration::from_secs(u64::from(hours) * 3600));
    let wait = match hours {
        Some(hours) => hours,
        None => duration::parse(text).map_err(|_| expected())?,
    };
    if (SHORTEST..=LONGEST).contains(&wait) { Ok(Some(wait)) } else { Err(expected()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_days_or_off() {
        assert_eq!((wait("72h"), wait("72"), wait("3d")), (wait("72h"), wait("72h"), wait("72h")));
        assert_eq!((wait("off"), wait("24h")), (Ok(None), Ok(Some(SHORTEST))));
        for bad in ["", "0", "1h", "23h", "31d", "never", "-1"] {
            assert!(wait(bad).unwrap_err().starts_with("expected"), "{bad}");
        }
    }
}
