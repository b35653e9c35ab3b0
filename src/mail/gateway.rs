//! Messages by an HTTP gateway: each is posted as signed JSON to one address of the operator's, who hands it to a mail service or one for SMS, or puts it on
//! the company's own bus. It is signed as [Standard Webhooks](https://www.standardwebhooks.com) are: `webhook-id` stays the same at each try of
//! a message, so that one that came twice is seen.

use std::time::Duration;

use lettre::message::Mailbox;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, StatusCode};
use serde::Serialize;

use super::delivery::Undelivered;
use super::message::Address;
use super::render::Rendered;
use crate::clock::Timestamp;
use crate::config::Gateway as Settings;
use crate::writing::phone::PhoneNumber;

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a connection may take.
const UNTIL_CONNECTED: Duration = Duration::from_secs(10);

/// The gateway.
#[derive(Debug)]
pub struct Gateway {
    settings: Settings,
    http: Option<Client>,
}

/// What is posted.
#[derive(Serialize)]
struct Posted<T> {
    r#type: &'static str,
    /// RFC 3339.
    timestamp: String,
    data: T,
}

/// A message to a phone.
#[derive(Serialize)]
struct Sms<'a> {
    id: &'a str,
    /// E.164.
    to: &'a str,
    text: &'a str,
}

/// A mail, in parts.
#[derive(Serialize)]
struct Mail<'a> {
    id: &'a str,
    from: Sender<'a>,
    to: &'a str,
    subject: &'a str,
    text: &'a str,
    html: &'a str,
}

#[derive(Serialize)]
struct Sender<'a> {
    name: Option<&'a str>,
    address: &'a str,
}

impl Gateway {
    pub(super) fn new(settings: Settings) -> Self {
        let built = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(UNTIL_CONNECTED)
            .timeout(PATIENCE)
            .build();
        let http = built.inspect_err(|error| tracing::error!(%error, "messages cannot be posted to the gateway")).ok();
        Self { settings, http }
    }

    /// Posts a mail.
    pub(super) async fn send(&self, id: &str, from: &Mailbox, to: &Address, mail: &Rendered, now: Timestamp) -> Result<(), Undelivered> {
        let address = to.to_string();
        let data = Mail {
            id,
            from: Sender { name: from.name.as_deref(), address: from.email.as_ref() },
            to: &address,
            subject: mail.subject.as_str(),
            text: &mail.text,
            html: &mail.html,
        };
        self.post(id, "mail", data, now).await
    }

    /// Posts a message to a phone.
    pub(super) async fn send_sms(&self, id: &str, to: &PhoneNumber, text: &str, now: Timestamp) -> Result<(), Undelivered> {
        self.post(id, "sms", Sms { id, to: to.as_str(), text }, now).await
    }

    async fn post(&self, id: &str, kind: &'static str, data: impl Serialize, now: Timestamp) -> Result<(), Undelivered> {
        let Some(http) = &self.http else { return Err(Undelivered::yet("the gateway cannot be used: see the log of the start")) };
        let body = serde_json::to_vec(&Posted { r#type: kind, timestamp: now.to_string(), data }).map_err(Undelivered::yet)?;
        let (at, Settings { url, secret }) = (now.as_seconds(), &self.settings);
        let request = http
            .post(url.as_url().clone())
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at)
            .header("webhook-signature", secret.sign(id, at, &body))
            .body(body);
        // An error of the library names the whole address.
        let answer = request.send().await.map_err(|error| Undelivered::yet(format!("{url}: {}", cause(error))))?;
        let status = answer.status();
        if status.is_success() {
            return Ok(());
        }
        // What it says beside that may repeat the message, and stands in nobody's log.
        let why = format!("{url} answered {}", status.as_u16());
        // The one answer by which a gateway gives a recipient up: anything else may be a fault of its own, which somebody mends.
        if status == StatusCode::UNPROCESSABLE_ENTITY { Err(Undelivered::refused(why)) } else { Err(Undelivered::yet(why)) }
    }
}

/// Why a request failed, without its address.
fn cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut said = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(deeper) = source {
        said = deeper.to_string();
        source = deeper.source();
    }
    said
}
