//! `/admin/people/{id}/{act}`: what an admin does to a person beside changing the profile. Each act is a POST.

use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use super::first_way;
use super::links;
use super::membership;
use super::person::{self, State};
use super::recent;
use crate::acts::end_session::{self, Ending};
use crate::acts::group::{AddMember, MemberNotAdded, MemberNotRemoved, RemoveMember, WhichGroup, WhichPerson};
use crate::acts::{ActError, Acting, second_factor, user as user_acts, user_password};
use crate::endpoints::page_answers::or_failed;
use crate::http::answers;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::{Done, GroupProblem, Once, Refusal};
use crate::people::{names, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sso::session::ONE_TIME_CODE;
use crate::store::Writing;

/// What can be done to a person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    AddGroup,
    RemoveGroup,
    SetupLink,
    Password,
    ResetSecondFactor,
    EndSessions,
    MakeOwner,
    RemoveOwner,
    Disable,
    Enable,
    Delete,
}

impl Act {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "add-group" => Self::AddGroup,
            "remove-group" => Self::RemoveGroup,
            "setup-link" => Self::SetupLink,
            "password" => Self::Password,
            "reset-second-factor" => Self::ResetSecondFactor,
            "end-sessions" => Self::EndSessions,
            "make-owner" => Self::MakeOwner,
            "remove-owner" => Self::RemoveOwner,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "delete" => Self::Delete,
            _ => return None,
        })
    }

    /// As the rule for a fresh sign-in knows it.
    const fn kind(self) -> recent::Act<'static> {
        match self {
            Self::EndSessions => recent::Act::EndSessions,
            _ => recent::Act::AccessOfPerson,
        }
    }
}

/// POST /admin/people/{id}/{act}.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let (id, word) = path.into_inner();
    let Some(act) = Act::parse(&word) else { return answers::not_found(request).await };
    let answer = async {
        let here = links::person(&id);
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, &here).await?;
        admin.prove_again_for_button(act.kind(), &here).await?;
        let done = match act {
            Act::AddGroup => return add_group(&admin, &id, &form).await,
            Act::RemoveGroup => return remove_group(&admin, &id, &form).await,
            Act::SetupLink => return setup_link(&admin, &id).await,
            Act::Password => return password(&admin, &id).await,
            Act::ResetSecondFactor => reset_second_factor(&provider, &admin.acting(), &id).await.map(|_| Done::SecondFactorReset),
            Act::EndSessions => simple(&admin, &id, user_acts::end_all).await.map(|()| Done::SessionsEnded),
            Act::MakeOwner => simple(&admin, &id, user_acts::make_owner).await.map(|()| Done::AdminGiven),
            Act::RemoveOwner => simple(&admin, &id, user_acts::remove_owner).await.map(|()| Done::AdminTaken),
            Act::Disable => simple(&admin, &id, user_acts::disable).await.map(|()| Done::Disabled),
            Act::Enable => simple(&admin, &id, user_acts::enable).await.map(|()| Done::Enabled),
            Act::Delete => delete(&admin, &id, &form).await.map(|()| Done::PersonDeleted),
        };
        told(&admin, &id, act, done).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Goes on to the page that says what was done, or shows why it was not.
async fn told(admin: &Administrator<'_>, id: &str, act: Act, done: Result<Done, ActError>) -> Result<HttpResponse, Stop> {
    if matches!(act, Act::EndSessions | Act::Disable | Act::Delete) && done.is_ok() {
        admin.provider().forget_sessions_of(id).await;
    }
    let refusal = match done {
        Ok(Done::PersonDeleted) => return admin.done("/admin/people", Done::PersonDeleted.into()).await,
        Ok(done) => return admin.done(&links::person(id), done.into()).await,
        // The back button after a deletion: nothing is there to do anything to.
        Err(ActError::NotFound(_)) => return admin.done("/admin/people", Done::Gone.into()).await,
        Err(ActError::LastOwner) => Refusal::LastOwner,
        Err(ActError::Refused(_)) => Refusal::NotConfirmed,
        Err(ActError::Stale) => Refusal::Stale,
        Err(error) => return Err(error.into()),
    };
    person::show(admin, id, None, State { refusal: Some(refusal), ..State::default() }).await
}

