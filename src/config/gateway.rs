//! The HTTP gateway that takes messages (`gateway-url`).

use std::fmt;

use url::Url;

use super::issuer::Issuer;
use crate::secrets::WebhookSecret;

/// What is expected of `gateway-secret`.
const SECRET: &str = "expected whsec_ and 24 to 64 random bytes as base64, such as the output of: echo whsec_$(openssl rand -base64 32)";

/// Where messages are posted, and what signs them.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// Its address.
    pub url: GatewayUrl,
    /// What signs a message.
    pub secret: WebhookSecret,
}

/// An address: https, or http on this machine.
#[derive(Clone, PartialEq, Eq)]
pub struct GatewayUrl(Url);

impl GatewayUrl {
    /// To connect to.
    pub fn as_url(&self) -> &Url {
        &self.0
    }
}

/// The host alone, for logs and people: a path or a query may hold a secret.
impl fmt::Display for GatewayUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.host_str().unwrap_or_default())
    }
}

impl fmt::Debug for GatewayUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GatewayUrl({self})")
    }
}

/// Reads `gateway-url`. A fault repeats nothing of it.
pub(super) fn url(text: &str) -> Result<GatewayUrl, String> {
    let expected = || "expected an https address, or http on this machine, without user, password and fragment".to_owned();
    let url = Url::parse(text).map_err(|_| expected())?;
    let is_safe = match url.scheme() {
        "https" => true,
        "http" => Issuer::is_loopback_host(&url),
        _ => false,
    };
    let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if is_safe && is_plain && url.host_str().is_some_and(|host| !host.is_empty()) { Ok(GatewayUrl(url)) } else { Err(expected()) }
}

/// Reads `gateway-secret`.
pub(super) fn secret(text: &str) -> Result<WebhookSecret, String> {
    WebhookSecret::parse(text).ok_or_else(|| SECRET.to_owned())
}
