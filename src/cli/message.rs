//! `latchkey message`

use std::time::Duration;

use clap::{Args, Subcommand};

use super::beside::{self, reading, with_provider};
use super::output::Pages;
use super::{CliError, Output};
use crate::acts::message::{SendAgain as Again, SendTest};
use crate::config::Settings;
use crate::languages::Language;
use crate::mail::outbox::{self, Filter};
use crate::mail::{Address, MessageRepresentation, State};
use crate::provider::Provider;

/// How long is waited for the server to deliver a message.
const PATIENCE: Duration = Duration::from_secs(15);
/// Messages that are read at once.
const PAGE: i64 = 500;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "message list --state failed",
    "message list --output json",
    "message send-again 3b7e0c1a-6f0e-4a55-9f64-0d6f6a1c2b3d",
    "message test --to you@example.com",
];

/// See which messages to people wait, were sent or failed
#[derive(Debug, Args)]
pub struct MessageArgs {
    #[command(subcommand)]
    command: MessageCommand,
}

#[derive(Debug, Subcommand)]
enum MessageCommand {
    /// List messages of the last 30 days, newest first
    List(ListMessages),
    /// Try a message again now
    SendAgain(SendAgain),
    /// Send a test message and wait until the server has delivered it
    Test(Test),
}

#[derive(Debug, Args)]
pub(super) struct ListMessages {
    /// Only messages in this state: queued, sent or failed
    #[arg(long, value_name = "STATE")]
    state: Option<String>,
    /// Show at most this many messages [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
}

#[derive(Debug, Args)]
pub(super) struct SendAgain {
    /// The ID of the message
    #[arg(value_name = "ID")]
    id: String,
}

#[derive(Debug, Args)]
pub(super) struct Test {
    /// Where to send it
    #[arg(long, value_name = "ADDRESS")]
    to: String,
    /// Language of the message: en, de, fr, es or ar
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
}

const COLUMNS: &[&str] = &["id", "kind", "state", "recipient", "created_at", "tries", "due_at", "sent_at", "failed_at", "error"];

pub fn run(args: MessageArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        MessageCommand::List(args) => list(&args, settings, out),
        MessageCommand::SendAgain(args) => with_provider(settings, async |provider| {
            let message = provider.perform(beside::acting(provider), Again { id: args.id }).await?;
            delivered(provider, &message.id, message.tries, out).await
        }),
        MessageCommand::Test(args) => {
            let to = Address::parse(&args.to).map_err(|error| CliError::Usage(error.to_string()))?;
            let language = Language::from_tag(&args.language).ok_or_else(|| {
                let known: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
                CliError::Usage(format!("there is no language {:?}: use one of {}", args.language, known.join(", ")))
            })?;
            with_provider(settings, async |provider| {
                let id = provider.perform(beside::acting(provider), SendTest { to, language }).await?;
                delivered(provider, &id, 0, out).await
            })
        }
    }
}

fn list(args: &ListMessages, settings: &Settings, out: Output) -> Result<(), CliError> {
    let named = |name: &String| {
        State::parse(name).ok_or_else(|| {
            let known: Vec<&str> = State::ALL.iter().map(|state| state.as_str()).collect();
            CliError::Usage(format!("there is no state {name:?}: use one of {}", known.join(", ")))
        })
    };
    let state = args.state.as_ref().map(named).transpose()?;
    reading(settings, async |provider| {
        let mut filter = Filter { state, after: None };
        let mut pages = Pages::new(out.listing(COLUMNS), args.limit);
        loop {
            let asked = filter.clone();
            let found = provider.database.read(move |conn| outbox::list(conn, &asked, PAGE)).await?;
            let is_full = i64::try_from(found.len()) == Ok(PAGE);
            let page: Vec<MessageRepresentation> = found.iter().map(MessageRepresentation::from).collect();
            if !pages.add(&page, is_full)? {
                return pages.end();
            }
            filter.after = found.last().map(|last| (last.created_at, last.id.clone()));
        }
    })
}

/// Waits until the server has tried to deliver a message that was tried `before` so often, and prints what became of it. It is the
/// server that delivers, by its own settings: this shell may have others.
async fn delivered(provider: &Provider, id: &str, before: i64, out: Output) -> Result<(), CliError> {
    let ends = tokio::time::Instant::now() + PATIENCE;
    let (message, is_tried) = loop {
        let message = found(provider, id).await?;
        let is_tried = message.tries > before;
        let is_over = is_tried && message.claimed_until.is_none();
        if message.state != State::Queued || is_over || tokio::time::Instant::now() > ends {
            break (message, is_tried);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    out.one(&message)?;
    match (message.state, message.error) {
        (State::Sent, _) => Ok(()),
        (State::Queued, _) if message.claimed_until.is_some() => {
            Err(CliError::Failed("not delivered yet: the server is still sending it".to_owned()))
        }
        (State::Failed, error) => Err(CliError::Failed(format!("the message was refused: {}", error.unwrap_or_default()))),
        (State::Queued, Some(error)) if is_tried => Err(CliError::Failed(format!("not delivered yet, the server tries again: {error}"))),
        (State::Queued, _) => Err(CliError::Failed("not delivered yet: it is sent as soon as a server runs (`latchkey serve`)".to_owned())),
    }
}

async fn found(provider: &Provider, id: &str) -> Result<MessageRepresentation, CliError> {
    let named = id.to_owned();
    let found = provider.database.read(move |conn| outbox::find(conn, &named)).await?;
    found.as_ref().map(MessageRepresentation::from).ok_or_else(|| CliError::not_found("message", id))
}
