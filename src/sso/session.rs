//! One person's session in one browser: who, by which proofs, and which clients it answered.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::factors::{Kinds, Proof, proof};
use crate::protocol::acr::Acr;
use crate::store::transient::{self, Unavailable};

/// A client that the session answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientUse {
    /// The client.
    pub client_id: String,
    /// When it first got an answer.
    pub first_at: Timestamp,
    /// When it last got one.
    pub last_at: Timestamp,
}

/// How long sessions live.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// Without use.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
}

/// The record of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The public id, constant for the session's life.
    pub sid: String,
    /// The issuer that the person signed in at.
    pub issuer: String,
    /// Whose it is.
    pub user_id: String,
    /// The person's epoch when it began; an older one than the person's is refused.
    pub epoch: i64,
    /// What was proven, each once, with the latest time.
    #[serde(rename = "factors", deserialize_with = "proof::read")]
    pub proofs: Vec<Proof>,
    /// Whom it answered.
    pub clients: Vec<ClientUse>,
    /// When it began.
    pub created_at: Timestamp,
    /// When the lists of sessions let go of it, by the lifetime that was set when it began: it lives no longer, whatever is set
    /// since, so that whoever ends sessions by a list finds it there. None in records of older releases.
    #[serde(default)]
    pub listed_until: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Timestamp,
    /// The address of the last sign-in.
    pub address: Option<String>,
    /// The browser of the last sign-in, as it names itself.
    pub user_agent: Option<String>,
    /// The id of the remembered browser that took the place of a second factor at the last sign-in, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remembered: Option<String>,
}

const VERSION: u8 = 1;
const CLIENTS_KEPT: usize = 200;

impl Session {
    /// When it ends if it isn't used again: idle, and never beyond its absolute end.
    pub fn expires_at(&self, lifetimes: Lifetimes) -> Timestamp {
        self.last_used_at.plus(lifetimes.idle).min(self.absolute_end(lifetimes))
    }

    /// When it ends however much it is used.
    pub fn absolute_end(&self, lifetimes: Lifetimes) -> Timestamp {
        let by_setting = self.created_at.plus(lifetimes.absolute);
        self.listed_until.map_or(by_setting, |until| until.min(by_setting))
    }

    /// The time of authentication: that of the oldest proof ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)). Of one
    /// whose time nobody knows it is when the session began; nothing that demands a fresh sign-in is answered by it.
    pub fn auth_time(&self) -> Timestamp {
        self.proofs.iter().map(|proof| proof.dated().unwrap_or(self.created_at)).min().unwrap_or(self.created_at)
    }

    /// By which kinds of factors its person is proven.
    pub fn kinds(&self) -> Kinds {
        proof::kinds(&self.proofs)
    }

    /// How `amr` names the factors.
    pub fn amr(&self) -> Vec<String> {
        proof::amr(self.kinds())
    }

    /// The authentication context class that the proofs reach.
    pub fn acr(&self) -> Acr {
        proof::acr(self.kinds())
    }

    /// Takes over proofs, each in place of the one that it replaces.
    pub fn prove(&mut self, proofs: &[Proof]) {
        for proof in proofs {
            proof::add(&mut self.proofs, proof.clone());
        }
    }

    /// Whether it answered this client.
    pub fn answered(&self, client_id: &str) -> bool {
        self.clients.iter().any(|used| used.client_id == client_id)
    }

    /// Notes an answer to a client. Of more clients than are kept the one whose last answer is the longest ago is forgotten.
    pub fn note_client(&mut self, client_id: &str, now: Timestamp) {
        if let Some(known) = self.clients.iter_mut().find(|known| known.client_id == client_id) {
            known.last_at = now;
        } else {
            if self.clients.len() >= CLIENTS_KEPT
                && let Some((oldest, _)) = self.clients.iter().enumerate().min_by_key(|(_, known)| known.last_at)
            {
                self.clients.remove(oldest);
            }
            self.clients.push(ClientUse { client_id: client_id.to_owned(), first_at: now, last_at: now });
        }
        self.last_used_at = self.last_used_at.max(now);
    }

