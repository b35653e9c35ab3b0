//! The journey of one sign-in as a state machine. Floor 4: uses the rooms of rows (`sso`, `people`, `issued`, `clients`),
//! `acts`, the table of `factors` and the pure `protocol`; knows nothing of HTTP and pages.
//!
//! `journey` is pure and says what is still owed; `journeys` keeps it between two requests; `throttle`
//! slows guessing, `mail_requests` bounds mails with codes, `sms_bounds` messages to phones, `proof_of_work` asks work of a network that many come from, and `strangers` how much is begun from one address; `consent` says whether a
//! person must be asked; `code` turns the proof of a finished journey into an authorization code: without a
//! [`journey::SignedIn`] there is none.

pub(crate) mod address_blocks;
pub mod challenge;
pub mod code;
pub mod consent;
pub mod details;
pub mod elsewhere;
pub mod enrolment;
pub mod heard_of;
pub mod journey;
pub mod journeys;
pub mod mail_requests;
pub mod preview;
pub mod proof_of_work;
pub mod setup_link;
pub mod sms_bounds;
pub mod strangers;
pub mod throttle;
pub mod way_in;
