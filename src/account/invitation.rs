//! `/account/invitation`: a person accepts an invitation with the account that they have. Whoever is signed in with another account, or not at all,
//! signs in first to the one that the invitation went to.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use crate::acts::invitation::{JoinByInvitation, NotJoined};
use crate::endpoints::followed_link::LINK;
use crate::endpoints::invitation::{BY_ACCOUNT, INVITATION, open};
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::driving::begin_for_account;
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::pages::paths::with_query;
use crate::pages::{Done, InvitationWay};
use crate::people::invitations::link_hash;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journey::Demands;

/// GET /account/invitation.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let asked = Parameters::read(request.query_string().as_bytes());
        let handle = asked.get(LINK).unwrap_or_default();
        let here = with_query(BY_ACCOUNT, &[(LINK, handle)]);
        let mut member = Member::of(&provider, &request, &here).await?;
        let opened = match INVITATION.token_of(&member.visitor, handle).await? {
            Some(token) => open(&provider, &token).await?,
            None => None,
        };
        let Some(opened) = opened else { return Ok(INVITATION.over(&member.visitor)) };
        let Some(owner) = &opened.owner else {
            // Their account is gone, or has another address: a new one can be made.
            return Ok(answers::see_other(&provider.settings.issuer.local(&INVITATION.stands_at(handle))));
        };
        if owner.id != member.session.user_id {
            let anew = Demands { login: true, ..Demands::default() };
            return begin_for_account(&mut member.visitor, &here, anew, Some(owner.id.clone())).await;
        }
        let view = opened.view(&member.visitor, handle, BY_ACCOUNT, InvitationWay::ThisAccount);
        Ok(member.show_at(&here, StatusCode::OK, None, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /account/invitation.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let (member, form) = Member::of_form(&provider, &request, body, "/account").await?;
        let handle = form.get(LINK).unwrap_or_default();
        let Some(token) = INVITATION.token_of(&member.visitor, handle).await? else { return Ok(INVITATION.over(&member.visitor)) };
        let join = JoinByInvitation { link: link_hash(&token), who: member.standing() };
        if let Err(not_done) = provider.perform(member.acting(), join).await {
            let (NotJoined::Over | NotJoined::AnotherAddress) = Failure::unless_refused(not_done)?;
            return Ok(INVITATION.over(&member.visitor));
        }
        INVITATION.forget(&member.visitor, handle).await?;
        member.done("/account", Done::of("notice-invitation-accepted").into()).await
    };
    or_failed(&provider, &request, answered.await)
}
