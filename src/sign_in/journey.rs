//! One sign-in: a list of what is still owed, from which the next page follows.
//!
//! Pure: facts come in, a changed journey comes out. A step that isn't the first thing owed is out of order and changes
//! nothing; only [`Journey::finish`] on an empty list gives the [`SignedIn`] proof that a code needs.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::scope::Scopes;
use crate::sso::session::{Factor, Session};

/// What a journey may owe, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owed {
    /// Which of several signed-in accounts.
    AccountChoice,
    /// Who it is.
    Identify,
    /// The password.
    Password,
    /// A password of one's own in place of a temporary one.
    NewPassword,
    /// Leave for the app to get what it asks.
    Consent,
}

/// What the journey is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// An app asked.
    Authorize(Box<AuthorizationRequest>),
    /// A person came to a page of their own; the path is ours.
    Account {
        /// Where they were going: a path below the issuer.
        return_to: String,
    },
}

/// The person that the journey has settled on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Who.
    pub user_id: String,
    /// The person's epoch when it was read.
    pub epoch: i64,
    /// The session that answers; none until one begins.
    pub sid: Option<String>,
}

/// What the person agreed to on the consent page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The scopes that were left in.
    pub scopes: Scopes,
}

/// What the rows say about an account once it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    /// Its password is a temporary one.
    pub password_is_temporary: bool,
    /// The app may not have what it asks without asking the person.
    pub consent_is_owed: bool,
}

/// How the request wants the person to be asked ([Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Demands {
    /// `prompt=login`.
    pub login: bool,
    /// `prompt=select_account`.
    pub select_account: bool,
    /// `max_age`: no factor may be older.
    pub max_age: Option<Duration>,
}

/// What is known when a journey begins.
#[derive(Clone, Debug)]
pub struct Beginning<'a> {
    /// A random public id.
    pub id: String,
    /// The hash of the browser's cookie.
    pub browser: String,
    /// What it is for.
    pub purpose: Purpose,
    /// How to ask.
    pub demands: Demands,
    /// The live sessions of this browser whose person may still sign in.
    pub sessions: &'a [Session],
    /// The subject of a verified `id_token_hint`: nobody else may come out.
    pub must_be: Option<String>,
    /// The person whom `login_hint` names, where it names one.
    pub login_hint: Option<String>,
    /// Whether any hint was given, known or not.
    pub hinted: bool,
    /// The session that last answered this client here.
    pub last_for_client: Option<String>,
    /// The present.
    pub now: Timestamp,
    /// When the journey ends unfinished.
    pub expires_at: Timestamp,
}

/// One sign-in under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Journey {
    /// Public; what binds it is the browser.
    pub id: String,
    /// The hash of the cookie of the browser that began it.
    pub browser: String,
    /// What it is for.
    pub purpose: Purpose,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ends unfinished.
    pub expires_at: Timestamp,
    login: bool,
    max_age: Option<Duration>,
    must_be: Option<String>,
    account: Option<Account>,
    proven: Vec<Factor>,
    owed: Vec<Owed>,
    agreement: Option<Agreement>,
}

/// Why a step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misstep {
    /// Something else is owed first: show that.
    OutOfOrder,
    /// `id_token_hint` names another person: the app gets `login_required`.
    AnotherPerson,
}

/// The proof that a person signed in and agreed. Made by [`Journey::finish`] alone.
#[derive(Clone, Debug)]
pub struct SignedIn {
    account: Account,
    sid: String,
    agreement: Option<Agreement>,
    request: Box<AuthorizationRequest>,
}

impl SignedIn {
    /// Who.
    pub fn user_id(&self) -> &str {
        &self.account.user_id
    }
    /// The person's epoch.
    pub fn epoch(&self) -> i64 {
        self.account.epoch
    }
    /// In which session.
    pub fn sid(&self) -> &str {
        &self.sid
    }
    /// To what they agreed, where they were asked.
    pub fn agreement(&self) -> Option<&Agreement> {
        self.agreement.as_ref()
    }
    /// What the app asked.
    pub fn request(&self) -> &AuthorizationRequest {
        &self.request
    }
}

