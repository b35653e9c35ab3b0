//! One-time links by which a person sets a password of their own: an admin makes one and hands it over. A link's text is
//! seen once; here is its hash, until it is used, replaced by a newer one, or a day old.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::{Random, Timestamp};
use crate::secrets::{Secret, constant_time_eq, sha256};
use crate::store::transient::{self, Answer, Key, Operation, Transient, TransientStore, Unavailable};

/// How long a link is good.
pub const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupLink {
    /// The person.
    pub user_id: String,
    /// Their epoch when it was made: what ends all that they have ends the link.
    pub epoch: i64,
    /// The credential id of the password that they had then, if any: whoever chose one meanwhile needs no link.
    #[serde(default)]
    pub password: Option<String>,
}

fn key(token: &str) -> Key {
    Key::new("setup-link", token)
}

fn newest(user_id: &str) -> Key {
    Key::new("setup-link-of", user_id)
}

/// Makes a link's token; one that the person had before is void.
pub async fn make(store: &TransientStore, random: &Random, link: &SetupLink, now: Timestamp) -> Result<Secret, Unavailable> {
    let token = Secret::random(random);
    let expires_at = now.plus(LIFETIME);
    let value = transient::written(link, "a one-time link")?;
    let hash = sha256(token.expose().as_bytes()).into_bytes();
    let operations = vec![
        Operation::Put { key: key(token.expose()), value, expires_at },
        Operation::Put { key: newest(&link.user_id), value: hash, expires_at },
    ];
    store.batch(operations, now).await?;
    Ok(token)
}

/// Whose link has this token; none where it is used, replaced or over.
pub async fn find(store: &TransientStore, token: &str, now: Timestamp) -> Result<Option<SetupLink>, Unavailable> {
    let Some(stored) = store.get(&key(token), now).await? else { return Ok(None) };
    let Some(link) = transient::read::<SetupLink>(&stored, "a one-time link") else { return Ok(None) };
    let newest = store.get(&newest(&link.user_id), now).await?;
    Ok(newest.is_some_and(|newest| constant_time_eq(&newest, sha256(token.as_bytes()).as_bytes())).then_some(link))
}

/// Forgets a link that was used.
pub async fn end(store: &TransientStore, token: &str, link: &SetupLink, now: Timestamp) -> Result<(), Unavailable> {
    let operations: Vec<Operation> = vec![Operation::Delete { key: key(token) }, Operation::Delete { key: newest(&link.user_id) }];
    store.batch(operations, now).await.map(|_: Vec<Answer>| ())
}
