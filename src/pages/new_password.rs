//! `new-password`: a password that must be replaced before one goes on.

use askama::Template;
use zxcvbn::feedback::Warning;

use super::chrome::{Chrome, Plate};
use super::context::PageContext;
use super::drawn;
use super::parts::{AccountCard, AppCard, Field, Hidden, Summary};

/// Asks for a new password. Posts `new_password`.
#[derive(Clone, Debug, Default)]
pub struct NewPassword {
    /// Where the form goes.
    pub action: String,
    /// The app that asks.
    pub app: Option<AppCard>,
    /// What the form carries along.
    pub hidden: Vec<Hidden>,
    /// Whose password.
    pub account: AccountCard,
    /// Why it must be replaced.
    pub reason: NewPasswordReason,
    /// The least number of characters.
    pub minimum: u32,
    /// What is wrong with the one just typed.
    pub problems: Vec<NewPasswordProblem>,
}

/// Why a password must be replaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewPasswordReason {
    /// Somebody else set it.
    #[default]
    Temporary,
    /// It is known to others.
    Compromised,
    /// The person forgot it, and proved by mail who they are.
    Forgotten {
        /// Whether the box is ticked that ends all sessions.
        end_others: bool,
    },
    /// They lost their second factor, and waited: it goes with the password.
    Lost,
    /// There is none yet, or none that is known: a link leads here.
    First {
        /// There is one, which the new one replaces.
        has_one: bool,
    },
}

/// What is wrong with a new password.
#[derive(Clone, Debug, PartialEq)]
pub enum NewPasswordProblem {
    /// None was typed.
    Missing,
    /// It has too few characters.
    TooShort {
        /// The least number.
        minimum: u32,
    },
    /// It has more bytes than are taken.
    TooLong {
        /// The greatest number of bytes.
        maximum: u32,
    },
    /// It holds the person's own name or address.
    Personal,
    /// It is on the list of those that were stolen elsewhere.
    Breached,
    /// It is the present one.
    Same,
    /// It is one of the last that the person had.
    Former,
    /// It is too easily guessed; what the estimator says.
    Guessable(Option<Warning>),
}

impl NewPasswordProblem {
    pub(super) fn text(&self, c: &Chrome<'_>) -> String {
        match self {
            Self::Missing => c.t("new-password-missing"),
            Self::TooShort { minimum } => c.with("new-password-too-short", "minimum", *minimum),
            Self::TooLong { maximum } => c.with("new-password-too-long", "maximum", *maximum),
            Self::Personal => c.t("new-password-personal"),
            Self::Breached => c.t("new-password-breached"),
            Self::Same => c.t("new-password-same"),
            Self::Former => c.t("new-password-former"),
            Self::Guessable(warning) => c.t(match warning {
                Some(Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess) => "new-password-keyboard",
                Some(Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess) => {
                    "new-password-repeats"
                }
                Some(Warning::SequencesLikeAbcAreEasyToGuess) => "new-password-sequence",
                Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => "new-password-dates",
                Some(Warning::AWordByItselfIsEasyToGuess) => "new-password-word",
                Some(Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess) => {
                    "new-password-names"
                }
                Some(_) => "new-password-common",
                None => "new-password-guessable",
            }),
        }
    }

    /// The sentences of several problems, one after the other.
    pub(super) fn sentences(problems: &[Self], c: &Chrome<'_>) -> Option<String> {
        (!problems.is_empty()).then(|| problems.iter().map(|problem| problem.text(c)).collect::<Vec<_>>().join(" "))
    }
}

/// The field for a new password with the rule as its hint.
pub(super) fn field(c: &Chrome<'_>, name: &'static str, label: &str, minimum: u32, problems: &[NewPasswordProblem]) -> Field {
    let words = ["password-meter-short", "password-meter-weak", "password-meter-fair", "password-meter-strong"].map(|id| c.t(id));
    Field::password(c, name, label, "new-password")
        .meter(words.join("|"))
        .hint(c.with("new-password-rule", "minimum", minimum))
        .minimum(minimum)
        .error(NewPasswordProblem::sentences(problems, c))
}

#[derive(Template)]
#[template(path = "new-password.html")]
struct View<'a> {
    c: Chrome<'a>,
    plate: Plate<'a>,
    page: &'a NewPassword,
    title: String,
    reason: String,
    summary: Option<Summary>,
    new_password: Field,
    /// Whether the box is ticked that ends all sessions; none where it is not offered.
    end_others: Option<bool>,
}

impl NewPassword {
    /// The page as HTML.
    pub fn render(&self, ctx: &PageContext) -> String {
        let c = Chrome::new(ctx, "new-password");
        // Whoever never had one chooses no new one.
        let is_new = self.reason != NewPasswordReason::First { has_one: false };
        let title = c.t(if is_new { "new-password-title" } else { "first-password-title" });
        let label = if is_new { "new-password" } else { "password" };
        let new_password = field(&c, "new_password", label, self.minimum, &self.problems).focus(self.problems.is_empty());
        let summary = Summary::of(&c, &[&new_password]);
        let reason = c.t(match self.reason {
            NewPasswordReason::Temporary => "new-password-temporary",
            NewPasswordReason::Compromised => "new-password-compromised",
            NewPasswordReason::Forgotten { .. } => "new-password-forgotten",
            NewPasswordReason::Lost => "new-password-lost",
            NewPasswordReason::First { .. } => "new-password-first",
        });
        let end_others = match self.reason {
            NewPasswordReason::Forgotten { end_others } => Some(end_others),
            _ => None,
        };
        let plate = c.plate(self.app.as_ref(), "plate-sign-in", 3);
        drawn(&View { c, plate, page: self, title, reason, summary, new_password, end_others })
    }
}
