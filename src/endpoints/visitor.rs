//! Who came: the request's facts, the browser with its cookies, and what its pages need.

use std::cell::RefCell;
use std::net::IpAddr;
use std::rc::Rc;
use std::time::Duration;

use actix_web::cookie::Cookie;
use actix_web::http::header;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};

use super::way_back::WayBack;
use crate::acts::Acting;
use crate::audit::{Actor, Origin};
use crate::clock::Timestamp;
use crate::config::Issuer;
use crate::http::same_site::{self, FormSender};
use crate::http::{ClientAddress, Failure, RequestId, cookies, right_host};
use crate::languages::{Language, Spoken};
use crate::pages::{Notice, PageContext, Terms, Theme};
use crate::people::User;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::{Secret, sha256};
use crate::sign_in::{strangers, throttle};
use crate::sso::browser::{Browser, BrowserId, BrowserSessions, KnownBrowser, parse_session_cookie};
use crate::sso::csrf;
use crate::store::transient::Key;
use crate::writing::characters;

const BROWSER: &str = "latchkey_browser";
/// What the accounts know the browser by, see [`KnownBrowser`].
const KNOWN: &str = "latchkey_known";
/// The secrets by which a person is remembered, in whose place no second factor is asked for.
const REMEMBERED: &str = "latchkey_remembered";
pub(super) const SESSION: &str = "latchkey_session";
/// How long a browser is known, and its choices are kept.
pub const KEPT: Duration = Duration::from_secs(400 * 24 * 60 * 60);
/// Lifetime of an id beside the lasting one. Several tabs opened at once each get another id, and a journey in which something was
/// proven has one of its own; each stays valid this long.
const BESIDE_KEPT: Duration = Duration::from_secs(2 * 60 * 60);
/// So many cookies of a kind are looked at: all of a browser's header stays far below what proxies carry (8 kB).
pub(super) const MOST_COOKIES: usize = 16;

/// Characters of what a browser calls itself.
const LONGEST_USER_AGENT: usize = 512;

/// The facts of a request that the audit keeps.
#[derive(Clone, Debug)]
pub struct Visit {
    base: Acting,
}

impl Visit {
    /// Reads them.
    pub fn of(provider: &Provider, request: &HttpRequest) -> Self {
        let address = request.extensions().get::<ClientAddress>().map(|address| address.ip.to_string());
        // Whoever reads it, in a list, a file or a terminal, sees all that stands in it.
        let shown = |text: &str| characters::made_visible(&text.chars().take(LONGEST_USER_AGENT).collect::<String>());
        let user_agent = request.headers().get(header::USER_AGENT).map(|value| shown(&String::from_utf8_lossy(value.as_bytes())));
        let request_id = Some(RequestId::current().as_str().to_owned()).filter(|id| !id.is_empty());
        let base = Acting { origin: Origin { request_id, address, user_agent, ..Origin::default() }, ..provider.acting(Actor::Anonymous) };
        Self { base }
    }

    /// The address, in words.
    pub fn address(&self) -> Option<&str> {
        self.base.origin.address.as_deref()
    }

    /// The browser as it names itself.
    pub fn user_agent(&self) -> Option<&str> {
        self.base.origin.user_agent.as_deref()
    }

    /// An act of somebody who is not known.
    pub fn acting_anonymous(&self) -> Acting {
        self.base.clone()
    }

    /// An act of a client.
    pub fn acting_client(&self, client_id: &str) -> Acting {
        Acting { by: Actor::Client(client_id.to_owned()), ..self.base.clone() }
    }

    /// An act of a person.
    pub fn acting_user(&self, user_id: &str) -> Acting {
        Acting { by: Actor::User(user_id.to_owned()), ..self.base.clone() }
    }
}

/// What the answer brings the browser. It is kept beside the request: where the work fails, the page of the failure brings it
/// too. A store may hold already what a new cookie is for, and no more what the old one was.
#[derive(Default)]
struct Brings {
    /// The session cookie; none takes it away.
    session: Option<Option<Secret>>,
    /// Ids beside the lasting one.
    drawn: Vec<BrowserId>,
    /// The lasting id, where it is another one from this answer on.
    renewed: Option<BrowserId>,
    known_browser: KnownBrowser,
    /// A secret by which a person is remembered from now on, and for how long.
    remembered: Option<(Secret, Duration)>,
}

