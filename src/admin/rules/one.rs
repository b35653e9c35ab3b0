//! `/admin/rule`: the rule for everybody, of a group or of an app: shown, set and removed.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, ONE, REMOVE, page_of};
use crate::acts::rule::{RemoveRule, RuleNotRemoved, RuleNotSet, SetRule};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::version;
use crate::clients::registered;
use crate::config::duration;
use crate::endpoints::page_answers::or_failed;
use crate::factors::rule::{Rule, Source, UnfitRule};
use crate::factors::{Kind, Kinds};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::console::sections::AUDIT;
use crate::pages::console::{RulePage, RuleProblem};
use crate::pages::paths::with_query;
use crate::pages::{Done, Notice};
use crate::people::groups;
use crate::people::rules::{self, Place, SetRule as Kept};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

/// A place that is there, with what is set for it.
struct Found {
    place: Place,
    source: Source,
    kept: Option<Kept>,
}

/// The place of this kind that people call so.
async fn find(provider: &Provider, kind: &str, name: &str) -> Result<Option<Found>, Failure> {
    let (kind, name) = (kind.to_owned(), name.to_owned());
    let read = provider.database.read(move |conn| {
        let found = match kind.as_str() {
            "deployment" => Some((Place::Deployment, Source::Deployment)),
            "group" => groups::find_by_name(conn, &name)?.map(|group| (Place::Group(group.id), Source::Group(group.name))),
            "app" => registered::find(conn, &name)?.map(|app| {
                let called = app.client.name(&[]).to_owned();
                (Place::App(app.client.client_id), Source::App(called))
            }),
            _ => None,
        };
        let Some((place, source)) = found else { return Ok(None) };
        let kept = rules::find(conn, &place)?;
        Ok::<_, StoreError>(Some(Found { place, source, kept }))
    });
    Ok(read.await?)
}

/// What was typed.
#[derive(Clone)]
struct Typed {
    rule: Rule,
    max_age: String,
    /// What stands there is no time.
    is_no_time: bool,
    remember: String,
    /// What stands there is no number of days.
    is_no_number: bool,
}

fn typed(form: &Parameters) -> Typed {
    let on = |name: &str| form.get(name).is_some();
    let max_age = form.get("max_age").map(str::trim).unwrap_or_default().to_owned();
    let parsed = (!max_age.is_empty()).then(|| duration::parse(&max_age));
    let remember = form.get("remember").map(str::trim).unwrap_or_default().to_owned();
    let days = (!remember.is_empty()).then(|| remember.parse::<u64>());
    let kinds = |before: &str| Kind::ALL.into_iter().filter(|kind| on(&format!("{before}{}", kind.as_str()))).collect::<Kinds>();
    let rule = Rule {
        allowed: Some(kinds("allow_")).filter(|allowed| *allowed != Kinds::EVERY),
        second_factor: on("second_factor"),
        one_of: kinds("need_"),
        max_age: parsed.as_ref().and_then(|parsed| parsed.as_ref().ok()).map(Duration::as_secs),
        remember: days.as_ref().and_then(|days| days.as_ref().ok()).copied(),
    };
    let is_no_number = days.is_some_and(|days| days.is_err());
    Typed { rule, is_no_time: parsed.is_some_and(|parsed| parsed.is_err()), max_age, remember, is_no_number }
}

fn of_kept(rule: &Rule) -> Typed {
    let max_age = rule.max_age.map(|age| duration::written(Duration::from_secs(age))).unwrap_or_default();
    let remember = rule.remember.map(|days| days.to_string()).unwrap_or_default();
    Typed { rule: rule.clone(), max_age, is_no_time: false, remember, is_no_number: false }
}

/// What a page shows beside what is kept.
#[derive(Default)]
struct State {
    typed: Option<Typed>,
    version: Option<i64>,
    problem: Option<RuleProblem>,
    stale: bool,
}

