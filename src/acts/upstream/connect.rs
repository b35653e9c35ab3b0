//! A person connects an account that they have elsewhere.

use super::{NotLinked, Shown, link};
use crate::acts::Standing;
use crate::acts::door::{Act, Doing, Needs, NotDone};

/// Connects the account of a person who proved who they are here, and said that they want it.
#[derive(Clone, Debug)]
pub struct ConnectAccount {
    /// Who.
    pub who: Standing,
    /// The account elsewhere, which a sign-in there showed.
    pub shown: Shown,
}

/// Why nothing was connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountNotConnected {
    /// It signs in somebody already.
    Taken,
    /// The person has as many as one may have.
    TooMany,
    /// The provider is off, gone, or has another issuer now.
    Gone,
}

impl Act for ConnectAccount {
    type Done = String;
    type Refused = AccountNotConnected;

    fn needs(&self) -> Needs<'_> {
        Needs::Standing(&self.who)
    }

    /// Gives the credential's id.
    fn carry_out(&self, doing: &mut Doing<'_, '_>) -> Result<String, NotDone<AccountNotConnected>> {
        let upstream = self.shown.upstream(doing)?.ok_or(NotDone::Refused(AccountNotConnected::Gone))?;
        link(doing, &self.who.user_id, &upstream, &self.shown).map_err(|not_linked| {
            not_linked.map(|why| match why {
                NotLinked::Taken => AccountNotConnected::Taken,
                NotLinked::TooMany => AccountNotConnected::TooMany,
            })
        })
    }
}
