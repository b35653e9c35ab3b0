//! The form of an app: read from what was posted, held against the rules of registration, and laid over what is stored.

use serde_json::{Value, json};

use super::address::instead;
use crate::config::duration;
use crate::pages::console::{ApiScopes, AppFault, AppForm, AppProblem, typed_scopes};
use crate::protocol::client::{Client, ClientKind, ClientMetadata, ClientSettings};
use crate::protocol::client_auth::method::ClientAuthMethod;
use crate::protocol::error::OAuthError;
use crate::protocol::parameters::Parameters;
use crate::protocol::redirect_uri::check_registration;
use crate::protocol::registration;
use crate::protocol::scope::{STANDARD, Scopes, meant_by};
use crate::provider::Provider;

/// So many addresses of each sort are read: more than registration takes, which says so where there are too many.
const MOST: usize = 100;

/// So many boxes for scopes of APIs are read.
const MOST_SCOPES: usize = 1_000;

/// What was posted for an app of this kind, whose scopes are registered so; both are not the form's to change.
pub(super) fn read(form: &Parameters, kind: ClientKind, registered: Option<&str>) -> AppForm {
    let text = |name: &str| form.get(name).map(str::trim).unwrap_or_default().to_owned();
    let list = |prefix: &str| -> Vec<String> {
        // An emptied field reads as absent: those behind it stay.
        let typed = (0..MOST).filter_map(|n| form.get(&format!("{prefix}_{n}")).map(str::trim));
        let mut found: Vec<String> = typed.filter(|uri| !uri.is_empty()).map(str::to_owned).collect();
        if form.get("add") == Some(prefix) {
            found.push(String::new());
        }
        found
    };
    let on = |name: &str| form.get(name).is_some();
    AppForm {
        kind,
        name: text("name"),
        client_id: form.get("client_id").map(|id| id.trim().to_owned()),
        redirect_uris: list("redirect_uri"),
        post_logout_uris: list("post_logout_uri"),
        app_uri: text("app_uri"),
        start_uri: text("start_uri"),
        scopes: scopes(form, kind, registered),
        first_party: on("first_party"),
        id_token_claims: on("id_token_claims"),
        require_pkce: on("require_pkce"),
        require_second_factor: on("require_second_factor"),
        access_token_lifetime: text("access_token_lifetime"),
        id_token_lifetime: text("id_token_lifetime"),
    }
}

