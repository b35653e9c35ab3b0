//! The `prompt` parameter ([Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest),
//! [Initiating User Registration 1.0 §4](https://openid.net/specs/openid-connect-prompt-create-1_0.html)).

use serde::{Deserialize, Serialize};

use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::named_kinds;

named_kinds! {
    /// A value of the parameter.
    pub enum PromptValue;

    /// No page at all.
    None = "none";
    /// Every factor again.
    Login = "login";
    /// Consent again.
    Consent = "consent";
    /// The account chooser.
    SelectAccount = "select_account";
    /// Enrolment before sign-in.
    Create = "create";
}

impl PromptValue {
    /// The values that are understood; `create` only where people may enrol themselves.
    pub fn supported(enrolment: bool) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |value| enrolment || *value != Self::Create)
    }
}

/// Which pages a client asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prompt {
    /// No page at all: an error where one would be needed. Stands alone.
    pub none: bool,
    /// Every factor again.
    pub login: bool,
    /// Consent again.
    pub consent: bool,
    /// The account chooser.
    pub select_account: bool,
    /// Enrolment before sign-in.
    pub create: bool,
}

impl Prompt {
    /// Parses the parameter. `invalid_request` for `none` beside others and for a value that is not understood.
    pub fn parse(text: &str, enrolment: bool) -> Result<Self, OAuthError> {
        let mut prompt = Self::default();
        for name in text.split(' ').filter(|name| !name.is_empty()) {
            let value = PromptValue::supported(enrolment)
                .find(|value| value.as_str() == name)
                .ok_or_else(|| OAuthError::invalid_request(format!("the prompt value '{name}' is not supported")))?;
            match value {
                PromptValue::None => prompt.none = true,
                PromptValue::Login => prompt.login = true,
                PromptValue::Consent => prompt.consent = true,
                PromptValue::SelectAccount => prompt.select_account = true,
                PromptValue::Create => prompt.create = true,
            }
        }
        if prompt.none && prompt != (Self { none: true, ..Self::default() }) {
            return Err(OAuthError::invalid_request("prompt=none cannot be combined with another prompt value"));
        }
        Ok(prompt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_3_1_2_1_none_stands_alone() {
        assert!(Prompt::parse("none", false).unwrap().none);
        for bad in ["none login", "consent none", "none create"] {
            assert!(Prompt::parse(bad, true).is_err(), "{bad}");
        }
        let both = Prompt::parse("login consent", false).unwrap();
        assert!(both.login && both.consent && !both.none);
    }

    #[test]
    fn prompt_create_is_understood_only_where_people_may_enrol() {
        assert!(Prompt::parse("create", false).is_err());
        assert!(Prompt::parse("create", true).unwrap().create);
        assert!(!PromptValue::supported(false).any(|value| value == PromptValue::Create));
        assert!(Prompt::parse("Login", true).is_err());
        for value in PromptValue::ALL {
            assert!(Prompt::parse(value.as_str(), true).is_ok());
        }
    }
}
