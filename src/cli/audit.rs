//! `latchkey audit`

use clap::{Args, Subcommand};

use serde_json::Value;

use super::beside::{person, with_provider};
use super::{CliError, Output, moment};
use crate::acts::ActError;
use crate::audit::{self, EventType, Filter, Order};
use crate::config::Settings;

/// The record of what was done
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey audit list --limit 20
  latchkey audit list --event user.signed_in --user mara@example.com --since 2026-01-01")]
pub struct AuditArgs {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// List events, the newest first
    List(ListEvents),
}

#[derive(Debug, Args)]
pub(super) struct ListEvents {
    /// At most so many, and never more than 1000
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
    /// Only events of this type; may be given several times
    #[arg(long = "event", value_name = "TYPE")]
    events: Vec<String>,
    /// Only what was done by or to this person: id, e-mail address or user name
    #[arg(long, value_name = "U")]
    user: Option<String>,
    /// Only what was done by, to or through this client
    #[arg(long, value_name = "ID")]
    client: Option<String>,
    /// Only from then on: a time or a date
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only before then: a time or a date
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only what follows this event in the list
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// The oldest first
    #[arg(long)]
    oldest_first: bool,
}

pub fn run(args: AuditArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    let AuditCommand::List(args) = args.command;
    let events = args
        .events
        .iter()
        .map(|name| EventType::parse(name).ok_or_else(|| CliError::Usage(format!("there is no event type {name:?}"))))
        .collect::<Result<_, _>>()?;
    let items = with_provider(settings, async |provider| {
        let now = provider.now();
        let at = |text: &Option<String>| text.as_deref().map(|text| moment::parse(text, now)).transpose().map_err(CliError::Usage);
        let mut filter = Filter {
            since: at(&args.since)?,
            until: at(&args.until)?,
            events,
            client_id: args.client,
            order: if args.oldest_first { Order::OldestFirst } else { Order::NewestFirst },
            cursor: args.after,
            ..Filter::default()
        };
        let (named, limit) = (args.user, args.limit);
        let read = provider.database.read(move |conn| {
            if let Some(named) = &named {
                // A person who was deleted is named by the id alone.
                filter.user_id = Some(person(conn, named).map_or_else(|_| named.clone(), |person| person.id));
            }
            Ok::<_, ActError>(audit::list(conn, &filter, limit)?)
        });
        read.await?.iter().map(|event| serde_json::to_value(event).map_err(CliError::failed)).collect::<Result<Vec<Value>, _>>()
    })?;
    out.list(&["at", "event", "outcome", "actor_kind", "actor_id", "subject_kind", "subject_id", "client_id", "address"], &items)
}
