//! Which page asks for what a journey owes of a factor. A new factor has a line in each `match` here.

use actix_web::HttpResponse;

use super::enrol_second_factor::page as totp_enrolment_page;
use super::new_password::page as new_password_page;
use super::password::password_page;
use super::second_factor::{code_page, recovery_code_page};
use crate::endpoints::page_answers;
use crate::endpoints::visitor::Visitor;
use crate::factors::{Kind, Kinds};
use crate::http::Stop;
use crate::protocol::parameters::Parameters;
use crate::sign_in::journey::Journey;

/// Where the page that asks for a proof stands, and where its form is posted.
struct Place {
    /// The path of the form.
    posts_to: &'static str,
    /// What the address of the page holds beside the journey, where it is not the one that comes first.
    named: Option<&'static str>,
}

const fn place(kind: Kind) -> Place {
    match kind {
        Kind::Password => Place { posts_to: "/sign-in", named: None },
        Kind::Totp => Place { posts_to: "/sign-in/code", named: None },
        Kind::RecoveryCodes => Place { posts_to: "/sign-in/recovery-code", named: Some("recovery") },
    }
}

/// The page that asks for a proof by one of these: by the one that the address names, else by the first of them.
pub(super) async fn proof(visitor: &Visitor<'_>, journey: &Journey, kinds: Kinds, parameters: &Parameters) -> Result<HttpResponse, Stop> {
    let is_named = |kind: &Kind| place(*kind).named.is_some_and(|name| parameters.get(name).is_some());
    match kinds.iter().find(is_named).or_else(|| kinds.iter().next()) {
        Some(Kind::Password) => password_page(visitor, journey, None).await,
        Some(Kind::Totp) => code_page(visitor, journey, None).await,
        Some(Kind::RecoveryCodes) => recovery_code_page(visitor, journey, None).await,
        None => Ok(page_answers::expired(visitor)),
    }
}

/// The page where one of these is set up.
pub(super) async fn enrolment(visitor: &Visitor<'_>, journey: &Journey, kinds: Kinds) -> Result<HttpResponse, Stop> {
    match kinds.iter().next() {
        Some(Kind::Totp) => totp_enrolment_page(visitor, journey, None).await,
        Some(Kind::Password | Kind::RecoveryCodes) | None => Ok(page_answers::expired(visitor)),
    }
}

/// The page where a temporary one is replaced.
pub(super) async fn replacement(visitor: &Visitor<'_>, journey: &Journey, kind: Kind) -> Result<HttpResponse, Stop> {
    match kind {
        Kind::Password => new_password_page(visitor, journey, Vec::new()).await,
        Kind::Totp | Kind::RecoveryCodes => Ok(page_answers::expired(visitor)),
    }
}

/// What the address of the page holds whose form is posted to `path`, where that is one of these pages and not the first.
pub(super) fn named_by(path: &str) -> Option<&'static str> {
    Kind::ALL.into_iter().map(place).find(|place| path.ends_with(place.posts_to)).and_then(|place| place.named)
}
