//! The pages of the console. Each is a struct of plain values as every page is; [`Frame`] is what stands round all of them:
//! a template extends `console/frame.html` and its view has the fields `c`, `frame` and `section`.

mod addresses;
mod app;
mod app_errors;
mod app_form;
mod app_secret;
mod app_trial;
mod apps;
mod audit;
mod chart;
mod connect;
mod done;
mod frame;
mod groups;
mod input;
mod keys;
mod needs;
mod overview;
mod people;
mod person;
mod person_new;
mod profile;
mod sessions;
mod sorting;

pub use addresses::{accepted, reason};
pub use app::{AppGone, AppHead, AppPage, Lost};
pub use app_errors::{AppError, AppErrors};
pub use app_form::{AppFault, AppForm, AppProblem};
pub use app_secret::{AppSecrets, AppSetUp, NewSecret, OVERLAPS, SecretRow, SetUpFact, Snippet};
pub use app_trial::{AppTrial, TrialForm, TrialOutcome};
pub use apps::{AppRow, AppState, Apps};
pub use audit::{Audit, AuditQuery, EventRow};
pub use connect::{ConnectDetails, ConnectKind, ConnectPlace};
pub use done::Done;
pub use frame::Frame;
pub use groups::{Group, GroupRow, Groups, Member, NameProblem};
pub use input::Paging;
pub use keys::{KeyRow, Keys, RevokeKey};
pub use needs::Need;
pub use overview::{Failure, Hour, Overview, Usual};
pub use people::{People, PersonRow};
pub use person::{GroupProblem, Once, Person, PersonGroup, Refusal};
pub use person_new::NewPerson;
pub use profile::{Profile, ProfileProblem};
pub use sessions::{AllSessions, SessionLine};
pub use sorting::{Exports, Sorting};
