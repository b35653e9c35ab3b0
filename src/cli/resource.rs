//! `latchkey resource`

use std::time::Duration;

use clap::{Args, Subcommand};

use serde_json::json;

use super::beside::{self, reading, with_provider};
use super::output::confirm;
use super::{CliError, Output};
use crate::acts;
use crate::acts::resource::ChangeResource;
use crate::clients::{ResourceRepresentation, resources};
use crate::config::{Settings, duration};
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::provider::Provider;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] = &[
    "resource create --identifier https://api.example.com --scope read --scope write --client api-server",
    "resource list",
    "resource show https://api.example.com",
    "resource update https://api.example.com --lifetime 2m",
    "resource delete https://api.example.com --yes",
];

/// Manage APIs (resource servers) that accept access tokens
#[derive(Debug, Args)]
pub struct ResourceArgs {
    #[command(subcommand)]
    command: ResourceCommand,
}

#[derive(Debug, Subcommand)]
enum ResourceCommand {
    /// Register an API
    Create(CreateResource),
    /// List APIs
    List,
    /// Show an API
    Show(OneResource),
    /// Change an API. A list replaces the earlier list
    Update(UpdateResource),
    /// Delete an API
    Delete(DeleteResource),
}

#[derive(Debug, Args)]
pub(super) struct OneResource {
    /// The identifier
    #[arg(value_name = "URI")]
    pub(super) identifier: String,
}

#[derive(Debug, Args)]
pub(super) struct DeleteResource {
    /// The identifier
    #[arg(value_name = "URI")]
    pub(super) identifier: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct CreateResource {
    /// An absolute URI: apps send it as `resource`, and tokens contain it as `aud`
    #[arg(long, value_name = "URI")]
    pub(super) identifier: String,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct UpdateResource {
    /// The identifier
    #[arg(value_name = "URI")]
    pub(super) identifier: String,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct Fields {
    /// The name that people see
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// A scope of this API; can be repeated
    #[arg(long = "scope", value_name = "S")]
    pub(super) scopes: Vec<String>,
    /// Signing algorithm of its access tokens, such as RS256 or ES256
    #[arg(long, value_name = "A")]
    pub(super) signing_alg: Option<String>,
    /// Lifetime of its access tokens, such as 5m, no longer than the server's setting
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(super) lifetime: Option<Duration>,
    /// Client ID of an app that can introspect its tokens; can be repeated
    #[arg(long = "client", value_name = "ID")]
    pub(super) clients: Vec<String>,
}

impl Fields {
    /// In seconds.
    fn lifetime(&self) -> Option<u64> {
        self.lifetime.map(|lifetime| lifetime.as_secs())
    }

    fn scopes(&self) -> Result<Option<Scopes>, CliError> {
        let scopes = Scopes::of_registration(&self.scopes.join(" ")).map_err(|why| CliError::Failed(format!("--scope {why}")))?;
        Ok((!self.scopes.is_empty()).then_some(scopes))
    }
}

pub fn run(args: ResourceArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    match args.command {
        ResourceCommand::Create(args) => create(args, settings, out),
        ResourceCommand::List => {
            let found = reading(settings, async |provider| Ok(provider.database.read(resources::all).await?))?;
            out.list(
                &["identifier", "name", "scopes", "signing_alg", "lifetime", "clients"],
                &found.iter().map(ResourceRepresentation::from).collect::<Vec<_>>(),
            )
        }
        ResourceCommand::Show(args) => {
            let found = reading(settings, async |provider| {
                let identifier = registered(provider, &args.identifier).await?;
                let found = provider.database.read(move |conn| resources::find(conn, &identifier)).await?;
                found.ok_or_else(|| CliError::not_found("API with the identifier", &args.identifier))
            })?;
            out.one(&ResourceRepresentation::from(&found))
        }
        ResourceCommand::Update(args) => update(args, settings, out),
        ResourceCommand::Delete(args) => {
            confirm(&format!("Delete the API {}?", args.identifier), args.yes)?;
            let identifier = with_provider(settings, async |provider| {
                let identifier = registered(provider, &args.identifier).await?;
                let delete = acts::resource::DeleteResource { identifier: identifier.clone(), confirmed_by: None };
                provider.perform(beside::acting(provider), delete).await?;
                Ok(identifier)
            })?;
            out.done(&format!("Deleted the API {identifier}."), &json!({ "identifier": identifier, "done": "deleted" }))
        }
    }
}

/// The identifier as it is registered, of whatever names the same API; what names none stays as it is.
async fn registered(provider: &Provider, identifier: &str) -> Result<String, CliError> {
    let named = identifier.to_owned();
    let found = provider.database.read(move |conn| resources::registered_as(conn, &named)).await?;
    Ok(found.unwrap_or_else(|| identifier.to_owned()))
}

fn create(args: CreateResource, settings: &Settings, out: Output) -> Result<(), CliError> {
    let lifetime = args.fields.lifetime();
    let resource = Resource {
        name: args.fields.name.clone().unwrap_or_else(|| args.identifier.clone()),
        identifier: args.identifier,
        scopes: args.fields.scopes()?.unwrap_or_default(),
        signing_alg: args.fields.signing_alg,
        lifetime,
        clients: args.fields.clients,
    };
    let made = with_provider(settings, async |provider| {
        beside::note_longer_lifetimes(provider, resource.lifetime, None);
        Ok(provider.perform(beside::acting(provider), acts::resource::CreateResource { resource }).await?)
    })?;
    out.one(&ResourceRepresentation::from(&made))
}

fn update(args: UpdateResource, settings: &Settings, out: Output) -> Result<(), CliError> {
    let mut change = ChangeResource {
        scopes: args.fields.scopes()?,
        lifetime: args.fields.lifetime().map(Some),
        identifier: args.identifier,
        name: args.fields.name,
        signing_alg: args.fields.signing_alg,
        clients: Some(args.fields.clients).filter(|clients| !clients.is_empty()),
        seen: None,
    };
    let updated = with_provider(settings, async |provider| {
        change.identifier = registered(provider, &change.identifier).await?;
        beside::note_longer_lifetimes(provider, change.lifetime.flatten(), None);
        Ok(provider.perform(beside::acting(provider), change).await?)
    })?;
    out.one(&ResourceRepresentation::from(&updated))
}
