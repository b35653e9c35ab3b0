//! `/account/sessions`: where a person is signed in, and the end of it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use crate::acts::door::NotDone;
use crate::acts::remembered::ForgetOwnBrowsers;
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::endings::{end_everywhere, end_here};
use crate::http::{FormBody, FormRefusal};
use crate::pages::{Done, Notice, RememberedRow, SessionRow, Sessions};
use crate::people::remembered::{self, RememberedBrowser};
use crate::provider::Provider;
use crate::sign_in::throttle;
use crate::sso::session::Session;

const HERE: &str = "/account/sessions";
/// Where remembered browsers are forgotten.
pub(super) const FORGET: &str = "/account/sessions/forget";

/// GET /account/sessions.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, HERE).await?;
        let snapshot = provider.snapshot();
        let mut sessions = live(&provider, &member).await?;
        sessions.sort_by_key(|session| (session.sid != member.session.sid, std::cmp::Reverse(session.last_used_at)));
        let row = |session: &Session| SessionRow {
            value: session.sid.clone(),
            user_agent: session.user_agent.clone().unwrap_or_default(),
            place: session.address.clone().unwrap_or_default(),
            started_at: session.created_at.as_seconds(),
            used_at: session.last_used_at.as_seconds(),
            current: session.sid == member.session.sid,
            apps: session
                .clients
                .iter()
                .filter_map(|used| Some(snapshot.client(&used.client_id)?.client.name(&[member.visitor.language().tag()]).to_owned()))
                .collect(),
        };
        let kept = remembered_of(&provider, &member).await?;
        let here = member.visitor.remembered_hashes();
        let remembered = kept.into_iter().map(|browser| RememberedRow {
            current: here.contains(&browser.secret_hash),
            value: browser.id,
            user_agent: browser.user_agent.unwrap_or_default(),
            place: browser.address.unwrap_or_default(),
            since: browser.created_at.as_seconds(),
            until: browser.until.as_seconds(),
        });
        let view = Sessions {
            account: member.card(),
            sessions: sessions.iter().map(row).collect(),
            end_action: member.local("/account/sessions/end"),
            end_others_action: member.local("/account/sessions/end-others"),
            remembered: remembered.collect(),
            forget_action: member.local(FORGET),
            now: provider.now().as_seconds(),
        };
        Ok(member.show(member.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// The person's sessions of their present epoch that were not ended, also those whose time is over by the lifetimes of this
/// process: for what ends them.
pub(super) async fn not_ended(provider: &Provider, member: &Member<'_>) -> Result<Vec<Session>, crate::http::Failure> {
    let sessions = provider.sessions().of_user(&member.session.user_id).await?;
    Ok(provider.alive(sessions).await?.into_iter().map(|(session, _)| session).collect())
}

/// Those of them that live: for lists.
pub(super) async fn live(provider: &Provider, member: &Member<'_>) -> Result<Vec<Session>, crate::http::Failure> {
    let mut sessions = not_ended(provider, member).await?;
    sessions.retain(|session| provider.sessions().is_live(session));
    Ok(sessions)
}

/// POST /account/sessions/end: one session of the person's own; another's id does nothing.
pub async fn end(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::of_form(&provider, &request, body, HERE).await?;
        let sessions = not_ended(&provider, &member).await?;
        let Some(session) = sessions.into_iter().find(|session| Some(session.sid.as_str()) == form.get("session")) else {
            return member.done(HERE, Notice::StalePage).await;
        };
        if member.visitor.sessions.session(&session.sid).is_some() {
            end_here(&mut member.visitor, std::slice::from_ref(&session)).await?;
        } else {
            end_everywhere(&member.visitor, std::slice::from_ref(&session)).await?;
        }
        member.done(HERE, Notice::SessionEnded).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /account/sessions/end-others: all but this one.
pub async fn end_others(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, _) = Member::of_form(&provider, &request, body, HERE).await?;
        let ended = end_all_others(&provider, &member).await?;
        member.done(HERE, Notice::OtherSessionsEnded { ended }).await
    };
    or_failed(&provider, &request, answer.await)
}

/// The browsers in which the person is not asked for a second factor.
async fn remembered_of(provider: &Provider, member: &Member<'_>) -> Result<Vec<RememberedBrowser>, crate::http::Failure> {
    let (person, now) = (member.known.user.clone(), provider.now());
    Ok(provider.database.read(move |conn| remembered::of(conn, &person.id, Some(&person), now)).await?)
}

/// POST /account/sessions/forget: one remembered browser of the person's own, or all; another's id does nothing.
pub async fn forget(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::of_form(&provider, &request, body, HERE).await?;
        let who = member.standing();
        let forget = ForgetOwnBrowsers { who, id: form.get("browser").map(str::to_owned) };
        match provider.perform(member.acting(), forget).await {
            Ok(_) => member.done(HERE, Done::of("notice-browsers-forgotten").into()).await,
            Err(NotDone::NoStanding) => member.done(HERE, Notice::StalePage).await,
            Err(not_done) => Err(not_done.into()),
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// Ends every session of the person but the one that asks; says how many.
async fn end_all_others(provider: &Provider, member: &Member<'_>) -> Result<usize, crate::http::Failure> {
    let others: Vec<Session> = not_ended(provider, member).await?.into_iter().filter(|session| session.sid != member.session.sid).collect();
    end_everywhere(&member.visitor, &others).await?;
    forget_other_browsers(member).await?;
    Ok(others.len())
}

/// Makes every browser a stranger to the account but this one: the person is told when somebody signs in there.
pub(super) async fn forget_other_browsers(member: &Member<'_>) -> Result<(), crate::http::Failure> {
    let (provider, here) = (member.visitor.provider, member.visitor.known_browser_hashes());
    Ok(throttle::forget_browsers(&provider.transient, &member.session.user_id, &here, provider.now()).await?)
}
