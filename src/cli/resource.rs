//! `latchkey resource`

use clap::{Args, Subcommand};

use super::{CliError, Output};
use crate::config::Settings;

/// Resource servers: APIs that access tokens are for
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey resource create --identifier https://api.example.com --scope read --scope write --client api-server
  latchkey resource update https://api.example.com --lifetime 120")]
pub struct ResourceArgs {
    #[command(subcommand)]
    command: ResourceCommand,
}

#[derive(Debug, Subcommand)]
enum ResourceCommand {
    /// Register an API
    Create(CreateResource),
    /// List APIs
    List,
    /// Show an API
    Show(OneResource),
    /// Change an API; a list that is given replaces the one there was
    Update(UpdateResource),
    /// Delete an API
    Delete(OneResource),
}

#[derive(Debug, Args)]
pub(super) struct OneResource {
    /// The identifier
    #[arg(value_name = "URI")]
    pub(super) identifier: String,
}

#[derive(Debug, Args)]
pub(super) struct CreateResource {
    /// What `resource` names and `aud` says: an absolute URI
    #[arg(long, value_name = "URI")]
    pub(super) identifier: String,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct UpdateResource {
    /// The identifier
    #[arg(value_name = "URI")]
    pub(super) identifier: String,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct Fields {
    /// Its name for people
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// A scope that means something there; may be given several times
    #[arg(long = "scope", value_name = "S")]
    pub(super) scopes: Vec<String>,
    /// JWS algorithm of its access tokens
    #[arg(long, value_name = "A")]
    pub(super) signing_alg: Option<String>,
    /// Life of its access tokens, at most the provider's
    #[arg(long, value_name = "SECONDS")]
    pub(super) lifetime: Option<u64>,
    /// A client that may introspect its tokens; may be given several times
    #[arg(long = "client", value_name = "ID")]
    pub(super) clients: Vec<String>,
}

pub fn run(args: ResourceArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
