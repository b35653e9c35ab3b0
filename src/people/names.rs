//! E-mail addresses, user names and group names: kept as typed, and told apart by a key made here, never by SQL.
//!
//! The key is NFKC and case folded; a domain becomes its A-label ([RFC 5890 §2.3.2.1](https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1)).
//! What could stand for something else in a mail header, a terminal or a log is refused: [`characters`] says which characters
//! a name holds, and what only NFKC brings forth is held against it too.

use std::borrow::Cow;
use std::fmt;

use caseless::Caseless as _;
use unicode_normalization::UnicodeNormalization as _;

use crate::writing::characters::{self, Unfit};

/// Bytes of an address at most ([RFC 5321 §4.5.3.1.3](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3), less the brackets).
const MAX_EMAIL: usize = 254;
/// Bytes before the `@` at most ([RFC 5321 §4.5.3.1.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1)).
const MAX_LOCAL: usize = 64;
/// Bytes of a user or group name at most.
const MAX_NAME: usize = 128;
/// Characters of a label at most.
const MAX_LABEL: usize = 64;
/// Characters of a person's full name, or of a part of it, at most.
const MAX_FULL_NAME: usize = 254;

/// Why a name is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing was given, or nothing that can be read.
    Empty,
    /// Too many bytes.
    TooLong,
    /// A space or a character that names do not have there.
    Unfit(Unfit),
    /// A character that has a meaning in mail headers, or that would give one address two spellings.
    Character,
    /// An address without exactly one `@` between two parts, or a part that mail does not allow.
    NotAnAddress,
    /// The domain of an address is none.
    Domain,
    /// A user name with an `@`: it could be taken for an address.
    AtSign,
}

impl NameError {
    /// What is wrong, to stand behind what it is about: 'the name', 'the claim `nickname`'.
    pub fn fault(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Empty => "is empty",
            Self::TooLong => "is too long",
            Self::Unfit(why) => return Cow::Owned(why.to_string()),
            Self::Character => "contains a character that is not allowed",
            Self::NotAnAddress => "is not an email address",
            Self::Domain => "is an email address whose domain is not valid",
            Self::AtSign => "contains an `@`, which is allowed only in email addresses",
        })
    }

    /// The same as a sentence of an email address.
    pub fn of_address(self) -> Cow<'static, str> {
        match self {
            Self::NotAnAddress => Cow::Borrowed("expected an email address such as mara@example.com"),
            Self::Domain => Cow::Borrowed("the domain of the email address is not valid"),
            other => Cow::Owned(format!("the email address {}", other.fault())),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnAddress | Self::Domain => f.write_str(&self.of_address()),
            _ => write!(f, "the name {}", self.fault()),
        }
    }
}

impl std::error::Error for NameError {}

/// An e-mail address, as typed and with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
}

