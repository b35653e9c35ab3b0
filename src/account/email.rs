//! `/account/email`: a person changes the address of their account. The new one is proven by the link or the code of a mail, in the session
//! that asked; opening the link changes nothing, and elsewhere it shows the code. Whether somebody has the address changes nothing of what
//! is shown.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::current_password::{note_refusal, wrong};
use super::member::Member;
use crate::acts::Standing;
use crate::acts::door::NotDone;
use crate::acts::person::{AskEmailChange, ChangeOwnEmail, EmailNotChanged};
use crate::audit::EventType;
use crate::config::{Settings, UnfitDomain};
use crate::endpoints::followed_link::LINK;
use crate::endpoints::page_answers::{self, or_failed, page as answered, retry_after};
use crate::endpoints::sign_in::mailed::{Mailed, Waiting};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::mail::{Address, EMAIL_CHANGE_LASTS};
use crate::pages::paths::with_query;
use crate::pages::security::PageKind;
use crate::pages::{
    Cause, ChangeEmail, ChangeEmailLink, ChangeEmailProblem, ChangeEmailSent, CurrentPasswordProblem, Done, MailedCodeProblem, Notice,
    VerifyElsewhere,
};
use crate::people::Email;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::sign_in::mail_requests::{self, Admission, Asker};
use crate::writing::characters;

/// Where the new address is typed.
pub(super) const HERE: &str = "/account/email";
/// Where the code is typed.
pub(super) const CODE: &str = "/account/email/code";
/// Where the page of a link stands.
pub(super) const LINK_PAGE: &str = "/account/email/link";
/// The profile.
const PROFILE: &str = "/account";

/// The mails by which the new address is proven. What waits for the code is a person, by their id: the newest mail counts alone.
static MAILS: Mailed<Changing> = Mailed::of_people(["email-change", "email-change-link", "email-change-opened"], EMAIL_CHANGE_LASTS);

/// What is kept between the form and the proof.
#[derive(Serialize, Deserialize)]
struct Changing {
    /// The session that asked: the code is taken in it alone.
    sid: String,
    /// The address that is to be, as typed.
    to: String,
    /// The key of the address that the person had.
    from: String,
    /// The credential id of the password that was shown.
    password: Option<String>,
}

/// The mail that this session waits for the code of.
async fn waiting(member: &Member<'_>) -> Result<Option<Waiting<Changing>>, Failure> {
    let waiting = MAILS.of_journey(member.provider(), &member.session.user_id).await?;
    Ok(waiting.filter(|waiting| waiting.sent.what.sid == member.session.sid))
}

/// What a form of the page is shown again with.
#[derive(Default)]
struct Typed {
    email: String,
    problem: Option<ChangeEmailProblem>,
    password: Option<CurrentPasswordProblem>,
    /// Too many mails were asked for: the next may be after so long.
    wait: Option<Duration>,
}

/// GET /account/email.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut member = Member::of(&provider, &request, HERE).await?;
        if provider.settings.own_email_change {
            member.must_be_recent(HERE).await?;
            member.must_show_both(HERE).await?;
        }
        let notice = member.notice(&request).await;
        show(&member, Typed::default(), notice).await
    };
    or_failed(&provider, &request, shown.await)
}

async fn show(member: &Member<'_>, typed: Typed, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let view = ChangeEmail {
        account: member.card(),
        action: member.local(HERE),
        current: member.known.user.email.as_str().to_owned(),
        is_offered: member.provider().settings.own_email_change,
        email: typed.email,
        problem: typed.problem,
        has_password: member.known.has_password(),
        password: typed.password,
        code_url: waiting(member).await?.map(|_| member.local(CODE)),
        back_url: member.local(PROFILE),
    };
    let wait = typed.wait.or(match typed.password {
        Some(CurrentPasswordProblem::Throttled { minutes }) => Some(Duration::from_secs(60 * u64::from(minutes))),
        _ => None,
    });
    let status = if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
    let minutes = |wait: Duration| u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(u32::MAX);
    let notice = typed.wait.map(|wait| Notice::RecoveryThrottled { minutes: minutes(wait) }).or(notice);
    let mut response = member.show_at(HERE, status, notice, |context| view.render(context));
    if let Some(wait) = wait {
        retry_after(&mut response, wait);
    }
    Ok(response)
}

