//! An app, an account and an address, as pages show them.

use askama::Template;
use askama::filters::HtmlSafe;

use super::links::web_link;
use crate::writing::initial::initial;

/// An app as a person sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppCard {
    /// Chooses the hue of the monogram.
    pub client_id: String,
    /// The registered name, in the language of the page where there is one.
    pub name: String,
    /// The registered logo: an https or data address.
    pub logo_url: Option<String>,
    /// Host (and port) of the redirect address; none for private-use schemes.
    pub host: Option<String>,
    /// The address is https.
    pub https: bool,
    /// The address is this computer: localhost or a loopback address.
    pub local: bool,
    /// Nobody here looked at this app: it registered itself.
    pub unchecked: bool,
}

impl AppCard {
    pub(super) fn logo(&self) -> Logo<'_> {
        let source = self.logo_url.as_deref().filter(|address| address.starts_with("data:image/") || web_link(address).is_some());
        Logo { source, letter: initial(&self.name), hue: hue(&self.client_id) }
    }
}

/// An account as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountCard {
    /// The person's name; may be empty.
    pub name: String,
    /// E-mail address or user name: what one signs in with.
    pub address: String,
}

impl AccountCard {
    /// The name, else the address.
    pub(super) fn title(&self) -> &str {
        if self.name.is_empty() { &self.address } else { &self.name }
    }

    /// The letter in the round.
    pub(super) fn initial(&self) -> String {
        initial(self.title())
    }
}

/// An app's picture, or one letter in a hue of its own.
#[derive(Debug, Template)]
#[template(path = "parts/logo.html")]
pub(super) struct Logo<'a> {
    source: Option<&'a str>,
    letter: String,
    hue: u32,
}

impl HtmlSafe for Logo<'_> {}

/// How many hues the stylesheet has for monograms.
const HUES: u32 = 24;

/// One of the hues, always the same for one client.
fn hue(client_id: &str) -> u32 {
    client_id.bytes().fold(2_166_136_261u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619)) % HUES
}

/// An address with the registrable domain in bold, so that a false host stands out.
#[derive(Debug, Template)]
#[template(source = r#"<bdi dir="ltr" class="host">{{ before }}<b>{{ domain }}</b>{{ after }}</bdi>"#, ext = "html")]
pub(super) struct Host<'a> {
    before: &'a str,
    domain: &'a str,
    after: &'a str,
}

impl HtmlSafe for Host<'_> {}

impl<'a> Host<'a> {
    pub(super) fn new(host: &'a str) -> Self {
        let name_length = match (host.starts_with('['), host.rfind(':')) {
            (true, _) => host.find(']').map_or(host.len(), |end| end + 1),
            (false, Some(colon)) => colon,
            (false, None) => host.len(),
        };
        let (name, after) = host.split_at_checked(name_length).unwrap_or((host, ""));
        let is_address = name.starts_with('[') || name.parse::<std::net::IpAddr>().is_ok();
        let domain = if is_address { None } else { registrable_domain::registrable_domain(name) };
        let before = domain.and_then(|domain| name.strip_suffix(domain)).unwrap_or("");
        Self { before, domain: domain.unwrap_or(name), after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registrable_domain_is_marked_and_numbers_are_whole() {
        let html = |host| Host::new(host).render().unwrap();
        assert!(html("id.example.co.uk:8443").contains("id.<b>example.co.uk</b>:8443"));
        assert!(html("localhost:8080").contains("<b>localhost</b>:8080"));
        assert!(html("127.0.0.1:80").contains("<b>127.0.0.1</b>:80"));
        assert!(html("[::1]:8080").contains("<b>[::1]</b>:8080"));
        assert!(html("example.com.evil.test").contains("example.com.<b>evil.test</b>"));
    }

    #[test]
    fn a_monogram_has_one_letter_and_one_of_the_hues() {
        let app = |name: &str| AppCard { client_id: "a client".into(), name: name.into(), ..AppCard::default() };
        let logo = |name| app(name).logo().render().unwrap();
        assert!(logo("Notes").contains(r#"aria-hidden="true">N</span>"#), "{}", logo("Notes"));
        assert!(logo("Argo CD").contains(">A</span>"));
        assert!(hue("a client") < HUES);
    }
}
