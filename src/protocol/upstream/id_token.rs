//! Whether an ID token counts ([Core §3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)), once its signature
//! was checked, and whom it is about.

use std::fmt;
use std::time::Duration;

use aws_lc_rs::digest;
use serde_json::{Map, Value};

use super::document::{issuer_of_tenant, names_tenants};
use crate::clock::Timestamp;
use crate::secrets::{Secret, constant_time_eq};

/// How far the clock of a provider may be from ours.
pub(super) const LEEWAY: Duration = Duration::from_secs(60);
/// How old an ID token may be that a code gave a moment ago.
pub(super) const OLDEST: Duration = Duration::from_secs(10 * 60);
/// Bytes of a `sub` ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)).
pub(super) const LONGEST_SUBJECT: usize = 255;
/// Characters of what else is taken from it.
const LONGEST: usize = 254;
/// Google says of every address that its owner shows it to be verified, also of one that it does not give out: another may have it meanwhile
/// (<https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload>).
const GOOGLE: &str = "https://accounts.google.com";
/// The domains of addresses that Google gives to anybody.
const GOOGLE_MAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

/// What an ID token must hold.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who made it.
    pub issuer: &'a str,
    /// For one of these.
    pub clients: &'a [&'a str],
    /// For which request.
    pub nonce: ExpectedNonce<'a>,
    /// What its claims mean.
    pub rules: Rules<'a>,
}

/// What the `nonce` of an ID token must be.
#[derive(Clone, Copy, Debug)]
pub enum ExpectedNonce<'a> {
    /// The one that we sent.
    Sent(&'a Secret),
    /// The one that an app drew, where it tells one, or the SHA-256 hash of that in hexadecimal digits, as apps send it to Apple. An ID token
    /// that holds one is good with that one alone, and one that holds none is good with none.
    Drawn(Option<&'a str>),
}

impl ExpectedNonce<'_> {
    fn is_met_by(self, nonce: Option<&str>) -> bool {
        let is = |text: &str| nonce.is_some_and(|nonce| constant_time_eq(nonce.as_bytes(), text.as_bytes()));
        match self {
            Self::Sent(sent) => is(sent.expose()),
            Self::Drawn(Some(drawn)) => is(drawn) || is(&hex_digest(drawn)),
            Self::Drawn(None) => nonce.is_none(),
        }
    }
}

fn hex_digest(text: &str) -> String {
    digest::digest(&digest::SHA256, text.as_bytes()).as_ref().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// What the claims of a provider mean, where that is not as in OpenID Connect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules<'a> {
    /// It is.
    #[default]
    Plain,
    /// Apple: `email_verified` may be a text.
    Apple,
    /// Microsoft Entra: the issuer is that of the tenant, which is one of these, or the one that the document names where these are none.
    /// Whoever administers a tenant writes what they like into `email`: the domain is the tenant's own where `xms_edov` says so alone
    /// (<https://learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization>). An account is `oid` in `tid`: `sub`
    /// is another one for each registration of ours there.
    Entra {
        /// The tenants whose accounts count.
        tenants: &'a [String],
    },
}

/// Whom a provider signed in, as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its name for them: never given to another, and never changed.
    pub subject: String,
    /// The address that they have there.
    pub email: Option<String>,
    /// Whether the provider says that it is theirs; none where it says nothing of that.
    pub email_verified: Option<bool>,
    /// What they are called.
    pub name: Option<String>,
    /// What they are signed in with there.
    pub username: Option<String>,
    /// When they were asked there who they are, where it says so.
    pub asked_at: Option<Timestamp>,
    /// All that it said.
    pub claims: Map<String, Value>,
    /// Whether that could all be read; else nobody knows what it says of claims that are not there.
    pub is_whole: bool,
}

impl Identity {
    /// How their account there is shown to people; empty where nothing but the subject is known.
    pub fn shown(&self) -> &str {
        self.email.as_deref().or(self.username.as_deref()).or(self.name.as_deref()).unwrap_or_default()
    }

    /// Whether what is shown of it looks like an address that the provider does not say is theirs: anybody may have typed it there.
    pub fn shows_unproven_address(&self) -> bool {
        let shown = self.shown();
        shown.contains('@') && self.verified_email() != Some(shown)
    }

