//! One-time codes by app: six digits, SHA-1, a step of 30 seconds ([RFC 6238](https://www.rfc-editor.org/rfc/rfc6238)),
//! which is all that every authenticator app knows.
//!
//! Pure: what was used last is kept in the credential's row and swapped by the act, so that a code counts once (§5.2).

use std::fmt;

use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use super::{Element, Enrolment, Factor, Kind, Part, Shown, Taking};
use crate::clock::{Random, Timestamp};
use crate::secrets::{Secret, constant_time_eq};

/// Its row of the table.
pub const FACTOR: Factor = Factor {
    name: "totp",
    proves: &[Element::Possession],
    phishing_resistant: false,
    guessable: true,
    amr: &["otp"],
    parts: &[Part::Second],
    enrolment: Enrolment::OnTheWay,
    most: 10,
    left: |_| Ok(None),
};

/// How long a code is shown by the app, in seconds.
pub const STEP: u64 = 30;
/// How many digits a code has.
pub const DIGITS: usize = 6;
/// How far the app's clock may be from ours, in steps, either way (§5.2 and §6).
const DRIFT: u64 = 1;

/// What the app and the provider share: 160 random bits ([RFC 4226 §4](https://www.rfc-editor.org/rfc/rfc4226#section-4)).
#[derive(Clone)]
pub struct Seed(Zeroizing<[u8; 20]>);

/// What an app's credential holds.
#[derive(Serialize, Deserialize)]
pub struct Content {
    seed: String,
    last_step: Option<u64>,
}

impl super::Content for Content {
    const KIND: Kind = Kind::Totp;
}

impl Content {
    /// An app with this seed, which a code of this step confirmed: it counts no more.
    pub fn new(seed: &Seed, step: u64) -> Self {
        Self { seed: seed.base32().expose().to_owned(), last_step: Some(step) }
    }

    /// What a typed code is at a moment; wrong where the seed is none of ours.
    pub fn check(&self, typed: &str, now: Timestamp) -> Verdict {
        Seed::parse(&self.seed).map_or(Verdict::Wrong, |seed| seed.check(typed, self.last_step, now))
    }
}

/// The step of a right code, since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step(pub u64);

/// The step counts no more then, nor an earlier one ([RFC 6238 §5.2](https://www.rfc-editor.org/rfc/rfc6238#section-5.2)).
impl Shown for Step {
    type Content = Content;

    fn take(&self, content: &mut Content, _: Timestamp) -> Taking {
        let is_new = content.last_step.is_none_or(|last| last < self.0);
        content.last_step = content.last_step.max(Some(self.0));
        Taking::counts(is_new)
    }
}

/// What a typed code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The code of this step, which was not used yet: swap it in.
    Right {
        /// Steps since the epoch.
        step: u64,
    },
    /// It was right, but it or a later one was used.
    Used,
    /// None of this moment.
    Wrong,
}

impl Seed {
    /// A new one.
    pub fn random(random: &Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// Reads what [`Seed::base32`] wrote; none where it is no seed of ours.
    pub fn parse(base32: &str) -> Option<Self> {
        let secret = totp_rs::Secret::try_from_base32(base32).ok()?;
        Some(Self(Zeroizing::new(secret.as_bytes().try_into().ok()?)))
    }

    /// 32 letters and digits, as apps take them by hand and the row keeps them.
    pub fn base32(&self) -> Secret {
        Secret::new(totp_rs::Secret::new_stack(*self.0).to_base32())
    }

    /// The same in groups of four, for reading off the page.
    pub fn grouped(&self) -> Secret {
        let base32 = self.base32();
        let mut grouped = String::with_capacity(40);
        for (at, letter) in base32.expose().chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(letter);
        }
        Secret::new(grouped)
    }

    /// The address that the QR code holds: `otpauth://totp/ISSUER:ACCOUNT?secret=..&issuer=ISSUER`. None where there is no account to
    /// name.
    pub fn uri(&self, issuer: &str, account: &str) -> Option<Secret> {
        // A colon parts both in the label.
        let plain = |text: &str| text.replace(':', " ").trim().to_owned();
        let issuer = Some(plain(issuer)).filter(|issuer| !issuer.is_empty());
        let builder = Builder::new().with_secret(*self.0).with_issuer(issuer).with_account_name(plain(account));
        builder.build().ok()?.to_url().ok().map(Secret::new)
    }

