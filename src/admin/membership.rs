//! The form that makes somebody a member, on the page of a person and on that of a group.

use std::time::Duration;

use crate::acts::group::MembershipEnd;
use crate::clock::Timestamp;
use crate::protocol::parameters::Parameters;

/// What was typed: the group or person, and the last day.
pub(super) fn typed(form: &Parameters, whom: &str) -> (String, String) {
    let field = |name: &str| form.get(name).unwrap_or_default().trim().to_owned();
    (field(whom), field("until"))
}

/// When the membership ends: as it does where nothing was typed, else when the day that was typed ends, as for every last day;
/// none where that is no day, or one that is over.
pub(super) fn end(typed: &str, now: Timestamp) -> Option<MembershipEnd> {
    if typed.is_empty() {
        return Some(MembershipEnd::AsItIs);
    }
    day(typed).map(|begins| begins.plus(A_DAY)).filter(|ends| *ends > now).map(MembershipEnd::At)
}

/// A last day counts in full.
pub(super) const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The beginning of a day, in UTC.
pub(super) fn day(typed: &str) -> Option<Timestamp> {
    let date: jiff::civil::Date = typed.parse().ok()?;
    let begins = date.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp::from_millis(begins.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_ends_with_its_last_day_or_as_it_does() {
        let now = Timestamp::from_seconds(1_767_225_600);
        assert_eq!(end("", now), Some(MembershipEnd::AsItIs));
        assert_eq!(end("2026-01-01", now), Some(MembershipEnd::At(Timestamp::from_seconds(1_767_312_000))), "today, to its end");
        for bad in ["2025-12-31", "tomorrow", "2026-02-30", "99999-01-01", "2026-13-01"] {
            assert_eq!(end(bad, now), None, "{bad}");
        }
    }
}
