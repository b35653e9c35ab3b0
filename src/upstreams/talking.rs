//! Talks to providers: reads their documents and keys, and makes tokens of codes. What they said is remembered for a while, also that they
//! said nothing.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::Upstream;
use crate::clock::Timestamp;
use crate::fetch::{Credentials, FetchError, Fetched, Fetcher};
use crate::jose::{Expected as ExpectedJws, ExpectedType, KeySet, Unverified, VerificationError, parse_object};
use crate::protocol::upstream::{Document, DocumentFault, Expected, Identity, TokenFault, completed, document_url, judge};
use crate::secrets::Secret;

/// So long a document and keys are good.
const GOOD_FOR: Duration = Duration::from_secs(60 * 60);
/// So long nobody asks again who got no answer.
const SILENT_FOR: Duration = Duration::from_secs(10);
/// So often keys are asked for because a token names another one.
const KEYS_AGAIN: Duration = Duration::from_secs(60);
/// Providers that are remembered; with more all are asked again.
const MOST: usize = 256;

/// Why a provider could not be made use of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkFault {
    /// The issuer is no address.
    Issuer,
    /// Nothing came from there.
    Fetch(FetchError),
    /// Its document was answered with this status.
    NoDocument(u16),
    /// The document is unfit.
    Document(DocumentFault),
    /// Its keys cannot be read.
    Keys,
    /// It gave no tokens for the code: this is its error code, or the status.
    Refused(String),
    /// What it gave in place of tokens cannot be read.
    Answer,
    /// The signature of the ID token is not of its keys, or not by an algorithm of its document.
    Signature(VerificationError),
    /// What the ID token or userinfo says does not count.
    Token(TokenFault),
}

impl TalkFault {
    /// As the record names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Issuer => "upstream_issuer",
            Self::Fetch(_) => "upstream_away",
            Self::NoDocument(_) | Self::Document(_) => "upstream_document",
            Self::Keys => "upstream_keys",
            Self::Refused(_) => "upstream_refused",
            Self::Answer => "upstream_answer",
            Self::Signature(_) => "token_signature",
            Self::Token(fault) => fault.as_str(),
        }
    }

    /// Whether it was silent, and may not be in a moment.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Fetch(_) | Self::NoDocument(500..))
    }
}

impl fmt::Display for TalkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Issuer => f.write_str("the issuer must be an address that begins with https://, without ? and #"),
            Self::Fetch(error) => error.fmt(f),
            Self::NoDocument(status) => {
                write!(f, "/.well-known/openid-configuration below the issuer was answered with status {status}: is this the issuer?")
            }
            Self::Document(fault) => fault.fmt(f),
            Self::Keys => f.write_str("the keys at its jwks_uri cannot be read"),
            Self::Refused(code) => write!(f, "the provider gave no tokens: {code}"),
            Self::Answer => f.write_str("the provider's answer cannot be read"),
            Self::Signature(error) => error.fmt(f),
            Self::Token(fault) => write!(f, "the ID token does not count: {fault}"),
        }
    }
}

impl From<FetchError> for TalkFault {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

/// What is known of a provider.
#[derive(Clone)]
struct Known {
    document: Result<Arc<Document>, TalkFault>,
    at: Timestamp,
    keys: Option<(Arc<KeySet>, Timestamp)>,
}

/// A code that is to become tokens.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a> {
    /// The code.
    pub code: &'a str,
    /// Where it came to.
    pub redirect_uri: &'a str,
    /// What the request was bound by.
    pub verifier: &'a Secret,
    /// What the ID token is bound by.
    pub nonce: &'a Secret,
    /// Our secret at the provider.
    pub secret: Option<&'a Secret>,
}

/// Talks to providers.
#[derive(Debug)]
pub struct Talking {
    fetcher: Fetcher,
    known: Mutex<HashMap<String, Known>>,
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Known").field("at", &self.at).finish_non_exhaustive()
    }
}

impl Talking {
    /// By these requests.
    pub fn new(fetcher: Fetcher) -> Self {
        Self { fetcher, known: Mutex::default() }
    }

