//! A client is changed, or switched off and on.

use std::fmt;

use serde_json::{Map, Value};

use super::{NoClient, WhichClient, event, first_secret, members};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::acts::ended_grants;
use crate::audit::EventType;
use crate::clients::registered::{self, Record};
use crate::clients::{ClientError, secrets};
use crate::issued::grant::Whose;
use crate::people::rights::Right;
use crate::protocol::client::{Client, ClientMetadata, ClientSettings};
use crate::protocol::error::OAuthError;
use crate::protocol::registration::{merge_patch, validate_change};
use crate::secrets::Secret;
use crate::store::StoreError;

/// Changes a client. `None` leaves a value unchanged. What was granted to a client that is switched off ends; a client that can keep a
/// secret from now on is given one.
#[derive(Clone, Debug)]
pub struct ChangeClient {
    /// Which.
    pub client: WhichClient,
    /// What is registered.
    pub metadata: Option<MetadataChange>,
    /// What an admin decides.
    pub settings: SettingsChange,
    /// Whether it is switched on.
    pub enabled: Option<bool>,
    /// The version of the row that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// In which way the metadata of a client change.
#[derive(Clone, Debug)]
pub enum MetadataChange {
    /// To these, which were validated as a change of the version that was seen.
    To(Box<ClientMetadata>),
    /// To these, as they are given: what is not named gets its default.
    Replaced(Map<String, Value>),
    /// `merge` is merged into those there are (RFC 7396), then each member of `set` replaces its own. All else stays.
    Patched {
        /// A merge patch.
        merge: Map<String, Value>,
        /// Whole members.
        set: Map<String, Value>,
    },
}

/// What changes of the settings of a client. `None` leaves a value unchanged.
#[derive(Clone, Debug, Default)]
pub struct SettingsChange {
    /// [`ClientSettings::first_party`].
    pub first_party: Option<bool>,
    /// [`ClientSettings::trusted`].
    pub trusted: Option<bool>,
    /// [`ClientSettings::id_token_claims`].
    pub id_token_claims: Option<bool>,
    /// [`ClientSettings::require_pkce`].
    pub require_pkce: Option<Option<bool>>,
    /// [`ClientSettings::access_token_lifetime`], in seconds.
    pub access_token_lifetime: Option<Option<u64>>,
    /// [`ClientSettings::id_token_lifetime`], in seconds.
    pub id_token_lifetime: Option<Option<u64>>,
    /// [`ClientSettings::require_second_factor`].
    pub require_second_factor: Option<bool>,
    /// [`ClientSettings::rotates`].
    pub rotates: Option<Option<bool>>,
}

/// A client that was changed.
#[derive(Debug)]
pub struct ClientChanged {
    /// The row as it was.
    pub before: Record,
    /// The row as it is.
    pub record: Record,
    /// Its first secret, where it can keep one from now on: the text is seen here and never again.
    pub secret: Option<Secret>,
}

/// Why a client was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientNotChanged {
    /// There is no such client.
    NoClient(NoClient),
    /// Somebody else changed it since it was seen.
    Stale,
    /// Its metadata cannot be that, and why.
    Metadata(OAuthError),
}

impl MetadataChange {
    /// The metadata that it makes of those of `before`.
    fn of(&self, before: &Client) -> Result<ClientMetadata, OAuthError> {
        let members = match self {
            Self::To(validated) => return Ok(ClientMetadata::clone(validated)),
            Self::Replaced(members) => members.clone(),
            Self::Patched { merge, set } => {
                let mut members = before.metadata.members();
                merge_patch(&mut members, merge);
                members.extend(set.clone());
                members
            }
        };
        validate_change(&before.metadata, members, before.kind).map(|registration| registration.metadata)
    }

