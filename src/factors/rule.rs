//! Who must use what: a rule says which factors count, which are asked for and how lately they were shown; [`Requirement::of`] folds those
//! that apply to a person and an app to one, with the reason of each part. Pure: rows and settings become rules in `people::requirements`.
//!
//! Rules add up: what one forbids no other allows, what one asks for no other waives, and of several times the shortest holds.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Kind, Kinds, Part, Proof, proof};
use crate::clock::Timestamp;
use crate::protocol::acr::Acr;

/// The shortest time that a rule may give: whoever signs in needs some.
pub const LEAST_AGE: u64 = 60;
/// The longest.
pub const MOST_AGE: u64 = 400 * 24 * 60 * 60;
/// So many days a browser may be remembered at most.
pub const MOST_REMEMBERED: u64 = 90;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What one rule says. An empty one says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// The factors that count; none: every one.
    pub allowed: Option<Kinds>,
    /// Two factors are asked for.
    pub second_factor: bool,
    /// One of these is asked for, and nothing stands in for it. Two factors are asked for with it, so that a release that knows none of them
    /// asks for these.
    pub one_of: Kinds,
    /// How many seconds ago a factor may have been shown.
    pub max_age: Option<u64>,
    /// For how many days a browser may be remembered, in which no second factor is asked for then; 0 means never. None says nothing: where
    /// no rule says something no browser is remembered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remember: Option<u64>,
}

/// Why a rule cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitRule {
    /// It says nothing.
    Empty,
    /// Nothing that it allows shows who somebody is.
    NoFirst,
    /// Of what it allows nobody can set up a second factor while they sign in: whoever has another one could not go on.
    NoSecond,
    /// Of what it asks for, and allows, nobody can set up anything while they sign in: whoever has none could not go on.
    NobodyCanSetUp,
    /// It asks for what goes beside no other factor, or stands in for one.
    NotBeside,
    /// The time is too short or too long.
    Age,
    /// So many days no browser may be remembered.
    Remember,
}

impl Rule {
    /// Two factors, and nothing else.
    pub fn two_factors() -> Self {
        Self { second_factor: true, ..Self::default() }
    }

    /// Every factor but these.
    pub fn all_but(kinds: Kinds) -> Self {
        Self { allowed: Some(Kinds::EVERY.without(kinds)), ..Self::default() }
    }

    /// The kinds that a rule may ask for: a second factor, or what is taken as one.
    pub fn may_be_asked_for() -> Kinds {
        Kinds::with_part(Part::Second).or(Kinds::with_part(Part::WhereNeeded))
    }

    /// The same, as it is kept: what asks for one of some kinds asks for two factors, and what allows all says nothing of it.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn fit(self) -> Result<Self, UnfitRule> {
        let allowed = self.allowed.filter(|allowed| *allowed != Kinds::EVERY);
        let rule = Self { second_factor: self.second_factor || !self.one_of.is_empty(), allowed, ..self };
        let set_up = Kinds::set_up_on_the_way().and(allowed.unwrap_or(Kinds::EVERY));
        if rule == Self::default() {
            return Err(UnfitRule::Empty);
        }
        if allowed.is_some_and(|allowed| allowed.and(Kinds::with_part(Part::First)).is_empty()) {
            return Err(UnfitRule::NoFirst);
        }
        if set_up.is_empty() {
            return Err(UnfitRule::NoSecond);
        }
        if !rule.one_of.without(Self::may_be_asked_for()).is_empty() {
            return Err(UnfitRule::NotBeside);
        }
        if !rule.one_of.is_empty() && rule.one_of.and(set_up).is_empty() {
            return Err(UnfitRule::NobodyCanSetUp);
        }
        match rule.max_age {
            Some(age) if !(LEAST_AGE..=MOST_AGE).contains(&age) => Err(UnfitRule::Age),
            _ if rule.remember.is_some_and(|days| days > MOST_REMEMBERED) => Err(UnfitRule::Remember),
            _ => Ok(rule),
        }
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The rule for everybody.
    Deployment,
    /// The setting for codes by e-mail.
    EmailCodeSetting,
    /// The setting for codes by SMS.
    SmsCodeSetting,
    /// The setting for admins.
    AdminsSetting,
    /// The setting whether browsers of admins are remembered.
    RememberAdminsSetting,
    /// A group that the person is in, by its name.
    Group(String),
    /// The app, by its name.
    App(String),
}

/// A rule that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Where it comes from.
    pub source: Source,
    /// What it says.
    pub rule: Rule,
}

/// One part of what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// These do not count.
    NotAllowed(Kinds),
    /// Two factors.
    SecondFactor,
    /// One of these.
    OneOf(Kinds),
    /// Shown within so many seconds.
    MaxAge(u64),
    /// Not asked for a second factor for so many days in a browser; 0 means never.
    Remember(u64),
}

