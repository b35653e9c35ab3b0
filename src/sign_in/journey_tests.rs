//! Every state of a journey and every event: what follows, and what is a misstep that changes nothing.

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::protocol::authorization::request::{ServerRules, validate};
use crate::protocol::client::{ClientKind, samples};
use crate::protocol::parameters::Parameters;

const NOW: Timestamp = Timestamp::from_seconds(100_000);
const FRESH: AccountFacts = AccountFacts { password_is_temporary: false, consent_is_owed: false };
const CONSENT: AccountFacts = AccountFacts { password_is_temporary: false, consent_is_owed: true };
const TEMPORARY: AccountFacts = AccountFacts { password_is_temporary: true, consent_is_owed: true };

fn request() -> Box<AuthorizationRequest> {
    let client = samples::client(ClientKind::Web, &["https://app.example/cb"]);
    let query = format!("client_id={}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code&scope=openid", client.client_id);
    let rules = ServerRules { issuer: "https://op.example", enrolment: false };
    Box::new(validate(&Parameters::read(query.as_bytes()), Some(&client), &rules, &|_| None).unwrap())
}

fn session(user_id: &str, proven_at: Timestamp) -> Session {
    Session {
        sid: format!("sid-{user_id}"),
        issuer: "https://op.example".into(),
        user_id: user_id.into(),
        epoch: 0,
        factors: vec![Factor::password(proven_at)],
        clients: Vec::new(),
        created_at: proven_at,
        last_used_at: proven_at,
        address: None,
        user_agent: None,
    }
}

fn beginning(sessions: &[Session]) -> Beginning<'_> {
    Beginning {
        id: "j".into(),
        browser: "b".into(),
        purpose: Purpose::Authorize(request()),
        demands: Demands::default(),
        sessions,
        must_be: None,
        login_hint: None,
        hinted: false,
        last_for_client: None,
        now: NOW,
        expires_at: NOW.plus(Duration::from_secs(3600)),
    }
}

/// The states, by name.
fn states() -> Vec<(&'static str, Journey)> {
    let alice = [session("alice", NOW)];
    let both = [session("alice", NOW), session("bob", NOW)];
    let identify = Journey::begin(beginning(&[]));
    let settled = Journey::begin(beginning(&alice));
    let mut consent = settled.clone();
    consent.learn(CONSENT);
    let password = Journey::begin(Beginning { demands: Demands { login: true, ..Demands::default() }, ..beginning(&alice) });
    let proven = |facts| {
        let mut journey = identify.clone();
        journey.prove_password("alice", 0, facts, NOW).unwrap();
        journey
    };
    vec![
        ("identify", identify.clone()),
        ("password", password),
        ("choice", Journey::begin(beginning(&both))),
        ("new password", proven(TEMPORARY)),
        ("session due", proven(FRESH)),
        ("session and consent due", proven(CONSENT)),
        ("consent", consent),
        ("settled", settled),
    ]
}

#[derive(Clone, Copy, Debug)]
enum Event {
    ChooseAlice,
    Another,
    Switch,
    ProveAlice,
    ProveBob,
    Replace,
    SessionBegan,
    Agree,
}

const EVENTS: [Event; 8] = [
    Event::ChooseAlice,
    Event::Another,
    Event::Switch,
    Event::ProveAlice,
    Event::ProveBob,
    Event::Replace,
    Event::SessionBegan,
    Event::Agree,
];

fn apply(journey: &mut Journey, event: Event) -> Result<(), Misstep> {
    match event {
        Event::ChooseAlice => journey.choose(&session("alice", NOW), CONSENT, NOW),
        Event::Another => journey.use_another_account(),
        Event::Switch => journey.switch_account(),
        Event::ProveAlice => journey.prove_password("alice", 0, CONSENT, NOW),
        Event::ProveBob => journey.prove_password("bob", 0, CONSENT, NOW),
        Event::Replace => journey.replace_password(),
        Event::SessionBegan => journey.session_began("sid-new"),
        Event::Agree => journey.agree(Agreement { scopes: Scopes::default() }),
    }
}

/// What a state and an event lead to: what is owed then, or a misstep (-).
const TABLE: [(&str, [&str; 8]); 8] = [
    // state                        choose      another    switch    prove alice  prove bob  replace   session   agree
    ("identify", ["-", "-", "-", "consent", "consent", "-", "-", "-"]),
    ("password", ["-", "identify", "-", "consent", "-", "-", "-", "-"]),
    ("choice", ["consent", "identify", "-", "-", "-", "-", "-", "-"]),
    ("new password", ["-", "-", "-", "-", "-", "consent", "-", "-"]),
    ("session due", ["-", "-", "-", "-", "-", "-", "nothing", "-"]),
    ("session and consent due", ["-", "-", "choice", "-", "-", "-", "consent", "-"]),
    ("consent", ["-", "-", "choice", "-", "-", "-", "-", "nothing"]),
    ("settled", ["-", "-", "-", "-", "-", "-", "-", "-"]),
];

