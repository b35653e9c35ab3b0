//! The pages of the console. Each is a struct of plain values as every page is; [`Frame`] is what stands round all of them:
//! a template extends `console/frame.html` and its view has the fields `c`, `frame` and `section`.

mod chart;
mod frame;
mod overview;

pub use frame::Frame;
pub use overview::{Hour, Overview};
