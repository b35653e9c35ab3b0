//! Whether a logout token counts ([Back-Channel Logout 1.0 §2.6](https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation)), once
//! its signature was checked, and whom a provider signed out.

use std::fmt;

use serde_json::{Map, Value};

use super::id_token::{LEEWAY, LONGEST_SUBJECT, OLDEST, moment};
use crate::clock::Timestamp;

/// What it must say that happened.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Bytes of a `jti`.
const LONGEST_ID: usize = 255;

/// Whom a provider signed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoutToken {
    /// Its name for them.
    pub subject: String,
    /// The token's id: it counts once.
    pub jti: String,
    /// Until when it counts.
    pub until: Timestamp,
}

/// Why a logout token does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoutFault {
    /// Another issuer made it.
    Issuer,
    /// It is for somebody else.
    Audience,
    /// Its time is over, or has not come; or it says none.
    Time,
    /// It says not that somebody was signed out.
    Event,
    /// It has a nonce: it is an ID token.
    Nonce,
    /// It names nobody. One that names a session alone says nothing here: which sessions are of it is not kept.
    Subject,
    /// It has no id.
    Id,
    /// It came before.
    Repeated,
}

impl fmt::Display for LogoutFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Issuer => "iss is not the issuer of this provider",
            Self::Audience => "aud does not name this client",
            Self::Time => "iat and exp are not of this moment",
            Self::Event => "events has no member of back-channel logout",
            Self::Nonce => "a logout token has no nonce",
            Self::Subject => "sub is missing",
            Self::Id => "jti is missing",
            Self::Repeated => "the token was used before",
        })
    }
}

/// Holds the claims of a logout token, whose signature is right, against what it must hold.
///
/// # Errors
/// Why it does not count.
pub fn judge_logout(claims: &Map<String, Value>, issuer: &str, client_id: &str, now: Timestamp) -> Result<LogoutToken, LogoutFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(issuer) {
        return Err(LogoutFault::Issuer);
    }
    let is_for_us = match claims.get("aud") {
        Some(Value::String(one)) => one == client_id,
        Some(Value::Array(several)) => several.iter().any(|one| one.as_str() == Some(client_id)),
        _ => false,
    };
    if !is_for_us {
        return Err(LogoutFault::Audience);
    }
    let (expires, made) = (moment(claims, "exp").ok_or(LogoutFault::Time)?, moment(claims, "iat").ok_or(LogoutFault::Time)?);
    let until = made.plus(OLDEST).min(expires).plus(LEEWAY);
    if until <= now || made > now.plus(LEEWAY) {
        return Err(LogoutFault::Time);
    }
    if !claims.get("events").and_then(|events| events.get(EVENT)).is_some_and(Value::is_object) {
        return Err(LogoutFault::Event);
    }
    if claims.contains_key("nonce") {
        return Err(LogoutFault::Nonce);
    }
    let subject = text("sub").filter(|subject| !subject.is_empty() && subject.len() <= LONGEST_SUBJECT).ok_or(LogoutFault::Subject)?;
    let jti = text("jti").filter(|jti| !jti.is_empty() && jti.len() <= LONGEST_ID).ok_or(LogoutFault::Id)?;
    Ok(LogoutToken { subject: subject.to_owned(), jti: jti.to_owned(), until })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn back_channel_logout_2_6_each_check_refuses_what_breaks_it() {
        let now = Timestamp::from_seconds(1_000_000);
        let judged = |change: &dyn Fn(&mut Value)| {
            let mut claims = json!({
                "iss": "https://up.example", "aud": "us", "sub": "248", "jti": "1", "iat": 1_000_000, "exp": 1_000_120, "events": { EVENT: {} },
            });
            change(&mut claims);
            judge_logout(claims.as_object().unwrap(), "https://up.example", "us", now)
        };
        let good = judged(&|_| {}).unwrap();
        assert_eq!((good.subject.as_str(), good.jti.as_str(), good.until), ("248", "1", Timestamp::from_seconds(1_000_180)));
        assert!(judged(&|claims| claims["aud"] = json!(["them", "us"])).is_ok());
        for (name, value, fault) in [
            ("iss", json!("https://other.example"), LogoutFault::Issuer),
            ("aud", json!("them"), LogoutFault::Audience),
            ("aud", json!(["them"]), LogoutFault::Audience),
            ("exp", json!(999_900), LogoutFault::Time),
            ("exp", Value::Null, LogoutFault::Time),
            ("iat", json!(1_000_200), LogoutFault::Time),
            ("iat", json!(999_000), LogoutFault::Time),
            ("events", Value::Null, LogoutFault::Event),
            ("events", json!([EVENT]), LogoutFault::Event),
            ("events", json!({ EVENT: "x" }), LogoutFault::Event),
            ("events", json!({ "http://schemas.openid.net/event/other": {} }), LogoutFault::Event),
            ("nonce", json!("n"), LogoutFault::Nonce),
            ("nonce", Value::Null, LogoutFault::Nonce),
            ("sub", Value::Null, LogoutFault::Subject),
            ("sub", json!(""), LogoutFault::Subject),
            ("jti", Value::Null, LogoutFault::Id),
        ] {
            assert_eq!(judged(&|claims| claims[name] = value.clone()), Err(fault), "{name} {value}");
        }
    }
}
