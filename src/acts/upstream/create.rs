//! A provider is added.

use std::fmt;

use super::{UnfitUpstream, check, may_not_rule, members, secret_of, unknown_attribute, unknown_group, with_key};
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Members, Subject};
use crate::people::rights::Right;
use crate::secrets::Secret;
use crate::upstreams::{self, Accounts, Details, Preset, Upstream};

/// Adds a provider whose accounts people sign in with.
#[derive(Clone, Debug)]
pub struct CreateUpstream {
    /// What addresses and commands call it.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What was filled in for it.
    pub preset: Preset,
    /// Its issuer.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// Our secret there.
    pub secret: Option<Secret>,
    /// What is asked for.
    pub scopes: String,
    /// For whom accounts are made.
    pub accounts: Accounts,
    /// Domains for which its word connects an account alone.
    pub trusted_domains: Vec<String>,
    /// Whether people can sign in with it at once.
    pub enabled: bool,
    /// What is known of it beyond that; a key in it counts for nothing.
    pub details: Details,
    /// Whether we say who we are there by a key of our own.
    pub signs: bool,
}

/// Why a provider was not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpstreamNotCreated {
    /// There is one of this name.
    Taken,
    /// It cannot be added so.
    Unfit(UnfitUpstream),
}

impl Act for CreateUpstream {
    type Done = Upstream;
    type Refused = UpstreamNotCreated;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageUpstreams)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Upstream, NotDone<UpstreamNotCreated>> {
        let unfit = |why| NotDone::Refused(UpstreamNotCreated::Unfit(why));
        let (random, now) = (&doing.acting.random, doing.acting.now);
        let id = random.uuid().to_string();
        let sealed = match &self.secret {
            Some(secret) => {
                let secret = secret_of(self.preset, secret).map_err(unfit)?;
                Some(upstreams::seal(&doing.means.ring, random, &id, &secret)?)
            }
            None => None,
        };
        if let Some(why) = may_not_rule(doing, &self.details)? {
            return Err(unfit(why));
        }
        if let Some(name) = unknown_attribute(doing, &self.details, &[])? {
            return Err(unfit(UnfitUpstream::NoAttribute(name)));
        }
        if let Some(group) = unknown_group(doing, &self.details, &[])? {
            return Err(unfit(UnfitUpstream::NoGroup(group)));
        }
        let details = with_key(doing, (self.preset, &id), &self.details, None, self.signs)?;
        let upstream = Upstream {
            id,
            name: self.name.clone(),
            title: self.title.clone(),
            preset: self.preset,
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            sealed,
            scopes: self.scopes.clone(),
            accounts: self.accounts.clone(),
            trusted_domains: self.trusted_domains.clone(),
            enabled: self.enabled,
            created_at: now,
            updated_at: now,
            version: 1,
            details,
        };
        check(&upstream, doing.means.issuer.as_str()).map_err(unfit)?;
        if !upstreams::insert(doing.rows, &upstream)? {
            return Err(NotDone::Refused(UpstreamNotCreated::Taken));
        }
        let event = doing.event(EventType::UpstreamCreated, Subject::Upstream(upstream.id.clone()));
        doing.record(&event.changed(&Members::of_nothing(), &members(&upstream)))?;
        Ok(upstream)
    }
}

/// In the words of the command line.
impl fmt::Display for UpstreamNotCreated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => f.write_str("a provider with this name exists already"),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
