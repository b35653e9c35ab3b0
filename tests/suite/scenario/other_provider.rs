//! Another OpenID provider, as small as one can be, which answers what a story tells it to: also what no provider should.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use latchkey::acts::upstream::CreateUpstream;
use latchkey::jose::{Algorithm, SigningKey};
use latchkey::secrets::Secret;
use latchkey::upstreams::{Accounts, Details, Preset, Upstream};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};

use super::certificate::Pair;
use super::{Browser, Page, Scenario};

/// What we are there.
pub const CLIENT: &str = "latchkey";
const SECRET: &str = "a secret: with & signs";

/// How the ID token of a code is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    #[default]
    Well,
    /// `alg` none, without a signature.
    ByNobody,
    /// HS256, by the client secret.
    ByTheSecret,
    /// By a key that is not published, under the published one's `kid`.
    ByAnotherKey,
}

#[derive(Default)]
struct Told {
    codes: HashMap<String, (Value, Signed)>,
    /// What stands in the document in place of what should.
    document: serde_json::Map<String, Value>,
    userinfo: Value,
    /// What GitHub lists as the addresses of whoever signed in.
    emails: Value,
    /// The bodies of the token requests that came.
    token_requests: Vec<(String, String)>,
    key: Option<Arc<SigningKey>>,
    away: bool,
    /// The paths that are answered with an error of this status.
    failing: HashMap<String, u16>,
}

/// The provider.
#[derive(Clone)]
pub struct OtherProvider {
    pub issuer: String,
    told: Arc<Mutex<Told>>,
}

/// A request to it that a browser was sent with.
#[derive(Clone, Debug)]
pub struct SentThere {
    pub query: HashMap<String, String>,
}

impl SentThere {
    /// Reads where a browser was sent.
    pub fn of(page: &Page) -> Self {
        let url = page.left_to.as_deref().unwrap_or_else(|| panic!("not sent away: {} {}", page.url, page.body));
        Self { query: url::Url::parse(url).unwrap().query_pairs().into_owned().collect() }
    }

    pub fn get(&self, name: &str) -> &str {
        self.query.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.query))
    }

    /// The address of the answer with these parameters.
    pub fn back(&self, parameters: &[(&str, &str)]) -> String {
        let mut url = url::Url::parse(self.get("redirect_uri")).unwrap();
        url.query_pairs_mut().append_pair("state", self.get("state")).extend_pairs(parameters);
        url.into()
    }
}

