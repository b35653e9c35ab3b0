//! Every state of a journey and every event: what follows, and what is a misstep that changes nothing.

use std::time::Duration;

use super::*;
use crate::factors::proof::RECENT;
use crate::protocol::authorization::request::{ServerRules, validate};
use crate::protocol::authorization::request_claims::RequestClaims;
use crate::protocol::client::{ClientKind, samples};
use crate::protocol::parameters::Parameters;

pub(super) const NOW: Timestamp = Timestamp::from_seconds(100_000);
/// What the rows say: a temporary password, consent owed, a second factor, and one required.
const fn facts(temporary: bool, consent: bool, has_second_factor: bool, required: bool) -> AccountFacts {
    let (password, app) = (Kinds::of(&[Kind::Password]), Kinds::of(&[Kind::Totp]));
    AccountFacts {
        has: if has_second_factor { password.or(app) } else { password },
        credentials: Vec::new(),
        temporary: if temporary { password } else { Kinds::NONE },
        terms_are_owed: false,
        loss: None,
        details: Details::Said,
        consent_is_owed: consent,
        left_out: Scopes::none(),
        consent_generation: 0,
        rule: Requirement::of_second_factor(required),
        remembered: Vec::new(),
    }
}

const FRESH: AccountFacts = facts(false, false, false, false);
const HAS: AccountFacts = facts(false, false, true, false);
const CONSENT: AccountFacts = facts(false, true, false, false);
const TEMPORARY: AccountFacts = facts(true, true, false, false);
const TWO: AccountFacts = facts(false, true, true, false);
const REQUIRED: AccountFacts = facts(false, true, false, true);

const FIRST: Owed = Owed::Prove(Kinds::of(&[Kind::Password]));
const SECOND: Owed = Owed::Prove(Kinds::of(&[Kind::Totp, Kind::RecoveryCodes]));
const APP: Kinds = Kinds::of(&[Kind::Totp]);

fn request() -> Box<AuthorizationRequest> {
    let client = samples::client(ClientKind::Web, &["https://app.example/cb"]);
    let query = format!("client_id={}&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code&scope=openid", client.client_id);
    let rules = ServerRules { issuer: "https://op.example", enrolment: false, attribute_scopes: &Scopes::none() };
    Box::new(validate(&RequestClaims::of_parameters(&Parameters::read(query.as_bytes())), Some(&client), &rules, &|_| None).unwrap())
}

fn by_password(at: Timestamp) -> Proof {
    Proof::of(Kind::Password, at)
}

fn by_code(at: Timestamp) -> Proof {
    Proof::of(Kind::Totp, at)
}

pub(super) fn session(user_id: &str, proven_at: Timestamp) -> Session {
    Session {
        sid: format!("sid-{user_id}"),
        issuer: "https://op.example".into(),
        user_id: user_id.into(),
        epoch: 0,
        proofs: vec![by_password(proven_at)],
        clients: Vec::new(),
        listed_until: None,
        created_at: proven_at,
        last_used_at: proven_at,
        address: None,
        user_agent: None,
        remembered: None,
    }
}

pub(super) fn beginning(sessions: &[Session]) -> Beginning<'_> {
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
        remembered_by: Vec::new(),
        now: NOW,
        expires_at: NOW.plus(Duration::from_secs(3600)),
    }
}

/// The states, by name.
fn states() -> Vec<(&'static str, Journey)> {
    let alice = [session("alice", NOW)];
    let both = [session("alice", NOW), session("bob", NOW)];
    let identify = Journey::begin(beginning(&[]));
    let begun = Journey::begin(beginning(&alice));
    let settled = |facts| {
        let mut journey = begun.clone();
        journey.learn(facts, NOW);
        journey
    };
    let mut password = Journey::begin(Beginning { demands: Demands { login: true, ..Demands::default() }, ..beginning(&alice) });
    password.learn(CONSENT, NOW);
    let proven = |facts| {
        let mut journey = identify.clone();
        journey.prove(&Standing::of_session("alice", 0), by_password(NOW), facts, NOW).unwrap();
        journey
    };
    let wanted = Demands { two_factors: TwoFactors::Wanted, ..Demands::default() };
    let mut offered = Journey::begin(Beginning { demands: wanted, ..beginning(&[]) });
    offered.prove(&Standing::of_session("alice", 0), by_password(NOW), CONSENT, NOW).unwrap();
    vec![
        ("identify", identify.clone()),
        ("password", password),
        ("choice", Journey::begin(beginning(&both))),
        ("new password", proven(TEMPORARY)),
        ("second factor", proven(TWO)),
        ("step-up", settled(TWO)),
        ("second factor, new password", proven(AccountFacts { temporary: TEMPORARY.temporary, ..TWO })),
        ("enrolment", proven(REQUIRED)),
        ("enrolment offered", offered),
        ("session due", proven(FRESH)),
        ("session and consent due", proven(CONSENT)),
        ("consent", settled(CONSENT)),
        ("settled", settled(FRESH)),
        ("not looked at", begun.clone()),
    ]
}

