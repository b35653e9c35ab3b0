//! The journey's pages: who, password, new password, which account. Each step is a POST bound to journey and browser; what
//! follows is what the journey owes next.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::authorize;
use super::page_answers::{self, app_card, authorization_response, or_failed, page};
use super::visitor::Visitor;
use crate::acts::{ActError, end_session, user as user_acts, user_password};
use crate::audit::{EventType, Subject};
use crate::http::{Failure, FormBody, FormRefusal, answers};
use crate::issued::consent as consents;
use crate::pages::security::PageKind;
use crate::pages::{
    AccountCard, AccountChoice, AppCard, ChoiceMode, Hidden, KnownAccount, NewPassword, NewPasswordProblem, NewPasswordReason, Password,
    PasswordReason, SignIn, SignInProblem,
};
use crate::people::{User, user};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::authorization::response;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::redirect_uri::UnverifiedRedirectUri;
use crate::provider::{self, Provider};
use crate::secrets::Secret;
use crate::sign_in::code::{self, Circumstances};
use crate::sign_in::consent;
use crate::sign_in::factors::password::{self, Busy, PasswordHash, Unfit};
use crate::sign_in::journey::{AccountFacts, Beginning, Demands, Journey, Misstep, Owed, Purpose};
use crate::sign_in::journeys::{self, Kept};
use crate::sign_in::throttle::{self, Admission, Attempt};
use crate::sso::session::Session;
use crate::store::{Connection, StoreError};

/// A person as a journey needs them.
pub(crate) struct Known {
    pub user: User,
    pub facts: AccountFacts,
    pub stored: Option<user_password::StoredPassword>,
}

impl Known {
    pub fn card(&self) -> AccountCard {
        account_card(&self.user)
    }
}

/// A person as their pages show them.
pub fn account_card(user: &User) -> AccountCard {
    let name = user.claims.get("name").and_then(serde_json::Value::as_str).unwrap_or_default();
    AccountCard { name: name.to_owned(), address: user.email.as_str().to_owned() }
}

/// Reads a person with what the journey for `asked` must know of them.
pub(crate) async fn account(provider: &Provider, user_id: &str, asked: Option<&AuthorizationRequest>) -> Result<Option<Known>, Failure> {
    let (user_id, asked) = (user_id.to_owned(), asked.cloned());
    let (ring, snapshot, now) = (provider.keyring.clone(), provider.snapshot(), provider.now());
    let known = provider
        .database
        .read(move |conn| {
            let Some(user) = user::find(conn, &user_id)? else { return Ok(None) };
            let stored = user_password::read(conn, &ring, &user_id)?;
            let consent_is_owed = match &asked {
                None => false,
                Some(asked) => match snapshot.client(&asked.client_id) {
                    Some(known) => consent::is_owed(&known.client, asked, consents::find(conn, &user_id, &asked.client_id)?.as_ref(), now),
                    None => true,
                },
            };
            let facts = AccountFacts { password_is_temporary: stored.as_ref().is_some_and(|stored| stored.temporary), consent_is_owed };
            Ok::<_, StoreError>(Some(Known { user, facts, stored }))
        })
        .await?;
    Ok(known)
}

/// Begins a sign-in for a page of the person's own.
pub(crate) async fn begin_for_account(visitor: &mut Visitor<'_>, return_to: &str, choose: bool) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    authorize::drop_the_dead(visitor, None).await?;
    let now = provider.now();
    let mut journey = Journey::begin(Beginning {
        id: provider.random.uuid().simple().to_string(),
        browser: visitor.browser.hash(),
        purpose: Purpose::Account { return_to: return_to.to_owned() },
        demands: Demands { select_account: choose, ..Demands::default() },
        sessions: &visitor.sessions.live,
        must_be: None,
        login_hint: None,
        hinted: false,
        last_for_client: visitor.sessions.current().map(|session| session.sid.clone()),
        now,
        expires_at: now.plus(journeys::LIFETIME),
    });
    if let Some(account) = journey.account().cloned()
        && let Some(known) = account_facts(provider, &account.user_id).await?
    {
        journey.learn(known);
    }
    go_on(visitor, None, journey).await
}

async fn account_facts(provider: &Provider, user_id: &str) -> Result<Option<AccountFacts>, Failure> {
    Ok(account(provider, user_id, None).await?.map(|known| known.facts))
}

