//! ID tokens ([OpenID Connect Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
//!
//! `azp` names the client that the token was issued to: the one audience.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::clock::Timestamp;
use crate::jose::Algorithm;
use crate::protocol::claims::{Person, id_token_claims};
use crate::protocol::client::Client;
use crate::protocol::grants::{Grant, Lifetimes};
use crate::protocol::scope::{OPENID, Scopes};

/// The `typ` of an ID token's header.
pub const TYP: &str = "JWT";

/// Claims that speak of the token and not of a person: no person's data may stand in their place.
const OF_THE_TOKEN: &[&str] = &[
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "nbf",
    "jti",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "at_hash",
    "c_hash",
    "s_hash",
    "sid",
    "cnf",
    "events",
];

/// What one ID token is made of beside its grant and its person.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The scopes that were asked for: [`Access::asked`](super::access::Access::asked).
    pub scopes: &'a Scopes,
    /// The request's `nonce`; none in a refresh ([Core §12.2](https://openid.net/specs/openid-connect-core-1_0.html#RefreshTokenResponse)).
    pub nonce: Option<&'a str>,
    /// The signed access token that comes with it, for `at_hash`.
    pub access_token: Option<&'a str>,
    /// What it will be signed with.
    pub algorithm: Algorithm,
    /// The present.
    pub now: Timestamp,
}

/// Whether an ID token is given: `openid` is among the scopes that were asked for.
pub fn is_given(asked: &Scopes) -> bool {
    asked.contains(OPENID)
}

/// The claims of the ID token that `grant` gives of `person` to `client`.
pub fn claims(grant: &Grant, person: &Person, client: &Client, lifetimes: &Lifetimes, occasion: &Occasion<'_>) -> Map<String, Value> {
    let lifetime = client.settings.id_token_lifetime.map_or(lifetimes.id_token, |own| lifetimes.id_token.min(Duration::from_secs(own)));
    let mut claims = Map::new();
    let mut put = |name: &str, value: Value| {
        claims.insert(name.to_owned(), value);
    };
    put("iss", grant.issuer.as_str().into());
    put("sub", person.sub.as_str().into());
    put("aud", grant.client_id.as_str().into());
    put("azp", grant.client_id.as_str().into());
    put("exp", occasion.now.plus(lifetime).as_seconds().into());
    put("iat", occasion.now.as_seconds().into());
    put("auth_time", grant.auth_time.as_seconds().into());
    if let Some(nonce) = occasion.nonce {
        put("nonce", nonce.into());
    }
    put("acr", grant.acr.as_str().into());
    if !grant.amr.is_empty() {
        put("amr", grant.amr.clone().into());
    }
    if let Some(token) = occasion.access_token {
        put("at_hash", occasion.algorithm.left_half_hash(token).into());
    }
    if let Some(sid) = &grant.sid {
        put("sid", sid.as_str().into());
    }
    for (name, value) in id_token_claims(person, occasion.scopes, &grant.claims, client.settings.id_token_claims) {
        if !OF_THE_TOKEN.contains(&name.as_str()) {
            claims.insert(name, value);
        }
    }
    claims
}

/// Bytes of an ID token that browsers and proxies carry for certain when it comes back as a hint in an address: servers in front
/// take lines of 8 kB unless they are told otherwise, and more stands in them than the token. A longer one is named to admins.
pub const CARRIED: usize = 6_000;

/// The largest ID token that is given. Each comes back whole as a hint: a request has more room than this
/// ([`MAX_BYTES`](crate::protocol::parameters::MAX_BYTES)).
pub const LARGEST: usize = 48 * 1024;

/// What a token has beside its claims: header, signature and points.
const AROUND: usize = 1024;

/// How large an ID token is, about, and what of it is a person's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Bytes of the signed token.
    pub bytes: usize,
    /// The claim of the person that is the largest part of it.
    pub largest: Option<String>,
    /// Claims that were left out, so that it stays within [`LARGEST`]: userinfo has them.
    pub left_out: Vec<String>,
}

impl Weight {
    /// Whether it may be too large to come back.
    pub fn is_notable(&self) -> bool {
        self.bytes > CARRIED || !self.left_out.is_empty()
    }
}

/// Weighs the claims of an ID token. Where they are too many, those of the person are left out, the largest first: all of them
/// are voluntary there ([Core §5.5.1](https://openid.net/specs/openid-connect-core-1_0.html#IndividualClaimsRequests)), and
/// userinfo answers them.
pub fn fit(claims: &mut Map<String, Value>) -> Weight {
    let mut left_out = Vec::new();
    loop {
        let bytes = weight_of(claims);
        let of_person = claims.iter().filter(|(name, _)| !OF_THE_TOKEN.contains(&name.as_str()));
        let largest = of_person.max_by_key(|(_, value)| value.to_string().len()).map(|(name, _)| name.clone());
        match &largest {
            Some(name) if bytes > LARGEST => {
                claims.remove(name);
                left_out.push(name.clone());
            }
            _ => return Weight { bytes, largest, left_out },
        }
    }
}

fn weight_of(claims: &Map<String, Value>) -> usize {
    let json: usize = claims.iter().map(|(name, value)| name.len() + value.to_string().len() + 4).sum();
    json.div_ceil(3) * 4 + AROUND
}

#[cfg(test)]
#[path = "id_tests.rs"]
mod tests;
