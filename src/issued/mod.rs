//! What was granted and is kept: grants, consents, authorization codes, revocations. Floor 2; may use `store`, `protocol`,
//! `clock` and `secrets`.
//!
//! A grant is one durable row, made when its code is redeemed; a code is a transient record that one caller takes; a
//! revocation is a durable row that every replica holds in memory. Answers to
//! [RFC 6749](https://www.rfc-editor.org/rfc/rfc6749) (§4.1.2, §6, §10.4, §10.5),
//! [RFC 7009](https://www.rfc-editor.org/rfc/rfc7009) and [RFC 9700 §4.14](https://www.rfc-editor.org/rfc/rfc9700#section-4.14).

pub mod code;
pub mod consent;
pub mod grant;
mod representation;
pub mod revocation;

pub use representation::GrantRepresentation;

/// Runs an expression on whichever backend a connection is of: for what diesel knows of each but not of both
/// (`on_conflict`, `returning`).
macro_rules! on_each {
    ($conn:expr, $inner:ident => $call:expr) => {
        match $conn.either() {
            crate::store::EitherConnection::Postgres($inner) => $call,
            crate::store::EitherConnection::Sqlite($inner) => $call,
        }
    };
}
use on_each;

#[cfg(test)]
mod tests;