/// One part of what is asked, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What.
    pub part: Asked,
    /// Why.
    pub source: Source,
}

/// What the rules that apply come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The factors that count.
    pub allowed: Kinds,
    /// Two factors are asked for.
    pub second_factor: bool,
    /// One of each of these is asked for.
    pub needs: Vec<Kinds>,
    /// How long ago a factor may have been shown.
    pub max_age: Option<Duration>,
    /// For how many days a browser may be remembered: the least that a rule says, and 0 where one forbids it.
    pub remember: Option<u64>,
    /// Why: each part of each rule.
    pub reasons: Vec<Reason>,
}

/// What a person has to set up before the rules let them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// One of these.
    SetUp(Kinds),
    /// There is nothing that they could: nobody but an admin helps them.
    Stuck,
}

impl Default for Requirement {
    fn default() -> Self {
        Self::NONE
    }
}

impl Requirement {
    /// Nothing is asked.
    pub const NONE: Self =
        Self { allowed: Kinds::EVERY, second_factor: false, needs: Vec::new(), max_age: None, remember: None, reasons: Vec::new() };

    /// Two factors, or nothing.
    pub const fn of_second_factor(second_factor: bool) -> Self {
        Self { allowed: Kinds::EVERY, second_factor, needs: Vec::new(), max_age: None, remember: None, reasons: Vec::new() }
    }

    /// What the rules that apply come to.
    pub fn of(applied: impl IntoIterator<Item = Applied>) -> Self {
        let mut whole = Self::NONE;
        for Applied { source, rule } in applied {
            let mut because = |part| whole.reasons.push(Reason { part, source: source.clone() });
            if let Some(allowed) = rule.allowed {
                because(Asked::NotAllowed(Kinds::EVERY.without(allowed)));
                whole.allowed = whole.allowed.and(allowed);
            }
            if !rule.one_of.is_empty() {
                because(Asked::OneOf(rule.one_of));
                if !whole.needs.contains(&rule.one_of) {
                    whole.needs.push(rule.one_of);
                }
            } else if rule.second_factor {
                because(Asked::SecondFactor);
            }
            whole.second_factor |= rule.second_factor;
            if let Some(age) = rule.max_age {
                because(Asked::MaxAge(age));
                let age = Duration::from_secs(age);
                whole.max_age = Some(whole.max_age.map_or(age, |known| known.min(age)));
            }
            if let Some(days) = rule.remember {
                because(Asked::Remember(days));
                whole.remember = Some(whole.remember.map_or(days, |known| known.min(days)));
            }
        }
        whole
    }

    /// How long a browser may be remembered; none where it may not.
    pub fn remembers_for(&self) -> Option<Duration> {
        let days = self.remember.filter(|days| *days > 0)?;
        u32::try_from(days).ok().map(|days| DAY * days)
    }

    /// Whether a browser that was remembered at `since` takes the place of a second factor at `now`: no longer than the rules let it now, and
    /// where they say how lately a factor must have been shown, only so long.
    pub fn still_remembers(&self, since: Timestamp, now: Timestamp) -> bool {
        let is_young = |age: Duration| since.is_within(age, now);
        self.remembers_for().is_some_and(is_young) && self.max_age.is_none_or(is_young)
    }

    /// Whether a proof counts at `now`: by a factor that is allowed, and shown lately enough, or since `since`.
    pub fn takes(&self, proof: &Proof, since: Timestamp, now: Timestamp) -> bool {
        self.allowed.contains(proof.kind) && self.is_fresh(proof, since, now)
    }

    /// Whether a proof is one of lately, or given since `since`. Of a provider that does not say when it asked somebody it is what can be known when
    /// they came from it: else nobody who has that alone could ever meet a rule.
    pub fn is_fresh(&self, proof: &Proof, since: Timestamp, now: Timestamp) -> bool {
        self.max_age.is_none_or(|age| proof.dated().or(proof.came).is_some_and(|at| at >= since || at.is_within(age, now)))
    }

    /// What somebody who `has` these must set up. Whoever has a second factor that counts no more needs another: a rule takes no strength away.
    pub fn due(&self, has: Kinds) -> Due {
        let (first, second) = (Kinds::with_part(Part::First), Kinds::with_part(Part::Second));
        let usable = has.and(self.allowed);
        let set_up = |kinds: Kinds| match kinds.and(self.allowed) {
            kinds if kinds.is_empty() => Due::Stuck,
            kinds => Due::SetUp(kinds),
        };
        let lacks = |part: Kinds| !has.and(part).is_empty() && usable.and(part).is_empty();
        if lacks(first) {
            return set_up(Kinds::ways_in_on_the_way());
        }
        if lacks(second) {
            return set_up(Kinds::set_up_on_the_way());
        }
        match self.needs.iter().find(|need| usable.and(**need).is_empty()) {
            Some(need) => set_up(Kinds::set_up_on_the_way().and(*need)),
            None => Due::Nothing,
        }
    }