/// Holds what was typed against the rules. Nothing of it asks who has an account.
fn read(settings: &Settings, typed: &str, current: &str) -> Result<Email, ChangeEmailProblem> {
    let email = Email::parse(typed).ok().filter(|email| Address::parse(email.as_str()).is_ok()).ok_or(ChangeEmailProblem::Invalid)?;
    if email.key() == current {
        return Err(ChangeEmailProblem::Same);
    }
    match settings.unfit_domain(email.domain()) {
        Some(UnfitDomain::NotAdmitted(domains)) => Err(ChangeEmailProblem::DomainNotAdmitted { domains }),
        Some(UnfitDomain::Throwaway) => Err(ChangeEmailProblem::Throwaway),
        Some(UnfitDomain::Dotless) => Err(ChangeEmailProblem::Invalid),
        None => Ok(email),
    }
}

/// What the person stands for who types the present password, where they have one.
fn standing(member: &Member<'_>) -> Standing {
    let password = member.known.password_id().filter(|_| member.known.has_password());
    member.standing().by(password)
}

/// POST /account/email.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let email = characters::trimmed(form.get("email").unwrap_or_default()).to_owned();
        if !provider.settings.own_email_change {
            return show(&member, Typed::default(), None).await;
        }
        let to = match read(&provider.settings, &email, member.known.user.email.key()) {
            Ok(to) => to,
            Err(problem) => return show(&member, Typed { email, problem: Some(problem), ..Typed::default() }, None).await,
        };
        // As a change of the password does: a session that was left open, or was stolen, is not enough to take the account away.
        let password = if member.known.has_password() {
            wrong(&provider, &mut member, form.get("current_password"), EventType::EmailChangeRefused).await?
        } else {
            member.must_be_vouched_for(None, HERE).await?;
            None
        };
        if password.is_some() {
            return show(&member, Typed { email, password, ..Typed::default() }, None).await;
        }
        if let Some(wait) = count(&member, &to).await? {
            note_refusal(&provider, &member, EventType::EmailChangeRefused, "throttled").await;
            return show(&member, Typed { email, wait: Some(wait), ..Typed::default() }, None).await;
        }
        let what = Changing {
            sid: member.session.sid.clone(),
            to: to.as_str().to_owned(),
            from: member.known.user.email.key().to_owned(),
            password: standing(&member).credentials.pop(),
        };
        let drawn = MAILS.begin(&member.visitor, &member.session.user_id, what).await?;
        let ask = AskEmailChange { who: standing(&member), to, token: drawn.token, code: drawn.code };
        match provider.perform(member.acting(), ask).await {
            Ok(()) => Ok(member.go(CODE)),
            Err(NotDone::NoStanding) => member.done(HERE, Notice::StalePage).await,
            Err(other) => Err(Failure::from(other.map(|never| match never {})).into()),
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// Counts a request; gives how long to wait where there were too many, of the person, for the address or from the network.
async fn count(member: &Member<'_>, to: &Email) -> Result<Option<Duration>, Failure> {
    let provider = member.provider();
    let name = provider.login_key(to.as_str());
    let asker = Asker {
        asked: &mail_requests::EMAIL_CHANGE,
        issuer: provider.issuer(),
        account: &member.session.user_id,
        name: &name,
        browser: &[],
        address: member.visitor.address(),
        per_day: provider.settings.email_codes_per_day,
    };
    let admission = mail_requests::admit_person(&provider.transient, asker, provider.now()).await?;
    provider.note_mail_bound(asker.asked, admission).await;
    Ok(match admission {
        Admission::Slowed(wait) | Admission::Exhausted { wait, .. } => Some(wait),
        Admission::Known | Admission::Stranger => None,
    })
}

/// GET /account/email/code.
pub async fn get_code(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, CODE).await?;
        match waiting(&member).await? {
            Some(waiting) if provider.settings.own_email_change => {
                let word = member.notice(&request).await.or(waiting.sent.again.then_some(Notice::RecoverySentAgain));
                Ok(show_code(&member, &waiting, None, word))
            }
            // Nothing was asked for, or it is over.
            _ => Ok(member.go(HERE)),
        }
    };
    or_failed(&provider, &request, shown.await)
}

fn show_code(member: &Member<'_>, waiting: &Waiting<Changing>, problem: Option<MailedCodeProblem>, word: Option<Notice>) -> HttpResponse {
    let view = ChangeEmailSent {
        account: member.card(),
        action: member.local(CODE),
        to: waiting.sent.what.to.clone(),
        minutes: u32::try_from(MAILS.lasts().as_secs() / 60).unwrap_or(30),
        problem,
        again_url: member.local(HERE),
    };
    member.show_at(CODE, StatusCode::OK, word, |context| view.render(context))
}