    /// The code that an app shows at `now`.
    pub fn code(&self, now: Timestamp) -> String {
        self.at(step_of(now)).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new().with_secret(*self.0).build_noncompliant()
    }

    fn at(&self, step: u64) -> totp_rs::Token {
        self.totp().generate(step.saturating_mul(STEP))
    }

    /// Judges what was typed: right within one step of `now`, and later than `last_step`, the step that counted last.
    pub fn check(&self, typed: &str, last_step: Option<u64>, now: Timestamp) -> Verdict {
        let Some(typed) = digits(typed) else { return Verdict::Wrong };
        let present = step_of(now);
        let mut verdict = Verdict::Wrong;
        for step in present.saturating_sub(DRIFT)..=present.saturating_add(DRIFT) {
            if !constant_time_eq(self.at(step).to_string().as_bytes(), typed.as_bytes()) {
                continue;
            }
            if last_step.is_none_or(|last| step > last) {
                verdict = Verdict::Right { step };
            } else if verdict == Verdict::Wrong {
                verdict = Verdict::Used;
            }
        }
        verdict
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(redacted)")
    }
}

fn step_of(now: Timestamp) -> u64 {
    u64::try_from(now.as_seconds()).unwrap_or(0) / STEP
}

/// The six digits of what was typed: people part them as they like, and keyboards of other scripts have their own.
pub fn digits(typed: &str) -> Option<String> {
    super::digits(typed, DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed() -> Seed {
        Seed(Zeroizing::new(*b"12345678901234567890"))
    }

    #[test]
    fn rfc_6238_appendix_b_the_codes_are_those_of_the_test_vectors() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            assert_eq!(seed().code(Timestamp::from_seconds(seconds)), code);
        }
    }

    #[test]
    fn rfc_6238_5_2_a_code_counts_one_step_early_or_late_and_only_once() {
        let at = |seconds| Timestamp::from_seconds(seconds);
        let code = seed().code(at(3000));
        for (seconds, right) in [(2939, false), (2970, true), (3000, true), (3059, true), (3060, false)] {
            let expected = if right { Verdict::Right { step: 100 } } else { Verdict::Wrong };
            assert_eq!(seed().check(&code, Some(99), at(seconds)), expected, "{seconds}");
        }
        assert_eq!(seed().check(&code, Some(100), at(3000)), Verdict::Used);
        assert_eq!(seed().check(&code, Some(101), at(3000)), Verdict::Used);
        assert_eq!(seed().check(&code, None, at(3000)), Verdict::Right { step: 100 });
    }

    #[test]
    fn a_code_is_read_however_it_is_parted_and_in_other_scripts_digits() {
        for typed in ["123456", " 123 456 ", "12-34-56", "１２３　４５６", "١٢٣٤٥٦", "۱۲۳۴۵۶", "\u{200f}123\u{a0}456"] {
            assert_eq!(digits(typed).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "12345²", "+12345", "१२३४५६७"] {
            assert_eq!(digits(typed), None, "{typed}");
        }
        assert_eq!(digits(&"1".repeat(1_000_000)), None);
    }

    #[test]
    fn the_address_names_issuer_and_account_and_comes_back_as_the_same_seed() {
        let uri = seed().uri("Example: Ltd", "mara+1@example.com").unwrap();
        let back = Totp::from_url(uri.expose()).unwrap();
        assert_eq!((back.issuer(), back.account_name()), (Some("Example  Ltd"), "mara+1@example.com"));
        assert_eq!(back.secret().as_bytes(), b"12345678901234567890");
        assert!(seed().uri("", "").is_none());
        let grouped = seed().grouped().expose().replace(' ', "");
        assert_eq!(Seed::parse(&grouped).unwrap().base32().expose(), seed().base32().expose());
        assert!(Seed::parse("AAAA").is_none());
    }
}
