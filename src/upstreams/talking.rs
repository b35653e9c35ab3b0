//! Talks to providers: reads their documents and keys, and makes tokens of codes. What they said is remembered for a while, also that they
//! said nothing. A provider that is away for a while is known as it was.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::memory::{Ages, Memory};
use super::{OurProof, Preset, Upstream};
use crate::clock::Clock;
use crate::fetch::{Credentials, FetchError, Fetched, Fetcher};
use crate::jose::{Expected as ExpectedJws, ExpectedType, KeySet, Unverified, VerificationError, parse_object};
use crate::protocol::upstream::{
    Document, DocumentFault, Endpoints, Expected, ExpectedNonce, Identity, LogoutFault, LogoutToken, Members, Rules, TokenFault, completed,
    document_url, judge, judge_logout, of_user, with_github_addresses,
};
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
    /// Its user endpoint was answered with this status.
    NoUser(u16),
    /// It gave no tokens for the code: this is its error code, or the status.
    Refused(String),
    /// What it gave in place of tokens cannot be read.
    Answer,
    /// The signature of the ID token is not of its keys, or not by an algorithm of its document.
    Signature(VerificationError),
    /// What the ID token or userinfo says does not count.
    Token(TokenFault),
    /// What a logout token says does not count.
    Logout(LogoutFault),
}

impl TalkFault {
    /// As the record names it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Issuer => "upstream_issuer",
            Self::Fetch(_) | Self::Down(_) => "upstream_away",
            Self::NoDocument(_) | Self::Document(_) => "upstream_document",
            Self::Keys => "upstream_keys",
            Self::NoUser(_) => "upstream_user",
            Self::Refused(_) => "upstream_refused",
            Self::Answer => "upstream_answer",
            Self::Signature(_) => "token_signature",
            Self::Token(fault) => fault.as_str(),
            Self::Logout(_) => "logout_token",
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
            Self::NoUser(status) => write!(f, "the user endpoint was answered with status {status}"),
            Self::Refused(code) => write!(f, "the provider gave no tokens: {code}"),
            Self::Answer => f.write_str("the provider's answer cannot be read"),
            Self::Signature(error) => error.fmt(f),
            Self::Logout(fault) => fault.fmt(f),
            Self::Token(fault) => write!(f, "the ID token does not count: {fault}"),
        }
    }
}

impl From<FetchError> for TalkFault {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

/// How a client says that it shows a signed JWT ([RFC 7523 §2.2](https://www.rfc-editor.org/rfc/rfc7523#section-2.2)).
const BY_JWT: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Where Microsoft serves the issuers of tenants.
const MICROSOFT: [&str; 4] =
    ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "sts.windows.net"];
/// The same of tenants for customers, each at a host of its own.
const MICROSOFT_CUSTOMERS: &str = ".ciamlogin.com";

/// What the claims of a provider mean. Whoever answers at an address of Microsoft's or Apple's is that, whatever was filled in for it.
fn rules(upstream: &Upstream) -> Rules<'_> {
    let url = Url::parse(&upstream.issuer).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    match upstream.preset {
        Preset::Entra => Rules::Entra { tenants: &upstream.details.tenants },
        _ if MICROSOFT.contains(&host) || host.ends_with(MICROSOFT_CUSTOMERS) => Rules::Entra { tenants: &upstream.details.tenants },
        Preset::Apple => Rules::Apple,
        _ if host == "appleid.apple.com" => Rules::Apple,
        _ => Rules::Plain,
    }
}

/// Whether what it says is as in OpenID Connect.
pub(super) fn is_plain(upstream: &Upstream) -> bool {
    rules(upstream) == Rules::Plain
}

/// Whether it is Microsoft Entra.
pub(super) fn is_microsoft(upstream: &Upstream) -> bool {
    matches!(rules(upstream), Rules::Entra { .. })
}

/// Whether a rule asks for a claim that is not among these.
fn lacks_claims(upstream: &Upstream, claims: &Map<String, Value>) -> bool {
    let details = &upstream.details;
    details.group_rules.iter().any(|rule| rule.lacks(claims)) || details.attribute_rules.iter().any(|rule| rule.lacks(claims))
}

/// Whether it is the issuer of several tenants, and an admin said of which.
fn of_tenants(upstream: &Upstream) -> bool {
    matches!(rules(upstream), Rules::Entra { tenants } if !tenants.is_empty())
}

