//! Each member of registration metadata by itself: its type, its size, and what its value may be.

use serde_json::{Map, Value};
use url::Url;

use super::invalid;
use crate::jose::{Algorithm, KeySet};
use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::client::ClientMetadata;
use crate::protocol::client_auth::method::ClientAuthMethod;
use crate::protocol::error::OAuthError;
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::redirect_uri::is_private;
use crate::protocol::scope::Scopes;
use crate::protocol::subject::SubjectType;
use crate::writing::characters;

const MAX_LIST: usize = 50;
const MAX_TEXT: usize = 2048;
const MAX_NAME: usize = 200;

type Check = fn(&Value) -> Result<(), String>;

/// Every member that means something, and its rule. Others are kept as they are and do nothing.
const MEMBERS: &[(&str, Check)] = &[
    ("redirect_uris", list_of_texts),
    ("post_logout_redirect_uris", list_of_texts),
    ("response_types", |value| list_of(value, &ResponseType::NAMES)),
    ("grant_types", |value| list_of(value, &GrantType::NAMES)),
    ("application_type", |value| one_of(value, &["web", "native"])),
    ("token_endpoint_auth_method", |value| one_of(value, &ClientAuthMethod::NAMES)),
    ("scope", scope),
    ("client_name", name_for_people),
    ("logo_uri", web_address),
    ("client_uri", web_address),
    ("policy_uri", web_address),
    ("tos_uri", web_address),
    ("jwks_uri", web_address),
    ("initiate_login_uri", web_address),
    ("contacts", list_of_texts),
    ("jwks", key_set),
    ("id_token_signed_response_alg", signature_algorithm),
    ("userinfo_signed_response_alg", signature_algorithm),
    ("introspection_signed_response_alg", signature_algorithm),
    ("authorization_signed_response_alg", signature_algorithm),
    ("default_max_age", seconds),
    ("require_auth_time", |value| value.is_boolean().then_some(()).ok_or_else(|| "must be true or false".to_owned())),
    ("default_acr_values", list_of_texts),
    ("subject_type", |value| one_of(value, &SubjectType::NAMES)),
];

/// Registered members that promise what nothing here keeps yet: whoever registers one relies on it, so it is refused by its
/// name and never kept in silence. The list follows the registry of
/// [client metadata](https://www.iana.org/assignments/oauth-parameters/oauth-parameters.xhtml#client-metadata).
const NOT_HONOURED: &[(&str, Check)] = &[
    // Back-Channel Logout 1.0 §2.2 and Front-Channel Logout 1.0 §2: nothing tells an application of a sign-out.
    ("backchannel_logout_uri", not_supported),
    ("backchannel_logout_session_required", only_false),
    ("frontchannel_logout_uri", not_supported),
    ("frontchannel_logout_session_required", only_false),
    // Core §8.1: every subject identifier is public.
    ("sector_identifier_uri", not_supported),
    // Encrypted answers (Registration 1.0 §2, RFC 9701 §6, JARM §3).
    ("id_token_encrypted_response_alg", not_supported),
    ("id_token_encrypted_response_enc", not_supported),
    ("userinfo_encrypted_response_alg", not_supported),
    ("userinfo_encrypted_response_enc", not_supported),
    ("introspection_encrypted_response_alg", not_supported),
    ("introspection_encrypted_response_enc", not_supported),
    ("authorization_encrypted_response_alg", not_supported),
    ("authorization_encrypted_response_enc", not_supported),
    // Request objects and pushed requests (Registration 1.0 §2, RFC 9101 §10.5, RFC 9126 §6).
    ("request_uris", only_empty),
    ("request_object_signing_alg", not_supported),
    ("request_object_encryption_alg", not_supported),
    ("request_object_encryption_enc", not_supported),
    ("require_signed_request_object", only_false),
    ("require_pushed_authorization_requests", only_false),
    // Clients that prove themselves by a key or a certificate (Registration 1.0 §2, RFC 8705 §2.1.2 and §3.4, RFC 9449 §5.2).
    ("token_endpoint_auth_signing_alg", not_supported),
    ("tls_client_auth_subject_dn", not_supported),
    ("tls_client_auth_san_dns", not_supported),
    ("tls_client_auth_san_uri", not_supported),
    ("tls_client_auth_san_ip", not_supported),
    ("tls_client_auth_san_email", not_supported),
    ("tls_client_certificate_bound_access_tokens", only_false),
    ("use_mtls_endpoint_aliases", only_false),
    ("dpop_bound_access_tokens", only_false),
    // CIBA Core §4, RFC 9396 §10, Federation 1.0 §5.2.1, RFC 7591 §2.3.
    ("backchannel_token_delivery_mode", not_supported),
    ("backchannel_client_notification_endpoint", not_supported),
    ("backchannel_authentication_request_signing_alg", not_supported),
    ("backchannel_user_code_parameter", only_false),
    ("authorization_details_types", only_empty),
    ("signed_jwks_uri", not_supported),
    ("software_statement", not_supported),
];

