//! What an authorization request says, whatever brought it. The rules read these claims and nothing of an envelope. A query and a form are
//! one envelope, [`RequestClaims::of_parameters`]; another (a request object, a pushed request, a request of a device) needs a function
//! of its own beside it, which writes a number as digits and an object as JSON, as a form does.

use std::collections::HashMap;

use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::named_kinds;
use crate::protocol::parameters::{ParameterError, Parameters};

named_kinds! {
    /// A claim of an authorization request: every parameter that means something in one, or that is refused by name.
    pub enum RequestClaim;

    /// [Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
    AcrValues = "acr_values";
    /// [Core §5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter), as JSON.
    Claims = "claims";
    /// [RFC 6749 §4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1).
    ClientId = "client_id";
    /// [RFC 7636 §4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3).
    CodeChallenge = "code_challenge";
    /// The same.
    CodeChallengeMethod = "code_challenge_method";
    /// How pages should be laid out.
    Display = "display";
    /// An earlier ID token of ours.
    IdTokenHint = "id_token_hint";
    /// Whom the client expects.
    LoginHint = "login_hint";
    /// Seconds.
    MaxAge = "max_age";
    /// For the ID token.
    Nonce = "nonce";
    /// Which pages are asked for.
    Prompt = "prompt";
    /// Where the answer goes.
    RedirectUri = "redirect_uri";
    /// Refused by name ([Core §7.2.1](https://openid.net/specs/openid-connect-core-1_0.html#RegistrationParameter)).
    Registration = "registration";
    /// Refused by name ([Core §6.1](https://openid.net/specs/openid-connect-core-1_0.html#RequestObject)).
    Request = "request";
    /// Refused by name ([Core §6.2](https://openid.net/specs/openid-connect-core-1_0.html#RequestUriParameter)).
    RequestUri = "request_uri";
    /// The one that may stand several times ([RFC 8707 §2](https://www.rfc-editor.org/rfc/rfc8707#section-2)).
    Resource = "resource";
    /// How the answer travels.
    ResponseMode = "response_mode";
    /// What is asked for.
    ResponseType = "response_type";
    /// [RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3).
    Scope = "scope";
    /// Comes back unchanged.
    State = "state";
    /// Languages for the pages.
    UiLocales = "ui_locales";
}

/// The claims of one request, each with its raw value, and what was wrong with them before any rule.
#[derive(Default)]
pub struct RequestClaims {
    values: HashMap<RequestClaim, String>,
    resources: Vec<String>,
    fault: Option<ParameterError>,
    state_of_an_error: Option<String>,
}

impl RequestClaims {
    /// Those of a query or a form, read by [`Parameters::read`]. What means nothing in a request is left out.
    pub fn of_parameters(parameters: &Parameters) -> Self {
        let value = |claim: &RequestClaim| Some((*claim, parameters.get(claim.as_str())?.to_owned()));
        Self {
            values: RequestClaim::ALL.iter().filter_map(value).collect(),
            resources: parameters.resources().to_vec(),
            fault: parameters.fault().cloned(),
            state_of_an_error: parameters.state_of_an_error().map(str::to_owned),
        }
    }

    /// The value of a claim; none where it was absent or empty. For `resource` see [`RequestClaims::resources`].
    pub fn get(&self, claim: RequestClaim) -> Option<&str> {
        self.values.get(&claim).map(String::as_str)
    }

    /// The value of a claim, or `invalid_request` that names what is missing.
    pub(super) fn require(&self, claim: RequestClaim) -> Result<&str, OAuthError> {
        self.get(claim).ok_or_else(|| OAuthError::invalid_request(format!("the parameter '{}' is missing", claim.as_str())))
    }

    /// Every value of `resource`, in order.
    pub(super) fn resources(&self) -> &[String] {
        &self.resources
    }

    /// The first fault of the envelope.
    pub(super) fn fault(&self) -> Option<&ParameterError> {
        self.fault.as_ref()
    }

    /// The `state` for an error to give back, see [`Parameters::state_of_an_error`].
    pub(super) fn state_of_an_error(&self) -> Option<&str> {
        self.state_of_an_error.as_deref()
    }
}

/// Those of the parameters that mean something in a request: for whoever has judged it and keeps what it says.
pub fn meaningful(parameters: &Parameters) -> Parameters {
    parameters.only(&RequestClaim::NAMES)
}