/// Goes on with a journey after a step: a session begins where one is due; then the next page, or the end.
pub(super) async fn go_on(visitor: &mut Visitor<'_>, kept: Option<&Kept>, journey: Journey) -> Result<HttpResponse, Failure> {
    match advance(visitor, kept, journey).await {
        // The old session cookie is void already: the page of the failure brings the new one.
        Err(failure) if visitor.sets_session_cookie() => Ok(page_answers::failed(visitor, &failure)),
        other => other,
    }
}

async fn advance(visitor: &mut Visitor<'_>, kept: Option<&Kept>, mut journey: Journey) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    if journey.session_is_due() {
        begin_session(visitor, &mut journey).await?;
    }
    let now = provider.now();
    if let Some(owed) = journey.next() {
        let stored = match kept {
            Some(kept) => journeys::keep(&provider.transient, kept, &journey, now).await?,
            None => journeys::begin(&provider.transient, &journey, now).await.map(|()| true)?,
        };
        if !stored {
            tracing::debug!("another tab moved the journey on first");
        }
        return Ok(visitor.send(answers::see_other(&address(provider, &journey.id, owed))));
    }
    // Of any number of forms that finish a journey one goes on to what it leads to.
    if kept.is_some() && !journeys::end(&provider.transient, &journey.id, now).await? {
        return Ok(page_answers::expired(visitor));
    }
    match &journey.purpose {
        Purpose::Account { return_to } => Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(return_to)))),
        Purpose::Authorize(_) => finish(visitor, journey).await,
    }
}

fn address(provider: &Provider, journey: &str, owed: Owed) -> String {
    let page = if owed == Owed::Consent { "/consent" } else { "/sign-in" };
    provider.settings.issuer.local(&format!("{page}?journey={journey}"))
}

async fn begin_session(visitor: &mut Visitor<'_>, journey: &mut Journey) -> Result<(), Failure> {
    let provider = visitor.provider;
    let now = provider.now();
    let Some(account) = journey.account().cloned() else { return Ok(()) };
    let before =
        account.sid.as_deref().and_then(|sid| visitor.sessions.session(sid)).or_else(|| visitor.sessions.of_user(&account.user_id));
    let mut session = match before.filter(|session| session.epoch == account.epoch && session.user_id == account.user_id) {
        Some(session) => session.clone(),
        None => Session {
            sid: provider.random.uuid().simple().to_string(),
            issuer: provider.issuer().to_owned(),
            user_id: account.user_id.clone(),
            epoch: account.epoch,
            factors: Vec::new(),
            clients: Vec::new(),
            created_at: now,
            last_used_at: now,
            address: None,
            user_agent: None,
        },
    };
    session.prove(journey.proven());
    session.last_used_at = now;
    session.address = visitor.visit.address().map(str::to_owned);
    session.user_agent = visitor.visit.user_agent().map(str::to_owned);
    let client_id = journey.request().map(|asked| asked.client_id.clone());
    let cookie = provider.sessions().adopt(&visitor.sessions, &session, client_id.as_deref(), &provider.random).await?;
    visitor.set_session_cookie(Some(cookie.clone()));
    visitor.sessions = provider.sessions().of_browser(Some(cookie)).await?;
    if journey.session_began(&session.sid).is_err() {
        return Err(Failure::internal("a session began that was not due"));
    }
    let acting = visitor.visit.acting_user(&account.user_id);
    let event = acting.event(EventType::SignedIn).subject(Subject::User(account.user_id.clone())).detail("session", session.sid.as_str());
    provider
        .note(match &client_id {
            Some(client_id) => event.client(client_id),
            None => event,
        })
        .await;
    provider.telemetry.sign_in("done");
    let user_id = account.user_id;
    if let Err(error) = provider.database.write(move |conn| user_acts::note_sign_in(conn, &acting, &user_id)).await {
        tracing::warn!(%error, "the time of a sign-in could not be noted");
    }
    Ok(())
}

