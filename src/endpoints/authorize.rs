//! `/authorize`, GET and POST ([OpenID Connect Core §3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint)).

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::page_answers::{self, Problem, authorization_response};
use super::posted::{self, Posted};
use super::sign_in;
use super::visitor::Visitor;
use super::way_back::{self, WayBack};
use crate::audit::EventType;
use crate::http::{Failure, FormBody, FormRefusal, Stop, answers};
use crate::jose::{Algorithm, Expected, ExpectedType, UnverifiedClaims, VerificationError};
use crate::pages::{Cause, DeveloperPart};
use crate::people::user;
use crate::protocol::acr::Acr;
use crate::protocol::authorization::rejection::Rejection;
use crate::protocol::authorization::request::{self, AuthorizationRequest, ServerRules};
use crate::protocol::authorization::response::{self, AuthorizationResponse};
use crate::protocol::client::Client;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::parameters::Parameters;
use crate::protocol::subject::Subject;
use crate::provider::Provider;
use crate::sign_in::journey::{Beginning, Demands, Journey, Owed, Purpose, TwoFactors};
use crate::sign_in::journeys;
use crate::store::StoreError;

/// Requests that came by POST, for the GET that follows.
const POSTED: Posted = posted::kind("posted-request");

/// GET /authorize.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let answered = async {
        let query = request.query_string();
        let kept = match query.strip_prefix("posted=") {
            // Behind the id stands where the page leads once it is old.
            Some(noted) => match posted::find(&provider, &POSTED, noted.split('.').next().unwrap_or_default()).await? {
                Some(kept) => Some(kept),
                None => {
                    let mut visitor = Visitor::blank(&provider, &request);
                    visitor.comes_for(noted);
                    return Ok(page_answers::expired(&visitor));
                }
            },
            None => None,
        };
        let parameters = Parameters::read(kept.as_deref().map_or(query, String::as_str).as_bytes());
        answer(&provider, &request, &parameters).await
    };
    page_answers::or_failed(&provider, &request, answered.await)
}

/// POST /authorize. From another site it comes without our cookies: it is kept, and a GET goes on with them.
pub async fn post(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let body = match body {
        Ok(body) => body,
        Err(refusal) => return page_answers::refused_body(&Visitor::blank(&provider, &request), refusal),
    };
    let mut visitor = Visitor::blank(&provider, &request);
    if !visitor.may_begin() {
        return page_answers::too_many(&visitor);
    }
    let parameters = Parameters::read(&body.0);
    let answered = async {
        // Client, address and all the rest are held against the rules first: nothing is kept of what is refused anyway.
        if let (client, Err(rejection)) = validate(&provider, &parameters).await {
            let languages: Vec<String> =
                parameters.get("ui_locales").unwrap_or_default().split_ascii_whitespace().map(str::to_owned).collect();
            visitor.prefer_languages(&languages);
            return refused(&visitor, &parameters, client.as_deref(), rejection).await;
        }
        let id = posted::keep(&visitor, &POSTED, &parameters.only(request::PARAMETERS)).await?;
        let app = WayBack::App(parameters.get("client_id").unwrap_or_default().to_owned());
        let noted = way_back::sealed_return(&provider, id.expose(), &app);
        Ok(answers::see_other(&provider.settings.issuer.local(&format!("/authorize?posted={noted}"))))
    };
    page_answers::or_failed(&provider, &request, answered.await)
}

async fn answer(provider: &Provider, request: &HttpRequest, parameters: &Parameters) -> Result<HttpResponse, Stop> {
    let mut visitor = Visitor::of(provider, request, parameters.get("ui_locales")).await?;
    let (known, validated) = validate(provider, parameters).await;
    let client = known.as_deref();
    let asked = match validated {
        Ok(asked) => asked,
        Err(rejection) => return refused(&visitor, parameters, client, rejection).await,
    };
    match begin(&mut visitor, asked.clone(), Purpose::Authorize).await? {
        Ok(journey) => sign_in::go_on(&mut visitor, None, journey).await,
        Err(error) if !asked.prompt.none && !client.is_some_and(Client::is_vouched_for) => {
            note_refusal(&visitor, &asked.client_id, &error).await;
            Ok(error_before_redirect(&visitor, &error, response::error(&asked.answer_to, provider.issuer(), &error)))
        }
        Err(error) => Ok(refuse(&visitor, &asked, &error).await),
    }
}

