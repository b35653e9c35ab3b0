//! A sign-in at another provider, between the moment in which the browser is sent there and what is made of the answer. What is kept of it is
//! sealed, good once, and bound to an id that the browser got when it was sent: whoever noted another id of it, or has another
//! browser, gets nothing of the answer.

use std::time::Duration;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use crate::acts::upstream::Shown;
use crate::audit::EventType;
use crate::endpoints::from_elsewhere;
use crate::endpoints::kept::Kept;
use crate::endpoints::refused::GivenOnce;
use crate::endpoints::visitor::Visitor;
use crate::factors::{Kind, Proof};
use crate::http::{Failure, answers};
use crate::pages::Elsewhere;
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::{Asking, AttributeRule, Freshness, Identity, SigningOut, response_of_issuer};
use crate::secrets::{Secret, sha256};
use crate::sign_in::elsewhere as bounds;
use crate::sign_in::journeys;
use crate::sso::session::Session;
use crate::upstreams::{Exchange, Identified, TalkFault, Upstream, links};

/// By the state of the request. As long as the journey that it is for: the page that is open there ends no sooner than the one here.
static ASKED: Kept<Asked> = Kept::beginning("upstream-asked", journeys::LIFETIME);
/// What a provider posted, by the state: the browser brings no cookies of ours with it, and comes again by itself with them.
static POSTED: Kept<Posted> = Kept::beginning("upstream-posted", Duration::from_secs(5 * 60));
/// What a request was for that was answered, by its state: an answer that is opened again leads there.
static ANSWERED: Kept<WasAnswered> = Kept::convenience("upstream-answered", journeys::LIFETIME);
/// By what it is brought for, and the browser.
static BROUGHT: Kept<Brought> = Kept::beginning("upstream-brought", journeys::LIFETIME);

/// The ID token of a sign-in, by the connection and the time of it, until its person signs out.
static HINTS: Kept<String> = Kept::proven("upstream-hint", Duration::from_secs(30 * 86_400));
/// Characters of an ID token that goes into an address.
const LONGEST_HINT: usize = 4_096;
/// Bytes of the claims that are kept while somebody decides whether to connect the account.
const MOST_BROUGHT: usize = 16 * 1_024;
/// Where a provider sends back whoever signed out there.
pub(crate) const SIGNED_OUT_THERE: &str = "/logout/back";

/// The field of a form that holds the mark of the account that the page shows.
pub(crate) const MARK: &str = "brought";

/// What somebody signs in there for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum For {
    /// A journey: to be the first thing proven in it, or to be proven again.
    Journey(String),
    /// To connect it with their account, in this session.
    Session(String),
    /// An admin in this session wants to see what it says: nobody is signed in by it, and nothing is connected.
    Trial(String),
}

impl For {
    fn what(&self) -> String {
        match self {
            Self::Journey(id) => format!("journey {id}"),
            Self::Session(sid) => format!("session {sid}"),
            Self::Trial(sid) => format!("trial {sid}"),
        }
    }
}

/// A request that was sent.
#[derive(Serialize, Deserialize)]
struct Asked {
    for_what: For,
    upstream: String,
    #[serde(rename = "issuer")]
    authority: String,
    nonce: String,
    verifier: String,
    /// The hash of the id that the browser got with it.
    browser: String,
    /// The answer comes as a form.
    #[serde(default)]
    posts: bool,
}

/// The parameters of an answer that are looked at.
const ANSWER: [&str; 4] = ["code", "iss", "error", "user"];

/// What a provider posted of them.
#[derive(Serialize, Deserialize)]
struct Posted {
    parameters: Vec<(String, String)>,
}

/// An answer, in whichever way it came.
struct Answer(Vec<(String, String)>);

