//! The suite: one binary, a module per subject. It runs against SQLite with the embedded transient store always, and
//! against PostgreSQL with Redis where `LATCHKEY_TEST_DATABASE_URL` and `LATCHKEY_TEST_REDIS_URL` are set.

mod account;
mod account_second_factor;
mod attacks;
mod audit;
mod authorization_requests;
mod bad_input;
mod client_authentication;
mod client_credentials;
mod code_flow;
mod console;
mod console_people;
mod discovery;
mod floors;
mod http_input;
mod introspection;
mod journeys;
mod keys_and_metadata;
mod logout;
mod outages;
mod prompts;
mod real_clients;
mod redemption;
mod redirect_uris;
mod refresh;
mod request_parameters;
mod resources;
mod revocation;
mod scenario;
mod second_factor;
mod secrets_in_logs;
mod session_endings;
mod sessions;
mod setup_links;
mod tokens;
mod userinfo;
