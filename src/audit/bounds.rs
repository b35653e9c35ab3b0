//! How many refusals are written each by itself. Strangers choose how often they are refused: what is beyond the bounds is
//! counted instead, so that nobody can fill the record, nor hide in it without leaving the number.
//!
//! Strangers choose at whose account they try, too, and fill the bound for all of those. So the first refusal of each person or
//! client in an hour is written whatever else was refused, of whom there are only so many; and what is counted after that is
//! counted by person, as far as a bound of its own goes.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use super::event::{Actor, Event, Outcome, Subject};
use super::event_type::EventType;
use super::queue::MINUTE;
use crate::clock::Timestamp;

/// Refusals of one kind in a minute of one block of addresses (a /24, of IPv6 a /48), or of one person or client.
pub(super) const OF_ONE: u32 = 10;
/// Refusals in a minute of all of one [`Known`] together.
pub(super) const OF_ALL: u32 = 100;
/// Refusals in an hour of all of one [`Known`] together, and sums in an hour that say of whom they are: less than six gigabytes in
/// a year, of one process, beside one refusal an hour of each person and client.
pub(super) const OF_AN_HOUR: u32 = 1_000;

/// What becomes of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It is written by itself.
    Alone,
    /// It is counted with others of its kind: with those alone that concern the same, where that is named.
    Counted(Option<Concerned>),
}

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
    /// Whom something was refused of each type, or at whose account: the first is written.
    first_of_hour: HashSet<(Concerned, EventType)>,
    /// Whose refusals are counted by themselves in the running minute.
    counted: HashSet<Concerned>,
    /// How many that were in the running hour.
    counted_of_hour: u32,
}

/// Whom a refusal concerns: the one at whose account something was tried, or who was refused something.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Concerned {
    Subject(Subject),
    Person(String),
    Client(String),
}

impl Concerned {
    fn of(event: &Event) -> Option<Self> {
        match (&event.actor, &event.subject) {
            (Actor::User(id), _) => Some(Self::Person(id.clone())),
            (Actor::Client(id), _) => Some(Self::Client(id.clone())),
            (_, Some(subject)) => Some(Self::Subject(subject.clone())),
            (_, None) => None,
        }
    }
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
    /// What becomes of `event`. What is done, and what no request led to, is always written by itself.
    pub(super) fn admit(&self, event: &Event, now: Timestamp) -> Admission {
        if event.outcome == Outcome::Done {
            return Admission::Alone;
        }
        let Some(whose) = Whose::of(event) else { return Admission::Alone };
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.turn(now);
        let (known, concerned) = (Known::of(event), Concerned::of(event));
        let first = concerned.clone().map(|concerned| (concerned, event.event)).filter(|first| !written.first_of_hour.contains(first));
        let of = |counted: &HashMap<Known, u32>| counted.get(&known).copied().unwrap_or(0);
        if first.is_none() && (of(&written.of_all) >= OF_ALL || of(&written.of_an_hour) >= OF_AN_HOUR) {
            return written.count(concerned);
        }
        let of_one = written.of_one.entry((whose, event.event)).or_insert(0);
        if *of_one >= OF_ONE {
            return written.count(concerned);
        }
        *of_one += 1;
        if let Some(first) = first {
            written.first_of_hour.insert(first);
            return Admission::Alone;
        }
        *written.of_all.entry(known).or_insert(0) += 1;
        *written.of_an_hour.entry(known).or_insert(0) += 1;
        Admission::Alone
    }
}

impl Written {
    fn count(&mut self, concerned: Option<Concerned>) -> Admission {
        let is_named = |concerned: &Concerned| self.counted.contains(concerned) || self.counted_of_hour < OF_AN_HOUR;
        let named = concerned.filter(is_named);
        if let Some(concerned) = &named
            && self.counted.insert(concerned.clone())
        {
            self.counted_of_hour += 1;
        }
        Admission::Counted(named)
    }

