//! The authorization response ([RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2),
//! [Multiple Response Types §2.1](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes),
//! [Form Post Response Mode](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html)), always with `iss`
//! ([RFC 9207](https://www.rfc-editor.org/rfc/rfc9207)).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::protocol::authorization::code::AuthorizationCode;
use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::{kept_by_name, named_kinds};
use crate::protocol::redirect_uri::{RESPONSE_PARAMETERS, VerifiedRedirectUri};

named_kinds! {
    /// How the parameters of a response travel.
    #[derive(Default)]
    pub enum ResponseMode;

    /// In the query of a redirect.
    #[default]
    Query = "query";
    /// In the fragment of a redirect, which browsers send to no server: for applications that live in the browser.
    Fragment = "fragment";
    /// In a form that the browser posts.
    FormPost = "form_post";
    /// Signed ([JARM §2.3](https://openid.net/specs/oauth-v2-jarm.html)), in the way that the response type has by itself.
    Jwt = "jwt";
    /// Signed, in the query of a redirect.
    QueryJwt = "query.jwt";
    /// Signed, in the fragment of a redirect.
    FragmentJwt = "fragment.jwt";
    /// Signed, in a form that the browser posts.
    FormPostJwt = "form_post.jwt";
}

impl ResponseMode {
    /// Whether the parameters travel as one signed JWT.
    pub const fn is_signed(self) -> bool {
        matches!(self, Self::Jwt | Self::QueryJwt | Self::FragmentJwt | Self::FormPostJwt)
    }
}

kept_by_name!(ResponseMode);

/// Where and how a request is answered; it exists only once the redirect URI is verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTo {
    /// Where the answer goes.
    pub redirect_uri: VerifiedRedirectUri,
    /// How it travels.
    pub response_mode: ResponseMode,
    /// What the client wants back unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

/// An answer ready to be sent; `Debug` shows no parameter, since one may be a code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorizationResponse {
    /// Answer 303 with this `Location`.
    Redirect(String),
    /// Answer a page with a form of these hidden fields that posts itself to `action`.
    FormPost {
        /// Where the form goes.
        action: String,
        /// Its fields, in order.
        fields: Vec<(String, String)>,
    },
}

impl fmt::Debug for AuthorizationResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Redirect(_) => "Redirect(redacted)",
            Self::FormPost { .. } => "FormPost(redacted)",
        })
    }
}

/// One thing that an answer hands over. Only sealed records hold it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Handed {
    /// A code, to be redeemed once.
    Code(#[serde(serialize_with = "code_as_text", deserialize_with = "code_of_text")] AuthorizationCode),
}

impl Handed {
    /// The parameter of the answer that carries it.
    fn parameter(&self) -> (&'static str, String) {
        match self {
            Self::Code(code) => ("code", code.whole.expose().to_owned()),
        }
    }
}

fn code_as_text<S: serde::Serializer>(code: &AuthorizationCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.whole.expose())
}

fn code_of_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<AuthorizationCode, D::Error> {
    let text = Zeroizing::new(String::deserialize(deserializer)?);
    AuthorizationCode::parse(&text).ok_or_else(|| serde::de::Error::custom("not a code of ours"))
}

