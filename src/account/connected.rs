//! `/account/connected`: the accounts at other providers that sign a person in: listed, connected, disconnected.

use actix_web::{HttpRequest, HttpResponse, web};

use super::member::Member;
use super::sessions::not_ended;
use super::signed_in::{Pages, SignedIn};
use crate::acts::door::NotDone;
use crate::acts::session::Ending;
use crate::acts::upstream::{AccountNotConnected, AccountNotDisconnected, ConnectAccount, DisconnectAccount};
use crate::clock::Timestamp;
use crate::endpoints::page_answers::or_failed;
use crate::endpoints::sign_in::elsewhere::{self, Brought, For, How, MARK};
use crate::endpoints::sign_in::pages::{CONNECTED as HERE, SAID, WHICH};
use crate::factors::{Kind, Proof};
use crate::http::{Failure, FormBody, FormRefusal, Stop};
use crate::pages::security::PageKind;
use crate::pages::{ConnectOwn, Connected, ConnectedAccount, Elsewhere, Notice, UpstreamButton};
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::Freshness;
use crate::provider::Provider;
use crate::upstreams::links;

const CONFIRM: &str = "/account/connected/confirm";

/// Whoever connects an account may be signed in with another one there, or with one that is connected already.
const CHOOSING: How<'static> = How { freshness: Freshness { login: false, max_age: None }, choose: true, login_hint: None };

/// Pages whose forms lead to another provider: Chromium holds `form-action` against every redirect that follows one.
struct LeadingAway;

impl Pages for LeadingAway {
    const KIND: PageKind = PageKind::Journey;
}

/// GET /account/connected.
pub async fn get(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let member = Member::of(&provider, &request, HERE).await?;
        let query = Parameters::read(request.query_string().as_bytes());
        let snapshot = provider.snapshot();
        let named = query.get(WHICH).and_then(|name| snapshot.upstreams().iter().find(|upstream| upstream.name == name));
        let said = named.zip(query.get(SAID).and_then(Elsewhere::parse));
        let word = said.map(|(upstream, said)| Notice::Elsewhere { name: upstream.title.clone(), said });
        let notice = member.notice(&request).await.or(word);
        list(&provider, member, notice).await
    };
    or_failed(&provider, &request, shown.await)
}

async fn list(provider: &Provider, member: Member<'_>, notice: Option<Notice>) -> Result<HttpResponse, Stop> {
    provider.learn_changes().await.map_err(Failure::internal)?;
    let (snapshot, user_id) = (provider.snapshot(), member.session.user_id.clone());
    let kept = provider.database.read(move |conn| links::of_person(conn, &user_id)).await?;
    let is_connected = |id: &str| kept.iter().any(|link| link.upstream_id == id && link.is_live);
    let others = snapshot.upstreams().iter().filter(|upstream| upstream.enabled && !is_connected(&upstream.id));
    let row = |link: &links::Link| ConnectedAccount {
        value: link.id.clone(),
        name: snapshot.upstream(&link.upstream_id).map(|upstream| upstream.title.clone()).unwrap_or_default(),
        address: link.shown.clone(),
        since: link.created_at.as_seconds(),
        used_at: link.last_used_at.map(Timestamp::as_seconds),
        live: link.is_live,
    };
    let view = Connected {
        account: member.card(),
        accounts: kept.iter().map(row).collect(),
        upstreams: others.map(|upstream| UpstreamButton { name: upstream.name.clone(), title: upstream.title.clone() }).collect(),
        connect_action: member.local("/account/connected/connect"),
        disconnect_action: member.local("/account/connected/disconnect"),
        only_way_in: member.known.ways_in() == 1,
        now: provider.now().as_seconds(),
    };
    let leading_away: SignedIn<'_, LeadingAway> = member.on(LeadingAway);
    Ok(leading_away.show(notice, |context| view.render(context)))
}

