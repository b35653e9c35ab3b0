//! Single sign-on: the browser, its sessions and what binds a form to it. Floor 2.
//!
//! Three identifiers. The *browser* cookie (random, long-lived, made at the first page) binds journeys and CSRF tokens
//! and survives sign-in; pages opened at once in a browser without cookies each make one, and each of them counts. The
//! *session* cookie is a secret that names a list of this browser's sessions; it is replaced at every sign-in, step-up,
//! account switched and sign-out, the old one void at once. Answers that are under way at once each bring a list of their own
//! under a name of its own, so that none replaces another's; the next change makes them one. The `sid` is a random
//! public id of one person's session, constant for its life, in ID tokens and grants, never accepted as a credential
//! ([Front-Channel Logout §3](https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout)).

pub mod browser;
pub mod csrf;
mod joining;
mod representation;
pub mod session;
pub mod sessions;

pub use representation::SessionRepresentation;