impl Email {
    /// An address of the form `local@domain`, without quoting, comments and address literals.
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        let typed = characters::trimmed(typed);
        visible(typed, MAX_EMAIL)?;
        // The domain is mapped by IDNA, whose folding is another one (ß stays itself).
        let (local, domain) = typed.split_once('@').ok_or(NameError::NotAnAddress)?;
        // Another spelling of the local part may belong to another person, so joiners are not removed.
        if characters::without_joiners(local) != local {
            return Err(NameError::Character);
        }
        let local = folded(local);
        visible(&local, MAX_LOCAL)?;
        if local.contains(|c| "@\"<>(),:;[]\\".contains(c)) || local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(NameError::NotAnAddress);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| NameError::Domain)?;
        let last = domain.rsplit('.').next().unwrap_or_default();
        if last.is_empty() || last.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NameError::Domain);
        }
        let key = format!("{local}@{domain}");
        visible(&key, MAX_EMAIL)?;
        Ok(Self { typed: typed.into(), key })
    }

    /// As a row keeps it.
    pub(super) fn kept(typed: String, key: String) -> Self {
        Self { typed, key }
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// What tells it apart.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The domain as an A-label.
    pub fn domain(&self) -> &str {
        self.key.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

/// A user name, as typed and with its key. It holds no `@`, so that it can never be taken for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username {
    typed: String,
    key: String,
}

impl Username {
    /// A name of 1 to 128 bytes with at least one letter or digit.
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        let typed = characters::trimmed(typed);
        visible(typed, MAX_NAME)?;
        let key = folded(typed);
        visible(&key, MAX_NAME)?;
        if key.contains('@') {
            return Err(NameError::AtSign);
        }
        if key.contains(|c| "\"<>,;:\\".contains(c)) {
            return Err(NameError::Character);
        }
        if !key.contains(char::is_alphanumeric) {
            return Err(NameError::Empty);
        }
        Ok(Self { typed: typed.into(), key })
    }

    /// As a row keeps it.
    pub(super) fn kept(typed: String, key: String) -> Self {
        Self { typed, key }
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// What tells it apart.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

/// The key of a group's name, which may hold single spaces within.
pub fn group_key(typed: &str) -> Result<String, NameError> {
    let key = folded(typed);
    for text in [typed, &key] {
        if text.trim().is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > MAX_NAME {
            return Err(NameError::TooLong);
        }
        characters::line(text).map_err(NameError::Unfit)?;
    }
    if !key.contains(char::is_alphanumeric) {
        return Err(NameError::Empty);
    }
    Ok(key)
}

/// What a person calls a thing of their own, such as a phone: trimmed, in NFC, 1 to 64 characters, single spaces within.
pub fn label(typed: &str) -> Result<String, NameError> {
    let label: String = typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    if label.chars().count() > MAX_LABEL {
        return Err(NameError::TooLong);
    }
    if label.is_empty() {
        return Err(NameError::Empty);
    }
    characters::line(&label).map_err(NameError::Unfit)?;
    Ok(label)
}

/// Whether a person may be called so, as `name` and its parts have it: at most 254 characters in one line, none of which turns
/// the direction of what stands around it.
///
/// # Errors
/// [`NameError::TooLong`] or [`NameError::Unfit`].
pub fn full_name(typed: &str) -> Result<(), NameError> {
    if typed.chars().count() > MAX_FULL_NAME {
        return Err(NameError::TooLong);
    }
    characters::line(typed).map_err(NameError::Unfit)
}

/// The key under which what was typed into a sign-in form would be found: an address, or a user name.
pub(super) enum Login {
    Email(String),
    Username(String),
}

/// Reads what was typed into a sign-in form; none where it can be nobody's.
pub(super) fn login(typed: &str) -> Option<Login> {
    if let Ok(email) = Email::parse(typed) {
        return Some(Login::Email(email.key));
    }
    Username::parse(typed).ok().map(|name| Login::Username(name.key))
}

/// The spelling by which a person would be found who signs in with what was typed: one for each way to type it.
pub fn login_key(typed: &str) -> String {
    match login(typed) {
        Some(Login::Email(key) | Login::Username(key)) => key,
        None => folded(characters::trimmed(typed)),
    }
}

/// NFKC and case folded until neither changes anything, without joiners: what looks alike to those who read it is one.
pub fn folded(text: &str) -> String {
    let mut key = characters::without_joiners(text);
    for _ in 0..4 {
        let next: String = characters::without_joiners(&key.nfkc().default_case_fold().nfkc().collect::<String>());
        if next == key {
            break;
        }
        key = next;
    }
    key
}

/// 1 to `most` bytes, each character one that is seen, without spaces.
fn visible(text: &str, most: usize) -> Result<(), NameError> {
    if text.is_empty() {
        return Err(NameError::Empty);
    }
    if text.len() > most {
        return Err(NameError::TooLong);
    }
    characters::word(text).map_err(NameError::Unfit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_differ_in_case_width_or_form_are_one() {
        let key = |typed: &str| Email::parse(typed).unwrap().key().to_owned();
        for same in ["mara@example.com", "Mara@Example.COM", "ＭＡＲＡ@ｅxample.com", "mara@EXAMPLE.com"] {
            assert_eq!(key(same), "mara@example.com", "{same}");
        }
        assert_eq!(key("ren\u{e9}@b\u{fc}cher.example"), key("REN\u{45}\u{301}@xn--bcher-kva.example"));
        // IDNA keeps what folding would lose: these are two domains.
        assert_ne!(key("a@stra\u{df}e.example"), key("a@strasse.example"));
        assert_eq!(Email::parse("Mara@Example.COM").unwrap().as_str(), "Mara@Example.COM");
    }

    #[test]
    fn a_label_is_read_as_it_looks_and_holds_nothing_unseen() {
        assert_eq!(label("  Mara's \t old\nphone ").unwrap(), "Mara's old phone");
        assert_eq!(label("e\u{301}").unwrap(), "\u{e9}");
        assert_eq!(label(&"\u{96ea}".repeat(64)).unwrap().chars().count(), 64);
        for (typed, error) in [
            (String::new(), NameError::Empty),
            (" \u{3000}".into(), NameError::Empty),
            ("x".repeat(65), NameError::TooLong),
            ("enohp\u{202e}".into(), NameError::Unfit(Unfit::Unseen('\u{202e}'))),
            ("a\u{200b}b".into(), NameError::Unfit(Unfit::Unseen('\u{200b}'))),
            ("a\0b".into(), NameError::Unfit(Unfit::Unseen('\0'))),
        ] {
            assert_eq!(label(&typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_plain_address_is_refused() {
        let long = format!("{}@example.com", "a".repeat(65));
        let longer = format!("a@{}example.com", "a.".repeat(130));
        for bad in [
            "",
            "mara",
            "@example.com",
            "mara@",
            "a@b@c",
            "mara\u{ff20}example.com",
            "a\u{ff20}b@example.com",
            "a b@example.com",
            "a@example.com\r\nBcc: x@example.com",
            "a\n@example.com",
            "a\0@example.com",
            "a\u{200b}@example.com",
            "a\u{202e}@example.com",
            "\u{a8}a@example.com",
            "<a>@example.com",
            "\"a\"@example.com",
            "a,b@example.com",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@example..com",
            "a@example.com.",
            "a@-example.com",
            "a@exa mple.com",
            "a@exa_mple.com",
            ".a@example.com",
            "a..b@example.com",
            "a@exam\u{2028}ple.com",
            &long,
            &longer,
        ] {
            assert!(Email::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Email::parse("owner@localhost").is_ok());
        for pasted in [" mara@example.com ", "\u{feff}mara@example.com", "mara@example.com\u{200b}\n", "\u{200e}mara@example.com\u{a0}"] {
            assert_eq!(Email::parse(pasted).unwrap().as_str(), "mara@example.com", "{pasted:?}");
            assert_eq!(login_key(pasted), "mara@example.com");
        }
        assert_eq!(Username::parse("\u{200b}mara ").unwrap().as_str(), "mara");
    }

    #[test]
    fn a_user_name_holds_no_at_sign_in_any_form() {
        assert_eq!(Username::parse("mara@example"), Err(NameError::AtSign));
        assert_eq!(Username::parse("mara\u{ff20}example"), Err(NameError::AtSign));
        assert_eq!(Username::parse("mara\u{fe6b}example"), Err(NameError::AtSign));
        for bad in ["", "a b", "a\tb", "a\r\nb", "...", "\u{301}", "a\u{200d}b", "a\u{2066}b", "a:b", "a<b", &"x".repeat(129)] {
            assert!(Username::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(Username::parse("Mara.\u{c4}").unwrap().key(), "mara.\u{e4}");
        assert_eq!(Username::parse("Stra\u{df}e").unwrap().key(), Username::parse("STRASSE").unwrap().key());
    }

    #[test]
    fn names_hold_the_joiners_of_their_script_and_are_told_apart_without_them() {
        let persian = "می\u{200c}خواهم";
        assert_eq!(Username::parse(persian).unwrap().key(), Username::parse("میخواهم").unwrap().key());
        assert_eq!(Username::parse(persian).unwrap().as_str(), persian);
        assert_eq!(group_key("❤\u{fe0f} Team").unwrap(), group_key("❤ team").unwrap());
        assert_eq!(label("👩🏽\u{200d}💻 Laptop").unwrap(), "👩🏽\u{200d}💻 Laptop");
        assert_eq!(full_name("山田\u{3000}太郎"), Ok(()));
        assert!(Email::parse("می\u{200c}خواهم@example.com").is_err(), "mail goes by the letters as they are");
        for bad in ["a\u{200c}b", "a\u{200d}b", "a\u{fe0f}b", "a\u{3164}b", "a\u{2800}b"] {
            assert!(Username::parse(bad).is_err() && group_key(bad).is_err() && label(bad).is_err() && full_name(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_group_name_may_hold_single_spaces() {
        assert_eq!(group_key("Site Admins").unwrap(), "site admins");
        for bad in ["", " ", " a", "a ", "a  b", "a\nb", "--", "a\u{a0}\u{a0}b"] {
            assert!(group_key(bad).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_the_key(text in "\\PC{1,20}") {
            if let Ok(name) = Username::parse(&text) {
                let again = Username::parse(name.key()).unwrap();
                prop_assert_eq!(again.key(), name.key());
            }
            if let Ok(key) = group_key(&text) {
                prop_assert_eq!(group_key(&key).unwrap(), key);
            }
        }

        #[test]
        fn an_address_that_is_taken_is_one_line_with_one_at_sign(local in "\\PC{1,12}", domain in "[\\PC.]{1,12}") {
            if let Ok(email) = Email::parse(&format!("{local}@{domain}")) {
                prop_assert_eq!(email.key().matches('@').count(), 1);
                prop_assert!(!email.key().contains(|c: char| c.is_control() || c.is_whitespace()));
                let again = Email::parse(email.key()).unwrap();
                prop_assert_eq!(again.key(), email.key());
            }
        }

        #[test]
        fn the_letter_case_of_a_name_never_matters(name in "[A-Za-z0-9._-]{0,10}[A-Za-z]") {
            let key = |text: &str| Username::parse(text).unwrap().key().to_owned();
            prop_assert_eq!(key(&name.to_uppercase()), key(&name.to_lowercase()));
        }

        #[test]
        fn nothing_that_is_typed_makes_it_panic(text in any::<String>()) {
            let _ = (Email::parse(&text), Username::parse(&text), group_key(&text), login(&text));
        }
    }
}
