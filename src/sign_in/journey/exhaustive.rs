//! Every state that any order of events leads to, for every kind of request, person and browser: none of them finishes with
//! something owed, or with a factor that was asked for and not proven.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::time::Duration;

use super::tests::{NOW, beginning, session};
use super::{AccountFacts, Agreement, Beginning, Demands, Journey, Owed, Purpose, TwoFactors};
use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::protocol::scope::Scopes;
use crate::sso::session::{Factor, ONE_TIME_CODE, PASSWORD, Session};

const OLD: Timestamp = Timestamp::from_seconds(90_000);

#[derive(Clone, Copy, Debug)]
enum Event {
    ChooseAlice,
    ChooseBob,
    ChooseAgain,
    Another,
    Switch,
    Lost,
    ProveAlice,
    ProveBob,
    ProveCode,
    Enrol,
    Decline,
    Replace,
    SessionBegan,
    Agree,
    /// Another browser, or an admin, changed the person meanwhile: every step looks again first.
    EnrolledElsewhere,
    Removed,
    Reset,
}

const EVENTS: [Event; 17] = [
    Event::ChooseAlice,
    Event::ChooseBob,
    Event::ChooseAgain,
    Event::Another,
    Event::Switch,
    Event::Lost,
    Event::ProveAlice,
    Event::ProveBob,
    Event::ProveCode,
    Event::Enrol,
    Event::Decline,
    Event::Replace,
    Event::SessionBegan,
    Event::Agree,
    Event::EnrolledElsewhere,
    Event::Removed,
    Event::Reset,
];

/// What stays as it is while the journey goes on.
#[derive(Clone, Copy, Debug)]
struct World {
    required: bool,
    temporary: bool,
    consent: bool,
    demands: Demands,
}

/// The journey, and what really is beside it.
#[derive(Clone, Debug)]
struct State {
    journey: Journey,
    sessions: BTreeMap<&'static str, Session>,
    alice_has: bool,
    temporary: bool,
    /// What was really proven here of the person that the journey is about.
    here: Vec<&'static str>,
    agreed: bool,
}

impl State {
    fn facts(&self, world: World, user: &str) -> AccountFacts {
        AccountFacts {
            password_is_temporary: user == "alice" && self.temporary,
            consent_is_owed: world.consent,
            left_out: Scopes::none(),
            has_second_factor: user == "alice" && self.alice_has,
            second_factor_required: world.required,
        }
    }