/// The journey owes nothing: the app gets its code.
async fn finish(visitor: &Visitor<'_>, journey: Journey) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    let proof = journey.finish().map_err(|_| Failure::internal("a journey ended that owes something"))?;
    let snapshot = provider.snapshot();
    let asked = proof.request();
    let session = visitor.sessions.session(proof.sid());
    let (Some(known), Some(session)) = (snapshot.client(&asked.client_id).filter(|known| known.client.enabled), session) else {
        // The app or the session went while the person was on the way.
        return Ok(page_answers::expired(visitor));
    };
    let circumstances = Circumstances {
        issuer: provider.issuer(),
        client: &known.client,
        session,
        lifetime: provider.settings.code_lifetime,
        now: provider.now(),
    };
    let code = code::issue(&provider.transient, &provider.keyring, &provider.random, &proof, circumstances).await?;
    provider.sessions().note_answer(&visitor.sessions, proof.sid(), &asked.client_id).await?;
    let answer = response::success(&asked.answer_to, provider.issuer(), &code);
    Ok(authorization_response(visitor, answer, known.client.name(&[visitor.language().tag()])))
}

/// A step of a journey: the form's parameters, and the journey in this browser that it names.
pub(super) struct Step {
    pub parameters: Parameters,
    pub body: Vec<u8>,
    pub kept: Kept,
}

/// Reads the form of a step; an answer where it is none of ours, or its journey is over.
pub(super) async fn step(visitor: &mut Visitor<'_>, body: Result<FormBody, FormRefusal>) -> Result<Result<Step, HttpResponse>, Failure> {
    let body = match body {
        Ok(body) => body.0.to_vec(),
        Err(refusal) => return Ok(Err(page_answers::refused_body(visitor, refusal))),
    };
    let parameters = Parameters::read(&body);
    let id = parameters.get("journey").unwrap_or_default().to_owned();
    if !visitor.form_is_ours(&parameters, &id) {
        return Ok(Err(page_answers::foreign_form(visitor)));
    }
    match find(visitor, &id).await? {
        Some(kept) => Ok(Ok(Step { parameters, body, kept })),
        None => Ok(Err(page_answers::expired(visitor))),
    }
}

/// The journey `id` of this browser, while its app may still be answered. Where the session that it settled on has ended, or
/// the person may not sign in with what was proven any more, it begins anew with who it is: nothing of them is shown.
pub(super) async fn find(visitor: &mut Visitor<'_>, id: &str) -> Result<Option<Kept>, Failure> {
    let provider = visitor.provider;
    let kept = journeys::find(&provider.transient, id, &visitor.browser.hash(), provider.now()).await?;
    if let Some(asked) = kept.as_ref().and_then(|kept| kept.journey.request()) {
        let languages = asked.ui_locales.clone();
        visitor.prefer_languages(&languages);
    }
    let Some(mut kept) = kept else { return Ok(None) };
    authorize::drop_the_dead(visitor, None).await?;
    if !kept.journey.request().is_none_or(|asked| may_be_answered(provider, asked)) {
        return Ok(None);
    }
    if !account_stands(visitor, &kept.journey).await? {
        kept.journey.lose_account();
    }
    Ok(Some(kept))
}

/// Whether the app is still there and the address of its answer still registered: an hour may lie between.
fn may_be_answered(provider: &Provider, asked: &AuthorizationRequest) -> bool {
    let snapshot = provider.snapshot();
    let client = snapshot.client(&asked.client_id).map(|known| &known.client).filter(|client| client.enabled);
    client.is_some_and(|client| UnverifiedRedirectUri::new(asked.answer_to.redirect_uri.as_str()).verify(client).is_ok())
}

/// Whether the account that the journey settled on is signed in here, or has just been proven and not been ended since.
async fn account_stands(visitor: &Visitor<'_>, journey: &Journey) -> Result<bool, Failure> {
    let Some(account) = journey.account().cloned() else { return Ok(true) };
    if let Some(sid) = &account.sid {
        return Ok(visitor.sessions.session(sid).is_some());
    }
    let user = visitor.provider.database.read(move |conn| user::find(conn, &account.user_id)).await?;
    Ok(user.is_some_and(|user| user.is_active() && account.epoch >= user.epoch))
}

/// What the form of a journey carries along.
pub(super) fn hidden(journey: &Journey) -> Vec<Hidden> {
    vec![("journey".to_owned(), journey.id.clone())]
}

/// The app of a journey.
pub(super) fn app(visitor: &Visitor<'_>, journey: &Journey) -> Option<AppCard> {
    let asked = journey.request()?;
    let snapshot = visitor.provider.snapshot();
    let known = snapshot.client(&asked.client_id)?;
    Some(app_card(visitor, &known.client, Some(asked.answer_to.redirect_uri.as_str())))
}

