//! A password was forgotten: what is kept between the mail and the page for a new one. Who reads the mail is shown by its code, which
//! is taken in the journey, and so in the browser, that asked for it. The link holds the code for the person; by itself it is good for nothing.
//! Of a name that nobody has the same is kept, in as many bytes, and nothing is mailed: what makes room for others goes by its size.

use serde::{Deserialize, Serialize};

use crate::clock::Random;
use crate::endpoints::kept::{Found, Kept};
use crate::endpoints::sign_in::known::Known;
use crate::endpoints::visitor::Visitor;
use crate::factors::mailed_code;
use crate::http::Failure;
use crate::mail::RECOVERY_LASTS;
use crate::people::User;
use crate::provider::Provider;
use crate::secrets::{Secret, sha256};
use crate::sign_in::journey::Journey;

/// By the journey that waits for the code.
const REQUESTED: Kept<Recovery> = Kept::beginning("recovery", RECOVERY_LASTS);
/// By the token of the link.
const LINK: Kept<Link> = Kept::beginning("recovery-link", RECOVERY_LASTS);
/// The token of a link, for the browser that followed it.
const OPENED: Kept<String> = Kept::proven("recovery-opened", RECOVERY_LASTS);

/// A mail that was asked for.
#[derive(Serialize, Deserialize)]
pub(super) struct Recovery {
    /// Its own id.
    pub id: String,
    /// What was typed.
    pub login: String,
    /// Whether one was asked for in this journey before, which is over.
    pub again: bool,
    /// The account, or what stands in place of one.
    pub owner: Owner,
    code: String,
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

/// A mail that a journey waits for the code of, and how it is stored.
pub(super) struct Waiting {
    pub recovery: Recovery,
    stored: Vec<u8>,
}

/// Where the code of a link is typed.
#[derive(Serialize, Deserialize)]
struct Link {
    journey: String,
    recovery: String,
}

/// What a mail hands over.
pub(super) struct Drawn {
    pub token: Secret,
    pub code: Secret,
}

/// A link that is good, as the browser that followed it is shown it.
pub(super) struct Followed {
    /// The journey that waits for the code.
    pub journey: String,
    /// The code.
    pub code: String,
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

    /// Whether the account may be recovered still: nothing that ends what the person had, changed the password or moved the address.
    pub(super) fn is_still(&self, known: &Known) -> bool {
        let same = written(known.user.epoch) == self.epoch && hashed_address(&known.user) == self.address;
        let replaces = self.whose == Whose::WithPassword && known.password_id() == Some(self.password.as_str());
        known.user.is_active() && same && replaces
    }
}

fn written(epoch: i64) -> String {
    format!("{epoch:020}")
}

fn hashed_address(user: &User) -> String {
    sha256(user.email.key().as_bytes())
}

impl Recovery {
    /// Whether what was typed is the code.
    pub(super) fn is_code(&self, typed: &str) -> bool {
        mailed_code::matches(&Secret::new(self.code.as_str()), typed)
    }
}

/// Keeps that a mail for `login` was asked for in `journey`: what was asked for there before is over. What other journeys wait for is
/// not touched: whether two names are one person's would be seen by that. Gives what is mailed.
///
/// # Errors
/// Where the store is away.
pub(super) async fn begin(visitor: &Visitor<'_>, journey: &Journey, login: &str, owner: Owner) -> Result<Drawn, Failure> {
    let (random, requested) = (&visitor.provider.random, REQUESTED.of(&journey.id));
    let again = requested.find(visitor.provider).await?.is_some();
    let drawn = Drawn { token: Secret::random(random), code: mailed_code::draw(random) };
    let id = random.uuid().simple().to_string();
    let link = Link { journey: journey.id.clone(), recovery: id.clone() };
    let code = drawn.code.expose().to_owned();
    let recovery = Recovery { id, login: login.to_owned(), again, owner, code };
    requested.keep(visitor, &recovery).await?;
    LINK.of(drawn.token.expose()).keep(visitor, &link).await?;
    Ok(drawn)
}

/// The mail that a journey waits for the code of; none where it is over.
///
/// # Errors
/// Where the store is away.
pub(super) async fn of_journey(provider: &Provider, journey: &str) -> Result<Option<Waiting>, Failure> {
    Ok(match REQUESTED.of(journey).look(provider).await? {
        Found::Value(recovery, stored) => Some(Waiting { recovery, stored }),
        Found::Nothing | Found::Claimed | Found::Unreadable => None,
    })
}

/// Ends a mail whose code was right, or guessed at too often. False where somebody was first, or asked for another meanwhile, which
/// stays.
///
/// # Errors
/// Where the store is away.
pub(super) async fn take(provider: &Provider, journey: &str, waiting: &Waiting) -> Result<bool, Failure> {
    Ok(REQUESTED.of(journey).take_as(provider, &waiting.stored).await?)
}

/// What names a link in an address: nobody finds the token by it.
fn handle(token: &str) -> String {
    sha256(token.as_bytes()).chars().take(16).collect()
}

/// Notes that this browser followed a link, where that is good; gives the name that it has in addresses from then on.
///
/// # Errors
/// Where the store is away.
pub(super) async fn follow(visitor: &mut Visitor<'_>, token: &str) -> Result<Option<String>, Failure> {
    if of_token(visitor.provider, token).await?.is_none() {
        return Ok(None);
    }
    let handle = handle(token);
    // An id that was noted before the link was opened opens nothing.
    let id = visitor.draw_id();
    OPENED.of_id(&id, &handle).left_by(&format!("recovery {handle}")).keep(visitor, &token.to_owned()).await?;
    Ok(Some(handle))
}

/// The link that this browser followed by this name, while it is good.
///
/// # Errors
/// Where the store is away.
pub(super) async fn followed(visitor: &Visitor<'_>, handle: &str) -> Result<Option<Followed>, Failure> {
    match OPENED.of_browser(visitor, handle).find(visitor.provider).await? {
        Some(token) => of_token(visitor.provider, &token).await,
        None => Ok(None),
    }
}

async fn of_token(provider: &Provider, token: &str) -> Result<Option<Followed>, Failure> {
    let Some(link) = LINK.of(token).find(provider).await? else { return Ok(None) };
    let waiting = of_journey(provider, &link.journey).await?.filter(|waiting| waiting.recovery.id == link.recovery);
    Ok(waiting.map(|waiting| Followed { journey: link.journey, code: waiting.recovery.code }))
}
