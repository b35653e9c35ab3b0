//! The journey that a browser comes with, as things stand now.

use crate::endpoints::sign_in::known::{account, drop_the_dead};
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::people::user;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::redirect_uri::UnverifiedRedirectUri;
use crate::provider::Provider;
use crate::sign_in::journey::Journey;
use crate::sign_in::journeys::{self, KeptJourney};

/// The journey `id` of this browser, while its app may still be answered. Where the session that it settled on has ended, or
/// the person may not sign in with what was proven any more, it begins anew with who it is: nothing of them is shown.
pub(super) async fn find(visitor: &mut Visitor<'_>, id: &str) -> Result<Option<KeptJourney>, Failure> {
    let provider = visitor.provider;
    visitor.comes_for(id);
    let kept = journeys::find(&provider.transient, id, &visitor.browser.hashes(), provider.now()).await?;
    if let Some(asked) = kept.as_ref().and_then(|kept| kept.journey.request()) {
        let languages = asked.ui_locales.clone();
        visitor.prefer_languages(&languages);
    }
    let Some(mut kept) = kept else { return Ok(None) };
    drop_the_dead(visitor, None).await?;
    if !kept.journey.request().is_none_or(|asked| may_be_answered(provider, asked)) {
        return Ok(None);
    }
    look_again(visitor, &mut kept.journey).await?;
    Ok(Some(kept))
}

/// Takes in what the rows say now of the account that the journey settled on; where it is not signed in here any more, or what
/// was proven has been ended since, the journey begins anew.
async fn look_again(visitor: &mut Visitor<'_>, journey: &mut Journey) -> Result<(), Failure> {
    let provider = visitor.provider;
    let Some(settled) = journey.account().cloned() else { return Ok(()) };
    let known = account(provider, &settled.user_id, journey.request()).await?;
    let signed_in = settled.sid.as_deref().is_none_or(|sid| visitor.sessions.session(sid).is_some());
    match known.filter(|known| signed_in && known.user.honours(settled.epoch)) {
        Some(known) => {
            journey.learn(known.facts, provider.now());
            if journey.is_proven() {
                visitor.prefer_language_of(&known.user);
            }
        }
        None => journey.lose_account(),
    }
    Ok(())
}

/// Whether the app is still there and the address of its answer still registered: an hour may lie between.
fn may_be_answered(provider: &Provider, asked: &AuthorizationRequest) -> bool {
    let snapshot = provider.snapshot();
    let client = snapshot.client(&asked.client_id).map(|known| &known.client).filter(|client| client.enabled);
    client.is_some_and(|client| UnverifiedRedirectUri::new(asked.answer_to.redirect_uri.as_str()).verify(client).is_ok())
}

/// Takes in that the person signed in in another tab since this journey began: what it asked for may be there now.
pub(super) async fn signed_in_elsewhere(visitor: &Visitor<'_>, journey: &Journey) -> Result<Option<Journey>, Failure> {
    let provider = visitor.provider;
    let hinted = match journey.request().and_then(|asked| asked.login_hint.clone()) {
        Some(typed) => Some(provider.database.read(move |conn| user::find_by_login(conn, &typed)).await?.map(|user| user.id)),
        None => None,
    };
    for session in visitor.sessions.live.iter().filter(|session| hinted.as_ref().is_none_or(|id| id.as_ref() == Some(&session.user_id))) {
        if !journey.can_use_session(session) {
            continue;
        }
        let Some(known) = account(provider, &session.user_id, journey.request()).await? else { continue };
        if let Some(further) = journey.signed_in_meanwhile(session, known.facts, provider.now()) {
            return Ok(Some(further));
        }
    }
    Ok(None)
}
