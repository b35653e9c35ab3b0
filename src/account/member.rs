//! The person whose pages are shown: signed in, active, and in this browser.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::signed_in::{Pages, SignedIn};
use crate::acts::loss::{LossSettings, judged};
use crate::clock::Timestamp;
use crate::endpoints::first_run;
use crate::endpoints::page_answers::{self, page};
use crate::endpoints::sign_in::driving::{begin_because, begin_for_account};
use crate::endpoints::sign_in::known::{Known, account, drop_the_dead};
use crate::endpoints::sign_in::recent::prove_both;
use crate::endpoints::visitor::Visitor;
use crate::factors::{Kinds, Proof, proof};
use crate::http::{FormBody, FormRefusal, Stop};
use crate::pages::security::PageKind;
use crate::pages::{BeforeSetup, LossBanner, Notice, PageContext};
use crate::people::losses;
use crate::people::rights;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;
use crate::sign_in::journey::{Because, Demands};
use crate::sso::session::Session;
use crate::store::StoreError;

/// The kinds of the proofs of a session: those that rest on no credential while what they rest on is still the person's.
fn kinds_that_count(session: &Session, known: &Known) -> Kinds {
    proof::kinds(session.proofs.iter().filter(|proof| proof.kind.has_credential() || known.facts.bear_out(proof)))
}

/// The pages of a person's own account.
pub(crate) struct OwnPages;

impl Pages for OwnPages {
    const KIND: PageKind = PageKind::Own;
}

/// A person on the pages of their account.
pub(crate) type Member<'a> = SignedIn<'a, OwnPages>;

impl<'a> Member<'a> {
    /// The person of this browser's current session, or the way to sign in or to prove a second factor that they have or must
    /// have, from which they come back to `path`.
    pub async fn of(provider: &'a Provider, request: &HttpRequest, path: &str) -> Result<Self, Stop> {
        Self::at(Visitor::of(provider, request, None).await?, path, None).await
    }

    async fn at(mut visitor: Visitor<'a>, path: &str, because: Option<Because>) -> Result<Self, Stop> {
        let provider = visitor.provider;
        drop_the_dead(&mut visitor, None).await?;
        let Some(session) = visitor.sessions.current().cloned() else {
            if first_run::waits(provider).await? {
                let shown = BeforeSetup.render(&visitor.context("before-setup", None));
                return Err(visitor.send(page(StatusCode::OK, PageKind::Own, shown)).into());
            }
            let begun = match because {
                Some(because) => begin_because(&mut visitor, path, because).await?,
                None => begin_for_account(&mut visitor, path, Demands::default(), None).await?,
            };
            return Err(begun.into());
        };
        provider.sessions().touch(&session.sid).await?;
        match account(provider, &session.user_id, None).await? {
            // It began before they set up a second factor elsewhere, or before a rule asked for more than was shown, or so lately.
            Some(known) if known.facts.falls_short(&session.proofs, session.remembered.as_deref(), provider.now()) => {
                // The journey asks for exactly what is missing, and comes back.
                Err(begin_for_account(&mut visitor, path, Demands::default(), Some(session.user_id)).await?.into())
            }
            Some(known) => {
                visitor.prefer_language_of(&known.user);
                let (person, now) = (known.user.clone(), provider.now());
                let (ring, settings) = (provider.keyring.clone(), LossSettings::from(&provider.settings));
                let read = provider.database.read(move |conn| {
                    let loss = match losses::standing(conn, &person)? {
                        Some(loss) => Some(judged(conn, &ring, loss, settings, now)?),
                        None => None,
                    };
                    Ok::<_, StoreError>((rights::of_user(conn, &person.id, now)?, loss))
                });
                let (rights, loss) = read.await?;
                Ok(Self {
                    visitor,
                    session,
                    known,
                    rights,
                    loss: loss.map(|loss| LossBanner::of(loss.ready_at.is_some(), loss.due_at.map(Timestamp::as_seconds))),
                    pages: OwnPages,
                })
            }
            None => Err(begin_for_account(&mut visitor, path, Demands::default(), None).await?.into()),
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
        let (visitor, parameters) = Self::posted(provider, request, body).await?;
        Ok((Self::of_posted(visitor, request, &parameters, path, path).await?, parameters))
    }

    /// Whoever posted a form from a page of ours, and what it holds.
    pub async fn posted(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
    ) -> Result<(Visitor<'a>, Parameters), Stop> {
        let visitor = Visitor::of(provider, request, None).await?;
        let body = body.map_err(|refusal| page_answers::refused_body(&visitor, refusal))?;
        // What another site posts leads nowhere, not even to sign-in.
        if !visitor.form_comes_from_us() {
            return Err(page_answers::foreign_form(&visitor, None).await.into());
        }
        Ok((visitor, Parameters::read_form(&body.0)))
    }

    /// The person who posted the form of the page at `path`; whoever must sign in first comes back to `back`.
    pub async fn of_posted(visitor: Visitor<'a>, request: &HttpRequest, form: &Parameters, path: &str, back: &str) -> Result<Self, Stop> {
        let member = Self::at(visitor, back, Some(Because::SignedOut)).await?;
        if !member.visitor.form_is_ours(form, &member.purpose()) {
            return Err(page_answers::foreign_form(&member.visitor, Some(&member.session.user_id)).await.into());
        }
        member.form_stands_at(request, path);
        Ok(member)
    }

    /// A form of [`Member::of_form`] that does what is sensitive: the person is a recent one, or comes back to `path`.
    pub async fn recent_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        path: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (mut member, form) = Self::of_form(provider, request, body, path).await?;
        member.must_be_recent(path).await?;
        Ok((member, form))
    }

    /// The same for a form that changes what somebody signs in with.
    pub async fn strong_form(
        provider: &'a Provider,
        request: &HttpRequest,
        body: Result<FormBody, FormRefusal>,
        path: &str,
    ) -> Result<(Self, Parameters), Stop> {
        let (mut member, form) = Self::recent_form(provider, request, body, path).await?;
        member.must_show_both(path).await?;
        Ok((member, form))
    }

    /// Goes on where the person showed a second factor, or a code by e-mail is none of theirs: whoever knows the password alone does not
    /// get to change what they sign in with.
    ///
    /// # Errors
    /// Else the way to prove both, from which they come back to `path`; or a store is away.
    pub async fn must_show_both(&mut self, path: &str) -> Result<(), Stop> {
        if !proof::lacks_mailed_second(kinds_that_count(&self.session, &self.known), self.known.facts.has) {
            return Ok(());
        }
        Err(prove_both(&mut self.visitor, &self.session, path).await?.into())
    }

    /// Goes on where a factor that was there before the last minutes showed lately who the person is; beside the session's proofs counts
    /// `shown`.
    ///
    /// # Errors
    /// Else the page at `path`, which says so; or a store is away.
    pub async fn must_be_vouched_for(&self, shown: Option<Proof>, path: &str) -> Result<(), Stop> {
        let proofs: Vec<Proof> = self.session.proofs.iter().cloned().chain(shown).collect();
        if self.known.is_vouched_for(&proofs, self.provider().now()) {
            return Ok(());
        }
        Err(self.done(path, Notice::FactorTooNew).await?.into())
    }

    /// The page of a step that shows `secret`, a draft that is to be confirmed.
    pub fn show_draft(&self, at: &str, secret: &Secret, render: impl FnOnce(&PageContext) -> String) -> HttpResponse {
        self.show_step(at, self.step_page(at).with_draft(secret), StatusCode::OK, None, render)
    }
}
