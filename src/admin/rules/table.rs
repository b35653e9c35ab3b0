//! `/admin/rules`: every rule in one table, and what one person would be asked.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, ONE, page_of};
use crate::admin::administrator::Administrator;
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::known;
use crate::http::Failure;
use crate::pages::console::sections::{APPS, GROUPS};
use crate::pages::console::{PreviewProblem, Previewed, RuleLine, Rules};
use crate::people::requirements::{self, Given, Line};
use crate::people::rules::Place;
use crate::people::{groups, user};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::preview;
use crate::snapshot::KnownClient;
use crate::store::StoreError;

/// The rows of the table, each with where it is changed.
async fn lines(admin: &Administrator<'_>) -> Result<Vec<RuleLine>, Failure> {
    let provider = admin.provider();
    provider.learn_changes().await?;
    let (given, snapshot) = (Given::from(&provider.settings), provider.snapshot());
    let apps: Vec<_> = snapshot.clients().map(KnownClient::ruled).collect();
    let read = provider.database.read(move |conn| {
        let lines = requirements::table(conn, (given, &snapshot.rules), &apps)?;
        let mut named = Vec::new();
        for line in lines {
            let group = match &line.place {
                Some(Place::Group(id)) => groups::find(conn, id)?.map(|group| group.name),
                _ => None,
            };
            named.push((line, group));
        }
        Ok::<_, StoreError>(named)
    });
    let row = |(line, group): (Line, Option<String>)| {
        let url = match (&line.place, line.is_rule) {
            (None, _) => None,
            (Some(place @ (Place::Deployment | Place::App(_))), true) => Some(page_of(place.kind(), place.target())),
            (Some(place @ Place::Group(_)), true) => Some(page_of(place.kind(), group.as_deref().unwrap_or_default())),
            (Some(Place::Group(id)), false) => Some(GROUPS.one(id)),
            (Some(Place::App(id)), false) => Some(APPS.one(id)),
            (Some(Place::Deployment), false) => None,
        };
        RuleLine { source: line.source, rule: line.rule, is_rule: line.is_rule, url: url.map(|url| admin.local(&url)) }
    };
    Ok(read.await?.into_iter().map(row).collect())
}

/// What the person of this name would be asked, for their own pages or for the app of this id.
async fn previewed(provider: &Provider, person: &str, app: &str) -> Result<Result<Previewed, PreviewProblem>, Failure> {
    let (named, snapshot) = (person.to_owned(), provider.snapshot());
    let Some(found) = provider.database.read(move |conn| user::find_named(conn, &named)).await? else {
        return Ok(Err(PreviewProblem::NoPerson));
    };
    let app = match app {
        "" => None,
        id => match snapshot.client(id) {
            Some(app) => Some(app.ruled()),
            None => return Ok(Err(PreviewProblem::NoApp)),
        },
    };
    let Some(known) = known::account_at(provider, &found.id, app.as_ref().map(|app| app.client_id.clone())).await? else {
        return Ok(Err(PreviewProblem::NoPerson));
    };
    let paths = preview::paths(&known.facts, provider.now());
    let person = found.email.as_str().to_owned();
    Ok(Ok(Previewed { person, app: app.map(|app| app.name), paths, reasons: known.facts.rule.reasons }))
}

/// GET /admin/rules: with `person` what they would be asked, for `app` where it is given.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let text = |name: &str| asked.get(name).map(str::trim).unwrap_or_default().to_owned();
        let (person, app) = (text("person"), text("app"));
        let lines = lines(&admin).await?;
        let seen = if person.is_empty() { None } else { Some(previewed(&provider, &person, &app).await?) };
        let (previewed, problem) = match seen {
            Some(Ok(previewed)) => (Some(previewed), None),
            Some(Err(problem)) => (None, Some(problem)),
            None => (None, None),
        };
        let view = Rules {
            frame: admin.frame(),
            rule_url: admin.local(ONE),
            lines,
            kind: text("kind"),
            name: text("name"),
            no_place: !text("kind").is_empty(),
            person,
            app,
            problem,
            previewed,
        };
        let status = if view.no_place || problem.is_some() { StatusCode::NOT_FOUND } else { StatusCode::OK };
        Ok(admin.show_at(HERE, status, admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}
