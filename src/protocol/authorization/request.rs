//! From the claims of an authorization request to an [`AuthorizationRequest`]: after it nothing is parsed again.
//!
//! [`whom_to_answer`] comes first and alone decides between page and redirect; then [`RULES`], in order, each one rule of
//! a specification.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::protocol::acr::AcrRequest;
use crate::protocol::authorization::prompt::Prompt;
use crate::protocol::authorization::rejection::{PageRejection, PageRejectionKind, Rejection};
use crate::protocol::authorization::request_claims::{RequestClaim, RequestClaims};
use crate::protocol::authorization::request_object::Wishes;
use crate::protocol::authorization::response::{AnswerTo, ResponseMode};
use crate::protocol::authorization::response_type::ResponseType;
use crate::protocol::claims::ClaimsRequest;
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::pkce::CodeChallenge;
use crate::protocol::redirect_uri::UnverifiedRedirectUri;
use crate::protocol::resource::{self, Resource};
use crate::protocol::scope::{OFFLINE_ACCESS, OPENID, Scopes};

/// A request that its client may make, typed. It is kept in the record of the journey that it begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    /// Who asks.
    pub client_id: String,
    /// Where and how the answer goes.
    pub answer_to: AnswerTo,
    /// What the answer hands over.
    #[serde(default)]
    pub response_type: ResponseType,
    /// What is asked for and may be granted: unknown and unregistered scopes are left out already, and so is an
    /// `offline_access` that has no effect.
    #[serde(default)]
    pub scopes: Scopes,
    /// What `scope` named of more: it is remembered as asked for, so that it is left out wherever it comes again.
    #[serde(default, skip_serializing_if = "Scopes::is_empty")]
    pub left_out: Scopes,
    /// Identifiers of resource servers, in order, each once ([RFC 8707 §2.1](https://www.rfc-editor.org/rfc/rfc8707#section-2.1)).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<String>,
    /// For the ID token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    /// The S256 challenge ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<CodeChallenge>,
    /// Which pages are asked for.
    #[serde(default)]
    pub prompt: Prompt,
    /// Seconds since the oldest factor after which it is owed again; the client's `default_max_age` where the request has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<u64>,
    /// Whom the client expects to sign in: an address, a user name, whatever it knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_hint: Option<String>,
    /// An earlier ID token of ours, not verified yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_token_hint: Option<RawIdToken>,
    /// Languages for the pages, best first (BCP 47).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ui_locales: Vec<String>,
    /// The authentication context class that is asked for.
    #[serde(default)]
    pub acr: AcrRequest,
    /// How pages should be laid out.
    #[serde(default)]
    pub display: Display,
    /// Claims asked for one by one, without those that the client's scopes do not cover.
    #[serde(default)]
    pub claims: ClaimsRequest,
    /// Whether the grant will outlive the session.
    #[serde(default)]
    pub offline: bool,
    /// Whether a refresh token will be given.
    #[serde(default)]
    pub refresh: bool,
}

impl AuthorizationRequest {
    /// Whether it is an OpenID Connect request, so that an ID token is given; plain OAuth else.
    pub fn is_openid(&self) -> bool {
        self.scopes.contains(OPENID)
    }
}

/// An ID token as it came in a hint: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RawIdToken(pub String);

impl fmt::Debug for RawIdToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawIdToken(redacted)")
    }
}

/// The `display` parameter; an unknown value reads as `page`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Display {
    /// A page of a whole window.
    #[default]
    Page,
    /// A small window.
    Popup,
    /// A touch screen.
    Touch,
    /// A feature phone.
    Wap,
}

/// What the server adds to a request's rules.
#[derive(Clone, Copy, Debug)]
pub struct ServerRules<'a> {
    /// The issuer: also the name of its own resource.
    pub issuer: &'a str,
    /// Whether people may enrol themselves, so that `prompt=create` means something.
    pub enrolment: bool,
    /// The scopes that tell declared attributes.
    pub attribute_scopes: &'a Scopes,
}

