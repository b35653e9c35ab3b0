//! `latchkey client`

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};

use serde_json::{Map, Value, json};

use super::beside::{self, reading, with_provider};
use super::output::{ask, confirm, note};
use super::{CliError, Output};
use crate::acts;
use crate::acts::client::{ChangeClient, ClientNotChanged, MetadataChange, SettingsChange, WhichClient};
use crate::acts::door::NotDone;
use crate::clients::{ClientRepresentation, registered};
use crate::config::{Settings, duration, without_mark};
use crate::jose::parse_object;
use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::client::{ClientKind, ClientMetadata, ClientSettings, Provenance};
use crate::protocol::registration::{Registrar, validate};
use crate::provider::Provider;
use crate::writing::likeness::closest;
use crate::writing::quoting::ShellCommand;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "client create --name Wiki --redirect-uri https://wiki.example.com/callback --post-logout-redirect-uri https://wiki.example.com/",
    "client create --name Shop --type spa --redirect-uri https://shop.example.com/",
    "client create --name Sync --type service --scope read --scope write",
    "client create --name App --metadata-file registration.json",
    "client create --name Wiki --redirect-uri https://wiki.example.com/callback --output json | jq -r .client_secret",
    "client list",
    "client show wiki",
    "client update wiki --redirect-uri https://new.example.com/callback",
    "client update wiki --metadata-file change.json --merge",
    "client rotate-secret wiki --keep-old 1d",
    "client delete wiki --yes",
];

/// Manage apps that people sign in to
#[derive(Debug, Args)]
pub struct ClientArgs {
    #[command(subcommand)]
    command: ClientCommand,
}

#[derive(Debug, Subcommand)]
enum ClientCommand {
    /// Register an app and print its client ID and, once, its secret
    Create(CreateClient),
    /// List apps
    List,
    /// Show an app
    Show(OneClient),
    /// Change an app. A list replaces the earlier list. A metadata file replaces all metadata unless you add --merge
    Update(UpdateClient),
    /// Create a new secret and print it once
    RotateSecret(RotateSecret),
    /// Delete an app with its consents and grants
    Delete(DeleteClient),
}

/// What kind of app it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Runs on a server and keeps a secret
    Web,
    /// Runs in the browser, without a secret, with PKCE
    Spa,
    /// Installed on a device, without a secret, with PKCE
    Native,
    /// A program that acts for itself with client credentials
    Service,
}

impl From<Kind> for ClientKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Web => Self::Web,
            Kind::Spa => Self::Spa,
            Kind::Native => Self::Native,
            Kind::Service => Self::Service,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct OneClient {
    /// The client ID, or the name where no other app has it
    #[arg(value_name = "ID")]
    pub(super) id: String,
}