fn shown(
    visitor: &Visitor<'_>,
    journey: &Journey,
    status: StatusCode,
    render: impl FnOnce(&crate::pages::PageContext) -> String,
) -> HttpResponse {
    visitor.send(page(status, PageKind::Journey, render(&visitor.context(&journey.id, None))))
}

/// GET /sign-in.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let Some(id) = parameters.get("journey").map(str::to_owned) else {
            return begin_for_account(&mut visitor, "/", parameters.get("choose").is_some()).await;
        };
        let Some(kept) = find(&mut visitor, &id).await? else { return Ok(page_answers::expired(&visitor)) };
        let choosing =
            parameters.get("choose").is_some() && matches!(kept.journey.next(), Some(Owed::Consent | Owed::Password | Owed::Identify));
        match kept.journey.next() {
            _ if choosing => choice_page(&visitor, &kept.journey, parameters.get("remove").is_some()).await,
            Some(Owed::AccountChoice) => choice_page(&visitor, &kept.journey, parameters.get("remove").is_some()).await,
            Some(Owed::Identify) => {
                let hint = kept.journey.request().and_then(|asked| asked.login_hint.clone()).unwrap_or_default();
                Ok(identify_page(&visitor, &kept.journey, &hint, None))
            }
            Some(Owed::Password) => password_page(&visitor, &kept.journey, None).await,
            Some(Owed::NewPassword) => new_password_page(&visitor, &kept.journey, Vec::new()).await,
            Some(Owed::Consent) => Ok(answers::see_other(&address(&provider, &id, Owed::Consent))),
            None => {
                let journey = kept.journey.clone();
                go_on(&mut visitor, Some(&kept), journey).await
            }
        }
    };
    or_failed(&provider, &request, shown.await)
}

fn identify_page(visitor: &Visitor<'_>, journey: &Journey, username: &str, problem: Option<SignInProblem>) -> HttpResponse {
    let issuer = &visitor.provider.settings.issuer;
    let others = !visitor.sessions.live.is_empty();
    let view = SignIn {
        action: issuer.local("/sign-in"),
        app: app(visitor, journey),
        hidden: hidden(journey),
        username: username.to_owned(),
        problem,
        accounts_url: others.then(|| issuer.local(&format!("/sign-in?journey={}&choose=1", journey.id))),
        forgot_url: None,
        cancel_url: None,
    };
    shown(visitor, journey, problem_status(problem), |context| view.render(context))
}

fn problem_status(problem: Option<SignInProblem>) -> StatusCode {
    if matches!(problem, Some(SignInProblem::Throttled { .. })) { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK }
}

async fn password_page(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SignInProblem>) -> Result<HttpResponse, Failure> {
    let issuer = &visitor.provider.settings.issuer;
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let reason = match journey.request() {
        Some(asked) if asked.prompt.login => PasswordReason::Again,
        Some(asked) if asked.max_age.is_some() => PasswordReason::Recent,
        _ => PasswordReason::SignIn,
    };
    let view = Password {
        action: issuer.local("/sign-in"),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        reason,
        problem,
        switch_url: Some(issuer.local(&format!("/sign-in?journey={}&choose=1", journey.id))),
        forgot_url: None,
        cancel_url: None,
    };
    Ok(shown(visitor, journey, problem_status(problem), |context| view.render(context)))
}

async fn settled(visitor: &Visitor<'_>, journey: &Journey) -> Result<Option<Known>, Failure> {
    match journey.account() {
        Some(settled) => account(visitor.provider, &settled.user_id, journey.request()).await,
        None => Ok(None),
    }
}

async fn new_password_page(visitor: &Visitor<'_>, journey: &Journey, problems: Vec<NewPasswordProblem>) -> Result<HttpResponse, Failure> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let view = NewPassword {
        action: visitor.provider.settings.issuer.local("/sign-in/new-password"),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        reason: NewPasswordReason::Temporary,
        minimum: u32::try_from(password::SHORTEST).unwrap_or(8),
        problems,
    };
    Ok(shown(visitor, journey, StatusCode::OK, |context| view.render(context)))
}

