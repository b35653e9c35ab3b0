//! `/consent`: what an app will see and may do, in words; allowed or not.

use std::collections::BTreeSet;
use std::sync::Arc;

use actix_web::HttpResponse;

use crate::audit::EventType;
use crate::endpoints::page_answers::{self, app_card};
use crate::endpoints::sign_in::known::{Known, account};
use crate::endpoints::sign_in::step::{Moved, Page, Step, StepRefusal, hidden, opened_at, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::http::{Failure, Stop};
use crate::issued::consent::{self as consents, Allowed};
use crate::pages::{Consent, ConsentItem, ConsentKind, ConsentResource};
use crate::people::user;
use crate::protocol::attribute::Attributes;
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::claims::Person;
use crate::protocol::error::{ErrorCode, OAuthError};
use crate::protocol::scope::{OFFLINE_ACCESS, OPENID, STANDARD, Scopes};
use crate::provider::Provider;
use crate::sign_in::consent;
use crate::sign_in::journey::{Journey, Owed};
use crate::store::StoreError;

/// What an app gets, and the person's yes or no.
pub(super) static PAGE: Page = Page {
    path: "/consent",
    named: None,
    posts_to: "/consent",
    needed: &["journey", "csrf", "accept"],
    optional: &["deny", ACCOUNT],
    // Each box that is ticked sends one.
    repeated: Some(SCOPE),
    asks_for: |owed| owed == Owed::Consent,
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey)),
    take: |visitor, step| Box::pin(decide(visitor, step)),
};

/// The field that says whom the page asks.
const ACCOUNT: &str = "account";
/// The field of a box.
const SCOPE: &str = "scope";

async fn show(visitor: &Visitor<'_>, journey: &Journey) -> Result<HttpResponse, Stop> {
    let provider = visitor.provider;
    let snapshot = provider.snapshot();
    let asked = journey.request();
    let (Some(asked), Some(settled)) = (asked, journey.account()) else { return Ok(page_answers::expired(visitor)) };
    let known = account(provider, &settled.user_id, Some(asked)).await?;
    let (Some(known), Some(client)) = (known, snapshot.client(&asked.client_id)) else { return Ok(page_answers::expired(visitor)) };
    let issuer = &provider.settings.issuer;
    let languages = [visitor.language().tag()];
    let localized = |member: &str| client.client.metadata.localized(member, &languages).map(str::to_owned);
    let view = Consent {
        action: issuer.local(PAGE.posts_to),
        app: app_card(visitor, &client.client, Some(asked.answer_to.redirect_uri.as_str())),
        hidden: [hidden(journey), vec![(ACCOUNT.to_owned(), settled.user_id.clone())]].concat(),
        account: known.card(),
        switch_url: Some(switch_url(visitor, journey)),
        run_by: client.client.metadata.contacts.first().cloned(),
        return_to: returns_to(asked.answer_to.redirect_uri.as_str()),
        policy_url: localized("policy_uri"),
        terms_url: localized("tos_uri"),
        items: items(provider, asked, &known, visitor.language().tag()).await?,
        resources: asked
            .resources
            .iter()
            .filter_map(|identifier| snapshot.resource(identifier))
            .map(|resource| ConsentResource {
                name: resource.name.clone(),
                identifier: resource.identifier.clone(),
                scopes: resource.scopes.intersection(&asked.scopes).iter().map(str::to_owned).collect(),
            })
            .collect(),
    };
    Ok(step_page(visitor, journey, &opened_at(PAGE.path, journey), None, |context| view.render(context)))
}

/// Origin of the redirect address, or its private-use scheme.
fn returns_to(redirect_uri: &str) -> Option<String> {
    let url = url::Url::parse(redirect_uri).ok()?;
    Some(if matches!(url.scheme(), "http" | "https") { url.origin().ascii_serialization() } else { format!("{}:", url.scheme()) })
}

