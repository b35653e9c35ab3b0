//! `latchkey key`

use clap::{Args, Subcommand};

use super::beside::{self, reading, with_provider};
use super::output::confirm;
use super::{CliError, Output};
use crate::acts::key::{RevokeKey as Revoke, RotateKey as Rotate};
use crate::config::Settings;
use crate::jose::Algorithm;
use crate::keys::rotation::known_from;
use crate::keys::{self, KeyRecord, KeyRepresentation, KeyState};
use crate::provider::Provider;

/// How the command is used, as its help shows it.
pub const EXAMPLES: &[&str] =
    &["key list", "key rotate", "key rotate --alg ES256", "key revoke 8dGk2xPqVn3LtYw0RbZsCfHjMaE1uIoK5yTiQeDX7gU"];

/// Manage signing keys
#[derive(Debug, Args)]
pub struct KeyArgs {
    #[command(subcommand)]
    command: KeyCommand,
}

#[derive(Debug, Subcommand)]
enum KeyCommand {
    /// List keys with their states
    List,
    /// Start signing with the next key; the old key stays valid until its tokens expire
    Rotate(RotateKey),
    /// Revoke a leaked key: every token it signed is refused immediately
    Revoke(RevokeKey),
}

#[derive(Debug, Args)]
pub(super) struct RotateKey {
    /// Signing algorithm [default: every algorithm in use]
    #[arg(long, value_name = "A")]
    pub(super) alg: Option<String>,
    /// Do not wait until apps and caches can know the next key
    #[arg(long)]
    pub(super) now: bool,
}

#[derive(Debug, Args)]
pub(super) struct RevokeKey {
    /// The ID of the key
    #[arg(value_name = "KID")]
    pub(super) kid: String,
    /// Do not ask for confirmation
    #[arg(long)]
    pub(super) yes: bool,
}

const COLUMNS: &[&str] = &["kid", "alg", "state", "created_at", "activated_at", "retired_at"];

async fn records(provider: &Provider) -> Result<Vec<KeyRecord>, CliError> {
    let issuer = provider.issuer().to_owned();
    Ok(provider.database.read(move |conn| keys::list(conn, &issuer)).await?)
}

async fn fresh(provider: &Provider, algorithm: Algorithm) -> Result<KeyRecord, CliError> {
    provider.fresh_key(algorithm).await.map_err(CliError::failed)
}

async fn listed(provider: &Provider) -> Result<Vec<KeyRepresentation>, CliError> {
    Ok(records(provider).await?.iter().map(KeyRepresentation::from).collect())
}

pub fn run(args: KeyArgs, settings: &Settings, out: Output) -> Result<(), CliError> {
    let items = match args.command {
        KeyCommand::List => reading(settings, listed)?,
        KeyCommand::Rotate(args) => rotate(&args, settings)?,
        KeyCommand::Revoke(args) => {
            confirm(&format!("Revoke the key {}? Every token that it signed will be refused.", args.kid), args.yes)?;
            revoke(args, settings)?
        }
    };
    out.list(COLUMNS, &items)
}

fn rotate(args: &RotateKey, settings: &Settings) -> Result<Vec<KeyRepresentation>, CliError> {
    let named = match &args.alg {
        None => None,
        Some(alg) => Some(Algorithm::parse(alg).ok_or_else(|| {
            let known: Vec<&str> = Algorithm::ALL.iter().map(|algorithm| algorithm.name()).collect();
            CliError::Usage(format!("the algorithm {alg} is not supported: use one of {}", known.join(", ")))
        })?),
    };
    with_provider(settings, async |provider| {
        let algorithms: Vec<Algorithm> = match named {
            Some(algorithm) => vec![algorithm],
            None => {
                records(provider).await?.iter().filter(|record| record.state == KeyState::Active).map(|record| record.algorithm).collect()
            }
        };
        let known = records(provider).await?;
        let unknown = |algorithm: &Algorithm| known_from(&known, *algorithm, provider.clock_skew()).filter(|from| *from > provider.now());
        let too_early = algorithms.iter().find_map(|algorithm| Some((algorithm, unknown(algorithm)?)));
        if let Some((algorithm, from)) = too_early.filter(|_| !args.now) {
            return Err(CliError::Failed(format!(
                "the next {} key was published a short time ago, and apps that still hold the key set of before may refuse what it \
                 signs: rotate from {from} on. If the current key has leaked, revoke it. To rotate at once, add --now",
                algorithm.name(),
            )));
        }
        for algorithm in algorithms {
            let rotate = Rotate { fresh: fresh(provider, algorithm).await?, seen: None };
            provider.perform(beside::acting(provider), rotate).await?;
        }
        listed(provider).await
    })
}

fn revoke(args: RevokeKey, settings: &Settings) -> Result<Vec<KeyRepresentation>, CliError> {
    with_provider(settings, async |provider| {
        let known = records(provider).await?;
        let record = known.iter().find(|record| record.kid == args.kid).ok_or_else(|| CliError::not_found("key", &args.kid))?;
        let revoke = Revoke { fresh: fresh(provider, record.algorithm).await?, kid: args.kid, confirmed_by: None };
        provider.perform(beside::acting(provider), revoke).await?;
        listed(provider).await
    })
}
