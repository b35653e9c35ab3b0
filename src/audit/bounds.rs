//! How many refusals are written each by itself. Strangers choose how often they are refused: what is beyond the bounds is
//! counted instead, so that nobody can fill the record, nor hide in it without leaving the number.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use super::event::{Actor, Event, Outcome};
use super::event_type::EventType;
use super::queue::MINUTE;
use crate::clock::Timestamp;

/// Refusals of one kind in a minute of one block of addresses (a /24, of IPv6 a /48), or of one person or client.
pub(super) const OF_ONE: u32 = 10;
/// Refusals in a minute of all of one [`Known`] together.
pub(super) const OF_ALL: u32 = 100;
/// Refusals in an hour of all of one [`Known`] together: less than three gigabytes in a year, of one process.
pub(super) const OF_AN_HOUR: u32 = 1_000;

/// How well those are known whom a refusal is about. Each has a number of its own: strangers, who are refused as often as they
/// like, must not hide what people and clients are refused, nor what is tried at somebody's account.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Known {
    /// Nobody: an anonymous request that concerns nobody.
    Nobody,
    /// An anonymous request that concerns a person or a client.
    Subject,
    /// A person or a client was refused.
    Actor,
}

impl Known {
    const fn of(event: &Event) -> Self {
        match (&event.actor, &event.subject) {
            (Actor::Anonymous, None) => Self::Nobody,
            (Actor::Anonymous, Some(_)) => Self::Subject,
            _ => Self::Actor,
        }
    }
}

const HOUR: i64 = 60 * MINUTE;

/// What was written in the running minute and hour; of one process.
#[derive(Default)]
pub(super) struct Bounds(Mutex<Written>);

#[derive(Default)]
struct Written {
    minute: i64,
    of_all: HashMap<Known, u32>,
    of_one: HashMap<(Whose, EventType), u32>,
    hour: i64,
    of_an_hour: HashMap<Known, u32>,
}

/// On whose account a refusal goes.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Whose {
    /// Nobody known, from this block of addresses.
    Block(Option<IpAddr>),
    Person(String),
    Client(String),
}

impl Whose {
    /// None where no request led to it.
    fn of(event: &Event) -> Option<Self> {
        match &event.actor {
            Actor::Command | Actor::System => None,
            Actor::User(id) => Some(Self::Person(id.clone())),
            Actor::Client(id) => Some(Self::Client(id.clone())),
            Actor::Anonymous => Some(Self::Block(block(event.origin.address.as_deref()?))),
        }
    }
}

impl Bounds {
    /// Whether `event` is written by itself. What is done, and what no request led to, always is.
    pub(super) fn admit(&self, event: &Event, now: Timestamp) -> bool {
        if event.outcome == Outcome::Done {
            return true;
        }
        let Some(whose) = Whose::of(event) else { return true };
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.turn(now);
        let known = Known::of(event);
        let of = |counted: &HashMap<Known, u32>| counted.get(&known).copied().unwrap_or(0);
        if of(&written.of_all) >= OF_ALL || of(&written.of_an_hour) >= OF_AN_HOUR {
            return false;
        }
        let of_one = written.of_one.entry((whose, event.event)).or_insert(0);
        if *of_one >= OF_ONE {
            return false;
        }
        *of_one += 1;
        *written.of_all.entry(known).or_insert(0) += 1;
        *written.of_an_hour.entry(known).or_insert(0) += 1;
        true
    }
}

impl Written {
    fn turn(&mut self, now: Timestamp) {
        let (minute, hour) = (now.as_millis().div_euclid(MINUTE), now.as_millis().div_euclid(HOUR));
        if self.minute != minute {
            self.minute = minute;
            self.of_all.clear();
            self.of_one.clear();
        }
        if self.hour != hour {
            self.hour = hour;
            self.of_an_hour.clear();
        }
    }
}

