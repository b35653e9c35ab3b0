//! A journey begins: for a request of an app, or for a page of ours that needs somebody.

mod hint;
mod request;

use crate::endpoints::sign_in::known::{account_facts, drop_the_dead};
use crate::endpoints::visitor::Visitor;
use crate::endpoints::way_back;
use crate::http::Failure;
use crate::sign_in::journey::{Because, Beginning, Demands, Journey, Purpose};
use crate::sign_in::journeys;

pub(in crate::endpoints) use request::{check, for_request, for_trial};

/// Begins for a page of ours: for anybody, or for `person` where it must be shown that it is still them. `because` says to whoever
/// was just doing something why they are asked.
pub(super) async fn for_page(
    visitor: &mut Visitor<'_>,
    return_to: &str,
    demands: Demands,
    person: Option<String>,
    because: Option<Because>,
) -> Result<Journey, Failure> {
    let provider = visitor.provider;
    drop_the_dead(visitor, None).await?;
    let now = provider.now();
    let purpose = Purpose::Account { return_to: return_to.to_owned(), because };
    let mut journey = Journey::begin(Beginning {
        id: way_back::journey_id(provider, &purpose),
        browser: visitor.browser.hash(),
        purpose,
        demands,
        sessions: &visitor.sessions.live,
        must_be: None,
        hinted: person.is_some(),
        login_hint: person,
        last_for_client: visitor.sessions.current().map(|session| session.sid.clone()),
        remembered_by: visitor.remembered_hashes(),
        now,
        expires_at: now.plus(journeys::LIFETIME),
    });
    if let Some(account) = journey.account().cloned() {
        match account_facts(provider, &account.user_id).await? {
            Some(facts) => journey.learn(facts, now),
            None => journey.lose_account(),
        }
    }
    Ok(journey)
}