    fn recall(&self, issuer: &str) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(issuer).cloned()
    }

    fn remember(&self, issuer: &str, known: Known) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(issuer) {
            all.clear();
        }
        all.insert(issuer.to_owned(), known);
    }

    /// The document of an issuer.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn document(&self, issuer: &str, now: Timestamp) -> Result<Arc<Document>, TalkFault> {
        if let Some(known) = self.recall(issuer)
            && known.at.is_within(if known.document.is_ok() { GOOD_FOR } else { SILENT_FOR }, now)
        {
            return known.document;
        }
        let document = self.read_document(issuer).await.map(Arc::new);
        self.remember(issuer, Known { document: document.clone(), at: now, keys: None });
        document
    }

    async fn read_document(&self, issuer: &str) -> Result<Document, TalkFault> {
        let url = document_url(issuer).ok_or(TalkFault::Issuer)?;
        let fetched = self.fetcher.get(&url, Credentials::None).await?;
        if fetched.status != 200 {
            return Err(TalkFault::NoDocument(fetched.status));
        }
        Document::read(&fetched.body, issuer).map_err(TalkFault::Document)
    }

    /// The keys of an issuer; `again` asks for them anew, though not more often than once a minute.
    async fn keys(&self, document: &Arc<Document>, again: bool, now: Timestamp) -> Result<Arc<KeySet>, TalkFault> {
        let good_for = if again { KEYS_AGAIN } else { GOOD_FOR };
        if let Some((keys, at)) = self.recall(&document.issuer).and_then(|known| known.keys)
            && at.is_within(good_for, now)
        {
            return Ok(keys);
        }
        let keys = Arc::new(self.read_keys(&document.jwks_uri).await?);
        let known = Known { document: Ok(Arc::clone(document)), at: now, keys: Some((Arc::clone(&keys), now)) };
        let at = self.recall(&document.issuer).filter(|before| before.document.is_ok()).map_or(now, |before| before.at);
        self.remember(&document.issuer, Known { at, ..known });
        Ok(keys)
    }

    async fn read_keys(&self, at: &Url) -> Result<KeySet, TalkFault> {
        let fetched = self.fetcher.get(at, Credentials::None).await?;
        if fetched.status != 200 {
            return Err(TalkFault::Keys);
        }
        let keys = parse_object(&fetched.body).map_err(|_| TalkFault::Keys)?;
        KeySet::from_jwks(&Value::Object(keys)).map_err(|_| TalkFault::Keys)
    }

    /// Reads the document and the keys of an issuer anew: what is wrong with them stands in the way of every sign-in.
    ///
    /// # Errors
    /// What is wrong.
    pub async fn test(&self, issuer: &str) -> Result<Document, TalkFault> {
        let document = self.read_document(issuer).await?;
        self.read_keys(&document.jwks_uri).await?;
        Ok(document)
    }

    /// Makes of a code whom the provider signed in.
    ///
    /// # Errors
    /// Why that is nobody.
    pub async fn identify(
        &self,
        upstream: &Upstream,
        document: &Arc<Document>,
        exchange: Exchange<'_>,
        now: Timestamp,
    ) -> Result<Identity, TalkFault> {
        let tokens = self.tokens(upstream, document, exchange).await?;
        let text = |name: &str| tokens.get(name).and_then(Value::as_str);
        let id_token = text("id_token").ok_or(TalkFault::Answer)?;
        let claims = self.verified(document, id_token, now).await?;
        let expected = Expected { issuer: &document.issuer, client_id: &upstream.client_id, nonce: exchange.nonce };
        let identity = judge(&claims, expected, now).map_err(TalkFault::Token)?;
        match (&document.userinfo_endpoint, text("access_token")) {
            // Not asked where nothing is missing.
            (Some(endpoint), Some(token)) if identity.email.is_none() => {
                let fetched = self.fetcher.get(endpoint, Credentials::Bearer(&Secret::new(token))).await?;
                if fetched.status != 200 {
                    return Err(TalkFault::Answer);
                }
                let userinfo = parse_object(&fetched.body).map_err(|_| TalkFault::Answer)?;
                completed(identity, &userinfo).map_err(TalkFault::Token)
            }
            _ => Ok(identity),
        }
    }

    async fn tokens(&self, upstream: &Upstream, document: &Document, exchange: Exchange<'_>) -> Result<Map<String, Value>, TalkFault> {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", exchange.code),
            ("redirect_uri", exchange.redirect_uri),
            ("code_verifier", exchange.verifier.expose()),
        ];
        // Name and secret are encoded as a form before they go into the head (RFC 6749 §2.3.1).
        let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let (name, secret) = (encoded(&upstream.client_id), exchange.secret.map(|secret| Secret::new(encoded(secret.expose()))));
        let credentials = match (&secret, exchange.secret) {
            (Some(encoded), _) if document.takes_basic => Credentials::Basic(&name, encoded),
            (_, Some(plain)) => {
                form.extend([("client_id", upstream.client_id.as_str()), ("client_secret", plain.expose())]);
                Credentials::None
            }
            (_, None) => {
                form.push(("client_id", upstream.client_id.as_str()));
                Credentials::None
            }
        };
        let Fetched { status, body, .. } = self.fetcher.post(&document.token_endpoint, &form, credentials).await?;
        let answered = parse_object(&body);
        if status != 200 {
            let code = answered.ok().and_then(|answered| answered.get("error").and_then(Value::as_str).map(str::to_owned));
            let known = code.filter(|code| code.len() <= 64 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            return Err(TalkFault::Refused(known.unwrap_or_else(|| status.to_string())));
        }
        answered.map_err(|_| TalkFault::Answer)
    }

    /// The claims of an ID token that one of the provider's keys signed.
    async fn verified(&self, document: &Arc<Document>, id_token: &str, now: Timestamp) -> Result<Map<String, Value>, TalkFault> {
        let expected = ExpectedJws { typ: ExpectedType::JwtOrAbsent, algorithms: &document.algorithms };
        let parse = || Unverified::parse(id_token).map_err(TalkFault::Signature);
        let keys = self.keys(document, false, now).await?;
        match parse()?.verify(&keys, &expected) {
            Ok(verified) => Ok(verified.claims),
            Err(VerificationError::UnknownKey) => {
                let keys = self.keys(document, true, now).await?;
                Ok(parse()?.verify(&keys, &expected).map_err(TalkFault::Signature)?.claims)
            }
            Err(error) => Err(TalkFault::Signature(error)),
        }
    }
}