/// Members that protect the client or its people. A replica that cannot keep one must not serve the client as if it was not there:
/// a later release wrote it, or kept it for the client.
const PROTECTIONS: [&str; 14] = [
    "id_token_encrypted_response_alg",
    "userinfo_encrypted_response_alg",
    "introspection_encrypted_response_alg",
    "authorization_encrypted_response_alg",
    "subject_type",
    "request_object_signing_alg",
    "request_object_encryption_alg",
    "require_signed_request_object",
    "require_pushed_authorization_requests",
    "token_endpoint_auth_signing_alg",
    "tls_client_certificate_bound_access_tokens",
    "dpop_bound_access_tokens",
    "backchannel_user_code_parameter",
    "backchannel_authentication_request_signing_alg",
];

/// Members that may carry a language tag ([RFC 7591 §2.2](https://www.rfc-editor.org/rfc/rfc7591#section-2.2)).
const FOR_PEOPLE: [&str; 5] = ["client_name", "logo_uri", "client_uri", "policy_uri", "tos_uri"];

pub(super) fn check_all(metadata: &Map<String, Value>) -> Result<(), OAuthError> {
    for (name, value) in metadata {
        if name.is_empty() || name.len() > MAX_NAME || name.chars().any(char::is_control) {
            return Err(invalid("the metadata", "has a member whose name is empty, too long or contains control characters"));
        }
        let untagged = name.split_once('#').map(|(untagged, _)| untagged).filter(|untagged| FOR_PEOPLE.contains(untagged));
        let wanted = untagged.unwrap_or(name);
        if let Some((_, check)) = MEMBERS.iter().chain(NOT_HONOURED).find(|(member, _)| *member == wanted) {
            check(value).map_err(|why| invalid(name, &why))?;
        }
    }
    if metadata.contains_key("jwks") && metadata.contains_key("jwks_uri") {
        return Err(invalid("jwks", "cannot be combined with jwks_uri"));
    }
    Ok(())
}

/// Whether `name` is a member that promises what nothing here keeps.
pub(super) fn is_not_honoured(name: &str) -> bool {
    NOT_HONOURED.iter().any(|(member, _)| *member == name)
}

/// The name of the first member of kept metadata that protects the client or its people and that nothing here keeps: a later release
/// wrote it. Whoever serves the client all the same serves it without the protection.
pub fn protection_not_kept(kept: &ClientMetadata) -> Option<&'static str> {
    let unknown = |named: Option<&str>| named.is_some_and(|name| Algorithm::parse(name).is_none());
    if let Some((member, _)) = kept.signed_by().into_iter().find(|(_, named)| unknown(*named)) {
        return Some(member);
    }
    PROTECTIONS.into_iter().find(|name| kept.other.get(*name).is_some_and(|value| !is_kept(name, value)))
}

