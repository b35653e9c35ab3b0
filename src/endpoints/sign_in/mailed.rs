//! A journey, or a person on a page of their own, waits for the code of a mail. Who reads the mail is shown by the code, which is taken in the journey, and so in the browser,
//! that asked for it. The link of the mail tells the code to a person; by itself it is good for nothing.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::endpoints::kept::{Found, Kept};
use crate::endpoints::visitor::Visitor;
use crate::factors::mailed_code;
use crate::http::Failure;
use crate::provider::Provider;
use crate::secrets::{Secret, sha256};

/// A kind of such a mail: what is kept of each until its code is typed is a `T`.
pub(crate) struct Mailed<T> {
    /// The names of its records: by the journey, by the token of the link, and by the browser that followed the link.
    names: [&'static str; 3],
    /// How long a mail is good.
    lasts: Duration,
    /// By the journey that waits for the code.
    sent: Kept<Sent<T>>,
    /// By the token of the link.
    link: Kept<Link>,
    /// The token of a link, for the browser that followed it.
    opened: Kept<String>,
}

/// A mail that was asked for.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sent<T> {
    /// Its own id.
    pub id: String,
    /// Whether one was asked for in this journey before, which is over.
    pub again: bool,
    code: String,
    /// What it is for.
    #[serde(flatten)]
    pub what: T,
}

/// A mail that a journey waits for the code of, and how it is stored.
pub(crate) struct Waiting<T> {
    pub sent: Sent<T>,
    stored: Vec<u8>,
}

/// Where the code of a link is typed.
#[derive(Serialize, Deserialize)]
struct Link {
    journey: String,
    #[serde(alias = "recovery")]
    mail: String,
}

/// What a mail hands over.
pub(crate) struct Drawn {
    pub token: Secret,
    pub code: Secret,
}

/// A link that is good, as the browser that followed it is shown it.
pub(crate) struct Followed {
    /// The journey that waits for the code.
    pub journey: String,
    /// The code.
    pub code: String,
}

impl<T> Sent<T> {
    /// Whether what was typed is the code.
    pub(crate) fn is_code(&self, typed: &str) -> bool {
        mailed_code::matches(&Secret::new(self.code.as_str()), typed)
    }
}

/// What names a link in an address: nobody finds the token by it.
fn handle(token: &str) -> String {
    sha256(token.as_bytes()).chars().take(16).collect()
}

impl<T> Mailed<T> {
    /// A kind whose records have these names: by the journey, by the token of the link, and by the browser that followed the link. Each
    /// mail is good for `lasts`.
    pub(crate) const fn new(names: [&'static str; 3], lasts: Duration) -> Self {
        let [sent, link, opened] = names;
        Self { names, lasts, sent: Kept::beginning(sent, lasts), link: Kept::beginning(link, lasts), opened: Kept::proven(opened, lasts) }
    }

    /// The same for mails that only a person who is signed in asks for: they count among what that person left unfinished. What waits
    /// for the code is named by the caller, as a journey is by its id.
    pub(crate) const fn of_people(names: [&'static str; 3], lasts: Duration) -> Self {
        let [sent, link, opened] = names;
        Self { names, lasts, sent: Kept::proven(sent, lasts), link: Kept::proven(link, lasts), opened: Kept::proven(opened, lasts) }
    }

    /// How long a mail is good.
    pub(crate) const fn lasts(&self) -> Duration {
        self.lasts
    }
}

impl<T: Serialize + DeserializeOwned> Mailed<T> {
    /// Keeps that a mail was asked for in `journey`: what was asked for there before is over. What other journeys wait for is not touched:
    /// whether two names are one person's would be seen by that. Gives what is mailed.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn begin(&self, visitor: &Visitor<'_>, journey: &str, what: T) -> Result<Drawn, Failure> {
        let (code, mail) = self.draw(visitor, journey, what).await?;
        let token = Secret::random(&visitor.provider.random);
        self.link.of(token.expose()).keep(visitor, &Link { journey: journey.to_owned(), mail }).await?;
        Ok(Drawn { token, code })
    }

    /// The same for a message that brings no link. Gives the code.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn begin_without_link(&self, visitor: &Visitor<'_>, journey: &str, what: T) -> Result<Secret, Failure> {
        self.draw(visitor, journey, what).await.map(|(code, _)| code)
    }

    async fn draw(&self, visitor: &Visitor<'_>, journey: &str, what: T) -> Result<(Secret, String), Failure> {
        let (random, kept) = (&visitor.provider.random, self.sent.of(journey));
        let again = kept.find(visitor.provider).await?.is_some();
        let (code, id) = (mailed_code::draw(random), random.uuid().simple().to_string());
        kept.keep(visitor, &Sent { id: id.clone(), again, code: code.expose().to_owned(), what }).await?;
        Ok((code, id))
    }

    /// The mail that a journey waits for the code of; none where it is over.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn of_journey(&self, provider: &Provider, journey: &str) -> Result<Option<Waiting<T>>, Failure> {
        Ok(match self.sent.of(journey).look(provider).await? {
            Found::Value(sent, stored) => Some(Waiting { sent, stored }),
            Found::Nothing | Found::Claimed | Found::Unreadable => None,
        })
    }

    /// Ends a mail whose code was right, or guessed at too often. False where somebody was first, or asked for another meanwhile, which
    /// stays.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn take(&self, provider: &Provider, journey: &str, waiting: &Waiting<T>) -> Result<bool, Failure> {
        Ok(self.sent.of(journey).take_as(provider, &waiting.stored).await?)
    }

    /// Notes that this browser followed a link, where that is good; gives the name that it has in addresses from then on.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn follow(&self, visitor: &mut Visitor<'_>, token: &str) -> Result<Option<String>, Failure> {
        if self.of_token(visitor.provider, token).await?.is_none() {
            return Ok(None);
        }
        let handle = handle(token);
        // An id that was noted before the link was opened opens nothing.
        let id = visitor.draw_id();
        let [name, ..] = self.names;
        self.opened.of_id(&id, &handle).left_by(&format!("{name} {handle}")).keep(visitor, &token.to_owned()).await?;
        Ok(Some(handle))
    }

    /// The link that this browser followed by this name, while it is good.
    ///
    /// # Errors
    /// Where the store is away.
    pub(crate) async fn followed(&self, visitor: &Visitor<'_>, handle: &str) -> Result<Option<Followed>, Failure> {
        match self.opened.of_browser(visitor, handle).find(visitor.provider).await? {
            Some(token) => self.of_token(visitor.provider, &token).await,
            None => Ok(None),
        }
    }

    async fn of_token(&self, provider: &Provider, token: &str) -> Result<Option<Followed>, Failure> {
        let Some(link) = self.link.of(token).find(provider).await? else { return Ok(None) };
        let waiting = self.of_journey(provider, &link.journey).await?.filter(|waiting| waiting.sent.id == link.mail);
        Ok(waiting.map(|waiting| Followed { journey: link.journey, code: waiting.sent.code }))
    }
}
