//! The steps: each takes a journey on, or is a misstep that changes nothing.

use super::{Account, AccountFacts, Agreement, Beginning, Details, Journey, Misstep, Owed, Purpose, Recovering, TwoFactors};
use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::factors::proof::{self, RECENT};
use crate::factors::rule::Due;
use crate::factors::{Kind, Kinds, Part, Proof};
use crate::protocol::scope::Scopes;
use crate::sso::session::Session;

impl Journey {
    /// Begins: settles which session answers, and lists what is owed as far as that says it; [`Journey::learn`] adds the rest.
    ///
    /// The session is `id_token_hint`'s subject's, else `login_hint`'s, else the one that last answered this client in
    /// this browser, else the only one, else the person chooses.
    pub fn begin(facts: Beginning<'_>) -> Self {
        let mut journey = Self {
            id: facts.id,
            browser: facts.browser,
            purpose: facts.purpose,
            started_at: facts.now,
            expires_at: facts.expires_at,
            login: facts.demands.login,
            max_age: facts.demands.max_age,
            two_factors: facts.demands.two_factors,
            must_be: facts.must_be,
            account: None,
            held: Vec::new(),
            proven: Vec::new(),
            spent: Vec::new(),
            learned: false,
            outdated: false,
            remembered_by: facts.remembered_by,
            held_remembered: None,
            remembered: None,
            may_remember: None,
            remember: None,
            remember_is_ticked: false,
            heard_of: None,
            rule_max_age: None,
            offered: false,
            declined: false,
            offers_way_in: false,
            may_skip_details: false,
            skipped_details: false,
            wants_another: false,
            recovering: None,
            recovered_by_mail: false,
            brings_account: false,
            owed: vec![Owed::Identify, Owed::first_proof()],
            agreement: None,
            consent_generation: 0,
            left_out: Scopes::default(),
        };
        let hinted_user = journey.must_be.clone().or(facts.login_hint);
        let of_hint = hinted_user.as_deref().and_then(|user| facts.sessions.iter().find(|session| session.user_id == user));
        let last = facts.last_for_client.as_deref().and_then(|sid| facts.sessions.iter().find(|session| session.sid == sid));
        if facts.demands.create && journey.must_be.is_none() {
            journey.wants_another = true;
        } else if facts.demands.select_account && !facts.sessions.is_empty() && journey.must_be.is_none() {
            journey.owed = vec![Owed::AccountChoice];
        } else if facts.hinted || journey.must_be.is_some() {
            if let Some(session) = of_hint {
                journey.settle(session, facts.now);
            }
        } else {
            match (last, facts.sessions) {
                (Some(session), _) | (None, [session]) => journey.settle(session, facts.now),
                (None, []) => {}
                (None, _) => journey.owed = vec![Owed::AccountChoice],
            }
        }
        journey
    }

    fn settle(&mut self, session: &Session, now: Timestamp) {
        self.forget(Vec::new());
        self.account = Some(Account { user_id: session.user_id.clone(), epoch: session.epoch, sid: Some(session.sid.clone()) });
        self.held = session.proofs.iter().filter(|proof| self.counts(proof, now)).cloned().collect();
        self.outdated = self.held.len() < session.proofs.len();
        self.held_remembered.clone_from(&session.remembered);
        if self.proof_of(Kinds::with_part(Part::First)).is_none() {
            self.owed.push(Owed::first_proof());
        }
    }

    /// Nothing is known of anybody: this is owed.
    fn forget(&mut self, owed: Vec<Owed>) {
        self.account = None;
        self.held.clear();
        self.proven.clear();
        self.spent.clear();
        self.learned = false;
        self.outdated = false;
        self.rule_max_age = None;
        self.held_remembered = None;
        self.remembered = None;
        self.may_remember = None;
        self.remember = None;
        self.heard_of = None;
        self.offered = false;
        self.declined = false;
        self.offers_way_in = false;
        self.may_skip_details = false;
        self.skipped_details = false;
        self.wants_another = false;
        self.recovering = None;
        self.recovered_by_mail = false;
        self.brings_account = false;
        self.agreement = None;
        self.left_out = Scopes::default();
        self.owed = owed;
    }

