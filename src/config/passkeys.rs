//! For whom passkeys are, and which origins may use them: the RP ID and the related origins
//! ([WebAuthn Level 3 §5.11](https://www.w3.org/TR/webauthn-3/#sctn-related-origins)).

use std::collections::BTreeSet;

use registrable_domain::registrable_domain;
use url::{Host, Url};

use super::{Issuer, Settings};

/// How many different names of registrable domains browsers look at in the list of origins: `example` of both `example.com` and `example.co.uk`
/// is one ([§5.11.1](https://www.w3.org/TR/webauthn-3/#sctn-validating-relation-origin)).
const MOST_LABELS: usize = 5;
/// The most origins that are listed.
const MOST_ORIGINS: usize = 100;

/// Reads origins, separated by commas: https, a name of a registrable domain, perhaps a port.
///
/// # Errors
/// What was expected instead.
pub(super) fn origins(text: &str) -> Result<Vec<String>, String> {
    let mut origins: Vec<String> = Vec::new();
    for part in text.split([',', ' ']).filter(|part| !part.is_empty()) {
        let origin = origin(part)?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    match origins.len() {
        0 => Err("expected origins such as https://login.example.net, separated by commas".to_owned()),
        1..=MOST_ORIGINS => Ok(origins),
        _ => Err(format!("expected {MOST_ORIGINS} origins at most")),
    }
}

fn origin(text: &str) -> Result<String, String> {
    let expected = || format!("{text:?}: expected an origin such as https://login.example.net, without a path");
    let url = Url::parse(text).map_err(|_| expected())?;
    let origin = url.origin().ascii_serialization();
    let is_name = matches!(url.host(), Some(Host::Domain(name)) if registrable_domain(name).is_some());
    let is_origin = url.scheme() == "https" && text.strip_suffix('/').unwrap_or(text).eq_ignore_ascii_case(&origin);
    if is_origin && is_name { Ok(origin) } else { Err(expected()) }
}

/// Whether browsers look at all of these origins: beyond the fifth name of a registrable domain they refuse.
pub(super) fn are_bearable(origins: &[String]) -> bool {
    let labels: BTreeSet<String> = origins.iter().filter_map(|origin| label(host_of(origin)?.as_str()).map(str::to_owned)).collect();
    labels.len() <= MOST_LABELS
}

fn label(host: &str) -> Option<&str> {
    registrable_domain(host)?.split('.').next()
}

fn host_of(origin: &str) -> Option<String> {
    Url::parse(origin).ok()?.host_str().map(str::to_owned)
}

/// Holds an RP ID against the issuer and the origins: the issuer's host, a domain above it that somebody registered, or the host of one of the
/// origins.
///
/// # Errors
/// What was expected instead.
pub(super) fn rp_id(text: &str, issuer: &Issuer, origins: &[String]) -> Result<String, String> {
    let is_above = issuer.host().strip_suffix(text).is_some_and(|rest| rest.ends_with('.')) && registrable_domain(text).is_some();
    let is_related = origins.iter().any(|origin| host_of(origin).as_deref() == Some(text));
    if text == issuer.host() || is_above || is_related {
        return Ok(text.to_owned());
    }
    Err(format!(
        "expected {}, a domain above it that can be registered, or the host of one of LATCHKEY_PASSKEY_ORIGINS (a former host of this Latchkey)",
        issuer.host()
    ))
}

impl Settings {
    /// Whether browsers let the pages of the issuer use passkeys of the RP ID without asking its host for the list of origins
    /// ([§5.1.3](https://www.w3.org/TR/webauthn-3/#sctn-createCredential), step 8).
    pub fn owns_rp_id(&self) -> bool {
        let host = self.issuer.host();
        host == self.passkey_rp_id || host.strip_suffix(&self.passkey_rp_id).is_some_and(|rest| rest.ends_with('.'))
    }

    /// The origins that browsers let use passkeys of the RP ID: those that were set, and the issuer's own where that is no part of the RP ID. None
    /// where there is nothing to say.
    pub fn related_origins(&self) -> Vec<String> {
        let own = (!self.owns_rp_id()).then(|| self.issuer.origin().to_owned());
        let others = self.passkey_origins.iter().filter(|origin| Some(*origin) != own.as_ref()).cloned();
        own.iter().cloned().chain(others).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webauthn_5_11_related_origins_are_https_and_have_a_registrable_domain() {
        assert_eq!(
            origins("https://login.example.net, https://EXAMPLE.co.uk:8443/ https://login.example.net").unwrap(),
            ["https://login.example.net", "https://example.co.uk:8443"]
        );
        for text in [
            "",
            "http://example.net",
            "example.net",
            "https://example.net/path",
            "https://co.uk",
            "https://192.0.2.1",
            "https://localhost",
            "https://user@example.net",
            "https://example.net?x",
        ] {
            assert!(origins(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn webauthn_5_11_1_browsers_look_at_five_names_of_registrable_domains() {
        let of = |names: &[&str]| names.iter().map(|name| format!("https://{name}")).collect::<Vec<_>>();
        assert!(
            are_bearable(&of(&["a.com", "b.com", "c.com", "d.com", "e.com", "www.e.com", "e.co.uk"])),
            "one name under two suffixes is one"
        );
        assert!(!are_bearable(&of(&["a.com", "b.com", "c.com", "d.com", "e.com", "f.com"])));
    }

    #[test]
    fn attack_a5_an_rp_id_is_the_issuers_host_one_above_it_or_a_related_one() {
        let issuer = Issuer::parse("https://id.example.co.uk").unwrap();
        let related = ["https://login.example.net".to_owned()];
        for fit in ["id.example.co.uk", "example.co.uk", "login.example.net"] {
            assert_eq!(rp_id(fit, &issuer, &related).as_deref(), Ok(fit));
        }
        for unfit in ["co.uk", "uk", "ample.co.uk", "example.net", "evil.example", "", ".co.uk", "ID.example.co.uk"] {
            assert!(rp_id(unfit, &issuer, &related).is_err(), "{unfit:?}");
        }
    }
}
