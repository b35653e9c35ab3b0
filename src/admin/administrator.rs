//! Who may use the console: a signed-in person who has the right now that opens the address. Everybody else gets 403, and the record
//! has it.

use std::cell::{Cell, RefCell};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::kept_form;
use crate::account::member::Member;
use crate::account::signed_in::{Pages, SignedIn, purpose_of};
use crate::acts::door::{Act, NotDone};
use crate::audit::EventType;
use crate::endpoints::once::note_needed_right;
use crate::endpoints::page_answers::{self, Problem};
use crate::endpoints::sign_in::known::drop_the_dead;
use crate::endpoints::sign_in::recent::prove_again;
use crate::http::addresses::right_that_opens;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::console::Frame;
use crate::pages::security::PageKind;
use crate::pages::{Back, Cause, Notice};
use crate::people::rights::Right;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;

/// The pages of the console.
pub(super) struct ConsolePages {
    /// What is still to be done, since it had to wait until the admin proved again who they are: told on the page.
    waiting: Cell<Option<Waiting>>,
    /// The number of the page that a form was typed into, which is shown again.
    number: RefCell<Option<String>>,
}

impl Pages for ConsolePages {
    const KIND: PageKind = PageKind::Console;

    fn still_to_do(&self) -> Option<Notice> {
        self.waiting.get().map(|waiting| match waiting {
            Waiting::Form => Notice::NotSavedYet,
            Waiting::Button => Notice::PressAgain,
        })
    }

    fn number(&self) -> Option<String> {
        self.number.borrow().clone()
    }
}

/// A person with the right to use the console, in this browser.
pub(super) type Administrator<'a> = SignedIn<'a, ConsolePages>;

