//! `/admin/invitations/{id}`: one invitation; sent again and withdrawn by a press each.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, problem_of};
use crate::acts::invitation::{Invited, NotSentAgain, NotWithdrawn, SendInvitationAgain, WhichInvitation, WithdrawInvitation};
use crate::admin::administrator::{Administrator, Again};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal, Stop, answers};
use crate::mail::outbox;
use crate::pages::console::sections::{AUDIT, INVITATIONS, PEOPLE};
use crate::pages::console::{Invitation, InviteProblem, NamedPerson, Once};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::{invitations, user};
use crate::provider::Provider;
use crate::store::{Connection, StoreError};

/// What the page shows beside what is kept.
#[derive(Default)]
pub(super) struct Beside {
    /// The link, shown this once.
    pub once: Option<Once>,
    /// Why it was not sent again.
    pub problem: Option<InviteProblem>,
}

/// The link of an invitation that was just sent, where no mail server carries it.
pub(super) fn once(provider: &Provider, invited: &Invited) -> Option<Once> {
    let settings = &provider.settings;
    let until = invited.invitation.expires_at.as_seconds();
    settings.mails_are_files().then(|| Once::Link { url: invited.link(&settings.issuer).expose().to_owned(), until })
}

/// A person by their id: what they are called, where they are there still.
fn named(conn: &mut Connection, id: Option<&String>) -> Result<Option<(String, String)>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    Ok(user::find(conn, id)?.map(|person| (person.id.clone(), person.display_name())))
}

/// The page of an invitation.
pub(super) async fn show(admin: &Administrator<'_>, id: &str, notice: Option<Notice>, beside: Beside) -> Result<HttpResponse, Stop> {
    let (wanted, now) = (id.to_owned(), admin.provider().now());
    let read = admin.provider().database.read(move |conn| {
        let Some(found) = invitations::find(conn, &wanted)? else { return Ok(None) };
        let (by, accepted) = (named(conn, found.invited_by.as_ref())?, named(conn, found.accepted_by.as_ref())?);
        let message = outbox::find(conn, &found.message_id)?.map(|message| message.state().as_str());
        Ok::<_, StoreError>(Some((found, by, accepted, message)))
    });
    let Some((found, by, accepted, message)) = read.await? else { return Ok(admin.not_found(HERE)) };
    let person = |(id, name): (String, String)| NamedPerson { url: admin.local(&PEOPLE.one(&id)), name };
    let seconds = |at: Option<Timestamp>| at.map(Timestamp::as_seconds);
    let here = INVITATIONS.one(id);
    let view = Invitation {
        frame: admin.frame(),
        url: admin.local(&here),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", id)])),
        id: found.id.clone(),
        email: found.email.as_str().to_owned(),
        name: found.name.clone(),
        state: found.state(now).as_str(),
        groups: found.groups.iter().map(|group| group.name.clone()).collect(),
        groups_until: seconds(found.groups_until),
        admin: found.owner,
        language: found.language.native_name(),
        by_command: found.invited_by.is_none(),
        invited_by: by.map(person),
        created_at: found.created_at.as_seconds(),
        sent_at: found.sent_at.as_seconds(),
        message,
        expires_at: found.expires_at.as_seconds(),
        accepted_at: seconds(found.accepted_at),
        accepted_by: accepted.map(person),
        withdrawn_at: seconds(found.withdrawn_at),
        once: beside.once,
        problem: beside.problem,
    };
    let status = if view.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    // What is shown once is kept for no reload.
    Ok(match view.once {
        Some(_) => admin.show_as(status, notice, |context| view.render(context)),
        None => admin.show_at(&here, status, notice, |context| view.render(context)),
    })
}

/// GET /admin/invitations/{id}.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        show(&admin, &id, admin.notice(&request).await, Beside::default()).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/invitations/{id}/{act}: `send-again`, `withdraw`.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let (id, act) = path.into_inner();
    if !matches!(act.as_str(), "send-again" | "withdraw") {
        return answers::not_found(request).await;
    }
    let answer = async {
        let here = INVITATIONS.one(&id);
        let (mut admin, _) = Administrator::of_form(&provider, &request, body, &here).await?;
        let invitation = WhichInvitation::Id(id.clone());
        if act == "withdraw" {
            return match admin.perform(WithdrawInvitation { invitation }, Again::Button(&here)).await? {
                Ok(_) => admin.done(&here, Done::of("notice-invitation-withdrawn").into()).await,
                Err(NotWithdrawn::NoInvitation(_)) => Ok(admin.not_found(HERE)),
                Err(NotWithdrawn::Over(_) | NotWithdrawn::Stale) => admin.done(&here, Done::of("notice-invitation-changed").into()).await,
            };
        }
        match admin.perform(SendInvitationAgain { invitation }, Again::Button(&here)).await? {
            Ok(invited) => match once(&provider, &invited) {
                Some(link) => show(&admin, &id, None, Beside { once: Some(link), ..Beside::default() }).await,
                None => admin.done(&here, Done::of("notice-invitation-sent-again").into()).await,
            },
            Err(NotSentAgain::NoInvitation(_)) => Ok(admin.not_found(HERE)),
            Err(NotSentAgain::Over(_) | NotSentAgain::Stale) => admin.done(&here, Done::of("notice-invitation-changed").into()).await,
            Err(NotSentAgain::NotInvited(why)) => show(&admin, &id, None, Beside { problem: Some(problem_of(&why)), once: None }).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}
