//! Other providers whose accounts people sign in with: added, changed, deleted by admins; connected and disconnected by people. With whom
//! somebody is connected follows from a proof alone: of the account here, or of an address that an admin trusts the provider for.

mod change;
mod connect;
mod connect_trusted;
mod create;
mod delete;
mod disconnect;
mod end_sessions;
mod fill_in;
mod give_groups;
mod register;
mod remove;
mod signed_out;
mod use_link;

pub use change::{ChangeUpstream, UpstreamNotChanged};
pub use connect::{AccountNotConnected, ConnectAccount};
pub use connect_trusted::{ConnectTrusted, NoTrust, NotTrusted, would_connect};
pub use create::{CreateUpstream, UpstreamNotCreated};
pub use delete::{DeleteUpstream, UpstreamNotDeleted};
pub use disconnect::{AccountNotDisconnected, DisconnectAccount};
pub use end_sessions::EndSessionsOfUpstream;
pub use fill_in::{FillInFromThere, would_fill};
pub use give_groups::GiveGroups;
pub(in crate::acts) use give_groups::take_given;
pub use register::{NoAccount, NotRegisteredThere, RegisterThere, would_make};
pub use remove::{AccountNotRemoved, RemoveAccount};
pub use signed_out::SignedOutThere;
pub use use_link::{LinkNotUsed, UseLink};

use std::fmt;

use super::content;
use super::door::{Doing, NotDone};
use crate::audit::{Actor, EventType, Members, Subject};
use crate::config::AddressDomain;
use crate::factors::{Kind, Kinds, upstream::Content};
use crate::mail::Message;
use crate::people::PeopleError;
use crate::people::attributes;
use crate::people::credentials::{self, NewCredential};
use crate::people::groups;
use crate::people::names;
use crate::people::rights::{self, Right};
use crate::protocol::scope::Scopes;
use crate::protocol::upstream::{
    AttributeRule, Document, Endpoints, GroupRule, Identity, Members as UserMembers, document_url, is_guid, is_target,
};
use crate::secrets::Secret;
use crate::store::StoreError;
use crate::upstreams::links::{self, Link, Whom};
use crate::upstreams::{self, Details, Preset, Upstream, UpstreamRepresentation};

/// Characters of a client id and of a secret.
const LONGEST: usize = 512;
/// Domains of a list.
const MOST_DOMAINS: usize = 100;

/// An account at a provider, as a sign-in there showed it a moment ago.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The provider's id here.
    pub upstream_id: String,
    /// The [authority](Upstream::authority) that it had then.
    pub authority: String,
    /// Its name for whoever signed in.
    pub subject: String,
    /// How their account there is shown; may be empty.
    pub shown: String,
}

impl Shown {
    /// The account of whom the provider says that it signed in.
    pub fn of(upstream: &Upstream, identity: &Identity) -> Self {
        Self {
            upstream_id: upstream.id.clone(),
            authority: upstream.authority().into_owned(),
            subject: identity.subject.clone(),
            shown: identity.shown().to_owned(),
        }
    }

    /// The provider, while people can sign in with it and the account counts there still.
    fn upstream(&self, doing: &mut Doing<'_, '_>) -> Result<Option<Upstream>, StoreError> {
        let found = upstreams::find(doing.rows, &self.upstream_id)?;
        Ok(found.filter(|upstream| upstream.signs_in(&self.authority, &self.subject)))
    }
}

/// Why a person and an account are not connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotLinked {
    /// Somebody is connected with it.
    Taken,
    /// The person has as many as one may have.
    TooMany,
}

