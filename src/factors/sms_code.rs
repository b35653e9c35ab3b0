//! A code by SMS: whoever types it has the phone that the person added and proved. Who may use it is a rule of the deployment
//! (`config::Sms`). The code itself is drawn and known by [`mailed_code`](super::mailed_code).
//!
//! Two rows, as of a [code by e-mail](super::email_code), and for the same reasons. `amr` names both `sms`
//! ([RFC 8176 §2](https://www.rfc-editor.org/rfc/rfc8176#section-2)).

use super::{Element, Enrolment, Factor, Part};

/// The row of a code that shows who somebody is, by itself.
pub const FIRST: Factor = Factor {
    name: "sms_code",
    proves: &[Element::Phone],
    phishing_resistant: false,
    // Tries are counted by the message, alike whoever's the phone is.
    guessable: false,
    amr: &["sms"],
    parts: &[Part::First],
    enrolment: Enrolment::Nothing,
    most: 0,
    left: |_| Ok(None),
};

/// The row of a code that is asked for beside a first proof.
pub const SECOND: Factor = Factor {
    name: "sms_code_second",
    proves: &[Element::Phone],
    phishing_resistant: false,
    guessable: true,
    amr: &["sms"],
    parts: &[Part::WhereNeeded],
    enrolment: Enrolment::Nothing,
    most: 0,
    left: |_| Ok(None),
};
