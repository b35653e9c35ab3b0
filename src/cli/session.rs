//! `latchkey session`

use clap::{Args, Subcommand};

use serde::Serialize;
use serde_json::json;

use super::beside::{self, person, reading, with_provider};
use super::output::{self, confirm};
use super::{CliError, Output};
use crate::acts::issued::RevokeGrant;
use crate::acts::person::{EndAllOfPerson, WhichPerson};
use crate::acts::session::EndSessions;
use crate::admin;
use crate::clients::registered;
use crate::config::Settings;
use crate::issued::GrantRepresentation;
use crate::issued::grant::{self, Whose};
use crate::protocol::grants::Grant;
use crate::provider::Provider;
use crate::sso::SessionRepresentation;
use crate::sso::sessions::Which;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &["session list --user mara@example.com", "session revoke --user mara@example.com", "session revoke --all"];

/// Manage sessions and grants
#[derive(Debug, Args)]
pub struct SessionArgs {
    #[command(subcommand)]
    command: SessionCommand,
}

#[derive(Debug, Subcommand)]
enum SessionCommand {
    /// List active sessions and grants
    List(ListSessions),
    /// End one session or grant, or all sessions and grants of a person or of everyone
    Revoke(RevokeSessions),
}

#[derive(Debug, Args)]
pub(super) struct ListSessions {
    /// Only sessions and grants of this person: ID, email address or username
    #[arg(long, value_name = "U")]
    pub(super) user: Option<String>,
    /// Only sessions and grants of the app with this client ID
    #[arg(long, value_name = "ID")]
    pub(super) client: Option<String>,
    /// Show at most this many sessions, newest first, and as many grants
    #[arg(long, value_name = "N", default_value_t = LIMIT, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: u32,
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("which").required(true).multiple(false)))]
pub(super) struct RevokeSessions {
    /// The ID of a session or grant
    #[arg(value_name = "ID", group = "which")]
    pub(super) id: Option<String>,
    /// All sessions and grants of this person: ID, email address or username
    #[arg(long, value_name = "U", group = "which")]
    pub(super) user: Option<String>,
    /// All sessions and grants of everyone
    #[arg(long, group = "which")]
    pub(super) all: bool,
    /// Do not ask for confirmation (with --all)
    #[arg(long)]
    pub(super) yes: bool,
}

/// Sessions that are read at once.
const PAGE: usize = 200;
/// Sessions that a list shows where no limit is given.
pub(super) const LIMIT: u32 = 1_000;

pub(super) const COLUMNS: &[&str] = &["kind", "id", "user_id", "clients", "created_at", "last_used_at", "expires_at", "address"];

/// A line of the list.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Item {
    Session(SessionRepresentation),
    /// One that outlives the session that it was given in.
    Grant(GrantRepresentation),
}

/// Sessions and grants of a list, and whether there are more.
pub(super) struct Listed {
    pub(super) items: Vec<Item>,
    pub(super) more: bool,
}

impl Listed {
    /// Prints them, and says where they are not all.
    pub(super) fn print(&self, out: Output) -> Result<(), CliError> {
        out.list(COLUMNS, &self.items)?;
        if self.more {
            output::note("there are more: use `session list --limit N` to show up to N");
        }
        Ok(())
    }

    fn add(&mut self, grants: &[Grant], limit: u32) {
        self.more |= grants.len() > limit as usize;
        self.items.extend(grants.iter().take(limit as usize).map(|grant| Item::Grant(grant.into())));
    }
}

/// The newest `limit` sessions of a list that count, of those that answered `client` where one is named, read page by page until
/// they are found; and whether there are more.
async fn newest(provider: &Provider, which: Which<'_>, client: Option<&str>, limit: u32) -> Result<Listed, CliError> {
    let (mut found, mut skip) = (Vec::new(), Some(0));
    while let Some(at) = skip.filter(|_| found.len() <= limit as usize) {
        let page = provider.sessions().page(which, at, PAGE).await.map_err(CliError::failed)?;
        skip = page.next;
        let alive = provider.alive(page.sessions).await?.into_iter().map(|(session, _)| session);
        found.extend(alive.filter(|session| client.is_none_or(|client| session.answered(client))));
    }
    let more = found.len() > limit as usize;
    let session = |session| Item::Session(SessionRepresentation::of(session, provider.session_lifetimes()));
    let items = found.iter().take(limit as usize).map(session).collect();
    Ok(Listed { items, more })
}

