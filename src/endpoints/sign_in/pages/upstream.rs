//! An account at another provider: asked for in place of a name and a password, or again of whoever has connected one. The browser is sent
//! there and comes back by `driving::callback`, which hands here whom the provider signed in.

use std::sync::Arc;

use actix_web::HttpResponse;

use super::identify;
use super::password::{another_person, expected};
use super::second_factor::other_ways;
use crate::acts::upstream::Shown;
use crate::endpoints::from_elsewhere::{Registered, follow_rules, registered, said_of, trusted, used};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::elsewhere::{self, For, How};
use crate::endpoints::sign_in::known::{Known, account, settled};
use crate::endpoints::sign_in::step::{
    Moved, Page, SIGN_IN, Step, UPSTREAM, action, app, hidden, opened_at, shown as shown_page, step_page_saying, switch_url,
};
use crate::endpoints::visitor::Visitor;
use crate::factors::{Kind, Proof};
use crate::http::Stop;
use crate::pages::{Elsewhere, Notice, SignInWith, SignUpWaiting, UpstreamButton};
use crate::people::{Email, Status};
use crate::protocol::parameters::Parameters;
use crate::protocol::upstream::Identity;
use crate::secrets::Secret;
use crate::sign_in::journey::{Journey, Misstep, Owed};
use crate::upstreams::Upstream;

/// The parameter of an address that names the provider, and the field of a form that does.
pub(crate) const WHICH: &str = "upstream";
/// The parameter that says what came of it.
pub(crate) const SAID: &str = "said";

/// The page. Where nobody has said who they are it is the one that asks for that, with a word about what came of it.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some(WHICH),
    posts_to: UPSTREAM,
    needed: &["journey", "csrf", WHICH],
    optional: &[SAID],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Upstream),
    stands_in_for: |owed| owed == Owed::Identify,
    show: |visitor, journey, parameters| Box::pin(show(visitor, journey, parameters)),
    take: |visitor, step| Box::pin(take(visitor, step)),
};

/// The providers that anybody can sign in with.
pub(super) fn buttons(visitor: &Visitor<'_>) -> Vec<UpstreamButton> {
    let snapshot = visitor.provider.snapshot();
    let enabled = snapshot.upstreams().iter().filter(|upstream| upstream.enabled);
    enabled.map(|upstream| UpstreamButton { name: upstream.name.clone(), title: upstream.title.clone() }).collect()
}

/// Those of them that this person is connected with.
fn buttons_of(visitor: &Visitor<'_>, known: &Known) -> Vec<UpstreamButton> {
    let snapshot = visitor.provider.snapshot();
    let is_theirs = |id: &str| known.links.iter().any(|link| link.upstream_id == id);
    let theirs = snapshot.upstreams().iter().filter(|upstream| upstream.enabled && is_theirs(&upstream.id));
    theirs.map(|upstream| UpstreamButton { name: upstream.name.clone(), title: upstream.title.clone() }).collect()
}

/// Where the page stands that has the button of a provider.
pub(crate) fn named_at(journey: &Journey, upstream: &Upstream) -> String {
    format!("{}&{WHICH}={}", opened_at(SIGN_IN, journey), upstream.name)
}

/// Where the page stands that says what came of a sign-in with a provider.
pub(crate) fn said_at(journey: &Journey, upstream: &Upstream, said: Elsewhere) -> String {
    format!("{}&{SAID}={}", named_at(journey, upstream), said.as_str())
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, parameters: &Parameters) -> Result<HttpResponse, Stop> {
    let said = parameters.get(SAID).and_then(Elsewhere::parse);
    let snapshot = visitor.provider.snapshot();
    let named = parameters.get(WHICH).and_then(|name| snapshot.upstreams().iter().find(|upstream| upstream.name == name));
    let word = named.zip(said).map(|(upstream, said)| Notice::Elsewhere { name: upstream.title.clone(), said });
    page(visitor, journey, word).await
}

