//! Proofs: by which factor a person showed who they are, and when; what several come to.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Element, Kind, Kinds, Part};
use crate::clock::Timestamp;
use crate::protocol::acr::Acr;

/// How old the proof of who somebody is may be for what is sensitive.
pub const RECENT: Duration = Duration::from_secs(10 * 60);
/// When what was proven is not known: it counts for nothing that must be recent, however long ago that may be.
pub const UNDATED: Timestamp = Timestamp::from_millis(0);
/// Several factors, in `amr`.
const SEVERAL: &str = "mfa";

/// A factor that was proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// By what.
    pub kind: Kind,
    /// The id of the credential that it rests on: once that is taken away or replaced, a proof that no session holds yet counts no
    /// more. None where it rests on none, such as a recovery code, which is gone once it was used.
    pub credential: Option<String>,
    /// When; [`UNDATED`] where nobody knows.
    pub at: Timestamp,
    /// When they came back from a provider that did not say when it asked them: the time of a rule counts from then, that of a request does not.
    pub came: Option<Timestamp>,
}

impl Proof {
    /// By the credential of that id.
    pub fn by(kind: Kind, credential: &str, at: Timestamp) -> Self {
        Self { kind, credential: Some(credential.to_owned()), at, came: None }
    }

    /// By an account at another provider, which asked them at `asked`, where it said when, and from which they came at `came`.
    pub fn from_elsewhere(credential: &str, asked: Option<Timestamp>, came: Timestamp) -> Self {
        let came = asked.is_none().then_some(came);
        Self { came, ..Self::by(Kind::Upstream, credential, asked.unwrap_or(UNDATED)) }
    }

    /// When, where that is known.
    pub fn dated(&self) -> Option<Timestamp> {
        Some(self.at).filter(|at| *at != UNDATED)
    }

    /// By what rests on no credential.
    #[cfg(test)]
    pub fn of(kind: Kind, at: Timestamp) -> Self {
        Self { kind, credential: None, at, came: None }
    }
}

/// Adds a proof in place of those that it replaces.
pub fn add(proofs: &mut Vec<Proof>, proof: Proof) {
    proofs.retain(|known| !proof.kind.replaces(known.kind));
    proofs.push(proof);
}

/// The kinds that were proven.
pub fn kinds<'a>(proofs: impl IntoIterator<Item = &'a Proof>) -> Kinds {
    proofs.into_iter().map(|proof| proof.kind).collect()
}

/// The authentication context class that proofs by these kinds reach: two different elements are two factors. A code that was sent, by mail
/// or to a phone, in place of a first proof adds nothing to another first one, and of several such one counts: whether it may be the second
/// one is a rule, and asked for as such.
pub fn acr(kinds: Kinds) -> Acr {
    let mailed = Kinds::mailed_first();
    let others = kinds.without(mailed);
    let one: Kinds = kinds.and(mailed).iter().take(1).collect();
    let counted = if others.and(Kinds::with_part(Part::First)).is_empty() { others.or(one) } else { others };
    let counted = if rests_on_mailbox(counted) { counted.without(Kinds::with_part(Part::WhereNeeded)) } else { counted };
    let proven = |element: &Element| counted.iter().any(|kind| kind.factor().proves.contains(element));
    if Element::ALL.iter().filter(|element| proven(element)).count() > 1 { Acr::Two } else { Acr::One }
}

/// Whether what shows who somebody is comes, in all of these kinds, to no more than their mailbox or their phone does: then a code that is
/// sent is no second factor.
pub fn rests_on_mailbox(kinds: Kinds) -> bool {
    let first = kinds.and(Kinds::with_part(Part::First));
    !first.is_empty() && first.without(Kinds::beside_no_mailbox()).is_empty()
}

/// Whether somebody who `has` codes by e-mail for a second factor showed none: whoever knows their password alone may not change what they
/// sign in with.
pub fn lacks_mailed_second(kinds: Kinds, has: Kinds) -> bool {
    !has.and(Kinds::with_part(Part::WhereNeeded)).is_empty() && acr(kinds) == Acr::One && !rests_on_mailbox(kinds)
}

/// Whether these kinds show a second factor. Where the person `has_second`, one of their own, a mail is none.
pub fn shows_second(kinds: Kinds, has_second: bool) -> bool {
    let mailed = Kinds::with_part(Part::WhereNeeded);
    let counted = if has_second { kinds.without(mailed) } else { kinds };
    !counted.and(Kinds::beside()).without(mailed).is_empty() || acr(counted) == Acr::Two
}