impl Answer {
    fn of(parameters: &Parameters) -> Self {
        let found = ANSWER.into_iter().filter_map(|name| Some((name.to_owned(), parameters.get(name)?.to_owned())));
        Self(found.collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The name that Apple says once, beside its first answer for somebody. The browser brings it: it is what they are called, and no more.
    fn name(&self) -> Option<String> {
        let user: serde_json::Value = serde_json::from_str(self.get("user").filter(|user| user.len() <= 2_000)?).ok()?;
        let part = |name: &str| user.get("name").and_then(|names| names.get(name)).and_then(serde_json::Value::as_str).map(str::trim);
        let parts: Vec<&str> = [part("firstName"), part("lastName")].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let name = parts.join(" ");
        (!name.is_empty() && name.chars().count() <= 200 && !name.chars().any(char::is_control)).then_some(name)
    }
}

/// A request that was answered.
#[derive(Serialize, Deserialize)]
struct WasAnswered {
    for_what: For,
    browser: String,
}

/// An account there that nobody has connected, until whoever brought it says whether it is to be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Brought {
    upstream: String,
    #[serde(rename = "issuer")]
    authority: String,
    subject: String,
    shown: String,
    /// What is shown of it looks like an address, and the provider does not say that it is theirs.
    #[serde(default)]
    unproven: bool,
    /// What was said beside, as far as rules ask for it.
    #[serde(default)]
    claims: Map<String, Value>,
    /// Whether that is all.
    #[serde(default)]
    is_whole: bool,
}

impl Brought {
    /// The account.
    pub(crate) fn shown(&self) -> Shown {
        Shown {
            upstream_id: self.upstream.clone(),
            authority: self.authority.clone(),
            subject: self.subject.clone(),
            shown: self.shown.clone(),
        }
    }

    /// What a form holds of it: a press counts for the account that the page showed, and for no other that was brought since.
    pub(crate) fn mark(&self) -> String {
        sha256(format!("{}\n{}\n{}\n{}", self.upstream, self.authority, self.subject, self.shown).as_bytes())
    }

    /// How its address or name is shown.
    pub(crate) fn address(&self) -> &str {
        &self.shown
    }

    /// Whether that looks like an address of which the provider does not say that it is theirs.
    pub(crate) fn is_unproven(&self) -> bool {
        self.unproven
    }

    /// What the provider is called, while people can sign in with it.
    pub(crate) fn title(&self, visitor: &Visitor<'_>) -> Option<String> {
        let snapshot = visitor.provider.snapshot();
        let upstream = snapshot.upstream(&self.upstream)?;
        upstream.signs_in(&self.authority, &self.subject).then(|| upstream.title.clone())
    }
}

/// Who comes to the address of an answer.
pub(crate) enum CameBack {
    /// Whoever was sent.
    Answered(Box<Answered>),
    /// They again: a reload, or the back button.
    Again(For),
    /// Nobody who waits for one.
    Nobody,
}

/// What came back.
pub(crate) struct Answered {
    pub for_what: For,
    pub upstream: Upstream,
    pub outcome: Result<Identity, Elsewhere>,
    /// The ID token that says so: by it the provider knows later whom to sign out.
    pub id_token: Option<Secret>,
    /// Why it came to nothing, as the record names it.
    pub reason: Option<&'static str>,
}

/// Where a provider sends its answers.
fn callback(visitor: &Visitor<'_>, name: &str) -> String {
    visitor.provider.settings.issuer.url(&format!("/upstream/{name}/callback"))
}

/// What is counted of somebody who signs in there.
fn bounded<'a>(visitor: &'a Visitor<'_>, upstream: &'a Upstream) -> bounds::Asked<'a> {
    let counted = bounds::Counted::SignIns;
    bounds::Asked { issuer: visitor.provider.issuer(), upstream: &upstream.id, counted, address: visitor.address() }
}

/// How somebody is to sign in there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct How<'a> {
    /// How fresh the sign-in must be.
    pub freshness: Freshness,
    /// Whether they are to choose an account.
    pub choose: bool,
    /// Whom they said that they are.
    pub login_hint: Option<&'a str>,
}

