//! What a journey may owe.

use serde::{Deserialize, Serialize};

use crate::factors::{Kind, Kinds, Part};

/// What a journey may owe, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Record", into = "Record")]
pub enum Owed {
    /// Which of several signed-in accounts.
    AccountChoice,
    /// Who it is.
    Identify,
    /// A proof by one of these: any of them will do.
    Prove(Kinds),
    /// What was proven is a temporary one, and one of the person's own takes its place.
    Replace(Kind),
    /// The terms, in a version that the person has not accepted.
    AcceptTerms,
    /// One of these is to be set up: a second factor is required and the person has none, or it is offered ([`Journey::may_decline`]).
    Enrol(Kinds),
    /// Whether the account at another provider that they came with is to sign them in from now on.
    Connect,
    /// What is declared of people and this person has not said.
    FillIn,
    /// To hear that somebody waits to get in without the person's second factor, and to say whether that is them.
    HearOfLoss,
    /// Leave for the app to get what it asks.
    Consent,
}

impl Owed {
    /// Any proof that shows who somebody is.
    pub fn first_proof() -> Self {
        Self::Prove(Kinds::with_part(Part::First))
    }

    /// Whether that asks for a proof of this kind.
    pub fn asks_for(self, kind: Kind) -> bool {
        matches!(self, Self::Prove(kinds) if kinds.contains(kind))
    }

    /// Whether it asks for the password, of somebody who is known or is to say who they are: so it can be told there that it is
    /// forgotten.
    pub fn asks_for_password(self) -> bool {
        self == Self::Identify || self.asks_for(Kind::Password)
    }

    /// Whether it is a proof beside a first one: what stands in for a second factor is always taken with it, and is never a first.
    fn is_second_proof(self) -> bool {
        matches!(self, Self::Prove(kinds) if kinds.iter().any(|kind| !kind.is(Part::First)))
    }

    /// Whether it asks for a second factor of the person's own, or what stands in for one. What may be a first proof as well says nothing: where
    /// that alone is asked for nothing may be shown yet.
    pub fn asks_for_second_factor(self) -> bool {
        let is_second = |kind: Kind| !kind.is(Part::First) && (kind.is(Part::Second) || kind.is(Part::StandIn));
        matches!(self, Self::Prove(kinds) if kinds.iter().any(is_second))
    }

    /// Whether it takes a second factor.
    pub fn takes_second_factor(self) -> bool {
        self.is_second_proof() || matches!(self, Self::Enrol(_))
    }

    /// Its place in the order.
    pub(super) fn place(self) -> u8 {
        match self {
            Self::AccountChoice => 0,
            Self::Identify => 1,
            Self::Prove(_) if !self.is_second_proof() => 2,
            Self::Prove(_) => 3,
            Self::Replace(_) => 4,
            Self::AcceptTerms => 5,
            Self::Enrol(_) => 6,
            Self::Connect => 7,
            Self::FillIn => 8,
            Self::HearOfLoss => 9,
            Self::Consent => 10,
        }
    }
}

/// As records keep it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Record {
    Word(Word),
    Prove { prove: Kinds },
    Replace { replace: Kind },
    Enrol { enrol: Kinds },
}

/// The words of the release before the table of factors, which knew the password and the app for codes by name. Where one of them
/// says the same it is written, so that a replica of that release goes on with the journey. They are read alone from the release
/// after the next on.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    AccountChoice,
    Identify,
    Password,
    SecondFactor,
    NewPassword,
    EnrolSecondFactor,
    AcceptTerms,
    FillIn,
    Connect,
    HearOfLoss,
    Consent,
}

const PASSWORD: Kinds = Kinds::of(&[Kind::Password]);
const CODES: Kinds = Kinds::of(&[Kind::Totp, Kind::RecoveryCodes]);
const APP: Kinds = Kinds::of(&[Kind::Totp]);

impl From<Owed> for Record {
    fn from(owed: Owed) -> Self {
        match owed {
            Owed::AccountChoice => Self::Word(Word::AccountChoice),
            Owed::Identify => Self::Word(Word::Identify),
            Owed::Prove(PASSWORD) => Self::Word(Word::Password),
            Owed::Prove(CODES) => Self::Word(Word::SecondFactor),
            Owed::Replace(Kind::Password) => Self::Word(Word::NewPassword),
            Owed::Enrol(APP) => Self::Word(Word::EnrolSecondFactor),
            Owed::AcceptTerms => Self::Word(Word::AcceptTerms),
            Owed::FillIn => Self::Word(Word::FillIn),
            Owed::Connect => Self::Word(Word::Connect),
            Owed::HearOfLoss => Self::Word(Word::HearOfLoss),
            Owed::Consent => Self::Word(Word::Consent),
            Owed::Prove(prove) => Self::Prove { prove },
            Owed::Replace(replace) => Self::Replace { replace },
            Owed::Enrol(enrol) => Self::Enrol { enrol },
        }
    }
}

impl From<Record> for Owed {
    fn from(record: Record) -> Self {
        match record {
            Record::Word(Word::AccountChoice) => Self::AccountChoice,
            Record::Word(Word::Identify) => Self::Identify,
            Record::Word(Word::Password) => Self::Prove(PASSWORD),
            Record::Word(Word::SecondFactor) => Self::Prove(CODES),
            Record::Word(Word::NewPassword) => Self::Replace(Kind::Password),
            Record::Word(Word::EnrolSecondFactor) => Self::Enrol(APP),
            Record::Word(Word::AcceptTerms) => Self::AcceptTerms,
            Record::Word(Word::FillIn) => Self::FillIn,
            Record::Word(Word::Connect) => Self::Connect,
            Record::Word(Word::HearOfLoss) => Self::HearOfLoss,
            Record::Word(Word::Consent) => Self::Consent,
            Record::Prove { prove } => Self::Prove(prove),
            Record::Replace { replace } => Self::Replace(replace),
            Record::Enrol { enrol } => Self::Enrol(enrol),
        }
    }
}