/// How `amr` names these kinds, and `mfa` where they are several factors
/// ([RFC 8176 §2](https://www.rfc-editor.org/rfc/rfc8176#section-2)).
pub fn amr(kinds: Kinds) -> Vec<String> {
    let several = (acr(kinds) == Acr::Two).then_some(SEVERAL);
    let mut names: Vec<String> = Vec::new();
    for name in kinds.iter().flat_map(|kind| kind.factor().amr).copied().chain(several) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether these kinds prove a person who has a second factor, or (`has_second` is false) who has none.
pub fn suffices(kinds: Kinds, has_second: bool) -> bool {
    let by_mail = Kinds::with_part(Part::WhereNeeded);
    !kinds.and(Kinds::with_part(Part::First)).is_empty() && (!has_second || acr(kinds.without(by_mail)) == Acr::Two)
}

/// Since when a person is proven by what [suffices]: that is as old as the oldest proof that it takes.
pub fn sufficed_since(proofs: &[Proof], has_second: bool) -> Option<Timestamp> {
    let since = |at: &Timestamp| suffices(kinds(proofs.iter().filter(|proof| proof.at >= *at)), has_second);
    proofs.iter().map(|proof| proof.at).filter(since).max()
}

/// Whether these proofs, of a person who has `held` (each with its id and since when), show lately who they are by factors that were
/// there before: one that was set up within [`RECENT`] does not count. Whoever has nothing older to sign in with has just begun, and
/// is believed.
pub fn is_vouched_for(proofs: &[Proof], held: &[(Kind, &str, Timestamp)], now: Timestamp) -> bool {
    let settled: Vec<_> = held.iter().filter(|(_, _, since)| !since.is_within(RECENT, now)).collect();
    if !settled.iter().any(|(kind, _, _)| kind.is(Part::First)) {
        return true;
    }
    let rests_on = |proof: &Proof, (kind, id, _): &(Kind, &str, Timestamp)| match &proof.credential {
        Some(credential) => credential == id,
        None => proof.kind == *kind,
    };
    let by_settled: Vec<Proof> = proofs.iter().filter(|proof| settled.iter().any(|held| rests_on(proof, held))).cloned().collect();
    let has_second = settled.iter().any(|(kind, _, _)| kind.is(Part::Second));
    sufficed_since(&by_settled, has_second).is_some_and(|at| at.is_within(RECENT, now))
}

/// As records keep it. `method` is what the release before this table wrote and reads: the first name in `amr`. It goes with the
/// release after the next.
#[derive(Serialize, Deserialize)]
struct Record {
    method: String,
    at: Timestamp,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credential: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    came: Option<Timestamp>,
}

impl Record {
    /// None where it is by a factor that this release does not know, neither by its name nor by its method: what cannot be judged
    /// counts for nothing.
    fn read(self) -> Option<Proof> {
        let by_method = || Kind::ALL.into_iter().find(|kind| kind.factor().amr.first() == Some(&self.method.as_str()));
        let kind = self.kind.as_deref().and_then(Kind::named).or_else(by_method)?;
        Some(Proof { kind, credential: self.credential, at: self.at, came: self.came })
    }
}

impl Serialize for Proof {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What that release does not know, it must not take for a code of the app.
        let method = match self.kind.has_credential() {
            true => self.kind.factor().amr.first().copied().unwrap_or_default().to_owned(),
            false => self.kind.as_str().to_owned(),
        };
        let kind = Some(self.kind.as_str().to_owned());
        Record { method, at: self.at, kind, credential: self.credential.clone(), came: self.came }.serialize(serializer)
    }
}

