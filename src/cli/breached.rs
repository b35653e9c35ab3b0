//! `latchkey breached`

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::{CliError, Output};
use crate::config::Settings;
use crate::factors::breached;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] =
    &["breached build breached.bin --from pwned-passwords", "breached build breached.bin --from pwned-passwords.txt --at-least 10"];

/// Make the list of stolen passwords that nobody can choose
#[derive(Debug, Args)]
#[command(after_help = "LATCHKEY_BREACHED_FILE names the list that the server uses.")]
pub struct BreachedArgs {
    #[command(subcommand)]
    command: BreachedCommand,
}

#[derive(Debug, Subcommand)]
enum BreachedCommand {
    /// Make the file FILE from a public list of stolen passwords (Have I Been Pwned)
    Build(Build),
}

#[derive(Debug, Args)]
pub(super) struct Build {
    /// The file to make; one that is there is replaced once the new one is whole
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The public list of SHA-1 hashes: a folder with the files 00000.txt to FFFFF.txt, or one file ordered by hash
    #[arg(long, value_name = "PATH")]
    from: PathBuf,
    /// Leave out passwords that were seen less often
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    at_least: u64,
}

pub fn run(args: BreachedArgs, _: &Settings, out: Output) -> Result<(), CliError> {
    let BreachedCommand::Build(build) = args.command;
    let is_watched = std::io::stderr().is_terminal();
    let mut last = 0;
    let mut told = |thousandths: usize| {
        if is_watched && thousandths > last {
            last = thousandths;
            eprint!("\rReading the list: {}.{} %", thousandths / 10, thousandths % 10);
        }
    };
    let built = breached::build(&build.from, build.at_least, &build.file, &mut told);
    if last > 0 {
        eprint!("\r\u{1b}[K");
    }
    let count = built.map_err(CliError::failed)?;
    let file = build.file.display().to_string();
    let sentence = format!("Made {file} with {count} passwords. To use it, set LATCHKEY_BREACHED_FILE and restart the server.");
    out.done(&sentence, &json!({ "file": file, "passwords": count }))
}
