//! Other providers whose accounts people sign in with: their rows, whose account at which of them is whose here, and how they are talked to.
//! Floor 2: uses `fetch`, `jose` and the pure `protocol::upstream`. They are few: a snapshot reads them all where the revision of
//! [`part::UPSTREAMS`] moved.

mod details;
pub mod links;
mod memory;
mod ours;
mod preset;
mod representation;
mod talking;

use std::borrow::Cow;

use diesel::prelude::*;

pub use details::Details;
pub use ours::{OurProof, apple_key, new_key};
pub use preset::Preset;
pub use representation::{LinkRepresentation, UpstreamRepresentation};
pub use talking::{Exchange, Identified, TalkFault, Talking};

use crate::clock::{Random, Timestamp};
use crate::config::AddressDomain;
use crate::secrets::{Secret, sha256};
use crate::store::revisions::{self, part};
use crate::store::schema::{upstream_links, upstreams};
use crate::store::{Connection, KeyRing, StoreError, Writing};

/// For whom an account is made at their first sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Accounts {
    /// For nobody.
    #[default]
    Off,
    /// For anybody whose address the provider verified.
    Any,
    /// For whoever has a verified address in one of these domains.
    Domains(Vec<String>),
}

impl Accounts {
    /// As rows, commands and forms name it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Any => "any",
            Self::Domains(_) => "domains",
        }
    }

    /// Whether one is made for whoever has a verified address in this domain, an A-label.
    pub fn admit(&self, domain: &str) -> bool {
        match self {
            Self::Off => false,
            Self::Any => true,
            Self::Domains(domains) => is_in(domains, domain),
        }
    }

    /// The domains, where there are some.
    pub fn domains(&self) -> &[String] {
        match self {
            Self::Off | Self::Any => &[],
            Self::Domains(domains) => domains,
        }
    }
}

/// Whether a domain, an A-label, is one of those, each as [`AddressDomain::parse`] reads it.
fn is_in(domains: &[String], domain: &str) -> bool {
    domains.iter().filter_map(|text| AddressDomain::parse(text)).any(|admitted| admitted.has(domain))
}

/// The domains of addresses that Apple gives out.
const APPLE_MAIL: [&str; 4] = ["icloud.com", "me.com", "mac.com", "privaterelay.appleid.com"];

/// A provider whose accounts people sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upstream {
    /// Its id.
    pub id: String,
    /// What addresses and commands call it.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What was filled in for it when it was made.
    pub preset: Preset,
    /// Its issuer.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// Our secret there, sealed; none where we have none.
    pub sealed: Option<String>,
    /// What is asked for: scopes, parted by spaces.
    pub scopes: String,
    /// For whom accounts are made.
    pub accounts: Accounts,
    /// Domains for which its word that an address is verified connects an account alone.
    pub trusted_domains: Vec<String>,
    /// Whether people can sign in with it.
    pub enabled: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Raised by every change.
    pub version: i64,
    /// What is known of it beyond that.
    pub details: Details,
}

impl Upstream {
    /// Our secret there.
    ///
    /// # Errors
    /// Where it does not open.
    pub fn secret(&self, ring: &KeyRing) -> Result<Option<Secret>, StoreError> {
        let Some(sealed) = &self.sealed else { return Ok(None) };
        let opened = ring.open(&place(&self.id), sealed)?;
        Ok(Some(Secret::new(String::from_utf8_lossy(&opened))))
    }

