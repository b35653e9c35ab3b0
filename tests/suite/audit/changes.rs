//! Each act by itself: its event stands in the transaction of its change, and says who did it to what, by which request.

use std::convert::Infallible;
use std::fmt::Debug;
use std::pin::Pin;
use std::time::Duration;

use latchkey::acts::attribute::{ChangeAttribute, CreateAttribute, DeleteAttribute};
use latchkey::acts::client::{ChangeClient, CreateClient, DeleteClient, MetadataChange, RotateSecret, SettingsChange, WhichClient};
use latchkey::acts::consent::{GiveConsent, WithdrawConsent};
use latchkey::acts::disown::DisownChange;
use latchkey::acts::door::{Act, Doing, Needs, NotDone};
use latchkey::acts::group::{AddMember, ChangeGroup, CreateGroup, DeleteGroup, MembershipChange, MembershipEnd, RemoveMember, WhichGroup};
use latchkey::acts::invitation::{Invite, JoinByInvitation, SendInvitationAgain, WhichInvitation, WithdrawInvitation};
use latchkey::acts::issued::{EndMisusedGrant, Misuse, RedeemCode, RevokeAccessToken, RevokeGrant};
use latchkey::acts::key::{CompleteKeys, KeyNotRevoked, RevokeKey, RotateKey};
use latchkey::acts::message::{SendAgain, SendTest};
use latchkey::acts::password::{
    ChangePassword, NewPassword, PasswordChanged, PasswordNotRemoved, RemovePassword, RenewPasswordHash, SetPassword,
};
use latchkey::acts::person::{
    ApprovePerson, ChangePerson, Changes, CreatePerson, DeletePerson, Description, DisablePerson, EnablePerson, EndAllOfPerson, MakeOwner,
    RefusePerson, RemoveOwner, WhichPerson,
};
use latchkey::acts::register::{Register, SignsInBy};
use latchkey::acts::resource::{ChangeResource, CreateResource, DeleteResource};
use latchkey::acts::rule::{RemoveRule, SetRule};
use latchkey::acts::second_factor::{
    self, Duty, EnrolFactor, NewFactor, RemoveFactor, RenameFactor, RenewRecoveryCodes, ReportCopiedFactor, ResetSecondFactor, TakeFactor,
};
use latchkey::acts::session::{EndSessions, Ending};
use latchkey::acts::setup::CompleteSetup;
use latchkey::acts::terms::{AcceptTerms, PublishTerms, WithdrawTerms};
use latchkey::acts::upstream::{ChangeUpstream, ConnectAccount, CreateUpstream, DeleteUpstream, DisconnectAccount, FillInFromThere, Shown};
use latchkey::acts::{Acting, Standing};
use latchkey::audit::{Actor, EventType, Origin};
use latchkey::clients::registered;
use latchkey::factors::Kind;
use latchkey::factors::recovery_code::CodeHash;
use latchkey::factors::rule::Rule;
use latchkey::factors::totp::{self, Seed};
use latchkey::issued::consent::Allowed;
use latchkey::issued::grant;
use latchkey::jose::{Algorithm, SigningKey};
use latchkey::keys::{self, KeyRecord, KeyState};
use latchkey::languages::Language;
use latchkey::mail::{Address, Disowning, Message, Recipient, outbox};
use latchkey::people::credentials::{self, NewCredential};
use latchkey::people::invitations::{NewInvitation, link_hash};
use latchkey::people::rights::Right;
use latchkey::people::rules::Place;
use latchkey::people::terms::TermsText;
use latchkey::people::user;
use latchkey::protocol::attribute::{Attribute, AttributeKind};
use latchkey::protocol::registration::Registration;
use latchkey::protocol::resource::Resource;
use latchkey::protocol::scope::Scopes;
use latchkey::protocol::upstream::AttributeRule;
use latchkey::provider::Provider;
use latchkey::secrets::Secret;
use latchkey::store::{EitherConnection, StoreError, Writing};
use latchkey::upstreams::{self, Accounts, Details, Preset, links};
use serde_json::json;

use super::{all, found_by_whom};
use crate::attributes::attribute;
use crate::scenario::{START, Scenario, body, on_each_pairing};

/// Does a change. Where it is to fail (`true`), an error follows in its transaction.
type Job = Box<dyn for<'p> Fn(&'p Provider, Acting, bool) -> Pin<Box<dyn Future<Output = Result<(), String>> + 'p>>>;

const AFTER_ALL: &str = "after all";
/// What is said to who has not the right.
const NO_RIGHT: &str = "you are not allowed to do this";

/// An act, and what its event says.
struct Change {
    kind: EventType,
    subject: (&'static str, Option<String>),
    client: Option<&'static str>,
    /// Whether it asks for a right.
    asks_right: bool,
    /// Who must do it, where it is theirs alone.
    by: Option<String>,
    act: Job,
}

/// An act that may fail after all.
struct Failing<A> {
    act: A,
    fails: bool,
}

impl<A: Act<Refused: Debug>> Act for Failing<A> {
    type Done = ();
    type Refused = String;
    const SERIALIZABLE: bool = A::SERIALIZABLE;

