//! The two stores, by how long a fact must live. Floor 0: durable (`database`) and transient (`transient`).

pub mod schema;
pub mod transient;
