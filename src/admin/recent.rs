//! Which acts of the console ask an admin whose sign-in is some time ago to prove again who they are.
//!
//! One rule: every act asks, but those that can only make things safer (to end sessions is to be quick), those that only look,
//! and those that change nothing but how a person or an app is shown. A new act asks, unless it is listed here.

use crate::acts::person::Changes;
use crate::people::User;
use crate::protocol::claims::untagged;
use crate::protocol::client::Client;

/// What an admin is about to do.
#[derive(Clone, Copy)]
pub(super) enum Intent<'a> {
    /// Takes a list or the record along.
    Export,
    /// Makes an account with a way into it.
    MakePerson,
    /// Changes what is known of a person.
    ChangePerson { before: &'a User, changes: &'a Changes },
    /// Hands out a way into an account, takes one away, gives or takes a right, switches the account or deletes it.
    AccessOfPerson,
    /// Ends sessions of one person.
    EndSessions,
    /// Ends everybody's.
    EndEverybodysSessions,
    /// Makes a group, which has no members yet.
    MakeGroup,
    /// Changes a group or who is in it, or deletes it.
    ChangeGroup,
    /// Connects an app and shows its secret.
    ConnectApp,
    /// Changes an app.
    ChangeApp { before: &'a Client, after: &'a Client },
    /// Adds an API.
    MakeApi,
    /// Changes an API, or deletes it.
    ChangeApi,
    /// Switches an app on or off, or deletes it.
    SwitchApp,
    /// Shows that an app has secrets, and makes new ones.
    AppSecrets,
    /// Signs in as oneself on trial, for an app.
    TryApp,
    /// Makes another key sign, or refuses all that one signed.
    Keys,
}

/// Claims by which no app knows a person: what they are called, and how things are shown to them. All others may be what an
/// app takes people by: an address, a user name or a number, a nickname (which some apps make the user name), an attribute
/// that the presets let them choose.
const ONLY_SHOWN: [&str; 11] =
    ["name", "given_name", "family_name", "middle_name", "gender", "birthdate", "zoneinfo", "locale", "picture", "website", "address"];

impl Intent<'_> {
    /// Whether it asks for a fresh sign-in.
    pub fn asks(self) -> bool {
        match self {
            Self::EndSessions | Self::MakeGroup | Self::TryApp => false,
            Self::ChangePerson { before, changes } => !is_only_shown_of_a_person(before, changes),
            Self::ChangeApp { before, after } => !is_only_shown_of_an_app(before, after),
            Self::Export
            | Self::MakePerson
            | Self::AccessOfPerson
            | Self::EndEverybodysSessions
            | Self::ChangeGroup
            | Self::ConnectApp
            | Self::MakeApi
            | Self::ChangeApi
            | Self::SwitchApp
            | Self::AppSecrets
            | Self::Keys => true,
        }
    }
}

fn is_only_shown_of_a_person(before: &User, changes: &Changes) -> bool {
    changes.email.is_none()
        && changes.username.is_none()
        && changes.email_verified.is_none_or(|verified| verified == before.email_verified)
        && changes.claims.keys().all(|claim| ONLY_SHOWN.contains(&untagged(claim)))
}

/// Where tokens and people go, what tokens hold and how long they live, and what is asked before: all but the name.
fn is_only_shown_of_an_app(before: &Client, after: &Client) -> bool {
    let mut renamed = before.clone();
    renamed.metadata.client_name.clone_from(&after.metadata.client_name);
    // A box that is not ticked says no where nothing was said before.
    if renamed.settings.require_pkce.unwrap_or(false) == after.settings.require_pkce.unwrap_or(false) {
        renamed.settings.require_pkce = after.settings.require_pkce;
    }
    renamed == *after
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::clock::Timestamp;
    use crate::people::{Email, Status};
    use crate::protocol::client::{ClientKind, ClientSettings, Provenance};
    use crate::protocol::registration::{Registrar, validate};

    fn person() -> User {
        let at = Timestamp::from_seconds(0);
        User {
            id: "1".into(),
            email: Email::parse("mara@example.com").unwrap(),
            email_verified: true,
            username: None,
            external_id: None,
            status: Status::Active,
            epoch: 0,
            claims: Map::new(),
            created_at: at,
            updated_at: at,
            last_sign_in_at: None,
            version: 1,
        }
    }

    #[test]
    fn attack_whatever_an_app_may_know_a_person_by_asks_for_a_fresh_sign_in() {
        let before = person();
        let asks = |changes: Changes| Intent::ChangePerson { before: &before, changes: &changes }.asks();
        let claim = |name: &str, value: Value| Changes { claims: [(name.to_owned(), value)].into_iter().collect(), ..Changes::default() };
        for shown in ["name", "given_name", "locale", "name#de", "picture"] {
            assert!(!asks(claim(shown, json!("x"))), "{shown}");
        }
        for known_by in ["nickname", "phone_number", "phone_number_verified", "employee_id", "profile", "preferred_username#x"] {
            assert!(asks(claim(known_by, json!("x"))) && asks(claim(known_by, Value::Null)), "{known_by}");
        }
        assert!(!asks(Changes { email_verified: Some(true), ..Changes::default() }), "as it was");
        assert!(asks(Changes { email_verified: Some(false), ..Changes::default() }));
        assert!(asks(Changes { username: Some("mara".into()), ..Changes::default() }));
        assert!(asks(Changes { username: Some(String::new()), ..Changes::default() }), "to take it away, too");
        assert!(asks(Changes { email: Some("x@example.com".into()), ..Changes::default() }));
    }

    #[test]
    fn attack_all_of_an_app_but_its_name_asks_for_a_fresh_sign_in() {
        let given = json!({ "client_name": "App", "redirect_uris": ["https://a.example/cb"], "scope": "openid" });
        let registered = validate(&given, Some(ClientKind::Web), Registrar::Admin).unwrap();
        let before = Client {
            client_id: "app".into(),
            kind: registered.kind,
            metadata: registered.metadata,
            settings: ClientSettings::default(),
            enabled: true,
            provenance: Provenance::Admin,
            approved: false,
        };
        let asks = |change: &dyn Fn(&mut Client)| {
            let mut after = before.clone();
            change(&mut after);
            Intent::ChangeApp { before: &before, after: &after }.asks()
        };
        assert!(!asks(&|_| ()) && !asks(&|app| app.metadata.client_name = Some("Other".into())));
        assert!(asks(&|app| app.metadata.scope = None));
        assert!(asks(&|app| app.metadata.redirect_uris.push("https://b.example/cb".into())));
        assert!(asks(&|app| app.metadata.post_logout_redirect_uris.push("https://b.example/".into())));
        assert!(asks(&|app| app.metadata.client_uri = Some("https://b.example/".into())));
        assert!(asks(&|app| app.metadata.initiate_login_uri = Some("https://a.example/".into())));
        assert!(asks(&|app| app.settings.first_party = true));
        assert!(asks(&|app| app.settings.id_token_claims = true));
        assert!(asks(&|app| app.settings.access_token_lifetime = Some(60)));
        assert!(asks(&|app| app.settings.require_second_factor = true));
        assert!(asks(&|app| app.settings.require_pkce = Some(true)));
        assert!(!asks(&|app| app.settings.require_pkce = Some(false)), "as it was");
    }
}
