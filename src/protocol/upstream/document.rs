//! The document by which a provider says where its endpoints are and what it can.

use std::fmt;

use serde_json::{Map, Value};
use url::Url;

use crate::jose::{Algorithm, parse_object};

/// Where the document of an issuer is ([Discovery 1.0 §4.1](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationRequest));
/// none where that is no issuer: an absolute http(s) URL without a query, a fragment and a name.
pub fn document_url(issuer: &str) -> Option<Url> {
    let url = Url::parse(issuer).ok()?;
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    let fits = plain && matches!(url.scheme(), "https" | "http") && url.has_host() && issuer.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| Url::parse(&format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))).ok()).flatten()
}

/// What a document says, as far as it is of use here.
#[derive(Clone, Debug)]
pub struct Document {
    /// The issuer, letter for letter.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: Url,
    /// Where a code becomes tokens.
    pub token_endpoint: Url,
    /// Where its keys are; none where it has no ID tokens.
    pub jwks_uri: Option<Url>,
    /// Where more is said of a person, or all.
    pub userinfo_endpoint: Option<Url>,
    /// Where the addresses of a person stand, where not there.
    pub emails_endpoint: Option<Url>,
    /// Where people sign out by way of another ([RP-Initiated Logout 1.0 §2.1](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#OPMetadata)).
    pub end_session_endpoint: Option<Url>,
    /// Whether its responses name it.
    pub names_itself: bool,
    /// Whether a client may send its secret in the head of a request; else it does in the body.
    pub takes_basic: bool,
    /// Whether it may be asked to let people choose an account (`prompt=select_account`).
    pub lets_choose: bool,
    /// By which of our algorithms it signs ID tokens.
    pub algorithms: Vec<Algorithm>,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// It is no JSON object.
    NoObject,
    /// It is of this other issuer.
    Issuer(String),
    /// This member is missing or no address.
    Member(&'static str),
    /// It has no response type `code`.
    NoCode,
    /// It signs by no algorithm that is accepted.
    NoAlgorithm,
}

impl fmt::Display for DocumentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoObject => f.write_str("the document is not a JSON object"),
            Self::Issuer(other) => write!(f, "the document is of another issuer, {other:?}: enter the issuer exactly as it stands there"),
            Self::Member(name) => write!(f, "the document has no usable {name}"),
            Self::NoCode => f.write_str("the provider does not offer response_type=code"),
            Self::NoAlgorithm => f.write_str("the provider signs ID tokens by no algorithm that is accepted (RS, PS, ES or EdDSA)"),
        }
    }
}

impl Document {
    /// Reads the document that lies at the address of `issuer`. Where it is of the issuers of several tenants (`of_tenants`), it names a
    /// template for them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(bytes: &[u8], issuer: &str, of_tenants: bool) -> Result<Self, DocumentFault> {
        let members = parse_object(bytes).map_err(|_| DocumentFault::NoObject)?;
        let named = members.get("issuer").and_then(Value::as_str).ok_or(DocumentFault::Member("issuer"))?;
        if named != issuer && !(of_tenants && is_template_of(named, issuer)) {
            return Err(DocumentFault::Issuer(named.chars().take(200).collect()));
        }
        // By http alone where the issuer is: nothing of a provider with https is sent in the clear.
        let plain = issuer.starts_with("http:");
        let endpoint = |name: &'static str| {
            let url = members.get(name).and_then(Value::as_str).and_then(|text| Url::parse(text).ok());
            url.filter(|url| url.scheme() == "https" || (plain && url.scheme() == "http")).ok_or(DocumentFault::Member(name))
        };
        if list(&members, "response_types_supported").is_some_and(|types| !types.contains(&"code")) {
            return Err(DocumentFault::NoCode);
        }
        let algorithms: Vec<Algorithm> = match list(&members, "id_token_signing_alg_values_supported") {
            Some(names) => names.into_iter().filter_map(Algorithm::parse).collect(),
            None => vec![Algorithm::RS256],
        };
        if algorithms.is_empty() {
            return Err(DocumentFault::NoAlgorithm);
        }
        let methods = list(&members, "token_endpoint_auth_methods_supported");
        Ok(Self {
            issuer: named.to_owned(),
            authorization_endpoint: endpoint("authorization_endpoint")?,
            token_endpoint: endpoint("token_endpoint")?,
            jwks_uri: Some(endpoint("jwks_uri")?),
            userinfo_endpoint: endpoint("userinfo_endpoint").ok(),
            emails_endpoint: None,
            end_session_endpoint: endpoint("end_session_endpoint").ok(),
            names_itself: members.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true)),
            lets_choose: list(&members, "prompt_values_supported").is_none_or(|prompts| prompts.contains(&"select_account")),
            takes_basic: methods.is_none_or(|methods| methods.contains(&"client_secret_basic")),
            algorithms,
        })
    }
}

