//! The one way out for an answer to an app: it is made here, in the mode that the app asked for, and sent here, also where it was kept
//! for a moment in between. An answer that is to be signed is signed where it is made.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::page_answers::page;
use super::token_signing;
use super::visitor::Visitor;
use crate::http::{Failure, answers};
use crate::pages::FormPost;
use crate::pages::security::PageKind;
use crate::protocol::authorization::response::{self, AnswerTo, AuthorizationResponse, Handed, Outcome};
use crate::protocol::authorization::signed_response;
use crate::protocol::client::Client;

/// What a journey leads to, ready to be sent: an answer to an app, or a page of ours.
#[derive(Serialize, Deserialize)]
pub(super) struct AppAnswer {
    answer: AuthorizationResponse,
    /// The name of the app, for the form that posts itself.
    app_name: String,
    /// What it hands over. The release before kept none: what one of its replicas answered does not say what it hands over. Always
    /// there from the release after the next on.
    handed: Option<Vec<Handed>>,
}

impl AppAnswer {
    /// Where it leads by a redirect; none where it is a form.
    pub(super) fn location(&self) -> Option<&str> {
        match &self.answer {
            AuthorizationResponse::Redirect(location) => Some(location),
            AuthorizationResponse::FormPost { .. } => None,
        }
    }

    /// What it hands over; none where that is not known.
    pub(super) fn handed(&self) -> Option<&[Handed]> {
        self.handed.as_deref()
    }
}

/// The answer to an app, called `app_name` on a page that leads to it.
///
/// # Errors
/// Where the answer is to be signed and there is no key for it yet.
pub(super) async fn to_app(
    visitor: &Visitor<'_>,
    to: &AnswerTo,
    client: &Client,
    outcome: Outcome<'_>,
    app_name: &str,
) -> Result<AppAnswer, Failure> {
    let handed = match outcome {
        Outcome::Granted(handed) => handed.to_vec(),
        Outcome::Refused(_) => Vec::new(),
    };
    let mut parameters = response::parameters(to, visitor.provider.issuer(), outcome);
    if to.response_mode.is_signed() {
        let claims = signed_response::claims(&parameters, &client.client_id, visitor.provider.now());
        let key = token_signing::key(visitor.provider, client.metadata.authorization_signed_response_alg.as_deref()).await?;
        parameters = vec![(signed_response::RESPONSE, key.sign(&claims, signed_response::TYP).map_err(Failure::internal)?)];
    }
    Ok(AppAnswer { answer: response::carry(to, parameters), app_name: app_name.to_owned(), handed: Some(handed) })
}

/// The way to a page of ours; `path` is below the issuer.
pub(super) fn to_ours(visitor: &Visitor<'_>, path: &str) -> AppAnswer {
    let answer = AuthorizationResponse::Redirect(visitor.provider.settings.issuer.local(path));
    AppAnswer { answer, app_name: String::new(), handed: Some(Vec::new()) }
}

/// Sends it.
pub(super) fn send(visitor: &Visitor<'_>, answer: AppAnswer) -> HttpResponse {
    let AppAnswer { answer, app_name, .. } = answer;
    visitor.send(match answer {
        AuthorizationResponse::Redirect(location) => answers::see_other(&location),
        AuthorizationResponse::FormPost { action, fields } => {
            let form = FormPost { action, fields, app_name };
            page(StatusCode::OK, PageKind::Journey, form.render(&visitor.context("form-post", None)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_a_replica_of_the_release_before_kept_is_read_and_hands_over_what_nobody_knows() {
        let kept = r#"{"answer":{"redirect":"https://rp.example/cb?code=x"},"app_name":"App"}"#;
        let read: AppAnswer = serde_json::from_str(kept).unwrap();
        assert_eq!(read.location(), Some("https://rp.example/cb?code=x"));
        assert!(read.handed().is_none());
        let ours = AppAnswer { answer: read.answer, app_name: read.app_name, handed: Some(Vec::new()) };
        let written = serde_json::to_value(&ours).unwrap();
        assert_eq!((&written["answer"]["redirect"], &written["app_name"]), (&"https://rp.example/cb?code=x".into(), &"App".into()));
    }
}
