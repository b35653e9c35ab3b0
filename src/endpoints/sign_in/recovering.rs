//! A password was forgotten: what is kept between the mail and the page for a new one. Of a name that nobody has the same is kept, in as
//! many bytes, and nothing is mailed: what makes room for others goes by its size.

use serde::{Deserialize, Serialize};

use crate::clock::Random;
use crate::endpoints::sign_in::known::Known;
use crate::endpoints::sign_in::mailed::Mailed;
use crate::mail::{FACTOR_LOSS_LASTS, RECOVERY_LASTS};
use crate::people::User;
use crate::secrets::sha256;

/// The mails by which it is replaced.
pub(super) static MAILS: Mailed<Recovery> = Mailed::new(["recovery", "recovery-link", "recovery-opened"], RECOVERY_LASTS);

/// The mails by which a person who lost their second factor proves the address.
pub(super) static LOSS_MAILS: Mailed<Recovery> = Mailed::new(["factor-loss", "factor-loss-link", "factor-loss-opened"], FACTOR_LOSS_LASTS);

/// For whom a mail was asked.
#[derive(Serialize, Deserialize)]
pub(super) struct Recovery {
    /// What was typed.
    pub login: String,
    /// The account, or what stands in place of one.
    pub owner: Owner,
}

/// An account as it stood when the mail was asked for. Of whoever it is, and of nobody, it has the same length: what there is none of
/// is drawn.
#[derive(Serialize, Deserialize)]
pub(super) struct Owner {
    whose: Whose,
    /// The person's id.
    pub user_id: String,
    /// In as many digits as any has.
    epoch: String,
    /// The credential id of the password.
    password: String,
    /// A hash of the key of the address.
    address: String,
}

/// Whose a name is. All are written equally long.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Whose {
    /// Nobody's.
    #[serde(rename = "n")]
    Nobodys,
    /// Somebody's who has no password to replace.
    #[serde(rename = "b")]
    Bare,
    /// Somebody's who has one.
    #[serde(rename = "p")]
    WithPassword,
}

impl Owner {
    /// The account as it is now: somebody, with the credential id of their password; or nobody.
    pub(super) fn of(found: Option<(&User, Option<&str>)>, random: &Random) -> Self {
        let drawn = || random.uuid().to_string();
        let (user, password) = found.unzip();
        let password = password.flatten();
        Self {
            whose: match (user, password) {
                (None, _) => Whose::Nobodys,
                (Some(_), None) => Whose::Bare,
                (Some(_), Some(_)) => Whose::WithPassword,
            },
            user_id: user.map_or_else(drawn, |user| user.id.clone()),
            epoch: written(user.map_or(0, |user| user.epoch)),
            password: password.map_or_else(drawn, str::to_owned),
            address: user.map_or_else(|| sha256(drawn().as_bytes()), hashed_address),
        }
    }

    /// The person's id, where it is somebody.
    pub(super) fn somebody(&self) -> Option<&str> {
        (self.whose != Whose::Nobodys).then_some(self.user_id.as_str())
    }

    /// Whether it is the account still that it was: nothing that ends what the person had, or moved the address.
    pub(super) fn is_same(&self, known: &Known) -> bool {
        let same = written(known.user.epoch) == self.epoch && hashed_address(&known.user) == self.address;
        self.somebody() == Some(known.user.id.as_str()) && known.user.is_active() && same
    }

    /// Whether the account may be recovered still: nothing that ends what the person had, changed the password or moved the address.
    pub(super) fn is_still(&self, known: &Known) -> bool {
        let replaces = self.whose == Whose::WithPassword && known.password_id() == Some(self.password.as_str());
        self.is_same(known) && replaces
    }
}

fn written(epoch: i64) -> String {
    format!("{epoch:020}")
}

fn hashed_address(user: &User) -> String {
    sha256(user.email.key().as_bytes())
}