impl Journey {
    /// Begins: settles which session answers, and lists what is owed.
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
            must_be: facts.must_be,
            account: None,
            proven: Vec::new(),
            owed: Vec::new(),
            agreement: None,
        };
        let hinted_user = journey.must_be.clone().or(facts.login_hint);
        let of_hint = hinted_user.as_deref().and_then(|user| facts.sessions.iter().find(|session| session.user_id == user));
        let last = facts.last_for_client.as_deref().and_then(|sid| facts.sessions.iter().find(|session| session.sid == sid));
        if facts.demands.select_account && !facts.sessions.is_empty() && journey.must_be.is_none() {
            journey.owed = vec![Owed::AccountChoice];
        } else if facts.hinted || journey.must_be.is_some() {
            match of_hint {
                Some(session) => journey.settle(session, facts.now),
                None => journey.owed = vec![Owed::Identify, Owed::Password],
            }
        } else {
            match (last, facts.sessions) {
                (Some(session), _) | (None, [session]) => journey.settle(session, facts.now),
                (None, []) => journey.owed = vec![Owed::Identify, Owed::Password],
                (None, _) => journey.owed = vec![Owed::AccountChoice],
            }
        }
        journey
    }

    fn settle(&mut self, session: &Session, now: Timestamp) {
        self.account = Some(Account { user_id: session.user_id.clone(), epoch: session.epoch, sid: Some(session.sid.clone()) });
        let too_old = self.max_age.is_some_and(|max_age| now.since(session.auth_time()) > max_age || max_age.is_zero());
        self.owed = if self.login || too_old { vec![Owed::Password] } else { Vec::new() };
    }

    /// What the app asked, where one did.
    pub fn request(&self) -> Option<&AuthorizationRequest> {
        match &self.purpose {
            Purpose::Authorize(request) => Some(request),
            Purpose::Account { .. } => None,
        }
    }

    /// What is owed next; none: finish.
    pub fn next(&self) -> Option<Owed> {
        self.owed.first().copied()
    }

    /// All that is owed.
    pub fn owed(&self) -> &[Owed] {
        &self.owed
    }

    /// The person, where settled.
    pub fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// The factors proven in this journey.
    pub fn proven(&self) -> &[Factor] {
        &self.proven
    }

    /// Whether the person proved something here that no session holds yet.
    pub fn session_is_due(&self) -> bool {
        !self.proven.is_empty()
            && self.account.is_some()
            && !self.owed.iter().any(|owed| matches!(owed, Owed::AccountChoice | Owed::Identify | Owed::Password | Owed::NewPassword))
    }

    /// Takes in what the rows say of a settled account, before the first page.
    pub fn learn(&mut self, facts: AccountFacts) {
        if self.account.is_some() {
            self.owe(facts);
        }
    }

    fn owe(&mut self, facts: AccountFacts) {
        // A temporary password is replaced by whoever has just proven it.
        let new_password = facts.password_is_temporary && !self.proven.is_empty();
        self.owed.retain(|owed| !matches!(owed, Owed::NewPassword | Owed::Consent));
        if new_password {
            self.owed.push(Owed::NewPassword);
        }
        if facts.consent_is_owed && self.agreement.is_none() {
            self.owed.push(Owed::Consent);
        }
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
        self.owe(facts);
        Ok(())
    }

    /// The person wants an account other than those on the page.
    pub fn use_another_account(&mut self) -> Result<(), Misstep> {
        if !matches!(self.next(), Some(Owed::AccountChoice | Owed::Password)) || !self.proven.is_empty() {
            return Err(Misstep::OutOfOrder);
        }
        self.account = None;
        self.owed = vec![Owed::Identify, Owed::Password];
        Ok(())
    }

    /// The person wants to choose again, or another account, while the app waits for consent.
    pub fn switch_account(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::Consent) {
            return Err(Misstep::OutOfOrder);
        }
        self.account = None;
        self.proven.clear();
        self.owed = vec![Owed::AccountChoice];
        Ok(())
    }

    /// The person came to the chooser by themselves, from the password or the consent page.
    pub fn choose_again(&mut self) {
        if matches!(self.next(), Some(Owed::Identify | Owed::Password | Owed::Consent)) && self.proven.is_empty() {
            self.account = None;
            self.owed = vec![Owed::AccountChoice];
        }
    }

    /// The session that answered has ended, or what was proven counts no more: who it is is owed anew.
    pub fn lose_account(&mut self) {
        self.account = None;
        self.proven.clear();
        self.agreement = None;
        self.owed = vec![Owed::Identify, Owed::Password];
    }

    /// The person named themselves and proved the password; `facts` are of the account that it opened.
    pub fn prove_password(&mut self, user_id: &str, epoch: i64, facts: AccountFacts, now: Timestamp) -> Result<(), Misstep> {
        match (self.next(), &self.account) {
            (Some(Owed::Identify), _) => {}
            (Some(Owed::Password), Some(account)) if account.user_id == user_id => {}
            _ => return Err(Misstep::OutOfOrder),
        }
        if self.must_be.as_deref().is_some_and(|must_be| must_be != user_id) {
            return Err(Misstep::AnotherPerson);
        }
        let sid = self.account.take().and_then(|account| account.sid);
        self.account = Some(Account { user_id: user_id.to_owned(), epoch, sid });
        self.proven = vec![Factor::password(now)];
        self.owed.retain(|owed| !matches!(owed, Owed::Identify | Owed::Password));
        self.owe(facts);
        Ok(())
    }

    /// The temporary password was replaced by one of the person's own.
    pub fn replace_password(&mut self) -> Result<(), Misstep> {
        if self.next() != Some(Owed::NewPassword) {
            return Err(Misstep::OutOfOrder);
        }
        self.owed.remove(0);
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
        self.proven.clear();
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

    /// The proof, where nothing is owed and a session answers.
    ///
    /// # Errors
    /// The journey itself where something is owed still, or where no app asked.
    pub fn finish(self) -> Result<SignedIn, Box<Self>> {
        if !self.owed.is_empty() || !self.proven.is_empty() {
            return Err(Box::new(self));
        }
        match (&self.account, &self.purpose) {
            (Some(account @ Account { sid: Some(sid), .. }), Purpose::Authorize(request)) => {
                Ok(SignedIn { account: account.clone(), sid: sid.clone(), agreement: self.agreement.clone(), request: request.clone() })
            }
            _ => Err(Box::new(self)),
        }
    }
}

#[cfg(test)]
#[path = "journey_tests.rs"]
mod tests;
