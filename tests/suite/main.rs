//! The suite: one binary, a module per subject. It runs against SQLite with the embedded transient store always, and
//! against PostgreSQL with Redis where `LATCHKEY_TEST_DATABASE_URL` and `LATCHKEY_TEST_REDIS_URL` are set.

mod account;
mod authorization_requests;
mod client_authentication;
mod client_credentials;
mod code_flow;
mod floors;
mod http_input;
mod journeys;
mod keys_and_metadata;
mod logout;
mod redemption;
mod refresh;
mod scenario;
mod sessions;
mod tokens;
