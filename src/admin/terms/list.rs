//! `/admin/terms`: every version, the newest first, with how many accepted it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::{HERE, NEW, WITHDRAW};
use crate::acts::terms::{TermsNotWithdrawn, WithdrawTerms};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::files::{self, Rows};
use crate::admin::lists::{Asked, List};
use crate::audit::EventType;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Done;
use crate::pages::console::sections::TERMS;
use crate::pages::console::{TermsList, TermsRow, TermsState};
use crate::people::terms::{self, Terms, TermsRepresentation};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::store::StoreError;

/// The versions.
pub(in crate::admin) static LIST: List = List {
    section: TERMS,
    filters: &[],
    sorts: &[],
    place: &[],
    file: "/admin/export/terms",
    columns: &["version", "texts", "since", "again", "created_at", "accepted"],
    exported: EventType::ListExported,
    is_unclear: |_| false,
    export: |_, admin, asked| Box::pin(export(admin, asked)),
    finds: &[],
};

/// Each version with how many accepted it, the newest first.
async fn found(admin: &Administrator<'_>) -> Result<Vec<(Terms, i64)>, Failure> {
    let read = admin.provider().database.read(|conn| Ok::<_, StoreError>((terms::all(conn)?, terms::counts(conn)?))).await?;
    let (all, counts) = read;
    Ok(all.iter().rev().map(|terms| (terms.clone(), counts.get(&terms.version).copied().unwrap_or(0))).collect())
}

fn state(terms: &Terms, in_force: Option<&str>, now: Timestamp) -> TermsState {
    match in_force {
        Some(version) if version == terms.version => TermsState::InForce,
        _ if terms.since > now => TermsState::Coming,
        _ => TermsState::Over,
    }
}

/// GET /admin/terms.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let asked = Asked::of(&LIST, Parameters::read(request.query_string().as_bytes()));
        let (found, now) = (found(&admin).await?, provider.now());
        let in_force = found.iter().map(|(terms, _)| terms).find(|terms| terms.since <= now).map(|terms| terms.version.clone());
        let language = admin.visitor.language().tag();
        let row = |(terms, accepted): &(Terms, i64)| {
            let text = terms.text_in(language);
            TermsRow {
                version: terms.version.clone(),
                title: text.map(|text| text.title.clone()).unwrap_or_default(),
                url: text.map(|text| text.url.clone()).unwrap_or_default(),
                languages: terms.texts.iter().map(|text| text.language.clone()).collect(),
                since: terms.since.as_seconds(),
                again: terms.again,
                accepted: usize::try_from(*accepted).unwrap_or(0),
                state: state(terms, in_force.as_deref(), now),
            }
        };
        let view = TermsList {
            frame: admin.frame(),
            new_url: admin.local(NEW),
            withdraw_action: admin.local(WITHDRAW),
            exports: asked.exports(&admin),
            versions: found.iter().map(row).collect(),
        };
        Ok(admin.show(admin.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/terms/withdraw.
pub async fn withdraw(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_form(&provider, &request, body, HERE).await?;
        let version = form.get("version").unwrap_or_default().to_owned();
        let done = match admin.perform(WithdrawTerms { version }, Again::Button(HERE)).await? {
            Ok(()) => Done::of("notice-terms-withdrawn"),
            Err(TermsNotWithdrawn::NoTerms(_)) => Done::GONE,
            Err(TermsNotWithdrawn::Accepted) => Done::TERMS_ACCEPTED,
        };
        admin.done(HERE, done.into()).await
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/export/terms.
async fn export(admin: &Administrator<'_>, asked: Asked) -> Result<HttpResponse, Stop> {
    let found = found(admin).await?;
    let row =
        |(terms, accepted): &(Terms, i64)| files::row(LIST.columns, &TermsRepresentation::from(terms), json!({ "accepted": accepted }));
    let mut rows: Rows = found.iter().map(row).collect();
    Ok(asked.file(admin, async move || Ok(std::mem::take(&mut rows))))
}