/// Validates the claims of a request. `client` is the one that `client_id` names, none where there is no such. `resources` finds a
/// resource server by its identifier.
pub fn validate(
    asked: &RequestClaims,
    client: Option<&Client>,
    rules: &ServerRules<'_>,
    resources: &dyn Fn(&str) -> Option<Resource>,
) -> Result<AuthorizationRequest, Rejection> {
    let (client, answer_to) = whom_to_answer(asked, client).map_err(Rejection::Page)?;
    let mut draft = Draft {
        asked,
        client,
        rules,
        resources,
        request: blank(client, answer_to),
        offered: Scopes::standard().union(rules.attribute_scopes),
    };
    for (_, rule) in RULES {
        if let Err(error) = rule(&mut draft) {
            let page_first = !client.is_vouched_for() && asked.get(RequestClaim::Prompt) != Some("none");
            return Err(Rejection::Redirect { answer_to: draft.request.answer_to, error, page_first });
        }
    }
    Ok(draft.request)
}

/// Client and redirect URI, before anything else: until both are verified only a page can answer
/// ([RFC 6749 §4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1), [RFC 9700 §4.1.3](https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3)).
fn whom_to_answer<'c>(claims: &RequestClaims, client: Option<&'c Client>) -> Result<(&'c Client, AnswerTo), PageRejection> {
    let asked_id = claims.get(RequestClaim::ClientId);
    let missing = |claim: RequestClaim, kind| match claims.fault() {
        Some(fault) if fault.name.as_deref().is_none_or(|faulty| faulty == claim.as_str()) => {
            PageRejection::new(PageRejectionKind::MalformedRequest, asked_id, fault.to_string())
        }
        _ => PageRejection::new(kind, asked_id, format!("the parameter '{}' is missing", claim.as_str())),
    };
    let client_id = asked_id.ok_or_else(|| missing(RequestClaim::ClientId, PageRejectionKind::MissingClientId))?;
    let client = client
        .filter(|client| client.client_id == client_id)
        .ok_or_else(|| PageRejection::new(PageRejectionKind::UnknownClient, asked_id, "there is no client with this client_id"))?;
    if !client.enabled {
        return Err(PageRejection::new(PageRejectionKind::DisabledClient, asked_id, "this client is disabled"));
    }
    let asked = claims.get(RequestClaim::RedirectUri).ok_or_else(|| PageRejection {
        registered: client.metadata.redirect_uris.clone(),
        ..missing(RequestClaim::RedirectUri, PageRejectionKind::MissingRedirectUri)
    })?;
    let redirect_uri =
        UnverifiedRedirectUri::new(asked).verify(client).map_err(|mismatch| PageRejection::unregistered(client_id, mismatch))?;
    // An error travels in the mode that was asked for, where it is one; the rule below refuses it where it is not.
    let wishes = Wishes::of(claims.get(RequestClaim::Request));
    let response_mode =
        claims.get(RequestClaim::ResponseMode).or_else(|| wishes.get("response_mode")).and_then(ResponseMode::parse).unwrap_or_default();
    let state = claims.state_of_an_error().or_else(|| wishes.get("state")).map(str::to_owned);
    Ok((client, AnswerTo { redirect_uri, response_mode, state }))
}

struct Draft<'a> {
    asked: &'a RequestClaims,
    client: &'a Client,
    rules: &'a ServerRules<'a>,
    resources: &'a dyn Fn(&str) -> Option<Resource>,
    request: AuthorizationRequest,
    /// Scopes that mean something here: the issuer's and those of the resources asked for.
    offered: Scopes,
}

fn blank(client: &Client, answer_to: AnswerTo) -> AuthorizationRequest {
    AuthorizationRequest {
        client_id: client.client_id.clone(),
        answer_to,
        response_type: ResponseType::default(),
        scopes: Scopes::default(),
        left_out: Scopes::default(),
        resources: Vec::new(),
        nonce: None,
        code_challenge: None,
        prompt: Prompt::default(),
        max_age: None,
        login_hint: None,
        id_token_hint: None,
        ui_locales: Vec::new(),
        acr: AcrRequest::default(),
        display: Display::default(),
        claims: ClaimsRequest::default(),
        offline: false,
        refresh: false,
    }
}

