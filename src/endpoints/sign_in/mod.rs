//! One sign-in as the browser sees it. A request begins a journey, forms drive it, and at its end an app is answered. Each of these is
//! a room with arrows one way, which `endpoints::ROOMS` lists:
//!
//! - [`beginning`]: a request, or a page of ours that needs somebody, becomes a journey;
//! - [`driving`]: what is owed next, which of the [`pages`] asks for it, and what their forms lead to;
//! - [`finishing`]: what is granted becomes a code and an answer, given to each page of the journey once;
//! - [`refusing`]: an error for the app, for the person before it, and in the record.
//!
//! A page knows none of these: it says how it is shown and what its form changes ([`step`]). A new step is a file in [`pages`] and
//! a row in its table.

pub(crate) mod adoption;
pub(super) mod beginning;
pub mod driving;
pub(crate) mod elsewhere;
mod emailed;
pub(crate) mod endings;
mod finishing;
pub(crate) mod known;
pub(crate) mod mailed;
pub(crate) mod pages;
pub(crate) mod recent;
mod recovering;
mod refusing;
mod signing_up;
mod step;
pub(crate) mod trial;
pub(crate) mod tried;
pub(crate) mod tries;