/// A browser that shows pages.
pub struct Visitor<'a> {
    /// The application.
    pub provider: &'a Provider,
    /// The request's facts.
    pub visit: Visit,
    /// What binds journeys and forms.
    pub browser: Browser,
    /// Whether the browser brought that cookie, or gets it with this answer.
    pub browser_is_known: bool,
    /// The browser's sessions.
    pub sessions: BrowserSessions,
    address: Option<IpAddr>,
    spoken: Spoken,
    theme: Theme,
    return_to: String,
    sender: FormSender,
    way_back: Option<WayBack>,
    is_form: bool,
    /// The browser's id that lasts is one of those that it brought.
    has_lasting_id: bool,
    /// The names of the session cookies that it brought.
    session_cookies: Vec<String>,
    /// Names of cookies beyond [`MOST_COOKIES`]. The answer removes them.
    surplus_cookies: Vec<String>,
    /// The hashes of the secrets by which people are remembered here.
    remembered: Vec<String>,
    brings: Rc<RefCell<Brings>>,
}

/// The cookies by which people are remembered in a browser, each with the hash of its secret, and the names of those that are too many, the
/// oldest.
fn remembered_here(request: &HttpRequest, issuer: &Issuer) -> (Vec<String>, Vec<String>) {
    let mut brought = cookies::read_all(request.headers(), issuer, REMEMBERED);
    let surplus = brought.drain(..brought.len().saturating_sub(MOST_COOKIES)).map(|(name, _)| name).collect();
    // They have the shape of the secrets of sessions.
    let secrets = brought.iter().filter_map(|(_, value)| parse_session_cookie(value.as_deref()?));
    (secrets.map(|secret| sha256(secret.expose().as_bytes())).collect(), surplus)
}

impl<'a> Visitor<'a> {
    /// Reads the cookies and the sessions that they name. `ui_locales` are what the app asked for.
    ///
    /// # Errors
    /// Where the transient store is away.
    pub async fn of(provider: &'a Provider, request: &HttpRequest, ui_locales: Option<&str>) -> Result<Self, Failure> {
        let mut visitor = Self::blank(provider, request);
        visitor.spoken.prefer_app(ui_locales.unwrap_or_default().split_ascii_whitespace());
        let brought = cookies::read_all(request.headers(), &provider.settings.issuer, SESSION);
        let secrets = brought.iter().filter_map(|(_, value)| parse_session_cookie(value.as_deref()?)).take(MOST_COOKIES).collect();
        visitor.sessions = provider.sessions().of_browser(secrets).await?;
        visitor.sessions.live.retain(|session| session.issuer == provider.issuer() && !provider.revocations.session(&session.sid));
        Ok(visitor)
    }