async fn show(admin: &Administrator<'_>, (kind, name): (&str, &str), notice: Option<Notice>, state: State) -> Result<HttpResponse, Stop> {
    let Some(Found { place, source, kept }) = find(admin.provider(), kind, name).await? else {
        return Ok(admin.go(&with_query(HERE, &[("kind", kind), ("name", name)])));
    };
    let here = page_of(place.kind(), name);
    let kept_rule = kept.as_ref().map(|kept| kept.rule.clone()).unwrap_or_default();
    let present = kept.as_ref().map_or(0, |kept| kept.version);
    let Typed { rule, max_age, remember, .. } = state.typed.unwrap_or_else(|| of_kept(&kept_rule));
    let view = RulePage {
        frame: admin.frame(),
        action: admin.local(ONE),
        remove_action: kept.is_some().then(|| admin.local(REMOVE)),
        audit_url: admin.local(&with_query(AUDIT.path, &[("reference", &place.reference())])),
        source,
        kind: place.kind(),
        name: name.to_owned(),
        version: if state.stale { present } else { state.version.unwrap_or(present) },
        rule,
        max_age,
        remember,
        kept: state.stale.then_some(kept_rule),
        problem: state.problem,
    };
    let status = match (state.stale, state.problem) {
        (true, _) => StatusCode::CONFLICT,
        (_, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    Ok(admin.show_at(&here, status, notice, |context| view.render(context)))
}

/// GET /admin/rule?kind=…&name=….
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let kept = admin.kept(&request).await?;
        let state = State { typed: kept.as_ref().map(typed), version: kept.as_ref().and_then(version), ..State::default() };
        let place = (asked.get("kind").unwrap_or_default(), asked.get("name").map(str::trim).unwrap_or_default());
        show(&admin, place, admin.notice(&request).await, state).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/rule.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        // Which rule it is stands in the form: whoever has to sign in again finds it there.
        let place_of = |form: &Parameters| {
            let text = |name: &str| form.get(name).unwrap_or_default().to_owned();
            (text("kind"), text("name"))
        };
        let (kind, name) = body.as_ref().map_or_else(|_| Default::default(), |body| place_of(&Parameters::read_form(&body.0)));
        let here = page_of(&kind, &name);
        let (mut admin, posted) = Administrator::of_texts(&provider, &request, body, &here).await?;
        let (typed, seen) = (typed(&posted), version(&posted).unwrap_or(0));
        let Some(found) = find(&provider, &kind, &name).await? else { return Ok(admin.not_found(HERE)) };
        let state = |problem| State { typed: Some(typed.clone()), version: Some(seen), problem, ..State::default() };
        let place = (kind.as_str(), name.as_str());
        if typed.is_no_time {
            return show(&admin, place, None, state(Some(RuleProblem::Age))).await;
        }
        if typed.is_no_number {
            return show(&admin, place, None, state(Some(RuleProblem::Remember))).await;
        }
        let set = SetRule { place: found.place, rule: typed.rule.clone(), seen: Some(seen) };
        let problem = match admin.perform(set, Again::Form(&here, &posted)).await? {
            Ok(_) => return admin.done(HERE, Done::SAVED.into()).await,
            Err(RuleNotSet::NoPlace) => return Ok(admin.not_found(HERE)),
            Err(RuleNotSet::Stale) => return show(&admin, place, None, State { stale: true, ..state(None) }).await,
            Err(RuleNotSet::LocksOwnersOut) => RuleProblem::LocksOwnersOut,
            Err(RuleNotSet::Unfit(unfit)) => match unfit {
                UnfitRule::Empty => RuleProblem::Empty,
                UnfitRule::NoFirst => RuleProblem::NoFirst,
                UnfitRule::NoSecond => RuleProblem::NoSecond,
                UnfitRule::NobodyCanSetUp | UnfitRule::NotBeside => RuleProblem::NobodyCanSetUp,
                UnfitRule::Age => RuleProblem::Age,
                UnfitRule::Remember => RuleProblem::Remember,
            },
        };
        show(&admin, place, None, state(Some(problem))).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/rule/remove.
pub async fn remove(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let (kind, name) = (posted.get("kind").unwrap_or_default(), posted.get("name").unwrap_or_default());
        let here = page_of(kind, name);
        admin.form_stands_at(&request, &here);
        let Some(found) = find(&provider, kind, name).await? else { return Ok(admin.not_found(HERE)) };
        let remove = RemoveRule { place: found.place, seen: Some(version(&posted).unwrap_or(0)) };
        match admin.perform(remove, Again::Button(&here)).await? {
            Ok(()) => admin.done(HERE, Done::of("notice-rule-removed").into()).await,
            Err(RuleNotRemoved::Stale) => show(&admin, (kind, name), None, State { stale: true, ..State::default() }).await,
            // Somebody else was first: it is gone all the same.
            Err(RuleNotRemoved::NoRule) => admin.done(HERE, Done::GONE.into()).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}
