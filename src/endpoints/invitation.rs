//! `/invitation/{token}`: somebody accepts an invitation by making an account. Whoever has one with the address signs in to it, and accepts
//! on a page of their own (`account/invitation.rs`).

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::followed_link::{LINK, LinkKind, Posted};
use super::page_answers::{or_failed, page};
use super::refused::{self, StepPage};
use super::sign_in::driving::begin_because;
use super::sign_in::pages::first_password_problem;
use super::visitor::Visitor;
use crate::acts::invitation::{AcceptInvitation, NotAccepted};
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::pages::security::PageKind;
use crate::pages::{self, AccountCard, Cause, InvitationProblem, InvitationWay};
use crate::people::invitations::{self, Invitation, State, link_hash};
use crate::people::{User, names, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::Because;
use crate::store::StoreError;

/// Links of invitations.
pub(crate) static INVITATION: LinkKind = LinkKind::new("invitation", "/invitation", Cause::InvitationOver);
/// Where whoever has an account accepts.
pub(crate) const BY_ACCOUNT: &str = "/account/invitation";

/// An invitation that can be accepted.
pub(crate) struct Opened {
    /// The invitation.
    pub invitation: Invitation,
    /// The person who has the address.
    pub owner: Option<User>,
    /// What the person is called who invites.
    by: Option<String>,
}

/// The invitation whose link has this token, while it can be accepted.
///
/// # Errors
/// Where the database is away.
pub(crate) async fn open(provider: &Provider, token: &str) -> Result<Option<Opened>, Failure> {
    let (hash, now) = (link_hash(token), provider.now());
    let read = provider.database.read(move |conn| {
        let found = invitations::find_by_link(conn, &hash)?.filter(|found| found.state(now) == State::Open);
        let Some(invitation) = found else { return Ok(None) };
        let owner = user::find_by_login(conn, invitation.email.as_str())?;
        let inviter = match &invitation.invited_by {
            Some(id) => user::find(conn, id)?,
            None => None,
        };
        let by = inviter.map(|person| person.display_name());
        Ok::<_, StoreError>(Some(Opened { invitation, owner, by }))
    });
    Ok(read.await?)
}

impl Opened {
    /// The page by which it is accepted, of the link with this handle; its form goes to `action`.
    pub(crate) fn view(&self, visitor: &Visitor<'_>, handle: &str, action: &str, way: InvitationWay) -> pages::Invitation {
        let invitation = &self.invitation;
        pages::Invitation {
            action: visitor.provider.settings.issuer.local(action),
            hidden: vec![(LINK.to_owned(), handle.to_owned())],
            account: AccountCard { name: String::new(), address: invitation.email.as_str().to_owned() },
            by: self.by.clone(),
            groups: invitation.groups.iter().map(|group| group.name.clone()).collect(),
            admin: invitation.owner,
            way,
        }
    }
}

/// The page; `typed` is the name as it was typed, with what is wrong.
fn shown(visitor: &Visitor<'_>, handle: &str, opened: &Opened, typed: Option<&str>, problems: Vec<InvitationProblem>) -> HttpResponse {
    let way = match &opened.owner {
        Some(_) => InvitationWay::SignIn { url: visitor.provider.settings.issuer.local(&format!("{BY_ACCOUNT}?{LINK}={handle}")) },
        None => InvitationWay::NewAccount {
            name: typed.unwrap_or(&opened.invitation.name).to_owned(),
            minimum: visitor.provider.passwords.least(),
            problems,
        },
    };
    let view = opened.view(visitor, handle, "/invitation", way);
    let (at, purpose) = (INVITATION.stands_at(handle), INVITATION.purpose(handle));
    let shown = visitor.send(page(StatusCode::OK, PageKind::Own, view.render(&visitor.context_at(&at, &purpose, None))));
    refused::mark_step_page(shown, StepPage::of_browser(visitor, &at, &purpose))
}

/// GET /invitation/{token}: changes nothing but what this browser may do, and goes on without the secret.
pub async fn link(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local("/account"));
        match open(&provider, &token).await? {
            Some(_) => Ok(INVITATION.follow(&mut visitor, &token).await?),
            None => Ok(INVITATION.over(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// GET /invitation.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let handle = asked.get(LINK).unwrap_or_default();
        let Some(token) = INVITATION.token_of(&visitor, handle).await? else { return Ok(INVITATION.over(&visitor)) };
        match open(&provider, &token).await? {
            Some(opened) => Ok(shown(&visitor, handle, &opened, None, Vec::new())),
            None => Ok(INVITATION.over(&visitor)),
        }
    };
    or_failed(&provider, &request, answered.await)
}

/// POST /invitation: `name`, `password`.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answered = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let Posted { typed, handle, token } = INVITATION.posted(&visitor, body).await?;
        let Some(opened) = open(&provider, &token).await? else { return Ok(INVITATION.over(&visitor)) };
        let name = typed.get("name").unwrap_or_default().trim();
        if opened.owner.is_some() {
            return Ok(shown(&visitor, &handle, &opened, None, Vec::new()));
        }
        let chosen = typed.get("password").map(Secret::new);
        let problems = problems(&provider, &opened, name, chosen.as_ref()).await?;
        let (Some(chosen), true) = (chosen, problems.is_empty()) else {
            return Ok(shown(&visitor, &handle, &opened, Some(name), problems));
        };
        let phc = Secret::new(provider.passwords.hash(&chosen).await.map_err(Failure::unavailable)?.expose());
        let accept = AcceptInvitation { link: link_hash(&token), name: name.to_owned(), language: visitor.language(), phc };
        let person = match provider.perform(visitor.visit.acting_anonymous(), accept).await.map_err(Failure::unless_refused) {
            Ok(person) => person,
            Err(refused) => match refused? {
                NotAccepted::Over => return Ok(INVITATION.over(&visitor)),
                // Somebody made the account at this moment: the page says how to go on.
                NotAccepted::HasAccount => return Ok(answers::see_other(&provider.settings.issuer.local(&INVITATION.stands_at(&handle)))),
                NotAccepted::Name(_) => return Ok(shown(&visitor, &handle, &opened, Some(name), vec![InvitationProblem::NameUnfit])),
            },
        };
        INVITATION.forget(&visitor, &handle).await?;
        begin_because(&mut visitor, "/account", Because::AccountMade(person.email.as_str().to_owned())).await
    };
    or_failed(&provider, &request, answered.await)
}

/// What is wrong with the name and the password of a new account.
async fn problems(provider: &Provider, opened: &Opened, name: &str, chosen: Option<&Secret>) -> Result<Vec<InvitationProblem>, Failure> {
    let mut problems = Vec::new();
    if names::full_name(name).is_err() {
        problems.push(InvitationProblem::NameUnfit);
    }
    let words = [opened.invitation.email.as_str(), name];
    problems.extend(first_password_problem(provider, chosen, &words).await?.map(InvitationProblem::Password));
    Ok(problems)
}