/// The scopes that were typed and those of APIs whose boxes are ticked. An app that people sign in to and whose registration
/// names no scope may have all standard ones, and whoever ticks a box does not mean to take them away. Where scopes are
/// registered an empty field says that it holds none of them, since those of APIs stand at their boxes.
fn scopes(form: &Parameters, kind: ClientKind, registered: Option<&str>) -> String {
    let typed = form.get("scopes").unwrap_or_default();
    let ticked: Vec<&str> = (0..MOST_SCOPES).filter_map(|n| form.get(&format!("api_scope_{n}"))).collect();
    let mut scopes: Vec<&str> = typed.split_ascii_whitespace().collect();
    if scopes.is_empty() && !ticked.is_empty() && kind != ClientKind::Service && registered.is_none() {
        scopes.extend(STANDARD);
    }
    for scope in ticked {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    scopes.join(" ")
}

/// The APIs with their scopes, for the boxes of the form, in the order of their identifiers.
pub(super) fn apis(provider: &Provider) -> Vec<ApiScopes> {
    let snapshot = provider.snapshot();
    let mut apis: Vec<ApiScopes> = snapshot
        .resources()
        .map(|api| ApiScopes {
            name: api.name.clone(),
            identifier: api.identifier.clone(),
            scopes: api.scopes.iter().map(str::to_owned).collect(),
        })
        .collect();
    apis.sort_by(|one, other| one.identifier.cmp(&other.identifier));
    apis
}

/// Whether two lists name the same scopes, in whatever order.
fn are_same(one: &str, other: &str) -> bool {
    matches!((Scopes::parse(one), Scopes::parse(other)), (Ok(one), Ok(other)) if one == other)
}

/// The form as it shows what is stored.
pub(super) fn of(client: &Client) -> AppForm {
    let seconds = |lifetime: Option<u64>| lifetime.map(|seconds| seconds.to_string()).unwrap_or_default();
    AppForm {
        kind: client.kind,
        name: client.metadata.client_name.clone().unwrap_or_default(),
        client_id: None,
        redirect_uris: client.metadata.redirect_uris.clone(),
        post_logout_uris: client.metadata.post_logout_redirect_uris.clone(),
        app_uri: client.metadata.client_uri.clone().unwrap_or_default(),
        start_uri: client.metadata.initiate_login_uri.clone().unwrap_or_default(),
        scopes: client.metadata.scope.clone().unwrap_or_default(),
        first_party: client.settings.first_party,
        id_token_claims: client.settings.id_token_claims,
        require_pkce: client.settings.require_pkce.unwrap_or(false),
        require_second_factor: client.settings.require_second_factor,
        access_token_lifetime: seconds(client.settings.access_token_lifetime),
        id_token_lifetime: seconds(client.settings.id_token_lifetime),
    }
}

/// With a field for one address more where there is none to type into.
pub(super) fn with_room(mut form: AppForm) -> AppForm {
    for list in [&mut form.redirect_uris, &mut form.post_logout_uris] {
        if list.is_empty() {
            list.push(String::new());
        }
    }
    form
}

/// The metadata and settings that the form makes of `before`, or everything that is wrong with it.
pub(super) fn check(
    provider: &Provider,
    form: &AppForm,
    before: Option<&Client>,
) -> Result<(ClientMetadata, ClientSettings), Vec<AppProblem>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, fault: AppFault| problems.push(AppProblem { field: field.to_owned(), fault });
    let was_named = before.is_none_or(|client| client.metadata.client_name.is_some());
    if form.name.is_empty() && was_named {
        wrong("name", AppFault::Name);
    }
    if form.client_id.as_deref().is_some_and(|id| registration::check_client_id(id).is_err()) {
        wrong("client_id", AppFault::ClientId);
    }
    for (prefix, list) in [("redirect_uri", &form.redirect_uris), ("post_logout_uri", &form.post_logout_uris)] {
        for (n, uri) in list.iter().enumerate().filter(|(_, uri)| !uri.is_empty()) {
            if let Err(fault) = check_registration(uri, form.kind) {
                wrong(&format!("{prefix}_{n}"), AppFault::Address(fault, instead(uri, form.kind, fault)));
            }
        }
    }
    if form.kind != ClientKind::Service && form.redirect_uris.iter().all(String::is_empty) {
        wrong("redirect_uri_0", AppFault::AddressMissing);
    }
    let settings = &provider.settings;
    let was = before.map(|client| client.settings.clone()).unwrap_or_default();
    let mut lifetime = |field: &str, typed: &str, most: std::time::Duration, kept: Option<u64>| {
        if typed.is_empty() {
            return None;
        }
        // A command gave it, or the provider's own was longer then: it stays.
        if kept.is_some_and(|kept| kept.to_string() == typed) {
            return kept;
        }
        let seconds =
            duration::parse(typed).ok().map(|lifetime| lifetime.as_secs()).filter(|seconds| (1..=most.as_secs()).contains(seconds));
        if seconds.is_none() {
            wrong(field, AppFault::Lifetime { most: most.as_secs() });
        }
        seconds
    };
    let access_token_lifetime =
        lifetime("access_token_lifetime", &form.access_token_lifetime, settings.access_token_lifetime, was.access_token_lifetime);
    let id_token_lifetime = lifetime("id_token_lifetime", &form.id_token_lifetime, settings.id_token_lifetime, was.id_token_lifetime);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut metadata = before.map(|client| client.metadata.members()).unwrap_or_default();
    let filled = |list: &[String]| -> Vec<String> { list.iter().filter(|uri| !uri.is_empty()).cloned().collect() };
    metadata.insert("client_name".to_owned(), if form.name.is_empty() { Value::Null } else { json!(form.name) });
    // What the form of this kind does not show stays as it is.
    let with_a_person = form.kind != ClientKind::Service;
    if with_a_person {
        metadata.insert("redirect_uris".to_owned(), json!(filled(&form.redirect_uris)));
        metadata.insert("post_logout_redirect_uris".to_owned(), json!(filled(&form.post_logout_uris)));
        let named = |address: &str| (!address.is_empty()).then(|| address.to_owned());
        metadata.insert("client_uri".to_owned(), json!(named(&form.app_uri)));
        metadata.insert("initiate_login_uri".to_owned(), json!(named(&form.start_uri)));
    }
    // The form puts them into another order: that is no change.
    let kept_scope = before.and_then(|client| client.metadata.scope.clone()).filter(|kept| are_same(kept, &form.scopes));
    let scope = kept_scope.unwrap_or_else(|| form.scopes.clone());
    // No scope at all would be all standard ones: nobody asked for them by taking away the last one of an API.
    let had = before.and_then(|client| client.metadata.scope.as_deref());
    if scope.is_empty() && with_a_person && had.is_some_and(|had| typed_scopes(had, &apis(provider)).is_empty() && !had.is_empty()) {
        return Err(vec![AppProblem { field: "scopes".to_owned(), fault: AppFault::Scopes }]);
    }
    metadata.insert("scope".to_owned(), if scope.is_empty() { Value::Null } else { json!(scope) });
    let nothing = ClientMetadata::default();
    let kept = before.map_or(&nothing, |client| &client.metadata);
    let registered = registration::validate_change(kept, metadata, form.kind).map_err(|error| vec![problem_of(error, form)])?;
    let public = registered.metadata.has_auth_method(ClientAuthMethod::None);
    let decided = match with_a_person {
        true => ClientSettings {
            first_party: form.first_party,
            id_token_claims: form.id_token_claims,
            require_pkce: if public { None } else { Some(form.require_pkce) },
            require_second_factor: form.require_second_factor,
            access_token_lifetime,
            id_token_lifetime,
            ..was
        },
        false => ClientSettings { access_token_lifetime, ..was },
    };
    Ok((registered.metadata, decided))
}

/// What is wrong with a form, of which registration says this.
pub(super) fn problem_of(error: OAuthError, form: &AppForm) -> AppProblem {
    let words = error.description.into_owned();
    let (field, fault) = match words.split(' ').next() {
        Some("client_name") => ("name", AppFault::Name),
        Some("scope") => ("scopes", meant_by(&form.scopes).map_or(AppFault::Scopes, AppFault::ScopesSeparate)),
        Some("client_uri") => ("app_uri", AppFault::PageAddress),
        Some("initiate_login_uri") => ("start_uri", AppFault::PageAddress),
        _ => ("name", AppFault::Other(words)),
    };
    AppProblem { field: field.to_owned(), fault }
}
