//! What is asked of a provider, and whether a response is its own.

use std::time::Duration;

use url::Url;

use super::Document;
use crate::secrets::{Secret, sha256};

/// How fresh the sign-in there must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// Whether the person is to be asked again in any case.
    pub login: bool,
    /// How long ago they may have been asked.
    pub max_age: Option<Duration>,
}

impl Freshness {
    /// Whether anything is asked.
    pub fn is_asked(self) -> bool {
        self.login || self.max_age.is_some()
    }
}

/// An authorization request to a provider.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Who we are there.
    pub client_id: &'a str,
    /// Where the response comes to.
    pub redirect_uri: &'a str,
    /// What is asked for.
    pub scopes: &'a str,
    /// What binds the response to this browser.
    pub state: &'a Secret,
    /// What binds the ID token to it; none where there is none.
    pub nonce: Option<&'a Secret>,
    /// What binds the code to it ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)).
    pub verifier: &'a Secret,
    /// How fresh the sign-in must be.
    pub freshness: Freshness,
    /// Whether the person is to choose an account there: the one that they are signed in with may not be the one that is wanted.
    pub choose: bool,
    /// Whom they said that they are, where they typed it.
    pub login_hint: Option<&'a str>,
    /// Whether the answer is to be posted.
    pub posts: bool,
    /// The language of our pages.
    pub ui_locales: &'a str,
}

impl Asking<'_> {
    /// Where the browser is sent.
    pub fn url(&self, document: &Document) -> Url {
        let mut url = document.authorization_endpoint.clone();
        {
            let mut query = url.query_pairs_mut();
            query
                .append_pair("response_type", "code")
                .append_pair("client_id", self.client_id)
                .append_pair("redirect_uri", self.redirect_uri)
                .append_pair("state", self.state.expose())
                .append_pair("code_challenge", &sha256(self.verifier.expose().as_bytes()))
                .append_pair("code_challenge_method", "S256")
                .append_pair("ui_locales", self.ui_locales);
            let others = [
                ("scope", Some(self.scopes).filter(|scopes| !scopes.is_empty())),
                ("nonce", self.nonce.map(Secret::expose)),
                ("login_hint", self.login_hint),
                ("response_mode", self.posts.then_some("form_post")),
            ];
            query.extend_pairs(others.into_iter().filter_map(|(name, value)| Some((name, value?))));
            if self.freshness.login {
                query.append_pair("prompt", "login");
            } else if self.choose && document.lets_choose {
                query.append_pair("prompt", "select_account");
            }
            // With it a provider must say when the person was asked (Core §3.1.2.1).
            let max_age = self.freshness.max_age.or(self.freshness.login.then_some(Duration::ZERO));
            if let Some(max_age) = max_age {
                query.append_pair("max_age", &max_age.as_secs().to_string());
            }
        }
        url
    }
}

/// A response came from elsewhere than the request went to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseFault {
    /// It names another issuer.
    AnotherIssuer,
    /// It names none, and the provider says that its responses do.
    NoIssuer,
}

/// Whether a response with this `iss` is of the provider that was asked ([RFC 9207 §2.4](https://www.rfc-editor.org/rfc/rfc9207#section-2.4)).
///
/// # Errors
/// Where it is not.
pub fn response_of_issuer(document: &Document, iss: Option<&str>) -> Result<(), ResponseFault> {
    match iss {
        Some(named) if named == document.issuer => Ok(()),
        Some(_) => Err(ResponseFault::AnotherIssuer),
        None if document.names_itself => Err(ResponseFault::NoIssuer),
        None => Ok(()),
    }
}

/// A request to sign somebody out at a provider
/// ([RP-Initiated Logout 1.0 §2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)).
#[derive(Clone, Copy, Debug)]
pub struct SigningOut<'a> {
    /// Who we are there.
    pub client_id: &'a str,
    /// The ID token that the provider gave; none where it is not known any more.
    pub id_token: Option<&'a Secret>,
    /// How their account there is shown, where the token does not say whose it is.
    pub logout_hint: Option<&'a str>,
    /// Where the browser comes back to.
    pub back: &'a str,
    /// What binds the way back to this browser.
    pub state: &'a Secret,
    /// The language of our pages.
    pub ui_locales: &'a str,
}

impl SigningOut<'_> {
    /// Where the browser is sent: to this endpoint.
    pub fn url(&self, endpoint: &Url) -> Url {
        let mut url = endpoint.clone();
        {
            let mut query = url.query_pairs_mut();
            query
                .append_pair("client_id", self.client_id)
                .append_pair("post_logout_redirect_uri", self.back)
                .append_pair("state", self.state.expose())
                .append_pair("ui_locales", self.ui_locales);
            match (self.id_token, self.logout_hint.filter(|hint| !hint.is_empty())) {
                (Some(token), _) => {
                    query.append_pair("id_token_hint", token.expose());
                }
                (None, Some(hint)) => {
                    query.append_pair("logout_hint", hint);
                }
                (None, None) => {}
            }
        }
        url
    }
}
