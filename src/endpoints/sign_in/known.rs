//! A person as a journey needs them, and which of the browser's people may still sign in.

use std::sync::Arc;

use crate::acts::Standing;
use crate::acts::password::{self, StoredPassword};
use crate::acts::second_factor::{self, SecondFactors};
use crate::clock::{Random, Timestamp};
use crate::endpoints::visitor::Visitor;
use crate::factors::rule::Requirement;
use crate::factors::{Kind, Kinds, Part, Proof, proof};
use crate::http::Failure;
use crate::issued::consent as consents;
use crate::pages::AccountCard;
use crate::people::losses;
use crate::people::phones::{self, Phone};
use crate::people::remembered;
use crate::people::requirements::{self, Given};
use crate::people::{User, credentials, terms, user};
use crate::protocol::attribute::{Attributes, Required};
use crate::protocol::authorization::request::AuthorizationRequest;
use crate::protocol::claims::full_name;
use crate::protocol::scope::Scopes;
use crate::provider::{Provider, honoured};
use crate::secrets::sha256;
use crate::sign_in::consent::{self, Decided};
use crate::sign_in::details;
use crate::sign_in::journey::{AccountFacts, Details, Journey, Remembered};
use crate::snapshot::KnownClient;
use crate::store::StoreError;
use crate::upstreams::links::{self, Link};

/// A person as a journey needs them.
pub(crate) struct Known {
    pub user: User,
    pub facts: AccountFacts,
    pub stored: Option<StoredPassword>,
    pub second_factors: SecondFactors,
    /// What stands for the mailbox of the person's address, where codes may be sent there: a proof by such a code rests on it.
    pub mailbox: Option<String>,
    /// Their phone, whether codes may be sent there or not.
    pub phone: Option<Phone>,
    /// Their accounts at other providers that are a way in now.
    pub links: Vec<Link>,
}

impl Known {
    pub fn card(&self) -> AccountCard {
        account_card(&self.user)
    }

    /// What the person proves who types the password that was read.
    pub fn standing(&self) -> Standing {
        Standing::of_session(&self.user.id, self.user.epoch).by(self.password_id())
    }

    /// Whether they have a password that somebody knows.
    pub fn has_password(&self) -> bool {
        self.stored.as_ref().is_some_and(|stored| !stored.void)
    }

    /// How many things show by themselves who they are.
    pub fn ways_in(&self) -> usize {
        self.second_factors.ways_in() + self.links.len() + usize::from(self.has_password())
    }

    /// Whether a factor that was set up before the last minutes showed lately who they are, or `proofs` rest on nothing younger than all that
    /// they have: what somebody has just set up in a session of theirs must not vouch for what makes it their only way in.
    pub fn is_vouched_for(&self, proofs: &[Proof], now: Timestamp) -> bool {
        let password = self.stored.as_ref().filter(|stored| !stored.void);
        let password = password.map(|stored| (Kind::Password, stored.id.as_str(), stored.set_at));
        let others = self.second_factors.all().map(|held| (held.kind, held.id.as_str(), held.created_at));
        let links = self.links.iter().map(|link| (Kind::Upstream, link.id.as_str(), link.created_at));
        let held: Vec<_> = password.into_iter().chain(others).chain(links).collect();
        proof::is_vouched_for(proofs, &held, now)
    }

    /// The credential id of the password, also of one that nobody knows.
    pub fn password_id(&self) -> Option<&str> {
        self.stored.as_ref().map(|stored| stored.id.as_str())
    }
}

/// What stands for the mailbox of a person's address, where they showed that it is theirs. Another address is another mailbox.
fn mailbox(user: &User) -> Option<String> {
    user.email_verified.then(|| format!("mailbox.{}", sha256(user.email.key().as_bytes())))
}

/// What stands for a phone: a proof by a code that was sent there rests on it. Another number is another phone, and so is the same once it
/// was added anew.
pub(super) fn phone_id(phone: &Phone) -> String {
    format!("phone.{}", sha256(format!("{}\n{}", phone.number.as_str(), phone.added_at.as_millis()).as_bytes()))
}