fn owed(journey: &Journey) -> &'static str {
    match journey.next() {
        None => "nothing",
        Some(Owed::AccountChoice) => "choice",
        Some(Owed::Identify) => "identify",
        Some(Owed::Password) => "password",
        Some(Owed::NewPassword) => "new password",
        Some(Owed::Consent) => "consent",
    }
}

#[test]
fn every_state_and_event_leads_where_the_table_says_and_a_misstep_changes_nothing() {
    let states = states();
    for ((name, journey), (row, expected)) in states.iter().zip(TABLE) {
        assert_eq!(*name, row);
        for (event, expected) in EVENTS.into_iter().zip(expected) {
            let mut after = journey.clone();
            match apply(&mut after, event) {
                Ok(()) => assert_eq!(owed(&after), expected, "{name} {event:?}"),
                Err(_) => {
                    assert_eq!("-", expected, "{name} {event:?}");
                    assert_eq!(&after, journey, "{name} {event:?} changed something");
                }
            }
        }
    }
}

#[test]
fn only_a_journey_that_owes_nothing_and_has_a_session_gives_the_proof() {
    for (name, journey) in states() {
        assert_eq!(journey.finish().is_ok(), name == "settled", "{name}");
    }
}

#[test]
fn nobody_else_than_the_hinted_person_comes_out() {
    let hinted = Beginning { must_be: Some("alice".into()), hinted: true, ..beginning(&[]) };
    let mut journey = Journey::begin(hinted);
    assert_eq!(journey.prove_password("bob", 0, FRESH, NOW), Err(Misstep::AnotherPerson));
    assert_eq!(owed(&journey), "identify");
    let both = [session("alice", NOW), session("bob", NOW)];
    let mut journey = Journey::begin(Beginning { must_be: Some("alice".into()), hinted: true, ..beginning(&both) });
    assert_eq!(journey.account().map(|account| account.user_id.as_str()), Some("alice"));
    journey.learn(CONSENT);
    journey.choose_again();
    assert_eq!(journey.choose(&both[1], FRESH, NOW), Err(Misstep::AnotherPerson));
}

#[test]
fn a_factor_older_than_max_age_is_owed_again_and_max_age_zero_always() {
    let sessions = [session("alice", NOW.minus(Duration::from_secs(61)))];
    for (max_age, expected) in [(62, "nothing"), (61, "nothing"), (60, "password"), (0, "password")] {
        let demands = Demands { max_age: Some(Duration::from_secs(max_age)), ..Demands::default() };
        assert_eq!(owed(&Journey::begin(Beginning { demands, ..beginning(&sessions) })), expected, "{max_age}");
    }
    let fresh = [session("alice", NOW)];
    let demands = Demands { max_age: Some(Duration::ZERO), ..Demands::default() };
    assert_eq!(owed(&Journey::begin(Beginning { demands, ..beginning(&fresh) })), "password");
}

proptest! {
    /// However the events come: a proof is of somebody who proved the password in this journey or has a session that the
    /// journey began with, and under `prompt=login` always of the former.
    #[test]
    fn no_order_of_events_gives_a_proof_without_a_factor(
        login in any::<bool>(),
        signed_in in any::<bool>(),
        events in proptest::collection::vec(0..EVENTS.len(), 0..12),
    ) {
        let sessions = if signed_in { vec![session("alice", NOW)] } else { Vec::new() };
        let mut journey = Journey::begin(Beginning { demands: Demands { login, ..Demands::default() }, ..beginning(&sessions) });
        journey.learn(CONSENT);
        let (mut proved, mut agreed) = (None, false);
        for index in events {
            let event = EVENTS[index];
            if matches!(event, Event::ChooseAlice) && !signed_in {
                continue; // the browser has no such session to choose
            }
            if apply(&mut journey, event).is_ok() {
                match event {
                    Event::ProveAlice => proved = Some("alice"),
                    Event::ProveBob => proved = Some("bob"),
                    Event::Agree => agreed = true,
                    Event::ChooseAlice | Event::Another | Event::Switch => proved = None,
                    Event::Replace | Event::SessionBegan => {}
                }
            }
        }
        if let Ok(proof) = journey.finish() {
            prop_assert!(agreed);
            prop_assert_eq!(proof.user_id(), proved.unwrap_or("alice"));
            prop_assert!(proved.is_some() || (signed_in && !login));
        }
    }
}