    fn needs(&self) -> Needs<'_> {
        self.act.needs()
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<String>> {
        self.act.carry_out(doing).map_err(|not_done| not_done.map(|why| format!("{why:?}")))?;
        if self.fails { Err(NotDone::Refused(AFTER_ALL.into())) } else { Ok(()) }
    }
}

/// Revokes the key that signs, whichever it is by now.
#[derive(Clone)]
struct RevokeWhatSigns {
    fresh: KeyRecord,
}

impl Act for RevokeWhatSigns {
    type Done = ();
    type Refused = KeyNotRevoked;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<KeyNotRevoked>> {
        let signs = |record: &&KeyRecord| record.algorithm == self.fresh.algorithm && record.state == KeyState::Active;
        let kid = keys::list(doing.rows, &self.fresh.issuer)?.iter().find(signs).unwrap().kid.clone();
        RevokeKey { kid, confirmed_by: None, fresh: self.fresh.clone() }.carry_out(doing)
    }
}

/// A change that goes through the door.
fn performed<A: Act<Refused: Debug> + Clone>(kind: EventType, subject: (&'static str, &str), act: A) -> Change {
    // An empty id: whichever the act draws.
    let id = Some(subject.1.to_owned()).filter(|id| !id.is_empty());
    let (asks_right, by) = match act.needs() {
        Needs::Right(_) => (true, None),
        Needs::Standing(who) => (false, Some(who.user_id.clone())),
        Needs::OwnProof | Needs::Server => (false, None),
    };
    let job: Job = Box::new(move |provider, acting, fails| {
        let act = Failing { act: act.clone(), fails };
        Box::pin(async move { provider.perform(acting, act).await.map_err(|not_done| not_done.to_string()) })
    });
    Change { kind, subject: (subject.0, id), client: None, asks_right, by, act: job }
}

fn person(email: &str) -> Description {
    Description { email: email.to_owned(), email_verified: true, ..Description::default() }
}

/// While there is nobody who may do everything.
fn setup() -> Change {
    performed(EventType::SetupCompleted, ("user", ""), CompleteSetup { person: person("first@example.com"), phc: phc() })
}

/// A hash of a password that nobody has.
fn phc() -> Secret {
    Secret::new("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA")
}

/// An account that waits is made, and decided on.
#[derive(Clone)]
enum OfWaiting {
    Approve,
    Refuse,
}

impl Act for OfWaiting {
    type Done = ();
    type Refused = String;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManagePeople)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<String>> {
        let email = format!("{}@example.com", doing.acting.random.uuid().simple());
        let register = Register { person: person(&email), by: SignsInBy::Password(phc()), waits: true, terms: None };
        let made = register.carry_out(doing).map_err(|error| error.map(|why| format!("{why:?}")))?.person;
        let which = WhichPerson::Id(made.id);
        let decided = match self {
            Self::Approve => ApprovePerson { person: which }.carry_out(doing),
            Self::Refuse => RefusePerson { person: which, reason: "no".to_owned() }.carry_out(doing),
        };
        decided.map(drop).map_err(|error| error.map(|why| format!("{why:?}")))
    }
}

/// A change of their own password, whatever their epoch is by now.
#[derive(Clone)]
struct ChangeOwnPassword {
    user_id: String,
}

impl Act for ChangeOwnPassword {
    type Done = PasswordChanged;
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<PasswordChanged, NotDone<Infallible>> {
        let epoch = user::find(doing.rows, &self.user_id)?.unwrap().epoch;
        ChangePassword { who: Standing::of_session(&self.user_id, epoch), phc: phc(), ends: Vec::new() }.carry_out(doing)
    }
}

/// Makes the hash of their own password anew, whatever their epoch is by now.
#[derive(Clone)]
struct RenewOwnHash {
    user_id: String,
}

impl Act for RenewOwnHash {
    type Done = ();
    type Refused = Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<Infallible>> {
        let epoch = user::find(doing.rows, &self.user_id)?.unwrap().epoch;
        RenewPasswordHash { who: Standing::of_session(&self.user_id, epoch), phc: phc() }.carry_out(doing)
    }
}

/// Takes the password away from whoever has a passkey.
#[derive(Clone)]
struct RemoveOwnPassword {
    user_id: String,
}

impl Act for RemoveOwnPassword {
    type Done = ();
    type Refused = PasswordNotRemoved;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<PasswordNotRemoved>> {
        let passkey = NewCredential { id: "a passkey", user_id: &self.user_id, kind: Kind::Passkey, name: "" };
        let (ring, random, now) = (doing.means.ring.clone(), doing.acting.random.clone(), doing.acting.now);
        credentials::insert(doing.rows, &ring, &random, passkey, b"{}", now).unwrap();
        let epoch = user::find(doing.rows, &self.user_id)?.unwrap().epoch;
        RemovePassword { who: Standing::of_session(&self.user_id, epoch) }.carry_out(doing)?;
        credentials::delete(doing.rows, &self.user_id, "a passkey")?;
        Ok(())
    }
}

fn people(alice: &str, bob: &str) -> Vec<Change> {
    use EventType as E;
    let of_alice = ("user", alice);
    let which = |id: &str| WhichPerson::Id(id.to_owned());
    let changes = Changes { claims: json!({"nickname": "Al"}).as_object().unwrap().clone(), ..Changes::default() };
    let new = CreatePerson { person: person("new@example.com"), groups: Vec::new(), owner: false, password: None };
    let password = NewPassword { phc: phc(), temporary: false };
    vec![
        performed(E::UserCreated, ("user", ""), new),
        performed(E::UserApproved, ("user", ""), OfWaiting::Approve),
        performed(E::UserRefused, ("user", ""), OfWaiting::Refuse),
        performed(E::UserUpdated, of_alice, ChangePerson::profile(which(alice), changes)),
        performed(E::RoleAssigned, of_alice, MakeOwner { person: which(alice) }),
        performed(E::RoleRemoved, of_alice, RemoveOwner { person: which(alice) }),
        performed(E::PasswordSet, of_alice, SetPassword { person: which(alice), password }),
        performed(E::PasswordChanged, of_alice, ChangeOwnPassword { user_id: alice.to_owned() }),
        performed(E::PasswordHashRenewed, of_alice, RenewOwnHash { user_id: alice.to_owned() }),
        performed(E::PasswordRemoved, of_alice, RemoveOwnPassword { user_id: alice.to_owned() }),
        performed(E::SessionsEnded, of_alice, EndAllOfPerson { person: which(alice) }),
        performed(
            E::ChangeDisowned,
            of_alice,
            DisownChange { link: Disowning::of(alice, "alice@example.com", START), phc: phc(), recovery_by_mail: true },
        ),
        performed(E::UserDisabled, of_alice, DisablePerson { person: which(alice) }),
        performed(E::UserEnabled, of_alice, EnablePerson { person: which(alice) }),
        performed(E::UserDeleted, ("user", bob), DeletePerson { person: which(bob), confirmed_by: None }),
    ]
}

/// What is done to the one app that a person has, whichever id it has.
#[derive(Clone)]
enum OfTheApp {
    Use(Standing),
    Rename(Standing),
    Remove(Standing),
    /// A recovery code, which stands in for it.
    Recover(Standing),
}

impl Act for OfTheApp {
    type Done = ();
    type Refused = String;

