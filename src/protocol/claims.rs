//! Which claims of a person a client gets: the table from scope to claims
//! ([Core §5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)) and the `claims` parameter
//! ([Core §5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter)).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::protocol::attribute::{Attribute, Attributes};
use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::named_kinds;
use crate::protocol::scope::{Scopes, StandardScope};
use crate::protocol::standard_claims;
use crate::protocol::subject::Subject;

impl StandardScope {
    /// The claims that the scope stands for.
    pub const fn claims(self) -> &'static [&'static str] {
        match self {
            Self::Profile => &[
                "name",
                "family_name",
                "given_name",
                "middle_name",
                "nickname",
                "preferred_username",
                "profile",
                "picture",
                "website",
                "gender",
                "birthdate",
                "zoneinfo",
                "locale",
                "updated_at",
            ],
            Self::Email => &["email", "email_verified"],
            Self::Address => &["address"],
            Self::Phone => &["phone_number", "phone_number_verified"],
            Self::Groups => &["groups"],
            Self::Openid | Self::OfflineAccess => &[],
        }
    }
}

/// Every claim that a scope stands for.
pub fn of_scopes() -> impl Iterator<Item = &'static str> {
    StandardScope::ALL.iter().flat_map(|scope| scope.claims().iter().copied())
}

named_kinds! {
    /// A claim of ID tokens that says who issued what for whom.
    pub enum TokenClaim;

    /// The issuer.
    Issuer = "iss";
    /// The person.
    Subject = "sub";
    /// The client that it is for.
    Audience = "aud";
    /// The client that it was issued to.
    AuthorizedParty = "azp";
    /// When it ends, in seconds.
    Expiry = "exp";
    /// When it was made, in seconds.
    IssuedAt = "iat";
    /// When the person was authenticated, in seconds.
    AuthTime = "auth_time";
    /// What the authorization request said.
    Nonce = "nonce";
    /// The authentication context class.
    Acr = "acr";
    /// The authentication methods.
    Amr = "amr";
    /// Hash of the access token that comes with it.
    AccessTokenHash = "at_hash";
    /// The session.
    SessionId = "sid";
}

/// Such claims of other tokens, or of none of ours yet, as [registered](https://www.iana.org/assignments/jwt/jwt.xhtml).
const OF_OTHER_TOKENS: [&str; 17] = [
    "nbf",
    "jti",
    "c_hash",
    "s_hash",
    "client_id",
    "scope",
    "authorization_details",
    "cnf",
    "act",
    "may_act",
    "events",
    "toe",
    "txn",
    "vot",
    "vtm",
    "sub_id",
    "sub_jwk",
];

/// Claims asked for in one place, at most.
const MAX_CLAIMS: usize = 100;

/// The `claims` parameter: what is asked for at userinfo and in the ID token. Unknown members and claims do no harm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimsRequest {
    /// Claims wanted from the userinfo endpoint.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub userinfo: BTreeMap<String, Option<ClaimDemand>>,
    /// Claims wanted in the ID token.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub id_token: BTreeMap<String, Option<ClaimDemand>>,
}

/// How one claim is asked for ([Core §5.5.1](https://openid.net/specs/openid-connect-core-1_0.html#IndividualClaimsRequests)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimDemand {
    /// Whether the client can hardly do without.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub essential: bool,
    /// The value it should have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The values it may have, best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<Value>>,
}

