//! What the trial of an app showed, while the admin who made it looks at it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::endpoints::kept::Kept;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::pages::console::sections::APPS;
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::error::OAuthError;
use crate::protocol::tokens::Preview;
use crate::provider::Provider;

/// While the admin looks at it; by a random id.
const OUTCOME: Kept<TrialOutcome> = Kept::proven("trial", Duration::from_secs(10 * 60));

/// What a trial showed.
#[derive(Serialize, Deserialize)]
pub(crate) struct TrialOutcome {
    /// The admin who may see it.
    by: String,
    /// The app.
    client_id: String,
    /// How it came out.
    pub came: Came,
}

/// How a trial came out.
#[derive(Serialize, Deserialize)]
pub(crate) enum Came {
    /// The app would get this.
    Given {
        /// Name and address of who signed in.
        who: (String, String),
        /// The answer of `/token`.
        tokens: Box<Preview>,
        /// The answer of `/userinfo`; none where the access token does not open it.
        userinfo: Option<Value>,
    },
    /// The app would get this error.
    Refused {
        /// The registered code.
        error: String,
        /// Why.
        description: String,
    },
}

impl From<&OAuthError> for Came {
    fn from(error: &OAuthError) -> Self {
        Self::Refused { error: error.code.as_str().to_owned(), description: error.description.to_string() }
    }
}

impl From<&Rejection> for Came {
    fn from(rejection: &Rejection) -> Self {
        match rejection {
            Rejection::Page(page) => Self::Refused { error: page.kind.as_str().to_owned(), description: page.detail.clone() },
            Rejection::Redirect { error, .. } => Self::from(error),
        }
    }
}

/// Keeps what a trial by `by` showed, and gives the path below the issuer where they see it.
///
/// # Errors
/// Where the store is away.
pub(super) async fn keep(visitor: &Visitor<'_>, by: &str, client_id: &str, came: Came) -> Result<String, Failure> {
    let id = visitor.provider.random.uuid().simple().to_string();
    let outcome = TrialOutcome { by: by.to_owned(), client_id: client_id.to_owned(), came };
    OUTCOME.of(&id).keep(visitor, &outcome).await?;
    Ok(format!("{}/test?outcome={}", APPS.one(client_id), id))
}

/// The outcome `id` of a trial of the app that this admin began, while it is kept.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn read(provider: &Provider, id: &str, by: &str, client_id: &str) -> Result<Option<TrialOutcome>, Failure> {
    Ok(OUTCOME.of(id).find(provider).await?.filter(|outcome| outcome.by == by && outcome.client_id == client_id))
}
