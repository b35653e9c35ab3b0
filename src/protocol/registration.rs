//! Registration metadata ([RFC 7591 §2](https://www.rfc-editor.org/rfc/rfc7591#section-2),
//! [Registration 1.0 §2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata)): from JSON to what
//! a client may be. What the command line accepts and what a client may register for itself is decided here alone.

mod members;
#[cfg(test)]
mod tests;

pub use members::protection_not_kept;

use serde_json::{Map, Value};

use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::client::{ClientKind, ClientMetadata};
use crate::protocol::client_auth::method::ClientAuthMethod;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::redirect_uri::{RedirectUriFault, check_registration};

/// Bytes that a client's metadata may have as JSON.
pub const MAX_BYTES: usize = 64 * 1024;

/// Members that are the server's to give: never kept from a request.
const NOT_KEPT: [&str; 6] = [
    "client_id",
    "client_secret",
    "client_id_issued_at",
    "client_secret_expires_at",
    "registration_access_token",
    "registration_client_uri",
];

/// Who registers: an admin may give more than a client may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registrar {
    /// An admin, by command, console or file.
    Admin,
    /// The client itself ([RFC 7591 §5](https://www.rfc-editor.org/rfc/rfc7591#section-5)).
    Client,
}

/// What a registration came to: every default is filled in, so that it can be kept as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// What sort of client it is.
    pub kind: ClientKind,
    /// Its metadata.
    pub metadata: ClientMetadata,
}

/// Validates registration metadata. `kind` is what an admin chose; without it the kind follows from `application_type`,
/// `token_endpoint_auth_method`, `grant_types` and the redirect URIs.
///
/// `invalid_redirect_uri` or `invalid_client_metadata` ([RFC 7591 §3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2))
/// name the member that is wrong.
pub fn validate(metadata: &Value, kind: Option<ClientKind>, registrar: Registrar) -> Result<Registration, OAuthError> {
    let Value::Object(given) = metadata else {
        return Err(invalid("the metadata", "must be a JSON object"));
    };
    if metadata.to_string().len() > MAX_BYTES {
        return Err(invalid("the metadata", "is larger than 64 KiB"));
    }
    // A member that is null is as one left out (RFC 7591 §2).
    let given: Map<String, Value> = given
        .iter()
        .filter(|(name, value)| !value.is_null() && !NOT_KEPT.contains(&name.as_str()))
        .map(|(n, v)| (n.clone(), v.clone()))
        .collect();
    members::check_all(&given)?;
    let mut metadata: ClientMetadata =
        serde_json::from_value(Value::Object(given)).map_err(|error| invalid("the metadata", &error.to_string()))?;
    let kind = kind.unwrap_or_else(|| kind_of(&metadata));
    fill_defaults(&mut metadata, kind);
    for rule in [grants_of_the_kind, authentication_of_the_kind, addresses_of_the_kind] {
        rule(&mut metadata, kind, registrar)?;
    }
    Ok(Registration { kind, metadata })
}

/// Validates a change of metadata that is kept already: `metadata` is the whole as it is to be. A member that promises what
/// nothing here keeps, and that an earlier release took in silence, stays as it is where the change does not touch it: else
/// nothing of such a client could be changed any more.
///
/// # Errors
/// Those of [`validate`].
pub fn validate_change(kept: &ClientMetadata, metadata: Map<String, Value>, kind: ClientKind) -> Result<Registration, OAuthError> {
    let untouched = |name: &str, value: &Value| members::is_not_honoured(name) && kept.other.get(name) == Some(value);
    let (untouched, changed): (Map<_, _>, Map<_, _>) = metadata.into_iter().partition(|(name, value)| untouched(name, value));
    let mut registration = validate(&Value::Object(changed), Some(kind), Registrar::Admin)?;
    registration.metadata.other.extend(untouched);
    Ok(registration)
}