#[derive(Debug, Args)]
pub(super) struct DeleteClient {
    /// The client ID, or the name where no other app has it
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct RotateSecret {
    /// The client ID, or the name where no other app has it
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Keep the old secret valid for this long, such as 1d [default: it ends immediately]
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(super) keep_old: Option<Duration>,
}

#[derive(Debug, Args)]
pub(super) struct CreateClient {
    /// The client ID [default: generated]
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// Type of app [default: web]
    #[arg(long = "type", value_enum, value_name = "TYPE")]
    pub(super) kind: Option<Kind>,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct UpdateClient {
    /// The client ID, or the name where no other app has it
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Enable the app again
    #[arg(long, conflicts_with = "disable")]
    pub(super) enable: bool,
    /// Disable the app: no one can sign in to it, and it gets no tokens
    #[arg(long)]
    pub(super) disable: bool,
    /// Change only the members in the metadata file: a value replaces, null removes (RFC 7396)
    #[arg(long, requires = "metadata_file")]
    pub(super) merge: bool,
    /// Undo --first-party: ask people for consent
    #[arg(long, conflicts_with = "first_party")]
    pub(super) no_first_party: bool,
    /// Undo --trusted
    #[arg(long, conflicts_with = "trusted")]
    pub(super) no_trusted: bool,
    /// Undo --id-token-claims
    #[arg(long, conflicts_with = "id_token_claims")]
    pub(super) no_id_token_claims: bool,
    #[command(flatten)]
    pub(super) fields: Fields,
}

/// What may be said of a client when it is made and later.
#[derive(Debug, Args)]
pub(super) struct Fields {
    /// The name that people see
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// Redirect address after sign-in; can be repeated
    #[arg(long = "redirect-uri", value_name = "U")]
    pub(super) redirect_uris: Vec<String>,
    /// Redirect address after sign-out; can be repeated
    #[arg(long = "post-logout-redirect-uri", value_name = "U")]
    pub(super) post_logout_redirect_uris: Vec<String>,
    /// A scope the app can request; can be repeated [default: every standard scope, and none of an API]
    #[arg(long = "scope", value_name = "S")]
    pub(super) scopes: Vec<String>,
    /// A grant type the app uses; can be repeated
    #[arg(long = "grant", value_name = "G")]
    pub(super) grants: Vec<String>,
    /// How the app authenticates: client_secret_basic, client_secret_post or none
    #[arg(long, value_name = "M")]
    pub(super) auth_method: Option<String>,
    /// Address of its public keys (JWK set)
    #[arg(long, value_name = "U", conflicts_with = "jwks_file")]
    pub(super) jwks_uri: Option<String>,
    /// File with its public keys (JWK set)
    #[arg(long, value_name = "F")]
    pub(super) jwks_file: Option<PathBuf>,
    /// This is our own app: do not ask people for consent
    #[arg(long)]
    pub(super) first_party: bool,
    /// Trust its private-use redirect address: ask for consent only once
    #[arg(long)]
    pub(super) trusted: bool,
    /// File with registration metadata as JSON (RFC 7591); options override it
    #[arg(long, value_name = "F")]
    pub(super) metadata_file: Option<PathBuf>,
    /// Include profile claims in the ID token too
    #[arg(long)]
    pub(super) id_token_claims: bool,
    /// Require PKCE
    #[arg(long, conflicts_with = "no_require_pkce")]
    pub(super) require_pkce: bool,
    /// Do not require PKCE from an app with a secret
    #[arg(long)]
    pub(super) no_require_pkce: bool,
    /// Whether people need a second factor to sign in to this app
    #[arg(long, value_name = "true|false")]
    pub(super) require_second_factor: Option<bool>,
    /// Signing algorithm of its ID tokens, such as RS256 or ES256
    #[arg(long, value_name = "A")]
    pub(super) id_token_alg: Option<String>,
    /// Lifetime of its access tokens, such as 5m, no longer than the server's setting
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(super) access_token_lifetime: Option<Duration>,
    /// Lifetime of its ID tokens, such as 5m, no longer than the server's setting
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(super) id_token_lifetime: Option<Duration>,
}

impl Fields {
    /// Lays what was given over `metadata`; a list replaces the one there was.
    fn overlay(&self, metadata: &mut Map<String, Value>) -> Result<(), CliError> {
        let mut set = |name: &str, value: Value| {
            metadata.insert(name.to_owned(), value);
        };
        if let Some(name) = &self.name {
            set("client_name", json!(name));
        }
        for (name, list) in [
            ("redirect_uris", &self.redirect_uris),
            ("post_logout_redirect_uris", &self.post_logout_redirect_uris),
            ("grant_types", &self.grants),
        ] {
            if !list.is_empty() {
                set(name, json!(list));
            }
        }
        if !self.grants.is_empty() {
            let granted = |response_type: &&ResponseType| self.grants.iter().any(|grant| grant == response_type.grant_type().as_str());
            set("response_types", ResponseType::ALL.iter().filter(granted).map(|response_type| response_type.as_str()).collect());
        }
        if !self.scopes.is_empty() {
            set("scope", json!(self.scopes.join(" ")));
        }
        for (name, text) in [
            ("token_endpoint_auth_method", &self.auth_method),
            ("jwks_uri", &self.jwks_uri),
            ("id_token_signed_response_alg", &self.id_token_alg),
        ] {
            if let Some(text) = text {
                set(name, json!(text));
            }
        }
        if let Some(path) = &self.jwks_file {
            set("jwks", Value::Object(json_file(path)?));
        }
        Ok(())
    }

