//! What every decision over a grant knows beside the request.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::protocol::resource::Resource;
use crate::protocol::scope::Scopes;
use crate::protocol::sender::Sender;

/// Finds a resource server by its identifier.
pub type Resources<'a> = &'a (dyn Fn(&str) -> Option<Arc<Resource>> + 'a);

/// Finds the resource servers that know any of these scopes.
pub type Owners<'a> = &'a (dyn Fn(&Scopes) -> Vec<Arc<Resource>> + 'a);

/// How long tokens and grants live; a client or a resource may shorten what tokens get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    /// Of an access token.
    pub access_token: Duration,
    /// Of an ID token.
    pub id_token: Duration,
    /// How long a refresh token lies unused before its grant ends.
    pub refresh_idle: Duration,
    /// How long a grant with a refresh token lives at most.
    pub refresh_lifetime: Duration,
    /// How long the refresh token before the newest still answers, for answers that were lost.
    pub refresh_grace: Duration,
}

/// What every decision at `/token` knows beside the request.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The issuer that was asked.
    pub issuer: &'a str,
    /// The resource servers by their identifier.
    pub resources: Resources<'a>,
    /// The resource servers that know any of these scopes.
    pub owners: Owners<'a>,
    /// The provider's lifetimes.
    pub lifetimes: &'a Lifetimes,
    /// How far the clock of the replica that wrote what is kept may be from this one.
    pub clock_skew: Duration,
    /// Who sent the request, and may use the tokens that it gets.
    pub sender: &'a Sender,
    /// The present.
    pub now: Timestamp,
}