    /// The record as stored: a version byte and JSON.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn encode(&self) -> Result<Vec<u8>, Unavailable> {
        let mut bytes = vec![VERSION];
        bytes.extend(transient::written(self, "a session")?);
        Ok(bytes)
    }

    /// Reads a record; one of an unknown version is no session.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        match bytes.split_first() {
            Some((&VERSION, json)) => transient::read(json, "a session"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::Kind;

    fn session() -> Session {
        let at = Timestamp::from_seconds(1000);
        Session {
            sid: "s".into(),
            issuer: "https://op".into(),
            user_id: "u".into(),
            epoch: 0,
            proofs: vec![Proof::by(Kind::Password, "p", at)],
            clients: vec![],
            created_at: at,
            listed_until: None,
            last_used_at: at,
            address: None,
            user_agent: None,
            remembered: None,
        }
    }

    #[test]
    fn a_session_ends_idle_and_never_beyond_its_absolute_end() {
        let lifetimes = Lifetimes { idle: Duration::from_secs(10), absolute: Duration::from_secs(15) };
        let mut session = session();
        assert_eq!(session.expires_at(lifetimes), Timestamp::from_seconds(1010));
        session.note_client("c", Timestamp::from_seconds(1008));
        assert_eq!(session.expires_at(lifetimes), Timestamp::from_seconds(1015));
    }

    #[test]
    fn no_session_outlives_its_place_in_the_lists_when_a_longer_lifetime_is_set() {
        let session = Session { listed_until: Some(Timestamp::from_seconds(1015)), ..session() };
        let of = |absolute| Lifetimes { idle: Duration::from_secs(1_000), absolute: Duration::from_secs(absolute) };
        assert_eq!(session.expires_at(of(500)), Timestamp::from_seconds(1015));
        assert_eq!(session.expires_at(of(5)), Timestamp::from_seconds(1005), "a shorter one holds at once");
    }

    #[test]
    fn of_more_clients_than_are_kept_the_one_answered_the_longest_ago_is_forgotten() {
        let mut session = session();
        for n in 0..CLIENTS_KEPT {
            session.note_client(&n.to_string(), Timestamp::from_seconds(2000 + i64::try_from(n).unwrap()));
        }
        session.note_client("0", Timestamp::from_seconds(3000));
        session.note_client("new", Timestamp::from_seconds(3001));
        let kept = |id: &str| session.clients.iter().any(|known| known.client_id == id);
        assert_eq!((session.clients.len(), kept("0"), kept("1"), kept("new")), (CLIENTS_KEPT, true, false, true));
    }

    #[test]
    fn rfc_8176_amr_names_what_was_proven_and_two_of_a_kind_are_no_two_factors() {
        let mut session = session();
        session.prove(&[Proof::of(Kind::Password, Timestamp::from_seconds(2000))]);
        assert_eq!((session.acr(), session.amr()), (Acr::One, vec!["pwd".to_owned()]));
    }

    #[test]
    fn auth_time_is_that_of_the_oldest_proof() {
        let mut session = session();
        session.prove(&[Proof::of(Kind::Totp, Timestamp::from_seconds(2000))]);
        assert_eq!(session.auth_time(), Timestamp::from_seconds(1000));
        assert_eq!((session.acr(), session.amr()), (Acr::Two, vec!["pwd".into(), "otp".into(), "mfa".into()]));
        session.prove(&[Proof::of(Kind::Password, Timestamp::from_seconds(3000))]);
        assert_eq!(session.auth_time(), Timestamp::from_seconds(2000));
        session.prove(&[Proof::of(Kind::Upstream, proof::UNDATED)]);
        assert_eq!(session.auth_time(), session.created_at, "nobody knows of one of them when");
    }

    #[test]
    fn a_record_of_an_unknown_version_is_no_session() {
        let mut bytes = session().encode().unwrap();
        assert_eq!(Session::decode(&bytes), Some(session()));
        bytes[0] = 9;
        assert_eq!(Session::decode(&bytes), None);
    }

    #[test]
    fn a_record_of_the_release_before_is_a_session_and_that_release_reads_this_one() {
        let before = br#"{"sid":"s","issuer":"https://op","user_id":"u","epoch":0,"factors":[{"method":"pwd","at":1000000},{"method":"otp","at":1000000}],
            "clients":[],"created_at":1000000,"last_used_at":1000000,"address":null,"user_agent":null}"#;
        let read = Session::decode(&[&[VERSION], &before[..]].concat()).unwrap();
        assert_eq!((read.acr(), read.amr().join(" "), read.auth_time()), (Acr::Two, "pwd otp mfa".into(), Timestamp::from_seconds(1000)));
        let written: serde_json::Value = serde_json::from_slice(&read.encode().unwrap()[1..]).unwrap();
        let before: serde_json::Value = serde_json::from_slice(before).unwrap();
        for (member, value) in before.as_object().unwrap().iter().filter(|(member, _)| *member != "factors") {
            assert_eq!(&written[member], value, "{member}");
        }
        assert_eq!((&written["factors"][0]["method"], &written["factors"][1]["method"]), (&"pwd".into(), &"otp".into()));
    }
}
