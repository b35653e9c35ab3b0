//! A browser as plain HTTP: cookies, redirects within the provider, forms with their hidden fields.

use std::collections::BTreeMap;

use latchkey::config::Issuer;
use latchkey::http::cookies;
use scraper::{Html, Selector};

/// Where a request ended.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    pub url: String,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
    /// Set where the provider sent the browser away: the address at the app, not followed.
    pub left_to: Option<String>,
}

/// One form of a page.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub method: String,
    pub fields: Vec<(String, String)>,
    pub buttons: Vec<(String, String)>,
}

impl Page {
    /// The page's `data-page`.
    pub fn name(&self) -> String {
        let html = Html::parse_document(&self.body);
        html.select(&Selector::parse("body").unwrap()).next().and_then(|body| body.attr("data-page")).unwrap_or_default().to_owned()
    }

    /// The text of the first match that is shown without scripts.
    pub fn text(&self, selector: &str) -> String {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let seen = html.select(&selector).find(|element| element.attr("hidden").is_none());
        seen.map(|element| element.text().collect::<String>().trim().to_owned()).unwrap_or_default()
    }

    /// An attribute of the first match.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let html = Html::parse_document(&self.body);
        let found = html.select(&Selector::parse(selector).unwrap()).next().and_then(|e| e.attr(name).map(str::to_owned));
        found.unwrap_or_else(|| panic!("no {selector} with {name} on {}: {}", self.url, self.body))
    }

    /// The address of the link to the page before (`prev`) or behind (`next`).
    pub fn link(&self, rel: &str) -> String {
        self.attribute(&format!("a[rel={rel}]"), "href")
    }

    /// Every form.
    pub fn forms(&self) -> Vec<Form> {
        let html = Html::parse_document(&self.body);
        let select = |text: &str| Selector::parse(text).unwrap();
        html.select(&select("form"))
            .map(|form| Form {
                action: form.attr("action").unwrap_or_default().to_owned(),
                method: form.attr("method").unwrap_or("get").to_lowercase(),
                fields: form
                    .select(&select("input"))
                    .filter(|input| !matches!(input.attr("type"), Some("checkbox" | "radio")) || input.attr("checked").is_some())
                    .filter_map(|input| Some((input.attr("name")?.to_owned(), input.attr("value").unwrap_or_default().to_owned())))
                    .collect(),
                buttons: form
                    .select(&select("button"))
                    .filter_map(|button| Some((button.attr("name")?.to_owned(), button.attr("value").unwrap_or_default().to_owned())))
                    .collect(),
            })
            .collect()
    }

    /// The form whose action, a field or a button holds `name`.
    pub fn form(&self, name: &str) -> Form {
        self.forms()
            .into_iter()
            .find(|form| form.action.contains(name) || form.fields.iter().chain(&form.buttons).any(|(field, _)| field == name))
            .unwrap_or_else(|| panic!("no form with {name} on {} ({}): {}", self.url, self.status, self.body))
    }

    /// The parameters of the answer that the browser took to the app.
    pub fn answer(&self) -> BTreeMap<String, String> {
        if let Some(url) = &self.left_to {
            let url = url::Url::parse(url).unwrap();
            let in_fragment = url::form_urlencoded::parse(url.fragment().unwrap_or_default().as_bytes());
            return url.query_pairs().chain(in_fragment).map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        }
        assert_eq!(self.name(), "form-post", "not an answer: {} {}", self.status, self.body);
        self.form("").fields.into_iter().collect()
    }

    /// The code of a good answer.
    pub fn code(&self) -> String {
        let answer = self.answer();
        answer.get("code").unwrap_or_else(|| panic!("no code: {answer:?}")).clone()
    }

    /// The error of a refused one.
    pub fn error(&self) -> String {
        self.answer().get("error").cloned().unwrap_or_default()
    }
}

#[derive(Clone)]
pub struct Browser {
    issuer: String,
    http: reqwest::Client,
    jar: std::sync::Arc<reqwest::cookie::Jar>,
}

impl Browser {
    pub fn new(issuer: &str) -> Self {
        Self::with(issuer, reqwest::header::HeaderMap::new())
    }

    /// One whose requests come from this address, by the word of a proxy on this machine.
    pub fn at(issuer: &str, address: &str) -> Self {
        Self::sending(issuer, "x-forwarded-for", address.as_bytes())
    }

    /// One that sends a header with each request.
    pub fn sending(issuer: &str, name: &'static str, value: &[u8]) -> Self {
        let value = reqwest::header::HeaderValue::from_bytes(value).unwrap();
        Self::with(issuer, [(reqwest::header::HeaderName::from_static(name), value)].into_iter().collect())
    }

    fn with(issuer: &str, headers: reqwest::header::HeaderMap) -> Self {
        let jar = std::sync::Arc::new(reqwest::cookie::Jar::default());
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let http = http.cookie_provider(jar.clone()).default_headers(headers).build().unwrap();
        Self { issuer: issuer.to_owned(), http, jar }
    }

