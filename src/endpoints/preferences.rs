//! Language and theme of the pages, kept in cookies of their own.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::page_answers::{self, page};
use super::visitor::{KEPT, Visitor};
use crate::http::{FormBody, FormRefusal, answers, cookies};
use crate::languages::{Language, choice};
use crate::pages::security::PageKind;
use crate::pages::{LanguageChoice, Theme, paths};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// A path of ours to come back to; anything else is the home page. A backslash or a second slash would make it another
/// host's ([RFC 9700 §4.11](https://www.rfc-editor.org/rfc/rfc9700#section-4.11)).
pub fn local_path<'a>(provider: &Provider, asked: Option<&'a str>) -> std::borrow::Cow<'a, str> {
    let base = provider.settings.issuer.path().trim_end_matches('/');
    let is_ours = |path: &str| {
        path.strip_prefix(base).is_some_and(|rest| rest.starts_with('/'))
            && !path.starts_with("//")
            && !path.contains(['\\', '\t', '\n', '\r'])
            && path.bytes().all(|byte| byte.is_ascii_graphic())
    };
    match asked.filter(|path| is_ours(path)) {
        Some(path) => path.into(),
        None => provider.settings.issuer.local("/").into(),
    }
}

/// GET /.well-known/change-password: where a person changes the password
/// ([A Well-Known URL for Changing Passwords §2](https://w3c.github.io/webappsec-change-password-url/)).
pub async fn change_password(provider: web::Data<Provider>) -> HttpResponse {
    answers::see_other(&provider.settings.issuer.local(paths::PASSWORD))
}

fn keep(provider: &Provider, mut response: HttpResponse, name: &str, value: &str) -> HttpResponse {
    if let Err(error) = response.add_cookie(&cookies::cookie(&provider.settings.issuer, name, value, Some(KEPT))) {
        tracing::error!(%error, "a cookie could not be set");
    }
    response
}

/// GET /language: the page of languages; with `language`, which harms nobody who is led to it, the choice is kept.
pub async fn language(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let mut visitor = Visitor::blank(&provider, &request);
    let parameters = Parameters::read(request.query_string().as_bytes());
    let back = local_path(&provider, parameters.get("return_to")).into_owned();
    if let Some(language) = parameters.get("language").and_then(Language::from_tag) {
        return keep(&provider, answers::see_other(&back), cookies::LANGUAGE, &choice(language, provider.now().as_seconds()));
    }
    visitor.return_to(back);
    visitor.send(page(StatusCode::OK, PageKind::Own, LanguageChoice.render(&visitor.context("language", None))))
}

/// POST /theme.
pub async fn theme(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let visitor = Visitor::blank(&provider, &request);
    let body = match body {
        Ok(body) => body,
        Err(refusal) => return page_answers::refused_body(&visitor, refusal),
    };
    let parameters = Parameters::read(&body.0);
    let back = local_path(&provider, parameters.get("return_to")).into_owned();
    match parameters.get("theme").and_then(Theme::parse) {
        // It changes how pages look and nothing else, so that the browser's word on where it came from is lock enough.
        Some(theme) if visitor.came_from_ours() => keep(&provider, answers::see_other(&back), cookies::THEME, theme.as_str()),
        _ => answers::see_other(&back),
    }
}