    /// The browser without its sessions: for error pages where the store that has them is away.
    pub fn blank(provider: &'a Provider, request: &HttpRequest) -> Self {
        let issuer = &provider.settings.issuer;
        let cookie = |name: &str| cookies::read(request.headers(), issuer, name);
        let lasting = cookies::wire_name(issuer, BROWSER);
        let mut ids = cookies::read_all(request.headers(), issuer, BROWSER);
        let lasting = ids.iter().position(|(name, _)| *name == lasting).map(|at| ids.remove(at)).and_then(|(_, value)| value);
        let lasting = lasting.and_then(|value| BrowserId::parse(&value));
        // The newest are those of the pages that are open.
        let (remembered, forgotten) = remembered_here(request, issuer);
        let surplus_cookies = ids.drain(..ids.len().saturating_sub(MOST_COOKIES)).map(|(name, _)| name).chain(forgotten).collect();
        let others: Vec<BrowserId> = ids.iter().filter_map(|(_, value)| BrowserId::parse(value.as_deref()?)).collect();
        let has_lasting_id = lasting.is_some();
        let known = lasting.or_else(|| others.first().cloned());
        let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let chosen = cookie(cookies::LANGUAGE);
        let spoken = Spoken::of_browser(chosen.as_deref(), accept, provider.now().as_seconds());
        let address = request.extensions().get::<ClientAddress>().copied();
        let return_to = match request.uri().path_and_query() {
            Some(path) if request.method() == actix_web::http::Method::GET => path.as_str().to_owned(),
            _ => request.path().to_owned(),
        };
        let brings = request.extensions().get::<Rc<RefCell<Brings>>>().cloned();
        let brings = brings.unwrap_or_else(|| {
            let known_browser = KnownBrowser::new(cookies::read_all(request.headers(), issuer, KNOWN));
            let brings = Rc::new(RefCell::new(Brings { known_browser, ..Brings::default() }));
            request.extensions_mut().insert(Rc::clone(&brings));
            brings
        });
        Self {
            provider,
            visit: Visit::of(provider, request),
            browser_is_known: known.is_some(),
            browser: Browser::new(known.unwrap_or_else(|| BrowserId::random(&provider.random)), others),
            has_lasting_id,
            session_cookies: cookies::read_all(request.headers(), issuer, SESSION).into_iter().map(|(name, _)| name).collect(),
            surplus_cookies,
            remembered,
            sessions: BrowserSessions::default(),
            address: address.map(|address| address.ip),
            spoken,
            theme: cookie(cookies::THEME).and_then(|value| Theme::parse(&value)).unwrap_or_default(),
            return_to,
            sender: same_site::sender(request.headers(), right_host::host(request.headers(), request.uri()), issuer),
            way_back: None,
            is_form: request.method() == actix_web::http::Method::POST,
            brings,
        }
    }

    /// Draws an id that nobody can have noted before, for what was proven a moment ago; gives its hash. What is bound to it is out
    /// of reach for whoever knows the lasting id alone.
    pub fn draw_id(&mut self) -> String {
        let id = BrowserId::random(&self.provider.random);
        let hash = id.hash();
        self.browser.add(id.clone());
        self.brings.borrow_mut().drawn.push(id);
        hash
    }

    /// Gives the browser another lasting id, as at sign-out: what is begun from now on has nothing to do with the person before.
    /// Tabs that are open go on with the id that they have.
    pub fn renew_id(&mut self) {
        let id = BrowserId::random(&self.provider.random);
        let mut brings = self.brings.borrow_mut();
        if self.browser_is_known {
            brings.drawn.push(self.browser.id().clone());
        }
        brings.drawn.push(id.clone());
        brings.renewed = Some(id.clone());
        drop(brings);
        self.browser.renew(id);
        self.browser_is_known = true;
    }

    /// The hashes of what accounts may know the browser by.
    pub fn known_browser_hashes(&self) -> Vec<String> {
        self.brings.borrow().known_browser.hashes()
    }

    /// Draws what an account knows the browser by from now on, in place of `before`; gives its hash.
    pub fn renew_known_browser(&mut self, before: Option<&str>) -> String {
        self.brings.borrow_mut().known_browser.draw(&self.provider.random, before)
    }

    /// The hashes of the secrets by which people are remembered here: of too many those of the newest cookies.
    pub fn remembered_hashes(&self) -> Vec<String> {
        self.remembered.clone()
    }

    /// Draws the secret by which a person is remembered in this browser for that long; gives its hash.
    pub fn remember(&mut self, time: Duration) -> String {
        let secret = Secret::random(&self.provider.random);
        let hash = sha256(secret.expose().as_bytes());
        self.brings.borrow_mut().remembered = Some((secret, time));
        hash
    }

    /// The client's address, where one is known.
    pub const fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// The language of the pages.
    pub fn language(&self) -> Language {
        self.spoken.language()
    }

    /// Takes the language that the journey's app asked for.
    pub fn prefer_languages(&mut self, ui_locales: &[String]) {
        self.spoken.prefer_app(ui_locales.iter().map(String::as_str));
    }

    /// Takes the language of somebody who has proven that the account is theirs: before that it would tell whether there is one.
    pub fn prefer_language_of(&mut self, user: &User) {
        self.spoken.prefer_account(user.language());
    }

    /// The path that the choice of language and theme come back to.
    pub fn return_to(&mut self, path: String) {
        self.return_to = path;
    }

