//! actix plumbing: who asks, what a body may be, cookies, and how each kind of error becomes an answer.
//!
//! Floor 6; it knows no `Provider`: [`Edge`] holds the few values that every request needs. It answers to RFC 9110
//! (HTTP), RFC 6265bis (cookies), the Fetch standard (CORS, `Sec-Fetch-*`), RFC 6749 §5.2 and RFC 6750 §3 (errors).

pub mod addresses;
pub mod answers;
pub mod bodies;
#[cfg(test)]
#[path = "../../tests/suite/scenario/certificate.rs"]
mod certificate;
pub mod client_address;
pub mod cookies;
pub mod cors;
pub mod edge;
pub mod form;
pub mod headers;
pub mod request_id;
pub mod right_host;
pub mod same_site;
pub mod stop;
pub mod tls;

pub use answers::Failure;
pub use client_address::ClientAddress;
pub use edge::{Edge, edge};
pub use form::{FormBody, FormRefusal};
pub use request_id::RequestId;
pub use stop::Stop;
