//! A session begins, once a journey has shown who somebody is.

use crate::acts::person::NoteSignIn;
use crate::audit::{EventType, Subject};
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::endings::{end_here, end_surplus_of};
use crate::endpoints::sign_in::known;
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::sign_in::journey::Journey;
use crate::sign_in::throttle;
use crate::sso::session::Session;

/// Begins the session that is due, or goes on with one of the same person that the browser has.
///
/// # Errors
/// Where a store is away.
pub(super) async fn begin(visitor: &mut Visitor<'_>, journey: &mut Journey) -> Result<(), Failure> {
    let provider = visitor.provider;
    let now = provider.now();
    let Some(account) = journey.account().cloned() else { return Ok(()) };
    let before =
        account.sid.as_deref().and_then(|sid| visitor.sessions.session(sid)).or_else(|| visitor.sessions.of_user(&account.user_id));
    let before = before.filter(|session| session.epoch == account.epoch && session.user_id == account.user_id);
    let prove = |session: &mut Session| {
        journey.carry_into(session, now);
        session.last_used_at = now;
        session.address = visitor.visit.address().map(str::to_owned);
        session.user_agent = visitor.visit.user_agent().map(str::to_owned);
    };
    let going_on = match before {
        Some(session) => provider.sessions().renew(&session.sid, prove).await?,
        None => None,
    };
    let goes_on = going_on.is_some();
    let session = if let Some(session) = going_on {
        session
    } else {
        let mut session = Session {
            sid: provider.random.uuid().simple().to_string(),
            issuer: provider.issuer().to_owned(),
            user_id: account.user_id.clone(),
            epoch: account.epoch,
            proofs: Vec::new(),
            clients: Vec::new(),
            created_at: now,
            listed_until: None,
            last_used_at: now,
            address: None,
            user_agent: None,
        };
        prove(&mut session);
        let is_valid = |other: &Session| !provider.revocations.session(&other.sid);
        provider.sessions().begin(session, &visitor.browser.hashes(), is_valid, prove).await?
    };
    let client_id = journey.answers().map(str::to_owned);
    adopt(visitor, &session, client_id.as_deref()).await?;
    // Read again now that the record is there: whoever ended all, changed the password or reset the second factor a moment ago
    // found no session to end.
    let known = known::account(provider, &account.user_id, None).await?;
    let stands = known.is_some_and(|known| known.user.honours(account.epoch) && journey.is_borne_out(&known.facts));
    if !stands {
        end_here(visitor, std::slice::from_ref(&session)).await?;
        journey.lose_account();
        return Ok(());
    }
    if journey.session_began(&session.sid).is_err() {
        return Err(Failure::internal("a session was started before the sign-in was complete"));
    }
    end_surplus_of(visitor, &account.user_id).await;
    let acting = visitor.visit.acting_user(&account.user_id);
    let event = acting.event(EventType::SignedIn).subject(Subject::User(account.user_id.clone())).detail("session", session.sid.as_str());
    provider
        .note(match &client_id {
            Some(client_id) => event.client(client_id),
            None => event,
        })
        .await;
    provider.telemetry.sign_in("done");
    let new_browser = !goes_on && is_in_new_browser(visitor, &account.user_id).await;
    if let Err(error) = provider.perform(acting, NoteSignIn { user_id: account.user_id, new_browser }).await {
        tracing::warn!(?error, "the time of a sign-in could not be saved");
    }
    Ok(())
}

/// Whether the person signs in for the first time in this browser, as far as the account knows it. The sign-in is complete: where the
/// store is away for a moment nobody is told.
async fn is_in_new_browser(visitor: &Visitor<'_>, user_id: &str) -> bool {
    let (browsers, now) = (visitor.known_browser_hashes(), visitor.provider.now());
    match throttle::first_sign_in(&visitor.provider.transient, user_id, &browsers, now).await {
        Ok(is_first) => is_first,
        Err(error) => {
            tracing::warn!(%error, "whether a browser is new to its person could not be read");
            false
        }
    }
}