impl ClaimsRequest {
    /// Parses the `claims` parameter; `invalid_request` where it is not an object of objects as Core §5.5 says.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        let bad = |why: &str| OAuthError::invalid_request(format!("claims: {why}"));
        let request: Value = serde_json::from_str(text).map_err(|_| bad("not JSON"))?;
        let request = request.as_object().ok_or_else(|| bad("not a JSON object"))?;
        let place = |name: &str| -> Result<BTreeMap<String, Option<ClaimDemand>>, OAuthError> {
            let members = match request.get(name) {
                None | Some(Value::Null) => return Ok(BTreeMap::new()),
                Some(Value::Object(members)) if members.len() <= MAX_CLAIMS => members,
                Some(Value::Object(_)) => return Err(bad("more than 100 claims")),
                Some(_) => return Err(bad("userinfo and id_token must be objects")),
            };
            members
                .iter()
                .map(|(claim, demand)| match demand {
                    Value::Null => Ok((claim.clone(), None)),
                    demand => serde_json::from_value(demand.clone())
                        .map(|demand| (claim.clone(), Some(demand)))
                        .map_err(|_| bad("each claim must be null or an object with essential, value or values")),
                })
                .collect()
        };
        Ok(Self { userinfo: place("userinfo")?, id_token: place("id_token")? })
    }

    /// The person that must be the one who signs in, where `sub` is asked for with a value: a sign-in of anybody else
    /// must fail ([Core §5.5.1](https://openid.net/specs/openid-connect-core-1_0.html#IndividualClaimsRequests)).
    pub fn required_subject(&self) -> Option<Subject> {
        let value = |place: &BTreeMap<String, Option<ClaimDemand>>| place.get("sub")?.as_ref()?.value.as_ref()?.as_str().map(Subject::sent);
        [&self.id_token, &self.userinfo].into_iter().find_map(value)
    }

    /// The names of a person's claims that are asked for and that none of `scopes` stands for: those that a person is asked
    /// about by name.
    pub fn beyond<'a>(&'a self, scopes: &'a Scopes) -> impl Iterator<Item = &'a str> {
        self.names().filter(|name| scope_of_claim(name).is_none_or(|scope| !scopes.contains(scope)))
    }

    /// The names of a person's claims that are asked for anywhere.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let both = self.userinfo.keys().chain(self.id_token.keys().filter(|name| !self.userinfo.contains_key(*name)));
        both.map(String::as_str).filter(|name| !is_of_a_token(name))
    }

    /// The same without the claims that `keep` refuses.
    #[must_use]
    pub fn retain(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.userinfo.retain(|name, _| keep(name));
        self.id_token.retain(|name, _| keep(name));
        self
    }
}

/// The name of a claim without its language tag ([Core §5.2](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsLanguagesAndScripts)).
pub fn untagged(claim: &str) -> &str {
    claim.split('#').next().unwrap_or(claim)
}

/// The scope that stands for `claim`, where one does.
pub fn scope_of_claim(claim: &str) -> Option<&'static str> {
    let untagged = untagged(claim);
    StandardScope::ALL.iter().find(|scope| scope.claims().contains(&untagged)).map(|scope| scope.as_str())
}

/// Whether `claim` says who issued what for whom: never drawn from a person, whatever is asked for.
pub fn is_of_a_token(claim: &str) -> bool {
    TokenClaim::parse(claim).is_some() || OF_OTHER_TOKENS.contains(&claim)
}

/// What a person is called by their claims: `name`, else `given_name` and `family_name`.
pub fn full_name(claims: &Map<String, Value>) -> Option<String> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    text("name").map(str::to_owned).or_else(|| {
        let parts: Vec<&str> = ["given_name", "family_name"].into_iter().filter_map(text).collect();
        Some(parts.join(" ")).filter(|name| !name.is_empty())
    })
}

/// What claims are drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// What clients know them by.
    pub sub: Subject,
    /// The user name, else the address.
    pub preferred_username: String,
    /// The e-mail address as typed.
    pub email: String,
    /// Whether it was confirmed.
    pub email_verified: bool,
    /// Names of the groups the person is in.
    pub groups: Vec<String>,
    /// When the person's data last changed, in seconds.
    pub updated_at: i64,
    /// Every other claim: `name`, `given_name`, `address`, `phone_number`, `locale` ...
    pub other: Map<String, Value>,
    /// Which of them are declared, and which scope tells them.
    pub declared: Arc<Attributes>,
}

