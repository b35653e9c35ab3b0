//! A code by e-mail or by SMS: what is kept between the message and the code. Of a name that nobody has, and of somebody who may not sign in so, the same
//! is kept, in as many bytes, and nothing is mailed.

use serde::{Deserialize, Serialize};

use crate::endpoints::sign_in::mailed::Mailed;
use crate::endpoints::sign_in::recovering::Owner;
use crate::factors::Kind;
use crate::mail::{EMAIL_CODE_LASTS, SMS_CODE_LASTS};
use crate::sign_in::journey::Owed;

/// The mails.
pub(super) static MAILS: Mailed<EmailCode> = Mailed::new(["email-code", "email-code-link", "email-code-opened"], EMAIL_CODE_LASTS);

/// The messages to phones. They bring no link.
pub(super) static TEXTS: Mailed<EmailCode> = Mailed::new(["sms-code", "sms-code-link", "sms-code-opened"], SMS_CODE_LASTS);

/// What a code by e-mail is: in place of a first proof, and beside one.
pub(super) const BY_MAIL: [Kind; 2] = [Kind::EmailCode, Kind::EmailCodeSecond];
/// What a code by SMS is.
pub(super) const BY_SMS: [Kind; 2] = [Kind::SmsCode, Kind::SmsCodeSecond];

/// For whom a code was asked.
#[derive(Serialize, Deserialize)]
pub(super) struct EmailCode {
    /// What was typed, or the address of whoever is known; of a phone beside a first proof its number, masked.
    pub login: String,
    /// The account, or what stands in place of one.
    pub owner: Owner,
    /// Which factor it is: a code that was asked for as one is not taken as the other.
    pub kind: Kind,
    /// What stands for the phone that it went to, and of nobody's, what was drawn; none of a mail, which holds for the address of the owner.
    pub phone: Option<String>,
}

/// Which of these factors a code would be, where what a journey owes may be met by one.
pub(super) fn asked_for(owed: Owed, [first, second]: [Kind; 2]) -> Option<Kind> {
    match owed {
        Owed::Identify => Some(first),
        owed => [first, second].into_iter().find(|kind| owed.asks_for(*kind)),
    }
}

/// Whether what a journey owes may be met by a code by e-mail.
pub(super) fn may_be_met(owed: Owed) -> bool {
    asked_for(owed, BY_MAIL).is_some()
}
