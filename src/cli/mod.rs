//! The command line: one file per command, each with its arguments, what it does and what it prints.
//!
//! Floor 9. Commands work on the stores directly, beside a running server, which sees a change within a second; durable
//! rows change through `acts` alone. Exit codes: 0 done, 1 refused or failed, 2 usage. Secrets come by standard input, a
//! file or a prompt, never as an argument.

mod arguments;
mod attribute;
mod audit;
mod beside;
mod breached;
mod client;
mod completions;
mod config;
mod demo;
mod doctor;
mod error;
mod examples;
mod group;
mod health;
mod invitation;
mod key;
mod message;
mod migrate;
mod moment;
mod output;
mod policy;
mod resource;
mod secret_input;
mod serve;
mod session;
mod settings_args;
mod terms;
mod upstream;
mod user;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::config::{Settings, SettingsErrors};
pub use error::CliError;
use output::{Format, Output};
use settings_args::{ServeSettings, StoreSettings};

/// OpenID Connect and OAuth 2 single sign-on in one binary.
#[derive(Debug, Parser)]
#[command(
    name = "latchkey",
    version,
    about,
    arg_required_else_help = false,
    after_help = "Without a command, Latchkey starts the server. For help with a command, run `latchkey COMMAND --help`.",
    after_long_help = EXAMPLES
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Print results as a table for people, or as JSON for scripts
    #[arg(long, global = true, value_enum, default_value_t = Format::Table, value_name = "FORMAT")]
    output: Format,
    #[command(flatten)]
    store: StoreSettings,
    #[command(flatten)]
    serve: ServeSettings,
}

const EXAMPLES: &str = "\
Examples:
  latchkey demo                                  try it with sample apps in a temporary folder
  latchkey                                       start the server with its data in ./latchkey-data
  latchkey user create --email mara@example.com --password-stdin < password.txt
  latchkey client create --name Wiki --redirect-uri https://wiki.example.com/callback
  latchkey --output json client list | jq -r '.[].client_id'

You can set every setting in latchkey.toml ([database] url), in the environment (LATCHKEY_DATABASE_URL) or on the command
line (--database-url). The command line overrides the environment, and the environment overrides the file. To see the
settings in use and where each comes from, run `latchkey config`.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server (the same as no command)
    Serve(ServeSettings),
    /// Try Latchkey with sample apps in a temporary folder
    Demo(demo::DemoArgs),
    /// Update the database schema to this version
    Migrate(migrate::MigrateArgs),
    /// Check the settings, the stores, the keys and the issuer without changing anything
    Doctor(ServeSettings),
    /// Check whether the running server is ready (exit code 0 if it is)
    Health(ServeSettings),
    /// Show every setting with its value and its source
    Config(ServeSettings),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
    #[command(flatten)]
    Object(Box<ObjectCommand>),
}

macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident($module:ident::$args:ident),)*) => {
        /// The commands of objects: each is a file that has its arguments, what it does and its examples.
        #[derive(Debug, Subcommand)]
        enum ObjectCommand {
            $($(#[$doc])* $name($module::$args),)*
        }

        impl ObjectCommand {
            fn run(self, settings: &Settings, out: Output) -> Result<(), CliError> {
                match self {
                    $(Self::$name(args) => $module::run(args, settings, out),)*
                }
            }
        }

        /// How they are used.
        const OF_OBJECTS: &[&[&str]] = &[$($module::EXAMPLES),*];
    };
}

objects! {
    /// Manage people
    User(user::UserArgs),
    /// Manage apps that people sign in to
    Client(client::ClientArgs),
    /// Invite people, and manage invitations
    Invitation(invitation::InvitationArgs),
    /// Manage groups of people
    Group(group::GroupArgs),
    /// Manage attributes of people: claims with a type, labels and rules
    Attribute(attribute::AttributeArgs),
    /// Say who must use what to sign in
    Policy(policy::PolicyArgs),
    /// Manage APIs (resource servers) that accept access tokens
    Resource(resource::ResourceArgs),
    /// Manage other providers whose accounts people sign in with
    Upstream(upstream::UpstreamArgs),
    /// Manage the terms that people accept
    Terms(terms::TermsArgs),
    /// Manage signing keys
    Key(key::KeyArgs),
    /// Manage sessions and grants
    Session(session::SessionArgs),
    /// See which messages to people wait, were sent or failed
    Message(message::MessageArgs),
    /// Make the list of stolen passwords that nobody can choose
    Breached(breached::BreachedArgs),
    /// Read the audit log
    Audit(audit::AuditArgs),
}

/// Runs the program with the given arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = arguments::with_values_apart(arguments.into_iter().collect(), Cli::command);
    let command = examples::with_examples(Cli::command());
    let serves = arguments::serves(&arguments);
    let cli = match command.try_get_matches_from(arguments).and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches)) {
        Ok(cli) => cli,
        Err(error) if serves && error.use_stderr() && std::env::var("LATCHKEY_LOG_FORMAT").is_ok_and(|format| format == "json") => {
            serve::log_failure(&error.to_string());
            return ExitCode::from(2);
        }
        Err(error) => {
            // Help and the version come this way too, with 0; a broken pipe is no reason to complain.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match dispatch(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !matches!(error, CliError::Logged) {
                output::complain(&error.to_string());
            }
            ExitCode::from(error.exit_code())
        }
    }
}

fn dispatch(cli: Cli) -> Result<(), CliError> {
    let out = Output::new(cli.output);
    let source = SettingsSource { store: cli.store, serve: cli.serve };
    match cli.command {
        None => serve::run(source.read()),
        Some(Command::Serve(more)) => serve::run(source.with(more).read()),
        Some(Command::Demo(args)) => {
            let mut before = source.store.flags;
            before.extend(source.serve.flags);
            before.extend(source.store.config.map(|config| ("config".to_owned(), config.display().to_string())));
            demo::run(args, before)
        }
        Some(Command::Migrate(args)) => migrate::run(&args, &source.load()?, out),
        Some(Command::Doctor(more)) => doctor::run(&source.with(more), out),
        Some(Command::Health(more)) => health::run(&source.with(more).load()?),
        Some(Command::Config(more)) => config::run(&source.with(more).load()?, out),
        Some(Command::Completions(args)) => completions::run(&args, &mut Cli::command()),
        Some(Command::Object(command)) => command.run(&source.load()?, out),
    }
}

/// What the command line says of the settings, before and after the command.
struct SettingsSource {
    store: StoreSettings,
    serve: ServeSettings,
}

impl SettingsSource {
    /// What stands after the command counts more.
    fn with(mut self, more: ServeSettings) -> Self {
        self.serve.flags.extend(more.flags);
        self
    }

    fn read(&self) -> Result<Settings, SettingsErrors> {
        let mut flags = self.store.flags.clone();
        flags.extend(self.serve.flags.clone());
        Settings::load(self.store.config.as_deref(), &flags)
    }

    /// For a command that ends: what is likely a mistake is told beside the result.
    fn load(&self) -> Result<Settings, CliError> {
        let settings = self.read()?;
        for warning in settings.warnings() {
            output::note(&format!("warning: {warning}"));
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests;
