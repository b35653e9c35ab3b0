//! A person allows an app something, or takes it back.

mod give;
mod withdraw;

pub use give::GiveConsent;
pub use withdraw::WithdrawConsent;