    /// The algorithms of signatures that it asks for.
    fn algorithms(&self) -> Vec<&str> {
        let named = |name: &str| match self {
            Self::To(_) => None,
            Self::Replaced(members) => members.get(name)?.as_str(),
            Self::Patched { merge, set } => set.get(name).or_else(|| merge.get(name))?.as_str(),
        };
        match self {
            Self::To(metadata) => metadata.signed_by().into_iter().filter_map(|(_, named)| named).collect(),
            Self::Replaced(_) | Self::Patched { .. } => {
                ClientMetadata::default().signed_by().into_iter().filter_map(|(name, _)| named(name)).collect()
            }
        }
    }
}

impl SettingsChange {
    /// The settings that it makes of `before`.
    pub fn of(&self, before: &ClientSettings) -> ClientSettings {
        ClientSettings {
            first_party: self.first_party.unwrap_or(before.first_party),
            trusted: self.trusted.unwrap_or(before.trusted),
            id_token_claims: self.id_token_claims.unwrap_or(before.id_token_claims),
            require_pkce: self.require_pkce.unwrap_or(before.require_pkce),
            access_token_lifetime: self.access_token_lifetime.unwrap_or(before.access_token_lifetime),
            id_token_lifetime: self.id_token_lifetime.unwrap_or(before.id_token_lifetime),
            require_second_factor: self.require_second_factor.unwrap_or(before.require_second_factor),
            rotates: self.rotates.unwrap_or(before.rotates),
        }
    }
}

/// To these settings, whatever they were.
impl From<ClientSettings> for SettingsChange {
    fn from(settings: ClientSettings) -> Self {
        let ClientSettings {
            first_party,
            trusted,
            id_token_claims,
            require_pkce,
            access_token_lifetime,
            id_token_lifetime,
            require_second_factor,
            rotates,
        } = settings;
        Self {
            first_party: Some(first_party),
            trusted: Some(trusted),
            id_token_claims: Some(id_token_claims),
            require_pkce: Some(require_pkce),
            access_token_lifetime: Some(access_token_lifetime),
            id_token_lifetime: Some(id_token_lifetime),
            require_second_factor: Some(require_second_factor),
            rotates: Some(rotates),
        }
    }
}

impl ChangeClient {
    fn of(&self, before: &Client) -> Result<Client, OAuthError> {
        let metadata = self.metadata.as_ref().map_or_else(|| Ok(before.metadata.clone()), |change| change.of(before))?;
        let enabled = self.enabled.unwrap_or(before.enabled);
        Ok(Client { metadata, settings: self.settings.of(&before.settings), enabled, ..before.clone() })
    }
}

impl Act for ChangeClient {
    type Done = ClientChanged;
    type Refused = ClientNotChanged;
    // It asks where more than the name changes.
    const ASKS_RECENT: bool = false;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageClients)
    }

    fn signs_by(&self) -> Vec<&str> {
        self.metadata.as_ref().map(MetadataChange::algorithms).unwrap_or_default()
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<ClientChanged, NotDone<ClientNotChanged>> {
        let before = self.client.find(doing.rows).map_err(|none| none.map(ClientNotChanged::NoClient))?;
        let client = self.of(&before.client).map_err(|why| NotDone::Refused(ClientNotChanged::Metadata(why)))?;
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if client == before.client {
            return Ok(ClientChanged { record: before.clone(), before, secret: None });
        }
        if is_sensitive(&before.client, &client) {
            doing.must_be_recent()?;
        }
        if self.seen.is_some_and(|seen| seen != before.version) {
            return Err(NotDone::Refused(ClientNotChanged::Stale));
        }
        let is_switched_off = before.client.enabled && !client.enabled;
        // Codes that are on their way count it, and end.
        let changed = Record { client, switched_off: before.switched_off + i64::from(is_switched_off), ..before.clone() };
        let record = registered::update(doing.rows, &changed, doing.now()).map_err(|error| match error {
            ClientError::Stale => NotDone::Refused(ClientNotChanged::Stale),
            other => other.unexpected().into(),
        })?;
        record_change(doing, &before.client, &record.client)?;
        let client_id = &record.client.client_id;
        let needs_one = before.client.is_public() && !record.client.is_public() && secrets::of_client(doing.rows, client_id)?.is_empty();
        let secret = if needs_one { Some(first_secret(doing, client_id)?) } else { None };
        if is_switched_off {
            ended_grants::end(doing, Whose::Client { client_id })?;
        }
        Ok(ClientChanged { before, record, secret })
    }
}