/// Sends the browser to a provider, or says why that cannot be.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn begin(
    visitor: &mut Visitor<'_>,
    upstream: &Upstream,
    how: How<'_>,
    for_what: For,
) -> Result<Result<HttpResponse, Elsewhere>, Failure> {
    let provider = visitor.provider;
    if !visitor.may_begin() || !bounds::may_try(&provider.transient, bounded(visitor, upstream), provider.now()).await? {
        return Ok(Err(Elsewhere::TooMany));
    }
    let document = match provider.talking.document(upstream).await {
        Ok(document) => document,
        Err(fault) => {
            note_refusal(visitor, upstream, &for_what, &fault).await;
            return Ok(Err(words(&fault)));
        }
    };
    let [state, nonce, verifier] = [(); 3].map(|()| Secret::random(&provider.random));
    let asked = Asked {
        for_what,
        upstream: upstream.id.clone(),
        authority: upstream.authority().into_owned(),
        nonce: nonce.expose().to_owned(),
        verifier: verifier.expose().to_owned(),
        browser: visitor.draw_id(),
        posts: upstream.preset.posts(),
    };
    ASKED.of(state.expose()).keep(visitor, &asked).await?;
    let asking = Asking {
        client_id: &upstream.client_id,
        redirect_uri: &callback(visitor, &upstream.name),
        scopes: &upstream.scopes,
        state: &state,
        // Without an ID token there is nothing that it could stand in.
        nonce: (!upstream.preset.is_oauth2()).then_some(&nonce),
        verifier: &verifier,
        freshness: how.freshness,
        choose: how.choose,
        login_hint: how.login_hint.filter(|_| !upstream.preset.is_oauth2()),
        posts: upstream.preset.posts(),
        ui_locales: visitor.language().tag(),
    };
    let mut sent = answers::see_other(asking.url(&document).as_str());
    // Its state is good once: whoever comes back and presses again is sent with another.
    sent.extensions_mut().insert(GivenOnce);
    Ok(Ok(visitor.send(sent)))
}

/// What a provider answered at the callback of `name`. Each request is answered once, in the browser that was sent with it.
///
/// # Errors
/// Where a store is away.
pub(crate) async fn answered(visitor: &Visitor<'_>, name: &str, parameters: &Parameters) -> Result<CameBack, Failure> {
    let provider = visitor.provider;
    let state = parameters.get("state").filter(|state| parameters.fault().is_none() && !state.is_empty());
    let Some(state) = state else { return Ok(CameBack::Nobody) };
    let record = ASKED.of(state);
    let is_ours = |browser: &String| visitor.browser.hashes().contains(browser);
    // Looked at before it is taken: another browser does not use it up.
    let (taken, answer) = match record.find(provider).await? {
        Some(asked) if is_ours(&asked.browser) => {
            let answer = if asked.posts {
                // An address alone is no answer of a provider that posts its answers.
                let Some(posted) = POSTED.of(state).take(provider).await? else { return Ok(CameBack::Nobody) };
                Answer(posted.parameters)
            } else {
                Answer::of(parameters)
            };
            (record.take(provider).await?, answer)
        }
        Some(_) => return Ok(CameBack::Nobody),
        None => (None, Answer(Vec::new())),
    };
    let Some(asked) = taken else {
        let before = ANSWERED.of(state).find(provider).await?.filter(|before| is_ours(&before.browser));
        return Ok(before.map_or(CameBack::Nobody, |before| CameBack::Again(before.for_what)));
    };
    ANSWERED.of(state).keep(visitor, &WasAnswered { for_what: asked.for_what.clone(), browser: asked.browser.clone() }).await?;
    provider.learn_changes().await.map_err(Failure::internal)?;
    let snapshot = provider.snapshot();
    // Each provider answers at an address of its own: one does not answer for another.
    let Some(upstream) = snapshot.upstream(&asked.upstream).filter(|upstream| upstream.name == name) else {
        return Ok(CameBack::Nobody);
    };
    let upstream = Upstream::clone(upstream);
    // One that is off is tried before people are let in by it.
    let counts = (upstream.enabled || matches!(asked.for_what, For::Trial(_))) && upstream.authority() == asked.authority;
    let came = if counts { identified(visitor, &upstream, &asked, &answer).await? } else { Err((Elsewhere::Refused, "upstream_changed")) };
    let (outcome, id_token, reason) = match came {
        Ok(Identified { identity, id_token }) => (Ok(identity), id_token, None),
        Err((said, reason)) => (Err(said), None, Some(reason)),
    };
    Ok(CameBack::Answered(Box::new(Answered { for_what: asked.for_what, upstream, outcome, id_token, reason })))
}

