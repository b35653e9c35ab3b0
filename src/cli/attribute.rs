//! `latchkey attribute`

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use serde_json::{Number, json};

use super::beside::{self, reading, with_provider};
use super::output::confirm;
use super::{CliError, Output};
use crate::acts::attribute::{ChangeAttribute, CreateAttribute as Create, DeleteAttribute as Delete};
use crate::config::Settings;
use crate::people::{AttributeRepresentation, attributes};
use crate::protocol::attribute::{Attribute, AttributeKind, ChangedBy, Required, Rules};

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "attribute create --name department --label Department --label-in de=Abteilung --scope profile",
    "attribute create --name shirt --type choice --choice S --choice M --choice L --label 'Shirt size' --required later",
    "attribute create --name cost_center --type number --min 1000 --max 9999 --label 'Cost center' --changed-by admin --hidden",
    "attribute list",
    "attribute show department",
    "attribute update department --scope hr --id-token",
    "attribute delete department --yes",
];

/// Manage attributes of people: claims with a type, labels and rules
#[derive(Debug, Args)]
pub struct AttributeArgs {
    #[command(subcommand)]
    command: AttributeCommand,
}

#[derive(Debug, Subcommand)]
enum AttributeCommand {
    /// Declare an attribute
    Create(CreateAttribute),
    /// List attributes
    List,
    /// Show an attribute
    Show(OneAttribute),
    /// Change an attribute. A list replaces the earlier list; an empty value removes what was set
    Update(UpdateAttribute),
    /// Delete an attribute, and the value of everyone who has one
    Delete(DeleteAttribute),
}

#[derive(Debug, Args)]
pub(super) struct OneAttribute {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
}

#[derive(Debug, Args)]
pub(super) struct DeleteAttribute {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct CreateAttribute {
    /// The name of the claim; it cannot be changed later
    #[arg(long, value_name = "NAME")]
    pub(super) name: String,
    /// The type of its value; it cannot be changed later
    #[arg(long = "type", value_name = "TYPE", value_parser = kind, default_value = "text")]
    pub(super) kind: AttributeKind,
    /// A person can have several values; it cannot be changed later
    #[arg(long)]
    pub(super) several: bool,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct UpdateAttribute {
    /// The name
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct Fields {
    /// What people read beside its field
    #[arg(long, value_name = "TEXT")]
    pub(super) label: Option<String>,
    /// The label in a language, such as de=Abteilung; can be repeated
    #[arg(long, value_name = "LANGUAGE=TEXT", value_parser = in_language)]
    pub(super) label_in: Vec<(String, String)>,
    /// A sentence that explains it
    #[arg(long, value_name = "TEXT")]
    pub(super) hint: Option<String>,
    /// The same in a language; can be repeated
    #[arg(long, value_name = "LANGUAGE=TEXT", value_parser = in_language)]
    pub(super) hint_in: Vec<(String, String)>,
    /// Smallest number of characters of a text
    #[arg(long, value_name = "N")]
    pub(super) min_length: Option<u32>,
    /// Largest number of characters of a text
    #[arg(long, value_name = "N")]
    pub(super) max_length: Option<u32>,
    /// A regular expression that the whole text must match
    #[arg(long, value_name = "REGEX")]
    pub(super) pattern: Option<String>,
    /// Smallest number
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) min: Option<Number>,
    /// Largest number
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) max: Option<Number>,
    /// A value to choose from; can be repeated
    #[arg(long = "choice", value_name = "TEXT")]
    pub(super) choices: Vec<String>,
    /// The person sees it on their account page
    #[arg(long, conflicts_with = "hidden")]
    pub(super) visible: bool,
    /// The person does not see it
    #[arg(long)]
    pub(super) hidden: bool,
    /// Who changes it: person (and administrators), or admin only
    #[arg(long, value_name = "WHO", value_parser = changed_by)]
    pub(super) changed_by: Option<ChangedBy>,
    /// Whether people must fill it in: never, registration, later (at the next sign-in), or offered (asked then, and may be skipped)
    #[arg(long, value_name = "WHEN", value_parser = required)]
    pub(super) required: Option<Required>,
    /// The scope that tells it to apps: profile or a name of your own; without one, apps must ask for it by name
    #[arg(long, value_name = "S")]
    pub(super) scope: Option<String>,
    /// The scope puts it into ID tokens too
    #[arg(long, conflicts_with = "no_id_token")]
    pub(super) id_token: bool,
    /// Only the userinfo endpoint tells it
    #[arg(long)]
    pub(super) no_id_token: bool,
    /// Its place among the others: lower numbers come first
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) position: Option<i64>,
}

fn named<K: Copy>(text: &str, parsed: Option<K>, names: &[&str]) -> Result<K, String> {
    parsed.ok_or_else(|| format!("{text:?} is none of {}", names.join(", ")))
}

fn kind(text: &str) -> Result<AttributeKind, String> {
    named(text, AttributeKind::parse(text), &AttributeKind::NAMES)
}

