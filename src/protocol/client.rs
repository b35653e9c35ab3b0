//! A registered client: its kind, its metadata ([RFC 7591 §2](https://www.rfc-editor.org/rfc/rfc7591#section-2),
//! [Registration 1.0 §2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata)) and what an admin
//! decided about it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::claims;
use crate::protocol::client_auth::method::ClientAuthMethod;
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::scope::{STANDARD, Scopes};

/// What sort of application a client is; it decides the defaults and the rules of its redirect URIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    /// Runs on a server and keeps a secret.
    Web,
    /// Runs in the browser: public.
    Spa,
    /// Installed on a device: public ([RFC 8252](https://www.rfc-editor.org/rfc/rfc8252)).
    Native,
    /// Acts for itself by `client_credentials`, without a person.
    Service,
}

impl ClientKind {
    /// The name in rows, commands and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Spa => "spa",
            Self::Native => "native",
            Self::Service => "service",
        }
    }
}

/// A name that is none of those there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName(pub String);

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a known name", self.0)
    }
}

impl std::error::Error for UnknownName {}

impl FromStr for ClientKind {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        [Self::Web, Self::Spa, Self::Native, Self::Service]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownName(text.to_owned()))
    }
}

impl fmt::Display for ClientKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a client came to be here: what it may do unasked depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// An admin made it in the console or by the admin API.
    Admin,
    /// The command line made it.
    Command,
    /// An applied file made it.
    File,
    /// It registered itself ([RFC 7591](https://www.rfc-editor.org/rfc/rfc7591)).
    Dynamic,
    /// Its id is the address of its metadata document.
    MetadataDocument,
}

impl Provenance {
    /// The name in rows and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Command => "command",
            Self::File => "file",
            Self::Dynamic => "dynamic",
            Self::MetadataDocument => "metadata_document",
        }
    }
}

impl FromStr for Provenance {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        [Self::Admin, Self::Command, Self::File, Self::Dynamic, Self::MetadataDocument]
            .into_iter()
            .find(|provenance| provenance.as_str() == text)
            .ok_or_else(|| UnknownName(text.to_owned()))
    }
}

/// A registered client as every endpoint sees it. Its secrets are rows of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The public identifier, never given twice.
    pub client_id: String,
    /// What sort of application it is.
    pub kind: ClientKind,
    /// What was registered.
    pub metadata: ClientMetadata,
    /// What an admin decided.
    pub settings: ClientSettings,
    /// A disabled client is refused everywhere.
    pub enabled: bool,
    /// How it came to be here.
    pub provenance: Provenance,
    /// Whether an admin approved it, where none made it.
    pub approved: bool,
}