    /// The cookies it holds, as a `Cookie` header.
    pub fn cookies(&self) -> String {
        use reqwest::cookie::CookieStore as _;
        self.jar.cookies(&self.issuer.parse().unwrap()).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    /// The name and the value of the session cookie that it holds.
    pub fn session_cookie(&self) -> Option<(String, String)> {
        let name = cookies::wire_name(&Issuer::parse(&self.issuer).unwrap(), "latchkey_session");
        let found = self.cookies().split("; ").find(|pair| pair.starts_with(&name)).map(str::to_owned);
        found.and_then(|pair| pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())))
    }

    /// Plants a session cookie of this value, and gives it as it stands in a `Cookie` header.
    pub fn plant_session(&self, value: &str) -> String {
        let name = cookies::wire_name(&Issuer::parse(&self.issuer).unwrap(), "latchkey_session");
        let pair = format!("{}={value}", cookies::marked(&name, value));
        self.plant(&format!("{pair}; Path=/"));
        pair
    }

    /// Plants a cookie.
    pub fn plant(&self, cookie: &str) {
        self.jar.add_cookie_str(cookie, &self.issuer.parse().unwrap());
    }

    pub async fn get(&self, url: &str) -> Page {
        let url = self.absolute(url);
        self.follow(self.http.get(&url).header("accept", "text/html").send().await.unwrap()).await
    }

    pub async fn post(&self, url: &str, fields: &[(String, String)]) -> Page {
        let url = self.absolute(url);
        self.follow(
            self.http.post(&url).header("origin", origin(&self.issuer)).header("accept", "text/html").form(fields).send().await.unwrap(),
        )
        .await
    }

    /// Posts a form's bytes as they are.
    pub async fn post_raw(&self, url: &str, body: String) -> Page {
        let request = self.http.post(self.absolute(url)).header("origin", origin(&self.issuer)).header("accept", "text/html");
        self.follow(request.header("content-type", "application/x-www-form-urlencoded").body(body).send().await.unwrap()).await
    }

    /// Submits a form with some fields filled in, by one of its buttons.
    pub async fn submit(&self, page: &Page, form: &str, filled: &[(&str, &str)], button: Option<&str>) -> Page {
        let form = page.form(form);
        let mut fields = form.fields.clone();
        for (name, value) in filled {
            fields.retain(|(field, _)| field != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        if let Some(button) = button {
            let (name, value) = form.buttons.iter().find(|(name, value)| name == button || value == button).expect("no such button");
            fields.push((name.clone(), value.clone()));
        }
        let action = url::Url::parse(&page.url).unwrap().join(&form.action).unwrap();
        if form.method == "get" {
            let mut action = action;
            action.query_pairs_mut().extend_pairs(&fields);
            return self.get(action.as_str()).await;
        }
        self.post(action.as_str(), &fields).await
    }

    async fn follow(&self, mut response: reqwest::Response) -> Page {
        for _ in 0..12 {
            let url = response.url().clone();
            let location = response.headers().get("location").map(|l| l.to_str().unwrap().to_owned());
            if let (true, Some(location)) = (response.status().is_redirection(), location) {
                let next = url.join(&location).unwrap();
                if next.origin() == url::Url::parse(&self.issuer).unwrap().origin() {
                    assert_eq!(response.status().as_u16(), 303, "redirects after forms are 303");
                    response = self.http.get(next).header("accept", "text/html").send().await.unwrap();
                    continue;
                }
                let (status, headers) = (response.status().as_u16(), response.headers().clone());
                return Page { status, url: url.into(), headers, body: String::new(), left_to: Some(location) };
            }
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            return Page { status, url: url.into(), headers, body: response.text().await.unwrap(), left_to: None };
        }
        panic!("redirects without end");
    }

    fn absolute(&self, url: &str) -> String {
        if url.starts_with('/') { format!("{}{url}", self.issuer) } else { url.to_owned() }
    }

    /// Fills in the sign-in page.
    pub async fn sign_in(&self, page: &Page, username: &str, password: &str) -> Page {
        self.submit(page, "password", &[("username", username), ("password", password)], None).await
    }

    /// Goes the whole way to the answer: signs in where asked, agrees where asked.
    pub async fn authorize(&self, url: &str, username: &str, password: &str) -> Page {
        let mut page = self.get(url).await;
        for _ in 0..4 {
            page = match page.name().as_str() {
                "sign-in" | "password" if page.left_to.is_none() => self.sign_in(&page, username, password).await,
                "consent" => self.submit(&page, "accept", &[], Some("accept")).await,
                "enrol-second-factor" if page.form("code").buttons.iter().any(|(name, _)| name == "later") => {
                    self.submit(&page, "later", &[], Some("later")).await
                }
                _ => return page,
            };
        }
        page
    }
}

fn origin(issuer: &str) -> String {
    url::Url::parse(issuer).unwrap().origin().ascii_serialization()
}
