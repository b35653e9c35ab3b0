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
    /// Microsoft Entra: one tenant, several, or everybody's.
    Entra,
    /// Apple.
    Apple,
    /// GitHub, github.com or one's own: OAuth 2 with a user endpoint.
    Github,
    /// Any that has OAuth 2 with a user endpoint.
    Oauth2,
}

impl Preset {
    /// Each of them.
    pub const ALL: [Self; 10] = [
        Self::Oidc,
        Self::Google,
        Self::Entra,
        Self::Apple,
        Self::Github,
        Self::Gitlab,
        Self::Keycloak,
        Self::Okta,
        Self::Latchkey,
        Self::Oauth2,
    ];

    /// As rows, commands and forms name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Google => "google",
            Self::Gitlab => "gitlab",
            Self::Keycloak => "keycloak",
            Self::Okta => "okta",
            Self::Latchkey => "latchkey",
            Self::Entra => "entra",
            Self::Apple => "apple",
            Self::Github => "github",
            Self::Oauth2 => "oauth2",
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
            Self::Entra => "Microsoft",
            Self::Apple => "Apple",
            Self::Github => "GitHub",
            Self::Oauth2 => "OAuth 2",
        }
    }

    /// Its issuer, where everybody's is the same.
    pub const fn issuer(self) -> Option<&'static str> {
        match self {
            Self::Google => Some("https://accounts.google.com"),
            Self::Gitlab => Some("https://gitlab.com"),
            Self::Apple => Some("https://appleid.apple.com"),
            // As its answers name it.
            Self::Github => Some("https://github.com/login/oauth"),
            Self::Oidc | Self::Keycloak | Self::Okta | Self::Latchkey | Self::Entra | Self::Oauth2 => None,
        }
    }

    /// How an issuer of it looks.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Google => "https://accounts.google.com",
            Self::Gitlab => "https://gitlab.com",
            Self::Keycloak => "https://keycloak.example.com/realms/REALM",
            Self::Okta => "https://COMPANY.okta.com",
            Self::Entra => "https://login.microsoftonline.com/TENANT-ID/v2.0",
            Self::Apple => "https://appleid.apple.com",
            Self::Github => "https://github.com/login/oauth",
            Self::Oidc | Self::Latchkey | Self::Oauth2 => "https://id.example.com",
        }
    }

    /// What is asked of it.
    pub const fn scopes(self) -> &'static str {
        match self {
            Self::Apple => "openid email name",
            Self::Github => "read:user user:email",
            Self::Oauth2 => "",
            _ => "openid email profile",
        }
    }

    /// Whether it is talked to by OAuth 2 alone: without a document, keys and ID tokens.
    pub const fn is_oauth2(self) -> bool {
        matches!(self, Self::Github | Self::Oauth2)
    }

    /// Whether we may say who we are there by a key of our own, which it reads at an address of ours. Microsoft takes an uploaded certificate
    /// alone, and Google and GitLab a secret.
    pub const fn takes_own_key(self) -> bool {
        matches!(self, Self::Oidc | Self::Keycloak | Self::Okta | Self::Latchkey)
    }

    /// Whether its answers are posted from its page to ours.
    pub const fn posts(self) -> bool {
        matches!(self, Self::Apple)
    }
}