async fn choice_page(visitor: &Visitor<'_>, journey: &Journey, removing: bool) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    let issuer = &provider.settings.issuer;
    let sessions = visitor.sessions.live.clone();
    let accounts = provider
        .database
        .read(move |conn| {
            let mut accounts = Vec::new();
            for session in sessions.iter().rev() {
                if let Some(user) = user::find(conn, &session.user_id)? {
                    accounts.push(KnownAccount { value: session.sid.clone(), account: account_card(&user), signed_in: true });
                }
            }
            Ok::<_, StoreError>(accounts)
        })
        .await?;
    let here = format!("/sign-in?journey={}&choose=1", journey.id);
    let mode = if removing {
        ChoiceMode::Remove { back_url: issuer.local(&here) }
    } else {
        ChoiceMode::Choose { remove_url: (!accounts.is_empty()).then(|| issuer.local(&format!("{here}&remove=1"))) }
    };
    let view =
        AccountChoice { action: issuer.local("/sign-in/account"), app: app(visitor, journey), hidden: hidden(journey), accounts, mode };
    Ok(shown(visitor, journey, StatusCode::OK, |context| view.render(context)))
}

/// POST /sign-in: a name and a password, or the password of the account that is settled.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        match step(&mut visitor, body).await? {
            Ok(step) => prove(&mut visitor, step).await,
            Err(answer) => Ok(answer),
        }
    };
    or_failed(&provider, &request, answer.await)
}

async fn prove(visitor: &mut Visitor<'_>, step: Step) -> Result<HttpResponse, Failure> {
    let provider = visitor.provider;
    let journey = step.kept.journey.clone();
    let typed = step.parameters.get("username").unwrap_or_default().trim().to_owned();
    let again = |visitor: &Visitor<'_>, problem: SignInProblem| identify_page(visitor, &journey, &typed, Some(problem));
    let user_id = match (journey.next(), journey.account()) {
        (Some(Owed::Password), Some(account)) => Some(account.user_id.clone()),
        (Some(Owed::Identify), _) if typed.is_empty() => return Ok(again(visitor, SignInProblem::UsernameMissing)),
        (Some(Owed::Identify), _) => {
            let typed = typed.clone();
            provider.database.read(move |conn| user::find_by_login(conn, &typed)).await?.map(|user| user.id)
        }
        // A second tab or the back button: the journey goes on where it stands.
        _ => return go_on(visitor, Some(&step.kept), journey).await,
    };
    let problem = match step.parameters.get("password") {
        None => Some(SignInProblem::PasswordMissing),
        Some(given) => match check(visitor, &journey, user_id.as_deref(), &typed, &Secret::new(given)).await? {
            Checked::Right(known) => return proven(visitor, &step.kept, journey, &known).await,
            Checked::Wrong(problem) => Some(problem),
        },
    };
    match (journey.next(), problem) {
        (Some(Owed::Password), problem) => password_page(visitor, &journey, problem).await,
        (_, Some(problem)) => Ok(again(visitor, problem)),
        (_, None) => Ok(page_answers::expired(visitor)),
    }
}

enum Checked {
    Right(Box<Known>),
    Wrong(SignInProblem),
}

async fn check(visitor: &Visitor<'_>, journey: &Journey, user_id: Option<&str>, typed: &str, given: &Secret) -> Result<Checked, Failure> {
    let provider = visitor.provider;
    let now = provider.now();
    let browser = visitor.browser.hash();
    // Known and unknown names are counted alike, so that being slowed tells nothing.
    let login_key = user_id.map_or_else(|| provider::login_key(typed), str::to_owned);
    let attempt = Attempt { login_key: &login_key, browser: &browser, address: &visitor.throttle_key };
    if let Admission::Slowed(wait) = throttle::admit(&provider.transient, attempt, now).await? {
        note_refusal(visitor, journey, user_id, "throttled").await;
        let minutes = u32::try_from(wait.as_secs().div_ceil(60)).unwrap_or(10);
        return Ok(Checked::Wrong(SignInProblem::Throttled { minutes }));
    }
    let known = match user_id {
        Some(user_id) => account(provider, user_id, journey.request()).await?,
        // A look for nobody, so that an unknown name takes as many turns at the store.
        None => account(provider, "", journey.request()).await?,
    };
    let stored = known.as_ref().and_then(|known| known.stored.as_ref()).map(|stored| PasswordHash::stored(stored.phc.expose()));
    let matches = provider.passwords.verify(given, stored).await.map_err(|Busy| Failure::unavailable(Busy))?;
    match known {
        Some(known) if matches && known.user.is_active() => {
            throttle::succeeded(&provider.transient, attempt, now).await?;
            Ok(Checked::Right(Box::new(known)))
        }
        Some(_) if matches => {
            throttle::failed(&provider.transient, attempt, now).await?;
            note_refusal(visitor, journey, user_id, "disabled").await;
            Ok(Checked::Wrong(SignInProblem::Disabled))
        }
        _ => {
            throttle::failed(&provider.transient, attempt, now).await?;
            note_refusal(visitor, journey, user_id, "mismatch").await;
            Ok(Checked::Wrong(SignInProblem::Mismatch))
        }
    }
}

