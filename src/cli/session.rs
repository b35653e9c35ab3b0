//! `latchkey session`

use clap::{Args, Subcommand};

use super::{CliError, Output};
use crate::config::Settings;

/// Grants and single-sign-on sessions
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey session list --user mara@example.com
  latchkey session revoke --user mara@example.com
  latchkey session revoke --all")]
pub struct SessionArgs {
    #[command(subcommand)]
    command: SessionCommand,
}

#[derive(Debug, Subcommand)]
enum SessionCommand {
    /// List what is alive
    List(ListSessions),
    /// End one, a person's, or all
    Revoke(RevokeSessions),
}

#[derive(Debug, Args)]
pub(super) struct ListSessions {
    /// Only this person's: id, e-mail address or user name
    #[arg(long, value_name = "U")]
    pub(super) user: Option<String>,
    /// Only this application's
    #[arg(long, value_name = "ID")]
    pub(super) client: Option<String>,
}

#[derive(Debug, Args)]
#[group(id = "which", required = true, multiple = false)]
pub(super) struct RevokeSessions {
    /// The id of a session or grant
    #[arg(value_name = "ID", group = "which")]
    pub(super) id: Option<String>,
    /// All of this person's: id, e-mail address or user name
    #[arg(long, value_name = "U", group = "which")]
    pub(super) user: Option<String>,
    /// All of everybody's
    #[arg(long, group = "which")]
    pub(super) all: bool,
}

pub fn run(args: SessionArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