/// Whether what a member promises is kept here.
fn is_kept(name: &str, value: &Value) -> bool {
    MEMBERS.iter().chain(NOT_HONOURED).find(|(member, _)| *member == name).is_none_or(|(_, check)| check(value).is_ok())
}

fn text(value: &Value) -> Result<&str, String> {
    match value.as_str() {
        Some("") => Err("must not be empty".into()),
        Some(text) if text.len() > MAX_TEXT => Err("is too long".into()),
        Some(text) if text.chars().any(char::is_control) => Err("contains control characters".into()),
        Some(text) => match characters::unseen(text) {
            Some(c) => Err(characters::Unfit::Unseen(c).to_string()),
            None => Ok(text),
        },
        None => Err("must be a string".into()),
    }
}

fn list(value: &Value) -> Result<impl Iterator<Item = Result<&str, String>>, String> {
    match value.as_array() {
        Some(entries) if entries.len() <= MAX_LIST => Ok(entries.iter().map(text)),
        Some(_) => Err(format!("has more than {MAX_LIST} entries")),
        None => Err("must be an array of strings".into()),
    }
}

fn list_of_texts(value: &Value) -> Result<(), String> {
    list(value)?.try_for_each(|entry| entry.map(|_| ()))
}

fn list_of(value: &Value, known: &[&str]) -> Result<(), String> {
    list(value)?.try_for_each(|entry| known.contains(&entry?).then_some(()).ok_or_else(|| format!("may only have {}", known.join(", "))))
}

fn one_of(value: &Value, known: &[&str]) -> Result<(), String> {
    known.contains(&text(value)?).then_some(()).ok_or_else(|| format!("must be {}", known.join(" or ")))
}

fn scope(value: &Value) -> Result<(), String> {
    Scopes::of_registration(value.as_str().ok_or("must be a string")?).map(|_| ())
}

/// A name that a person reads on the consent page: no characters that make it look like something else.
fn name_for_people(value: &Value) -> Result<(), String> {
    let name = text(value)?;
    if name.chars().count() > MAX_NAME {
        return Err(format!("is longer than {MAX_NAME} characters"));
    }
    characters::line(name).map_err(|unfit| unfit.to_string())
}

/// An address that a browser shows or fetches: https, or http on a host that the public network does not know.
fn web_address(value: &Value) -> Result<(), String> {
    let text = text(value)?;
    let problem = || "must be an https address without a username".to_owned();
    let url = Url::parse(text).map_err(|_| problem())?;
    let secure = match url.scheme() {
        "https" => text.starts_with("https://"),
        "http" => text.starts_with("http://") && url.host().is_some_and(|host| is_private(&host)),
        _ => false,
    };
    let plain = text.bytes().all(|b| (0x21..=0x7e).contains(&b) && !b"\\\"<>^`{|}".contains(&b));
    (secure && plain && url.username().is_empty() && url.password().is_none()).then_some(()).ok_or_else(problem)
}

fn key_set(value: &Value) -> Result<(), String> {
    KeySet::from_jwks(value).map(|_| ()).map_err(|error| error.to_string())
}

fn signature_algorithm(value: &Value) -> Result<(), String> {
    let known = Algorithm::parse(text(value)?);
    known.map(|_| ()).ok_or_else(|| format!("must be one of {}", Algorithm::ALL.map(Algorithm::name).join(", ")))
}

fn seconds(value: &Value) -> Result<(), String> {
    value.as_u64().map(|_| ()).ok_or_else(|| "must be a number of seconds".to_owned())
}

fn not_supported(_: &Value) -> Result<(), String> {
    Err("is not supported yet: leave it out".into())
}

fn only_empty(value: &Value) -> Result<(), String> {
    value
        .as_array()
        .is_some_and(Vec::is_empty)
        .then_some(())
        .ok_or_else(|| "is not supported: leave it out, or send an empty list".to_owned())
}

fn only_false(value: &Value) -> Result<(), String> {
    (value == &Value::Bool(false)).then_some(()).ok_or_else(|| "is not supported: leave it out, or send false".to_owned())
}
