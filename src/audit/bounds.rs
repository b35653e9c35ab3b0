//! How many refusals are written each by itself. Strangers choose how often they are refused: what is beyond the bounds is
//! counted instead, so that nobody can fill the record, nor hide in it without leaving the number.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use super::event::{Event, Outcome};
use crate::clock::Timestamp;

/// Refusals in a minute of one address (of an IPv6 one: of its /64, which one household has).
pub(super) const OF_ONE_ADDRESS: u32 = 60;
/// Refusals in a minute of all addresses together.
pub(super) const OF_ALL: u32 = 3_000;

/// What was written in the running minute; of one process.
#[derive(Default)]
pub(super) struct Bounds(Mutex<Written>);

#[derive(Default)]
struct Written {
    minute: i64,
    of_all: u32,
    of_address: HashMap<Option<IpAddr>, u32>,
}

impl Bounds {
    /// Whether `event` is written by itself. What is done, and what no request led to, always is.
    pub(super) fn admit(&self, event: &Event, now: Timestamp) -> bool {
        if event.outcome == Outcome::Done {
            return true;
        }
        let Some(address) = event.origin.address.as_deref() else { return true };
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.as_millis().div_euclid(super::queue::MINUTE);
        if written.minute != minute {
            *written = Written { minute, ..Written::default() };
        }
        if written.of_all >= OF_ALL {
            return false;
        }
        let of_address = written.of_address.entry(place(address)).or_insert(0);
        if *of_address >= OF_ONE_ADDRESS {
            return false;
        }
        *of_address += 1;
        written.of_all += 1;
        true
    }
}

fn place(address: &str) -> Option<IpAddr> {
    match address.parse().ok()? {
        IpAddr::V6(ip) => Some(IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX)))),
        v4 => Some(v4),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::audit::{Actor, EventType, Origin};

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_040); // begins a minute

    fn refused(address: &str) -> Event {
        let origin = Origin { address: Some(address.to_owned()), ..Origin::default() };
        Event::new(EventType::FormRefused, Actor::Anonymous).refused("foreign").origin(&origin)
    }

    fn admitted(bounds: &Bounds, address: &str, tries: u32) -> u32 {
        (0..tries).map(|_| u32::from(bounds.admit(&refused(address), NOW))).sum()
    }

    #[test]
    fn attack_h1_one_address_fills_no_record_and_takes_nobodys_place() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 1_000), OF_ONE_ADDRESS);
        assert_eq!(admitted(&bounds, "192.0.2.2", 5), 5);
        assert_eq!(admitted(&bounds, "2001:db8::1", 40) + admitted(&bounds, "2001:db8::2", 40), OF_ONE_ADDRESS, "one /64 is one household");
        assert_eq!(admitted(&bounds, "2001:db8:0:1::1", 5), 5);
        assert!(bounds.admit(&refused("192.0.2.1"), NOW.plus(Duration::from_secs(60))), "a new minute");
    }

    #[test]
    fn attack_h1_many_addresses_fill_no_record_either() {
        let bounds = Bounds::default();
        let all: u32 = (0..200_u32).map(|n| admitted(&bounds, &format!("192.0.2.{n}"), 60)).sum();
        assert_eq!(all, OF_ALL);
        assert!(bounds.0.lock().unwrap().of_address.len() <= 51, "nor memory");
    }

    #[test]
    fn what_is_done_and_what_no_request_led_to_is_always_written() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 100), OF_ONE_ADDRESS);
        let done = Event::new(EventType::SignedIn, Actor::User("a".into())).origin(&refused("192.0.2.1").origin);
        assert!(bounds.admit(&done, NOW));
        assert!(bounds.admit(&Event::new(EventType::TokenRefused, Actor::System).refused("x"), NOW));
    }
}
