//! What an admin hands to a person so that they get in: a temporary password, or a one-time link. Either is shown once.

use crate::acts::Acting;
use crate::acts::door::NotDone;
use crate::acts::password::{LinkNotOffered, LinkOffered, OfferPasswordLink};
use crate::acts::person::WhichPerson;
use crate::clock::Timestamp;
use crate::factors::password;
use crate::http::Failure;
use crate::pages::console::Once;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::setup_link::{self, SetupLink};
use crate::store::StoreError;

/// A password that was made for somebody: as it is handed over, and as it is kept.
pub(super) struct Made {
    pub text: Secret,
    pub phc: Secret,
}

/// Makes a temporary password.
pub(super) async fn temporary_password(provider: &Provider) -> Result<Made, Failure> {
    let text = password::temporary(&provider.random);
    let phc = provider.passwords.hash(&text).await.map_err(Failure::unavailable)?;
    Ok(Made { phc: Secret::new(phc.expose()), text })
}

/// A one-time link as it is shown.
impl From<Link> for Once {
    fn from(link: Link) -> Self {
        Self::Link { url: link.url.expose().to_owned(), until: link.until.as_seconds() }
    }
}

/// A one-time link, shown once.
pub(crate) struct Link {
    pub url: Secret,
    /// When it ends unused.
    pub until: Timestamp,
}

/// Makes a one-time link by which a person who may sign in sets a password; the one before it is void.
///
/// # Errors
/// Where there is no such person, they may not sign in, or a store is away.
pub(crate) async fn make_link(provider: &Provider, acting: Acting, person: WhichPerson) -> Result<Link, NotDone<LinkNotOffered>> {
    let LinkOffered { person, password } = provider.perform(acting, OfferPasswordLink { person }).await?;
    let (link, now) = (SetupLink { user_id: person.id, epoch: person.epoch, password }, provider.now());
    let made = setup_link::make(&provider.transient, &provider.random, &link, now).await;
    let token = made.map_err(|error| StoreError::Unavailable(error.to_string()))?;
    let url = provider.settings.issuer.url(&format!("/welcome/{}", token.expose()));
    Ok(Link { url: Secret::new(url), until: now.plus(setup_link::LIFETIME) })
}