async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, user_id: Option<&str>, reason: &'static str) {
    visitor.provider.telemetry.sign_in(reason);
    let mut event = visitor.visit.acting_anonymous().event(EventType::SignInRefused).refused(reason);
    if let Some(user_id) = user_id {
        event = event.subject(Subject::User(user_id.to_owned()));
    }
    if let Some(asked) = journey.request() {
        event = event.client(&asked.client_id);
    }
    visitor.provider.note(event).await;
}

async fn proven(visitor: &mut Visitor<'_>, kept: &Kept, mut journey: Journey, known: &Known) -> Result<HttpResponse, Failure> {
    match journey.prove_password(&known.user.id, known.user.epoch, known.facts, visitor.provider.now()) {
        Ok(()) => go_on(visitor, Some(kept), journey).await,
        Err(Misstep::OutOfOrder) => go_on(visitor, Some(kept), kept.journey.clone()).await,
        Err(Misstep::AnotherPerson) => {
            journeys::end(&visitor.provider.transient, &journey.id, visitor.provider.now()).await?;
            let error = OAuthError::new(ErrorCode::LoginRequired, "somebody else than the person of the hint signed in");
            match journey.request() {
                Some(asked) => Ok(authorize::refuse(visitor, asked, &error).await),
                None => Ok(page_answers::expired(visitor)),
            }
        }
    }
}

