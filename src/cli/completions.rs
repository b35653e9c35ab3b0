//! `latchkey completions`

use clap::{Args, Command};
use clap_complete::Shell;

use super::{CliError, output};

/// Print a completion script for a shell
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(args: &CompletionsArgs, command: &mut Command) -> Result<(), CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, command, "latchkey", &mut script);
    output::print(&String::from_utf8_lossy(&script))
}
