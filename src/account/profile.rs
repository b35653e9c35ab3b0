//! `/account`: what is kept about a person, and what would be good to do next.

use std::collections::BTreeSet;

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};

use super::details;
use super::events;
use super::member::Member;
use super::sessions;
use crate::acts::password;
use crate::acts::second_factor::{self, SecondFactors};
use crate::endpoints::page_answers::or_failed;
use crate::factors::{Kind, recovery_code};
use crate::issued::consent;
use crate::issued::grant::{self, Whose};
use crate::pages::{Account, NextStep, SecurityEvent};
use crate::people::{groups, terms};
use crate::provider::Provider;
use crate::store::StoreError;

/// Sessions and apps that nobody used for so long are worth a look.
const LONG: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What the page reads of a person.
struct Rows {
    groups: Vec<String>,
    terms: Vec<(String, i64)>,
    password_set_at: Option<i64>,
    consents: Vec<consent::Consent>,
    /// The apps that use the account, by consent or by a grant.
    apps: BTreeSet<String>,
    factors: SecondFactors,
    events: Vec<SecurityEvent>,
}

/// GET /account.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, "/account").await?;
        let (user_id, now) = (member.session.user_id.clone(), provider.now());
        let ring = provider.keyring.clone();
        let read = provider
            .database
            .read(move |conn| {
                let consents = consent::of_person(conn, &user_id, now)?;
                let mut apps: BTreeSet<String> = consents.iter().map(|consent| consent.client_id.clone()).collect();
                let grants = grant::list(conn, Whose::Person { user_id: &user_id }, super::apps::MOST, now)?;
                apps.extend(grants.into_iter().map(|grant| grant.client_id));
                let accepted = terms::accepted(conn, &user_id)?.into_iter();
                let mut accepted: Vec<(String, i64)> = accepted.map(|(version, at)| (version, at.as_seconds())).collect();
                accepted.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
                Ok::<_, StoreError>(Rows {
                    terms: accepted,
                    groups: groups::names_of(conn, &user_id, now)?,
                    password_set_at: password::read_known(conn, &ring, &user_id)?.map(|stored| stored.set_at.as_seconds()),
                    consents,
                    apps,
                    factors: second_factor::read(conn, &ring, &user_id)?,
                    events: events::of_person(conn, &user_id)?,
                })
            })
            .await?;
        let sessions = sessions::live(&provider, &member).await?;
        let old = sessions.iter().filter(|session| now.since(session.last_used_at) > LONG).count();
        let unused = read.consents.iter().filter(|consent| now.since(consent.updated_at) > LONG).count();
        let mut next_steps = Vec::new();
        if !member.known.facts.temporary.is_empty() {
            next_steps.push(NextStep::ChangePassword);
        }
        if !read.factors.any() {
            next_steps.push(NextStep::SecondFactor);
        }
        if let Some(left) = read.factors.codes().and_then(|codes| codes.left).filter(|left| *left <= recovery_code::FEW) {
            next_steps.push(NextStep::RecoveryCodes { left });
        }
        if old > 0 {
            next_steps.push(NextStep::EndOldSessions { count: old });
        }
        if unused > 0 {
            next_steps.push(NextStep::ReviewApps { count: unused });
        }
        let user = &member.known.user;
        let declared = &provider.snapshot().attributes;
        let view = Account {
            account: member.card(),
            email: Some(user.email.as_str().to_owned()),
            email_confirmed: user.email_verified,
            own_email_change: provider.settings.own_email_change,
            phone: member.known.phone.as_ref().map(|phone| phone.number.as_str().to_owned()),
            takes_phones: provider.settings.sms.takes_phones(),
            username: user.username.as_ref().map(|name| name.as_str().to_owned()),
            groups: read.groups,
            terms: read.terms,
            attributes: details::shown(declared, &user.claims, member.visitor.language().tag()),
            changes_attributes: details::are_any(declared),
            created_at: user.created_at.as_seconds(),
            password_set_at: read.password_set_at,
            sessions: sessions.len(),
            apps: read.apps.iter().filter(|client_id| provider.snapshot().client(client_id).is_some()).count(),
            second_factors: read.factors.second().count(),
            passkeys: read.factors.of_kind(Kind::Passkey).count(),
            next_steps,
            events: read.events,
        };
        Ok(member.show(member.notice(&request).await, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}
