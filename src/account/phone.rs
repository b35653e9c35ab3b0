//! `/account/phone`: a person adds a phone to their account, changes it, or takes it away. A number is proven by the code of a message to it,
//! in the session that asked. Whether others have the number changes nothing.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::current_password::{note_refusal, wrong};
use super::member::Member;
use super::sessions::not_ended;
use crate::acts::Standing;
use crate::acts::door::NotDone;
use crate::acts::person::{AddPhone, NoPhone, PhoneNotAdded, RemovePhone, SendPhoneCode};
use crate::acts::session::Ending;
use crate::audit::EventType;
use crate::config::Sms;
use crate::endpoints::page_answers::{or_failed, retry_after};
use crate::endpoints::sign_in::mailed::{Mailed, Waiting};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::mail::SMS_CODE_LASTS;
use crate::pages::{CurrentPasswordProblem, Done, MailedCodeProblem, Notice, OwnPhone, PhoneProblem, PhoneSent};
use crate::provider::Provider;
use crate::sign_in::mail_requests::{self, Admission, Asker, DAY};
use crate::sign_in::sms_bounds::{self, By};
use crate::writing::characters;
use crate::writing::phone::{NotAPhone, PhoneNumber};

/// Where the number is typed.
pub(super) const HERE: &str = "/account/phone";
/// Where the code is typed.
pub(super) const CODE: &str = "/account/phone/code";
/// Where the phone is taken away.
pub(super) const REMOVE: &str = "/account/phone/remove";
/// The profile.
const PROFILE: &str = "/account";

/// The messages by which a number is proven. What waits for the code is a person, by their id: the newest message counts alone.
static TEXTS: Mailed<Adding> = Mailed::of_people(["phone", "phone-link", "phone-opened"], SMS_CODE_LASTS);

/// What is kept between the form and the proof.
#[derive(Serialize, Deserialize)]
struct Adding {
    /// The session that asked: the code is taken in it alone.
    sid: String,
    /// The number, in the form that is kept.
    number: String,
    /// The credential id of the password that was shown.
    password: Option<String>,
}

/// The message that this session waits for the code of.
async fn waiting(member: &Member<'_>) -> Result<Option<Waiting<Adding>>, Failure> {
    let waiting = TEXTS.of_journey(member.provider(), &member.session.user_id).await?;
    Ok(waiting.filter(|waiting| waiting.sent.what.sid == member.session.sid))
}

/// What a form of the page is shown again with.
#[derive(Default)]
struct Typed {
    phone: String,
    problem: Option<PhoneProblem>,
    password: Option<CurrentPasswordProblem>,
    removing: Option<CurrentPasswordProblem>,
    /// Too many messages were asked for: the next may be after so long.
    wait: Option<Duration>,
}

/// GET /account/phone.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut member = Member::of(&provider, &request, HERE).await?;
        member.must_be_recent(HERE).await?;
        member.must_show_both(HERE).await?;
        let notice = member.notice(&request).await;
        show(&member, Typed::default(), notice).await
    };
    or_failed(&provider, &request, shown.await)
}

