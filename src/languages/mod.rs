//! Every text that a person reads, in five languages; pages and mails both use it.
//!
//! Floor 0: knows nothing of the rest of the crate but how alike two names are. A text has one id, the same in each `*.ftl` file
//! ([Project Fluent](https://projectfluent.org/)); tests hold the files against each other and against the templates.

mod dates;
mod negotiation;
mod own;
mod texts;

pub use negotiation::{Spoken, choice};
pub use own::{OwnWords, UnfitWords};
pub use texts::{Texts, Value};

/// A language that the pages speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// The default.
    #[default]
    English,
    /// Deutsch.
    German,
    /// Français.
    French,
    /// Español.
    Spanish,
    /// Written from right to left.
    Arabic,
}

/// Which way a language is written: the `dir` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::English, Self::German, Self::French, Self::Spanish, Self::Arabic];

    /// The BCP 47 tag: what `ui_locales_supported` lists and the `lang` attribute says.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// What the language calls itself.
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::French => "Français",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
        }
    }

    /// Which way it is written.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::RightToLeft,
            Self::English | Self::German | Self::French | Self::Spanish => Direction::LeftToRight,
        }
    }

    /// The language of a BCP 47 tag by its first subtag: `fr-CA` is French ([RFC 4647 §3.4](https://www.rfc-editor.org/rfc/rfc4647#section-3.4)).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
    }
}