#[derive(Clone, Copy, Debug)]
enum Event {
    ChooseAlice,
    Another,
    Switch,
    ProveAlice,
    ProveBob,
    ProveCode,
    Enrol,
    Decline,
    Replace,
    SessionBegan,
    Agree,
}

const EVENTS: [Event; 11] = [
    Event::ChooseAlice,
    Event::Another,
    Event::Switch,
    Event::ProveAlice,
    Event::ProveBob,
    Event::ProveCode,
    Event::Enrol,
    Event::Decline,
    Event::Replace,
    Event::SessionBegan,
    Event::Agree,
];

fn apply(journey: &mut Journey, event: Event) -> Result<(), Misstep> {
    match event {
        Event::ChooseAlice => journey.choose(&session("alice", NOW), CONSENT, NOW),
        Event::Another => journey.use_another_account(),
        Event::Switch => journey.switch_account(),
        Event::ProveAlice => journey.prove(&Standing::of_session("alice", 0), by_password(NOW), CONSENT, NOW),
        Event::ProveBob => journey.prove(&Standing::of_session("bob", 0), by_password(NOW), CONSENT, NOW),
        Event::ProveCode => journey.prove(&Standing::of_session("alice", 0), by_code(NOW), TWO, NOW),
        Event::Enrol => journey.enrol(by_code(NOW), TWO, NOW),
        Event::Decline => journey.decline(),
        Event::Replace => journey.replace(Kind::Password, "new"),
        Event::SessionBegan => journey.session_began("sid-new"),
        Event::Agree => journey.agree(Agreement { scopes: Scopes::default(), left_out: Scopes::default() }),
    }
}

