//! One sign-in: a list of what is still owed, from which the next page follows.
//!
//! Pure: facts come in, a changed journey comes out. A step that isn't the first thing owed is out of order and changes
//! nothing; only [`Journey::finish`] on an empty list gives the [`SignedIn`] proof that a code needs.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::factors::rule::{Due, Requirement};
use crate::factors::{Kind, Kinds, Part, Proof, proof};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::claims::{ClaimsRequest, scope_of_claim};
use crate::protocol::scope::Scopes;
use crate::protocol::upstream::Freshness;
use crate::sso::session::Session;

mod owed;
mod steps;

pub use owed::Owed;

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
        /// Why they are asked to sign in, where they may wonder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<Because>,
    },
    /// An admin tries out what an app would get: all is asked as for the app, which gets nothing.
    Trial(Box<Trial>),
}

/// Why somebody who was just doing something is asked to sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Their account was made, which this is the address of.
    AccountMade(String),
    /// They set the password of the account with this address.
    PasswordSet(String),
    /// They posted a form after a sign-out: nothing was done.
    SignedOut,
}

impl Because {
    /// What they sign in with.
    pub fn login(&self) -> Option<&str> {
        match self {
            Self::AccountMade(login) | Self::PasswordSet(login) => Some(login),
            Self::SignedOut => None,
        }
    }
}

/// A sign-in that shows an admin what an app would get.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// What the app would ask.
    pub request: AuthorizationRequest,
    /// The admin: a person's id.
    pub by: String,
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

/// A person who forgot the password proved by mail who they are. They choose a new one before anything else is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recovering {
    /// The credential id of the forgotten password: where it is another one, this is over.
    credential: String,
    /// The key of the address that the mail went to.
    pub address: String,
    at: Timestamp,
    /// The id of the wait that is over, of who lost their second factor: none is asked for, and it is taken away with the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss: Option<String>,
}

/// What the person agreed to on the consent page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The scopes that were left in.
    pub scopes: Scopes,
    /// The scopes whose box was left empty: neither they nor a claim that they stand for is given.
    #[serde(default)]
    pub left_out: Scopes,
}

impl Agreement {
    /// To all that is asked for but this.
    pub fn leaving_out(request: &AuthorizationRequest, left_out: Scopes) -> Self {
        Self { scopes: request.scopes.difference(&left_out), left_out }
    }

    /// The claims that were asked for by name, without those of a box that was left empty.
    pub fn claims(&self, request: &AuthorizationRequest) -> ClaimsRequest {
        request.claims.clone().retain(|claim| scope_of_claim(claim).is_none_or(|scope| !self.left_out.contains(scope)))
    }
}

/// What a person has not said of what is declared of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details {
    /// Nothing is missing.
    #[default]
    Said,
    /// Something that they may leave out.
    Offered,
    /// Something that they must say.
    Owed,
}

/// What the rows say about an account once it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFacts {
    /// The kinds of factors that the person has.
    pub has: Kinds,
    /// The ids of their credentials, and what stands for the mailbox that codes are sent to.
    pub credentials: Vec<String>,
    /// Those that are temporary: whoever proved one replaces it by one of their own.
    pub temporary: Kinds,
    /// The terms are to be accepted, in a version that the person has not.
    pub terms_are_owed: bool,
    /// What they have not said of what is declared of people.
    pub details: Details,
    /// The app may not have what it asks without asking the person.
    pub consent_is_owed: bool,
    /// What the person left out when the app asked for the same before, where nobody is asked now.
    pub left_out: Scopes,
    /// The [generation](crate::issued::consent::generation) of what the app was allowed, read with the consent.
    pub consent_generation: i64,
    /// The id of what waits, where somebody said that they lost this person's second factor.
    pub loss: Option<String>,
    /// What the rules ask that apply to the person and the app.
    pub rule: Requirement,
    /// The browsers in which the person is not asked for a second factor, as long as the rules let them be remembered.
    pub remembered: Vec<Remembered>,
}

/// A browser that is remembered for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Its id.
    pub id: String,
    /// The hash of the secret that the browser has in a cookie.
    pub hash: String,
    /// Since when.
    pub since: Timestamp,
}

impl AccountFacts {
    /// Whether the person has a second factor. What stands in for one alone is none.
    pub fn has_second_factor(&self) -> bool {
        self.has.iter().any(|kind| kind.is(Part::Second))
    }

