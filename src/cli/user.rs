//! `latchkey user`

use clap::{Args, Subcommand};

use super::secret_input::PasswordArgs;
use super::{CliError, Output};
use crate::config::Settings;

/// People
#[derive(Debug, Args)]
#[command(after_help = "\
A person is named by id, e-mail address or user name.

Examples:
  latchkey user create --email mara@example.com --name 'Mara Jade' --password-stdin < password.txt
  latchkey user create --email ops@example.com --admin --password-prompt
  latchkey user update mara --claim 'locale=\"de\"' --group staff
  latchkey user disable mara@example.com
  latchkey --output json user list")]
pub struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Make a person's account
    Create(CreateUser),
    /// List people
    List(ListUsers),
    /// Show a person
    Show(OneUser),
    /// Change a person
    Update(UpdateUser),
    /// Set a person's password; all sessions and grants end
    SetPassword(SetPassword),
    /// Let nobody sign in as this person; all sessions and grants end
    Disable(OneUser),
    /// Let a disabled person sign in again
    Enable(OneUser),
    /// Delete a person for good
    Delete(DeleteUser),
    /// List a person's sessions and grants
    Sessions(OneUser),
    /// End all of a person's sessions and grants
    RevokeSessions(OneUser),
}

#[derive(Debug, Args)]
pub(super) struct OneUser {
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
}

#[derive(Debug, Args)]
pub(super) struct ListUsers {
    /// Only those whose name, address or user name holds this
    #[arg(long, value_name = "TEXT")]
    pub(super) search: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub(super) limit: u32,
}

#[derive(Debug, Args)]
pub(super) struct DeleteUser {
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct SetPassword {
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// The person must choose another at the next sign-in
    #[arg(long)]
    pub(super) temporary: bool,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(super) struct CreateUser {
    /// E-mail address, which also signs in
    #[arg(long, value_name = "E")]
    pub(super) email: String,
    /// Full name
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// User name, which also signs in; it holds no @
    #[arg(long, value_name = "U")]
    pub(super) username: Option<String>,
    /// The address is known to be the person's
    #[arg(long)]
    pub(super) verified: bool,
    /// May administer this provider
    #[arg(long)]
    pub(super) admin: bool,
    /// Member of this group; may be given several times
    #[arg(long = "group", value_name = "G")]
    pub(super) groups: Vec<String>,
    /// A claim as JSON, such as locale='"de"'; may be given several times
    #[arg(long = "claim", value_name = "NAME=JSON", value_parser = claim)]
    pub(super) claims: Vec<(String, serde_json::Value)>,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(super) struct UpdateUser {
    /// Id, e-mail address or user name
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// E-mail address
    #[arg(long, value_name = "E")]
    pub(super) email: Option<String>,
    /// Full name
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// User name; an empty one takes it away
    #[arg(long, value_name = "U")]
    pub(super) username: Option<String>,
    /// The address is known to be the person's
    #[arg(long, conflicts_with = "unverified")]
    pub(super) verified: bool,
    /// The address is not known to be the person's
    #[arg(long)]
    pub(super) unverified: bool,
    /// May administer this provider
    #[arg(long, conflicts_with = "no_admin")]
    pub(super) admin: bool,
    /// May no longer administer this provider
    #[arg(long)]
    pub(super) no_admin: bool,
    /// Add to this group; may be given several times
    #[arg(long = "group", value_name = "G")]
    pub(super) groups: Vec<String>,
    /// A claim as JSON; null takes it away; may be given several times
    #[arg(long = "claim", value_name = "NAME=JSON", value_parser = claim)]
    pub(super) claims: Vec<(String, serde_json::Value)>,
    #[command(flatten)]
    pub(super) password: PasswordArgs,
}

/// `NAME=JSON`; what is no JSON counts as the text it is, so that `locale=de` does what is meant.
fn claim(text: &str) -> Result<(String, serde_json::Value), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=JSON")?;
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
        return Err("expected the name of a claim before the =".to_owned());
    }
    let looks_like_json = value.starts_with(['{', '[', '"']);
    match serde_json::from_str(value) {
        Ok(value) => Ok((name.to_owned(), value)),
        Err(error) if looks_like_json => Err(format!("not JSON: {error}")),
        Err(_) => Ok((name.to_owned(), serde_json::Value::from(value))),
    }
}

pub fn run(args: UserArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
