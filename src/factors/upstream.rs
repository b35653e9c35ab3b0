//! An account at another provider: whoever it signed in there is the person whose account is connected with it here. What that provider
//! asked them for is not known: it counts as one element, whatever it says.

use serde::{Deserialize, Serialize};

use super::{Element, Enrolment, Factor, Kind, Part};

/// Its row of the table.
pub const FACTOR: Factor = Factor {
    name: "upstream",
    proves: &[Element::Knowledge],
    phishing_resistant: false,
    guessable: false,
    // Not registered; several providers name a federated sign-in so.
    amr: &["fed"],
    parts: &[Part::First],
    enrolment: Enrolment::Elsewhere,
    most: 10,
    left: |_| Ok(None),
};

/// What its credential holds: nothing. With whom it connects its person stands in a row beside it (`upstreams::links`).
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Content {}

impl super::Content for Content {
    const KIND: Kind = Kind::Upstream;
}