/// The network that one customer of a provider has: whoever has an address of it can take others of it.
fn block(address: &str) -> Option<IpAddr> {
    Some(match address.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(ip) => IpAddr::V4(Ipv4Addr::from_bits(ip.to_bits() & (u32::MAX << 8))),
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & (u128::MAX << 80))),
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::audit::Origin;

    const NOW: Timestamp = Timestamp::from_seconds(1_699_999_200); // begins an hour

    fn refused(actor: Actor, address: &str) -> Event {
        let origin = Origin { address: Some(address.to_owned()), ..Origin::default() };
        Event::new(EventType::FormRefused, actor).refused("foreign").origin(&origin)
    }

    fn admitted(bounds: &Bounds, address: &str, tries: u32, now: Timestamp) -> u32 {
        (0..tries).map(|_| u32::from(bounds.admit(&refused(Actor::Anonymous, address), now))).sum()
    }

    #[test]
    fn attack_h1_a_block_of_addresses_fills_no_record_and_takes_nobodys_place() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 9, NOW) + admitted(&bounds, "192.0.2.77", 1_000, NOW), OF_ONE);
        assert_eq!(admitted(&bounds, "192.0.3.1", 5, NOW), 5);
        assert_eq!(admitted(&bounds, "2001:db8::1", 6, NOW) + admitted(&bounds, "2001:db8:0:ffff::2", 9, NOW), OF_ONE, "one /48");
        assert_eq!(admitted(&bounds, "2001:db8:1::1", 5, NOW), 5);
        let other_kind = Event { event: EventType::TokenRefused, ..refused(Actor::Anonymous, "192.0.2.1") };
        assert!(bounds.admit(&other_kind, NOW), "each kind has its own number");
        assert!(bounds.admit(&refused(Actor::Anonymous, "192.0.2.1"), NOW.plus(Duration::from_secs(60))), "a new minute");
    }

    #[test]
    fn attack_h1_many_addresses_fill_no_record_either() {
        let bounds = Bounds::default();
        let flood = |now: Timestamp| (0..200_u32).map(|n| admitted(&bounds, &format!("192.0.{n}.1"), 9, now)).sum::<u32>();
        assert_eq!(flood(NOW), OF_ALL);
        assert!(bounds.0.lock().unwrap().of_one.len() <= 12, "nor memory");
        let hour: u32 = (1..60).map(|minute| flood(NOW.plus(Duration::from_secs(minute * 60)))).sum();
        assert_eq!(hour + OF_ALL, OF_AN_HOUR);
        assert_eq!(flood(NOW.plus(Duration::from_secs(3_600))), OF_ALL, "a new hour");
    }

    #[test]
    fn attack_h1_strangers_hide_nothing_that_people_are_refused_or_that_is_tried_at_an_account() {
        let bounds = Bounds::default();
        for n in 0..200 {
            admitted(&bounds, &format!("192.0.{n}.1"), 9, NOW);
        }
        assert!(!bounds.admit(&refused(Actor::Anonymous, "203.0.113.1"), NOW));
        assert!(bounds.admit(&refused(Actor::User("mallory".into()), "203.0.113.1"), NOW));
        let at_an_account = refused(Actor::Anonymous, "203.0.113.1").subject(crate::audit::Subject::User("alice".into()));
        assert!(bounds.admit(&at_an_account, NOW));
    }

    #[test]
    fn a_person_or_a_client_whose_requests_fail_again_and_again_fills_no_record() {
        let bounds = Bounds::default();
        for actor in [Actor::User("a".into()), Actor::Client("a".into()), Actor::User("b".into())] {
            let address = |n: u32| format!("192.0.{n}.1");
            assert_eq!((0..99).map(|n| u32::from(bounds.admit(&refused(actor.clone(), &address(n)), NOW))).sum::<u32>(), OF_ONE);
        }
    }

    #[test]
    fn what_is_done_and_what_no_request_led_to_is_always_written() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 100, NOW), OF_ONE);
        let done = Event::new(EventType::SignedIn, Actor::User("a".into())).origin(&refused(Actor::Anonymous, "192.0.2.1").origin);
        assert!(bounds.admit(&done, NOW));
        assert!((0..99).all(|_| bounds.admit(&Event::new(EventType::TokenRefused, Actor::System).refused("x"), NOW)));
    }
}
