//! A session begins, once a journey has shown who somebody is.

use std::time::Duration;

use crate::acts::person::NoteSignIn;
use crate::acts::remembered::RememberBrowser;
use crate::audit::{EventType, Subject};
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::endings::{end_here, end_surplus_of};
use crate::endpoints::sign_in::known;
use crate::endpoints::visitor::Visitor;
use crate::factors::proof;
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
    let was_guessable = journey.proven().iter().any(|proof| proof.kind.factor().guessable);
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
            remembered: None,
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
    let event = match journey.remembered() {
        Some(browser) => event.detail("remembered_browser", browser),
        None => event,
    };
    provider
        .note(match &client_id {
            Some(client_id) => event.client(client_id),
            None => event,
        })
        .await;
    provider.telemetry.sign_in("done");
    note_sign_in(visitor, &account.user_id, goes_on, was_guessable, journey.remembered().map(str::to_owned)).await;
    if let Some(time) = journey.remember().filter(|_| proof::shows_second(session.kinds(), false)) {
        remember(visitor, &account.user_id, account.epoch, time).await;
    }
    Ok(())
}

/// Notes the sign-in, which is complete, in the person's row and in what the account knows of the browser, and tells them where the
/// browser is a new one. Where a store is away for a moment that is noted and told at the next sign-in. A proof of what can be guessed
/// (`was_guessable`) has drawn anew what the account knows the browser by; else that is done here.
async fn note_sign_in(visitor: &mut Visitor<'_>, user_id: &str, goes_on: bool, was_guessable: bool, remembered: Option<String>) {
    let (browser, now) = (visitor.known_browser_hashes(), visitor.provider.now());
    let store = &visitor.provider.transient;
    let marks = throttle::marks(store, user_id, &browser, now).await;
    let new_browser = !goes_on && marks.as_ref().is_ok_and(|marks| !marks.signed_in_before());
    let note = NoteSignIn { user_id: user_id.to_owned(), new_browser, remembered };
    if let Err(error) = visitor.provider.perform(visitor.visit.acting_user(user_id), note).await {
        tracing::warn!(?error, "the time of a sign-in could not be saved");
        return;
    }
    let noted = match marks {
        Ok(marks) if marks.is_empty() => throttle::signed_in_unknown(store, user_id, &visitor.renew_known_browser(None), now).await,
        Ok(marks) => match marks.known_by().filter(|_| !was_guessable) {
            Some(before) => {
                let drawn = visitor.renew_known_browser(Some(before));
                throttle::signed_in_again(store, user_id, &marks, &drawn, now).await
            }
            None => throttle::signed_in(store, &marks, now).await,
        },
        Err(error) => Err(error),
    };
    if let Err(error) = noted {
        tracing::warn!(%error, "a browser could not be noted as one in which its person signed in");
    }
}

/// Remembers the browser for who has shown a second factor in it. Where a store is away for a moment they are asked again the next time.
async fn remember(visitor: &mut Visitor<'_>, user_id: &str, epoch: i64, time: Duration) {
    let secret_hash = visitor.remember(time);
    let remember = RememberBrowser { user_id: user_id.to_owned(), epoch, secret_hash, time };
    if let Err(error) = visitor.provider.perform(visitor.visit.acting_user(user_id), remember).await {
        tracing::warn!(?error, "a browser could not be remembered");
    }
}
