//! Mail by SMTP: relays are tried in their order, each under TLS unless it is on this machine.
//!
//! The steps are taken one by one, so that what is said to the recipient is told from what is said to us: a recipient who is refused for
//! good fails the message, a password that is refused does not. lettre's own log would hold the password; its feature `tracing` stays off.

use std::net::IpAddr;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::delivery::{Letter, Undelivered};
use crate::config::{Encryption, Issuer, Relay};

/// How long a relay may take until it is ready for a mail: the next one may have to do in its place.
const UNTIL_READY: Duration = Duration::from_secs(15);
/// How long one address of a relay may take to be connected to. A name has several where IPv6 is set up, and a network that drops what goes by
/// one of them leaves time for the next.
const FOR_ADDRESS: Duration = Duration::from_secs(5);
/// How long it may take for one mail.
const FOR_ONE: Duration = Duration::from_secs(40);
/// Connections that are kept while there is more to send, for each relay.
const KEPT: usize = 4;

/// The relays, with connections that are ready for the next mail.
pub struct Smtp {
    relays: Vec<(Relay, Trust)>,
    hello: ClientId,
    ready: Mutex<Vec<(usize, AsyncSmtpConnection)>>,
}

/// How the certificate of a relay is verified, read from the platform when it is first needed.
type Trust = OnceLock<Result<TlsParameters, String>>;

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.relays.iter().map(|(relay, _)| relay)).finish()
    }
}

impl Smtp {
    /// `issuer` is who is sending.
    pub(super) fn new(relays: Vec<Relay>, issuer: &Issuer) -> Self {
        Self { relays: relays.into_iter().map(|relay| (relay, Trust::new())).collect(), hello: hello(issuer), ready: Mutex::default() }
    }

    /// Hands a mail to the first relay that takes it. Where none is away, and none takes such an address, none will.
    pub(super) async fn send(&self, letter: &Letter) -> Result<(), Undelivered> {
        let mut last = Undelivered::yet("no mail server is set");
        let mut unable = 0;
        for at in 0..self.relays.len() {
            match self.send_by(at, letter).await {
                Ok(()) => return Ok(()),
                Err(NotTaken::Unable) => unable += 1,
                Err(NotTaken::Told(refused @ Undelivered::Refused(_))) => return Err(refused),
                Err(NotTaken::Told(yet)) => last = yet,
            }
        }
        if unable > 0 && unable == self.relays.len() {
            return Err(Undelivered::refused(
                "no mail server takes addresses with letters beyond ASCII before the @ (SMTPUTF8): the person needs another address",
            ));
        }
        Err(last)
    }

    async fn send_by(&self, at: usize, letter: &Letter) -> Result<(), NotTaken> {
        let Some((relay, trust)) = self.relays.get(at) else { return Err(Undelivered::yet("no mail server is set").into()) };
        let slow = |_| Undelivered::yet(format!("{relay} does not answer"));
        let mut connection = match self.kept(at).await {
            Some(kept) => kept,
            None => {
                let connected = connect(relay, trust, &self.hello, Told::Status);
                tokio::time::timeout(UNTIL_READY, connected).await.map_err(slow)?.map_err(Undelivered::yet)?
            }
        };
        tokio::time::timeout(FOR_ONE, hand_over(&mut connection, relay, letter)).await.map_err(slow)??;
        self.keep(at, connection);
        Ok(())
    }

    /// A connection that was kept, unless the relay has closed it since.
    async fn kept(&self, at: usize) -> Option<AsyncSmtpConnection> {
        let mut kept = self.take(at)?;
        let is_open = tokio::time::timeout(UNTIL_READY, kept.test_connected()).await.unwrap_or(false);
        is_open.then_some(kept)
    }

    fn take(&self, at: usize) -> Option<AsyncSmtpConnection> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let found = ready.iter().position(|(of, _)| *of == at)?;
        Some(ready.swap_remove(found).1)
    }

    fn keep(&self, at: usize, connection: AsyncSmtpConnection) {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.iter().filter(|(of, _)| *of == at).count() < KEPT {
            ready.push((at, connection));
        }
    }

    /// Says goodbye on every connection that is kept.
    pub(super) async fn rest(&self) {
        let ready = std::mem::take(&mut *self.ready.lock().unwrap_or_else(PoisonError::into_inner));
        for (_, mut connection) in ready {
            let _ = tokio::time::timeout(Duration::from_secs(2), connection.abort()).await; // it ends in any case
        }
    }

    /// Connects to each relay and signs in.
    pub(super) async fn look(&self) -> Vec<(&Relay, Result<(), String>)> {
        let mut looked = Vec::with_capacity(self.relays.len());
        for (relay, trust) in &self.relays {
            let found = match tokio::time::timeout(UNTIL_READY, connect(relay, trust, &self.hello, Told::Whole)).await {
                Err(_) => Err(format!("{relay} does not answer")),
                Ok(Err(why)) => Err(Undelivered::yet(why).why().to_owned()),
                Ok(Ok(mut connection)) => {
                    let _ = tokio::time::timeout(UNTIL_READY, connection.abort()).await; // it ends in any case
                    Ok(())
                }
            };
            looked.push((relay, found));
        }
        looked
    }
}

/// Why a relay did not take a mail.
enum NotTaken {
    /// It does not take letters beyond ASCII in an address: another relay may.
    Unable,
    Told(Undelivered),
}

impl From<Undelivered> for NotTaken {
    fn from(told: Undelivered) -> Self {
        Self::Told(told)
    }
}

/// How much is told of what a relay answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Its status: the words beside may repeat whom a mail is for, or what it says, and stand in no log.
    Status,
    /// Its words too: for whoever asks at a terminal, and sends nothing.
    Whole,
}