/// Connects a person with an account, writes it and tells them. Gives the credential's id.
fn link(doing: &mut Doing<'_, '_>, user_id: &str, upstream: &Upstream, shown: &Shown) -> Result<String, NotDone<NotLinked>> {
    let whom = Whom { upstream, subject: &shown.subject };
    if links::owner(doing.rows, whom)?.is_some() {
        return Err(NotDone::Refused(NotLinked::Taken));
    }
    if credentials::of_kinds(doing.rows, user_id, Kinds::of(&[Kind::Upstream]))?.len() >= Kind::Upstream.factor().most {
        return Err(NotDone::Refused(NotLinked::TooMany));
    }
    let (random, now) = (&doing.acting.random, doing.acting.now);
    let id = random.uuid().to_string();
    let row = NewCredential { id: &id, user_id, kind: Kind::Upstream, name: &shown.shown };
    let holds = content(&Content::default())?;
    credentials::insert(doing.rows, &doing.means.ring, random, row, &holds, now).map_err(PeopleError::unexpected)?;
    links::insert(doing.rows, &id, user_id, whom)?;
    let event = doing.event(EventType::AccountConnected, Subject::User(user_id.to_owned()));
    doing.record(&event.detail("upstream", upstream.name.as_str()).detail("credential", id.as_str()))?;
    let name = upstream.title.clone();
    let account = shown.shown.clone();
    doing.tell(user_id, |happened| Message::AccountConnected { name, account, happened })?;
    Ok(id)
}

/// Takes the credential of a link away, writes it and tells its person.
fn disconnected(doing: &mut Doing<'_, '_>, link: &Link) -> Result<(), StoreError> {
    let (user_id, id) = (link.user_id.as_str(), link.id.as_str());
    let upstream = upstreams::find(doing.rows, &link.upstream_id)?;
    let (name, title) = upstream.map(|upstream| (upstream.name, upstream.title)).unwrap_or_default();
    take_given(doing, id, user_id)?;
    credentials::delete(doing.rows, user_id, id)?;
    let event = doing.event(EventType::AccountDisconnected, Subject::User(user_id.to_owned()));
    doing.record(&event.detail("upstream", name).detail("credential", id))?;
    let account = link.shown.clone();
    doing.tell(user_id, |happened| Message::AccountDisconnected { name: title, account, happened })
}

/// A provider as the record sees it: there is nothing in it that the record may not hold.
fn members(upstream: &Upstream) -> Members {
    Members::whole(&UpstreamRepresentation::from(upstream))
}

/// What a provider cannot be added with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitUpstream {
    /// The name for addresses.
    Name,
    /// What people call it.
    Title,
    /// The issuer.
    Issuer,
    /// The issuer is ourselves.
    OwnIssuer,
    /// The client id.
    ClientId,
    /// The secret.
    Secret,
    /// The scopes.
    Scopes,
    /// The domains in which accounts are made: this is none, or there is none.
    AccountDomains(String),
    /// The domains that it is trusted for: this is none.
    TrustedDomains(String),
    /// A domain that it is trusted for: nobody knows there who has an address in it now.
    NotGivenOut(String),
    /// The domains whose people are led there: this is none.
    LoginDomains(String),
    /// The client ids of apps: this is none, or there are too many, or the provider has no ID tokens.
    NativeClients(String),
    /// The tenants of Microsoft Entra: this is none, or there is none.
    Tenants(String),
    /// The id of the team at Apple.
    TeamId,
    /// The id of the key at Apple.
    KeyId,
    /// The key of Apple.
    AppleKey,
    /// An endpoint of an OAuth 2 provider: the one of this name is no address.
    Endpoint(&'static str),
    /// Which members of its user endpoint say what.
    Members,
    /// These rules give groups, and whoever saves this may give none; or there are too many.
    GroupRules,
    /// A rule gives a group of this name, and there is none.
    NoGroup(String),
    /// These rules fill in claims of people, and whoever saves this may change nobody; or there are too many.
    AttributeRules,
    /// A rule fills in a claim of this name, which is no attribute, or none that a provider fills in.
    NoAttribute(String),
    /// This says whose accounts are whose, and is not changed while the issuer stays.
    Fixed(&'static str),
}

/// Whether this can name a provider in addresses.
pub fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=40).contains(&name.len()) && name.bytes().all(fits) && !name.starts_with('-')
}