    fn needs(&self) -> Needs<'_> {
        let (Self::Use(who) | Self::Rename(who) | Self::Remove(who) | Self::Recover(who)) = self;
        Needs::Standing(who)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<String>> {
        let (Self::Use(who) | Self::Rename(who) | Self::Remove(who) | Self::Recover(who)) = self.clone();
        let held = second_factor::read(doing.rows, &doing.means.ring, &who.user_id)?;
        let id = held.second().next().unwrap().id.clone();
        match self {
            Self::Use(_) => {
                let take = TakeFactor { who, id, shown: totp::Step(34) };
                take.carry_out(doing).map(drop).map_err(|error| error.map(|why| format!("{why:?}")))
            }
            Self::Recover(_) => {
                let take = TakeFactor { who, id: held.codes().unwrap().id.clone(), shown: CodeHash("two".to_owned()) };
                take.carry_out(doing).map(drop).map_err(|error| error.map(|why| format!("{why:?}")))
            }
            Self::Rename(_) => {
                let rename = RenameFactor { who, id, name: "Old phone".to_owned() };
                rename.carry_out(doing).map_err(|error| error.map(|why| format!("{why:?}")))
            }
            Self::Remove(_) => {
                let remove = RemoveFactor { who, id, duty: Duty::default(), ends: Vec::new() };
                remove.carry_out(doing).map_err(|error| error.map(|why| format!("{why:?}")))
            }
        }
    }
}

fn second_factors(alice: &str, epoch: i64) -> Vec<Change> {
    use EventType as E;
    let of_alice = ("user", alice);
    let who = || Standing::of_session(alice, epoch);
    let seed = Seed::parse("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
    let new = NewFactor::new(&totp::Content::new(&seed, 33)).unwrap();
    let enrol = EnrolFactor { who: who(), new, name: "Phone".into(), codes: vec!["one".into()], must_be_first: true };
    vec![
        performed(E::SecondFactorEnrolled, of_alice, enrol),
        performed(E::TermsAccepted, of_alice, AcceptTerms { who: who(), version: "1".to_owned() }),
        performed(E::SecondFactorUsed, of_alice, OfTheApp::Use(who())),
        performed(E::SecondFactorRenamed, of_alice, OfTheApp::Rename(who())),
        performed(E::SecondFactorCopied, of_alice, ReportCopiedFactor { user_id: alice.to_owned(), kind: Kind::Totp, id: "one".into() }),
        performed(E::RecoveryCodesRenewed, of_alice, RenewRecoveryCodes { who: who(), hashes: vec!["two".into()] }),
        performed(E::RecoveryCodeUsed, of_alice, OfTheApp::Recover(who())),
        performed(E::SecondFactorRemoved, of_alice, OfTheApp::Remove(who())),
        performed(E::SecondFactorReset, of_alice, ResetSecondFactor { user_id: alice.to_owned(), sessions: Vec::new() }),
    ]
}

/// Nobody accepts it: it is not in force yet.
fn terms() -> PublishTerms {
    let text = TermsText { language: "en".into(), title: "Terms".into(), url: "https://example.com/terms".into() };
    PublishTerms { version: "2".into(), texts: vec![text], since: Some(START.plus(Duration::from_secs(86_400 * 365))), again: true }
}

fn upstream() -> CreateUpstream {
    CreateUpstream {
        name: "company".into(),
        title: "Company".into(),
        preset: Preset::Oidc,
        issuer: "https://id.company.example".into(),
        client_id: "latchkey".into(),
        secret: None,
        scopes: "openid email".into(),
        accounts: Accounts::Off,
        trusted_domains: Vec::new(),
        enabled: true,
        details: Details { attribute_rules: AttributeRule::parse("picture = $picture").into_iter().collect(), ..Details::default() },
        signs: false,
    }
}

/// The provider says of the person who is connected what cannot be kept.
#[derive(Clone)]
struct SaidOfTheLink;

impl Act for SaidOfTheLink {
    type Done = ();
    type Refused = std::convert::Infallible;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<std::convert::Infallible>> {
        let there = upstreams::find_by_name(doing.rows, "company")?.unwrap();
        let shown = Shown { authority: there.authority().into_owned(), upstream_id: there.id, subject: "1".into(), shown: String::new() };
        let claims = json!({ "picture": "javascript:x" }).as_object().unwrap().clone();
        FillInFromThere { shown, claims, is_whole: true }.carry_out(doing)
    }
}

/// The account of a person there, whichever id it has.
#[derive(Clone)]
struct OfTheLink {
    who: String,
    connects: bool,
}

impl Act for OfTheLink {
    type Done = ();
    type Refused = String;

    fn needs(&self) -> Needs<'_> {
        Needs::OwnProof
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<(), NotDone<String>> {
        let epoch = user::find(doing.rows, &self.who)?.unwrap().epoch;
        let who = Standing::of_session(&self.who, epoch);
        let there = upstreams::find_by_name(doing.rows, "company")?.unwrap();
        if self.connects {
            let shown =
                Shown { authority: there.authority().into_owned(), upstream_id: there.id, subject: "1".into(), shown: String::new() };
            return ConnectAccount { who, shown }.carry_out(doing).map(drop).map_err(|error| error.map(|why| format!("{why:?}")));
        }
        let id = links::of_person(doing.rows, &self.who)?[0].id.clone();
        DisconnectAccount { who, id, ends: Vec::new() }.carry_out(doing).map_err(|error| error.map(|why| format!("{why:?}")))
    }
}

fn groups_and_resources(alice: &str) -> Vec<Change> {
    use EventType as E;
    let (named, person) = (|name: &str| WhichGroup::Name(name.to_owned()), || WhichPerson::Id(alice.to_owned()));
    let identifier = "https://api.example".to_owned();
    let api = Resource {
        identifier: identifier.clone(),
        name: "An API".into(),
        scopes: Scopes::parse("read").unwrap(),
        signing_alg: None,
        lifetime: None,
        clients: Vec::new(),
    };
    let renamed = ChangeResource { identifier: identifier.clone(), name: Some("The API".into()), ..ChangeResource::default() };
    let of_api = ("resource", "https://api.example");
    vec![
        performed(E::GroupCreated, ("group", ""), CreateGroup { name: "staff".to_owned() }),
        performed(
            E::GroupUpdated,
            ("group", ""),
            ChangeGroup {
                group: named("staff"),
                name: Some("crew".to_owned()),
                requires_second_factor: None,
                email_codes: None,
                seen: None,
            },
        ),
        performed(E::MemberAdded, ("user", alice), AddMember { group: named("crew"), person: person(), end: MembershipEnd::AsItIs }),
        performed(E::MemberRemoved, ("user", alice), RemoveMember { group: named("crew"), person: person() }),
        performed(E::GroupDeleted, ("group", ""), DeleteGroup { group: named("crew"), confirmed_by: None }),
        performed(E::ResourceCreated, of_api, CreateResource { resource: api }),
        performed(E::ResourceUpdated, of_api, renamed),
        performed(E::ResourceDeleted, of_api, DeleteResource { identifier, confirmed_by: None }),
        performed(E::AttributeCreated, ("attribute", "room"), CreateAttribute { attribute: attribute("room", AttributeKind::Text) }),
        performed(
            E::AttributeUpdated,
            ("attribute", "room"),
            ChangeAttribute { attribute: Attribute { position: 7, ..attribute("room", AttributeKind::Text) }, seen: None },
        ),
        performed(E::AttributeDeleted, ("attribute", "room"), DeleteAttribute { name: "room".into(), confirmed_by: None }),
        performed(E::TermsPublished, ("terms", "2"), terms()),
        performed(E::TermsWithdrawn, ("terms", "2"), WithdrawTerms { version: "2".into() }),
        performed(
            E::RuleSet,
            ("rule", "deployment"),
            SetRule { place: Place::Deployment, rule: Rule { max_age: Some(86_400), ..Rule::default() }, seen: None },
        ),
        performed(E::RuleRemoved, ("rule", "deployment"), RemoveRule { place: Place::Deployment, seen: None }),
        performed(E::UpstreamCreated, ("upstream", ""), upstream()),
        performed(
            E::UpstreamUpdated,
            ("upstream", ""),
            ChangeUpstream { name: "company".into(), title: Some("C".into()), ..ChangeUpstream::default() },
        ),
        performed(E::AccountConnected, ("user", alice), OfTheLink { who: alice.to_owned(), connects: true }),
        performed(E::ClaimsLeftOut, ("user", alice), SaidOfTheLink),
        performed(E::AccountDisconnected, ("user", alice), OfTheLink { who: alice.to_owned(), connects: false }),
        performed(E::UpstreamDeleted, ("upstream", ""), DeleteUpstream { name: "company".into(), confirmed_by: None, ends: Vec::new() }),
    ]
}

/// A client that is registered as `app` is.
async fn clients(given: &Scenario) -> Vec<Change> {
    use EventType as E;
    let app = given.provider.database.read(|conn| registered::find(conn, "app")).await.unwrap().unwrap().client;
    let create = CreateClient {
        client_id: Some("made".to_owned()),
        registration: Registration { kind: app.kind, metadata: app.metadata },
        settings: app.settings,
        provenance: app.provenance,
    };
    let which = || WhichClient::Id("made".to_owned());
    let changed = ChangeClient { client: which(), metadata: None, settings: SettingsChange::default(), enabled: None, seen: None };
    let decided = SettingsChange { first_party: Some(true), ..SettingsChange::default() };
    let of_made = ("client", "made");
    let changes = vec![
        performed(E::ClientCreated, of_made, create),
        performed(E::ClientUpdated, of_made, ChangeClient { settings: decided, ..changed.clone() }),
        performed(E::ClientDisabled, of_made, ChangeClient { enabled: Some(false), ..changed.clone() }),
        performed(E::ClientEnabled, of_made, ChangeClient { enabled: Some(true), ..changed }),
        performed(E::ClientSecretRotated, of_made, RotateSecret { client: which(), keep_old: Duration::ZERO, seen: None }),
        performed(E::ClientDeleted, of_made, DeleteClient { client: which(), confirmed_by: None }),
    ];
    changes.into_iter().map(|change| Change { client: Some("made"), ..change }).collect()
}

fn grants(alice: &str, template: &latchkey::protocol::grants::Grant) -> Vec<Change> {
    use EventType as E;
    let granted = |digit: &str| latchkey::protocol::grants::Grant { id: digit.repeat(32), ..template.clone() };
    let (a, b, c) = (granted("a"), granted("b"), granted("c"));
    let (one, two, three) = ("a".repeat(32), "b".repeat(32), "c".repeat(32));
    let redeemed = |new: latchkey::protocol::grants::Grant| {
        let id = new.id.clone();
        let made = performed(E::GrantCreated, ("grant", &id), RedeemCode { consent_generation: 0, grant: new, unsettled: Vec::new() });
        Change { client: Some("app"), ..made }
    };
    let allowed = Allowed { scopes: Scopes::parse("openid").unwrap(), ..Allowed::default() };
    let ending = Ending { sid: "s1".into(), user_id: alice.to_owned() };
    let (grant_id, until) = (Some("a".repeat(32)), template.created_at);
    let revoked = RevokeAccessToken { jti: "j1".to_owned(), grant_id, client_id: "app".to_owned(), until };
    let client_id = "app".to_owned();
    let who = Standing::of_session(alice, template.epoch);
    let given = performed(
        E::ConsentGiven,
        ("user", alice),
        GiveConsent { who: who.clone(), client_id: client_id.clone(), allowed, consent_generation: 0 },
    );
    let withdrawn = performed(E::ConsentWithdrawn, ("user", alice), WithdrawConsent { who, client_id });
    let of_app = |change: Change| Change { client: Some("app"), ..change };
    vec![
        redeemed(a),
        of_app(performed(E::GrantRevoked, ("grant", &one.clone()), RevokeGrant { grant_id: one })),
        redeemed(b),
        of_app(performed(E::CodeReplayed, ("grant", &two.clone()), EndMisusedGrant { grant_id: two, misuse: Misuse::CodeReplayed })),
        redeemed(c),
        of_app(performed(E::RefreshReused, ("grant", &three.clone()), EndMisusedGrant { grant_id: three, misuse: Misuse::RefreshReused })),
        of_app(performed(E::TokenRevoked, ("token", "j1"), revoked)),
        performed(E::SessionEnded, ("session", "s1"), EndSessions { sessions: vec![ending] }),
        of_app(given),
        of_app(withdrawn),
    ]
}

fn signing_keys(given: &Scenario) -> Vec<Change> {
    use EventType as E;
    let fresh = |algorithm| {
        let (ring, random) = (&given.provider.keyring, &given.provider.random);
        KeyRecord::seal(&SigningKey::generate(algorithm).unwrap(), &given.issuer, ring.seal(), random, given.now()).unwrap()
    };
    let made = vec![fresh(Algorithm::ES256), fresh(Algorithm::ES256)];
    let (next, last) = (fresh(Algorithm::ES256), fresh(Algorithm::ES256));
    vec![
        performed(E::KeyCreated, ("key", ""), CompleteKeys { wanted: vec![Algorithm::ES256], fresh: made }),
        performed(E::KeyRotated, ("key", ""), RotateKey { fresh: next, seen: None }),
        performed(E::KeyRevoked, ("key", ""), RevokeWhatSigns { fresh: last }),
    ]
}

async fn messages(given: &Scenario) -> Vec<Change> {
    use EventType as E;
    let to = Address::parse("mara@example.com").unwrap();
    let recipient = Recipient { address: to.clone(), user_id: None, language: Language::English };
    let (ring, random) = (given.provider.keyring.clone(), given.provider.random.clone());
    // Due later, so that it waits until it is sent again.
    let waits = given
        .rows(move |conn, now| outbox::insert(conn, &ring, &random, &recipient, &Message::Test, now.plus(Duration::from_secs(3600))))
        .await;
    vec![
        performed(E::MessageTested, ("message", ""), SendTest { to, language: Language::English }),
        performed(E::MessageSentAgain, ("message", &waits.clone()), SendAgain { id: waits }),
    ]
}

/// Invitations, the first of which the second and third end, and one to alice, who accepts it.
async fn invitations(given: &Scenario, alice: &str) -> Vec<Change> {
    use EventType as E;
    given.group("invited").await;
    let to = |email: &str| Invite {
        invitation: NewInvitation { email: email.to_owned(), groups: vec!["invited".to_owned()], ..NewInvitation::default() },
    };
    let waits = given.perform(to("waits@example.com")).await.invitation.id;
    let theirs = given.perform(to("alice@example.com")).await;
    let which = || WhichInvitation::Id(waits.clone());
    let of_waits = ("invitation", waits.as_str());
    let join = JoinByInvitation { link: link_hash(theirs.token.expose()), who: given.standing(alice).await };
    vec![
        performed(E::InvitationCreated, ("invitation", ""), to("mara@example.com")),
        performed(E::InvitationSentAgain, of_waits, SendInvitationAgain { invitation: which() }),
        performed(E::InvitationWithdrawn, of_waits, WithdrawInvitation { invitation: which() }),
        performed(E::InvitationAccepted, ("invitation", &theirs.invitation.id), join),
    ]
}

/// Does an act twice: once it fails after all and leaves nothing, once it stands and leaves its event.
async fn holds(given: &Scenario, admin: &str, change: Change) {
    let kind = change.kind;
    let origin = Origin {
        request_id: Some("0123456789abcdef".into()),
        address: Some("192.0.2.7".into()),
        user_agent: Some("Console".into()),
        ..Origin::default()
    };
    let by = change.by.clone().unwrap_or_else(|| admin.to_owned());
    let acting = Acting { origin, proved_at: Some(given.now()), ..given.provider.acting(Actor::User(by.clone())) };
    let before = all(given).await;

    if change.asks_right {
        let plain = given.provider.database.read(|conn| user::find_by_login(conn, "plain@example.com")).await.unwrap().unwrap();
        let nobody = Acting { by: Actor::User(plain.id), ..acting.clone() };
        assert_eq!((change.act)(&given.provider, nobody, false).await, Err(NO_RIGHT.to_owned()), "{kind}");
        assert_eq!(all(given).await, before, "{kind}: what is refused changes nothing");
    }
    let failed = (change.act)(&given.provider, acting.clone(), true).await;
    assert_eq!(failed, Err(AFTER_ALL.to_owned()), "{kind}");
    assert_eq!(all(given).await, before, "{kind}: no change, no event");

    (change.act)(&given.provider, acting, false).await.unwrap_or_else(|error| panic!("{kind}: {error}"));
    let fresh: Vec<_> = all(given).await.into_iter().filter(|event| !before.contains(event)).collect();
    let event = fresh.iter().find(|event| event.event == kind.name()).unwrap_or_else(|| panic!("{kind}: {fresh:?}"));
    assert_eq!((event.actor_kind.as_str(), event.actor_id.as_deref()), ("user", Some(by.as_str())), "{kind}");
    assert_eq!(event.subject_kind.as_deref(), Some(change.subject.0), "{kind}");
    assert!(event.subject_id.as_ref().is_some_and(|id| !id.is_empty()), "{kind}");
    if change.subject.1.is_some() {
        assert_eq!(event.subject_id, change.subject.1, "{kind}");
    }
    assert_eq!(event.client_id.as_deref(), change.client, "{kind}");
    assert_eq!(event.outcome, "done", "{kind}");
    found_by_whom(given, kind, event).await;
    for event in &fresh {
        assert_eq!(event.request_id.as_deref(), Some("0123456789abcdef"), "{}", event.event);
        assert_eq!((event.address.as_deref(), event.user_agent.as_deref()), (Some("192.0.2.7"), Some("Console")), "{}", event.event);
    }
}

#[tokio::test]
async fn each_change_leaves_its_event_in_its_own_transaction() {
    on_each_pairing(async |given| {
        let (alice, bob) = (given.person("alice@example.com").await, given.person("bob@example.com").await);
        // Somebody who may sign in, and has no role.
        given.person("plain@example.com").await;
        let app = given.client("app").await;
        let tokens = given.tokens(&given.browser(), &app, "openid", "alice@example.com").await;
        let gid = body(&tokens.text("access_token"))["gid"].as_str().unwrap().to_owned();
        let template = given.provider.database.read(move |conn| grant::find(conn, &gid)).await.unwrap().unwrap();
        let epoch = template.epoch;
        holds(&given, &alice, setup()).await;
        let admin = given.admin("admin@example.com").await;
        let mut changes = second_factors(&alice, epoch);
        changes.extend(groups_and_resources(&alice));
        changes.extend(clients(&given).await);
        changes.extend(grants(&alice, &template));
        changes.extend(signing_keys(&given));
        changes.extend(messages(&given).await);
        changes.extend(invitations(&given, &alice).await);
        changes.extend(people(&alice, &bob));
        for change in changes {
            holds(&given, &admin, change).await;
        }
    })
    .await;
}

#[tokio::test]
async fn where_the_event_cannot_be_written_nothing_changes() {
    use diesel::RunQueryDsl as _;
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let rename = async |from: &str, to: &str| {
            let statement = format!("ALTER TABLE {from} RENAME TO {to}");
            let job = move |conn: &mut Writing<'_>| -> Result<(), StoreError> {
                match conn.rows().either() {
                    EitherConnection::Postgres(conn) => diesel::sql_query(&statement).execute(conn)?,
                    EitherConnection::Sqlite(conn) => diesel::sql_query(&statement).execute(conn)?,
                };
                Ok(())
            };
            given.provider.upkeep_database().write(job).await.unwrap();
        };
        given.noted().await;
        rename("audit_events", "audit_events_away").await;
        let disable = DisablePerson { person: WhichPerson::Id(alice.clone()) };
        let refused = given.provider.perform(given.provider.acting(Actor::Command), disable).await;
        assert!(matches!(refused, Err(NotDone::Failed(_))), "{refused:?}");
        rename("audit_events_away", "audit_events").await;
        let id = alice.clone();
        let person = given.provider.database.read(move |conn| latchkey::people::user::find(conn, &id)).await.unwrap().unwrap();
        assert!(person.is_active(), "what cannot be told is not done");
    })
    .await;
}

