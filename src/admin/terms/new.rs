//! `/admin/new-terms`: a version is published.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{HERE, NEW};
use crate::acts::terms::{PublishTerms, TermsNotPublished};
use crate::admin::administrator::{Administrator, Again};
use crate::admin::membership::day;
use crate::endpoints::page_answers::or_failed;
use crate::http::{FormBody, FormRefusal};
use crate::languages::Language;
use crate::pages::Done;
use crate::pages::console::{NewTerms, NewTermsProblem};
use crate::people::terms::TermsText;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// The fields beside the token and the version.
pub(super) const FIELDS: &[&str] =
    &["since", "again", "title_en", "url_en", "title_de", "url_de", "title_fr", "url_fr", "title_es", "url_es", "title_ar", "url_ar"];

/// What was typed; a form that is opened asks everybody again.
fn read(form: &Parameters) -> NewTerms {
    let field = |name: &str| form.get(name).unwrap_or_default().trim().to_owned();
    let texts = Language::ALL.map(|language| {
        let of = |name: &str| field(&format!("{name}_{}", language.tag()));
        (of("title"), of("url"))
    });
    NewTerms { version: field("version"), since: field("since"), again: form.get("again").is_some(), texts, ..NewTerms::default() }
}

/// What is published; a language without title and address is left out.
fn texts(typed: &NewTerms) -> Vec<TermsText> {
    let each = Language::ALL.into_iter().zip(&typed.texts).filter(|(_, (title, url))| !title.is_empty() || !url.is_empty());
    each.map(|(language, (title, url))| TermsText { language: language.tag().to_owned(), title: title.clone(), url: url.clone() }).collect()
}

fn page(admin: &Administrator<'_>, typed: NewTerms, problem: Option<NewTermsProblem>) -> HttpResponse {
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = NewTerms { frame: admin.frame(), action: admin.local(NEW), back_url: admin.local(HERE), problem, ..typed };
    admin.show_at(NEW, status, None, |context| view.render(context))
}

fn problem_of(why: TermsNotPublished) -> NewTermsProblem {
    match why {
        TermsNotPublished::Taken | TermsNotPublished::Accepted => NewTermsProblem::Taken,
        TermsNotPublished::Version => NewTermsProblem::Version,
        TermsNotPublished::NoText | TermsNotPublished::Language(_) => NewTermsProblem::NoText,
        TermsNotPublished::Title(language) => NewTermsProblem::Title(language),
        TermsNotPublished::Address(language) => NewTermsProblem::Address(language),
        TermsNotPublished::Past => NewTermsProblem::Past,
        TermsNotPublished::TooMany => NewTermsProblem::TooMany,
    }
}

/// GET /admin/new-terms.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let kept = admin.kept(&request).await?;
        let typed = kept.as_ref().map_or_else(|| NewTerms { again: true, ..NewTerms::default() }, read);
        Ok(page(&admin, typed, None))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/new-terms.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut admin, form) = Administrator::of_texts(&provider, &request, body, NEW).await?;
        let typed = read(&form);
        let since = match typed.since.as_str() {
            "" => None,
            typed_day => match day(typed_day) {
                Some(since) => Some(since),
                None => return Ok(page(&admin, typed, Some(NewTermsProblem::Day))),
            },
        };
        let publish = PublishTerms { version: typed.version.clone(), texts: texts(&typed), since, again: typed.again };
        match admin.perform(publish, Again::Form(NEW, &form)).await? {
            Ok(_) => admin.done(HERE, Done::of("notice-terms-published").into()).await,
            Err(why) => Ok(page(&admin, typed, Some(problem_of(why)))),
        }
    };
    or_failed(&provider, &request, answer.await)
}
