//! The addresses that are mounted. Each is one row of its room's table: the path, who is answered, which right opens it, what its query
//! and its form hold, and what answers. The server mounts the rows, and tests try every one of them with whatever is bad.

use actix_web::dev::HttpServiceFactory;
use actix_web::middleware::Compress;
use actix_web::{FromRequest, Handler, HttpRequest, Resource, Responder, Route, web};

use super::answers::{get, only};
use super::cors;
use crate::people::rights::Right;

/// Who is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// Programs: JSON, or a file.
    Programs,
    /// People: pages.
    People,
}

/// An address below the issuer's path.
pub struct Address {
    /// The path; what stands in braces is any segment.
    pub path: &'static str,
    /// Who is answered.
    pub answers: Answers,
    /// The parameters of its query.
    pub query: Vec<&'static str>,
    /// The parameters that its form cannot do without.
    pub needed: &'static [&'static str],
    /// The others.
    pub optional: &'static [&'static str],
    /// The right that opens it; `None`: the handler checks who may open it.
    pub right: Option<Right>,
    get: Option<Route>,
    post: Option<Route>,
    to_all_origins: bool,
    is_compressed: bool,
}

/// The right that opens an address of the console, as its handler finds it.
#[derive(Clone, Copy)]
struct Opens(Right);

/// A page.
pub fn page(path: &'static str) -> Address {
    address(path, Answers::People)
}

/// What programs read.
pub fn document(path: &'static str) -> Address {
    address(path, Answers::Programs)
}

/// A page of the console, opened by a right.
pub fn console(path: &'static str, right: Right) -> Address {
    Address { right: Some(right), ..page(path) }
}

/// The right that opens the address of this request. `None` where its row names none: the console is closed there.
pub fn right_that_opens(request: &HttpRequest) -> Option<Right> {
    request.app_data::<Opens>().map(|opens| opens.0)
}

fn address(path: &'static str, answers: Answers) -> Address {
    Address {
        path,
        answers,
        query: Vec::new(),
        needed: &[],
        optional: &[],
        right: None,
        get: None,
        post: None,
        to_all_origins: false,
        is_compressed: false,
    }
}

impl Address {
    /// What answers GET and HEAD.
    pub fn get<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Self { get: Some(get().to(handler)), ..self }
    }

    /// What answers POST, with what its form needs and may hold beside.
    pub fn post<F, Args>(self, handler: F, needed: &'static [&'static str], optional: &'static [&'static str]) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Self { post: Some(web::post().to(handler)), needed, optional, ..self }
    }

    /// What its query may hold, beside what was said before.
    pub fn query(mut self, names: &[&'static str]) -> Self {
        self.query.extend_from_slice(names);
        self
    }

    /// Scripts of every origin may read it.
    pub fn to_all_origins(self) -> Self {
        Self { to_all_origins: true, ..self }
    }

    /// Answers are compressed. Never a page: what an attacker can put into one would stand beside its CSRF token.
    pub fn compressed(self) -> Self {
        Self { is_compressed: true, ..self }
    }

    /// The methods that it takes, as `Allow` says.
    pub fn allow(&self) -> &'static str {
        match (&self.get, &self.post) {
            (Some(_), Some(_)) => "GET, POST",
            (None, Some(_)) => "POST",
            (_, None) => "GET, HEAD",
        }
    }

    /// Mounts it.
    pub fn mount(self, config: &mut web::ServiceConfig) {
        let (allow, to_all_origins, is_compressed) = (self.allow(), self.to_all_origins, self.is_compressed);
        let mut resource = web::resource(self.path);
        if let Some(right) = self.right {
            resource = resource.app_data(Opens(right));
        }
        for route in self.get.into_iter().chain(self.post) {
            resource = resource.route(route);
        }
        let resource: Resource = resource.default_service(only(allow));
        match (to_all_origins, is_compressed) {
            (true, _) => register(config, resource.wrap(cors::open())),
            (false, true) => register(config, resource.wrap(Compress::default())),
            (false, false) => register(config, resource),
        }
    }
}

fn register(config: &mut web::ServiceConfig, service: impl HttpServiceFactory + 'static) {
    config.service(service);
}
