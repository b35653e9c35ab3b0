//! Who may make an account by themselves.

use super::Settings;

/// Who may make an account by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignUp {
    /// Nobody: admins make accounts.
    Closed,
    /// Whoever was invited.
    Invitation,
    /// Whoever has an address in one of these domains.
    Domains(Vec<AddressDomain>),
    /// Anybody.
    Open,
}

impl SignUp {
    /// Whether people may come by themselves.
    pub fn is_offered(&self) -> bool {
        matches!(self, Self::Domains(_) | Self::Open)
    }

    /// Whether an address in this domain, an A-label, may make an account.
    pub fn admits(&self, domain: &str) -> bool {
        match self {
            Self::Closed | Self::Invitation => false,
            Self::Domains(domains) => domains.iter().any(|admitted| admitted.has(domain)),
            Self::Open => true,
        }
    }
}

/// Whether somebody who makes an account chooses a user name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AskedUsername {
    /// The form has no field for it.
    #[default]
    Never,
    /// They may.
    Optional,
    /// They must.
    Required,
}

pub(super) fn username(text: &str) -> Result<AskedUsername, String> {
    match text {
        "never" => Ok(AskedUsername::Never),
        "optional" => Ok(AskedUsername::Optional),
        "required" => Ok(AskedUsername::Required),
        _ => Err("expected never, optional or required".to_owned()),
    }
}

/// Why an address in a domain is not one that a person may bring by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitDomain {
    /// Only those in these domains are, as people read them.
    NotAdmitted(Vec<String>),
    /// It is thrown away.
    Throwaway,
    /// It has no dot, as `gmail` typed for `gmail.com`: no mail server of the public network takes it.
    Dotless,
}

impl Settings {
    /// Why an address in this domain, an A-label, is not one that a person may bring by themselves: for an account that they make, or
    /// for the one that they have.
    pub fn unfit_domain(&self, domain: &str) -> Option<UnfitDomain> {
        if let SignUp::Domains(domains) = &self.sign_up
            && !self.sign_up.admits(domain)
        {
            return Some(UnfitDomain::NotAdmitted(domains.iter().map(AddressDomain::shown).collect()));
        }
        // Where the issuer itself is found by such a name, people may be too.
        let host = self.issuer.host();
        if !domain.contains('.') && host.contains('.') && !self.issuer.is_loopback() && !matches!(self.sign_up, SignUp::Domains(_)) {
            return Some(UnfitDomain::Dotless);
        }
        self.throwaway_domains.has(domain).then_some(UnfitDomain::Throwaway)
    }
}

/// A domain of addresses, or what is below one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressDomain {
    /// The A-label ([RFC 5890 §2.3.2.1](https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1)).
    name: String,
    /// What is below it alone.
    below: bool,
}

impl AddressDomain {
    /// `example.com`, or `*.example.com` for every domain below it.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, below) = text.strip_prefix("*.").map_or((text, false), |name| (name, true));
        let name = idna::domain_to_ascii_strict(name).ok().filter(|name| name.contains('.') || !below)?;
        (!name.is_empty()).then_some(Self { name, below })
    }

    /// Whether a domain, an A-label, is one of these.
    pub fn has(&self, domain: &str) -> bool {
        match domain.strip_suffix(self.name.as_str()) {
            Some("") => !self.below,
            Some(before) => self.below && before.ends_with('.'),
            None => false,
        }
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        let name = idna::domain_to_unicode(&self.name).0;
        if self.below { format!("*.{name}") } else { name }
    }
}

/// Domains separated by commas or spaces.
pub(super) fn domains(text: &str) -> Result<Vec<AddressDomain>, String> {
    let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
    let domains: Option<Vec<AddressDomain>> = parts.map(AddressDomain::parse).collect();
    domains.filter(|domains| !domains.is_empty()).ok_or_else(|| "expected domains such as example.com or *.example.com".to_owned())
}

/// How the setting names them, before the domains are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Closed,
    Invitation,
    Domains,
    Open,
}

pub(super) fn mode(text: &str) -> Result<Mode, String> {
    match text {
        "closed" => Ok(Mode::Closed),
        "invitation" => Ok(Mode::Invitation),
        "domains" => Ok(Mode::Domains),
        "open" => Ok(Mode::Open),
        _ => Err("expected closed, invitation, domains or open".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_admits_itself_or_what_is_below_it_and_nothing_that_merely_ends_so() {
        let of = |text: &str| SignUp::Domains(domains(text).unwrap());
        let both = of("Example.com, *.bücher.example");
        for (domain, admitted) in [
            ("example.com", true),
            ("sub.example.com", false),
            ("notexample.com", false),
            ("example.com.evil.example", false),
            ("xn--bcher-kva.example", false),
            ("a.b.xn--bcher-kva.example", true),
            ("axn--bcher-kva.example", false),
            ("", false),
        ] {
            assert_eq!(both.admits(domain), admitted, "{domain}");
        }
        assert_eq!(
            domains("example.com *.bücher.example").unwrap().iter().map(AddressDomain::shown).collect::<Vec<_>>(),
            ["example.com", "*.bücher.example"]
        );
        for bad in ["", ",", "*.", "*.com", "*", "a@b.example", "exa mple..com", "*.*.example.com", "a_b!.example"] {
            assert!(domains(bad).is_err(), "{bad}");
        }
        assert!(SignUp::Open.admits("any.example") && !SignUp::Invitation.admits("any.example") && !SignUp::Closed.admits("any.example"));
    }
}