    /// Whether somebody who `has` these can get in, be it by setting something up on the way.
    pub fn can_be_met(&self, has: Kinds) -> bool {
        let usable = has.and(self.allowed);
        let has_second = !usable.and(Rule::may_be_asked_for()).is_empty();
        let may_set_up = !Kinds::set_up_on_the_way().and(self.allowed).is_empty();
        !has.and(Kinds::with_part(Part::First)).is_empty()
            && self.due(has) != Due::Stuck
            && (!self.second_factor || has_second || may_set_up)
    }

    /// Whether two factors are asked for, whichever.
    pub fn asks_for_two(&self) -> bool {
        self.second_factor || !self.needs.is_empty()
    }

    /// Whether proofs by these kinds are all that is asked for, of somebody who has no second factor that nobody asks for; `remembered` says
    /// whether they came with a browser that is remembered.
    pub fn is_met_by(&self, kinds: Kinds, remembered: bool) -> bool {
        let taken = kinds.and(self.allowed);
        !taken.and(Kinds::with_part(Part::First)).is_empty()
            && (!self.second_factor || proof::acr(taken) == Acr::Two || (remembered && self.remembers_for().is_some()))
            && self.needs.iter().all(|need| !taken.and(*need).is_empty())
    }

    /// Whether this is a factor that counts.
    pub fn allows(&self, kind: Kind) -> bool {
        self.allowed.contains(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(100_000);

    fn of(kinds: &[Kind]) -> Kinds {
        Kinds::of(kinds)
    }

    fn app(rule: Rule) -> Applied {
        Applied { source: Source::App("Wiki".into()), rule }
    }

    #[test]
    fn rules_add_up_and_none_waives_what_another_asks() {
        let everybody = Applied { source: Source::Deployment, rule: Rule { max_age: Some(7200), ..Rule::all_but(of(&[Kind::EmailCode])) } };
        let strict = app(Rule { one_of: of(&[Kind::Passkey]), second_factor: true, max_age: Some(600), ..Rule::default() });
        let wide = Applied { source: Source::Group("all".into()), rule: Rule { allowed: Some(Kinds::EVERY), ..Rule::default() } };
        for order in [[everybody.clone(), strict.clone(), wide.clone()], [wide, strict, everybody]] {
            let whole = Requirement::of(order);
            assert_eq!((whole.allowed, whole.second_factor), (Kinds::EVERY.without(of(&[Kind::EmailCode])), true));
            assert_eq!((whole.needs, whole.max_age), (vec![of(&[Kind::Passkey])], Some(Duration::from_secs(600))));
        }
        assert_eq!(Requirement::of([]), Requirement::NONE);
    }

    #[test]
    fn a_rule_that_nobody_could_meet_cannot_be_set() {
        let allowed = |kinds: &[Kind]| Rule { allowed: Some(of(kinds)), ..Rule::default() }.fit();
        assert_eq!(Rule::default().fit(), Err(UnfitRule::Empty));
        assert_eq!(Rule { allowed: Some(Kinds::EVERY), ..Rule::default() }.fit(), Err(UnfitRule::Empty));
        assert_eq!(allowed(&[Kind::Totp]), Err(UnfitRule::NoFirst));
        assert_eq!(allowed(&[Kind::Password, Kind::EmailCodeSecond]), Err(UnfitRule::NoSecond));
        assert!(allowed(&[Kind::Password, Kind::Totp]).is_ok() && allowed(&[Kind::Passkey]).is_ok());
        let asks = |kinds: &[Kind]| Rule { one_of: of(kinds), ..Rule::default() }.fit();
        assert_eq!(asks(&[Kind::Password]), Err(UnfitRule::NotBeside));
        assert_eq!(asks(&[Kind::RecoveryCodes, Kind::Totp]), Err(UnfitRule::NotBeside));
        assert_eq!(asks(&[Kind::EmailCodeSecond]), Err(UnfitRule::NobodyCanSetUp));
        assert!(asks(&[Kind::EmailCodeSecond, Kind::Totp]).unwrap().second_factor);
        let both = Rule { one_of: of(&[Kind::Totp]), allowed: Some(of(&[Kind::Passkey])), ..Rule::default() };
        assert_eq!(both.fit(), Err(UnfitRule::NobodyCanSetUp));
        for (age, fits) in [(0, false), (59, false), (60, true), (MOST_AGE, true), (MOST_AGE + 1, false)] {
            assert_eq!(Rule { max_age: Some(age), ..Rule::default() }.fit().is_ok(), fits, "{age}");
        }
    }

    #[test]
    fn whoever_has_what_counts_no_more_sets_up_what_does_and_no_rule_takes_a_second_factor_away() {
        let rule = |rule: Rule| Requirement::of([app(rule)]);
        let passkeys = rule(Rule { allowed: Some(of(&[Kind::Passkey])), ..Rule::default() });
        assert_eq!(passkeys.due(of(&[Kind::Password])), Due::SetUp(of(&[Kind::Passkey])));
        assert_eq!(passkeys.due(of(&[Kind::Password, Kind::Passkey])), Due::Nothing);
        let no_codes = rule(Rule::all_but(of(&[Kind::Totp])));
        assert_eq!(no_codes.due(of(&[Kind::Password, Kind::Totp])), Due::SetUp(of(&[Kind::Passkey])));
        assert_eq!(no_codes.due(of(&[Kind::Password])), Due::Nothing);
        let codes = rule(Rule { one_of: of(&[Kind::Totp]), second_factor: true, ..Rule::default() });
        assert_eq!(codes.due(of(&[Kind::Passkey])), Due::SetUp(of(&[Kind::Totp])));
        assert!(codes.can_be_met(of(&[Kind::Password])) && !codes.can_be_met(Kinds::NONE));
        let none = Requirement::of([
            app(Rule { allowed: Some(of(&[Kind::Passkey])), ..Rule::default() }),
            app(Rule::all_but(of(&[Kind::Passkey]))),
        ]);
        assert_eq!(none.due(of(&[Kind::Password])), Due::Stuck);
        assert!(!none.can_be_met(of(&[Kind::Password, Kind::Passkey])));
    }

    #[test]
    fn attack_a4_an_old_proof_or_one_that_is_not_allowed_counts_for_nothing() {
        let strict = Requirement::of([app(Rule { max_age: Some(600), ..Rule::all_but(of(&[Kind::Password])) })]);
        let ago = |seconds| NOW.minus(Duration::from_secs(seconds));
        let takes = |kind, at| strict.takes(&Proof::of(kind, at), NOW, NOW);
        assert!(takes(Kind::Passkey, ago(599)) && !takes(Kind::Passkey, ago(601)) && !takes(Kind::Password, NOW));
        assert!(!takes(Kind::Upstream, proof::UNDATED), "nobody knows when");
        let came = |at| strict.takes(&Proof::from_elsewhere("link", None, at), NOW, NOW);
        assert!(came(ago(599)) && !came(ago(601)));
        assert!(strict.is_met_by(of(&[Kind::Passkey]), false) && !strict.is_met_by(of(&[Kind::Password]), false));
        let named = Requirement::of([app(Rule { one_of: of(&[Kind::Passkey]), second_factor: true, ..Rule::default() })]);
        assert!(
            !named.is_met_by(of(&[Kind::Password, Kind::Totp]), true) && !named.is_met_by(of(&[Kind::Password, Kind::RecoveryCodes]), true)
        );
    }

    #[test]
    fn a_browser_is_remembered_for_the_shortest_time_and_never_where_one_rule_says_so() {
        let days = |days| Applied { source: Source::Deployment, rule: Rule { remember: Some(days), ..Rule::two_factors() } };
        let whole = Requirement::of([days(30), days(7)]);
        assert_eq!(whole.remembers_for(), Some(DAY * 7));
        assert_eq!(Requirement::of([days(30), days(0)]).remembers_for(), None);
        assert_eq!(Requirement::of([app(Rule::two_factors())]).remembers_for(), None, "nobody said so");
        let ago = |days: u32| NOW.minus(DAY * days);
        let late = Timestamp::from_seconds(10_000_000);
        assert!(whole.still_remembers(late.minus(DAY * 6), late) && !whole.still_remembers(late.minus(DAY * 8), late));
        let fresh = Requirement::of([days(30), app(Rule { max_age: Some(3600), ..Rule::default() })]);
        assert!(fresh.still_remembers(NOW, NOW) && !fresh.still_remembers(ago(1), NOW));
        let password = of(&[Kind::Password]);
        assert!(whole.is_met_by(password, true) && !whole.is_met_by(password, false));
        assert!(!Requirement::of([days(0)]).is_met_by(password, true));
        assert_eq!(Rule { remember: Some(MOST_REMEMBERED + 1), ..Rule::default() }.fit(), Err(UnfitRule::Remember));
    }

    #[test]
    fn a_rule_of_a_later_release_reads_as_the_stricter_one() {
        let read: Rule =
            serde_json::from_str(r#"{"allowed":["password","totp","face"],"one_of":["face"],"second_factor":true,"days":3}"#).unwrap();
        assert_eq!(read.allowed, Some(of(&[Kind::Password, Kind::Totp])));
        assert!(read.second_factor && read.one_of.is_empty());
    }
}
