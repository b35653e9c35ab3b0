//! Resource servers: registered, changed, deleted.

use super::{ActError, Acting};
use crate::audit::{EventType, Subject};
use crate::clients::{registered, resources};
use crate::jose::Algorithm;
use crate::protocol::error::OAuthError;
use crate::protocol::resource::{Resource, check_identifier, check_name, check_scopes, is_issuer, is_same};
use crate::store::{Connection, Writing};

/// Registers a resource server beside `issuer`, which is none itself.
pub fn create(conn: &mut Writing<'_>, acting: &Acting, issuer: &str, resource: &Resource) -> Result<(), ActError> {
    if is_issuer(&resource.identifier, issuer) {
        return Err(ActError::Refused(
            "the identifier cannot be the issuer: its tokens would give access to the issuer's own endpoints".into(),
        ));
    }
    check_identifier(&resource.identifier).map_err(refused)?;
    check_name(&resource.name).map_err(refused)?;
    check(conn, resource)?;
    let is_equivalent = |other: &Resource| other.identifier != resource.identifier && is_same(&other.identifier, &resource.identifier);
    if let Some(other) = resources::all(conn)?.into_iter().find(is_equivalent) {
        return Err(ActError::Refused(format!("the identifier means the same as {}, which is registered", other.identifier)));
    }
    resources::insert(conn, resource, acting.now)?;
    acting.about(conn, EventType::ResourceCreated, Subject::Resource(resource.identifier.clone()))
}

/// Changes a resource server. Its identifier is held against nothing: it was right when it was registered, and cannot change.
pub fn update(conn: &mut Writing<'_>, acting: &Acting, resource: &Resource) -> Result<(), ActError> {
    check(conn, resource)?;
    if resources::find(conn, &resource.identifier)?.is_none_or(|before| before.name != resource.name) {
        check_name(&resource.name).map_err(refused)?;
    }
    resources::update(conn, resource, acting.now)?;
    acting.about(conn, EventType::ResourceUpdated, Subject::Resource(resource.identifier.clone()))
}

/// The same where its row has still the version that was seen; stale else. Run serializable.
pub fn update_seen(conn: &mut Writing<'_>, acting: &Acting, resource: &Resource, seen: i64) -> Result<(), ActError> {
    match resources::find_versioned(conn, &resource.identifier)? {
        None => Err(ActError::NotFound("resource server")),
        // The same form again is no conflict.
        Some((before, _)) if before == *resource => Ok(()),
        Some((_, version)) if version != seen => Err(ActError::Stale),
        Some(_) => update(conn, acting, resource),
    }
}

/// Deletes a resource server: nobody gets tokens for it any more.
pub fn delete(conn: &mut Writing<'_>, acting: &Acting, identifier: &str) -> Result<(), ActError> {
    resources::delete(conn, identifier)?;
    acting.about(conn, EventType::ResourceDeleted, Subject::Resource(identifier.to_owned()))
}

/// As a refusal that says why.
fn refused(error: OAuthError) -> ActError {
    ActError::Refused(error.description.into_owned())
}

fn check(conn: &mut Connection, resource: &Resource) -> Result<(), ActError> {
    check_scopes(resource).map_err(refused)?;
    if let Some(alg) = &resource.signing_alg
        && Algorithm::parse(alg).is_none()
    {
        let known: Vec<&str> = Algorithm::ALL.iter().map(|algorithm| algorithm.name()).collect();
        return Err(ActError::Refused(format!("the algorithm {alg} is not supported: use one of {}", known.join(", "))));
    }
    if resource.lifetime == Some(0) {
        return Err(ActError::Refused("the lifetime must be at least 1 second".into()));
    }
    for client_id in &resource.clients {
        if registered::find(conn, client_id)?.is_none() {
            return Err(ActError::Refused(format!("there is no app with the client ID {client_id}")));
        }
    }
    Ok(())
}
