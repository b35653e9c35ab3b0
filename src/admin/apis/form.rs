//! The form of an API: read from what was posted, and held against the rules of registration.

use std::time::Duration;

use crate::config::duration;
use crate::pages::console::{ApiFault, ApiForm, ApiProblem};
use crate::protocol::parameters::Parameters;
use crate::protocol::resource::{Resource, check_identifier, check_name, is_issuer};
use crate::protocol::scope::{STANDARD, Scopes, meant_by};
use crate::provider::Provider;

/// What was posted.
pub(super) fn read(form: &Parameters) -> ApiForm {
    let text = |name: &str| form.get(name).map(str::trim).unwrap_or_default().to_owned();
    let words = |name: &str| text(name).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    ApiForm {
        identifier: text("identifier"),
        name: text("name"),
        scopes: words("scopes"),
        lifetime: text("lifetime"),
        clients: words("clients"),
    }
}

/// The form as it shows what is stored.
pub(super) fn of(api: &Resource) -> ApiForm {
    ApiForm {
        identifier: api.identifier.clone(),
        name: api.name.clone(),
        scopes: api.scopes.to_string(),
        lifetime: api.lifetime.map(|seconds| seconds.to_string()).unwrap_or_default(),
        clients: api.clients.join(" "),
    }
}

/// The API that the form makes of `before`, or everything that is wrong with it.
pub(super) fn check(provider: &Provider, form: &ApiForm, before: Option<&Resource>) -> Result<Resource, Vec<ApiProblem>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, fault: ApiFault| problems.push(ApiProblem { field, fault });
    if before.is_none() {
        if check_identifier(&form.identifier).is_err() {
            wrong("identifier", ApiFault::Identifier);
        } else if is_issuer(&form.identifier, provider.issuer()) {
            wrong("identifier", ApiFault::Issuer);
        }
    }
    let kept_name = before.is_some_and(|before| before.name == form.name);
    if !kept_name && (form.name.is_empty() || check_name(&form.name).is_err()) {
        wrong("name", ApiFault::Name);
    }
    let scopes = Scopes::of_registration(&form.scopes).unwrap_or_default();
    if scopes.is_empty() && !form.scopes.is_empty() {
        wrong("scopes", meant_by(&form.scopes).map_or(ApiFault::Scopes, ApiFault::ScopesSeparate));
    } else if let Some(own) = STANDARD.into_iter().chain(provider.snapshot().attributes.scopes().iter()).find(|own| scopes.contains(own)) {
        wrong("scopes", ApiFault::StandardScope(own.to_owned()));
    }
    let lifetime = match lifetime(&form.lifetime, before.and_then(|before| before.lifetime), provider.settings.access_token_lifetime) {
        Ok(lifetime) => lifetime,
        Err(most) => {
            wrong("lifetime", ApiFault::Lifetime { most });
            None
        }
    };
    let clients: Vec<String> = form.clients.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
    if let Some(nobody) = clients.iter().find(|id| provider.snapshot().client(id).is_none()) {
        wrong("clients", ApiFault::NoClient(nobody.clone()));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Resource {
        identifier: before.map_or_else(|| form.identifier.clone(), |before| before.identifier.clone()),
        name: form.name.clone(),
        scopes,
        signing_alg: before.and_then(|before| before.signing_alg.clone()),
        lifetime,
        clients,
    })
}

/// A duration up to the provider's own, whose seconds are the error's value; none where nothing was typed. What is kept stays.
fn lifetime(typed: &str, kept: Option<u64>, most: Duration) -> Result<Option<u64>, u64> {
    if typed.is_empty() {
        return Ok(None);
    }
    let seconds = duration::parse(typed).ok().map(|lifetime| lifetime.as_secs());
    let seconds = seconds.filter(|seconds| kept == Some(*seconds) || (1..=most.as_secs()).contains(seconds));
    seconds.map(Some).ok_or(most.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_seconds_or_has_a_unit_or_stays_as_it_is() {
        let most = Duration::from_secs(300);
        assert_eq!(lifetime("", Some(60), most), Ok(None));
        assert_eq!(lifetime("60", None, most), Ok(Some(60)));
        assert_eq!((lifetime("5m", None, most), lifetime("90s", None, most)), (Ok(Some(300)), Ok(Some(90))));
        assert_eq!(lifetime("900", Some(900), most), Ok(Some(900)), "a command gave it");
        for bad in ["0", "0s", "301", "6m", "-1", "1.5", "x"] {
            assert_eq!(lifetime(bad, None, most), Err(300), "{bad}");
        }
    }
}
