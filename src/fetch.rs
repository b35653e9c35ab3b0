//! The one guarded way out over HTTP, to servers that an admin named and that may answer whatever they like. Floor 0.
//!
//! It is https; only a network that a setting names may be reached by http. The addresses that a name resolves to are looked at before a
//! connection is made to them, and to nothing else: none that is private, of this machine or of a link, unless the setting names it. No
//! redirect is followed, no proxy is used. An answer is bounded in time and size, and so is how many requests are under way at once.

mod public;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Certificate, Client, RequestBuilder, header, redirect};
use tokio::sync::Semaphore;
use url::{Host, Url};

use crate::secrets::Secret;

/// How long a request may take, with its answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a connection may take to be made.
const TO_CONNECT: Duration = Duration::from_secs(5);
/// How long a request waits for its turn.
const TO_BEGIN: Duration = Duration::from_secs(3);
/// How many are under way at once.
const AT_ONCE: usize = 16;
/// Bytes of an answer.
const LARGEST: usize = 256 * 1024;

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The address is none that is fetched: no https, or with a name and a password in it.
    Address,
    /// It leads to this address, which is private.
    Private(String),
    /// The name leads nowhere.
    Unresolved,
    /// There was no answer in time.
    TooSlow,
    /// The answer is too large.
    TooLarge,
    /// No connection was made, or it broke: this is known of it.
    Unreachable(String),
    /// Too many others are under way.
    Busy,
    /// The authorities of the setting cannot be read.
    Authorities(String),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address => f.write_str("the address must begin with https:// (or be http:// on a network of LATCHKEY_FETCH_ALLOW)"),
            Self::Private(address) => write!(f, "the address {address} is private: to reach it, name its network in LATCHKEY_FETCH_ALLOW"),
            Self::Unresolved => f.write_str("the name of the host leads to no address"),
            Self::TooSlow => f.write_str("there was no answer in 10 seconds"),
            Self::TooLarge => f.write_str("the answer is larger than 256 KiB"),
            Self::Unreachable(why) => write!(f, "no connection was possible: {why}"),
            Self::Busy => f.write_str("too many requests to other providers are under way: try again in a moment"),
            Self::Authorities(why) => write!(f, "the authorities of LATCHKEY_FETCH_CA cannot be read: {why}"),
        }
    }
}

impl std::error::Error for FetchError {}

/// What was answered.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The status.
    pub status: u16,
    /// What the body is said to be, in lower case and without parameters.
    pub media_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// How a client that fetches says who it is.
#[derive(Clone, Copy, Debug)]
pub enum Credentials<'a> {
    /// It doesn't.
    None,
    /// By name and password ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)), both as they are to be sent.
    Basic(&'a str, &'a Secret),
    /// By a token ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).
    Bearer(&'a Secret),
}

/// Fetches. The connections are made when the first one is needed.
pub struct Fetcher {
    allow: Arc<[IpNet]>,
    authorities: Vec<Certificate>,
    /// By https, and by http.
    clients: [OnceLock<Result<Client, String>>; 2],
    turns: Semaphore,
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").field("allow", &self.allow).finish_non_exhaustive()
    }
}

impl Fetcher {
    /// One that may reach these private networks, and trusts these authorities (PEM) beside those of the system.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn new(allow: &[IpNet], authorities: Option<&[u8]>) -> Result<Self, FetchError> {
        let authorities = match authorities {
            Some(pem) => Certificate::from_pem_bundle(pem).map_err(|error| FetchError::Authorities(error.to_string()))?,
            None => Vec::new(),
        };
        Ok(Self { allow: allow.into(), authorities, clients: Default::default(), turns: Semaphore::new(AT_ONCE) })
    }

    /// Gets what is at `url`.
    ///
    /// # Errors
    /// Where there is no answer.
    pub async fn get(&self, url: &Url, credentials: Credentials<'_>) -> Result<Fetched, FetchError> {
        let request = self.client(url)?.get(url.clone());
        self.send(request, credentials).await
    }

    /// Posts a form to `url`.
    ///
    /// # Errors
    /// Where there is no answer.
    pub async fn post(&self, url: &Url, form: &[(&str, &str)], credentials: Credentials<'_>) -> Result<Fetched, FetchError> {
        let request = self.client(url)?.post(url.clone()).form(form);
        self.send(request, credentials).await
    }

    /// Whoever may fetch `url`.
    fn client(&self, url: &Url) -> Result<&Client, FetchError> {
        let plain = match url.scheme() {
            "https" => false,
            "http" => true,
            _ => return Err(FetchError::Address),
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Address);
        }
        let guard = Guard { allow: Arc::clone(&self.allow), plain };
        // No resolver is asked for an address that is written out.
        match url.host() {
            Some(Host::Ipv4(address)) => guard.admit(IpAddr::V4(address))?,
            Some(Host::Ipv6(address)) => guard.admit(IpAddr::V6(address))?,
            Some(Host::Domain(_)) => {}
            None => return Err(FetchError::Address),
        }
        let [by_https, by_http] = &self.clients;
        let slot = if plain { by_http } else { by_https };
        slot.get_or_init(|| self.build(guard)).as_ref().map_err(|why| FetchError::Unreachable(why.clone()))
    }

    fn build(&self, guard: Guard) -> Result<Client, String> {
        let plain = guard.plain;
        Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .https_only(!plain)
            .timeout(PATIENCE)
            .connect_timeout(TO_CONNECT)
            .dns_resolver(Arc::new(guard))
            .tls_certs_merge(self.authorities.iter().cloned())
            .user_agent(concat!("latchkey/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| error.to_string())
    }

    async fn send(&self, request: RequestBuilder, credentials: Credentials<'_>) -> Result<Fetched, FetchError> {
        let turn = tokio::time::timeout(TO_BEGIN, self.turns.acquire()).await;
        let Ok(Ok(_turn)) = turn else { return Err(FetchError::Busy) };
        let request = request.header(header::ACCEPT, "application/json");
        let request = match credentials {
            Credentials::None => request,
            Credentials::Basic(name, password) => request.basic_auth(name, Some(password.expose())),
            Credentials::Bearer(token) => request.bearer_auth(token.expose()),
        };
        let mut answer = request.send().await.map_err(|error| fault(&error))?;
        let status = answer.status().as_u16();
        let media_type = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| fault(&error))? {
            if body.len() + chunk.len() > LARGEST {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Fetched { status, media_type, body })
    }
}

/// What became of a request, without its address, which may hold a secret.
fn fault(error: &reqwest::Error) -> FetchError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    let mut last = String::new();
    while let Some(current) = cause {
        if let Some(refused) = current.downcast_ref::<FetchError>() {
            return refused.clone();
        }
        if !current.is::<reqwest::Error>() {
            last = current.to_string();
        }
        cause = current.source();
    }
    if error.is_timeout() { FetchError::TooSlow } else { FetchError::Unreachable(last) }
}

