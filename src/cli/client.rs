//! `latchkey client`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{CliError, Output};
use crate::config::Settings;
use crate::protocol::client::ClientKind;

/// Applications that sign people in
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  latchkey client create --name Wiki --redirect-uri https://wiki.example.com/callback
  latchkey client create --name Shop --type spa --redirect-uri https://shop.example.com/
  latchkey client create --name Sync --type service --scope 'read write'
  latchkey client create --name App --metadata-file registration.json
  latchkey client rotate-secret wiki --keep-old 86400
  latchkey --output json client create --name Wiki --redirect-uri https://wiki.example.com/callback | jq -r .client_secret")]
pub struct ClientArgs {
    #[command(subcommand)]
    command: ClientCommand,
}

#[derive(Debug, Subcommand)]
enum ClientCommand {
    /// Register an application; prints its id and, once, its secret
    Create(CreateClient),
    /// List applications
    List,
    /// Show an application
    Show(OneClient),
    /// Change an application; a list that is given replaces the one there was
    Update(UpdateClient),
    /// Make a new secret, printed once
    RotateSecret(RotateSecret),
    /// Delete an application, its consents and grants
    Delete(DeleteClient),
}

/// What sort of application it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Runs on a server and keeps a secret
    Web,
    /// Runs in the browser: public, with PKCE
    Spa,
    /// Installed on a device: public, with PKCE
    Native,
    /// Acts for itself, with client_credentials
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
    /// The client_id
    #[arg(value_name = "ID")]
    pub(super) id: String,
}

#[derive(Debug, Args)]
pub(super) struct DeleteClient {
    /// The client_id
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Do not ask
    #[arg(long)]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(super) struct RotateSecret {
    /// The client_id
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Let the old secret work for so long; without it the old one ends at once
    #[arg(long, value_name = "SECONDS")]
    pub(super) keep_old: Option<u64>,
}

#[derive(Debug, Args)]
pub(super) struct CreateClient {
    /// Its client_id; one is made up without it
    #[arg(long, value_name = "ID")]
    pub(super) id: Option<String>,
    /// What sort of application it is [default: web]
    #[arg(long = "type", value_enum, value_name = "TYPE")]
    pub(super) kind: Option<Kind>,
    #[command(flatten)]
    pub(super) fields: Fields,
}

#[derive(Debug, Args)]
pub(super) struct UpdateClient {
    /// The client_id
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Let it work again
    #[arg(long, conflicts_with = "disable")]
    pub(super) enable: bool,
    /// Refuse it everywhere
    #[arg(long)]
    pub(super) disable: bool,
    /// It is not ours after all
    #[arg(long, conflicts_with = "first_party")]
    pub(super) no_first_party: bool,
    /// It is not trusted by name after all
    #[arg(long, conflicts_with = "trusted")]
    pub(super) no_trusted: bool,
    /// Keep the profile claims out of the ID token after all
    #[arg(long, conflicts_with = "id_token_claims")]
    pub(super) no_id_token_claims: bool,
    #[command(flatten)]
    pub(super) fields: Fields,
}

/// What may be said of a client when it is made and later.
#[derive(Debug, Args)]
pub(super) struct Fields {
    /// Its name for people
    #[arg(long, value_name = "N")]
    pub(super) name: Option<String>,
    /// Where a sign-in may come back to; may be given several times
    #[arg(long = "redirect-uri", value_name = "U")]
    pub(super) redirect_uris: Vec<String>,
    /// Where a sign-out may come back to; may be given several times
    #[arg(long = "post-logout-redirect-uri", value_name = "U")]
    pub(super) post_logout_redirect_uris: Vec<String>,
    /// A scope it may ask for; may be given several times [default: every standard one]
    #[arg(long = "scope", value_name = "S")]
    pub(super) scopes: Vec<String>,
    /// A grant type it uses; may be given several times
    #[arg(long = "grant", value_name = "G")]
    pub(super) grants: Vec<String>,
    /// How it authenticates: client_secret_basic, client_secret_post or none
    #[arg(long, value_name = "M")]
    pub(super) auth_method: Option<String>,
    /// Where its keys are
    #[arg(long, value_name = "U", conflicts_with = "jwks_file")]
    pub(super) jwks_uri: Option<String>,
    /// File with its keys, a JWK set
    #[arg(long, value_name = "F")]
    pub(super) jwks_file: Option<PathBuf>,
    /// It is our own: no consent is asked for
    #[arg(long)]
    pub(super) first_party: bool,
    /// Trust it by name though it cannot be proven
    #[arg(long)]
    pub(super) trusted: bool,
    /// File with registration metadata as JSON (RFC 7591); flags count more
    #[arg(long, value_name = "F")]
    pub(super) metadata_file: Option<PathBuf>,
    /// Put the profile claims into the ID token too
    #[arg(long)]
    pub(super) id_token_claims: bool,
    /// Refuse it without PKCE
    #[arg(long, conflicts_with = "no_require_pkce")]
    pub(super) require_pkce: bool,
    /// Take it without PKCE, where it has a secret
    #[arg(long)]
    pub(super) no_require_pkce: bool,
    /// JWS algorithm of its ID tokens
    #[arg(long, value_name = "A")]
    pub(super) id_token_alg: Option<String>,
    /// Life of its access tokens, at most the provider's
    #[arg(long, value_name = "SECONDS")]
    pub(super) access_token_lifetime: Option<u64>,
    /// Life of its ID tokens, at most the provider's
    #[arg(long, value_name = "SECONDS")]
    pub(super) id_token_lifetime: Option<u64>,
}

pub fn run(args: ClientArgs, _settings: &Settings, _out: Output) -> Result<(), CliError> {
    let _ = args;
    Err(CliError::failed("not available yet"))
}
