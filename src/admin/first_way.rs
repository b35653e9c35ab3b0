//! What an admin hands to a person so that they get in: a temporary password, or a one-time link. Either is shown once.

use super::administrator::Administrator;
use crate::acts::Acting;
use crate::audit::{EventType, Subject};
use crate::clock::Timestamp;
use crate::http::Failure;
use crate::pages::console::Once;
use crate::people::{User, credentials};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::factors::password;
use crate::sign_in::setup_link::{self, SetupLink};

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

/// Makes a one-time link for a person, and shows it.
pub(super) async fn link(admin: &Administrator<'_>, person: &User) -> Result<Once, Failure> {
    let made = make_link(admin.provider(), admin.acting(), person).await?;
    Ok(Once::Link { url: made.url.expose().to_owned(), until: made.until.as_seconds() })
}

/// A one-time link, shown once.
pub(crate) struct Link {
    pub url: Secret,
    /// When it ends unused.
    pub until: Timestamp,
}

/// Makes a one-time link by which a person who may sign in sets a password; the one before it is void.
pub(crate) async fn make_link(provider: &Provider, acting: Acting, person: &User) -> Result<Link, Failure> {
    let (now, user_id) = (provider.now(), person.id.clone());
    let password = provider.database.read(move |conn| credentials::password(conn, &user_id)).await?;
    let link = SetupLink { user_id: person.id.clone(), epoch: person.epoch, password: password.map(|credential| credential.id) };
    let token = setup_link::make(&provider.transient, &provider.random, &link, now).await?;
    provider.note(acting.event(EventType::SetupLinkMade).subject(Subject::User(person.id.clone()))).await;
    let url = provider.settings.issuer.url(&format!("/welcome/{}", token.expose()));
    Ok(Link { url: Secret::new(url), until: now.plus(setup_link::LIFETIME) })
}