/// POST /sign-in/new-password: one of the person's own in place of a temporary one.
pub async fn post_new_password(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let step = match step(&mut visitor, body).await? {
            Ok(step) => step,
            Err(answer) => return Ok(answer),
        };
        let mut journey = step.kept.journey.clone();
        let known = match journey.next() {
            Some(Owed::NewPassword) => settled(&visitor, &journey).await?,
            _ => return go_on(&mut visitor, Some(&step.kept), journey).await,
        };
        let Some(known) = known else { return Ok(page_answers::expired(&visitor)) };
        let phc = match new_password(&provider, &known, step.parameters.get("new_password")).await? {
            Ok(phc) => phc,
            Err(problems) => return new_password_page(&visitor, &journey, problems).await,
        };
        let (acting, ring, user_id) = (visitor.visit.acting_user(&known.user.id), provider.keyring.clone(), known.user.id.clone());
        let phc = Secret::new(phc.expose());
        let epoch = journey.account().map_or(known.user.epoch, |account| account.epoch);
        let replace = move |conn: &mut Connection| user_password::replace_temporary(conn, &acting, &ring, &user_id, epoch, &phc);
        match provider.database.write_serializable(replace).await {
            Ok(()) => {}
            Err(ActError::Stale) => return Ok(page_answers::expired(&visitor)),
            Err(error) => return Err(error.into()),
        }
        if journey.replace_password().is_err() {
            return Ok(page_answers::expired(&visitor));
        }
        go_on(&mut visitor, Some(&step.kept), journey).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Judges a password that a person chose and hashes it, or says what is wrong with it.
pub(crate) async fn new_password(
    provider: &Provider,
    known: &Known,
    given: Option<&str>,
) -> Result<Result<PasswordHash, Vec<NewPasswordProblem>>, Failure> {
    let Some(given) = given.map(Secret::new) else { return Ok(Err(vec![NewPasswordProblem::Missing])) };
    let words = [known.user.email.as_str(), known.user.preferred_username(), known.user.display_name()];
    if let Err(unfit) = password::check_choice(&given, &words) {
        return Ok(Err(vec![problem_of(unfit)]));
    }
    let before = known.stored.as_ref().map(|stored| PasswordHash::stored(stored.phc.expose()));
    if before.is_some() && provider.passwords.verify(&given, before).await.map_err(Failure::unavailable)? {
        return Ok(Err(vec![NewPasswordProblem::Same]));
    }
    Ok(Ok(provider.passwords.hash(&given).await.map_err(Failure::unavailable)?))
}

/// The sentence for an unfit password.
pub(crate) fn problem_of(unfit: Unfit) -> NewPasswordProblem {
    match unfit {
        Unfit::TooShort => NewPasswordProblem::TooShort { minimum: u32::try_from(password::SHORTEST).unwrap_or(8) },
        Unfit::TooLong => NewPasswordProblem::TooLong { maximum: u32::try_from(password::LONGEST).unwrap_or(1024) },
        Unfit::ControlCharacter | Unfit::Guessable => NewPasswordProblem::Guessable(None),
    }
}

/// POST /sign-in/account: one of the browser's accounts, another one, or one to be removed.
pub async fn post_account(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let mut visitor = Visitor::of(&provider, &request, None).await?;
        let step = match step(&mut visitor, body).await? {
            Ok(step) => step,
            Err(answer) => return Ok(answer),
        };
        let mut journey = step.kept.journey.clone();
        if let Some(sid) = step.parameters.get("remove") {
            remove(&mut visitor, sid).await?;
            let here = format!("/sign-in?journey={}&choose=1", journey.id);
            return Ok(visitor.send(answers::see_other(&provider.settings.issuer.local(&here))));
        }
        if step.parameters.get("another").is_some() {
            if journey.next() == Some(Owed::Consent) && journey.switch_account().is_err() {
                return Ok(page_answers::expired(&visitor));
            }
            // Where something else is owed, the page was an old one: the journey goes on where it stands.
            let _ = journey.use_another_account();
            return go_on(&mut visitor, Some(&step.kept), journey).await;
        }
        let chosen = step.parameters.get("account").and_then(|sid| visitor.sessions.session(sid)).cloned();
        let Some(session) = chosen else {
            return Ok(answers::see_other(&address(&provider, &journey.id, Owed::AccountChoice)));
        };
        let Some(known) = account(&provider, &session.user_id, journey.request()).await? else {
            return Ok(page_answers::expired(&visitor));
        };
        journey.choose_again();
        if journey.choose(&session, known.facts, provider.now()).is_err() {
            return go_on(&mut visitor, Some(&step.kept), step.kept.journey.clone()).await;
        }
        // Another account is another set of rights: the cookie that the old one was reached by ends.
        let cookie = provider.sessions().adopt(&visitor.sessions, &session, None, &provider.random).await?;
        visitor.set_session_cookie(Some(cookie.clone()));
        visitor.sessions = provider.sessions().of_browser(Some(cookie)).await?;
        go_on(&mut visitor, Some(&step.kept), journey).await
    };
    or_failed(&provider, &request, answer.await)
}

/// Takes an account out of this browser's list and ends its session.
async fn remove(visitor: &mut Visitor<'_>, sid: &str) -> Result<(), Failure> {
    let Some(session) = visitor.sessions.session(sid).cloned() else { return Ok(()) };
    end_here(visitor, std::slice::from_ref(&session)).await
}

/// Ends sessions of this browser: their rows, their records, their place in the list.
pub(crate) async fn end_here(visitor: &mut Visitor<'_>, sessions: &[Session]) -> Result<(), Failure> {
    let provider = visitor.provider;
    end_everywhere(visitor, sessions).await?;
    let sids: Vec<String> = sessions.iter().map(|session| session.sid.clone()).collect();
    let cookie = provider.sessions().forget(&visitor.sessions, &sids, &provider.random).await?;
    visitor.set_session_cookie(cookie.clone());
    visitor.sessions = provider.sessions().of_browser(cookie).await?;
    Ok(())
}

/// Ends sessions wherever they are.
pub(crate) async fn end_everywhere(visitor: &Visitor<'_>, sessions: &[Session]) -> Result<(), Failure> {
    let provider = visitor.provider;
    let Some(first) = sessions.first() else { return Ok(()) };
    let acting = visitor.visit.acting_user(&first.user_id);
    let endings: Vec<end_session::Ending> =
        sessions.iter().map(|session| end_session::Ending { sid: session.sid.clone(), user_id: session.user_id.clone() }).collect();
    let sids: Vec<String> = endings.iter().map(|ending| ending.sid.clone()).collect();
    let lifetime = provider.settings.session_lifetime;
    provider.database.write(move |conn| end_session::end(conn, &acting, &endings, lifetime)).await?;
    provider.learn_revocations().await;
    provider.sessions().end(&sids).await?;
    Ok(())
}
