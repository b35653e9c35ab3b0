//! A password was forgotten: what is kept between the mail and the page for a new one. Who reads the mail is shown by its code, which
//! is taken in the journey, and so in the browser, that asked for it. The link holds the code for the person; by itself it is good for nothing.
//! Of a name that nobody has the same is kept, and nothing is mailed.

use serde::{Deserialize, Serialize};

use crate::endpoints::kept::Kept;
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
/// Which mail is a person's newest, by whose it is.
const NEWEST: Kept<String> = Kept::beginning("recovery-newest", RECOVERY_LASTS);
/// The token of a link, for the browser that followed it.
const OPENED: Kept<String> = Kept::proven("recovery-opened", RECOVERY_LASTS);

/// A mail that was asked for.
#[derive(Serialize, Deserialize)]
pub(super) struct Recovery {
    /// Its own id.
    pub id: String,
    /// Whose newest it is: a person's id, or the key of a name that nobody has.
    whose: String,
    /// What was typed.
    pub login: String,
    /// The account; none where nobody has the name.
    pub owner: Option<Owner>,
    code: String,
}

/// An account as it stood when the mail was asked for.
#[derive(Serialize, Deserialize)]
pub(super) struct Owner {
    pub user_id: String,
    epoch: i64,
    /// The credential id of the password; none where there is none to replace.
    password: Option<String>,
    /// The key of the address.
    pub address: String,
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
    /// The account as it is now.
    pub(super) fn of(user: &User, password: Option<String>) -> Self {
        Self { user_id: user.id.clone(), epoch: user.epoch, password, address: user.email.key().to_owned() }
    }

    /// Whether the account may be recovered still: nothing that ends what the person had, changed the password or moved the address.
    pub(super) fn is_still(&self, known: &Known) -> bool {
        let same = known.user.epoch == self.epoch && known.user.email.key() == self.address;
        known.user.is_active() && same && self.password.is_some() && known.password_id() == self.password.as_deref()
    }
}

impl Recovery {
    /// Whether what was typed is the code.
    pub(super) fn is_code(&self, typed: &str) -> bool {
        mailed_code::matches(&Secret::new(self.code.as_str()), typed)
    }
}

/// Keeps that `login`, which is `name` to those who count, asked for a mail in `journey`: what was asked for before in this journey, or
/// for the same account, is over. Gives what is mailed.
///
/// # Errors
/// Where the store is away.
pub(super) async fn begin(
    visitor: &Visitor<'_>,
    journey: &Journey,
    login: &str,
    name: &str,
    owner: Option<Owner>,
) -> Result<Drawn, Failure> {
    let random = &visitor.provider.random;
    let drawn = Drawn { token: Secret::random(random), code: mailed_code::draw(random) };
    let id = random.uuid().simple().to_string();
    let whose = owner.as_ref().map_or_else(|| format!("name {name}"), |owner| format!("account {}", owner.user_id));
    let link = Link { journey: journey.id.clone(), recovery: id.clone() };
    let code = drawn.code.expose().to_owned();
    let recovery = Recovery { id: id.clone(), whose: whose.clone(), login: login.to_owned(), owner, code };
    REQUESTED.of(&journey.id).keep(visitor, &recovery).await?;
    LINK.of(drawn.token.expose()).keep(visitor, &link).await?;
    NEWEST.of(&whose).keep(visitor, &id).await?;
    Ok(drawn)
}

/// The mail that a journey waits for the code of; none where it is over.
///
/// # Errors
/// Where the store is away.
pub(super) async fn of_journey(provider: &Provider, journey: &str) -> Result<Option<Recovery>, Failure> {
    let Some(recovery) = REQUESTED.of(journey).find(provider).await? else { return Ok(None) };
    let newest = NEWEST.of(&recovery.whose).find(provider).await?;
    Ok((newest.as_ref() == Some(&recovery.id)).then_some(recovery))
}

/// Ends a mail whose code was right, or guessed at too often. False where somebody was first, or asked for another meanwhile.
///
/// # Errors
/// Where the store is away.
pub(super) async fn take(provider: &Provider, journey: &str, recovery: &Recovery) -> Result<bool, Failure> {
    Ok(REQUESTED.of(journey).take(provider).await?.is_some_and(|taken| taken.id == recovery.id))
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
    let recovery = of_journey(provider, &link.journey).await?.filter(|recovery| recovery.id == link.recovery);
    Ok(recovery.map(|recovery| Followed { journey: link.journey, code: recovery.code }))
}
