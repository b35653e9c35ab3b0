//! The person whose pages are shown: signed in, active, and in this browser.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::acts::Standing;
use crate::endpoints::first_run;
use crate::endpoints::notices;
use crate::endpoints::page_answers::{self, page};
use crate::endpoints::refused::{self, StepPage};
use crate::endpoints::sign_in::{self, Known};
use crate::endpoints::visitor::Visitor;
use crate::http::{FormBody, FormRefusal, Stop, answers};
use crate::pages::security::PageKind;
use crate::pages::{AccountCard, BeforeSetup, Notice, PageContext};
use crate::people::assignments::{self, OWNER};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Because, Demands};
use crate::sso::session::{ONE_TIME_CODE, Session};

/// Whether the session proved less than its person has or must have: it began before they set up a second factor elsewhere,
/// or before one was required of them.
fn lacks_second_factor(session: &Session, known: &Known) -> bool {
    !session.holds(ONE_TIME_CODE) && (known.facts.has_second_factor || known.facts.second_factor_required)
}

/// A signed-in person in this browser.
pub(crate) struct Member<'a> {
    pub visitor: Visitor<'a>,
    pub session: Session,
    pub known: Known,
    /// Whether they have the role that opens the console now.
    pub is_owner: bool,
}

impl<'a> Member<'a> {
    /// The person of this browser's current session, or the way to sign in or to prove a second factor that they have or must
    /// have, from which they come back to `path`.
    pub async fn of(provider: &'a Provider, request: &HttpRequest, path: &str) -> Result<Self, Stop> {
        Self::at(Visitor::of(provider, request, None).await?, path, None).await
    }

    async fn at(mut visitor: Visitor<'a>, path: &str, because: Option<Because>) -> Result<Self, Stop> {
        let provider = visitor.provider;
        crate::endpoints::authorize::drop_the_dead(&mut visitor, None).await?;
        let Some(session) = visitor.sessions.current().cloned() else {
            if first_run::waits(provider).await? {
                let shown = BeforeSetup.render(&visitor.context("before-setup", None));
                return Err(visitor.send(page(StatusCode::OK, PageKind::Own, shown)).into());
            }
            let begun = match because {
                Some(because) => sign_in::begin_because(&mut visitor, path, because).await?,
                None => sign_in::begin_for_account(&mut visitor, path, Demands::default(), None).await?,
            };
            return Err(begun.into());
        };
        provider.sessions().touch(&session.sid).await?;
        match sign_in::account(provider, &session.user_id, None).await? {
            Some(known) if lacks_second_factor(&session, &known) => {
                // The journey asks for exactly what is missing, and comes back.
                Err(sign_in::begin_for_account(&mut visitor, path, Demands::default(), Some(session.user_id)).await?.into())
            }
            Some(known) => {
                let (user_id, now) = (session.user_id.clone(), provider.now());
                let is_owner = provider.database.read(move |conn| assignments::has_role(conn, &user_id, OWNER, now)).await?;
                Ok(Self { visitor, session, known, is_owner })
            }
            None => Err(sign_in::begin_for_account(&mut visitor, path, Demands::default(), None).await?.into()),
        }
    }

    /// The same for a form that was posted from a page of theirs, with what it holds: every field as our pages send it.
    pub async fn of_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        path: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (member, parameters) = Self::of_typed_form(provider, request, body, path).await?;
        match parameters.fault() {
            Some(fault) => Err(page_answers::malformed(&member.visitor, fault).into()),
            None => Ok((member, parameters)),
        }
    }

    /// The same for a form of texts, whose page says itself what is wrong with them: a field that cannot be read is as one
    /// left out.
    pub async fn of_typed_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        path: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let visitor = Visitor::of(provider, request, None).await?;
        let body = body.map_err(|refusal| page_answers::refused_body(&visitor, refusal))?;
        // What another site posts leads nowhere, not even to sign-in.
        if !visitor.form_comes_from_us() {
            return Err(page_answers::foreign_form(&visitor, None).await.into());
        }
        let member = Self::at(visitor, path, Some(Because::SignedOut)).await?;
        let parameters = Parameters::read_form(&body.0);
        if !member.visitor.form_is_ours(&parameters, &member.purpose()) {
            return Err(page_answers::foreign_form(&member.visitor, Some(&member.session.user_id)).await.into());
        }
        refused::note_form_of(request, member.step_page(path));
        Ok((member, parameters))
    }

    /// Whether the person proved lately every factor that they have.
    pub fn is_recent(&self) -> bool {
        sign_in::is_recent(&self.session, self.known.facts.has_second_factor, self.visitor.provider.now())
    }

    /// The same person, where they proved lately who they are; else the way to prove it again, from which they come back
    /// to `path`.
    pub async fn recent(mut self, path: &str) -> Result<Self, Stop> {
        if self.is_recent() {
            return Ok(self);
        }
        Err(sign_in::prove_again(&mut self.visitor, &self.session, path).await?.into())
    }

    /// A form of [`Member::of_form`] that does what is sensitive: the person is a recent one, or comes back to `path`.
    pub async fn recent_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        path: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (member, form) = Self::of_form(provider, request, body, path).await?;
        Ok((member.recent(path).await?, form))
    }

    /// What this person proved who acts here.
    pub fn standing(&self) -> Standing {
        Standing::of_session(&self.session.user_id, self.session.epoch).in_session(&self.session.sid)
    }

    /// What the forms of this person's pages are bound to.
    pub fn purpose(&self) -> String {
        format!("account-{}", self.session.sid)
    }

    /// The person as their pages show them.
    pub fn card(&self) -> AccountCard {
        self.known.card()
    }

    /// The address of one of our paths.
    pub fn local(&self, path: &str) -> String {
        self.visitor.provider.settings.issuer.local(path)
    }

    /// A page, with what was just done.
    pub fn show(&self, notice: Option<Notice>, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        self.show_as(StatusCode::OK, notice, render)
    }

    /// A page that is not what was asked for, with the status that says so.
    pub fn show_as(&self, status: StatusCode, notice: Option<Notice>, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        let context = PageContext { console: self.is_owner, ..self.visitor.context(&self.purpose(), notice) };
        self.visitor.send(page(status, PageKind::Own, render(&context)))
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

    /// The same for a page that shows `secret`, a draft that is to be confirmed.
    pub fn show_draft(&self, at: &str, secret: &Secret, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        self.show_step(at, self.step_page(at).with_draft(secret), StatusCode::OK, None, render)
    }

    pub(crate) fn step_page(&self, at: &str) -> StepPage {
        StepPage::of_session(&self.visitor, at, &self.purpose(), &self.session.user_id)
    }

    fn show_step(
        &self,
        at: &str,
        step: StepPage,
        status: StatusCode,
        notice: Option<Notice>,
        render: impl FnOnce(&PageContext) -> String,
    ) -> HttpResponse {
        let context = PageContext { console: self.is_owner, ..self.visitor.context_at(at, &self.purpose(), notice) };
        refused::mark_step_page(self.visitor.send(page(status, PageKind::Own, render(&context))), step)
    }

    /// On to a page.
    pub fn go(&self, path: &str) -> HttpResponse {
        self.visitor.send(answers::see_other(&self.local(path)))
    }

    /// What was just done, told once.
    pub async fn notice(&self, request: &HttpRequest) -> Option<Notice> {
        notices::take(&self.visitor, request).await
    }

    /// Back to a page, which says what was done.
    pub async fn done(&self, path: &str, notice: Notice) -> Result<HttpResponse, Stop> {
        let path = notices::leave(&self.visitor, path, &notice).await?;
        Ok(self.go(&path))
    }
}
