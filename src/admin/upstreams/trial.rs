//! `/admin/providers/{name}/trial`: an admin signs in at a provider as anybody would, and sees what it says and what would become of it. Nobody is
//! signed in by that, nothing is connected and nobody is changed.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Map, Value};

use super::{HERE, LeadingAway};
use crate::acts::upstream::{NoAccount, NoTrust, would_connect, would_fill, would_make};
use crate::admin::administrator::Administrator;
use crate::config::SignUp as WhoMay;
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::elsewhere::{self, For, How};
use crate::endpoints::sign_in::known::account_card;
use crate::endpoints::sign_in::tries::{self, Came};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::Notice;
use crate::pages::console::sections::UPSTREAMS;
use crate::pages::console::{Ruled, TriedAccount, TriedWith, UpstreamTrial, UpstreamTried};
use crate::people::{Email, attributes, groups, user};
use crate::protocol::attribute::Attributes;
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::Outcome;
use crate::provider::Provider;
use crate::store::{Connection, StoreError};
use crate::upstreams::links::{self, Whom};
use crate::upstreams::{self, Upstream};

async fn find(provider: &Provider, name: &str) -> Result<Option<Upstream>, Failure> {
    let name = name.to_owned();
    Ok(provider.database.read(move |conn| upstreams::find_by_name(conn, &name)).await?)
}

fn show(admin: Administrator<'_>, upstream: &Upstream, notice: Option<Notice>, tried: Option<UpstreamTried>, over: bool) -> HttpResponse {
    let here = tries::page(&upstream.name);
    let view = UpstreamTrial {
        frame: admin.frame(),
        action: admin.local(&here),
        provider_url: admin.local(&UPSTREAMS.one(&upstream.name)),
        title: upstream.title.clone(),
        enabled: upstream.enabled,
        tried,
        over,
    };
    // Chromium holds `form-action` against every redirect that follows a form.
    admin.on(LeadingAway).show_at(&here, StatusCode::OK, notice, |context| view.render(context))
}