/// POST /account/email/code: typed there, or pressed by the page of the link. Of any number of forms with one code one changes the address.
pub async fn post_code(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::of_form(&provider, &request, body, CODE).await?;
        let (user_id, now) = (member.session.user_id.as_str(), provider.now());
        let found = waiting(&member).await?.filter(|_| provider.settings.own_email_change);
        let Some(waiting) = found else { return member.done(HERE, Notice::RecoveryOver).await };
        let refused = async |reason| note_refusal(&provider, &member, EventType::EmailChangeRefused, reason).await;
        let Some(typed) = form.get("code").filter(|code| !code.trim().is_empty()) else {
            return Ok(show_code(&member, &waiting, Some(MailedCodeProblem::Missing), None));
        };
        // Counted before the code is looked at, so that parallel guesses count too.
        if !mail_requests::admit_guess(&provider.transient, &waiting.sent.id, now.plus(MAILS.lasts()), now).await? {
            MAILS.take(&provider, user_id, &waiting).await?;
            refused("used_up").await;
            return member.done(HERE, Notice::RecoveryUsedUp).await;
        }
        if !waiting.sent.is_code(typed) {
            refused("mismatch").await;
            return Ok(show_code(&member, &waiting, Some(MailedCodeProblem::Mismatch), None));
        }
        let what = &waiting.sent.what;
        let to = Email::parse(&what.to).map_err(|error| Failure::internal(format!("{error:?}")))?;
        let change = ChangeOwnEmail { who: member.standing().by(what.password.as_deref()), from: what.from.clone(), to };
        let changed = provider.perform(member.acting(), change).await;
        // Kept until the address is theirs: where a store is away for a moment the same code is good again.
        if !matches!(changed, Err(NotDone::Failed(_))) {
            MAILS.take(&provider, user_id, &waiting).await?;
        }
        let why = match changed {
            Ok(_) => return member.done(PROFILE, Done::of("notice-email-changed").into()).await,
            // They have another password since, or all that they had ended.
            Err(NotDone::NoStanding) => Notice::RecoveryOver,
            Err(other) => match Failure::unless_refused(other)? {
                EmailNotChanged::Over => Notice::RecoveryOver,
                // Whoever reads the mails of the address may know that.
                EmailNotChanged::Taken => Notice::EmailTaken,
            },
        };
        refused(if why == Notice::EmailTaken { "taken" } else { "over" }).await;
        member.done(HERE, why).await
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /account/email/link/{token}: the link of the mail. It moves on to an address without the secret.
pub async fn link(provider: web::Data<Provider>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let moved_on = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        // The choice of a language must not carry the token along.
        visitor.return_to(provider.settings.issuer.local(PROFILE));
        match MAILS.follow(&mut visitor, &token).await? {
            Some(handle) => {
                let shown_at = provider.settings.issuer.local(&with_query(LINK_PAGE, &[(LINK, &handle)]));
                Ok(visitor.send(answers::see_other(&shown_at)))
            }
            None => Ok(over(&visitor)),
        }
    };
    or_failed(&provider, &request, moved_on.await)
}

/// The link was used, replaced or is too old; or this browser followed none.
fn over(visitor: &Visitor<'_>) -> HttpResponse {
    page_answers::link_over(visitor, Cause::EmailLinkOver, HERE)
}

/// GET /account/email/link: in the session that asked a press goes on; anywhere else the page shows the code to type there.
pub async fn get_link(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let visitor = Visitor::of(&provider, &request, None).await?;
        let asked = Parameters::read(request.query_string().as_bytes());
        let handle = asked.get(LINK).unwrap_or_default();
        let followed = match MAILS.followed(&visitor, handle).await? {
            Some(followed) if provider.settings.own_email_change => followed,
            None if !visitor.browser_is_known => return Ok(page_answers::link_over(&visitor, Cause::RecoveryLinkNoCookies, HERE)),
            _ => return Ok(over(&visitor)),
        };
        let Some(waiting) = MAILS.of_journey(&provider, &followed.journey).await? else { return Ok(over(&visitor)) };
        if visitor.sessions.current().is_none_or(|session| session.sid != waiting.sent.what.sid) {
            let html = VerifyElsewhere { code: followed.code }.render(&visitor.context("mailed-link", None));
            return Ok(visitor.send(answered(StatusCode::OK, PageKind::Own, html)));
        }
        let here = with_query(LINK_PAGE, &[(LINK, handle)]);
        let member = Member::of(&provider, &request, &here).await?;
        let view =
            ChangeEmailLink { account: member.card(), action: member.local(CODE), code: followed.code, to: waiting.sent.what.to.clone() };
        Ok(member.show_at(&here, StatusCode::OK, None, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}
