//! What a code by e-mail may prove. It is said for the deployment and for each group; the strictest word holds.

/// What a code by e-mail may prove.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EmailCodes {
    /// Nothing.
    #[default]
    Never,
    /// What a second factor proves, for people who have none of their own.
    Second,
    /// Who somebody is, in place of a password.
    First,
    /// Either, and of one person in one sign-in never both.
    Both,
}

impl EmailCodes {
    /// Every word.
    pub const ALL: [Self; 4] = [Self::Never, Self::Second, Self::First, Self::Both];

    /// As settings, rows and forms name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Second => "second",
            Self::First => "first",
            Self::Both => "both",
        }
    }

    /// The word of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.as_str() == name)
    }

    /// Whether it may take the place of a password.
    pub const fn first(self) -> bool {
        matches!(self, Self::First | Self::Both)
    }

    /// Whether it may be a second factor.
    pub const fn second(self) -> bool {
        matches!(self, Self::Second | Self::Both)
    }

    /// What both allow.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self.first() && other.first(), self.second() && other.second()) {
            (false, false) => Self::Never,
            (false, true) => Self::Second,
            (true, false) => Self::First,
            (true, true) => Self::Both,
        }
    }
}

pub(super) fn parse(text: &str) -> Result<EmailCodes, String> {
    EmailCodes::named(text).ok_or_else(|| "expected never, second, first or both".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_allow_is_what_each_of_them_does() {
        for one in EmailCodes::ALL {
            assert_eq!(parse(one.as_str()), Ok(one));
            assert_eq!((one.and(EmailCodes::Both), one.and(EmailCodes::Never), one.and(one)), (one, EmailCodes::Never, one));
            for other in EmailCodes::ALL {
                let both = one.and(other);
                assert_eq!((both.first(), both.second()), (one.first() && other.first(), one.second() && other.second()));
            }
        }
        assert_eq!(EmailCodes::First.and(EmailCodes::Second), EmailCodes::Never);
        assert!(parse("sometimes").is_err() && parse("").is_err());
    }
}