    /// What was given of the settings.
    fn settings(&self) -> SettingsChange {
        let seconds = |given: Option<Duration>| given.map(|lifetime| Some(lifetime.as_secs()));
        SettingsChange {
            first_party: self.first_party.then_some(true),
            trusted: self.trusted.then_some(true),
            id_token_claims: self.id_token_claims.then_some(true),
            require_pkce: (self.require_pkce || self.no_require_pkce).then_some(Some(self.require_pkce)),
            access_token_lifetime: seconds(self.access_token_lifetime),
            id_token_lifetime: seconds(self.id_token_lifetime),
            require_second_factor: self.require_second_factor,
            rotates: None,
        }
    }

    fn note_longer_lifetimes(&self, provider: &Provider) {
        let seconds = |given: Option<Duration>| given.map(|lifetime| lifetime.as_secs());
        beside::note_longer_lifetimes(provider, seconds(self.access_token_lifetime), seconds(self.id_token_lifetime));
    }

    /// The metadata of `--metadata-file`, where it is given.
    fn metadata_file(&self) -> Result<Option<Map<String, Value>>, CliError> {
        self.metadata_file.as_deref().map(json_file).transpose()
    }

    fn check(&self) -> Result<(), CliError> {
        if [self.access_token_lifetime, self.id_token_lifetime].into_iter().flatten().any(|lifetime| lifetime.as_secs() == 0) {
            return Err(CliError::Usage("a lifetime must be at least 1 second".to_owned()));
        }
        Ok(())
    }
}

/// Bytes of a file of metadata or keys at most: more than is registered, and a bound for a pipe that never ends.
const LONGEST_FILE: u64 = 128 * 1024;

/// The object in a file. Members that are given twice are refused: one of them would be lost without a word.
fn json_file(path: &std::path::Path) -> Result<Map<String, Value>, CliError> {
    let failed = |why: &dyn std::fmt::Display| CliError::Failed(format!("{}: {why}", path.display()));
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    let mut text = String::new();
    file.take(LONGEST_FILE + 1).read_to_string(&mut text).map_err(|error| failed(&error))?;
    if u64::try_from(text.len()).is_ok_and(|length| length > LONGEST_FILE) {
        return Err(failed(&"the file is larger than 128 KiB"));
    }
    parse_object(without_mark(&text).as_bytes()).map_err(|error| failed(&format!("must contain a JSON object: {error}")))
}

pub fn run(args: ClientArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        ClientCommand::Create(args) => create(&args, settings, out),
        ClientCommand::List => list(settings, out),
        ClientCommand::Show(args) => show(args, settings, out),
        ClientCommand::Update(args) => update(args, settings, out),
        ClientCommand::RotateSecret(args) => rotate_secret(args, settings, out),
        ClientCommand::Delete(args) => {
            confirm(&format!("Delete the app {} with its consents and grants?", args.id), args.yes)?;
            delete(args, settings, out)
        }
    }
}

fn create(args: &CreateClient, settings: &Settings, out: Output) -> Result<(), CliError> {
    args.fields.check()?;
    let file = args.fields.metadata_file()?;
    // What a file describes says by itself what it is; without one the default is web.
    let kind = args.kind.map(ClientKind::from).or(if file.is_some() { None } else { Some(ClientKind::Web) });
    let mut metadata = file.unwrap_or_default();
    args.fields.overlay(&mut metadata)?;
    if !metadata.get("client_name").is_some_and(Value::is_string) {
        return Err(CliError::Usage("give the app a name: --name NAME".to_owned()));
    }
    let unasked = match sign_out_example(&metadata, kind) {
        Some(example) => match ask(&format!("Where should people go after they sign out, for example {example}? (Leave empty for none.)"))?
        {
            Some(address) if !address.is_empty() => {
                metadata.insert("post_logout_redirect_uris".to_owned(), json!([address]));
                None
            }
            Some(_) => None,
            None => Some(example),
        },
        None => None,
    };
    let registration =
        validate(&Value::Object(metadata), kind, Registrar::Admin).map_err(|e| CliError::Failed(e.description.into_owned()))?;
    let create = acts::client::CreateClient {
        client_id: args.id.clone(),
        registration,
        settings: args.fields.settings().of(&ClientSettings::default()),
        provenance: Provenance::Command,
    };
    let (made, unknown) = with_provider(settings, async |provider| {
        args.fields.note_longer_lifetimes(provider);
        let made = provider.perform(beside::acting(provider), create).await?;
        let unknown = unknown_scopes(provider, made.record.client.metadata.scope.as_deref());
        Ok((ClientRepresentation::of(&made.record, made.secret), unknown))
    })?;
    shown(out, &made)?;
    if let Some(example) = unasked {
        note(&format!("No sign-out address is registered. If the app needs one, add it: --post-logout-redirect-uri {example}"));
    }
    unknown.iter().for_each(|scope| note(scope));
    Ok(())
}

/// What is said of each scope in `scope` that is no standard one and that no API has.
fn unknown_scopes(provider: &Provider, scope: Option<&str>) -> Vec<String> {
    let snapshot = provider.snapshot();
    let known = snapshot.scope_names();
    let unknown = scope.unwrap_or_default().split_ascii_whitespace().filter(|asked| !known.contains(asked));
    unknown
        .map(|asked| {
            let meant = closest(asked, known.iter().copied()).map(|name| format!(" Did you mean {name}?")).unwrap_or_default();
            format!("warning: no API has the scope {asked}, so the app cannot get it.{meant}")
        })
        .collect()
}

/// An example of where a sign-out comes back to, which most applications that sign people in name and few people think of:
/// none where it is given already, if only as an empty list.
fn sign_out_example(metadata: &Map<String, Value>, kind: Option<ClientKind>) -> Option<String> {
    let redirects = metadata.get("redirect_uris").and_then(Value::as_array);
    let first = redirects.and_then(|uris| uris.first()).and_then(Value::as_str).and_then(|uri| url::Url::parse(uri).ok());
    let page = first.filter(|url| matches!(url.scheme(), "https" | "http"));
    let page = page.filter(|_| kind != Some(ClientKind::Native) && !metadata.contains_key("post_logout_redirect_uris"))?;
    Some(format!("{}/", page.origin().ascii_serialization()))
}

fn list(settings: &Settings, out: Output) -> Result<(), CliError> {
    let items = reading(settings, async |provider| {
        let found = provider.database.read(|conn| registered::list(conn, None, i64::MAX)).await?;
        Ok(found.iter().map(|record| ClientRepresentation::of(record, None)).collect::<Vec<_>>())
    })?;
    out.list(&["client_id", "client_name", "type", "status", "redirect_uris"], &items)
}

fn show(args: OneClient, settings: &Settings, out: Output) -> Result<(), CliError> {
    let found = reading(settings, async |provider| {
        let found = provider.database.read(move |conn| WhichClient::Named(args.id).find(conn)).await?;
        Ok(ClientRepresentation::of(&found, None))
    })?;
    out.one(&found)
}

fn update(args: UpdateClient, settings: &Settings, out: Output) -> Result<(), CliError> {
    args.fields.check()?;
    let file = args.fields.metadata_file()?;
    let mut set = Map::new();
    args.fields.overlay(&mut set)?;
    let mut decided = args.fields.settings();
    decided.first_party = decided.first_party.or(args.no_first_party.then_some(false));
    decided.trusted = decided.trusted.or(args.no_trusted.then_some(false));
    decided.id_token_claims = decided.id_token_claims.or(args.no_id_token_claims.then_some(false));
    // A file says all that the client is, unless it is merged; flags change what they name.
    let (metadata, replaced) = match file {
        Some(mut whole) if !args.merge => {
            whole.extend(set);
            let named: BTreeSet<String> = whole.keys().cloned().collect();
            (MetadataChange::Replaced(whole), Some(named))
        }
        merge => (MetadataChange::Patched { merge: merge.unwrap_or_default(), set }, None),
    };
    let change = ChangeClient {
        client: WhichClient::Named(args.id),
        metadata: Some(metadata),
        settings: decided,
        enabled: (args.enable || args.disable).then_some(args.enable),
        seen: None,
    };
    let (changed, unknown) = with_provider(settings, async |provider| {
        args.fields.note_longer_lifetimes(provider);
        let changed = provider.perform(beside::acting(provider), change).await.map_err(|not_done| match not_done {
            NotDone::Refused(why @ ClientNotChanged::Metadata(_)) if replaced.is_some() => {
                CliError::Failed(format!("{why}{MERGE_INSTEAD}"))
            }
            other => other.into(),
        })?;
        let unknown = unknown_scopes(provider, changed.record.client.metadata.scope.as_deref());
        Ok((changed, unknown))
    })?;
    let lost = replaced.map(|named| lost(&changed.before.client.metadata, &named, &changed.record.client.metadata)).unwrap_or_default();
    if !lost.is_empty() {
        note(&format!("The file replaced all metadata. These members are not in it and were reset: {}.{MERGE_INSTEAD}", lost.join(", ")));
    }
    unknown.iter().for_each(|scope| note(scope));
    shown(out, &ClientRepresentation::of(&changed.record, changed.secret))
}

/// Prints an app; where it has a new secret, that is shown this once.
fn shown(out: Output, client: &ClientRepresentation) -> Result<(), CliError> {
    if client.client_secret.is_none() { out.one(client) } else { out.once(client, &another_secret(&client.client_id)) }
}

/// How to get another secret.
fn another_secret(client_id: &str) -> String {
    format!("Create another secret: {}", ShellCommand::of(&["latchkey", "client", "rotate-secret", client_id]))
}

/// What is said where a file replaced more than it may have been meant to.
const MERGE_INSTEAD: &str = " To change only the members in the file, add --merge.";

/// The members that nobody named and that are not what they were.
fn lost(before: &ClientMetadata, named: &BTreeSet<String>, now: &ClientMetadata) -> Vec<String> {
    let now = now.members();
    let is_lost = |(name, value): &(String, Value)| !named.contains(name) && now.get(name) != Some(value);
    before.members().into_iter().filter(is_lost).map(|(name, _)| name).collect()
}

fn rotate_secret(args: RotateSecret, settings: &Settings, out: Output) -> Result<(), CliError> {
    let (client, keep_old) = (WhichClient::Named(args.id), args.keep_old.unwrap_or_default());
    let rotate = acts::client::RotateSecret { client, keep_old, seen: None };
    let made = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), rotate).await?))?;
    let shown = json!({ "client_id": made.client_id, "client_secret": made.secret.expose() });
    out.once(&shown, &another_secret(&made.client_id))
}

fn delete(args: DeleteClient, settings: &Settings, out: Output) -> Result<(), CliError> {
    let delete = acts::client::DeleteClient { client: WhichClient::Named(args.id), confirmed_by: None };
    let id = with_provider(settings, async |provider| Ok(provider.perform(beside::acting(provider), delete).await?))?;
    out.done(&format!("Deleted the app {id}."), &json!({ "client_id": id, "done": "deleted" }))
}