/// What stands for no phone, in as many bytes.
pub(super) fn drawn_phone_id(random: &Random) -> String {
    format!("phone.{}", sha256(random.uuid().as_bytes()))
}

/// What a code that is sent may prove of a person who has `theirs`: as these kinds, in place of a first proof and beside one. Where they have
/// a second factor none takes its place.
fn by_code(rule: &Requirement, [first, second]: [Kind; 2], theirs: Kinds) -> Kinds {
    let has_second = theirs.iter().any(|kind| kind.is(Part::Second));
    let second = (!has_second).then_some(second);
    [first].into_iter().chain(second).filter(|kind| rule.allows(*kind)).collect()
}

/// A person as their pages show them.
pub fn account_card(user: &User) -> AccountCard {
    AccountCard { name: full_name(&user.claims).unwrap_or_default(), address: user.email.as_str().to_owned() }
}

/// Reads a person with what the journey for `asked` must know of them. For nobody the same is read, statement by statement,
/// so that no time tells whose name is known.
pub(crate) async fn account(provider: &Provider, user_id: &str, asked: Option<&AuthorizationRequest>) -> Result<Option<Known>, Failure> {
    read(provider, user_id, asked.cloned(), None).await
}

/// Reads a person with what the rules ask of them for an app that has asked for nothing.
pub(crate) async fn account_at(provider: &Provider, user_id: &str, client_id: Option<String>) -> Result<Option<Known>, Failure> {
    read(provider, user_id, None, client_id).await
}

async fn read(
    provider: &Provider,
    user_id: &str,
    asked: Option<AuthorizationRequest>,
    client_id: Option<String>,
) -> Result<Option<Known>, Failure> {
    let user_id = user_id.to_owned();
    let (ring, snapshot, now) = (provider.keyring.clone(), provider.snapshot(), provider.now());
    let accepted_by_all = snapshot.terms.accepted_by_all(now);
    let given = Given::from(&provider.settings);
    let sms = provider.settings.sms.clone();
    let declared = Arc::clone(&snapshot.attributes);
    let are_offered = declared.iter().any(|attribute| attribute.required == Required::Offered);
    let may_be_asked = are_offered && details::may_be_asked(&provider.transient, &user_id, now).await?;
    let known = provider
        .database
        .read(move |conn| {
            let user = user::find(conn, &user_id)?;
            let stored = password::read(conn, &ring, &user_id)?;
            let second_factors = second_factor::read(conn, &ring, &user_id)?;
            let not_owed = Decided { is_owed: false, left_out: Scopes::none() };
            let (decided, app, consent_generation) = match &asked {
                None => (not_owed, client_id.and_then(|id| snapshot.client(&id).map(KnownClient::ruled)), 0),
                Some(asked) => match snapshot.client(&asked.client_id) {
                    Some(known) => {
                        // First: what is taken back after this is no part of it, and a consent that is read after it may be.
                        let withdrawals = consents::withdrawals(conn, &user_id, &asked.client_id)?;
                        let remembered = consents::find(conn, &user_id, &asked.client_id)?;
                        let decided = consent::decided(&known.client, asked, remembered.as_ref(), now);
                        let generation = consents::generation(withdrawals, known.switched_off);
                        (decided, Some(known.ruled()), generation)
                    }
                    None => (Decided { is_owed: true, ..not_owed }, None, 0),
                },
            };
            let rule = requirements::of_person(conn, &user_id, (given, &snapshot.rules), app.as_ref(), now)?;
            let void = stored.as_ref().filter(|stored| stored.void).map(|stored| &stored.id);
            let terms_are_owed = !accepted_by_all.is_empty() && !terms::is_one_accepted(conn, &user_id, &accepted_by_all)?;
            let links = links::live(conn, &user_id)?;
            let mut held = credentials::all_of(conn, &user_id)?;
            held.retain(|(kind, id)| *kind != Kind::Upstream || links.iter().any(|link| link.id == *id));
            let [mailed, texted] = [[Kind::EmailCode, Kind::EmailCodeSecond], [Kind::SmsCode, Kind::SmsCodeSecond]];
            let mailbox = user.as_ref().and_then(mailbox).filter(|_| !by_code(&rule, mailed, Kinds::NONE).is_empty());
            let phone = phones::of(conn, &user_id, user.as_ref())?;
            let loss = losses::find(conn, &user_id)?;
            let may_text = !by_code(&rule, texted, Kinds::NONE).is_empty();
            let reached = phone.as_ref().filter(|phone| may_text && sms.reaches(&phone.number));
            let remembered = match snapshot.rules.remember_browsers() {
                true => remembered::of(conn, &user_id, user.as_ref(), now)?,
                false => Vec::new(),
            };
            let remembered = remembered.into_iter();
            let is_temporary = stored.as_ref().is_some_and(|stored| stored.temporary);
            let theirs: Kinds = held.iter().filter(|(_, id)| void != Some(id)).map(|(kind, _)| *kind).collect();
            let by_mail = mailbox.as_ref().map(|_| by_code(&rule, mailed, theirs));
            let by_sms = reached.map(|_| by_code(&rule, texted, theirs));
            let facts = AccountFacts {
                has: theirs.or(by_mail.unwrap_or_default()).or(by_sms.unwrap_or_default()),
                credentials: held.into_iter().map(|(_, id)| id).chain(mailbox.clone()).chain(reached.map(phone_id)).collect(),
                temporary: is_temporary.then_some(Kind::Password).into_iter().collect(),
                terms_are_owed,
                details: user.as_ref().map_or(Details::Said, |user| missing(&declared, user, may_be_asked)),
                consent_is_owed: decided.is_owed,
                left_out: decided.left_out,
                consent_generation,
                loss: loss.zip(user.as_ref()).filter(|(loss, user)| loss.stands(user)).map(|(loss, _)| loss.id),
                rule,
                remembered: remembered.map(|kept| Remembered { id: kept.id, hash: kept.secret_hash, since: kept.created_at }).collect(),
            };
            Ok::<_, StoreError>(user.map(|user| Known { user, facts, stored, second_factors, mailbox, phone, links }))
        })
        .await?;
    Ok(known)
}