    /// The same of a person who has just set this up.
    #[must_use]
    pub fn with(mut self, kind: Kind, credential: &str) -> Self {
        self.has = self.has.or(Kinds::of(&[kind]));
        self.credentials.push(credential.to_owned());
        self
    }

    /// Whether what a proof rests on is still there.
    pub fn bear_out(&self, proof: &Proof) -> bool {
        match &proof.credential {
            Some(id) => self.credentials.contains(id),
            None if proof.kind.is(Part::StandIn) => self.has_second_factor(),
            None => self.has.contains(proof.kind) || proof.kind.is(Part::First),
        }
    }

    /// Whether the proofs of a session are less than the rules ask, or than the person has. Those count that rest on what is still theirs, by
    /// a factor that is allowed, and shown lately enough. `remembered` is the remembered browser that took the place of a second factor.
    pub fn falls_short(&self, proofs: &[Proof], remembered: Option<&str>, now: Timestamp) -> bool {
        let remembered = remembered.is_some_and(|id| self.remembers(id, now));
        let is_theirs = |proof: &Proof| proof.kind.has_credential() || self.bear_out(proof);
        let taken = proof::kinds(proofs.iter().filter(|proof| is_theirs(proof) && self.rule.takes(proof, now, now)));
        let usable = Self { has: self.has.and(self.rule.allowed), ..self.clone() };
        !self.rule.is_met_by(taken, remembered)
            || self.rule.due(self.without_mailbox(proof::rests_on_mailbox(taken))) != Due::Nothing
            || (usable.has_second_factor() && !remembered && !proof::suffices(taken, true))
    }

    /// Whether the browser of this id is remembered, and the rules let it be.
    fn remembers(&self, id: &str, now: Timestamp) -> bool {
        self.remembered.iter().any(|browser| browser.id == id && self.rule.still_remembers(browser.since, now))
    }

    /// The id of the remembered browser that has one of these secrets, where the rules let it be remembered.
    fn remembered_by(&self, hashes: &[String], now: Timestamp) -> Option<&str> {
        let is_here = |browser: &&Remembered| hashes.contains(&browser.hash) && self.rule.still_remembers(browser.since, now);
        self.remembered.iter().find(is_here).map(|browser| browser.id.as_str())
    }

    /// What the person has, without what a mailbox would show once more.
    fn without_mailbox(&self, by_mailbox: bool) -> Kinds {
        if by_mailbox { self.has.without(Kinds::with_part(Part::WhereNeeded)) } else { self.has }
    }

    /// Whether something shows who this person is that needs neither their mailbox, nor their phone, nor a provider.
    fn has_own_first(&self) -> bool {
        !self.has.and(Kinds::with_part(Part::First)).without(Kinds::beside_no_mailbox()).is_empty()
    }

    /// What shows who this person is. Where they have nothing that does the page asks as of everybody.
    fn first_kinds(&self) -> Kinds {
        let first = Kinds::with_part(Part::First);
        let theirs = self.has.and(first);
        if theirs.is_empty() { first } else { theirs }
    }

    /// What this person proves beside that, and what stands in for it.
    fn second_kinds(&self) -> Kinds {
        self.has.and(Kinds::with_part(Part::Second)).or(Kinds::with_part(Part::StandIn))
    }
}

/// Whether the request asks for two factors ([Core §5.5.1.1](https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TwoFactors {
    /// It doesn't.
    #[default]
    NotAsked,
    /// It would like them: who has none is offered one, and may say no.
    Wanted,
    /// Nothing less will do.
    Demanded,
}

/// How the request wants the person to be asked ([Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Demands {
    /// `prompt=login`.
    pub login: bool,
    /// `prompt=select_account`.
    pub select_account: bool,
    /// `prompt=create`, or the person came to make an account: whoever is signed in here is not taken.
    pub create: bool,
    /// `max_age`: no proof may be older.
    pub max_age: Option<Duration>,
    /// `acr_values`, or the acr claim.
    pub two_factors: TwoFactors,
}

