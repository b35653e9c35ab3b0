//! `latchkey group`

use clap::{Args, Subcommand};

use super::{CliError, Output};
use crate::config::Settings;

/// Groups of people
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey group create --name staff
  latchkey group add staff mara@example.com
  latchkey group add on-call mara --until 8h")]
pub struct GroupArgs {
    #[command(subcommand)]
    command: GroupCommand,
}

#[derive(Debug, Subcommand)]
enum GroupCommand {
    /// Make a group
    Create(CreateGroup),
    /// List groups
    List,
    /// Show a group and its members
    Show(OneGroup),
    /// Make a person a member
    Add(AddMember),
    /// End a membership
    Remove(RemoveMember),
    /// Delete a group
    Delete(OneGroup),
}

#[derive(Debug, Args)]
pub(super) struct CreateGroup {
    /// Its name, as the claim `groups` says it
    #[arg(long, value_name = "N")]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct OneGroup {
    /// The name
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
}

#[derive(Debug, Args)]
pub(super) struct AddMember {
    /// The group's name
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// The membership ends then: a time, a date, or a span such as 8h
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RemoveMember {
    /// The group's name
    #[arg(value_name = "GROUP")]
    pub(super) group: String,
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
}

pub fn run(args: GroupArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
