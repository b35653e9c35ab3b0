//! The flags of the settings, made from the one table of `config`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, Error};

use crate::config::{SETTINGS, Secrecy, Setting};

/// The settings that every command needs to find the stores; their flags stand before or after the command.
const OF_THE_STORES: &[&str] =
    &["issuer", "data-dir", "database-url", "database-migrate-url", "redis-url", "master-key", "log", "log-format"];

const HEADING: &str = "Settings (also in latchkey.toml and as LATCHKEY_... variables)";

/// `--config` and the settings of the stores.
#[derive(Clone, Debug, Default)]
pub struct StoreSettings {
    /// The settings file that was named.
    pub config: Option<PathBuf>,
    /// Long names without dashes, and their values.
    pub flags: BTreeMap<String, String>,
}

/// The other settings: for the commands that serve or look at all of them.
#[derive(Clone, Debug, Default)]
pub struct ServeSettings {
    /// Long names without dashes, and their values.
    pub flags: BTreeMap<String, String>,
}

/// The settings that the demo takes.
const OF_THE_DEMO: &[&str] = &["issuer", "listen", "management-listen"];

/// For the demo: where it is. What it has of its own is understood, so that it can be refused in words, and not offered.
#[derive(Clone, Debug, Default)]
pub struct DemoSettings {
    /// Long names without dashes, and their values.
    pub flags: BTreeMap<String, String>,
}

fn is_of_the_stores(setting: &Setting) -> bool {
    OF_THE_STORES.contains(&setting.name)
}

/// The flags of one setting, each with how its value is named: its own unless it is secret, and the one for a file.
fn flags(setting: &'static Setting) -> impl Iterator<Item = (&'static str, &'static str)> {
    let whole = (setting.secrecy != Secrecy::Secret).then_some((setting.name, setting.value));
    whole.into_iter().chain(setting.file_flag.map(|flag| (flag, "FILE")))
}

fn help(setting: &Setting, flag: &str) -> String {
    match setting.default {
        _ if Some(flag) == setting.file_flag => format!("File that contains the value of {}", setting.variable()),
        Some(default) => format!("{} [default: {default}]", setting.meaning),
        None => setting.meaning.to_owned(),
    }
}

fn augment(command: Command, of_the_stores: bool) -> Command {
    SETTINGS.iter().filter(|setting| is_of_the_stores(setting) == of_the_stores).fold(command, |command, setting| {
        flags(setting).fold(command, |command, (flag, value)| {
            command.arg(
                Arg::new(flag)
                    .long(flag)
                    .value_name(value)
                    .help(help(setting, flag))
                    .help_heading(HEADING)
                    .global(of_the_stores)
                    .hide_short_help(true)
                    .hide(!setting.available),
            )
        })
    })
}

fn read(matches: &ArgMatches, of_the_stores: bool) -> BTreeMap<String, String> {
    SETTINGS
        .iter()
        .filter(|setting| is_of_the_stores(setting) == of_the_stores)
        .flat_map(|setting| flags(setting))
        .filter_map(|(flag, _)| Some((flag.to_owned(), matches.try_get_one::<String>(flag).ok().flatten()?.clone())))
        .collect()
}

impl clap::Args for DemoSettings {
    fn augment_args(command: Command) -> Command {
        let config = Arg::new("config").long("config").value_parser(clap::value_parser!(PathBuf)).hide(true);
        let flags = SETTINGS.iter().flat_map(|setting| flags(setting).map(move |flag| (*setting, flag)));
        flags.fold(command.arg(config), |command, (setting, (flag, value))| {
            let is_taken = OF_THE_DEMO.contains(&setting.name);
            command.arg(Arg::new(flag).long(flag).value_name(value).help(setting.meaning).hide(!is_taken))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for DemoSettings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut flags = read(matches, true);
        flags.extend(read(matches, false));
        if let Some(config) = matches.try_get_one::<PathBuf>("config").ok().flatten() {
            flags.insert("config".to_owned(), config.display().to_string());
        }
        Ok(Self { flags })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for StoreSettings {
    fn augment_args(command: Command) -> Command {
        let config = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .value_parser(clap::value_parser!(PathBuf))
            .global(true)
            .help("Settings file [default: latchkey.toml, if it exists]");
        augment(command.arg(config), true)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for StoreSettings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let config = matches.try_get_one::<PathBuf>("config").ok().flatten().cloned();
        Ok(Self { config, flags: read(matches, true) })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl clap::Args for ServeSettings {
    fn augment_args(command: Command) -> Command {
        augment(command, false)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for ServeSettings {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self { flags: read(matches, false) })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