/// Applies a JSON merge patch ([RFC 7396 §2](https://www.rfc-editor.org/rfc/rfc7396#section-2)): a member that is given replaces
/// the one there was, null removes it, an object is merged member by member, and all else stays.
pub fn merge_patch(target: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (name, value) in patch {
        match value {
            Value::Null => drop(target.remove(name)),
            Value::Object(members) => match target.entry(name.clone()).or_insert_with(|| Value::Object(Map::new())) {
                Value::Object(kept) => merge_patch(kept, members),
                other => {
                    let mut made = Map::new();
                    merge_patch(&mut made, members);
                    *other = Value::Object(made);
                }
            },
            other => drop(target.insert(name.clone(), other.clone())),
        }
    }
}

/// Checks an id that an admin chose for a client: 1 to 255 of `A-Za-z0-9-._~@`, which every client can send unescaped.
pub fn check_client_id(client_id: &str) -> Result<(), OAuthError> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~@".contains(&b);
    if (1..=255).contains(&client_id.len()) && client_id.bytes().all(plain) {
        Ok(())
    } else {
        Err(invalid("client_id", "must be 1 to 255 characters of A-Z a-z 0-9 - . _ ~ @"))
    }
}

fn invalid(member: &str, why: &str) -> OAuthError {
    OAuthError::new(ErrorCode::InvalidClientMetadata, format!("{member} {why}"))
}

fn kind_of(metadata: &ClientMetadata) -> ClientKind {
    let public = metadata.has_auth_method(ClientAuthMethod::None);
    let on_the_device = |uri: &String| check_registration(uri, ClientKind::Native).is_ok() && !uri.starts_with("https://");
    match metadata.application_type.as_deref() {
        Some("native") => ClientKind::Native,
        // Tools that run on a desk say "none" and a loopback address, and seldom that they are native.
        None if public && metadata.redirect_uris.iter().any(on_the_device) => ClientKind::Native,
        _ if public => ClientKind::Spa,
        _ if metadata.redirect_uris.is_empty() && metadata.grant_types == [GrantType::ClientCredentials.as_str()] => ClientKind::Service,
        _ => ClientKind::Web,
    }
}

fn fill_defaults(metadata: &mut ClientMetadata, kind: ClientKind) {
    if metadata.grant_types.is_empty() {
        let defaults: &[GrantType] = match kind {
            ClientKind::Service => &[GrantType::ClientCredentials],
            ClientKind::Web | ClientKind::Spa | ClientKind::Native => &[GrantType::AuthorizationCode, GrantType::RefreshToken],
        };
        metadata.grant_types = defaults.iter().map(|grant| grant.as_str().to_owned()).collect();
    }
    if metadata.response_types.is_empty() && metadata.has_grant(GrantType::AuthorizationCode) {
        metadata.response_types = vec![ResponseType::Code.as_str().to_owned()];
    }
    if metadata.token_endpoint_auth_method.is_none() && matches!(kind, ClientKind::Spa | ClientKind::Native) {
        metadata.token_endpoint_auth_method = Some(ClientAuthMethod::None.as_str().to_owned());
    }
    if kind == ClientKind::Native {
        metadata.application_type.get_or_insert_with(|| "native".to_owned());
    }
    for list in [&mut metadata.redirect_uris, &mut metadata.post_logout_redirect_uris, &mut metadata.grant_types] {
        let mut seen = Vec::with_capacity(list.len());
        list.retain(|entry| {
            !seen.contains(entry) && {
                seen.push(entry.clone());
                true
            }
        });
    }
}

