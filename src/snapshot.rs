//! What the hot paths read from memory: clients with their secrets, resource servers, signing keys. Floor 5.
//!
//! A snapshot is never changed: a part whose revision moved is read anew into the next one. Every replica asks for the
//! revisions every 300 ms and at every notice, so that a change is seen everywhere within a second.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::clients::registered::{self, Registered};
use crate::clients::{ClientSecret, resources, verify_secret};
use crate::clock::Timestamp;
use crate::jose::Algorithm;
use crate::keys::{self, ActiveKeys, Retention};
use crate::people::attributes;
use crate::people::requirements::RuledApp;
use crate::people::rules::{self, Rules};
use crate::people::terms::{self, AllTerms};
use crate::protocol::attribute::Attributes;
use crate::protocol::client::Client;
use crate::protocol::resource::{self, Resource};
use crate::protocol::scope::STANDARD;
use crate::secrets::Secret;
use crate::store::revisions::{self, part};
use crate::store::sealing::KeyRing;
use crate::store::{Connection, StoreError};
use crate::upstreams::{self, Upstream};

/// A client as requests find it.
#[derive(Clone, Debug)]
pub struct KnownClient {
    /// What was registered and decided.
    pub client: Arc<Client>,
    /// How often it was switched off.
    pub switched_off: i64,
    secrets: Arc<Vec<ClientSecret>>,
}

impl KnownClient {
    /// The client as the rules see it who must use what.
    pub fn ruled(&self) -> RuledApp {
        RuledApp {
            client_id: self.client.client_id.clone(),
            name: self.client.name(&[]).to_owned(),
            requires_second_factor: self.client.settings.require_second_factor,
        }
    }

    /// What is known of the client's secrets, expired ones too, the oldest first.
    pub fn secrets(&self) -> &[ClientSecret] {
        &self.secrets
    }

    /// Whether `presented` is one of the client's live secrets.
    pub fn secret_matches(&self, ring: &KeyRing, presented: &Secret, now: Timestamp) -> bool {
        verify_secret(&self.secrets, ring, presented, now)
    }
}

/// The parts, as they were at one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    clients: HashMap<String, KnownClient>,
    resources: HashMap<String, Arc<Resource>>,
    upstreams: Vec<Arc<Upstream>>,
    /// The signing keys.
    pub keys: Arc<ActiveKeys>,
    /// What is declared of people.
    pub attributes: Arc<Attributes>,
    /// Who must use what.
    pub rules: Arc<Rules>,
    /// The terms that people accept.
    pub terms: Arc<AllTerms>,
    seen: HashMap<String, i64>,
}

impl Snapshot {
    /// The client with this id.
    pub fn client(&self, client_id: &str) -> Option<&KnownClient> {
        self.clients.get(client_id)
    }

    /// Every client.
    pub fn clients(&self) -> impl Iterator<Item = &KnownClient> {
        self.clients.values()
    }

    /// Every resource server.
    pub fn resources(&self) -> impl Iterator<Item = &Arc<Resource>> {
        self.resources.values()
    }

    /// The resource server with this identifier, else the one that an equivalent identifier names
    /// ([`resource::is_same`]): the first by its own where there were several.
    pub fn resource(&self, identifier: &str) -> Option<&Arc<Resource>> {
        let equivalent = || {
            let same = self.resources.values().filter(|resource| resource::is_same(&resource.identifier, identifier));
            same.min_by_key(|resource| &resource.identifier)
        };
        self.resources.get(identifier).or_else(equivalent)
    }

    /// Every provider whose accounts people sign in with, in the order of their names.
    pub fn upstreams(&self) -> &[Arc<Upstream>] {
        &self.upstreams
    }

    /// The one of this id.
    pub fn upstream(&self, id: &str) -> Option<&Arc<Upstream>> {
        self.upstreams.iter().find(|upstream| upstream.id == id)
    }

    /// Every scope that something here understands: the standard ones, those that tell attributes, and those of the resource servers.
    pub fn scope_names(&self) -> BTreeSet<&str> {
        let of_resources = self.resources.values().flat_map(|resource| resource.scopes.iter());
        STANDARD.into_iter().chain(self.attributes.scopes().iter()).chain(of_resources).collect()
    }

    /// The algorithms that clients and resource servers want their tokens signed with, and RS256, which all understand.
    pub fn algorithms(&self) -> Vec<Algorithm> {
        let of_clients = self.clients.values().flat_map(|known| known.client.metadata.signed_by()).filter_map(|(_, named)| named);
        let of_resources = self.resources.values().filter_map(|resource| resource.signing_alg.as_deref());
        let mut algorithms = vec![Algorithm::RS256];
        for algorithm in of_clients.chain(of_resources).filter_map(Algorithm::parse) {
            if !algorithms.contains(&algorithm) {
                algorithms.push(algorithm);
            }
        }
        algorithms
    }

    /// Reads what changed since this snapshot; none where nothing did.
    pub fn next(&self, conn: &mut Connection, ring: &KeyRing, issuer: &str, retention: Retention) -> Result<Option<Self>, StoreError> {
        // The counters are read before the rows: what is committed between is read again next time rather than missed.
        let now: HashMap<String, i64> = revisions::all(conn)?.into_iter().collect();
        let moved = |name: &str| now.get(name) != self.seen.get(name);
        let parts = [part::CLIENTS, part::RESOURCES, part::ATTRIBUTES, part::RULES, part::UPSTREAMS, part::TERMS, part::KEYS];
        if !parts.iter().any(|name| moved(name)) {
            return Ok(None);
        }
        let mut next = self.clone();
        if moved(part::CLIENTS) {
            let changes = registered::changed_since(conn, self.seen.get(part::CLIENTS).copied().unwrap_or(-1))?;
            for client_id in &changes.gone {
                next.clients.remove(client_id);
            }
            next.clients.extend(changes.changed.into_iter().map(known));
        }
        if moved(part::RESOURCES) {
            next.resources = resources::all(conn)?.into_iter().map(|resource| (resource.identifier.clone(), Arc::new(resource))).collect();
        }
        if moved(part::ATTRIBUTES) {
            next.attributes = Arc::new(attributes::all(conn)?);
        }
        if moved(part::RULES) {
            next.rules = Arc::new(rules::all(conn)?);
        }
        if moved(part::TERMS) {
            next.terms = Arc::new(terms::all(conn)?);
        }
        if moved(part::UPSTREAMS) {
            next.upstreams = upstreams::all(conn)?.into_iter().map(Arc::new).collect();
        }
        // Read last, and where they moved since the counters were read: a client or resource server may have come with keys meanwhile.
        if moved(part::KEYS) || now.get(part::KEYS) != Some(&revisions::current(conn, part::KEYS)?) {
            next.keys = Arc::new(ActiveKeys::load(&keys::list(conn, issuer)?, ring, retention)?);
        }
        next.seen = now;
        Ok(Some(next))
    }
}

fn known(Registered { record, secrets }: Registered) -> (String, KnownClient) {
    let (client, switched_off) = (Arc::new(record.client), record.switched_off);
    (client.client_id.clone(), KnownClient { client, switched_off, secrets: Arc::new(secrets) })
}