impl Person {
    /// The value of one claim; none where the person has none, or it is not a person's to say.
    pub fn claim(&self, name: &str) -> Option<Value> {
        match name {
            "preferred_username" => Some(self.preferred_username.clone().into()).filter(|_| !self.preferred_username.is_empty()),
            "email" => Some(self.email.clone().into()).filter(|_| !self.email.is_empty()),
            "email_verified" => Some(self.email_verified.into()).filter(|_| !self.email.is_empty()),
            "groups" => Some(self.groups.clone().into()),
            "updated_at" => Some(self.updated_at.into()),
            reserved if is_of_a_token(reserved) => None,
            other => {
                let kept = self.other.get(other).filter(|value| !value.is_null() && value.as_str() != Some(""));
                match kept {
                    // What was kept before it was declared may be of another type: an app gets nothing that it does not expect.
                    Some(value) => match self.declared.find(other) {
                        Some(attribute) => attribute.is_of_type(value).then(|| value.clone()),
                        None => standard_claims::healed(other, value),
                    },
                    None if other == "name" => full_name(&self.other).map(Value::from),
                    None => None,
                }
            }
        }
    }

    fn insert(&self, claims: &mut Map<String, Value>, names: impl IntoIterator<Item = impl AsRef<str>>) {
        for name in names {
            if let Some(value) = self.claim(name.as_ref()) {
                claims.insert(name.as_ref().to_owned(), value);
            }
        }
    }
}

fn names_of_scopes(scopes: &Scopes) -> impl Iterator<Item = &'static str> {
    StandardScope::ALL.iter().filter(|scope| scopes.contains(scope.as_str())).flat_map(|scope| scope.claims().iter().copied())
}

/// The declared claims that the granted scopes tell.
fn declared_of_scopes<'a>(person: &'a Person, scopes: &'a Scopes) -> impl Iterator<Item = &'a Attribute> {
    person.declared.iter().filter(|attribute| attribute.scope.as_deref().is_some_and(|scope| scopes.contains(scope)))
}

/// What /userinfo answers: `sub`, the claims of the granted scopes, and those asked for there
/// ([Core §5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse)).
pub fn userinfo_claims(person: &Person, scopes: &Scopes, claims: &ClaimsRequest) -> Map<String, Value> {
    let mut answer = Map::new();
    answer.insert("sub".into(), person.sub.as_str().into());
    person.insert(&mut answer, names_of_scopes(scopes));
    person.insert(&mut answer, declared_of_scopes(person, scopes).map(|attribute| &attribute.name));
    person.insert(&mut answer, claims.userinfo.keys());
    answer
}

