//! Every state that any order of events leads to, for every kind of request, person and browser: none of them finishes with
//! something owed, or with a factor that was asked for and not proven.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::tests::{NOW, beginning, session};
use super::{AccountFacts, Agreement, Beginning, Demands, Details, Journey, Owed, Purpose, TwoFactors};
use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::factors::rule::Requirement;
use crate::factors::{Kind, Kinds, Part, Proof, proof};
use crate::protocol::acr::Acr;
use crate::protocol::scope::Scopes;
use crate::sso::session::Session;

const OLD: Timestamp = Timestamp::from_seconds(90_000);

/// What everybody has where the rules allow codes by mail.
const MAILED: Kinds = Kinds::of(&[Kind::EmailCode, Kind::EmailCodeSecond]);

#[derive(Clone, Copy, Debug)]
enum Event {
    ChooseAlice,
    ChooseBob,
    ChooseAgain,
    Another,
    Switch,
    Lost,
    /// Somebody proves by this who they are.
    First(&'static str, Kind),
    /// Whoever it is proves this beside it.
    Beside(Kind),
    Enrol(Kind),
    Decline,
    Replace(Kind),
    /// Whoever forgot the password proves by mail who they are.
    Recover(&'static str),
    SessionBegan,
    Agree,
    /// Another browser, or an admin, changed the person meanwhile: every step looks again first.
    EnrolledElsewhere(Kind),
    Removed,
    Reset,
}

/// The factors that people have, told apart by the second one: all at once have too many states, and two second factors differ in
/// nothing but what they are good for beside that.
fn sets() -> Vec<Kinds> {
    let (first, stand_ins) = (Kinds::of(&[Kind::Password]), Kinds::with_part(Part::StandIn));
    let of_second = Kinds::with_part(Part::Second).iter().map(|second| first.or(stand_ins).or(Kinds::of(&[second])));
    of_second.chain([first.or(MAILED)]).collect()
}

/// Every event, for every factor of a set.
fn events(set: Kinds) -> Vec<Event> {
    use Event::{Agree, Another, ChooseAgain, ChooseAlice, ChooseBob, Decline, Lost, Removed, Reset, SessionBegan, Switch};
    let mut events = vec![ChooseAlice, ChooseBob, ChooseAgain, Another, Switch, Lost, Decline, SessionBegan, Agree, Removed, Reset];
    events.extend(["alice", "bob"].map(Event::Recover));
    for kind in set.iter() {
        if kind.is(Part::First) {
            events.extend(["alice", "bob"].map(|user| Event::First(user, kind)));
        }
        if kind.goes_beside() {
            events.push(Event::Beside(kind));
        }
        if kind.is(Part::Second) {
            events.push(Event::EnrolledElsewhere(kind));
        }
        events.extend([Event::Enrol(kind), Event::Replace(kind)]);
    }
    events
}

/// What stays as it is while the journey goes on.
#[derive(Clone, Copy, Debug)]
struct World {
    required: bool,
    consent: bool,
    mailed: bool,
    demands: Demands,
}

/// The journey, and what really is beside it.
#[derive(Clone, Debug)]
struct State {
    journey: Journey,
    sessions: BTreeMap<&'static str, Session>,
    /// The second factors that she has.
    alice_has: Kinds,
    temporary: bool,
    /// What was really proven here of the person that the journey is about.
    here: Kinds,
    /// A mail showed here who it is.
    recovered: bool,
    agreed: bool,
}

impl State {
    /// Who has a password, and alice what else she has.
    fn facts(&self, world: World, user: &str) -> AccountFacts {
        let first = Kinds::of(&[Kind::Password]).or(if world.mailed { MAILED } else { Kinds::NONE });
        AccountFacts {
            has: if user == "alice" { first.or(self.alice_has) } else { first },
            credentials: vec!["password".into()],
            temporary: if user == "alice" && self.temporary { Kinds::of(&[Kind::Password]) } else { Kinds::NONE },
            terms_are_owed: false,
            loss: None,
            details: Details::Said,
            consent_is_owed: world.consent,
            left_out: Scopes::none(),
            consent_generation: 0,
            rule: Requirement::of_second_factor(world.required),
            remembered: Vec::new(),
        }
    }

    fn proved(&mut self, kind: Kind) -> Option<()> {
        self.here = self.here.or(Kinds::of(&[kind]));
        Some(())
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
            self.here = Kinds::NONE;
            self.recovered = false;
        }
        let facts = self.facts(world, user);
        self.journey.learn(facts, NOW);
    }

    fn began_anew(&mut self) -> Option<()> {
        self.here = Kinds::NONE;
        self.recovered = false;
        self.agreed = false;
        Some(())
    }

    /// None where it is a misstep, which changes nothing.
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
            Event::First(user, kind) => {
                let facts = self.facts(world, user);
                if !facts.has.contains(kind) {
                    return None;
                }
                self.journey.prove(&Standing::of_session(user, 0), Proof::of(kind, NOW), facts, NOW).ok()?;
                self.proved(kind)
            }
            Event::Beside(kind) => {
                let user = self.user()?;
                let facts = self.facts(world, user);
                // Who has none has nothing to show.
                let has = if kind.is(Part::StandIn) { facts.has_second_factor() } else { facts.has.contains(kind) };
                if !has {
                    return None;
                }
                self.journey.prove(&Standing::of_session(user, 0), Proof::of(kind, NOW), facts, NOW).ok()?;
                self.proved(kind)
            }
            Event::Enrol(kind) => {
                let user = self.user()?;
                let facts = self.facts(world, user).with(kind, "new");
                self.journey.enrol(Proof::of(kind, NOW), facts, NOW).ok()?;
                if user == "alice" {
                    self.alice_has = self.alice_has.or(Kinds::of(&[kind]));
                }
                self.proved(kind)
            }
            Event::Decline => self.journey.decline().ok(),
            Event::Recover(user) => {
                let (who, facts) = (Standing::of_session(user, 0).by(Some("password")), self.facts(world, user));
                self.journey.recover(&who, "an address", facts, NOW).ok()?;
                self.recovered = true;
                Some(())
            }
            Event::Replace(kind @ Kind::Password) if self.journey.recovering().is_some() => {
                self.journey.recovered("password", 0, NOW).ok()?;
                let has_second = self.user() == Some("alice") && !self.alice_has.is_empty();
                assert!(!has_second || !self.here.and(Kinds::beside()).is_empty(), "replaced without the second factor: {self:?}");
                self.temporary &= self.user() != Some("alice");
                self.proved(kind)
            }
            Event::Replace(kind) => {
                self.journey.replace(kind, "new").ok()?;
                self.temporary = false;
                Some(())
            }
            Event::SessionBegan => {
                let user = self.user()?;
                let mut began = self.sessions.get(user).cloned().unwrap_or_else(|| Session { proofs: Vec::new(), ..session(user, NOW) });
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
            Event::EnrolledElsewhere(kind) => {
                self.alice_has = self.alice_has.or(Kinds::of(&[kind]));
                self.look_again(world);
                Some(())
            }
            Event::Removed | Event::Reset => {
                self.alice_has = Kinds::NONE;
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
        let Journey {
            account,
            held,
            proven,
            spent,
            learned,
            outdated,
            offered,
            declined,
            owed,
            agreement,
            recovering,
            recovered_by_mail,
            ..
        } = &self.journey;
        let mut key = account.as_ref().map_or(String::from("-"), |account| format!("{}{}", account.user_id, account.sid.is_some()));
        let mut put = |proofs: &[Proof]| {
            for kind in Kind::ALL {
                key.push(match proofs.iter().find(|proof| proof.kind == kind).map(|proof| proof.at == NOW) {
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
            put(self.sessions.get(user).map_or(&[], |session| &session.proofs));
        }
        let sets = [self.here, self.alice_has].into_iter().flat_map(|set| Kind::ALL.map(|kind| set.contains(kind)));
        let beside = [self.sessions.contains_key("alice"), self.sessions.contains_key("bob"), self.temporary, self.agreed, self.recovered];
        for flag in [*learned, *outdated, *offered, *declined, agreement.is_some(), recovering.is_some(), *recovered_by_mail]
            .into_iter()
            .chain(beside)
            .chain(sets)
        {
            key.push(if flag { '1' } else { '0' });
        }
        key.extend(owed.iter().map(|owed| char::from(b'a' + owed.place())));
        key
    }

    /// Where the journey gives its proof, all that was asked for is there.
    fn check(&self, world: World, purpose: &Purpose) -> bool {
        let owed = self.journey.owed().to_vec();
        let Ok(proof) = (Journey { purpose: purpose.clone(), ..self.journey.clone() }).finish() else { return false };
        let whose = self.user().unwrap();
        assert!(owed.is_empty(), "{world:?} {self:?}");
        assert_eq!(proof.settled().account.user_id, whose);
        let session = &self.sessions[whose];
        assert_eq!((session.sid.as_str(), session.user_id.as_str()), (proof.settled().sid.as_str(), whose));
        let first = Kinds::with_part(Part::First);
        let is_proven = |kinds: Kinds| !kinds.and(first).is_empty();
        assert!(is_proven(session.kinds()), "{world:?} {self:?}");
        let two = session.acr() == Acr::Two;
        let has = whose == "alice" && !self.alice_has.is_empty();
        // One mailbox is never both: what it showed in place of a password is no second factor here.
        let by_mailbox = self.recovered || self.here.and(Kinds::with_part(Part::First)) == Kinds::of(&[Kind::EmailCode]);
        assert!(!by_mailbox || !self.here.contains(Kind::EmailCodeSecond), "a mailbox counts once: {self:?}");
        assert!(two || !(world.required || has || world.demands.two_factors == TwoFactors::Demanded), "a factor is missing");
        if world.demands.login {
            assert!(is_proven(self.here) && (!two || proof::acr(self.here) == Acr::Two), "prompt=login asks for all");
        }
        if world.demands.max_age.is_some() {
            assert_eq!(session.auth_time(), NOW, "no factor is older than max_age");
        }
        assert!(!(self.temporary && whose == "alice" && self.here.contains(Kind::Password)), "the temporary password stays");
        assert!(!world.consent || self.agreed);
        true
    }
}

fn proven(user: &str, proofs: &[(Kind, Timestamp)]) -> Session {
    Session { proofs: proofs.iter().map(|(kind, at)| Proof::of(*kind, *at)).collect(), ..session(user, NOW) }
}

/// Whether the second factor of a set shows who somebody is by itself, too.
fn has_second_that_is_a_first(set: Kinds) -> bool {
    set.iter().any(|kind| kind.is(Part::First) && kind.is(Part::Second))
}

/// Without a session, and with those that each factor leads to, fresh and old. Where a second factor is a first one, too, those in which
/// it was proven: the others are the same in every set.
fn browsers(set: Kinds) -> Vec<Vec<Session>> {
    let mut browsers = vec![Vec::new()];
    for first in Kinds::with_part(Part::First).and(set).iter() {
        browsers.extend([NOW, OLD].map(|at| vec![proven("alice", &[(first, at)])]));
        for beside in Kinds::beside().and(set).iter().filter(|beside| *beside != first) {
            browsers.push(vec![proven("alice", &[(first, NOW), (beside, NOW)])]);
            browsers.push(vec![proven("alice", &[(first, NOW), (beside, OLD)]), proven("bob", &[(first, OLD), (beside, NOW)])]);
        }
    }
    if has_second_that_is_a_first(set) {
        let second = Kinds::with_part(Part::Second).and(set);
        let proves_it = |session: &Session| session.proofs.iter().any(|proof| second.contains(proof.kind));
        browsers.retain(|sessions| sessions.is_empty() || sessions.iter().any(proves_it));
    }
    browsers
}

fn demands() -> Vec<Demands> {
    let mut all = Vec::new();
    for two_factors in [TwoFactors::NotAsked, TwoFactors::Wanted, TwoFactors::Demanded] {
        let plain = Demands { two_factors, ..Demands::default() };
        all.push(plain);
        all.push(Demands { login: true, ..plain });
        all.push(Demands { select_account: true, ..plain });
        all.push(Demands { create: true, ..plain });
        all.push(Demands { max_age: Some(Duration::ZERO), ..plain });
        all.push(Demands { max_age: Some(Duration::from_secs(60)), ..plain });
    }
    all
}

/// Every way in which it begins: each browser, for whoever has the second factor or a temporary password, or not.
fn beginnings(set: Kinds, demands: Demands) -> impl Iterator<Item = State> {
    let second = Kinds::with_part(Part::Second).and(set);
    let account = [(false, false), (false, true), (true, false), (true, true)];
    let account = account.into_iter().filter(move |(_, temporary)| !temporary || !has_second_that_is_a_first(set));
    browsers(set).into_iter().flat_map(move |sessions| {
        account.clone().map(move |(has_second, temporary)| {
            // Every state is cloned often: what the app asked is put in only where a state is held against the rule.
            let purpose = Purpose::Account { return_to: String::new(), because: None };
            State {
                journey: Journey::begin(Beginning { demands, purpose, ..beginning(&sessions) }),
                sessions: sessions.iter().map(|s| (if s.user_id == "alice" { "alice" } else { "bob" }, s.clone())).collect(),
                alice_has: if has_second { second } else { Kinds::NONE },
                temporary,
                here: Kinds::NONE,
                recovered: false,
                agreed: false,
            }
        })
    })
}

/// How many states a world has, and how many of them finish. What is reached from several beginnings is looked at once.
fn states_of(set: Kinds, world: World) -> (usize, usize) {
    let (events, authorize) = (events(set), beginning(&[]).purpose);
    let (mut seen, mut waiting, mut finished) = (HashSet::new(), VecDeque::new(), 0);
    for mut first in beginnings(set, world.demands) {
        assert!(!first.check(world, &authorize), "nobody looked at the account yet");
        first.look_again(world);
        if seen.insert(first.key()) {
            waiting.push_back(first);
        }
    }
    while let Some(state) = waiting.pop_front() {
        finished += usize::from(state.check(world, &authorize));
        let mut next = state.clone();
        for event in &events {
            if next.step(world, *event).is_none() {
                assert_eq!(next.journey, state.journey, "a misstep changes nothing: {event:?}");
                continue;
            }
            if seen.insert(next.key()) {
                waiting.push_back(std::mem::replace(&mut next, state.clone()));
            } else {
                next = state.clone();
            }
        }
    }
    (seen.len(), finished)
}

#[test]
fn no_order_of_events_finishes_with_something_owed_or_with_a_factor_unproven() {
    let mut worlds = Vec::new();
    for (set, demands) in sets().into_iter().flat_map(|set| demands().into_iter().map(move |demands| (set, demands))) {
        let bits = [(false, false), (false, true), (true, false), (true, true)];
        let mailed = !set.and(MAILED).is_empty();
        worlds.extend(bits.map(|(required, consent)| (set, World { required, consent, mailed, demands })));
    }
    let next = AtomicUsize::new(0);
    let counted = std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let count = || {
            let mut counted = (0, 0);
            while let Some((set, world)) = worlds.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (states, finished) = states_of(*set, *world);
                counted = (counted.0 + states, counted.1 + finished);
            }
            counted
        };
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(count)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .fold((0, 0), |sum: (usize, usize), (states, finished)| (sum.0 + states, sum.1 + finished))
    });
    let (states, finished) = counted;
    assert!(states > 10_000 && finished > 1_000, "{states} states, of which {finished} finish");
}

#[test]
fn a_misstep_changes_nothing_in_any_state() {
    for (set, sessions) in sets().into_iter().flat_map(|set| browsers(set).into_iter().map(move |sessions| (set, sessions))) {
        for demands in demands() {
            let world = World { required: true, consent: true, mailed: !set.and(MAILED).is_empty(), demands };
            let mut state = State {
                journey: Journey::begin(Beginning { demands, ..beginning(&sessions) }),
                sessions: BTreeMap::new(),
                alice_has: Kinds::NONE,
                temporary: true,
                here: Kinds::NONE,
                recovered: false,
                agreed: false,
            };
            state.look_again(world);
            let before = state.journey.clone();
            let alice = state.facts(world, "alice");
            let who = Standing::of_session("alice", 0);
            // Whoever is asked who they are may show what is good for a first proof, whatever else it is good for.
            let is_asked =
                |kind: Kind| before.next().is_some_and(|owed| owed.asks_for(kind) || (owed == Owed::Identify && kind.is(Part::First)));
            for kind in Kinds::beside().iter().filter(|kind| !is_asked(*kind)) {
                assert!(state.journey.prove(&who, Proof::of(kind, NOW), alice.clone(), NOW).is_err(), "{kind:?}");
            }
            let refused = [
                state.journey.decline().is_err(),
                before.next() != Some(Owed::Replace(Kind::Password)) && state.journey.replace(Kind::Password, "new").is_err(),
                state.journey.session_began("x").is_err(),
            ];
            assert_eq!((refused, &state.journey), ([true; 3], &before), "{demands:?}");
        }
    }
}