/// Where an admin comes back to who must prove again who they are, and what waits there.
#[derive(Clone, Copy)]
pub(super) enum Again<'p> {
    /// A page that is asked for anew.
    Page(&'p str),
    /// A form whose texts are not to be lost: the page has them again from [`Administrator::kept`].
    Form(&'p str, &'p Parameters),
    /// A button: the page says that it is to be pressed again.
    Button(&'p str),
}

/// What had to wait.
#[derive(Clone, Copy)]
enum Waiting {
    /// A form: its texts are on the page again.
    Form,
    /// A button: it is to be pressed again.
    Button,
}

impl<'a> Administrator<'a> {
    /// The admin who asks for a page; else the way to sign in, which leads back to that page, or the refusal.
    pub async fn of(provider: &'a Provider, request: &HttpRequest) -> Result<Self, Stop> {
        let admin = Self::allow(Member::of(provider, request, &asked(provider, request)).await?, request).await?;
        if kept_form::take_button(provider, &admin.session.user_id, request).await? {
            admin.pages.waiting.set(Some(Waiting::Button));
        }
        Ok(admin)
    }

    /// The admin who posted a form of the console, with what it holds. `page` is where one begins anew after a sign-in.
    pub async fn of_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        page: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (member, form) = Member::of_form(provider, request, body, page).await?;
        Ok((Self::allow(member, request).await?, form))
    }

    /// The same for a form of texts that are not to be lost: where the session that it was opened in is over, `page` shows them again
    /// to the same person, see [`Administrator::kept`].
    pub async fn of_texts(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        page: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (admin, form) = Self::of_typed_form(provider, request, body, page).await?;
        match form.fault() {
            Some(fault) => Err(page_answers::malformed(&admin.visitor, fault).into()),
            None => Ok((admin, form)),
        }
    }

    /// The same for texts whose page says itself what is wrong with them.
    pub async fn of_typed_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        page: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (mut visitor, form) = Member::posted(provider, request, body).await?;
        drop_the_dead(&mut visitor, None).await?;
        let back = match visitor.sessions.current() {
            Some(session) if visitor.form_is_ours(&form, &purpose_of(session)) => None,
            Some(session) => {
                if kept_form::was_shown_to(&visitor, &session.user_id, &form)
                    && let Some(back) = kept_form::keep(&visitor, Some(&session.user_id), page, &form).await?
                {
                    return Err(visitor.send(answers::see_other(&provider.settings.issuer.local(&back))).into());
                }
                None
            }
            None => kept_form::keep(&visitor, None, page, &form).await?,
        };
        let member = Member::of_posted(visitor, request, &form, page, back.as_deref().unwrap_or(page)).await?;
        let admin = Self::allow(member, request).await?;
        admin.pages.number.replace(kept_form::number_of(&form));
        Ok((admin, form))
    }

    async fn allow(member: Member<'a>, request: &HttpRequest) -> Result<Self, Stop> {
        let provider = member.provider();
        if let Some(right) = right_that_opens(request).filter(|right| member.rights.has(*right)) {
            note_needed_right(request, &member.session.user_id, right);
            return Ok(member.on(ConsolePages { waiting: Cell::new(None), number: RefCell::new(None) }));
        }
        let event = member.acting().event(EventType::AccessRefused);
        provider.note(event.refused("not_an_owner").detail("path", request.path())).await;
        let mut problem = Problem::new(&member.visitor, StatusCode::FORBIDDEN, Cause::AdminsOnly);
        problem.page.back_url = Some(provider.settings.issuer.local("/sign-in?choose=1"));
        problem.page.back = Back::AnotherAccount;
        Err(problem.answer(&member.visitor).into())
    }

    /// Does an act. Where it [asks for it](Act::ASKS_RECENT), the admin proved lately who they are. Gives why it was refused, where it was.
    ///
    /// # Errors
    /// The way to prove it again, from which one comes back to what `waits`; or it failed.
    pub async fn perform<A: Act>(&mut self, act: A, waits: Again<'_>) -> Result<Result<A::Done, A::Refused>, Stop> {
        self.prove_again_for::<A>(waits).await?;
        let performed = self.provider().perform(self.acting(), act).await;
        self.came_of(performed, waits).await
    }

    /// What came of an act: what was done, or why it was refused.
    ///
    /// # Errors
    /// As of [`Administrator::perform`].
    pub async fn came_of<T, R>(&mut self, performed: Result<T, NotDone<R>>, waits: Again<'_>) -> Result<Result<T, R>, Stop> {
        match performed {
            Ok(done) => {
                if let Again::Form(path, posted) = waits {
                    kept_form::forget(&self.visitor, path, posted).await;
                }
                Ok(Ok(done))
            }
            Err(NotDone::NotRecent) => Err(self.way_to_prove(waits).await?),
            Err(not_done) => Ok(Err(Failure::unless_refused(not_done)?)),
        }
    }

    /// Goes on where the admin proved lately who they are, or an act of this type does not ask for it: before what the act needs is
    /// made, or shown.
    ///
    /// # Errors
    /// Else the way to prove it again, from which one comes back to what `waits`; or a store is away.
    pub async fn prove_again_for<A: Act>(&mut self, waits: Again<'_>) -> Result<(), Stop> {
        if A::ASKS_RECENT { self.prove_again(waits).await } else { Ok(()) }
    }

    /// The same whatever is to be done.
    pub async fn prove_again(&mut self, waits: Again<'_>) -> Result<(), Stop> {
        if self.is_recent() { Ok(()) } else { Err(self.way_to_prove(waits).await?) }
    }

    async fn way_to_prove(&mut self, waits: Again<'_>) -> Result<Stop, Stop> {
        let by = &self.session.user_id;
        let back = match waits {
            Again::Page(path) => path.to_owned(),
            Again::Form(path, posted) => kept_form::keep(&self.visitor, Some(by), path, posted).await?.unwrap_or_else(|| path.to_owned()),
            Again::Button(path) => kept_form::keep_button(&self.visitor, by, path).await?,
        };
        Ok(prove_again(&mut self.visitor, &self.session, &back).await?.into())
    }

    /// What was typed into this page before one proved again who one is, or signed in again. It is given until it is saved, or its time
    /// is over.
    pub async fn kept(&self, request: &HttpRequest) -> Result<Option<Parameters>, Failure> {
        let asked = asked(self.provider(), request);
        let Some(typed) = kept_form::find(&self.visitor, &self.session.user_id, &asked).await? else { return Ok(None) };
        self.pages.waiting.set(Some(Waiting::Form));
        self.pages.number.replace(Some(typed.number));
        Ok(Some(typed.fields))
    }

    /// What stands round every page of the console.
    pub fn frame(&self) -> Frame {
        let lacks = Right::ALL.into_iter().filter(|right| !self.rights.has(*right)).collect();
        Frame { account: self.card(), sought: String::new(), lacks }
    }

    /// What was asked for is not there; `path` is where to go on.
    pub fn not_found(&self, path: &str) -> HttpResponse {
        let mut problem = Problem::new(&self.visitor, StatusCode::NOT_FOUND, Cause::NotFound);
        problem.page.back_url = Some(self.local(path));
        problem.answer(&self.visitor)
    }
}

/// Path and query of a request below the issuer: where a sign-in comes back to.
fn asked(provider: &Provider, request: &HttpRequest) -> String {
    let whole = request.uri().path_and_query().map_or(request.path(), |path| path.as_str());
    let base = provider.settings.issuer.path().trim_end_matches('/');
    whole.strip_prefix(base).unwrap_or("/admin").to_owned()
}
