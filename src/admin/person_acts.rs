//! `/admin/people/{id}/{act}`: what an admin does to a person beside changing the profile. Each act is a POST.

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::{Administrator, Again};
use super::first_way;
use super::membership;
use super::person::{self, State};
use super::upstream_sessions;
use crate::acts::Acting;
use crate::acts::door::NotDone;
use crate::acts::group::{AddMember, MemberNotAdded, MemberNotRemoved, RemoveMember, WhichGroup};
use crate::acts::loss::{ConfirmLoss, LossNotDecided, RefuseLoss};
use crate::acts::password::{LinkNotOffered, NewPassword, OfferPasswordLink, SetPassword};
use crate::acts::person::{
    AccessNotTaken, ApprovePerson, DeletePerson, DisablePerson, EnablePerson, EndAllOfPerson, MakeOwner, NoPerson, NotDecided,
    PersonNotDeleted, PhoneNotTaken, RefusePerson, RemoveOwner, TakePhone, WhichPerson,
};
use crate::acts::remembered::ForgetBrowsers;
use crate::acts::second_factor::{ResetSecondFactor, SecondFactorNotReset};
use crate::acts::session::{EndSessions, Ending};
use crate::acts::upstream::{AccountNotRemoved, RemoveAccount};
use crate::endpoints::page_answers::or_failed;
use crate::factors::Kinds;
use crate::http::addresses::{Address, console};
use crate::http::answers;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Done;
use crate::pages::console::sections::PEOPLE;
use crate::pages::console::{GroupProblem, Once, Refusal};
use crate::people::rights::Right;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::store::transient::Unavailable;

/// What is said where nobody is left whose page could say it.
const PERSON_DELETED: Done = Done::of("notice-person-deleted");

/// What can be done to a person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PersonAct {
    AddGroup,
    RemoveGroup,
    SetupLink,
    Password,
    ResetSecondFactor,
    RemovePhone,
    ForgetBrowsers,
    ConfirmLoss,
    RefuseLoss,
    EndSessions,
    Disconnect,
    MakeOwner,
    RemoveOwner,
    Disable,
    Enable,
    Approve,
    Refuse,
    Delete,
}

impl PersonAct {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "add-group" => Self::AddGroup,
            "remove-group" => Self::RemoveGroup,
            "setup-link" => Self::SetupLink,
            "password" => Self::Password,
            "reset-second-factor" => Self::ResetSecondFactor,
            "remove-phone" => Self::RemovePhone,
            "forget-browsers" => Self::ForgetBrowsers,
            "confirm-lost-factors" => Self::ConfirmLoss,
            "refuse-lost-factors" => Self::RefuseLoss,
            "end-sessions" => Self::EndSessions,
            "disconnect" => Self::Disconnect,
            "make-owner" => Self::MakeOwner,
            "remove-owner" => Self::RemoveOwner,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "approve" => Self::Approve,
            "refuse" => Self::Refuse,
            "delete" => Self::Delete,
            _ => return None,
        })
    }
}

/// Where each is done, by those who have the right to it.
pub(super) fn addresses() -> [Address; 18] {
    use Right::{AssignRoles, EndSessions, ManageCredentials, ManageGroups, ManagePeople};
    let act = |path, right| console(path, right).post(post, &["csrf"], &[]);
    [
        console("/admin/people/{id}/add-group", ManageGroups).post(post, &["csrf"], &["group", "until"]),
        console("/admin/people/{id}/remove-group", ManageGroups).post(post, &["csrf"], &["group"]),
        act("/admin/people/{id}/setup-link", ManageCredentials),
        act("/admin/people/{id}/password", ManageCredentials),
        act("/admin/people/{id}/reset-second-factor", ManageCredentials),
        act("/admin/people/{id}/remove-phone", ManageCredentials),
        act("/admin/people/{id}/forget-browsers", ManageCredentials),
        act("/admin/people/{id}/confirm-lost-factors", ManageCredentials),
        act("/admin/people/{id}/refuse-lost-factors", ManageCredentials),
        act("/admin/people/{id}/end-sessions", EndSessions),
        console("/admin/people/{id}/disconnect", ManageCredentials).post(post, &["csrf"], &["account"]),
        act("/admin/people/{id}/make-owner", AssignRoles),
        act("/admin/people/{id}/remove-owner", AssignRoles),
        act("/admin/people/{id}/disable", ManagePeople),
        act("/admin/people/{id}/enable", ManagePeople),
        act("/admin/people/{id}/approve", ManagePeople),
        console("/admin/people/{id}/refuse", ManagePeople).post(post, &["csrf"], &["reason"]),
        console("/admin/people/{id}/delete", ManagePeople).post(post, &["csrf"], &["confirm"]),
    ]
}