type Rule = fn(&mut Draft<'_>) -> Result<(), OAuthError>;

/// Every rule that a request must pass once its client and redirect URI are verified, in order.
const RULES: &[(&str, Rule)] = &[
    ("RFC 6749 §3.1: parameters well formed, none twice", well_formed),
    ("Core §6.1, §6.2, §7.2.1: what is not supported is refused by name", without_request_object),
    ("RFC 6749 §3.1.1: response_type", response_type),
    ("Multiple Response Types §2.1: response_mode", response_mode),
    ("RFC 6749 §4.1.2.1: the client registered the grant", grant_registered),
    ("RFC 7636 §4.3, RFC 9700 §2.1.1: PKCE", pkce),
    ("Core §3.1.2.1: prompt", prompt),
    ("RFC 8707 §2.1: resource", resource),
    ("RFC 6749 §3.3: scope", scope),
    ("Core §11: offline_access", offline_access),
    ("Core §5.5: claims", claims),
    ("Core §3.1.2.1: max_age", max_age),
    ("Core §3.1.2.1: acr_values", acr),
    ("Core §3.1.2.1: hints and wishes", hints),
];

fn well_formed(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    draft.asked.fault().map_or(Ok(()), |fault| Err(fault.clone().into()))
}

fn without_request_object(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    for (claim, code) in [
        (RequestClaim::Request, ErrorCode::RequestNotSupported),
        (RequestClaim::RequestUri, ErrorCode::RequestUriNotSupported),
        (RequestClaim::Registration, ErrorCode::RegistrationNotSupported),
    ] {
        if draft.asked.get(claim).is_some() {
            return Err(OAuthError::new(code, format!("the parameter '{}' is not supported", claim.as_str())));
        }
    }
    Ok(())
}

fn response_type(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    match ResponseType::parse(draft.asked.require(RequestClaim::ResponseType)?) {
        Some(asked) if draft.client.metadata.has_response_type(asked) => {
            draft.request.response_type = asked;
            Ok(())
        }
        Some(asked) => {
            let description = format!("the client is not registered for response_type={}", asked.as_str());
            Err(OAuthError::new(ErrorCode::UnauthorizedClient, description))
        }
        None => {
            let description = format!("the only supported response_type is {}", ResponseType::NAMES.join(" or "));
            Err(OAuthError::new(ErrorCode::UnsupportedResponseType, description))
        }
    }
}

fn response_mode(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    match draft.asked.get(RequestClaim::ResponseMode) {
        Some(asked) if ResponseMode::parse(asked).is_none() => {
            Err(OAuthError::invalid_request(format!("response_mode must be one of {}", ResponseMode::NAMES.join(", "))))
        }
        _ => Ok(()),
    }
}

fn grant_registered(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    draft.request.refresh = draft.client.metadata.has_grant(GrantType::RefreshToken);
    if draft.client.metadata.has_grant(GrantType::AuthorizationCode) {
        Ok(())
    } else {
        Err(OAuthError::new(ErrorCode::UnauthorizedClient, "the client is not registered for the authorization_code grant"))
    }
}

fn pkce(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    let p = draft.asked;
    draft.request.code_challenge =
        CodeChallenge::from_request(p.get(RequestClaim::CodeChallenge), p.get(RequestClaim::CodeChallengeMethod))?;
    if draft.request.code_challenge.is_none() && draft.client.requires_pkce() {
        return Err(OAuthError::invalid_request("code_challenge is missing: this client must use PKCE with code_challenge_method=S256"));
    }
    Ok(())
}

fn prompt(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    draft.request.prompt = Prompt::parse(draft.asked.get(RequestClaim::Prompt).unwrap_or_default(), draft.rules.enrolment)?;
    Ok(())
}

fn resource(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    for identifier in draft.asked.resources() {
        let identifier = if resource::is_same(identifier, draft.rules.issuer) {
            draft.rules.issuer.to_owned()
        } else {
            let is_known = |near: &str| (draft.resources)(near).is_some();
            let found = match (draft.resources)(identifier) {
                Some(found) => found,
                // What is registered is known however it is written: by an older release perhaps, whose rules were wider.
                None => {
                    return Err(resource::check_identifier(identifier).err().unwrap_or_else(|| resource::unknown(identifier, is_known)));
                }
            };
            draft.offered = draft.offered.union(&found.scopes);
            found.identifier
        };
        if !draft.request.resources.contains(&identifier) {
            draft.request.resources.push(identifier);
        }
    }
    Ok(())
}

/// Scopes that mean nothing here, or that the client is not registered for, are left out: the answer's `scope` tells
/// what was granted. Only where nothing is left, or `openid` falls away, is the request another than was meant.
fn scope(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    let asked = Scopes::parse(draft.asked.get(RequestClaim::Scope).unwrap_or_default())?;
    let granted: Scopes = asked.intersection(&draft.offered).iter().filter(|scope| draft.client.may_ask_for(scope)).collect();
    if asked.contains(OPENID) && !granted.contains(OPENID) {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "the client is not registered for the openid scope"));
    }
    if !asked.is_empty() && granted.is_empty() {
        return Err(OAuthError::new(ErrorCode::InvalidScope, "no requested scope is both known here and registered for this client"));
    }
    draft.request.left_out = asked.difference(&granted);
    draft.request.scopes = granted;
    Ok(())
}

