//! What an admin hands to a person so that they get in: a temporary password, or a one-time link. Either is shown once.

use super::administrator::Administrator;
use crate::audit::{EventType, Subject};
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

/// Makes a one-time link for a person.
pub(super) async fn link(admin: &Administrator<'_>, person: &User) -> Result<Once, Failure> {
    let (provider, now) = (admin.provider(), admin.provider().now());
    let user_id = person.id.clone();
    let password = provider.database.read(move |conn| credentials::password(conn, &user_id)).await?;
    let link = SetupLink { user_id: person.id.clone(), epoch: person.epoch, password: password.map(|credential| credential.id) };
    let token = setup_link::make(&provider.transient, &provider.random, &link, now).await?;
    provider.note(admin.acting().event(EventType::SetupLinkMade).subject(Subject::User(person.id.clone()))).await;
    let url = provider.settings.issuer.url(&format!("/welcome/{}", token.expose()));
    Ok(Once::Link { url, until: now.plus(setup_link::LIFETIME).as_seconds() })
}