    /// Takes in what the rows say of a settled account: before the first page, and again before each step, since an hour may
    /// lie between. Where that is gone which showed who they are, it begins anew with who it is.
    pub fn learn(&mut self, facts: AccountFacts, now: Timestamp) {
        let is_over = self.recovering.as_ref().is_some_and(|recovering| !facts.credentials.contains(&recovering.credential));
        if is_over || self.proven.iter().any(|proof| proof.kind.is(Part::First) && !facts.bear_out(proof)) {
            self.lose_account();
        } else if self.account.is_some() {
            self.owe(facts, now);
        }
    }

    /// What the account owes, from what was proven and what the rows say.
    fn owe(&mut self, facts: AccountFacts, now: Timestamp) {
        // Taken away since it was proven: that counts no more where no session has it.
        self.proven.retain(|proof| proof.kind.is(Part::First) || facts.bear_out(proof));
        // What rests on no credential ends with what allowed it: no row that is taken away ends the sessions that hold it.
        let counts = |proof: &Proof| proof.kind.has_credential() || facts.bear_out(proof);
        self.held.retain(counts);
        self.spent.retain(counts);
        // Too old for a rule: as what is too old for the request.
        self.rule_max_age = facts.rule.max_age;
        let (since, held) = (self.asked_since(), self.held.len());
        self.held.retain(|proof| facts.rule.is_fresh(proof, since, now));
        self.outdated |= self.held.len() < held;
        // Whoever forgot the password shows here and now what else they have, whatever a session holds.
        let recovers = self.recovering.is_some();
        // Nor do they show what they lost, and waited for.
        let is_lost = self.recovering.as_ref().is_some_and(|recovering| recovering.loss.is_some());
        let is_taken = |proof: &&Proof| facts.rule.takes(proof, since, now);
        let taken = proof::kinds(self.proofs().filter(is_taken));
        let taken_here = proof::kinds(self.proven.iter().chain(&self.spent).filter(is_taken));
        // A mailbox that showed who they are, or a provider that may ask for no more, shows nothing beside that.
        let by_mailbox = recovers || self.recovered_by_mail || proof::rests_on_mailbox(taken) || proof::rests_on_mailbox(taken_here);
        let due = if recovers { Due::Nothing } else { facts.rule.due(facts.without_mailbox(by_mailbox)) };
        // What a rule wants is set up by whoever shows all that they have, also what counts no more: a stolen password brings nothing of its own.
        let by_all = recovers || due != Due::Nothing;
        let rule = facts.rule.clone();
        let allowed = if by_all { Kinds::EVERY } else { rule.allowed };
        let facts = AccountFacts { has: facts.has.and(allowed), ..facts };
        let counts = |proof: &&Proof| if by_all { true } else { rule.takes(proof, since, now) };
        let is_shown = |proof: &&Proof| counts(proof) && (!by_all || proof.kind.is(Part::First) || proof.at.is_within(RECENT, now));
        let (first, has_second) = (Kinds::with_part(Part::First), facts.has_second_factor());
        let shown = if recovers { self.proven_here() } else { proof::kinds(self.proofs().filter(is_shown)) };
        let two_shown = proof::shows_second(shown, has_second);
        // A browser takes the place of a second factor where nobody asks for more: not of a request that wants two, or wants somebody to
        // be asked again, nor of what sets something up or connects it.
        let asks_no_more = !self.login && self.max_age.is_none() && self.two_factors == TwoFactors::NotAsked;
        let may_be_remembered = asks_no_more && !by_all && !self.brings_account;
        let held = self.held_remembered.as_deref().filter(|id| may_be_remembered && facts.remembers(id, now));
        let here = || facts.remembered_by(&self.remembered_by, now).filter(|_| may_be_remembered);
        self.remembered = if two_shown { None } else { held.or_else(here).map(str::to_owned) };
        let two = two_shown || self.remembered.is_some();
        let is_trial = matches!(self.purpose, Purpose::Trial(_));
        self.may_remember = rule.remembers_for().filter(|_| !by_all && !is_trial).map(|time| time.as_secs());
        // A password that was stolen sets nothing up, and connects nothing, where a mailed code is the second factor.
        let is_enough = !proof::lacks_mailed_second(shown, facts.has);
        let demanded = rule.second_factor || self.two_factors == TwoFactors::Demanded || (self.brings_account && !is_enough);
        let here = proof::kinds(self.proven.iter().chain(&self.spent).filter(counts));
        let first_proven_here = recovers || !here.and(first).is_empty();
        // Offered at a fresh sign-in alone, so that nobody is asked at every turn.
        let wanted = self.two_factors == TwoFactors::Wanted && first_proven_here && !self.declined;
        let lacks = !has_second && !two && (demanded || wanted);
        let mailed = if by_mailbox { Kinds::NONE } else { facts.has.and(Kinds::with_part(Part::WhereNeeded)) };
        let by_mail = (lacks || (due != Due::Nothing && !is_enough)) && !mailed.is_empty();
        let set_up = match due {
            Due::SetUp(kinds) => kinds,
            Due::Nothing if lacks && !by_mail => Kinds::set_up_on_the_way().and(rule.allowed),
            Due::Nothing | Due::Stuck => Kinds::NONE,
        };
        self.learned = true;
        self.offered = false;
        if due == Due::Stuck || (lacks && demanded && !by_mail && set_up.is_empty()) {
            self.owed = vec![Owed::Prove(Kinds::NONE)];
            return;
        }
        let enrol = !set_up.is_empty();
        let first_proof = self.proofs().filter(counts).find(|proof| first.contains(proof.kind));
        let first_is_owed = match first_proof {
            _ if recovers => false,
            None => true,
            // A stolen session must not bring a factor of its own. Whoever has nothing but a provider that does not say when it asked them
            // has proven here what they can.
            Some(proof) if enrol => {
                let is_all = proof.kind == Kind::Upstream && facts.first_kinds() == Kinds::of(&[Kind::Upstream]);
                // A code that was sent shows a mailbox or a phone: whoever has more shows that before anything takes its place.
                let is_own = |kind: Kind| kind.is(Part::First) && (!facts.has_own_first() || !Kinds::mailed_first().contains(kind));
                let is_recent = self.proofs().any(|proof| is_own(proof.kind) && proof.at.is_within(RECENT, now));
                !(is_recent || is_all && first_proven_here)
            }
            // What cannot be proven again is replaced by what can; and where what is left is two factors by itself nothing else would be
            // asked that makes the session's time of authentication a newer one.
            Some(_) => self.outdated && !first_proven_here && (!has_second || (two && self.proven_here().is_empty())),
        };
        let ways_in = Kinds::ways_in_on_the_way().and(rule.allowed);
        let has_no_way_in = facts.has.and(ways_in).is_empty() && !ways_in.is_empty();
        // To whoever has just proven the other: a page that stood open for long offers nothing.
        let is_recent = first_proof.is_some_and(|proof| proof.at.is_within(RECENT, now));
        let offers_way_in = self.offers_way_in && !self.declined && !lacks && !enrol && first_proven_here && is_recent && has_no_way_in && is_enough
            // A browser that somebody left open brings no factor of its own.
            && self.remembered.is_none();
        self.offered = offers_way_in || (lacks && !demanded && due == Due::Nothing);
        let mut owed = Vec::new();
        if first_is_owed {
            owed.push(Owed::Prove(self.first_kinds_again(&facts, enrol)));
        }
        // What a rule names is asked for by its name, and is the second factor as well.
        let mut needs = rule.needs.iter().filter(|need| !by_all && shown.and(**need).is_empty());
        if let Some(need) = needs.next() {
            owed.push(Owed::Prove(facts.without_mailbox(by_mailbox).and(*need)));
        } else if has_second && !two && !is_lost {
            owed.push(Owed::Prove(facts.second_kinds().and(allowed)));
        } else if by_mail {
            owed.push(Owed::Prove(mailed));
        }
        // A temporary one is replaced by whoever has just proven it, and the second factor where there is one.
        let forgotten = if recovers { Kinds::of(&[Kind::Password]) } else { Kinds::NONE };
        owed.extend(facts.temporary.and(self.proven_here()).or(forgotten).iter().map(Owed::Replace));
        if facts.terms_are_owed {
            owed.push(Owed::AcceptTerms);
        }
        if enrol {
            owed.push(Owed::Enrol(set_up));
        } else if offers_way_in {
            owed.push(Owed::Enrol(ways_in));
        }
        // By somebody who has another way in alone: that is what showed whose account it is.
        let has_own = self.proven.iter().any(|proof| proof.kind.is(Part::First) && proof.kind != Kind::Upstream);
        if self.brings_account && has_own && !recovers {
            owed.push(Owed::Connect);
        }
        // Offered at a fresh sign-in alone, so that nobody is asked at every turn.
        let offers_details = facts.details == Details::Offered && first_proven_here && !self.skipped_details;
        self.may_skip_details = offers_details;
        if offers_details || facts.details == Details::Owed {
            owed.push(Owed::FillIn);
        }
        // Whoever has the factor, in a session that holds it, can tell best: they would come by no page of their own for weeks.
        let is_at_app = self.answers().is_some() && has_second && two;
        if is_at_app && facts.loss.is_some() && facts.loss != self.heard_of {
            owed.push(Owed::HearOfLoss);
        }
        if self.consent_generation != facts.consent_generation {
            // Taken back since it was agreed to.
            self.agreement = None;
        }
        if facts.consent_is_owed && self.agreement.is_none() {
            owed.push(Owed::Consent);
        }
        self.owed = owed;
        self.left_out = facts.left_out;
        self.consent_generation = facts.consent_generation;
    }