/// What a state and an event lead to: what is owed then, or a misstep (-).
const TABLE: [(&str, [&str; 11]); 14] = [
    // choose, another, switch, prove alice, prove bob, code, enrol, decline, replace, session, agree
    ("identify", ["-", "-", "-", "consent", "consent", "-", "-", "-", "-", "-", "-"]),
    ("password", ["-", "identify", "-", "consent", "-", "-", "-", "-", "-", "-", "-"]),
    ("choice", ["consent", "identify", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
    ("new password", ["-", "-", "-", "-", "-", "-", "-", "-", "consent", "-", "-"]),
    ("second factor", ["-", "identify", "-", "-", "-", "consent", "-", "-", "-", "-", "-"]),
    ("step-up", ["-", "identify", "-", "-", "-", "consent", "-", "-", "-", "-", "-"]),
    ("second factor, new password", ["-", "identify", "-", "-", "-", "consent", "-", "-", "-", "-", "-"]),
    ("enrolment", ["-", "identify", "-", "-", "-", "-", "consent", "-", "-", "-", "-"]),
    ("enrolment offered", ["-", "identify", "-", "-", "-", "-", "consent", "consent", "-", "-", "-"]),
    ("session due", ["-", "-", "-", "-", "-", "-", "-", "-", "-", "nothing", "-"]),
    ("session and consent due", ["-", "-", "choice", "-", "-", "-", "-", "-", "-", "consent", "-"]),
    ("consent", ["-", "-", "choice", "-", "-", "-", "-", "-", "-", "-", "nothing"]),
    ("settled", ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "nothing"]),
    ("not looked at", ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"]),
];

fn owed(journey: &Journey) -> &'static str {
    match journey.next() {
        None => "nothing",
        Some(Owed::AccountChoice) => "choice",
        Some(Owed::Identify) => "identify",
        Some(owed) if owed == FIRST || owed == Owed::first_proof() => "password",
        Some(SECOND) => "second factor",
        Some(Owed::Replace(Kind::Password)) => "new password",
        Some(Owed::Enrol(kinds)) if kinds == Kinds::set_up_on_the_way() => "enrolment",
        Some(Owed::Consent) => "consent",
        Some(other) => panic!("{other:?}"),
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
fn what_is_owed_comes_in_its_order() {
    for (name, journey) in states() {
        assert!(journey.owed().is_sorted_by_key(|owed| owed.place()), "{name}");
    }
}

#[test]
fn a_second_factor_is_set_up_only_after_a_recent_proof_of_the_password() {
    for (age, expected) in [(RECENT, "enrolment"), (RECENT + Duration::from_secs(1), "password")] {
        let mut journey = Journey::begin(beginning(&[session("alice", NOW.minus(age))]));
        journey.learn(REQUIRED, NOW);
        assert_eq!(owed(&journey), expected);
    }
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&Standing::of_session("alice", 0), by_password(NOW), REQUIRED, NOW).unwrap();
    journey.learn(REQUIRED, NOW.plus(RECENT + Duration::from_secs(1)));
    assert_eq!(owed(&journey), "password", "it stood open too long");
}

#[test]
fn what_signs_in_faster_is_offered_once_to_whoever_has_none_of_it_and_asks_for_nothing_else() {
    let proven = |facts: AccountFacts, demands| {
        let mut journey = Journey::begin(Beginning { demands, ..beginning(&[]) });
        journey.offer_way_in();
        journey.prove(&Standing::of_session("alice", 0), by_password(NOW), facts, NOW).unwrap();
        journey
    };
    let ways_in = Owed::Enrol(Kinds::ways_in_on_the_way());
    let mut journey = proven(CONSENT, Demands::default());
    assert_eq!((journey.owed(), journey.offers_way_in()), (&[ways_in, Owed::Consent][..], true));
    assert!(!journey.session_is_due());
    journey.decline().unwrap();
    journey.learn(CONSENT, NOW);
    assert_eq!((journey.owed(), journey.offers_way_in()), (&[Owed::Consent][..], false));
    let mut late = proven(CONSENT, Demands::default());
    late.learn(CONSENT, NOW.plus(RECENT + Duration::from_secs(1)));
    assert_eq!(late.owed(), [Owed::Consent], "it stood open too long");
    // After what is owed; and where a second factor is required that is asked for, and cannot be declined.
    assert_eq!(proven(TWO, Demands::default()).owed(), [SECOND, ways_in, Owed::Consent]);
    let required = proven(REQUIRED, Demands::default());
    assert!(!required.offers_way_in() && !required.may_decline() && required.owed()[0] == Owed::Enrol(Kinds::set_up_on_the_way()));
    let has_one = CONSENT.with(Kind::Passkey, "k");
    assert!(!proven(has_one, Demands::default()).owed().iter().any(|owed| matches!(owed, Owed::Enrol(_))));
    // Another account begins without the offer.
    let mut journey = proven(CONSENT, Demands::default());
    journey.use_another_account().unwrap();
    journey.prove(&Standing::of_session("bob", 0), by_password(NOW), CONSENT, NOW).unwrap();
    assert_eq!(journey.owed(), [Owed::Consent]);
}

#[test]
fn an_account_without_a_password_proves_its_passkey_and_nothing_else() {
    let (who, passkey) = (Standing::of_session("alice", 0), |at| Proof::of(Kind::Passkey, at));
    let alone = || AccountFacts { has: Kinds::of(&[Kind::Passkey, Kind::RecoveryCodes]), ..CONSENT };
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, passkey(NOW), alone(), NOW).unwrap();
    assert_eq!(journey.owed(), [Owed::Consent]);
    // What was proven too long ago is proven again by that alone.
    let old = [Session { proofs: vec![passkey(NOW.minus(Duration::from_secs(61)))], ..session("alice", NOW) }];
    let demands = Demands { max_age: Some(Duration::from_secs(60)), ..Demands::default() };
    let mut journey = Journey::begin(Beginning { demands, ..beginning(&old) });
    journey.learn(alone(), NOW);
    assert_eq!(journey.next(), Some(Owed::Prove(Kinds::of(&[Kind::Passkey]))));
    assert!(journey.prove(&who, Proof::of(Kind::RecoveryCodes, NOW), alone(), NOW).is_err(), "it stands in for no first proof");
    journey.prove(&who, passkey(NOW), alone(), NOW).unwrap();
    assert_eq!(journey.owed(), [Owed::Consent]);
}

#[test]
fn an_older_factor_alone_is_asked_for_and_one_that_is_gone_is_replaced() {
    let old = NOW.minus(Duration::from_secs(61));
    let demands = Demands { max_age: Some(Duration::from_secs(60)), ..Demands::default() };
    let begun = |password, code| {
        let proofs = vec![Proof::of(Kind::Password, password), Proof::of(Kind::Totp, code)];
        Journey::begin(Beginning { demands, ..beginning(&[Session { proofs, ..session("alice", NOW) }]) })
    };
    let owed = |mut journey: Journey, facts| {
        journey.learn(facts, NOW);
        journey.owed().to_vec()
    };
    assert_eq!(owed(begun(NOW, old), HAS), [SECOND]);
    assert_eq!(owed(begun(old, NOW), HAS), [FIRST]);
    // A passkey that is left is two factors, and the session would keep the time of the older password.
    let proofs = vec![Proof::of(Kind::Password, old), Proof::of(Kind::Passkey, NOW)];
    let mut beside = Journey::begin(Beginning { demands, ..beginning(&[Session { proofs, ..session("alice", NOW) }]) });
    let has_passkey = FRESH.with(Kind::Passkey, "k");
    beside.learn(has_passkey.clone(), NOW);
    assert_eq!(beside.owed(), [Owed::Prove(Kinds::of(&[Kind::Password, Kind::Passkey]))]);
    beside.prove(&Standing::of_session("alice", 0), Proof::of(Kind::Passkey, NOW), has_passkey, NOW).unwrap();
    assert_eq!(beside.owed(), []);
    assert_eq!(owed(begun(old, old), HAS), [FIRST, SECOND]);
    assert_eq!(owed(begun(NOW, NOW), HAS), []);
    assert_eq!(owed(begun(NOW, old), FRESH), [FIRST], "a code that cannot be proven again keeps no time old");
}

#[test]
fn nobody_else_than_the_hinted_person_comes_out() {
    let hinted = Beginning { must_be: Some("alice".into()), hinted: true, ..beginning(&[]) };
    let mut journey = Journey::begin(hinted);
    assert_eq!(journey.prove(&Standing::of_session("bob", 0), by_password(NOW), FRESH, NOW), Err(Misstep::AnotherPerson));
    assert_eq!(owed(&journey), "identify");
    let both = [session("alice", NOW), session("bob", NOW)];
    let mut journey = Journey::begin(Beginning { must_be: Some("alice".into()), hinted: true, ..beginning(&both) });
    assert_eq!(journey.account().map(|account| account.user_id.as_str()), Some("alice"));
    journey.learn(CONSENT, NOW);
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

#[test]
fn a_journey_that_waits_takes_in_a_sign_in_of_another_tab_and_none_that_it_must_ask_for_itself() {
    let later = NOW.plus(Duration::from_secs(5));
    let alice = session("alice", later);
    let waiting = |demands| Journey::begin(Beginning { demands, ..beginning(&[]) });
    let plain = waiting(Demands::default());
    assert_eq!(plain.signed_in_meanwhile(&alice, FRESH, later).unwrap().next(), None);
    assert_eq!(plain.signed_in_meanwhile(&alice, CONSENT, later).unwrap().next(), Some(Owed::Consent));
    assert!(plain.signed_in_meanwhile(&session("alice", NOW.minus(Duration::from_secs(1))), FRESH, later).is_none(), "it was there before");
    assert_eq!(plain.signed_in_meanwhile(&alice, TWO, later).unwrap().next(), Some(SECOND));
    assert!(waiting(Demands { login: true, ..Demands::default() }).signed_in_meanwhile(&alice, FRESH, later).is_none());
    let zero = waiting(Demands { max_age: Some(Duration::ZERO), ..Demands::default() });
    assert_eq!(zero.signed_in_meanwhile(&alice, FRESH, later).unwrap().next(), Some(FIRST), "of whom at least");
    let bob = Journey::begin(Beginning { must_be: Some("bob".into()), ..beginning(&[]) });
    assert!(bob.signed_in_meanwhile(&alice, FRESH, later).is_none());
    let mut another = Journey::begin(Beginning {
        demands: Demands { select_account: true, ..Demands::default() },
        ..beginning(std::slice::from_ref(&alice))
    });
    assert!(another.signed_in_meanwhile(&alice, FRESH, later).is_none(), "which account is for the person to say");
    another.use_another_account().unwrap();
    assert!(another.signed_in_meanwhile(&alice, FRESH, later).is_none());
    let done = plain.signed_in_meanwhile(&alice, FRESH, later).unwrap();
    assert!(done.signed_in_meanwhile(&alice, FRESH, later).is_none(), "it waits for nothing");
}

#[test]
fn a_proof_whose_credential_is_gone_counts_no_more_until_a_session_holds_it() {
    let who = Standing::of_session("alice", 0);
    let with = |credentials: &[&str]| AccountFacts { credentials: credentials.iter().map(|id| (*id).to_owned()).collect(), ..TWO };
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, Proof::by(Kind::Password, "p", NOW), with(&["p", "t", "t2"]), NOW).unwrap();
    journey.prove(&who, Proof::by(Kind::Totp, "t", NOW), with(&["p", "t", "t2"]), NOW).unwrap();
    assert_eq!(journey.standing().unwrap().credentials, ["p", "t"]);
    assert!(journey.is_borne_out(&with(&["p", "t"])) && !journey.is_borne_out(&with(&["p", "t2"])));

    let mut app_gone = journey.clone();
    app_gone.learn(with(&["p", "t2"]), NOW);
    assert_eq!((app_gone.next(), app_gone.proven().len()), (Some(SECOND), 1), "another app is asked for");
    let mut password_gone = journey.clone();
    password_gone.learn(with(&["p2", "t"]), NOW);
    assert_eq!((password_gone.next(), password_gone.account()), (Some(Owed::Identify), None));

    journey.session_began("sid-new").unwrap();
    assert!(journey.standing().unwrap().credentials.is_empty());
    journey.learn(with(&["p2"]), NOW);
    assert_eq!(journey.next(), Some(Owed::Consent), "the session's end is what ends that");
}

#[test]
fn a_recovery_code_stands_in_for_the_app_and_counts_no_more_once_the_person_has_none() {
    let who = Standing::of_session("alice", 0);
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, by_password(NOW), TWO, NOW).unwrap();
    journey.prove(&who, Proof::of(Kind::RecoveryCodes, NOW), TWO, NOW).unwrap();
    assert_eq!(journey.next(), Some(Owed::Consent));
    journey.learn(REQUIRED, NOW);
    assert_eq!((owed(&journey), journey.proven().len()), ("enrolment", 1));
}

