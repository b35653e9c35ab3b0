//! The addresses that pages link to by themselves, relative to the issuer.

use std::fmt::Write as _;

/// A person's apps.
pub const HOME: &str = "/";
/// A person's profile.
pub const ACCOUNT: &str = "/account";
/// Where a person is signed in.
pub const SESSIONS: &str = "/account/sessions";
/// Apps that use a person's account.
pub const APPS: &str = "/account/apps";
/// The console of the admins: its overview.
pub const CONSOLE: &str = "/admin";
/// What the console finds by one word: GET with `for`.
pub const CONSOLE_SEARCH: &str = "/admin/search";
/// Where the console makes an account.
pub const CONSOLE_NEW_PERSON: &str = "/admin/new-person";
/// Where the console adds an API.
pub const CONSOLE_NEW_API: &str = "/admin/new-api";
/// Where the console adds a provider whose accounts people sign in with.
pub const CONSOLE_NEW_UPSTREAM: &str = "/admin/new-provider";
/// Accounts at other providers that sign a person in.
pub const CONNECTED: &str = "/account/connected";
/// Connecting an app.
pub const CONSOLE_CONNECT: &str = "/admin/connect";
/// Whether an address may be registered, as JSON: GET with `kind` and `address`.
pub const CONSOLE_CHECK_ADDRESS: &str = "/admin/check-address";
/// What a person may change of what is declared of people.
pub const DETAILS: &str = "/account/details";
/// Where the console declares an attribute.
pub const CONSOLE_NEW_ATTRIBUTE: &str = "/admin/new-attribute";
/// Changing the password.
pub const PASSWORD: &str = "/account/password";
/// Changing the email address.
pub const EMAIL: &str = "/account/email";
/// Adding a phone, and taking it away.
pub const PHONE: &str = "/account/phone";
/// A person's apps for codes and recovery codes.
pub const SECOND_FACTOR: &str = "/account/second-factor";
/// A person's passkeys.
pub const PASSKEYS: &str = "/account/passkeys";
/// RP-initiated logout, also linked from the account pages.
pub const LOGOUT: &str = "/logout";
/// The page of languages: GET with `return_to`; with `language` as well it keeps the choice and goes back by 303.
pub const LANGUAGE: &str = "/language";
/// The theme: POST with `csrf`, `theme` (auto, light, dark) and `return_to`; goes back by 303.
pub const THEME: &str = "/theme";
/// Before the name of an asset, see [`super::assets`].
pub const ASSETS: &str = "/assets/";

/// A path with a query of what is not empty.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// Text as one segment of a path: an id may hold slashes and question marks.
pub fn segment(text: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            segment.push(char::from(byte));
        } else {
            let _ = write!(segment, "%{byte:02X}"); // writing to a string cannot fail
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_what_is_not_empty() {
        assert_eq!(with_query("/admin/audit", &[("event", ""), ("app", "a b&c")]), "/admin/audit?app=a+b%26c");
        assert_eq!(with_query("/admin/audit", &[("event", "")]), "/admin/audit");
    }
}