#[tokio::test]
async fn a_change_tells_what_was_there_before_and_of_a_person_the_names_of_members_alone() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        given.client("app").await;
        given.perform(CreateGroup { name: "staff".to_owned() }).await;
        assert_eq!(given.told(EventType::GroupCreated).await["name"], "staff");
        let (group, name) = (WhichGroup::Name("staff".to_owned()), Some("crew".to_owned()));
        given.perform(ChangeGroup { group, name, requires_second_factor: None, email_codes: None, seen: None }).await;
        let told = given.told(EventType::GroupUpdated).await;
        assert_eq!(serde_json::Value::Object(told), json!({"changed": ["name"], "before": {"name": "staff"}, "after": {"name": "crew"}}));

        given.change_client("app", |client| client.settings.require_second_factor = true).await;
        let told = given.told(EventType::ClientUpdated).await;
        assert_eq!(
            (&told["changed"], &told["before"], &told["after"]),
            (&json!(["require_second_factor"]), &json!({"require_second_factor": false}), &json!({"require_second_factor": true}),)
        );

        let changes = Changes { claims: json!({"nickname": "Al"}).as_object().unwrap().clone(), ..Changes::default() };
        given.perform(ChangePerson::profile(WhichPerson::Id(alice), changes)).await;
        assert_eq!(serde_json::Value::Object(given.told(EventType::UserUpdated).await), json!({"changed": ["nickname"]}));
    })
    .await;
}