    /// What shows again who they are. Where a provider did not say when it asked them, something else is asked for, where they have it.
    fn first_kinds_again(&self, facts: &AccountFacts, enrol: bool) -> Kinds {
        let sent = if enrol && facts.has_own_first() { Kinds::mailed_first() } else { Kinds::NONE };
        let (kinds, upstream) = (facts.first_kinds().without(sent), Kinds::of(&[Kind::Upstream]));
        let others: Kinds = kinds.iter().filter(|kind| *kind != Kind::Upstream).collect();
        let came_by_it = !self.proven_here().and(upstream).is_empty();
        if enrol && came_by_it && !others.is_empty() { others } else { kinds }
    }

    /// They came with an account at another provider that nobody has connected. Whoever proves here who they are is asked whether it is
    /// to sign them in.
    pub fn bring_account(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Identify) || self.has_own_proof() {
            return Err(Misstep::OutOfOrder);
        }
        self.brings_account = true;
        Ok(())
    }

    /// They said whether it is to.
    pub fn connected_or_not(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Connect) {
            return Err(Misstep::OutOfOrder);
        }
        self.brings_account = false;
        self.owed.remove(0);
        Ok(())
    }

    /// Whether `session` may answer what the journey waits for: its person proved something, in another tab, since this
    /// journey began. A journey with prompt=login, or where the person chose another account, still asks.
    pub fn can_use_session(&self, session: &Session) -> bool {
        let asks_who_it_is = self.next().is_some_and(|owed| matches!(owed, Owed::Identify | Owed::Prove(_) | Owed::Enrol(_)));
        let is_theirs = self.account.as_ref().is_none_or(|account| account.user_id == session.user_id)
            && self.must_be.as_deref().is_none_or(|must_be| must_be == session.user_id);
        let is_new = session.proofs.iter().any(|proof| proof.at >= self.started_at);
        asks_who_it_is && is_theirs && is_new && !self.login && !self.wants_another
    }

    /// The journey after it takes this session, if that removes a step.
    pub fn signed_in_meanwhile(&self, session: &Session, facts: AccountFacts, now: Timestamp) -> Option<Self> {
        if !self.can_use_session(session) {
            return None;
        }
        let mut further = self.clone();
        further.settle(session, now);
        further.owe(facts, now);
        further.next().is_none_or(|owed| self.next().is_some_and(|before| before.place() < owed.place())).then_some(further)
    }

    /// The person chose a session that is signed in here.
    pub fn choose(&mut self, session: &Session, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        if self.next() != Some(Owed::AccountChoice) {
            return Err(Misstep::OutOfOrder);
        }
        if self.must_be.as_deref().is_some_and(|must_be| must_be != session.user_id) {
            return Err(Misstep::AnotherPerson);
        }
        self.settle(session, now);
        self.owe(facts, now);
        Ok(())
    }

    /// The person wants an account other than those on the page. What was proven of another counts no more.
    pub fn use_another_account(&mut self) -> Result<(), Misstep> {
        if !self.next().is_some_and(|owed| matches!(owed, Owed::AccountChoice | Owed::Prove(_) | Owed::Enrol(_))) {
            return Err(Misstep::OutOfOrder);
        }
        self.forget(vec![Owed::Identify, Owed::first_proof()]);
        self.wants_another = true;
        Ok(())
    }

    /// The person ticked the box to be remembered in this browser, on a page that asks for a second factor.
    pub fn tick_remember(&mut self) {
        self.remember_is_ticked = self.may_remember.is_some();
    }

    /// The person who ticked it has shown a second factor.
    pub fn remember_browser(&mut self) {
        self.remember = self.may_remember.filter(|_| self.remember_is_ticked);
    }

    /// The person wants to choose again, or another account, while the app waits for consent.
    pub fn switch_account(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Consent) {
            return Err(Misstep::OutOfOrder);
        }
        self.forget(vec![Owed::AccountChoice]);
        Ok(())
    }

    /// The person came to the chooser by themselves, from a page that asks for a factor or for consent.
    pub fn choose_again(&mut self) {
        if self.next().is_some_and(|owed| !matches!(owed, Owed::AccountChoice | Owed::Replace(_))) {
            self.forget(vec![Owed::AccountChoice]);
        }
    }

    /// The session that answered has ended, or what was proven counts no more: who it is is owed anew.
    pub fn lose_account(&mut self) {
        self.forget(vec![Owed::Identify, Owed::first_proof()]);
    }

    /// Somebody proved who they are, or what a second factor proves beside that; `facts` are of their account.
    pub fn prove(&mut self, who: &Standing, proof: Proof, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        let user_id = who.user_id.as_str();
        let again = match (self.next(), &self.account) {
            (Some(Owed::Identify), _) if proof.kind.is(Part::First) => false,
            (Some(owed), Some(account)) if owed.asks_for(proof.kind) && account.user_id == user_id => true,
            _ => return Err(Misstep::OutOfOrder),
        };
        if self.must_be.as_deref().is_some_and(|must_be| must_be != user_id) {
            return Err(Misstep::AnotherPerson);
        }
        if proof.kind.is(Part::First) {
            let sid = self.account.take().filter(|_| again).and_then(|account| account.sid);
            self.account = Some(Account { user_id: user_id.to_owned(), epoch: who.epoch, sid });
        }
        proof::add(&mut self.proven, proof);
        self.owe(facts, now);
        Ok(())
    }

    /// Somebody who forgot the password proved by a mail to `address` who they are; `who` names that password's credential. `facts`
    /// are of their account.
    pub fn recover(&mut self, who: &Standing, address: &str, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        let user_id = who.user_id.as_str();
        let again = match (self.next(), &self.account) {
            (Some(Owed::Identify), _) => false,
            (Some(owed), Some(account)) if owed.asks_for(Kind::Password) && account.user_id == user_id => true,
            _ => return Err(Misstep::OutOfOrder),
        };
        let [credential] = who.credentials.as_slice() else { return Err(Misstep::OutOfOrder) };
        if self.must_be.as_deref().is_some_and(|must_be| must_be != user_id) {
            return Err(Misstep::AnotherPerson);
        }
        let sid = self.account.take().filter(|_| again).and_then(|account| account.sid);
        self.account = Some(Account { user_id: user_id.to_owned(), epoch: who.epoch, sid });
        self.recovered_by_mail = true;
        self.recovering = Some(Recovering { credential: credential.clone(), address: address.to_owned(), at: now, loss: None });
        self.owe(facts, now);
        Ok(())
    }

    /// Somebody whose second factor is lost, and who waited for that, proved by a mail to `address` that it is theirs, beside the password or
    /// in its place; `loss` is the wait. A new password takes the place of both.
    pub fn go_on_without(&mut self, who: &Standing, address: &str, loss: &str, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        let is_theirs = self.account.as_ref().is_some_and(|account| account.user_id == who.user_id);
        let [credential] = who.credentials.as_slice() else { return Err(Misstep::OutOfOrder) };
        if !is_theirs || !self.next().is_some_and(Owed::asks_for_second_factor) {
            return Err(Misstep::OutOfOrder);
        }
        self.recovered_by_mail = true;
        self.recovering =
            Some(Recovering { credential: credential.clone(), address: address.to_owned(), at: now, loss: Some(loss.to_owned()) });
        self.owe(facts, now);
        Ok(())
    }

    /// The forgotten password was replaced by this credential, which whoever chose it has proven by that; `epoch` is the person's
    /// since then. Where it is another one than before, no session from before counts.
    pub fn recovered(&mut self, credential: &str, epoch: i64, now: Timestamp) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Replace(Kind::Password)) {
            return Err(Misstep::OutOfOrder);
        }
        let (Some(_), Some(account)) = (self.recovering.take(), &mut self.account) else { return Err(Misstep::OutOfOrder) };
        self.owed.remove(0);
        proof::add(&mut self.proven, Proof::by(Kind::Password, credential, now));
        if account.epoch != epoch {
            *account = Account { epoch, sid: None, ..account.clone() };
            self.held.clear();
            self.spent.clear();
        }
        Ok(())
    }

    /// Whoever proves now who they are may be offered what signs in faster.
    pub fn offer_way_in(&mut self) {
        self.offers_way_in = !matches!(self.purpose, Purpose::Trial(_));
    }

    /// The person set up a second factor, and proved it.
    pub fn enrol(&mut self, proof: Proof, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        match self.next() {
            Some(Owed::Enrol(kinds)) if kinds.contains(proof.kind) => {}
            _ => return Err(Misstep::OutOfOrder),
        }
        proof::add(&mut self.proven, proof);
        self.owe(facts, now);
        Ok(())
    }

    /// The person does not want to set up a second factor now, or to show one that the app would only like.
    pub fn decline(&mut self) -> Result<(), Misstep> {
        let is_optional = |owed: Owed| match owed {
            Owed::Enrol(_) => true,
            Owed::Prove(kinds) => !kinds.is_empty() && kinds.without(Kinds::with_part(Part::WhereNeeded)).is_empty(),
            _ => false,
        };
        if !self.next().is_some_and(is_optional) || !self.offered {
            return Err(Misstep::OutOfOrder);
        }
        self.declined = true;
        self.offered = false;
        self.owed.remove(0);
        Ok(())
    }

    /// The temporary one was replaced by one of the person's own, this credential.
    pub fn replace(&mut self, kind: Kind, credential: &str) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Replace(kind)) || self.recovering.is_some() {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.remove(0);
        for proof in self.proven.iter_mut().filter(|proof| proof.kind == kind) {
            proof.credential = Some(credential.to_owned());
        }
        Ok(())
    }

    /// The person accepted the terms.
    pub fn accept_terms(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::AcceptTerms) {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.remove(0);
        Ok(())
    }

    /// They heard that this waits of a lost second factor, here or in this browser lately.
    pub fn heard_of_loss(&mut self, loss: String) {
        self.heard_of = Some(loss);
        self.owed.retain(|owed| *owed != Owed::HearOfLoss);
    }

    /// The person said some of what was asked of what is declared of people, or passed over what they may leave out; `facts` are of their account
    /// as it is now.
    pub fn filled_in(&mut self, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        if self.next() != Some(Owed::FillIn) {
            return Err(Misstep::OutOfOrder);
        }
        self.skipped_details = true;
        self.learn(facts, now);
        Ok(())
    }

    /// The session that what was proven went into.
    pub fn session_began(&mut self, sid: &str) -> Result<(), Misstep> {
        if !self.session_is_due() {
            return Err(Misstep::OutOfOrder);
        }
        if let Some(account) = &mut self.account {
            account.sid = Some(sid.to_owned());
        }
        for proof in std::mem::take(&mut self.proven) {
            proof::add(&mut self.spent, proof);
        }
        Ok(())
    }

    /// The person agreed. That counts also where they would not be asked any more, because they agreed in another tab meanwhile: what
    /// they leave out here is left out.
    pub fn agree(&mut self, agreement: Agreement) -> Result<(), Misstep> {
        if self.next().is_some_and(|owed| owed != Owed::Consent) || self.session_is_due() || !self.learned {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.retain(|owed| *owed != Owed::Consent);
        self.agreement = Some(agreement);
        Ok(())
    }
}
