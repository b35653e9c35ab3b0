//! Secrets come by standard input, a file or a prompt: an argument would stand in the process list and the history.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::Args;
use zeroize::Zeroizing;

use super::CliError;
use crate::config::without_mark;
use crate::secrets::Secret;

/// More than any password that is accepted.
const LONGEST: u64 = 64 * 1024;

/// Where a password comes from.
#[derive(Clone, Debug, Default, Args)]
#[group(multiple = false)]
pub struct PasswordArgs {
    /// Read the password from standard input
    #[arg(long)]
    password_stdin: bool,
    /// Read the password from a file
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Ask for the password in the terminal
    #[arg(long)]
    password_prompt: bool,
    /// Read a password hash that another system made from standard input
    #[arg(long)]
    password_hash_stdin: bool,
    /// Read a password hash that another system made from a file
    #[arg(long, value_name = "FILE")]
    password_hash_file: Option<PathBuf>,
}

/// A secret from standard input.
pub fn from_stdin() -> Result<Secret, CliError> {
    from_reader(std::io::stdin().lock())
}

/// A secret from a file.
pub fn from_file(path: &Path) -> Result<Secret, CliError> {
    let file = std::fs::File::open(path).map_err(|e| CliError::Failed(format!("{}: {e}", path.display())))?;
    from_reader(file)
}

/// What was given as a password.
pub enum Given {
    /// The password.
    Password(Secret),
    /// What another system kept of it.
    Hash(Secret),
}

impl PasswordArgs {
    /// The password, where one of the flags asks for one.
    pub fn read(&self) -> Result<Option<Given>, CliError> {
        let stdin = || from_reader(std::io::stdin().lock());
        let file = |path: &PathBuf| {
            let file = std::fs::File::open(path).map_err(|e| CliError::Failed(format!("{}: {e}", path.display())))?;
            from_reader(file)
        };
        Ok(match (&self.password_file, &self.password_hash_file) {
            _ if self.password_stdin => Some(Given::Password(stdin()?)),
            _ if self.password_hash_stdin => Some(Given::Hash(stdin()?)),
            _ if self.password_prompt => Some(Given::Password(prompt()?)),
            (Some(path), _) => Some(Given::Password(file(path)?)),
            (None, Some(path)) => Some(Given::Hash(file(path)?)),
            (None, None) => None,
        })
    }

    /// The password, asked for where no flag says where it is.
    pub fn read_or_prompt(&self) -> Result<Given, CliError> {
        match self.read()? {
            Some(password) => Ok(password),
            None if std::io::stdin().is_terminal() => prompt().map(Given::Password),
            None => Err(CliError::Usage("provide the password with --password-stdin or --password-file FILE".to_owned())),
        }
    }
}

/// A byte order mark at the beginning and one line break at the end are the editor's, not the password's.
fn from_reader(reader: impl std::io::Read) -> Result<Secret, CliError> {
    let mut text = Zeroizing::new(String::new());
    reader.take(LONGEST).read_to_string(&mut text).map_err(|e| CliError::Failed(format!("the password cannot be read: {e}")))?;
    let line = without_mark(&text);
    let line = line.strip_suffix('\n').unwrap_or(line);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.is_empty() { Err(CliError::Failed("the password is empty".to_owned())) } else { Ok(Secret::new(line)) }
}

fn prompt() -> Result<Secret, CliError> {
    let ask = |text: &str| {
        rpassword::prompt_password(text)
            .map(Secret::new)
            .map_err(|e| CliError::Failed(format!("the password cannot be read from the terminal: {e}")))
    };
    let first = ask("Password: ")?;
    if first.expose().is_empty() {
        return Err(CliError::Failed("the password is empty".to_owned()));
    }
    if first.equals(ask("Repeat the password: ")?.expose()) {
        Ok(first)
    } else {
        Err(CliError::Failed("the passwords do not match".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_loses_one_line_break_and_a_byte_order_mark_and_nothing_else() {
        for (given, read) in [
            ("a b \n", "a b "),
            ("x", "x"),
            ("x\r\n", "x"),
            ("x\n\n", "x\n"),
            ("\u{feff}x\r\n", "x"),
            ("\u{feff}\u{feff}x", "\u{feff}x"),
            ("x\u{feff}", "x\u{feff}"),
        ] {
            assert_eq!(from_reader(given.as_bytes()).unwrap().expose(), read);
        }
        assert!(from_reader("\n".as_bytes()).is_err());
        assert!(from_reader("\u{feff}\n".as_bytes()).is_err());
    }
}