/// Registration metadata under the names of RFC 7591; members that mean nothing here are kept in `other`, and so are
/// language-tagged ones such as `client_name#de`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientMetadata {
    /// Where authorization responses may go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub redirect_uris: Vec<String>,
    /// Where a browser may go after sign-out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub post_logout_redirect_uris: Vec<String>,
    /// Response types it will use.
    pub response_types: Vec<String>,
    /// Grant types it will use.
    pub grant_types: Vec<String>,
    /// `web` or `native` ([Registration 1.0 §2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_type: Option<String>,
    /// How it authenticates; none, for a confidential client, means `client_secret_basic` or `client_secret_post`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_endpoint_auth_method: Option<String>,
    /// The scopes it may ask for; none means all standard ones, and none of a resource server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Its name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    /// Its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_uri: Option<String>,
    /// Its home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_uri: Option<String>,
    /// Its privacy policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_uri: Option<String>,
    /// Its terms of service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tos_uri: Option<String>,
    /// Who is responsible: mostly mail addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<String>,
    /// Its keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks: Option<Value>,
    /// Where its keys are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jwks_uri: Option<String>,
    /// JWS algorithm of its ID tokens; none means RS256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_signed_response_alg: Option<String>,
    /// JWS algorithm of its userinfo answers; none means that they are plain JSON
    /// ([Core §5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse)).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub userinfo_signed_response_alg: Option<String>,
    /// JWS algorithm of its introspection answers ([RFC 9701 §6](https://www.rfc-editor.org/rfc/rfc9701#section-6)); none means that
    /// they are signed, by RS256, only where a request asks for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introspection_signed_response_alg: Option<String>,
    /// JWS algorithm of its signed authorization responses ([JARM §3](https://openid.net/specs/oauth-v2-jarm.html)); none means RS256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_signed_response_alg: Option<String>,
    /// `max_age` in seconds where a request has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_max_age: Option<u64>,
    /// Whether its ID tokens need `auth_time`; ours always have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_auth_time: Option<bool>,
    /// `acr_values` where a request has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub default_acr_values: Vec<String>,
    /// Where a sign-in begun by somebody else starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initiate_login_uri: Option<String>,
    /// Everything else that was registered.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What an admin decides about a client and no registration can.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientSettings {
    /// Ours: consent is skipped, `offline_access` needs no `prompt=consent`.
    pub first_party: bool,
    /// Trusted by name: consent may be skipped or remembered though the client cannot be proven.
    pub trusted: bool,
    /// The claims of the granted scopes stand in the ID token too.
    pub id_token_claims: bool,
    /// Whether a confidential client must use PKCE; public clients always must.
    pub require_pkce: Option<bool>,
    /// Life of its access tokens in seconds, where shorter than the provider's.
    pub access_token_lifetime: Option<u64>,
    /// Life of its ID tokens in seconds, where shorter than the provider's.
    pub id_token_lifetime: Option<u64>,
    /// Whether nobody signs in to it without a second factor.
    pub require_second_factor: bool,
    /// Whether its refresh tokens rotate; none means yes. Those of public clients always do.
    pub rotates: Option<bool>,
}

impl Client {
    /// Whether it may be used, by the name in rows and JSON: `active` or `disabled`.
    pub const fn status(&self) -> &'static str {
        if self.enabled { "active" } else { "disabled" }
    }

    /// Whether it cannot keep a secret ([RFC 6749 §2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1)).
    pub fn is_public(&self) -> bool {
        self.auth_methods() == [ClientAuthMethod::None]
    }

    /// The authentication methods it may use; none where it was registered for one that is not understood here.
    pub fn auth_methods(&self) -> Vec<ClientAuthMethod> {
        match (self.metadata.token_endpoint_auth_method.as_deref(), self.kind) {
            (Some(method), _) => ClientAuthMethod::parse(method).into_iter().collect(),
            (None, ClientKind::Web | ClientKind::Service) => vec![ClientAuthMethod::ClientSecretBasic, ClientAuthMethod::ClientSecretPost],
            (None, ClientKind::Spa | ClientKind::Native) => vec![ClientAuthMethod::None],
        }
    }

    /// The scopes it was registered for; none where any standard scope will do.
    pub fn registered_scopes(&self) -> Option<Scopes> {
        self.metadata.scope.as_deref().map(|scope| Scopes::parse(scope).unwrap_or_default())
    }

    /// Whether its registration lets it ask for `scope`: one that it names, and where it names none, a standard one. A scope
    /// of a resource server is never had without being named.
    pub fn may_ask_for(&self, scope: &str) -> bool {
        self.registered_scopes().map_or_else(|| STANDARD.contains(&scope), |registered| registered.contains(scope))
    }

    /// Whether its registration lets it ask for `claim` by name: a standard one with the scope that stands for it, any other
    /// attribute of a person where the registration names it beside its scopes, or names no scopes at all.
    pub fn may_ask_for_claim(&self, claim: &str) -> bool {
        match claims::scope_of_claim(claim) {
            Some(scope) => self.may_ask_for(scope),
            None if claims::is_of_a_token(claim) => true,
            None => self.registered_scopes().is_none_or(|registered| registered.contains(claims::untagged(claim))),
        }
    }

    /// Whether a code needs PKCE ([RFC 9700 §2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)).
    pub fn requires_pkce(&self) -> bool {
        self.is_public() || self.settings.require_pkce.unwrap_or(false)
    }

    /// Whether each refresh gives a new refresh token; always for a public client, whose tokens are bound to nothing.
    pub fn rotates_refresh_tokens(&self) -> bool {
        self.is_public() || self.settings.rotates.unwrap_or(true)
    }

    /// Whether an admin made or approved it, so that a link to it may be followed without a warning
    /// ([RFC 9700 §4.11.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.11.2)).
    pub const fn is_vouched_for(&self) -> bool {
        self.approved || matches!(self.provenance, Provenance::Admin | Provenance::Command | Provenance::File)
    }

    /// Whether an answer to `redirect_uri` can only reach this client: its address is proven by https, or it has a secret
    /// and a server takes the answer, or an admin trusts it. Only then may consent be skipped or remembered
    /// ([RFC 8252 §8.6](https://www.rfc-editor.org/rfc/rfc8252#section-8.6)). A private-use scheme proves nothing, secret or
    /// not: another app on the phone may claim it, and hand the code to the server as its own.
    pub fn is_proven_at(&self, redirect_uri: &str) -> bool {
        let by_a_server = !self.is_public() && redirect_uri.starts_with("http://");
        self.settings.trusted || by_a_server || redirect_uri.starts_with("https://")
    }

    /// Whether no consent is asked for at all.
    pub fn skips_consent_at(&self, redirect_uri: &str) -> bool {
        self.settings.first_party && self.is_proven_at(redirect_uri)
    }

    /// The name for people in the first of `languages` that was registered, else the untagged one, else the id.
    pub fn name(&self, languages: &[&str]) -> &str {
        self.metadata.localized("client_name", languages).unwrap_or(&self.client_id)
    }
}

