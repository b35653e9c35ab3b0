//! `application/x-www-form-urlencoded` as every endpoint reads it, from a query or a body.
//!
//! [RFC 6749 §3.1 and §3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1): a parameter without a value is as one
//! left out, unknown ones are ignored, none may stand twice. Only `resource` may
//! ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).

use std::collections::BTreeMap;
use std::fmt;

use crate::protocol::error::OAuthError;

/// Bytes that one request's parameters may have, still encoded.
pub const MAX_BYTES: usize = 64 * 1024;
/// The same of a form of somebody who is signed in.
pub const MAX_FORM_BYTES: usize = 512 * 1024;
/// Parameters that one request may have.
pub const MAX_PARAMETERS: usize = 100;
/// Bytes that a value may have that is only carried: through a sign-in to a token, or back to the client. Clients put whole
/// objects into `state`; the request as a whole is bounded by [`MAX_BYTES`] anyway.
pub const CARRIED: usize = 8 * 1024;
/// Bytes of a name.
const MAX_NAME: usize = 128;
/// Values of `resource` in one request.
const MAX_RESOURCES: usize = 16;

/// How much one request may bring.
struct Bounds {
    bytes: usize,
    parameters: usize,
    /// Bytes of a value, by its name.
    value: fn(&str) -> usize,
    /// Whether a person typed or pasted the values.
    typed: bool,
}

/// What an endpoint that answers strangers reads.
const REQUEST: Bounds = Bounds { bytes: MAX_BYTES, parameters: MAX_PARAMETERS, value: max_length, typed: false };
/// What the form of a page brings that anybody may see.
const TYPED: Bounds = Bounds { typed: true, ..REQUEST };
/// What the form of somebody who is signed in may bring: an app has 64 KiB of metadata, a person 16 KiB of claims, and both
/// grow where they are written in a form.
const FORM: Bounds = Bounds { bytes: MAX_FORM_BYTES, parameters: 400, value: max_length_in_form, typed: true };

/// Decoded parameters: names once, values not empty, free of control characters, bounded. `Debug` shows names only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    values: BTreeMap<String, String>,
    resources: Vec<String>,
    faults: Vec<ParameterError>,
    /// A `state` that is at fault itself, as it came: an error gives it back all the same.
    faulty_state: Option<String>,
}

/// What is wrong with the parameters: which one, where its name is known, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    /// The parameter's name, where it could be read.
    pub name: Option<String>,
    /// What is wrong.
    pub fault: ParameterFault,
}

/// What can be wrong with a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterFault {
    /// A `%` without two hexadecimal digits, or bytes that are not UTF-8.
    Encoding,
    /// NUL or another control character.
    ControlCharacter,
    /// The name was sent more than once.
    Doubled,
    /// A name or value is longer than it may be.
    TooLong,
    /// More parameters or more bytes than a request may have.
    TooMuch,
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            ParameterFault::Encoding => "is not valid form-encoded UTF-8",
            ParameterFault::ControlCharacter => "contains a control character",
            ParameterFault::Doubled => "was sent more than once",
            ParameterFault::TooLong => "is too long",
            ParameterFault::TooMuch => "cannot be read: the request has too many parameters",
        };
        match &self.name {
            Some(name) => write!(f, "the parameter '{name}' {what}"),
            None => write!(f, "a parameter {what}"),
        }
    }
}

impl std::error::Error for ParameterError {}

impl From<ParameterError> for OAuthError {
    fn from(error: ParameterError) -> Self {
        Self::invalid_request(error.to_string())
    }
}