/// What failed, in words. A reply is told by its code and the enhanced one, where it has one.
fn told(error: &Error, how: Told) -> String {
    let Some(status) = error.status().filter(|_| how == Told::Status) else { return error.to_string() };
    match enhanced(&reply(error)) {
        Some(enhanced) => format!("answered {status} {enhanced}"),
        None => format!("answered {status}"),
    }
}

/// What a relay answered, without its code.
fn reply(error: &Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

/// The enhanced code at the beginning of a reply ([RFC 2034 §4](https://www.rfc-editor.org/rfc/rfc2034#section-4)).
fn enhanced(reply: &str) -> Option<&str> {
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    reply.split_whitespace().next().filter(|word| word.split('.').count() == 3 && word.split('.').all(is_number))
}

/// Whether a reply gives the recipient up. What a relay does not let us do (X.7.Z, [RFC 3463 §3.8](https://www.rfc-editor.org/rfc/rfc3463#section-3.8)),
/// such as to send to others at all, says nothing of them: another relay may do it, or the same once its settings are mended.
fn gives_up(error: &Error) -> bool {
    error.is_permanent() && !enhanced(&reply(error)).is_some_and(|code| code.starts_with("5.7."))
}

/// What the relay is told that we are called ([RFC 5321 §4.1.1.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1)): the host of the
/// issuer, which has a name that others know. That of a container has none, and many relays refuse it. On this machine it is the machine's.
fn hello(issuer: &Issuer) -> ClientId {
    let host = issuer.host();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        _ if issuer.is_loopback() => ClientId::default(),
        Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
        Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
        Err(_) => ClientId::Domain(host.to_owned()),
    }
}

/// A connection that is ready for a mail: encrypted and signed in, as the relay is set.
async fn connect(relay: &Relay, trust: &Trust, hello: &ClientId, how: Told) -> Result<AsyncSmtpConnection, String> {
    let failed = |what: &str, error: &Error| format!("{relay}: {what}: {}", told(error, how));
    let verified = || {
        let made = trust.get_or_init(|| TlsParameters::new(relay.host.clone()).map_err(|error| error.to_string()));
        made.clone().map_err(|why| format!("{relay}: the certificates of this machine cannot be read: {why}"))
    };
    let server = (relay.host.as_str(), relay.port);
    let implicit = match relay.encryption {
        Encryption::Implicit => Some(verified()?),
        Encryption::StartTls | Encryption::None => None,
    };
    let connected = AsyncSmtpConnection::connect_tokio1(server, Some(FOR_ADDRESS), hello, implicit, None).await;
    let mut connection = connected.map_err(|error| failed("cannot connect", &error))?;
    if relay.encryption == Encryption::StartTls {
        if !connection.can_starttls() {
            connection.abort().await;
            return Err(format!("{relay}: the server does not offer STARTTLS, and nothing is sent unencrypted"));
        }
        connection.starttls(verified()?, hello).await.map_err(|error| failed("STARTTLS failed", &error))?;
    }
    if let Some(login) = &relay.login {
        let credentials = Credentials::new(login.user.clone(), login.password.expose().to_owned());
        if let Err(error) = connection.auth(DEFAULT_MECHANISMS, &credentials).await {
            connection.abort().await;
            return Err(failed("the login failed", &error));
        }
    }
    Ok(connection)
}

async fn hand_over(connection: &mut AsyncSmtpConnection, relay: &Relay, letter: &Letter) -> Result<(), NotTaken> {
    let failed = |what: &str, error: &Error| format!("{relay}: {what}: {}", told(error, Told::Status));
    let mut parameters = Vec::new();
    if !AsRef::<str>::as_ref(&letter.to).is_ascii() {
        // RFC 6531 §3.4: such an address has no other form.
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            connection.abort().await;
            return Err(NotTaken::Unable);
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if let Err(error) = connection.command(Mail::new(Some(letter.from.clone()), parameters)).await {
        connection.abort().await;
        return Err(Undelivered::yet(failed("the sender was refused", &error)).into());
    }
    if let Err(error) = connection.command(Rcpt::new(letter.to.clone(), Vec::new())).await {
        connection.abort().await;
        let why = failed("the recipient was refused", &error);
        return Err(if gives_up(&error) { Undelivered::refused(why) } else { Undelivered::yet(why) }.into());
    }
    let taken = match connection.command(Data).await {
        Ok(_) => connection.message(&letter.bytes).await,
        refused => refused,
    };
    if let Err(error) = taken {
        connection.abort().await;
        let why = failed("the mail was refused", &error);
        return Err(if gives_up(&error) { Undelivered::refused(why) } else { Undelivered::yet(why) }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc2034_4_an_enhanced_code_is_three_numbers_at_the_beginning() {
        assert_eq!(enhanced("5.7.1 <ann@example.com>: Relay access denied"), Some("5.7.1"));
        for none in ["", "no such user", "5.7 no", "5.7.1000 no", "ann.bell.example no", "5.7.1-no"] {
            assert_eq!(enhanced(none), None, "{none}");
        }
    }

    #[test]
    fn rfc5321_4_1_1_1_a_relay_is_told_the_host_of_the_issuer() {
        for (issuer, told) in [
            ("https://id.example.com", "id.example.com"),
            ("https://id.example.com:8443/auth", "id.example.com"),
            ("https://192.0.2.7", "[192.0.2.7]"),
            ("https://[2001:db8::7]", "[IPv6:2001:db8::7]"),
        ] {
            assert_eq!(hello(&Issuer::parse(issuer).unwrap()).to_string(), told);
        }
        assert_eq!(hello(&Issuer::parse("http://localhost:8080").unwrap()), ClientId::default());
    }
}