impl ClientMetadata {
    /// Whether it names the grant type.
    pub fn has_grant(&self, grant_type: GrantType) -> bool {
        self.grant_types.iter().any(|registered| registered == grant_type.as_str())
    }

    /// Whether it names the response type.
    pub fn has_response_type(&self, response_type: ResponseType) -> bool {
        self.response_types.iter().any(|registered| registered == response_type.as_str())
    }

    /// Whether it names the authentication method.
    pub fn has_auth_method(&self, method: ClientAuthMethod) -> bool {
        self.token_endpoint_auth_method.as_deref() == Some(method.as_str())
    }

    /// The members that name an algorithm by which we sign for the client, and what they name.
    pub fn signed_by(&self) -> [(&'static str, Option<&str>); 4] {
        [
            ("id_token_signed_response_alg", self.id_token_signed_response_alg.as_deref()),
            ("userinfo_signed_response_alg", self.userinfo_signed_response_alg.as_deref()),
            ("introspection_signed_response_alg", self.introspection_signed_response_alg.as_deref()),
            ("authorization_signed_response_alg", self.authorization_signed_response_alg.as_deref()),
        ]
    }

    /// What is registered, by the names of the members.
    pub fn members(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members,
            _ => Map::new(),
        }
    }

    /// A human-readable member in the first of `languages` (BCP 47) that was registered, else the untagged one
    /// ([RFC 7591 §2.2](https://www.rfc-editor.org/rfc/rfc7591#section-2.2)). A tag serves for its own region too.
    pub fn localized(&self, member: &str, languages: &[&str]) -> Option<&str> {
        let tagged = languages.iter().find_map(|language| {
            self.other.iter().find_map(|(name, value)| {
                let tag = name.strip_prefix(member)?.strip_prefix('#')?;
                let primary = tag.split('-').next().unwrap_or(tag);
                (tag.eq_ignore_ascii_case(language) || primary.eq_ignore_ascii_case(language)).then_some(value.as_str())?
            })
        });
        tagged.or(match member {
            "client_name" => self.client_name.as_deref(),
            "logo_uri" => self.logo_uri.as_deref(),
            "client_uri" => self.client_uri.as_deref(),
            "policy_uri" => self.policy_uri.as_deref(),
            "tos_uri" => self.tos_uri.as_deref(),
            _ => None,
        })
    }
}

