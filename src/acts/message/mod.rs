//! Messages to people: written with the change that they tell of, and what admins do to those that wait.

mod notice;
mod send_again;
mod send_test;
mod sending;

pub use notice::MOST_AN_HOUR;
pub use send_again::{NotSentAgain, SendAgain};
pub use send_test::SendTest;
