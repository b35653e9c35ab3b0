//! The pages of the console. Each is a struct of plain values as every page is; [`Frame`] is what stands round all of them:
//! a template extends `console/frame.html` and its view has the fields `c`, `frame` and `section`.

mod audit;
mod chart;
mod done;
mod frame;
mod groups;
mod input;
mod keys;
mod overview;
mod people;
mod person;
mod person_new;
mod profile;
mod sessions;

pub use audit::{Audit, AuditQuery, EventRow};
pub use done::Done;
pub use frame::Frame;
pub use groups::{Group, GroupRow, Groups, Member, NameProblem};
pub use input::Paging;
pub use keys::{KeyRow, Keys, RevokeKey};
pub use overview::{Hour, Overview};
pub use people::{People, PersonRow};
pub use person::{GroupProblem, Once, Person, PersonGroup, Refusal};
pub use person_new::NewPerson;
pub use profile::{Profile, ProfileProblem};
pub use sessions::{AllSessions, SessionLine};
