//! A factor that was confirmed is kept: on the way of a sign-in, and on a person's own page.

use crate::acts::door::NotDone;
use crate::acts::second_factor::{EnrolFactor, FactorNotEnrolled, NewFactor};
use crate::acts::{Acting, Standing};
use crate::factors::recovery_code;
use crate::http::Failure;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::enrolment::Draft;

/// A factor that was confirmed.
pub(crate) struct Confirmed<'a> {
    /// Where it was drawn.
    pub draft: &'a Draft,
    /// What was drawn.
    pub drawn: &'a Secret,
    /// What is kept of it.
    pub new: NewFactor,
    /// How the person calls it.
    pub name: String,
    /// Whether it is refused where the person has a second factor already.
    pub must_be_first: bool,
}

/// What became of it.
pub(crate) enum Kept {
    /// It is kept.
    Yes {
        /// Its credential id.
        id: String,
        /// The recovery codes that were made with it and count from now on; none where there were some.
        codes: Vec<Secret>,
    },
    /// What was drawn is over: it took too long, or another form kept it.
    DraftOver,
    /// It is set up already. What was drawn stands.
    Taken,
    /// It may not be.
    Refused(NotDone<FactorNotEnrolled>),
}

/// Keeps a factor of `who`. Of any number of forms that confirm one draft one does; where the store fails, the draft is given back and
/// may be confirmed again.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn keep(provider: &Provider, acting: Acting, who: Standing, confirmed: Confirmed<'_>) -> Result<Kept, Failure> {
    let Confirmed { draft, drawn, new, name, must_be_first } = confirmed;
    let now = provider.now();
    if !draft.end(&provider.transient, now).await? {
        return Ok(Kept::DraftOver);
    }
    let codes = recovery_code::make(&provider.random);
    let hashes = recovery_code::hashes(&provider.keyring, &who.user_id, &codes);
    match provider.perform(acting, EnrolFactor { who, new, name, codes: hashes, must_be_first }).await {
        Ok(enrolled) => Ok(Kept::Yes { id: enrolled.id, codes: if enrolled.codes_count { codes } else { Vec::new() } }),
        Err(NotDone::Failed(error)) => {
            draft.give_back(&provider.transient, &provider.keyring, &provider.random, drawn, now).await;
            Err(error.into())
        }
        Err(NotDone::Refused(FactorNotEnrolled::Taken)) => {
            draft.give_back(&provider.transient, &provider.keyring, &provider.random, drawn, now).await;
            Ok(Kept::Taken)
        }
        Err(refused) => Ok(Kept::Refused(refused)),
    }
}
