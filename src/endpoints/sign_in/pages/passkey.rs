//! A passkey: asked for in place of a name and a password or beside them, and set up. A script of ours asks the browser for it, and posts what it answers.

use actix_web::HttpResponse;

use super::ANSWER;
use super::identify;
use super::password::first_proven;
use super::second_factor::{REMEMBER, other_ways, prove, remember_box, standing, taken, wait};
use super::way::{Checked, Confirming, SetUp, Way};
use crate::acts::Standing;
use crate::acts::second_factor::{Held, NewFactor, SecondFactors, TakeFactor};
use crate::audit::{EventType, Subject};
use crate::endpoints::page_answers;
use crate::endpoints::sign_in::known::{Known, account, settled};
use crate::endpoints::sign_in::step::{Moved, PASSKEY as POSTED, Page, SIGN_IN, Step, action, app, hidden, step_page, switch_url};
use crate::endpoints::visitor::Visitor;
use crate::factors::passkey::{Assertion, Content, Party, Unfit, Use, options, register};
use crate::factors::{Kind, Proof};
use crate::http::Stop;
use crate::pages::{AboutFactor, CodeProblem, EnrolPasskey, EnrolPasskeyOnTheWay, PASSKEY, Passkey, SecondFactorProblem, SignInProblem};
use crate::people::credentials;
use crate::secrets::Secret;
use crate::sign_in::challenge;
use crate::sign_in::journey::{Journey, Owed};
use crate::store::StoreError;

/// The page.
pub(super) static PAGE: Page = Page {
    path: SIGN_IN,
    named: Some("passkey"),
    posts_to: POSTED,
    needed: &["journey", "csrf"],
    optional: &[ANSWER, REMEMBER],
    repeated: None,
    asks_for: |owed| owed.asks_for(Kind::Passkey),
    stands_in_for: |_| false,
    show: |visitor, journey, _| Box::pin(show(visitor, journey, None)),
    take: |visitor, step| Box::pin(take(visitor, step)),
};

/// The factor.
pub(super) static WAY: Way = Way {
    kind: Kind::Passkey,
    page: &PAGE,
    link: "passkey-use",
    recorded_as: "passkey",
    field: ANSWER,
    show: |visitor, journey, problem| Box::pin(show(visitor, journey, problem)),
    check: |visitor, journey, known, answer| Box::pin(check(visitor, journey, known, answer)),
    set_up: Some(SetUp {
        words: &PASSKEY,
        about: |held| {
            let content = held.content::<Content>()?;
            Ok(AboutFactor { text_id: Some(if content.is_synced() { "passkey-synced" } else { "passkey-bound" }), maker: content.maker() })
        },
        accepted: |provider, user_id, factors| Ok(Some(options::accepted(Party::of(&provider.settings), user_id, &kept(factors)?))),
        draw: |visitor, known| Box::pin(async { Ok(creation(visitor, known)?) }),
        field: ANSWER,
        confirm,
        own: |_, drawn, page, context| EnrolPasskey { page, options: drawn.expose() }.render(context),
        on_the_way: |_, drawn, page, context| EnrolPasskeyOnTheWay { page, options: drawn.expose() }.render(context),
    }),
};

/// What the person has of them.
fn kept(factors: &SecondFactors) -> Result<Vec<Content>, StoreError> {
    factors.of_kind(Kind::Passkey).map(Held::content).collect()
}

/// What the browser is asked for to make one. It holds the challenge, and stays where it was drawn: what is confirmed answers that.
fn creation(visitor: &Visitor<'_>, known: &Known) -> Result<Secret, StoreError> {
    let (card, provider) = (known.card(), visitor.provider);
    let person = options::Person { id: &known.user.id, address: &card.address, name: &card.name };
    let challenge = Secret::random(&provider.random);
    let (party, name) = (Party::of(&provider.settings), visitor.context("", None).provider_name);
    Ok(Secret::new(options::creation(party, &name, person, challenge.expose(), &kept(&known.second_factors)?)))
}

