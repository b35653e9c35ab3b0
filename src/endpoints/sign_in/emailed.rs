//! A code by e-mail: what is kept between the mail and the code. Of a name that nobody has, and of somebody who may not sign in so, the same
//! is kept, in as many bytes, and nothing is mailed.

use serde::{Deserialize, Serialize};

use crate::endpoints::sign_in::mailed::Mailed;
use crate::endpoints::sign_in::recovering::Owner;
use crate::factors::Kind;
use crate::mail::EMAIL_CODE_LASTS;
use crate::sign_in::journey::Owed;

/// The mails.
pub(super) static MAILS: Mailed<EmailCode> = Mailed::new(["email-code", "email-code-link", "email-code-opened"], EMAIL_CODE_LASTS);

/// For whom a mail was asked.
#[derive(Serialize, Deserialize)]
pub(super) struct EmailCode {
    /// What was typed, or the address of whoever is known.
    pub login: String,
    /// The account, or what stands in place of one.
    pub owner: Owner,
    /// Which factor it is: a code that was asked for as one is not taken as the other.
    pub kind: Kind,
}

/// Which factor a code by e-mail would be, where what a journey owes may be met by one.
pub(super) fn asked_for(owed: Owed) -> Option<Kind> {
    match owed {
        Owed::Identify => Some(Kind::EmailCode),
        owed => [Kind::EmailCode, Kind::EmailCodeSecond].into_iter().find(|kind| owed.asks_for(*kind)),
    }
}

/// Whether what a journey owes may be met by a code by e-mail.
pub(super) fn may_be_met(owed: Owed) -> bool {
    asked_for(owed).is_some()
}
