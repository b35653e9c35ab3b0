//! `latchkey terms`

use clap::{Args, Subcommand};
use serde_json::json;

use super::beside::{self, reading, with_provider};
use super::moment::{Span, beginning};
use super::{CliError, Output};
use crate::acts::terms::{PublishTerms as Publish, WithdrawTerms as Withdraw};
use crate::config::Settings;
use crate::people::terms::{self, TermsRepresentation, TermsText};

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "terms publish 2026-11 --text en=https://example.com/terms --text de=https://example.com/agb --title de=Nutzungsbedingungen",
    "terms publish 2027-01 --text en=https://example.com/terms/2027 --since 2099-01-01",
    "terms publish 2026-11b --text en=https://example.com/terms --not-again",
    "terms list",
    "terms withdraw 2027-01",
];

/// Manage the terms that people accept before they sign in
#[derive(Debug, Args)]
pub struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Debug, Subcommand)]
enum TermsCommand {
    /// Publish a version. It cannot be changed later
    Publish(PublishTerms),
    /// List the versions
    List,
    /// Withdraw a version that nobody has accepted yet
    Withdraw(WithdrawTerms),
}

#[derive(Debug, Args)]
pub(super) struct PublishTerms {
    /// The name of the version, such as 2026-11-30
    #[arg(value_name = "VERSION")]
    pub(super) version: String,
    /// The language and the address where people read it; can be repeated
    #[arg(long = "text", value_name = "LANGUAGE=URL", value_parser = in_language, required = true)]
    pub(super) texts: Vec<(String, String)>,
    /// What it is called in a language; by default the word for terms in that language; can be repeated
    #[arg(long = "title", value_name = "LANGUAGE=TITLE", value_parser = in_language)]
    pub(super) titles: Vec<(String, String)>,
    /// From when on it is in force: a day, a time, or a span such as 14d; at once by default, as today is
    #[arg(long, value_name = "TIME")]
    pub(super) since: Option<String>,
    /// People who accepted an earlier version need not accept this one
    #[arg(long)]
    pub(super) not_again: bool,
}

#[derive(Debug, Args)]
pub(super) struct WithdrawTerms {
    /// The name of the version
    #[arg(value_name = "VERSION")]
    pub(super) version: String,
}

fn in_language(text: &str) -> Result<(String, String), String> {
    let (language, value) =
        text.split_once('=').ok_or_else(|| "expected LANGUAGE=VALUE, such as en=https://example.com/terms".to_owned())?;
    Ok((language.to_owned(), value.to_owned()))
}

/// What the terms are called in a language where nobody said so.
fn title(language: &str) -> String {
    use crate::languages::{Language, Texts};
    let language = Language::ALL.into_iter().find(|known| known.tag() == language).unwrap_or_default();
    Texts::of(language).text("footer-terms")
}

pub fn run(args: TermsArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        TermsCommand::Publish(args) => {
            if let Some((language, _)) = args.titles.iter().find(|(language, _)| !args.texts.iter().any(|(other, _)| other == language)) {
                return Err(CliError::Usage(format!("--title {language}=… needs --text {language}=…")));
            }
            let title_in = |language: &str| {
                let said = args.titles.iter().rfind(|(other, _)| other == language).map(|(_, title)| title.clone());
                said.unwrap_or_else(|| title(language))
            };
            let text =
                |(language, url): &(String, String)| TermsText { language: language.clone(), title: title_in(language), url: url.clone() };
            let texts: Vec<TermsText> = args.texts.iter().map(text).collect();
            let published = with_provider(settings, async |provider| {
                let since = args.since.as_deref().map(|text| beginning(text, Span::Ahead, provider.now()));
                let since = since.transpose().map_err(CliError::Usage)?;
                let publish = Publish { version: args.version.clone(), texts: texts.clone(), since, again: !args.not_again };
                Ok(provider.perform(beside::acting(provider), publish).await?)
            })?;
            out.one(&TermsRepresentation::from(&published))
        }
        TermsCommand::List => {
            let found = reading(settings, async |provider| Ok(provider.database.read(terms::all).await?))?;
            out.list(&["version", "since", "again", "created_at"], &found.iter().rev().map(TermsRepresentation::from).collect::<Vec<_>>())
        }
        TermsCommand::Withdraw(args) => {
            let version = args.version.clone();
            with_provider(settings, async |provider| {
                Ok(provider.perform(beside::acting(provider), Withdraw { version: version.clone() }).await?)
            })?;
            out.done(&format!("Withdrew the version {}.", args.version), &json!({ "version": args.version, "done": "withdrawn" }))
        }
    }
}
