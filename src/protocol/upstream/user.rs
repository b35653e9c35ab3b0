//! Who somebody is where no ID token says it: what the user endpoint of an OAuth 2 provider answers to the token of a code. Nothing of it is
//! signed: it came over TLS from the address that an admin named, for a token that was got by our own code and its verifier.

use serde_json::{Map, Value};

use super::id_token::{Identity, LONGEST_SUBJECT, TokenFault, plain_text};

/// Which members of the answer say what. One below another is named with a dot (`data.id`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    subject: String,
    email: String,
    email_verified: String,
    name: String,
    username: String,
}

impl Default for Members {
    fn default() -> Self {
        Self {
            subject: "sub".into(),
            email: "email".into(),
            email_verified: "email_verified".into(),
            name: "name".into(),
            username: "preferred_username".into(),
        }
    }
}

impl Members {
    /// Reads `subject=id name=full_name`, parted by spaces; what is not said is as in OpenID Connect. None where a word is none of these.
    pub fn parse(text: &str) -> Option<Self> {
        let mut members = Self::default();
        for word in text.split_ascii_whitespace() {
            let (of, member) = word.split_once('=')?;
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:/".contains(&byte);
            if member.is_empty() || member.len() > 100 || !member.bytes().all(fits) {
                return None;
            }
            let place = match of {
                "subject" => &mut members.subject,
                "email" => &mut members.email,
                "email_verified" => &mut members.email_verified,
                "name" => &mut members.name,
                "username" => &mut members.username,
                _ => return None,
            };
            member.clone_into(place);
        }
        Some(members)
    }

    /// Those of GitHub: the number of an account is given to nobody else, its name is once it was changed. The address stands elsewhere.
    pub fn of_github() -> Self {
        Self { subject: "id".into(), email: String::new(), email_verified: String::new(), username: "login".into(), ..Self::default() }
    }
}

/// What stands at a path in an object: names parted by dots, and in an array the place, from 0 on.
pub(super) fn found<'a>(user: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    // A member whose name has a dot comes before one below another.
    user.get(path).or_else(|| {
        let mut parts = path.split('.');
        let first = user.get(parts.next()?)?;
        parts.try_fold(first, |value, part| match value {
            Value::Array(values) => values.get(part.parse::<usize>().ok()?),
            other => other.get(part),
        })
    })
}

/// Whom an answer is about.
///
/// # Errors
/// Where it names nobody.
pub fn of_user(user: &Map<String, Value>, members: &Members) -> Result<Identity, TokenFault> {
    let subject = match found(user, &members.subject) {
        Some(Value::String(text)) => text.clone(),
        // A number that has a fraction or is rounded may be that of several.
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => number.to_string(),
        _ => return Err(TokenFault::Subject),
    };
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
        return Err(TokenFault::Subject);
    }
    let text = |path: &str| found(user, path).and_then(plain_text);
    let email = text(&members.email);
    let email_verified = email.as_ref().and_then(|_| Some(found(user, &members.email_verified)? == &Value::Bool(true)));
    Ok(Identity {
        subject,
        email,
        email_verified,
        name: text(&members.name),
        username: text(&members.username),
        asked_at: None,
        claims: user.clone(),
        is_whole: true,
    })
}

/// The same with the addresses that GitHub lists: the primary one, where it is verified. Any other may be anybody's.
pub fn with_github_addresses(identity: Identity, addresses: &[Value]) -> Identity {
    let is_true = |address: &Value, name: &str| address.get(name) == Some(&Value::Bool(true));
    let primary = addresses.iter().find(|address| is_true(address, "primary") && is_true(address, "verified"));
    match primary.and_then(|address| plain_text(address.get("email")?)) {
        Some(email) => Identity { email: Some(email), email_verified: Some(true), ..identity },
        None => identity,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn user(members: &str, user: &Value) -> Result<Identity, TokenFault> {
        of_user(user.as_object().unwrap(), &Members::parse(members).unwrap())
    }

    #[test]
    fn members_are_named_and_what_is_no_subject_is_nobody() {
        let said = json!({ "data": { "id": "7" }, "mail": "a@b.example", "confirmed": true, "display": "A" });
        let read = user("subject=data.id email=mail email_verified=confirmed name=display", &said).unwrap();
        assert_eq!((read.subject.as_str(), read.verified_email(), read.name.as_deref()), ("7", Some("a@b.example"), Some("A")));
        assert_eq!(user("subject=id", &json!({ "id": 583_231 })).unwrap().subject, "583231");
        for bad in
            [json!({}), json!({ "id": "" }), json!({ "id": 1.5 }), json!({ "id": null }), json!({ "id": [1] }), json!({ "id": true })]
        {
            assert_eq!(user("subject=id", &bad), Err(TokenFault::Subject), "{bad}");
        }
        for bad in ["id", "subject=", "other=x", "subject=a b", "subject=a,b"] {
            assert_eq!(Members::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn attack_a6_an_address_of_a_user_endpoint_counts_where_a_boolean_says_so_alone() {
        for (said, verified) in [(json!(true), true), (json!("true"), false), (json!(1), false), (Value::Null, false)] {
            let read = user("", &json!({ "sub": "1", "email": "a@b.example", "email_verified": said })).unwrap();
            assert_eq!(read.verified_email().is_some(), verified, "{said}");
        }
        assert_eq!(user("", &json!({ "sub": "1", "email": "a@b.example" })).unwrap().verified_email(), None);
    }

    #[test]
    fn attack_a6_of_github_the_primary_address_counts_and_only_where_it_is_verified() {
        let octocat = json!({ "id": 1, "login": "octocat", "email": "shown@evil.example", "name": "The Octocat" });
        let known = || of_user(octocat.as_object().unwrap(), &Members::of_github()).unwrap();
        assert_eq!((known().email, known().username.as_deref()), (None, Some("octocat")), "what the profile shows is no address of theirs");
        let address = |email: &str, primary: bool, verified: bool| json!({ "email": email, "primary": primary, "verified": verified });
        let with = |addresses: &[Value]| with_github_addresses(known(), addresses).verified_email().map(str::to_owned);
        let (other, mine) = (address("other@b.example", false, true), address("mine@b.example", true, true));
        assert_eq!(with(&[other.clone(), mine]), Some("mine@b.example".to_owned()));
        assert_eq!(with(&[other, address("victim@b.example", true, false)]), None);
        assert_eq!(with(&[json!({ "email": "x@b.example", "primary": true, "verified": "true" }), json!("x"), Value::Null]), None);
    }
}