/// Keeps what a provider posted to the callback of `name`, where that is awaited, for the browser that comes again with its cookies; gives the
/// state, by which it is found.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn posted(visitor: &Visitor<'_>, name: &str, form: &Parameters) -> Result<Option<String>, Failure> {
    let provider = visitor.provider;
    let Some(state) = form.get("state").filter(|state| !state.is_empty()) else { return Ok(None) };
    let Some(asked) = ASKED.of(state).find(provider).await? else { return Ok(Some(state.to_owned())) };
    let snapshot = provider.snapshot();
    let is_of_it = snapshot.upstream(&asked.upstream).is_some_and(|upstream| upstream.name == name);
    if !asked.posts || !is_of_it {
        return Ok(None);
    }
    let Answer(parameters) = Answer::of(form);
    POSTED.of(state).keep(visitor, &Posted { parameters }).await?;
    Ok(Some(state.to_owned()))
}

async fn identified(
    visitor: &Visitor<'_>,
    upstream: &Upstream,
    asked: &Asked,
    parameters: &Answer,
) -> Result<Result<Identified, (Elsewhere, &'static str)>, Failure> {
    let (provider, now) = (visitor.provider, visitor.provider.now());
    let document = match provider.talking.document(upstream).await {
        Ok(document) => document,
        Err(fault) => {
            note_refusal(visitor, upstream, &asked.for_what, &fault).await;
            return Ok(Err((words(&fault), fault.as_str())));
        }
    };
    if response_of_issuer(&document, parameters.get("iss")).is_err() {
        note_of(visitor, upstream, &asked.for_what, "response_issuer").await;
        return Ok(Err((Elsewhere::Refused, "response_issuer")));
    }
    if let Some(error) = parameters.get("error") {
        // Apple has a word of its own.
        let denied = matches!(error, "access_denied" | "user_cancelled_authorize");
        let (said, reason) = if denied { (Elsewhere::Denied, "access_denied") } else { (Elsewhere::Refused, "upstream_error") };
        note_of(visitor, upstream, &asked.for_what, reason).await;
        return Ok(Err((said, reason)));
    }
    let Some(code) = parameters.get("code").filter(|code| !code.is_empty()) else {
        note_of(visitor, upstream, &asked.for_what, "no_code").await;
        return Ok(Err((Elsewhere::Refused, "no_code")));
    };
    if !bounds::may_try(&provider.transient, bounded(visitor, upstream), now).await? {
        return Ok(Err((Elsewhere::TooMany, "throttled")));
    }
    let proof = upstream.proof(&provider.keyring, &provider.random, now, &document)?;
    let (verifier, nonce) = (Secret::new(asked.verifier.as_str()), Secret::new(asked.nonce.as_str()));
    let redirect_uri = callback(visitor, &upstream.name);
    let asks_all = matches!(asked.for_what, For::Trial(_));
    let exchange = Exchange { code, redirect_uri: &redirect_uri, verifier: &verifier, nonce: &nonce, proof: &proof, asks_all };
    match provider.talking.identify(upstream, &document, exchange).await {
        Ok(Identified { identity, id_token }) => {
            let posted_name = if asked.posts { parameters.name() } else { None };
            Ok(Ok(Identified { identity: Identity { name: identity.name.or(posted_name), ..identity }, id_token }))
        }
        Err(fault) => {
            // What is the provider's doing would lock out everybody who comes from one network.
            if !fault.is_of_provider() {
                bounds::failed(&provider.transient, bounded(visitor, upstream), now).await?;
            }
            note_refusal(visitor, upstream, &asked.for_what, &fault).await;
            Ok(Err((words(&fault), fault.as_str())))
        }
    }
}

