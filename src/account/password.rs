//! `/account/password`: a new password by somebody who knows the present one, or has none; and the end of it for somebody who signs in
//! without.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::current_password::wrong;
use super::member::Member;
use super::sessions::{forget_other_browsers, not_ended};
use crate::acts::Standing;
use crate::acts::door::NotDone;
use crate::acts::password::{ChangePassword as Change, PasswordNotRemoved, RemovePassword, read_known};
use crate::acts::session::Ending;
use crate::audit::EventType;
use crate::endpoints::page_answers::{or_failed, retry_after};
use crate::endpoints::sign_in::adoption::adopt;
use crate::endpoints::sign_in::endings::end_everywhere;
use crate::endpoints::sign_in::pages::new_password;
use crate::factors::{Kind, Proof};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::{ChangePassword, CurrentPasswordProblem, NewPasswordProblem, Notice};
use crate::provider::Provider;
use crate::secrets::Secret;

const HERE: &str = "/account/password";
const REMOVE: &str = "/account/password/remove";

/// GET /account/password.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut member = Member::of(&provider, &request, HERE).await?;
        with_second_factor(&mut member).await?;
        show(&provider, &request, &member, true, Wrong::default()).await
    };
    or_failed(&provider, &request, shown.await)
}

/// The form asks for the present password by itself; whoever has a second factor shows lately that it is at hand, so that
/// somebody who knows the password alone cannot lock them out from a session that was left open.
async fn with_second_factor(member: &mut Member<'_>) -> Result<(), Stop> {
    if member.known.facts.has_second_factor() {
        member.must_be_recent(HERE).await?;
    }
    member.must_show_both(HERE).await
}

/// What is wrong with what was typed.
#[derive(Default)]
struct Wrong {
    current: Option<CurrentPasswordProblem>,
    new: Vec<NewPasswordProblem>,
    /// With the present password in the form that takes it away.
    removal: Option<CurrentPasswordProblem>,
}

async fn show(
    provider: &Provider,
    request: &HttpRequest,
    member: &Member<'_>,
    end_others: bool,
    wrong: Wrong,
) -> Result<HttpResponse, Stop> {
    let (user_id, ring) = (member.session.user_id.clone(), provider.keyring.clone());
    let set = provider.database.read(move |conn| read_known(conn, &ring, &user_id)).await?;
    let view = ChangePassword {
        account: member.card(),
        action: member.local(HERE),
        minimum: provider.passwords.least(),
        end_others,
        current: wrong.current,
        removal: wrong.removal,
        problems: wrong.new,
        has_password: set.is_some(),
        remove_action: (set.is_some() && member.known.ways_in() > 1).then(|| member.local(REMOVE)),
        password_set_at: set.map(|stored| stored.set_at.as_seconds()),
    };
    let wait = match wrong.current.or(wrong.removal) {
        Some(CurrentPasswordProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    };
    let status = if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
    let mut response = member.show_at(HERE, status, member.notice(request).await, |context| view.render(context));
    if let Some(wait) = wait {
        retry_after(&mut response, wait);
    }
    Ok(response)
}

/// POST /account/password.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::of_form(&provider, &request, body, HERE).await?;
        with_second_factor(&mut member).await?;
        let end_others = form.get("end_others").is_some();
        // Whoever has no password has shown lately what they have in its place.
        let problem = if member.known.has_password() {
            wrong(&provider, &mut member, form.get("current_password"), EventType::PasswordChanged).await?
        } else {
            member.must_be_vouched_for(None, HERE).await?;
            None
        };
        if let Some(problem) = problem {
            return show(&provider, &request, &member, end_others, Wrong { current: Some(problem), ..Wrong::default() }).await;
        }
        let phc = match new_password(&provider, &member.known, form.get("new_password")).await? {
            Ok(phc) => Secret::new(phc.expose()),
            Err(problems) => return show(&provider, &request, &member, end_others, Wrong { new: problems, ..Wrong::default() }).await,
        };
        match replace(&provider, &mut member, phc, end_others).await? {
            Some(ended) => member.done(HERE, Notice::PasswordChanged { ended }).await,
            None => member.done(HERE, Notice::StalePage).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /account/password/remove. It asks for the password as the change does: a factor that somebody has just set up in a session of
/// another's must not be enough to take the password away.
pub async fn remove(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        if member.known.has_password() {
            if let Some(problem) = wrong(&provider, &mut member, form.get("password"), EventType::PasswordChanged).await? {
                return show(&provider, &request, &member, true, Wrong { removal: Some(problem), ..Wrong::default() }).await;
            }
            let shown = member.known.password_id().map(|id| Proof::by(Kind::Password, id, provider.now()));
            member.must_be_vouched_for(shown, HERE).await?;
        }
        let notice = match provider.perform(member.acting(), RemovePassword { who: member.standing() }).await {
            Ok(()) => Notice::PasswordRemoved,
            Err(NotDone::NoStanding) => Notice::StalePage,
            Err(other) => match Failure::unless_refused(other)? {
                PasswordNotRemoved::NoPassword | PasswordNotRemoved::LastWayIn => Notice::StalePage,
            },
        };
        member.done(HERE, notice).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Keeps the new password and ends the other sessions in one transaction, and gives this browser a new cookie, so that a
/// copy of the old one opens nothing. Says how many sessions ended; none where the password that was typed, or all that the
/// person had, was replaced meanwhile.
async fn replace(provider: &Provider, member: &mut Member<'_>, phc: Secret, end_others: bool) -> Result<Option<usize>, Failure> {
    let mut others = if end_others { not_ended(provider, member).await? } else { Vec::new() };
    others.retain(|session| session.sid != member.session.sid);
    let who = Standing { epoch: member.session.epoch, ..member.known.standing().in_session(&member.session.sid) };
    let ends = others.into_iter().map(Ending::from).collect();
    let changed = match provider.perform(member.acting(), Change { who, phc, ends }).await {
        Ok(changed) => changed,
        Err(NotDone::NoStanding) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    if end_others {
        // A sign-in that was under way kept its session between the look and the change.
        let mut late = not_ended(provider, member).await?;
        late.retain(|session| session.sid != member.session.sid);
        end_everywhere(&member.visitor, &late).await?;
        forget_other_browsers(member).await?;
    }
    if let Some(session) = provider.sessions().find(&member.session.sid).await? {
        adopt(&mut member.visitor, &session, None).await?;
    }
    Ok(Some(changed.ended))
}
