//! Mail by SMTP: relays are tried in their order, each under TLS unless it is on this machine.
//!
//! The steps are taken one by one, so that what is said to the recipient is told from what is said to us: a recipient who is refused for
//! good fails the message, a password that is refused does not. lettre's own log would hold the password; its feature `tracing` stays off.

use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};

use super::delivery::{Letter, Undelivered};
use crate::config::{Encryption, Relay};

/// How long a relay may take until it is ready for a mail: the next one may have to do in its place.
const UNTIL_READY: Duration = Duration::from_secs(15);
/// How long it may take for one mail.
const FOR_ONE: Duration = Duration::from_secs(40);
/// Connections that are kept while there is more to send, for each relay.
const KEPT: usize = 4;

/// The relays, with connections that are ready for the next mail.
pub struct Smtp {
    relays: Vec<(Relay, Trust)>,
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
    pub(super) fn new(relays: Vec<Relay>) -> Self {
        Self { relays: relays.into_iter().map(|relay| (relay, Trust::new())).collect(), ready: Mutex::default() }
    }

    /// Hands a mail to the first relay that takes it.
    pub(super) async fn send(&self, letter: &Letter) -> Result<(), Undelivered> {
        let mut last = Undelivered::yet("no mail server is set");
        for at in 0..self.relays.len() {
            match self.send_by(at, letter).await {
                Ok(()) => return Ok(()),
                Err(refused @ Undelivered::Refused(_)) => return Err(refused),
                Err(yet) => last = yet,
            }
        }
        Err(last)
    }

    async fn send_by(&self, at: usize, letter: &Letter) -> Result<(), Undelivered> {
        let Some((relay, trust)) = self.relays.get(at) else { return Err(Undelivered::yet("no mail server is set")) };
        let slow = |_| Undelivered::yet(format!("{relay} does not answer"));
        let mut connection = match self.kept(at).await {
            Some(kept) => kept,
            None => tokio::time::timeout(UNTIL_READY, connect(relay, trust)).await.map_err(slow)?.map_err(Undelivered::yet)?,
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
            let found = match tokio::time::timeout(UNTIL_READY, connect(relay, trust)).await {
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

/// A connection that is ready for a mail: encrypted and signed in, as the relay is set.
async fn connect(relay: &Relay, trust: &Trust) -> Result<AsyncSmtpConnection, String> {
    let failed = |what: &str, error: &Error| format!("{relay}: {what}: {}", error);
    let verified = || {
        let made = trust.get_or_init(|| TlsParameters::new(relay.host.clone()).map_err(|error| error.to_string()));
        made.clone().map_err(|why| format!("{relay}: the certificates of this machine cannot be read: {why}"))
    };
    let (hello, server) = (ClientId::default(), (relay.host.as_str(), relay.port));
    let implicit = match relay.encryption {
        Encryption::Implicit => Some(verified()?),
        Encryption::StartTls | Encryption::None => None,
    };
    let connected = AsyncSmtpConnection::connect_tokio1(server, Some(UNTIL_READY), &hello, implicit, None).await;
    let mut connection = connected.map_err(|error| failed("cannot connect", &error))?;
    if relay.encryption == Encryption::StartTls {
        if !connection.can_starttls() {
            connection.abort().await;
            return Err(format!("{relay}: the server does not offer STARTTLS, and nothing is sent unencrypted"));
        }
        connection.starttls(verified()?, &hello).await.map_err(|error| failed("STARTTLS failed", &error))?;
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

async fn hand_over(connection: &mut AsyncSmtpConnection, relay: &Relay, letter: &Letter) -> Result<(), Undelivered> {
    let told = |what: &str, error: &Error| format!("{relay}: {what}: {}", error);
    let mut parameters = Vec::new();
    if !AsRef::<str>::as_ref(&letter.to).is_ascii() {
        // RFC 6531 §3.4: such an address has no other form.
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            connection.abort().await;
            return Err(Undelivered::yet(format!("{relay}: the server does not take addresses with letters beyond ASCII")));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if let Err(error) = connection.command(Mail::new(Some(letter.from.clone()), parameters)).await {
        connection.abort().await;
        return Err(Undelivered::yet(told("the sender was refused", &error)));
    }
    if let Err(error) = connection.command(Rcpt::new(letter.to.clone(), Vec::new())).await {
        connection.abort().await;
        let why = told("the recipient was refused", &error);
        return Err(if error.is_permanent() { Undelivered::refused(why) } else { Undelivered::yet(why) });
    }
    let taken = match connection.command(Data).await {
        Ok(_) => connection.message(&letter.bytes).await,
        refused => refused,
    };
    if let Err(error) = taken {
        connection.abort().await;
        let why = told("the mail was refused", &error);
        return Err(if error.is_permanent() { Undelivered::refused(why) } else { Undelivered::yet(why) });
    }
    Ok(())
}
