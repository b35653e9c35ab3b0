//! By which way a code is sent that somebody signs in with: by mail, or to a phone. Its pages are the same for both.

use super::email_code;
use super::way::Way;
use crate::config::{EmailCodes, Settings};
use crate::endpoints::sign_in::emailed::{BY_MAIL, BY_SMS, EmailCode, MAILS, TEXTS, asked_for};
use crate::endpoints::sign_in::known::{Known, phone_id};
use crate::endpoints::sign_in::mailed::Mailed;
use crate::endpoints::sign_in::step::{EMAIL, EMAIL_CODE, SMS, SMS_CODE};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::pages::CodeBy;
use crate::sign_in::journey::{Journey, Owed};
use crate::sign_in::mail_requests::{self, Asked};

/// One way.
pub(super) struct SentBy {
    /// In which words.
    pub by: CodeBy,
    /// Which factors such a code is: in place of a first proof, and beside one.
    pub kinds: [Kind; 2],
    /// Where it is asked for.
    pub at: &'static str,
    /// Where it is typed.
    pub code_at: &'static str,
    /// What is kept of each.
    pub codes: &'static Mailed<EmailCode>,
    /// What the deployment allows.
    pub allowed: fn(&Settings) -> EmailCodes,
    /// As what each of the factors is counted.
    asked: [&'static Asked; 2],
    /// The second of the factors.
    pub way: &'static Way,
}

/// By mail.
pub(super) static MAIL: SentBy = SentBy {
    by: CodeBy::Mail,
    kinds: BY_MAIL,
    at: EMAIL,
    code_at: EMAIL_CODE,
    codes: &MAILS,
    allowed: |settings| settings.email_codes,
    asked: [&mail_requests::EMAIL_CODE, &mail_requests::EMAIL_CODE_SECOND],
    way: &email_code::WAY,
};

/// To a phone.
pub(super) static PHONE: SentBy = SentBy {
    by: CodeBy::Sms,
    kinds: BY_SMS,
    at: SMS,
    code_at: SMS_CODE,
    codes: &TEXTS,
    allowed: |settings| settings.sms.codes,
    asked: [&mail_requests::SMS_CODE, &mail_requests::SMS_CODE_SECOND],
    way: &email_code::SMS_WAY,
};

impl SentBy {
    /// The factor in place of a first proof.
    pub fn first(&self) -> Kind {
        let [first, _] = self.kinds;
        first
    }

    /// Whether it is the factor beside a first proof.
    pub fn is_second(&self, kind: Kind) -> bool {
        let [_, second] = self.kinds;
        kind == second
    }

    /// As what codes of a factor are counted.
    pub fn counted_as(&self, kind: Kind) -> &'static Asked {
        let [first, second] = self.asked;
        if self.is_second(kind) { second } else { first }
    }

    /// Which factor a code would be, where what a journey owes may be met by one.
    pub fn asked_for(&self, owed: Owed) -> Option<Kind> {
        asked_for(owed, self.kinds)
    }

    /// The same in this journey now; none where the deployment allows none.
    pub fn offered(&self, visitor: &Visitor<'_>, journey: &Journey) -> Option<Kind> {
        let allowed = (self.allowed)(&visitor.provider.settings);
        let asked = journey.next().and_then(|owed| self.asked_for(owed));
        asked.filter(|kind| if self.is_second(*kind) { allowed.second() } else { allowed.first() })
    }

    /// What a proof by such a code rests on.
    pub fn rests_on(&self, known: &Known) -> Option<String> {
        match self.by {
            CodeBy::Mail => known.mailbox.clone(),
            CodeBy::Sms => known.phone.as_ref().map(phone_id),
        }
    }

    /// Whether a code still stands for the account, and for the phone that it went to.
    pub fn is_still(&self, code: &EmailCode, known: &Known) -> bool {
        let same_phone = match self.by {
            CodeBy::Mail => true,
            CodeBy::Sms => code.phone.is_some() && code.phone == self.rests_on(known),
        };
        same_phone && code.owner.is_same(known)
    }

    /// What is said of a mail, or of a message to a phone.
    pub fn words<T>(&self, of_mail: T, of_sms: T) -> T {
        match self.by {
            CodeBy::Mail => of_mail,
            CodeBy::Sms => of_sms,
        }
    }

    /// The other way.
    pub fn other(&self) -> &'static Self {
        match self.by {
            CodeBy::Mail => &PHONE,
            CodeBy::Sms => &MAIL,
        }
    }
}