/// Holds a provider against the rules.
fn check(upstream: &Upstream, own_issuer: &str) -> Result<(), UnfitUpstream> {
    let written = |text: &str| !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
    let unfit_domain = |domains: &[String]| {
        let surplus = domains.get(MOST_DOMAINS);
        surplus.or_else(|| domains.iter().find(|domain| AddressDomain::parse(domain).is_none())).cloned()
    };
    if !is_name(&upstream.name) {
        return Err(UnfitUpstream::Name);
    }
    if names::label(&upstream.title).is_err() {
        return Err(UnfitUpstream::Title);
    }
    if upstream.issuer.len() > LONGEST || document_url(&upstream.issuer).is_none() {
        return Err(UnfitUpstream::Issuer);
    }
    if upstream.issuer.trim_end_matches('/') == own_issuer.trim_end_matches('/') {
        return Err(UnfitUpstream::OwnIssuer);
    }
    if !written(&upstream.client_id) {
        return Err(UnfitUpstream::ClientId);
    }
    if !Scopes::parse(&upstream.scopes).is_ok_and(|scopes| upstream.preset.is_oauth2() || scopes.contains("openid")) {
        return Err(UnfitUpstream::Scopes);
    }
    if upstream.accounts.as_str() == "domains" && upstream.accounts.domains().is_empty() {
        return Err(UnfitUpstream::AccountDomains(String::new()));
    }
    if let Some(domain) = unfit_domain(upstream.accounts.domains()) {
        return Err(UnfitUpstream::AccountDomains(domain));
    }
    if let Some(domain) = unfit_domain(&upstream.trusted_domains) {
        return Err(UnfitUpstream::TrustedDomains(domain));
    }
    if let Some(domain) = upstream.trusted_domains.iter().find(|domain| !upstream.may_be_trusted_for(domain)) {
        return Err(UnfitUpstream::NotGivenOut(domain.clone()));
    }
    if let Some(domain) = unfit_domain(&upstream.details.login_domains) {
        return Err(UnfitUpstream::LoginDomains(domain));
    }
    let clients = &upstream.details.native_clients;
    let unfit = clients.iter().find(|client| !written(client) || upstream.preset.is_oauth2()).or_else(|| clients.get(MOST_DOMAINS));
    if let Some(client) = unfit {
        return Err(UnfitUpstream::NativeClients(client.clone()));
    }
    check_kind(upstream)
}