/// What an ID token says of the person beside `sub`: `groups` whenever its scope was granted, declared claims that are to stand there when
/// theirs was, the claims asked for there, and with the client's `id_token_claims` setting all those of the granted scopes too.
pub fn id_token_claims(person: &Person, scopes: &Scopes, claims: &ClaimsRequest, id_token_claims: bool) -> Map<String, Value> {
    let mut answer = Map::new();
    person.insert(&mut answer, names_of_scopes(scopes).filter(|name| id_token_claims || *name == "groups"));
    let declared = declared_of_scopes(person, scopes).filter(|attribute| id_token_claims || attribute.in_id_token);
    person.insert(&mut answer, declared.map(|attribute| &attribute.name));
    person.insert(&mut answer, claims.id_token.keys());
    answer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn alice() -> Person {
        let other = json!({"name": "Alice", "phone_number": "+1", "aud": "evil", "nickname": ""});
        Person {
            sub: Subject::of_person("u1"),
            preferred_username: "alice".into(),
            email: "alice@example.com".into(),
            email_verified: true,
            groups: vec!["staff".into()],
            updated_at: 7,
            other: other.as_object().cloned().unwrap(),
            declared: Arc::default(),
        }
    }

    fn scopes(text: &str) -> Scopes {
        Scopes::parse(text).unwrap()
    }

    #[test]
    fn core_5_4_scopes_give_their_claims_at_userinfo_and_not_in_the_id_token() {
        let none = ClaimsRequest::default();
        let userinfo = userinfo_claims(&alice(), &scopes("openid profile email"), &none);
        assert_eq!(
            Value::Object(userinfo),
            json!({"sub": "u1", "name": "Alice", "preferred_username": "alice", "updated_at": 7,
                   "email": "alice@example.com", "email_verified": true})
        );
        assert!(id_token_claims(&alice(), &scopes("openid profile email"), &none, false).is_empty());
        assert_eq!(id_token_claims(&alice(), &scopes("openid email"), &none, true).len(), 2);
    }

    #[test]
    fn core_5_1_who_has_no_name_of_their_own_is_called_by_given_and_family_name() {
        let called = |other: Value| Person { other: other.as_object().cloned().unwrap(), ..alice() }.claim("name");
        assert_eq!(called(json!({"given_name": "Gisela", "family_name": "Freudenberg"})), Some(json!("Gisela Freudenberg")));
        assert_eq!(called(json!({"given_name": "Gisela", "family_name": ""})), Some(json!("Gisela")));
        assert_eq!(called(json!({"name": "Gisi", "given_name": "Gisela"})), Some(json!("Gisi")));
        assert_eq!((called(json!({"name": ""})), called(json!({"name": {"a": 1}, "locale": "de"}))), (None, None));
    }

    #[test]
    fn groups_stand_in_the_id_token_whenever_their_scope_was_granted() {
        let claims = id_token_claims(&alice(), &scopes("openid groups"), &ClaimsRequest::default(), false);
        assert_eq!(Value::Object(claims), json!({"groups": ["staff"]}));
    }

    #[test]
    fn core_5_5_claims_appear_only_where_they_were_asked_for() {
        let request =
            ClaimsRequest::parse(r#"{"userinfo":{"name":{"essential":true}},"id_token":{"email":null,"unknown":null},"x":1}"#).unwrap();
        let openid = scopes("openid");
        assert_eq!(Value::Object(userinfo_claims(&alice(), &openid, &request)), json!({"sub": "u1", "name": "Alice"}));
        assert_eq!(Value::Object(id_token_claims(&alice(), &openid, &request, false)), json!({"email": "alice@example.com"}));
        assert_eq!(request.names().collect::<Vec<_>>(), ["name", "email", "unknown"]);
    }

    #[test]
    fn a_person_cannot_say_what_is_the_issuers_to_say() {
        let request = ClaimsRequest::parse(r#"{"userinfo":{"aud":null,"iss":null},"id_token":{"aud":null,"sub":{"value":"u1"}}}"#).unwrap();
        assert_eq!(userinfo_claims(&alice(), &scopes("openid"), &request).len(), 1);
        assert!(id_token_claims(&alice(), &scopes("openid"), &request, true).is_empty());
        assert_eq!(request.required_subject(), Some(Subject::of_person("u1")));
    }

    #[test]
    fn core_5_5_a_malformed_claims_parameter_is_invalid_request() {
        for bad in ["", "x", "[]", r#"{"userinfo":[]}"#, r#"{"userinfo":{"name":1}}"#, r#"{"id_token":{"name":{"essential":"yes"}}}"#] {
            assert!(ClaimsRequest::parse(bad).is_err(), "{bad}");
        }
        for good in ["{}", r#"{"userinfo":null}"#, r#"{"id_token":{"acr":{"values":["a","b"],"x":1}}}"#] {
            assert!(ClaimsRequest::parse(good).is_ok(), "{good}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_without_a_panic_and_keeps_its_meaning(text in r#"[\[\]{}":,a-z0-9 ]{0,60}"#) {
            if let Ok(request) = ClaimsRequest::parse(&text) {
                let again = serde_json::to_string(&request).unwrap();
                prop_assert_eq!(ClaimsRequest::parse(&again).unwrap(), request);
            }
        }
    }
}