/// POST of one of them.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let named = request.path().rsplit('/').next().and_then(PersonAct::parse);
    let Some(act) = named else { return answers::not_found(request).await };
    let answer = async {
        let here = PEOPLE.one(&id);
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, &here).await?;
        let (waits, person) = (Again::Button(&here), WhichPerson::Id(id.clone()));
        let nobody = |NoPerson(_)| Ok(Done::GONE);
        let not_taken = |why| match why {
            AccessNotTaken::NoPerson(NoPerson(_)) => Ok(Done::GONE),
            AccessNotTaken::LastOwner => Err(Refusal::LastOwner),
        };
        let not_decided = |why| match why {
            LossNotDecided::NoPerson(NoPerson(_)) => Ok(Done::GONE),
            LossNotDecided::NotWaiting => Err(Refusal::NothingLost),
            LossNotDecided::Own => Err(Refusal::OwnLoss),
        };
        let done = match act {
            PersonAct::AddGroup => return add_group(&mut admin, &id, &form).await,
            PersonAct::RemoveGroup => return remove_group(&mut admin, &id, &form).await,
            PersonAct::SetupLink => return setup_link(&mut admin, &id).await,
            PersonAct::Password => return password(&mut admin, &id).await,
            PersonAct::ResetSecondFactor => {
                admin.prove_again_for::<ResetSecondFactor>(waits).await?;
                let reset = reset_second_factor(&provider, &admin.acting(), &id).await;
                said(admin.came_of(reset, waits).await?, Done::of("notice-second-factor-reset"), |why| match why {
                    SecondFactorNotReset::NoPerson(NoPerson(_)) => Ok(Done::GONE),
                    SecondFactorNotReset::LastWayIn => Err(Refusal::LastWayIn),
                })
            }
            PersonAct::Disconnect => {
                admin.prove_again_for::<RemoveAccount>(waits).await?;
                let account = form.get("account").unwrap_or_default();
                let removed = upstream_sessions::remove_account(&provider, &admin.acting(), (&id, account)).await;
                said(admin.came_of(removed, waits).await?, Done::of("notice-account-disconnected"), |why| match why {
                    AccountNotRemoved::NoPerson(NoPerson(_)) | AccountNotRemoved::NotConnected => Ok(Done::GONE),
                    AccountNotRemoved::LastWayIn => Err(Refusal::LastWayIn),
                })
            }
            PersonAct::RemovePhone => {
                let ends = let_in_by_phone(&provider, &id).await.map_err(Failure::from)?;
                said(admin.perform(TakePhone { person, ends }, waits).await?, Done::of("notice-phone-removed"), |why| match why {
                    PhoneNotTaken::NoPerson(NoPerson(_)) => Ok(Done::GONE),
                    // Pressed twice: it is gone.
                    PhoneNotTaken::NoPhone => Ok(Done::of("notice-phone-removed")),
                })
            }
            PersonAct::ForgetBrowsers => {
                said(admin.perform(ForgetBrowsers { person }, waits).await?, Done::of("notice-browsers-forgotten"), nobody)
            }
            PersonAct::ConfirmLoss => {
                said(admin.perform(ConfirmLoss { person }, waits).await?, Done::of("notice-loss-confirmed"), not_decided)
            }
            PersonAct::RefuseLoss => said(admin.perform(RefuseLoss { person }, waits).await?, Done::of("notice-loss-refused"), not_decided),
            PersonAct::EndSessions => {
                said(admin.perform(EndAllOfPerson { person }, waits).await?, Done::of("notice-sessions-ended"), nobody)
            }
            PersonAct::MakeOwner => said(admin.perform(MakeOwner { person }, waits).await?, Done::of("notice-admin-given"), nobody),
            PersonAct::RemoveOwner => said(admin.perform(RemoveOwner { person }, waits).await?, Done::of("notice-admin-taken"), not_taken),
            PersonAct::Disable => {
                said(admin.perform(DisablePerson { person }, waits).await?, Done::of("notice-person-disabled"), not_taken)
            }
            PersonAct::Enable => said(admin.perform(EnablePerson { person }, waits).await?, Done::of("notice-person-enabled"), nobody),
            PersonAct::Refuse => return refuse(&mut admin, &id, &form).await,
            PersonAct::Approve => {
                said(admin.perform(ApprovePerson { person }, waits).await?, Done::of("notice-person-approved"), |why| match why {
                    NotDecided::NoPerson(NoPerson(_)) => Ok(Done::GONE),
                    NotDecided::NotWaiting | NotDecided::UnfitReason => Err(Refusal::NotWaiting),
                })
            }
            PersonAct::Delete => {
                let typed = form.get("confirm").unwrap_or_default().trim().to_owned();
                let delete = DeletePerson { person, confirmed_by: Some(typed) };
                said(admin.perform(delete, waits).await?, PERSON_DELETED, |why| match why {
                    PersonNotDeleted::NoPerson(NoPerson(_)) => Ok(Done::GONE),
                    PersonNotDeleted::LastOwner => Err(Refusal::LastOwner),
                    PersonNotDeleted::NotConfirmed => Err(Refusal::NotConfirmed),
                })
            }
        };
        told(&admin, &id, done).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Goes on to the page that says what was done, or shows why it was not.