/// A person's newest live sessions, and the grants that need none; those of one client alone where it is named.
pub(super) async fn of_person(provider: &Provider, named: &str, client: Option<&str>, limit: u32) -> Result<Listed, CliError> {
    let (named, now, at_client) = (named.to_owned(), provider.now(), client.map(str::to_owned));
    let read = provider.database.read(move |conn| {
        let person = person(conn, &named)?;
        let user_id = person.id.as_str();
        let whose = match at_client.as_deref() {
            Some(client_id) => Whose::PersonAtClient { user_id, client_id },
            None => Whose::Person { user_id },
        };
        let grants = grant::list_offline(conn, Some(whose), None, i64::from(limit) + 1, now)?;
        Ok::<_, CliError>((person.id, grants))
    });
    let (user_id, grants) = read.await?;
    let mut listed = newest(provider, Which::OfUser(&user_id), client, limit).await?;
    listed.add(&grants, limit);
    Ok(listed)
}

pub fn run(args: SessionArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        SessionCommand::List(args) => reading(settings, async |provider| {
            if let Some(client_id) = args.client.clone() {
                let known = provider.database.read(move |conn| registered::find(conn, &client_id)).await?;
                known.ok_or_else(|| CliError::not_found("app with the client ID", args.client.as_deref().unwrap_or_default()))?;
            }
            let listed = match &args.user {
                Some(named) => of_person(provider, named, args.client.as_deref(), args.limit).await?,
                None => everybodys(provider, args.client.as_deref(), args.limit).await?,
            };
            listed.print(out)
        }),
        SessionCommand::Revoke(args) => revoke(args, settings, out),
    }
}

fn revoke(args: RevokeSessions, settings: &Settings, out: Output) -> Result<(), CliError> {
    if args.all {
        confirm("End all sessions and grants of everyone?", args.yes)?;
    }
    with_provider(settings, async |provider| match (&args.id, &args.user) {
        (Some(id), _) => {
            let kind = revoke_one(provider, id).await?;
            out.done(&format!("Ended the {kind} {id}."), &json!({ "id": id, "kind": kind, "done": "revoked" }))
        }
        (None, Some(named)) => {
            let end = EndAllOfPerson { person: WhichPerson::Named(named.clone()) };
            let person = provider.perform(beside::acting(provider), end).await?;
            let done = json!({ "user_id": person.id, "done": "revoked" });
            out.done(&format!("Signed {} out everywhere.", person.email.as_str()), &done)
        }
        (None, None) => {
            let people = admin::end_everybodys(provider, &beside::acting(provider), None).await?;
            out.done(&format!("Ended all sessions and grants of {people} people."), &json!({ "people": people, "done": "revoked" }))
        }
    })
}

/// The newest live sessions of everybody or of one client, read page by page, and the grants that a client has without one.
async fn everybodys(provider: &Provider, client: Option<&str>, limit: u32) -> Result<Listed, CliError> {
    let mut listed = newest(provider, client.map_or(Which::All, Which::OfClient), None, limit).await?;
    if let Some(client) = client {
        let (client, now) = (client.to_owned(), provider.now());
        let read = provider
            .database
            .read(move |conn| grant::list_offline(conn, Some(Whose::Client { client_id: &client }), None, i64::from(limit) + 1, now));
        listed.add(&read.await?, limit);
    }
    Ok(listed)
}

async fn revoke_one(provider: &Provider, id: &str) -> Result<&'static str, CliError> {
    let acting = beside::acting(provider);
    if let Some(session) = provider.sessions().find_record(id).await.map_err(CliError::failed)? {
        provider.perform(acting, EndSessions { sessions: vec![session.into()] }).await?;
        return Ok("session");
    }
    provider.perform(acting, RevokeGrant { grant_id: id.to_owned() }).await?;
    Ok("grant")
}