async fn show(member: &Member<'_>, typed: Typed, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    let view = OwnPhone {
        account: member.card(),
        action: member.local(HERE),
        current: member.known.phone.as_ref().map(|phone| phone.number.as_str().to_owned()),
        remove_action: member.local(REMOVE),
        is_offered: member.provider().settings.sms.takes_phones(),
        phone: typed.phone,
        problem: typed.problem,
        has_password: member.known.has_password(),
        password: typed.password,
        removing: typed.removing,
        code_url: waiting(member).await?.map(|_| member.local(CODE)),
        back_url: member.local(PROFILE),
    };
    let wait = typed.wait.or(match typed.password.or(typed.removing) {
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

/// Holds what was typed against the rules. Nothing of it asks who has a number.
fn read(sms: &Sms, typed: &str, current: Option<&PhoneNumber>) -> Result<PhoneNumber, PhoneProblem> {
    let number = PhoneNumber::parse(typed).map_err(|why| match why {
        NotAPhone::Invalid => PhoneProblem::Invalid,
        NotAPhone::NotMobile => PhoneProblem::NotMobile,
    })?;
    if Some(&number) == current {
        return Err(PhoneProblem::Same);
    }
    match sms.prefix_of(&number) {
        Some(_) => Ok(number),
        None => Err(PhoneProblem::NotAdmitted { prefixes: sms.prefixes.iter().map(ToString::to_string).collect() }),
    }
}

/// What the person stands for who types the present password, where they have one.
fn standing(member: &Member<'_>) -> Standing {
    let password = member.known.password_id().filter(|_| member.known.has_password());
    member.standing().by(password)
}

/// POST /account/phone.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let phone = characters::trimmed(form.get("phone").unwrap_or_default()).to_owned();
        if !provider.settings.sms.takes_phones() {
            return show(&member, Typed::default(), None).await;
        }
        let number = match read(&provider.settings.sms, &phone, member.known.phone.as_ref().map(|phone| &phone.number)) {
            Ok(number) => number,
            Err(problem) => return show(&member, Typed { phone, problem: Some(problem), ..Typed::default() }, None).await,
        };
        // A session that was left open, or was stolen, is not enough: codes to the number will sign the person in.
        let password = if member.known.has_password() {
            wrong(&provider, &mut member, form.get("current_password"), EventType::PhoneRefused).await?
        } else {
            member.must_be_vouched_for(None, HERE).await?;
            None
        };
        if password.is_some() {
            return show(&member, Typed { phone, password, ..Typed::default() }, None).await;
        }
        if let Some((wait, reason)) = count(&member, &number).await? {
            note_refusal(&provider, &member, EventType::PhoneRefused, reason).await;
            return show(&member, Typed { phone, wait: Some(wait), ..Typed::default() }, None).await;
        }
        let (sid, password) = (member.session.sid.clone(), standing(&member).credentials.pop());
        let what = Adding { sid, number: number.as_str().to_owned(), password };
        let code = TEXTS.begin_without_link(&member.visitor, &member.session.user_id, what).await?;
        let send = SendPhoneCode { who: standing(&member), number, code };
        match provider.perform(member.acting(), send).await {
            Ok(()) => Ok(member.go(CODE)),
            Err(NotDone::NoStanding) => member.done(HERE, Notice::StalePage).await,
            Err(other) => Err(Failure::from(other.map(|never| match never {})).into()),
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// Counts a request; gives how long to wait where there were too many, and what the record says of it: of the person, for the number, from the
/// network, to the country or of all together.
async fn count(member: &Member<'_>, number: &PhoneNumber) -> Result<Option<(Duration, &'static str)>, Failure> {
    let (provider, now) = (member.provider(), member.provider().now());
    let name = provider.login_key(number.as_str());
    let asker = Asker {
        asked: &mail_requests::PHONE,
        issuer: provider.issuer(),
        account: &member.session.user_id,
        name: &name,
        browser: &[],
        address: member.visitor.address(),
        per_day: mail_requests::BOUNDED_BY_SMS,
    };
    let admission = mail_requests::admit_person(&provider.transient, asker, now).await?;
    provider.telemetry.sms_request(admission.outcome());
    provider.note_mail_bound(asker.asked, admission).await;
    if let Admission::Slowed(wait) | Admission::Exhausted { wait, .. } = admission {
        return Ok(Some((wait, "throttled")));
    }
    let asked = sms_bounds::Asked { issuer: provider.issuer(), number, address: member.visitor.address(), by: By::Adding };
    let Some(reached) = sms_bounds::admit(&provider.transient, &provider.settings.sms, asked, now).await? else { return Ok(None) };
    provider.note_sms_bound(&reached).await;
    // How much others asked for is nobody's to know.
    Ok(Some((DAY, reached.bound.withheld())))
}

/// The other sessions that the present phone let in: they end with it.
async fn by_phone(member: &Member<'_>) -> Result<Vec<Ending>, Failure> {
    let mut others = not_ended(member.provider(), member).await?;
    others.retain(|session| session.sid != member.session.sid && session.kinds().is_by_phone());
    Ok(others.into_iter().map(Ending::from).collect())
}

/// GET /account/phone/code.
pub async fn get_code(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, CODE).await?;
        match waiting(&member).await? {
            Some(waiting) if provider.settings.sms.takes_phones() => {
                let word = member.notice(&request).await.or(waiting.sent.again.then_some(Notice::SmsSentAgain));
                Ok(show_code(&member, &waiting, None, word))
            }
            // Nothing was asked for, or it is over.
            _ => Ok(member.go(HERE)),
        }
    };
    or_failed(&provider, &request, shown.await)
}

fn show_code(member: &Member<'_>, waiting: &Waiting<Adding>, problem: Option<MailedCodeProblem>, word: Option<Notice>) -> HttpResponse {
    let view = PhoneSent {
        account: member.card(),
        action: member.local(CODE),
        to: waiting.sent.what.number.clone(),
        minutes: u32::try_from(TEXTS.lasts().as_secs() / 60).unwrap_or(10),
        problem,
        again_url: member.local(HERE),
    };
    member.show_at(CODE, StatusCode::OK, word, |context| view.render(context))
}

/// POST /account/phone/code. Of any number of forms with one code one adds the phone.
pub async fn post_code(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::of_form(&provider, &request, body, CODE).await?;
        let (user_id, now) = (member.session.user_id.as_str(), provider.now());
        let refused = async |reason| note_refusal(&provider, &member, EventType::PhoneRefused, reason).await;
        let Some(waiting) = waiting(&member).await? else { return member.done(HERE, Notice::SmsOver).await };
        let Some(typed) = form.get("code").filter(|code| !code.trim().is_empty()) else {
            return Ok(show_code(&member, &waiting, Some(MailedCodeProblem::Missing), None));
        };
        // Counted before the code is looked at, so that parallel guesses count too.
        if !mail_requests::admit_guess(&provider.transient, &waiting.sent.id, now.plus(TEXTS.lasts()), now).await? {
            TEXTS.take(&provider, user_id, &waiting).await?;
            refused("used_up").await;
            return member.done(HERE, Notice::SmsUsedUp).await;
        }
        if !waiting.sent.is_code(typed) {
            refused("mismatch").await;
            return Ok(show_code(&member, &waiting, Some(MailedCodeProblem::Mismatch), None));
        }
        let what = &waiting.sent.what;
        // The rules may have changed since it was sent.
        let number = PhoneNumber::parse(&what.number).ok().filter(|number| provider.settings.sms.prefix_of(number).is_some());
        let Some(number) = number else { return member.done(HERE, Notice::SmsOver).await };
        if !TEXTS.take(&provider, user_id, &waiting).await? {
            refused("over").await;
            return member.done(HERE, Notice::SmsOver).await;
        }
        let add = AddPhone { who: member.standing().by(what.password.as_deref()), number, ends: by_phone(&member).await? };
        match provider.perform(member.acting(), add).await {
            Ok(_) => return member.done(PROFILE, Done::of("notice-phone-added").into()).await,
            // They have another password since, or all that they had ended.
            Err(NotDone::NoStanding) => {}
            Err(other) => {
                let PhoneNotAdded::TooLong = Failure::unless_refused(other)?;
            }
        }
        refused("over").await;
        member.done(HERE, Notice::SmsOver).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /account/phone/remove.
pub async fn remove(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        // As for adding one: it may be what keeps a thief out.
        let removing = if member.known.has_password() {
            wrong(&provider, &mut member, form.get("remove_password"), EventType::PhoneRefused).await?
        } else {
            member.must_be_vouched_for(None, HERE).await?;
            None
        };
        if removing.is_some() {
            return show(&member, Typed { removing, ..Typed::default() }, None).await;
        }
        let remove = RemovePhone { who: standing(&member), ends: by_phone(&member).await? };
        match provider.perform(member.acting(), remove).await {
            Ok(()) => {}
            Err(NotDone::NoStanding) => return member.done(HERE, Notice::StalePage).await,
            // Pressed twice: it is gone.
            Err(other) => {
                let NoPhone = Failure::unless_refused(other)?;
            }
        }
        member.done(PROFILE, Done::of("notice-phone-removed").into()).await
    };
    or_failed(&provider, &request, answer.await)
}