/// What a request comes to.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// The app gets what it asked for: these, in order.
    Granted(&'a [Handed]),
    /// It gets an error.
    Refused(&'a OAuthError),
}

/// The answer: what is handed over, or `error` and `error_description`
/// ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)); then `state` and `iss`. Every answer to an app is made
/// here.
pub fn parameters(to: &AnswerTo, issuer: &str, outcome: Outcome<'_>) -> Vec<(&'static str, String)> {
    let mut parameters = match outcome {
        Outcome::Granted(handed) => handed.iter().map(Handed::parameter).collect(),
        Outcome::Refused(error) => {
            let described = Some(error.safe_description()).filter(|_| !error.description.is_empty());
            let described = described.map(|description| ("error_description", description));
            [("error", error.code.as_str().to_owned())].into_iter().chain(described).collect::<Vec<_>>()
        }
    };
    parameters.extend(to.state.clone().map(|state| ("state", state)));
    parameters.push(("iss", issuer.to_owned()));
    parameters
}

/// The parameters in the mode that the app asked for. Where that is a signed one, they are `response` alone
/// ([`signed_response`](super::signed_response)).
pub fn carry(to: &AnswerTo, parameters: Vec<(&'static str, String)>) -> AuthorizationResponse {
    match to.response_mode {
        ResponseMode::Query | ResponseMode::Jwt | ResponseMode::QueryJwt => {
            AuthorizationResponse::Redirect(redirect(&to.redirect_uri, &parameters))
        }
        ResponseMode::Fragment | ResponseMode::FragmentJwt => AuthorizationResponse::Redirect(in_fragment(&to.redirect_uri, &parameters)),
        ResponseMode::FormPost | ResponseMode::FormPostJwt => {
            let fields = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            AuthorizationResponse::FormPost { action: without_response_parameters(to.redirect_uri.as_str(), &[]), fields }
        }
    }
}

/// The address with `parameters` added to its query. Its own query is kept as it is written, but for parameters of
/// responses: those come from us alone ([RFC 6749 §3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)).
pub fn redirect(uri: &VerifiedRedirectUri, parameters: &[(&str, String)]) -> String {
    let mut location = without_response_parameters(uri.as_str(), parameters);
    for (name, value) in parameters {
        location.push(if location.contains('?') { '&' } else { '?' });
        location.push_str(&encoded(name));
        location.push('=');
        location.push_str(&encoded(value));
    }
    location
}

/// The address with `parameters` as its fragment; a registered address has none of its own.
fn in_fragment(uri: &VerifiedRedirectUri, parameters: &[(&'static str, String)]) -> String {
    let pairs: Vec<String> = parameters.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    format!("{}#{}", without_response_parameters(uri.as_str(), parameters), pairs.join("&"))
}

/// Form encoding with `%20` for a space: apps that read the query as a URI, not as a form, understand it too.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

fn without_response_parameters(uri: &str, ours: &[(&str, String)]) -> String {
    let Some((address, query)) = uri.split_once('?') else {
        return uri.to_owned();
    };
    let is_ours = |name: &str| RESPONSE_PARAMETERS.contains(&name) || ours.iter().any(|(our, _)| *our == name);
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter(|pair| !is_ours(&form_urlencoded::parse(pair.as_bytes()).next().map_or(Cow::Borrowed(""), |(name, _)| name)))
        .collect();
    if kept.is_empty() { address.to_owned() } else { format!("{address}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::*;
    use crate::protocol::client::ClientKind;
    use crate::protocol::client::samples::client;
    use crate::protocol::redirect_uri::UnverifiedRedirectUri;

    fn to(uri: &str, response_mode: ResponseMode, state: Option<&str>) -> AnswerTo {
        let redirect_uri = UnverifiedRedirectUri::new(uri).verify(&client(ClientKind::Native, &[uri])).unwrap();
        AnswerTo { redirect_uri, response_mode, state: state.map(str::to_owned) }
    }

    fn code() -> AuthorizationCode {
        AuthorizationCode::parse(&format!("{}{}", "0".repeat(32), "A".repeat(43))).unwrap()
    }

    fn success(to: &AnswerTo, issuer: &str) -> AuthorizationResponse {
        carry(to, parameters(to, issuer, Outcome::Granted(&[Handed::Code(code())])))
    }

    fn error(to: &AnswerTo, issuer: &str, error: &OAuthError) -> AuthorizationResponse {
        carry(to, parameters(to, issuer, Outcome::Refused(error)))
    }

    fn location(response: AuthorizationResponse) -> String {
        match response {
            AuthorizationResponse::Redirect(location) => location,
            AuthorizationResponse::FormPost { .. } => panic!("not a redirect"),
        }
    }

    #[test]
    fn rfc9207_every_answer_names_its_issuer() {
        let whole = code().whole.expose().to_owned();
        let to = to("https://rp.example/cb", ResponseMode::Query, Some("a b&c"));
        let answer = location(success(&to, "https://op.example"));
        assert_eq!(answer, format!("https://rp.example/cb?code={whole}&state=a%20b%26c&iss=https%3A%2F%2Fop.example"));
        let refused = location(error(&to, "https://op.example", &OAuthError::invalid_request("scope is bad")));
        assert_eq!(
            refused,
            "https://rp.example/cb?error=invalid_request&error_description=scope%20is%20bad&state=a%20b%26c&iss=https%3A%2F%2Fop.example"
        );
    }

    #[test]
    fn what_a_record_keeps_of_an_answer_is_the_code_and_nothing_else_is_one() {
        let kept = serde_json::to_string(&[Handed::Code(code())]).unwrap();
        assert_eq!(kept, format!(r#"[{{"code":"{}"}}]"#, code().whole.expose()));
        let [Handed::Code(read)] = serde_json::from_str::<[Handed; 1]>(&kept).unwrap();
        assert!(read.whole.equals(code().whole.expose()));
        assert!(!format!("{read:?}").contains(code().whole.expose()) && serde_json::from_str::<Handed>(r#"{"code":"x"}"#).is_err());
    }

    #[test]
    fn multiple_response_types_2_1_a_fragment_carries_the_same_parameters_and_the_query_stays() {
        let whole = code().whole.expose().to_owned();
        let to = to("https://rp.example/cb?t=1&code=evil", ResponseMode::Fragment, Some("a b&c"));
        let answer = location(success(&to, "https://op.example"));
        assert_eq!(answer, format!("https://rp.example/cb?t=1#code={whole}&state=a%20b%26c&iss=https%3A%2F%2Fop.example"));
        let refused = location(error(&to, "https://op.example", &OAuthError::invalid_request("")));
        assert!(refused.starts_with("https://rp.example/cb?t=1#error=invalid_request&"), "{refused}");
    }

    #[test]
    fn form_post_carries_the_same_parameters_as_fields() {
        let whole = code().whole.expose().to_owned();
        let answer = success(&to("https://rp.example/cb?t=1", ResponseMode::FormPost, None), "https://op.example");
        assert_eq!(format!("{answer:?}"), "FormPost(redacted)");
        let fields = vec![("code".to_owned(), whole), ("iss".to_owned(), "https://op.example".to_owned())];
        assert_eq!(answer, AuthorizationResponse::FormPost { action: "https://rp.example/cb?t=1".into(), fields });
    }

    #[test]
    fn the_own_query_of_a_redirect_uri_is_kept_as_it_is_written() {
        let parameters = [("x", "1".to_owned())];
        for (uri, expected) in [
            ("https://rp.example", "https://rp.example?x=1"),
            ("https://rp.example/cb?a=%20b&c", "https://rp.example/cb?a=%20b&c&x=1"),
            ("https://rp.example/cb?", "https://rp.example/cb?x=1"),
            ("com.example.app:/cb", "com.example.app:/cb?x=1"),
        ] {
            assert_eq!(redirect(&to(uri, ResponseMode::Query, None).redirect_uri, &parameters), expected);
        }
    }

    #[test]
    fn attack_r10_response_parameters_of_the_redirect_uri_are_replaced_by_ours() {
        let to = to("https://rp.example/cb?code=evil&a=1&st%61te=evil&iss=evil&error=evil", ResponseMode::Query, None);
        let answer = location(success(&to, "https://op.example"));
        assert!(!answer.contains("evil") && answer.starts_with("https://rp.example/cb?a=1&code="), "{answer}");
    }

    proptest! {
        #[test]
        fn a_client_reads_back_exactly_what_it_sent_and_nothing_changes_the_host(state in "\\PC{1,60}") {
            let answer = location(success(&to("https://rp.example/cb", ResponseMode::Query, Some(&state)), "https://op.example"));
            let url = Url::parse(&answer).unwrap();
            prop_assert_eq!(url.host_str(), Some("rp.example"));
            let states: Vec<_> = url.query_pairs().filter(|(name, _)| name == "state").map(|(_, value)| value.into_owned()).collect();
            prop_assert_eq!(states, vec![state]);
            prop_assert!(answer.is_ascii());
        }
    }
}