    /// The token of a form for `purpose` on a page of this browser; `random` is the page's own.
    pub(crate) fn token(&self, purpose: &str, random: &str) -> String {
        csrf::token(self.provider.keyring.cookie(), &self.browser, purpose, random)
    }

    /// What every page of this answer is told; `purpose` is what its forms are bound to.
    pub fn context(&self, purpose: &str, notice: Option<Notice>) -> PageContext {
        let settings = &self.provider.settings;
        let random = self.provider.random.uuid().simple().to_string();
        PageContext {
            language: self.language(),
            theme: self.theme,
            csrf: self.token(purpose, &random),
            provider_name: "Latchkey".to_owned(),
            provider_host: settings.issuer.authority().to_owned(),
            base_path: settings.issuer.path().trim_end_matches('/').to_owned(),
            return_to: self.return_to.clone(),
            request_reference: RequestId::current().as_str().to_owned(),
            console: false,
            notice,
            loss: None,
            help_url: None,
            privacy_url: None,
            terms_url: self.terms().map(|terms| terms.url),
        }
    }

    /// The terms that are in force, as whoever reads this language reads them.
    pub fn terms(&self) -> Option<Terms> {
        let snapshot = self.provider.snapshot();
        let in_force = snapshot.terms.in_force(self.provider.now())?;
        let text = in_force.text_in(self.language().tag())?;
        Some(Terms { version: in_force.version.clone(), title: text.title.clone(), url: text.url.clone() })
    }

    /// The same for the page of a step that is opened by GET at `at`, a path below the issuer: also where the page answers a
    /// form, that is where the choice of a language comes back to.
    pub fn context_at(&self, at: &str, purpose: &str, notice: Option<Notice>) -> PageContext {
        let context = self.context(purpose, notice);
        if self.is_form { PageContext { return_to: self.provider.settings.issuer.local(at), ..context } } else { context }
    }

    /// The theme of the pages.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// The path that was asked for, without its query.
    pub fn path(&self) -> &str {
        self.return_to.split('?').next().unwrap_or_default()
    }

    /// Whether a form was posted by one of our own pages, as far as the browser says where it came from.
    pub fn form_comes_from_us(&self) -> bool {
        self.came_from_ours() && self.browser_is_known
    }

    /// Whether a form was posted from our own page in this browser and for `purpose`. The token is what counts; where the
    /// browser says where the form came from, it must be ours too.
    pub fn form_is_ours(&self, parameters: &Parameters, purpose: &str) -> bool {
        self.form_comes_from_us()
            && csrf::verify(self.provider.keyring.cookie(), &self.browser, purpose, parameters.get("csrf").unwrap_or_default())
    }

    /// Whether the token of a form was made for a page of ours in this browser, whatever the page was for.
    pub(crate) fn form_is_of_a_page(&self, parameters: &Parameters) -> bool {
        self.form_comes_from_us()
            && csrf::is_of_a_page(self.provider.keyring.cookie(), &self.browser, parameters.get("csrf").unwrap_or_default())
    }

    /// Whether one more journey may begin, or request be kept, from this address.
    pub fn may_begin(&self) -> bool {
        self.provider.strangers.may_begin(self.address)
    }

    /// Counts a record that was kept for this visitor, who has proven nothing yet; where there are too many of such, the oldest
    /// go.
    pub async fn keep_in_bounds(&self, key: &Key, bytes: usize, expires_at: Timestamp) {
        let now = self.provider.now();
        let gone = self.provider.strangers.keep(self.address, key, bytes, expires_at, now);
        strangers::forget(&self.provider.transient, &gone, now).await;
    }

    /// Counts a record that is kept for the convenience of this visitor; where there are too many of such, others of them go.
    pub async fn keep_convenience_in_bounds(&self, key: &Key, bytes: usize, expires_at: Timestamp) {
        let now = self.provider.now();
        let gone = self.provider.strangers.keep_convenience(self.address, key, bytes, expires_at, now);
        strangers::delete(&self.provider.transient, &gone, now).await;
    }

    /// Counts a record that `person` left unfinished; where there are too many of such, their oldest go.
    pub async fn keep_in_bounds_of(&self, person: &str, key: &Key, bytes: usize, expires_at: Timestamp) {
        let now = self.provider.now();
        let gone = self.provider.strangers.keep_of_person(person, key, bytes, expires_at, now);
        strangers::delete(&self.provider.transient, &gone, now).await;
    }