fn changed_by(text: &str) -> Result<ChangedBy, String> {
    named(text, ChangedBy::parse(text), &ChangedBy::NAMES)
}

fn required(text: &str) -> Result<Required, String> {
    named(text, Required::parse(text), &Required::NAMES)
}

fn in_language(text: &str) -> Result<(String, String), String> {
    let (language, words) = text.split_once('=').ok_or("expected LANGUAGE=TEXT")?;
    Ok((language.trim().to_owned(), words.trim().to_owned()))
}

/// With what was said of languages; an empty text takes a language away.
fn with_languages(mut kept: BTreeMap<String, String>, said: Vec<(String, String)>) -> BTreeMap<String, String> {
    for (language, words) in said {
        if words.is_empty() { drop(kept.remove(&language)) } else { drop(kept.insert(language, words)) }
    }
    kept
}

impl Fields {
    /// `before` with what was said; an empty text takes away what was set.
    fn over(self, before: Attribute) -> Attribute {
        let text = |said: Option<String>, before: Option<String>| said.map_or(before, |text| Some(text).filter(|text| !text.is_empty()));
        let rules = Rules {
            shortest: self.min_length.or(before.rules.shortest),
            longest: self.max_length.or(before.rules.longest),
            pattern: text(self.pattern, before.rules.pattern),
            least: self.min.or(before.rules.least),
            most: self.max.or(before.rules.most),
            choices: if self.choices.is_empty() { before.rules.choices } else { self.choices },
        };
        let scope = text(self.scope, before.scope);
        Attribute {
            label: self.label.unwrap_or(before.label),
            labels: with_languages(before.labels, self.label_in),
            help: self.hint.unwrap_or(before.help),
            helps: with_languages(before.helps, self.hint_in),
            rules,
            seen_by_person: self.visible || (before.seen_by_person && !self.hidden),
            changed_by: self.changed_by.unwrap_or(before.changed_by),
            required: self.required.unwrap_or(before.required),
            in_id_token: self.id_token || (before.in_id_token && !self.no_id_token && scope.is_some()),
            scope,
            position: self.position.unwrap_or(before.position),
            ..before
        }
    }
}

pub fn run(args: AttributeArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        AttributeCommand::Create(args) => create(args, settings, out),
        AttributeCommand::List => {
            let found = reading(settings, async |provider| Ok(provider.database.read(attributes::all).await?))?;
            let columns = ["name", "type", "several", "label", "seen_by_person", "changed_by", "required", "scope", "in_id_token"];
            out.list(&columns, &found.iter().map(AttributeRepresentation::from).collect::<Vec<_>>())
        }
        AttributeCommand::Show(args) => {
            let found = reading(settings, async |provider| {
                let name = args.name.clone();
                let found = provider.database.read(move |conn| attributes::find_versioned(conn, &name)).await?;
                found.ok_or_else(|| CliError::not_found("attribute with the name", &args.name))
            })?;
            out.one(&AttributeRepresentation::from(&found.0))
        }
        AttributeCommand::Update(args) => update(args, settings, out),
        AttributeCommand::Delete(args) => {
            confirm(&format!("Delete the attribute {} and everyone's value of it?", args.name), args.yes)?;
            let name = args.name.clone();
            let people = with_provider(settings, async |provider| {
                let delete = Delete { name: name.clone(), confirmed_by: None };
                Ok(provider.perform(beside::acting(provider), delete).await?)
            })?;
            let told = format!("Deleted the attribute {} and the values of {people} people.", args.name);
            out.done(&told, &json!({ "name": args.name, "people": people, "done": "deleted" }))
        }
    }
}

fn create(args: CreateAttribute, settings: &Settings, out: Output) -> Result<(), CliError> {
    let blank = Attribute {
        label: args.name.clone(),
        name: args.name,
        kind: args.kind,
        several: args.several,
        labels: BTreeMap::new(),
        help: String::new(),
        helps: BTreeMap::new(),
        rules: Rules::default(),
        seen_by_person: true,
        changed_by: ChangedBy::Person,
        required: Required::Never,
        scope: None,
        in_id_token: false,
        position: 0,
    };
    let attribute = args.fields.over(blank);
    let made = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), Create { attribute }).await?))?;
    out.one(&AttributeRepresentation::from(&made))
}

fn update(args: UpdateAttribute, settings: &Settings, out: Output) -> Result<(), CliError> {
    let updated = with_provider(settings, async |provider| {
        let name = args.name.clone();
        let found = provider.database.read(move |conn| attributes::find_versioned(conn, &name)).await?;
        let (before, version) = found.ok_or_else(|| CliError::not_found("attribute with the name", &args.name))?;
        let change = ChangeAttribute { attribute: args.fields.over(before), seen: Some(version) };
        Ok(provider.perform(beside::acting(provider), change).await?)
    })?;
    out.one(&AttributeRepresentation::from(&updated))
}
