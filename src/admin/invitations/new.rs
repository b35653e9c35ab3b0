//! `/admin/new-invitation`: invites one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::one::{self, Beside, once};
use super::{MANY, NEW, problem_of};
use crate::acts::invitation::Invite;
use crate::admin::administrator::{Administrator, Again};
use crate::admin::membership::{A_DAY, day};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal, Stop};
use crate::languages::Language;
use crate::pages::Done;
use crate::pages::console::sections::INVITATIONS;
use crate::pages::console::{InvitePerson, InviteProblem};
use crate::people::groups;
use crate::people::invitations::NewInvitation;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

/// Groups that are offered to choose from.
const SUGGESTED: i64 = 100;

/// What was typed.
#[derive(Default)]
struct Typed {
    email: String,
    name: String,
    groups: Vec<String>,
    until: String,
    admin: bool,
    language: String,
    expires: String,
}

impl Typed {
    fn read(form: &Parameters) -> Self {
        let field = |name: &str| form.get(name).unwrap_or_default().trim().to_owned();
        let chosen = |n: i64| form.get(&format!("group_{n}")).map(str::to_owned);
        Self {
            email: field("email"),
            name: field("name"),
            groups: (0..SUGGESTED).filter_map(chosen).collect(),
            until: field("until"),
            admin: form.get("admin").is_some(),
            language: field("language"),
            expires: field("expires"),
        }
    }

    /// What is asked for; or which of the days is none.
    fn invitation(&self) -> Result<NewInvitation, InviteProblem> {
        Ok(NewInvitation {
            email: self.email.clone(),
            name: self.name.clone(),
            groups: self.groups.clone(),
            groups_until: last_day(&self.until).ok_or(InviteProblem::Until)?,
            owner: self.admin,
            language: Language::from_tag(&self.language).unwrap_or_default(),
            expires_at: last_day(&self.expires).ok_or(InviteProblem::Expires)?,
        })
    }
}

/// The end of a day, which counts in full, where one was typed; `None` where it is none.
fn last_day(typed: &str) -> Option<Option<Timestamp>> {
    if typed.is_empty() { Some(None) } else { day(typed).map(|begins| Some(begins.plus(A_DAY))) }
}

async fn form_page(admin: &Administrator<'_>, typed: Typed, problem: Option<InviteProblem>) -> Result<HttpResponse, Stop> {
    let status = if problem.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (known, all) =
        admin.provider().database.read(|conn| Ok::<_, StoreError>((groups::list(conn, None, SUGGESTED)?, groups::count(conn)?))).await?;
    let view = InvitePerson {
        frame: admin.frame(),
        action: admin.local(NEW),
        many_url: admin.local(MANY),
        groups: known.into_iter().map(|group| (typed.groups.contains(&group.name), group.name)).collect(),
        more_groups: all > SUGGESTED,
        email: typed.email,
        name: typed.name,
        until: typed.until,
        admin: typed.admin,
        language: Language::from_tag(&typed.language).unwrap_or_else(|| admin.visitor.language()),
        expires: typed.expires,
        problem,
    };
    Ok(admin.show_at(NEW, status, None, |context| view.render(context)))
}

/// GET /admin/new-invitation.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let admin = Administrator::of(&provider, &request).await?;
        let typed = admin.kept(&request).await?.map(|posted| Typed::read(&posted)).unwrap_or_default();
        form_page(&admin, typed, None).await
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /admin/new-invitation. Where no mail server is set the link is shown in the answer, this once.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_typed_form(&provider, &request, body, NEW).await?;
        let typed = Typed::read(&form);
        if let Some(fault) = form.fault() {
            return form_page(&admin, typed, Some(InviteProblem::Malformed(fault.name.clone()))).await;
        }
        let invitation = match typed.invitation() {
            Ok(invitation) => invitation,
            Err(problem) => return form_page(&admin, typed, Some(problem)).await,
        };
        match admin.perform(Invite { invitation }, Again::Form(NEW, &form)).await? {
            Ok(invited) => match once(&provider, &invited) {
                Some(link) => one::show(&admin, &invited.invitation.id, None, Beside { once: Some(link), problem: None }).await,
                None => admin.done(&INVITATIONS.one(&invited.invitation.id), Done::of("notice-invitation-sent").into()).await,
            },
            Err(why) => form_page(&admin, typed, Some(problem_of(&why))).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}
