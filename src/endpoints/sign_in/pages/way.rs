//! What a journey and a person's own pages know of each factor that goes beside the first one: how it is proven, and how it is set up.

use actix_web::HttpResponse;

use crate::acts::second_factor::{Held, NewFactor, SecondFactors};
use crate::endpoints::sign_in::known::Known;
use crate::endpoints::sign_in::step::{Later, Page, opened_at};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::pages::{AboutFactor, CodeProblem, EnrolOnTheWay, EnrolOwn, FactorWords, PageContext, SecondFactorProblem};
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::Journey;
use crate::store::StoreError;

/// One factor.
pub(crate) struct Way {
    /// Which.
    pub kind: Kind,
    /// The page that asks for it.
    pub(super) page: &'static Page,
    /// The text of the link to that page.
    pub(super) link: &'static str,
    /// How the record names it where it is refused.
    pub(super) recorded_as: &'static str,
    /// The field of its form that brings the proof.
    pub(super) field: &'static str,
    /// Shows the page, with what was wrong.
    pub(super) show: for<'a> fn(&'a Visitor<'_>, &'a Journey, Option<SecondFactorProblem>) -> Later<'a, HttpResponse>,
    /// Checks what the field brought, and takes it where it is right.
    pub(super) check: for<'a> fn(&'a Visitor<'_>, &'a Journey, &'a Known, &'a str) -> Later<'a, Checked>,
    /// How it is set up; none where it is made with another.
    pub set_up: Option<SetUp>,
}

/// What became of a proof.
pub(super) enum Checked {
    /// It counts, and no more from now on.
    Right {
        /// What the proof rests on, where more than this one.
        credential: Option<String>,
        /// How many proofs the factor is good for still; none where there is no end to them.
        left: Option<usize>,
    },
    /// It doesn't.
    Wrong {
        /// What the page says of it.
        problem: SecondFactorProblem,
        /// What the record says of it.
        reason: &'static str,
    },
    /// This journey has had its share of wrong ones: the password is asked again.
    UsedUp,
}

impl Checked {
    /// It is none of the person's, or none of this moment.
    pub(super) const MISMATCH: Self = Self::Wrong { problem: SecondFactorProblem::Mismatch, reason: "mismatch" };
    /// It was right, and counted before.
    pub(super) const USED: Self = Self::Wrong { problem: SecondFactorProblem::Used, reason: "used_before" };
}

/// The factor that was confirmed, or why it was not; or a failure.
pub(crate) type Confirming = Result<Result<NewFactor, CodeProblem>, StoreError>;

/// How a factor is set up: something is drawn, and a code or an answer shows that the person has what it was drawn for.
pub(crate) struct SetUp {
    /// In which words it is listed.
    pub words: &'static FactorWords,
    /// What the list says of one beside its name.
    pub about: fn(&Held) -> Result<AboutFactor, StoreError>,
    /// Which of this person's a browser is to keep, as JSON for the script; none where no browser keeps any.
    pub accepted: fn(&Provider, &str, &SecondFactors) -> Result<Option<String>, StoreError>,
    /// Draws what is to be confirmed for this person.
    pub draw: for<'a> fn(&'a Visitor<'_>, &'a Known) -> Later<'a, Secret>,
    /// The field of its form that confirms it.
    pub field: &'static str,
    /// What that field makes of what was drawn, or why it is not taken.
    pub confirm: fn(&Visitor<'_>, &Secret, &str) -> Confirming,
    /// Its page of a person's own, with what was drawn.
    pub own: fn(&Visitor<'_>, &Secret, &EnrolOwn, &PageContext) -> String,
    /// Its page on the way of a sign-in.
    pub(super) on_the_way: fn(&Visitor<'_>, &Secret, &EnrolOnTheWay, &PageContext) -> String,
}

impl Way {
    /// Where its page is opened.
    pub(super) fn opened_at(&self, journey: &Journey) -> String {
        let at = opened_at(self.page.path, journey);
        match self.page.named {
            Some(name) => format!("{at}&{name}=1"),
            None => at,
        }
    }
}