/// What stands in a document of Microsoft Entra in place of a tenant's id.
const TENANT: &str = "{tenantid}";

/// Whether an issuer names the tenants that `issuer` is for: those of <https://login.microsoftonline.com/organizations/v2.0> are
/// `https://login.microsoftonline.com/{tenantid}/v2.0`.
fn is_template_of(named: &str, issuer: &str) -> bool {
    let Some((before, behind)) = named.split_once(TENANT) else { return false };
    let all = issuer.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind));
    all.is_some_and(|all| !all.is_empty() && !all.contains(['/', '{', '}']))
}

/// The issuer of a tenant, by what a document names.
pub(super) fn issuer_of_tenant(named: &str, tenant: &str) -> String {
    named.replace(TENANT, tenant)
}

/// Whether a document names the issuers of several tenants.
pub(super) fn names_tenants(named: &str) -> bool {
    named.contains(TENANT)
}

/// What an admin says of a provider that has no document.
#[derive(Clone, Copy, Debug)]
pub struct Endpoints<'a> {
    /// By which its answers name it, where they do.
    pub issuer: &'a str,
    /// Where people sign in.
    pub authorization: &'a str,
    /// Where a code becomes a token.
    pub token: &'a str,
    /// What says who somebody is.
    pub user: &'a str,
    /// Where the addresses of a person stand, where not there.
    pub emails: Option<&'a str>,
}

impl Document {
    /// That of a provider which has none.
    ///
    /// # Errors
    /// Which endpoint is no address.
    pub fn of_endpoints(endpoints: Endpoints<'_>) -> Result<Self, DocumentFault> {
        let plain = endpoints.issuer.starts_with("http:");
        let read = |name: &'static str, text: &str| {
            let url = Url::parse(text).ok().filter(|url| url.has_host() && url.username().is_empty() && url.password().is_none());
            let url = url.filter(|url| url.fragment().is_none() && (url.scheme() == "https" || (plain && url.scheme() == "http")));
            url.ok_or(DocumentFault::Member(name))
        };
        Ok(Self {
            issuer: endpoints.issuer.to_owned(),
            authorization_endpoint: read("authorization_endpoint", endpoints.authorization)?,
            token_endpoint: read("token_endpoint", endpoints.token)?,
            jwks_uri: None,
            userinfo_endpoint: Some(read("user_endpoint", endpoints.user)?),
            emails_endpoint: endpoints.emails.map(|emails| read("emails_endpoint", emails)).transpose()?,
            end_session_endpoint: None,
            names_itself: false,
            takes_basic: false,
            lets_choose: false,
            algorithms: Vec::new(),
        })
    }
}

