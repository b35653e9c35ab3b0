//! What lately touched the security of an account, from the audit, as its owner may read it.

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::audit::{EventType, Filter, Recorded, list};
use crate::pages::SecurityEvent;
use crate::store::{Connection, StoreError};

/// How many are shown.
const SHOWN: usize = 12;
/// How many of these at most of what anybody can cause who knows a name: a stranger's noise hides nothing else.
const OF_STRANGERS: usize = 3;

/// The newest events that were done to a person.
pub(super) fn of_person(conn: &mut Connection, user_id: &str) -> Result<Vec<SecurityEvent>, StoreError> {
    let is_strangers = |event: &EventType| EventType::CAUSED_BY_STRANGERS.contains(event);
    let mut newest = |events: BTreeSet<EventType>, most: usize| {
        let filter = Filter { events, subject_id: Some(user_id.to_owned()), ..Filter::default() };
        list(conn, &filter, u32::try_from(most).unwrap_or(u32::MAX))
    };
    let mut found = newest(EventType::told_to_people().filter(|event| !is_strangers(event)).collect(), SHOWN)?;
    found.extend(newest(EventType::CAUSED_BY_STRANGERS.iter().copied().collect(), OF_STRANGERS)?);
    found.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    found.truncate(SHOWN);
    // Who chose a password by a link or a mail ended their sessions by that, if they had any: it is told once.
    let chooses = [EventType::PasswordSet, EventType::PasswordRecovered].map(EventType::name);
    let by_link = |event: &Recorded| chooses.contains(&event.event.as_str()) && event.actor_id.as_deref() == Some(user_id);
    let chosen: Vec<Option<String>> = found.iter().filter(|event| by_link(event)).map(|event| event.request_id.clone()).collect();
    let is_told = |event: &Recorded| {
        event.event == EventType::SessionsEnded.name() && event.request_id.is_some() && chosen.contains(&event.request_id)
    };
    Ok(found.into_iter().filter(|event| !is_told(event)).filter_map(|event| told(event, user_id)).collect())
}

fn told(event: Recorded, user_id: &str) -> Option<SecurityEvent> {
    let own = event.actor_id.as_deref() == Some(user_id);
    let words = EventType::parse(&event.event)?.told().words(event.outcome == "done", own)?;
    // Where an admin sits is not the person's to know.
    let theirs = event.actor_kind == "anonymous" || own;
    let of = |text: Option<String>| text.filter(|_| theirs).unwrap_or_default();
    Some(SecurityEvent { words, at: event.at.as_seconds(), place: network(&of(event.address)), user_agent: of(event.user_agent) })
}

/// The network that an address lies in: enough to know one's own, too little to find somebody else.
fn network(address: &str) -> String {
    match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.x")
        }
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}::x")
        }
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_an_admin_sits_is_not_told_to_the_person() {
        for event in EventType::told_to_people() {
            let recorded = Recorded {
                id: String::new(),
                at: crate::clock::Timestamp::from_seconds(0),
                event: event.name().into(),
                outcome: "done".into(),
                actor_kind: "user".into(),
                actor_id: Some("admin".into()),
                subject_kind: Some("user".into()),
                subject_id: Some("u1".into()),
                user_id: None,
                group_id: None,
                client_id: None,
                request_id: None,
                details: serde_json::Map::new(),
                address: Some("192.0.2.77".into()),
                user_agent: Some("curl/8".into()),
            };
            let shown = told(recorded.clone(), "u1").unwrap();
            assert!(shown.place.is_empty() && shown.user_agent.is_empty());
            assert_eq!(told(Recorded { actor_id: Some("u1".into()), ..recorded }, "u1").unwrap().place, "192.0.2.x");
        }
    }

    #[test]
    fn an_address_is_shown_roughly() {
        assert_eq!(network("192.0.2.77"), "192.0.2.x");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1::x");
        assert_eq!(network(""), "");
    }
}