/// By what its document is remembered: what is fit for the issuer of several tenants is not for one, and the other way round.
fn place_of(upstream: &Upstream) -> String {
    if of_tenants(upstream) { format!("{} of tenants", upstream.issuer) } else { upstream.issuer.clone() }
}

/// What an admin said of a provider without a document; of GitHub what follows from its issuer.
fn said(upstream: &Upstream) -> Result<Document, TalkFault> {
    let (issuer, details) = (upstream.issuer.as_str(), &upstream.details);
    if upstream.preset != Preset::Github {
        let (authorization, token, user) = (&details.authorization_endpoint, &details.token_endpoint, &details.user_endpoint);
        let endpoints = Endpoints { issuer, authorization, token, user, emails: None };
        return Document::of_endpoints(endpoints).map_err(TalkFault::Document);
    }
    let api = github_api(issuer).ok_or(TalkFault::Issuer)?;
    let endpoints = Endpoints {
        issuer,
        authorization: &format!("{issuer}/authorize"),
        token: &format!("{issuer}/access_token"),
        user: &format!("{api}/user"),
        emails: Some(&format!("{api}/user/emails")),
    };
    Document::of_endpoints(endpoints).map_err(TalkFault::Document)
}

/// Where the API of a GitHub is: of github.com and of those below ghe.com on a host of its own.
fn github_api(issuer: &str) -> Option<String> {
    let origin = Url::parse(issuer).ok()?;
    let host = origin.host_str()?;
    if host == "github.com" || host.ends_with(".ghe.com") {
        return Some(format!("https://api.{host}"));
    }
    Some(format!("{}/api/v3", origin.origin().ascii_serialization()))
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
    /// How we say who we are.
    pub proof: &'a OurProof,
    /// Whether all is asked for that the provider says of them, also what nothing here needs.
    pub asks_all: bool,
}

/// Whom a provider signed in.
#[derive(Debug)]
pub struct Identified {
    /// Who.
    pub identity: Identity,
    /// The ID token that says so, where one does.
    pub id_token: Option<Secret>,
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

