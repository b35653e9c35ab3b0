//! `latchkey completions`

use clap::{Args, Command};
use clap_complete::Shell;

use super::{CliError, output};

/// Examples:
///   latchkey completions bash > /etc/bash_completion.d/latchkey
///   latchkey completions zsh > "${fpath[1]}/_latchkey"
///   latchkey completions fish > ~/.config/fish/completions/latchkey.fish
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
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
