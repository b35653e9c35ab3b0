//! What a person presents to prove who they are: one file a factor, and one row each in the table here. Floor 1: knows no rows,
//! no session and no page.
//!
//! Whoever must know something of a factor asks its row ([`Kind::factor`]) and not which factor it is. A new one is a file with its
//! row, and a line in [`Kind`], [`Kind::ALL`] and [`Kind::factor`]; its page is a file and a row in `endpoints::sign_in::pages`.

pub mod breached;
pub mod email_code;
pub mod foreign;
mod hashing;
mod kinds;
pub mod mailed_code;
pub mod passkey;
pub mod password;
pub mod proof;
pub mod recovery_code;
pub mod rule;
pub mod sms_code;
pub mod totp;
pub mod upstream;

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use kinds::Kinds;
pub use proof::Proof;

use crate::clock::Timestamp;

/// Which factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What the person knows. Each has one at most.
    Password,
    /// A passkey, whose authenticator checks who uses it. A person may have several.
    Passkey,
    /// An app that makes one-time codes. A person may have several.
    Totp,
    /// The recovery codes, all of one set. Each has one set at most.
    RecoveryCodes,
    /// A code by e-mail in place of a password.
    EmailCode,
    /// A code by e-mail beside a password, for whoever has no second factor of their own.
    EmailCodeSecond,
    /// A code by SMS in place of a password.
    SmsCode,
    /// A code by SMS beside a password, for whoever has no second factor of their own.
    SmsCodeSecond,
    /// An account at another provider. A person may have several.
    Upstream,
}

/// What a proof shows of a person. Proofs of two different elements are two factors
/// ([NIST 800-63B §2.2.1](https://pages.nist.gov/800-63-4/sp800-63b.html)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// They know something.
    Knowledge,
    /// They have something.
    Possession,
    /// They are somebody: a finger, a face.
    Inherence,
    /// They read the mails of an address. How its provider knows them nobody here can tell, so it is an element for itself: it is none
    /// of the others, and counts once.
    Mailbox,
    /// They get the messages of a number. A number is moved to another card by whoever talks to its provider, so it is no possession, and an
    /// element for itself: it counts once, however many codes are sent to it.
    Phone,
}

impl Element {
    /// Every element.
    pub const ALL: [Self; 5] = [Self::Knowledge, Self::Possession, Self::Inherence, Self::Mailbox, Self::Phone];
}

/// What a factor is good for in a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It shows who somebody is.
    First,
    /// It shows so beside a first one, and whoever has it is always asked for it.
    Second,
    /// It is taken in place of any second one, and is none by itself: whoever has it alone is not asked for it.
    StandIn,
    /// It is taken as a second one where one is asked for and the person has none of their own. It takes the place of no other.
    WhereNeeded,
}

/// How a person comes to a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrolment {
    /// Before they sign in: an admin, a command or a link sets it.
    Beforehand,
    /// On their own pages, or on the way of a sign-in that needs it.
    OnTheWay,
    /// It is made with another.
    WithAnother,
    /// They need not: no credential is kept of it.
    Nothing,
    /// By a sign-in at another provider.
    Elsewhere,
}

/// One row of the table.
#[derive(Debug)]
pub struct Factor {
    /// As rows and records keep the kind.
    pub name: &'static str,
    /// What it proves. One that proves that a device is there and who uses it (user verification) proves two elements.
    pub proves: &'static [Element],
    /// Whether a page that pretends to be ours learns nothing from it.
    pub phishing_resistant: bool,
    /// Whether it is typed, so that strangers can guess it: tries are counted.
    pub guessable: bool,
    /// How `amr` names it, the best-known first ([RFC 8176 §2](https://www.rfc-editor.org/rfc/rfc8176#section-2)).
    pub amr: &'static [&'static str],
    /// What it is good for.
    pub parts: &'static [Part],
    /// How a person comes to it.
    pub enrolment: Enrolment,
    /// How many of it a person may have.
    pub most: usize,
    /// How many proofs what its credential holds is good for still; none where there is no end to them. Fails where that is no content
    /// of this factor.
    pub left: fn(&[u8]) -> Result<Option<usize>, serde_json::Error>,
}

/// What the credential of a factor holds, sealed.
pub trait Content: Serialize + DeserializeOwned {
    /// Of which factor.
    const KIND: Kind;
}

/// What a person showed of a factor, and what is taken of the factor's content by that: it counts once.
pub trait Shown: Clone + fmt::Debug + Send + Sync + 'static {
    /// What the factor's credential holds.
    type Content: Content;

    /// Takes it from the content, where it counts.
    fn take(&self, content: &mut Self::Content, now: Timestamp) -> Taking;
}