/// Kept where it has an effect: the client has the refresh grant, and the person is asked or the client is ours.
/// Otherwise it is ignored, as Core §11 says, not refused.
fn offline_access(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    let asked = draft.request.scopes.contains(OFFLINE_ACCESS);
    draft.request.offline = asked && draft.request.refresh && (draft.request.prompt.consent || draft.client.settings.first_party);
    if asked && !draft.request.offline {
        draft.request.scopes = std::mem::take(&mut draft.request.scopes).without(OFFLINE_ACCESS);
        draft.request.left_out = draft.request.left_out.union(&[OFFLINE_ACCESS].into_iter().collect());
    }
    Ok(())
}

/// What the client's registration does not allow is left out: `claims` is no way around it.
fn claims(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    if let Some(text) = draft.asked.get(RequestClaim::Claims).filter(|_| draft.request.is_openid()) {
        let client = draft.client;
        draft.request.claims = ClaimsRequest::parse(text)?.retain(|claim| client.may_ask_for_claim(claim));
    }
    Ok(())
}

fn max_age(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    draft.request.max_age = match draft.asked.get(RequestClaim::MaxAge) {
        None => draft.client.metadata.default_max_age,
        Some(text) if text.bytes().all(|b| b.is_ascii_digit()) => {
            Some(text.parse().map_err(|_| OAuthError::invalid_request("max_age is too large"))?)
        }
        Some(_) => return Err(OAuthError::invalid_request("max_age must be a number of seconds")),
    };
    Ok(())
}

fn acr(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    let defaults = &draft.client.metadata.default_acr_values;
    draft.request.acr = AcrRequest::from_request(&draft.request.claims, draft.asked.get(RequestClaim::AcrValues), defaults)?;
    Ok(())
}

fn hints(draft: &mut Draft<'_>) -> Result<(), OAuthError> {
    let owned = |claim| draft.asked.get(claim).map(str::to_owned);
    draft.request.nonce = owned(RequestClaim::Nonce);
    draft.request.login_hint = owned(RequestClaim::LoginHint);
    draft.request.id_token_hint = owned(RequestClaim::IdTokenHint).map(RawIdToken);
    draft.request.ui_locales = draft
        .asked
        .get(RequestClaim::UiLocales)
        .unwrap_or_default()
        .split(' ')
        .filter(|tag| !tag.is_empty())
        .take(20)
        .map(str::to_owned)
        .collect();
    draft.request.display = match draft.asked.get(RequestClaim::Display) {
        Some("popup") => Display::Popup,
        Some("touch") => Display::Touch,
        Some("wap") => Display::Wap,
        _ => Display::Page,
    };
    Ok(())
}

#[cfg(test)]
mod tests;
