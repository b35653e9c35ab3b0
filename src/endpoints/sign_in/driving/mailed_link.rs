//! `/recover/{token}`, `/verify/{token}` and `/email-code/{token}`: the link of a mail by which a forgotten password is replaced, the address
//! of an account to be is proven, or somebody signs in. Opening it changes nothing but what this browser may see, so that a program that follows links uses none up, and moves on to
//! `/recover/link?link=..`, an address without the secret. In the browser that asked, a press goes on; in any other the page shows the code to type there: no link that somebody else asked for
//! lets them in.
//!
//! A browser without cookies cannot be known again behind that: it is told so.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::find::find;
use crate::config::{EmailCodes, Settings};
use crate::endpoints::page_answers::{self, Problem, or_failed, page as answered};
use crate::endpoints::sign_in::emailed::{self, EmailCode};
use crate::endpoints::sign_in::mailed::Mailed;
use crate::endpoints::sign_in::recovering::{self, Recovery};
use crate::endpoints::sign_in::signing_up::{self, SigningUp};
use crate::endpoints::sign_in::step::{EMAIL_CODE, LOST_CODE, RECOVERY_CODE, SIGN_IN, VERIFY, action, app, hidden, shown};
use crate::endpoints::visitor::Visitor;
use crate::http::addresses::{Address, page};
use crate::http::answers;
use crate::pages::security::PageKind;
use crate::pages::{Cause, MailFor, VerifyElsewhere, VerifyLink};
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::journey::Owed;
use crate::sign_in::journeys;

/// The parameter that names the link.
const LINK: &str = "link";

/// The link of a kind of mails.
struct MailedLink<T: 'static> {
    /// The mails.
    mails: &'static Mailed<T>,
    /// Where the link leads, with the token.
    followed_at: &'static str,
    /// Where its page stands, without it.
    shown_at: &'static str,
    /// Where the code is typed.
    code_at: &'static str,
    /// What the mail is for.
    purpose: &'static MailFor,
    /// Whether such mails are offered.
    is_offered: fn(&Settings) -> bool,
    /// Whether what a journey owes may be met by the code.
    waits: fn(Owed) -> bool,
    /// The link was used, replaced or is too old, or such mails are not offered any more; or this browser followed none.
    over: Cause,
}

static RECOVERY: MailedLink<Recovery> = MailedLink {
    mails: &recovering::MAILS,
    followed_at: "/recover/{token}",
    shown_at: "/recover/link",
    code_at: RECOVERY_CODE,
    purpose: &MailFor::RECOVERY,
    is_offered: |settings| settings.recovery_by_mail,
    waits: Owed::asks_for_password,
    over: Cause::RecoveryLinkOver,
};

static SIGN_UP: MailedLink<SigningUp> = MailedLink {
    mails: &signing_up::MAILS,
    followed_at: "/verify/{token}",
    shown_at: "/verify/link",
    code_at: VERIFY,
    purpose: &MailFor::SIGN_UP,
    is_offered: |settings| settings.sign_up.is_offered(),
    waits: |owed| owed == Owed::Identify,
    over: Cause::SignUpLinkOver,
};

static EMAIL_CODES: MailedLink<EmailCode> = MailedLink {
    mails: &emailed::MAILS,
    followed_at: "/email-code/{token}",
    shown_at: "/email-code/link",
    code_at: EMAIL_CODE,
    purpose: &MailFor::EMAIL_CODE,
    is_offered: |settings| settings.email_codes != EmailCodes::Never,
    waits: emailed::may_be_met,
    over: Cause::EmailCodeLinkOver,
};

static FACTOR_LOSS: MailedLink<Recovery> = MailedLink {
    mails: &recovering::LOSS_MAILS,
    followed_at: "/lost-factors/code/{token}",
    shown_at: "/lost-factors/code/link",
    code_at: LOST_CODE,
    purpose: &MailFor::FACTOR_LOSS,
    is_offered: |settings| settings.recovery_by_mail,
    waits: Owed::asks_for_second_factor,
    over: Cause::EmailCodeLinkOver,
};

/// The addresses of the links.
pub(super) fn addresses() -> impl Iterator<Item = Address> {
    RECOVERY.addresses().into_iter().chain(SIGN_UP.addresses()).chain(EMAIL_CODES.addresses()).chain(FACTOR_LOSS.addresses())
}

/// The browser came from its own link a moment ago, and brings nothing of it.
fn without_cookies(visitor: &Visitor<'_>) -> HttpResponse {
    tracing::info!("a link of a mail was opened in a browser without cookies");
    Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::RecoveryLinkNoCookies).answer(visitor)
}

impl<T: Serialize + DeserializeOwned> MailedLink<T> {
    /// The addresses of the link. That with the token comes last: any segment is one.
    fn addresses(&'static self) -> [Address; 2] {
        let show = move |provider, request| self.show(provider, request);
        let follow = move |provider, request, token| self.follow(provider, request, token);
        [page(self.shown_at).get(show).query(&[LINK]), page(self.followed_at).get(follow)]
    }

    fn over(&self, visitor: &Visitor<'_>) -> HttpResponse {
        page_answers::link_over(visitor, self.over, SIGN_IN)
    }

    /// GET of the link.
    async fn follow(&'static self, provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
        let moved_on = async {
            let mut visitor = Visitor::of(&provider, &request, None).await?;
            // The choice of a language must not carry the token along.
            visitor.return_to(provider.settings.issuer.local(SIGN_IN));
            if !(self.is_offered)(&provider.settings) {
                return Ok(self.over(&visitor));
            }
            match self.mails.follow(&mut visitor, &token).await? {
                Some(handle) => {
                    let shown_at = provider.settings.issuer.local(&format!("{}?{LINK}={handle}", self.shown_at));
                    Ok(visitor.send(answers::see_other(&shown_at)))
                }
                None => Ok(self.over(&visitor)),
            }
        };
        or_failed(&provider, &request, moved_on.await)
    }

    /// GET of its page.
    async fn show(&'static self, provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
        let page = async {
            let mut visitor = Visitor::of(&provider, &request, None).await?;
            let parameters = Parameters::read(request.query_string().as_bytes());
            let handle = parameters.get(LINK).unwrap_or_default();
            let followed = match self.mails.followed(&visitor, handle).await? {
                Some(followed) if (self.is_offered)(&provider.settings) => followed,
                None if !visitor.browser_is_known => return Ok(without_cookies(&visitor)),
                _ => return Ok(self.over(&visitor)),
            };
            let kept = find(&mut visitor, &followed.journey).await?;
            let now = provider.now();
            let Some(kept) = kept else {
                // The person went on in another way, or the sign-in is over: the code fits nowhere.
                if !journeys::owes(&provider.transient, &followed.journey, self.waits, now).await? {
                    return Ok(self.over(&visitor));
                }
                let html = VerifyElsewhere { code: followed.code }.render(&visitor.context("mailed-link", None));
                return Ok(visitor.send(answered(StatusCode::OK, PageKind::Own, html)));
            };
            let journey = &kept.journey;
            if !journey.next().is_some_and(self.waits) {
                return Ok(visitor.send(answers::see_other(&action(&visitor, SIGN_IN, journey))));
            }
            let view = VerifyLink {
                purpose: self.purpose,
                action: action(&visitor, self.code_at, journey),
                app: app(&visitor, journey),
                hidden: [hidden(journey), vec![("code".to_owned(), followed.code)]].concat(),
            };
            Ok(shown(&visitor, journey, |context| view.render(context)))
        };
        or_failed(&provider, &request, page.await)
    }
}
