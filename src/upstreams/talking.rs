//! Talks to providers: reads their documents and keys, and makes tokens of codes. What they said is remembered for a while, also that they
//! said nothing. A provider that is away for a while is known as it was.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::Upstream;
use super::memory::{Ages, Memory};
use crate::clock::Clock;
use crate::fetch::{Credentials, FetchError, Fetched, Fetcher};
use crate::jose::{Expected as ExpectedJws, ExpectedType, KeySet, Unverified, VerificationError, parse_object};
use crate::protocol::upstream::{Document, DocumentFault, Expected, Identity, TokenFault, completed, document_url, judge};
use crate::secrets::Secret;

/// How old a document and keys may be. What stands in for a provider that is away is that of a day at most: a key that it has withdrawn since
/// is not taken for longer.
const AGES: Ages = Ages { good_for: Duration::from_secs(60 * 60), stands_in_for: Duration::from_secs(24 * 60 * 60) };
/// The same where a token names another key: nothing stands in, and they are not asked for more often.
const KEYS_AGAIN: Ages = Ages { good_for: Duration::from_secs(60), stands_in_for: Duration::ZERO };

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
    /// It answered with this status where tokens or keys were asked for: it cannot at the moment.
    Down(u16),
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
            Self::Fetch(_) | Self::Down(_) => "upstream_away",
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
        matches!(self, Self::Fetch(_) | Self::Down(_) | Self::NoDocument(500..))
    }

    /// Whether it is the provider's doing alone, or ours: whoever signs in has no part in it.
    pub fn is_of_provider(&self) -> bool {
        self.is_away() || matches!(self, Self::Issuer | Self::NoDocument(_) | Self::Document(_) | Self::Keys)
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
            Self::Down(status) => write!(f, "the provider answered with status {status}"),
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
    clock: Clock,
    /// By their issuers.
    documents: Memory<Document>,
    /// By their addresses.
    keys: Memory<KeySet>,
}

impl Talking {
    /// By these requests.
    pub fn new(fetcher: Fetcher, clock: Clock) -> Self {
        Self { fetcher, clock, documents: Memory::new(), keys: Memory::new() }
    }

    /// The document of an issuer.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn document(&self, issuer: &str) -> Result<Arc<Document>, TalkFault> {
        if let Some(known) = self.documents.at_hand(issuer, AGES, self.clock.now()) {
            return known;
        }
        let came = self.read_document(issuer).await;
        // An answer may take as long as a silence is remembered: its time is the one at which it came.
        self.documents.note(issuer, came, AGES, self.clock.now())
    }

    async fn read_document(&self, issuer: &str) -> Result<Document, TalkFault> {
        let url = document_url(issuer).ok_or(TalkFault::Issuer)?;
        let fetched = self.fetcher.get(&url, Credentials::None).await?;
        if fetched.status != 200 {
            return Err(TalkFault::NoDocument(fetched.status));
        }
        Document::read(&fetched.body, issuer).map_err(TalkFault::Document)
    }

    /// The keys that a document leads to.
    async fn keys(&self, document: &Document, ages: Ages) -> Result<Arc<KeySet>, TalkFault> {
        let place = document.jwks_uri.as_str();
        if let Some(known) = self.keys.at_hand(place, ages, self.clock.now()) {
            return known;
        }
        let came = self.read_keys(&document.jwks_uri).await;
        self.keys.note(place, came, ages, self.clock.now())
    }

    async fn read_keys(&self, at: &Url) -> Result<KeySet, TalkFault> {
        let fetched = self.fetcher.get(at, Credentials::None).await?;
        match fetched.status {
            200 => {}
            status @ 500.. => return Err(TalkFault::Down(status)),
            _ => return Err(TalkFault::Keys),
        }
        let keys = parse_object(&fetched.body).map_err(|_| TalkFault::Keys)?;
        KeySet::of_provider(&Value::Object(keys)).map_err(|_| TalkFault::Keys)
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

    /// Makes of a code whom the provider signed in. The userinfo endpoint is asked where something is missing of their address; where it says
    /// nothing that can be read, that is missing.
    ///
    /// # Errors
    /// Why that is nobody.
    pub async fn identify(&self, upstream: &Upstream, document: &Document, exchange: Exchange<'_>) -> Result<Identity, TalkFault> {
        let tokens = self.tokens(upstream, document, exchange).await?;
        let text = |name: &str| tokens.get(name).and_then(Value::as_str);
        let id_token = text("id_token").ok_or(TalkFault::Answer)?;
        let claims = self.verified(document, id_token).await?;
        let expected = Expected { issuer: &document.issuer, client_id: &upstream.client_id, nonce: exchange.nonce };
        let identity = judge(&claims, expected, self.clock.now()).map_err(TalkFault::Token)?;
        let userinfo = match (&document.userinfo_endpoint, text("access_token")) {
            (Some(endpoint), Some(token)) if identity.lacks_email() => self.userinfo(endpoint, &Secret::new(token)).await,
            _ => None,
        };
        match userinfo {
            Some(userinfo) => completed(identity, &userinfo, &document.issuer).map_err(TalkFault::Token),
            None => Ok(identity),
        }
    }

    async fn userinfo(&self, endpoint: &Url, token: &Secret) -> Option<Map<String, Value>> {
        let fetched = self.fetcher.get(endpoint, Credentials::Bearer(token)).await.ok()?;
        (fetched.status == 200).then(|| parse_object(&fetched.body).ok()).flatten()
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
        if status >= 500 {
            return Err(TalkFault::Down(status));
        }
        let answered = parse_object(&body);
        if status != 200 {
            let code = answered.ok().and_then(|answered| answered.get("error").and_then(Value::as_str).map(str::to_owned));
            let known = code.filter(|code| code.len() <= 64 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            return Err(TalkFault::Refused(known.unwrap_or_else(|| status.to_string())));
        }
        answered.map_err(|_| TalkFault::Answer)
    }

    /// The claims of an ID token that one of the provider's keys signed.
    async fn verified(&self, document: &Document, id_token: &str) -> Result<Map<String, Value>, TalkFault> {
        let expected = ExpectedJws { typ: ExpectedType::JwtOrAbsent, algorithms: &document.algorithms };
        let parse = || Unverified::parse(id_token).map_err(TalkFault::Signature);
        let keys = self.keys(document, AGES).await?;
        match parse()?.verify(&keys, &expected) {
            Ok(verified) => Ok(verified.claims),
            Err(VerificationError::UnknownKey) => {
                let keys = self.keys(document, KEYS_AGAIN).await?;
                Ok(parse()?.verify(&keys, &expected).map_err(TalkFault::Signature)?.claims)
            }
            Err(error) => Err(TalkFault::Signature(error)),
        }
    }
}
