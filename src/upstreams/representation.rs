//! A provider as the outside sees it.

use serde::Serialize;

use super::Upstream;
use super::links::Link;
use crate::clock::Rfc3339;

/// A person's account at a provider. Its name there, the `sub`, is told to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkRepresentation {
    /// Its id here.
    pub id: String,
    /// What addresses call the provider.
    pub provider: String,
    /// How it is shown; may be empty.
    pub account: String,
    /// Whether it signs its person in now.
    pub signs_in: bool,
    /// When it was connected.
    pub connected_at: Rfc3339,
    /// When it last signed its person in.
    pub last_used_at: Option<Rfc3339>,
}

impl LinkRepresentation {
    /// Of a link with the provider of this name.
    pub fn of(link: &Link, provider: Option<String>) -> Self {
        Self {
            id: link.id.clone(),
            provider: provider.unwrap_or_default(),
            account: link.shown.clone(),
            signs_in: link.is_live,
            connected_at: Rfc3339(link.created_at),
            last_used_at: link.last_used_at.map(Rfc3339),
        }
    }
}

/// A provider whose accounts people sign in with. The secret is told to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpstreamRepresentation {
    /// Its id.
    pub id: String,
    /// What addresses and commands call it.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What was filled in for it: `oidc`, `google`, `entra`, `apple`, `github`, `gitlab`, `keycloak`, `okta`, `latchkey` or `oauth2`.
    pub preset: &'static str,
    /// Its issuer.
    pub issuer: String,
    /// The client id that it gave us.
    pub client_id: String,
    /// Whether it gave us a secret.
    pub has_secret: bool,
    /// What is asked for, parted by spaces.
    pub scopes: String,
    /// For whom an account is made at the first sign-in: `off`, `any` or `domains`.
    pub accounts: &'static str,
    /// The domains of `domains`.
    pub account_domains: Vec<String>,
    /// Domains for which its word that an address is verified connects an account alone.
    pub trusted_domains: Vec<String>,
    /// Domains of addresses that lead there from the sign-in page.
    pub login_domains: Vec<String>,
    /// The client ids of apps whose ID tokens are exchanged for tokens of ours.
    pub native_clients: Vec<String>,
    /// Microsoft Entra: the tenants whose accounts count.
    pub tenants: Vec<String>,
    /// Apple: the team and the key.
    pub team_id: String,
    /// Apple: the id of the key.
    pub key_id: String,
    /// OAuth 2: where people sign in.
    pub authorization_endpoint: String,
    /// OAuth 2: where a code becomes a token.
    pub token_endpoint: String,
    /// OAuth 2: what says who somebody is.
    pub user_endpoint: String,
    /// OAuth 2: which of its members say what.
    pub members: String,
    /// OAuth 2: whether the secret goes in the head of a request.
    pub secret_in_header: bool,
    /// What it says of somebody that puts them in a group: `claim = value -> group`.
    pub group_rules: Vec<String>,
    /// What it says of somebody that fills in a claim of theirs: `department = $department`.
    pub attribute_rules: Vec<String>,
    /// Whether people who sign out here are sent there to sign out too.
    pub sign_out_upstream: bool,
    /// Whether Latchkey says who it is there by a key of its own, whose public half lies at `/upstream/NAME/jwks`.
    pub has_own_key: bool,
    /// Whether people can sign in with it.
    pub enabled: bool,
    /// When it was added.
    pub created_at: Rfc3339,
    /// When it was last changed.
    pub updated_at: Rfc3339,
}

impl From<&Upstream> for UpstreamRepresentation {
    fn from(upstream: &Upstream) -> Self {
        Self {
            id: upstream.id.clone(),
            name: upstream.name.clone(),
            title: upstream.title.clone(),
            preset: upstream.preset.as_str(),
            issuer: upstream.issuer.clone(),
            client_id: upstream.client_id.clone(),
            has_secret: upstream.sealed.is_some(),
            scopes: upstream.scopes.clone(),
            accounts: upstream.accounts.as_str(),
            account_domains: upstream.accounts.domains().to_vec(),
            trusted_domains: upstream.trusted_domains.clone(),
            login_domains: upstream.details.login_domains.clone(),
            native_clients: upstream.details.native_clients.clone(),
            tenants: upstream.details.tenants.clone(),
            team_id: upstream.details.team_id.clone(),
            key_id: upstream.details.key_id.clone(),
            authorization_endpoint: upstream.details.authorization_endpoint.clone(),
            token_endpoint: upstream.details.token_endpoint.clone(),
            user_endpoint: upstream.details.user_endpoint.clone(),
            members: upstream.details.members.clone(),
            secret_in_header: upstream.details.secret_in_header,
            group_rules: upstream.details.group_rules.iter().map(ToString::to_string).collect(),
            attribute_rules: upstream.details.attribute_rules.iter().map(ToString::to_string).collect(),
            sign_out_upstream: upstream.details.sign_out_upstream,
            has_own_key: upstream.details.own_key.is_some(),
            enabled: upstream.enabled,
            created_at: Rfc3339(upstream.created_at),
            updated_at: Rfc3339(upstream.updated_at),
        }
    }
}
