//! A sample app: its pages, its own cookie and what it remembers of a signed-in browser.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::relying_party::{Pending, RelyingParty, Tokens};
use crate::clock::Random;
use crate::secrets::{Secret, constant_time_eq};

/// One sample app with its visitors.
pub struct App {
    name: String,
    /// Cookies do not tell ports apart: each app has a name of its own, with its port.
    cookie: String,
    other: (String, String),
    relying_party: RelyingParty,
    visitors: Mutex<HashMap<String, Visitor>>,
    random: Random,
}

#[derive(Default)]
struct Visitor {
    form_token: String,
    pending: Option<Pending>,
    tokens: Option<Tokens>,
    news: Option<(String, String)>,
}

const MOST_VISITORS: usize = 1000;

/// A token as the page shows it.
struct Shown {
    title: &'static str,
    note: &'static str,
    head: String,
    body: String,
}

#[derive(Template)]
#[template(path = "demo/app.html")]
struct Page<'a> {
    app: &'a str,
    other: &'a (String, String),
    form_token: &'a str,
    person: Option<String>,
    claims: Vec<(String, String)>,
    tokens: Vec<Shown>,
    news: Option<(String, String)>,
    error: Option<String>,
}

impl App {
    /// An app called `name`; `other` is the name and the address of the app beside it.
    pub fn new(name: &str, cookie: &str, other: (String, String), relying_party: RelyingParty, random: Random) -> Self {
        Self { name: name.to_owned(), cookie: cookie.to_owned(), other, relying_party, visitors: Mutex::default(), random }
    }

    fn with<T>(&self, id: &str, act: impl FnOnce(&mut Visitor) -> T) -> T {
        let mut visitors = self.visitors.lock().unwrap_or_else(PoisonError::into_inner);
        if visitors.len() >= MOST_VISITORS && !visitors.contains_key(id) {
            visitors.clear();
        }
        let visitor = visitors
            .entry(id.to_owned())
            .or_insert_with(|| Visitor { form_token: Secret::random(&self.random).expose().to_owned(), ..Visitor::default() });
        act(visitor)
    }

    /// The visitor's id: the cookie's, if we gave it; else a new one.
    fn visitor(&self, request: &HttpRequest) -> String {
        let visitors = self.visitors.lock().unwrap_or_else(PoisonError::into_inner);
        request
            .cookie(&self.cookie)
            .map(|cookie| cookie.value().to_owned())
            .filter(|id| visitors.contains_key(id))
            .unwrap_or_else(|| Secret::random(&self.random).expose().to_owned())
    }

    /// Forgets a visitor and gives a new id in its place.
    fn renew(&self, id: &str) -> String {
        self.visitors.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
        Secret::random(&self.random).expose().to_owned()
    }

    fn set_cookie(&self, id: &str) -> Cookie<'static> {
        Cookie::build(self.cookie.clone(), id.to_owned()).path("/").http_only(true).same_site(SameSite::Lax).finish()
    }

    fn page(&self, id: &str, error: Option<String>) -> HttpResponse {
        let page = self.with(id, |visitor| {
            let claims = visitor.tokens.as_ref().map(|tokens| claims(&tokens.id_token)).unwrap_or_default();
            let claim = |wanted: &str| claims.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
            let person = claim("name").or_else(|| claim("email")).or_else(|| claim("sub"));
            let page = Page {
                app: &self.name,
                other: &self.other,
                form_token: &visitor.form_token,
                person,
                claims,
                tokens: visitor.tokens.as_ref().map(shown).unwrap_or_default(),
                news: visitor.news.take(),
                error,
            };
            page.render()
        });
        let status = HttpResponse::Ok;
        status()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            ))
            .cookie(self.set_cookie(id))
            .body(page.unwrap_or_default())
    }

    fn form_is_ours(&self, request: &HttpRequest, form: &Form) -> Option<String> {
        let id = self.visitor(request);
        self.with(&id, |visitor| constant_time_eq(visitor.form_token.as_bytes(), form.form_token.as_bytes())).then_some(id)
    }
}

fn part(token: &str, index: usize) -> serde_json::Value {
    let part = token.split('.').nth(index).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    part.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn claims(id_token: &str) -> Vec<(String, String)> {
    let body = part(id_token, 1);
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    body.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value))).collect()
}

fn shown(tokens: &Tokens) -> Vec<Shown> {
    let show = |title, note, token: &str| Shown { title, note, head: pretty(&part(token, 0)), body: pretty(&part(token, 1)) };
    let mut all = vec![
        show("ID token", "Tells this app who signed in. The app verified its signature.", &tokens.id_token),
        show(
            "Access token",
            "Gives access to userinfo. This app does not read it; it is shown here for information.",
            tokens.access_token.expose(),
        ),
    ];
    if tokens.refresh_token.is_some() {
        all.push(Shown { title: "Refresh token", note: "Kept by this app and never shown.", head: String::new(), body: String::new() });
    }
    all
}

fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).insert_header((header::CACHE_CONTROL, "no-store")).finish()
}

/// What every form of the app posts.
#[derive(Deserialize)]
struct Form {
    #[serde(default)]
    form_token: String,
}

#[derive(Deserialize)]
struct Callback {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
}

async fn home(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    app.page(&app.visitor(&request), None)
}

async fn sign_in(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let id = app.visitor(&request);
    let (url, pending) = app.relying_party.start();
    app.with(&id, |visitor| visitor.pending = Some(pending));
    let mut answer = see_other(&url);
    // A cookie that cannot be written leaves the browser without one; the callback then says what to do.
    let _ = answer.add_cookie(&app.set_cookie(&id));
    answer
}

