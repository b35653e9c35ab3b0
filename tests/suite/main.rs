//! The suite: one binary, a module per subject. It runs against SQLite with the embedded transient store always, and
//! against PostgreSQL with Redis where `LATCHKEY_TEST_DATABASE_URL` and `LATCHKEY_TEST_REDIS_URL` are set.

mod code_flow;
mod floors;
mod scenario;