/// Whether what was shown counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Taking {
    /// It does, and no more from now on.
    Counts,
    /// It counted before, or is gone from there.
    CountedBefore,
    /// It comes from a copy of the factor: somebody else has it, too.
    Copied,
}

impl Taking {
    /// That it counts, or that it did before.
    pub const fn counts(counts: bool) -> Self {
        if counts { Self::Counts } else { Self::CountedBefore }
    }
}

impl Kind {
    /// Every kind, in the order in which `amr` names them.
    pub const ALL: [Self; 9] = [
        Self::Password,
        Self::Passkey,
        Self::Totp,
        Self::RecoveryCodes,
        Self::EmailCode,
        Self::EmailCodeSecond,
        Self::SmsCode,
        Self::SmsCodeSecond,
        Self::Upstream,
    ];

    /// Its row of the table.
    pub const fn factor(self) -> &'static Factor {
        match self {
            Self::Password => &password::FACTOR,
            Self::Passkey => &passkey::FACTOR,
            Self::Totp => &totp::FACTOR,
            Self::RecoveryCodes => &recovery_code::FACTOR,
            Self::EmailCode => &email_code::FIRST,
            Self::EmailCodeSecond => &email_code::SECOND,
            Self::SmsCode => &sms_code::FIRST,
            Self::SmsCodeSecond => &sms_code::SECOND,
            Self::Upstream => &upstream::FACTOR,
        }
    }

    /// As `credentials.kind` and records keep it.
    pub const fn as_str(self) -> &'static str {
        self.factor().name
    }

    /// The kind of that name; none where this release knows none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it is good for that.
    pub fn is(self, part: Part) -> bool {
        self.factor().parts.contains(&part)
    }

    /// Whether it is asked for beside a first one: a second factor, what stands in for one, or what is taken where one is needed.
    pub fn goes_beside(self) -> bool {
        self.is(Part::Second) || self.is(Part::StandIn) || self.is(Part::WhereNeeded)
    }

    /// Whether a credential of it is kept, which a proof may rest on.
    pub fn has_credential(self) -> bool {
        self.factor().enrolment != Enrolment::Nothing
    }

    /// Whether a proof by it takes the place of an earlier one by `other`: by the same kind, or where one stood in for the other.
    pub fn replaces(self, other: Self) -> bool {
        let stands_in = self.is(Part::StandIn) || other.is(Part::StandIn);
        self == other || (stands_in && self.goes_beside() && other.goes_beside())
    }
}

/// What people and programs put between the signs of a code, or around it, and means nothing: spaces, hyphens of every kind,
/// and marks that nobody sees, such as those that turn the direction of writing.
pub fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The digits of what was typed, where there are so many: people part them as they like, and keyboards of other scripts have their own.
fn digits(typed: &str, count: usize) -> Option<String> {
    let mut code = String::with_capacity(count);
    for letter in typed.chars() {
        if is_separator(letter) {
            continue;
        }
        code.push(digit(letter)?);
        if code.len() > count {
            return None;
        }
    }
    (code.len() == count).then_some(code)
}

/// Digits of ASCII, full width, and of the scripts whose languages we speak or whose keyboards our readers have.
fn digit(letter: char) -> Option<char> {
    const ZEROS: [char; 5] = ['0', '\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}'];
    let value = ZEROS.iter().find_map(|zero| u32::from(letter).checked_sub(u32::from(*zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_row_says_what_its_factor_proves_and_is_good_for_under_a_name_of_its_own() {
        let names: HashSet<&str> = Kind::ALL.into_iter().map(Kind::as_str).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let factor = kind.factor();
            assert!(!factor.proves.is_empty() && !factor.parts.is_empty() && !factor.amr.is_empty(), "{kind:?}");
            assert!(!(factor.guessable && factor.phishing_resistant), "what is typed can be typed into a page that pretends: {kind:?}");
            assert_eq!(Kind::named(factor.name), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), factor.name, "records keep the name of the row");
        }
    }

    #[test]
    fn a_stand_in_is_taken_for_every_second_factor_and_for_no_first_one() {
        for kind in Kind::ALL {
            assert_eq!(Kind::RecoveryCodes.replaces(kind), kind.goes_beside(), "{kind:?}");
            assert_eq!(Kind::Password.replaces(kind), kind == Kind::Password);
        }
    }

    #[test]
    fn what_nobody_sets_up_takes_the_place_of_nothing_that_somebody_did() {
        for kind in Kind::ALL.into_iter().filter(|kind| !kind.has_credential()) {
            assert!(!kind.is(Part::Second) && !kind.is(Part::StandIn), "{kind:?}");
            assert!(Kind::ALL.into_iter().all(|other| kind == other || other.is(Part::StandIn) || !kind.replaces(other)), "{kind:?}");
        }
    }
}
