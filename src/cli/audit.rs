//! `latchkey audit`

use clap::{Args, Subcommand};

use super::{CliError, Output};
use crate::config::Settings;

/// The record of what was done
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey audit list --limit 20
  latchkey audit list --event sign_in --subject mara@example.com")]
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
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(super) limit: u32,
    /// Only events of this type
    #[arg(long, value_name = "TYPE")]
    pub(super) event: Option<String>,
    /// Only what was done by or to this person, client or thing
    #[arg(long, value_name = "ID")]
    pub(super) subject: Option<String>,
}

pub fn run(args: AuditArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
