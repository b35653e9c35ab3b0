//! `latchkey group`

use clap::{Args, Subcommand};

use serde_json::json;

use super::beside::{self, reading, with_provider};
use super::moment;
use super::output::confirm;
use super::{CliError, Output};
use crate::acts::group::{self, ChangeGroup, CreateGroup, DeleteGroup, MembershipChange, MembershipEnd, WhichGroup};
use crate::acts::person::WhichPerson;
use crate::clock::Rfc3339;
use crate::config::{EmailCodes, Settings};
use crate::people::{GroupRepresentation, GroupWithMembers, groups};
use crate::store::StoreError;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "group create --name staff",
    "group update staff --name crew",
    "group update staff --require-second-factor true",
    "group update staff --email-code never",
    "group list",
    "group show staff",
    "group add staff mara@example.com",
    "group add on-call mara --until 8h",
    "group remove staff mara@example.com",
    "group delete staff --yes",
];

/// Manage groups of people
#[derive(Debug, Args)]
pub struct GroupArgs {
    #[command(subcommand)]
    command: GroupCommand,
}

#[derive(Debug, Subcommand)]
enum GroupCommand {
    /// Create a group
    Create(NewGroup),
    /// Change a group
    Update(UpdateGroup),
    /// List groups
    List,
    /// Show a group and its members
    Show(OneGroup),
    /// Add a person to a group
    Add(AddMember),
    /// Remove a person from a group
    Remove(RemoveMember),
    /// Delete a group
    Delete(GroupToDelete),
}

#[derive(Debug, Args)]
pub(super) struct NewGroup {
    /// The name, which apps see in the `groups` claim
    #[arg(long, value_name = "N")]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct UpdateGroup {
    /// The name of the group
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// The new name
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// Whether members need a second factor to sign in
    #[arg(long, value_name = "true|false", action = clap::ArgAction::Set, required_unless_present_any = ["name", "email_code"])]
    pub(super) require_second_factor: Option<bool>,
    /// What members can use codes by email for, at most: never, second, first or both
    #[arg(long, value_name = "MODE", value_parser = email_codes)]
    pub(super) email_code: Option<EmailCodes>,
}

fn email_codes(text: &str) -> Result<EmailCodes, String> {
    EmailCodes::named(text).ok_or_else(|| "expected never, second, first or both".to_owned())
}

#[derive(Debug, Args)]
pub(super) struct OneGroup {
    /// The name of the group
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
}

#[derive(Debug, Args)]
pub(super) struct GroupToDelete {
    /// The name of the group
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct AddMember {
    /// The name of the group
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// When the membership ends: a time, a date, a duration such as 8h, or never [default: as it does for a member, otherwise never]
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RemoveMember {
    /// The name of the group
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
}

pub fn run(args: GroupArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        GroupCommand::Create(args) => {
            let made = with_provider(settings, async |provider| {
                Ok(provider.perform(beside::acting(provider), CreateGroup { name: args.name }).await?)
            })?;
            out.one(&GroupRepresentation::from(&made))
        }
        GroupCommand::Update(args) => {
            let changed = with_provider(settings, async |provider| {
                let change = ChangeGroup {
                    group: WhichGroup::Name(args.group),
                    name: args.name,
                    requires_second_factor: args.require_second_factor,
                    email_codes: args.email_code,
                    seen: None,
                };
                Ok(provider.perform(beside::acting(provider), change).await?)
            })?;
            out.one(&GroupRepresentation::from(&changed))
        }
        GroupCommand::List => {
            let found = reading(settings, async |provider| Ok(provider.database.read(|conn| groups::list(conn, None, i64::MAX)).await?))?;
            out.list(&["id", "name", "created_at"], &found.iter().map(GroupRepresentation::from).collect::<Vec<_>>())
        }
        GroupCommand::Show(args) => show(args, settings, out),
        GroupCommand::Add(args) => add(args, settings, out),
        GroupCommand::Remove(args) => remove(args, settings, out),
        GroupCommand::Delete(args) => {
            confirm(&format!("Delete the group {} with its memberships?", args.group), args.yes)?;
            let group = WhichGroup::Name(args.group.clone());
            with_provider(settings, async |provider| {
                Ok(provider.perform(beside::acting(provider), DeleteGroup { group, confirmed_by: None }).await?)
            })?;
            out.done(&format!("Deleted the group {}.", args.group), &json!({ "name": args.group, "done": "deleted" }))
        }
    }
}

fn show(args: OneGroup, settings: &Settings, out: Output) -> Result<(), CliError> {
    let found = reading(settings, async |provider| {
        let (name, now) = (args.group.clone(), provider.now());
        let found = provider.database.read(move |conn| {
            let Some(group) = groups::find_by_name(conn, &name)? else { return Ok(None) };
            Ok::<_, StoreError>(Some(GroupWithMembers::of(conn, &group, now)?))
        });
        found.await?.ok_or_else(|| CliError::not_found("group", &args.group))
    })?;
    out.one(&found)
}

fn add(args: AddMember, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (group, person) = (WhichGroup::Name(args.group.clone()), WhichPerson::Named(args.user.clone()));
    let member = with_provider(settings, async |provider| {
        let end = match args.until.as_deref() {
            None => MembershipEnd::AsItIs,
            Some("never") => MembershipEnd::Never,
            Some(text) => MembershipEnd::At(moment::end(text, moment::Span::Ahead, provider.now()).map_err(CliError::Usage)?),
        };
        Ok(provider.perform(beside::acting(provider), group::AddMember { group, person, end }).await?)
    })?;
    let AddMember { user, group, .. } = &args;
    let until = member.until.map_or_else(String::new, |until| format!(" until {until}"));
    let (said, done) = match member.change {
        MembershipChange::Added => (format!("Added {user} to {group}."), "added"),
        MembershipChange::End if member.until.is_none() => (format!("{user} stays in {group} without an end."), "changed"),
        MembershipChange::End => (format!("{user} stays in {group}{until}."), "changed"),
        MembershipChange::Nothing => (format!("{user} is in {group} already{until}: nothing changed."), "unchanged"),
    };
    out.done(&said, &json!({ "group": group, "user_id": member.user_id, "until": member.until.map(Rfc3339), "done": done }))
}

fn remove(args: RemoveMember, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (group, person) = (WhichGroup::Name(args.group.clone()), WhichPerson::Named(args.user.clone()));
    let id = with_provider(settings, async |provider| {
        Ok(provider.perform(beside::acting(provider), group::RemoveMember { group, person }).await?)
    })?;
    let done = json!({ "group": args.group, "user_id": id, "done": "removed" });
    out.done(&format!("Removed {} from {}.", args.user, args.group), &done)
}
