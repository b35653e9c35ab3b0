//! The `openidconnect` crate as a real client: discovery, code with PKCE, verified ID tokens, refresh, userinfo.

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenVerifier, CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse as _,
};

use crate::scenario::relying_party::RelyingParty;
use crate::scenario::{Browser, PASSWORD, Scenario, on_each_pairing};

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

async fn send(request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = http.execute(request.try_into().map_err(std::io::Error::other)?).await.map_err(std::io::Error::other)?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    response.body(answer.bytes().await.map_err(std::io::Error::other)?.to_vec()).map_err(std::io::Error::other)
}

async fn discovered(given: &Scenario, app: &RelyingParty) -> Client {
    let metadata = CoreProviderMetadata::discover_async(IssuerUrl::new(given.issuer.clone()).unwrap(), &send).await.unwrap();
    let secret = app.secret.clone().map(ClientSecret::new);
    CoreClient::from_provider_metadata(metadata, ClientId::new(app.client_id.clone()), secret)
        .set_redirect_uri(RedirectUrl::new(app.redirect_uri.clone()).unwrap())
}

/// The story's present: the times in tokens are not for this machine's clock.
fn given_time(given: &Scenario) -> std::time::SystemTime {
    std::time::UNIX_EPOCH + std::time::Duration::from_millis(given.now().as_millis().unsigned_abs())
}

struct Begun {
    url: String,
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

fn begin(client: &Client) -> Begun {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(challenge)
        .url();
    Begun { url: url.into(), state, nonce, verifier }
}

async fn come_back(browser: &Browser, begun: &Begun) -> String {
    let page = browser.authorize(&begun.url, "alice@example.com", PASSWORD).await;
    assert_eq!(&page.answer()["state"], begun.state.secret());
    page.code()
}

async fn exchange(client: &Client, code: String, verifier: PkceCodeVerifier) -> Result<CoreTokenResponse, String> {
    let request = client.exchange_code(AuthorizationCode::new(code)).unwrap().set_pkce_verifier(verifier);
    request.request_async(&send).await.map_err(|error| format!("{error:?}"))
}

#[tokio::test]
async fn openidconnect_signs_a_person_in_refreshes_and_reads_userinfo() {
    on_each_pairing(async |given| {
        let sub = given.person("alice@example.com").await;
        for app in [given.client("app").await, given.spa("spa").await] {
            let client = discovered(&given, &app).await;
            let begun = begin(&client);
            let code = come_back(&given.browser(), &begun).await;
            let tokens = exchange(&client, code, begun.verifier).await.unwrap();

            let now = given_time(&given);
            let verifier: CoreIdTokenVerifier<'_> = client.id_token_verifier();
            let id_token = tokens.id_token().unwrap();
            let verifier = verifier.set_time_fn(move || now.into());
            let claims = id_token.claims(&verifier, &begun.nonce).unwrap();
            assert_eq!(claims.subject().as_str(), sub);
            let expected = claims.access_token_hash().unwrap();
            let key = id_token.signing_key(&verifier).unwrap();
            let hash = openidconnect::AccessTokenHash::from_token(tokens.access_token(), id_token.signing_alg().unwrap(), key).unwrap();
            assert_eq!(&hash, expected, "at_hash (Core §3.1.3.6)");

            let userinfo: CoreUserInfoClaims = client
                .user_info(tokens.access_token().to_owned(), Some(claims.subject().clone()))
                .unwrap()
                .request_async(&send)
                .await
                .unwrap();
            assert_eq!(userinfo.email().unwrap().as_str(), "alice@example.com");
            assert_eq!(userinfo.name().unwrap().get(None).unwrap().as_str(), "Alice Example");

            let refreshed: CoreTokenResponse =
                client.exchange_refresh_token(tokens.refresh_token().unwrap()).unwrap().request_async(&send).await.unwrap();
            let none = |nonce: Option<&Nonce>| nonce.map_or(Ok(()), |_| Err("a nonce in a refresh".to_owned()));
            let again = refreshed.id_token().unwrap().claims(&verifier, none).unwrap();
            assert_eq!((again.subject(), again.auth_time()), (claims.subject(), claims.auth_time()));
            assert_ne!(refreshed.refresh_token().unwrap().secret(), tokens.refresh_token().unwrap().secret());
        }
    })
    .await;
}

#[tokio::test]
async fn attack_c4_a_real_client_catches_an_injected_code() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let app = given.client("app").await;
        let client = discovered(&given, &app).await;
        let (theirs, victims) = (begin(&client), begin(&client));
        let code = come_back(&given.browser(), &theirs).await;
        let refused = exchange(&client, code, victims.verifier).await.unwrap_err();
        assert!(refused.contains("invalid_grant"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn core_3_1_3_7_a_real_client_refuses_a_token_with_another_nonce_or_for_another_client() {
    on_each_pairing(async |given| {
        given.person("alice@example.com").await;
        let (app, other) = (given.client("app").await, given.client("other").await);
        let client = discovered(&given, &app).await;
        let begun = begin(&client);
        let code = come_back(&given.browser(), &begun).await;
        let tokens = exchange(&client, code, begun.verifier).await.unwrap();
        let (id_token, now) = (tokens.id_token().unwrap(), given_time(&given));
        let verifier = client.id_token_verifier().set_time_fn(move || now.into());
        assert!(id_token.claims(&verifier, &Nonce::new("another".into())).is_err());
        let other = discovered(&given, &other).await;
        let verifier = other.id_token_verifier().set_time_fn(move || now.into());
        assert!(id_token.claims(&verifier, &begun.nonce).is_err());
    })
    .await;
}
