//! The two stores, by how long a fact must live. Floor 0: durable (`database`) and transient (`transient`).
//!
//! May use `clock` and `secrets` only.
//!
//! Whoever reads the one row of a key says `get_result` and not `first`: that adds `LIMIT ?`, whose value SQLite looks at when it plans,
//! so that it prepares the statement anew at each use.

pub mod database;
pub mod identifiers;
pub mod private_file;
pub mod revisions;
pub mod schema;
pub mod sealing;
pub mod transient;

pub use database::{Connection, Database, EitherConnection, OpenError, Reader, StoreError, Writing};
pub use sealing::KeyRing;