fn words(fault: &TalkFault) -> Elsewhere {
    if fault.is_away() { Elsewhere::Away } else { Elsewhere::Refused }
}

async fn note_refusal(visitor: &Visitor<'_>, upstream: &Upstream, for_what: &For, fault: &TalkFault) {
    tracing::warn!(upstream = %upstream.name, %fault, "a sign-in at another provider was not completed");
    note_of(visitor, upstream, for_what, fault.as_str()).await;
}

/// Notes that a sign-in there came to nothing, where it was one: a trial has an event of its own.
async fn note_of(visitor: &Visitor<'_>, upstream: &Upstream, for_what: &For, reason: &'static str) {
    if !matches!(for_what, For::Trial(_)) {
        note(visitor, upstream, reason).await;
    }
}

/// Notes that a sign-in there came to nothing.
pub(crate) async fn note(visitor: &Visitor<'_>, upstream: &Upstream, reason: &'static str) {
    visitor.provider.telemetry.sign_in("upstream");
    let event = visitor.visit.acting_anonymous().event(EventType::SignInRefused).refused(reason);
    visitor.provider.note(event.detail("factor", "upstream").detail("upstream", upstream.name.as_str())).await;
}

/// Keeps an account that somebody brought, for an id of this browser that is drawn now. One that it brought before for the same is forgotten.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn bring(visitor: &mut Visitor<'_>, for_what: &For, of: &Upstream, identity: &Identity) -> Result<(), Failure> {
    forget_brought(visitor, for_what).await?;
    let id = visitor.draw_id();
    let Shown { upstream_id: upstream, authority, subject, shown } = Shown::of(of, identity);
    let unproven = identity.shows_unproven_address();
    let (claims, is_whole) = asked_for(of, identity);
    let brought = Brought { upstream, authority, subject, shown, unproven, claims, is_whole };
    BROUGHT.of_id(&id, &for_what.what()).keep(visitor, &brought).await
}