/// Clients for the tests of this room.
#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// A client of `kind` with `redirect_uris` and the defaults of its kind.
    pub(crate) fn client(kind: ClientKind, redirect_uris: &[&str]) -> Client {
        let grants: &[&str] = if kind == ClientKind::Service { &["client_credentials"] } else { &["authorization_code", "refresh_token"] };
        Client {
            client_id: "app".into(),
            kind,
            metadata: ClientMetadata {
                redirect_uris: redirect_uris.iter().map(|&uri| uri.to_owned()).collect(),
                response_types: if kind == ClientKind::Service { vec![] } else { vec!["code".into()] },
                grant_types: grants.iter().map(|&grant| grant.to_owned()).collect(),
                client_name: Some("App".into()),
                ..ClientMetadata::default()
            },
            settings: ClientSettings::default(),
            enabled: true,
            provenance: Provenance::Command,
            approved: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_client_without_a_registered_method_may_use_basic_or_post() {
        let mut client = samples::client(ClientKind::Web, &[]);
        assert_eq!(client.auth_methods(), [ClientAuthMethod::ClientSecretBasic, ClientAuthMethod::ClientSecretPost]);
        assert!(!client.is_public());
        client.metadata.token_endpoint_auth_method = Some("none".into());
        assert!(client.is_public() && client.requires_pkce());
        assert!(samples::client(ClientKind::Spa, &[]).is_public());
    }

    #[test]
    fn a_registration_without_scopes_is_for_the_standard_ones_alone() {
        let mut client = samples::client(ClientKind::Web, &[]);
        for (registered, scope, may) in [
            (None, "openid", true),
            (None, "groups", true),
            (None, "orders:read", false),
            (Some("openid orders:read"), "orders:read", true),
            (Some("openid orders:read"), "email", false),
            (Some(""), "openid", false),
        ] {
            client.metadata.scope = registered.map(str::to_owned);
            assert_eq!(client.may_ask_for(scope), may, "{registered:?} {scope}");
        }
    }

    #[test]
    fn a_registration_says_which_attributes_may_be_asked_for_by_name() {
        for first_party in [true, false] {
            let mut client = samples::client(ClientKind::Web, &[]);
            client.settings.first_party = first_party;
            for (registered, claim, may) in [
                (Some("openid"), "department", false),
                (Some("openid"), "department#de", false),
                (Some("openid"), "email", false),
                (Some("openid"), "name#de", false),
                (Some("openid"), "acr", true),
                (Some("openid"), "sub", true),
                (Some("openid profile"), "name#de", true),
                (Some("openid department"), "department#de", true),
                (None, "department", true),
            ] {
                client.metadata.scope = registered.map(str::to_owned);
                assert_eq!(client.may_ask_for_claim(claim), may, "{registered:?} {claim}");
            }
        }
    }

    #[test]
    fn rfc8252_8_6_only_a_proven_client_keeps_consent() {
        let mut spa = samples::client(ClientKind::Spa, &[]);
        assert!(spa.is_proven_at("https://app.example/cb"));
        assert!(!spa.is_proven_at("http://127.0.0.1:1/cb"));
        spa.settings.first_party = true;
        assert!(!spa.skips_consent_at("http://127.0.0.1:1/cb"));
        spa.settings.trusted = true;
        assert!(spa.skips_consent_at("http://127.0.0.1:1/cb"));
        assert!(samples::client(ClientKind::Web, &[]).is_proven_at("http://127.0.0.1:1/cb"));
        assert!(!samples::client(ClientKind::Web, &[]).is_proven_at("com.example.app:/cb"), "another app may claim the scheme");
    }

    #[test]
    fn metadata_is_kept_whole_with_its_language_tagged_names() {
        let text = r#"{"redirect_uris":["https://a/cb"],"response_types":["code"],"grant_types":[],"client_name":"Shop","client_name#de-AT":"Laden","software_id":"x"}"#;
        let metadata: ClientMetadata = serde_json::from_str(text).unwrap();
        assert_eq!(metadata.localized("client_name", &["fr", "de"]), Some("Laden"));
        assert_eq!(metadata.localized("client_name", &["fr"]), Some("Shop"));
        let again: Value = serde_json::to_value(&metadata).unwrap();
        assert_eq!(again, serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn names_of_kinds_and_provenances_read_back() {
        for kind in [ClientKind::Web, ClientKind::Spa, ClientKind::Native, ClientKind::Service] {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for p in [Provenance::Admin, Provenance::Command, Provenance::File, Provenance::Dynamic, Provenance::MetadataDocument] {
            assert_eq!(p.as_str().parse(), Ok(p));
            assert_eq!(serde_json::to_value(p).unwrap(), p.as_str());
        }
        assert!("Web".parse::<ClientKind>().is_err());
    }
}
