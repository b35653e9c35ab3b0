//! The form of a provider: what was posted, and what it makes.

use crate::acts::upstream::{ChangeUpstream, CreateUpstream, UnfitUpstream};
use crate::pages::console::{UpstreamFault, UpstreamForm, UpstreamProblem};
use crate::protocol::parameters::Parameters;
use crate::secrets::Secret;
use crate::upstreams::{Accounts, Preset, Upstream};

/// Accounts are made for everybody with a verified address.
const EVERYBODY: &str = "*";

/// What was posted; the secret is never shown again.
pub(super) fn read(form: &Parameters) -> UpstreamForm {
    let text = |name: &str| form.get(name).map(str::trim).unwrap_or_default().to_owned();
    let words = |name: &str| text(name).split([',', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    UpstreamForm {
        preset: text("preset"),
        name: text("name"),
        title: text("title"),
        issuer: text("issuer"),
        client_id: text("client_id"),
        scopes: words("scopes"),
        account_domains: words("account_domains"),
        trusted_domains: words("trusted_domains"),
        enabled: form.get("enabled").is_some(),
    }
}

/// The secret that was typed, where there is one.
pub(super) fn secret(form: &Parameters) -> Option<Secret> {
    form.get("secret").map(str::trim).filter(|secret| !secret.is_empty()).map(Secret::new)
}

/// The form as it shows what is stored.
pub(super) fn of(upstream: &Upstream) -> UpstreamForm {
    UpstreamForm {
        preset: upstream.preset.as_str().to_owned(),
        name: upstream.name.clone(),
        title: upstream.title.clone(),
        issuer: upstream.issuer.clone(),
        client_id: upstream.client_id.clone(),
        scopes: upstream.scopes.clone(),
        account_domains: match &upstream.accounts {
            Accounts::Off => String::new(),
            Accounts::Any => EVERYBODY.to_owned(),
            Accounts::Domains(domains) => domains.join(" "),
        },
        trusted_domains: upstream.trusted_domains.join(" "),
        enabled: upstream.enabled,
    }
}

/// A new one with what is known of it.
pub(super) fn of_preset(preset: Preset) -> UpstreamForm {
    UpstreamForm {
        preset: preset.as_str().to_owned(),
        name: if preset == Preset::Oidc { String::new() } else { preset.as_str().to_owned() },
        title: if preset == Preset::Oidc { String::new() } else { preset.title().to_owned() },
        issuer: preset.issuer().unwrap_or_default().to_owned(),
        scopes: preset.scopes().to_owned(),
        enabled: true,
        ..UpstreamForm::default()
    }
}

fn list(text: &str) -> Vec<String> {
    text.split_ascii_whitespace().map(str::to_owned).collect()
}

fn accounts(text: &str) -> Accounts {
    match text {
        "" => Accounts::Off,
        EVERYBODY => Accounts::Any,
        domains => Accounts::Domains(list(domains)),
    }
}

/// What adds it.
pub(super) fn created(form: &UpstreamForm, secret: Option<Secret>) -> CreateUpstream {
    CreateUpstream {
        name: form.name.clone(),
        title: form.title.clone(),
        preset: Preset::parse(&form.preset).unwrap_or_default(),
        issuer: form.issuer.clone(),
        client_id: form.client_id.clone(),
        secret,
        scopes: form.scopes.clone(),
        accounts: accounts(&form.account_domains),
        trusted_domains: list(&form.trusted_domains),
        enabled: form.enabled,
    }
}

/// What changes it.
pub(super) fn changed(name: &str, form: &UpstreamForm, secret: Option<Secret>, seen: i64) -> ChangeUpstream {
    ChangeUpstream {
        name: name.to_owned(),
        title: Some(form.title.clone()),
        issuer: Some(form.issuer.clone()),
        client_id: Some(form.client_id.clone()),
        secret: secret.map(Some),
        scopes: Some(form.scopes.clone()),
        accounts: Some(accounts(&form.account_domains)),
        trusted_domains: Some(list(&form.trusted_domains)),
        enabled: Some(form.enabled),
        ends: Vec::new(),
        seen: Some(seen),
    }
}

/// Which field is wrong, and how.
pub(super) fn problem(unfit: UnfitUpstream) -> UpstreamProblem {
    let (field, fault) = match unfit {
        UnfitUpstream::Name => ("name", UpstreamFault::Name),
        UnfitUpstream::Title => ("title", UpstreamFault::Title),
        UnfitUpstream::Issuer => ("issuer", UpstreamFault::Issuer),
        UnfitUpstream::OwnIssuer => ("issuer", UpstreamFault::OwnIssuer),
        UnfitUpstream::ClientId => ("client_id", UpstreamFault::ClientId),
        UnfitUpstream::Secret => ("secret", UpstreamFault::Secret),
        UnfitUpstream::Scopes => ("scopes", UpstreamFault::Scopes),
        UnfitUpstream::AccountDomains(domain) => ("account_domains", UpstreamFault::Domain(domain)),
        UnfitUpstream::TrustedDomains(domain) => ("trusted_domains", UpstreamFault::Domain(domain)),
    };
    UpstreamProblem { field, fault }
}