pub(super) fn confirm(visitor: &Visitor<'_>, drawn: &Secret, answer: &str) -> Confirming {
    let Some(challenge) = options::challenge(drawn.expose()) else { return Ok(Err(CodeProblem::Mismatch)) };
    match register(Party::of(&visitor.provider.settings), &challenge, answer) {
        Ok(content) => Ok(Ok(NewFactor::new(&content)?.known_by(content.row_id()))),
        Err(unfit) => {
            tracing::info!(%unfit, "a new passkey was refused");
            Ok(Err(if unfit == Unfit::NotVerified { CodeProblem::Unverified } else { CodeProblem::Mismatch }))
        }
    }
}

async fn show(visitor: &Visitor<'_>, journey: &Journey, problem: Option<SecondFactorProblem>) -> Result<HttpResponse, Stop> {
    let Some(known) = settled(visitor, journey).await? else { return Ok(page_answers::expired(visitor)) };
    let provider = visitor.provider;
    let challenge = challenge::draw(&provider.keyring, &provider.random, journey);
    let view = Passkey {
        action: action(visitor, PAGE.posts_to, journey),
        app: app(visitor, journey),
        hidden: hidden(journey),
        account: known.card(),
        options: options::request(Party::of(&provider.settings), &challenge, &kept(&known.second_factors)?),
        problem,
        remember: remember_box(journey),
        other_ways: other_ways(visitor, journey, &known, WAY.kind),
        switch_url: switch_url(visitor, journey),
    };
    Ok(step_page(visitor, journey, &WAY.opened_at(journey), wait(problem), |context| view.render(context)))
}

/// The form: the passkey says who it is, or is one of the person who is settled.
async fn take(visitor: &mut Visitor<'_>, step: &Step) -> Result<Moved, Stop> {
    let journey = &step.kept.journey;
    if journey.next() != Some(Owed::Identify) {
        return prove(visitor, step, &WAY).await;
    }
    let refused = match identified(visitor, journey, step.parameters.get(ANSWER).unwrap_or_default()).await? {
        Ok((known, id)) => return Ok(first_proven(journey.clone(), &known, Proof::by(Kind::Passkey, &id, visitor.provider.now()))),
        Err(refused) => refused,
    };
    note_refusal(visitor, journey, &refused).await;
    Ok(Moved::Stays(match refused.says {
        Says::Disabled => identify::page(visitor, journey, "", Some(SignInProblem::Disabled)),
        Says::OfPasskey(problem) => identify::page_after_passkey(visitor, journey, problem, refused.unknown),
    }))
}

/// Why nobody signs in by a passkey alone.
struct Refused {
    /// Whose passkey it is.
    whose: Option<String>,
    /// What the page says.
    says: Says,
    /// What the record says.
    reason: &'static str,
    /// The credential id, where nobody has that passkey.
    unknown: Option<String>,
}

enum Says {
    Disabled,
    OfPasskey(SecondFactorProblem),
}

impl Refused {
    fn new(whose: Option<&Known>, problem: SecondFactorProblem, reason: &'static str) -> Self {
        Self { whose: whose.map(|known| known.user.id.clone()), says: Says::OfPasskey(problem), reason, unknown: None }
    }

    fn unfit(whose: Option<&Known>, unfit: Unfit) -> Self {
        Self::new(whose, problem_of(unfit), unfit.as_str())
    }
}

fn problem_of(unfit: Unfit) -> SecondFactorProblem {
    if unfit == Unfit::NotVerified { SecondFactorProblem::Unverified } else { SecondFactorProblem::Mismatch }
}

async fn note_refusal(visitor: &Visitor<'_>, journey: &Journey, refused: &Refused) {
    visitor.provider.telemetry.sign_in("passkey");
    let event = visitor.visit.acting_anonymous().event(EventType::SignInRefused).refused(refused.reason);
    let mut event = event.detail("factor", WAY.recorded_as);
    if let Some(user_id) = &refused.whose {
        event = event.subject(Subject::User(user_id.clone()));
    }
    if let Some(client_id) = journey.answers() {
        event = event.client(client_id);
    }
    visitor.provider.note(event).await;
}

