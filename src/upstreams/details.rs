//! What is known of a provider beyond what every one has: by its kind, and where people with an address of some domain are led to it.

use serde::{Deserialize, Serialize};

use crate::config::AddressDomain;
use crate::protocol::upstream::{AttributeRule, GroupRule};

/// It, as a row holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Whoever types an address in one of these domains on the sign-in page is led there at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub login_domains: Vec<String>,
    /// The client ids of our apps there whose ID tokens are exchanged for ours; none where nobody's are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub native_clients: Vec<String>,
    /// Microsoft Entra: the ids of the tenants whose accounts count, where the issuer is that of several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tenants: Vec<String>,
    /// Apple: the id of the team.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub team_id: String,
    /// Apple: the id of the key.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key_id: String,
    /// OAuth 2: where people sign in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub authorization_endpoint: String,
    /// OAuth 2: where a code becomes a token.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub token_endpoint: String,
    /// OAuth 2: what says who somebody is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub user_endpoint: String,
    /// OAuth 2: which of its members say what, as [`Members::parse`](crate::protocol::upstream::Members::parse) reads it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub members: String,
    /// OAuth 2: the secret goes in the head of the request (`client_secret_basic`), and not in its body.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret_in_header: bool,
    /// What it says of somebody that puts them in a group here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub group_rules: Vec<GroupRule>,
    /// What it says of somebody that fills in a claim of theirs here, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attribute_rules: Vec<AttributeRule>,
    /// Whoever signs out here is sent there to sign out too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sign_out_upstream: bool,
    /// The private key by which we say who we are, sealed; none where we do so by a secret, or not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_key: Option<String>,
}

impl Details {
    /// Whether an address in this domain, an A-label, leads to the provider.
    pub fn lead(&self, domain: &str) -> bool {
        self.login_domains.iter().filter_map(|text| AddressDomain::parse(text)).any(|one| one.has(domain))
    }
}
