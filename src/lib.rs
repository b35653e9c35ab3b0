//! Latchkey: an OpenID Connect provider and identity manager in one binary.
//!
//! The crate is a house with floors. A room may use rooms on lower floors; arrows between rooms of one floor are listed
//! in [`FLOORS`] and have no cycle; nothing points up. `tests/suite/floors.rs` holds every file against this list.
//!
//! One sign-in goes: `endpoints/authorize.rs` decodes, `protocol::authorization::request` validates, `endpoints/sign_in/beginning`
//! finds the session by `sso` and makes a journey, `sign_in::journey` says what is owed, `endpoints/sign_in/driving` and its pages ask
//! for it, `finishing` keeps by `issued::code` what will be granted, `endpoints/respond.rs` answers; then `endpoints/token`,
//! `protocol::client_auth`, `protocol::grants::authorization_code` decides, `acts` write the grant, `protocol::tokens` say what the
//! tokens hold and `jose` signs them.
#![forbid(unsafe_code)]

pub mod account;
pub mod acts;
pub mod admin;
pub mod audit;
pub mod cli;
pub mod clients;
pub mod clock;
pub mod config;
pub mod demo;
pub mod endpoints;
pub mod factors;
pub mod fetch;
pub mod http;
pub mod issued;
pub mod jose;
pub mod keys;
pub mod languages;
pub mod mail;
pub mod pages;
pub mod people;
pub mod protocol;
pub mod provider;
pub mod secrets;
pub mod server;
pub mod sign_in;
pub mod snapshot;
pub mod sso;
pub mod store;
pub mod telemetry;
pub mod upkeep;
pub mod upstreams;
pub mod writing;

/// Which floor each room stands on, and the rooms of its own floor that it may use.
pub const FLOORS: &[(&str, u8, &[&str])] = &[
    ("cli", 9, &["demo"]),
    ("demo", 9, &[]),
    ("server", 8, &[]),
    ("account", 7, &["endpoints"]),
    ("admin", 7, &["account", "endpoints"]),
    ("endpoints", 7, &[]),
    ("http", 6, &["pages"]),
    ("pages", 6, &[]),
    ("upkeep", 6, &[]),
    ("provider", 5, &["snapshot"]),
    ("snapshot", 5, &[]),
    ("sign_in", 4, &[]),
    ("acts", 3, &[]),
    ("audit", 2, &[]),
    ("clients", 2, &[]),
    ("issued", 2, &[]),
    ("keys", 2, &[]),
    ("mail", 2, &[]),
    ("people", 2, &[]),
    ("sso", 2, &[]),
    ("upstreams", 2, &[]),
    ("factors", 1, &["protocol"]),
    ("protocol", 1, &[]),
    ("clock", 0, &[]),
    ("config", 0, &["clock", "secrets", "writing"]),
    ("fetch", 0, &["secrets"]),
    ("jose", 0, &["clock", "secrets"]),
    ("languages", 0, &["writing"]),
    ("secrets", 0, &["clock"]),
    ("store", 0, &["clock", "secrets"]),
    ("telemetry", 0, &[]),
    ("writing", 0, &[]),
];
