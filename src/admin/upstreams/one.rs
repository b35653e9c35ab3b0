//! `/admin/providers/{name}` and `/admin/new-provider`: one provider, shown, changed, tried and deleted; and a new one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, NEW, form};
use crate::acts::upstream::{ChangeUpstream, DeleteUpstream, UpstreamNotChanged, UpstreamNotCreated, UpstreamNotDeleted};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::{upstream_sessions as sessions, version};
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::elsewhere::SIGNED_OUT_THERE;
use crate::endpoints::sign_in::tries;
use crate::fetch::FetchError;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::sections::{AUDIT, UPSTREAMS};
use crate::pages::console::{NewUpstream, Tested, UpstreamFault, UpstreamForm, UpstreamPage, UpstreamProblem};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::DocumentFault;
use crate::provider::Provider;
use crate::store::StoreError;
use crate::upstreams::{self, Preset, TalkFault, Upstream};

/// What a page shows beside what is kept.
#[derive(Default)]
struct State {
    /// What was typed, where it is not what is kept.
    typed: Option<UpstreamForm>,
    /// The version of the row that it changes; none is the present one.
    version: Option<i64>,
    problems: Vec<UpstreamProblem>,
    /// Somebody else changed the provider since the form was opened.
    stale: bool,
    /// Something else was typed than what confirms.
    not_confirmed: bool,
    /// What came of a try.
    tested: Option<Tested>,
}

async fn find(provider: &Provider, name: &str) -> Result<Option<(Upstream, i64)>, Failure> {
    let name = name.to_owned();
    let read = provider.database.read(move |conn| {
        let Some(found) = upstreams::find_by_name(conn, &name)? else { return Ok(None) };
        let connected = upstreams::count_links(conn, &found.id)?;
        Ok::<_, StoreError>(Some((found, connected)))
    });
    Ok(read.await?)
}

async fn show(admin: &Administrator<'_>, name: &str, notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let provider = admin.provider();
    let Some((upstream, connected)) = find(provider, name).await? else { return Ok(admin.not_found(HERE)) };
    let refused = !state.problems.is_empty() || state.not_confirmed;
    let (kept, here) = (form::of(&upstream), UPSTREAMS.one(name));
    let begun = sessions::count(provider, name).await?;
    let logout = upstream.takes_logout_tokens();
    let view = UpstreamPage {
        frame: admin.frame(),
        action: admin.local(&here),
        test_action: admin.local(&format!("{here}/test")),
        trial_url: admin.local(&tries::page(name)),
        signed_out_url: upstream.details.sign_out_upstream.then(|| provider.settings.issuer.url(SIGNED_OUT_THERE)),
        delete_action: admin.local(&format!("{here}/delete")),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", &upstream.id)])),
        redirect_uri: provider.settings.issuer.url(&format!("/upstream/{name}/callback")),
        kept: state.stale.then(|| kept.clone()),
        form: UpstreamForm { preset: upstream.preset.as_str().to_owned(), name: upstream.name.clone(), ..state.typed.unwrap_or(kept) },
        title: upstream.title,
        name: upstream.name,
        has_secret: upstream.sealed.is_some(),
        logout_url: logout.then(|| provider.settings.issuer.url(&format!("/upstream/{name}/backchannel-logout"))),
        jwks_url: upstream.details.own_key.is_some().then(|| provider.settings.issuer.url(&format!("/upstream/{name}/jwks"))),
        connected: usize::try_from(connected).unwrap_or(0),
        sessions: begun.found,
        or_more: begun.or_more,
        version: if state.stale { upstream.version } else { state.version.unwrap_or(upstream.version) },
        problems: state.problems,
        not_confirmed: state.not_confirmed,
        tested: state.tested,
    };
    let status = match (state.stale, refused) {
        (true, _) => StatusCode::CONFLICT,
        (_, true) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok(admin.show_at(&here, status, notice, |context| view.render(context)))
}

/// GET /admin/providers/{name}.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let kept = admin.kept(&request).await?;
        let state = State { typed: kept.as_ref().map(form::read), version: kept.as_ref().and_then(version), ..State::default() };
        show(&admin, &name, admin.notice(&request).await, state).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/providers/{name}.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let here = UPSTREAMS.one(&name);
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, &here).await?;
        let (typed, version) = (form::read(&posted), version(&posted).unwrap_or(0));
        let state = |problems| State { typed: Some(typed.clone()), version: Some(version), problems, ..State::default() };
        if let Some(problem) = form::unread(&typed) {
            return show(&admin, &name, None, state(vec![problem])).await;
        }
        let Some((before, _)) = find(&provider, &name).await? else { return Ok(admin.not_found(HERE)) };
        let change = form::changed(&before, &typed, form::secret(&posted), version);
        admin.prove_again_for::<ChangeUpstream>(Again::Form(&here, &posted)).await?;
        let changed = sessions::change(&provider, &admin.acting(), change).await;
        match admin.came_of(changed, Again::Form(&here, &posted)).await? {
            Ok(_) => admin.done(&here, Done::SAVED.into()).await,
            Err(UpstreamNotChanged::NoUpstream(_)) => Ok(admin.not_found(HERE)),
            Err(UpstreamNotChanged::Stale) => show(&admin, &name, None, State { stale: true, ..state(Vec::new()) }).await,
            Err(UpstreamNotChanged::Unfit(unfit)) => show(&admin, &name, None, state(vec![form::problem(unfit)])).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/providers/{name}/test: reads its document and keys anew, and says what is wrong.
pub async fn test(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (admin, _) = Administrator::of_form(&provider, &request, body, &UPSTREAMS.one(&name)).await?;
        let Some((upstream, _)) = find(&provider, &name).await? else { return Ok(admin.not_found(HERE)) };
        let tested = match provider.talking.test(&upstream).await {
            Ok(_) => Tested::Good,
            Err(fault) => faulty(&fault),
        };
        show(&admin, &name, None, State { tested: Some(tested), ..State::default() }).await
    };
    or_failed(&provider, &request, answer.await)
}

