//! The form of a provider: what was posted, and what it makes.

use crate::acts::upstream::{ChangeUpstream, CreateUpstream, UnfitUpstream};
use crate::pages::console::{UpstreamFault, UpstreamForm, UpstreamProblem};
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::{AttributeRule, GroupRule};
use crate::secrets::Secret;
use crate::upstreams::{Accounts, Details, Preset, Upstream};

/// Accounts are made for everybody with a verified address.
const EVERYBODY: &str = "*";

/// What was posted; the secret is never shown again.
pub(super) fn read(form: &Parameters) -> UpstreamForm {
    let text = |name: &str| form.get(name).map(str::trim).unwrap_or_default().to_owned();
    let words = |name: &str| text(name).split([',', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let area = |name: &str| form.get(name).unwrap_or_default().replace("\r\n", "\n").trim().to_owned();
    UpstreamForm {
        preset: text("preset"),
        name: text("name"),
        title: text("title"),
        issuer: text("issuer"),
        client_id: text("client_id"),
        scopes: words("scopes"),
        account_domains: words("account_domains"),
        trusted_domains: words("trusted_domains"),
        login_domains: words("login_domains"),
        native_clients: words("native_clients"),
        tenants: words("tenants"),
        team_id: text("team_id"),
        key_id: text("key_id"),
        authorization_endpoint: text("authorization_endpoint"),
        token_endpoint: text("token_endpoint"),
        user_endpoint: text("user_endpoint"),
        members: words("members"),
        group_rules: area("group_rules"),
        attribute_rules: area("attribute_rules"),
        sign_out_upstream: form.get("sign_out_upstream").is_some(),
        secret_in_header: form.get("secret_in_header").is_some(),
        signs: form.get("signs").is_some(),
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
        login_domains: upstream.details.login_domains.join(" "),
        native_clients: upstream.details.native_clients.join(" "),
        tenants: upstream.details.tenants.join(" "),
        team_id: upstream.details.team_id.clone(),
        key_id: upstream.details.key_id.clone(),
        authorization_endpoint: upstream.details.authorization_endpoint.clone(),
        token_endpoint: upstream.details.token_endpoint.clone(),
        user_endpoint: upstream.details.user_endpoint.clone(),
        members: upstream.details.members.clone(),
        group_rules: upstream.details.group_rules.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        attribute_rules: upstream.details.attribute_rules.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        sign_out_upstream: upstream.details.sign_out_upstream,
        secret_in_header: upstream.details.secret_in_header,
        signs: upstream.details.own_key.is_some(),
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

/// The lines of rules.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The first of them that is no rule.
pub(super) fn unread(form: &UpstreamForm) -> Option<UpstreamProblem> {
    if let Some(line) = lines(&form.group_rules).find(|line| GroupRule::parse(line).is_none()) {
        return Some(UpstreamProblem { field: "group_rules", fault: UpstreamFault::GroupRule(line.to_owned()) });
    }
    let line = lines(&form.attribute_rules).find(|line| AttributeRule::parse(line).is_none())?;
    Some(UpstreamProblem { field: "attribute_rules", fault: UpstreamFault::AttributeRule(line.to_owned()) })
}

/// What the form says beside what is known; what a form of its kind does not ask for stays.
fn details(form: &UpstreamForm, preset: Preset, before: Details) -> Details {
    let said = Details {
        login_domains: list(&form.login_domains),
        native_clients: list(&form.native_clients),
        group_rules: lines(&form.group_rules).filter_map(GroupRule::parse).collect(),
        attribute_rules: lines(&form.attribute_rules).filter_map(AttributeRule::parse).collect(),
        sign_out_upstream: form.sign_out_upstream,
        own_key: None,
        ..before
    };
    match preset {
        Preset::Entra => Details { tenants: list(&form.tenants), ..said },
        Preset::Apple => Details { team_id: form.team_id.clone(), key_id: form.key_id.clone(), ..said },
        // It gives no ID tokens.
        Preset::Oauth2 => Details {
            native_clients: Vec::new(),
            authorization_endpoint: form.authorization_endpoint.clone(),
            token_endpoint: form.token_endpoint.clone(),
            user_endpoint: form.user_endpoint.clone(),
            members: form.members.clone(),
            secret_in_header: form.secret_in_header,
            ..said
        },
        _ => said,
    }
}

/// What adds it.
pub(super) fn created(form: &UpstreamForm, secret: Option<Secret>) -> CreateUpstream {
    let preset = Preset::parse(&form.preset).unwrap_or_default();
    CreateUpstream {
        name: form.name.clone(),
        title: form.title.clone(),
        preset,
        issuer: form.issuer.clone(),
        client_id: form.client_id.clone(),
        secret,
        scopes: form.scopes.clone(),
        accounts: accounts(&form.account_domains),
        trusted_domains: list(&form.trusted_domains),
        enabled: form.enabled,
        details: details(form, preset, Details::default()),
        signs: form.signs,
    }
}

/// What changes it.
pub(super) fn changed(before: &Upstream, form: &UpstreamForm, secret: Option<Secret>, seen: i64) -> ChangeUpstream {
    ChangeUpstream {
        name: before.name.clone(),
        title: Some(form.title.clone()),
        issuer: Some(form.issuer.clone()),
        client_id: Some(form.client_id.clone()),
        secret: secret.map(Some),
        scopes: Some(form.scopes.clone()),
        accounts: Some(accounts(&form.account_domains)),
        trusted_domains: Some(list(&form.trusted_domains)),
        enabled: Some(form.enabled),
        details: Some(details(form, before.preset, before.details.clone())),
        signs: Some(form.signs),
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
        UnfitUpstream::NotGivenOut(domain) => ("trusted_domains", UpstreamFault::NotGivenOut(domain)),
        UnfitUpstream::LoginDomains(domain) => ("login_domains", UpstreamFault::Domain(domain)),
        UnfitUpstream::NativeClients(client) => ("native_clients", UpstreamFault::NativeClient(client)),
        UnfitUpstream::Tenants(tenant) => ("tenants", UpstreamFault::Tenant(tenant)),
        UnfitUpstream::TeamId => ("team_id", UpstreamFault::AppleId),
        UnfitUpstream::KeyId => ("key_id", UpstreamFault::AppleId),
        UnfitUpstream::AppleKey => ("secret", UpstreamFault::AppleKey),
        UnfitUpstream::Endpoint(name) => (name, UpstreamFault::Endpoint),
        UnfitUpstream::Members => ("members", UpstreamFault::Members),
        UnfitUpstream::GroupRules => ("group_rules", UpstreamFault::GroupRules),
        UnfitUpstream::NoGroup(name) => ("group_rules", UpstreamFault::NoGroup(name)),
        UnfitUpstream::AttributeRules => ("attribute_rules", UpstreamFault::AttributeRules),
        UnfitUpstream::NoAttribute(name) => ("attribute_rules", UpstreamFault::NoAttribute(name)),
        UnfitUpstream::Fixed(name) => (name, UpstreamFault::Fixed),
    };
    UpstreamProblem { field, fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_of_its_kind_does_not_ask_for_stays() {
        let before = Details {
            tenants: vec!["t".into()],
            members: "subject=id".into(),
            login_domains: vec!["a.example".into()],
            ..Details::default()
        };
        let form = UpstreamForm { tenants: "u".into(), ..UpstreamForm::default() };
        let said = details(&form, Preset::Oidc, before.clone());
        assert_eq!((said.tenants, said.members, said.login_domains), (vec!["t".to_owned()], "subject=id".to_owned(), Vec::new()));
        assert_eq!(details(&form, Preset::Entra, before).tenants, ["u"]);
    }
}
