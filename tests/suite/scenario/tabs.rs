//! A browser with several tabs whose requests and answers are taken apart: each request carries the cookies of the moment at
//! which it leaves, and what an answer sets holds from the moment at which it arrives.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::browser::Page;

/// The browser. Its cookies are a host's: they go to every port of it (RFC 6265 §8.5).
pub struct Tabs {
    http: reqwest::Client,
    cookies: RefCell<BTreeMap<String, String>>,
}

/// An answer that is under way.
pub struct UnderWay {
    response: reqwest::Response,
}

impl Tabs {
    pub fn new() -> Self {
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { http, cookies: RefCell::default() }
    }

    /// The `Cookie` header of a request that leaves now.
    pub fn cookies(&self) -> String {
        self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// A request leaves.
    pub async fn ask(&self, url: &str) -> UnderWay {
        UnderWay { response: self.http.get(url).header("cookie", self.cookies()).header("accept", "text/html").send().await.unwrap() }
    }

    /// A form leaves, with some fields filled in and by one of its buttons.
    pub async fn send(&self, page: &Page, form: &str, filled: &[(&str, &str)], button: Option<&str>) -> UnderWay {
        let form = page.form(form);
        let mut fields = form.fields.clone();
        fields.retain(|(name, _)| filled.iter().all(|(filled, _)| filled != name));
        fields.extend(filled.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        if let Some(button) = button {
            let found = form.buttons.iter().find(|(name, value)| name == button || value == button);
            fields.push(found.expect("no such button").clone());
        }
        let action = url::Url::parse(&page.url).unwrap().join(&form.action).unwrap();
        let origin = action.origin().ascii_serialization();
        let request = self.http.post(action).header("cookie", self.cookies()).header("origin", origin).header("accept", "text/html");
        UnderWay { response: request.form(&fields).send().await.unwrap() }
    }

    /// An answer arrives; where it leads on within the provider the tab follows, up to a page or to an app.
    pub async fn arrive(&self, answer: UnderWay) -> Page {
        let mut response = answer.response;
        for _ in 0..12 {
            self.keep(&response);
            let url = response.url().clone();
            let (status, headers) = (response.status().as_u16(), response.headers().clone());
            let location = headers.get("location").map(|location| url.join(location.to_str().unwrap()).unwrap());
            match location {
                Some(next) if next.origin() == url.origin() => response = self.ask(next.as_str()).await.response,
                Some(next) => return Page { status, url: url.into(), headers, body: String::new(), left_to: Some(next.into()) },
                None => return Page { status, url: url.into(), headers, body: response.text().await.unwrap(), left_to: None },
            }
        }
        panic!("redirects without end");
    }

    /// A request and its answer, and whatever follows.
    pub async fn get(&self, url: &str) -> Page {
        self.arrive(self.ask(url).await).await
    }

    /// A form and its answer, and whatever follows.
    pub async fn submit(&self, page: &Page, form: &str, filled: &[(&str, &str)], button: Option<&str>) -> Page {
        self.arrive(self.send(page, form, filled, button).await).await
    }

    fn keep(&self, response: &reqwest::Response) {
        for line in response.headers().get_all("set-cookie") {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.to_lowercase().contains("max-age=0") {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
