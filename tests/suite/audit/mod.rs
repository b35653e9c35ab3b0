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
    found.unwrap_or_else(|| panic!("there is no {kind}"))
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
