//! `/admin/apps/{id}/set-up`: what the other side needs to know.

use actix_web::{HttpRequest, HttpResponse, web};

use super::one::{self, One};
use super::presets::{self, Facts};
use crate::admin::administrator::Administrator;
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{AppSetUp, NewSecret, SetUpFact};
use crate::provider::Provider;

/// GET /admin/apps/{id}/set-up.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = match one::of(&provider, &request, &id).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        let view = page(&admin, &one, None);
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// What to set up at the app, with its secret right after it was made.
pub(super) fn page(admin: &Administrator<'_>, one: &One, secret: Option<NewSecret>) -> AppSetUp {
    let (client, issuer) = (&one.record.client, &admin.provider().settings.issuer);
    let known = presets::of(client);
    let facts = Facts {
        issuer: issuer.as_str(),
        client_id: &client.client_id,
        secret: secret.as_ref().map_or("CLIENT_SECRET", |secret| &secret.text),
        redirect_uris: &client.metadata.redirect_uris,
        post_logout_uris: &client.metadata.post_logout_redirect_uris,
    };
    let scopes = client.metadata.scope.clone().unwrap_or_else(|| "openid profile email groups".to_owned());
    AppSetUp {
        frame: admin.frame(),
        head: one.head(admin),
        known: known.map(|known| known.name.to_owned()),
        snippets: known.map(|known| (known.snippets)(&facts)).unwrap_or_default(),
        facts: vec![
            (SetUpFact::Issuer, issuer.as_str().to_owned()),
            (SetUpFact::Discovery, issuer.url("/.well-known/openid-configuration")),
            (SetUpFact::ClientId, client.client_id.clone()),
            (SetUpFact::Authorization, issuer.url("/authorize")),
            (SetUpFact::Token, issuer.url("/token")),
            (SetUpFact::Userinfo, issuer.url("/userinfo")),
            (SetUpFact::Scopes, scopes),
        ],
        secret,
        connecting: false,
    }
}
