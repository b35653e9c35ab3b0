//! The terms: published and withdrawn by admins, accepted by people.

mod accept;
mod publish;
mod withdraw;

pub(super) use accept::accept;

pub use accept::AcceptTerms;
pub use publish::{PublishTerms, TermsNotPublished};
pub use withdraw::{TermsNotWithdrawn, WithdrawTerms};

use crate::audit::Members;
use crate::people::terms::{Terms, TermsRepresentation};

/// A version as the record sees it: there is nothing of a person in it.
fn members(terms: &Terms) -> Members {
    Members::whole(&TermsRepresentation::from(terms))
}