    /// The document of a provider, or what an admin said in place of one.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn document(&self, upstream: &Upstream) -> Result<Arc<Document>, TalkFault> {
        if upstream.preset.is_oauth2() {
            return said(upstream).map(Arc::new);
        }
        let (issuer, of_tenants) = (upstream.issuer.as_str(), of_tenants(upstream));
        let place = place_of(upstream);
        if let Some(known) = self.documents.at_hand(&place, AGES, self.clock.now()) {
            return known;
        }
        let came = self.read_document(issuer, of_tenants).await;
        // An answer may take as long as a silence is remembered: its time is the one at which it came.
        self.documents.note(&place, came, AGES, self.clock.now())
    }

    /// Whether nothing of use came when its document was asked for last, a moment ago; nobody is asked.
    pub fn was_away(&self, upstream: &Upstream) -> bool {
        self.documents.lately(&place_of(upstream), self.clock.now()).is_some()
    }

    async fn read_document(&self, issuer: &str, of_tenants: bool) -> Result<Document, TalkFault> {
        let url = document_url(issuer).ok_or(TalkFault::Issuer)?;
        let fetched = self.fetcher.get(&url, Credentials::None).await?;
        if fetched.status != 200 {
            return Err(TalkFault::NoDocument(fetched.status));
        }
        Document::read(&fetched.body, issuer, of_tenants).map_err(TalkFault::Document)
    }

    /// The keys that a document leads to.
    async fn keys(&self, document: &Document, ages: Ages) -> Result<Arc<KeySet>, TalkFault> {
        let at = document.jwks_uri.as_ref().ok_or(TalkFault::Keys)?;
        let place = at.as_str();
        if let Some(known) = self.keys.at_hand(place, ages, self.clock.now()) {
            return known;
        }
        let came = self.read_keys(at).await;
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

    /// Reads the document and the keys of a provider anew, or sees whether its user endpoint is there: what is wrong with them stands in the
    /// way of every sign-in.
    ///
    /// # Errors
    /// What is wrong.
    pub async fn test(&self, upstream: &Upstream) -> Result<Document, TalkFault> {
        if upstream.preset.is_oauth2() {
            let document = said(upstream)?;
            if let Some(user) = &document.userinfo_endpoint {
                match self.fetcher.get(user, Credentials::None).await?.status {
                    status @ (404 | 410) => return Err(TalkFault::NoUser(status)),
                    status @ 500.. => return Err(TalkFault::Down(status)),
                    // Nobody is told anything without a token.
                    _ => {}
                }
            }
            return Ok(document);
        }
        let document = self.read_document(&upstream.issuer, of_tenants(upstream)).await?;
        self.read_keys(document.jwks_uri.as_ref().ok_or(TalkFault::Keys)?).await?;
        Ok(document)
    }

    /// Makes of a code whom the provider signed in. The userinfo endpoint is asked where something is missing of their address; where it says
    /// nothing that can be read, that is missing.
    ///
    /// # Errors
    /// Why that is nobody.
    pub async fn identify(&self, upstream: &Upstream, document: &Document, exchange: Exchange<'_>) -> Result<Identified, TalkFault> {
        let tokens = self.tokens(upstream, document, exchange).await?;
        let text = |name: &str| tokens.get(name).and_then(Value::as_str);
        if upstream.preset.is_oauth2() {
            let token = Secret::new(text("access_token").ok_or(TalkFault::Answer)?);
            return Ok(Identified { identity: self.user(upstream, document, &token).await?, id_token: None });
        }
        let id_token = text("id_token").ok_or(TalkFault::Answer)?;
        let claims = self.verified(document, id_token, ExpectedType::JwtOrAbsent).await?;
        let rules = rules(upstream);
        let clients = [upstream.client_id.as_str()];
        let expected = Expected { issuer: &document.issuer, clients: &clients, nonce: ExpectedNonce::Sent(exchange.nonce), rules };
        let identity = judge(&claims, expected, self.clock.now()).map_err(TalkFault::Token)?;
        let userinfo = match (&document.userinfo_endpoint, text("access_token")) {
            // What is said elsewhere than in the ID token has not the meaning of those others.
            (Some(endpoint), Some(token))
                if rules == Rules::Plain && (exchange.asks_all || identity.lacks_email() || lacks_claims(upstream, &claims)) =>
            {
                self.userinfo(endpoint, &Secret::new(token)).await
            }
            _ => None,
        };
        let identity = match userinfo {
            Some(userinfo) => completed(identity, &userinfo, &document.issuer).map_err(TalkFault::Token)?,
            // Where userinfo says more and could not be read, nobody knows whether a rule is met that asks for it. Of the others it is not asked:
            // what they leave out of the ID token is not said.
            None => Identity {
                is_whole: rules != Rules::Plain || document.userinfo_endpoint.is_none() || !lacks_claims(upstream, &claims),
                ..identity
            },
        };
        Ok(Identified { identity, id_token: Some(Secret::new(id_token)) })
    }

    /// Whom a provider signed in on a device, as an ID token says that an app got there; `nonce` is what the app drew. Nobody is asked but for
    /// the keys: what the token leaves out is not said.
    ///
    /// # Errors
    /// Why that is nobody.
    pub async fn of_app(&self, upstream: &Upstream, id_token: &str, nonce: Option<&str>) -> Result<Identity, TalkFault> {
        let document = self.document(upstream).await?;
        let claims = self.verified(&document, id_token, ExpectedType::JwtOrAbsent).await?;
        let rules = rules(upstream);
        let clients: Vec<&str> = upstream.details.native_clients.iter().map(String::as_str).collect();
        let expected = Expected { issuer: &document.issuer, clients: &clients, nonce: ExpectedNonce::Drawn(nonce), rules };
        let identity = judge(&claims, expected, self.clock.now()).map_err(TalkFault::Token)?;
        Ok(Identity { is_whole: rules != Rules::Plain || !lacks_claims(upstream, &claims), ..identity })
    }

    /// Whom the user endpoint says that a token is of.
    async fn user(&self, upstream: &Upstream, document: &Document, token: &Secret) -> Result<Identity, TalkFault> {
        let endpoint = document.userinfo_endpoint.as_ref().ok_or(TalkFault::Answer)?;
        let fetched = self.fetcher.get(endpoint, Credentials::Bearer(token)).await?;
        match fetched.status {
            200 => {}
            status @ 500.. => return Err(TalkFault::Down(status)),
            status => return Err(TalkFault::NoUser(status)),
        }
        let user = parse_object(&fetched.body).map_err(|_| TalkFault::Answer)?;
        let members = match upstream.preset {
            Preset::Github => Members::of_github(),
            _ => Members::parse(&upstream.details.members).unwrap_or_default(),
        };
        let identity = of_user(&user, &members).map_err(TalkFault::Token)?;
        let Some(emails) = &document.emails_endpoint else { return Ok(identity) };
        // Whoever did not allow us to see their addresses has none here.
        let fetched = self.fetcher.get(emails, Credentials::Bearer(token)).await?;
        let listed: Vec<Value> = match fetched.status {
            200 => serde_json::from_slice(&fetched.body).map_err(|_| TalkFault::Answer)?,
            _ => Vec::new(),
        };
        Ok(with_github_addresses(identity, &listed))
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
        let name = encoded(&upstream.client_id);
        let in_head = match exchange.proof {
            OurProof::Secret(secret) if document.takes_basic || upstream.details.secret_in_header => {
                Some(Secret::new(encoded(secret.expose())))
            }
            _ => None,
        };
        let credentials = match (&in_head, exchange.proof) {
            (Some(encoded), _) => Credentials::Basic(&name, encoded),
            (None, proof) => {
                form.push(("client_id", upstream.client_id.as_str()));
                match proof {
                    OurProof::Nothing => {}
                    OurProof::Secret(plain) => form.push(("client_secret", plain.expose())),
                    OurProof::Assertion(signed) => {
                        form.extend([("client_assertion_type", BY_JWT), ("client_assertion", signed.expose())]);
                    }
                }
                Credentials::None
            }
        };
        let Fetched { status, body, .. } = self.fetcher.post(&document.token_endpoint, &form, credentials).await?;
        if status >= 500 {
            return Err(TalkFault::Down(status));
        }
        let answered = parse_object(&body);
        // GitHub answers with 200 where it gives nothing.
        let is_error = answered.as_ref().is_ok_and(|answered| answered.contains_key("error") && !answered.contains_key("access_token"));
        if status != 200 || is_error {
            let code = answered.ok().and_then(|answered| answered.get("error").and_then(Value::as_str).map(str::to_owned));
            let known = code.filter(|code| code.len() <= 64 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            return Err(TalkFault::Refused(known.unwrap_or_else(|| status.to_string())));
        }
        answered.map_err(|_| TalkFault::Answer)
    }

    /// Whom a provider says by a logout token that it signed out. Only what is as in OpenID Connect has one: others know people by other names.
    ///
    /// # Errors
    /// Why it does not count.
    pub async fn signed_out(&self, upstream: &Upstream, token: &str) -> Result<LogoutToken, TalkFault> {
        if !upstream.takes_logout_tokens() {
            return Err(TalkFault::Answer);
        }
        let document = self.document(upstream).await?;
        // The type is recommended, and many do without (Back-Channel Logout 1.0 §2.4).
        let claims = match self.verified(&document, token, ExpectedType::Exactly("logout+jwt")).await {
            Err(TalkFault::Signature(VerificationError::Type)) => self.verified(&document, token, ExpectedType::JwtOrAbsent).await?,
            other => other?,
        };
        judge_logout(&claims, &document.issuer, &upstream.client_id, self.clock.now()).map_err(TalkFault::Logout)
    }

    /// The claims of a token that one of the provider's keys signed.
    async fn verified(&self, document: &Document, id_token: &str, typ: ExpectedType<'_>) -> Result<Map<String, Value>, TalkFault> {
        let expected = ExpectedJws { typ, algorithms: &document.algorithms };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attack_a6_whoever_answers_at_a_host_of_microsofts_is_judged_as_such() {
        for (issuer, expected) in [
            ("https://login.microsoftonline.com/t/v2.0", true),
            ("https://sts.windows.net/t/", true),
            ("https://company.ciamlogin.com/t/v2.0", true),
            ("https://evilciamlogin.com/t/v2.0", false),
            ("https://id.company.example/common/", false),
        ] {
            let upstream = Upstream { issuer: issuer.to_owned(), ..super::super::tests::upstream() };
            assert_eq!(is_microsoft(&upstream), expected, "{issuer}");
        }
    }

    #[test]
    fn where_the_api_of_a_github_is_follows_from_its_issuer() {
        for (issuer, api) in [
            ("https://github.com/login/oauth", "https://api.github.com"),
            ("https://company.ghe.com/login/oauth", "https://api.company.ghe.com"),
            ("https://github.company.example/login/oauth", "https://github.company.example/api/v3"),
            ("https://evilghe.com/login/oauth", "https://evilghe.com/api/v3"),
        ] {
            assert_eq!(github_api(issuer).as_deref(), Some(api));
        }
    }
}