impl Parameters {
    /// Decodes a query (without `?`) or a body, and refuses it for the first fault.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParameterError> {
        let parameters = Self::read(bytes);
        match parameters.faults.first() {
            Some(fault) => Err(fault.clone()),
            None => Ok(parameters),
        }
    }

    /// What was read, encoded again, without `left_out`.
    pub fn encode(&self, left_out: &str) -> String {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(self.values.iter().filter(|(name, _)| *name != left_out));
        form.extend_pairs(self.resources.iter().map(|value| ("resource", value)));
        form.finish()
    }

    /// Decodes and keeps the faults beside what could be read, for endpoints that can tell the client of it only
    /// by a redirect ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)). A faulty parameter
    /// reads as absent. Whoever uses this must look at [`Parameters::fault`].
    pub fn read(bytes: &[u8]) -> Self {
        Self::read_within(bytes, &REQUEST)
    }

    /// The same for the form of a page. A tab or line break at either end of a value was pasted with it, as from the cell of a
    /// table, and is no part of it.
    pub fn typed(bytes: &[u8]) -> Self {
        Self::read_within(bytes, &TYPED)
    }

    /// The same for a form of somebody who is signed in, which may be larger: whatever a command can make can be changed there.
    pub fn read_form(bytes: &[u8]) -> Self {
        Self::read_within(bytes, &FORM)
    }

    fn read_within(bytes: &[u8], bounds: &Bounds) -> Self {
        let mut parameters = Self::default();
        if bytes.len() > bounds.bytes {
            parameters.found(None, ParameterFault::TooMuch);
            return parameters;
        }
        let mut seen = BTreeMap::<String, usize>::new();
        for pair in bytes.split(|&b| b == b'&').filter(|pair| !pair.is_empty()) {
            let (raw_name, raw_value) = match pair.iter().position(|&b| b == b'=') {
                Some(at) => (pair.get(..at).unwrap_or_default(), pair.get(at + 1..).unwrap_or_default()),
                None => (pair, &[][..]),
            };
            let Some(name) = decode(raw_name).filter(|name| name.len() <= MAX_NAME && !name.chars().any(char::is_control)) else {
                parameters.found(None, ParameterFault::Encoding);
                continue;
            };
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            if *count > 1 && name != "resource" {
                let before = parameters.values.remove(&name);
                if name == STATE {
                    parameters.doubled_state(before, raw_value);
                }
                parameters.found(Some(name), ParameterFault::Doubled);
                continue;
            }
            // Beyond the bounds only what says whom to answer, and how, is still read.
            let is_many = seen.len() > bounds.parameters && !OF_THE_ANSWER.contains(&name.as_str());
            if is_many || (name == "resource" && parameters.resources.len() >= MAX_RESOURCES) {
                seen.remove(&name);
                if !parameters.faults.iter().any(|found| found.fault == ParameterFault::TooMuch) {
                    parameters.found(Some(name), ParameterFault::TooMuch);
                }
                continue;
            }
            match checked(&name, raw_value, bounds) {
                Err(fault) => {
                    if name == STATE {
                        parameters.faulty_state = as_it_came(raw_value);
                    }
                    parameters.found(Some(name), fault);
                }
                Ok(value) if value.is_empty() => {}
                Ok(value) if name == "resource" => parameters.resources.push(value),
                Ok(value) => {
                    parameters.values.insert(name, value);
                }
            }
        }
        parameters
    }

    fn found(&mut self, name: Option<String>, fault: ParameterFault) {
        self.faults.push(ParameterError { name, fault });
    }

    /// Of several the client has no exact one to expect, unless they are all the same.
    fn doubled_state(&mut self, before: Option<String>, raw: &[u8]) {
        let known = before.or_else(|| self.faulty_state.take());
        self.faulty_state = known.filter(|known| as_it_came(raw).as_ref() == Some(known));
    }

    /// The `state` for an error to give back, whatever else is wrong with the request: "the exact value received"
    /// ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)), also one that is at fault itself.
    pub fn state_of_an_error(&self) -> Option<&str> {
        self.get(STATE).or(self.faulty_state.as_deref())
    }

    /// The first fault that [`Parameters::read`] met.
    pub fn fault(&self) -> Option<&ParameterError> {
        self.faults.first()
    }

    /// The first fault beside that `name` was sent more than once: for a form whose ticked boxes send one `name` each.
    pub fn fault_beside_repeated(&self, name: &str) -> Option<&ParameterError> {
        self.faults.iter().find(|found| found.fault != ParameterFault::Doubled || found.name.as_deref() != Some(name))
    }

    /// The value of `name`; none where it was absent or empty. For `resource` see [`Parameters::resources`].
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The value of `name`, or `invalid_request` that names what is missing.
    pub fn require(&self, name: &str) -> Result<&str, OAuthError> {
        self.get(name).ok_or_else(|| OAuthError::invalid_request(format!("the parameter '{name}' is missing")))
    }

    /// Every value of `resource`, in order.
    pub fn resources(&self) -> &[String] {
        &self.resources
    }

    /// Every name with its value; `resource` as often as it came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let resources = self.resources.iter().map(|value| ("resource", value.as_str()));
        self.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(resources)
    }

    /// Those of these names, without what was at fault in any: for whoever has judged the request and keeps what it means.
    #[must_use]
    pub fn only(&self, names: &[&str]) -> Self {
        let values = self.values.iter().filter(|(name, _)| names.contains(&name.as_str()));
        let resources = if names.contains(&"resource") { self.resources.clone() } else { Vec::new() };
        Self { values: values.map(|(name, value)| (name.clone(), value.clone())).collect(), resources, ..Self::default() }
    }

    /// The parameters encoded again, to carry a request from a POST into the address of a GET.
    pub fn to_query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.iter());
        query.finish()
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