/// How far the clock of another provider may be behind ours.
const ASKED_BEFORE: Duration = Duration::from_secs(30);

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
    /// The hashes of the secrets by which a person may be remembered in this browser.
    pub remembered_by: Vec<String>,
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
    two_factors: TwoFactors,
    must_be: Option<String>,
    account: Option<Account>,
    /// Of the proofs of the session that was settled on, those that count here.
    #[serde(deserialize_with = "proof::read")]
    held: Vec<Proof>,
    /// What was proven here and is in no session yet.
    #[serde(deserialize_with = "proof::read")]
    proven: Vec<Proof>,
    /// What was proven here and went into the session.
    #[serde(deserialize_with = "proof::read")]
    spent: Vec<Proof>,
    /// Whether the rows were asked about the account.
    learned: bool,
    /// Whether something of the session that counts no more would make its time of authentication too old.
    outdated: bool,
    /// Whether setting up a second factor may be passed over.
    offered: bool,
    declined: bool,
    /// What signs in faster may be offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    offers_way_in: bool,
    /// What is asked of what is declared of people may be passed over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    may_skip_details: bool,
    /// It was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    skipped_details: bool,
    /// The person wants another account than those that are signed in.
    #[serde(default)]
    wants_another: bool,
    /// The person forgot the password, and proved by mail who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovering: Option<Recovering>,
    /// A mail showed here who they are, in place of the password: none is the second factor beside that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    recovered_by_mail: bool,
    /// They came with an account at another provider that nobody has connected: whoever proves here who they are is asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    brings_account: bool,
    /// The hashes of the secrets by which a person may be remembered in this browser.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remembered_by: Vec<String>,
    /// The remembered browser that took the place of a second factor in the session that was settled on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held_remembered: Option<String>,
    /// The one that does here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remembered: Option<String>,
    /// For how many seconds this browser may be remembered, where a second factor is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    may_remember: Option<u64>,
    /// For how many seconds it is to be: the person ticked the box, and showed a second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remember: Option<u64>,
    /// The box is ticked on a page that refuses a form.
    #[serde(skip)]
    remember_is_ticked: bool,
    /// What waits of a lost second factor, by its id, of which they heard in this browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heard_of: Option<String>,
    /// How lately a rule wants what is shown, once it is known whose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule_max_age: Option<Duration>,
    owed: Vec<Owed>,
    agreement: Option<Agreement>,
    /// What the person left out before, and is not asked about again.
    #[serde(default)]
    left_out: Scopes,
    /// The generation of consent that this rests on.
    #[serde(default)]
    consent_generation: i64,
}

/// Why a step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misstep {
    /// Something else is owed first: show that.
    OutOfOrder,
    /// `id_token_hint` names another person: the app gets `login_required`.
    AnotherPerson,
}

/// What a finished journey came to.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Who signed in.
    pub account: Account,
    /// In which session.
    pub sid: String,
    /// To what they agreed, where they were asked now or left something out before.
    pub agreement: Option<Agreement>,
    /// The [generation](crate::issued::consent::generation) of consent that this rests on.
    pub consent_generation: i64,
    /// What the app asked, or would ask.
    pub request: AuthorizationRequest,
}

/// The proof that a person signed in and agreed. Made by [`Journey::finish`] alone.
#[derive(Clone, Debug)]
pub struct SignedIn(Settled);

impl SignedIn {
    /// Who, in which session, and for what.
    pub fn settled(&self) -> &Settled {
        &self.0
    }
}

/// What a trial came to: no proof, so that no code can be made of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Who signed in, in which session, and for what.
    pub settled: Settled,
    /// The admin: a person's id.
    pub by: String,
}

impl Journey {
    /// Why they are asked to sign in, where they may wonder and have proven nothing yet.
    pub fn because(&self) -> Option<&Because> {
        match &self.purpose {
            Purpose::Account { because, .. } if !self.has_own_proof() => because.as_ref(),
            _ => None,
        }
    }

    /// What the app asked, where one did, or would ask in a trial of it.
    pub fn request(&self) -> Option<&AuthorizationRequest> {
        match &self.purpose {
            Purpose::Authorize(request) => Some(request),
            Purpose::Trial(trial) => Some(&trial.request),
            Purpose::Account { .. } => None,
        }
    }

    /// The app that the journey answers: none where it is for a page of ours, or a trial.
    pub fn answers(&self) -> Option<&str> {
        match &self.purpose {
            Purpose::Authorize(request) => Some(&request.client_id),
            Purpose::Account { .. } | Purpose::Trial(_) => None,
        }
    }

    /// How fresh a sign-in elsewhere must be that counts here; some time behind is no proof that is asked for again.
    pub fn freshness(&self) -> Freshness {
        Freshness { login: self.login, max_age: self.max_age() }
    }

    /// Whether somebody who was asked at `at` who they are was asked lately enough for this journey. `None`: nobody knows when, which no request
    /// takes that asks for a time. For that of a rule it is enough that they come now.
    pub fn is_fresh(&self, at: Option<Timestamp>, now: Timestamp) -> bool {
        let since = self.started_at.minus(ASKED_BEFORE);
        let lately = |at: Timestamp| {
            (!self.login || at >= since)
                && self.max_age().is_none_or(|max_age| at >= since || (!max_age.is_zero() && at.is_within(max_age, now)))
        };
        at.map_or(!self.login && self.max_age.is_none(), lately)
    }