#[tokio::test]
async fn attack_h4_who_is_a_member_already_keeps_the_end_and_the_record_tells_each_end() {
    on_each_pairing(async |given| {
        let alice = given.person("alice@example.com").await;
        let group = given.perform(CreateGroup { name: "staff".to_owned() }).await;
        let add = async |end| {
            let (group, person) = (WhichGroup::Name("staff".to_owned()), WhichPerson::Id(alice.clone()));
            let member = given.perform(AddMember { group, person, end }).await;
            given.later(Duration::from_millis(1));
            (member.change, member.until)
        };
        let (night, week) = (given.now().plus(Duration::from_secs(8 * 3600)), given.now().plus(Duration::from_secs(7 * 24 * 3600)));
        assert_eq!(add(MembershipEnd::At(night)).await, (MembershipChange::Added, Some(night)));
        let told = given.told(EventType::MemberAdded).await;
        assert_eq!(serde_json::Value::Object(told), json!({"group": group.id, "until": night.to_string()}));

        let events = given.events(EventType::MemberAdded).await;
        assert_eq!(add(MembershipEnd::AsItIs).await, (MembershipChange::Nothing, Some(night)));
        let nothing = ChangePerson::profile(WhichPerson::Id(alice.clone()), Changes::default());
        given.perform(ChangePerson { groups: vec!["staff".to_owned()], ..nothing }).await;
        assert_eq!(add(MembershipEnd::AsItIs).await, (MembershipChange::Nothing, Some(night)), "nor does a change of the person");
        assert_eq!(given.events(EventType::MemberAdded).await, events, "nothing is told of what changes nothing");

        for (end, before, after) in [(MembershipEnd::At(week), Some(night), Some(week)), (MembershipEnd::Never, Some(week), None)] {
            assert_eq!(add(end).await, (MembershipChange::End, after));
            let (before, after) = (before.map(|at| at.to_string()), after.map(|at| at.to_string()));
            let told = given.told(EventType::MemberAdded).await;
            let wanted = json!({"group": group.id, "changed": ["until"], "before": {"until": before}, "after": {"until": after}});
            assert_eq!(serde_json::Value::Object(told), wanted);
        }
        add(MembershipEnd::At(given.now().plus(Duration::from_secs(60)))).await;
        given.later(Duration::from_secs(61));
        assert_eq!(add(MembershipEnd::AsItIs).await, (MembershipChange::Added, None), "a membership that is over is none");
    })
    .await;
}

