//! `/account/apps`: which apps use a person's account, and the end of it.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use crate::acts::consent::WithdrawConsent;
use crate::acts::door::NotDone;
use crate::clock::Timestamp;
use crate::endpoints::page_answers::{app_card, or_failed};
use crate::http::{FormBody, FormRefusal};
use crate::issued::consent;
use crate::issued::grant::{self, Whose};
use crate::pages::{ConsentKind, GrantedApp, GrantedApps, Notice};
use crate::protocol::attribute::Attributes;
use crate::protocol::claims::scope_of_claim;
use crate::protocol::scope::{OFFLINE_ACCESS, OPENID, Scopes, StandardScope};
use crate::provider::Provider;
use crate::store::StoreError;

const HERE: &str = "/account/apps";
pub(super) const MOST: i64 = 500;

/// What one app was given, by consent and by grants.
struct Use {
    scopes: Scopes,
    /// What it may see beside the scopes, by name.
    claims: BTreeSet<String>,
    resources: Vec<String>,
    since: Timestamp,
    used: Option<Timestamp>,
    until: Timestamp,
}

/// GET /account/apps.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, HERE).await?;
        let (user_id, now) = (member.session.user_id.clone(), provider.now());
        let uses = provider
            .database
            .read(move |conn| {
                let mut uses: BTreeMap<String, Use> = BTreeMap::new();
                for consent in consent::of_person(conn, &user_id, now)? {
                    let given = Use {
                        scopes: consent.allowed.scopes,
                        claims: consent.allowed.claims,
                        resources: consent.allowed.resources.into_iter().collect(),
                        since: consent.created_at,
                        used: None,
                        until: now,
                    };
                    uses.insert(consent.client_id, given);
                }
                for grant in grant::list(conn, Whose::Person { user_id: &user_id }, MOST, now)? {
                    let given = uses.entry(grant.client_id).or_insert_with(|| Use {
                        scopes: Scopes::default(),
                        claims: BTreeSet::new(),
                        resources: Vec::new(),
                        since: grant.created_at,
                        used: None,
                        until: now,
                    });
                    given.scopes = given.scopes.union(&grant.scopes);
                    given.claims.extend(grant.claims.names().map(str::to_owned));
                    given.resources.extend(grant.resources.into_iter().filter(|resource| *resource != grant.issuer));
                    given.resources.sort();
                    given.resources.dedup();
                    given.since = given.since.min(grant.created_at);
                    given.used = given.used.max(Some(grant.advanced_at));
                    given.until = given.until.max(grant.expires_at);
                }
                Ok::<_, StoreError>(uses)
            })
            .await?;
        let snapshot = provider.snapshot();
        let apps = uses
            .into_iter()
            .filter_map(|(client_id, given)| {
                let known = snapshot.client(&client_id)?;
                Some(GrantedApp {
                    app: app_card(&member.visitor, &known.client, None),
                    granted: kinds(&given, &snapshot.attributes, member.visitor.language().tag(), member.known.user.email_verified, now),
                    resources: given
                        .resources
                        .iter()
                        .map(|identifier| {
                            snapshot.resource(identifier).map_or_else(|| identifier.clone(), |resource| resource.name.clone())
                        })
                        .collect(),
                    granted_at: given.since.as_seconds(),
                    used_at: given.used.map(Timestamp::as_seconds),
                    value: client_id,
                })
            })
            .collect();
        let view = GrantedApps { account: member.card(), apps, revoke_action: member.local("/account/apps/revoke"), now: now.as_seconds() };
        Ok(member.show(member.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

fn kinds(given: &Use, declared: &Attributes, language: &str, confirmed: bool, now: Timestamp) -> Vec<ConsentKind> {
    let labels =
        |scope: &str| -> Vec<String> { declared.of_scope(scope).map(|attribute| attribute.label_in(language).to_owned()).collect() };
    let days = u32::try_from(given.until.since(now).as_secs().div_ceil(86_400)).unwrap_or(u32::MAX);
    let by_name = given.claims.iter().filter(|claim| scope_of_claim(claim).is_none_or(|scope| !given.scopes.contains(scope)));
    let of_scopes = given.scopes.iter().filter(|scope| *scope != OPENID).map(|scope| match scope {
        "profile" => ConsentKind::Profile,
        "email" => ConsentKind::Email { confirmed },
        "address" => ConsentKind::Address,
        "phone" => ConsentKind::Phone,
        "groups" => ConsentKind::Groups,
        OFFLINE_ACCESS => ConsentKind::OfflineAccess { days, until: given.until.as_seconds() },
        other => match labels(other) {
            labels if labels.is_empty() => ConsentKind::Scope(other.to_owned()),
            labels => ConsentKind::Attributes(labels),
        },
    });
    let beside = labels(StandardScope::Profile.as_str());
    let beside = (!beside.is_empty() && given.scopes.contains(StandardScope::Profile.as_str())).then_some(ConsentKind::Attributes(beside));
    let named = by_name.map(|claim| match declared.find(claim) {
        Some(attribute) => ConsentKind::Attributes(vec![attribute.label_in(language).to_owned()]),
        None => ConsentKind::Claim(claim.clone()),
    });
    of_scopes.chain(beside).chain(named).collect()
}

/// POST /account/apps/revoke: what the app was allowed is forgotten, and what it got by that ends.
pub async fn revoke(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::of_form(&provider, &request, body, HERE).await?;
        let Some(client_id) = form.get("app").filter(|client_id| provider.snapshot().client(client_id).is_some()).map(str::to_owned) else {
            return member.done(HERE, Notice::StalePage).await;
        };
        let withdraw = WithdrawConsent { who: member.standing(), client_id: client_id.clone() };
        match provider.perform(member.acting(), withdraw).await {
            Ok(()) => {}
            Err(NotDone::NoStanding) => return member.done(HERE, Notice::StalePage).await,
            Err(other) => return Err(other.into()),
        }
        let snapshot = provider.snapshot();
        let name = snapshot.client(&client_id).map_or(client_id.as_str(), |known| known.client.name(&[member.visitor.language().tag()]));
        member.done(HERE, Notice::AppRevoked { app: name.to_owned() }).await
    };
    or_failed(&provider, &request, answer.await)
}
