//! What lately touched the security of an account, from the audit, as its owner may read it.

use std::net::IpAddr;

use crate::audit::{EventType, Filter, Recorded, list};
use crate::pages::{SecurityEvent, SecurityEventKind};
use crate::store::{Connection, StoreError};

/// How many are shown.
const SHOWN: u32 = 12;

const TYPES: [EventType; 13] = [
    EventType::SignedIn,
    EventType::SignInRefused,
    EventType::PasswordChanged,
    EventType::PasswordSet,
    EventType::SessionsEnded,
    EventType::SecondFactorEnrolled,
    EventType::SecondFactorRenamed,
    EventType::SecondFactorRemoved,
    EventType::SecondFactorReset,
    EventType::SecondFactorUsed,
    EventType::SecondFactorRefused,
    EventType::RecoveryCodesRenewed,
    EventType::RecoveryCodeUsed,
];

/// The newest events that were done to a person.
pub(super) fn of_person(conn: &mut Connection, user_id: &str) -> Result<Vec<SecurityEvent>, StoreError> {
    let filter = Filter { events: TYPES.into(), subject_id: Some(user_id.to_owned()), ..Filter::default() };
    Ok(list(conn, &filter, SHOWN)?.into_iter().filter_map(|event| told(event, user_id)).collect())
}

fn told(event: Recorded, user_id: &str) -> Option<SecurityEvent> {
    let done = event.outcome == "done";
    let kind = match EventType::parse(&event.event)? {
        EventType::SignedIn => SecurityEventKind::SignedIn,
        EventType::SignInRefused => SecurityEventKind::SignInRefused,
        EventType::PasswordChanged if done => SecurityEventKind::PasswordChanged,
        EventType::PasswordChanged => SecurityEventKind::PasswordChangeRefused,
        EventType::PasswordSet => SecurityEventKind::PasswordSet,
        EventType::SessionsEnded => SecurityEventKind::SessionsEnded,
        EventType::SecondFactorEnrolled => SecurityEventKind::FactorEnrolled,
        EventType::SecondFactorRenamed => SecurityEventKind::FactorRenamed,
        EventType::SecondFactorRemoved => SecurityEventKind::FactorRemoved,
        EventType::SecondFactorReset => SecurityEventKind::FactorReset,
        EventType::SecondFactorUsed => SecurityEventKind::FactorUsed,
        EventType::SecondFactorRefused => SecurityEventKind::FactorRefused,
        EventType::RecoveryCodesRenewed => SecurityEventKind::CodesRenewed,
        EventType::RecoveryCodeUsed => SecurityEventKind::CodeUsed,
        _ => return None,
    };
    // Where an admin sits is not the person's to know.
    let theirs = event.actor_kind == "anonymous" || event.actor_id.as_deref() == Some(user_id);
    let of = |text: Option<String>| text.filter(|_| theirs).unwrap_or_default();
    Some(SecurityEvent { kind, at: event.at.as_seconds(), place: network(&of(event.address)), user_agent: of(event.user_agent) })
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
    fn an_address_is_shown_roughly() {
        assert_eq!(network("192.0.2.77"), "192.0.2.x");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1::x");
        assert_eq!(network(""), "");
    }
}