/// Who signs in by a passkey alone, and the id of its credential.
async fn identified(visitor: &Visitor<'_>, journey: &Journey, answer: &str) -> Result<Result<(Known, String), Refused>, Stop> {
    let provider = visitor.provider;
    if answer.is_empty() {
        return Ok(Err(Refused::new(None, SecondFactorProblem::Missing, "malformed")));
    }
    let assertion = match Assertion::parse(answer).and_then(|assertion| assertion.names_its_person().map(|()| assertion)) {
        Ok(assertion) => assertion,
        Err(unfit) => return Ok(Err(Refused::unfit(None, unfit))),
    };
    let id = assertion.row_id();
    let row = id.clone();
    let owner = provider.database.read(move |conn| credentials::owner(conn, Kind::Passkey, &row)).await?;
    // For nobody the same is read, so that no time tells which passkeys are known.
    let known = account(provider, owner.as_deref().unwrap_or_default(), journey.request()).await?;
    let with_passkey = known.and_then(|known| {
        let held = known.second_factors.of_kind(Kind::Passkey).find(|held| held.id == id).cloned();
        held.map(|held| (known, held))
    });
    let Some((known, held)) = with_passkey else {
        let refused = Refused::new(None, SecondFactorProblem::Unknown, "unknown_credential");
        // One of another provider at this host is good there: the browser keeps it.
        let is_ours = assertion.was_made_for(Party::of(&provider.settings));
        return Ok(Err(Refused { unknown: is_ours.then(|| assertion.credential_id()), ..refused }));
    };
    let (shown, challenge) = match verified(visitor, journey, &known, &held, &assertion)? {
        Ok(verified) => verified,
        Err(unfit) => return Ok(Err(Refused::unfit(Some(&known), unfit))),
    };
    if !known.user.is_active() {
        return Ok(Err(Refused { says: Says::Disabled, ..Refused::new(Some(&known), SecondFactorProblem::Mismatch, "disabled") }));
    }
    let mismatch = |reason| Err(Refused::new(Some(&known), SecondFactorProblem::Mismatch, reason));
    if !challenge::spend(&provider.transient, journey, &challenge, provider.now()).await? {
        return Ok(mismatch("used_before"));
    }
    let who = Standing::of_session(&known.user.id, known.user.epoch).by(Some(&id));
    match taken(visitor, &known, TakeFactor { who, id: id.clone(), shown }, Some(id.clone())).await? {
        Checked::Right { .. } => Ok(Ok((known, id))),
        Checked::Wrong { reason, .. } => Ok(mismatch(reason)),
        Checked::UsedUp => Ok(mismatch("used_up")),
    }
}

/// What the person showed, and the challenge that it answers; or what is wrong with it.
fn verified(
    visitor: &Visitor<'_>,
    journey: &Journey,
    known: &Known,
    held: &Held,
    assertion: &Assertion,
) -> Result<Result<(Use, String), Unfit>, StoreError> {
    let provider = visitor.provider;
    let is_challenge = |given: &str| challenge::is_of(&provider.keyring, journey, given);
    let party = Party::of(&provider.settings);
    let checked = assertion.check(party, &known.user.id, &held.content()?, &is_challenge);
    Ok(checked.and_then(|shown| Ok((shown, assertion.challenge()?))))
}

/// A passkey of the person who is settled.
async fn check(visitor: &Visitor<'_>, journey: &Journey, known: &Known, answer: &str) -> Result<Checked, Stop> {
    let unfit = |unfit: Unfit| Checked::Wrong { problem: problem_of(unfit), reason: unfit.as_str() };
    let assertion = match Assertion::parse(answer) {
        Ok(assertion) => assertion,
        Err(refused) => return Ok(unfit(refused)),
    };
    let id = assertion.row_id();
    let Some(held) = known.second_factors.of_kind(Kind::Passkey).find(|held| held.id == id) else {
        return Ok(Checked::Wrong { problem: SecondFactorProblem::Unknown, reason: "unknown_credential" });
    };
    let (shown, challenge) = match verified(visitor, journey, known, held, &assertion)? {
        Ok(verified) => verified,
        Err(refused) => return Ok(unfit(refused)),
    };
    if !challenge::spend(&visitor.provider.transient, journey, &challenge, visitor.provider.now()).await? {
        return Ok(Checked::USED);
    }
    let take = TakeFactor { who: standing(journey, known), id: held.id.clone(), shown };
    taken(visitor, known, take, Some(held.id.clone())).await
}