    /// How old what is shown may be, by the request and by the rules.
    fn max_age(&self) -> Option<Duration> {
        self.max_age.into_iter().chain(self.rule_max_age).min()
    }

    /// Since when a proof was asked for by this journey.
    fn asked_since(&self) -> Timestamp {
        self.started_at.minus(ASKED_BEFORE)
    }

    /// Whether the rules leave the person no way that they could go: an admin has to help.
    pub fn is_stuck(&self) -> bool {
        self.next() == Some(Owed::Prove(Kinds::NONE))
    }

    /// Whether they came with an account at another provider that nobody has connected.
    pub fn brings_account(&self) -> bool {
        self.brings_account
    }

    /// Whether the app takes one account alone: that of its `id_token_hint`, or of the `sub` claim that it demands.
    pub fn is_for_one_account(&self) -> bool {
        self.must_be.is_some()
    }

    /// Whether the app asks that an account be made, and nobody has said who they are yet.
    pub fn begins_with_sign_up(&self) -> bool {
        let asked = self.request().is_some_and(|asked| asked.prompt.create);
        asked && self.next() == Some(Owed::Identify) && !self.is_for_one_account()
    }

    /// What is owed next; none: finish.
    pub fn next(&self) -> Option<Owed> {
        self.owed.first().copied()
    }

    /// All that is owed.
    #[cfg(test)]
    pub fn owed(&self) -> &[Owed] {
        &self.owed
    }

    /// To what the person agreed in this journey; what they had agreed to before is none of it.
    pub fn agreed(&self) -> Option<&Agreement> {
        self.agreement.as_ref()
    }

    /// The person, where settled.
    pub fn account(&self) -> Option<&Account> {
        self.account.as_ref()
    }

    /// What was proven in this journey and no session has yet.
    pub fn proven(&self) -> &[Proof] {
        &self.proven
    }

    /// Whether something was proven in this journey that no session has yet.
    pub fn has_own_proof(&self) -> bool {
        !self.proven.is_empty() || self.recovering.is_some()
    }

    /// By what a person who forgot the password proved who they are, while they have not replaced it.
    pub fn recovering(&self) -> Option<&Recovering> {
        self.recovering.as_ref()
    }

    /// Whether a person proved who they are, here or in the session that answers.
    pub fn is_proven(&self) -> bool {
        self.has_own_proof() || self.account().is_some_and(|account| account.sid.is_some())
    }

    /// When that was proven which the second factor is asked beside.
    pub fn first_proven_at(&self) -> Option<Timestamp> {
        let recovering = self.recovering.as_ref().map(|recovering| recovering.at);
        recovering.or_else(|| self.proof_of(Kinds::with_part(Part::First)).map(|proof| proof.at))
    }

    /// Whether all that was proven here, and that no session holds yet, still counts by what the rows say.
    pub fn is_borne_out(&self, facts: &AccountFacts) -> bool {
        let remembers = |id: &String| facts.remembered.iter().any(|browser| browser.id == *id);
        self.proven.iter().all(|proof| facts.bear_out(proof)) && self.remembered.as_ref().is_none_or(remembers)
    }

    /// What the person proved so far: the session that answers, and the credentials of proofs that it does not hold yet.
    pub fn standing(&self) -> Option<Standing> {
        let Account { user_id, epoch, sid } = self.account.clone()?;
        let proven = self.proven.iter().filter(|proof| proof.kind.has_credential()).filter_map(|proof| proof.credential.clone());
        let credentials = proven.chain(self.recovering.iter().map(|recovering| recovering.credential.clone())).collect();
        Some(Standing { user_id, epoch, credentials, sid })
    }

    /// Whether the request wants or demands two factors.
    pub fn two_factors(&self) -> TwoFactors {
        self.two_factors
    }

    /// For how long this browser may be remembered by whoever shows a second factor here, and whether the box is ticked.
    pub fn may_remember(&self) -> Option<(Duration, bool)> {
        self.may_remember.map(|seconds| (Duration::from_secs(seconds), self.remember_is_ticked))
    }

    /// For how long it is to be remembered.
    pub fn remember(&self) -> Option<Duration> {
        self.remember.map(Duration::from_secs)
    }