fn list<'a>(members: &'a Map<String, Value>, name: &str) -> Option<Vec<&'a str>> {
    Some(members.get(name)?.as_array()?.iter().filter_map(Value::as_str).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ISSUER: &str = "https://id.company.example";

    fn document() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://id.company.example/authorize",
            "token_endpoint": "https://id.company.example/token",
            "jwks_uri": "https://keys.company.example/jwks",
            "response_types_supported": ["code", "id_token"],
            "id_token_signing_alg_values_supported": ["HS256", "none", "ES256", "RS256"],
        })
    }

    fn fault(change: impl FnOnce(&mut Value)) -> Option<DocumentFault> {
        let mut document = document();
        change(&mut document);
        Document::read(document.to_string().as_bytes(), ISSUER, false).err()
    }

    #[test]
    fn a_document_is_read_and_symmetric_algorithms_and_none_are_left_out() {
        let read = Document::read(document().to_string().as_bytes(), ISSUER, false).unwrap();
        assert_eq!(read.algorithms, [Algorithm::ES256, Algorithm::RS256]);
        assert!(read.takes_basic && !read.names_itself && read.userinfo_endpoint.is_none());
    }

    #[test]
    fn a_provider_is_asked_to_let_people_choose_unless_it_says_that_it_cannot() {
        let lets_choose = |prompts: Option<Value>| {
            let mut document = document();
            if let Some(prompts) = prompts {
                document["prompt_values_supported"] = prompts;
            }
            Document::read(document.to_string().as_bytes(), ISSUER, false).unwrap().lets_choose
        };
        assert!(lets_choose(None) && lets_choose(Some(json!(["login", "select_account"]))));
        assert!(!lets_choose(Some(json!(["login", "none"]))) && !lets_choose(Some(json!([]))));
    }

    #[test]
    fn attack_a6_a_document_of_another_issuer_or_with_endpoints_in_the_clear_is_refused() {
        assert_eq!(fault(|d| d["issuer"] = json!("https://id.company.example/")), Some(DocumentFault::Issuer(format!("{ISSUER}/"))));
        assert_eq!(
            fault(|d| d["token_endpoint"] = json!("http://id.company.example/token")),
            Some(DocumentFault::Member("token_endpoint"))
        );
        assert_eq!(fault(|d| d["jwks_uri"] = json!("javascript:alert(1)")), Some(DocumentFault::Member("jwks_uri")));
        assert_eq!(fault(|d| d["authorization_endpoint"] = Value::Null), Some(DocumentFault::Member("authorization_endpoint")));
        assert_eq!(fault(|d| d["response_types_supported"] = json!(["id_token"])), Some(DocumentFault::NoCode));
        assert_eq!(fault(|d| d["id_token_signing_alg_values_supported"] = json!(["none", "HS256"])), Some(DocumentFault::NoAlgorithm));
        assert_eq!(Document::read(b"[]", ISSUER, false).err(), Some(DocumentFault::NoObject));
    }

    #[test]
    fn attack_a6_a_template_of_tenants_is_taken_where_they_are_named_and_at_its_own_address_alone() {
        let read = |named: &str, issuer: &str, of_tenants: bool| {
            let mut document = document();
            document["issuer"] = json!(named);
            Document::read(document.to_string().as_bytes(), issuer, of_tenants).is_ok()
        };
        let (template, organizations) = ("https://login.example/{tenantid}/v2.0", "https://login.example/organizations/v2.0");
        assert!(read(template, organizations, true));
        assert!(!read(template, organizations, false));
        for (named, issuer) in [
            (template, "https://login.example/a/b/v2.0"),
            (template, "https://login.example/v2.0"),
            (template, "https://evil.example/organizations/v2.0"),
            ("https://{tenantid}/v2.0", "https://login.example/v2.0/v2.0"),
        ] {
            assert!(!read(named, issuer, true), "{named} {issuer}");
        }
        assert_eq!(issuer_of_tenant(template, "t"), "https://login.example/t/v2.0");
    }

    #[test]
    fn the_address_of_a_document_follows_from_an_issuer_that_is_one() {
        let at = |issuer: &str| document_url(issuer).map(String::from);
        assert_eq!(at("https://a.example").unwrap(), "https://a.example/.well-known/openid-configuration");
        assert_eq!(at("https://a.example/realms/x/").unwrap(), "https://a.example/realms/x/.well-known/openid-configuration");
        for bad in ["a.example", "ftp://a.example", "https://a.example?x", "https://a.example#x", "https://u:p@a.example", "https://a b"] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }
}