    /// Whose names for people its subjects are, as a link keeps it: the issuer's. In OAuth 2 nobody answers for one, so that what is read, and
    /// how, stands beside it: whoever names the same issuer again and other endpoints says nothing of the accounts of before.
    pub fn authority(&self) -> Cow<'_, str> {
        if self.preset != Preset::Oauth2 {
            return Cow::Borrowed(&self.issuer);
        }
        let Details { token_endpoint, user_endpoint, members, .. } = &self.details;
        let read = serde_json::json!([token_endpoint, user_endpoint, members]).to_string();
        Cow::Owned(format!("{}#{}", self.issuer, sha256(read.as_bytes())))
    }

    /// Whether an account that had this authority when it was shown is one whose accounts count, while people can sign in.
    pub fn knows(&self, authority: &str, subject: &str) -> bool {
        let is_of_tenant = |tenant: &str| self.details.tenants.iter().any(|known| known.eq_ignore_ascii_case(tenant));
        // A subject of Microsoft Entra begins with the tenant.
        let counts = !self.is_of_many_tenants() || subject.split('.').next().is_some_and(is_of_tenant);
        counts && self.authority() == authority
    }

    /// Whether such an account signs its person in now.
    pub fn signs_in(&self, authority: &str, subject: &str) -> bool {
        self.enabled && self.knows(authority, subject)
    }

    /// Whether it is the issuer of everybody's tenants at Microsoft: whoever may make one would be let in.
    pub fn is_of_many_tenants(&self) -> bool {
        let is_of_many = ["common", "organizations", "{tenantid}"].iter().any(|all| self.issuer.contains(&format!("/{all}/")));
        is_of_many && talking::is_microsoft(self)
    }

    /// Whether it may be trusted for addresses in this domain. GitHub and Apple say of any address that its owner once showed it there: somebody
    /// else may have it now. Apple gives out those of its own.
    pub fn may_be_trusted_for(&self, domain: &str) -> bool {
        match self.preset {
            Preset::Github => false,
            Preset::Apple => APPLE_MAIL.iter().any(|own| domain.eq_ignore_ascii_case(own)),
            _ => true,
        }
    }

    /// Whether its logout tokens are taken: it is as in OpenID Connect. Others know people by other names.
    pub fn takes_logout_tokens(&self) -> bool {
        !self.preset.is_oauth2() && talking::is_plain(self)
    }

    /// Whether ID tokens that apps get on a device are exchanged for ours.
    pub fn takes_native_tokens(&self) -> bool {
        self.enabled && !self.details.native_clients.is_empty() && !self.preset.is_oauth2()
    }

    /// Whether its word that an address in this domain is verified connects an account alone.
    pub fn is_trusted_for(&self, domain: &str) -> bool {
        is_in(&self.trusted_domains, domain)
    }
}

/// Where the secret is sealed to: it opens in no other row.
fn place(id: &str) -> String {
    format!("upstreams.sealed.{id}")
}

/// Seals a client secret for the provider with this id.
///
/// # Errors
/// Where the key is not there.
pub fn seal(ring: &KeyRing, random: &Random, id: &str, secret: &Secret) -> Result<String, StoreError> {
    Ok(ring.seal().seal(random, &place(id), secret.expose().as_bytes())?)
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = upstreams, treat_none_as_null = true)]
struct Row {
    id: String,
    name: String,
    title: String,
    preset: String,
    issuer: String,
    client_id: String,
    sealed: Option<String>,
    scopes: String,
    accounts: String,
    account_domains: String,
    trusted_domains: String,
    enabled: bool,
    created_at: i64,
    updated_at: i64,
    version: i64,
    details: String,
}

impl TryFrom<Row> for Upstream {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let corrupt = |column: &str| StoreError::Corrupt(format!("upstreams.{column} of {}", row.id));
        let account_domains: Vec<String> = serde_json::from_str(&row.account_domains).map_err(|_| corrupt("account_domains"))?;
        let trusted_domains: Vec<String> = serde_json::from_str(&row.trusted_domains).map_err(|_| corrupt("trusted_domains"))?;
        let details: Details = serde_json::from_str(&row.details).map_err(|_| corrupt("details"))?;
        Ok(Self {
            accounts: match row.accounts.as_str() {
                "off" => Accounts::Off,
                "any" => Accounts::Any,
                "domains" => Accounts::Domains(account_domains),
                _ => return Err(corrupt("accounts")),
            },
            trusted_domains,
            details,
            // One of a newer release is an ordinary provider for this one.
            preset: Preset::parse(&row.preset).unwrap_or_default(),
            id: row.id,
            name: row.name,
            title: row.title,
            issuer: row.issuer,
            client_id: row.client_id,
            sealed: row.sealed,
            scopes: row.scopes,
            enabled: row.enabled,
            created_at: Timestamp::from_millis(row.created_at),
            updated_at: Timestamp::from_millis(row.updated_at),
            version: row.version,
        })
    }
}

