//! `latchkey audit`

use clap::{Args, Subcommand};

use super::beside::reading;
use super::output::Pages;
use super::{CliError, Output, moment};
use crate::acts::person::NoPerson;
use crate::audit::{self, Counted, EventType, Filter, Order};
use crate::clients::registered;
use crate::config::Settings;
use crate::people::{groups, user};
use crate::store::{Connection, StoreError};

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &["audit list --limit 20", "audit list --event user.signed_in --user mara@example.com --since 2026-01-01"];

/// Read the audit log
#[derive(Debug, Args)]
pub struct AuditArgs {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// List events, newest first
    List(ListEvents),
}

#[derive(Debug, Args)]
pub(super) struct ListEvents {
    /// Show at most this many events [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Only events of this type; can be repeated
    #[arg(long = "event", value_name = "TYPE")]
    events: Vec<String>,
    /// Only events done by this person, to them or to their sessions, grants and tokens: ID, email address or username
    #[arg(long, value_name = "U")]
    user: Option<String>,
    /// Only events done to this group or to its members: ID or name
    #[arg(long, value_name = "G")]
    group: Option<String>,
    /// Only events done by, to or through the app with this client ID
    #[arg(long, value_name = "ID")]
    client: Option<String>,
    /// Only events from this time or date on; a span such as 8h counts back from now
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only events before this time, or to the end of this date (UTC); a span counts back from now
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only events after the event with this ID in the list
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Show the oldest events first
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
    if let Some(after) = args.after.as_deref().filter(|after| !audit::is_id(after)) {
        return Err(CliError::Usage(format!("--after needs the ID of an event, and {after:?} is none")));
    }
    reading(settings, async |provider| {
        let now = provider.now();
        let since = args.since.as_deref().map(|text| moment::beginning(text, moment::Span::Ago, now));
        let until = args.until.as_deref().map(|text| moment::end(text, moment::Span::Ago, now));
        let mut filter = Filter {
            since: since.transpose().map_err(CliError::Usage)?,
            until: until.transpose().map_err(CliError::Usage)?,
            events,
            order: if args.oldest_first { Order::OldestFirst } else { Order::NewestFirst },
            cursor: args.after,
            ..Filter::default()
        };
        let (user, client, group) = (args.user, args.client, args.group);
        let whom = provider.database.read(move |conn| {
            Ok::<_, CliError>((
                user.map(|named| whose_events(conn, named)).transpose()?,
                client.map(|named| apps_events(conn, named)).transpose()?,
                group.map(|named| groups_events(conn, named)).transpose()?,
            ))
        });
        (filter.user_id, filter.client_id, filter.group_id) = whom.await?;
        let mut pages = Pages::new(out.listing(COLUMNS), args.limit);
        loop {
            let asked = filter.clone();
            let events = provider.database.read(move |conn| audit::list(conn, &asked, audit::MAX_PAGE)).await?;
            let is_full = u32::try_from(events.len()) == Ok(audit::MAX_PAGE);
            let page: Vec<Counted<'_>> = events.iter().map(Counted::from).collect();
            if !pages.add(&page, is_full)? {
                return pages.end();
            }
            filter.cursor = events.last().map(|event| event.id.clone());
        }
    })
}

/// The id of the person who is named. One who was deleted is named by the id, as long as the record knows it.
fn whose_events(conn: &mut Connection, named: String) -> Result<String, CliError> {
    match user::find_named(conn, &named)? {
        Some(person) => Ok(person.id),
        None if is_known(conn, Filter { user_id: Some(named.clone()), ..Filter::default() })? => Ok(named),
        None => Err(CliError::failed(NoPerson(named))),
    }
}

/// The same of an app.
fn apps_events(conn: &mut Connection, client_id: String) -> Result<String, CliError> {
    let is_there = registered::find(conn, &client_id)?.is_some();
    if is_there || is_known(conn, Filter { client_id: Some(client_id.clone()), ..Filter::default() })? {
        return Ok(client_id);
    }
    Err(CliError::not_found("app with the client ID", &client_id))
}

/// The same of a group.
fn groups_events(conn: &mut Connection, named: String) -> Result<String, CliError> {
    match groups::find_by_name(conn, &named)? {
        Some(group) => Ok(group.id),
        None if groups::find(conn, &named)?.is_some() => Ok(named),
        None if is_known(conn, Filter { group_id: Some(named.clone()), ..Filter::default() })? => Ok(named),
        None => Err(CliError::not_found("group", &named)),
    }
}

/// Whether the record has an event that passes the filter.
fn is_known(conn: &mut Connection, filter: Filter) -> Result<bool, StoreError> {
    Ok(!audit::list(conn, &filter, 1)?.is_empty())
}

const COLUMNS: &[&str] = &[
    "at",
    "event",
    "outcome",
    "count",
    "actor_kind",
    "actor_id",
    "subject_kind",
    "subject_id",
    "user_id",
    "client_id",
    "group_id",
    "address",
];