/// The page with a word about what has just happened, or did not.
async fn page(visitor: &Visitor<'_>, journey: &Journey, word: Option<Notice>) -> Result<HttpResponse, Stop> {
    if journey.next() == Some(Owed::Identify) {
        return Ok(identify::page_saying(visitor, journey, expected(journey), None, word));
    }
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let mut hidden = hidden(journey);
    if let Some(Notice::Elsewhere { said, .. }) = &word {
        hidden.push((SAID.to_owned(), said.as_str().to_owned()));
    }
    let view = SignInWith {
        action: action(visitor, UPSTREAM, journey),
        app: app(visitor, journey),
        hidden,
        account: known.card(),
        upstreams: buttons_of(visitor, &known),
        other_ways: other_ways(visitor, journey, &known, Kind::Upstream),
        switch_url: switch_url(visitor, journey),
    };
    let at = format!("{}&{WHICH}=", opened_at(SIGN_IN, journey));
    Ok(step_page_saying(visitor, journey, &at, None, word, |context| view.render(context)))
}

/// The form: the browser is sent to the provider.
pub(super) async fn take(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    let again = match journey.next() {
        Some(Owed::Identify) => false,
        Some(owed) if owed.asks_for(Kind::Upstream) => true,
        // A second tab or the back button: the journey goes on where it stands.
        _ => return Ok(Moved::On(journey.clone())),
    };
    let name = step.parameters.get(WHICH).unwrap_or_default();
    let snapshot = visitor.provider.snapshot();
    let Some(upstream) = snapshot.upstreams().iter().find(|upstream| upstream.enabled && upstream.name == name) else {
        // It was switched off meanwhile.
        return Ok(Moved::Unchanged);
    };
    if again {
        let known = settled(visitor, journey).await?;
        if !known.is_some_and(|known| known.links.iter().any(|link| link.upstream_id == upstream.id)) {
            return Ok(Moved::Unchanged);
        }
    }
    // Whoever came with an account that was not the right one would come with the same again.
    let was_another = step.parameters.get(SAID).and_then(Elsewhere::parse) == Some(Elsewhere::Other);
    let how = How { freshness: journey.freshness(), choose: was_another || journey.brings_account(), login_hint: None };
    match elsewhere::begin(visitor, upstream, how, For::Journey(journey.id.clone())).await? {
        Ok(sent) => Ok(Moved::Stays(sent)),
        Err(said) => Ok(Moved::Stays(page(visitor, journey, Some(Notice::Elsewhere { name: upstream.title.clone(), said })).await?)),
    }
}

/// Where the domain of a typed address leads.
pub(super) enum Led {
    /// To a provider: this sends the browser there.
    There(HttpResponse),
    /// There, but it cannot be reached: this says so, and the password is the way that is left.
    Away(Notice),
    /// There, and nowhere else: this says why not now. Whoever guesses could bring that about.
    NotNow(Notice),
    /// Nowhere.
    Nowhere,
}

/// Leads whoever typed an address in a domain of a provider there, before anybody is looked for: whether there is such an account is not
/// asked, and shows in nothing.
pub(super) async fn led(visitor: &mut Visitor<'_>, journey: &Journey, typed: &str) -> Result<Led, Stop> {
    // Whoever came from there with an account that nobody has connected proves here who they are, and is not sent back.
    if journey.next() != Some(Owed::Identify) || journey.brings_account() {
        return Ok(Led::Nowhere);
    }
    let Ok(email) = Email::parse(typed) else { return Ok(Led::Nowhere) };
    let snapshot = visitor.provider.snapshot();
    let leads = |upstream: &&Arc<Upstream>| upstream.enabled && upstream.details.lead(email.domain());
    let Some(upstream) = snapshot.upstreams().iter().find(leads) else { return Ok(Led::Nowhere) };
    let how = How { freshness: journey.freshness(), choose: false, login_hint: Some(email.as_str()) };
    Ok(match elsewhere::begin(visitor, upstream, how, For::Journey(journey.id.clone())).await? {
        Ok(sent) => Led::There(sent),
        Err(said) => {
            let word = Notice::Elsewhere { name: upstream.title.clone(), said };
            if said == Elsewhere::Away { Led::Away(word) } else { Led::NotNow(word) }
        }
    })
}