/// POST /account/connected/connect: to the provider, after a recent sign-in here.
pub async fn connect(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (mut member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let name = form.get("upstream").unwrap_or_default();
        let snapshot = provider.snapshot();
        let Some(upstream) = snapshot.upstreams().iter().find(|upstream| upstream.enabled && upstream.name == name) else {
            return member.done(HERE, Notice::StalePage).await;
        };
        let for_what = For::Session(member.session.sid.clone());
        match elsewhere::begin(&mut member.visitor, upstream, CHOOSING, for_what).await? {
            Ok(sent) => Ok(sent),
            Err(said) => member.done(HERE, Notice::Elsewhere { name: upstream.title.clone(), said }).await,
        }
    };
    or_failed(&provider, &request, answer.await)
}

/// GET /account/connected/confirm: whether the account that they came back with is to sign them in.
pub async fn get_confirm(provider: web::Data<Provider>, request: HttpRequest) -> HttpResponse {
    let shown = async {
        let mut member = Member::of(&provider, &request, CONFIRM).await?;
        member.must_be_recent(CONFIRM).await?;
        member.must_show_both(CONFIRM).await?;
        let brought = elsewhere::brought(&member.visitor, &For::Session(member.session.sid.clone())).await?;
        let unproven = brought.as_ref().is_some_and(Brought::is_unproven);
        let named = brought.and_then(|brought| Some((brought.title(&member.visitor)?, brought.address().to_owned(), brought.mark())));
        let Some((name, address, mark)) = named else { return Ok(member.go(HERE)) };
        let view = ConnectOwn { account: member.card(), action: member.local(CONFIRM), name, address, unproven, mark };
        Ok(member.show(None, |context| view.render(context)))
    };
    or_failed(&provider, &request, shown.await)
}

/// POST /account/connected/confirm: `connect` is `yes`, or what was brought is forgotten.
pub async fn post_confirm(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::strong_form(&provider, &request, body, CONFIRM).await?;
        let for_what = For::Session(member.session.sid.clone());
        if form.get("connect") != Some("yes") {
            elsewhere::forget_brought(&member.visitor, &for_what).await?;
            return Ok(member.go(HERE));
        }
        let mark = form.get(MARK).unwrap_or_default();
        let Some(brought) = elsewhere::take_brought(&member.visitor, &for_what, mark).await? else {
            return member.done(HERE, Notice::StalePage).await;
        };
        let name = brought.title(&member.visitor).unwrap_or_default();
        let connect = ConnectAccount { who: member.standing(), shown: brought.shown() };
        let notice = match provider.perform(member.acting(), connect).await {
            Ok(credential) => {
                elsewhere::follow_rules_of(&member.visitor, &credential, &brought).await;
                Notice::AccountConnected
            }
            Err(NotDone::NoStanding) => Notice::StalePage,
            Err(other) => match Failure::unless_refused(other)? {
                AccountNotConnected::Taken => Notice::Elsewhere { name, said: Elsewhere::Taken },
                AccountNotConnected::TooMany | AccountNotConnected::Gone => Notice::Elsewhere { name, said: Elsewhere::Refused },
            },
        };
        member.done(HERE, notice).await
    };
    or_failed(&provider, &request, answer.await)
}

/// POST /account/connected/disconnect: not the last way in.
pub async fn disconnect(provider: web::Data<Provider>, request: HttpRequest, body: Result<FormBody, FormRefusal>) -> HttpResponse {
    let answer = async {
        let (member, form) = Member::strong_form(&provider, &request, body, HERE).await?;
        let id = form.get("account").unwrap_or_default().to_owned();
        member.must_be_vouched_for(None, HERE).await?;
        let mut others = not_ended(&provider, &member).await?;
        let began_by_it = |proof: &Proof| proof.kind == Kind::Upstream && proof.credential.as_ref() == Some(&id);
        others.retain(|session| session.sid != member.session.sid && session.proofs.iter().any(began_by_it));
        let ends = others.into_iter().map(Ending::from).collect();
        let disconnect = DisconnectAccount { who: member.standing(), id, ends };
        let notice = match provider.perform(member.acting(), disconnect).await {
            Ok(()) => Notice::AccountDisconnected,
            Err(NotDone::NoStanding) => Notice::StalePage,
            // The page says why.
            Err(other) => match Failure::unless_refused(other)? {
                AccountNotDisconnected::LastWayIn | AccountNotDisconnected::NotConnected => Notice::StalePage,
            },
        };
        member.done(HERE, notice).await
    };
    or_failed(&provider, &request, answer.await)
}