/// [RFC 7591 §2.1](https://www.rfc-editor.org/rfc/rfc7591#section-2.1): grant types and response types belong together.
fn grants_of_the_kind(metadata: &mut ClientMetadata, kind: ClientKind, registrar: Registrar) -> Result<(), OAuthError> {
    let granted = || GrantType::ALL.iter().copied().filter(|grant| metadata.has_grant(*grant));
    for (grant, first) in granted().filter_map(|grant| Some((grant, grant.follows()?))) {
        if !metadata.has_grant(first) {
            return Err(invalid("grant_types", &format!("has {} without {}", grant.as_str(), first.as_str())));
        }
    }
    for response_type in ResponseType::ALL {
        let grant_type = response_type.grant_type();
        if metadata.has_response_type(*response_type) != metadata.has_grant(grant_type) {
            let why = format!("must have {} exactly where grant_types has {}", response_type.as_str(), grant_type.as_str());
            return Err(invalid("response_types", &why));
        }
    }
    let public = matches!(kind, ClientKind::Spa | ClientKind::Native) || metadata.has_auth_method(ClientAuthMethod::None);
    for grant in granted() {
        if public && grant.needs_proof_of_client() {
            return Err(invalid("grant_types", &format!("has {}, which a public client cannot use", grant.as_str())));
        }
        if registrar == Registrar::Client && grant.is_given_by_admins() {
            return Err(invalid("grant_types", &format!("has {}, which only an admin can give", grant.as_str())));
        }
    }
    Ok(())
}

fn authentication_of_the_kind(metadata: &mut ClientMetadata, kind: ClientKind, _: Registrar) -> Result<(), OAuthError> {
    let public = metadata.has_auth_method(ClientAuthMethod::None);
    match kind {
        ClientKind::Spa if metadata.token_endpoint_auth_method.is_some() && !public => {
            Err(invalid("token_endpoint_auth_method", "must be none: a single-page app cannot keep a secret"))
        }
        ClientKind::Service if public => Err(invalid("token_endpoint_auth_method", "must not be none for a service")),
        ClientKind::Native if metadata.application_type.as_deref() != Some("native") => {
            Err(invalid("application_type", "must be native for this kind of client"))
        }
        ClientKind::Web | ClientKind::Spa | ClientKind::Service if metadata.application_type.as_deref() == Some("native") => {
            Err(invalid("application_type", "must be web for this kind of client"))
        }
        _ => Ok(()),
    }
}

/// A private-use scheme of a web application is an admin's decision: a client that registers itself is native or uses https.
fn may_be_registered(uri: &str, kind: ClientKind, registrar: Registrar) -> Result<(), RedirectUriFault> {
    check_registration(uri, kind)?;
    let web_scheme = uri.starts_with("https://") || uri.starts_with("http://");
    if kind == ClientKind::Web && registrar == Registrar::Client && !web_scheme { Err(RedirectUriFault::Scheme) } else { Ok(()) }
}

/// The fault with the address that has it, where that consists of characters which an answer may hold.
fn told(uri: &str, fault: RedirectUriFault) -> String {
    match fault {
        RedirectUriFault::Length | RedirectUriFault::Characters => fault.to_string(),
        _ => format!("({uri}) {fault}"),
    }
}

fn addresses_of_the_kind(metadata: &mut ClientMetadata, kind: ClientKind, registrar: Registrar) -> Result<(), OAuthError> {
    for (at, uri) in metadata.redirect_uris.iter().enumerate() {
        may_be_registered(uri, kind, registrar)
            .map_err(|fault| OAuthError::new(ErrorCode::InvalidRedirectUri, format!("redirect_uris[{at}] {}", told(uri, fault))))?;
    }
    for (at, uri) in metadata.post_logout_redirect_uris.iter().enumerate() {
        may_be_registered(uri, kind, registrar).map_err(|fault| invalid(&format!("post_logout_redirect_uris[{at}]"), &told(uri, fault)))?;
    }
    if metadata.redirect_uris.is_empty() && metadata.has_grant(GrantType::AuthorizationCode) {
        return Err(OAuthError::new(
            ErrorCode::InvalidRedirectUri,
            "redirect_uris is missing: the grant authorization_code needs at least one",
        ));
    }
    Ok(())
}