/// What this person has not said of what is declared of people.
fn missing(declared: &Attributes, user: &User, may_be_asked: bool) -> Details {
    match declared.missing(&user.claims).first() {
        // Nobody is locked out by a question that they cannot answer.
        Some(_) if !user::has_room(&user.claims) => Details::Said,
        Some(attribute) if attribute.is_required() => Details::Owed,
        Some(_) if may_be_asked => Details::Offered,
        _ => Details::Said,
    }
}

pub(super) async fn account_facts(provider: &Provider, user_id: &str) -> Result<Option<AccountFacts>, Failure> {
    Ok(account(provider, user_id, None).await?.map(|known| known.facts))
}

pub(super) async fn settled(visitor: &Visitor<'_>, journey: &Journey) -> Result<Option<Known>, Failure> {
    match journey.account() {
        Some(settled) => account(visitor.provider, &settled.user_id, journey.request()).await,
        None => Ok(None),
    }
}

/// Keeps of the browser's sessions those whose person may still sign in, and finds the person whom `login_hint` names.
pub(crate) async fn drop_the_dead(visitor: &mut Visitor<'_>, login_hint: Option<String>) -> Result<Option<String>, Failure> {
    if visitor.sessions.live.is_empty() && login_hint.is_none() {
        return Ok(None);
    }
    let sessions = visitor.sessions.live.clone();
    let (alive, hinted) = visitor
        .provider
        .database
        .read(move |conn| {
            let alive = honoured(conn, sessions)?.into_iter().map(|(session, _)| session).collect();
            let hinted = match login_hint {
                Some(typed) => user::find_by_login(conn, &typed)?.map(|user| user.id),
                None => None,
            };
            Ok::<_, StoreError>((alive, hinted))
        })
        .await?;
    visitor.sessions.live = alive;
    Ok(hinted)
}