#[test]
fn records_keep_what_is_owed_in_words_of_the_release_before_where_it_had_one() {
    let all = [Owed::AccountChoice, Owed::Identify, FIRST, SECOND, Owed::Replace(Kind::Password), Owed::Enrol(APP), Owed::Consent];
    let words = ["account_choice", "identify", "password", "second_factor", "new_password", "enrol_second_factor", "consent"];
    for (owed, word) in all.into_iter().zip(words) {
        assert_eq!(serde_json::to_value(owed).unwrap(), word);
        assert_eq!(serde_json::from_value::<Owed>(word.into()).unwrap(), owed);
    }
    let other = [Owed::Prove(APP), Owed::Replace(Kind::Totp), Owed::Enrol(Kinds::of(&[Kind::Password]))];
    assert_eq!(serde_json::from_value::<[Owed; 3]>(serde_json::to_value(other).unwrap()).unwrap(), other);
    let later = serde_json::json!({"prove": ["totp", "mail_code"]});
    assert_eq!(serde_json::from_value::<Owed>(later).unwrap(), Owed::Prove(APP), "what only a later release knows it asks itself");
}

#[test]
fn new_terms_are_accepted_before_a_session_begins() {
    let terms = || AccountFacts { terms_are_owed: true, ..CONSENT };
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&Standing::of_session("alice", 0), by_password(NOW), terms(), NOW).unwrap();
    assert_eq!((journey.owed(), journey.session_is_due()), (&[Owed::AcceptTerms, Owed::Consent][..], false));
    // They are asked for as long as the rows say so, and in a session that stands as well.
    journey.learn(terms(), NOW);
    journey.accept_terms().unwrap();
    assert!(journey.session_is_due() && journey.accept_terms().is_err());
    let alice = [session("alice", NOW)];
    let mut journey = Journey::begin(beginning(&alice));
    journey.learn(terms(), NOW);
    assert_eq!(journey.next(), Some(Owed::AcceptTerms));
    journey.learn(CONSENT, NOW);
    assert_eq!(journey.next(), Some(Owed::Consent));
}

