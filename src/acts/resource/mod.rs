//! Resource servers: registered, changed, deleted.

mod change;
mod create;
mod delete;

pub use change::{ChangeResource, ResourceNotChanged};
pub use create::{CreateResource, ResourceNotCreated};
pub use delete::{DeleteResource, ResourceNotDeleted};

use std::fmt;

use super::door::NotDone;
use crate::audit::Members;
use crate::clients::{ResourceRepresentation, registered};
use crate::jose::Algorithm;
use crate::people::attributes;
use crate::protocol::resource::{Resource, check_scopes};
use crate::store::Connection;

/// A resource server as the record sees it: there is nothing in it that the record may not hold.
fn members(resource: &Resource) -> Members {
    Members::whole(&ResourceRepresentation::from(resource))
}

/// What a resource server cannot be registered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitResource {
    /// The name, and why.
    Name(String),
    /// The scopes, and why.
    Scopes(String),
    /// The algorithm of its tokens: nothing is signed by it here.
    Algorithm(String),
    /// The lifetime of its tokens is nothing.
    Lifetime,
    /// There is no client with this id that could introspect its tokens.
    NoClient(String),
}

/// Holds what may be changed of a resource server against the rules; its name is checked where it is new.
fn check(conn: &mut Connection, resource: &Resource) -> Result<(), NotDone<UnfitResource>> {
    let unfit = |why| Err(NotDone::Refused(why));
    if let Err(why) = check_scopes(resource) {
        return unfit(UnfitResource::Scopes(why.description.into_owned()));
    }
    if let Some(scope) = attributes::all(conn)?.scopes().iter().find(|scope| resource.scopes.contains(scope)) {
        return unfit(UnfitResource::Scopes(format!("the scope {scope} tells attributes of people: choose another name")));
    }
    if let Some(alg) = &resource.signing_alg
        && Algorithm::parse(alg).is_none()
    {
        return unfit(UnfitResource::Algorithm(alg.clone()));
    }
    if resource.lifetime == Some(0) {
        return unfit(UnfitResource::Lifetime);
    }
    for client_id in &resource.clients {
        if registered::find(conn, client_id)?.is_none() {
            return unfit(UnfitResource::NoClient(client_id.clone()));
        }
    }
    Ok(())
}

/// In the words of the command line.
impl fmt::Display for UnfitResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(why) | Self::Scopes(why) => f.write_str(why),
            Self::Algorithm(alg) => {
                let known: Vec<&str> = Algorithm::ALL.iter().map(|algorithm| algorithm.name()).collect();
                write!(f, "the algorithm {alg} is not supported: use one of {}", known.join(", "))
            }
            Self::Lifetime => f.write_str("the lifetime must be at least 1 second"),
            Self::NoClient(client_id) => write!(f, "there is no app with the client ID {client_id}"),
        }
    }
}