    /// Whether something is missing that the userinfo endpoint may say: the address, or whether it is verified.
    pub fn lacks_email(&self) -> bool {
        self.email.is_none() || self.email_verified.is_none()
    }

    /// The address, where the provider says that it is theirs.
    pub fn verified_email(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| self.email_verified == Some(true))
    }
}

/// Why an ID token does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// Another issuer made it.
    Issuer,
    /// It is for somebody else.
    Audience,
    /// It is for several, and says not that it was made for us.
    Party,
    /// Its time is over, or has not come; or it says none.
    Time,
    /// It is for another request, or for none.
    Nonce,
    /// It names nobody.
    Subject,
    /// What was said beside it is about somebody else.
    AnotherSubject,
}

impl TokenFault {
    /// As the record names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issuer => "token_issuer",
            Self::Audience => "token_audience",
            Self::Party => "token_party",
            Self::Time => "token_time",
            Self::Nonce => "token_nonce",
            Self::Subject => "token_subject",
            Self::AnotherSubject => "userinfo_subject",
        }
    }
}

impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Holds the claims of an ID token, whose signature is right, against what was asked.
///
/// # Errors
/// Why it does not count.
pub fn judge(claims: &Map<String, Value>, expected: Expected<'_>, now: Timestamp) -> Result<Identity, TokenFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let is_known = match expected.rules {
        Rules::Entra { tenants } if names_tenants(expected.issuer) => {
            let tenant = text("tid").filter(|tenant| tenants.iter().any(|known| known.eq_ignore_ascii_case(tenant)));
            tenant.is_some_and(|tenant| text("iss") == Some(issuer_of_tenant(expected.issuer, tenant).as_str()))
        }
        _ => text("iss") == Some(expected.issuer),
    };
    if !is_known {
        return Err(TokenFault::Issuer);
    }
    let audience: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        // One that is no text is for nobody that can be known.
        Some(Value::Array(several)) => several.iter().map(|one| one.as_str().unwrap_or_default()).collect(),
        _ => Vec::new(),
    };
    if !audience.iter().any(|client| expected.clients.contains(client)) {
        return Err(TokenFault::Audience);
    }
    match claims.get("azp") {
        None if audience.len() > 1 => return Err(TokenFault::Party),
        Some(party) if !party.as_str().is_some_and(|party| expected.clients.contains(&party)) => return Err(TokenFault::Party),
        None | Some(_) => {}
    }
    let (expires, made) = (moment(claims, "exp").ok_or(TokenFault::Time)?, moment(claims, "iat").ok_or(TokenFault::Time)?);
    let begins = claims.get("nbf").map(|_| moment(claims, "nbf").ok_or(TokenFault::Time)).transpose()?;
    let soon = now.plus(LEEWAY);
    if expires.plus(LEEWAY) <= now || made > soon || made.plus(OLDEST).plus(LEEWAY) < now || begins.is_some_and(|begins| begins > soon) {
        return Err(TokenFault::Time);
    }
    // One that is no text is none that anybody drew.
    if claims.get("nonce").is_some_and(|nonce| !nonce.is_string()) || !expected.nonce.is_met_by(text("nonce")) {
        return Err(TokenFault::Nonce);
    }
    let subject = text("sub").filter(|subject| !subject.is_empty() && subject.len() <= LONGEST_SUBJECT).ok_or(TokenFault::Subject)?;
    let subject = match expected.rules {
        Rules::Entra { .. } => account_of_tenant(claims).ok_or(TokenFault::Subject)?,
        Rules::Plain | Rules::Apple => subject.to_owned(),
    };
    let asked_at = moment(claims, "auth_time").filter(|at| *at <= soon).map(|at| at.min(now));
    let nobody = Identity {
        subject,
        email: None,
        email_verified: None,
        name: None,
        username: None,
        asked_at,
        claims: claims.clone(),
        is_whole: true,
    };
    Ok(said(claims, (expected.issuer, expected.rules), nobody))
}

/// Whom Microsoft Entra signed in: an account of a tenant, both by their ids.
fn account_of_tenant(claims: &Map<String, Value>) -> Option<String> {
    let id = |name: &str| claims.get(name).and_then(Value::as_str).filter(|id| is_guid(id)).map(str::to_ascii_lowercase);
    Some(format!("{}.{}", id("tid")?, id("oid")?))
}