    fn turn(&mut self, now: Timestamp) {
        let (minute, hour) = (now.as_millis().div_euclid(MINUTE), now.as_millis().div_euclid(HOUR));
        if self.minute != minute {
            self.minute = minute;
            self.of_all.clear();
            self.of_one.clear();
            self.counted.clear();
        }
        if self.hour != hour {
            self.hour = hour;
            self.of_an_hour.clear();
            self.first_of_hour.clear();
            self.counted_of_hour = 0;
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

    fn alone(bounds: &Bounds, event: &Event, now: Timestamp) -> bool {
        bounds.admit(event, now) == Admission::Alone
    }

    fn admitted(bounds: &Bounds, address: &str, tries: u32, now: Timestamp) -> u32 {
        (0..tries).map(|_| u32::from(alone(bounds, &refused(Actor::Anonymous, address), now))).sum()
    }

    #[test]
    fn attack_h1_a_block_of_addresses_fills_no_record_and_takes_nobodys_place() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 9, NOW) + admitted(&bounds, "192.0.2.77", 1_000, NOW), OF_ONE);
        assert_eq!(admitted(&bounds, "192.0.3.1", 5, NOW), 5);
        assert_eq!(admitted(&bounds, "2001:db8::1", 6, NOW) + admitted(&bounds, "2001:db8:0:ffff::2", 9, NOW), OF_ONE, "one /48");
        assert_eq!(admitted(&bounds, "2001:db8:1::1", 5, NOW), 5);
        let other_kind = Event { event: EventType::TokenRefused, ..refused(Actor::Anonymous, "192.0.2.1") };
        assert!(alone(&bounds, &other_kind, NOW), "each kind has its own number");
        assert!(alone(&bounds, &refused(Actor::Anonymous, "192.0.2.1"), NOW.plus(Duration::from_secs(60))), "a new minute");
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
        assert!(!alone(&bounds, &refused(Actor::Anonymous, "203.0.113.1"), NOW));
        assert!(alone(&bounds, &refused(Actor::User("mallory".into()), "203.0.113.1"), NOW));
        let at_an_account = refused(Actor::Anonymous, "203.0.113.1").subject(crate::audit::Subject::User("alice".into()));
        assert!(alone(&bounds, &at_an_account, NOW));
    }

    #[test]
    fn attack_h1_guesses_at_one_account_hide_none_at_another() {
        let bounds = Bounds::default();
        let at = |account: &str, address: &str| refused(Actor::Anonymous, address).subject(Subject::User(account.to_owned()));
        let flood = |now: Timestamp| {
            let block = |n: u32| format!("192.0.{}.1", n / 20);
            (0..2_200).map(|n| u32::from(alone(&bounds, &at("mallory", &block(n)), now))).sum::<u32>()
        };
        assert_eq!(flood(NOW), OF_ALL + 1);
        for minute in 1..60 {
            flood(NOW.plus(Duration::from_secs(minute * 60)));
        }
        let late = NOW.plus(Duration::from_secs(59 * 60));
        let quiet = at("quiet", "198.18.7.7");
        assert_eq!(bounds.admit(&quiet, late), Admission::Alone, "the first is written");
        for _ in 0..7 {
            let named = Concerned::Subject(Subject::User("quiet".into()));
            assert_eq!(bounds.admit(&quiet, late), Admission::Counted(Some(named)), "and what follows has her name");
        }
        assert_eq!(bounds.admit(&quiet, NOW.plus(Duration::from_secs(3_600))), Admission::Alone, "a new hour");
        // Nobody fills the record with names.
        let bounds = Bounds::default();
        let mut named = 0;
        for n in 0..20_000_u32 {
            let event = at(&format!("person {}", n / 2), "203.0.113.1");
            named += u32::from(bounds.admit(&event, NOW.plus(Duration::from_secs(u64::from(n / 400)))) != Admission::Counted(None));
        }
        assert_eq!(named, OF_ONE + 2 * OF_AN_HOUR, "the first ten, and a thousand sums of two each");
    }

    #[test]
    fn a_person_or_a_client_whose_requests_fail_again_and_again_fills_no_record() {
        let bounds = Bounds::default();
        for actor in [Actor::User("a".into()), Actor::Client("a".into()), Actor::User("b".into())] {
            let address = |n: u32| format!("192.0.{n}.1");
            assert_eq!((0..99).map(|n| u32::from(alone(&bounds, &refused(actor.clone(), &address(n)), NOW))).sum::<u32>(), OF_ONE);
        }
    }

    #[test]
    fn what_is_done_and_what_no_request_led_to_is_always_written() {
        let bounds = Bounds::default();
        assert_eq!(admitted(&bounds, "192.0.2.1", 100, NOW), OF_ONE);
        let done = Event::new(EventType::SignedIn, Actor::User("a".into())).origin(&refused(Actor::Anonymous, "192.0.2.1").origin);
        assert!(alone(&bounds, &done, NOW));
        assert!((0..99).all(|_| alone(&bounds, &Event::new(EventType::TokenRefused, Actor::System).refused("x"), NOW)));
    }
}