    /// The session cookie that the answer sets; none takes it away.
    pub fn set_session_cookie(&mut self, cookie: Option<Secret>) {
        self.brings.borrow_mut().session = Some(cookie);
    }

    /// Whether nothing says that another site sent the request.
    pub fn came_from_ours(&self) -> bool {
        matches!(self.sender, FormSender::Ours | FormSender::Withheld)
    }

    /// Whether our own page sent it that was opened under another host than the issuer's.
    pub fn is_at_another_host(&self) -> bool {
        self.sender == FormSender::AtAnotherHost
    }

    /// Notes for which journey the browser came: its id says where an old page of it leads.
    pub fn comes_for(&mut self, journey: &str) {
        self.way_back = WayBack::of_journey(self.provider, journey);
    }

    /// Where an old page leads.
    pub(crate) fn way_back(&self) -> Option<&WayBack> {
        self.way_back.as_ref()
    }

    /// The answer with the cookies that it needs.
    pub fn send(&self, mut response: HttpResponse) -> HttpResponse {
        for cookie in self
            .browser_cookies()
            .into_iter()
            .chain(self.session_cookies())
            .chain(self.known_browser_cookies())
            .chain(self.remembered_cookie())
        {
            if let Err(error) = response.add_cookie(&cookie) {
                tracing::error!(%error, "a cookie could not be set");
            }
        }
        response
    }

    /// A browser without an id gets two cookies with the same id: one lasting cookie, which a parallel answer may replace, and
    /// one whose name no other answer uses.
    fn browser_cookies(&self) -> Vec<Cookie<'static>> {
        let issuer = &self.provider.settings.issuer;
        let brings = self.brings.borrow();
        let id = brings.renewed.as_ref().unwrap_or(self.browser.id()).expose();
        let mut set: Vec<Cookie<'static>> = self.surplus_cookies.iter().map(|name| cookies::removal(issuer, name.clone())).collect();
        // A form that another site posts comes without our cookies: nothing is made of it.
        if brings.renewed.is_some() || !self.has_lasting_id && (self.sender == FormSender::Ours || !self.is_form) {
            set.push(cookies::cookie(issuer, BROWSER, id, Some(KEPT)));
            if brings.renewed.is_none() && !self.browser_is_known {
                set.push(cookies::marked_cookie(issuer, BROWSER, id, BESIDE_KEPT));
            }
        }
        set.extend(brings.drawn.iter().map(|id| cookies::marked_cookie(issuer, BROWSER, id.expose(), BESIDE_KEPT)));
        set
    }

    /// Each list of sessions has a cookie with a name of its own, so that of two answers under way at once neither replaces the
    /// other's; what the list was made of goes.
    fn session_cookies(&self) -> Vec<Cookie<'static>> {
        let issuer = &self.provider.settings.issuer;
        let brings = self.brings.borrow();
        let Some(new) = &brings.session else { return Vec::new() };
        let mut set: Vec<Cookie<'static>> = self.session_cookies.iter().map(|name| cookies::removal(issuer, name.clone())).collect();
        if let Some(secret) = new {
            set.push(cookies::marked_cookie(issuer, SESSION, secret.expose(), self.provider.settings.session_lifetime));
        }
        set
    }

    fn remembered_cookie(&self) -> Option<Cookie<'static>> {
        let brings = self.brings.borrow();
        let (secret, time) = brings.remembered.as_ref()?;
        Some(cookies::marked_cookie(&self.provider.settings.issuer, REMEMBERED, secret.expose(), *time))
    }

    /// Each secret has a cookie of its own, as each list of sessions has.
    fn known_browser_cookies(&self) -> Vec<Cookie<'static>> {
        let issuer = &self.provider.settings.issuer;
        let known = &self.brings.borrow().known_browser;
        let over = known.over().iter().map(|name| cookies::removal(issuer, name.clone()));
        let drawn = known.drawn().iter().map(|secret| cookies::marked_cookie(issuer, KNOWN, secret.expose(), throttle::KNOWN_BROWSER_FOR));
        over.chain(drawn).collect()
    }
}