#[tokio::test]
async fn attack_h5_what_was_made_and_deleted_again_is_told_as_it_was() {
    on_each_pairing(async |given| {
        given.client("app").await;
        let made = given.told(EventType::ClientCreated).await;
        let address = &made["after"]["redirect_uris"][0];
        assert!(address.as_str().is_some_and(|address| address.starts_with("https://")), "{made:?}");
        assert_eq!((&made["before"], &made["after"]["first_party"]), (&json!({}), &json!(false)));

        let which = || WhichClient::Id("app".to_owned());
        given.perform(RotateSecret { client: which(), keep_old: Duration::from_secs(3600), seen: None }).await;
        let until = given.now().plus(Duration::from_secs(3600)).to_string();
        assert_eq!(given.told(EventType::ClientSecretRotated).await["old_until"], json!(until));
        given.later(Duration::from_millis(1));
        given.perform(RotateSecret { client: which(), keep_old: Duration::ZERO, seen: None }).await;
        assert_eq!(given.told(EventType::ClientSecretRotated).await["old_until"], json!(null), "those there were ended at once");

        given.perform(DeleteClient { client: which(), confirmed_by: None }).await;
        let deleted = given.told(EventType::ClientDeleted).await;
        assert_eq!((&deleted["before"]["redirect_uris"][0], &deleted["after"]), (address, &json!({})));

        let identifier = "https://api.example".to_owned();
        let resource = Resource {
            identifier: identifier.clone(),
            name: "An API".into(),
            scopes: Scopes::parse("read").unwrap(),
            signing_alg: None,
            lifetime: None,
            clients: Vec::new(),
        };
        given.perform(CreateResource { resource }).await;
        given.perform(DeleteResource { identifier, confirmed_by: None }).await;
        let (made, deleted) = (given.told(EventType::ResourceCreated).await, given.told(EventType::ResourceDeleted).await);
        assert_eq!((&made["after"]["name"], &made["after"]["scopes"]), (&json!("An API"), &deleted["before"]["scopes"]));
        assert_eq!(deleted["before"]["name"], "An API");
    })
    .await;
}