/// What becomes of a journey when somebody comes back.
pub(in crate::endpoints::sign_in) enum Came {
    /// As after a form.
    Moved(Moved),
    /// It stands where it stood, or has this changed, and the page says this.
    Said(Journey, Elsewhere),
}

/// The provider signed somebody in.
pub(in crate::endpoints::sign_in) async fn came(
    visitor: &mut Visitor<'_>,
    journey: &Journey,
    upstream: &Upstream,
    (identity, id_token): (&Identity, Option<&Secret>),
) -> Result<Came, Stop> {
    let now = visitor.provider.now();
    let expects = match journey.next() {
        Some(Owed::Identify) => None,
        Some(owed) if owed.asks_for(Kind::Upstream) => journey.account().map(|account| account.user_id.clone()),
        // Another tab went on meanwhile.
        _ => return Ok(Came::Moved(Moved::On(journey.clone()))),
    };
    let refused = |said| Came::Said(journey.clone(), said);
    if !journey.is_fresh(identity.asked_at, now) {
        elsewhere::note(visitor, upstream, "not_fresh").await;
        return Ok(refused(Elsewhere::NotFresh));
    }
    let shown = Shown::of(upstream, identity);
    let (provider, visit) = (visitor.provider, &visitor.visit);
    let linked = match used(provider, visit, &shown).await? {
        None if expects.is_none() => trusted(provider, visit, &shown, identity).await?,
        linked => linked,
    };
    let (user_id, credential) = match (linked, &expects) {
        (Some(linked), None) => linked,
        (Some(linked), Some(expected)) if linked.0 == *expected => linked,
        (_, Some(_)) => {
            elsewhere::note(visitor, upstream, "another_account").await;
            return Ok(refused(Elsewhere::Other));
        }
        (None, None) if journey.is_for_one_account() => return bring(visitor, journey, upstream, identity).await,
        (None, None) => match registered(provider, visit, upstream, identity, Some(visitor.language().tag())).await? {
            Registered::Made(user_id, credential) => (user_id, credential),
            Registered::Waits(address) => {
                let view =
                    SignUpWaiting { app: app(visitor, journey), address, codes: Vec::new(), back_url: action(visitor, SIGN_IN, journey) };
                return Ok(Came::Moved(Moved::Stays(shown_page(visitor, journey, |context| view.render(context)))));
            }
            Registered::No => return bring(visitor, journey, upstream, identity).await,
        },
    };
    follow_rules(provider, visit, upstream, &credential, said_of(upstream, identity)).await?;
    let Some(known) = account(visitor.provider, &user_id, journey.request()).await? else {
        return Ok(Came::Moved(Moved::over(visitor)));
    };
    if !known.user.is_active() {
        let (reason, said) = match known.user.status {
            Status::Waiting => ("waiting", Elsewhere::Waiting),
            Status::Active | Status::Disabled => ("disabled", Elsewhere::Disabled),
        };
        elsewhere::note(visitor, upstream, reason).await;
        return Ok(refused(said));
    }
    // Where nobody knows when they were asked there, it counts for nothing that must be recent but the time of a rule.
    let proof = Proof::from_elsewhere(&credential, identity.asked_at, now);
    elsewhere::keep_hint(visitor, upstream, &user_id, &proof, id_token).await;
    let mut further = journey.clone();
    Ok(Came::Moved(match further.prove(&known.standing(), proof, known.facts.clone(), now) {
        Ok(()) => Moved::On(further),
        Err(Misstep::OutOfOrder) => Moved::On(journey.clone()),
        Err(Misstep::AnotherPerson) => another_person(further),
    }))
}

/// Nobody has connected the account there: whoever proves in this browser and journey who they are here is asked whether to.
async fn bring(visitor: &mut Visitor<'_>, journey: &Journey, upstream: &Upstream, identity: &Identity) -> Result<Came, Stop> {
    let mut further = journey.clone();
    if further.bring_account().is_err() {
        return Ok(Came::Moved(Moved::On(further)));
    }
    elsewhere::bring(visitor, &For::Journey(journey.id.clone()), upstream, identity).await?;
    Ok(Came::Said(further, Elsewhere::Unknown))
}