type Simple = fn(&mut Writing<'_>, &Acting, &str) -> Result<(), ActError>;

/// Serializable, since the last owner must stay.
async fn simple(admin: &Administrator<'_>, id: &str, act: Simple) -> Result<(), ActError> {
    let (acting, id) = (admin.acting(), id.to_owned());
    let acted = admin.provider().database.write_serializable(move |conn| {
        user::find(conn, &id)?.ok_or(ActError::NotFound("person"))?;
        act(conn, &acting, &id)
    });
    acted.await
}

async fn delete(admin: &Administrator<'_>, id: &str, form: &Parameters) -> Result<(), ActError> {
    let (acting, id) = (admin.acting(), id.to_owned());
    let typed = form.get("confirm").unwrap_or_default().trim().to_owned();
    let deleted = admin.provider().database.write_serializable(move |conn| {
        let person = user::find(conn, &id)?.ok_or(ActError::NotFound("person"))?;
        if names::folded(&typed) != names::folded(person.email.as_str()) {
            return Err(ActError::Refused("the confirmation was not entered".into()));
        }
        user_acts::delete(conn, &acting, &id)
    });
    deleted.await
}

/// Takes every second factor of a person away and ends their sessions; says how many apps there were.
///
/// # Errors
/// Where there is no such person, or a store is away.
pub(crate) async fn reset_second_factor(provider: &Provider, acting: &Acting, id: &str) -> Result<usize, ActError> {
    let unavailable = |error: crate::store::transient::Unavailable| crate::store::StoreError::Unavailable(error.to_string());
    let theirs = provider.sessions().of_user(id).await.map_err(unavailable)?;
    let endings: Vec<Ending> = theirs.into_iter().map(Ending::from).collect();
    let (by, user_id) = (acting.clone(), id.to_owned());
    let mut ended: Vec<String> = endings.iter().map(|ending| ending.sid.clone()).collect();
    let reset = provider.database.write_serializable(move |conn| second_factor::reset(conn, &by, &user_id, &endings));
    let apps = reset.await?;
    // A sign-in that was under way kept its session, with a code of an app that is gone, between the look and the reset.
    let mut late = provider.sessions().of_user(id).await.map_err(unavailable)?;
    late.retain(|session| session.holds(ONE_TIME_CODE) && !ended.contains(&session.sid));
    if !late.is_empty() {
        ended.extend(late.iter().map(|session| session.sid.clone()));
        let (by, late) = (acting.clone(), late.into_iter().map(Ending::from).collect::<Vec<_>>());
        provider.database.write(move |conn| end_session::end(conn, &by, &late)).await?;
    }
    provider.forget_sessions(&ended).await;
    Ok(apps)
}

async fn setup_link(admin: &Administrator<'_>, id: &str) -> Result<HttpResponse, Stop> {
    let named = id.to_owned();
    let Some(found) = admin.provider().database.read(move |conn| user::find(conn, &named)).await? else { return Ok(person::gone(admin)) };
    if !found.is_active() {
        return person::show(admin, id, None, State { refusal: Some(Refusal::Disabled), ..State::default() }).await;
    }
    let once = first_way::link(admin, &found).await?;
    person::show(admin, id, None, State { once: Some(once), ..State::default() }).await
}

async fn password(admin: &Administrator<'_>, id: &str) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let made = first_way::temporary_password(provider).await?;
    let (acting, ring, user_id, phc) = (admin.acting(), provider.keyring.clone(), id.to_owned(), made.phc);
    let set = provider.database.write(move |conn| {
        user::find(conn, &user_id)?.ok_or(ActError::NotFound("person"))?;
        user_password::set(conn, &acting, &ring, &user_id, &phc, true)
    });
    match set.await {
        Ok(()) => {}
        Err(ActError::NotFound(_)) => return Ok(person::gone(admin)),
        Err(error) => return Err(error.into()),
    }
    provider.forget_sessions_of(id).await;
    let once = Some(Once::Password(made.text.expose().to_owned()));
    person::show(admin, id, None, State { once, ..State::default() }).await
}

async fn add_group(admin: &Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let (group, until) = membership::typed(form, "group");
    let problem = match membership::until(&until, admin.provider().now()) {
        None => GroupProblem::Until,
        Some(until) => {
            let add = AddMember { group: WhichGroup::Name(group.clone()), person: WhichPerson::Id(id.to_owned()), until };
            match admin.provider().perform(admin.acting(), add).await {
                Ok(_) => return admin.done(&links::person(id), Done::MemberAdded.into()).await,
                Err(error) => match Failure::unless_refused(error)? {
                    MemberNotAdded::NoGroup => GroupProblem::NoGroup,
                    MemberNotAdded::NoPerson(_) => return Ok(person::gone(admin)),
                    MemberNotAdded::Over => GroupProblem::Until,
                },
            }
        }
    };
    person::show(admin, id, None, State { group, until, group_problem: Some(problem), ..State::default() }).await
}

async fn remove_group(admin: &Administrator<'_>, id: &str, form: &Parameters) -> Result<HttpResponse, Stop> {
    let group = WhichGroup::Id(form.get("group").unwrap_or_default().to_owned());
    match admin.provider().perform(admin.acting(), RemoveMember { group, person: WhichPerson::Id(id.to_owned()) }).await {
        Ok(_) => admin.done(&links::person(id), Done::MemberRemoved.into()).await,
        Err(error) => match Failure::unless_refused(error)? {
            // The back button after a deletion: nothing is there to do anything to.
            MemberNotRemoved::NoGroup | MemberNotRemoved::NoMember => admin.done(&links::person(id), Done::Gone.into()).await,
            MemberNotRemoved::NoPerson(_) => admin.done("/admin/people", Done::Gone.into()).await,
        },
    }
}