/// What a provider of its kind must have beside.
fn check_kind(upstream: &Upstream) -> Result<(), UnfitUpstream> {
    let details = &upstream.details;
    let is_id = |text: &str| (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match upstream.preset {
        Preset::Entra => match details.tenants.iter().find(|tenant| !is_guid(tenant)).or_else(|| details.tenants.get(MOST_DOMAINS)) {
            Some(tenant) => Err(UnfitUpstream::Tenants(tenant.clone())),
            None if upstream.is_of_many_tenants() && details.tenants.is_empty() => Err(UnfitUpstream::Tenants(String::new())),
            None => Ok(()),
        },
        Preset::Apple if !is_id(&details.team_id) => Err(UnfitUpstream::TeamId),
        Preset::Apple if !is_id(&details.key_id) => Err(UnfitUpstream::KeyId),
        Preset::Apple if upstream.sealed.is_none() => Err(UnfitUpstream::AppleKey),
        Preset::Oauth2 => {
            let [authorization, token, user] = [&details.authorization_endpoint, &details.token_endpoint, &details.user_endpoint];
            for (name, endpoint) in [("authorization_endpoint", authorization), ("token_endpoint", token), ("user_endpoint", user)] {
                // Each is looked at alone, so that the fault names it.
                let all = Endpoints { issuer: &upstream.issuer, authorization: endpoint, token: endpoint, user: endpoint, emails: None };
                if endpoint.len() > LONGEST || Document::of_endpoints(all).is_err() {
                    return Err(UnfitUpstream::Endpoint(name));
                }
            }
            if details.members.len() > LONGEST || UserMembers::parse(&details.members).is_none() {
                return Err(UnfitUpstream::Members);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Why whoever acts may not have these rules: none may, or not they. What rules give and fill in is given and filled in by whoever has them.
fn may_not_rule(doing: &mut Doing<'_, '_>, said: &Details) -> Result<Option<UnfitUpstream>, StoreError> {
    let now = doing.now();
    let mut may = |right: Right| match &doing.acting.by {
        Actor::User(id) => {
            let id = id.clone();
            rights::has(doing.rows, &id, right, now)
        }
        _ => Ok(true),
    };
    if said.group_rules.len() > MOST_DOMAINS || (!said.group_rules.is_empty() && !may(Right::ManageGroups)?) {
        return Ok(Some(UnfitUpstream::GroupRules));
    }
    if said.attribute_rules.len() > MOST_DOMAINS || (!said.attribute_rules.is_empty() && !may(Right::ManagePeople)?) {
        return Ok(Some(UnfitUpstream::AttributeRules));
    }
    Ok(None)
}

/// Whether a change has rules give groups that did not, or by the word of somebody else: whoever answers there now says who is in them.
fn gives_anew(before: &Upstream, changed: &Upstream) -> bool {
    let says = |upstream: &Upstream| (upstream.authority().into_owned(), upstream.client_id.clone(), upstream.details.tenants.clone());
    let rules = |upstream: &Upstream| (upstream.details.group_rules.clone(), upstream.details.attribute_rules.clone());
    let (was, is) = (rules(before), rules(changed));
    was != is || ((!is.0.is_empty() || !is.1.is_empty()) && (says(before) != says(changed) || (changed.enabled && !before.enabled)))
}

/// The first group that one of these rules names and that is not there, where that rule was not there before.
fn unknown_group(doing: &mut Doing<'_, '_>, said: &Details, before: &[GroupRule]) -> Result<Option<String>, StoreError> {
    for rule in said.group_rules.iter().filter(|rule| !before.contains(rule)) {
        if groups::find_by_name(doing.rows, &rule.group)?.is_none() {
            return Ok(Some(rule.group.clone()));
        }
    }
    Ok(None)
}

/// The first claim that one of these rules fills in and that none may, where that rule was not there before.
fn unknown_attribute(doing: &mut Doing<'_, '_>, said: &Details, before: &[AttributeRule]) -> Result<Option<String>, StoreError> {
    let mut added = said.attribute_rules.iter().filter(|rule| !before.contains(rule)).peekable();
    if added.peek().is_none() {
        return Ok(None);
    }
    let declared = attributes::all(doing.rows)?;
    Ok(added.find(|rule| !is_target(rule.target(), &declared)).map(|rule| rule.target().to_owned()))
}

/// What of an OAuth 2 provider says whose accounts are whose, as its issuer does of others: whoever changes it hands every account to whoever
/// answers there.
fn changed_meaning(before: &Details, said: &Details) -> Option<&'static str> {
    let pairs = [
        ("token_endpoint", &before.token_endpoint, &said.token_endpoint),
        ("user_endpoint", &before.user_endpoint, &said.user_endpoint),
        ("members", &before.members, &said.members),
    ];
    pairs.into_iter().find(|(_, before, said)| before != said).map(|(name, _, _)| name)
}

/// The secret as it is kept: of Apple a key, without what stands round it in its file.
fn secret_of(preset: Preset, typed: &Secret) -> Result<Secret, UnfitUpstream> {
    match preset {
        Preset::Apple => upstreams::apple_key(typed.expose()).ok_or(UnfitUpstream::AppleKey),
        _ if is_secret(typed.expose()) => Ok(Secret::new(typed.expose())),
        _ => Err(UnfitUpstream::Secret),
    }
}

/// What is said of a provider, with the key of our own that it has or is to have.
fn with_key(
    doing: &Doing<'_, '_>,
    (preset, id): (Preset, &str),
    said: &Details,
    kept: Option<&str>,
    signs: bool,
) -> Result<Details, StoreError> {
    let own_key = match (signs && preset.takes_own_key(), kept) {
        (false, _) => None,
        (true, Some(kept)) => Some(kept.to_owned()),
        (true, None) => Some(upstreams::new_key(&doing.means.ring, &doing.acting.random, id)?),
    };
    Ok(Details { own_key, ..said.clone() })
}

/// Whether this is a secret that a provider gave.
fn is_secret(secret: &str) -> bool {
    !secret.is_empty() && secret.len() <= LONGEST && !secret.chars().any(char::is_control)
}

/// In the words of the command line.
impl fmt::Display for UnfitUpstream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("the name must be 1 to 40 characters from a-z 0-9 - and cannot begin with -"),
            Self::Title => f.write_str("the title must be one line of 1 to 100 characters"),
            Self::Issuer => f.write_str("the issuer must be an address that begins with https://, without ? and #"),
            Self::OwnIssuer => f.write_str("the issuer is this Latchkey itself"),
            Self::ClientId => f.write_str("the client ID must be 1 to 512 visible ASCII characters"),
            Self::Secret => f.write_str("the secret must be one line of 1 to 512 characters"),
            Self::Scopes => f.write_str("the scopes must contain openid and be separated by spaces"),
            Self::AccountDomains(domain) if domain.is_empty() => {
                f.write_str("name the domains whose people get an account, such as example.com (--account-domain)")
            }
            Self::AccountDomains(domain) | Self::TrustedDomains(domain) | Self::LoginDomains(domain) => {
                write!(f, "{domain:?} is not a domain such as example.com or *.example.com")
            }
            Self::NotGivenOut(domain) => {
                write!(f, "this provider cannot be trusted for {domain:?}: it does not know who has an address there now")
            }
            Self::NativeClients(client) => {
                write!(
                    f,
                    "{client:?} cannot be an app whose ID tokens count: expected 1 to 512 visible ASCII characters, at a provider that gives ID tokens"
                )
            }
            Self::Tenants(tenant) if tenant.is_empty() => {
                f.write_str("name the tenants whose accounts count, by their IDs (--tenant): anyone can create a tenant")
            }
            Self::Tenants(tenant) => write!(f, "{tenant:?} is not the ID of a tenant, such as 11111111-2222-3333-4444-555555555555"),
            Self::TeamId => f.write_str("the team ID must be the one that Apple shows for your account (--team-id)"),
            Self::KeyId => f.write_str("the key ID must be the one that Apple shows for the key (--key-id)"),
            Self::AppleKey => f.write_str("the secret must be the private key that Apple gave, the content of AuthKey_KEYID.p8"),
            Self::Endpoint(name) => write!(f, "the {name} must be an address that begins with https://"),
            Self::GroupRules => f.write_str(
                "rules for groups, and another provider behind them, need the right to manage groups; there can be 100 rules at most",
            ),
            Self::AttributeRules => f.write_str(
                "rules for attributes, and another provider behind them, need the right to manage people; there can be 100 rules at most",
            ),
            Self::NoAttribute(name) => write!(
                f,
                "{name:?} is not an attribute that a provider can fill in: declare it first (latchkey attribute create), or choose name, \
                 given_name, family_name, middle_name, gender, birthdate, zoneinfo, locale, picture or website"
            ),
            Self::NoGroup(name) => write!(f, "there is no group with the name {name:?}"),
            Self::Fixed(name) => {
                write!(f, "the {name} can be changed only together with the issuer: connected accounts then no longer sign anyone in")
            }
            Self::Members => f.write_str(
                "the members must be pairs of subject, email, email_verified, name or username, such as subject=id name=full_name",
            ),
        }
    }
}