const STATE: &str = "state";
/// What an error needs to find its way ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)).
const OF_THE_ANSWER: [&str; 5] = ["client_id", "redirect_uri", STATE, "response_mode", "prompt"];

/// Bytes that a value may have. A token that we gave comes back as long as it is: the request alone bounds it.
fn max_length(name: &str) -> usize {
    match name {
        STATE | "nonce" | "login_hint" | "logout_hint" => CARRIED,
        "id_token_hint" => MAX_BYTES,
        "acr_values" | "ui_locales" | "claims_locales" => 1024,
        "client_id" | "prompt" | "display" | "response_type" | "response_mode" | "max_age" | "grant_type" => 512,
        "redirect_uri" | "post_logout_redirect_uri" | "resource" => 2048,
        "request" | "client_assertion" | "assertion" | "subject_token" | "actor_token" => 32 * 1024,
        _ => 8 * 1024,
    }
}

/// A value that is given back unread: any text but one that no form can carry.
fn as_it_came(raw: &[u8]) -> Option<String> {
    decode(raw).filter(|value| !value.is_empty() && !value.contains('\0'))
}

/// A list of scopes and JSON may be longer than in a request of an app.
fn max_length_in_form(name: &str) -> usize {
    match name {
        "scopes" | "claims" => 96 * 1024,
        // A file of a thousand lines.
        "rows" => 256 * 1024,
        other => max_length(other),
    }
}

/// Without the tabs and line breaks among the white space at both ends, and what lies beyond them. Spaces stay: a password may
/// begin or end with one.
fn without_pasted_ends(text: &str) -> &str {
    let tail = text.trim_end().len();
    let behind = text.get(tail..).and_then(|tail| tail.find(char::is_control)).map_or(text.len(), |at| tail + at);
    let text = text.get(..behind).unwrap_or(text);
    let head = text.len() - text.trim_start().len();
    let before = text.get(..head).and_then(|head| head.rfind(char::is_control));
    before.and_then(|at| text.get(at..)).map_or(text, |rest| rest.trim_start_matches(char::is_control))
}

fn checked(name: &str, raw: &[u8], bounds: &Bounds) -> Result<String, ParameterFault> {
    let mut value = decode(raw).ok_or(ParameterFault::Encoding)?;
    if bounds.typed {
        value = without_pasted_ends(&value).to_owned();
    }
    if value.len() > (bounds.value)(name) {
        return Err(ParameterFault::TooLong);
    }
    // JSON may be laid out over lines, a file of rows is, and so are rules and the values of an attribute that may have several.
    let in_lines = matches!(name, "claims" | "authorization_details" | "rows" | "choices" | "group_rules" | "attribute_rules")
        || name.starts_with("attributes.");
    if value.chars().any(|c| c.is_control() && !(in_lines && matches!(c, '\t' | '\n' | '\r'))) {
        return Err(ParameterFault::ControlCharacter);
    }
    Ok(value)
}