#[test]
fn what_is_declared_is_asked_before_consent_and_what_may_be_left_out_at_a_fresh_sign_in_alone() {
    let with = |details| AccountFacts { details, ..CONSENT };
    let who = Standing::of_session("alice", 0);
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, by_password(NOW), with(Details::Owed), NOW).unwrap();
    assert_eq!((journey.owed(), journey.session_is_due()), (&[Owed::FillIn, Owed::Consent][..], false));
    assert!(!journey.may_skip_details());
    journey.filled_in(with(Details::Owed), NOW).unwrap();
    assert_eq!(journey.next(), Some(Owed::FillIn), "there is more that must be said");
    journey.filled_in(with(Details::Offered), NOW).unwrap();
    assert!(journey.session_is_due() && journey.filled_in(CONSENT, NOW).is_err(), "what was passed over is not asked again here");
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, by_password(NOW), with(Details::Offered), NOW).unwrap();
    assert!(journey.may_skip_details() && journey.next() == Some(Owed::FillIn));
    let alice = [session("alice", NOW)];
    for (details, next) in [(Details::Offered, Owed::Consent), (Details::Owed, Owed::FillIn)] {
        let mut journey = Journey::begin(beginning(&alice));
        journey.learn(with(details), NOW);
        assert_eq!(journey.next(), Some(next), "{details:?}");
    }
    assert_eq!(serde_json::to_value(Owed::FillIn).unwrap(), "fill_in");
}