/// What is wrong, in a text of its own where there is one.
fn faulty(fault: &TalkFault) -> Tested {
    let (text_id, detail) = match fault {
        TalkFault::Fetch(FetchError::Private(address)) => ("upstream-test-private", address.clone()),
        TalkFault::Fetch(FetchError::Unresolved) => ("upstream-test-unresolved", String::new()),
        TalkFault::Fetch(FetchError::TooSlow | FetchError::Busy) => ("upstream-test-slow", String::new()),
        TalkFault::Fetch(FetchError::Address) | TalkFault::Issuer => ("upstream-test-address", String::new()),
        TalkFault::NoDocument(status) => ("upstream-test-status", status.to_string()),
        TalkFault::Document(DocumentFault::Issuer(other)) => ("upstream-test-issuer", other.clone()),
        TalkFault::Keys | TalkFault::Down(_) => ("upstream-test-keys", String::new()),
        other => ("upstream-test-other", other.to_string()),
    };
    Tested::Faulty { text_id, detail }
}

/// POST /admin/providers/{name}/delete: `confirm` is the name, typed.
pub async fn delete(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let here = UPSTREAMS.one(&name);
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, &here).await?;
        let typed = posted.get("confirm").unwrap_or_default().to_owned();
        let delete = DeleteUpstream { name: name.to_string(), confirmed_by: Some(typed), ends: Vec::new() };
        admin.prove_again_for::<DeleteUpstream>(Again::Button(&here)).await?;
        let deleted = sessions::delete(&provider, &admin.acting(), delete).await;
        match admin.came_of(deleted, Again::Button(&here)).await? {
            Ok(()) => admin.done(HERE, Done::of("notice-upstream-deleted").into()).await,
            // Somebody else was first: it is gone all the same.
            Err(UpstreamNotDeleted::NoUpstream(_)) => admin.done(HERE, Done::GONE.into()).await,
            Err(UpstreamNotDeleted::NotConfirmed) => show(&admin, &name, None, State { not_confirmed: true, ..State::default() }).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

fn form_page(admin: &Administrator<'_>, form: UpstreamForm, problems: Vec<UpstreamProblem>) -> HttpResponse {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let chosen = Preset::parse(&form.preset).unwrap_or_default();
    let preset = |preset: Preset| (preset.title(), admin.local(&with_query(NEW, &[("preset", preset.as_str())])), preset == chosen);
    let view = NewUpstream {
        frame: admin.frame(),
        action: admin.local(NEW),
        presets: Preset::ALL.into_iter().map(preset).collect(),
        example: chosen.example(),
        callback: admin.provider().settings.issuer.url("/upstream/NAME/callback"),
        form,
        problems,
    };
    admin.show_at(NEW, status, None, |context| view.render(context))
}

/// GET /admin/new-provider.
pub async fn get_new(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let preset = asked.get("preset").and_then(Preset::parse).unwrap_or_default();
        let typed = admin.kept(&request).await?.map(|posted| form::read(&posted)).unwrap_or_else(|| form::of_preset(preset));
        Ok(form_page(&admin, typed, Vec::new()))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/new-provider.
pub async fn post_new(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, NEW).await?;
        let typed = form::read(&posted);
        if let Some(problem) = form::unread(&typed) {
            return Ok(form_page(&admin, typed, vec![problem]));
        }
        let create = form::created(&typed, form::secret(&posted));
        match admin.perform(create, Again::Form(NEW, &posted)).await? {
            Ok(made) => admin.done(&UPSTREAMS.one(&made.name), Done::of("notice-upstream-added").into()).await,
            Err(UpstreamNotCreated::Taken) => {
                Ok(form_page(&admin, typed, vec![UpstreamProblem { field: "name", fault: UpstreamFault::Taken }]))
            }
            Err(UpstreamNotCreated::Unfit(unfit)) => Ok(form_page(&admin, typed, vec![form::problem(unfit)])),
        }
    };
    or_failed(&provider, &request, answer.await)
}