#[tokio::test]
async fn attack_f7_the_record_holds_nothing_of_an_app_that_may_be_a_secret_or_of_a_person() {
    on_each_pairing(async |given| {
        given.client("app").await;
        let patch = async |merge: serde_json::Value| {
            let metadata = Some(MetadataChange::Patched { merge: merge.as_object().unwrap().clone(), set: serde_json::Map::new() });
            let (client, settings) = (WhichClient::Id("app".to_owned()), SettingsChange::default());
            given.perform(ChangeClient { client, metadata, settings, enabled: None, seen: None }).await;
            given.later(Duration::from_millis(1));
            given.told(EventType::ClientUpdated).await
        };
        let many: serde_json::Map<_, _> = (0..100).map(|n| (format!("x_{n:03}"), json!("canary"))).collect();
        let told = patch(serde_json::Value::Object(many)).await;
        let names: Vec<String> = (0..100).map(|n| format!("x_{n:03}")).collect();
        assert_eq!((&told["changed"], &told["after"]), (&json!(names), &json!({})), "each name, and no value");
        patch(json!({"contacts": ["canary@x.example"]})).await;
        assert_eq!(patch(json!({"contacts": null})).await["changed"], json!(["contacts"]));
        assert!(!format!("{:?}", all(&given).await).contains("canary"));
        let jwks = || json!({"jwks": {"keys": [SigningKey::generate(Algorithm::ES256).unwrap().public_jwk()]}});
        patch(jwks()).await;
        let told = patch(jwks()).await;
        let key = |when: &str| told[when]["jwks"]["keys"][0]["thumbprint"].as_str().unwrap().to_owned();
        assert_ne!(key("before"), key("after"));
    })
    .await;
}
