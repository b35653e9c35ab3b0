//! Somebody makes an account: what is kept between the form and the proof of the address. Until then there is nothing of them in the
//! database, and nobody looks there whether somebody has the address: what the form answers depends on nothing but what was typed.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::endpoints::sign_in::mailed::{Mailed, Waiting};
use crate::endpoints::visitor::Visitor;
use crate::http::Failure;
use crate::mail::SIGN_UP_LASTS;

/// The mails by which the address is proven.
pub(super) static MAILS: Mailed<SigningUp> = Mailed::new(["sign-up", "sign-up-link", "sign-up-opened"], SIGN_UP_LASTS);

/// What was typed. Its size is bounded by what the form takes.
#[derive(Serialize, Deserialize)]
pub(super) struct SigningUp {
    /// The address as typed.
    pub email: String,
    /// What the person is called, where they said it.
    pub name: Option<String>,
    /// The user name that they chose.
    #[serde(default)]
    pub username: Option<String>,
    /// What else was asked: values of declared attributes, by their names.
    #[serde(default)]
    pub attributes: Map<String, Value>,
    /// By what they are to sign in.
    #[serde(flatten)]
    pub by: ChosenWay,
    /// The version of the terms that was accepted, where there are any.
    pub terms: Option<String>,
    /// Whether the device can make a passkey.
    pub can_passkey: bool,
    /// The hash of an id of the browser that was drawn when the form came: whoever noted its ids before, and lets somebody else prove the
    /// address there, makes no account with a password of their own.
    pub browser: String,
}

/// By what somebody who makes an account is to sign in.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum ChosenWay {
    /// The password that they chose.
    Password {
        /// Its PHC string.
        phc: String,
    },
    /// A passkey, which is made once the address is proven.
    Passkey {
        /// The id that the person will have: the passkey is made for it.
        person: String,
    },
}

/// The mail that a journey waits for the code of, in the browser that sent the form.
///
/// # Errors
/// Where the store is away.
pub(super) async fn waiting(visitor: &Visitor<'_>, journey: &str) -> Result<Option<Waiting<SigningUp>>, Failure> {
    let waiting = MAILS.of_journey(visitor.provider, journey).await?;
    Ok(waiting.filter(|waiting| visitor.browser.hashes().contains(&waiting.sent.what.browser)))
}