/// What rules ask for of what was said, and whether that is all: whoever brings it may not connect it for a while, and what nobody asks for is
/// not kept meanwhile.
fn asked_for(upstream: &Upstream, identity: &Identity) -> (Map<String, Value>, bool) {
    let details = &upstream.details;
    let of_groups = details.group_rules.iter().map(|rule| rule.claim.as_str());
    let paths: Vec<&str> = of_groups.chain(details.attribute_rules.iter().flat_map(AttributeRule::paths)).collect();
    let is_asked_for =
        |name: &str| name == "_claim_names" || paths.iter().any(|path| *path == name || path.split('.').next() == Some(name));
    let kept: Map<String, Value> =
        identity.claims.iter().filter(|(name, _)| is_asked_for(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
    // Of what is too long nothing is known: the next sign-in says it again.
    if Value::from(kept.clone()).to_string().len() > MOST_BROUGHT { (Map::new(), false) } else { (kept, identity.is_whole) }
}

/// Does what rules say for an account that was connected a moment ago. It is connected whatever becomes of this: the next sign-in does it again.
pub(crate) async fn follow_rules_of(visitor: &Visitor<'_>, credential: &str, brought: &Brought) {
    let snapshot = visitor.provider.snapshot();
    let Some(upstream) = snapshot.upstream(&brought.upstream) else { return };
    let said = (brought.shown(), brought.claims.clone(), brought.is_whole);
    if let Err(failure) = from_elsewhere::follow_rules(visitor.provider, &visitor.visit, upstream, credential, said).await {
        tracing::warn!(?failure, upstream = %upstream.name, "what rules say of an account that was connected now was not done: its next sign-in does it");
    }
}

/// Where the ID token of a sign-in lies, by which the provider knows later whom to sign out.
fn place_of_hint(proof: &Proof) -> Option<String> {
    let at = proof.came.unwrap_or(proof.at).as_millis();
    proof.credential.as_ref().map(|credential| format!("{credential} {at}"))
}

/// Keeps the ID token of a sign-in until its person signs out, where they are to sign out there too.
pub(crate) async fn keep_hint(visitor: &Visitor<'_>, upstream: &Upstream, user_id: &str, proof: &Proof, id_token: Option<&Secret>) {
    let token = id_token.filter(|token| upstream.details.sign_out_upstream && token.expose().len() <= LONGEST_HINT);
    let (Some(token), Some(place)) = (token, place_of_hint(proof)) else { return };
    if let Err(failure) = HINTS.of(&place).left_by(user_id).keep(visitor, &token.expose().to_owned()).await {
        tracing::warn!(?failure, upstream = %upstream.name, "an ID token was not kept: the provider will be asked to sign out without it");
    }
}

/// Where a browser is sent whose sessions `ended` here a moment ago, to end there what began the last of them: a provider whose people are to
/// sign out there too. None where none is, or it cannot be reached: whoever signs out here is signed out.
pub(crate) async fn sign_out_there(visitor: &Visitor<'_>, ended: &[Session], state: &Secret) -> Option<Url> {
    let provider = visitor.provider;
    let snapshot = provider.snapshot();
    if !snapshot.upstreams().iter().any(|upstream| upstream.enabled && upstream.details.sign_out_upstream) {
        return None;
    }
    let theirs = |session: &Session| {
        let proofs = session.proofs.iter().filter(|proof| proof.kind == Kind::Upstream);
        proofs.map(|proof| (session.user_id.clone(), proof.clone())).collect::<Vec<_>>()
    };
    let mut proofs: Vec<(String, Proof)> = ended.iter().flat_map(theirs).collect();
    proofs.sort_by_key(|(_, proof)| std::cmp::Reverse(proof.came.unwrap_or(proof.at)));
    for (user_id, proof) in proofs {
        let Some(place) = place_of_hint(&proof) else { continue };
        let id_token = HINTS.of(&place).take(provider).await.ok().flatten().map(Secret::new);
        let link = match provider.database.read(move |conn| links::of_person(conn, &user_id)).await {
            Ok(all) => all.into_iter().find(|link| link.is_live && Some(&link.id) == proof.credential.as_ref()),
            Err(error) => {
                tracing::warn!(%error, "nobody is sent to a provider to sign out there");
                return None;
            }
        };
        let Some(link) = link else { continue };
        let Some(upstream) = snapshot.upstream(&link.upstream_id).filter(|upstream| upstream.details.sign_out_upstream) else { continue };
        let document = match provider.talking.document(upstream).await {
            Ok(document) => document,
            Err(fault) => {
                tracing::warn!(upstream = %upstream.name, %fault, "somebody was signed out here, and not there");
                continue;
            }
        };
        if let Some(endpoint) = &document.end_session_endpoint {
            let signing_out = SigningOut {
                client_id: &upstream.client_id,
                id_token: id_token.as_ref(),
                logout_hint: Some(&link.shown),
                back: &provider.settings.issuer.url(SIGNED_OUT_THERE),
                state,
                ui_locales: visitor.language().tag(),
            };
            return Some(signing_out.url(endpoint));
        }
    }
    None
}

/// What this browser brought for that.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn brought(visitor: &Visitor<'_>, for_what: &For) -> Result<Option<Brought>, Failure> {
    Ok(BROUGHT.of_browser(visitor, &for_what.what()).find(visitor.provider).await?)
}

/// The same, given once, where it is the one with this mark.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn take_brought(visitor: &Visitor<'_>, for_what: &For, mark: &str) -> Result<Option<Brought>, Failure> {
    let record = BROUGHT.of_browser(visitor, &for_what.what());
    // Looked at before it is taken: what another tab brought meanwhile stays for the page that shows it.
    if record.find(visitor.provider).await?.is_none_or(|brought| brought.mark() != mark) {
        return Ok(None);
    }
    Ok(record.take(visitor.provider).await?.filter(|brought| brought.mark() == mark))
}

/// Forgets what this browser brought for that.
///
/// # Errors
/// Where the store is away.
pub(crate) async fn forget_brought(visitor: &Visitor<'_>, for_what: &For) -> Result<(), Failure> {
    Ok(BROUGHT.of_browser(visitor, &for_what.what()).forget(visitor.provider).await?)
}