#[test]
fn attack_a6_a_provider_that_does_not_say_when_it_asked_is_no_recent_proof_where_there_is_another_way_in() {
    let (upstream, who) = (Kinds::of(&[Kind::Upstream]), Standing::of_session("alice", 0));
    let by_upstream = || Proof::of(Kind::Upstream, NOW.minus(RECENT * 2));
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, by_upstream(), AccountFacts { has: upstream, ..REQUIRED }, NOW).unwrap();
    assert!(matches!(journey.next(), Some(Owed::Enrol(_))), "{:?}", journey.owed());

    let both = || AccountFacts { has: upstream.or(Kinds::of(&[Kind::Password])), ..REQUIRED };
    let mut journey = Journey::begin(beginning(&[]));
    journey.prove(&who, by_upstream(), both(), NOW).unwrap();
    assert_eq!(journey.next(), Some(FIRST));
    journey.prove(&who, by_password(NOW), both(), NOW).unwrap();
    assert!(matches!(journey.next(), Some(Owed::Enrol(_))), "{:?}", journey.owed());
}

#[test]
fn whoever_brings_an_account_is_asked_once_all_is_proven_and_before_a_session_begins() {
    let who = Standing::of_session("alice", 0);
    let mut journey = Journey::begin(beginning(&[]));
    journey.bring_account().unwrap();
    journey.prove(&who, by_password(NOW), HAS, NOW).unwrap();
    assert_eq!(journey.owed(), [SECOND, Owed::Connect]);
    assert_eq!(journey.connected_or_not(), Err(Misstep::OutOfOrder));
    journey.prove(&who, by_code(NOW), HAS, NOW).unwrap();
    assert_eq!((journey.owed(), journey.session_is_due()), (&[Owed::Connect][..], false));
    assert_eq!(journey.bring_account(), Err(Misstep::OutOfOrder));
    journey.connected_or_not().unwrap();
    assert!(journey.session_is_due());

    // By an account that is connected nothing is shown of whose the other one is.
    let mut journey = Journey::begin(beginning(&[]));
    journey.bring_account().unwrap();
    let facts = AccountFacts { has: Kinds::of(&[Kind::Upstream]), ..FRESH };
    journey.prove(&who, Proof::of(Kind::Upstream, NOW), facts, NOW).unwrap();
    assert!(journey.owed().is_empty());
}