/// The answer to a request that the rules refuse.
async fn refused(
    visitor: &Visitor<'_>,
    parameters: &Parameters,
    client: Option<&Client>,
    rejection: Rejection,
) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    match rejection {
        Rejection::Page(rejection) => {
            let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused(rejection.kind.as_str());
            let event = match &rejection.asked {
                Some(asked) => event.detail("redirect_uri", asked.as_str()),
                None => event.detail("description", rejection.detail.as_str()),
            };
            provider.note(event.client(rejection.client_id.as_deref().unwrap_or_default())).await;
            page_answers::rejected(visitor, &rejection, client).await
        }
        Rejection::Redirect { answer_to, error, page_first } => {
            let client_id = parameters.get("client_id").unwrap_or_default();
            note_refusal(visitor, client_id, &error).await;
            let response = response::error(&answer_to, provider.issuer(), &error);
            if page_first {
                return Ok(error_before_redirect(visitor, &error, response));
            }
            Ok(authorization_response(visitor, response, client.map_or(client_id, |client| client.name(&[]))))
        }
    }
}

/// The client that a request names, and what the rules say of it. What is unknown to memory may have been told a moment ago.
pub(super) async fn validate(
    provider: &Provider,
    parameters: &Parameters,
) -> (Option<Arc<Client>>, Result<AuthorizationRequest, Rejection>) {
    let validated = against_memory(provider, parameters);
    if validated.1.is_ok() {
        return validated;
    }
    provider.catch_up().await;
    against_memory(provider, parameters)
}

fn against_memory(provider: &Provider, parameters: &Parameters) -> (Option<Arc<Client>>, Result<AuthorizationRequest, Rejection>) {
    let snapshot = provider.snapshot();
    let client = parameters.get("client_id").and_then(|id| snapshot.client(id)).map(|known| Arc::clone(&known.client));
    let rules = ServerRules { issuer: provider.issuer(), enrolment: false };
    let resources = |id: &str| snapshot.resource(id).map(|resource| (**resource).clone());
    let validated = request::validate(parameters, client.as_deref(), &rules, &resources);
    (client, validated)
}

/// Nobody vouched for the app: a link with a mistake on purpose would else lead wherever it likes
/// ([RFC 9700 §4.11.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.11.2)).
fn error_before_redirect(visitor: &Visitor<'_>, error: &OAuthError, response: AuthorizationResponse) -> HttpResponse {
    let mut problem = Problem::new(visitor, StatusCode::BAD_REQUEST, Cause::AppRequest);
    if let AuthorizationResponse::Redirect(location) = response {
        problem.page.back_url = Some(location);
    }
    problem.page.developer =
        Some(DeveloperPart { error: error.code.as_str().to_owned(), description: error.safe_description(), ..DeveloperPart::default() });
    problem.answer(visitor)
}

async fn note_refusal(visitor: &Visitor<'_>, client_id: &str, error: &OAuthError) {
    tracing::info!(client_id, code = error.code.as_str(), description = ?error.description, "an authorization request was refused");
    let event = visitor.visit.acting_anonymous().event(EventType::AuthorizationRefused).refused_with(error);
    visitor.provider.note(event.client(client_id)).await;
}

/// The error goes to the app.
pub(super) async fn refuse(visitor: &Visitor<'_>, asked: &AuthorizationRequest, error: &OAuthError) -> HttpResponse {
    let (response, name) = refusal(visitor, asked, error).await;
    authorization_response(visitor, response, &name)
}

/// The error as the app gets it, and the app's name.
pub(super) async fn refusal(visitor: &Visitor<'_>, asked: &AuthorizationRequest, error: &OAuthError) -> (AuthorizationResponse, String) {
    note_refusal(visitor, &asked.client_id, error).await;
    let snapshot = visitor.provider.snapshot();
    let name = snapshot.client(&asked.client_id).map_or(asked.client_id.as_str(), |known| known.client.name(&[])).to_owned();
    (response::error(&asked.answer_to, visitor.provider.issuer(), error), name)
}

