//! What a sign-in at another provider showed that an admin tried, while they look at it. Its tokens are not kept.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::elsewhere::Answered;
use crate::audit::EventType;
use crate::endpoints::kept::Kept;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::pages::console::sections::UPSTREAMS;
use crate::protocol::upstream::Identity;
use crate::provider::Provider;

/// While the admin looks at it; by a random id.
const OUTCOME: Kept<Tried> = Kept::proven("upstream-trial", Duration::from_secs(10 * 60));
/// Bytes of the claims that are kept of it.
const MOST: usize = 64 * 1_024;

/// What it showed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Tried {
    /// The admin who may see it.
    by: String,
    /// The provider, and its authority then.
    upstream: String,
    authority: String,
    /// What came of it.
    came: Came,
}

/// What came of it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Came {
    /// The provider signed somebody in.
    Somebody {
        /// Its name for them.
        subject: String,
        /// Their address there.
        email: Option<String>,
        /// Whether the provider says that it is theirs.
        email_verified: Option<bool>,
        /// What was said of them; nothing where that is too long to be shown.
        claims: Map<String, Value>,
        /// Whether all that it says could be read.
        is_whole: bool,
        /// Whether it was too long.
        too_long: bool,
    },
    /// It came to nothing, for this reason, as the record names it.
    Nothing(String),
}

/// The page of trials of the provider of this name, below the issuer.
pub(crate) fn page(name: &str) -> String {
    format!("{}/trial", UPSTREAMS.one(name))
}

fn came(identity: Identity) -> Came {
    let too_long = Value::from(identity.claims.clone()).to_string().len() > MOST;
    Came::Somebody {
        subject: identity.subject,
        email: identity.email,
        email_verified: identity.email_verified,
        claims: if too_long { Map::new() } else { identity.claims },
        is_whole: identity.is_whole && !too_long,
        too_long,
    }
}

/// Keeps what came of a trial by `by`, and gives the path below the issuer where they see it. The record holds that somebody tried it, and
/// nothing of what was said.
///
/// # Errors
/// Where the store is away.
pub(super) async fn keep(visitor: &Visitor<'_>, by: &str, answered: Answered) -> Result<String, Failure> {
    let Answered { upstream, outcome, reason, .. } = answered;
    let event = visitor.visit.acting_user(by).event(EventType::UpstreamTried).detail("upstream", upstream.name.as_str());
    let reason = reason.unwrap_or("upstream_error");
    let event = if outcome.is_err() { event.refused(reason) } else { event };
    visitor.provider.note(event).await;
    let id = visitor.provider.random.uuid().simple().to_string();
    let came = outcome.map_or_else(|_| Came::Nothing(reason.to_owned()), came);
    let tried = Tried { by: by.to_owned(), authority: upstream.authority().into_owned(), upstream: upstream.id.clone(), came };
    OUTCOME.of(&id).left_by(by).keep(visitor, &tried).await?;
    Ok(format!("{}?outcome={id}", page(&upstream.name)))
}

/// What the trial `id` showed that this admin made of this provider, while it is kept and the provider has the same accounts.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn read(provider: &Provider, id: &str, by: &str, (upstream, authority): (&str, &str)) -> Result<Option<Came>, Failure> {
    let found = OUTCOME.of(id).find(provider).await?;
    Ok(found.filter(|tried| tried.by == by && tried.upstream == upstream && tried.authority == authority).map(|tried| tried.came))
}