    /// The id of the remembered browser that takes the place of a second factor here.
    pub fn remembered(&self) -> Option<&str> {
        self.remembered.as_deref()
    }

    /// Whether setting up a second factor, where that is owed, may be passed over.
    pub fn may_decline(&self) -> bool {
        self.offered
    }

    /// Whether what is asked of what is declared of people, where that is owed, may be passed over.
    pub fn may_skip_details(&self) -> bool {
        self.may_skip_details && self.next() == Some(Owed::FillIn)
    }

    /// Whether what is offered there was passed over in this journey.
    pub fn skipped_details(&self) -> bool {
        self.skipped_details
    }

    /// Whether what signs in faster is offered now.
    pub fn offers_way_in(&self) -> bool {
        self.offered && self.next() == Some(Owed::Enrol(Kinds::ways_in_on_the_way()))
    }

    /// Whether the person proved something here that no session holds yet.
    pub fn session_is_due(&self) -> bool {
        !self.proven.is_empty() && self.account.is_some() && self.owed.iter().all(|owed| *owed == Owed::Consent)
    }

    /// Brings what was proven into the session that answers. Of what it held before stays what counts here: an older proof
    /// that cannot be given again would make its time of authentication older than the request allows.
    pub fn carry_into(&self, session: &mut Session, now: Timestamp) {
        // What rests on no credential and was left aside here is not brought back; what came in another tab since is kept.
        let is_kept = |proof: &Proof| self.counts(proof, now) && (proof.kind.has_credential() || proof.at >= self.started_at);
        session.proofs.retain(|proof| is_kept(proof) || self.proof_of(Kinds::of(&[proof.kind])).is_some());
        session.prove(&self.proven);
        if self.remembered.is_some() {
            session.remembered.clone_from(&self.remembered);
        }
    }

    /// Whether a proof of a session counts for what was asked.
    fn counts(&self, proof: &Proof, now: Timestamp) -> bool {
        let lately = |at: Option<Timestamp>, max_age: Duration| !max_age.is_zero() && at.is_some_and(|at| at.is_within(max_age, now));
        !self.login
            && self.max_age.is_none_or(|max_age| lately(proof.dated(), max_age))
            && self.rule_max_age.is_none_or(|max_age| lately(proof.dated().or(proof.came), max_age))
    }

    /// All that was proven, here or in the session.
    fn proofs(&self) -> impl Iterator<Item = &Proof> {
        [&self.proven, &self.spent, &self.held].into_iter().flatten()
    }

    /// The proof by one of these, here or in the session; the one that was given here first.
    fn proof_of(&self, kinds: Kinds) -> Option<&Proof> {
        self.proofs().find(|proof| kinds.contains(proof.kind))
    }

    /// By what the person proved who they are in this journey.
    fn proven_here(&self) -> Kinds {
        proof::kinds(self.proven.iter().chain(&self.spent))
    }

    /// The proof, where nothing is owed and a session answers.
    ///
    /// # Errors
    /// The journey itself where something is owed still, or where no app asked.
    pub fn finish(self) -> Result<SignedIn, Box<Self>> {
        let settled = match &self.purpose {
            Purpose::Authorize(request) => self.settled(request),
            Purpose::Account { .. } | Purpose::Trial(_) => None,
        };
        settled.map(SignedIn).ok_or_else(|| Box::new(self))
    }

    /// What a trial came to, where nothing is owed and a session answers.
    ///
    /// # Errors
    /// The journey itself where something is owed still, or where it is no trial.
    pub fn finish_trial(self) -> Result<Tried, Box<Self>> {
        let tried = match &self.purpose {
            Purpose::Trial(trial) => self.settled(&trial.request).map(|settled| Tried { settled, by: trial.by.clone() }),
            Purpose::Authorize(_) | Purpose::Account { .. } => None,
        };
        tried.ok_or_else(|| Box::new(self))
    }

    fn settled(&self, request: &AuthorizationRequest) -> Option<Settled> {
        if !self.owed.is_empty() || !self.proven.is_empty() || !self.learned {
            return None;
        }
        let account = self.account.clone()?;
        let sid = account.sid.clone()?;
        let before = (!self.left_out.is_empty()).then(|| Agreement::leaving_out(request, self.left_out.clone()));
        Some(Settled {
            account,
            sid,
            agreement: self.agreement.clone().or(before),
            consent_generation: self.consent_generation,
            request: request.clone(),
        })
    }
}

#[cfg(test)]
mod exhaustive;
#[cfg(test)]
mod tests;
