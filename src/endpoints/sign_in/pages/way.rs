//! What a journey and a person's own pages know of each factor that goes beside the first one: how it is proven, and how it is set up.

use actix_web::HttpResponse;

use crate::acts::second_factor::NewFactor;
use crate::clock::Timestamp;
use crate::endpoints::sign_in::known::Known;
use crate::endpoints::sign_in::step::{Later, Page, opened_at};
use crate::endpoints::visitor::Visitor;
use crate::factors::Kind;
use crate::pages::{EnrolOnTheWay, EnrolOwn, FactorWords, PageContext, SecondFactorProblem};
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
    /// Shows the page, with what was wrong.
    pub(super) show: for<'a> fn(&'a Visitor<'_>, &'a Journey, Option<SecondFactorProblem>) -> Later<'a, HttpResponse>,
    /// Checks what was typed, and takes it where it is right.
    pub(super) check: for<'a> fn(&'a Visitor<'_>, &'a Journey, &'a Known, &'a str) -> Later<'a, Checked>,
    /// How it is set up; none where it is made with another.
    pub set_up: Option<SetUp>,
}

/// What became of a code.
pub(super) enum Checked {
    /// It counts, and no more from now on.
    Right {
        /// What the proof rests on, where more than this one.
        credential: Option<String>,
        /// How many proofs the factor is good for still; none where there is no end to them.
        left: Option<usize>,
    },
    /// It doesn't.
    Wrong(SecondFactorProblem),
    /// This journey has had its share of wrong ones: the password is asked again.
    UsedUp,
}

/// How a factor is set up: something is drawn, and a code shows that the person has what it was drawn for.
pub(crate) struct SetUp {
    /// In which words it is listed.
    pub words: &'static FactorWords,
    /// Draws what is to be confirmed for the person with this address.
    pub draw: for<'a> fn(&'a Visitor<'_>, &'a str) -> Later<'a, Secret>,
    /// What a code that was typed makes of what was drawn; none where the code is wrong.
    pub confirm: fn(&Secret, &str, Timestamp) -> Result<Option<NewFactor>, StoreError>,
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
