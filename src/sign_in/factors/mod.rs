//! What a person presents to prove who they are: one file a factor.

pub mod password;
pub mod recovery_code;
pub mod totp;
