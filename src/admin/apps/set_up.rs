//! `/admin/apps/{id}/set-up`: what the other side needs to know.

use actix_web::{HttpRequest, HttpResponse, web};

use super::libraries;
use super::one::{self, One};
use super::presets::{self, Facts};
use crate::admin::administrator::Administrator;
use crate::config::Issuer;
use crate::endpoints::page_answers::or_failed;
use crate::pages::console::{AppSetUp, NewSecret, SetUpFact};
use crate::protocol::client::{Client, ClientKind};
use crate::protocol::grants::grant_type::GrantType;
use crate::protocol::scope::{STANDARD, Scopes};
use crate::provider::Provider;

/// GET /admin/apps/{id}/set-up.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let answer = async {
        let (admin, one) = one::of(&provider, &request, &id).await?;
        let view = page(&admin, &one, None);
        Ok(admin.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, answer.await)
}

/// What to set up at the app, with its secret right after it was made.
pub(super) fn page(admin: &Administrator<'_>, one: &One, secret: Option<NewSecret>) -> AppSetUp {
    let (client, issuer) = (&one.record.client, &admin.provider().settings.issuer);
    let known = presets::of(client);
    let (api, api_scopes) = called(admin, client).map_or((None, String::new()), |(api, scopes)| (Some(api), scopes));
    let scopes = of_people(client);
    let facts = Facts {
        issuer: issuer.as_str(),
        client_id: &client.client_id,
        secret: secret.as_ref().map_or("CLIENT_SECRET", |secret| &secret.text),
        redirect_uris: &client.metadata.redirect_uris,
        post_logout_uris: &client.metadata.post_logout_redirect_uris,
        scopes: &scopes,
        refreshes: client.metadata.has_grant(GrantType::RefreshToken),
        api: api.as_deref(),
        api_scopes: &api_scopes,
    };
    AppSetUp {
        frame: admin.frame(),
        head: one.head(admin),
        known: known.map(|known| known.name.to_owned()),
        snippets: known.map(|known| (known.snippets)(&facts)).unwrap_or_default(),
        // Who connects Grafana writes no code.
        libraries: if known.is_some() { Vec::new() } else { libraries::of(client.kind, &facts) },
        reads_secret: known.is_none() && !client.is_public(),
        facts: values(client, issuer, &facts, checks_tokens(admin, client)),
        secret,
        connecting: false,
    }
}

/// What code for an app asks for of the standard scopes: those that it was limited to; where it may have all, what an app
/// that signs people in needs.
pub(super) fn of_people(client: &Client) -> String {
    let all = || Scopes::parse(MODEST).unwrap_or_default();
    let granted = client.metadata.scope.as_deref().and_then(|scope| Scopes::parse(scope).ok()).unwrap_or_else(Scopes::standard);
    let standard = Scopes::standard();
    let asked = if standard.is_subset(&granted) { all() } else { granted.intersection(&standard) };
    // In the order in which they are known.
    STANDARD.into_iter().filter(|scope| asked.contains(scope)).collect::<Vec<_>>().join(" ")
}

/// What an app that signs people in needs.
const MODEST: &str = "openid profile email";

/// Whether it may ask about the tokens of an API.
fn checks_tokens(admin: &Administrator<'_>, client: &Client) -> bool {
    admin.provider().snapshot().resources().any(|api| api.clients.contains(&client.client_id))
}

/// The API that an app calls, with the scopes that it may ask for there: the first where there are several.
pub(super) fn called(admin: &Administrator<'_>, client: &Client) -> Option<(String, String)> {
    let granted = Scopes::parse(client.metadata.scope.as_deref()?).ok()?;
    let snapshot = admin.provider().snapshot();
    let theirs = snapshot.resources().map(|api| (api.identifier.clone(), api.scopes.intersection(&granted)));
    let (api, scopes) = theirs.filter(|(_, scopes)| !scopes.is_empty()).min_by(|one, other| one.0.cmp(&other.0))?;
    Some((api, scopes.to_string()))
}

/// The values that an app of this kind may ask for.
fn values(client: &Client, issuer: &Issuer, facts: &Facts<'_>, checks: bool) -> Vec<(SetUpFact, String)> {
    let metadata = &client.metadata;
    let with_a_person = client.kind != ClientKind::Service;
    let all = [
        (SetUpFact::Issuer, issuer.as_str().to_owned()),
        (SetUpFact::Discovery, issuer.url("/.well-known/openid-configuration")),
        (SetUpFact::ClientId, client.client_id.clone()),
        (SetUpFact::Redirect, metadata.redirect_uris.first().cloned().unwrap_or_default()),
        (SetUpFact::Authorization, issuer.url("/authorize")),
        (SetUpFact::Token, issuer.url("/token")),
        (SetUpFact::Userinfo, issuer.url("/userinfo")),
        (SetUpFact::Keys, issuer.url("/jwks")),
        (SetUpFact::SignOut, issuer.url("/logout")),
        (SetUpFact::Introspection, if checks { issuer.url("/introspect") } else { String::new() }),
        (
            SetUpFact::Scopes,
            if with_a_person { format!("{} {}", facts.scopes, facts.api_scopes) } else { facts.api_scopes.to_owned() }.trim().to_owned(),
        ),
        (SetUpFact::Resource, facts.api.unwrap_or_default().to_owned()),
    ];
    let of_people = [SetUpFact::Authorization, SetUpFact::Userinfo, SetUpFact::SignOut];
    all.into_iter().filter(|(fact, value)| !value.is_empty() && (with_a_person || !of_people.contains(fact))).collect()
}