/// Form decoding that refuses what the lenient one of browsers repairs: a bad `%` and bytes that are not UTF-8.
fn decode(raw: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.iter();
    while let Some(&byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = char::from(*rest.next()?).to_digit(16)?;
                let low = char::from(*rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(query: &[u8]) -> (Option<String>, ParameterFault) {
        let error = Parameters::parse(query).unwrap_err();
        (error.name, error.fault)
    }

    #[test]
    fn rfc6749_3_1_an_empty_value_is_as_one_left_out_and_unknown_ones_stay() {
        let p = Parameters::parse(b"client_id=a&state=&nonce&x=%C3%A4+b&&").unwrap();
        assert_eq!(p.get("client_id"), Some("a"));
        assert_eq!(p.get("state"), None);
        assert_eq!(p.get("nonce"), None);
        assert_eq!(p.get("x"), Some("\u{e4} b"));
        assert!(p.require("state").unwrap_err().description.contains("'state'"));
    }

    #[test]
    fn what_a_paste_brings_along_at_the_ends_of_a_field_is_no_part_of_it() {
        for (pasted, value) in
            [("bob%09", "bob"), ("%09%0D%0Abob%C2%85", "bob"), ("+bob+%09+", " bob "), ("%09+bob", " bob"), ("+pass+word+", " pass word ")]
        {
            let typed = Parameters::typed(format!("username={pasted}").as_bytes());
            assert_eq!((typed.get("username"), typed.fault()), (Some(value), None), "{pasted}");
        }
        for inside in ["bob%09x", "bob%00", "bob%1B%09", "bob%0D%0AX-Evil:+1"] {
            let typed = Parameters::typed(format!("username={inside}").as_bytes());
            assert_eq!(typed.fault().unwrap().fault, ParameterFault::ControlCharacter, "{inside}");
        }
        assert!(Parameters::parse(b"username=bob%09").is_err(), "an app's request is as the app means it");
    }

    #[test]
    fn attack_h1_doubled_parameters_are_refused_by_name() {
        assert_eq!(fault(b"scope=a&scope=a"), (Some("scope".into()), ParameterFault::Doubled));
        assert_eq!(fault(b"scope=&scope=a"), (Some("scope".into()), ParameterFault::Doubled));
        assert_eq!(fault(b"scope=a&scope="), (Some("scope".into()), ParameterFault::Doubled));
        assert_eq!(fault(b"scope=a&sc%6fpe=b"), (Some("scope".into()), ParameterFault::Doubled));
        assert_eq!(Parameters::read(b"scope=a&scope=b&scope=c").get("scope"), None);
    }

    #[test]
    fn rfc8707_resource_alone_may_repeat() {
        let p = Parameters::parse(b"resource=a:b&resource=&resource=c:d").unwrap();
        assert_eq!(p.resources(), ["a:b", "c:d"]);
        assert_eq!(p.get("resource"), None);
    }

    #[test]
    fn attack_h1_bad_encodings_and_control_characters_are_refused() {
        for query in [&b"a=%"[..], b"a=%4", b"a=%zz", b"a=%ff", b"a=\xff", b"a=%C0%80", b"a=%+1"] {
            assert_eq!(fault(query), (Some("a".into()), ParameterFault::Encoding), "{query:?}");
        }
        for query in [&b"a=%00"[..], b"a=x%0Ay", b"a=%7F", b"a=%C2%85", b"a=\0"] {
            assert_eq!(fault(query), (Some("a".into()), ParameterFault::ControlCharacter), "{query:?}");
        }
        assert_eq!(fault(b"%00=a"), (None, ParameterFault::Encoding));
        assert!(Parameters::parse(b"claims=%7B%0A%7D").is_ok());
    }

    #[test]
    fn attack_h1_sizes_are_bounded() {
        let long = |name: &str, n: usize| format!("{name}={}", "x".repeat(n)).into_bytes();
        assert_eq!(fault(&long("state", CARRIED + 1)), (Some("state".into()), ParameterFault::TooLong));
        assert_eq!(fault(&long("other", 8193)), (Some("other".into()), ParameterFault::TooLong));
        assert_eq!(fault(&long("other", MAX_BYTES)), (None, ParameterFault::TooMuch));
        let many: String = (0..=MAX_PARAMETERS).map(|n| format!("p{n}=1&")).collect();
        assert_eq!(fault(many.as_bytes()).1, ParameterFault::TooMuch);
        assert_eq!(fault("resource=a:b&".repeat(17).as_bytes()).1, ParameterFault::TooMuch);
    }

    #[test]
    fn what_is_only_carried_has_one_generous_bound_and_a_token_of_ours_comes_back_whole() {
        for name in ["state", "nonce", "login_hint", "logout_hint"] {
            for length in [1, 1_024, 2_049, 8_000, CARRIED] {
                let value = "x".repeat(length);
                let read = Parameters::parse(format!("{name}={value}").as_bytes()).unwrap();
                assert_eq!(read.get(name), Some(value.as_str()), "{name} of {length}");
            }
        }
        assert!(Parameters::parse(format!("id_token_hint={}", "x".repeat(60_000)).as_bytes()).is_ok());
    }

    #[test]
    fn rfc6749_4_1_2_1_an_error_finds_the_state_whatever_is_wrong_with_the_request() {
        let many: String = (0..150).map(|n| format!("p{n}=1&")).collect();
        let resources = "resource=a:b&".repeat(20);
        let long = "x".repeat(CARRIED + 1);
        for (query, state) in [
            ("scope=a&scope=b&state=s".to_owned(), Some("s")),
            ("x=%ff&nonce=%00&state=s".to_owned(), Some("s")),
            (format!("{many}state=s"), Some("s")),
            (format!("{resources}state=s"), Some("s")),
            (format!("state={long}"), Some(long.as_str())),
            ("state=a%0Ab".to_owned(), Some("a\nb")),
            ("state=s&state=s&state=s".to_owned(), Some("s")),
            ("state=s&state=t".to_owned(), None),
            ("state=s&state=t&state=s".to_owned(), None),
            ("state=%00".to_owned(), None),
            ("state=%ff".to_owned(), None),
        ] {
            let read = Parameters::read(query.as_bytes());
            assert!(read.fault().is_some(), "{query}");
            assert_eq!(read.state_of_an_error(), state, "{query}");
        }
        let whole = format!("{many}client_id=a&redirect_uri=b:c");
        let read = Parameters::read(whole.as_bytes());
        assert_eq!((read.get("client_id"), read.get("redirect_uri")), (Some("a"), Some("b:c")));
        assert!(read.iter().count() <= MAX_PARAMETERS + OF_THE_ANSWER.len());
    }

    #[test]
    fn debug_shows_no_values() {
        let p = Parameters::parse(b"client_secret=hunter2").unwrap();
        assert_eq!(format!("{p:?}"), r#"{"client_secret"}"#);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let p = Parameters::read(&bytes);
            for (_, value) in p.iter() { prop_assert!(!value.contains('\0')); }
        }

        #[test]
        fn what_was_encoded_is_read_back(pairs in proptest::collection::btree_map("[a-z_]{1,12}", "[^\\p{Cc}]{1,40}", 0..10)) {
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
            let p = Parameters::parse(query.as_bytes()).unwrap();
            prop_assert_eq!(Parameters::parse(p.to_query().as_bytes()).unwrap(), p.clone());
            for (name, value) in &pairs {
                if name != "resource" { prop_assert_eq!(p.get(name), Some(value.as_str())); }
            }
        }
    }
}
