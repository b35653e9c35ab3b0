//! The steps: each takes a journey on, or is a misstep that changes nothing.

use super::{Account, AccountFacts, Agreement, Beginning, Journey, Misstep, Owed, RECENT, TwoFactors};
use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::protocol::scope::Scopes;
use crate::sso::session::{Factor, ONE_TIME_CODE, PASSWORD, Session};

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
            offered: false,
            declined: false,
            wants_another: false,
            owed: vec![Owed::Identify, Owed::Password],
            agreement: None,
            left_out: Scopes::default(),
        };
        let hinted_user = journey.must_be.clone().or(facts.login_hint);
        let of_hint = hinted_user.as_deref().and_then(|user| facts.sessions.iter().find(|session| session.user_id == user));
        let last = facts.last_for_client.as_deref().and_then(|sid| facts.sessions.iter().find(|session| session.sid == sid));
        if facts.demands.select_account && !facts.sessions.is_empty() && journey.must_be.is_none() {
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
        self.account =
            Some(Account { user_id: session.user_id.clone(), epoch: session.epoch, sid: Some(session.sid.clone()), password: None });
        self.held = session.factors.iter().filter(|factor| self.counts(factor, now)).cloned().collect();
        self.outdated = self.held.len() < session.factors.len();
        if self.proof_of(PASSWORD).is_none() {
            self.owed.push(Owed::Password);
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
        self.offered = false;
        self.declined = false;
        self.wants_another = false;
        self.agreement = None;
        self.left_out = Scopes::default();
        self.owed = owed;
    }

    /// Takes in what the rows say of a settled account: before the first page, and again before each step, since an hour may
    /// lie between.
    pub fn learn(&mut self, facts: AccountFacts, now: Timestamp) {
        if self.account.is_some() {
            self.owe(facts, now);
        }
    }

    /// What the account owes, from what was proven and what the rows say.
    fn owe(&mut self, facts: AccountFacts, now: Timestamp) {
        if !facts.has_second_factor {
            // Taken away since it was proven: that counts no more where no session has it.
            self.proven.retain(|factor| factor.method != ONE_TIME_CODE);
        }
        let two = self.proof_of(ONE_TIME_CODE).is_some();
        let demanded = facts.second_factor_required || self.two_factors == TwoFactors::Demanded;
        // Offered at a fresh sign-in alone, so that nobody is asked at every turn.
        let wanted = self.two_factors == TwoFactors::Wanted && self.proved_here(PASSWORD) && !self.declined;
        let enrol = !facts.has_second_factor && !two && (demanded || wanted);
        let password = match self.proof_of(PASSWORD) {
            None => true,
            // A stolen session must not bring a factor of its own.
            Some(proof) if enrol => now.since(proof.at) > RECENT,
            // What cannot be proven again is replaced by what can.
            Some(_) => self.outdated && !facts.has_second_factor && !self.proved_here(PASSWORD),
        };
        self.offered = enrol && !demanded;
        self.learned = true;
        self.left_out = facts.left_out;
        self.owed = [
            (Owed::Password, password),
            (Owed::SecondFactor, facts.has_second_factor && !two),
            // A temporary password is replaced by whoever has just proven it, and the second factor where there is one.
            (Owed::NewPassword, facts.password_is_temporary && self.proved_here(PASSWORD)),
            (Owed::EnrolSecondFactor, enrol),
            (Owed::Consent, facts.consent_is_owed && self.agreement.is_none()),
        ]
        .into_iter()
        .filter_map(|(owed, is)| is.then_some(owed))
        .collect();
    }

    /// Whether `session` may answer what the journey waits for: its person proved something, in another tab, since this
    /// journey began. A journey with prompt=login, or where the person chose another account, still asks.
    pub fn can_use_session(&self, session: &Session) -> bool {
        let asks_who_it_is =
            self.next().is_some_and(|owed| matches!(owed, Owed::Identify | Owed::Password | Owed::SecondFactor | Owed::EnrolSecondFactor));
        let is_theirs = self.account.as_ref().is_none_or(|account| account.user_id == session.user_id)
            && self.must_be.as_deref().is_none_or(|must_be| must_be == session.user_id);
        let is_new = session.factors.iter().any(|factor| factor.at >= self.started_at);
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
        (further.next().is_none_or(|owed| self.next() < Some(owed))).then_some(further)
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
        let asked = [Owed::AccountChoice, Owed::Password, Owed::SecondFactor, Owed::EnrolSecondFactor];
        if !self.next().is_some_and(|owed| asked.contains(&owed)) {
            return Err(Misstep::OutOfOrder);
        }
        self.forget(vec![Owed::Identify, Owed::Password]);
        self.wants_another = true;
        Ok(())
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
        if self.next().is_some_and(|owed| !matches!(owed, Owed::AccountChoice | Owed::NewPassword)) {
            self.forget(vec![Owed::AccountChoice]);
        }
    }

    /// The session that answered has ended, or what was proven counts no more: who it is is owed anew.
    pub fn lose_account(&mut self) {
        self.forget(vec![Owed::Identify, Owed::Password]);
    }

    /// The person named themselves and proved the password; `facts` are of the account that it opened.
    pub fn prove_password(&mut self, who: &Standing, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        let user_id = who.user_id.as_str();
        let again = match (self.next(), &self.account) {
            (Some(Owed::Identify), _) => false,
            (Some(Owed::Password), Some(account)) if account.user_id == user_id => true,
            _ => return Err(Misstep::OutOfOrder),
        };
        if self.must_be.as_deref().is_some_and(|must_be| must_be != user_id) {
            return Err(Misstep::AnotherPerson);
        }
        let sid = self.account.take().filter(|_| again).and_then(|account| account.sid);
        self.account = Some(Account { user_id: user_id.to_owned(), epoch: who.epoch, sid, password: who.password.clone() });
        self.prove(Factor::password(now));
        self.owe(facts, now);
        Ok(())
    }

    /// The person proved a second factor: a code of an app, or a recovery code. `epoch` is the account's as the code was used.
    pub fn prove_second_factor(&mut self, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        if self.next() != Some(Owed::SecondFactor) {
            return Err(Misstep::OutOfOrder);
        }
        self.prove(Factor::one_time_code(now));
        self.owe(facts, now);
        Ok(())
    }

    /// The person set up an app for codes, and proved it by a code of it.
    pub fn enrol_second_factor(&mut self, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        if self.next() != Some(Owed::EnrolSecondFactor) {
            return Err(Misstep::OutOfOrder);
        }
        self.prove(Factor::one_time_code(now));
        self.owe(facts, now);
        Ok(())
    }

    /// The person does not want to set up a second factor now.
    pub fn decline_second_factor(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::EnrolSecondFactor) || !self.offered {
            return Err(Misstep::OutOfOrder);
        }
        self.declined = true;
        self.offered = false;
        self.owed.remove(0);
        Ok(())
    }

    fn prove(&mut self, factor: Factor) {
        self.proven.retain(|proven| proven.method != factor.method);
        self.proven.push(factor);
    }

    /// The temporary password was replaced by one of the person's own, the credential `password`.
    pub fn replace_password(&mut self, password: &str) -> Result<(), Misstep> {
        if self.next() != Some(Owed::NewPassword) {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.remove(0);
        if let Some(account) = &mut self.account {
            account.password = Some(password.to_owned());
        }
        Ok(())
    }

    /// The session that what was proven went into.
    pub fn session_began(&mut self, sid: &str) -> Result<(), Misstep> {
        if !self.session_is_due() {
            return Err(Misstep::OutOfOrder);
        }
        if let Some(account) = &mut self.account {
            account.sid = Some(sid.to_owned());
            account.password = None;
        }
        for factor in std::mem::take(&mut self.proven) {
            self.spent.retain(|spent| spent.method != factor.method);
            self.spent.push(factor);
        }
        Ok(())
    }

    /// The person agreed.
    pub fn agree(&mut self, agreement: Agreement) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Consent) || self.session_is_due() {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.remove(0);
        self.agreement = Some(agreement);
        Ok(())
    }
}