/// Looks at each address that a name leads to.
struct Guard {
    allow: Arc<[IpNet]>,
    /// By http: networks that the setting names alone.
    plain: bool,
}

impl Guard {
    fn admit(&self, address: IpAddr) -> Result<(), FetchError> {
        let (address, written) = (public::meant(address), address.to_canonical());
        let is_allowed = self.allow.iter().any(|network| network.contains(&address) || network.contains(&written));
        match is_allowed || (!self.plain && public::is_public(address)) {
            true => Ok(()),
            false if public::is_public(address) => Err(FetchError::Address),
            false => Err(FetchError::Private(address.to_string())),
        }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Self { allow: Arc::clone(&self.allow), plain: self.plain };
        Box::pin(async move {
            let found: Vec<SocketAddr> = match tokio::net::lookup_host((name.as_str(), 0)).await {
                Ok(found) => found.collect(),
                Err(_) => return Err(FetchError::Unresolved.into()),
            };
            if found.is_empty() {
                return Err(FetchError::Unresolved.into());
            }
            // A name that leads to a private address beside others is refused whole: which of them is tried is not ours to say.
            for address in &found {
                guard.admit(address.ip())?;
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(allow: &str, url: &str) -> Result<(), FetchError> {
        let allow: Vec<IpNet> = allow.split_whitespace().map(|network| network.parse().unwrap()).collect();
        Fetcher::new(&allow, None).unwrap().client(&Url::parse(url).unwrap()).map(drop)
    }

    #[test]
    fn attack_g1_a_private_address_is_refused_in_whichever_way_it_is_written() {
        for url in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
            "https://[fd00:ec2::254]/",
            "https://[64:ff9b::a00:1]/",
            "https://0.0.0.0/",
            "https://100.64.0.1/",
        ] {
            assert!(matches!(judged("", url), Err(FetchError::Private(_))), "{url}");
        }
        assert_eq!(judged("10.0.0.0/8", "https://10.1.2.3/"), Ok(()));
        assert!(judged("", "https://[64:ff9b::808:808]/").is_ok(), "a public one by NAT64");
        assert!(matches!(judged("", "https://[64:ff9b:1::808:808]/"), Err(FetchError::Private(_))));
        assert_eq!(judged("64:ff9b:1::/96", "https://[64:ff9b:1::808:808]/"), Ok(()), "a prefix of the network's own");
        assert!(judged("10.0.0.0/8", "https://11.1.2.3/").is_ok(), "a public one");
        assert!(matches!(judged("10.0.0.0/8", "https://192.168.0.1/"), Err(FetchError::Private(_))));
    }

    #[test]
    fn only_a_network_that_is_named_is_reached_by_http() {
        assert_eq!(judged("", "http://93.184.215.14/"), Err(FetchError::Address));
        assert_eq!(judged("127.0.0.0/8", "http://127.0.0.1:9/"), Ok(()));
        for url in ["ftp://93.184.215.14/", "https://a:b@93.184.215.14/", "data:,x"] {
            assert_eq!(judged("0.0.0.0/0", url), Err(FetchError::Address), "{url}");
        }
    }

    #[tokio::test]
    async fn attack_g1_a_name_that_leads_to_a_private_address_is_refused_before_a_connection_is_made() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("https://localhost:{}/", listener.local_addr().unwrap().port())).unwrap();
        let fetcher = Fetcher::new(&[], None).unwrap();
        let refused = fetcher.get(&url, Credentials::None).await.unwrap_err();
        assert!(matches!(refused, FetchError::Private(_)), "{refused}");
        assert!(tokio::time::timeout(Duration::from_millis(50), listener.accept()).await.is_err(), "nobody came");
    }
}
