//! `latchkey key`

use clap::{Args, Subcommand};

use super::{CliError, Output};
use crate::config::Settings;

/// Signing keys
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey key list
  latchkey key rotate
  latchkey key rotate --alg ES256
  latchkey key revoke 8dGk2xPq")]
pub struct KeyArgs {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// List keys and their states
    List,
    /// Sign with the next key from now on
    Rotate(RotateKey),
    /// Let a key verify nothing any more: for one that leaked
    Revoke(RevokeKey),
}

#[derive(Debug, Args)]
pub(super) struct RotateKey {
    /// JWS algorithm [default: every one in use]
    #[arg(long, value_name = "A")]
    pub(super) alg: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RevokeKey {
    /// The key's id
    #[arg(value_name = "KID")]
    pub(super) kid: String,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

pub fn run(args: KeyArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
