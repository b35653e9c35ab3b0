//! The recent sign-in that a sensitive act needs: account pages and the console ask for it in one way.

use actix_web::HttpResponse;

use super::driving::begin_for_account;
use crate::clock::Timestamp;
use crate::endpoints::visitor::Visitor;
use crate::factors::proof;
use crate::http::Stop;
use crate::sign_in::journey::{Demands, RECENT};
use crate::sso::session::Session;

/// Whether the person proved within [`RECENT`] who they are, by two factors where they have a second one. A factor that was
/// taken away since counts neither for nor against.
pub fn is_recent(session: &Session, has_second_factor: bool, now: Timestamp) -> bool {
    let lately = session.proofs.iter().filter(|proof| now.since(proof.at) <= RECENT);
    proof::suffices(proof::kinds(lately), has_second_factor)
}

/// Asks the person of `session` for the factors that they did not prove lately, and then brings them to `return_to`, a path of
/// ours that is opened with GET. Whoever signs in as somebody else there comes back as that person: the page looks again.
///
/// # Errors
/// Where a store is away.
pub async fn prove_again(visitor: &mut Visitor<'_>, session: &Session, return_to: &str) -> Result<HttpResponse, Stop> {
    let user_id = session.user_id.clone();
    begin_for_account(visitor, return_to, Demands { max_age: Some(RECENT), ..Demands::default() }, Some(user_id)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factors::{Kind, Proof};

    #[test]
    fn each_factor_that_a_person_has_was_proven_lately_and_one_taken_away_asks_for_nothing() {
        let at = |seconds| Timestamp::from_seconds(seconds);
        let session = |proofs: &[Proof]| Session {
            sid: "s".into(),
            issuer: "https://op".into(),
            user_id: "u".into(),
            epoch: 0,
            proofs: proofs.to_vec(),
            clients: vec![],
            listed_until: None,
            created_at: at(0),
            last_used_at: at(0),
            address: None,
            user_agent: None,
        };
        let password = session(&[Proof::of(Kind::Password, at(1000))]);
        assert!(is_recent(&password, false, at(1600)) && !is_recent(&password, false, at(1601)));
        assert!(!is_recent(&password, true, at(1000)));
        let both = session(&[Proof::of(Kind::Totp, at(400)), Proof::of(Kind::Password, at(1000))]);
        assert!(is_recent(&both, true, at(1000)) && !is_recent(&both, true, at(1001)));
        assert!(is_recent(&both, false, at(1600)));
        assert!(!is_recent(&session(&[Proof::of(Kind::Totp, at(1000))]), true, at(1000)));
    }
}