/// What is asked for, with its real values.
async fn items(provider: &Provider, asked: &AuthorizationRequest, known: &Known, language: &str) -> Result<Vec<ConsentItem>, Failure> {
    let (user, client_id, now) = (known.user.clone(), asked.client_id.clone(), provider.now());
    let snapshot = provider.snapshot();
    let declared = Arc::clone(&snapshot.attributes);
    let (person, remembered) = provider
        .database
        .read(move |conn| Ok::<_, StoreError>((user::person(conn, &user, &declared, now)?, consents::find(conn, &user.id, &client_id)?)))
        .await?;
    let of_resources: BTreeSet<String> = asked
        .resources
        .iter()
        .filter_map(|identifier| snapshot.resource(identifier))
        .flat_map(|resource| resource.scopes.iter().map(str::to_owned).collect::<Vec<_>>())
        .filter(|scope| !STANDARD.contains(&scope.as_str()))
        .collect();
    let claim = |name: &str| person.claim(name).as_ref().map(text_of).unwrap_or_default();
    let until = now.plus(provider.settings.refresh_lifetime);
    let days = u32::try_from(provider.settings.refresh_lifetime.as_secs() / 86_400).unwrap_or(u32::MAX);
    let optional = consent::optional(asked);
    // What may be left out has one box, whether it is asked for by its scope or by claims.
    let of_person: Scopes = asked.scopes.iter().filter(|scope| *scope != OPENID && !of_resources.contains(*scope)).collect();
    let mut items = Vec::new();
    for scope in of_person.union(&optional).iter() {
        let (kind, value) = match scope {
            "profile" => (ConsentKind::Profile, known.user.display_name()),
            "email" => (ConsentKind::Email { confirmed: known.user.email_verified }, known.user.email.as_str().to_owned()),
            "address" => (ConsentKind::Address, claim("address")),
            "phone" => (ConsentKind::Phone, claim("phone_number")),
            "groups" => (ConsentKind::Groups, claim("groups")),
            OFFLINE_ACCESS => (ConsentKind::OfflineAccess { days, until: until.as_seconds() }, String::new()),
            other => match told(&snapshot.attributes, other, language) {
                labels if labels.is_empty() => (ConsentKind::Scope(other.to_owned()), String::new()),
                labels => (ConsentKind::Attributes(labels), values(&snapshot.attributes, other, &person)),
            },
        };
        // A box stands as it was left.
        let left_out = remembered.as_ref().is_some_and(|consent| consent.allowed.left_out.contains(scope));
        let new = !left_out && remembered.as_ref().is_some_and(|consent| !consent.allowed.scopes.contains(scope));
        let optional = optional.contains(scope);
        items.push(ConsentItem { kind, scope: scope.to_owned(), value, optional, chosen: !(optional && left_out), new });
        // A standard scope may tell more than its name says.
        let beside = if STANDARD.contains(&scope) { told(&snapshot.attributes, scope, language) } else { Vec::new() };
        if !beside.is_empty() {
            let (kind, value) = (ConsentKind::Attributes(beside), values(&snapshot.attributes, scope, &person));
            items.push(ConsentItem { kind, scope: String::new(), value, optional: false, chosen: true, new });
        }
    }
    let listed = asked.scopes.union(&optional);
    for name in asked.claims.beyond(&listed) {
        let attribute = snapshot.attributes.find(name);
        // It stands with its scope already.
        if attribute.and_then(|attribute| attribute.scope.as_deref()).is_some_and(|scope| listed.contains(scope)) {
            continue;
        }
        let by_itself = Allowed { claims: [name.to_owned()].into(), ..Allowed::default() };
        items.push(ConsentItem {
            kind: match attribute {
                Some(attribute) => ConsentKind::Attributes(vec![attribute.label_in(language).to_owned()]),
                None => ConsentKind::Claim(name.to_owned()),
            },
            scope: String::new(),
            value: if attribute.is_none_or(|attribute| attribute.seen_by_person) { claim(name) } else { String::new() },
            optional: false,
            chosen: true,
            new: remembered.as_ref().is_some_and(|consent| !consent.allowed.covers(&by_itself)),
        });
    }
    Ok(items)
}

/// The labels of what a scope tells.
fn told(declared: &Attributes, scope: &str, language: &str) -> Vec<String> {
    declared.of_scope(scope).map(|attribute| attribute.label_in(language).to_owned()).collect()
}

/// The values of what a scope tells, as far as the person sees them.
fn values(declared: &Attributes, scope: &str, person: &Person) -> String {
    let seen = declared.of_scope(scope).filter(|attribute| attribute.seen_by_person);
    seen.filter_map(|attribute| person.claim(&attribute.name)).map(|value| text_of(&value)).collect::<Vec<_>>().join(", ")
}

fn text_of(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Object(members) => match members.get("formatted") {
            Some(serde_json::Value::String(text)) => text.replace('\n', ", "),
            _ => members.values().filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(", "),
        },
        serde_json::Value::Array(entries) => entries.iter().map(text_of).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// `accept` or `deny`, and `scope` once for each optional item that is left in.
async fn decide(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let mut journey = step.kept.journey.clone();
    let Some(asked) = journey.request().cloned() else { return Ok(Moved::On(journey)) };
    let asks_nothing_else = journey.next().is_none_or(|owed| owed == Owed::Consent) && !journey.session_is_due();
    // A no counts whatever is owed: in another tab somebody may have said yes, signed out or changed the account meanwhile.
    if step.parameters.get("deny").is_some() {
        let who = journey.account().filter(|account| asks_nothing_else && account.sid.is_some()).cloned();
        let acting = match &who {
            Some(who) => visitor.visit.acting_user(&who.user_id),
            None => visitor.visit.acting_anonymous(),
        };
        let event = journey.answers().map(|client_id| acting.event(EventType::ConsentDenied).refused("denied").client(client_id));
        let error = OAuthError::new(ErrorCode::AccessDenied, "the user denied the request");
        return Ok(Moved::Refused(Box::new(StepRefusal { journey, error, sid: who.and_then(|who| who.sid), event })));
    }
    if !asks_nothing_else {
        return Ok(Moved::On(journey));
    }
    // The page was another person's, whose account was current then: what they are asked is shown to the one who is asked now.
    if step.parameters.get(ACCOUNT).is_some_and(|named| journey.account().is_none_or(|account| account.user_id != named)) {
        return Ok(Moved::Unchanged);
    }
    if step.parameters.get("accept").is_none() {
        return Ok(Moved::Stays(show(visitor, &journey).await?));
    }
    let agreement = consent::agreement(&asked, &ticked(&step.body));
    if journey.agree(agreement).is_err() {
        return Ok(Moved::over(visitor));
    }
    Ok(Moved::On(journey))
}

/// The boxes that were ticked. A doubled field is no fault here: each of them sends one `scope`.
fn ticked(body: &[u8]) -> Scopes {
    url::form_urlencoded::parse(body).filter(|(name, _)| name == SCOPE).map(|(_, value)| value.into_owned()).collect()
}
