//! A signed-in person in this browser, and how the pages that they are on are sent: those of their own account, or the console.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::acts::{Acting, Standing};
use crate::endpoints::notices;
use crate::endpoints::page_answers::page;
use crate::endpoints::refused::{self, StepPage};
use crate::endpoints::sign_in::known::Known;
use crate::endpoints::sign_in::recent::prove_again;
use crate::endpoints::visitor::Visitor;
use crate::factors::proof;
use crate::http::{Stop, answers};
use crate::pages::security::PageKind;
use crate::pages::{AccountCard, LossBanner, Notice, PageContext};
use crate::people::rights::{Right, Rights};
use crate::provider::Provider;
use crate::sso::csrf::ShownPage;
use crate::sso::session::Session;

/// A signed-in person in this browser, who is on the pages `P`.
pub(crate) struct SignedIn<'a, P> {
    pub visitor: Visitor<'a>,
    pub session: Session,
    pub known: Known,
    /// What they may do now.
    pub rights: Rights,
    /// Somebody asked to sign in without their second factor: each page says so.
    pub loss: Option<LossBanner>,
    /// What their pages keep beside.
    pub pages: P,
}

/// The pages that a person is on.
pub(crate) trait Pages {
    /// What they are sent as.
    const KIND: PageKind;

    /// What a page says when nothing was just done.
    fn still_to_do(&self) -> Option<Notice> {
        None
    }

    /// The number of the page, where it shows again what another showed.
    fn number(&self) -> Option<String> {
        None
    }
}

/// What the forms of a person's pages are bound to.
pub(crate) fn purpose_of(session: &Session) -> String {
    format!("account-{}", session.sid)
}

impl<'a, P: Pages> SignedIn<'a, P> {
    /// The same person on other pages.
    pub fn on<Q>(self, pages: Q) -> SignedIn<'a, Q> {
        SignedIn { visitor: self.visitor, session: self.session, known: self.known, rights: self.rights, loss: self.loss, pages }
    }

    /// The application.
    pub fn provider(&self) -> &'a Provider {
        self.visitor.provider
    }

    /// What this person proved who acts here.
    pub fn standing(&self) -> Standing {
        Standing::of_session(&self.session.user_id, self.session.epoch).in_session(&self.session.sid)
    }

    /// An act of this person, by what they proved here.
    pub fn acting(&self) -> Acting {
        Acting {
            standing: Some(self.standing()),
            proved_at: proof::sufficed_since(&self.session.proofs, self.known.facts.has_second_factor()),
            ..self.visitor.visit.acting_user(&self.session.user_id)
        }
    }

    /// Whether the person proved lately every factor that they have.
    pub fn is_recent(&self) -> bool {
        self.acting().is_recent()
    }

    /// Goes on where the person proved lately who they are.
    ///
    /// # Errors
    /// Else the way to prove it again, from which they come back to `path`; or a store is away.
    pub async fn must_be_recent(&mut self, path: &str) -> Result<(), Stop> {
        if self.is_recent() {
            return Ok(());
        }
        Err(prove_again(&mut self.visitor, &self.session, path).await?.into())
    }

    /// What the forms of this person's pages are bound to.
    pub fn purpose(&self) -> String {
        purpose_of(&self.session)
    }

    /// The token of the forms of a page of theirs.
    fn token(&self) -> String {
        let provider = self.provider();
        let (key, fresh) = (provider.keyring.cookie(), || provider.random.uuid().simple().to_string());
        let shown = |number: String| Some(ShownPage::to(key, &number, &self.session.user_id)?.random(&fresh()));
        let random = self.pages.number().and_then(shown).or_else(|| shown(fresh())).unwrap_or_else(fresh);
        self.visitor.token(&self.purpose(), &random)
    }

    /// The person as their pages show them.
    pub fn card(&self) -> AccountCard {
        self.known.card()
    }

    /// The address of one of our paths.
    pub fn local(&self, path: &str) -> String {
        self.provider().settings.issuer.local(path)
    }

    /// A page, with what was just done.
    pub fn show(&self, notice: Option<Notice>, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        self.show_as(StatusCode::OK, notice, render)
    }

    /// A page that is not what was asked for, with the status that says so.
    pub fn show_as(&self, status: StatusCode, notice: Option<Notice>, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        self.send(status, self.visitor.context(&self.purpose(), self.said(notice)), render)
    }

    /// The page of a step that is opened at `at`: where it answers a form it moves there.
    pub fn show_at(
        &self,
        at: &str,
        status: StatusCode,
        notice: Option<Notice>,
        render: impl FnOnce(&PageContext) -> String,
    ) -> HttpResponse {
        self.show_step(at, self.step_page(at), status, notice, render)
    }

    pub(super) fn show_step(
        &self,
        at: &str,
        step: StepPage,
        status: StatusCode,
        notice: Option<Notice>,
        render: impl FnOnce(&PageContext) -> String,
    ) -> HttpResponse {
        let context = self.visitor.context_at(at, &self.purpose(), self.said(notice));
        refused::mark_step_page(self.send(status, context, render), step)
    }

    fn said(&self, done: Option<Notice>) -> Option<Notice> {
        done.or_else(|| self.pages.still_to_do())
    }

    fn send(&self, status: StatusCode, context: PageContext, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        let context = PageContext { console: self.rights.has(Right::SeeConsole), csrf: self.token(), loss: self.loss, ..context };
        self.visitor.send(page(status, P::KIND, render(&context)))
    }

    /// The page of a step that is opened at `at`.
    pub fn step_page(&self, at: &str) -> StepPage {
        StepPage::of_session(&self.visitor, at, &self.purpose(), &self.session.user_id)
    }

    /// The form of this request stands on the page at `path`, where a refusal of it is shown: what was refused there before is over
    /// once the form is taken.
    pub fn form_stands_at(&self, request: &HttpRequest, path: &str) {
        refused::note_form_of(request, self.step_page(path));
    }

    /// On to a page.
    pub fn go(&self, path: &str) -> HttpResponse {
        self.visitor.send(answers::see_other(&self.local(path)))
    }

    /// What was just done, told once.
    pub async fn notice(&self, request: &HttpRequest) -> Option<Notice> {
        notices::take(&self.visitor, request).await
    }

    /// On to a page, which says what was done.
    pub async fn done(&self, path: &str, notice: Notice) -> Result<HttpResponse, Stop> {
        let path = notices::leave(&self.visitor, path, &notice).await?;
        Ok(self.go(&path))
    }
}
