//! How a message leaves: by SMTP where relays are set, else by the gateway where there is one, else as a file.

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::files::{Files, SmsFiles};
use super::gateway::Gateway;
use super::message::Address;
use super::render::Rendered;
use super::smtp::Smtp;
use crate::clock::Timestamp;
use crate::config::{Relay, Settings};
use crate::writing::characters;
use crate::writing::phone::PhoneNumber;

/// Characters of a fault at most.
const MAX_FAULT: usize = 300;

/// How a message leaves.
#[derive(Debug)]
pub enum Delivery {
    /// By the relays of the settings.
    Smtp(Smtp),
    /// By the gateway of the settings.
    Gateway(Gateway),
    /// As files in the data folder.
    Files(Files),
}

/// How a message to a phone leaves: by the gateway where there is one, else as a file.
#[derive(Debug)]
pub enum SmsDelivery {
    /// By the gateway of the settings.
    Gateway(Gateway),
    /// As files in the data folder.
    Files(SmsFiles),
}

impl SmsDelivery {
    /// As the settings say.
    pub fn of(settings: &Settings) -> Self {
        match &settings.gateway {
            Some(gateway) => Self::Gateway(Gateway::new(gateway.clone())),
            None => Self::Files(SmsFiles::new(settings.sms_folder())),
        }
    }

    /// Sends the message `id`, which says `text`, to a number.
    ///
    /// # Errors
    /// Why it did not leave.
    pub async fn send(&self, id: &str, to: &PhoneNumber, text: &str, now: Timestamp) -> Result<(), Undelivered> {
        match self {
            Self::Gateway(gateway) => gateway.send_sms(id, to, text, now).await,
            Self::Files(files) => files.write(id, to, text, now).await,
        }
    }
}

/// Why a message did not leave, in words that hold no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undelivered {
    /// It may be possible later.
    Yet(String),
    /// The recipient was refused for good.
    Refused(String),
}

impl Undelivered {
    /// Not yet, for a reason that may repeat what a server said.
    pub(super) fn yet(why: impl fmt::Display) -> Self {
        Self::Yet(safe(&why.to_string()))
    }

    /// Refused, for a reason that may repeat what a server said.
    pub(super) fn refused(why: impl fmt::Display) -> Self {
        Self::Refused(safe(&why.to_string()))
    }

    /// The reason.
    pub fn why(&self) -> &str {
        match self {
            Self::Yet(why) | Self::Refused(why) => why,
        }
    }
}

/// One line of bounded length in which every character is seen: servers say what they like.
fn safe(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = characters::made_visible(&line.chars().take(MAX_FAULT).collect::<String>());
    if line.chars().nth(MAX_FAULT).is_some() {
        safe.push('…');
    }
    safe
}

/// A mail as it is carried.
pub(super) struct Letter {
    pub id: String,
    pub from: lettre::Address,
    pub to: lettre::Address,
    /// With its headers, each line ended by CR and LF.
    pub bytes: Vec<u8>,
}

impl Delivery {
    /// As the settings say.
    pub fn of(settings: &Settings) -> Self {
        match &settings.gateway {
            _ if !settings.relays.is_empty() => Self::Smtp(Smtp::new(settings.relays.clone(), &settings.issuer)),
            Some(gateway) => Self::Gateway(Gateway::new(gateway.clone())),
            None => Self::Files(Files::new(settings.mails_folder())),
        }
    }

    /// Sends what was written of the message `id` to an address; `from` is the [`sender`].
    ///
    /// # Errors
    /// Why it did not leave. Where the connection broke at the last moment it may have left nonetheless.
    pub async fn send(&self, id: &str, from: &Mailbox, to: &Address, mail: &Rendered, now: Timestamp) -> Result<(), Undelivered> {
        match self {
            Self::Smtp(smtp) => smtp.send(&letter(id, from, to, mail, now)?).await,
            Self::Gateway(gateway) => gateway.send(id, from, to, mail, now).await,
            Self::Files(files) => files.write(letter(id, from, to, mail, now)?, now).await,
        }
    }

