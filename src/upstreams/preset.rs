//! What is filled in of a provider that many use.

/// A provider that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Any that has a discovery document.
    #[default]
    Oidc,
    /// Google.
    Google,
    /// GitLab, gitlab.com or one's own.
    Gitlab,
    /// A realm of Keycloak.
    Keycloak,
    /// Okta.
    Okta,
    /// Another Latchkey.
    Latchkey,
}

impl Preset {
    /// Each of them.
    pub const ALL: [Self; 6] = [Self::Oidc, Self::Google, Self::Gitlab, Self::Keycloak, Self::Okta, Self::Latchkey];

    /// As rows, commands and forms name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Google => "google",
            Self::Gitlab => "gitlab",
            Self::Keycloak => "keycloak",
            Self::Okta => "okta",
            Self::Latchkey => "latchkey",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == name)
    }

    /// What people call it: a name of its own, which is the same in every language.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Oidc => "OpenID Connect",
            Self::Google => "Google",
            Self::Gitlab => "GitLab",
            Self::Keycloak => "Keycloak",
            Self::Okta => "Okta",
            Self::Latchkey => "Latchkey",
        }
    }

    /// Its issuer, where everybody's is the same.
    pub const fn issuer(self) -> Option<&'static str> {
        match self {
            Self::Google => Some("https://accounts.google.com"),
            Self::Gitlab => Some("https://gitlab.com"),
            Self::Oidc | Self::Keycloak | Self::Okta | Self::Latchkey => None,
        }
    }

    /// How an issuer of it looks.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Google => "https://accounts.google.com",
            Self::Gitlab => "https://gitlab.com",
            Self::Keycloak => "https://keycloak.example.com/realms/REALM",
            Self::Okta => "https://COMPANY.okta.com",
            Self::Oidc | Self::Latchkey => "https://id.example.com",
        }
    }

    /// What is asked of it.
    pub const fn scopes(self) -> &'static str {
        "openid email profile"
    }
}
