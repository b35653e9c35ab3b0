//! Browsers in which a person is not asked for a second factor for a while ([record 33](../../../docs/decisions/0033-remembered-browsers.md)).

mod forget;
mod remember;

pub use forget::{ForgetBrowsers, ForgetOwnBrowsers};
pub use remember::RememberBrowser;