    /// Ends connections that nothing needs at the moment.
    pub async fn rest(&self) {
        match self {
            Self::Smtp(smtp) => smtp.rest().await,
            Self::Gateway(_) | Self::Files(_) => {}
        }
    }

    /// Connects to each relay and signs in, and sends nothing. Gives each relay with why it cannot be used, if so.
    pub async fn look(&self) -> Vec<(&Relay, Result<(), String>)> {
        match self {
            Self::Smtp(smtp) => smtp.look().await,
            Self::Gateway(_) | Self::Files(_) => Vec::new(),
        }
    }
}

/// The sender of mails: the one of the settings, else one at the host of the issuer.
pub fn sender(settings: &Settings) -> Mailbox {
    let of_issuer = || lettre::Address::new("latchkey", settings.issuer.host()).or_else(|_| lettre::Address::new("latchkey", "localhost"));
    match (&settings.mail_from, of_issuer()) {
        (Some(from), _) => from.clone(),
        (None, Ok(address)) => Mailbox::new(Some("Latchkey".to_owned()), address),
        (None, Err(_)) => Mailbox::new(None, lettre::Address::new_dangerous("latchkey", "localhost")),
    }
}

/// That a program wrote the mail: nobody's absence is told to it ([RFC 3834 §5](https://www.rfc-editor.org/rfc/rfc3834#section-5)).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn letter(id: &str, from: &Mailbox, to: &Address, mail: &Rendered, now: Timestamp) -> Result<Letter, Undelivered> {
    let to = to.to_lettre();
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.as_millis()).unwrap_or(0));
    let part = |kind: ContentType, text: &str| {
        SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(text.to_owned())
    };
    let parts =
        MultiPart::alternative().singlepart(part(ContentType::TEXT_PLAIN, &mail.text)).singlepart(part(ContentType::TEXT_HTML, &mail.html));
    let built = lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(mail.subject.as_str())
        .date(at)
        .message_id(Some(format!("<{id}@{}>", from.email.domain())))
        .header(AutoSubmitted)
        .multipart(parts)
        .map_err(Undelivered::yet)?;
    Ok(Letter { id: id.to_owned(), from: from.email.clone(), to, bytes: built.formatted() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Issuer;
    use crate::languages::Language;
    use crate::mail::{Message, render};

    #[test]
    fn a_mail_has_one_of_each_header_and_no_line_is_too_long() {
        let (issuer, to) = (Issuer::parse("https://id.example.com").unwrap(), Address::parse("mara@example.com").unwrap());
        let from: Mailbox = "Ünsere Anmeldung <id@example.com>".parse().unwrap();
        for language in Language::ALL {
            let mail = render(&Message::Test, language, &issuer);
            let letter = letter("m1", &from, &to, &mail, Timestamp::from_seconds(1_767_225_600)).unwrap();
            let text = String::from_utf8(letter.bytes).unwrap();
            assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 998), "{text}");
            let (head, _) = text.split_once("\r\n\r\n").unwrap();
            let names: Vec<&str> =
                head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).map(|line| line.split(':').next().unwrap()).collect();
            for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted"] {
                assert_eq!(names.iter().filter(|found| **found == name).count(), 1, "{name} in {head}");
            }
            assert_eq!(names.len(), 8, "{head}");
            assert!(head.contains("To: mara@example.com\r\n") && head.contains("Date: Thu, 01 Jan 2026 00:00:00 +0000"), "{head}");
            assert!(head.contains("Message-ID: <m1@example.com>"), "{head}");
        }
    }

    #[test]
    fn what_a_server_says_is_one_bounded_line() {
        let told = safe(&format!("550 no\r\nsuch\u{1b}[31m person {}", "x".repeat(1_000)));
        assert!(told.starts_with("550 no such\u{fffd}[31m person x") && told.chars().count() == MAX_FAULT + 1, "{told}");
    }
}
