//! Clients: registered, changed, given a new secret, disabled, deleted.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{ActError, Acting, revoke_grant};
use crate::audit::{EventType, Subject};
use crate::clients::registered::{self, Record};
use crate::clients::secrets;
use crate::protocol::client::{Client, Provenance};
use crate::secrets::Secret;
use crate::store::Writing;
use crate::store::sealing::KeyRing;

/// A client that was made, with its secret where it has one; the text is seen here and never again.
pub struct Created {
    /// The row.
    pub record: Record,
    /// Its secret.
    pub secret: Option<Secret>,
}

/// Registers a client whose metadata was validated (`protocol::registration`).
pub fn create(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, client: &Client, by: Option<&str>) -> Result<Created, ActError> {
    let record = registered::insert(conn, client.clone(), by.map(str::to_owned), acting.now)?;
    let client_id = &record.client.client_id;
    let secret =
        if record.client.is_public() { None } else { Some(secrets::make(conn, ring, &acting.random, client_id, None, acting.now)?.1) };
    let event = acting.event(EventType::ClientCreated).subject(Subject::Client(client_id.clone())).client(client_id);
    acting.record(conn, &event.detail("provenance", record.client.provenance.as_str()))?;
    Ok(Created { record, secret })
}

/// Writes a changed client over the row that was read.
pub fn update(conn: &mut Writing<'_>, acting: &Acting, ring: &KeyRing, changed: &Record) -> Result<Created, ActError> {
    let client_id = changed.client.client_id.clone();
    let before = registered::find(conn, &client_id)?.ok_or(ActError::NotFound("client"))?;
    let record = registered::update(conn, changed, acting.now)?;
    let about = |kind| acting.event(kind).subject(Subject::Client(client_id.clone())).client(&client_id);
    let turned = before.client.enabled != record.client.enabled;
    if turned {
        let kind = if record.client.enabled { EventType::ClientEnabled } else { EventType::ClientDisabled };
        acting.record(conn, &about(kind))?;
    }
    let but_for_that = Client { enabled: before.client.enabled, ..record.client.clone() };
    if !turned || but_for_that != before.client {
        let mut event = about(EventType::ClientUpdated);
        if before.client.settings.require_second_factor != record.client.settings.require_second_factor {
            event = event.detail("requires_second_factor", record.client.settings.require_second_factor);
        }
        acting.record(conn, &event)?;
    }
    if before.client.enabled && !record.client.enabled {
        revoke_grant::all_of_client(conn, acting, &client_id)?;
    }
    let needs_one = before.client.is_public() && !record.client.is_public() && secrets::of_client(conn, &client_id)?.is_empty();
    let secret = if needs_one { Some(secrets::make(conn, ring, &acting.random, &client_id, None, acting.now)?.1) } else { None };
    Ok(Created { record, secret })
}

/// Gives a client a new secret; those it had end at once, or after `keep_old`.
pub fn rotate_secret(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    client_id: &str,
    keep_old: Duration,
) -> Result<Secret, ActError> {
    let record = registered::find(conn, client_id)?.ok_or(ActError::NotFound("client"))?;
    if record.client.is_public() {
        return Err(ActError::Refused("this app is public and has no secret".into()));
    }
    let (made, text) = secrets::make(conn, ring, &acting.random, client_id, None, acting.now)?;
    secrets::end_others(conn, client_id, &made.id, acting.now.plus(keep_old), acting.now)?;
    acting.record(conn, &acting.event(EventType::ClientSecretRotated).subject(Subject::Client(client_id.to_owned())).client(client_id))?;
    Ok(text)
}

/// Gives a client a new secret, where those it has are still the ones that whoever asks has seen: a form that is sent twice
/// makes one.
pub fn rotate_secret_seen(
    conn: &mut Writing<'_>,
    acting: &Acting,
    ring: &KeyRing,
    client_id: &str,
    seen: &BTreeSet<String>,
    keep_old: Duration,
) -> Result<Secret, ActError> {
    let present = secrets::of_client(conn, client_id)?.into_iter().filter(|secret| secret.is_live(acting.now)).map(|secret| secret.id);
    if present.collect::<BTreeSet<_>>() != *seen {
        return Err(ActError::Stale);
    }
    rotate_secret(conn, acting, ring, client_id, keep_old)
}

/// Deletes a client and retires its id; what was granted to it ends.
pub fn delete(conn: &mut Writing<'_>, acting: &Acting, client_id: &str) -> Result<(), ActError> {
    registered::delete(conn, client_id, acting.now)?;
    acting.record(conn, &acting.event(EventType::ClientDeleted).subject(Subject::Client(client_id.to_owned())).client(client_id))?;
    Ok(revoke_grant::all_of_client(conn, acting, client_id)?)
}

/// A client that a command registers, to be validated and then made.
pub fn of_command(client_id: String, draft: Client) -> Client {
    Client { client_id, provenance: Provenance::Command, approved: false, enabled: true, ..draft }
}