    fn user(&self) -> Option<&'static str> {
        match self.journey.account().map(|account| account.user_id.as_str()) {
            Some("alice") => Some("alice"),
            Some(_) => Some("bob"),
            None => None,
        }
    }

    /// What [`Journey`]'s keeper does before each step.
    fn look_again(&mut self, world: World) {
        let Some(user) = self.user() else { return };
        if self.journey.account().is_some_and(|account| account.sid.is_some()) && !self.sessions.contains_key(user) {
            self.journey.lose_account();
            self.here.clear();
        }
        let facts = self.facts(world, user);
        self.journey.learn(facts, NOW);
    }

    fn began_anew(&mut self) -> Option<()> {
        self.here.clear();
        self.agreed = false;
        Some(())
    }

    fn after(&self, world: World, event: Event) -> Option<Self> {
        let mut state = self.clone();
        state.step(world, event)?;
        Some(state)
    }

    fn step(&mut self, world: World, event: Event) -> Option<()> {
        match event {
            Event::ChooseAlice | Event::ChooseBob => {
                let user = if matches!(event, Event::ChooseAlice) { "alice" } else { "bob" };
                let (session, facts) = (self.sessions.get(user)?.clone(), self.facts(world, user));
                self.journey.choose(&session, facts, NOW).ok()?;
                self.began_anew()
            }
            Event::ChooseAgain => {
                let before = self.journey.clone();
                self.journey.choose_again();
                if self.journey == before { None } else { self.began_anew() }
            }
            Event::Another => self.journey.use_another_account().ok().and_then(|()| self.began_anew()),
            Event::Switch => self.journey.switch_account().ok().and_then(|()| self.began_anew()),
            Event::Lost => {
                self.journey.lose_account();
                self.began_anew()
            }
            Event::ProveAlice | Event::ProveBob => {
                let user = if matches!(event, Event::ProveAlice) { "alice" } else { "bob" };
                let facts = self.facts(world, user);
                self.journey.prove_password(&Standing::of_session(user, 0), facts, NOW).ok()?;
                self.here.push(PASSWORD);
                Some(())
            }
            Event::ProveCode => {
                let facts = self.facts(world, self.user()?);
                // Who has no app has no code to type.
                if !facts.has_second_factor {
                    return None;
                }
                self.journey.prove_second_factor(facts, NOW).ok()?;
                self.here.push(ONE_TIME_CODE);
                Some(())
            }
            Event::Enrol => {
                let user = self.user()?;
                self.alice_has |= user == "alice";
                let facts = AccountFacts { has_second_factor: true, ..self.facts(world, user) };
                self.journey.enrol_second_factor(facts, NOW).ok()?;
                self.here.push(ONE_TIME_CODE);
                Some(())
            }
            Event::Decline => self.journey.decline_second_factor().ok(),
            Event::Replace => {
                self.journey.replace_password("new").ok()?;
                self.temporary = false;
                Some(())
            }
            Event::SessionBegan => {
                let user = self.user()?;
                let mut began = self.sessions.get(user).cloned().unwrap_or_else(|| Session { factors: Vec::new(), ..session(user, NOW) });
                self.journey.carry_into(&mut began, NOW);
                self.journey.session_began(&began.sid.clone()).ok()?;
                self.sessions.insert(user, began);
                Some(())
            }
            Event::Agree => {
                self.journey.agree(Agreement { scopes: Scopes::default(), left_out: Scopes::default() }).ok()?;
                self.agreed = true;
                Some(())
            }
            Event::EnrolledElsewhere | Event::Removed | Event::Reset => {
                self.alice_has = matches!(event, Event::EnrolledElsewhere);
                if matches!(event, Event::Reset) {
                    self.sessions.remove("alice");
                }
                self.look_again(world);
                Some(())
            }
        }
    }

    /// What tells two states apart, short: there are very many.
    fn key(&self) -> String {
        let Journey { account, held, proven, spent, learned, outdated, offered, declined, owed, agreement, .. } = &self.journey;
        let mut key = account.as_ref().map_or(String::from("-"), |account| format!("{}{}", account.user_id, account.sid.is_some()));
        let mut put = |factors: &[Factor]| {
            for method in [PASSWORD, ONE_TIME_CODE] {
                key.push(match factors.iter().find(|factor| factor.method == method).map(|factor| factor.at == NOW) {
                    None => '.',
                    Some(true) => 'n',
                    Some(false) => 'o',
                });
            }
        };
        put(held);
        put(proven);
        put(spent);
        for user in ["alice", "bob"] {
            put(self.sessions.get(user).map_or(&[], |session| &session.factors));
        }
        let here = [PASSWORD, ONE_TIME_CODE].map(|method| self.here.contains(&method));
        let beside = [self.sessions.contains_key("alice"), self.sessions.contains_key("bob"), self.alice_has, self.temporary, self.agreed];
        for flag in [*learned, *outdated, *offered, *declined, agreement.is_some()].into_iter().chain(beside).chain(here) {
            key.push(if flag { '1' } else { '0' });
        }
        key.extend(owed.iter().map(|owed| char::from(b'a' + *owed as u8)));
        key
    }

    /// Where the journey gives its proof, all that was asked for is there.
    fn check(&self, world: World, began_with: &[Session], purpose: &Purpose) -> bool {
        let owed = self.journey.owed().to_vec();
        let Ok(proof) = (Journey { purpose: purpose.clone(), ..self.journey.clone() }).finish() else { return false };
        let whose = self.user().unwrap();
        assert!(owed.is_empty(), "{world:?} {began_with:?} {self:?}");
        assert_eq!(proof.settled().account.user_id, whose);
        let session = &self.sessions[whose];
        assert_eq!((session.sid.as_str(), session.user_id.as_str()), (proof.settled().sid.as_str(), whose));
        let two = session.holds(PASSWORD) && session.holds(ONE_TIME_CODE);
        assert!(session.holds(PASSWORD), "{world:?} {began_with:?} {self:?}");
        let has = whose == "alice" && self.alice_has;
        assert!(two || !(world.required || has || world.demands.two_factors == TwoFactors::Demanded), "a factor is missing");
        if world.demands.login {
            assert!(self.here.contains(&PASSWORD) && (!two || self.here.contains(&ONE_TIME_CODE)), "prompt=login asks for all");
        }
        if world.demands.max_age.is_some() {
            assert_eq!(session.auth_time(), NOW, "no factor is older than max_age");
        }
        assert!(!(self.temporary && whose == "alice" && self.here.contains(&PASSWORD)), "the temporary password stays");
        assert!(!world.consent || self.agreed);
        true
    }
}