async fn told(admin: &Administrator<'_>, id: &str, done: Result<Done, Refusal>) -> Result<HttpResponse, Stop> {
    let is_gone = |done: &Done| *done == PERSON_DELETED || *done == Done::GONE;
    match done {
        // The back button after a deletion: nothing is there to do anything to.
        Ok(done) if is_gone(&done) => Ok(admin.done(PEOPLE.path, done.into()).await?),
        Ok(done) => Ok(admin.done(&PEOPLE.one(id), done.into()).await?),
        Err(refusal) => person::show(admin, id, None, State { refusal: Some(refusal), ..State::default() }).await,
    }
}

/// What is said of an act: what was done, or why it was not.
fn said<T, R>(performed: Result<T, R>, done: Done, refused: impl FnOnce(R) -> Result<Done, Refusal>) -> Result<Done, Refusal> {
    match performed {
        Ok(_) => Ok(done),
        Err(why) => refused(why),
    }
}

/// Takes every second factor of a person away and ends their sessions; says how many there were.
///
/// # Errors
/// Where there is no such person, nothing else shows who they are, or a store is away.
pub(crate) async fn reset_second_factor(provider: &Provider, acting: &Acting, id: &str) -> Result<usize, NotDone<SecondFactorNotReset>> {
    let unavailable = |error: Unavailable| StoreError::Unavailable(error.to_string());
    let theirs = provider.sessions().of_user(id).await.map_err(unavailable)?;
    let sessions: Vec<Ending> = theirs.into_iter().map(Ending::from).collect();
    let ended: Vec<String> = sessions.iter().map(|ending| ending.sid.clone()).collect();
    let apps = provider.perform(acting.clone(), ResetSecondFactor { user_id: id.to_owned(), sessions }).await?;
    // A sign-in that was under way kept its session, with a code of an app that is gone, between the look and the reset.
    let mut late = provider.sessions().of_user(id).await.map_err(unavailable)?;
    late.retain(|session| !session.kinds().and(Kinds::beside()).is_empty() && !ended.contains(&session.sid));
    if !late.is_empty() {
        let sessions = late.into_iter().map(Ending::from).collect();
        // The admin's own session may be one of those that the reset ended.
        let acting = Acting { standing: None, ..acting.clone() };
        provider.perform(acting, EndSessions { sessions }).await.map_err(|not_done| not_done.map(|never| match never {}))?;
    }
    Ok(apps)
}

/// The sessions that a person's phone let in.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn let_in_by_phone(provider: &Provider, id: &str) -> Result<Vec<Ending>, StoreError> {
    let mut theirs = provider.sessions().of_user(id).await.map_err(|error: Unavailable| StoreError::Unavailable(error.to_string()))?;
    theirs.retain(|session| session.kinds().is_by_phone());
    Ok(theirs.into_iter().map(Ending::from).collect())
}

