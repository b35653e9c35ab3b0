//! `latchkey policy`

use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::{Value, json};

use super::beside::{self, reading, with_provider};
use super::output::confirm;
use super::{CliError, Output};
use crate::acts::rule::{RemoveRule, SetRule as Set};
use crate::clients::registered;
use crate::config::{Settings, duration};
use crate::endpoints::sign_in::known;
use crate::factors::rule::{Asked, Reason, Rule, Source};
use crate::factors::{Kind, Kinds};
use crate::people::requirements::{self, Given, Line};
use crate::people::rules::Place;
use crate::people::{RuleRepresentation, groups};
use crate::provider::Provider;
use crate::sign_in::preview::{self, Then};

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "policy set --everyone --max-age 12h",
    "policy set --group staff --require passkey --require totp",
    "policy set --app wiki --second-factor true --forbid recovery_codes",
    "policy set --everyone --second-factor true --remember-days 30",
    "policy list",
    "policy preview mara@example.com --app wiki",
    "policy remove --group staff --yes",
];

/// Say who must use what to sign in
#[derive(Debug, Args)]
pub struct PolicyArgs {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Set the rule for everyone, for a group or for an app. It replaces the rule that was there
    Set(SetRule),
    /// List all rules, with what settings, groups and apps require
    List,
    /// Remove the rule for everyone, of a group or of an app
    Remove(RuleToRemove),
    /// Show what a person would be asked at a sign-in, and why
    Preview(OnePerson),
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false, id = "whom")]
pub(super) struct Whom {
    /// Everyone who signs in
    #[arg(long)]
    pub(super) everyone: bool,
    /// The members of this group
    #[arg(long, value_name = "GROUP")]
    pub(super) group: Option<String>,
    /// Everyone who signs in to this app
    #[arg(long, value_name = "CLIENT_ID")]
    pub(super) app: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SetRule {
    #[command(flatten)]
    pub(super) whom: Whom,
    /// A factor that counts; can be repeated; without it and --forbid every factor counts
    #[arg(long = "allow", value_name = "FACTOR", value_parser = kind, conflicts_with = "forbid")]
    pub(super) allow: Vec<Kind>,
    /// A factor that does not count; can be repeated
    #[arg(long = "forbid", value_name = "FACTOR", value_parser = kind)]
    pub(super) forbid: Vec<Kind>,
    /// Whether two factors are required
    #[arg(long, value_name = "true|false", action = clap::ArgAction::Set, default_value_t = false)]
    pub(super) second_factor: bool,
    /// A factor one of which is required, with nothing in its place; can be repeated
    #[arg(long = "require", value_name = "FACTOR", value_parser = kind)]
    pub(super) require: Vec<Kind>,
    /// How long ago a factor may have been used, such as 12h; after that it is asked again
    #[arg(long, value_name = "DURATION")]
    pub(super) max_age: Option<String>,
    /// For how many days a browser may be remembered, in which no second factor is asked for then; 0 means never
    #[arg(long = "remember-days", value_name = "DAYS")]
    pub(super) remember: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct RuleToRemove {
    #[command(flatten)]
    pub(super) whom: Whom,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct OnePerson {
    /// ID, email address or username
    #[arg(value_name = "USER")]
    pub(super) user: String,
    /// The app that they sign in to; without it the person's own pages
    #[arg(long, value_name = "CLIENT_ID")]
    pub(super) app: Option<String>,
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::named(text).ok_or_else(|| format!("expected one of {}", Kind::ALL.map(Kind::as_str).join(", ")))
}

impl Whom {
    async fn place(&self, provider: &Provider) -> Result<Place, CliError> {
        let (group, app) = (self.group.clone(), self.app.clone());
        let found = provider.database.read(move |conn| {
            Ok::<_, crate::store::StoreError>(match (group, app) {
                (Some(name), _) => groups::find_by_name(conn, &name)?.map(|group| Place::Group(group.id)),
                (None, Some(id)) => registered::find(conn, &id)?.map(|_| Place::App(id)),
                (None, None) => Some(Place::Deployment),
            })
        });
        found.await?.ok_or_else(|| match (&self.group, &self.app) {
            (Some(name), _) => CliError::not_found("group", name),
            (None, app) => CliError::not_found("app", app.as_deref().unwrap_or_default()),
        })
    }

    fn said(&self) -> String {
        match (&self.group, &self.app) {
            (Some(name), _) => format!("for the group {name}"),
            (None, Some(id)) => format!("for the app {id}"),
            (None, None) => "for everyone".to_owned(),
        }
    }
}

pub fn run(args: PolicyArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        PolicyCommand::Set(args) => set(args, settings, out),
        PolicyCommand::List => list(settings, out),
        PolicyCommand::Remove(args) => {
            let said = args.whom.said();
            confirm(&format!("Remove the rule {said}?"), args.yes)?;
            with_provider(settings, async |provider| {
                let place = args.whom.place(provider).await?;
                Ok(provider.perform(beside::acting(provider), RemoveRule { place, seen: None }).await?)
            })?;
            out.done(&format!("Removed the rule {said}."), &json!({ "rule": said, "done": "removed" }))
        }
        PolicyCommand::Preview(args) => previewed(&args, settings, out),
    }
}

fn set(args: SetRule, settings: &Settings, out: Output) -> Result<(), CliError> {
    let max_age = args.max_age.as_deref().map(duration::parse).transpose().map_err(CliError::Usage)?;
    let kinds = |named: &[Kind]| named.iter().copied().collect::<Kinds>();
    let allowed = match (args.allow.is_empty(), args.forbid.is_empty()) {
        (false, _) => Some(kinds(&args.allow)),
        (true, false) => Some(Kinds::EVERY.without(kinds(&args.forbid))),
        (true, true) => None,
    };
    let max_age = max_age.map(|age| age.as_secs());
    let rule = Rule { allowed, second_factor: args.second_factor, one_of: kinds(&args.require), max_age, remember: args.remember };
    let made = with_provider(settings, async |provider| {
        let place = args.whom.place(provider).await?;
        Ok(provider.perform(beside::acting(provider), Set { place, rule, seen: None }).await?)
    })?;
    out.one(&made)
}

/// A row of the table.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    rule: RuleRepresentation,
    /// `rule`, or the setting or command that says it in a word of its own.
    set_by: &'static str,
}

fn list(settings: &Settings, out: Output) -> Result<(), CliError> {
    let found = reading(settings, async |provider| {
        let (given, snapshot) = (Given::from(&provider.settings), provider.snapshot());
        let apps: Vec<_> = snapshot.clients().map(crate::snapshot::KnownClient::ruled).collect();
        Ok(provider.database.read(move |conn| requirements::table(conn, (given, &snapshot.rules), &apps)).await?)
    })?;
    let rows: Vec<Row> = found.into_iter().map(row).collect();
    out.list(&["place", "name", "allowed", "second_factor", "one_of", "max_age", "remember", "set_by"], &rows)
}

fn row(line: Line) -> Row {
    let set_by = match (&line.source, line.is_rule) {
        (_, true) => "rule",
        (Source::Group(_), _) => "group",
        (Source::App(_), _) => "client",
        (Source::AdminsSetting, _) => "LATCHKEY_REQUIRE_SECOND_FACTOR_FOR_ADMINS",
        (Source::RememberAdminsSetting, _) => "LATCHKEY_REMEMBER_ADMINS",
        (Source::SmsCodeSetting, _) => "LATCHKEY_SMS_CODE",
        (Source::EmailCodeSetting | Source::Deployment, _) => "LATCHKEY_EMAIL_CODE",
    };
    let name = match &line.source {
        Source::Group(name) | Source::App(name) => name.clone(),
        Source::AdminsSetting | Source::RememberAdminsSetting => "administrators".to_owned(),
        Source::Deployment | Source::EmailCodeSetting | Source::SmsCodeSetting => String::new(),
    };
    Row { rule: RuleRepresentation::of(line.place.as_ref().unwrap_or(&Place::Deployment), &name, &line.rule), set_by }
}

fn names(kinds: Kinds) -> String {
    kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join(", ")
}

fn source(source: &Source) -> String {
    match source {
        Source::Deployment => "the rule for everyone".to_owned(),
        Source::EmailCodeSetting => "the setting LATCHKEY_EMAIL_CODE".to_owned(),
        Source::SmsCodeSetting => "the setting LATCHKEY_SMS_CODE".to_owned(),
        Source::AdminsSetting => "the setting LATCHKEY_REQUIRE_SECOND_FACTOR_FOR_ADMINS".to_owned(),
        Source::RememberAdminsSetting => "the setting LATCHKEY_REMEMBER_ADMINS".to_owned(),
        Source::Group(name) => format!("the group {name}"),
        Source::App(name) => format!("the app {name}"),
    }
}

fn because(reason: &Reason) -> String {
    let by = source(&reason.source);
    match &reason.part {
        Asked::NotAllowed(kinds) => format!("{by} does not accept {}", names(*kinds)),
        Asked::SecondFactor => format!("{by} requires a second factor"),
        Asked::OneOf(kinds) => format!("{by} requires one of {}", names(*kinds)),
        Asked::Remember(0) => format!("{by} lets no browser be remembered"),
        Asked::Remember(days) => format!("{by} lets a browser be remembered for {days} days"),
        Asked::MaxAge(seconds) => format!("{by} asks again after {}", duration::written(std::time::Duration::from_secs(*seconds))),
    }
}

fn then(step: &Then) -> String {
    match step {
        Then::Prove(kinds) => format!("then asked for one of {}", names(*kinds)),
        Then::SetUp(kinds) => format!("then has to set up one of {}", names(*kinds)),
        Then::Stuck => "then cannot continue: no factor that the rules accept can be set up".to_owned(),
    }
}

fn previewed(args: &OnePerson, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (paths, reasons, at) = reading(settings, async |provider| {
        let named = args.user.clone();
        let person = provider.database.read(move |conn| beside::person(conn, &named)).await?;
        let app = match &args.app {
            Some(id) => Some(provider.snapshot().client(id).ok_or_else(|| CliError::not_found("app", id))?.ruled()),
            None => None,
        };
        let known =
            known::account_at(provider, &person.id, app.as_ref().map(|app| app.client_id.clone())).await.map_err(CliError::failed)?;
        let known = known.ok_or_else(|| CliError::not_found("person", &args.user))?;
        let at = app.map_or_else(|| "their own pages".to_owned(), |app| app.name);
        Ok((preview::paths(&known.facts, provider.now()), known.facts.rule.reasons, at))
    })?;
    let ways: Vec<Value> = paths
        .iter()
        .map(|path| {
            let then = path.then.iter().map(|step| match step {
                Then::Prove(kinds) => json!({ "prove": kinds }),
                Then::SetUp(kinds) => json!({ "set_up": kinds }),
                Then::Stuck => json!({ "stuck": true }),
            });
            json!({ "first": path.first, "counts": path.counts, "then": then.collect::<Vec<_>>() })
        })
        .collect();
    let mut said = vec![format!("{} signs in to {at}:", args.user)];
    if paths.is_empty() {
        said.push("  has nothing to sign in with".to_owned());
    }
    for path in &paths {
        let counts = if path.counts { "" } else { " (shows who it is, and does not count)" };
        let steps = path.then.iter().map(then).collect::<Vec<_>>();
        let steps = if steps.is_empty() { "signed in".to_owned() } else { steps.join(", ") };
        said.push(format!("  with {}{counts}: {steps}", path.first.as_str()));
    }
    said.push(if reasons.is_empty() { "No rule asks for more.".to_owned() } else { "Because:".to_owned() });
    let why: Vec<String> = reasons.iter().map(because).collect();
    said.extend(why.iter().map(|why| format!("  {why}")));
    out.done(&said.join("\n"), &json!({ "person": args.user, "app": args.app, "ways": ways, "because": why }))
}
