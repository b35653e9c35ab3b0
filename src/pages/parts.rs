//! Parts that several pages share: an app, an account, an address, a field with its error.

use askama::Template;
use askama::filters::HtmlSafe;

use super::chrome::{Chrome, web_link};
use crate::writing::initial::initial;

/// A hidden form field: name and value.
pub type Hidden = (String, String);

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

/// A field with its label, hint and error.
#[derive(Debug, Template)]
#[template(path = "parts/field.html")]
pub(super) struct Field {
    /// The name and the id.
    pub name: &'static str,
    /// `text`, `email` or `password`.
    pub kind: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    pub autocomplete: &'static str,
    pub focus: bool,
    /// Of a password: the words of the button that shows and hides it.
    pub show: Option<(String, String)>,
    pub minimum: Option<u32>,
    /// It may stay empty.
    pub optional: bool,
    /// It takes a code of digits.
    pub code: bool,
    pub icon: super::icons::Svg,
}

impl HtmlSafe for Field {}

impl Field {
    /// A field for a name or an address.
    pub(super) fn text(c: &Chrome<'_>, name: &'static str, label: &str, autocomplete: &'static str) -> Self {
        Self {
            name,
            kind: "text",
            label: c.t(label),
            hint: None,
            error: None,
            value: String::new(),
            autocomplete,
            focus: false,
            show: None,
            minimum: None,
            optional: false,
            code: false,
            icon: c.icon("alert"),
        }
    }

    /// A field for a password: never filled in by us.
    pub(super) fn password(c: &Chrome<'_>, name: &'static str, label: &str, autocomplete: &'static str) -> Self {
        Self { kind: "password", show: Some((c.t("password-show"), c.t("password-hide"))), ..Self::text(c, name, label, autocomplete) }
    }

    pub(super) fn email(c: &Chrome<'_>, name: &'static str, label: &str) -> Self {
        Self { kind: "email", ..Self::text(c, name, label, "email") }
    }

    /// A field for a one-time code: never filled in by us.
    pub(super) fn code(c: &Chrome<'_>, label: &str) -> Self {
        Self { code: true, ..Self::text(c, "code", label, "one-time-code") }
    }

    /// Says beside the label that it may stay empty.
    pub(super) fn optional(self, c: &Chrome<'_>) -> Self {
        let label = c.with("field-optional", "field", &self.label);
        Self { optional: true, label, ..self }
    }

    pub(super) fn value(self, value: &str) -> Self {
        Self { value: value.to_owned(), ..self }
    }

    pub(super) fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(super) fn error(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    pub(super) fn focus(self, focus: bool) -> Self {
        Self { focus, ..self }
    }

    pub(super) fn minimum(self, minimum: u32) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    fn described_by(&self) -> Option<String> {
        match (&self.hint, &self.error) {
            (Some(_), Some(_)) => Some(format!("{0}-hint {0}-error", self.name)),
            (Some(_), None) => Some(format!("{}-hint", self.name)),
            (None, Some(_)) => Some(format!("{}-error", self.name)),
            (None, None) => None,
        }
    }
}

/// What is to be put right, above the form, with the focus.
#[derive(Debug, Template)]
#[template(path = "parts/summary.html")]
pub(super) struct Summary {
    title: String,
    /// Field and sentence.
    entries: Vec<(String, String)>,
}

impl HtmlSafe for Summary {}

impl Summary {
    /// The summary of the fields' errors; none where there are none.
    pub(super) fn of(c: &Chrome<'_>, fields: &[&Field]) -> Option<Self> {
        Self::from_entries(c, fields.iter().filter_map(|field| field.error.clone().map(|error| (field.name.to_owned(), error))).collect())
    }

    pub(super) fn from_entries(c: &Chrome<'_>, entries: Vec<(impl Into<String>, String)>) -> Option<Self> {
        if entries.is_empty() {
            return None;
        }
        let title = c.with("summary-title", "count", entries.len());
        Some(Self { title, entries: entries.into_iter().map(|(name, sentence)| (name.into(), sentence)).collect() })
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
