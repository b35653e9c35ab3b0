//! The record: whatever changes or is refused leaves its event, with who, to whom, for which client and from where.

mod changes;
mod requests;

use std::collections::BTreeSet;

use latchkey::audit::{EventType, Filter, Recorded};

use crate::scenario::Scenario;
use crate::scenario::sources::text_of_sources;

/// The types that nothing writes yet.
const NOT_WRITTEN: &[EventType] =
    &[EventType::CredentialAdded, EventType::CredentialRemoved, EventType::ClientApproved, EventType::RegistrationRefused];

/// Everything that was recorded, newest first; what waits in memory is written first.
async fn all(given: &Scenario) -> Vec<Recorded> {
    given.noted().await;
    given.provider.database.read(|conn| latchkey::audit::list(conn, &Filter::default(), 1000)).await.unwrap()
}

/// The newest event of a type. Time goes on behind it: events of one millisecond stand in any order.
async fn newest(given: &Scenario, kind: EventType) -> Recorded {
    let found = all(given).await.into_iter().find(|recorded| recorded.event == kind.name());
    given.later(std::time::Duration::from_millis(1));
    let found = found.unwrap_or_else(|| panic!("there is no {kind}"));
    found_by_whom(given, kind, &found).await;
    found
}

/// Whom an event concerns at least, so that it is found by them.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whom {
    Person,
    App,
    Group,
}

/// Whom each event of the type concerns; of some it is not known each time.
fn whom(kind: EventType) -> &'static [Whom] {
    use EventType as E;
    use Whom::{App, Group, Person};
    match kind {
        E::UserCreated
        | E::UserUpdated
        | E::UserDisabled
        | E::UserEnabled
        | E::UserDeleted
        | E::PasswordSet
        | E::SetupLinkMade
        | E::PasswordChanged
        | E::RecoveryRequested
        | E::PasswordRecovered
        | E::EmailCodeRequested
        | E::EmailCodeUsed
        | E::SmsCodeRequested
        | E::SmsCodeUsed
        | E::PhoneRequested
        | E::PhoneRefused
        | E::PhoneAdded
        | E::PhoneRemoved
        | E::BrowserRemembered
        | E::BrowsersForgotten
        | E::PasswordRemoved
        | E::PasswordHashRenewed
        | E::ChangeDisowned
        | E::EmailChangeRequested
        | E::EmailChangeRefused
        | E::EmailCollided
        | E::EmailChanged
        | E::EmailRestored
        | E::UserRegistered
        | E::TermsAccepted
        | E::UserApproved
        | E::UserRefused
        | E::AccountConnected
        | E::AccountDisconnected
        | E::ClaimsLeftOut
        | E::UpstreamTried
        | E::CredentialAdded
        | E::CredentialRemoved
        | E::SecondFactorEnrolled
        | E::SecondFactorRenamed
        | E::SecondFactorRemoved
        | E::SecondFactorReset
        | E::FactorLossCodeSent
        | E::FactorLossCodeRefused
        | E::FactorLossAsked
        | E::FactorLossCancelled
        | E::FactorLossConfirmed
        | E::FactorLossRefused
        | E::FactorLossLapsed
        | E::AccountRegained
        | E::SecondFactorUsed
        | E::SecondFactorRefused
        | E::SecondFactorCopied
        | E::RecoveryCodesRenewed
        | E::RecoveryCodeUsed
        | E::SessionsEnded
        | E::SignedIn
        | E::SessionEnded
        | E::SetupCompleted
        | E::RoleAssigned
        | E::RoleRemoved
        | E::InvitationAccepted
        | E::AuditRead
        | E::ListExported
        | E::AccessRefused => &[Person],
        E::GroupCreated | E::GroupUpdated | E::GroupDeleted => &[Group],
        E::MemberAdded | E::MemberRemoved => &[Person, Group],
        E::ClientTried
        | E::ConsentGiven
        | E::ConsentDenied
        | E::ConsentWithdrawn
        | E::GrantCreated
        | E::GrantRevoked
        | E::CodeReplayed
        | E::RefreshReused
        | E::IdTokenLarge
        | E::TokenRevoked => &[Person, App],
        E::ClientCreated
        | E::ClientUpdated
        | E::ClientDisabled
        | E::ClientEnabled
        | E::ClientDeleted
        | E::ClientSecretRotated
        | E::ClientApproved
        | E::ClientAuthenticationFailed
        | E::RefreshRepeated
        | E::TokenRefreshed
        | E::TokenIssued
        | E::TokenIntrospected
        | E::TokenRefused => &[App],
        E::SignInRefused
        | E::RecoveryRefused
        | E::EmailCodeRefused
        | E::SmsCodeRefused
        | E::SignUpRequested
        | E::SignUpRefused
        | E::RegistrationRefused
        | E::ResourceCreated
        | E::ResourceUpdated
        | E::ResourceDeleted
        | E::AttributeCreated
        | E::AttributeUpdated
        | E::AttributeDeleted
        | E::RuleSet
        | E::RuleRemoved
        | E::UpstreamCreated
        | E::UpstreamUpdated
        | E::UpstreamDeleted
        | E::TermsPublished
        | E::TermsWithdrawn
        | E::AuthorizationRefused
        | E::SignOutRefused
        | E::KeyCreated
        | E::KeyRotated
        | E::KeyRevoked
        | E::MessageTested
        | E::MessageSentAgain
        | E::MessageFailed
        | E::MessageBoundReached
        | E::InvitationCreated
        | E::InvitationSentAgain
        | E::InvitationWithdrawn
        | E::FormRefused => &[],
    }
}

/// The event is found by the person, the app and the group that it concerns.
async fn found_by_whom(given: &Scenario, kind: EventType, event: &Recorded) {
    let actor = |kind: &str| event.actor_id.clone().filter(|_| event.actor_kind == kind);
    for whom in whom(kind) {
        let nobody = || panic!("{kind} does not know its {whom:?}: {event:?}");
        let filter = match whom {
            Whom::Person => Filter { user_id: event.user_id.clone().or_else(|| actor("user")).or_else(nobody), ..Filter::default() },
            Whom::App => Filter { client_id: event.client_id.clone().or_else(nobody), ..Filter::default() },
            Whom::Group => Filter { group_id: event.group_id.clone().or_else(nobody), ..Filter::default() },
        };
        let asked = filter.clone();
        let found = given.provider.database.read(move |conn| latchkey::audit::list(conn, &asked, 1000)).await.unwrap();
        assert!(found.contains(event), "{kind} is not found by its {whom:?}: {filter:?}");
    }
}

#[test]
fn every_type_of_event_has_a_story_here_or_is_written_nowhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut product = String::new();
    for entry in std::fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "audit") {
            product.push_str(&text_of_sources(&path));
        }
    }
    let stories = concat!(include_str!("changes.rs"), include_str!("requests.rs")).replace("E::", "EventType::");
    let mentioned = |text: &str| -> BTreeSet<EventType> {
        let named = |kind: &&EventType| {
            let name = format!("EventType::{kind:?}");
            text.match_indices(&name).any(|(at, _)| !text[at + name.len()..].starts_with(|next: char| next.is_alphanumeric()))
        };
        EventType::ALL.iter().filter(named).copied().collect()
    };
    let (written, told) = (mentioned(&product), mentioned(&stories));
    for kind in EventType::ALL {
        if NOT_WRITTEN.contains(kind) {
            assert!(!written.contains(kind), "{kind} is written now: tell its story in changes.rs or requests.rs");
        } else {
            assert!(told.contains(kind), "{kind} has no story in changes.rs or requests.rs");
        }
    }
}