async fn callback(request: HttpRequest, query: web::Query<Callback>, app: web::Data<App>) -> HttpResponse {
    let id = app.visitor(&request);
    let query = query.into_inner();
    let Some(pending) = app.with(&id, |visitor| visitor.pending.take()) else {
        return app.page(&id, Some("This response does not belong to a sign-in in this browser. Start again.".to_owned()));
    };
    if !pending.is_of(query.state.as_deref().unwrap_or_default()) || query.iss.as_deref() != Some(app.relying_party.issuer()) {
        return app.page(&id, Some("The state or the issuer of the response is wrong. Start again.".to_owned()));
    }
    if let Some(error) = query.error {
        return app.page(&id, Some(format!("{error}: {}", query.error_description.unwrap_or_default())));
    }
    match app.relying_party.redeem(&query.code.unwrap_or_default(), pending).await {
        Ok(tokens) => {
            // A new id at sign-in: a cookie that somebody planted before is worth nothing after.
            let id = app.renew(&id);
            app.with(&id, |visitor| visitor.tokens = Some(tokens));
            let mut answer = see_other("/");
            match answer.add_cookie(&app.set_cookie(&id)) {
                Ok(()) => answer,
                Err(error) => app.page(&id, Some(error.to_string())),
            }
        }
        Err(why) => app.page(&id, Some(why)),
    }
}

async fn refresh(request: HttpRequest, form: web::Form<Form>, app: web::Data<App>) -> HttpResponse {
    let Some(id) = app.form_is_ours(&request, &form) else { return see_other("/") };
    let Some(tokens) = app.with(&id, |visitor| visitor.tokens.clone()) else { return see_other("/") };
    match app.relying_party.refresh(&tokens).await {
        Ok(tokens) => {
            app.with(&id, |visitor| {
                visitor.tokens = Some(tokens);
                visitor.news = Some(("Refreshed".to_owned(), "New tokens below: compare iat and exp.".to_owned()));
            });
            see_other("/")
        }
        Err(why) => {
            app.with(&id, |visitor| visitor.tokens = None);
            app.page(&id, Some(why))
        }
    }
}

async fn userinfo(request: HttpRequest, form: web::Form<Form>, app: web::Data<App>) -> HttpResponse {
    let Some(id) = app.form_is_ours(&request, &form) else { return see_other("/") };
    let Some(tokens) = app.with(&id, |visitor| visitor.tokens.clone()) else { return see_other("/") };
    let url = app.relying_party.userinfo_endpoint().unwrap_or_default();
    let news = match app.relying_party.call(&url, &tokens.access_token).await {
        Ok((status, body)) => {
            (format!("GET {url} answered {status}"), serde_json::from_str(&body).map(|json| pretty(&json)).unwrap_or(body))
        }
        Err(why) => ("Nobody answered".to_owned(), why),
    };
    app.with(&id, |visitor| visitor.news = Some(news));
    see_other("/")
}

async fn call_api(request: HttpRequest, form: web::Form<Form>, app: web::Data<App>) -> HttpResponse {
    let Some(id) = app.form_is_ours(&request, &form) else { return see_other("/") };
    let Some(tokens) = app.with(&id, |visitor| visitor.tokens.clone()) else { return see_other("/") };
    let (token, refresh_token) = match app.relying_party.token_for_api(&tokens).await {
        Ok(answer) => answer,
        Err(why) => return app.page(&id, Some(why)),
    };
    app.with(&id, |visitor| {
        if let Some(tokens) = &mut visitor.tokens {
            tokens.refresh_token = refresh_token.or(tokens.refresh_token.take());
        }
    });
    let url = format!("{}/notes", app.relying_party.api());
    let news = match app.relying_party.call(&url, &token).await {
        Ok((status, body)) => {
            let body = serde_json::from_str(&body).map(|json| pretty(&json)).unwrap_or(body);
            (
                format!("GET {url} answered {status}"),
                format!("{body}\n\nwith an access token that is only for this API:\n{}", pretty(&part(token.expose(), 1))),
            )
        }
        Err(why) => ("Nobody answered".to_owned(), why),
    };
    app.with(&id, |visitor| visitor.news = Some(news));
    see_other("/")
}

async fn sign_out(request: HttpRequest, form: web::Form<Form>, app: web::Data<App>) -> HttpResponse {
    let Some(id) = app.form_is_ours(&request, &form) else { return see_other("/") };
    let Some(tokens) = app.with(&id, |visitor| visitor.tokens.take()) else { return see_other("/") };
    match app.relying_party.sign_out(&tokens.id_token) {
        Ok(url) => see_other(&url),
        Err(why) => app.page(&id, Some(why)),
    }
}

pub(super) async fn style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(include_str!("../../static/demo.css"))
}

pub(super) async fn mark() -> HttpResponse {
    HttpResponse::Ok().content_type("image/svg+xml").body(include_str!("../../static/favicon.svg"))
}

/// Mounts the app's addresses.
pub fn mount(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(home))
        .route("/sign-in", web::get().to(sign_in))
        .route("/callback", web::get().to(callback))
        .route("/refresh", web::post().to(refresh))
        .route("/userinfo", web::post().to(userinfo))
        .route("/call-api", web::post().to(call_api))
        .route("/sign-out", web::post().to(sign_out))
        .route("/demo.css", web::get().to(style))
        .route("/favicon.ico", web::get().to(mark));
}
