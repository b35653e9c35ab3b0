//! Authentication context classes: how sure the provider is of who signed in
//! ([Core §2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken),
//! [§5.5.1.1](https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics)).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::claims::ClaimsRequest;
use crate::protocol::error::OAuthError;
use crate::protocol::named_kinds::{kept_by_name, named_kinds};

named_kinds! {
    /// The classes there are, the weaker first, by their names in tokens.
    #[derive(PartialOrd, Ord)]
    pub enum Acr;

    /// One factor.
    One = "urn:latchkey:acr:1";
    /// Two factors, or a passkey with user verification.
    Two = "urn:latchkey:acr:2";
}

kept_by_name!(Acr);

impl fmt::Display for Acr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a client asks of the class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcrRequest {
    /// Classes that satisfy the client, best first; those we do not know are kept, since an essential demand for them
    /// alone cannot be met.
    pub values: Vec<String>,
    /// Whether a lower class than asked for is an error (`unmet_authentication_requirements`).
    pub essential: bool,
}

impl AcrRequest {
    /// From an `acr` claim asked for in the ID token, else `acr_values`, else the client's `default_acr_values`.
    ///
    /// # Errors
    /// `invalid_request` where an essential demand names classes that cannot be read: it must not pass for met.
    pub fn from_request(claims: &ClaimsRequest, acr_values: Option<&str>, default_acr_values: &[String]) -> Result<Self, OAuthError> {
        if let Some(Some(demand)) = claims.id_token.get("acr") {
            let asked = demand.value.iter().chain(demand.values.iter().flatten());
            let values: Option<Vec<String>> = asked.clone().map(|value| value.as_str().map(str::to_owned)).collect();
            let names_some = demand.value.is_some() || demand.values.is_some();
            if demand.essential && names_some && values.as_ref().is_none_or(Vec::is_empty) {
                return Err(OAuthError::invalid_request(
                    "claims: an essential acr must have value (a string) or values (an array of strings)",
                ));
            }
            let values: Vec<String> = asked.filter_map(Value::as_str).map(str::to_owned).collect();
            if !values.is_empty() {
                return Ok(Self { values, essential: demand.essential });
            }
        }
        let values = match acr_values {
            Some(text) => text.split(' ').filter(|value| !value.is_empty()).map(str::to_owned).collect(),
            None => default_acr_values.to_vec(),
        };
        Ok(Self { values, essential: false })
    }

    /// The class that a sign-in should aim for: the first asked for that there is.
    pub fn wanted(&self) -> Option<Acr> {
        self.values.iter().find_map(|value| Acr::parse(value))
    }

    /// Whether `reached` will do: always for a voluntary demand. An essential one is met by a class that was asked for
    /// and by any stronger one than such.
    pub fn is_met_by(&self, reached: Acr) -> bool {
        !self.essential || self.values.iter().filter_map(|value| Acr::parse(value)).any(|acr| acr <= reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(claims: &str, acr_values: Option<&str>) -> AcrRequest {
        AcrRequest::from_request(&ClaimsRequest::parse(claims).unwrap(), acr_values, &["urn:latchkey:acr:1".into()]).unwrap()
    }

    #[test]
    fn core_5_5_1_1_an_essential_acr_must_be_met_and_a_voluntary_one_may_not() {
        let essential = request(r#"{"id_token":{"acr":{"essential":true,"values":["urn:latchkey:acr:2"]}}}"#, None);
        assert_eq!(essential.wanted(), Some(Acr::Two));
        assert!(!essential.is_met_by(Acr::One) && essential.is_met_by(Acr::Two));
        let unknown = request(r#"{"id_token":{"acr":{"essential":true,"value":"urn:other"}}}"#, None);
        assert!(unknown.wanted().is_none() && !unknown.is_met_by(Acr::Two));
        let voluntary = request("{}", Some("urn:other urn:latchkey:acr:2"));
        assert_eq!(voluntary.wanted(), Some(Acr::Two));
        assert!(voluntary.is_met_by(Acr::One));
    }

    #[test]
    fn core_5_5_1_1_an_essential_demand_that_cannot_be_read_is_refused_and_never_dropped() {
        let ask = |demand: &str| {
            let claims = ClaimsRequest::parse(&format!(r#"{{"id_token":{{"acr":{demand}}}}}"#)).unwrap();
            AcrRequest::from_request(&claims, None, &[])
        };
        for unread in
            [r#""value":["urn:latchkey:acr:2"]"#, r#""values":[]"#, r#""values":[2]"#, r#""value":2,"values":["urn:latchkey:acr:2"]"#]
        {
            assert!(ask(&format!(r#"{{"essential":true,{unread}}}"#)).is_err(), "{unread}");
            assert!(!ask(&format!("{{{unread}}}")).unwrap().essential, "{unread}");
        }
    }

    #[test]
    fn the_clients_default_stands_in_where_nothing_is_asked() {
        assert_eq!(request("{}", None).wanted(), Some(Acr::One));
        assert_eq!(
            request(r#"{"id_token":{"acr":{"essential":true}}}"#, None),
            AcrRequest { values: vec!["urn:latchkey:acr:1".into()], essential: false }
        );
    }
}
