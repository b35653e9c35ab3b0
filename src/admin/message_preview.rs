//! `/admin/messages/preview`: every mail that people can get, in each language and in the operator's own words, about nobody.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::administrator::Administrator;
use crate::endpoints::page_answers::or_failed;
use crate::http::addresses::{Address, console};
use crate::languages::Language;
use crate::mail::{Rendered, Sample, render, samples};
use crate::pages::console::MessagePreview;
use crate::pages::console::sections::MESSAGES;
use crate::pages::paths::with_query;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

pub(super) const HERE: &str = "/admin/messages/preview";
const AS_HTML: &str = "/admin/messages/preview/html";
const ASKED: [&str; 2] = ["message", "language"];

/// What a mail may do in the browser of whoever looks at it: have its own style, and nothing else. It has an origin of its own.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

pub(super) fn addresses() -> [Address; 2] {
    [console(HERE, MESSAGES.right).get(get).query(&ASKED), console(AS_HTML, MESSAGES.right).get(as_html).query(&ASKED)]
}

/// What is shown: the first mail in the language of the page, where nothing that there is was asked for.
struct Shown {
    name: String,
    language: Language,
    mail: Rendered,
}

fn shown(admin: &Administrator<'_>, request: &HttpRequest, samples: &[Sample]) -> Option<Shown> {
    let query = Parameters::read(request.query_string().as_bytes());
    let [name, language] = ASKED.map(|name| query.get(name).unwrap_or_default());
    let sample = samples.iter().find(|sample| sample.name == name).or_else(|| samples.first())?;
    let language = Language::ALL.into_iter().find(|known| known.tag() == language).unwrap_or_else(|| admin.visitor.language());
    let mail = render(&sample.message, language, &admin.provider().settings.issuer);
    Some(Shown { name: sample.name.clone(), language, mail })
}

/// GET /admin/messages/preview.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let samples = samples();
        let Some(shown) = shown(&admin, &request, &samples) else { return Ok(admin.not_found(MESSAGES.path)) };
        let html = with_query(AS_HTML, &[("message", &shown.name), ("language", shown.language.tag())]);
        let view = MessagePreview {
            frame: admin.frame(),
            action: admin.local(HERE),
            back_url: admin.local(MESSAGES.path),
            samples: samples.iter().map(|sample| (sample.name.clone(), sample.message.kind(), sample.form)).collect(),
            chosen: shown.name,
            language: shown.language,
            subject: shown.mail.subject.as_str().to_owned(),
            text: shown.mail.text,
            html_url: admin.local(&html),
        };
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /admin/messages/preview/html: the mail as a mail program shows it.
pub async fn as_html(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let Some(shown) = shown(&admin, &request, &samples()) else { return Ok(admin.not_found(MESSAGES.path)) };
        let answer = HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, ALONE))
            .insert_header((header::X_FRAME_OPTIONS, "DENY"))
            // A document of its own, and no page of the console.
            .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"mail.html\""))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(shown.mail.html);
        Ok(admin.visitor.send(answer))
    };
    or_failed(&provider, &request, answer.await)
}
