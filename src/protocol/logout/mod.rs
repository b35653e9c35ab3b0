//! How sessions end at the wish of a client.

pub mod rp_initiated;
