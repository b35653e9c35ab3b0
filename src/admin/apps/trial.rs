//! `/admin/apps/{id}/test`: a sign-in as the app would ask for it, and what the app would get.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::one::{self, One};
use super::presets::Facts;
use super::{libraries, set_up};
use crate::admin::administrator::Administrator;
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::trial;
use crate::endpoints::sign_in::tried::{self, Came};
use crate::http::{FormBody, FormRefusal};
use crate::pages::AccountCard;
use crate::pages::console::sections::APPS;
use crate::pages::console::{AppTrial, TrialForm, TrialOutcome};
use crate::protocol::authorization::request_claims::RequestClaims;
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::parameters::Parameters;
use crate::provider::Provider;
use crate::secrets::Secret;

/// GET /admin/apps/{id}/test: the form, or with `outcome` what a trial showed.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = one::of(&provider, &request, &id).await?;
        let parameters = Parameters::read(request.query_string().as_bytes());
        let asked = parameters.get("outcome");
        let kept = match asked {
            Some(asked) => tried::read(&provider, asked, &admin.session.user_id, &one.record.client.client_id).await?,
            None => None,
        };
        let outcome = kept.map(|kept| shown(kept.came));
        let over = asked.is_some() && outcome.is_none();
        let view = AppTrial { outcome, over, ..page(&admin, &one, TrialForm::default()) };
        Ok(admin.show_at(&format!("{}/test", APPS.one(&id)), StatusCode::OK, None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/apps/{id}/test: begins the sign-in.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    id: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let back = format!("{}/test", APPS.one(&id));
        let (mut admin, posted) = Administrator::of_form(&provider, &request, body, &back).await?;
        let one = one::find(&admin, &id).await?;
        let typed = |name: &str| posted.get(name).unwrap_or_default().to_owned();
        let form = TrialForm { redirect_uri: typed("redirect_uri"), scope: typed("scope"), prompt: typed("prompt") };
        let by = admin.session.user_id.clone();
        let asked = request_of(&provider, &one.record.client.client_id, &form);
        match trial::begin(&mut admin.visitor, &RequestClaims::of_parameters(&asked), &by).await? {
            Ok(answer) => Ok(answer),
            Err(came) => {
                let view = AppTrial { outcome: Some(shown(came)), ..page(&admin, &one, form) };
                Ok(admin.show_at(&back, StatusCode::UNPROCESSABLE_ENTITY, None, |context| view.render(context)))
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// The authorization request that the app would send.
fn request_of(provider: &Provider, client_id: &str, form: &TrialForm) -> Parameters {
    let (nonce, challenge) = (Secret::random(&provider.random), Secret::random(&provider.random));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs([
        ("response_type", "code"),
        ("client_id", client_id),
        ("redirect_uri", &form.redirect_uri),
        ("scope", &form.scope),
        ("prompt", &form.prompt),
        ("nonce", nonce.expose()),
        ("code_challenge", challenge.expose()),
        ("code_challenge_method", "S256"),
    ]);
    Parameters::read(query.finish().as_bytes())
}

fn page(admin: &Administrator<'_>, one: &One, form: TrialForm) -> AppTrial {
    let client = &one.record.client;
    let (api, api_scopes) = set_up::called(admin, client).map_or((None, String::new()), |(api, scopes)| (Some(api), scopes));
    let facts = Facts {
        issuer: admin.provider().issuer(),
        client_id: &client.client_id,
        api: api.as_deref(),
        api_scopes: &api_scopes,
        ..Facts::default()
    };
    AppTrial {
        frame: admin.frame(),
        head: one.head(admin),
        redirect_uris: client.metadata.redirect_uris.clone(),
        signs_people_in: client.metadata.has_grant(GrantType::AuthorizationCode),
        command: libraries::token_command(&facts),
        form: if form.scope.is_empty() { TrialForm { scope: set_up::of_people(client), ..form } } else { form },
        outcome: None,
        over: false,
    }
}

fn shown(came: Came) -> TrialOutcome {
    match came {
        Came::Refused { error, description } => TrialOutcome::Refused { error, description },
        Came::Given { who: (name, address), tokens, userinfo } => {
            TrialOutcome::Given { who: AccountCard { name, address }, tokens, userinfo }
        }
    }
}
