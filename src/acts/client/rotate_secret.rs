//! A client is given a new secret.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use super::{NoClient, WhichClient, event};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::EventType;
use crate::clients::{ClientError, secrets};
use crate::people::rights::Right;
use crate::secrets::Secret;

/// Gives a client a new secret; those it had end at once, or after `keep_old`.
#[derive(Clone, Debug)]
pub struct RotateSecret {
    /// Which client.
    pub client: WhichClient,
    /// How long the secrets that it has work on.
    pub keep_old: Duration,
    /// The ids of the live secrets that were seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<BTreeSet<String>>,
}

/// A secret that was made.
#[derive(Debug)]
pub struct Rotated {
    /// The id of the client.
    pub client_id: String,
    /// The secret: the text is seen here and never again.
    pub secret: Secret,
}

/// Why a client was given no new secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretNotRotated {
    /// There is no such client.
    NoClient(NoClient),
    /// It is public: it cannot keep a secret.
    Public,
    /// It has other secrets by now than those that were seen.
    Stale,
}

impl Act for RotateSecret {
    type Done = Rotated;
    type Refused = SecretNotRotated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageClients)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Rotated, NotDone<SecretNotRotated>> {
        let client = self.client.find(doing.rows).map_err(|none| none.map(SecretNotRotated::NoClient))?.client;
        let (client_id, now) = (client.client_id.clone(), doing.now());
        // A form that is sent twice makes one.
        if let Some(seen) = &self.seen {
            let present = secrets::of_client(doing.rows, &client_id)?.into_iter().filter(|secret| secret.is_live(now));
            if present.map(|secret| secret.id).collect::<BTreeSet<_>>() != *seen {
                return Err(NotDone::Refused(SecretNotRotated::Stale));
            }
        }
        if client.is_public() {
            return Err(NotDone::Refused(SecretNotRotated::Public));
        }
        let (ring, random) = (&doing.means.ring, &doing.acting.random);
        let (made, secret) = secrets::make(doing.rows, ring, random, &client_id, None, now).map_err(ClientError::unexpected)?;
        secrets::end_others(doing.rows, &client_id, &made.id, now.plus(self.keep_old), now).map_err(ClientError::unexpected)?;
        let still = secrets::of_client(doing.rows, &client_id)?.into_iter().filter(|secret| secret.id != made.id && secret.is_live(now));
        let old_until = still.filter_map(|secret| secret.expires_at).max().map(|until| until.to_string());
        doing.record(&event(doing, EventType::ClientSecretRotated, &client_id).detail("old_until", old_until))?;
        Ok(Rotated { client_id, secret })
    }
}

/// In the words of the command line.
impl fmt::Display for SecretNotRotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoClient(none) => none.fmt(f),
            Self::Public => f.write_str("this app is public and has no secret"),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
        }
    }
}