/// GET /admin/providers/{name}/trial: the button, or with `outcome` what a trial showed.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let answer = async {
        let admin = Administrator::of(&provider, &request).await?;
        let Some(upstream) = find(&provider, &name).await? else { return Ok(admin.not_found(HERE)) };
        let parameters = Parameters::read(request.query_string().as_bytes());
        let asked = parameters.get("outcome");
        let came = match asked {
            Some(id) => tries::read(&provider, id, &admin.session.user_id, (&upstream.id, &upstream.authority())).await?,
            None => None,
        };
        let tried = match came {
            Some(came) => Some(of(&provider, &upstream, came).await?),
            None => None,
        };
        let (notice, over) = (admin.notice(&request).await, asked.is_some() && tried.is_none());
        Ok(show(admin, &upstream, notice, tried, over))
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /admin/providers/{name}/trial: to the provider.
pub async fn post(
    provider: web::Data<Provider>,
    request: HttpRequest,
    name: web::Path<String>,
    body: Result<FormBody, FormRefusal>,
) -> HttpResponse {
    let answer = async {
        let (mut admin, _) = Administrator::of_form(&provider, &request, body, &tries::page(&name)).await?;
        let Some(upstream) = find(&provider, &name).await? else { return Ok(admin.not_found(HERE)) };
        let for_what = For::Trial(admin.session.sid.clone());
        let how = How { choose: true, ..How::default() };
        match elsewhere::begin(&mut admin.visitor, &upstream, how, for_what).await? {
            Ok(sent) => Ok::<_, Stop>(sent),
            Err(said) => {
                let notice = Notice::Elsewhere { name: upstream.title.clone(), said };
                admin.done(&tries::page(&name), notice).await
            }
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// What a trial showed, as the page tells it.
async fn of(provider: &Provider, upstream: &Upstream, came: Came) -> Result<UpstreamTried, Failure> {
    let Came::Somebody { subject, email, email_verified, claims, is_whole, too_long } = came else {
        let Came::Nothing(reason) = came else { return Ok(UpstreamTried::Nothing(String::new())) };
        return Ok(UpstreamTried::Nothing(reason));
    };
    let settings = &provider.settings;
    // As at a sign-in: where only some domains may sign up, no provider makes accounts for others.
    let may_be_made = |email: &str| {
        Email::parse(email).is_ok_and(|email| {
            let admitted = match &settings.sign_up {
                WhoMay::Domains(_) => settings.sign_up.admits(email.domain()),
                WhoMay::Closed | WhoMay::Invitation | WhoMay::Open => true,
            };
            admitted && !settings.throwaway_domains.has(email.domain())
        })
    };
    let verified = email.clone().filter(|_| email_verified == Some(true));
    let may_be_made = verified.as_deref().is_some_and(may_be_made);
    let (of, said) = (upstream.clone(), claims.clone());
    let read = provider.database.read(move |conn| {
        let address = (email.as_deref(), verified.as_deref(), may_be_made);
        let account = account(conn, &of, &subject, address)?;
        let declared = attributes::all(conn)?;
        Ok::<_, StoreError>((account, group_rules(conn, &of, &said, is_whole)?, attribute_rules(&of, &said, is_whole, &declared)))
    });
    let (account, groups, attributes) = read.await?;
    let claims = format!("{:#}", Value::Object(claims));
    Ok(UpstreamTried::Somebody(Box::new(TriedWith { account, groups, attributes, claims, is_whole, too_long })))
}

/// Which account a sign-in as this would meet: as `endpoints::sign_in` does it, by the same questions in the same order.
fn account(
    conn: &mut Connection,
    upstream: &Upstream,
    subject: &str,
    (email, verified, may_be_made): (Option<&str>, Option<&str>, bool),
) -> Result<TriedAccount, StoreError> {
    if let Some((_, user_id)) = links::owner(conn, Whom { upstream, subject })? {
        let Some(person) = user::find(conn, &user_id)? else { return Ok(TriedAccount::Asked(Vec::new())) };
        return Ok(TriedAccount::Known { who: account_card(&person), active: person.is_active() });
    }
    let Some(verified) = verified else {
        let why = if email.is_some() { "upstream-trial-unverified" } else { "upstream-trial-no-address" };
        return Ok(TriedAccount::Asked(vec![why]));
    };
    let trust = match would_connect(conn, upstream, verified)? {
        Ok(person) => return Ok(TriedAccount::Trusted(account_card(&person))),
        Err(NoTrust::NotTrusted) => "upstream-trial-not-trusted",
        Err(NoTrust::Nobody) => "upstream-trial-nobody",
        Err(NoTrust::Connected) => "upstream-trial-connected",
    };
    let made = match would_make(conn, upstream, verified)? {
        Ok(()) if may_be_made => return Ok(TriedAccount::Made(verified.to_owned())),
        Ok(()) => "upstream-trial-not-signed-up",
        Err(NoAccount::NotAdmitted) => "upstream-trial-not-admitted",
        Err(NoAccount::AnotherIsTrusted) => "upstream-trial-another-trusted",
        Err(NoAccount::Taken) => "upstream-trial-taken",
    };
    Ok(TriedAccount::Asked(vec![trust, made]))
}

fn group_rules(conn: &mut Connection, upstream: &Upstream, said: &Map<String, Value>, is_whole: bool) -> Result<Vec<Ruled>, StoreError> {
    let mut ruled = Vec::new();
    for rule in &upstream.details.group_rules {
        let (text_id, good) = match () {
            () if groups::find_by_name(conn, &rule.group)?.is_none() => ("upstream-trial-no-group", false),
            () if !rule.is_decided(said, is_whole) => ("upstream-trial-unknown", false),
            () if rule.is_met(said) => ("upstream-trial-met", true),
            () => ("upstream-trial-unmet", false),
        };
        ruled.push(Ruled { rule: rule.to_string(), text_id, good, value: None });
    }
    Ok(ruled)
}

fn attribute_rules(upstream: &Upstream, said: &Map<String, Value>, is_whole: bool, declared: &Attributes) -> Vec<Ruled> {
    let all = would_fill(upstream, said, is_whole, declared);
    let ruled = |rule: &crate::protocol::upstream::AttributeRule| {
        let one = all.iter().find(|one| one.target == rule.target());
        let (text_id, value) = match one.map(|one| (one.rule == rule, &one.outcome)) {
            None => ("upstream-trial-no-attribute", None),
            Some((true, Outcome::Value(Value::String(text)))) => ("upstream-trial-fills", Some(text.clone())),
            Some((true, Outcome::Value(value))) => ("upstream-trial-fills", Some(value.to_string())),
            Some((true, Outcome::Undecided)) => ("upstream-trial-unknown", None),
            Some((true, Outcome::Unfit(_))) => ("upstream-trial-unfit", None),
            Some((_, Outcome::Nothing)) => ("upstream-trial-unmet", None),
            Some((false, _)) => ("upstream-trial-passed-over", None),
        };
        Ruled { rule: rule.to_string(), text_id, good: value.is_some(), value }
    };
    upstream.details.attribute_rules.iter().map(ruled).collect()
}