impl Row {
    fn of(upstream: &Upstream) -> Result<Self, StoreError> {
        let list = |texts: &[String]| serde_json::to_string(texts).map_err(|_| StoreError::Corrupt("upstreams.domains".into()));
        Ok(Self {
            id: upstream.id.clone(),
            name: upstream.name.clone(),
            title: upstream.title.clone(),
            preset: upstream.preset.as_str().to_owned(),
            issuer: upstream.issuer.clone(),
            client_id: upstream.client_id.clone(),
            sealed: upstream.sealed.clone(),
            scopes: upstream.scopes.clone(),
            accounts: upstream.accounts.as_str().to_owned(),
            account_domains: list(upstream.accounts.domains())?,
            trusted_domains: list(&upstream.trusted_domains)?,
            enabled: upstream.enabled,
            created_at: upstream.created_at.as_millis(),
            updated_at: upstream.updated_at.as_millis(),
            version: upstream.version,
            details: serde_json::to_string(&upstream.details).map_err(|_| StoreError::Corrupt("upstreams.details".into()))?,
        })
    }
}

/// Keeps a new provider; false where another has its name.
///
/// # Errors
/// Where the store failed.
pub fn insert(conn: &mut Writing<'_>, upstream: &Upstream) -> Result<bool, StoreError> {
    revisions::bump(conn, part::UPSTREAMS)?;
    if find_by_name(conn, &upstream.name)?.is_some() {
        return Ok(false);
    }
    diesel::insert_into(upstreams::table).values(Row::of(upstream)?).execute(conn.rows())?;
    Ok(true)
}

/// Writes a provider over the row that was read.
///
/// # Errors
/// Where the store failed.
pub fn update(conn: &mut Writing<'_>, upstream: &Upstream, now: Timestamp) -> Result<Upstream, StoreError> {
    revisions::bump(conn, part::UPSTREAMS)?;
    let written = Upstream { updated_at: now, version: upstream.version + 1, ..upstream.clone() };
    diesel::update(upstreams::table.find(&upstream.id)).set(Row::of(&written)?).execute(conn.rows())?;
    Ok(written)
}

/// Writes in the rules of every provider the new name of a group, in place of each that is its former one.
///
/// # Errors
/// Where the store failed.
pub fn rename_group(conn: &mut Writing<'_>, is_former: impl Fn(&str) -> bool, after: &str, now: Timestamp) -> Result<(), StoreError> {
    for mut upstream in all(conn.rows())? {
        let mut named = false;
        for rule in upstream.details.group_rules.iter_mut().filter(|rule| is_former(&rule.group)) {
            after.clone_into(&mut rule.group);
            named = true;
        }
        if named {
            update(conn, &upstream, now)?;
        }
    }
    Ok(())
}

/// Deletes a provider; who was connected with it is for the caller to end first ([`links::delete_of_upstream`]).
///
/// # Errors
/// Where the store failed.
pub fn delete(conn: &mut Writing<'_>, id: &str) -> Result<(), StoreError> {
    revisions::bump(conn, part::UPSTREAMS)?;
    diesel::delete(upstreams::table.find(id)).execute(conn.rows())?;
    Ok(())
}

/// The provider of this id.
///
/// # Errors
/// Where the store failed.
pub fn find(conn: &mut Connection, id: &str) -> Result<Option<Upstream>, StoreError> {
    upstreams::table.find(id).select(Row::as_select()).first(conn).optional()?.map(Upstream::try_from).transpose()
}

