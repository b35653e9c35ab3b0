//! A relying party as plain HTTP: it builds requests and asks the token endpoint, right or wrong as a test wants.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::Value;

pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

#[derive(Clone, Debug)]
pub struct RelyingParty {
    pub issuer: String,
    pub client_id: String,
    pub secret: Option<String>,
    pub redirect_uri: String,
    pub http: reqwest::Client,
}

/// An answer of an endpoint that speaks JSON.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub json: Value,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        Self { status, headers, json: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
    }

    pub fn text(&self, member: &str) -> String {
        self.json[member].as_str().unwrap_or_default().to_owned()
    }

    /// The whole body, where it is no JSON.
    pub fn signed(&self) -> &str {
        self.json.as_str().unwrap_or_else(|| panic!("JSON: {}", self.json))
    }

    /// The good answer, or a panic that shows the refusal.
    pub fn good(self) -> Self {
        assert_eq!(self.status, 200, "{}", self.json);
        self
    }

    /// The refusal's code, checked for its status.
    pub fn refused(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.json);
        self.text("error")
    }
}

impl RelyingParty {
    /// One that was made before, without its secret: enough to ask.
    pub fn of_public(given: &super::Scenario, id: &str) -> Self {
        Self {
            issuer: given.issuer.clone(),
            client_id: id.to_owned(),
            secret: None,
            redirect_uri: format!("https://{id}.example/callback"),
            http: reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap(),
        }
    }

    /// The address of an authorization request with PKCE; `changes` replace parameters, an empty value takes one away.
    pub fn request(&self, scope: &str, changes: &[(&str, &str)]) -> String {
        let mut parameters: Vec<(String, String)> = [
            ("response_type", "code"),
            ("client_id", self.client_id.as_str()),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("scope", scope),
            ("state", "s-123"),
            ("nonce", "n-456"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        for (name, value) in changes {
            if *name != "resource" {
                parameters.retain(|(known, _)| known != name);
            }
            if !value.is_empty() {
                parameters.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        url::Url::parse_with_params(&format!("{}/authorize", self.issuer), &parameters).unwrap().into()
    }

    /// Posts to an endpoint, authenticated as this client.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut fields: Vec<(&str, &str)> = fields.to_vec();
        let mut request = self.http.post(format!("{}{path}", self.issuer));
        match &self.secret {
            Some(secret) => {
                request = request.header("authorization", format!("Basic {}", STANDARD.encode(format!("{}:{secret}", self.client_id))));
            }
            None => fields.push(("client_id", &self.client_id)),
        }
        Answer::of(request.form(&fields).send().await.unwrap()).await
    }

    pub async fn redeem(&self, code: &str) -> Answer {
        self.redeem_with(code, &[]).await
    }

    pub async fn redeem_with(&self, code: &str, changes: &[(&str, &str)]) -> Answer {
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("code_verifier", VERIFIER),
        ];
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            if !value.is_empty() {
                fields.push((name, value));
            }
        }
        self.post("/token", &fields).await
    }

    pub async fn refresh(&self, token: &str, more: &[(&str, &str)]) -> Answer {
        let mut fields = vec![("grant_type", "refresh_token"), ("refresh_token", token)];
        fields.extend(more);
        self.post("/token", &fields).await
    }

    pub async fn userinfo(&self, token: &str) -> Answer {
        Answer::of(self.http.get(format!("{}/userinfo", self.issuer)).bearer_auth(token).send().await.unwrap()).await
    }

    pub async fn introspect(&self, token: &str) -> Answer {
        self.post("/introspect", &[("token", token)]).await
    }
}

/// The body of a JWT, not verified.
pub fn body(jwt: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jwt.split('.').nth(1).expect("a JWT")).unwrap()).unwrap()
}

/// The head of a JWT.
pub fn head(jwt: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(jwt.split('.').next().expect("a JWT")).unwrap()).unwrap()
}