/// Whether this is an id of Microsoft's: `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
pub fn is_guid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// A text of a claim that can be shown and kept.
pub(super) fn plain_text(value: &Value) -> Option<String> {
    let text = value.as_str().map(str::trim).filter(|text| !text.is_empty())?;
    (text.chars().count() <= LONGEST && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// The same with what the userinfo endpoint of this issuer says, which must be about the same person
/// ([Core §5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse)). What says not about whom it is says nothing.
///
/// # Errors
/// Where it is about another.
pub fn completed(identity: Identity, userinfo: &Map<String, Value>, issuer: &str) -> Result<Identity, TokenFault> {
    match userinfo.get("sub") {
        None => Ok(Identity { is_whole: false, ..identity }),
        Some(subject) if subject.as_str() == Some(&identity.subject) => {
            let mut identity = said(userinfo, (issuer, Rules::Plain), identity);
            // What is signed has the first word.
            for (name, value) in userinfo {
                identity.claims.entry(name.clone()).or_insert_with(|| value.clone());
            }
            Ok(identity)
        }
        Some(_) => Err(TokenFault::AnotherSubject),
    }
}

/// Takes what is said of a person where nothing was said before. Whether an address is verified is said beside it: of this address, letter
/// for letter.
fn said(claims: &Map<String, Value>, (issuer, rules): (&str, Rules<'_>), before: Identity) -> Identity {
    let text = |name: &str| claims.get(name).and_then(plain_text);
    let is_true = |name: &str| claims.get(name) == Some(&Value::Bool(true));
    let is_text = |name: &str, text: &str| claims.get(name).and_then(Value::as_str) == Some(text);
    let is_verified = |email: &str| match rules {
        // The text "true" is none: whoever writes it so may write "false" so.
        Rules::Plain => Some(claims.get("email_verified")? == &Value::Bool(true) && gives_out(issuer, email, claims)),
        Rules::Apple => Some(is_true("email_verified") || is_text("email_verified", "true")),
        // It is written in either way.
        Rules::Entra { .. } => Some(is_true("xms_edov") || is_text("xms_edov", "1") || is_text("xms_edov", "true")),
    };
    let (email, email_verified) = match before.email {
        Some(known) => {
            let same = before.email_verified.is_none() && claims.get("email").and_then(Value::as_str) == Some(&known);
            let email_verified = if same { is_verified(&known) } else { before.email_verified };
            (Some(known), email_verified)
        }
        None => {
            let email = text("email");
            let email_verified = email.as_deref().and_then(is_verified);
            (email, email_verified)
        }
    };
    Identity {
        email,
        email_verified,
        name: before.name.or_else(|| text("name")),
        username: before.username.or_else(|| text("preferred_username")),
        ..before
    }
}

/// Whether the issuer knows who has the address now, where it says that it is verified: Google knows it of its own addresses, and of those in
/// a domain whose people it serves, which `hd` names.
fn gives_out(issuer: &str, email: &str, claims: &Map<String, Value>) -> bool {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let is_domain = |other: &str| domain.eq_ignore_ascii_case(other);
    issuer != GOOGLE || GOOGLE_MAIL.into_iter().any(is_domain) || claims.get("hd").and_then(Value::as_str).is_some_and(is_domain)
}

/// Seconds since 1970, which may have a fraction.
pub(super) fn moment(claims: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    let seconds = claims.get(name)?;
    let whole = seconds.as_i64().or_else(|| {
        let seconds = seconds.as_f64()?.floor();
        #[allow(clippy::cast_possible_truncation, reason = "held against the bounds first")]
        (seconds.abs() < 1e12).then_some(seconds as i64)
    })?;
    (0..1_000_000_000_000).contains(&whole).then(|| Timestamp::from_seconds(whole))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    fn judged(change: impl FnOnce(&mut Value)) -> Result<Identity, TokenFault> {
        let mut claims = json!({
            "iss": "https://up.example", "aud": "us", "sub": "248", "nonce": "n", "exp": 1_000_300, "iat": 1_000_000,
            "email": "mara@company.example", "email_verified": true,
        });
        change(&mut claims);
        let expected =
            Expected { issuer: "https://up.example", clients: &["us"], nonce: ExpectedNonce::Sent(&Secret::new("n")), rules: Rules::Plain };
        judge(claims.as_object().unwrap(), expected, NOW)
    }

    #[test]
    fn attack_a6_only_a_token_of_this_provider_for_us_for_this_request_and_of_this_moment_counts() {
        assert_eq!(judged(|_| {}).unwrap().verified_email(), Some("mara@company.example"));
        for (name, value, fault) in [
            ("iss", json!("https://up.example/"), TokenFault::Issuer),
            ("iss", Value::Null, TokenFault::Issuer),
            ("aud", json!("them"), TokenFault::Audience),
            ("aud", json!([]), TokenFault::Audience),
            ("aud", json!(["us", "them"]), TokenFault::Party),
            ("azp", json!("them"), TokenFault::Party),
            ("exp", json!(999_939), TokenFault::Time),
            ("exp", Value::Null, TokenFault::Time),
            ("exp", json!("1000300"), TokenFault::Time),
            ("iat", json!(1_000_061), TokenFault::Time),
            ("iat", json!(999_000), TokenFault::Time),
            ("iat", Value::Null, TokenFault::Time),
            ("nbf", json!(1_000_090), TokenFault::Time),
            ("nbf", json!("x"), TokenFault::Time),
            ("nonce", json!("m"), TokenFault::Nonce),
            ("nonce", Value::Null, TokenFault::Nonce),
            ("sub", json!(""), TokenFault::Subject),
            ("sub", json!(5), TokenFault::Subject),
            ("sub", json!("x".repeat(256)), TokenFault::Subject),
        ] {
            assert_eq!(judged(|claims| claims[name] = value.clone()), Err(fault), "{name} {value}");
        }
        assert!(judged(|claims| (claims["aud"], claims["azp"]) = (json!(["us", "them"]), json!("us"))).is_ok());
    }

    #[test]
    fn attack_a6_an_address_counts_as_verified_only_where_the_provider_says_so_by_a_boolean() {
        for (value, verified) in
            [(json!(true), true), (json!("true"), false), (json!(1), false), (json!(false), false), (Value::Null, false)]
        {
            let judged = judged(|claims| claims["email_verified"] = value.clone()).unwrap();
            assert_eq!(judged.verified_email().is_some(), verified, "{value}");
        }
    }

    #[test]
    fn attack_a6_google_is_believed_of_addresses_that_it_gives_out_alone() {
        for (email, hd, verified) in [
            ("mara@gmail.com", None, true),
            ("mara@GoogleMail.com", None, true),
            ("mara@company.example", Some("company.example"), true),
            ("mara@Company.Example", Some("COMPANY.example"), true),
            ("mara@company.example", None, false),
            ("mara@company.example", Some("other.example"), false),
            ("mara@sub.company.example", Some("company.example"), false),
            ("mara@company.example@evil.example", Some("company.example"), false),
            ("mara@notgmail.com", None, false),
        ] {
            let mut claims = json!({
                "iss": GOOGLE, "aud": "us", "sub": "248", "nonce": "n", "exp": 1_000_300, "iat": 1_000_000,
                "email": email, "email_verified": true,
            });
            if let Some(hd) = hd {
                claims["hd"] = json!(hd);
            }
            let expected =
                Expected { issuer: GOOGLE, clients: &["us"], nonce: ExpectedNonce::Sent(&Secret::new("n")), rules: Rules::Plain };
            let identity = judge(claims.as_object().unwrap(), expected, NOW).unwrap();
            assert_eq!((identity.email.as_deref(), identity.verified_email().is_some()), (Some(email), verified), "{email} {hd:?}");
        }
    }

    #[test]
    fn whether_an_address_is_verified_may_be_said_by_userinfo_alone_and_of_that_address() {
        let mut claims = json!({
            "iss": "https://up.example", "aud": "us", "sub": "248", "nonce": "n", "exp": 1_000_300, "iat": 1_000_000,
            "email": "mara@company.example",
        });
        let expected =
            Expected { issuer: "https://up.example", clients: &["us"], nonce: ExpectedNonce::Sent(&Secret::new("n")), rules: Rules::Plain };
        let silent = judge(claims.as_object().unwrap(), expected, NOW).unwrap();
        assert!(silent.lacks_email() && silent.verified_email().is_none());
        let completed_by = |more: Value| completed(silent.clone(), more.as_object().unwrap(), "https://up.example").unwrap();
        let same = completed_by(json!({ "sub": "248", "email": "mara@company.example", "email_verified": true }));
        assert!(same.is_whole && !completed_by(json!({ "groups": ["staff"] })).is_whole, "what says not about whom it is says nothing");
        assert_eq!(same.verified_email(), Some("mara@company.example"));
        for other in [
            json!({ "sub": "248", "email": "Mara@company.example", "email_verified": true }),
            json!({ "sub": "248", "email_verified": true }),
            json!({ "sub": "248", "email": "mara@company.example", "email_verified": "true" }),
            json!({ "email": "mara@company.example", "email_verified": true }),
        ] {
            assert_eq!(completed_by(other.clone()).verified_email(), None, "{other}");
        }
        claims["email_verified"] = json!(false);
        assert!(!judge(claims.as_object().unwrap(), expected, NOW).unwrap().lacks_email(), "it was said");
    }

    #[test]
    fn attack_a6_an_address_of_microsoft_entra_is_proven_by_the_owner_of_its_domain_alone() {
        const TENANT: &str = "11111111-2222-3333-4444-555555555555";
        const OTHER: &str = "99999999-2222-3333-4444-555555555555";
        const OID: &str = "aaaaaaaa-2222-3333-4444-555555555555";
        let judged = |change: &dyn Fn(&mut Value)| {
            let mut claims = json!({
                "iss": format!("https://login.example/{TENANT}/v2.0"), "aud": "us", "sub": "pairwise", "tid": TENANT, "oid": OID, "nonce": "n",
                "exp": 1_000_300, "iat": 1_000_000, "email": "ceo@victim.example", "email_verified": true,
            });
            change(&mut claims);
            let (issuer, tenants) = ("https://login.example/{tenantid}/v2.0", [TENANT.to_owned()]);
            let expected = Expected {
                issuer,
                clients: &["us"],
                nonce: ExpectedNonce::Sent(&Secret::new("n")),
                rules: Rules::Entra { tenants: &tenants },
            };
            judge(claims.as_object().unwrap(), expected, NOW)
        };
        let known = judged(&|_| {}).unwrap();
        assert_eq!((known.subject.as_str(), known.verified_email()), (format!("{TENANT}.{OID}").as_str(), None), "nOAuth");
        for (said, verified) in [(json!(true), true), (json!("1"), true), (json!(false), false), (json!("0"), false), (Value::Null, false)]
        {
            assert_eq!(judged(&|claims| claims["xms_edov"] = said.clone()).unwrap().verified_email().is_some(), verified, "{said}");
        }
        let of = |tenant: &'static str| {
            move |claims: &mut Value| {
                (claims["tid"], claims["iss"]) = (json!(tenant), json!(format!("https://login.example/{tenant}/v2.0")))
            }
        };
        assert_eq!(judged(&of(OTHER)), Err(TokenFault::Issuer), "a tenant that nobody named");
        assert_eq!(judged(&|claims| claims["tid"] = json!(OTHER)), Err(TokenFault::Issuer), "of one, and for another");
        assert_eq!(judged(&|claims| claims["iss"] = json!(format!("https://login.example/{OTHER}/v2.0"))), Err(TokenFault::Issuer));
        assert_eq!(judged(&|claims| claims["iss"] = json!("https://login.example/{tenantid}/v2.0")), Err(TokenFault::Issuer));
        for name in ["oid", "sub"] {
            assert_eq!(judged(&|claims| claims[name] = Value::Null), Err(TokenFault::Subject), "{name}");
        }
    }

    #[test]
    fn apple_may_write_that_an_address_is_verified_as_a_text() {
        for (said, verified) in [(json!(true), true), (json!("true"), true), (json!("false"), false), (Value::Null, false)] {
            let claims = json!({
                "iss": "https://up.example", "aud": "us", "sub": "248", "nonce": "n", "exp": 1_000_300, "iat": 1_000_000,
                "email": "x@privaterelay.appleid.com", "email_verified": said,
            });
            let expected = Expected {
                issuer: "https://up.example",
                clients: &["us"],
                nonce: ExpectedNonce::Sent(&Secret::new("n")),
                rules: Rules::Apple,
            };
            assert_eq!(judge(claims.as_object().unwrap(), expected, NOW).unwrap().verified_email().is_some(), verified, "{said}");
        }
    }

    #[test]
    fn a_time_of_authentication_that_is_missing_or_to_come_is_none() {
        let at = |value: Value| judged(|claims| claims["auth_time"] = value).unwrap().asked_at;
        assert_eq!(at(json!(999_000)), Some(Timestamp::from_seconds(999_000)));
        assert_eq!(at(json!(1_000_030)), Some(NOW), "a clock that is a little ahead");
        for none in [Value::Null, json!("999000"), json!(1_000_100), json!(-5), json!(1e300)] {
            assert_eq!(at(none.clone()), None, "{none}");
        }
    }

    #[test]
    fn attack_a6_userinfo_of_another_person_is_refused_and_no_address_is_verified_by_the_other_source() {
        let known = |change: fn(&mut Value)| judged(change).unwrap();
        let more = json!({ "sub": "248", "email": "other@company.example", "email_verified": true, "name": "Mara" });
        let completed_by = |identity, more: &Value| completed(identity, more.as_object().unwrap(), "https://up.example");
        let unverified = known(|claims| claims["email_verified"] = json!(false));
        let both = completed_by(unverified, &more).unwrap();
        assert_eq!(
            (both.email.as_deref(), both.verified_email(), both.name.as_deref()),
            (Some("mara@company.example"), None, Some("Mara"))
        );
        let bare = known(|claims| claims["email"] = Value::Null);
        assert_eq!(bare.verified_email(), None);
        assert_eq!(completed_by(bare, &more).unwrap().verified_email(), Some("other@company.example"));
        for other in [json!({ "sub": "249" }), json!({ "sub": 248 })] {
            assert_eq!(completed_by(known(|_| {}), &other), Err(TokenFault::AnotherSubject));
        }
    }

    #[test]
    fn attack_a6_a_token_of_an_app_is_for_one_of_its_clients_and_has_the_nonce_that_the_app_drew_or_none() {
        let with = |changes: Value| {
            let mut claims = json!({
                "iss": "https://up.example", "sub": "s", "exp": NOW.as_seconds() + 300, "iat": NOW.as_seconds(),
            });
            let claims = claims.as_object_mut().unwrap();
            for (name, value) in changes.as_object().unwrap() {
                if value.is_null() {
                    claims.remove(name)
                } else {
                    claims.insert(name.clone(), value.clone())
                };
            }
            claims.clone()
        };
        let drawn = |claims: &Map<String, Value>, nonce| {
            let clients = ["ios", "android"];
            let nonce = ExpectedNonce::Drawn(nonce);
            judge(claims, Expected { issuer: "https://up.example", clients: &clients, nonce, rules: Rules::Plain }, NOW).map(|_| ())
        };
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for (changes, nonce, expected) in [
            (json!({ "aud": "ios", "nonce": "abc" }), Some("abc"), Ok(())),
            (json!({ "aud": "android", "nonce": of_abc }), Some("abc"), Ok(())),
            (json!({ "aud": "ios", "azp": "android", "nonce": null }), None, Ok(())),
            (json!({ "aud": "us", "nonce": null }), None, Err(TokenFault::Audience)),
            (json!({ "aud": "ios", "azp": "us", "nonce": null }), None, Err(TokenFault::Party)),
            (json!({ "aud": "ios", "nonce": "abc" }), None, Err(TokenFault::Nonce)),
            (json!({ "aud": "ios", "nonce": null }), Some("abc"), Err(TokenFault::Nonce)),
            (json!({ "aud": "ios", "nonce": "other" }), Some("abc"), Err(TokenFault::Nonce)),
            (json!({ "aud": "ios", "nonce": 7 }), None, Err(TokenFault::Nonce)),
        ] {
            assert_eq!(drawn(&with(changes.clone()), nonce), expected, "{changes} {nonce:?}");
        }
    }
}
