//! How names are written: which characters they may hold, in what order they stand, what finds them, and which is meant by one that is
//! misspelt; how values are quoted for other programs; and what browsers call themselves.
//!
//! Floor 0: pure functions of text by the rules of Unicode, the same for every language that the pages speak.

pub mod browser;
pub mod characters;
pub mod collation;
pub mod initial;
pub mod likeness;
pub mod masking;
pub mod phone;
pub mod quoting;
