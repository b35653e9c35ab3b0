//! What a person would be asked who signs in now, without a sign-in: the journey itself is walked, as the rules and the rows stand, so that what
//! is said here is what is asked there.

use super::journey::{AccountFacts, Beginning, Demands, Journey, Owed, Purpose};
use crate::acts::Standing;
use crate::clock::Timestamp;
use crate::factors::{Kind, Kinds, Part, Proof};

/// What follows on one first proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// By what they show who they are.
    pub first: Kind,
    /// Whether that counts, or only shows who it is.
    pub counts: bool,
    /// What is asked then, one after the other.
    pub then: Vec<Then>,
}

/// What is asked then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// A proof by one of these.
    Prove(Kinds),
    /// One of these is set up.
    SetUp(Kinds),
    /// Nothing that they could do: they do not get in.
    Stuck,
}

/// What a person is asked of whom the rows say this, for each first proof that they can give.
pub fn paths(facts: &AccountFacts, now: Timestamp) -> Vec<Path> {
    let firsts = facts.has.and(Kinds::with_part(Part::First));
    firsts.iter().map(|first| Path { first, counts: facts.rule.allows(first), then: after(first, facts, now) }).collect()
}

fn after(first: Kind, facts: &AccountFacts, now: Timestamp) -> Vec<Then> {
    let who = Standing::of_session("somebody", 0);
    let mut journey = Journey::begin(Beginning {
        id: String::new(),
        browser: String::new(),
        purpose: Purpose::Account { return_to: "/".to_owned(), because: None },
        demands: Demands::default(),
        sessions: &[],
        must_be: None,
        login_hint: None,
        hinted: false,
        last_for_client: None,
        remembered_by: Vec::new(),
        now,
        expires_at: now,
    });
    let (mut facts, mut asked) = (facts.clone(), Vec::new());
    let by = |kind| Proof { kind, credential: None, at: now, came: None };
    if journey.prove(&who, by(first), facts.clone(), now).is_err() {
        return vec![Then::Stuck];
    }
    // Each step is taken as the first of what would do; no journey has more of them than there are kinds.
    for _ in Kind::ALL {
        let went = match journey.next() {
            Some(Owed::Prove(kinds)) => match kinds.iter().next() {
                Some(kind) => {
                    asked.push(Then::Prove(kinds));
                    journey.prove(&who, by(kind), facts.clone(), now)
                }
                None => {
                    asked.push(Then::Stuck);
                    break;
                }
            },
            Some(Owed::Enrol(kinds)) => match kinds.iter().next() {
                Some(kind) => {
                    asked.push(Then::SetUp(kinds));
                    facts = facts.with(kind, "new");
                    journey.enrol(Proof::by(kind, "new", now), facts.clone(), now)
                }
                None => break,
            },
            Some(Owed::Replace(kind)) => journey.replace(kind, "new"),
            Some(Owed::AcceptTerms) => journey.accept_terms(),
            _ => break,
        };
        if went.is_err() {
            break;
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::rule::{Applied, Requirement, Rule, Source};
    use crate::protocol::scope::Scopes;
    use crate::sign_in::journey::Details;

    const NOW: Timestamp = Timestamp::from_seconds(100_000);

    fn of(kinds: &[Kind]) -> Kinds {
        Kinds::of(kinds)
    }

    fn said(has: &[Kind], rules: &[Rule]) -> Vec<(Kind, bool, Vec<Then>)> {
        let applied = rules.iter().map(|rule| Applied { source: Source::Deployment, rule: rule.clone() });
        let facts = AccountFacts {
            has: of(has),
            credentials: Vec::new(),
            temporary: Kinds::NONE,
            terms_are_owed: true,
            loss: None,
            details: Details::Owed,
            consent_is_owed: true,
            left_out: Scopes::none(),
            consent_generation: 0,
            rule: Requirement::of(applied),
            remembered: Vec::new(),
        };
        paths(&facts, NOW).into_iter().map(|path| (path.first, path.counts, path.then)).collect()
    }

    #[test]
    fn each_first_proof_is_followed_by_what_the_rules_ask_beside_it() {
        let (password, app, passkey) = (Kind::Password, Kind::Totp, Kind::Passkey);
        let beside = of(&[app, Kind::RecoveryCodes]);
        let seconds = of(&[app, passkey]);
        assert_eq!(said(&[password], &[]), [(password, true, vec![])]);
        assert_eq!(said(&[password, app], &[]), [(password, true, vec![Then::Prove(beside)])]);
        assert_eq!(said(&[password], &[Rule::two_factors()]), [(password, true, vec![Then::SetUp(seconds)])]);
        let passkeys = Rule { one_of: of(&[passkey]), second_factor: true, ..Rule::default() };
        // An app for codes is shown, and a passkey set up beside it.
        let up = vec![Then::Prove(beside), Then::SetUp(of(&[passkey]))];
        assert_eq!(said(&[password, app], std::slice::from_ref(&passkeys)), [(password, true, up)]);
        let both = said(&[password, app, passkey], &[passkeys]);
        assert_eq!(both, [(password, true, vec![Then::Prove(of(&[passkey]))]), (passkey, true, vec![])]);
        let no_passwords = Rule::all_but(of(&[password]));
        let set_up = vec![Then::SetUp(of(&[passkey]))];
        assert_eq!(said(&[password], std::slice::from_ref(&no_passwords)), [(password, false, set_up)]);
        assert_eq!(said(&[password, passkey], &[no_passwords])[0], (password, false, vec![Then::Prove(of(&[passkey]))]));
        let none = [Rule { allowed: Some(of(&[passkey])), ..Rule::default() }, Rule::all_but(of(&[passkey]))];
        assert_eq!(said(&[password], &none), [(password, false, vec![Then::Stuck])]);
    }

    #[test]
    fn attack_a4_a_rule_asks_for_all_that_somebody_has_before_they_set_up_what_it_names() {
        let (password, app, passkey) = (Kind::Password, Kind::Totp, Kind::Passkey);
        for rule in [
            Rule { allowed: Some(of(&[passkey])), ..Rule::default() },
            Rule::all_but(of(&[app])),
            Rule { one_of: of(&[passkey]), second_factor: true, ..Rule::default() },
        ] {
            let first = said(&[password, app], std::slice::from_ref(&rule)).remove(0);
            assert!(matches!(first.2[0], Then::Prove(kinds) if kinds.contains(app)), "{rule:?} {first:?}");
            assert_eq!(first.2[1], Then::SetUp(of(&[passkey])), "{rule:?}");
        }
        // And for the mailed code of whoever has no other.
        let mailed = said(&[password, Kind::EmailCodeSecond], &[Rule { one_of: of(&[passkey]), second_factor: true, ..Rule::default() }]);
        assert_eq!(mailed[0].2, [Then::Prove(of(&[Kind::EmailCodeSecond])), Then::SetUp(of(&[passkey]))]);
    }
}