fn proven(user: &str, factors: &[Factor]) -> Session {
    Session { factors: factors.to_vec(), ..session(user, NOW) }
}

fn browsers() -> Vec<Vec<Session>> {
    let (password, code) = (Factor::password, Factor::one_time_code);
    vec![
        Vec::new(),
        vec![proven("alice", &[password(NOW)])],
        vec![proven("alice", &[password(OLD)])],
        vec![proven("alice", &[password(NOW), code(NOW)])],
        vec![proven("alice", &[password(NOW), code(OLD)]), proven("bob", &[password(OLD), code(NOW)])],
    ]
}

fn demands() -> Vec<Demands> {
    let mut all = Vec::new();
    for two_factors in [TwoFactors::NotAsked, TwoFactors::Wanted, TwoFactors::Demanded] {
        let plain = Demands { two_factors, ..Demands::default() };
        all.push(plain);
        all.push(Demands { login: true, ..plain });
        all.push(Demands { select_account: true, ..plain });
        all.push(Demands { max_age: Some(Duration::ZERO), ..plain });
        all.push(Demands { max_age: Some(Duration::from_secs(60)), ..plain });
    }
    all
}

#[test]
fn no_order_of_events_finishes_with_something_owed_or_with_a_factor_unproven() {
    let (mut seen_in_all, mut finished) = (0, 0);
    let authorize = beginning(&[]).purpose;
    for sessions in browsers() {
        for demands in demands() {
            for bits in 0..16u8 {
                let [alice_has, required, temporary, consent] = [0, 1, 2, 3].map(|bit| bits & (1 << bit) != 0);
                let world = World { required, temporary, consent, demands };
                // Every state is cloned often: what the app asked is put in only where a state is held against the rule.
                let purpose = Purpose::Account { return_to: String::new(), because: None };
                let journey = Journey::begin(Beginning { demands, purpose, ..beginning(&sessions) });
                let mut first = State {
                    journey,
                    sessions: sessions.iter().map(|s| (if s.user_id == "alice" { "alice" } else { "bob" }, s.clone())).collect(),
                    alice_has,
                    temporary: world.temporary,
                    here: Vec::new(),
                    agreed: false,
                };
                assert!(!first.check(world, &sessions, &authorize), "nobody looked at the account yet");
                first.look_again(world);
                let mut seen = HashSet::from([first.key()]);
                let mut waiting = VecDeque::from([first]);
                while let Some(state) = waiting.pop_front() {
                    finished += usize::from(state.check(world, &sessions, &authorize));
                    for event in EVENTS {
                        let Some(next) = state.after(world, event) else { continue };
                        if seen.insert(next.key()) {
                            waiting.push_back(next);
                        }
                    }
                }
                seen_in_all += seen.len();
            }
        }
    }
    assert!(seen_in_all > 10_000 && finished > 1_000, "{seen_in_all} states, of which {finished} finish");
}

#[test]
fn a_misstep_changes_nothing_in_any_state() {
    for sessions in browsers() {
        for demands in demands() {
            let world = World { required: true, temporary: true, consent: true, demands };
            let mut state = State {
                journey: Journey::begin(Beginning { demands, ..beginning(&sessions) }),
                sessions: BTreeMap::new(),
                alice_has: false,
                temporary: true,
                here: Vec::new(),
                agreed: false,
            };
            state.look_again(world);
            let before = state.journey.clone();
            let alice = state.facts(world, "alice");
            let refused = [
                before.next() != Some(Owed::SecondFactor) && state.journey.prove_second_factor(alice, NOW).is_err(),
                state.journey.decline_second_factor().is_err(),
                before.next() != Some(Owed::NewPassword) && state.journey.replace_password("new").is_err(),
                state.journey.session_began("x").is_err(),
            ];
            assert_eq!((refused, &state.journey), ([true; 4], &before), "{demands:?}");
        }
    }
}
