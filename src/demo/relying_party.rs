//! The protocol side of a sample app: everything that a relying party does, with the `openidconnect` crate.

use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreTokenResponse};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    IssuerUrl, LogoutRequest, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl,
    ProviderMetadataWithLogout, RedirectUrl, RefreshToken, Scope, TokenResponse as _,
};

use crate::secrets::Secret;

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What the app was told when it was registered.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The issuer.
    pub issuer: String,
    /// The app's `client_id`.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
    /// Its own address, without a slash at the end.
    pub address: String,
    /// The resource server that it calls.
    pub api: String,
}

/// What must be remembered between the request and the callback.
pub struct Pending {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

impl Pending {
    /// Whether a callback's `state` belongs to this request.
    pub fn is_of(&self, state: &str) -> bool {
        self.state.secret() == state
    }
}

/// The tokens that an app holds for a person.
#[derive(Clone)]
pub struct Tokens {
    /// The ID token, verified.
    pub id_token: String,
    /// The access token.
    pub access_token: Secret,
    /// The refresh token, where there is one.
    pub refresh_token: Option<Secret>,
}

/// A relying party that has read the provider's metadata.
pub struct RelyingParty {
    registration: Registration,
    metadata: ProviderMetadataWithLogout,
    client: Client,
    http: reqwest::Client,
}

/// Whatever went wrong, in words for the page.
pub type Failure = String;

async fn send(http: &reqwest::Client, request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
    let fail = |error: reqwest::Error| std::io::Error::other(error.to_string());
    let answer = http.execute(request.try_into().map_err(fail)?).await.map_err(fail)?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    let body = answer.bytes().await.map_err(fail)?.to_vec();
    response.body(body).map_err(|error| std::io::Error::other(error.to_string()))
}

impl RelyingParty {
    /// Reads the discovery document and the keys.
    ///
    /// # Errors
    /// Where the provider cannot be reached or its metadata cannot be used.
    pub async fn discover(registration: Registration) -> Result<Self, Failure> {
        let http =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().map_err(|error| error.to_string())?;
        let issuer = IssuerUrl::new(registration.issuer.clone()).map_err(|error| error.to_string())?;
        let metadata =
            ProviderMetadataWithLogout::discover_async(issuer, &|request| send(&http, request)).await.map_err(|error| error.to_string())?;
        let callback = RedirectUrl::new(format!("{}/callback", registration.address)).map_err(|error| error.to_string())?;
        let client = CoreClient::from_provider_metadata(
            metadata.clone(),
            ClientId::new(registration.client_id.clone()),
            Some(ClientSecret::new(registration.client_secret.expose().to_owned())),
        )
        .set_redirect_uri(callback);
        Ok(Self { registration, metadata, client, http })
    }

    /// The address to send the browser to, and what to remember for its return.
    pub fn start(&self) -> (String, Pending) {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = self
            .client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(["profile", "email", "groups", "notes:read"].map(|scope| Scope::new(scope.to_owned())))
            .add_extra_param("resource", self.registration.issuer.clone())
            .add_extra_param("resource", self.registration.api.clone())
            .set_pkce_challenge(challenge)
            .url();
        (url.into(), Pending { state, nonce, verifier })
    }

    /// Redeems the code of a callback and verifies the ID token.
    ///
    /// # Errors
    /// What the provider refused, or what the ID token lacks.
    pub async fn redeem(&self, code: &str, pending: Pending) -> Result<Tokens, Failure> {
        let request = self.client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|error| error.to_string())?;
        let http = |request| send(&self.http, request);
        let answer = request.set_pkce_verifier(pending.verifier).request_async(&http).await.map_err(|error| error.to_string())?;
        let id_token = answer.id_token().ok_or("the answer holds no ID token")?;
        id_token.claims(&self.client.id_token_verifier(), &pending.nonce).map_err(|error| error.to_string())?;
        Ok(tokens(id_token, &answer))
    }

    /// Refreshes the tokens.
    ///
    /// # Errors
    /// What the provider refused.
    pub async fn refresh(&self, held: &Tokens) -> Result<Tokens, Failure> {
        let answer = self.use_refresh_token(held, None).await?;
        let id_token = answer.id_token().ok_or("the answer holds no ID token")?;
        // A refreshed ID token carries no nonce (OpenID Connect Core §12.2).
        let verifier = self.client.id_token_verifier();
        id_token
            .claims(&verifier, |nonce: Option<&Nonce>| nonce.map_or(Ok(()), |_| Err("unexpected nonce".to_owned())))
            .map_err(|error| error.to_string())?;
        Ok(tokens(id_token, &answer))
    }

    /// An access token for the API alone, and the refresh token that follows.
    ///
    /// # Errors
    /// What the provider refused.
    pub async fn token_for_api(&self, held: &Tokens) -> Result<(Secret, Option<Secret>), Failure> {
        let answer = self.use_refresh_token(held, Some(self.registration.api.clone())).await?;
        Ok((Secret::new(answer.access_token().secret().clone()), refresh_token(&answer)))
    }

    async fn use_refresh_token(&self, held: &Tokens, resource: Option<String>) -> Result<CoreTokenResponse, Failure> {
        let token = RefreshToken::new(held.refresh_token.as_ref().ok_or("this app holds no refresh token")?.expose().to_owned());
        let mut request = self.client.exchange_refresh_token(&token).map_err(|error| error.to_string())?;
        if let Some(resource) = resource {
            request = request.add_extra_param("resource", resource);
        }
        request.request_async(&|request| send(&self.http, request)).await.map_err(|error| error.to_string())
    }

    /// Calls an address with an access token; gives the status and the body.
    ///
    /// # Errors
    /// Where nobody answers.
    pub async fn call(&self, url: &str, token: &Secret) -> Result<(u16, String), Failure> {
        let answer = self.http.get(url).bearer_auth(token.expose()).send().await.map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        Ok((status, answer.text().await.map_err(|error| error.to_string())?))
    }

    /// The address of the provider's `/userinfo`.
    pub fn userinfo_endpoint(&self) -> Option<String> {
        self.metadata.userinfo_endpoint().map(|url| url.as_str().to_owned())
    }

    /// The issuer that it trusts: the `iss` of every answer.
    pub fn issuer(&self) -> &str {
        &self.registration.issuer
    }

    /// The API that this app calls.
    pub fn api(&self) -> &str {
        &self.registration.api
    }

    /// Where to send the browser to sign out everywhere and come back.
    ///
    /// # Errors
    /// Where the provider has no such address.
    pub fn sign_out(&self, id_token: &str) -> Result<String, Failure> {
        let endpoint =
            self.metadata.additional_metadata().end_session_endpoint.clone().ok_or("the provider has no end_session_endpoint")?;
        let back = PostLogoutRedirectUrl::new(format!("{}/", self.registration.address)).map_err(|error| error.to_string())?;
        let hint: CoreIdToken = id_token.parse().map_err(|error: serde_json::Error| error.to_string())?;
        Ok(LogoutRequest::from(endpoint).set_id_token_hint(&hint).set_post_logout_redirect_uri(back).http_get_url().into())
    }
}

fn tokens(id_token: &CoreIdToken, answer: &CoreTokenResponse) -> Tokens {
    Tokens {
        id_token: id_token.to_string(),
        access_token: Secret::new(answer.access_token().secret().clone()),
        refresh_token: refresh_token(answer),
    }
}

fn refresh_token(answer: &CoreTokenResponse) -> Option<Secret> {
    answer.refresh_token().map(|token| Secret::new(token.secret().clone()))
}