/// Reads the proofs of a record, for `#[serde(deserialize_with)]`.
///
/// # Errors
/// Where they are no proofs of any release.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Proof>, D::Error> {
    Ok(Vec::<Record>::deserialize(deserializer)?.into_iter().filter_map(Record::read).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const AT: Timestamp = Timestamp::from_seconds(1000);

    fn read_json(json: serde_json::Value) -> Vec<Proof> {
        read(json).unwrap()
    }

    #[test]
    fn rfc_8176_amr_names_each_method_once_and_mfa_beside_two_elements() {
        let of = |kinds: &[Kind]| (acr(Kinds::of(kinds)), amr(Kinds::of(kinds)).join(" "));
        assert_eq!(of(&[Kind::Password]), (Acr::One, "pwd".to_owned()));
        assert_eq!(of(&[Kind::Totp, Kind::Password]), (Acr::Two, "pwd otp mfa".to_owned()));
        assert_eq!(of(&[Kind::Password, Kind::RecoveryCodes]), (Acr::Two, "pwd otp mfa".to_owned()));
        assert_eq!(of(&[Kind::Totp, Kind::RecoveryCodes]), (Acr::One, "otp".to_owned()));
        assert_eq!(of(&[]), (Acr::One, String::new()));
    }

    #[test]
    fn attack_a4_a_mailbox_is_one_element_however_often_it_is_shown() {
        let of = |kinds: &[Kind]| (acr(Kinds::of(kinds)), amr(Kinds::of(kinds)).join(" "));
        assert_eq!(of(&[Kind::EmailCode]), (Acr::One, "otp".to_owned()));
        assert_eq!(of(&[Kind::EmailCode, Kind::EmailCodeSecond]), (Acr::One, "otp".to_owned()));
        assert_eq!(of(&[Kind::Password, Kind::EmailCodeSecond]), (Acr::Two, "pwd otp mfa".to_owned()));
        assert_eq!(of(&[Kind::Password, Kind::EmailCode]), (Acr::One, "pwd otp".to_owned()), "nobody asked for it as a second one");
        assert_eq!(of(&[Kind::EmailCode, Kind::Totp]), (Acr::Two, "otp mfa".to_owned()));
        assert_eq!(of(&[Kind::SmsCode]), (Acr::One, "sms".to_owned()));
        assert_eq!(of(&[Kind::Password, Kind::SmsCodeSecond]), (Acr::Two, "pwd sms mfa".to_owned()));
        assert_eq!(of(&[Kind::Password, Kind::SmsCode]), (Acr::One, "pwd sms".to_owned()), "nobody asked for it as a second one");
        assert_eq!(of(&[Kind::SmsCode, Kind::Totp]), (Acr::Two, "otp sms mfa".to_owned()));
        for sent in [[Kind::SmsCode, Kind::SmsCodeSecond], [Kind::EmailCode, Kind::SmsCode], [Kind::SmsCode, Kind::EmailCodeSecond]] {
            assert_eq!(of(&sent).0, Acr::One, "what is sent is one factor, wherever it is sent to: {sent:?}");
        }
        assert_eq!(of(&[Kind::EmailCode, Kind::SmsCode, Kind::EmailCodeSecond, Kind::SmsCodeSecond]).0, Acr::One);
        assert_eq!(of(&[Kind::Upstream, Kind::SmsCodeSecond]).0, Acr::One);
        assert_eq!(of(&[Kind::Upstream, Kind::EmailCodeSecond]), (Acr::One, "otp fed".to_owned()), "a provider often asks for no more");
        assert_eq!(of(&[Kind::Upstream, Kind::EmailCode]), (Acr::One, "otp fed".to_owned()));
        assert_eq!(of(&[Kind::Upstream, Kind::Totp]).0, Acr::Two);
        assert_eq!(of(&[Kind::Password, Kind::Upstream, Kind::EmailCodeSecond]).0, Acr::Two);
        let shows = |kinds: &[Kind], has_second| shows_second(Kinds::of(kinds), has_second);
        assert!(shows(&[Kind::Password, Kind::EmailCodeSecond], false) && !shows(&[Kind::Password, Kind::EmailCodeSecond], true));
        assert!(!shows(&[Kind::EmailCode, Kind::EmailCodeSecond], false) && shows(&[Kind::EmailCode, Kind::Totp], true));
        assert!(!suffices(Kinds::of(&[Kind::Password, Kind::EmailCodeSecond]), true) && suffices(Kinds::of(&[Kind::EmailCode]), false));
    }

    #[test]
    fn attack_a4_a_password_alone_is_not_enough_of_somebody_whose_second_factor_is_a_mailed_code() {
        let lacks = |kinds: &[Kind], has: &[Kind]| lacks_mailed_second(Kinds::of(kinds), Kinds::of(has));
        let (password, both) = ([Kind::Password], [Kind::Password, Kind::EmailCodeSecond]);
        assert!(lacks(&password, &both) && !lacks(&both, &both) && !lacks(&password, &password));
        assert!(!lacks(&[Kind::Passkey], &[Kind::Passkey, Kind::EmailCodeSecond]));
        // Another mail shows nothing more of whoever came by one.
        assert!(!lacks(&[Kind::EmailCode], &both) && !lacks(&[Kind::Upstream], &both));
        assert!(lacks(&[Kind::Password, Kind::EmailCode], &both));
    }

    #[test]
    fn the_release_before_takes_no_mailed_code_for_one_of_the_app() {
        let written = serde_json::to_value([Proof::of(Kind::EmailCode, AT), Proof::of(Kind::EmailCodeSecond, AT)]).unwrap();
        assert!(written.as_array().unwrap().iter().all(|proof| proof["method"] != "otp"));
        assert_eq!(read_json(written), [Proof::of(Kind::EmailCode, AT), Proof::of(Kind::EmailCodeSecond, AT)]);
    }

    #[test]
    fn each_factor_that_a_person_has_was_proven_since_and_one_taken_away_asks_for_nothing() {
        let at = Timestamp::from_seconds;
        let password = [Proof::of(Kind::Password, at(1000))];
        assert_eq!((sufficed_since(&password, false), sufficed_since(&password, true)), (Some(at(1000)), None));
        let both = [Proof::of(Kind::Totp, at(400)), Proof::of(Kind::Password, at(1000))];
        assert_eq!((sufficed_since(&both, false), sufficed_since(&both, true)), (Some(at(1000)), Some(at(400))));
        assert_eq!(sufficed_since(&[Proof::of(Kind::Totp, at(1000))], true), None);
    }

    #[test]
    fn a_factor_that_was_just_set_up_vouches_for_nothing_where_an_older_one_is_there() {
        let now = Timestamp::from_seconds(10_000);
        let ago = |seconds| now.minus(Duration::from_secs(seconds));
        let (password, old, new) = ((Kind::Password, "p", ago(9_000)), (Kind::Passkey, "old", ago(9_000)), (Kind::Passkey, "new", ago(60)));
        let by = |(kind, id, _): (Kind, &str, Timestamp), seconds| Proof::by(kind, id, ago(seconds));
        for (proofs, held, expected) in [
            (vec![by(new, 30)], vec![password, new], false),
            (vec![by(new, 30)], vec![old, new], false),
            (vec![by(password, 60), by(new, 30)], vec![password, new], true),
            (vec![by(password, 700), by(new, 30)], vec![password, new], false),
            (vec![by(password, 60), by(new, 30)], vec![password, old, new], false),
            (vec![by(old, 60), by(new, 30)], vec![password, old, new], true),
            (vec![by(new, 30)], vec![new], true),
            (
                vec![Proof::of(Kind::RecoveryCodes, ago(5)), by(password, 9)],
                vec![password, old, (Kind::RecoveryCodes, "c", ago(60))],
                false,
            ),
            (
                vec![Proof::of(Kind::RecoveryCodes, ago(5)), by(password, 9)],
                vec![password, old, (Kind::RecoveryCodes, "c", ago(999))],
                true,
            ),
        ] {
            assert_eq!(is_vouched_for(&proofs, &held, now), expected, "{proofs:?} of {held:?}");
        }
    }

    #[test]
    fn a_proof_takes_the_place_of_an_earlier_one_and_a_recovery_code_that_of_the_app() {
        let mut proofs = vec![Proof::by(Kind::Password, "p", AT), Proof::by(Kind::Totp, "t", AT)];
        add(&mut proofs, Proof::of(Kind::RecoveryCodes, AT));
        assert_eq!(proofs, [Proof::by(Kind::Password, "p", AT), Proof::of(Kind::RecoveryCodes, AT)]);
        add(&mut proofs, Proof::by(Kind::Totp, "t", AT));
        add(&mut proofs, Proof::by(Kind::Password, "p2", AT));
        assert_eq!(proofs, [Proof::by(Kind::Totp, "t", AT), Proof::by(Kind::Password, "p2", AT)]);
    }

    #[test]
    fn proofs_of_the_release_before_count_and_it_reads_these() {
        let before = json!([{"method": "pwd", "at": AT}, {"method": "otp", "at": AT}]);
        assert_eq!(read_json(before.clone()), [Proof::of(Kind::Password, AT), Proof::of(Kind::Totp, AT)]);
        let written = serde_json::to_value([Proof::by(Kind::Password, "p", AT), Proof::of(Kind::RecoveryCodes, AT)]).unwrap();
        for (written, before) in written.as_array().unwrap().iter().zip(before.as_array().unwrap()) {
            assert_eq!((&written["method"], &written["at"]), (&before["method"], &before["at"]));
        }
        assert_eq!(read_json(written), [Proof::by(Kind::Password, "p", AT), Proof::of(Kind::RecoveryCodes, AT)]);
    }

    #[test]
    fn a_factor_of_a_later_release_counts_by_its_method_or_for_nothing() {
        let later = json!([{"method": "otp", "at": AT, "kind": "mail_code"}, {"method": "face", "at": AT, "kind": "face"}]);
        assert_eq!(read_json(later), [Proof::of(Kind::Totp, AT)]);
    }
}
