//! A set of kinds of factors.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Element, Enrolment, Kind, Part};

/// A set of kinds.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// All that there are.
    pub const EVERY: Self = Self::of(&Kind::ALL);

    /// These.
    pub const fn of(kinds: &[Kind]) -> Self {
        let (mut set, mut rest) = (0, kinds);
        while let [kind, further @ ..] = rest {
            set |= 1 << *kind as u32;
            rest = further;
        }
        Self(set)
    }

    /// All that are good for that.
    pub fn with_part(part: Part) -> Self {
        Kind::ALL.into_iter().filter(|kind| kind.is(part)).collect()
    }

    /// All second factors, and what stands in for them.
    pub fn beside() -> Self {
        Kind::ALL.into_iter().filter(|kind| kind.goes_beside()).collect()
    }

    /// The second factors that a person can set up while they sign in.
    pub fn set_up_on_the_way() -> Self {
        let is_set_up = |kind: &Kind| kind.is(Part::Second) && kind.factor().enrolment == Enrolment::OnTheWay;
        Kind::ALL.into_iter().filter(is_set_up).collect()
    }

    /// What shows who somebody is by itself, and can be set up while they sign in.
    pub fn ways_in_on_the_way() -> Self {
        let is_set_up = |kind: &Kind| kind.is(Part::First) && kind.factor().enrolment == Enrolment::OnTheWay;
        Kind::ALL.into_iter().filter(is_set_up).collect()
    }

    /// Whether it is one of them.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first proofs that show the mailbox or the phone of somebody and nothing else of them.
    pub fn mailed_first() -> Self {
        let is_sent = |kind: &Kind| kind.factor().proves.iter().all(|element| matches!(element, Element::Mailbox | Element::Phone));
        Kind::ALL.into_iter().filter(|kind| kind.is(Part::First) && is_sent(kind)).collect()
    }

    /// The first proofs beside which a code that was sent shows nothing more: such a code, wherever it was sent to, and an account at another
    /// provider, which whoever reads the mails of a person, or has their phone, often gets by them.
    pub fn beside_no_mailbox() -> Self {
        Self::mailed_first().or(Kind::ALL.into_iter().filter(|kind| kind.factor().enrolment == Enrolment::Elsewhere).collect())
    }

    /// Whether a code by SMS is among them.
    pub fn is_by_phone(self) -> bool {
        self.contains(Kind::SmsCode) || self.contains(Kind::SmsCodeSecond)
    }

    /// Each that is not in the other set.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each that is in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Each that is in one of the sets or in both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// They, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::NONE, |set, kind| set.or(Self::of(&[kind])))
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// A kind that only a later release knows is left out: what that asks for this one cannot.
impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        Ok(names.iter().filter_map(|name| Kind::named(name)).collect())
    }
}
