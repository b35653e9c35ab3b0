//! A code by e-mail: whoever types it reads the mails of the person's verified address. It needs no setting up, and who may use it is a
//! rule of the deployment and the groups (`config::EmailCodes`). The code itself is drawn and known by [`mailed_code`](super::mailed_code).
//!
//! Two rows, since a mailbox is one thing: what it proved first it does not prove once more beside that. `amr` names both `otp`
//! ([RFC 8176 §2](https://www.rfc-editor.org/rfc/rfc8176#section-2)): the registry has no name of its own for a mailed code, and `sms` is
//! another way.

use super::{Element, Enrolment, Factor, Part};

/// The row of a code that shows who somebody is, by itself.
pub const FIRST: Factor = Factor {
    name: "email_code",
    proves: &[Element::Mailbox],
    phishing_resistant: false,
    // Tries are counted by the mail, alike whoever's the address is.
    guessable: false,
    amr: &["otp"],
    parts: &[Part::First],
    enrolment: Enrolment::Nothing,
    most: 0,
    left: |_| Ok(None),
};

/// The row of a code that is asked for beside a first proof.
pub const SECOND: Factor = Factor {
    name: "email_code_second",
    proves: &[Element::Mailbox],
    phishing_resistant: false,
    guessable: true,
    amr: &["otp"],
    parts: &[Part::WhereNeeded],
    enrolment: Enrolment::Nothing,
    most: 0,
    left: |_| Ok(None),
};
