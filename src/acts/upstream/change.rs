//! A provider is changed.

use std::fmt;

use super::super::session::{self, Ending};
use super::{
    UnfitUpstream, changed_meaning, check, gives_anew, may_not_rule, members, secret_of, take_given, unknown_attribute, unknown_group,
    with_key,
};
use crate::acts::CHANGED_MEANWHILE;
use crate::acts::door::{Act, Doing, Needs, NotDone};
use crate::audit::{EventType, Subject};
use crate::people::rights::Right;
use crate::secrets::Secret;
use crate::upstreams::links;
use crate::upstreams::{self, Accounts, Details, Upstream};

/// Changes a provider. `None` leaves a value unchanged. Its name stays: it stands in addresses that others have registered. Where its
/// issuer is another one, no account that was connected before is a way in any more, and without a new secret there is none: what one
/// provider gave is not sent to another. Of accounts that count no more, also as their tenant is listed no more, the groups go that rules gave.
#[derive(Clone, Debug, Default)]
pub struct ChangeUpstream {
    /// Which: its name.
    pub name: String,
    /// What people call it.
    pub title: Option<String>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// Who we are there.
    pub client_id: Option<String>,
    /// Our secret there; `Some(None)`: we have none; `None`: it stays, where the issuer does.
    pub secret: Option<Option<Secret>>,
    /// What is asked for.
    pub scopes: Option<String>,
    /// For whom accounts are made.
    pub accounts: Option<Accounts>,
    /// Domains for which its word connects an account alone.
    pub trusted_domains: Option<Vec<String>>,
    /// Whether people can sign in with it.
    pub enabled: Option<bool>,
    /// What is known of it beyond that; a key in it counts for nothing.
    pub details: Option<Details>,
    /// Whether we say who we are there by a key of our own. One that is turned off is gone; another one is made where it is turned on again.
    pub signs: Option<bool>,
    /// The sessions that began with an account there which signs nobody in any more, as the provider is off or another one, or lists its tenant
    /// no more.
    pub ends: Vec<Ending>,
    /// The version of the row that was seen when this was decided; `None`: this does not depend on what was seen.
    pub seen: Option<i64>,
}

/// Why a provider was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpstreamNotChanged {
    /// There is none of this name.
    NoUpstream(String),
    /// Somebody else changed it since it was seen.
    Stale,
    /// It cannot be changed to that.
    Unfit(UnfitUpstream),
}

impl ChangeUpstream {
    /// The provider as this makes it, but for the secret and the key that are kept.
    pub fn would_be(&self, before: &Upstream) -> Upstream {
        Upstream {
            title: self.title.clone().unwrap_or_else(|| before.title.clone()),
            issuer: self.issuer.clone().unwrap_or_else(|| before.issuer.clone()),
            client_id: self.client_id.clone().unwrap_or_else(|| before.client_id.clone()),
            scopes: self.scopes.clone().unwrap_or_else(|| before.scopes.clone()),
            accounts: self.accounts.clone().unwrap_or_else(|| before.accounts.clone()),
            trusted_domains: self.trusted_domains.clone().unwrap_or_else(|| before.trusted_domains.clone()),
            enabled: self.enabled.unwrap_or(before.enabled),
            details: self.details.clone().unwrap_or_else(|| before.details.clone()),
            ..before.clone()
        }
    }

    /// Whether accounts that signed people in may do so no more.
    pub fn shuts_out(&self, before: &Upstream) -> bool {
        let after = self.would_be(before);
        (before.enabled && !after.enabled) || disowns(before, &after)
    }
}

/// Whether accounts that counted there may count no more.
fn disowns(before: &Upstream, after: &Upstream) -> bool {
    before.authority() != after.authority() || before.details.tenants != after.details.tenants
}

impl Act for ChangeUpstream {
    type Done = Upstream;
    type Refused = UpstreamNotChanged;
    const MAY_LOCK_OUT: bool = true;

    fn needs(&self) -> Needs<'_> {
        Needs::Right(Right::ManageUpstreams)
    }

    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<Upstream, NotDone<UpstreamNotChanged>> {
        let unfit = |why| NotDone::Refused(UpstreamNotChanged::Unfit(why));
        let found = upstreams::find_by_name(doing.rows, &self.name)?;
        let before = found.ok_or_else(|| NotDone::Refused(UpstreamNotChanged::NoUpstream(self.name.clone())))?;
        let is_another = self.issuer.as_ref().is_some_and(|issuer| *issuer != before.issuer);
        let sealed = match &self.secret {
            None if is_another => None,
            None => before.sealed.clone(),
            Some(None) => None,
            Some(Some(secret)) => {
                let secret = secret_of(before.preset, secret).map_err(unfit)?;
                Some(upstreams::seal(&doing.means.ring, &doing.acting.random, &before.id, &secret)?)
            }
        };
        // What one provider knows the key by is not shown to another.
        let kept = before.details.own_key.as_deref().filter(|_| !is_another);
        let signs = self.signs.unwrap_or(before.details.own_key.is_some());
        let said = self.would_be(&before);
        if gives_anew(&before, &said)
            && let Some(why) = may_not_rule(doing, &said.details)?
        {
            return Err(unfit(why));
        }
        if let Some(name) = unknown_attribute(doing, &said.details, &before.details.attribute_rules)? {
            return Err(unfit(UnfitUpstream::NoAttribute(name)));
        }
        if let Some(group) = unknown_group(doing, &said.details, &before.details.group_rules)? {
            return Err(unfit(UnfitUpstream::NoGroup(group)));
        }
        if let Some(name) = changed_meaning(&before.details, &said.details).filter(|_| before.preset.is_oauth2() && !is_another) {
            return Err(unfit(UnfitUpstream::Fixed(name)));
        }
        let details = with_key(doing, (before.preset, &before.id), &said.details, kept, signs)?;
        let changed = Upstream { sealed, details, ..said };
        // The same form again is no conflict, and nothing is told of what changes nothing.
        if changed == before {
            return Ok(before);
        }
        if self.seen.is_some_and(|seen| seen != before.version) {
            return Err(NotDone::Refused(UpstreamNotChanged::Stale));
        }
        check(&changed, doing.means.issuer.as_str()).map_err(unfit)?;
        let now = doing.now();
        let written = upstreams::update(doing.rows, &changed, now)?;
        let event = doing.event(EventType::UpstreamUpdated, Subject::Upstream(before.id.clone()));
        let event = event.changed(&members(&before), &members(&changed));
        let ends = if !changed.enabled || disowns(&before, &changed) { self.ends.as_slice() } else { &[] };
        doing.record(
            &event
                .detail("secret_changed", before.sealed != changed.sealed || before.details.own_key != changed.details.own_key)
                .detail("sessions", ends.len()),
        )?;
        if disowns(&before, &changed) {
            let connected = links::of_upstream(doing.rows, &before.id)?;
            for link in connected.iter().filter(|link| !changed.knows(&link.authority, &link.subject)) {
                take_given(doing, &link.id, &link.user_id)?;
            }
        }
        session::end(doing, ends)?;
        Ok(written)
    }
}

/// In the words of the command line.
impl fmt::Display for UpstreamNotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUpstream(name) => write!(f, "there is no provider with the name {name:?}"),
            Self::Stale => f.write_str(CHANGED_MEANWHILE),
            Self::Unfit(unfit) => unfit.fmt(f),
        }
    }
}