/// Settles which session answers and what is owed, and for `prompt=none` whether anything may be.
/// `purpose` says what the request is for.
pub(super) async fn begin(
    visitor: &mut Visitor<'_>,
    mut asked: AuthorizationRequest,
    purpose: impl FnOnce(Box<AuthorizationRequest>) -> Purpose,
) -> Result<Result<Journey, OAuthError>, Failure> {
    let provider = visitor.provider;
    let hint = match hint(provider, &asked) {
        Ok(hint) => hint,
        Err(error) => return Ok(Err(error)),
    };
    let hinted = hint.is_some() || asked.login_hint.is_some();
    let must_be = match must_be(hint, &asked) {
        Ok(must_be) => must_be,
        Err(error) => return Ok(Err(error)),
    };
    // Read: the store, whose dump must hold no token, keeps what it said and not the hint itself.
    asked.id_token_hint = None;
    // Whoever has no second factor may set one up on the way: only what is none of our classes is out of reach.
    if !asked.acr.is_met_by(Acr::Two) {
        return Ok(Err(unmet()));
    }
    let two_factors = match asked.acr.wanted() {
        _ if !asked.acr.is_met_by(Acr::One) => TwoFactors::Demanded,
        Some(Acr::Two) => TwoFactors::Wanted,
        Some(Acr::One) | None => TwoFactors::NotAsked,
    };
    let login_hint = drop_the_dead(visitor, asked.login_hint.clone()).await?;
    let now = provider.now();
    let purpose = purpose(Box::new(asked.clone()));
    let mut journey = Journey::begin(Beginning {
        id: way_back::journey_id(provider, &purpose),
        browser: visitor.browser.hash(),
        demands: Demands {
            login: asked.prompt.login,
            select_account: asked.prompt.select_account,
            max_age: asked.max_age.map(Duration::from_secs),
            two_factors,
        },
        purpose,
        sessions: &visitor.sessions.live,
        must_be: must_be.map(|subject| subject.meant_person().to_owned()),
        login_hint,
        hinted,
        last_for_client: visitor.sessions.last_for(&asked.client_id).map(|session| session.sid.clone()),
        now,
        expires_at: now.plus(journeys::LIFETIME),
    });
    if let Some(account) = journey.account().cloned() {
        match sign_in::account(provider, &account.user_id, Some(&asked)).await? {
            Some(known) => journey.learn(known.facts, now),
            None => journey.lose_account(),
        }
    }
    if !asked.prompt.none {
        return Ok(Ok(journey));
    }
    let refused = |code, description: &'static str| Ok(Err(OAuthError::new(code, description)));
    match journey.next() {
        None => Ok(Ok(journey)),
        Some(Owed::AccountChoice) => {
            refused(ErrorCode::AccountSelectionRequired, "more than one account is signed in: the user must choose one")
        }
        Some(Owed::Consent) => refused(ErrorCode::ConsentRequired, "the user must give consent"),
        Some(owed) if owed.takes_second_factor() => refused(ErrorCode::LoginRequired, "the user must sign in with a second factor"),
        Some(_) => refused(ErrorCode::LoginRequired, "the user must sign in"),
    }
}

/// The acr that is asked for without fail is none that anybody reaches here.
pub(super) fn unmet() -> OAuthError {
    OAuthError::new(ErrorCode::UnmetAuthenticationRequirements, "none of the requested acr values can be met")
}

/// The subject of `id_token_hint`. An app may hold an ID token for longer than its key is known here: it says nothing then, and
/// where nobody may be asked the app gets the error that it expects of a hint that is not met
/// ([Core §3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)). What is no ID token of ours is a
/// mistake of the app.
fn hint(provider: &Provider, asked: &AuthorizationRequest) -> Result<Option<Subject>, OAuthError> {
    let Some(raw) = &asked.id_token_hint else { return Ok(None) };
    let expected = Expected { typ: ExpectedType::JwtOrAbsent, algorithms: &Algorithm::ALL };
    let ours = Some(provider.issuer());
    let text = |value: Option<&serde_json::Value>| value.and_then(serde_json::Value::as_str).map(str::to_owned);
    let subject = match provider.snapshot().keys.verify_hint(&raw.0, &expected, provider.now()) {
        Ok(verified) => text(verified.claims.get("sub")).filter(|_| text(verified.claims.get("iss")).as_deref() == ours),
        Err(VerificationError::UnknownKey) if text(UnverifiedClaims::read(&raw.0).get("iss")).as_deref() == ours => {
            return match asked.prompt.none {
                true => {
                    Err(OAuthError::new(ErrorCode::LoginRequired, "the key of id_token_hint is no longer valid: the user must sign in"))
                }
                false => Ok(None),
            };
        }
        Err(_) => None,
    };
    subject
        .map(|subject| Some(Subject::sent(&subject)))
        .ok_or_else(|| OAuthError::invalid_request("id_token_hint is not an ID token from this issuer"))
}

/// The subject that the hint, or a demand for the `sub` claim, allows alone.
fn must_be(hint: Option<Subject>, asked: &AuthorizationRequest) -> Result<Option<Subject>, OAuthError> {
    match (hint, asked.claims.required_subject()) {
        (Some(hint), Some(demanded)) if hint != demanded => {
            Err(OAuthError::invalid_request("id_token_hint and the requested sub claim are for different users"))
        }
        (hint, demanded) => Ok(hint.or(demanded)),
    }
}

/// Keeps of the browser's sessions those whose person may still sign in, and finds the person whom `login_hint` names.
pub(crate) async fn drop_the_dead(visitor: &mut Visitor<'_>, login_hint: Option<String>) -> Result<Option<String>, Failure> {
    if visitor.sessions.live.is_empty() && login_hint.is_none() {
        return Ok(None);
    }
    let sessions = visitor.sessions.live.clone();
    let (alive, hinted) = visitor
        .provider
        .database
        .read(move |conn| {
            let alive = crate::provider::honoured(conn, sessions)?.into_iter().map(|(session, _)| session).collect();
            let hinted = match login_hint {
                Some(typed) => user::find_by_login(conn, &typed)?.map(|user| user.id),
                None => None,
            };
            Ok::<_, StoreError>((alive, hinted))
        })
        .await?;
    visitor.sessions.live = alive;
    Ok(hinted)
}