/// An account that waits is refused. A reason that cannot be told stands in the form again.
async fn refuse(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let here = PEOPLE.one(id);
    let reason = form.get("reason").unwrap_or_default().to_owned();
    let refuse = RefusePerson { person: WhichPerson::Id(id.to_owned()), reason: reason.clone() };
    let state = match admin.perform(refuse, Again::Button(&here)).await? {
        Ok(_) => return admin.done(PEOPLE.path, Done::of("notice-person-refused").into()).await,
        Err(NotDecided::NoPerson(NoPerson(_))) => return admin.done(PEOPLE.path, Done::GONE.into()).await,
        Err(NotDecided::NotWaiting) => State { refusal: Some(Refusal::NotWaiting), ..State::default() },
        Err(NotDecided::UnfitReason) => State { reason, reason_unfit: true, ..State::default() },
    };
    person::show(admin, id, None, state).await
}

async fn setup_link(admin: &mut Administrator<'_>, id: &str) -> Result<HttpResponse, Stop> {
    let here = PEOPLE.one(id);
    admin.prove_again_for::<OfferPasswordLink>(Again::Button(&here)).await?;
    let made = first_way::make_link(admin.provider(), admin.acting(), WhichPerson::Id(id.to_owned())).await;
    match admin.came_of(made, Again::Button(&here)).await? {
        Ok(link) => person::show(admin, id, None, State { once: Some(link.into()), ..State::default() }).await,
        Err(LinkNotOffered::NoPerson(_)) => Ok(person::gone(admin)),
        Err(LinkNotOffered::Disabled) => {
            person::show(admin, id, None, State { refusal: Some(Refusal::Disabled), ..State::default() }).await
        }
    }
}

async fn password(admin: &mut Administrator<'_>, id: &str) -> Result<HttpResponse, Stop> {
    let here = PEOPLE.one(id);
    admin.prove_again_for::<SetPassword>(Again::Button(&here)).await?;
    let made = first_way::temporary_password(admin.provider()).await?;
    let set = SetPassword { person: WhichPerson::Id(id.to_owned()), password: NewPassword { phc: made.phc, temporary: true } };
    if let Err(NoPerson(_)) = admin.perform(set, Again::Button(&here)).await? {
        return Ok(person::gone(admin));
    }
    let once = Some(Once::Password(made.text.expose().to_owned()));
    person::show(admin, id, None, State { once, ..State::default() }).await
}

async fn add_group(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let here = PEOPLE.one(id);
    admin.prove_again_for::<AddMember>(Again::Button(&here)).await?;
    let (group, until) = membership::typed(form, "group");
    let problem = match membership::end(&until, admin.provider().now()) {
        None => GroupProblem::Until,
        Some(end) => {
            let add = AddMember { group: WhichGroup::Name(group.clone()), person: WhichPerson::Id(id.to_owned()), end };
            match admin.perform(add, Again::Button(&here)).await? {
                Ok(_) => return admin.done(&here, Done::of("notice-member-added").into()).await,
                Err(MemberNotAdded::NoGroup) => GroupProblem::NoGroup,
                Err(MemberNotAdded::NoPerson(_)) => return Ok(person::gone(admin)),
                Err(MemberNotAdded::Over) => GroupProblem::Until,
            }
        }
    };
    person::show(admin, id, None, State { group, until, group_problem: Some(problem), ..State::default() }).await
}

async fn remove_group(admin: &mut Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let group = WhichGroup::Id(form.get("group").unwrap_or_default().to_owned());
    let here = PEOPLE.one(id);
    match admin.perform(RemoveMember { group, person: WhichPerson::Id(id.to_owned()) }, Again::Button(&here)).await? {
        Ok(_) => admin.done(&here, Done::of("notice-member-removed").into()).await,
        // The back button after a deletion: nothing is there to do anything to.
        Err(MemberNotRemoved::NoGroup | MemberNotRemoved::NoMember) => admin.done(&here, Done::GONE.into()).await,
        Err(MemberNotRemoved::NoPerson(_)) => admin.done(PEOPLE.path, Done::GONE.into()).await,
    }
}