/// The provider of this name.
///
/// # Errors
/// Where the store failed.
pub fn find_by_name(conn: &mut Connection, name: &str) -> Result<Option<Upstream>, StoreError> {
    let found = upstreams::table.filter(upstreams::name.eq(name)).select(Row::as_select()).first(conn).optional()?;
    found.map(Upstream::try_from).transpose()
}

/// Every provider, in the order of their names.
///
/// # Errors
/// Where the store failed.
pub fn all(conn: &mut Connection) -> Result<Vec<Upstream>, StoreError> {
    let rows = upstreams::table.order(upstreams::name).select(Row::as_select()).load(conn)?;
    rows.into_iter().map(Upstream::try_from).collect()
}

/// How many people are connected with a provider.
///
/// # Errors
/// Where the store failed.
pub fn count_links(conn: &mut Connection, id: &str) -> Result<i64, StoreError> {
    Ok(upstream_links::table.filter(upstream_links::upstream_id.eq(id)).count().get_result(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn upstream() -> Upstream {
        Upstream {
            id: "1".into(),
            name: "company".into(),
            title: "Company".into(),
            preset: Preset::Oidc,
            issuer: "https://id.company.example".into(),
            client_id: "us".into(),
            sealed: None,
            scopes: "openid".into(),
            accounts: Accounts::Off,
            trusted_domains: Vec::new(),
            enabled: true,
            created_at: Timestamp::from_seconds(0),
            updated_at: Timestamp::from_seconds(0),
            version: 1,
            details: Details::default(),
        }
    }

    #[test]
    fn attack_a6_the_issuer_that_was_there_before_is_another_authority_where_others_answer_for_it() {
        let of = |preset, user_endpoint: &str, members: &str| Upstream {
            preset,
            details: Details { user_endpoint: user_endpoint.into(), members: members.into(), ..Details::default() },
            ..upstream()
        };
        let before = of(Preset::Oauth2, "https://forum.example/me", "subject=id");
        let authority = before.authority().into_owned();
        assert!(before.signs_in(&authority, "7"));
        for other in
            [of(Preset::Oauth2, "https://evil.example/me", "subject=id"), of(Preset::Oauth2, "https://forum.example/me", "subject=login")]
        {
            assert!(!other.signs_in(&authority, "7"), "{:?}", other.details);
        }
        assert_eq!(of(Preset::Oidc, "", "").authority(), "https://id.company.example");
    }

    #[test]
    fn an_account_of_a_tenant_counts_while_that_is_listed() {
        const TENANT: &str = "11111111-2222-3333-4444-555555555555";
        let of = |issuer: &str, tenant: &str| Upstream {
            preset: Preset::Entra,
            issuer: issuer.into(),
            details: Details { tenants: vec![tenant.into()], ..Details::default() },
            ..upstream()
        };
        let (many, subject) = ("https://login.microsoftonline.com/organizations/v2.0", format!("{TENANT}.oid"));
        assert!(of(many, &TENANT.to_uppercase()).signs_in(many, &subject));
        assert!(!of(many, "99999999-2222-3333-4444-555555555555").signs_in(many, &subject));
        // The issuer of one tenant says itself whose accounts count.
        let one = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";
        assert!(of(one, "99999999-2222-3333-4444-555555555555").signs_in(one, &subject));
    }

    #[test]
    fn attack_a6_whoever_knows_not_who_has_an_address_now_is_trusted_for_none() {
        let of = |preset| Upstream { preset, ..upstream() };
        assert!(of(Preset::Oidc).may_be_trusted_for("company.example") && of(Preset::Apple).may_be_trusted_for("iCloud.com"));
        assert!(!of(Preset::Github).may_be_trusted_for("company.example") && !of(Preset::Apple).may_be_trusted_for("*.icloud.com"));
    }
}