impl OtherProvider {
    /// One that serves until the test ends.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let key = Arc::new(SigningKey::generate(Algorithm::ES256).unwrap());
        let provider = Self { issuer, told: Arc::new(Mutex::new(Told { key: Some(key), ..Told::default() })) };
        let serving = provider.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let serving = serving.clone();
                std::thread::spawn(move || serving.answer(stream));
            }
        });
        provider
    }

    /// The same with TLS, by a certificate of its own.
    pub fn start_with_tls(pair: &Pair) -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let certificate = vec![CertificateDer::from_pem_slice(pair.cert.as_bytes()).unwrap()];
        let key = PrivateKeyDer::from_pem_slice(pair.key.as_bytes()).unwrap();
        let tls = Arc::new(ServerConfig::builder().with_no_client_auth().with_single_cert(certificate, key).unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("https://{}", listener.local_addr().unwrap());
        let key = Arc::new(SigningKey::generate(Algorithm::ES256).unwrap());
        let provider = Self { issuer, told: Arc::new(Mutex::new(Told { key: Some(key), ..Told::default() })) };
        let serving = provider.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (serving, connection) = (serving.clone(), ServerConnection::new(Arc::clone(&tls)).unwrap());
                std::thread::spawn(move || serving.answer(StreamOwned::new(connection, stream)));
            }
        });
        provider
    }

    /// Adds it to a deployment.
    pub async fn add(&self, given: &Scenario, name: &str, accounts: Accounts, trusted: &[&str]) -> Upstream {
        let trusted: Vec<String> = trusted.iter().map(|domain| (*domain).to_owned()).collect();
        self.add_with(given, name, |create| CreateUpstream { accounts, trusted_domains: trusted, ..create }).await
    }

    /// Adds it with something else.
    pub async fn add_with(&self, given: &Scenario, name: &str, change: impl FnOnce(CreateUpstream) -> CreateUpstream) -> Upstream {
        given
            .perform(change(CreateUpstream {
                name: name.to_owned(),
                title: name.to_uppercase(),
                preset: Preset::Oidc,
                issuer: self.issuer.clone(),
                client_id: CLIENT.to_owned(),
                secret: Some(Secret::new(SECRET)),
                scopes: "openid email profile".to_owned(),
                accounts: Accounts::Off,
                trusted_domains: Vec::new(),
                enabled: true,
                details: Details::default(),
                signs: false,
            }))
            .await
    }

    /// Puts something else into its document.
    pub fn document(&self, name: &str, value: Value) {
        self.told.lock().unwrap().document.insert(name.to_owned(), value);
    }

    /// What its userinfo endpoint says.
    pub fn userinfo(&self, value: Value) {
        self.told.lock().unwrap().userinfo = value;
    }

    /// What GitHub's list of addresses says.
    pub fn emails(&self, value: Value) {
        self.told.lock().unwrap().emails = value;
    }

    /// It signs by another key from now on.
    pub fn turn_key(&self) {
        self.told.lock().unwrap().key = Some(Arc::new(SigningKey::generate(Algorithm::ES256).unwrap()));
    }

    /// It answers nothing any more, or again.
    pub fn is_away(&self, away: bool) {
        self.told.lock().unwrap().away = away;
    }

    /// It answers with this status at a path, or again as it should.
    pub fn fails(&self, path: &str, status: Option<u16>) {
        let failing = &mut self.told.lock().unwrap().failing;
        match status {
            Some(status) => drop(failing.insert(path.to_owned(), status)),
            None => drop(failing.remove(path)),
        }
    }

    /// How many token requests came.
    pub fn asked(&self) -> usize {
        self.told.lock().unwrap().token_requests.len()
    }

    /// The head and the body of the last one.
    pub fn last_asked(&self) -> (String, String) {
        self.told.lock().unwrap().token_requests.last().unwrap().clone()
    }

    /// The claims of a good ID token for a request.
    pub fn claims(&self, given: &Scenario, sent: &SentThere, subject: &str, email: &str) -> Value {
        let now = given.now().as_seconds();
        json!({
            "iss": self.issuer, "aud": CLIENT, "sub": subject, "nonce": sent.get("nonce"), "iat": now, "exp": now + 300,
            "email": email, "email_verified": true, "name": "Mara Lind",
        })
    }

    /// These claims, signed by its key.
    pub fn signed(&self, claims: &Value, typ: &str) -> String {
        self.told.lock().unwrap().key.as_ref().unwrap().sign(claims, typ).unwrap()
    }

    /// A code for these claims.
    pub fn code(&self, claims: Value, signed: Signed) -> String {
        let mut told = self.told.lock().unwrap();
        let code = format!("code-{}", told.codes.len());
        told.codes.insert(code.clone(), (claims, signed));
        code
    }

    /// A browser comes back with whoever signed in there.
    pub async fn come_back(&self, given: &Scenario, browser: &Browser, page: &Page, subject: &str, email: &str) -> Page {
        let sent = SentThere::of(page);
        let claims = self.claims(given, &sent, subject, email);
        browser.get(&sent.back(&[("code", &self.code(claims, Signed::Well))])).await
    }

    fn answer(&self, mut stream: impl Read + Write) {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        let (head, body) = loop {
            let count = stream.read(&mut buffer).unwrap_or(0);
            bytes.extend_from_slice(&buffer[..count]);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head
                    .lines()
                    .find_map(|line| line.to_lowercase().strip_prefix("content-length:").map(|n| n.trim().parse::<usize>().unwrap()));
                if body.len() >= length.unwrap_or(0) {
                    break (head.to_owned(), body.to_owned());
                }
            }
            if count == 0 {
                return;
            }
        };
        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
        if self.told.lock().unwrap().away {
            return;
        }
        let failing = self.told.lock().unwrap().failing.get(&path).copied();
        let (status, answer) = match path.as_str() {
            _ if failing.is_some() => (failing.unwrap(), json!("an error")),
            known if known.ends_with("/.well-known/openid-configuration") => (200, self.own_document()),
            "/jwks" => (200, json!({ "keys": [self.told.lock().unwrap().key.as_ref().unwrap().public_jwk()] })),
            "/token" => self.tokens(&head, &body),
            "/userinfo" | "/api/v3/user" => (200, self.told.lock().unwrap().userinfo.clone()),
            "/api/v3/user/emails" => (200, self.told.lock().unwrap().emails.clone()),
            // As GitHub does: an error is answered with 200.
            "/login/oauth/access_token" => match self.tokens(&head, &body) {
                (200, _) => (200, json!({ "access_token": "at", "token_type": "bearer", "scope": "read:user,user:email" })),
                _ => (200, json!({ "error": "bad_verification_code" })),
            },
            _ => (404, json!({})),
        };
        let answer = answer.to_string();
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            answer.len()
        );
        let _ = stream.write_all(format!("{head}{answer}").as_bytes());
        let _ = stream.flush();
    }

    fn own_document(&self) -> Value {
        let mut document = json!({
            "issuer": self.issuer,
            "authorization_endpoint": format!("{}/authorize", self.issuer),
            "token_endpoint": format!("{}/token", self.issuer),
            "userinfo_endpoint": format!("{}/userinfo", self.issuer),
            "jwks_uri": format!("{}/jwks", self.issuer),
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256", "none"],
        });
        document.as_object_mut().unwrap().extend(self.told.lock().unwrap().document.clone());
        document
    }

    fn tokens(&self, head: &str, body: &str) -> (u16, Value) {
        use base64::Engine as _;
        use base64::engine::general_purpose::URL_SAFE_NO_PAD;
        let form: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let (answer, key) = {
            let mut told = self.told.lock().unwrap();
            told.token_requests.push((head.to_owned(), body.to_owned()));
            (form.get("code").and_then(|code| told.codes.remove(code)), told.key.clone().unwrap())
        };
        let Some((claims, signed)) = answer else { return (400, json!({ "error": "invalid_grant" })) };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let id_token = match signed {
            Signed::Well => key.sign(&claims, "JWT").unwrap(),
            Signed::ByNobody => format!("{}.{}.", part(&json!({ "alg": "none" })), part(&claims)),
            Signed::ByTheSecret => {
                let signed = format!("{}.{}", part(&json!({ "alg": "HS256" })), part(&claims));
                let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, SECRET.as_bytes());
                format!("{signed}.{}", URL_SAFE_NO_PAD.encode(aws_lc_rs::hmac::sign(&key, signed.as_bytes())))
            }
            Signed::ByAnotherKey => {
                let other = SigningKey::generate(Algorithm::ES256).unwrap().sign(&claims, "JWT").unwrap();
                let (signed, signature) = other.rsplit_once('.').unwrap();
                let payload = signed.split_once('.').unwrap().1;
                format!("{}.{payload}.{signature}", part(&json!({ "alg": "ES256", "kid": key.kid() })))
            }
        };
        (200, json!({ "access_token": "at", "token_type": "Bearer", "id_token": id_token }))
    }
}