/// Whether more changes of an app than its name: where tokens and people go, what tokens hold and how long they live, what is asked
/// before, and whether it is switched on.
fn is_sensitive(before: &Client, after: &Client) -> bool {
    let mut renamed = before.clone();
    renamed.metadata.client_name.clone_from(&after.metadata.client_name);
    // A box that is not ticked says no where nothing was said before.
    if renamed.settings.require_pkce.unwrap_or(false) == after.settings.require_pkce.unwrap_or(false) {
        renamed.settings.require_pkce = after.settings.require_pkce;
    }
    renamed != *after
}

/// Writes what was changed: that it was switched on or off, and all else.
fn record_change(doing: &mut Doing<'_, '_>, before: &Client, after: &Client) -> Result<(), StoreError> {
    let switched = before.enabled != after.enabled;
    if switched {
        let kind = if after.enabled { EventType::ClientEnabled } else { EventType::ClientDisabled };
        doing.record(&event(doing, kind, &after.client_id))?;
    }
    let but_for_that = Client { enabled: before.enabled, ..after.clone() };
    if switched && but_for_that == *before {
        return Ok(());
    }
    let mut updated = event(doing, EventType::ClientUpdated, &after.client_id).changed(&members(before), &members(&but_for_that));
    if before.settings.require_second_factor != after.settings.require_second_factor {
        updated = updated.detail("require_second_factor", after.settings.require_second_factor);
    }
    doing.record(&updated)
}

/// In the words of the command line.
impl fmt::Display for ClientNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoClient(none) => none.fmt(f),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Metadata(why) => f.write_str(&why.description),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::protocol::client::{ClientKind, Provenance};
    use crate::protocol::registration::{Registrar, validate};

    #[test]
    fn attack_all_of_an_app_but_its_name_asks_for_a_fresh_sign_in() {
        let given = json!({ "client_name": "App", "redirect_uris": ["https://a.example/cb"], "scope": "openid" });
        let registered = validate(&given, Some(ClientKind::Web), Registrar::Admin).unwrap();
        let before = Client {
            client_id: "app".into(),
            kind: registered.kind,
            metadata: registered.metadata,
            settings: ClientSettings::default(),
            enabled: true,
            provenance: Provenance::Admin,
            approved: false,
        };
        let asks = |change: &dyn Fn(&mut Client)| {
            let mut after = before.clone();
            change(&mut after);
            is_sensitive(&before, &after)
        };
        assert!(!asks(&|_| ()) && !asks(&|app| app.metadata.client_name = Some("Other".into())));
        assert!(asks(&|app| app.metadata.scope = None));
        assert!(asks(&|app| app.metadata.redirect_uris.push("https://b.example/cb".into())));
        assert!(asks(&|app| app.metadata.post_logout_redirect_uris.push("https://b.example/".into())));
        assert!(asks(&|app| app.metadata.client_uri = Some("https://b.example/".into())));
        assert!(asks(&|app| app.metadata.initiate_login_uri = Some("https://a.example/".into())));
        assert!(asks(&|app| app.settings.first_party = true));
        assert!(asks(&|app| app.settings.id_token_claims = true));
        assert!(asks(&|app| app.settings.access_token_lifetime = Some(60)));
        assert!(asks(&|app| app.settings.require_second_factor = true));
        assert!(asks(&|app| app.settings.require_pkce = Some(true)));
        assert!(!asks(&|app| app.settings.require_pkce = Some(false)), "as it was");
    }
}
