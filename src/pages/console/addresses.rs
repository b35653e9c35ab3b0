//! Why an address may not be registered, in words, and how it would be written right.

use crate::languages::{Language, Texts};
use crate::protocol::redirect_uri::RedirectUriFault;

/// Why an address is refused, in the language of the page; `instead` is a way of writing it that would be taken.
pub fn reason(language: Language, fault: RedirectUriFault, instead: Option<&str>) -> String {
    let texts = Texts::of(language);
    let why = texts.text(match fault {
        RedirectUriFault::Length => "console-address-length",
        RedirectUriFault::Characters => "console-address-characters",
        RedirectUriFault::NotAbsolute => "console-address-not-absolute",
        RedirectUriFault::Fragment => "console-address-fragment",
        RedirectUriFault::UserInfo => "console-address-user-info",
        RedirectUriFault::NotNormal => "console-address-not-normal",
        RedirectUriFault::PlainHttp => "console-address-plain-http",
        RedirectUriFault::Scheme => "console-address-scheme",
        RedirectUriFault::SchemeOfBrowserApp => "console-address-scheme-browser",
        RedirectUriFault::Wildcard => "console-address-wildcard",
        RedirectUriFault::Several => "console-address-several",
        RedirectUriFault::Host => "console-address-host",
        RedirectUriFault::Escape => "console-address-escape",
        RedirectUriFault::ResponseParameter => "console-address-response-parameter",
    });
    match instead {
        Some(instead) => format!("{why} {}", texts.text_with("console-address-instead", &[("address", instead.into())])),
        None => why,
    }
}

/// That an address may be registered, in the language of the page.
pub fn accepted(language: Language) -> String {
    Texts::of(language).text("console-address-good")
}
