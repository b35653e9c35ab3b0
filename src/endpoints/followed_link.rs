//! One-time links that were handed to people. A link's page keeps the token for the browser that followed it, sealed, and moves on to an
//! address without it, which names the link by a handle. Looking uses no link up, so that a program that follows links uses none up either: what
//! a link is good for is done by a form.

use std::time::Duration;

use actix_web::HttpResponse;

use super::kept::Kept;
use super::page_answers;
use super::visitor::Visitor;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::pages::Cause;
use crate::protocol::parameters::Parameters;
use crate::secrets::sha256;

/// The parameter that names the link, in addresses and forms.
pub const LINK: &str = "link";
/// How long a browser that followed a link may use it.
const FOLLOWED: Duration = Duration::from_secs(60 * 60);

/// A kind of links, whose token stands behind the path of their page.
pub(crate) struct LinkKind {
    /// The tokens, for the browsers that followed them.
    tokens: Kept<String>,
    /// What its forms are bound to, and what it is called in the store.
    name: &'static str,
    /// The path of the page.
    path: &'static str,
    /// Why a link is good for nothing.
    over: Cause,
}

/// The form of a link.
pub(super) struct Posted {
    /// What it holds.
    pub typed: Parameters,
    /// The handle of the link.
    pub handle: String,
    /// The token of the link.
    pub token: String,
}

impl LinkKind {
    /// The links of the page at `path`.
    pub(super) const fn new(name: &'static str, path: &'static str, over: Cause) -> Self {
        Self { tokens: Kept::proven(name, FOLLOWED), name, path, over }
    }

    /// What names the link of a token in the address: nobody finds the token by it.
    pub(crate) fn handle(token: &str) -> String {
        sha256(token.as_bytes()).chars().take(16).collect()
    }

    /// What the form of a link is bound to: of two links that a browser follows each has a page of its own.
    pub(super) fn purpose(&self, handle: &str) -> String {
        format!("{}-{handle}", self.name)
    }

    /// Where the page of a link stands: a path below the issuer.
    pub(crate) fn stands_at(&self, handle: &str) -> String {
        format!("{}?{LINK}={handle}", self.path)
    }

    /// The link was used already, replaced or is too old; or this browser followed none.
    pub(crate) fn over(&self, visitor: &Visitor<'_>) -> HttpResponse {
        page_answers::link_over(visitor, self.over, "/account")
    }

    /// The token of the link that this browser followed by this name.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn token_of(&self, visitor: &Visitor<'_>, handle: &str) -> Result<Option<String>, Failure> {
        Ok(self.tokens.of_browser(visitor, handle).find(visitor.provider).await?)
    }

    /// The link is used: this browser needs it no more.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn forget(&self, visitor: &Visitor<'_>, handle: &str) -> Result<(), Failure> {
        Ok(self.tokens.of_browser(visitor, handle).forget(visitor.provider).await?)
    }

    /// Follows a link that is good, and goes on without the secret.
    ///
    /// # Errors
    /// Where the store is away.
    pub(super) async fn follow(&self, visitor: &mut Visitor<'_>, token: &str) -> Result<HttpResponse, Failure> {
        let handle = Self::handle(token);
        // An id that was noted before the link was opened opens nothing.
        let id = visitor.draw_id();
        self.tokens.of_id(&id, &handle).left_by(&format!("link {handle}")).keep(visitor, &token.to_owned()).await?;
        Ok(visitor.send(answers::see_other(&visitor.provider.settings.issuer.local(&self.stands_at(&handle)))))
    }

    /// A form of a link's page, from the browser that followed the link.
    ///
    /// # Errors
    /// The answer to any other form; or the store is away.
    pub(super) async fn posted(&self, visitor: &Visitor<'_>, body: Result<FormBody, FormRefusal>) -> Result<Posted, Stop> {
        let body = body.map_err(|refusal| page_answers::refused_body(visitor, refusal))?;
        let typed = Parameters::typed(&body.0);
        let handle = typed.get(LINK).unwrap_or_default().to_owned();
        let token = self.token_of(visitor, &handle).await?;
        // Nothing is left to prove or to do for a form whose link this browser used, or let run out.
        if token.is_none() && visitor.form_comes_from_us() {
            return Err(self.over(visitor).into());
        }
        if !visitor.form_is_ours(&typed, &self.purpose(&handle)) {
            return Err(page_answers::foreign_form(visitor, None).await.into());
        }
        if let Some(fault) = typed.fault() {
            return Err(page_answers::malformed(visitor, fault).into());
        }
        match token {
            Some(token) => Ok(Posted { typed, handle, token }),
            None => Err(self.over(visitor).into()),
        }
    }
}
