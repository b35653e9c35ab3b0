//! A second Latchkey, which stands for the provider of a company: the first one sends people there to sign in.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::people::{password_of, person};
use super::{Places, settings_of};
use crate::acts::client::CreateClient;
use crate::acts::upstream::CreateUpstream;
use crate::audit::Actor;
use crate::clock::{Clock, Random};
use crate::protocol::client::{ClientKind, ClientSettings, Provenance};
use crate::protocol::registration::{self, Registrar};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::server;
use crate::upstreams::{Accounts, Details, Preset};

/// What the first Latchkey calls it in its addresses.
const NAME: &str = "company";
/// The domain of its people.
pub(super) const DOMAIN: &str = "company.example";

/// The provider of the company, while it runs.
pub(super) struct Company {
    /// It.
    pub provider: Arc<Provider>,
    /// Cora's password there.
    pub cora: Secret,
    /// The secret of the first Latchkey there.
    secret: Secret,
}

impl Company {
    /// Makes it, with its person and the first Latchkey as its app.
    pub async fn open(folder: &Path, places: &Places, random: Random) -> Result<Self, String> {
        let issuer = places.company_issuer();
        let (listen, management) = (places.own(places.company), places.own(places.company_management));
        let settings = settings_of(&[
            ("issuer", issuer),
            ("listen", listen.to_string()),
            ("management-listen", management.to_string()),
            ("data-dir", folder.join(NAME).display().to_string()),
        ])?;
        let provider = Provider::open(settings, Clock::System, random).await.map_err(|error| error.to_string())?;
        let cora = password_of(&provider)?;
        person(&provider, ("cora@company.example", "Cora Company", Some("cora")), Some(cora.1)).await?;
        let metadata = json!({
            "client_name": "Latchkey",
            "redirect_uris": [format!("{}/upstream/{NAME}/callback", places.issuer)],
        });
        let registration =
            registration::validate(&metadata, Some(ClientKind::Web), Registrar::Admin).map_err(|error| error.description.into_owned())?;
        let create = CreateClient {
            client_id: Some("latchkey".to_owned()),
            registration,
            settings: ClientSettings { first_party: true, id_token_claims: true, ..ClientSettings::default() },
            provenance: Provenance::Command,
        };
        let created = provider.perform(provider.acting(Actor::Command), create).await.map_err(|refused| refused.to_string())?;
        let secret = created.secret.ok_or("the app of the company has no secret")?;
        Ok(Self { provider: Arc::new(provider), cora: cora.0, secret })
    }

    /// Binds its listeners.
    pub fn bind(&self) -> Result<server::Running, String> {
        server::bind(&self.provider).map_err(|error| error.to_string())
    }

    /// Adds it to the first Latchkey: its people get an account at their first sign-in.
    pub async fn add_to(&self, first: &Provider) -> Result<(), String> {
        let domains = || vec![DOMAIN.to_owned()];
        let create = CreateUpstream {
            name: NAME.to_owned(),
            title: "Company".to_owned(),
            preset: Preset::Latchkey,
            issuer: self.provider.issuer().to_owned(),
            client_id: "latchkey".to_owned(),
            secret: Some(self.secret.clone()),
            scopes: "openid email profile".to_owned(),
            accounts: Accounts::Domains(domains()),
            trusted_domains: domains(),
            enabled: true,
            details: Details::default(),
            signs: false,
        };
        first.perform(first.acting(Actor::Command), create).await.map(drop).map_err(|refused| refused.to_string())
    }
}
